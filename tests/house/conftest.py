"""What the house consists of. A test here names its subject as an argument, and runs once for each that exists."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import innbygger_core
from innbygger_core.errors import InnbyggerError
from innbygger_core.values import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from innbygger_core.decisions import Rule

ROOT = Path(__file__).parents[2]
SOURCE = Path(inspect.getfile(innbygger_core)).parent


@attrs.frozen
class SourceFile:
    """A source file: the dotted name of its module, its lines, and its syntax."""

    path: Path
    module: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The top-level package or module under ``innbygger_core`` that the file belongs to; empty for the root."""
        return (self.module + "..").split(".")[1]

    @classmethod
    def read(cls, path: Path) -> SourceFile:
        text = path.read_text(encoding="utf-8")
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        return cls(path, ".".join(parts).removesuffix(".__init__"), text, ast.parse(text))


@attrs.frozen
class PublicName:
    """A name that a door lists."""

    door: ModuleType
    name: str

    @property
    def found(self) -> Any:  # noqa: ANN401 - a door can list anything
        return getattr(self.door, self.name)


@cache
def sources() -> Mapping[str, SourceFile]:
    return {source.module: source for source in map(SourceFile.read, sorted(SOURCE.rglob("*.py")))}


@cache
def modules() -> Mapping[str, ModuleType]:
    """Every module but the one that runs the command line when it is imported."""
    found = pkgutil.walk_packages(innbygger_core.__path__, "innbygger_core.")
    names = ["innbygger_core", *(module.name for module in found)]
    return {name: importlib.import_module(name) for name in names if not name.endswith(".__main__")}


@cache
def doors() -> Mapping[str, ModuleType]:
    """The modules that others import from: no part of their name begins with an underscore."""
    return {name: module for name, module in modules().items() if "._" not in name}


@cache
def public_names() -> Mapping[str, PublicName]:
    listed = {path: getattr(door, "__all__", ()) for path, door in doors().items()}
    return {f"{path}.{name}": PublicName(doors()[path], name) for path, names in listed.items() for name in names}


def rooms() -> Mapping[str, str]:
    """The concepts that the package is cut by: its top-level packages and modules."""
    return {door.split(".")[1]: door.split(".")[1] for door in doors() if "." in door}


@cache
def classes() -> Mapping[str, type]:
    """Every class that the package defines, public or not."""
    found = {cls for module in modules().values() for cls in vars(module).values() if inspect.isclass(cls)}
    ours = [cls for cls in found if cls.__module__.partition(".")[0] == "innbygger_core"]
    return {
        f"{cls.__module__}.{cls.__qualname__}": cls
        for cls in sorted(ours, key=lambda cls: (cls.__qualname__, cls.__module__))
    }


def rules() -> Mapping[str, Rule[Any, Any]]:
    return {rule.code: rule for rule in modules()["innbygger_core.rulebook"].RULES}


def classes_that(are: Callable[[type], bool]) -> Callable[[], Mapping[str, type]]:
    return lambda: {name: cls for name, cls in classes().items() if are(cls)}


def is_boundary(cls: type) -> bool:
    return attrs.has(cls) and "__get_pydantic_core_schema__" in vars(cls)


SUBJECTS: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "source": sources,
    "door": doors,
    "public": public_names,
    "room": rooms,
    "rule": rules,
    "model": classes_that(lambda cls: issubclass(cls, Model)),
    "value": classes_that(lambda cls: attrs.has(cls) and not issubclass(cls, Exception) and cls.__name__[0] != "_"),
    "boundary_value": classes_that(is_boundary),
    "error": classes_that(lambda cls: issubclass(cls, InnbyggerError) and cls.__module__ == InnbyggerError.__module__),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for argument, find in SUBJECTS.items():
        if argument in metafunc.fixturenames:
            found = find()
            metafunc.parametrize(argument, list(found.values()), ids=list(found))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT
