"""The plan: everything a municipality writes down about its hubs, as flat, dated rows."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - part of the public signatures
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.agreements import Agreement, Portfolio
from innbygger_core.cards import ActivityOffer, CardTerms
from innbygger_core.hours import OpeningHours
from innbygger_core.hubs import (
    BookablePerson,
    DemocraticBody,
    EquipmentFacts,
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
from innbygger_core.loans import LoanTerms
from innbygger_core.network._coverage import coverage_of
from innbygger_core.network._missing_covers import missing_covers
from innbygger_core.network._network import HubNetwork, network_on
from innbygger_core.network._references import reference_faults
from innbygger_core.network._versions import staff_timetable_of, timetable_of
from innbygger_core.network._wording import Wording
from innbygger_core.reading import REFERENCES, member, read_model
from innbygger_core.sharing import Allocation, RoomTerms, Season, SelfServiceTerms
from innbygger_core.texts import Catalogue, catalogue, language
from innbygger_core.timekeeping import check_day
from innbygger_core.values import UNKNOWN, Fact, Known, Model

if TYPE_CHECKING:
    from datetime import datetime

    from innbygger_core.agreements import Coverage
    from innbygger_core.decisions import Policy
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
    equipment: tuple[EquipmentFacts, ...] = ()
    people: tuple[BookablePerson, ...] = ()
    modules: tuple[ModuleFacts, ...] = ()
    hours: tuple[OpeningHours, ...] = ()
    transport_runs: Fact[tuple[TransportRun, ...]] = UNKNOWN
    democracy: Fact[tuple[DemocraticBody, ...]] = UNKNOWN
    agreements: tuple[Agreement, ...] = ()
    more_agreements: Known = Known.UNKNOWN
    terms: tuple[RoomTerms, ...] = ()
    loan_terms: tuple[LoanTerms, ...] = ()
    card_terms: tuple[CardTerms, ...] = ()
    activities: tuple[ActivityOffer, ...] = ()
    seasons: tuple[Season, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    self_service: tuple[SelfServiceTerms, ...] = ()
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

    def covers(
        self, resource: str, at: datetime | date, *, party: str | None = None, policy: Policy | None = None
    ) -> Coverage:
        """Tell whether agreements cover a resource at a time, and why not.

        What is in a covered thing is covered too: the premises, rooms and modules of a hub, the rooms under a roof, the
        parts of a room. Where ``more_agreements`` is not false, one that nobody has written down may cover it.

        Args:
            resource: ``network``, or the reference of a hub, premises, a room, a module, a local centre or equipment.
            at: an instant; or a day, on some time of which it is covered.
            party: the reference of a party, to ask only for agreements that bind it; a unit is bound by what the units
                above it have agreed.
            policy: a municipality's own severities and sources.

        Raises:
            NaiveDatetime: the instant has no time zone.
            OutOfRange: it lies outside 1900-2199.
            UnknownId: there is no such resource, or no such party; organisations are not looked up.

        Example:
            >>> plan = read_plan('''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
            ...   "hubs": [{"id": "north", "name": "Nord"}], "rooms": [{"id": "hall", "hub": "north", "name": "Salen"}],
            ...   "agreements": [{"id": "choir", "kind": "lease", "covers": ["hub/north"], "signed": null,
            ...                   "parties": ["hub/north", "organisation/choir"]}], "more_agreements": false}''')
            >>> found = plan.covers("room/hall", date(2026, 11, 23))
            >>> found.covered, [reason.text("en") for reason in found.reasons]
            (<Known.NO: False>, ['The agreement "choir" is not signed by all parties.'])
        """
        return coverage_of(self, resource, at, party, policy)

    def missing_covers(self, day: date, *, policy: Policy | None = None) -> tuple[Coverage, ...]:
        """Find the hubs and modules that an organisation runs without an agreement that covers them on a day.

        Raises:
            OutOfRange: the day lies outside 1900-2199.

        Example:
            >>> from innbygger_core.datasets import asker_2025
            >>> [found.resource for found in asker_2025().missing_covers(date(2025, 2, 1))][0]
            'module/heggedal-cafe'
        """
        return missing_covers(self, day, policy)

    def portfolio(self) -> Portfolio:
        """Give the agreements, to be looked at together: what needs attention, what is late, who has several.

        Example:
            >>> from innbygger_core.datasets import glimsund
            >>> coming = glimsund().portfolio().attention(date(2027, 2, 1), date(2027, 3, 1))
            >>> [str(milestone.day) for milestone in coming if milestone.kind.value == "last_notice_day"]
            ['2027-02-28']
        """
        return Portfolio(self.agreements)

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
