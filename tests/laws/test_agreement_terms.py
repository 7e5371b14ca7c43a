"""Terms follow each other without gap or overlap for two hundred years; notice on its last day reaches the end, and on
the day after it does not."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.agreement_documents import FIRSTS, LENGTHS, NOTICES, Json
from tests.laws.agreement_oracle import moved, reached
from tests.laws.test_agreements import read

if TYPE_CHECKING:
    from innbygger_core.agreements import Agreement

ONE = timedelta(days=1)
FEW = settings.get_profile(settings.get_current_profile_name()).max_examples // 4
# A term can be as short as a day, and there are many days in two hundred years.
seldom = settings(max_examples=FEW)
PERIODS = st.builds(
    lambda months, days: f"P{months}M{days}D", st.integers(0, 30), st.integers(0, 40)
) | st.sampled_from(["P1M", "P3M", "P1Y", "P2Y", "P4Y", "P2W", "P400D"])
RENEWED = st.builds(
    lambda first, length, period, times: {
        "first_day": first.isoformat(),
        "length": length,
        "renewal": {"kind": "automatic", "period": period, **times},
    },
    FIRSTS.map(lambda day: day.replace(year=1996)),  # a leap year too
    LENGTHS,
    PERIODS.filter(lambda period: period != "P0M0D"),
    st.sampled_from([{}, {}, {}, {"times": 1}, {"times": 30}]),
)


def agreement(duration: Json, notice: Json | None = None, *acts: Json) -> Agreement:
    parties = ["unit/hubs", "organisation/choir"]
    termination = {"notice": notice}
    least = {"id": "fees", "kind": "co_operation", "parties": parties, "duration": duration}
    return read(least | {"termination": termination, "acts": list(acts)})


@seldom
@given(RENEWED)
def test_terms_follow_each_other_without_gap_or_overlap_for_two_hundred_years(duration: Json):
    first = date.fromisoformat(duration["first_day"])
    terms = agreement(duration).terms(first, date(first.year + 200, first.month, 1))
    assert terms[0].first_day == first
    for one, other in pairwise(terms):
        assert isinstance(one.last_day, date)
        assert (other.number, other.first_day) == (one.number + 1, one.last_day + ONE)
    times = duration["renewal"].get("times")
    assert len(terms) == times + 1 if times else len(terms) > 48


@given(RENEWED, st.integers(0, 73_000))
def test_every_day_lies_in_the_one_term_that_has_it(duration: Json, days: int):
    promised = agreement(duration)
    day = date.fromisoformat(duration["first_day"]) + days * ONE
    term = promised.term(day)
    within = promised.terms(day, day + ONE)
    assert within == ((term,) if term else ())
    assert term is None or term.first_day <= day <= term.last_day


@given(RENEWED, st.integers(1, 40))
def test_terms_are_counted_from_the_first_day_of_all_so_that_nothing_adds_up(duration: Json, number: int):
    times = duration["renewal"].get("times", number)
    begins, length, period = (
        date.fromisoformat(duration["first_day"]),
        duration["length"],
        duration["renewal"]["period"],
    )
    day = moved(begins, length + period * (number - 1))
    term = agreement(duration).term(day)
    if number > times:
        assert term is None
    else:
        last = moved(begins, length + period * number) - ONE
        assert term is not None
        assert (term.number, term.first_day, term.last_day) == (number + 1, day, last)


ENDS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
UNADJUSTED = st.builds(
    lambda length, anchor: {"length": length, "anchor": anchor},
    PERIODS.filter(lambda period: period != "P0M0D"),
    st.sampled_from(["any_day", "end_of_month", "first_of_next"]),
)


def ending(end: date) -> Json:
    renewal = {"kind": "automatic", "period": "P9Y"}
    return {"first_day": "2016-01-01", "last_day": end.isoformat(), "renewal": renewal}


@given(UNADJUSTED, ENDS)
def test_the_last_day_for_notice_reaches_the_end_and_the_day_after_does_not(notice: Json, end: date):
    last = agreement(ending(end), notice).last_notice_day(end)
    assert isinstance(last, date)
    assert reached(notice, last) <= end < reached(notice, last + ONE)


@given(NOTICES, ENDS)
def test_notice_on_its_last_day_ends_the_term_and_on_the_day_after_the_next_one(notice: Json, end: date):
    notice = notice | {"ends": "term"}
    last = agreement(ending(end), notice).last_notice_day(end)
    assert isinstance(last, date)
    in_time, late = ({"kind": "give_notice", "on": (last + days * ONE).isoformat()} for days in (0, 1))
    assert agreement(ending(end), notice, in_time).state(last).last_day == end
    kept = agreement(ending(end), notice, late).state(last + ONE)
    assert isinstance(kept.last_day, date)
    assert kept.last_day > end


@given(NOTICES, ENDS, st.integers(-400, 400))
def test_a_renewal_is_certain_from_the_day_after_the_last_day_for_notice(notice: Json, end: date, days: int):
    promised = agreement(ending(end), notice)
    day = end + days * ONE
    state = promised.state(min(day, end))
    given_then = agreement(ending(end), notice, {"kind": "give_notice", "on": state.day.isoformat()}).state(state.day)
    assert isinstance(given_then.last_day, date)
    assert (given_then.last_day <= end) == (not state.renewal_certain.value)
