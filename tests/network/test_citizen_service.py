"""How many days a week a branch is staffed, where a municipality's policy asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.network.rule_cases import DAY, hub, service, staffed

from innbygger_core import check_network, read_policy
from innbygger_core.errors import UnreadableData

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.decisions import Report
    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

CODE = "citizen-service.minimum-staffed"


def asked(plan: Planned, *hubs: dict[str, Any], days_a_week: object = 3) -> Report:
    """Check hubs by a policy that wants one branch on so many days a week, and keep what concerns the network."""
    figures = f'{{"branches": 1, "days_a_week": {days_a_week}}}'
    policy = f'{{"format": "innbygger.policy/1", "id": "fjord", "rules": [{{"code": "{CODE}", "figures": {figures}}}]}}'
    rows = [each["hub"] for each in hubs]
    modules = [module for each in hubs for module in each["modules"]]
    return check_network(plan(hubs=rows, modules=modules).on(DAY), policy=read_policy(policy))


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        (hub("a", staffed(days_a_week=3)), "pass"),
        (hub("a", staffed(service_days="mon,wed,fri")), "pass"),
        (hub("a", staffed(days_a_week=2)), "fail"),
        (hub("a", staffed(service_days="tue,thu")), "fail"),
        (hub("a", service(form="digital", days_a_week=5)), "fail"),
        (hub("a", staffed(days_a_week=2), staffed(days_a_week=4)), "pass"),
        (hub("a", staffed()), "unknown"),
        (hub("a", service(days_a_week=5)), "unknown"),
        (hub("a", service(days_a_week=2)), "fail"),
    ],
)
def test_a_branch_counts_on_so_many_days(plan: Planned, at: dict[str, Any], verdict: str):
    entries = asked(plan, at).checked
    assert [entry.verdict for entry in entries if entry.code == CODE] == [verdict]


@pytest.mark.parametrize("days", [{}, {"days_a_week": 1}, {"days_a_week": "unknown"}, {"service_days": "mon"}])
def test_any_branch_is_staffed_on_one_day(plan: Planned, days: dict[str, Any]):
    entries = asked(plan, hub("a", staffed(**days)), days_a_week=1).checked
    assert [entry.verdict for entry in entries if entry.code == CODE] == ["pass"]


@pytest.mark.parametrize(
    ("hubs", "missing"),
    [
        ((hub("a", staffed()),), ("citizen-service-days",)),
        ((hub("a", service()),), ("citizen-service-form",)),
        (
            (hub("a", more_modules="unknown"), hub("b", staffed())),
            ("citizen-service-days", "citizen-service-form"),
        ),
    ],
)
def test_it_names_what_is_missing_of_the_branches(
    plan: Planned, hubs: tuple[dict[str, Any], ...], missing: tuple[str, ...]
):
    assert [reason.missing for reason in asked(plan, *hubs).reasons if reason.code == CODE] == [missing]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", "Ingen torg har betjent innbyggerservice minst tre dager i uka. Målet er minst ett."),
        ("nn", "Ingen torg har betent innbyggjarservice minst tre dagar i veka. Målet er minst eitt."),
        ("en", "No hub has a staffed citizen service on at least three days a week. The aim is at least one."),
    ],
)
def test_it_says_on_how_many_days(plan: Planned, lang: str, said: str):
    assert [reason.text(lang) for reason in asked(plan, hub("a")).reasons if reason.code == CODE] == [said]


@pytest.mark.parametrize("days", [0, 8, '"three"', "true"])
def test_a_week_has_one_day_to_seven(plan: Planned, days: object):
    with pytest.raises(UnreadableData) as refused:
        asked(plan, hub("a"), days_a_week=days)
    assert [fault.path for fault in refused.value.faults] == ["/rules/0/figures/days_a_week"]
