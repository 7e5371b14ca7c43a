"""The draw between equals: lots that a seed gives, the same for everybody who draws again."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.sharing._writing._seasons import Application, Season

__all__ = ["draw_order", "lot"]


def lot(season: Season, application: Application) -> str:
    """Draw the lot of an application: SHA-256 of organiser, application, season and seed, each on its own line.

    A lot depends on nothing else, so nobody's changes when others apply, or apply no more. Whoever knows the seed while
    ids are still being given could choose one that draws well: let it become known after the deadline.

    >>> from innbygger_core.sharing import Application, Season
    >>> season = Season(id="2026", first_day="2026-06-22", last_day="2027-06-20", seed="31415")
    >>> choir = Application(id="choir", organiser="organisation/choir", sent_at="2026-03-01T12:00:00+01:00")
    >>> lot(season, choir)[:16]
    'd2c413fa55166b52'
    """
    drawn = (application.organiser, application.id, season.id, season.seed)
    return sha256("\n".join(drawn).encode()).hexdigest()


def draw_order(season: Season, applications: Iterable[Application]) -> tuple[Application, ...]:
    """Draw the order of some applications; the lowest lot comes first.

    Args:
        season: whose seed is drawn with.
        applications: in any order.

    Example:
        >>> from innbygger_core.sharing import Application, Season
        >>> season = Season(id="2026", first_day="2026-06-22", last_day="2027-06-20", seed="31415")
        >>> def applies(name):
        ...     return Application(id=name, organiser=f"organisation/{name}", sent_at="2026-03-01T12:00:00+01:00")
        >>> [each.id for each in draw_order(season, map(applies, ("band", "choir", "dancers")))]
        ['dancers', 'choir', 'band']
    """
    return tuple(sorted(applications, key=lambda each: lot(season, each)))
