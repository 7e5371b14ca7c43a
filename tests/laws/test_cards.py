"""Laws of activity cards: nothing that others see tells who has one, and nothing is used more often than it may be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.cards.town import CINEMA, FEES, book, card, terms, visit

from innbygger_core.cards import Admission, CancelUse, CardUse
from innbygger_core.decisions import Decision, Outcome

if TYPE_CHECKING:
    from collections.abc import Collection
    from random import Random

    from innbygger_core.cards import Card, CardBook

OSLO = ZoneInfo("Europe/Oslo")
NIGHT = datetime(2026, 10, 24, 23, tzinfo=UTC)  # the clock goes back at 01:00 UTC
DAYS = (date(2026, 10, 1), date(2026, 11, 1))
NOW = datetime(2026, 11, 24, 18, tzinfo=OSLO)
EVERYBODY = {**CINEMA, "uses": None, "companions": [{"count": None}]}
COMPANIONS = ("friend", "guardian", "adult", "family")
CHILDREN = ("mia", "noa", "eli")
SEEN, DECIDED = TypeAdapter(tuple[Admission, ...]), TypeAdapter(Decision)


@frozen
class Visit:
    """Somebody who comes in, and the child who would be one of them on a card."""

    minute: int
    zone: str
    companions: tuple[str, ...]
    child: str

    @property
    def at(self) -> datetime:
        return (NIGHT + timedelta(minutes=self.minute)).astimezone(ZoneInfo(self.zone))


visits = st.lists(
    st.builds(
        Visit,
        minute=st.integers(0, 6).map(lambda half: 30 * half),
        zone=st.sampled_from(("Europe/Oslo", "UTC", "Asia/Tokyo")),
        companions=st.lists(st.sampled_from(COMPANIONS), max_size=2).map(tuple),
        child=st.sampled_from(CHILDREN),
    ),
    max_size=6,
)


def children() -> list[Card]:
    born = zip(CHILDREN, (2010, 2014, 2020), strict=True)
    return [card(id=f"k-{name}", holders=[{"id": f"resident/{name}", "born": year}]) for name, year in born]


def open_house() -> CardBook:
    """Every child has a card for the cinema, and may bring anybody."""
    return book(terms(EVERYBODY), *children())


def seen(coming: list[Visit], holders: Collection[int]) -> bytes:
    """What the cinema sees when some come on cards and the others pay."""
    of, paid = open_house(), []
    for place, each in enumerate(coming):
        if place in holders:
            act = visit(*each.companions, card=f"k-{each.child}", at=each.at)
            of.commit(of.decide(act, now=NOW), now=NOW)
        else:
            paid.append(Admission("cinema", each.at, 1 + len(each.companions)))
    return SEEN.dump_json(of.admissions("cinema", *DAYS, paid=paid))


@given(visits, st.sets(st.integers(0, 5)), st.randoms(use_true_random=False))
def test_exchanging_a_card_holder_for_a_payer_changes_no_byte_of_what_a_venue_sees(
    coming: list[Visit], holders: set[int], order: Random
):
    everybody_pays = seen(coming, ())
    order.shuffle(coming)
    assert seen(coming, holders) == everybody_pays


@given(visits)
def test_a_venue_learns_nothing_that_only_a_card_tells(coming: list[Visit]):
    bare = seen(coming, range(len(coming))).decode()
    told = {"resident", "k-", "fun", "companions", "holder", "entitlement", "card", "fee", *CHILDREN, *COMPANIONS}
    assert [word for word in told if word in bare] == []


@given(st.sampled_from(CHILDREN), st.lists(st.sampled_from(COMPANIONS), max_size=3))
def test_a_yes_is_the_same_to_strangers_whoever_gets_it(child: str, companions: list[str]):
    decision = open_house().decide(visit(*companions, card=f"k-{child}"), now=NOW)
    assert DECIDED.dump_json(decision.public()) == DECIDED.dump_json(Decision(None, Outcome.ALLOW))


flaws = st.fixed_dictionaries(
    {},
    optional={
        "eligible": st.sampled_from((False,)),
        "state": st.sampled_from(("lost", "replaced")),
        "issued": st.sampled_from(("2024-01-01", "2026-12-24")),
        "holders": st.just([{"id": "resident/mia", "born": 1990}]),
        "last_day": st.just("2026-02-01"),
        "first_day": st.just("2026-01-31"),
    },
)


@given(flaws, st.sampled_from(("cinema", "zoo")), st.lists(st.sampled_from(COMPANIONS), max_size=2))
def test_a_no_is_the_same_to_strangers_whatever_the_reason(flaw: dict[str, Any], venue: str, companions: list[str]):
    decision = book(card(**flaw)).decide(visit(*companions, what=venue), now=NOW)
    unknown = book().decide(visit(card="nobody"), now=NOW)
    if decision.outcome is Outcome.DENY:
        assert DECIDED.dump_json(decision.public()) == DECIDED.dump_json(unknown.public())


acts = st.lists(
    st.one_of(
        st.tuples(st.just("visit"), st.integers(0, 2), st.sampled_from(("cinema", "theatre"))),
        st.tuples(st.just("cancel"), st.integers(0, 9), st.just("")),
    ),
    max_size=14,
)
rights = st.fixed_dictionaries(
    {
        "uses": st.integers(1, 5),
        "per": st.sampled_from(("card", "venue")),
        "tick": st.sampled_from(("visit", "person")),
        "period": st.sampled_from(("validity", "year", "half_year")),
    }
)


@given(rights, acts)
def test_what_is_left_is_what_there_was_without_what_counts_and_never_runs_below_none(
    right: dict[str, Any], done: list[tuple[str, int, str]]
):
    of = book(terms({**CINEMA, "of": ["cinema", "theatre"], "companions": [{"count": None}], **right}))
    spent = {"cinema": 0, "theatre": 0}
    for kind, number, venue in done:
        if kind == "cancel":
            _undo(of, number, spent)
            continue
        ticks = 1 + number if right["tick"] == "person" else 1
        used = spent[venue] if right["per"] == "venue" else sum(spent.values())
        decision = of.decide(visit(*["friend"] * number, what=venue), now=NOW)
        assert decision.allowed is (used + ticks <= right["uses"])
        assert of.left("k1", "cinema", NOW, what=venue) == right["uses"] - used
        if decision.allowed:
            of.commit(decision, now=NOW)
            spent[venue] += ticks


def _undo(of: CardBook, number: int, spent: dict[str, int]) -> None:
    counting = [use for use in of.uses if use.counts]
    if counting:
        use = counting[number % len(counting)]
        of.commit(of.decide(CancelUse(use=use.id), now=NOW), now=NOW)
        spent[use.what] -= use.ticks


@given(st.integers(0, 2000), st.lists(st.integers(0, 900), max_size=8))
def test_a_card_never_pays_more_than_its_amount(amount: int, charges: list[int]):
    of = book(terms({**FEES, "amount": amount}))
    paid = 0
    for fee in charges:
        decision = of.decide(visit(to="participation", what="judo", fee=fee), now=NOW)
        assert decision.allowed is (paid < amount)
        if decision.allowed:
            use = of.commit(decision, now=NOW)
            assert isinstance(use, CardUse)
            paid += use.amount
    assert paid == min(sum(charges), amount)
