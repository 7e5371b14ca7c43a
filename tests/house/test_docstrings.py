"""Every public class and function says what it is, with an example that runs.

Excepted are constants, type aliases and ``NewType`` names, since Python keeps no docstring for them. That the examples
give what they say is proved by running them (see the ``conftest.py`` of the project).
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from tests.house.conftest import PublicName


def keeps_a_docstring(found: object) -> bool:
    return inspect.isclass(found) or inspect.isroutine(found)


def test_a_door_says_what_the_room_is_for(door: ModuleType):
    assert inspect.getdoc(door)


def test_a_public_class_or_function_shows_an_example(public: PublicName):
    assert ">>>" in (public.found.__doc__ or "") or not keeps_a_docstring(public.found)
