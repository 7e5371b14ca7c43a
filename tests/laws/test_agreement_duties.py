"""What becomes of obligations and meetings, beside a reckoning that walks from day to day and counts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from innbygger_core.agreements import Agreement, DueDates
from innbygger_core.agreements._reckoning._course import course_by
from innbygger_core.agreements._reckoning._due_days import REACH, due_days
from innbygger_core.agreements._reckoning._duties import duties_between, lapsed_obligations
from innbygger_core.agreements._reckoning._stages import AFTER_ALL
from innbygger_core.agreements._reckoning._timeline import timeline_of
from innbygger_core.timekeeping import FIRST_DAY, Convention, Period, adjust, is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = timedelta(days=1)
# The last day is a Sunday before a holiday, so that what is due on it moves on beyond it.
BEGINS, ENDS = date(2022, 3, 31), date(2023, 12, 31)
ELECTION = date(2023, 9, 11)
SEASONS = {"spring": "05-31", "summer": "08-31", "autumn": "11-30", "winter": "02-29"}

days = st.integers(-20, 700).map(lambda after: BEGINS + timedelta(days=after))
periods = st.sampled_from(["P1M", "P6M", "P20D", "P7W", "P1M3D", "P4M"])
yearly_days = st.sampled_from(["02-28", "02-29", "04-01", "05-16", "05-17", "12-25", "12-31", "01-01"])
ways = st.one_of(
    st.fixed_dictionaries({"on": st.lists(days.map(str), min_size=1, max_size=4)}),
    st.fixed_dictionaries({"every": periods}, optional={"first": days.map(str)}),
    st.fixed_dictionaries({"yearly": st.lists(yearly_days, min_size=1, max_size=4)}),
    st.fixed_dictionaries({"season": st.sampled_from([*SEASONS])}),
    st.fixed_dictionaries({"after_election": periods}),
)
dues = st.tuples(ways, st.sampled_from([str(one) for one in Convention])).map(
    lambda told: {**told[0], "convention": told[1]}
)
tolerances = st.sampled_from([None, "P3D", "P1M", "P5M"])


class Time(NamedTuple):
    """One time that something is due, in the plain reckoning."""

    due: date
    told: date
    last_day: date
    wanted: int


def plus(day: date, period: str, times: int = 1) -> date:
    return day + relativedelta(months=Period(period).months * times, days=Period(period).days * times)


def told_days(due: dict[str, Any], start: date, end: date) -> Iterator[date]:
    """Walk from day to day, and stop at those that the agreement names."""
    base, number = (date.fromisoformat(due["first"]), 0) if "first" in due else (BEGINS, 1)
    every = plus(base, due["every"], number) if "every" in due else AFTER_ALL
    elected = plus(ELECTION, due["after_election"]) if "after_election" in due else AFTER_ALL
    named = due.get("on", ()) or due.get("yearly") or [SEASONS.get(due.get("season", ""))]
    day = min(start, every)
    while day < end:
        leap = "02-29" in named and f"{day + DAY:%m-%d}" == "03-01"
        if leap or day in (every, elected) or f"{day:%m-%d}" in named or str(day) in named:
            yield day
        if day == every:
            number += 1
            every = plus(base, due["every"], number)
        day += DAY


def walked(day: date, step: timedelta) -> date:
    while not is_working_day(day):
        day += step
    return day


def moved(day: date, convention: str) -> date:
    if convention == "unadjusted":
        return day
    later = walked(day, DAY)
    back = convention == "preceding" or (convention == "modified_following" and later.month != day.month)
    return walked(day, -DAY) if back else later


def all_days(due: dict[str, Any]) -> dict[date, date]:
    """Find all days around the agreement on which something is due, and for which day each stands."""
    found: dict[date, date] = {}
    for day in told_days(due, BEGINS - 40 * DAY, ENDS + 200 * DAY):
        found.setdefault(moved(day, due["convention"]), day)
    return found


class Story(NamedTuple):
    """An agreement with one obligation: what it says at first, what it says later, its rest, and what was done."""

    first: dict[str, Any]
    later: dict[str, Any] | None
    amended: date
    rest: tuple[date, date] | None
    records: tuple[dict[str, Any], ...]

    def agreement(self) -> Agreement:
        acts = [*self.records]
        if self.later is not None:
            on, changes = str(self.amended), {"obligations": [row(self.later)] if self.later else []}
            acts.append({"kind": "amend", "id": "a1", "on": on, "valid_from": on, "reason": "So", "changes": changes})
        if self.rest is not None:
            first, last = map(str, self.rest)
            acts.append({"kind": "pause", "on": str(BEGINS), "first_day": first, "last_day": last})
        parties, duration = ["unit/hubs", "unit/arts"], {"first_day": str(BEGINS), "last_day": str(ENDS)}
        facts = {"parties": parties, "duration": duration, "obligations": [row(self.first)], "acts": acts}
        return Agreement.model_validate({"id": "hall", "kind": "lease", **facts})

    def times(self, known: date) -> list[Time]:
        """List the times that it is due, as known on a day."""
        amended = self.amended if self.later is not None and self.amended <= known else AFTER_ALL
        rows = [(self.first, FIRST_DAY, amended), (self.later or {}, amended, AFTER_ALL)]
        found = [
            Time(day, told, plus(day, said["tolerance"]) if said["tolerance"] else day, said["amount"] or 1)
            for said, start, end in rows
            if said
            for day, told in all_days(said["due"]).items()
            if start <= day < end
        ]
        return sorted(
            one for one in found if one.due >= BEGINS and min(one.due, one.told) <= ENDS and not self.rests(one)
        )

    def rests(self, one: Time) -> bool:
        return self.rest is not None and self.rest[0] <= one.due <= self.rest[1]

    def stands(self, day: date) -> list[tuple[str, date, date, int, int, bool]]:
        """Tell how it stands on a day: every time that was due, and the next."""
        times = self.times(day)
        counts, enough = dict.fromkeys(times, 0), dict[Time, date]()
        for record in sorted(self.records, key=lambda record: record["on"]):
            on = date.fromisoformat(record["on"])
            one = found(record, on, times, enough) if on <= day else None
            if one is not None:
                counts[one] += record["amount"] or one.wanted
                if counts[one] >= one.wanted:
                    enough.setdefault(one, on)
        following = [one for one in times if one.due > day][:1]
        return [
            (
                word(counts[one], enough.get(one), one, day),
                one.due,
                one.last_day,
                counts[one],
                one.wanted,
                enough.get(one, one.due) > one.last_day,
            )
            for one in [*(one for one in times if one.due <= day), *following]
        ]


def row(said: dict[str, Any]) -> dict[str, Any]:
    return {"id": "report", "text": "A report", **said}


def found(record: dict[str, Any], on: date, times: list[Time], enough: dict[Time, date]) -> Time | None:
    """Find what a record counts for."""
    if record["due"] is not None:
        return next((one for one in times if record["due"] == str(one.due)), None)
    for one in times:
        if one.due < on <= one.last_day and one not in enough:
            return one
    return next((one for one in times if on <= one.due), None)


def word(count: int, enough: date | None, one: Time, day: date) -> str:
    if enough is not None:
        return "fulfilled"
    if day > one.last_day:
        return "lapsed"
    return "partly" if count else "unfulfilled"


said = st.fixed_dictionaries({"due": dues, "tolerance": tolerances, "amount": st.sampled_from([None, 2, 3])})


@st.composite
def stories(draw: st.DrawFn) -> Story:
    first, later = draw(said), draw(st.one_of(st.none(), st.just({}), said))
    rest = draw(st.one_of(st.none(), st.tuples(days, days).map(lambda both: (min(both), max(both)))))
    on = st.fixed_dictionaries({"on": days.map(str), "amount": st.sampled_from([None, 1, 2])})
    due = sorted(all_days(first["due"])) or [BEGINS]
    named = st.one_of(st.none(), st.none(), st.sampled_from(due).map(str))
    records = draw(st.lists(st.tuples(on, named), max_size=6))
    told = ({**record, "due": name, "kind": "record_fulfilment", "obligation": "report"} for record, name in records)
    return Story(first, later, draw(days), rest, tuple(told))


def stands(agreement: Agreement, day: date) -> list[tuple[Any, ...]]:
    return [(str(one.status), one.due, one.last_day, one.done, one.wanted, one.late) for one in agreement.duties(day)]


@given(stories(), days)
def test_it_stands_as_the_plain_reckoning_says(story: Story, day: date):
    assert stands(story.agreement(), day) == story.stands(day)


@given(stories(), days)
def test_what_has_lapsed_is_what_stands_as_lapsed(story: Story, day: date):
    agreement = story.agreement()
    lapsed = tuple(one for one in agreement.duties(day) if one.status == "lapsed")
    assert lapsed_obligations(course_by(agreement, day), agreement, day) == lapsed


@given(stories(), days)
def test_what_is_recorded_later_never_changes_the_past(story: Story, day: date):
    agreement = story.agreement()
    early = agreement.model_copy(update={"acts": tuple(act for act in agreement.acts if act.on <= day)})
    assert early.duties(day) == agreement.duties(day)


@given(stories(), days)
def test_it_changes_only_the_day_after_it_was_due_or_when_something_is_recorded(story: Story, start: date):
    agreement = story.agreement()
    recorded = {act.on for act in agreement.acts}
    for before, after in pairwise(start + timedelta(days=number) for number in range(60)):
        was = {one.due: one for one in agreement.duties(before)}
        now = {one.due: one for one in agreement.duties(after)}
        if after not in recorded:
            changed = [one for due, one in was.items() if now[due] != one]
            assert all(one.last_day == before and now[one.due].status == "lapsed" for one in changed)


@given(stories(), days, days, days)
def test_what_is_due_in_a_window_is_what_is_due_in_its_parts(story: Story, one: date, two: date, three: date):
    agreement = story.agreement()
    start, middle, end = sorted([one, two, three])

    def due_in(first: date, after: date) -> list[tuple[str, Any]]:
        both = [state for state, _ in duties_between(timeline_of(agreement), first, after)]
        due = [("due", state) for state in both if first <= state.due < after]
        return due + [("last", state) for state in both if first <= state.last_day < after]

    def place(told: tuple[str, Any]) -> tuple[str, date]:
        return told[0], told[1].due

    assert sorted(due_in(start, end), key=place) == sorted(due_in(start, middle) + due_in(middle, end), key=place)
    last = {state.due: state for state in agreement.duties(date(2199, 12, 31))}
    assert all(last[state.due] == state for _, state in due_in(start, end))


@given(dues, days, days, days)
def test_the_days_of_a_window_are_the_days_of_its_parts(due: dict[str, Any], one: date, two: date, three: date):
    dates, (start, middle, end) = DueDates.model_validate(due), sorted([one, two, three])
    whole = [*due_days(dates, BEGINS, start, end)]
    assert whole == [*due_days(dates, BEGINS, start, middle), *due_days(dates, BEGINS, middle, end)]
    assert all([*due_days(dates, BEGINS, day, day + DAY)] == [(day, told)] for day, told in whole)
    assert dict(whole) == {day: told for day, told in all_days(due).items() if start <= day < end}


@given(periods, st.dates(FIRST_DAY, date(2100, 1, 1)), st.dates(date(1950, 1, 1), date(2199, 1, 1)))
def test_steps_are_counted_from_the_first_however_far_away(period: str, first: date, start: date):
    due = DueDates.model_validate({"every": period, "first": first, "convention": "unadjusted"})
    counted = (plus(first, period, times) for times in range(20_000) if first < start + timedelta(days=200))
    expected = []
    for day in counted:
        if day >= start + timedelta(days=200):
            break
        expected += [day] if day >= start else []
    assert [day for day, _ in due_days(due, BEGINS, start, start + timedelta(days=200))] == expected


@pytest.mark.parametrize("convention", Convention)
def test_no_day_moves_farther_than_the_reach(convention: Convention):
    first, last = FIRST_DAY + REACH, AFTER_ALL - REACH - DAY
    every = (first + timedelta(days=after) for after in range((last - first).days + 1))
    assert max(abs(adjust(day, convention) - day) for day in every if not is_working_day(day)) <= REACH
