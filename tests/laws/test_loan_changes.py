"""Laws of a plan that changes: no due time gets earlier, no desk gets too many returns, and all of it is told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.loans.telling.small_desk import SOUTH, clock, hours, lent, plan_of, terms

from innbygger_core.loans import Consequences, Loan, LoanState, Stock, consequences
from innbygger_core.loans._deciding._world import World
from innbygger_core.timekeeping import micros
from innbygger_core.values import Known

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.network import Plan

dear = settings(max_examples=settings.default.max_examples // 2)  # each compiles two plans, and asks three times

HUBS = ("heggedal", "tofte", "saetre")
NOW = clock("2027-02-15 12:00")
WEEKS = (
    {"mon-fri": ["10:00-16:00"]},
    {"tue-thu": ["10:00-16:00"]},
    {"mon,wed": ["12:00-19:00"]},
    {"sat": ["10:00-14:00"]},
)

weeks = st.tuples(*[st.sampled_from(WEEKS)] * 3)
runs = st.sampled_from(([], [SOUTH], [SOUTH | {"days": "wed"}], [SOUTH | {"id": "north"}]))


OLD = plan_of()


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    gone = draw(st.sampled_from((None, None, "tofte", "saetre")))
    rows = [{"id": each, "name": each.title(), "hours": each} for each in HUBS if each != gone]
    told = zip(HUBS, draw(weeks), strict=True)
    return plan_of(
        hubs=rows,
        hours=[hours(each, week=week, unstated="closed") for each, week in told],
        loan_terms=[terms(returns_a_day=draw(st.sampled_from((None, 1, 3))))],
        transport_runs=[] if gone == "tofte" else draw(runs),
    )


@st.composite
def loans(draw: st.DrawFn) -> Loan:
    collected, returned = draw(st.sampled_from(range(11, 17))), draw(st.sampled_from((16, 17, 18, 19, 22, 23, 24)))
    assume(collected < returned)
    start, due = clock(f"2027-02-{collected} 11:00"), clock(f"2027-02-{returned} {draw(st.integers(10, 16))}:00")
    places: dict[str, Any] = {
        name: draw(st.sampled_from((None, "tofte", "saetre"))) for name in ("collect_at", "return_to")
    }
    state = draw(st.sampled_from(("out", "out", "reserved", "ready", "waiting", "returned")))
    return lent(state=state, start=start, due=due, **places)


before = st.one_of(st.just(OLD), plans())
desks = st.lists(loans(), min_size=2, max_size=8).map(
    lambda made: [loan.model_copy(update={"id": f"l{place}"}) for place, loan in enumerate(made)]
)
chosen = st.fixed_dictionaries(
    {"returns_a_day": st.sampled_from((None, 1, 2)), "instead": st.just({"tofte": "heggedal"})}
)


def moved(rows: list[Loan], found: Consequences) -> list[tuple[Loan, Loan]]:
    return [(was, loan) for was, loan in zip(rows, found.loans, strict=True) if was.due != loan.due]


def days_of(plan: Plan, rows: list[Loan]) -> Counter[tuple[str, object]]:
    """Count what is due at each desk on each day, of what is yet to be returned."""
    world = World(plan)
    due = (loan for loan in rows if loan.holds and loan.due > NOW and loan.brought_to in world.hubs)
    return Counter((loan.brought_to, loan.due.astimezone(world.zone).date()) for loan in due)


@dear
@given(before, plans(), desks, chosen)
def test_no_due_time_gets_earlier_and_each_that_moves_is_one_at_which_things_are_taken(
    old: Plan, new: Plan, rows: list[Loan], told: dict[str, Any]
):
    found = consequences(Stock(old, loans=rows), new, now=NOW, **told)
    world = World(new)
    for was, loan in moved(rows, found):
        desk = world.returns(loan.brought_to, new.loan_terms[0])
        assert loan.due > was.due
        assert desk.takes(micros(loan.due, "due")) is Known.YES


@dear
@given(before, plans(), desks, chosen)
def test_no_desk_gets_more_returns_a_day_than_it_takes_unless_it_had_them_before(
    old: Plan, new: Plan, rows: list[Loan], told: dict[str, Any]
):
    found = consequences(Stock(old, loans=rows), new, now=NOW, **told)
    most = told["returns_a_day"] or new.loan_terms[0].returns_a_day
    struck = {hit.loan for hit in found.hits if hit.what == "due"}
    unsolved = {hit.loan for hit in found.unsolved if hit.what == "due"}
    had = days_of(new, [loan for loan in rows if loan.id not in struck])
    gets = days_of(new, [loan for loan in found.loans if loan.id not in unsolved])
    assert most is None or all(count <= max(most, had[day]) for day, count in gets.items())


@dear
@given(plans(), desks, chosen)
def test_a_plan_that_stays_as_it_is_changes_nothing(plan: Plan, rows: list[Loan], told: dict[str, Any]):
    found = consequences(Stock(plan, loans=rows), plan, now=NOW, **told)
    assert (found.hits, found.writes, list(found.loans)) == ((), (), rows)


@dear
@given(before, plans(), desks, chosen)
def test_to_go_on_with_the_new_plan_changes_nothing_more(old: Plan, new: Plan, rows: list[Loan], told: dict[str, Any]):
    found = consequences(Stock(old, loans=rows), new, now=NOW, **told)
    assert not consequences(Stock(new, loans=found.loans), new, now=NOW, **told).hits


@dear
@given(before, plans(), desks, chosen)
def test_rows_are_written_for_exactly_the_loans_that_change_and_each_of_them_is_told(
    old: Plan, new: Plan, rows: list[Loan], told: dict[str, Any]
):
    found = consequences(Stock(old, loans=rows), new, now=NOW, **told)
    changed = {loan.id: loan for was, loan in zip(rows, found.loans, strict=True) if was != loan}
    assert {write.id: Loan.model_validate(write.row) for write in found.writes} == changed
    assert set(changed) <= {hit.loan for hit in found.hits}


@dear
@given(before, plans(), desks)
def test_what_is_moved_can_be_collected_and_gets_there_first(old: Plan, new: Plan, rows: list[Loan]):
    found = consequences(Stock(old, loans=rows), new, now=NOW)
    world = World(new)
    struck = {hit.loan for hit in found.hits if hit.what == "collection" and hit.solved}
    for loan in (loan for loan in found.loans if loan.id in struck):
        desk = world.lending(loan.collected_from, new.loan_terms[0])
        assert desk.is_open(micros(loan.start, "start")) is Known.YES
        assert loan.start < loan.due
        assert all(NOW <= leg.leaves <= leg.arrives <= loan.start for leg in loan.outward)
        assert loan.state in {LoanState.RESERVED, LoanState.READY}


@dear
@given(before, plans(), desks, st.randoms(use_true_random=False))
def test_the_order_of_the_loans_means_nothing(old: Plan, new: Plan, rows: list[Loan], random: Any):  # noqa: ANN401
    def after(given_rows: list[Loan]) -> dict[str, tuple[datetime, Loan]]:
        found = consequences(Stock(old, loans=given_rows), new, now=NOW, returns_a_day=1)
        return {loan.id: (loan.due, loan) for loan in found.loans}

    assert after(rows) == after(random.sample(rows, len(rows)))
