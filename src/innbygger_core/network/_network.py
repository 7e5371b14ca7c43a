"""The network of hubs as it holds on one day: the rows of the plan, resolved and joined."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Protocol, TypeVar

from attrs import Factory, field, frozen

from innbygger_core.errors import UnknownId
from innbygger_core.hours import OpeningHours, compile_hours
from innbygger_core.hubs import Hub, Leader, LeaderFacts, Module, UnitTree, told_hours
from innbygger_core.ids import reference
from innbygger_core.network._agreements_of_day import AgreementsOfDay
from innbygger_core.timekeeping import holds
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from innbygger_core.agreements import Agreement
    from innbygger_core.hours import Timetable
    from innbygger_core.hubs import (
        DemocraticBody,
        HubFacts,
        LocalCentreFacts,
        ModuleFacts,
        Municipality,
        OrganisationFacts,
        TransportRun,
        UnitFacts,
    )
    from innbygger_core.network._plan import Plan

__all__ = ["HubNetwork", "LocalCentre", "network_on"]


@frozen
class LocalCentre:
    """A local centre on one day, with the hubs that serve it.

    Attributes:
        facts: its own row.
        hubs: ids of the hubs that serve it, or are to serve it.
        has_hub: whether one of these has opened.
        unplaced: whether there may be another hub that serves it: one whose local centre is unknown, or one that the
            plan does not list.

    Example:
        >>> from innbygger_core import nye_asker
        >>> network = nye_asker().on(date(2026, 11, 23))
        >>> next(centre for centre in network.local_centres if centre.facts.id == "tofte").hubs
        ('tofte',)
    """

    facts: LocalCentreFacts
    hubs: tuple[str, ...]
    has_hub: Known = Known.NO
    unplaced: bool = False

    @property
    def name(self) -> str:
        """The name that people use."""
        return self.facts.name

    @property
    def reference(self) -> str:
        """The local centre where kinds mix: ``local-centre/tofte``."""
        return reference("local-centre", self.facts.id)


@frozen
class HubNetwork:
    """A municipality's hubs on one day. Get one from ``plan.on(day)``.

    Attributes:
        day: the day.
        municipality: whose hubs they are.
        local_centres: the local centres that exist on that day.
        hubs: the hubs that exist on that day, in the order of the plan.
        units: the units of the municipality.
        agreements: the agreements in the plan whose rows hold on that day, each as it stands then.
        organisations: the organisations in the plan.
        transport_runs: the runs between the hubs; empty where there are none.
        democracy: the bodies of neighbourhood democracy; empty where there are none.
        more_agreements: whether there are agreements beside those written down.
        more_hubs: whether there are hubs beside those written down.

    Example:
        >>> from innbygger_core import nye_asker
        >>> network = nye_asker().on(date(2026, 11, 23))
        >>> network.name, network.hub("borgen").name
        ('Asker', 'Borgen innbyggertorg')
    """

    day: date
    municipality: Municipality
    local_centres: tuple[LocalCentre, ...]
    hubs: tuple[Hub, ...]
    units: tuple[UnitFacts, ...]
    agreements: tuple[Agreement, ...]
    organisations: tuple[OrganisationFacts, ...] = ()
    transport_runs: Fact[tuple[TransportRun, ...]] = UNKNOWN
    democracy: Fact[tuple[DemocraticBody, ...]] = UNKNOWN
    more_agreements: Known = Known.UNKNOWN
    more_hubs: Known = Known.NO
    _hubs: dict[str, Hub] = field(
        init=False, repr=False, eq=False, default=Factory(lambda self: self._by_id(), takes_self=True)
    )

    def _by_id(self) -> dict[str, Hub]:
        return {hub.id: hub for hub in self.hubs}

    @property
    def name(self) -> str:
        """The name of the municipality."""
        return self.municipality.name

    @property
    def reference(self) -> str:
        """The network where kinds mix."""
        return "network"

    @property
    def may_have_more(self) -> bool:
        """Tell whether there may be hubs that the plan does not list."""
        return self.more_hubs is not Known.NO

    def hub(self, id: str) -> Hub:  # noqa: A002 - the word of the format
        """Give a hub by id.

        Raises:
            UnknownId: no hub has that id on this day.
        """
        try:
            return self._hubs[id]
        except KeyError:
            raise UnknownId("hub", id, tuple(self._hubs)) from None

    def known(self, fact: Callable[[Hub], Known]) -> tuple[tuple[Hub, ...], tuple[Hub, ...]]:
        """Part the hubs into those for which a fact holds and those for which it is unknown.

        A hub that is planned and has not opened is among neither.

        Example:
            >>> from innbygger_core import nye_asker
            >>> yes, perhaps = nye_asker().on(date(2026, 11, 23)).known(lambda hub: hub.has("volunteer_centre"))
            >>> [hub.id for hub in yes]
            ['heggedal']
        """
        answers = [(hub, fact(hub) & hub.facts.has_opened(self.day)) for hub in self.hubs]
        return (
            tuple(hub for hub, answer in answers if answer is Known.YES),
            tuple(hub for hub, answer in answers if answer is Known.UNKNOWN),
        )


def network_on(plan: Plan, day: date) -> HubNetwork:
    """Resolve the rows of a plan that hold on a day. Linear in the size of the plan."""
    resolve = _Resolving(plan, day)
    hubs = tuple(map(resolve.hub, resolve.hub_rows))
    return HubNetwork(
        day=day,
        municipality=plan.municipality,
        local_centres=resolve.local_centres(),
        hubs=hubs,
        units=resolve.units.rows,
        agreements=resolve.agreements.versions,
        organisations=resolve.holding(plan.organisations),
        transport_runs=resolve.told(plan.transport_runs),
        democracy=resolve.told(plan.democracy),
        more_agreements=plan.more_agreements,
        more_hubs=plan.more_hubs,
    )


class _Dated(Protocol):
    @property
    def id(self) -> str: ...

    def holds(self, day: date) -> bool: ...


D = TypeVar("D", bound=_Dated)


class _Resolving:
    """The rows of one day by what they belong to, so that resolving looks at each row once."""

    def __init__(self, plan: Plan, day: date) -> None:
        self.day = day
        self.plan = plan
        self.hours: dict[str, OpeningHours] = {
            row.id: row for row in plan.hours if row.id and holds(day, row.valid_from, row.valid_to)
        }
        municipal = self.municipal()
        self.municipal_hours: Fact[Timetable | None] = (
            compile_hours(municipal, plan.hours) if isinstance(municipal, OpeningHours) else municipal
        )
        self.hub_rows = self.holding(plan.hubs)
        self.premises = _grouped(self.holding(plan.premises), lambda roof: roof.hub)
        self.rooms = _grouped(self.holding(plan.rooms), lambda room: room.hub)
        self.modules = _grouped(self.holding(plan.modules), lambda module: module.hub)
        self.units = UnitTree(self.holding(plan.units))
        self.agreements = AgreementsOfDay(self.holding(plan.agreements), day)
        self.led: dict[str, list[HubFacts]] = defaultdict(list)
        for row in self.hub_rows:
            if isinstance(row.leader, LeaderFacts):
                self.led[row.leader.position].append(row)

    def holding(self, rows: Iterable[D]) -> tuple[D, ...]:
        """Keep the rows that hold on the day."""
        return tuple(row for row in rows if row.holds(self.day))

    def told(self, rows: Fact[tuple[D, ...]]) -> Fact[tuple[D, ...]]:
        """Keep the rows that hold on the day, by id; unknown where nobody told any."""
        return rows if rows is UNKNOWN else tuple(sorted(self.holding(rows), key=_id))

    def hub(self, facts: HubFacts) -> Hub:
        """Resolve one hub."""
        resources = self.in_hub(facts)
        return Hub(
            day=self.day,
            facts=facts,
            name=self.name(facts),
            modules=tuple(map(self.module, sorted(self.modules.get(facts.id, ()), key=_id))),
            rooms=tuple(sorted(self.rooms.get(facts.id, ()), key=_id)),
            premises=tuple(sorted(self.premises.get(facts.id, ()), key=_id)),
            units=self.units,
            hours=self.hours_of(facts.hours),
            staff_hours=self.hours_of(facts.staff_hours),
            context=self.plan.hours,
            municipal_hours=self.municipal_hours,
            leader=self.leader(facts),
            agreements=self.agreements.covering(resources),
            possible_agreements=self.agreements.perhaps_covering(resources),
            more_agreements=self.plan.more_agreements,
            timezone=self.plan.municipality.timezone,
            language=self.plan.municipality.language,
        )

    def in_hub(self, facts: HubFacts) -> tuple[str, ...]:
        """Name a hub, its modules, rooms and roofs, in an order that no list decides."""
        own = (
            reference("hub", facts.id),
            *(reference("module", row.id) for row in self.modules.get(facts.id, ())),
            *(reference("premises", row.id) for row in self.premises.get(facts.id, ())),
            *(reference("room", row.id) for row in self.rooms.get(facts.id, ())),
        )
        return tuple(sorted(own))

    def module(self, facts: ModuleFacts) -> Module:
        """Resolve one module."""
        return Module(facts, self.hours_of(facts.hours), self.units.above(facts.unit))

    def name(self, facts: HubFacts) -> str:
        """Name a hub in the municipality's language."""
        return facts.name.text(self.plan.municipality.language)

    def hours_of(self, named: Fact[str | None]) -> Fact[OpeningHours | None]:
        """Find the version of some hours that holds on the day; unknown where none does."""
        return self.hours.get(named, UNKNOWN) if isinstance(named, str) else named

    def municipal(self) -> Fact[OpeningHours | None]:
        """Find the hours of the municipality's offices; where no version holds, they say that nobody knows."""
        named = self.plan.municipality.hours
        return told_hours(self.hours_of(named), self.plan.municipality.timezone) if isinstance(named, str) else named

    def leader(self, facts: HubFacts) -> Fact[Leader | None]:
        """Find who leads a hub, and which other hubs the same position leads."""
        if not isinstance(facts.leader, LeaderFacts):
            return facts.leader
        led = self.led[facts.leader.position]
        return Leader(facts.leader, tuple(sorted(self.name(row) for row in led if row.id != facts.id)))

    def local_centres(self) -> tuple[LocalCentre, ...]:
        """Join local centres with the hubs that serve them."""
        serving: Mapping[object, list[HubFacts]] = _grouped(self.hub_rows, lambda row: row.local_centre)
        unplaced = bool(serving.get(UNKNOWN)) or self.plan.more_hubs is not Known.NO
        return tuple(
            self.local_centre(row, serving.get(row.id, ()), unplaced=unplaced)
            for row in self.holding(self.plan.local_centres)
        )

    def local_centre(self, facts: LocalCentreFacts, serving: Iterable[HubFacts], *, unplaced: bool) -> LocalCentre:
        """Join a local centre with the hubs that serve it."""
        has_hub = reduce(or_, (hub.has_opened(self.day) for hub in serving), Known.NO)
        return LocalCentre(facts, tuple(hub.id for hub in serving), has_hub, unplaced)


def _id(row: _Dated) -> str:
    return row.id


G = TypeVar("G")
K = TypeVar("K")


def _grouped(rows: Iterable[G], key: Callable[[G], K]) -> dict[K, list[G]]:
    grouped: dict[K, list[G]] = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    return grouped
