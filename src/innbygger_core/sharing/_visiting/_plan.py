"""What comes of planning visits: the visits, who got how many and why, and what could not be placed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from innbygger_core.decisions import Outcome, Reason
from innbygger_core.sharing._writing._requests import BookingRequest
from innbygger_core.sharing._writing._wishes import Wish
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innbygger_core.texts import Catalogue

__all__ = ["HubShare", "ServiceVisit", "UnplacedVisits", "VisitHindrance", "VisitPlan", "WhyNot"]

WhyNot: TypeAlias = Literal[
    "not-under-roof",
    "distance-unknown",
    "off-day",
    "too-far",
    "no-room",
    "room-unknown",
    "closed",
    "hours-unknown",
    "staff-absent",
    "staff-unknown",
    "refused",
    "too-close",
    "day-full",
]
"""Why a hub cannot be visited on a day, or on any."""


@boundary
@frozen
class ServiceVisit:
    """One visit of a specialist to a hub.

    Attributes:
        hub: id of the hub.
        wish: what is wished for, its room included.
        start: when it begins, by the clock of the municipality.
        end: when it ends.
        outcome: what was answered when it was planned: allowed, or in need of somebody's approval.
        minutes: how long the way to it is, from the office or from the hub visited before on the same day.

    Example:
        >>> start = datetime.fromisoformat("2027-03-02T10:00:00+01:00")
        >>> den, end = Wish(rooms=("den",)), start.replace(hour=13)
        >>> visit = ServiceVisit("tofte", den, start, end, Outcome.ALLOW, minutes=40)
        >>> visit.room, str(visit.day), visit.request.start == start
        ('den', '2027-03-02', True)
    """

    hub: str
    wish: Wish
    start: datetime
    end: datetime
    outcome: Outcome
    minutes: int

    @property
    def room(self) -> str:
        """Id of the room."""
        return self.wish.rooms[0]

    @property
    def day(self) -> date:
        """The day."""
        return self.start.date()

    @property
    def request(self) -> BookingRequest:
        """The booking to ask a calendar for."""
        return BookingRequest(wish=self.wish, start=self.start, end=self.end)


@boundary
@frozen
class HubShare:
    """How many visits a hub is to have, and what that rests on.

    Attributes:
        hub: id of the hub.
        need: its need, as it was told.
        minutes: how far from the office it is; None where nobody knows.
        kilometres: the same as the crow flies; None where positions are unknown.
        weight: the need, weighted by distance.
        quota: its exact part of all visits, by weight.
        visits: how many visits it is to have.
        placed: how many of them were placed.

    Example:
        >>> HubShare("tofte", need=100, minutes=40, kilometres=None, weight=233.3, quota=6.8, visits=7, placed=7).visits
        7
    """

    hub: str
    need: int
    minutes: int | None
    kilometres: float | None
    weight: float
    quota: float
    visits: int
    placed: int


@boundary
@frozen
class VisitHindrance:
    """Why a hub cannot be visited, on so many days of the season.

    Attributes:
        why: what hinders it; the first thing that does, in the order of :data:`WhyNot`.
        days: on how many days.
        codes: for ``refused``: the codes of the rules that refused it.

    Example:
        >>> VisitHindrance("closed", days=12).codes
        ()
    """

    why: WhyNot
    days: int
    codes: tuple[str, ...] = ()


@boundary
@frozen
class UnplacedVisits:
    """The visits of a hub that could not be placed, and why.

    Attributes:
        hub: id of the hub.
        count: how many they are.
        hindrances: what hindered them: each day of the season once.
        nearby: references of premises near the hub that could be used in its place.

    Example:
        >>> UnplacedVisits("tofte", 2, (VisitHindrance("closed", days=12),)).nearby
        ()
    """

    hub: str
    count: int
    hindrances: tuple[VisitHindrance, ...]
    nearby: tuple[str, ...] = ()


@boundary
@frozen
class VisitPlan:
    """The visits of a service in a season. Get one from :func:`plan_visits`.

    It is for those who run the service: what it says of a shielded one is for nobody else.

    Attributes:
        service: id of the service.
        first_day: the first day of the season.
        last_day: its last day.
        visits: the visits, in order.
        shares: how many visits each hub is to have, in the order of the service.
        unplaced: what could not be placed, and why.
        reasons: why the service should not be under a hub's roof, or what is unknown about that.
        bunched: ids of hubs that have several visits, all of them in one month of a season of several.
        most: no plan can place more visits than this.

    Example:
        >>> VisitPlan("start-loans", date(2027, 1, 4), date(2027, 6, 18)).complete
        True
    """

    service: str
    first_day: date
    last_day: date
    visits: tuple[ServiceVisit, ...] = ()
    shares: tuple[HubShare, ...] = ()
    unplaced: tuple[UnplacedVisits, ...] = ()
    reasons: tuple[Reason, ...] = ()
    bunched: tuple[str, ...] = ()
    most: int = 0

    @property
    def complete(self) -> bool:
        """Whether every visit was placed."""
        return not self.unplaced

    @property
    def missed_at_most(self) -> int:
        """How many more visits another plan might place; 0: it is proved that none places more."""
        return self.most - len(self.visits)

    @property
    def requests(self) -> tuple[BookingRequest, ...]:
        """The bookings to ask a calendar for, in order."""
        return tuple(visit.request for visit in self.visits)

    def text(self, lang: str | Catalogue, *, names: Mapping[str, str] | None = None) -> str:
        """Say the plan, a line for each visit, and then what could not be placed and why.

        Args:
            lang: a language tag, or a catalogue.
            names: what references are called, as ``{"hub/tofte": "Tofte", "room/den": "Stua"}``; what has no name is
                told by its id.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.sharing._visiting._words import plan_words  # noqa: PLC0415 - words are seldom asked for

        return plan_words(self, lang, names or {})
