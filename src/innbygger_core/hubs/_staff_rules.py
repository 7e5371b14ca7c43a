"""The rules of who leads a hub, who runs it, and beside whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Fail, Finding, Kind, Pass, Severity, Skip, Source, Unknown, Verdict, gathered, rule
from innbygger_core.hubs._modules import VolunteerCentre
from innbygger_core.hubs._values import Hub
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from innbygger_core.hubs._hub_facts import HubFacts, LeaderFacts, OperatingStaff
    from innbygger_core.hubs._modules import CentreLeader

__all__ = [
    "co_creation_arena",
    "core_hours_employed",
    "generalists",
    "leader",
    "no_competition",
    "operating_staff",
    "volunteer_centre_leader",
]


@rule(
    "hub.leader",
    Hub,
    Severity.SHOULD,
    Source("report", "12"),
    params={"name": str, "others": tuple},
)
def leader(hub: Hub) -> Verdict:
    """Each hub has its own leader, who is the local community's contact person [report p. 12].

    Kept by a leader of the hub's own who is the contact; broken by none, by one shared with another hub, and by one
    who is not the contact.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> plan = '{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}, "hubs": [%s]}'
        >>> hub = '{"id": "north", "name": "Nord", "leader": %s}'
        >>> def ask(facts):
        ...     return leader(read_plan(plan % hub % facts).on(date(2026, 11, 23)).hub("north"))
        >>> ask('{"position": "leader-north", "local_contact": true}')
        Pass(conditions=())
        >>> ask("null").findings[0].field
        '/leader'
        >>> ask('"unknown"')
        Unknown(missing=('leader',), field='/leader')
    """
    name = ("name", hub.name)
    if hub.leader is UNKNOWN:
        return Unknown(("leader",), "/leader")
    if hub.leader is None:
        return Fail((Finding(hub.reference, "/leader", (name,)),))
    if hub.leader.others:
        others = (name, ("others", hub.leader.others))
        return Fail((Finding(hub.reference, "/leader/position", others, variant="shared"),))
    contact = _is_contact(hub.leader.facts, hub.facts)
    if contact is Known.UNKNOWN:
        return Unknown(("leader-contact",), "/leader/local_contact")
    if contact is Known.NO:
        return Fail((Finding(hub.reference, "/leader/local_contact", (name,), variant="contact"),))
    return Pass()


def _is_contact(leader: LeaderFacts, facts: HubFacts) -> Known:
    """Tell whether the leader is the contact person, whichever of the two places says so; they cannot disagree."""
    contact = facts.contact_person
    return leader.local_contact if contact is UNKNOWN else Known.of(contact == leader.position)


@rule(
    "hub.operating-staff",
    Hub,
    Severity.SHOULD,
    Source("report", "12"),
    params={"name": str},
)
def operating_staff(hub: Hub) -> Verdict:
    """Each hub has operating staff of the municipality's, in addition to the staff of other services [report p. 12].

    Kept by staff that the municipality employs beside that of citizen service and library; broken by none, by another
    employer's, and by staff that these services lend.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, OperatingStaff
        >>> def ask(staff):
        ...     facts = HubFacts(id="north", name="Nord", operating_staff=staff)
        ...     return operating_staff(Hub(date(2026, 11, 23), facts, "Nord"))
        >>> ask(OperatingStaff(employer="municipality", additional=True))
        Pass(conditions=())
        >>> ask(None).findings[0].field
        '/operating_staff'
    """
    staff = hub.facts.operating_staff
    if staff is UNKNOWN:
        return Unknown(("operating-staff",), "/operating_staff")
    if staff is None:
        return Fail((Finding(hub.reference, "/operating_staff", (("name", hub.name),)),))
    return _of_staff(hub, staff)


def _of_staff(hub: Hub, staff: OperatingStaff) -> Verdict:
    employer, additional = "/operating_staff/employer", "/operating_staff/additional"
    if staff.employer == "other":
        return Fail((Finding(hub.reference, employer, (("name", hub.name),), variant="employer"),))
    if staff.additional is Known.NO:
        return Fail((Finding(hub.reference, additional, (("name", hub.name),), variant="additional"),))
    if staff.employer is UNKNOWN:
        return Unknown(("staff-employer",), employer)
    return Unknown(("staff-additional",), additional) if staff.additional is Known.UNKNOWN else Pass()


@rule(
    "hub.generalists",
    Hub,
    Severity.MUST,
    Source("report", "12"),
    kind=Kind.NOTE,
)
def generalists(_hub: Hub) -> Verdict:
    """The employees of a hub are generalists in each other's fields [report p. 12].

    An aim: never broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> generalists(nye_asker().on(date(2026, 11, 23)).hub("tofte"))
        Pass(conditions=())
    """
    return Pass()


@rule(
    "hub.core-hours-employed",
    Hub,
    Severity.MUST,
    Source("report", "11"),
    params={"name": str},
)
def core_hours_employed(hub: Hub) -> Verdict:
    """Employees cover the core hours; volunteers only supplement, also beside a volunteer centre [report p. 11].

    Kept by employees, with or without volunteers beside them; broken by volunteers alone; not asked of a hub that
    has no core hours.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> plan = '{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}, "hubs": [%s]}'
        >>> hub = '{"id": "north", "name": "Nord", "core_hours": %s}'
        >>> def ask(facts):
        ...     return core_hours_employed(read_plan(plan % hub % facts).on(date(2026, 11, 23)).hub("north"))
        >>> ask('"employees_and_volunteers"')
        Pass(conditions=())
        >>> ask('"volunteers"').findings[0].field
        '/core_hours'
    """
    if hub.facts.core_hours is UNKNOWN:
        return Unknown(("core-hours-staffing",), "/core_hours")
    if hub.facts.core_hours is None:
        return Skip("no-core-hours")
    if hub.facts.core_hours == "volunteers":
        return Fail((Finding(hub.reference, "/core_hours", (("name", hub.name),)),))
    return Pass()


@rule(
    "hub.no-competition",
    Hub,
    Severity.SHOULD,
    Source("report", "10"),
    Source("report", "11"),
    kind=Kind.NOTE,
)
def no_competition(_hub: Hub) -> Verdict:
    """The hub supports local clubs, and does not compete with them for volunteers [report p. 10, p. 11].

    Volunteer centres are invited into local processes. An aim: never broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> no_competition(nye_asker().on(date(2026, 11, 23)).hub("tofte"))
        Pass(conditions=())
    """
    return Pass()


@rule(
    "hub.volunteer-centre-leader",
    Hub,
    Severity.SHOULD,
    Source("report", "12"),
    params={"name": str},
)
def volunteer_centre_leader(hub: Hub) -> Verdict:
    """The leaders of volunteer centres belong to the hubs' unit [report p. 12].

    Asked of centres that have a leader; kept by a position in the unit that operates the hub, or in a part of it;
    broken by one in another unit, or in none.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import CentreLeader, HubFacts, Module
        >>> def ask(unit):
        ...     centre = VolunteerCentre(id="volunteers", hub="north", leader=CentreLeader(unit=unit))
        ...     facts = HubFacts(id="north", name="Nord", operated_by="hubs")
        ...     return volunteer_centre_leader(Hub(date(2026, 11, 23), facts, "Nord", (Module(centre),)))
        >>> ask("hubs")
        Pass(conditions=())
        >>> ask("culture").findings[0].field
        '/modules/volunteers/leader/unit'
    """
    if hub.has("volunteer_centre") is Known.NO:
        return Skip("no-volunteer-centre")
    modules = hub.all_modules("volunteer_centre")
    if not modules:
        return Unknown(("volunteer-centre",), "/modules")
    centres = [module.facts for module in modules if isinstance(module.facts, VolunteerCentre)]
    led = [_of_centre(hub, centre, centre.leader) for centre in centres if centre.leader is not None]
    return gathered(led) if led else Skip("no-centre-leader")


def _of_centre(hub: Hub, centre: VolunteerCentre, position: Fact[CentreLeader]) -> Verdict:
    field = f"/modules/{centre.id}/leader"
    if position is UNKNOWN:
        return Unknown(("volunteer-centre-leader",), field)
    units = hub.units.above(position.unit)
    belongs = _belongs(units, hub.facts.operated_by)
    if belongs is Known.UNKNOWN:
        operator = Unknown(("operating-unit",), "/operated_by")
        return Unknown(("volunteer-centre-leader",), f"{field}/unit") if units is UNKNOWN else operator
    if belongs is Known.YES:
        return Pass()
    if centre.present is Known.UNKNOWN:
        return Unknown(("volunteer-centre",), "/modules")
    return Fail((Finding(hub.reference, f"{field}/unit", (("name", hub.name),)),))


def _belongs(units: Fact[tuple[str, ...]], operator: Fact[str | None]) -> Known:
    """Tell whether a position in some units is one of the operator's; without a unit or an operator it is not."""
    if units == () or operator is None:
        return Known.NO
    if units is UNKNOWN or operator is UNKNOWN:
        return Known.UNKNOWN
    return Known.of(operator in units)


@rule(
    "hub.co-creation-arena",
    Hub,
    Severity.MUST,
    Source("report", "9"),
    Source("report", "15"),
    kind=Kind.NOTE,
)
def co_creation_arena(_hub: Hub) -> Verdict:
    """The hub is used as arena for co-creation and for neighbourhood democracy [report p. 9, p. 15].

    An aim: never broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> co_creation_arena(nye_asker().on(date(2026, 11, 23)).hub("tofte"))
        Pass(conditions=())
    """
    return Pass()
