"""Which hub has which modules, in one table: for a terminal, for a web page, for a program."""

from __future__ import annotations

import re
from functools import reduce
from math import inf
from operator import or_
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias
from unicodedata import normalize

from attrs import frozen

from innbygger_core.errors import one_line
from innbygger_core.hubs import CitizenService, DaysAWeek, Library, LibraryLevel, OwnModule
from innbygger_core.texts import Catalogue, LocalText, catalogue
from innbygger_core.values import AsObject, Fact, Known, boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.hubs import Hub, Module
    from innbygger_core.network._network import HubNetwork

__all__ = ["MatrixCell", "MatrixModule", "ModuleMatrix", "module_matrix"]

KINDS = (
    "citizen_service",
    "individual_service",
    "visiting_service",
    "library",
    "culture",
    "senior_programme",
    "healthy_life_centre",
    "culture_school",
    "youth_club",
    "cafe",
    "volunteer_centre",
    "equipment_loans",
)
"""The kinds of modules in the glossary's order."""

_GAP = "  "
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")

NamedKinds: TypeAlias = Annotated[tuple[tuple[str, LocalText], ...], AsObject()]
"""The municipality's own kinds: an object of kind and name in JSON, ordered pairs inside."""

NamedHubs: TypeAlias = Annotated[tuple[tuple[str, str], ...], AsObject()]
"""Hubs: an object of id and name in JSON, ordered pairs inside."""


@boundary
@frozen
class MatrixModule:
    """One module in a cell of the matrix, with what more is known of it.

    Attributes:
        id: of the module.
        present: yes, or unknown.
        form: of a citizen service: staffed or digital; None for any other module.
        days_a_week: of a citizen service: on how many days it is staffed; None for any other module.
        main_office: whether it is the citizen service's main office.
        level: of a library; None for any other module.

    Example:
        >>> MatrixModule("tofte-service", form="staffed", days_a_week=2).text("en")
        'staffed, 2 days a week'
    """

    id: str
    present: Known = Known.YES
    form: Fact[Literal["staffed", "digital"] | None] = None
    days_a_week: Fact[DaysAWeek | None] = None
    main_office: Known = Known.NO
    level: Fact[LibraryLevel | None] = None

    def text(self, lang: str | Catalogue) -> str:
        """Say what is known of it; yes where nothing more is.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        words = catalogue(lang)
        said = ", ".join(self._told(words))
        if self.present is Known.UNKNOWN:
            return words.word("matrix-perhaps", (("what", said),)) if said else words.word("matrix-unknown")
        return said or words.word("matrix-yes")

    def _told(self, words: Catalogue) -> list[str]:
        facts = [f"matrix-{fact}" for fact in (self.form, self.level) if isinstance(fact, str)]
        told = [words.word(key) for key in facts]
        if self.form == "staffed" and isinstance(self.days_a_week, int):
            told.append(words.word("matrix-days", (("n", self.days_a_week),)))
        if self.main_office is Known.YES:
            told.append(words.word("matrix-main-office"))
        return told


@boundary
@frozen
class MatrixCell:
    """What a hub has of one kind of module.

    Attributes:
        has: whether it has a module of the kind.
        modules: those that are there or may be, by id; empty where none is listed.

    Example:
        >>> MatrixCell(Known.NO).text("en"), MatrixCell(Known.UNKNOWN).text("en")
        ('none', 'unknown')
    """

    has: Known
    modules: tuple[MatrixModule, ...] = ()

    def text(self, lang: str | Catalogue) -> str:
        """Say it in a few words.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        words = catalogue(lang)
        if not self.modules:
            return words.word("matrix-unknown" if self.has is Known.UNKNOWN else "matrix-none")
        return "; ".join(dict.fromkeys(module.text(words) for module in self.modules))


