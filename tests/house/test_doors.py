"""A door shows everything that is public, and nothing else; rooms are entered through their doors."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import innbygger_core

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from tests.house.conftest import PublicName, SourceFile

ROOT = "innbygger_core"
HINGES = "_doors"  # what every door hangs on


def bound_names(body: list[ast.stmt], *, imports: bool) -> Iterator[str]:
    """Names that the statements of a module bind; those of imports only where the module is the door of a package."""
    for node in body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar" | "ParamSpec"))):
                continue
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.ImportFrom(module="innbygger_core._doors"):
                continue
            case ast.ImportFrom(module=str(origin), names=names) if imports and origin.startswith(ROOT):
                yield from (alias.asname or alias.name for alias in names)
            case ast.If(body=inner):
                yield from bound_names(inner, imports=imports)


def rooms_of_names(tree: ast.Module) -> tuple[dict[str, str], dict[str, str]]:
    """Where a door says that its names are at home: to type checkers, and when the program runs."""
    (fork,) = (node for node in tree.body if isinstance(node, ast.If))
    typed = {_as_written(alias): node.module for node in fork.body for alias in node.names}
    (assigned,) = fork.orelse
    rooms = assigned.value.args[1]
    return typed, {name: room for room, names in ast.literal_eval(rooms).items() for name in names}


def _as_written(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def is_public(name: str) -> bool:
    return not name.startswith("_")


def inner_imports(tree: ast.Module, room: str) -> Iterator[str]:
    """What a module imports past the door of another room: its inner modules, or names with an underscore."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(origin), names=names) if origin.startswith(ROOT):
                yield from (f"{origin}.{alias.name}" for alias in names if is_inside(f"{origin}.{alias.name}", room))
            case ast.Import(names=names):
                yield from (alias.name for alias in names if is_inside(alias.name, room))


def is_inside(dotted: str, room: str) -> bool:
    first, *path = dotted.split(".")
    return first == ROOT and path[:1] not in ([room], [HINGES]) and not all(map(is_public, path))


def test_a_door_lists_all_that_it_binds(door: ModuleType):
    tree = ast.parse(inspect.getsource(door))
    bound = {name for name in bound_names(tree.body, imports=hasattr(door, "__path__")) if is_public(name)}
    assert bound == set(door.__all__)


def test_a_door_lists_a_name_once(door: ModuleType):
    assert len(door.__all__) == len(set(door.__all__))


def test_a_listed_name_is_there(public: PublicName):
    assert public.found is not None


def test_the_door_of_a_package_holds_nothing_of_its_own(door: ModuleType):
    if door.__name__ == ROOT or not hasattr(door, "__path__"):
        return
    _docstring, *body = ast.parse(inspect.getsource(door)).body
    kinds = {type(node) for node in body}
    assert kinds <= {ast.ImportFrom, ast.If, ast.Assign}
    assert [ast.unparse(node.targets[0]) for node in body if isinstance(node, ast.Assign)] == ["__all__"]


def test_a_door_tells_type_checkers_and_the_program_the_same(door: ModuleType):
    if not hasattr(door, "__path__"):
        return
    typed, lazy = rooms_of_names(ast.parse(inspect.getsource(door)))
    homes = {name: f"{door.__name__}.{room}" if room != name else door.__name__ for name, room in lazy.items()}
    assert homes == typed
    assert dir(door) == sorted(door.__all__)


def test_a_package_costs_next_to_nothing_until_asked(door: ModuleType):
    if not hasattr(door, "__path__"):
        return
    code = f"import sys, {door.__name__}; print('pydantic' in sys.modules or 'attrs' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - ours
    assert ran.stdout.strip() == "False"


def test_a_room_is_entered_through_its_door(source: SourceFile):
    assert list(inner_imports(source.tree, source.room)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "from innbygger_core.texts._catalogue import Catalogue",
        "from innbygger_core.texts import _catalogue",
        "import innbygger_core.texts._catalogue",
    ],
)
def test_the_check_sees_who_climbs_in_by_the_window(statement: str):
    tree = ast.parse(statement)
    assert list(inner_imports(tree, "hours"))
    assert not list(inner_imports(tree, "texts"))


def test_the_check_sees_every_way_to_bind_a_name():
    tree = ast.parse(
        "from innbygger_core.ids import HubId\n"
        "from innbygger_core.ids import RoomId as Room\n"
        "import re\n"
        "T = TypeVar('T')\n"
        "A = 1\n"
        "B: int = 2\n"
        "def c(): d = 3\n"
        "class E: f = 4\n"
        "if TYPE_CHECKING:\n    G = 5\n"
    )
    assert set(bound_names(tree.body, imports=True)) == {"HubId", "Room", "A", "B", "c", "E", "G"}
    assert set(bound_names(tree.body, imports=False)) == {"A", "B", "c", "E", "G"}


def test_the_root_imports_nothing_of_its_own_until_asked():
    code = "import sys, innbygger_core as root; print(sorted(name for name in sys.modules if root.__name__ in name))"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - ours
    assert ran.stdout.strip() == "['innbygger_core', 'innbygger_core._doors']"


def test_the_root_lists_what_it_has():
    assert dir(innbygger_core) == sorted(innbygger_core.__all__)


def test_the_root_says_what_it_does_not_have():
    with pytest.raises(AttributeError, match="has no attribute 'Municipalty'"):
        _ = innbygger_core.Municipalty
