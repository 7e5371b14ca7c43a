"""Laws of calendars: a feed says exactly what the timetable says, is clean by RFC 5545, and is always the same bytes.

The reader here is independent of the writer: it knows the format only, and expands rules with dateutil.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias
from zoneinfo import ZoneInfo

from attrs import frozen
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from innbygger_core import nye_asker
from innbygger_core.hours import Access
from innbygger_core.ical import feeds, opening_hours
from innbygger_core.network import Plan
from innbygger_core.timekeeping import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from hypothesis.strategies import DrawFn

Asked: TypeAlias = tuple[Plan, date, date]
Layers: TypeAlias = dict[tuple[str, str], list[Span]]
EVERYTHING = tuple(Access)[:6]
YEAR = date(2026, 1, 1), date(2027, 1, 1)
# Days near which a clock changes, or much is closed, in zones whose clocks follow yearly rules.
TRAPS = {
    "Europe/Oslo": (date(2026, 3, 29), date(2026, 10, 25), date(2027, 5, 17), date(2026, 12, 28)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Antarctica/Troll": (date(2026, 3, 29), date(2026, 10, 25)),
    "UTC": (date(2028, 2, 29),),
}


# --- Plans with one hub, whose hours are of every kind ---------------------------------------------------------------

DAYS = st.sampled_from(
    [
        ["10:00-16:00"],
        ["10:00-16:00"],
        ["08:00-12:00", "13:00-17:30"],
        ["22:00-06:00"],
        ["22:00-02:30"],
        ["00:00-24:00"],
        ["02:15-02:45", "03:00-05:00"],
        ["01:30-03:15", "16:00-01:00"],
        ["10:00-14:00", "14:00-15:00?"],
        ["unknown"],
        [],
    ]
)
WEEKS = st.dictionaries(st.sampled_from(["mon-wed", "thu", "fri", "sat", "sun"]), DAYS, max_size=5)
HOLIDAYS = st.sampled_from([None, "as_usual", {"public": []}, {"public": [], "christmas_eve": ["10:00-12:00"]}])


@st.composite
def _exception(draw: DrawFn, number: int, around: date) -> dict[str, Any]:
    first = around + timedelta(days=draw(st.integers(-60, 60)))
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 1, 6, 30, 55])))
    said = {"id": f"item-{number}", "first_day": str(first), "last_day": str(last), "hours": draw(DAYS)}
    reason = draw(st.sampled_from([None, "Varetelling", {"nb": "Sommer", "nn": "Sommar", "en": "Summer"}]))
    return said if reason is None else said | {"reason": reason}


@st.composite
def _hours(draw: DrawFn, zone: str, trap: date) -> list[dict[str, Any]]:
    """Draw the versions of the hours: one, or two of which the second begins at the trap."""
    versions = []
    for n in range(draw(st.integers(1, 2))):
        layers = [
            {
                "id": f"layer-{number}",
                "access": draw(st.sampled_from(EVERYTHING[:3])),
                "week": draw(WEEKS),
                "holidays": draw(HOLIDAYS),
            }
            for number in range(draw(st.integers(1, 2)))
        ]
        exceptions = [draw(_exception(number, trap)) for number in range(draw(st.integers(0, 3)))]
        said = {"id": "hours", "timezone": zone, "layers": layers, "exceptions": exceptions}
        versions.append({"format": "innbygger.hours/1", **said, **({"valid_from": str(trap)} if n else {})})
    if len(versions) > 1:
        versions[0]["valid_to"] = str(trap - timedelta(days=1))
    return versions


@st.composite
def asked(draw: DrawFn) -> Asked:
    """Draw a plan, and a window to ask about."""
    zone = draw(st.sampled_from(sorted(TRAPS)))
    trap = draw(st.sampled_from(TRAPS[zone]))
    start = trap - timedelta(days=draw(st.integers(0, 100)))
    end = trap + timedelta(days=draw(st.integers(0, 100)))
    municipality = {"name": "Fjord", "timezone": zone, "authority": "fjord.example"}
    hub = {"id": "torget", "name": "Torget", "hours": "hours"}
    try:
        plan = Plan.model_validate({"municipality": municipality, "hubs": [hub], "hours": draw(_hours(zone, trap))})
    except ValidationError as refused:
        assume("tie" not in str(refused))  # two exceptions may well contradict each other
        raise
    return plan, start, end


def feed_of(plan: Plan, start: date, end: date) -> bytes:
    return opening_hours(plan, "torget", start, end, access=EVERYTHING)


# --- A reader that knows the format, and nothing of who wrote it -----------------------------------------------------


@frozen
class Line:
    """A content line, unfolded."""

    name: str
    parameters: dict[str, str]
    value: str

    @classmethod
    def read(cls, text: str) -> Line:
        head, value = text.split(":", 1)
        name, *parameters = head.split(";")
        return cls(name, dict(parameter.split("=", 1) for parameter in parameters), value)

    @property
    def form(self) -> str:
        """What kind of time it is: a date, UTC, or local to a zone; all else is floating."""
        utc = "UTC" if self.value.endswith("Z") else "floating"
        return self.parameters.get("VALUE") or self.parameters.get("TZID") or utc

    @property
    def when(self) -> Any:  # noqa: ANN401 - a date, or a datetime
        """The time as written: a date, an instant in UTC, or a clock's reading in the line's zone."""
        if self.form == "DATE":
            return datetime.strptime(self.value, "%Y%m%d").replace(tzinfo=UTC).date()
        zone = UTC if self.form == "UTC" else ZoneInfo(self.parameters["TZID"])
        return datetime.strptime(self.value.rstrip("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=zone)


@frozen
class Component:
    """A component: its own lines, and what is inside it."""

    name: str
    lines: tuple[Line, ...]
    parts: tuple[Component, ...]

    def all(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def one(self, name: str) -> Line:
        (line,) = self.all(name)
        return line

    def value(self, name: str) -> str:
        return next((line.value for line in self.all(name)), "")


def read(feed: bytes) -> Component:
    lines = [Line.read(text) for text in feed.decode().replace("\r\n ", "").split("\r\n")[:-1]]
    calendar, rest = _component(lines)
    assert rest == []
    return calendar


def _component(lines: list[Line]) -> tuple[Component, list[Line]]:
    first, rest = lines[0], lines[1:]
    assert first.name == "BEGIN"
    own, parts = [], []
    while rest[0].name != "END":
        if rest[0].name == "BEGIN":
            part, rest = _component(rest)
            parts.append(part)
        else:
            own.append(rest[0])
            rest = rest[1:]
    assert rest[0].value == first.value
    return Component(first.value, tuple(own), tuple(parts)), rest[1:]


def events_of(feed: bytes) -> list[Component]:
    return [part for part in read(feed).parts if part.name == "VEVENT"]


def expanded(feed: bytes) -> Layers:
    """Find what a feed says is open, layer by layer; days that are closed are left out.

    Clients differ in whether a repeated event keeps its length or its closing time when the clock changes in it, so
    both are tried, and must agree.
    """
    found: Layers = {}
    events = [event for event in events_of(feed) if event.one("DTSTART").form != "DATE"]
    moved = {(event.value("UID"), event.one("RECURRENCE-ID").when) for event in events if event.all("RECURRENCE-ID")}
    for event in events:
        uid, start, end = event.value("UID"), event.one("DTSTART").when, event.one("DTEND").when
        starts = [start] if not event.all("RRULE") else list(_starts(event, start))
        for each in (each for each in starts if event.all("RECURRENCE-ID") or (uid, each) not in moved):
            assert each.utcoffset() == each.replace(fold=1).utcoffset(), "a reading that is skipped or repeated"
            by_clock = (each + (end - start)).astimezone(UTC)
            by_length = each.astimezone(UTC) + (end.astimezone(UTC) - start.astimezone(UTC))
            assert by_clock == by_length
            layer, access = uid.split("~")[2:4]
            found.setdefault((layer, access), []).append(Span(each.astimezone(UTC), by_length))
    return found


def _starts(event: Component, start: datetime) -> Iterator[datetime]:
    until = re.search(r"UNTIL=(\w+Z)", event.value("RRULE"))[1]
    last = Line("UNTIL", {}, until).when.astimezone(start.tzinfo)
    rule = rrulestr(event.value("RRULE").replace(f"UNTIL={until};", ""), dtstart=start.replace(tzinfo=None))
    excepted = {line.when for line in event.all("EXDATE")}
    for reading in rule.xafter(start.replace(tzinfo=None), inc=True):
        if reading > last.replace(tzinfo=None):
            return
        if reading.replace(tzinfo=start.tzinfo) not in excepted:
            yield reading.replace(tzinfo=start.tzinfo)


def opened(plan: Plan, hub: str, start: date, end: date) -> dict[tuple[str, str], Spans]:
    """Find what the timetable says is open, layer by layer."""
    found: Layers = {}
    for kind in EVERYTHING:
        for stretch in plan.timetable(hub).spans(start, end, kind):
            for layer in stretch.layers:
                found.setdefault((layer, str(kind)), []).append(Span(stretch.start, stretch.end))
    return {name: Spans.of(*spans) for name, spans in found.items()}


# --- The laws --------------------------------------------------------------------------------------------------------


@given(asked())
def test_a_feed_is_open_exactly_when_the_timetable_is(drawn: Asked):
    plan, start, end = drawn
    found = expanded(feed_of(plan, start, end))
    assert {name: Spans.of(*spans) for name, spans in found.items()} == opened(plan, "torget", start, end)
    for spans in found.values():
        ordered = sorted(spans, key=lambda span: span.edges)
        assert not any(earlier.overlaps(later) for earlier, later in pairwise(ordered)), "said twice"


@given(asked())
def test_the_library_reads_its_own_rules_as_others_do(drawn: Asked):
    plan, start, end = drawn
    feed = feeds.opening_hours(plan, "torget", start, end, access=EVERYTHING)
    found: Layers = {}
    for one in feed.occurrences(start - timedelta(days=2), end + timedelta(days=2)):
        if isinstance(one.start, datetime):
            layer, access = one.uid.split("~")[2:4]
            found.setdefault((layer, access), []).append(Span(one.start.astimezone(UTC), one.end.astimezone(UTC)))
    others = expanded(feed.content)
    assert {name: Counter(spans) for name, spans in found.items()} == {
        name: Counter(spans) for name, spans in others.items()
    }


@given(asked())
def test_a_day_is_closed_only_where_nothing_is_open(drawn: Asked):
    plan, start, end = drawn
    timetable = plan.timetable("torget")
    for event in events_of(feed_of(plan, start, end)):
        if event.one("DTSTART").form == "DATE":
            kind = event.value("UID").split("~")[2]
            days = event.one("DTSTART").when, event.one("DTEND").when
            assert start <= days[0] < days[1] <= end
            assert not list(timetable.spans(*days, EVERYTHING if kind == "all" else kind))


@given(asked())
def test_a_feed_is_clean(drawn: Asked):
    assert_clean(feed_of(*drawn))


@settings(max_examples=25)  # each is written twice
@given(asked())
def test_the_same_data_give_the_same_bytes(drawn: Asked):
    plan, start, end = drawn
    again = Plan.model_validate_json(plan.model_dump_json())
    assert feed_of(again, start, end) == feed_of(plan, start, end)


def test_the_hubs_that_are_shipped_keep_the_laws():
    plan = nye_asker()
    for hub in {row.id for row in plan.hubs}:
        feed = opening_hours(plan, hub, *YEAR, access=EVERYTHING)
        assert_clean(feed)
        found = {name: Spans.of(*spans) for name, spans in expanded(feed).items()}
        assert found == opened(plan, hub, *YEAR)


# --- What RFC 5545 asks for, and what real clients do ----------------------------------------------------------------

ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "RRULE", "RECURRENCE-ID", "SUMMARY", "DESCRIPTION", "SEQUENCE", "TRANSP"}
NEEDED = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "TRANSP"}


def assert_clean(feed: bytes) -> None:
    assert_lines(feed)
    calendar = read(feed)
    assert calendar.name == "VCALENDAR"
    assert (calendar.one("VERSION").value, calendar.one("METHOD").value) == ("2.0", "PUBLISH")
    assert calendar.one("PRODID").value == "-//innbygger_core//ical//EN"
    assert calendar.one("REFRESH-INTERVAL").parameters == {"VALUE": "DURATION"}
    zones = [part for part in calendar.parts if part.name == "VTIMEZONE"]
    events = [part for part in calendar.parts if part.name == "VEVENT"]
    assert len(zones) + len(events) == len(calendar.parts)
    for event in events:
        assert_event(event, {"UTC", "DATE"} | {zone.one("TZID").value for zone in zones})
    assert_recurrences(events)


def assert_lines(feed: bytes) -> None:
    assert feed.endswith(b"\r\n")
    assert re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", feed) is None
    for line in feed.split(b"\r\n"):
        assert len(line.decode().encode()) <= 75


def assert_event(event: Component, zones: Collection[str]) -> None:
    names = [line.name for line in event.lines]
    assert set(names) >= NEEDED
    assert all(names.count(name) <= 1 for name in ONCE)
    assert not {"RDATE", "DURATION"} & set(names)
    assert event.one("DTSTAMP").form == "UTC"
    forms = {line.form for name in ("DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID") for line in event.all(name)}
    assert forms <= zones, "a floating time, or a zone that is not defined"
    assert len({event.one(name).form for name in ("DTSTART", "DTEND")}) == 1
    assert event.one("DTSTART").when < event.one("DTEND").when


def assert_recurrences(events: list[Component]) -> None:
    identities = [(event.value("UID"), event.value("RECURRENCE-ID")) for event in events]
    assert len(identities) == len(set(identities))
    masters = {event.value("UID"): event for event in events if not event.all("RECURRENCE-ID")}
    for before, event in pairwise([None, *events]):
        master = masters[event.value("UID")]
        times = event.all("EXDATE") + event.all("RECURRENCE-ID")
        assert {line.form for line in times} <= {master.one("DTSTART").form}
        assert {len(line.value) for line in times} <= {len("20260101T000000"), len("20260101T000000Z")}, "one a line"
        assert len(times) == len({line.value for line in times})
        if event.all("RECURRENCE-ID"):
            assert before.value("UID") == event.value("UID"), "an override stands right after what it belongs to"
            assert event.one("RECURRENCE-ID").value not in {line.value for line in master.all("EXDATE")}
        if event.all("RRULE"):
            assert re.fullmatch(r"FREQ=WEEKLY;UNTIL=\d{8}T\d{6}Z;BYDAY=[A-Z,]+", event.value("RRULE"))
