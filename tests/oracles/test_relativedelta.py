"""Terms and notice beside ``dateutil.relativedelta``. Where a rule is an addition they agree; where people take it for
another addition, or for a subtraction, they differ; each difference has exactly one of the reasons listed here and in
``docs/explanation/deadlines-and-notice.md``."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from dateutil.relativedelta import relativedelta

from innbygger_core.agreements import Agreement
from innbygger_core.errors import OutOfRange
from innbygger_core.timekeeping import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ONE = timedelta(days=1)
DRAWS = 8_000
EXPLAINED = Path(__file__).parents[2] / "docs" / "explanation" / "deadlines-and-notice.md"


class Draw(NamedTuple):
    """A day, and a length of so many months and then so many days."""

    day: date
    months: int
    days: int

    @property
    def text(self) -> str:
        return f"P{self.months}M{self.days}D"

    @property
    def theirs(self) -> relativedelta:
        return relativedelta(months=self.months, days=self.days)


def month_length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def draws(seed: int) -> Iterator[Draw]:
    """Draw days of which every third is near the end of a month, and lengths of which most are whole months."""
    random = Random(seed)  # noqa: S311 - the same draws every time
    for number in range(DRAWS):
        day = date(2000, 1, 1) + random.randrange(30 * 365) * ONE
        if number % 3 == 0:
            day = day.replace(day=month_length(day) - random.randrange(3))
        months = random.choice([0, 1, 2, 3, 6, 12, 12, 24, 48, random.randrange(1, 60)])
        days = random.choice([0, 0, 0, random.randrange(1, 80)]) if months else random.randrange(1, 800)
        yield Draw(day, months, days)


def agreement(duration: dict[str, Any], notice: dict[str, Any] | None = None, *given: str) -> Agreement:
    return Agreement.model_validate(
        {
            "id": "any",
            "kind": "own",
            "parties": ["unit/hubs", "organisation/choir"],
            "duration": duration,
            "termination": {"notice": notice},
            "acts": [{"kind": "give_notice", "on": on} for on in given],
        }
    )


# --- Where they agree ------------------------------------------------------------------------------------------------


def test_a_length_of_time_is_added_to_a_day_alike():
    assert all(each.day + Period(each.text) == each.day + each.theirs for each in draws(1))


def test_a_length_of_time_is_taken_away_alike_and_that_undoes_nothing_in_either():
    assert all(each.day - Period(each.text) == each.day - each.theirs for each in draws(2))
    astray = [each for each in draws(2) if each.day + each.theirs - each.theirs != each.day]
    assert astray
    assert all(each.day + Period(each.text) - Period(each.text) != each.day for each in astray)


def test_a_first_term_ends_on_the_day_before_the_sum():
    for each in draws(3):
        term = agreement({"first_day": str(each.day), "length": each.text}).term(each.day)
        assert term is not None
        assert term.last_day == each.day + each.theirs - ONE


def test_the_terms_that_follow_begin_at_multiples():
    for each in draws(4):
        renewal = {"kind": "automatic", "period": each.text}
        promised = agreement({"last_day": str(each.day - ONE), "renewal": renewal})
        later = each.day + each.theirs * 3
        term = promised.term(later)
        assert term is not None
        assert (term.number, term.first_day) == (5, later)


THEIR_ANCHORS: dict[str, Callable[[Draw], date]] = {
    "any_day": lambda draw: draw.day + draw.theirs,
    "end_of_month": lambda draw: draw.day + draw.theirs + relativedelta(day=31),
    "first_of_next": lambda draw: draw.day + relativedelta(months=1, day=1) + draw.theirs - ONE,
}


@pytest.mark.parametrize("anchor", THEIR_ANCHORS)
def test_notice_runs_alike_from_every_anchor(anchor: str):
    for each in draws(5):
        notice = {"length": each.text, "anchor": anchor}
        last = agreement({"last_day": None}, notice, str(each.day)).state(each.day).last_day
        assert last == THEIR_ANCHORS[anchor](each)


# --- Where they differ, and why --------------------------------------------------------------------------------------


def next_term_ends(draw: Draw) -> date:
    """The last day of the term that follows one which ends on the day."""
    renewal = {"kind": "automatic", "period": draw.text}
    term = agreement({"last_day": str(draw.day), "renewal": renewal}).term(draw.day + ONE)
    assert term is not None
    assert isinstance(term.last_day, date)
    return term.last_day


def third_new_term_begins(draw: Draw) -> date:
    """The first day of the third term after one which ends on the day before the day."""
    renewal = {"kind": "automatic", "period": draw.text}
    promised = agreement({"last_day": str(draw.day - ONE), "renewal": renewal})
    third = promised.terms(draw.day, draw.day + draw.theirs * 3)[2]
    assert isinstance(third.first_day, date)
    return third.first_day


def last_day_for_notice(draw: Draw) -> date:
    """The last day for notice that ends the agreement on the day."""
    duration = {"last_day": str(draw.day), "renewal": {"kind": "automatic", "period": "P99Y"}}
    last = agreement(duration, {"length": draw.text}).last_notice_day(draw.day)
    assert isinstance(last, date)
    return last


def is_month_end(day: date) -> bool:
    return day.day == month_length(day)


def of_february(draw: Draw, sign: int) -> bool:
    """Whether whole years lead from one February to another."""
    return draw.months % 12 == 0 and (draw.day + sign * relativedelta(months=draw.months)).month == 2


def begins_after_february_28(draw: Draw) -> bool:
    """Whether whole years lead from a February to another of another length."""
    return of_february(draw, 1) and draw.day.month == 2


class Reason(NamedTuple):
    """Why they differ: what is asked, what people write instead, and when it is another day."""

    asked: Callable[[Draw], date]
    instead: Callable[[Draw], date]
    applies: Callable[[Draw], bool]


def moved_end(draw: Draw) -> date:
    return draw.day + draw.theirs


def added_twice(draw: Draw) -> date:
    return draw.day + draw.theirs + draw.theirs


def taken_away(draw: Draw) -> date:
    return draw.day - draw.theirs


def days_first(draw: Draw) -> date:
    return draw.day - draw.days * ONE - relativedelta(months=draw.months)


REASONS = {
    "renewal-month-end": Reason(
        next_term_ends, moved_end, lambda draw: is_month_end(draw.day) and not begins_after_february_28(draw)
    ),
    "renewal-short-month": Reason(
        next_term_ends, moved_end, lambda draw: not is_month_end(draw.day) and not begins_after_february_28(draw)
    ),
    "renewal-leap-day": Reason(next_term_ends, moved_end, begins_after_february_28),
    "drift-over-a-short-month": Reason(third_new_term_begins, added_twice, lambda draw: not draw.days),
    "drift-of-months-and-days": Reason(third_new_term_begins, added_twice, lambda draw: bool(draw.days)),
    "notice-month-end": Reason(
        last_day_for_notice,
        taken_away,
        lambda draw: taken_away(draw) == days_first(draw) and not leaps_back(draw),
    ),
    "notice-leap-day": Reason(
        last_day_for_notice, taken_away, lambda draw: taken_away(draw) == days_first(draw) and leaps_back(draw)
    ),
    "notice-days-first": Reason(last_day_for_notice, taken_away, lambda draw: taken_away(draw) != days_first(draw)),
}


def leaps_back(draw: Draw) -> bool:
    return of_february(draw._replace(day=draw.day - draw.days * ONE), -1)


QUESTIONS = {(reason.asked, reason.instead): None for reason in REASONS.values()}


@pytest.mark.parametrize(("asked", "instead"), QUESTIONS, ids=lambda one: one.__name__)
def test_every_difference_has_exactly_one_reason(asked: Callable[[Draw], date], instead: Callable[[Draw], date]):
    found: Counter[str] = Counter()
    reasons = {name: reason for name, reason in REASONS.items() if reason.asked is asked}
    for each in (*draws(6), *draws(7)):
        if asked(each) != instead(each):
            (name,) = (name for name, reason in reasons.items() if reason.applies(each))
            found[name] += 1
    assert set(found) == set(reasons)


def test_each_reason_stands_in_the_explanation_and_no_other():
    rows = re.findall(r"^\| `([a-z-]+)` \|", EXPLAINED.read_text("utf-8"), re.MULTILINE)
    assert rows == [*REASONS, "years"]


def test_they_go_on_after_the_last_day_of_all():
    last = date(2199, 12, 31)
    assert last + relativedelta(days=1) == date(2200, 1, 1)
    with pytest.raises(OutOfRange):
        last + Period("P1D")
