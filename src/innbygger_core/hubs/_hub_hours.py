"""The hours of a hub, of its modules and of its staff, within all that limits them.

One way for a plan, which knows every version, and for a day's snapshot, which knows one of each.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from attrs import evolve, frozen

from innbygger_core.hours import PHYSICAL, Access, OpeningHours, compile_versions
from innbygger_core.hubs._hours import Days, always_open, at_work, hours_within, let_in, not_opened, told_hours
from innbygger_core.hubs._modules import CitizenService
from innbygger_core.ids import reference
from innbygger_core.timekeeping import earliest, latest
from innbygger_core.values import UNKNOWN, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.hours import Timetable
    from innbygger_core.hubs._hours import Dated
    from innbygger_core.hubs._hub_facts import HubFacts
    from innbygger_core.hubs._modules import ModuleFacts

__all__ = ["HubHours", "HubRow", "ModuleRow", "WrittenHours"]

WrittenHours: TypeAlias = Fact[tuple[OpeningHours, ...] | None]
"""Every version of some hours; None where there are none."""

_ONE_DAY: Final = timedelta(days=1)


class HubRow(NamedTuple):
    """A row of a hub, with the hours that it names.

    Attributes:
        facts: the row.
        hours: those at which it is open.
        staff: those at which its staff is at work.

    Example:
        >>> from innbygger_core.hubs import HubFacts
        >>> HubRow(HubFacts(id="north", name="Nord", hours=None), hours=None).staff
        <Known.UNKNOWN: 'unknown'>
    """

    facts: HubFacts
    hours: WrittenHours
    staff: WrittenHours = UNKNOWN


class ModuleRow(NamedTuple):
    """A row of a module, with the hours that it names.

    Attributes:
        facts: the row.
        hours: those at which it is open.

    Example:
        >>> ModuleRow(CitizenService(id="desk", hub="north", form="staffed"), hours=None).is_branch
        True
    """

    facts: ModuleFacts
    hours: WrittenHours

    @property
    def is_branch(self) -> bool:
        """Whether it is a staffed branch of the citizen service."""
        return isinstance(self.facts, CitizenService) and self.facts.form == "staffed"


@frozen
class HubHours:
    """What is told of the hours of one hub.

    Attributes:
        rows: the rows of the hub, each with its hours.
        timezone: name of the zone in which to tell that nobody told anything.
        context: the opening hours to which bonds lead, and those of the ways in.

    Example:
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.hours import Layer, Week
        >>> from innbygger_core.hubs import HubFacts
        >>> desk = Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]}))
        >>> row = HubRow(HubFacts(id="north", name="Nord", opened="2026-12-01"), (OpeningHours(layers=(desk,)),))
        >>> told = HubHours((row,), "Europe/Oslo")
        >>> noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo"))
        >>> [hours.open_to_the_public().is_open(noon) for hours in (told, told.as_planned())]
        [False, True]
    """

    rows: tuple[HubRow, ...]
    timezone: str
    context: tuple[OpeningHours, ...] = ()

    def open_to_the_public(self) -> Timetable:
        """Compile when it is open: closed until it opens, self-service only while people can let themselves in."""
        return self._compiled(self._versions())

    def as_planned(self) -> HubHours:
        """Take it as if it had opened already."""
        opened = (row._replace(facts=row.facts.model_copy(update={"opened": UNKNOWN})) for row in self.rows)
        return evolve(self, rows=tuple(opened))

    def of_module(self, rows: tuple[ModuleRow, ...], municipal: WrittenHours) -> Timetable:
        """Compile the hours of a module, within those of the hub; of a branch, also within those of the municipality.

        Args:
            rows: the rows of the module, each with its hours.
            municipal: the hours of the municipality's offices.
        """
        written = (hours for row in rows for hours in self._told(row.hours, row.facts))
        limited = (within for hours in written for within in self._let_in(hours))
        return self._compiled(limited, (*self._house(), *self._offices(rows, municipal)))

    def of_staff(self) -> Timetable:
        """Compile when its staff is at work; where nobody told, it is while the hub is staffed."""
        return self._compiled(hours for row in self.rows for hours in self._at_work(row)).view(Access.STAFFED)

    # --- What is written, and what follows from it -------------------------------------------------------------------

    def _versions(self, untold: tuple[OpeningHours, ...] = ()) -> Iterator[OpeningHours]:
        for row in self.rows:
            shut, opened = _until_opened(row.facts), _since_opened(row.facts)
            told = tuple(self._told(row.hours, row.facts, untold))
            if shut:
                closed = not_opened(told or (told_hours(UNKNOWN, self._zone),), self._zone)
                yield from _within(_within((closed,), row.facts), shut)
            if opened:
                yield from _within((let_in(hours, row.facts.access, self._name) for hours in told), opened)

    def _told(self, hours: WrittenHours, days: Dated, untold: tuple[OpeningHours, ...] = ()) -> Iterator[OpeningHours]:
        """Cut hours to the days on which a row names them."""
        if isinstance(hours, tuple):
            return _within(hours, days)
        return _within(untold or ((told_hours(None, self._zone),) if hours is None else ()), days)

    def _let_in(self, hours: OpeningHours) -> Iterator[OpeningHours]:
        """Limit the self-service of a module by each row of the hub that tells when people can let themselves in."""
        limited = [(row.facts, let_in(hours, row.facts.access, self._name)) for row in self.rows]
        if all(left is hours for _, left in limited):
            return iter((hours,))
        return (within for facts, left in limited for within in _within((left,), facts))

    def _at_work(self, row: HubRow) -> Iterator[OpeningHours]:
        if row.staff is not UNKNOWN:
            yield from self._told(row.staff, row.facts)
        elif opened := _since_opened(row.facts):
            told = self._told(row.hours, row.facts)
            yield from _within((at_work(hours, self._name) for hours in told), opened)

    # --- What lies around a module -----------------------------------------------------------------------------------

    def _house(self) -> Iterator[Timetable]:
        """Find when anybody can come in; where the hub has no hours, or nobody told them, they limit nothing."""
        if any(isinstance(row.hours, tuple) or row.facts.opened is not UNKNOWN for row in self.rows):
            yield self._compiled(self._versions((always_open(self._zone),))).view(PHYSICAL)

    def _offices(self, rows: tuple[ModuleRow, ...], municipal: WrittenHours) -> Iterator[Timetable]:
        """Find the hours of the municipality's offices, for the days on which a module is a branch."""
        if isinstance(municipal, tuple) and any(row.is_branch for row in rows):
            free = (always_open(municipal[0].timezone),)
            yield self._compiled(
                within for row in rows for within in _within(municipal if row.is_branch else free, row.facts)
            )

    # --- As a timetable ----------------------------------------------------------------------------------------------

    @property
    def _zone(self) -> str:
        """The zone of the hours that are told, since all versions of a timetable must have one."""
        told = (hours for row in self.rows if isinstance(row.hours, tuple) for hours in row.hours)
        return next((hours.timezone for hours in told), self.timezone)

    @property
    def _name(self) -> str:
        """What to call hours that nobody wrote down as they are; no hours of a plan can have such an id."""
        return reference("hub", self.rows[0].facts.id)

    def _compiled(self, versions: Iterable[OpeningHours], parents: Iterable[Timetable] = ()) -> Timetable:
        """Compile versions under one name.

        That is the id under which they were written down. Where that is several, or some have been limited, it is that
        of the hub, since what binds one of them may be the very hours that another was made of.
        """
        found = tuple(versions) or (told_hours(UNKNOWN, self._zone),)
        ids = {hours.id for hours in found if hours.id}
        name = ids.pop() if len(ids) == 1 else self._name
        named = (hours if hours.id == name else hours.model_copy(update={"id": name}) for hours in found)
        return compile_versions(named, self.context, parents)


def _within(versions: Iterable[OpeningHours], days: Dated) -> Iterator[OpeningHours]:
    return (within for hours in versions if (within := hours_within(hours, days)))


def _until_opened(facts: HubFacts) -> Days | None:
    """Find the days on which a hub has certainly not opened; None where nobody tells of any."""
    if facts.opened is UNKNOWN:
        return None
    return Days(valid_to=earliest(facts.opened) - _ONE_DAY) if facts.opened else Days()


def _since_opened(facts: HubFacts) -> Days | None:
    """Find the days on which a hub has certainly opened; None where there are none."""
    if facts.opened is None:
        return None
    return Days() if facts.opened is UNKNOWN else Days(valid_from=latest(facts.opened))
