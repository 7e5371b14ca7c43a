"""Plans, reports and hours, as a program that uses the library types them. Type-checked only."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

from innbygger_core import HubNetwork, Plan, Reason, Report, Timetable, check_network, nye_asker, read_plan, read_policy
from innbygger_core.decisions import Policy, Severity, Source, Subject
from innbygger_core.rulebook import rule_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from innbygger_core.hubs import Hub


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


nye_asker().format = "innbygger.plan/2"  # type: ignore[misc,assignment]
check_network(nye_asker())  # type: ignore[arg-type]
