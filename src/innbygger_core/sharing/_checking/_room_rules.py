"""The rule of the terms of a room."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.decisions import Basis, Conflict, Fail, Finding, Pass, Severity, Skip, Source, rule
from innbygger_core.sharing._checking._lengths import Lengths  # noqa: TC001 - of the subject

if TYPE_CHECKING:
    from innbygger_core.decisions import Verdict

__all__ = ["RoomOnTerms", "no_possible_duration"]


@frozen
class RoomOnTerms:
    """A room with what its terms say of lengths, as :func:`check_room` looks at it.

    Attributes:
        id: the room.
        name: its name.
        lengths: what is said of lengths, in each case that the terms tell apart.

    Example:
        >>> RoomOnTerms("hall", "Salen", ()).reference
        'room/hall'
    """

    id: str
    name: str
    lengths: tuple[Lengths, ...]

    @property
    def reference(self) -> str:
        """The room where kinds mix."""
        return f"room/{self.id}"


@rule(
    "sharing.no-possible-duration",
    RoomOnTerms,
    Severity.MUST,
    Source("municipal-rules"),
    basis=Basis.DERIVED,
    params={"name": str, "shortest": timedelta, "longest": timedelta, "step": timedelta},
)
def no_possible_duration(room: RoomOnTerms) -> Verdict:
    """The terms of a room leave some length for a use, whoever asks and whenever it starts [municipal-rules].

    Kept where a multiple of the step is neither too short nor too long; broken where there is none, once for each set
    of rows that leaves none. So it is told when the room is set up, and not to the first who asks for it.

    Example:
        >>> hour = 3_600_000_000
        >>> def ask(longest):
        ...     said = Lengths(("hall",), 3 * hour, longest, 2 * hour)
        ...     return no_possible_duration(RoomOnTerms("hall", "Salen", (said,)))
        >>> ask(4 * hour)
        Pass(conditions=())
        >>> [str(value) for value in dict(ask(3 * hour).findings[0].params).values()]
        ['Salen', '3:00:00', '3:00:00', '2:00:00']
    """
    if not any(each.terms for each in room.lengths):
        return Skip("no-such-terms")
    impossible = tuple(_finding(room, each) for each in room.lengths if not each.is_possible)
    return Fail(impossible) if impossible else Pass()


def _finding(room: RoomOnTerms, lengths: Lengths) -> Finding:
    said = dict(lengths.shown)
    variant = "" if {"shortest", "step"} <= said.keys() else "shortest" if "shortest" in said else "step"
    conflicts = tuple(Conflict(f"terms/{row}") for row in lengths.terms)
    return Finding(room.reference, params=(("name", room.name), *lengths.shown), variant=variant, conflicts=conflicts)