@boundary
@frozen
class ModuleMatrix:
    """Which hub has which modules on a day. Get one from :func:`module_matrix`.

    Attributes:
        kinds: the kinds that some hub has or may have; the municipality's own kinds last.
        hubs: the hubs in the order of the plan, as pairs of id and name.
        cells: a row for each hub, and in it a cell for each kind.
        own_names: what the municipality calls its own kinds, where all modules of a kind have one name.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> matrix = module_matrix(read_plan('''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
        ...   "hubs": [{"id": "north", "name": "Nord"}, {"id": "south", "name": "Sør", "more_modules": false}],
        ...   "modules": [{"id": "books", "hub": "north", "kind": "library", "level": "branch"}]}''').on(
        ...     date(2026, 11, 23)))
        >>> print(matrix.text("en"))
        Hub   Library
        Nord  branch library
        Sør   none
        >>> print(matrix.markdown("nn"))
        | Torg | Bibliotek |
        | --- | --- |
        | Nord | filial |
        | Sør | ingen |
    """

    kinds: tuple[str, ...]
    hubs: NamedHubs
    cells: tuple[tuple[MatrixCell, ...], ...]
    own_names: NamedKinds = ()

    def text(self, lang: str | Catalogue, *, width: float = inf) -> str:
        """Write the table for a terminal: a line for each hub, its columns below each other.

        Args:
            lang: a language tag such as ``nb``, or a catalogue with the municipality's own wording.
            width: how many characters fit on a line; kinds that find no room stand in a further table below.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        columns = list(zip(*self._rows(catalogue(lang)), strict=True))
        return "\n\n".join(map(_aligned, _tables(columns, width)))

    def markdown(self, lang: str | Catalogue) -> str:
        """Write the table in GitHub's Markdown; no name can pass for markup.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        head, *body = ([_escaped(said) for said in row] for row in self._rows(catalogue(lang)))
        return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *body))

    def _rows(self, words: Catalogue) -> Iterator[list[str]]:
        yield [words.word("matrix-hub"), *(_in_columns(self._kind_in_words(kind, words)) for kind in self.kinds)]
        for (_, name), cells in zip(self.hubs, self.cells, strict=True):
            yield [_in_columns(said) for said in (name, *(cell.text(words) for cell in cells))]

    def _kind_in_words(self, kind: str, words: Catalogue) -> str:
        key, own = f"module-{kind}", dict(self.own_names).get(kind)
        if own is not None:
            return own.text(words.tag)
        return words.word(key) if f"words.{key}" in words.entries else kind


def module_matrix(network: HubNetwork) -> ModuleMatrix:
    """Lay out which hub of a network has which modules.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> matrix = module_matrix(nye_asker().on(date(2026, 11, 23)))
        >>> matrix.kinds[:2], len(matrix.hubs)
        (('citizen_service', 'individual_service'), 8)
    """
    listed = {_kind(module) for hub in network.hubs for module in hub.modules if module.facts.present is not Known.NO}
    kinds = (*(kind for kind in KINDS if kind in listed), *sorted(listed.difference(KINDS)))
    return ModuleMatrix(
        kinds,
        tuple((hub.id, hub.name) for hub in network.hubs),
        tuple(tuple(_cell(hub, kind) for kind in kinds) for hub in network.hubs),
        tuple((kind, name) for kind in kinds if kind not in KINDS and (name := _own_name(network, kind)) is not None),
    )


def _own_name(network: HubNetwork, kind: str) -> LocalText | None:
    """Find the one name that all modules of the municipality's own kind have."""
    of_kind = (module.facts.name for hub in network.hubs for module in hub.modules if _kind(module) == kind)
    one, *others = dict.fromkeys(of_kind)
    return None if others else one


def _kind(module: Module) -> str:
    """Name the kind of a module; one for which the municipality has no word is a kind by itself."""
    facts = module.facts
    return facts.own_kind or facts.id if isinstance(facts, OwnModule) else facts.kind


def _cell(hub: Hub, kind: str) -> MatrixCell:
    listed = [module for module in hub.modules if _kind(module) == kind]
    has = reduce(or_, (module.facts.present for module in listed)) if listed else hub.has(kind)
    return MatrixCell(has, tuple(_detail(module) for module in listed if module.facts.present is not Known.NO))


def _detail(module: Module) -> MatrixModule:
    match module.facts:
        case CitizenService(id=name, present=present) as service:
            return MatrixModule(name, present, service.form, service.staffed_days, service.main_office)
        case Library(id=name, present=present, level=level):
            return MatrixModule(name, present, level=level)
        case facts:
            return MatrixModule(facts.id, facts.present)


def _in_columns(said: str) -> str:
    """Put a text that a stranger had a part in on one line, each letter in one character, so that columns stay so."""
    return normalize("NFC", one_line(said))


def _escaped(said: str) -> str:
    return _MARKUP.sub(r"\\\1", said)


Column: TypeAlias = tuple[str, ...]


def _tables(columns: list[Column], width: float) -> Iterator[list[Column]]:
    """Part the columns into tables that fit the width; each begins with the hubs and has one kind at least."""
    hubs, *kinds = columns
    table, room = [hubs], width - _width(hubs)
    for kind in kinds:
        needed = len(_GAP) + _width(kind)
        if needed > room and len(table) > 1:
            yield table
            table, room = [hubs], width - _width(hubs)
        table.append(kind)
        room -= needed
    yield table


def _aligned(columns: list[Column]) -> str:
    padded = [[said.ljust(_width(column)) for said in column] for column in columns]
    return "\n".join(_GAP.join(row).rstrip() for row in zip(*padded, strict=True))


def _width(column: Iterable[str]) -> int:
    return max(map(len, column))
