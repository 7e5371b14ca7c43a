"""What comes of an allocation: for each application what it got, what it did not get, and why."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from innbygger_core.errors import UnknownId
from innbygger_core.sharing._writing._seasons import Allocation, SeasonTime
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innbygger_core.texts import Catalogue

__all__ = ["AllocationPlan", "Award", "GivenTime", "Precedence", "Standing", "Taker", "UnmetTime", "WhyUnmet"]


class Standing(StrEnum):
    """Whether an application counts, and when it is served.

    Example:
        >>> Standing.LATE.served, Standing.WAITING.served
        (True, False)
    """

    IN_TIME = "in_time"
    """Sent while one could apply."""
    LATE = "late"
    """Sent after the deadline, and served after all that came in time."""
    WAITING = "waiting"
    """Sent after the deadline; such applications are not treated yet."""
    REPLACED = "replaced"
    """A later version of it counts instead."""
    EARLY = "early"
    """Sent before one could apply."""
    TOO_LATE = "too_late"
    """Sent after the deadline of a season that takes no late applications."""
    CORRECTED_LATE = "corrected_late"
    """A version sent after the deadline, of an application that came in time and stands as it was."""
    TOO_MANY = "too_many"
    """Its organiser has already sent as many as the season takes from each."""

    @property
    def served(self) -> bool:
        """Whether it takes part in the allocation."""
        return self in (Standing.IN_TIME, Standing.LATE)


WhyUnmet: TypeAlias = Literal["taken", "outside", "limit", "wanted", "short"]
"""Why a time was not given: somebody else has it; the season gives no such time away; the organiser has as many hours
as one can get; the application has all the hours it asked for; what was free is shorter than the season allows."""

Precedence: TypeAlias = Literal["held", "own", "in_time", "earlier", "step", "had", "draw", "choice"]
"""Why somebody came first: they held the time before the allocation; it is the applicant's own; they applied in time;
of those who were late, earlier; they are of a higher step; they had the time the season before; they were drawn first;
or the choice was the applicant's in that round, and it chose another time."""


@boundary
@frozen
class GivenTime:
    """A time of the week that an application got.

    Attributes:
        wish: which of its wishes it answers, counted from 0.
        time: the time, on one weekday.
        round: in which round it was chosen, counted from 1.

    Example:
        >>> GivenTime(0, SeasonTime(room="hall", weekdays="tue", clock="18:00-20:00"), 1).round
        1
    """

    wish: int
    time: SeasonTime
    round: int


@boundary
@frozen
class Taker:
    """Somebody who has a time that an application wished for.

    Attributes:
        because: why they came first.
        time: what they have.
        organiser: who they are; None for a private person, of whom others are told nothing.
        step: their step of the order of priority, counted from 1; None: none.
        draw: their number in the draw between equals; None where there was no draw.

    Example:
        >>> evening = SeasonTime(room="hall", weekdays="tue", clock="18:00-20:00")
        >>> Taker("draw", evening, "organisation/band", draw=1).draw
        1
    """

    because: Precedence
    time: SeasonTime
    organiser: str | None = None
    step: int | None = None
    draw: int | None = None


@boundary
@frozen
class UnmetTime:
    """A time of the week that an application wished for and did not get.

    Attributes:
        wish: which of its wishes, counted from 0.
        time: the time, or the part of it, on one weekday.
        why: why not.
        takers: who has it.

    Example:
        >>> UnmetTime(1, SeasonTime(room="hall", weekdays="sun", clock="18:00-20:00"), "outside").takers
        ()
    """

    wish: int
    time: SeasonTime
    why: WhyUnmet
    takers: tuple[Taker, ...] = ()


@boundary
@frozen
class Award:
    """What one application got, and why not more.

    Attributes:
        application: its id.
        organiser: who applied.
        standing: whether it counted.
        step: its step of the order of priority, counted from 1; None: none fits, or the season has none.
        draw: its number in the draw between equals, counted from 1; None where there was no draw.
        given: what it got, as it was chosen.
        unmet: what it wished for and did not get, in the order of its wishes.
        missing: keys of facts that nobody has told, and that could give it another place in the order.

    Example:
        >>> Award("choir", "organisation/choir", Standing.TOO_LATE).text("nb")
        'Organisation/choir får ingen fast tid. Søknaden kom etter fristen.'
    """

    application: str
    organiser: str
    standing: Standing
    step: int | None = None
    draw: int | None = None
    given: tuple[GivenTime, ...] = ()
    unmet: tuple[UnmetTime, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def duration(self) -> timedelta:
        """How much time a week it got."""
        spans = (given.time.clock.minutes for given in self.given)
        return timedelta(minutes=sum(end - start for start, end in spans))

    def text(self, lang: str | Catalogue, names: Mapping[str, str] | None = None) -> str:
        """Say what it got, how it came about, and why each wish was not met; meant for those who applied.

        Args:
            lang: a language tag, or a catalogue.
            names: what organisers and rooms are called, by reference, such as ``room/hall``.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.sharing._allocating._award_words import award_words  # noqa: PLC0415 - only when asked for

        return award_words(self, lang, names or {})


@boundary
@frozen
class AllocationPlan:
    """A season's times, given away: what each application got, and what is left.

    Attributes:
        season: id of the season.
        seed: what the draw started from; anybody can draw again.
        awards: one for each application, in the order in which they were served, then those that did not count.
        allocations: the rows for the plan, one for each application that got something.
        free: the times that nobody has.

    Example:
        >>> AllocationPlan("2026", "31415").allocations
        ()
    """

    season: str
    seed: str
    awards: tuple[Award, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    free: tuple[SeasonTime, ...] = ()

    def award(self, application: str) -> Award:
        """Find what became of an application; where there are several versions, of the one that counts.

        Raises:
            UnknownId: there is no such application.
        """
        found = next((award for award in self.awards if award.application == application), None)
        if found is None:
            raise UnknownId("application", application, tuple(award.application for award in self.awards))
        return found

    def text(self, lang: str | Catalogue, names: Mapping[str, str] | None = None) -> str:
        """Say what each application got and why, one line each.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        return "\n".join(award.text(lang, names) for award in self.awards)
