"""What somebody may see of a booking: decided before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from innbygger_core.decisions import Viewer
from innbygger_core.ical._writing._told import check_word, choice
from innbygger_core.sharing import BookingState
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.sharing import Booking, Visibility, Wish

__all__ = ["NO_PERSONS", "Cancelled", "seen_by", "sees", "told_as", "visibility"]

Cancelled: TypeAlias = Literal["mark", "omit", "prefix"]
"""How what was cancelled is told: marked as such, left out, or said in the title, for calendars that show no marks."""

NO_PERSONS: Final = ("organisation/", "unit/")
"""How references begin of those who use rooms and things, and are certainly no persons."""

_WAYS: tuple[Cancelled, ...] = get_args(Cancelled)


def seen_by(viewer: Viewer, *, whose: str | None, argument: str) -> Viewer:
    """Read who will look, perhaps from a plain text; whoever it concerns must be told apart from everybody else.

    Raises:
        ValueError: there is no such viewer; it is whoever it concerns, and nobody told who that is; or that is no
            reference.
    """
    told = choice(viewer, Viewer, "viewer")
    if told is Viewer.PARTY and whose is None:
        msg = f"Viewer.PARTY sees what is somebody's own, and nobody is named; write whose it is as `{argument}`."
        raise ValueError(msg)
    if whose is not None and "/" not in whose:
        msg = f"`{argument}` is a reference, with its kind, and not {whose!r}; write it such as 'organisation/choir'."
        raise ValueError(msg)
    return told


def told_as(cancelled: Cancelled) -> Cancelled:
    """Read how what was cancelled is told.

    Raises:
        ValueError: in no such way.
    """
    check_word(cancelled, _WAYS, "cancelled")
    return cancelled


def sees(viewer: Viewer, booking: Booking) -> bool:
    """Tell whether somebody may see what a booking is for; what may not happen yet is not announced to everybody."""
    announced = viewer is not Viewer.PUBLIC or booking.state is not BookingState.PENDING
    return announced and viewer.sees(visibility(booking.wish))


def visibility(wish: Wish | None) -> Visibility:
    """Tell who may see what a room is taken for; what takes it without a wish concerns those who work there.

    A meeting of an individual service is never public, and shielded unless it is known to need none.
    """
    if wish is None:
        return "internal"
    if wish.service is None:
        return wish.visibility
    return "internal" if wish.service.shielding is Known.NO and wish.visibility != "shielded" else "shielded"
