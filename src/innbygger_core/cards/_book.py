"""The book of cards: cards and their use, under one lock, with one revision."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from innbygger_core.cards._deciding._deciding import decide_act
from innbygger_core.cards._deciding._pool import Pool
from innbygger_core.cards._deciding._register import Register
from innbygger_core.cards._values import Admission
from innbygger_core.cards._writing._acts import UseCard, as_asked
from innbygger_core.cards._writing._cards import Card, CardUse
from innbygger_core.decisions import DecisionBasis, Outcome, Policy, still_holds
from innbygger_core.errors import NotAllowed, StaleDecision, UnknownId
from innbygger_core.texts import catalogue
from innbygger_core.timekeeping import micros, moment, window
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from innbygger_core.cards._facts import CardFacts
    from innbygger_core.cards._writing._acts import CardAct
    from innbygger_core.decisions import Decision, Write

__all__ = ["CardBook"]


def _unique() -> str:
    return uuid4().hex


class CardBook:
    """The activity cards of a municipality, to be asked and to be changed; any number of threads may do both.

    Args:
        facts: a plan.
        cards: stored rows; old ones are not judged anew.
        uses: stored rows.
        revision: of the store, raised by each commit.
        policy: of the municipality; the concept where it is left out.
        new_id: makes ids of new cards and uses; random ones where it is left out.

    Example:
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core import read_plan
        >>> plan = read_plan('''{"format": "innbygger.plan/1", "municipality": {"name": "Glimsund"}, "card_terms": [
        ...   {"id": "fun", "name": "Opplevelseskortet", "ages": {"youngest": 2, "oldest": 16},
        ...    "validity": {"within": "calendar_year"},
        ...    "entitlements": [{"id": "cinema", "to": "entry", "of": ["cinema"], "uses": 5}]}]}''')
        >>> card = Card(id="k1", terms="fun", holders=({"id": "resident/7f3a", "born": 2014},), eligible=True,
        ...             issued="2026-01-05")
        >>> book = CardBook(plan, cards=[card])
        >>> now = datetime(2026, 11, 24, 18, tzinfo=ZoneInfo("Europe/Oslo"))
        >>> use = book.commit(book.decide(UseCard(card="k1", to="entry", what="cinema"), now=now), now=now)
        >>> use.public().persons, book.left("k1", "cinema", now)
        (1, 4)
    """

    def __init__(  # noqa: PLR0913 - as every book
        self,
        facts: CardFacts,
        *,
        cards: Iterable[Card] = (),
        uses: Iterable[CardUse] = (),
        revision: int = 0,
        policy: Policy | None = None,
        new_id: Callable[[], str] = _unique,
    ) -> None:
        self._lock = RLock()
        self._register = Register(facts, cards, uses)
        self._revision = revision
        self._policy = policy or Policy()
        self._new_id = new_id

    @property
    def revision(self) -> int:
        """The revision of the cards."""
        return self._revision

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards, whatever has become of them, in the order in which they came."""
        with self._lock:
            return tuple(self._register.cards.values())

    @property
    def uses(self) -> tuple[CardUse, ...]:
        """All uses, also those that were undone, in the order in which they came."""
        with self._lock:
            return tuple(self._register.uses.values())

    def decide(self, act: CardAct, *, now: datetime) -> Decision:
        """Decide whether an act may happen, with every reason why not.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
            OutOfRange: ``now`` lies outside 1900-2199.
        """
        micros(now, "now")
        with self._lock:
            basis = DecisionBasis(now, self._revision, self._policy.id, catalogue("nb").version)
            return decide_act(self._register, act, self._policy, basis, self._new_id())

    def commit(self, decision: Decision, *, now: datetime) -> Card | CardUse:
        """Carry out a decision: it is made anew under the lock, and holds if nothing that matters has changed.

        There are no pending cards. What needs approval is asked again with ``approved_by``, once somebody says yes.

        Returns:
            The card or the use that was made or changed; for a card that is replaced, the new one.

        Raises:
            NotAllowed: it is refused, or needs approval; the fresh decision is the attribute.
            StaleDecision: it would now be decided otherwise; the fresh decision is the attribute.
        """
        with self._lock:
            fresh = self.decide(as_asked(decision.request), now=now)
            if not fresh.allowed:
                raise NotAllowed(fresh)
            if not still_holds(decision, fresh, of_the_moment=_OF_THE_MOMENT):
                raise StaleDecision(fresh)
            carried = [self._carry_out(write) for write in fresh.writes]
            self._revision += 1
        return carried[-1]

    def entitles(self, card_id: str, entitlement: Literal["free_loan"], what: str, at: datetime) -> bool:
        """Tell whether a card certainly gives a right to something for every child who has it.

        What is unknown is no here, and so is a card that nobody knows: whoever lends then asks a person, or takes the
        fee that all others pay.

        Args:
            card_id: id of a card.
            entitlement: what kind of right.
            what: the kind of thing.
            at: when.

        Raises:
            NaiveDatetime: ``at`` has no time zone.
            OutOfRange: ``at`` lies outside 1900-2199.
        """
        micros(at, "at")
        with self._lock:
            card = self._register.cards.get(card_id)
            holders = () if card is None else card.holders
            acts = [UseCard(card=card_id, holder=holder.id, to=entitlement, what=what) for holder in holders]
            return bool(acts) and all(self.decide(act, now=at).outcome is Outcome.ALLOW for act in acts)

    def left(self, card_id: str, entitlement_id: str, at: datetime, *, what: str | None = None) -> int | None:
        """Tell how many uses are left; None where they are not limited, or nobody knows how many there are.

        Args:
            card_id: id of a card.
            entitlement_id: id of an entitlement of its terms.
            at: when.
            what: the venue, where uses are counted by venue; the one that was used most, where it is left out.

        Raises:
            NaiveDatetime: ``at`` has no time zone.
            UnknownId: there is no such card, or its terms have no such entitlement.
        """
        micros(at, "at")
        with self._lock:
            register = self._register
            if card_id not in register.cards:
                raise UnknownId("card", card_id, tuple(register.cards))
            card = register.cards[card_id]
            terms = register.terms_of(card)
            right = None if terms is None else terms.entitlement(entitlement_id)
            if right is None:
                known = () if terms is None else tuple(each.id for each in terms.entitlements)
                raise UnknownId("entitlement", entitlement_id, known)
            left = Pool.of(register, card, terms, register.day(at)).left(right, what)
        return None if left is UNKNOWN else left

    def admissions(
        self, venue: str, start: date, end: date, *, paid: Iterable[Admission] = ()
    ) -> tuple[Admission, ...]:
        """Give what a venue sees of a time: everybody who comes in, whether on a card or for money, in one list.

        Args:
            venue: the venue or activity.
            start: the beginning: an instant, or a day.
            end: its end, half-open.
            paid: those who pay.

        Raises:
            NaiveDatetime: an instant has no time zone.
            OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        """
        low, high = window(start, end, self._register.zone)
        with self._lock:
            on_cards = [use.public() for use in self._register.uses.values() if use.counts]
        seen = (each for each in (*on_cards, *paid) if each.venue == venue)
        inside = sorted((at, each.persons) for each in seen if low <= (at := micros(each.at, "at")) < high)
        return tuple(Admission(venue, moment(at, self._register.zone), persons) for at, persons in inside)

    def _carry_out(self, write: Write) -> Card | CardUse:
        if write.table == "cards":
            card = Card.model_validate(write.row)
            self._register.add_card(card)
            return card
        use = CardUse.model_validate(write.row)
        self._register.add_use(use)
        return use


_OF_THE_MOMENT = frozenset({"id", "at", "cancelled_at"})
"""Fields of rows that tell when it was asked, or an id of something new."""
