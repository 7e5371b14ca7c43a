"""Some layers of opening hours over time, as somebody sees them: what is asked for, and the same seen otherwise."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from innbygger_core.hours._access import accesses
from innbygger_core.hours._compiled._lines import Lines
from innbygger_core.hours._compiled._view import View
from innbygger_core.timekeeping import zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._compiled._links import LinkedStrand
    from innbygger_core.hours._compiled._sources import Sources
    from innbygger_core.hours._models import OpeningHours

__all__ = ["Viewed"]


class Viewed:
    """The layers that count for somebody who asks; the base of whatever answers.

    Attributes:
        strands: all layers, whether they count or not.
    """

    __slots__ = (
        "__weakref__",
        "_asked",
        "_by_utc",
        "_by_wall",
        "_changes",
        "_lines",
        "_sources",
        "_views",
        "_zone",
        "strands",
    )

    def __init__(
        self, sources: Sources, asked: View | None = None, strands: tuple[LinkedStrand, ...] | None = None
    ) -> None:
        """Show some layers; :func:`compile_hours` and :func:`compile_versions` make the sources."""
        self._sources = sources
        self._asked = asked or View()
        self._zone = zone(sources.versions[0].timezone)
        self.strands = sources.strands() if strands is None else strands
        self._lines = Lines(self._asked.of(self.strands), self._zone)
        self._by_wall, self._by_utc, self._changes = self._lines.by_wall, self._lines.by_utc, self._lines.changes
        self._views: dict[View, Self] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel as what was written; it is compiled again on arrival."""
        return type(self), (self._sources, self._asked)

    @property
    def versions(self) -> tuple[OpeningHours, ...]:
        """The opening hours that it was made of, in order."""
        return self._sources.versions

    @property
    def id(self) -> str | None:
        """What others call these hours."""
        return self.versions[0].id

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers that count in this view, as ids."""
        return tuple(dict.fromkeys(it.strand.id for it in self.counting))

    @property
    def counting(self) -> tuple[LinkedStrand, ...]:
        """The layers that count in this view, through time."""
        return self._lines.strands

    @property
    def horizon(self) -> datetime:
        """The end of what can be asked, 2200-01-01T00:00 in the schedule's time zone."""
        return datetime(2200, 1, 1, tzinfo=self._zone)

    def view(
        self,
        access: Access | Iterable[Access] | None = None,
        *,
        audience: str | None = None,
        room: str | None = None,
        layer: str | None = None,
    ) -> Self:
        """Make a timetable of the same hours in which other layers count; what is not given stays as it is.

        Args:
            access: the kinds of opening that count.
            audience: whose layers count beside those for everybody.
            room: the room that is asked about. A room without layers of its own has those of the place.
            layer: the one layer that is asked about, whatever its kind.

        Raises:
            UnknownId: there is no such layer, or no layer for such an audience.
        """
        asked = View(
            access=self._asked.access if access is None else accesses(access),
            audience=audience or self._asked.audience,
            room=room or self._asked.room,
            layer=layer or self._asked.layer,
        )
        if asked not in self._views:
            self._views[asked] = type(self)(self._sources, asked, self.strands)
        return self._views[asked]
