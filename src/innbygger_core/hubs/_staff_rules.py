"""The rules of who leads a hub, who runs it, and beside whom."""

from __future__ import annotations

from innbygger_core.decisions import Fail, Finding, Pass, Severity, Skip, Source, Unknown, Verdict, rule
from innbygger_core.hubs._values import Hub
from innbygger_core.values import UNKNOWN, Known

__all__ = ["core_hours_employed", "leader"]


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
    contact = hub.leader.facts.local_contact
    if contact is Known.UNKNOWN:
        return Unknown(("leader-contact",), "/leader/local_contact")
    if contact is Known.NO:
        return Fail((Finding(hub.reference, "/leader/local_contact", (name,), variant="contact"),))
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
