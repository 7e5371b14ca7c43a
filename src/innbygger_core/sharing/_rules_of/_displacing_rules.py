"""The rules of what has to give way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Conflict, Finding, Severity, Source
from innbygger_core.sharing._deciding._days import in_time
from innbygger_core.sharing._deciding._giving_way import pending_in_the_way
from innbygger_core.sharing._deciding._regimes import terms_of_booking
from innbygger_core.sharing._deciding._shapes import Block, Forbids, block_rule
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._terms import RoomTerms
    from innbygger_core.timekeeping import Period

__all__ = ["DISPLACING_RULES", "displacement_notice", "pending_displaced"]

_RULES: Final = Source("municipal-rules")


@block_rule(
    "sharing.pending-displaced",
    Severity.INFO,
    _RULES,
    concerns=lambda asked: asked.context.approval is not None,
    basis=Basis.PRACTICE,
    params={"name": str, "start": datetime, "end": datetime},
    public="sharing.not-available",
)
def pending_displaced(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """Requests that are pending give way to a booking that somebody says yes to [municipal-rules].

    Kept where none is pending; each that gives way is told of, before anything is done.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> from innbygger_core.decisions import Approval
        >>> pending_displaced(example(context={"approval": Approval(by="position/leader")}))
        Pass(conditions=())
        >>> asked = example(booked=({"state": "pending"},), context={"approval": Approval(by="position/leader")})
        >>> pending_displaced(asked).findings[0].conflicts[0].reference
        'booking/b0'
    """
    for begins, ends, booking, related in pending_in_the_way(asked, start, end):
        params = (("name", asked.name), ("start", asked.moment(begins)), ("end", asked.moment(ends)))
        conflicts = (Conflict(booking.reference, related.path),)
        yield Block(begins, ends, Finding(asked.reference, "/approval", params, conflicts=conflicts))


@block_rule(
    "sharing.displacement-notice",
    Severity.MUST,
    _RULES,
    concerns=lambda asked: bool(asked.context.displaces),
    basis=Basis.PRACTICE,
    params={"name": str, "latest": datetime},
)
def displacement_notice(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A fixed user gives way only to what may displace it, and only with the notice of the terms [municipal-rules].

    The terms are those by which the fixed user holds the room. Kept when told in time; broken later, where the terms
    know of no displacement, and by uses that may not displace.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> def ask(notice):
        ...     gives_way = {"displaces": frozenset({"b0"})}
        ...     terms = {"displacement_notice": notice}
        ...     return displacement_notice(example(terms=terms, booked=({},), context=gives_way))
        >>> ask("P1D")
        Pass(conditions=())
        >>> ask("P14D").findings[0].conflicts[0].reference
        'booking/b0'
    """
    if not asked.leads:
        return
    for named in sorted(asked.context.displaces):
        booking = asked.bookings.by_id[named]
        terms = terms_of_booking(asked.world, booking)
        variant = _refused(asked, booking, terms)
        if variant is not None:
            params = _params(asked, booking, terms.displacement_notice)
            finding = Finding(asked.reference, "/displaces", params, variant, (Conflict(booking.reference),))
            yield Block(start, end, finding, Forbids.START)


def _refused(asked: Asked, booking: Booking, terms: RoomTerms) -> str | None:
    """Tell by which of the rule's sentences a booking does not give way; None where it does."""
    if terms.displacement_notice is None:
        return "never"
    if terms.displaced_by and asked.wish.words.isdisjoint(terms.displaced_by):
        return "purpose"
    told = in_time(asked.world, asked.now, micros(booking.start, "start"), terms.displacement_notice)
    return None if told else ""


def _params(asked: Asked, booking: Booking, notice: Period | None) -> tuple[tuple[str, str | datetime], ...]:
    name = ("name", asked.name)
    return (name,) if notice is None else (name, ("latest", asked.moment(micros(booking.start, "start")) - notice))


DISPLACING_RULES: Final = (pending_displaced, displacement_notice)
