"""Plans, reports and hours, as a program that uses the library types them. Type-checked only."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

from innbygger_core import HubNetwork, Plan, Reason, Report, Timetable, check_network, nye_asker, read_plan, read_policy
from innbygger_core.decisions import Policy, Severity, Source, Subject
from innbygger_core.hubs import (
    DemocraticBody,
    Hub,
    HubAgreement,
    Module,
    Municipality,
    NumberChange,
    PremisesFacts,
    StartUp,
    Stop,
    TransportRun,
    VolunteerCentre,
    is_organisation_number,
)
from innbygger_core.rulebook import rule_of
from innbygger_core.timekeeping import earliest, latest
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from innbygger_core.agreements import Agreement


def judge(text: str, day: date, policy_text: str) -> tuple[str, ...]:
    """Check a plan with a policy, and say every reason."""
    plan = read_plan(text)
    assert_type(plan, Plan)
    policy = read_policy(policy_text)
    assert_type(policy, Policy)
    network = plan.on(day)
    assert_type(network, HubNetwork)
    report = check_network(network, policy=policy)
    assert_type(report, Report)
    assert_type(report.reasons, tuple[Reason, ...])
    assert_type(report.about("tofte"), Report)
    return tuple(reason.text("nb") for reason in report.reasons)


def opening(now: datetime) -> bool:
    """Ask whether a hub is open."""
    timetable = nye_asker().timetable("heggedal", module="library")
    assert_type(timetable, Timetable)
    return timetable.is_open(now)


def weight(reason: Reason) -> tuple[Severity, tuple[Source, ...]]:
    """Read the facts of a reason."""
    return reason.severity, reason.sources


def named(hub: Hub, network: HubNetwork) -> tuple[Subject, ...]:
    """Hubs and networks are what rules look at."""
    return hub, network


def strict(policy: Policy, day: date) -> bool:
    """Ask a policy about a rule."""
    return policy.severity(rule_of("hub.leader"), day) is Severity.MUST


def mergers(municipality: Municipality, day: date) -> set[str]:
    """Follow a municipality's numbers, which are plain texts."""
    assert_type(municipality.number(day), str | None)
    assert_type(municipality.came_from("3203"), tuple[NumberChange, ...])
    phase = municipality.start_up
    if isinstance(phase, StartUp):
        first: date = phase.first_day
        return {str(first)}
    return {change.old_name for change in municipality.became("0628")}


def rooms(hub: Hub) -> Known:
    """Ask a hub what it has, without a Boolean in sight."""
    assert_type(hub.premises, tuple[PremisesFacts, ...])
    assert_type(hub.all_modules("library"), tuple[Module, ...])
    hub.has_room("stgae")  # type: ignore[arg-type]
    return hub.has_room("stage", "light") & hub.has("pottery")


def runs(network: HubNetwork) -> list[time]:
    """Look at the runs, if anybody told them."""
    if network.transport_runs is UNKNOWN or network.democracy is UNKNOWN:
        return []
    assert_type(network.transport_runs, tuple[TransportRun, ...])
    assert_type(network.democracy, tuple[DemocraticBody, ...])
    stops: list[Stop] = [stop for run in network.transport_runs for stop in run.stops]
    return [stop.at for stop in stops if stop.at is not UNKNOWN]


def led(centre: VolunteerCentre, hub: Hub) -> tuple[str, ...]:
    """Tell facts from none and from unknown."""
    if centre.leader is UNKNOWN or centre.leader is None:
        return ()
    above = hub.units.above(centre.leader.unit)
    return () if above is UNKNOWN else above


def opened(hub: Hub) -> tuple[date, date] | None:
    """Read a date of which only the year may be known."""
    when = hub.facts.opened
    return (earliest(when), latest(when)) if isinstance(when, str) else None


def covered(agreement: Agreement) -> HubAgreement:
    """An agreement is what a hub needs to know of one."""
    return agreement


assert_type(is_organisation_number("974760673"), bool)
nye_asker().format = "innbygger.plan/2"  # type: ignore[misc,assignment]
check_network(nye_asker())  # type: ignore[arg-type]
