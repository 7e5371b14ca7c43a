"""Laws of loans in a calendar: strangers learn what is away and no more, and each row that may be seen is seen once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.ical.rfc5545 import faults

from innbygger_core import Viewer, ical
from innbygger_core.loans import Loan, LoanState, Stock
from innbygger_core.network import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

PLAN = Plan.model_validate(
    {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "hubs": [{"id": "torg", "name": "Torget"}, {"id": "nes", "name": "Neset"}],
        "equipment": [
            {"id": "kayak", "hub": "torg", "name": "Kajakk", "count": 8},
            {"id": "skis", "hub": "nes", "name": "Ski", "sizes": {"160": 4, "170": 1}},
        ],
    }
)
HOMES = {"kayak": "torg", "skis": "nes"}
# Around the nights in which the clock in Oslo changes, in steps that hit the hours that are skipped and repeated.
NIGHTS = (datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 10, 24, 20, tzinfo=UTC))
STEP = timedelta(minutes=15)
WINDOW = date(2026, 1, 1), date(2027, 1, 1)
NEVER_TOLD = {LoanState.WAITING, LoanState.DENIED}
HUBS = st.sampled_from([None, "torg", "nes"])


@st.composite
def rows(draw: st.DrawFn) -> list[Loan]:
    """Draw loans of a few things around a night in which the clock changes."""
    night = draw(st.sampled_from(NIGHTS))
    spans = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=8))
    return [_loan(draw, f"l{number}", night + first * STEP, length) for number, (first, length) in enumerate(spans)]


def _loan(draw: st.DrawFn, name: str, start: datetime, length: int) -> Loan:
    thing = draw(st.sampled_from(sorted(HOMES)))
    return Loan(
        id=name,
        equipment=thing,
        hub=HOMES[thing],
        size=draw(st.sampled_from([None, "160", "170"])) if thing == "skis" else None,
        count=draw(st.integers(1, 3)),
        borrower={"id": draw(st.sampled_from(["resident/7f3a", "organisation/scouts", "unit/school"]))},
        start=start,
        due=start + length * STEP,
        blocks_from=draw(st.sampled_from([None, start - 2 * STEP])),
        blocks_until=draw(st.sampled_from([None, start + (length + 3) * STEP])),
        state=draw(st.sampled_from(LoanState)),
        collect_at=draw(HUBS),
        return_to=draw(HUBS),
        sequence=draw(st.integers(0, 3)),
    )


def stock(loans: Iterable[Loan]) -> Stock:
    return Stock(PLAN, loans=loans)


@given(rows())
def test_strangers_learn_what_the_public_view_tells_and_nothing_else(drawn: list[Loan]):
    seen = stock(drawn).public(*WINDOW)
    made = (
        Loan(
            id=f"other-{number}",
            equipment=each.equipment,
            hub="nes",
            size=each.size,
            count=each.count,
            borrower={"id": "resident/0000"},
            start=each.start,
            due=each.end,
        )
        for number, each in enumerate(seen)
    )
    assert ical.loans(stock(drawn), *WINDOW) == ical.loans(stock(made), *WINDOW)


@given(rows(), st.sampled_from([Viewer.STAFF, Viewer.HANDLER]))
def test_those_who_work_there_see_each_row_once(drawn: list[Loan], viewer: Viewer):
    events = list(ical.feeds.loans(stock(drawn), *WINDOW, viewer=viewer).events)
    told = [row for row in drawn if row.state not in NEVER_TOLD]
    assert Counter(event.start.astimezone(UTC) for event in events) == Counter(row.start for row in told)
    assert len({event.uid for event in events}) == len(told)


@given(rows())
def test_a_hub_is_told_of_each_loan_that_comes_by_and_all_hubs_together_of_all(drawn: list[Loan]):
    everything = {event.uid for event in ical.feeds.loans(stock(drawn), *WINDOW, viewer=Viewer.STAFF).events}
    of_hubs = [
        {event.uid for event in ical.feeds.loans(stock(drawn), *WINDOW, hub=hub, viewer=Viewer.STAFF).events}
        for hub in ("torg", "nes")
    ]
    assert set.union(*of_hubs) == everything


@given(rows(), st.randoms(use_true_random=False), st.sampled_from(Viewer))
def test_bytes_do_not_depend_on_the_order_of_rows_and_are_clean(drawn: list[Loan], random: Random, viewer: Viewer):
    mixed = random.sample(drawn, len(drawn))
    options = {"viewer": viewer, "borrower": "resident/7f3a" if viewer is Viewer.PARTY else None}
    written = ical.loans(stock(drawn), *WINDOW, alarms=[timedelta(hours=3)], **options)
    assert written == ical.loans(stock(mixed), *WINDOW, alarms=[timedelta(hours=3)], **options)
    assert faults(written) == []
