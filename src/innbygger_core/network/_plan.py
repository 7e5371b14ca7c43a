"""The plan: everything a municipality writes down about its hubs, as flat, dated rows."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - part of the public signatures
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.agreements import Agreement
from innbygger_core.hours import OpeningHours
from innbygger_core.hubs import (
    DemocraticBody,
    HubFacts,
    LocalCentreFacts,
    ModuleFacts,
    Municipality,
    OrganisationFacts,
    PremisesFacts,
    RoomFacts,
    TransportRun,
    UnitFacts,
)
from innbygger_core.network._network import HubNetwork, network_on
from innbygger_core.network._references import reference_faults
from innbygger_core.network._versions import staff_timetable_of, timetable_of
from innbygger_core.network._wording import Wording
from innbygger_core.reading import REFERENCES, member, read_model
from innbygger_core.texts import Catalogue, catalogue, language
from innbygger_core.timekeeping import check_day
from innbygger_core.values import UNKNOWN, Fact, Known, Model

if TYPE_CHECKING:
    from innbygger_core.hours import Timetable

__all__ = ["PLAN_FORMAT", "Plan", "read_plan"]

PLAN_FORMAT = "innbygger.plan/1"
"""The format, and its version, that a plan names in ``format``."""


class Plan(Model):
    """A municipality's hubs with modules, rooms, hours and agreements: flat lists that refer to each other by id.

    The same id may stand in several rows of one list when their validities do not overlap. References are checked
    when a plan is made; :func:`read_plan` tells every fault of a text at once. ``more_agreements`` tells whether there
    are agreements beside those listed; ``false`` makes the list complete. ``transport_runs`` and ``democracy`` are
    complete when they are given; left out, nobody knows. The list of hubs is complete unless ``more_hubs`` says that
    there are, or may be, others.

    Example:
        >>> from innbygger_core import nye_asker
        >>> plan = nye_asker()
        >>> len(plan.on(date(2026, 11, 23)).hubs)
        8
    """

    format: Literal["innbygger.plan/1"] = "innbygger.plan/1"
    municipality: Municipality
    units: tuple[UnitFacts, ...] = ()
    organisations: tuple[OrganisationFacts, ...] = ()
    local_centres: tuple[LocalCentreFacts, ...] = ()
    hubs: tuple[HubFacts, ...] = ()
    more_hubs: Known = Known.NO
    premises: tuple[PremisesFacts, ...] = ()
    rooms: tuple[RoomFacts, ...] = ()
    modules: tuple[ModuleFacts, ...] = ()
    hours: tuple[OpeningHours, ...] = ()
    transport_runs: Fact[tuple[TransportRun, ...]] = UNKNOWN
    democracy: Fact[tuple[DemocraticBody, ...]] = UNKNOWN
    agreements: tuple[Agreement, ...] = ()
    more_agreements: Known = Known.UNKNOWN
    wording: tuple[Wording, ...] = ()

    @model_validator(mode="after")
    def _references_hold(self) -> Plan:
        faults = [str(found) for found in reference_faults(self, lambda row, name: getattr(row, name, None))]
        if faults:
            raise PydanticCustomError(REFERENCES, "{faults}", {"faults": "\n".join(faults)})
        return self

    def on(self, day: date) -> HubNetwork:
        """Give the network of hubs as it holds on a day.

        Raises:
            OutOfRange: the day lies before 1900 or after 2199.

        Example:
            >>> from innbygger_core import nye_asker
            >>> nye_asker().on(date(2026, 11, 23)).hub("tofte").name
            'Tofte innbyggertorg'
        """
        check_day(day, "day")
        return network_on(self, day)

    def timetable(self, hub: str, *, module: str | None = None) -> Timetable:
        """Compile the hours of a hub, or of one of its modules, with every version that the plan knows.

        A hub that has not opened is closed, and unknown on the days on which it may have. Self-service lies within the
        hours of the ways in (``access``). A module is open only while somebody can come into the hub; a staffed branch
        of the citizen service, which can be closed off, only within the hours of the municipality too. What the plan
        does not tell limits nothing; where hours that it names are unknown, so is what lies within them.

        Args:
            hub: id of the hub.
            module: id or kind of one of its modules.

        Raises:
            UnknownId: there is no such hub, or it has no such module, or several of that kind.

        Example:
            >>> from datetime import datetime
            >>> from zoneinfo import ZoneInfo
            >>> from innbygger_core import nye_asker
            >>> monday = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo"))
            >>> nye_asker().timetable("heggedal").is_open(monday)
            True
        """
        return timetable_of(self, hub, module)

    def staff_timetable(self, hub: str) -> Timetable:
        """Compile when the staff of a hub is at work, with every version that the plan knows.

        Where nobody told, staff is known to be at work while the hub is staffed, and unknown otherwise.

        Args:
            hub: id of the hub.

        Raises:
            UnknownId: there is no such hub.

        Example:
            >>> from datetime import datetime
            >>> from zoneinfo import ZoneInfo
            >>> from innbygger_core import nye_asker
            >>> night = datetime(2026, 11, 23, 23, tzinfo=ZoneInfo("Europe/Oslo"))
            >>> str(nye_asker().staff_timetable("heggedal").state(night).access)
            'unknown'
        """
        return staff_timetable_of(self, hub)

    def catalogue(self, lang: str | None = None) -> Catalogue:
        """Give the texts in a language, with the municipality's own wording; in its own language where none is named.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.

        Example:
            >>> from innbygger_core import nye_asker
            >>> nye_asker().catalogue().tag
            'nb'
        """
        words = catalogue(lang or self.municipality.language)
        own = {own.key: own.text for own in self.wording if language(own.language) == words.tag}
        return words.with_wording(own) if own else words


def read_plan(text: str | bytes) -> Plan:
    """Read a plan from JSON text in the format ``innbygger.plan/1``.

    Raises:
        UnreadableData: with ``faults``: every fault at once, each with its path, what was found and what to write
            instead. Nothing is half-loaded.

    Example:
        >>> read_plan('{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}}').municipality.name
        'Fjord'
    """
    return read_model(Plan, text, document=PLAN_FORMAT, references=lambda data: reference_faults(data, member))
