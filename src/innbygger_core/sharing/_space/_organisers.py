"""Who organises a use: which groups of organisers they belong to, and whether they are the municipality's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.sharing._space._world import World
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["classes_of", "comes_from_outside"]

_OWN: Final = ("unit", "hub", "module", "municipality")


def classes_of(world: World, wish: Wish) -> set[str]:
    """Name the groups of organisers to which whoever wishes belongs, in the words of the terms.

    >>> from innbygger_core import nye_asker
    >>> from innbygger_core.sharing import Wish
    >>> from innbygger_core.sharing._space._world import World
    >>> sorted(classes_of(World(nye_asker()), Wish(organiser="organisation/choir", local=False)))
    ['organisation', 'organisation/choir', 'outsider']
    """
    if wish.organiser is None:
        return set()
    kind, _, own = wish.organiser.partition("/")
    classes = {wish.organiser, kind}
    if kind == "organisation":
        classes.update([str(row.kind) for row in world.facts.organisations if row.id == own])
    if wish.local is Known.NO:
        classes.add("outsider")
    return classes


def comes_from_outside(organiser: str) -> bool:
    """Tell whether an organiser is no part of the municipality itself.

    >>> comes_from_outside("organisation/choir"), comes_from_outside("unit/library")
    (True, False)
    """
    return organiser.partition("/")[0] not in _OWN
