"""Lazy doors: a package shows its names, and imports the room behind a name when the name is first used (PEP 562)."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["lazy_door"]


def lazy_door(
    package: str, rooms: Mapping[str, tuple[str, ...]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Make the ``__getattr__`` and ``__dir__`` of a package.

    Importing a package then costs next to nothing, and using one of its names costs what that name needs.

    Args:
        package: ``__name__`` of the package.
        rooms: the names that it shows, by the module inside it where each is at home; a module that is shown under
            its own name is shown whole, and ``inner as outer`` shows a name under another.

    Example:
        >>> look, names = lazy_door("innbygger_core", {"ids": ("is_id",)})
        >>> names(), look("is_id")("tofte")
        (['is_id'], True)
        >>> lazy_door("innbygger_core", {"ids": ("is_id as is_good",)})[0]("is_good")("Tofte!")
        False
        >>> look("is_no_id")
        Traceback (most recent call last):
        AttributeError: module 'innbygger_core' has no attribute 'is_no_id'
    """
    written = ((room, *name.split(" as ")) for room, names in rooms.items() for name in names)
    home_of = {names[-1]: (room, names[0]) for room, *names in written}

    def look(name: str) -> object:
        if name not in home_of:
            msg = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(msg)
        home, inner = home_of[name]
        room = import_module(f"{package}.{home}")
        found = room if home == name else getattr(room, inner)
        setattr(sys.modules[package], name, found)
        return found

    return look, lambda: sorted(home_of)
