"""What a lock system is told: whom to let in where, from when and until when, and nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from attrs import frozen
from pydantic import Field

from innbygger_core.values import Model, boundary

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ACCESS_FORMAT", "AccessGrant", "AccessList", "AccessMargins", "access_list"]

ACCESS_FORMAT: Final = "innbygger.access/1"
"""The format, and its version, that a list of grants names in ``format``."""

_Minutes: TypeAlias = Annotated[int, Field(ge=0, le=1440, strict=True)]


class AccessMargins(Model):
    """How long before and after a booking its holder can open the doors.

    Attributes:
        before: minutes before it begins.
        after: minutes after it ends.

    Example:
        >>> AccessMargins(before=15).after
        0
    """

    before: _Minutes = 0
    after: _Minutes = 0


@boundary
@frozen
class AccessGrant:
    """Somebody can open some doors for a time; for one person and door, no two grants overlap or touch.

    Attributes:
        who: an organisation, a unit or a pseudonym; the booking itself where nobody may know who it is.
        doors: references of the hub and the rooms, in order.
        start: from when.
        end: until when; the first instant after.
        why: references of the bookings and terms that it rests on, in order.

    Example:
        >>> from datetime import UTC
        >>> start = datetime(2027, 3, 2, 17, tzinfo=UTC)
        >>> AccessGrant("organisation/choir", ("room/hall",), start, start.replace(hour=19), ("booking/b1",)).why
        ('booking/b1',)
    """

    who: str
    doors: tuple[str, ...]
    start: datetime
    end: datetime
    why: tuple[str, ...]

    @property
    def order(self) -> tuple[float, float, str, tuple[str, ...]]:
        """Sort key of lists: by time, then by whom."""
        return self.start.timestamp(), self.end.timestamp(), self.who, self.doors


class AccessList(Model):
    """A list of grants, as it crosses to a lock system.

    Attributes:
        format: the format, and its version.
        grants: in order of time.

    Example:
        >>> AccessList().format
        'innbygger.access/1'
    """

    format: Literal["innbygger.access/1"] = ACCESS_FORMAT
    grants: tuple[AccessGrant, ...] = ()


def access_list(grants: Iterable[AccessGrant]) -> bytes:
    """Write grants as JSON for a lock system: the same grants give the same bytes, in whatever order they come.

    Example:
        >>> access_list([])
        b'{"format":"innbygger.access/1","grants":[]}'
    """
    return AccessList(grants=tuple(sorted(grants, key=lambda grant: grant.order))).model_dump_json().encode()
