"""A hub as it is on one day: its rows of the plan, resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from innbygger_core.errors import UnknownId
from innbygger_core.hours import OpeningHours, Timetable
from innbygger_core.hubs._hours import told_hours
from innbygger_core.hubs._hub_hours import HubHours, HubRow, ModuleRow
from innbygger_core.hubs._modules import OwnModule
from innbygger_core.hubs._units import UnitTree
from innbygger_core.ids import reference
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.hubs._hub_facts import HubFacts, LeaderFacts
    from innbygger_core.hubs._hub_hours import WrittenHours
    from innbygger_core.hubs._modules import ModuleFacts
    from innbygger_core.hubs._premises import PremisesFacts, RoomFacts, RoomFeature

__all__ = ["Hub", "HubAgreement", "Leader", "Module"]


class HubAgreement(Protocol):
    """What a hub needs to know of an agreement; the floor above has the agreements themselves.

    Example:
        >>> from innbygger_core.agreements import Agreement
        >>> agreement: HubAgreement = Agreement(id="books", kind="co_operation", parties=("unit/hubs", "unit/library"))
        >>> agreement.between
        ('unit/hubs', 'unit/library')
    """

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def kind(self) -> str:
        """What sort of agreement it is."""
        ...

    @property
    def between(self) -> tuple[str, ...]:
        """References of the parties, as far as they are known."""
        ...

    @property
    def unknown_parties(self) -> int:
        """How many parties may be anybody."""
        ...


@frozen
class Leader:
    """Who leads a hub, and which other hubs the same position leads.

    Example:
        >>> from innbygger_core.hubs import LeaderFacts
        >>> Leader(LeaderFacts(position="south"), others=("Sætre",)).others
        ('Sætre',)
    """

    facts: LeaderFacts
    others: tuple[str, ...] = ()


@frozen
class Module:
    """A module with its hours and units resolved.

    Attributes:
        facts: the module's own row.
        hours: its own opening hours; None where it has none.
        units: the unit that it belongs to, the one of which that is a part, and so on; empty where it has none.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> hub = nye_asker().on(date(2026, 11, 23)).hub("heggedal")
        >>> hub.module("library").facts.kind
        'library'
    """

    facts: ModuleFacts
    hours: Fact[OpeningHours | None] = UNKNOWN
    units: Fact[tuple[str, ...]] = UNKNOWN

    def is_of(self, kind: str) -> bool:
        """Tell whether it is of a kind: one of the library's, or the municipality's own."""
        own = self.facts.own_kind if isinstance(self.facts, OwnModule) else None
        return kind in (self.facts.kind, own)


@frozen
class Hub:
    """A community hub on one day. Get one from ``plan.on(day).hub(id)``.

    Attributes:
        day: the day.
        facts: the hub's own row.
        names: the name in the municipality's language.
        modules: the modules that are written down, by id.
        rooms: the rooms, by id.
        premises: the roofs under which it stands, by id.
        units: the units of the municipality.
        hours: the opening hours; None where it has none, unknown where nobody wrote them down.
        staff_hours: when its staff is at work; None where nobody is.
        context: all opening hours of the plan, to which bonds lead by their ids.
        municipal_hours: the regular hours of the municipality's offices, compiled once for all hubs.
        leader: who leads it.
        agreements: the agreements in force on that day that cover it, one of its modules, rooms or roofs, or the whole
            network.
        possible_agreements: those of which nobody knows whether they are in force, or what they cover.
        more_agreements: whether there are agreements beside those written down.
        timezone: name of the municipality's zone.
        language: tag of the municipality's language, in which names are told.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> hub = nye_asker().on(date(2026, 11, 23)).hub("tofte")
        >>> hub.reference, hub.name
        ('hub/tofte', 'Tofte innbyggertorg')
    """

    day: date
    facts: HubFacts
    name: str
    modules: tuple[Module, ...] = ()
    rooms: tuple[RoomFacts, ...] = ()
    premises: tuple[PremisesFacts, ...] = ()
    units: UnitTree = field(factory=UnitTree)
    hours: Fact[OpeningHours | None] = UNKNOWN
    staff_hours: Fact[OpeningHours | None] = UNKNOWN
    context: tuple[OpeningHours, ...] = field(default=(), eq=False, repr=False)
    municipal_hours: Fact[Timetable | None] = field(default=UNKNOWN, eq=False)
    leader: Fact[Leader | None] = UNKNOWN
    agreements: tuple[HubAgreement, ...] = ()
    possible_agreements: tuple[HubAgreement, ...] = ()
    more_agreements: Known = Known.UNKNOWN
    timezone: str = "Europe/Oslo"
    language: str = "nb"

    @property
    def id(self) -> str:
        """The hub's id."""
        return self.facts.id

    @property
    def reference(self) -> str:
        """The hub where kinds mix: ``hub/tofte``."""
        return reference("hub", self.facts.id)

    def module(self, which: str) -> Module | None:
        """Find a module by id, else by kind; None where none is written down, or it is known not to be there."""
        return min(self.all_modules(which), key=lambda module: module.facts.id != which, default=None)

    def all_modules(self, which: str) -> tuple[Module, ...]:
        """Find every module of an id or a kind, the municipality's own kinds included, that is there or may be."""
        present = (module for module in self.modules if module.facts.present is not Known.NO)
        return tuple(module for module in present if which == module.facts.id or module.is_of(which))

    def has(self, kind: str) -> Known:
        """Tell whether the hub has a module of a kind.

        A kind of which no module is listed is unknown, unless the hub says that its list is complete
        (``more_modules``). Who lists one module of a kind lists all of them; one that is not ``present`` says that
        the hub has none.
        """
        listed = [module.facts.present for module in self.modules if module.is_of(kind)]
        found = Known.NO
        for present in listed:
            found |= present
        return found if listed else self.facts.more_modules & Known.UNKNOWN

    def has_room(self, *features: RoomFeature) -> Known:
        """Tell whether one of its rooms has all of some features.

        No rooms listed is unknown, unless the hub says that its list is complete (``more_rooms``).
        """
        found = self.facts.more_rooms & Known.UNKNOWN
        for room in self.rooms:
            found |= room.has(*features)
        return found

    def timetable(self, *, module: str | None = None, as_planned: bool = False) -> Timetable:
        """Compile the opening hours of this day's version, or those of a module.

        Always closed where there are none, unknown where nobody told them, and outside the days on which this version
        of hub and hours holds. What limits them is as in :meth:`Plan.timetable`.

        Args:
            module: id or kind of one of its modules.
            as_planned: whether to take the hub for opened, so that what is planned can be judged.

        Raises:
            UnknownId: the hub has no such module, or several of that kind.

        Example:
            >>> from datetime import date, datetime
            >>> from zoneinfo import ZoneInfo
            >>> from innbygger_core import nye_asker
            >>> hub = nye_asker().on(date(2026, 11, 23)).hub("heggedal")
            >>> evening = datetime(2026, 11, 23, 19, 30, tzinfo=ZoneInfo("Europe/Oslo"))
            >>> hub.timetable().is_open(evening), hub.timetable(module="library").state(evening).access
            (True, <Access.SELF_SERVICE: 'self_service'>)
        """
        told = self._told.as_planned() if as_planned else self._told
        if module is None:
            return told.open_to_the_public()
        found = self._single(module)
        row = ModuleRow(found.facts, self._written(found.facts.hours, found.hours))
        municipal = self.municipal_hours
        return told.of_module((row,), municipal.versions if isinstance(municipal, Timetable) else UNKNOWN)

    def staff_timetable(self) -> Timetable:
        """Compile when the staff of the hub is at work, which need not be when it is open.

        Where nobody told, staff is known to be at work while the hub is staffed, and unknown otherwise.

        Example:
            >>> from datetime import date, datetime
            >>> from zoneinfo import ZoneInfo
            >>> from innbygger_core import nye_asker
            >>> at_work = nye_asker().on(date(2026, 11, 23)).hub("heggedal").staff_timetable()
            >>> oslo = ZoneInfo("Europe/Oslo")
            >>> [str(at_work.state(datetime(2026, 11, 23, hour, tzinfo=oslo)).access) for hour in (12, 20)]
            ['staffed', 'unknown']
        """
        return self._told.of_staff()

    def _single(self, which: str) -> Module:
        there = self.all_modules(which)
        chosen = tuple(module for module in there if module.facts.id == which) or there
        if len(chosen) == 1:
            return chosen[0]
        what = "single module" if chosen else "module"
        known = chosen or tuple(module for module in self.modules if module.facts.present is not Known.NO)
        raise UnknownId(f"{what} of {self.id}", which, tuple(module.facts.id for module in known))

    @property
    def _told(self) -> HubHours:
        facts = self.facts
        hours, staff = self._written(facts.hours, self.hours), self._written(facts.staff_hours, self.staff_hours)
        return HubHours((HubRow(facts, hours, staff),), self.timezone, self.context)

    def _written(self, named: Fact[str | None], found: Fact[OpeningHours | None]) -> WrittenHours:
        """Tell hours of which nobody wrote down this day's version from hours that nobody wrote down at all."""
        if found is None or (found is UNKNOWN and not isinstance(named, str)):
            return found
        return (told_hours(found, self.timezone),)
