"""Laws of a lending desk that has lived for a while: what it promises it keeps, and only what is stored matters."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.laws.loans_oracle.asking import BORROWERS, CLOCKS, THINGS, request_of, requests, run_of, wait, wait_for
from tests.laws.loans_oracle.clock import moment
from tests.laws.loans_oracle.lending import Lending
from tests.laws.loans_oracle.worlds import AWAY, HOME, STOCKS, World, worlds

from innbygger_core.loans import Loan, LoanRequest

if TYPE_CHECKING:
    from innbygger_core.decisions import Decision

EVERY = settings.get_profile(settings.get_current_profile_name()).max_examples
few, seldom = settings(max_examples=EVERY // 4), settings(max_examples=EVERY // 5)
NOT_THERE = {"loan.none-free", "loan.copy-reserved"}
UNCOLLECTED = ("reserved", "ready")
DRUMS = [{"equipment": "drum"}]
"""Asked for so often that they are scarce."""


def lived(world: World, chance: Random, steps: int = 20) -> Lending:
    """A desk at which things have happened, mostly those that make it busy."""
    lending = Lending(world)
    for _ in range(steps):
        chance.choice((asks, asks, asks, comes_in, collects, brings_back, breaks, hurries, waits, waits))(
            lending, chance
        )
    return lending


def drawn(chance: Random) -> dict[str, Any]:
    return {
        "items": [chance.choice(THINGS if chance.random() < 0.5 else DRUMS)],
        "borrower": chance.choice(BORROWERS),
        "start": (chance.randint(0, 10), chance.choice(CLOCKS)),
        "length": chance.choice((None, None, 4, 96, 240)),
        "collect_at": chance.choice((None, None, HOME, AWAY)),
        "return_to": chance.choice((None, None, HOME, AWAY)),
        "or_wait": chance.random() < 0.3,
    }


def asks(lending: Lending, chance: Random) -> None:
    lending.do(request_of(lending, drawn(chance)))


def comes_in(lending: Lending, chance: Random) -> None:
    lending.do(request_of(lending, drawn(chance) | {"start": None, "collect_at": None}))


def collects(lending: Lending, chance: Random) -> None:
    guardian = {"form": "presence"}
    for loan in lending.in_states(*UNCOLLECTED):
        wait_for(lending, loan)
        if chance.random() < 0.5:
            copies = [copy for copy in STOCKS["drum"].copies if chance.random() < 0.5]
            of_drums = lending.shelf.kept[loan].things.equipment == "drum"
            lending.do({"act": "collect", "loan": loan, "guardian": guardian, "copies": copies if of_drums else []})


def brings_back(lending: Lending, chance: Random) -> None:
    for loan in lending.in_states("out")[:2]:
        lending.do({"act": "return", "loan": loan, "at": chance.choice((None, HOME, AWAY))})


def breaks(lending: Lending, chance: Random) -> None:
    out = lending.in_states("out")
    if out:
        told = chance.choice(({"act": "lose"}, {"act": "return", "needs_repair": True}))
        lending.do({**told, "loan": chance.choice(out)})
    if chance.random() < 0.3:
        lending.do({"act": "take_out", "equipment": "sledge"})


def hurries(lending: Lending, chance: Random) -> None:
    lending.do(run_of(lending, (chance.choice(("south", "north")), chance.randint(0, 10))))


def waits(lending: Lending, chance: Random) -> None:
    wait(lending, (chance.choice((0, 1, 2, 4)), chance.choice(CLOCKS)))


chances = st.integers(0, 2**32 - 1).map(Random)
desks = st.builds(lived, worlds, chances)
plain = worlds.map(lambda world: world._replace(closed="keep", prepare=None, inspect=None))
plain_desks = st.builds(lived, plain, chances)


# --- What is promised -------------------------------------------------------------------------------------------------


@few
@given(plain_desks, requests)
def test_what_is_available_is_never_refused_as_taken(lending: Lending, asked: dict[str, Any]):
    told = request_of(lending, asked | {"collect_at": None, "return_to": None, "items": asked["items"][:1]})
    decision = lending.decide(told)
    (item,) = decision.request.items
    expected = lending._expected(decision)  # noqa: SLF001 - what the naive desk works out
    assume(expected and not item.copies)
    start, due = moment(expected[0].start), moment(expected[0].due)
    free = lending.stock.available(item.equipment, start, due, size=item.size, now=lending.now)
    if free >= item.count:
        assert not NOT_THERE & {reason.code for reason in decision.reasons}


@few
@given(desks, st.sampled_from(tuple(STOCKS)), st.integers(-10, 500), st.integers(1, 200))
def test_what_is_available_is_the_lowest_of_the_profile(lending: Lending, equipment: str, since: int, length: int):
    assume(STOCKS[equipment].sizes)
    start, end = moment(lending.shelf.now + since), moment(lending.shelf.now + since + length)
    lows = [
        min(each.free for each in lending.stock.profile(equipment, start, end, size=size, now=lending.now))
        for size in STOCKS[equipment].sizes
    ]
    assert lending.stock.available(equipment, start, end, now=lending.now) == sum(max(low, 0) for low in lows)


# --- Only what is stored matters --------------------------------------------------------------------------------------


def answers(lending: Lending, asked: dict[str, Any]) -> tuple[object, ...]:
    """Everything that the desk answers about what is free, and about one request."""
    stock, shelf = lending.stock, lending.shelf
    start, end = moment(shelf.first), moment(shelf.last)
    profiles = [stock.profile(equipment, start, end, now=lending.now) for equipment in STOCKS]
    return *profiles, stock.public(start, end), verdict(lending.decide(asked))


def verdict(decision: Decision) -> tuple[object, ...]:
    return (
        decision.outcome,
        decision.conditions,
        decision.writes,
        [(r.code, r.subject, r.params) for r in decision.reasons],
    )


@seldom
@given(desks, requests)
def test_a_desk_made_anew_from_its_rows_answers_the_same(lending: Lending, asked: dict[str, Any]):
    told = request_of(lending, asked)
    before, rows = answers(lending, told), lending.rows
    assigned = [lending.stock.assign(equipment, now=lending.now) for equipment in STOCKS]
    lending.start_again()
    assert lending.rows == rows
    assert answers(lending, told) == before
    assert [lending.stock.assign(equipment, now=lending.now) for equipment in STOCKS] == assigned


@seldom
@given(desks, requests, chances)
def test_the_order_in_which_rows_come_does_not_matter(lending: Lending, asked: dict[str, Any], chance: Random):
    told = request_of(lending, asked)
    before = answers(lending, told)
    rows = {name: list(table.values()) for name, table in lending.tables.items()}
    for table in rows.values():
        chance.shuffle(table)
    lending.start_again(rows)
    assert answers(lending, told) == before


# --- Which copy -------------------------------------------------------------------------------------------------------


def taken_from(lending: Lending, name: str) -> tuple[int, int]:
    """From when to when a loan has its copies: what is with somebody, or lies ready, has them now."""
    kept, now = lending.shelf.kept[name], lending.shelf.now
    if kept.state in ("out", "ready"):
        return min(kept.since, now), max(kept.until, now + 1)
    return kept.since, kept.until


@few
@given(desks, st.sampled_from(("drum", "kayak")))
def test_no_copy_is_given_to_two_at_a_time(lending: Lending, equipment: str):
    given_to = {each.loan: each.copies for each in lending.stock.assign(equipment, now=lending.now)}
    for one, other in combinations(given_to, 2):
        (since, until), (start, end) = taken_from(lending, one), taken_from(lending, other)
        shared = set(given_to[one]) & set(given_to[other])
        late = "out" in (lending.shelf.kept[one].state, lending.shelf.kept[other].state)
        assert not (max(since, start) < min(until, end) and shared) or (late and equipment == "kayak")


@few
@given(desks)
def test_as_many_copies_are_given_as_the_peak_needs(lending: Lending):
    given_to = {each.loan: each.copies for each in lending.stock.assign("drum", now=lending.now)}
    spans = {name: taken_from(lending, name) for name in given_to}
    counts = {name: lending.shelf.kept[name].things.count for name in given_to}
    peak = max(
        (sum(counts[it] for it in spans if spans[it][0] <= at < spans[it][1]) for at, _ in spans.values()), default=0
    )
    away = [
        kept
        for kept in lending.shelf.kept.values()
        if kept.things.equipment == "drum" and kept.state in ("gone", "lost", "returned")
    ]
    assume(not any(lending.shelf.now < lending.shelf.until(kept) for kept in away))
    assume(peak <= sum(count or 0 for count in STOCKS["drum"].sizes.values()))
    assert all(len(copies) == counts[name] for name, copies in given_to.items())
    assert len({copy for copies in given_to.values() for copy in copies}) == peak


# --- When it is due ---------------------------------------------------------------------------------------------------


@few
@given(desks)
def test_what_is_lent_is_due_after_it_is_lent(lending: Lending):
    assert all(loan.start < loan.due for loan in lending.stock.loans)
    assert all(loan.since <= loan.start and loan.due <= loan.until for loan in lending.stock.loans if loan.holds)


@few
@given(desks, st.sampled_from((None, 1, 30, 100, 400)))
def test_to_extend_a_loan_never_shortens_it(lending: Lending, length: int | None):
    for name in lending.in_states("out"):
        before, until = by_id(lending, name), None if length is None else moment(lending.shelf.now + length).isoformat()
        decision = lending.do({"act": "extend", "loan": name, "until": until})
        after = by_id(lending, name)
        assert after == before or (decision.allowed and max(before.due, lending.now) < after.due)


def by_id(lending: Lending, name: str) -> Loan:
    return next(loan for loan in lending.stock.loans if loan.id == name)


# --- What else there is -----------------------------------------------------------------------------------------------


@seldom
@given(desks, requests, st.integers(1, 5))
def test_every_alternative_is_allowed_and_can_be_had(lending: Lending, asked: dict[str, Any], limit: int):
    told = request_of(lending, asked)
    decision = lending.decide(told)
    offers = lending.stock.alternatives(decision, limit=limit, now=lending.now)
    assert len(offers) <= limit
    assert decision.request not in [each.request for each in offers]
    for offer in offers:
        assert offer.outcome.allowed
        lending.again(revision=lending.stock.revision).commit(offer, now=lending.now)


@few
@given(desks, requests)
def test_all_that_is_asked_for_is_lent_or_nothing(lending: Lending, asked: dict[str, Any]):
    told = request_of(lending, asked)
    before = len(lending.stock.loans)
    decision = lending.do(told)
    assert isinstance(decision.request, LoanRequest)
    made = lending.stock.loans[before:]
    assert len(made) == (len(decision.request.items) if decision.writes else 0)
    assert [(each.equipment, each.count) for each in made] in (
        [],
        [(it.equipment, it.count) for it in decision.request.items],
    )
    assert len({each.order for each in made}) <= 1
    assert all((each.order is None) is (len(made) == 1) for each in made)
