"""Laws of the standards of others: what is written says what the timetable says, or the loss is told.

The readers here are independent of the library: they know the standards only, and look at one instant after the other.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.hours_documents import documents

from innbygger_core.hours import Access, Timetable, compile_hours, read_hours
from innbygger_core.interchange import hsds, schema_org
from innbygger_core.timekeeping import Span, Spans

Json: TypeAlias = dict[str, Any]

ONE_DAY = timedelta(days=1)
STEP = timedelta(minutes=5)  # everything that is drawn begins and ends on such a minute
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
dear = settings(max_examples=settings.default.max_examples // 4)  # each compiles and asks several times
CANNOT_BE_SAID = {"before-midnight", "clock-change", "unknown-time"}


class Asked(NamedTuple):
    """A timetable in some view, and a window of days."""

    timetable: Timetable
    start: date
    end: date

    @property
    def zone(self) -> ZoneInfo:
        """Whose days they are."""
        return ZoneInfo(self.timetable.versions[0].timezone)

    @property
    def open(self) -> Spans:
        """When it is known to be open."""
        return self.timetable.open_spans(self.start, self.end)

    @property
    def is_known(self) -> bool:
        """Whether nothing in the window is unknown."""
        return self.open == self.timetable.open_spans(self.start, self.end, perhaps=True)


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    """Draw hours of every kind, one way to look at them, and days around a trap."""
    drawn = draw(documents())
    context = [read_hours(json.dumps(document)) for document in drawn.context]
    timetable = compile_hours(read_hours(json.dumps(drawn.document)), context)
    layers = [layer.id for layer in timetable.versions[0].layers]
    views = [timetable, timetable.view(tuple(Access)[:6]), *(timetable.view(layer=name) for name in layers)]
    start = drawn.day - draw(st.integers(0, 21)) * ONE_DAY
    return Asked(draw(st.sampled_from(views)), start, start + draw(st.sampled_from([1, 7, 22, 50])) * ONE_DAY)


def codes(lost: tuple[Any, ...]) -> set[str]:
    return {each.code for each in lost}


# --- schema.org ------------------------------------------------------------------------------------------------------


def minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def stretch(row: Json) -> tuple[int, int]:
    """A row's minutes: closed is 00:00 twice, the whole day 00:00-23:59, and an earlier end is of the next day."""
    opens, closes = minutes(row["opens"]), minutes(row["closes"])
    if (row["opens"], row["closes"]) == ("00:00", "23:59"):
        return 0, 1440
    return opens, closes + 1440 * (closes < opens)


def names(row: Json, day: date) -> bool:
    days = row.get("dayOfWeek", [f"https://schema.org/{name}" for name in NAMES])
    first, last = row.get("validFrom", "0001-01-01"), row.get("validThrough", "9999-12-31")
    return f"https://schema.org/{NAMES[day.weekday()]}" in days and first <= str(day) <= last


def rows_of(place: Json, day: date) -> list[tuple[int, int]]:
    """What a day has: special hours take the place of the usual ones."""
    special, usual = (
        [stretch(row) for row in place.get(member, []) if names(row, day)]
        for member in ("specialOpeningHoursSpecification", "openingHoursSpecification")
    )
    return special or usual


def instants(window: Asked) -> list[datetime]:
    """Every five minutes of real time in a window, on the clock of the place."""
    start, end = (datetime.combine(day, time(), window.zone).timestamp() for day in (window.start, window.end))
    return [datetime.fromtimestamp(at, window.zone) for at in range(int(start), int(end), int(STEP.total_seconds()))]


def says_open(place: Json, when: datetime, days: dict[date, list[tuple[int, int]]]) -> bool:
    minute = when.hour * 60 + when.minute
    for day, late in ((when.date(), 0), (when.date() - ONE_DAY, 1440)):
        if day not in days:
            days[day] = rows_of(place, day)
        if any(start <= minute + late < end for start, end in days[day]):
            return True
    return False


@dear
@given(asked())
def test_schema_org_says_open_only_when_it_is_and_tells_what_it_cannot_say(window: Asked):
    written = schema_org.hours(window.timetable, start=window.start, end=window.end)
    days: dict[date, list[tuple[int, int]]] = {}
    said = {when: says_open(written.json_ld, when, days) for when in instants(window)}
    wrong = [when for when, is_open in said.items() if is_open and not window.timetable.is_open(when)]
    unsaid = [when for when, is_open in said.items() if not is_open and window.timetable.is_open(when)]
    assert wrong == []
    assert unsaid == [] or "clock-change" in codes(written.lost)
    assert window.is_known or "unknown-time" in codes(written.lost)


@dear
@given(asked())
def test_schema_org_is_written_alike_each_time_and_read_back_as_it_was_or_the_loss_is_told(window: Asked):
    written = schema_org.hours(window.timetable, start=window.start, end=window.end)
    assert written == schema_org.hours(window.timetable, start=window.start, end=window.end)
    if written.json_ld:
        read = schema_org.read(json.dumps(written.json_ld), timezone=window.zone.key)
        again = compile_hours(read.hours).open_spans(window.start, window.end)
        assert read.lost == ()
        assert again == window.open or CANNOT_BE_SAID & codes(written.lost)
    else:
        assert not window.open


# --- HSDS ------------------------------------------------------------------------------------------------------------


def openings(row: Json) -> list[Span]:
    """All stretches of a schedule, by the rules of RFC 5545."""
    rule = f"FREQ={row['freq']};INTERVAL={row['interval']};BYDAY={row['byday']}"
    first, last = (datetime.fromisoformat(row[name]) for name in ("valid_from", "valid_to"))
    found = rrulestr(rule, dtstart=first).between(first, last, inc=True)
    return [opening(day.date(), row["opens_at"], row["closes_at"]) for day in found]


def opening(day: date, opens_at: str, closes_at: str) -> Span:
    opens, closes = time.fromisoformat(opens_at), time.fromisoformat(closes_at)
    start, end = datetime.combine(day, opens), datetime.combine(day, closes)
    if (opens_at[:5], closes_at[:5]) == ("00:00", "23:59"):
        end += timedelta(minutes=1)
    return Span(start, end if end > start else end + ONE_DAY)


@dear
@given(asked())
def test_hsds_says_exactly_what_is_open_alike_each_time_and_tells_what_is_unknown(window: Asked):
    written, again = (hsds.schedules(window.timetable, window.start, window.end) for _ in range(2))
    found = [span for row in written.schedules for span in openings(row)]
    assert Spans.of(*found).shown_in(window.zone).clip(window.start, window.end) == window.open
    assert window.is_known or "unknown-time" in codes(written.lost)
    assert json.dumps(written.schedules) == json.dumps(again.schedules)
    assert len({row["id"] for row in written.schedules}) == len(written.rows)
