"""The rules of the library across the hubs."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field, StrictInt

from innbygger_core.decisions import (
    Fail,
    Figures,
    Finding,
    Pass,
    Severity,
    Skip,
    Source,
    Unknown,
    Verdict,
    rule,
)
from innbygger_core.hubs import Hub, Library, LibraryLevel
from innbygger_core.network._network import HubNetwork
from innbygger_core.values import UNKNOWN, Known

__all__ = ["event_arena", "levels", "provision_everywhere"]

_KIND = "library"
Count: TypeAlias = Annotated[StrictInt, Field(ge=0)]


def _libraries(hub: Hub) -> tuple[Library, ...]:
    return tuple(module.facts for module in hub.all_modules(_KIND) if isinstance(module.facts, Library))


def at_level(hub: Hub, *levels: LibraryLevel) -> Known:
    """Tell whether the hub has a library at one of the levels.

    >>> from datetime import date
    >>> from innbygger_core import nye_asker
    >>> at_level(nye_asker().on(date(2026, 11, 23)).hub("heggedal"), "full", "branch")
    <Known.UNKNOWN: 'unknown'>
    """
    libraries = _libraries(hub)
    found = Known.NO if libraries else hub.has(_KIND)
    for library in libraries:
        found |= library.present & (Known.UNKNOWN if library.level is UNKNOWN else Known.of(library.level in levels))
    return found


@rule(
    "library.provision-everywhere",
    Hub,
    Severity.SHOULD,
    Source("report", "6"),
    params={"name": str},
)
def provision_everywhere(hub: Hub) -> Verdict:
    """Every hub has at least a book point [report p. 6].

    Kept by a library of any level; broken where the hub is known to have none.

    Example:
        >>> def hub(*modules):
        ...     facts = HubFacts(id="north", name="Nord", more_modules=False)
        ...     return Hub(date(2026, 11, 23), facts, "Nord", tuple(map(Module, modules)))
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, Module
        >>> provision_everywhere(hub(Library(id="books", hub="north", level="book_point")))
        Pass(conditions=())
        >>> provision_everywhere(hub()).findings[0].subject
        'hub/north'
    """
    has = hub.has(_KIND)
    if has is Known.UNKNOWN:
        return Unknown(("library",), "/modules")
    return Pass() if has is Known.YES else Fail((Finding(hub.reference, "/modules", (("name", hub.name),)),))


class Levels(Figures):
    """How many full libraries and branch libraries the network has [report p. 6].

    Example:
        >>> Levels().full, Levels().branches
        (2, 3)
    """

    full: Count = 2
    branches: Count = 3


@rule(
    "library.levels",
    HubNetwork,
    Severity.INFO,
    Source("report", "6"),
    params={"full": int, "branches": int, "needed_full": int, "needed_branches": int},
    figures=Levels,
)
def levels(network: HubNetwork, figures: Levels) -> Verdict:
    """The network has two full libraries and three branch libraries [report p. 6].

    Kept by exactly these numbers; broken by others, when every hub's level is known.

    Example:
        >>> def network(*levels):
        ...     return HubNetwork(DAY, Municipality(name="Fjord"), (), tuple(map(hub, levels)), (), ())
        >>> def hub(level):
        ...     books = Library(id="books", hub="north", level=level)
        ...     return Hub(DAY, HubFacts(id="north", name="Nord"), "Nord", (Module(books),))
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, Module, Municipality
        >>> DAY = date(2026, 11, 23)
        >>> levels(network("full", "full", "branch", "branch", "branch", "book_point"))
        Pass(conditions=())
        >>> levels(network("full", "branch")).findings[0].params[:2]
        (('full', 1), ('branches', 1))
    """
    full, full_perhaps = network.known(lambda hub: at_level(hub, "full"))
    branches, branches_perhaps = network.known(lambda hub: at_level(hub, "branch"))
    enough = (len(full), len(branches)) == (figures.full, figures.branches)
    too_many = len(full) > figures.full or len(branches) > figures.branches
    if (full_perhaps or branches_perhaps or network.may_have_more) and not too_many:
        return Unknown(("library-level",), "/modules")
    if enough:
        return Pass()
    found = (("full", len(full)), ("branches", len(branches)))
    needed = (("needed_full", figures.full), ("needed_branches", figures.branches))
    return Fail((Finding(network.reference, "/modules", (*found, *needed)),))


@rule(
    "library.event-arena",
    Hub,
    Severity.MUST,
    Source("report", "6"),
    params={"name": str},
)
def event_arena(hub: Hub) -> Verdict:
    """A hub without full library or branch hosts the library's events: class visits, courses, talks [report p. 6].

    Kept by a hub that hosts them; broken by one that does not; not asked where there is a full library or a branch.

    Example:
        >>> def hub(events):
        ...     facts = HubFacts(id="north", name="Nord", more_modules=False, library_events=events)
        ...     return Hub(date(2026, 11, 23), facts, "Nord")
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts
        >>> event_arena(hub(True))
        Pass(conditions=())
        >>> event_arena(hub(False)).findings[0].field
        '/library_events'
    """
    own, events = at_level(hub, "full", "branch"), hub.facts.library_events
    if own is Known.YES:
        return Skip("has-library")
    if events is Known.YES:
        return Pass()
    missing = {**_missing_level(hub, own), **({"library-events": "/library_events"} if events is Known.UNKNOWN else {})}
    if missing:
        return Unknown(tuple(missing), next(iter(missing.values())))
    return Fail((Finding(hub.reference, "/library_events", (("name", hub.name),)),))


def _missing_level(hub: Hub, own: Known) -> dict[str, str]:
    """Name what is missing to tell the level of a hub's library, and where it belongs."""
    if own is not Known.UNKNOWN:
        return {}
    there = (library for library in _libraries(hub) if library.level is UNKNOWN and library.present is Known.YES)
    for library in there:
        return {"library-level": f"/modules/{library.id}/level"}
    return {"library": "/modules"}
