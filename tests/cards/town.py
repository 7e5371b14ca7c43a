"""A small town with one kind of activity card, and a child who has one."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from attrs import frozen

from innbygger_core.cards import ActivityOffer, Card, CardBook, CardTerms, CardUse, IssueCard, LoseCard, UseCard
from innbygger_core.hubs import Municipality

if TYPE_CHECKING:
    from innbygger_core.cards import CardAct
    from innbygger_core.decisions import Decision

OSLO: Final = ZoneInfo("Europe/Oslo")
NOW: Final = datetime(2026, 11, 24, 18, tzinfo=OSLO)
GLIMSUND: Final = Municipality(name="Glimsund")
MIA, NOA = {"id": "resident/mia", "born": 2014}, {"id": "resident/noa", "born": 2010}
CINEMA: Final = {"id": "cinema", "to": "entry", "of": ["cinema"], "uses": 2, "companions": []}
FEES: Final = {"id": "fees", "to": "participation"}


@frozen
class Town:
    """What cards read of a plan."""

    card_terms: tuple[CardTerms, ...] = ()
    activities: tuple[ActivityOffer, ...] = ()
    municipality: Municipality = GLIMSUND


def terms(*rights: Any, **told: Any) -> CardTerms:  # noqa: ANN401 - as models read it
    """Terms for children of 2 to 16, to the end of the year."""
    written = {"id": "fun", "name": "Opplevelseskortet", "ages": {"youngest": 2, "oldest": 16}}
    validity = {"within": "calendar_year"}
    return CardTerms.model_validate({**written, "validity": validity, "entitlements": rights or [CINEMA], **told})


def card(**told: Any) -> Card:  # noqa: ANN401 - as models read it
    """Mia's card of this year."""
    written = {"id": "k1", "terms": "fun", "holders": [MIA], "eligible": True, "issued": "2026-01-05"}
    return Card.model_validate({**written, **told})


def used(**told: Any) -> CardUse:  # noqa: ANN401 - as models read it
    """Something that Mia did on her card earlier this month."""
    written = {"id": "u0", "card": "k1", "holder": "resident/mia", "entitlement": "cinema", "what": "cinema"}
    return CardUse.model_validate({**written, "at": "2026-11-03T18:00:00+01:00", **told})


def activity(**told: Any) -> ActivityOffer:  # noqa: ANN401 - as models read it
    """Judo for all who can count to six."""
    return ActivityOffer.model_validate({"id": "judo", "name": "Judo", "ages": {"youngest": 6}, **told})


def book(*rows: CardTerms | Card | CardUse | ActivityOffer, **told: Any) -> CardBook:  # noqa: ANN401 - as a book reads it
    """The book of the town; Mia's card and its terms where none are given."""
    kinds: dict[type, list[Any]] = {CardTerms: [], Card: [], CardUse: [], ActivityOffer: []}
    for row in rows:
        kinds[type(row)].append(row)
    facts = Town(tuple(kinds[CardTerms] or [terms()]), tuple(kinds[ActivityOffer]))
    numbers = count(1)
    made = {"new_id": lambda: f"new-{next(numbers)}", **told}
    return CardBook(facts, cards=kinds[Card] or [card()], uses=kinds[CardUse], **made)


def visit(*companions: str, **told: Any) -> UseCard:  # noqa: ANN401 - as models read it
    """Ask for the cinema."""
    return UseCard.model_validate({"card": "k1", "to": "entry", "what": "cinema", "companions": companions, **told})


def takes_part(**told: Any) -> UseCard:  # noqa: ANN401 - as models read it
    """Ask for judo."""
    return UseCard.model_validate({"card": "k1", "to": "participation", "what": "judo", **told})


def issue(**told: Any) -> IssueCard:  # noqa: ANN401 - as models read it
    """Ask for a card for Noa."""
    return IssueCard.model_validate({"terms": "fun", "holders": [NOA], "eligible": True, **told})


def replace(**told: Any) -> LoseCard:  # noqa: ANN401 - as models read it
    """Ask for another card in place of Mia's."""
    return LoseCard.model_validate({"card": "k1", "replace": True, **told})


def told(decision: Decision) -> list[str]:
    """Codes of the reasons after ``card.``, each with its variant, or with what is missing."""
    return [
        " ".join(filter(None, (reason.code.removeprefix("card."), reason.variant, *reason.missing)))
        for reason in decision.reasons
    ]


def asked(of: CardBook, act: CardAct, now: datetime = NOW) -> list[str]:
    """Decide an act, and give what is said against it."""
    return told(of.decide(act, now=now))


def done(of: CardBook, act: CardAct, now: datetime = NOW) -> Card | CardUse:
    """Decide an act and carry it out."""
    return of.commit(of.decide(act, now=now), now=now)
