"""The rule of noise between rooms that hear each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from innbygger_core.decisions import Basis, Conflict, Figures, Finding, Severity, Source, Unknown
from innbygger_core.sharing._deciding._giving_way import gives_way
from innbygger_core.sharing._deciding._shapes import Block, block_rule
from innbygger_core.sharing._writing._wishes import Noise
from innbygger_core.values import UNKNOWN, AsObject, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hubs import RoomFacts
    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._writing._bookings import Booking
    from innbygger_core.sharing._writing._wishes import Wish
    from innbygger_core.values import Fact

__all__ = ["NOISE_RULES", "NoiseLevels", "noise"]

_LOUDEST: Final = 5


class NoiseLevels(Figures):
    """How loud a use is, and how loud its neighbours may be, where the booking does not say.

    Attributes:
        made: by purpose, from 0 (silent) to 5 (loud music).
        tolerated: by purpose.

    Example:
        >>> NoiseLevels(made={"band_practice": 5}).made
        (('band_practice', 5),)
    """

    made: Annotated[tuple[tuple[str, Noise], ...], AsObject()] = ()
    tolerated: Annotated[tuple[tuple[str, Noise], ...], AsObject()] = ()


@block_rule(
    "sharing.noise",
    Severity.MUST,
    Source("senior", "7"),
    Source("report", "15"),
    concerns=lambda asked: bool(asked.tree.hearing(asked.room.id)),
    basis=Basis.DERIVED,
    figures=NoiseLevels,
    params={"name": str, "other": str},
    public="sharing.not-available",
)
def noise(asked: Asked, start: int, end: int, figures: NoiseLevels) -> Iterator[Block]:
    """A loud use does not disturb a quiet one next to it, whichever of them comes first [senior p. 7, report p. 15].

    Kept where no neighbour is disturbed or disturbs, or a room between them is sound-insulated; broken otherwise;
    unknown where nobody told how loud it is, or how loud it may be.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> rooms = {"neighbours": ("studio",)}, {"id": "studio", "features": {"sound_insulated": False}}
        >>> quiet = {"rooms": ("studio",), "wish": {"tolerates_noise": 2, "noise": 0}}
        >>> noise(example(rooms=rooms, booked=(quiet,), noise=2))
        Pass(conditions=())
        >>> thin = {"features": {"sound_insulated": False}, **rooms[0]}
        >>> loud = example(rooms=(thin, rooms[1]), booked=(quiet,), noise=4)
        >>> noise(loud).findings[0].conflicts[0].path
        ('room/hall', 'room/studio')
    """
    for other, insulated in asked.tree.hearing(asked.room.id):
        for begins, ends, booking in asked.bookings.line("room", other.id).across(start, end):
            if booking.wish is not None and not gives_way(asked, booking):
                disturbed = _disturbed(asked, booking.wish, other, figures) & ~insulated
                if disturbed is Known.YES:
                    yield Block(begins, ends, _found(asked, booking, other))
                elif disturbed is Known.UNKNOWN:
                    yield Block(begins, ends, Unknown(("noise",), "/wish/noise"))


def _disturbed(asked: Asked, theirs: Wish, there: RoomFacts, figures: NoiseLevels) -> Known:
    """Tell whether one of two uses disturbs the other."""
    mine, here = asked.wish, asked.room
    return _too_loud(_made(mine, figures), _tolerated(theirs, there, figures)) | _too_loud(
        _made(theirs, figures), _tolerated(mine, here, figures)
    )


def _made(wish: Wish, figures: NoiseLevels) -> Fact[int]:
    if wish.noise is not UNKNOWN:
        return wish.noise
    usual: int | None = dict(figures.made).get(wish.purpose or "")
    return UNKNOWN if usual is None else usual


def _tolerated(wish: Wish, room: RoomFacts, figures: NoiseLevels) -> Fact[int]:
    if wish.tolerates_noise is not UNKNOWN:
        return wish.tolerates_noise
    usual: int | None = dict(figures.tolerated).get(wish.purpose or "")
    return room.tolerates_noise if usual is None else usual


def _too_loud(made: Fact[int], tolerated: Fact[int]) -> Known:
    """Tell whether a noise is more than what is tolerated; silence never is, and some mind nothing."""
    if made == 0 or tolerated == _LOUDEST:
        return Known.NO
    if made is UNKNOWN or tolerated is UNKNOWN:
        return Known.UNKNOWN
    return Known.of(made > tolerated)


def _found(asked: Asked, booking: Booking, other: RoomFacts) -> Finding:
    params = (("name", asked.name), ("other", other.name.text(asked.world.language)))
    path = (asked.reference, f"room/{other.id}")
    return Finding(asked.reference, "/wish/noise", params, conflicts=(Conflict(booking.reference, path),))


NOISE_RULES: Final = (noise,)
