"""What to say of an id that nothing has."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from innbygger_core.reading import fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.errors import Fault

__all__ = ["unknown_id"]

_MOST_NAMES_SHOWN = 8


def unknown_id(path: str, named: str, kind: str, known: Iterable[str]) -> Fault:
    """Name those that exist, or the nearest of them where they are many.

    >>> unknown_id("/hubs/0/hours", "nroth", "hours", ("south", "north")).params[2]
    ('known', ('north', 'south'))
    """
    names = sorted(known)
    near = get_close_matches(named, names, _MOST_NAMES_SHOWN) if len(names) > _MOST_NAMES_SHOWN else names
    return fault(path, "unknown-id", named, id=named, kind=kind, known=tuple(near or names[:_MOST_NAMES_SHOWN]))
