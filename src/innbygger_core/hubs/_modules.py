"""The modules that a hub is assembled from, told apart by ``kind``."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Fact, Known

__all__ = ["CitizenService", "Library", "LibraryLevel", "ModuleFacts", "OtherModule"]


class _Module(DatedRow):
    """What every module has.

    ``present`` says that a hub does *not* have the module (``false``), or that nobody knows (``"unknown"``).
    """

    hub: Id
    name: LocalText | None = None
    present: Known = Known.YES
    unit: Fact[Id | None] = UNKNOWN
    hours: Fact[Id | None] = UNKNOWN


class CitizenService(_Module):
    """The citizen service (Innbyggerservice) at a hub.

    Attributes:
        form: a staffed branch, or digital with guidance.
        main_office: whether it is the main office.
        switchboard: whether the switchboard is part of it.
        closable: whether it is a distinct area that can be closed off.
        unit: the unit that it belongs to.
        hours: id of its own hours.

    Example:
        >>> CitizenService(id="tofte-service", hub="tofte", kind="citizen_service", form="staffed").main_office
        <Known.UNKNOWN: 'unknown'>
    """

    kind: Literal["citizen_service"] = "citizen_service"
    form: Fact[Literal["staffed", "digital"]] = UNKNOWN
    main_office: Known = Known.UNKNOWN
    switchboard: Known = Known.UNKNOWN
    closable: Known = Known.UNKNOWN


LibraryLevel: TypeAlias = Literal["full", "branch", "book_point"]
"""Full library, branch library, book point (book vending machine)."""


class Library(_Module):
    """What a hub has of the library.

    Example:
        >>> Library(id="borgen-books", hub="borgen", level="book_point").kind
        'library'
    """

    kind: Literal["library"] = "library"
    level: Fact[LibraryLevel] = UNKNOWN


class OtherModule(_Module):
    """A module about which the first rules say nothing: it is there, with its unit and hours.

    Example:
        >>> OtherModule(id="heggedal-seniors", hub="heggedal", kind="senior_programme").present
        <Known.YES: True>
    """

    kind: Literal[
        "cafe",
        "culture",
        "culture_school",
        "healthy_life_centre",
        "individual_service",
        "senior_programme",
        "volunteer_centre",
        "youth_club",
        "own",
    ]


ModuleFacts: TypeAlias = Annotated[CitizenService | Library | OtherModule, Field(discriminator="kind")]
"""A module as the municipality writes it down."""
