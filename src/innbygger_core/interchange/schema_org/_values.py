"""What is written for schema.org, and what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.decisions import Lost
    from innbygger_core.hours import OpeningHours

__all__ = ["ReadHours", "SchemaOrgHours", "Specification"]


@frozen
class Specification:
    """One ``OpeningHoursSpecification``: a stretch of the day, on some days.

    Attributes:
        opens: clock time, such as ``09:00``; ``00:00`` with the same ``closes`` is closed all day.
        closes: clock time; before ``opens`` it is of the next day, and ``00:00``-``23:59`` is the whole day.
        days: days of the week, in schema.org's names; empty for every day.
        valid_from: the first day; None where it has always held.
        valid_through: the last day; None: until further notice.

    Example:
        >>> Specification("10:00", "16:00", ("Monday", "Tuesday")).json_ld["dayOfWeek"]
        ['https://schema.org/Monday', 'https://schema.org/Tuesday']
    """

    opens: str
    closes: str
    days: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_through: date | None = None

    @property
    def json_ld(self) -> dict[str, Any]:
        """It as a plain dict, newly made."""
        return {"@type": "OpeningHoursSpecification", **dict(self._members())}

    def _members(self) -> Iterator[tuple[str, Any]]:
        if self.days:
            yield "dayOfWeek", [f"https://schema.org/{day}" for day in self.days]
        yield from (("opens", self.opens), ("closes", self.closes))
        dates = (("validFrom", self.valid_from), ("validThrough", self.valid_through))
        yield from ((name, day.isoformat()) for name, day in dates if day)


@frozen
class SchemaOrgHours:
    """Opening hours as schema.org has them.

    Attributes:
        usual: the usual week.
        special: days that differ from it; they take its place.
        start: the first day that was looked at; None: none was, and only the usual week is told.
        end: the first day after.
        lost: what could not be said.

    Example:
        >>> from innbygger_core.hours import Layer, OpeningHours, Week
        >>> from innbygger_core.interchange import schema_org
        >>> desk = Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]}))
        >>> written = schema_org.hours(OpeningHours(layers=(desk,)))
        >>> [(it.opens, it.closes, len(it.days)) for it in written.usual], written.special
        ([('10:00', '16:00', 5), ('00:00', '00:00', 2)], ())
    """

    usual: tuple[Specification, ...]
    special: tuple[Specification, ...]
    start: date | None
    end: date | None
    lost: tuple[Lost, ...]

    @property
    def json_ld(self) -> dict[str, Any]:
        """The members to be put into the JSON-LD of a place: plain lists, dicts and texts, newly made."""
        named = (("openingHoursSpecification", self.usual), ("specialOpeningHoursSpecification", self.special))
        return {name: [row.json_ld for row in rows] for name, rows in named if rows}


@frozen
class ReadHours:
    """Opening hours that were read, and what could not be kept of what they were read from.

    Attributes:
        hours: the opening hours.
        lost: what was set aside; paths lead into what was read.

    Example:
        >>> from innbygger_core.interchange import schema_org
        >>> found = schema_org.read({"openingHours": "Mo-Fr 09:00-17:00"})
        >>> found.hours.text("nb"), found.lost
        ('Mandag–fredag kl. 9–17, lørdag og søndag stengt.', ())
    """

    hours: OpeningHours
    lost: tuple[Lost, ...] = ()
