"""Checking a network: every rule of every subject, in a fixed order, by the policy of the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from innbygger_core import hubs
from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.network import RULES, check_network
from innbygger_core.rulebook import RULES as ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

DAY = date(2026, 11, 23)
HUBS = [{"id": "south", "name": "Sør", "core_hours": "volunteers"}, {"id": "north", "name": "Nord", "core_hours": None}]
CENTRES = [{"id": "quay", "name": "Brygga", "designated": True}]


def test_every_rule_is_asked_of_every_subject_of_its_own(plan: Planned):
    report = check_network(plan(hubs=HUBS, local_centres=CENTRES).on(DAY))
    subjects = {"Hub": ["hub/north", "hub/south"], "LocalCentre": ["local-centre/quay"], "HubNetwork": ["network"]}
    assert [(entry.code, entry.subject) for entry in report.checked] == [
        (rule.code, subject) for rule in (*hubs.RULES, *RULES) for subject in subjects[rule.over.__name__]
    ]


def test_the_rules_of_the_network_come_after_those_of_a_hub():
    assert ALL[: len(hubs.RULES) + len(RULES)] == (*hubs.RULES, *RULES)


def test_an_empty_plan_is_checked_too(plan: Planned):
    report = check_network(plan().on(DAY))
    assert report.ok
    assert {entry.subject for entry in report.checked} == {"network"}


def test_a_broken_must_is_not_ok_and_names_the_hub(plan: Planned):
    report = check_network(plan(hubs=HUBS).on(DAY))
    assert not report.ok
    assert [reason.subject for reason in report.reasons if reason.code == "hub.core-hours-employed"] == ["hub/south"]
    assert report.about("north").ok


@pytest.mark.parametrize(("day", "ok"), [(date(2026, 11, 22), False), (date(2026, 11, 23), True)])
def test_the_policy_of_the_day_decides(plan: Planned, day: date, ok: bool):
    policy = Policy("asker", (PolicyEntry("hub.core-hours-employed", Severity.SHOULD, valid_from=DAY),))
    report = check_network(plan(hubs=HUBS).on(day), policy=policy)
    assert (report.ok, report.policy, report.day) == (ok, "asker", day)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
def test_any_day_can_be_checked(plan: Planned, day: date):
    hours = {"format": "innbygger.hours/1", "id": "all", "week": {"mon-sun": ["08:00-16:00"]}}
    made = plan(
        municipality={"name": "Asker", "hours": "all"},
        hubs=HUBS,
        modules=[{"id": "desk", "hub": "north", "kind": "citizen_service", "form": "staffed", "hours": "all"}],
        hours=[hours],
    )
    entries = check_network(made.on(day)).about("north").checked
    assert [entry.verdict for entry in entries if entry.code == "citizen-service.branch-hours"] == ["pass"]
