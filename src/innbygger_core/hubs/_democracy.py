"""Neighbourhood democracy (nærdemokrati): the bodies that a hub supports, whatever their form."""

from __future__ import annotations

from typing import Literal, TypeAlias

from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id
from innbygger_core.values import UNKNOWN, Fact, Known

__all__ = ["DemocracyForm", "DemocraticBody"]

DemocracyForm: TypeAlias = Literal["residents", "political", "delegated", "area_forum", "committee", "own"]
"""The three models of the documents, and those that practice added.

``residents``: not political, elected by residents at an annual meeting, advisory, with some operating support
[senior p. 17, model 1]. ``political``: elected by the municipal council, advisory for some tasks [model 2].
``delegated``: elected by residents, with delegated local tasks and an administration of its own [model 3].
``area_forum``: a voluntary association. ``committee``: a voluntary committee without an agreement.
"""


class DemocraticBody(DatedRow):
    """A body of neighbourhood democracy, and how a hub supports it.

    Attributes:
        name: as it calls itself.
        form: which model it follows.
        elected_by: who elects or appoints it.
        delegated_tasks: whether local tasks are delegated to it.
        administration: how much administration of its own it has.
        coordinator: whether the municipality has a co-ordinator or community builder for it.
        local_centres: the local centres that it covers, by id.
        hub: the hub that supports it; null where none does.
        room: the room in which it meets; null where it has none.
        hours: id of its regular slot there; null where it has none.
        contact_person: id of the position that is its contact; null where it has none.

    Example:
        >>> DemocraticBody(id="tofte", name="Tofte lokalsamfunnsutvalg", form="political").elected_by
        <Known.UNKNOWN: 'unknown'>
    """

    name: str
    form: Fact[DemocracyForm] = UNKNOWN
    elected_by: Fact[Literal["council", "members", "residents"]] = UNKNOWN
    delegated_tasks: Known = Known.UNKNOWN
    administration: Fact[Literal["none", "small", "own"]] = UNKNOWN
    coordinator: Known = Known.UNKNOWN
    local_centres: tuple[Id, ...] = ()
    hub: Fact[Id | None] = UNKNOWN
    room: Fact[Id | None] = UNKNOWN
    hours: Fact[Id | None] = UNKNOWN
    contact_person: Fact[Id | None] = UNKNOWN
