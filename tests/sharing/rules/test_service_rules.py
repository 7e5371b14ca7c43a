"""Bookings of individual services that need security or shielding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say

from innbygger_core.decisions import Pass
from innbygger_core.rulebook import rule_of
from innbygger_core.sharing._rules_of._service_rules import security, shielding

if TYPE_CHECKING:
    from innbygger_core.sharing._deciding._shapes import SharingRule

NEARBY, AT_THE_HUB, SOMEWHERE = ({"under_roof": told} for told in (False, True, "unknown"))
RULES = [(security, "security"), (shielding, "shielding")]


@pytest.mark.parametrize(("rule", "_"), RULES)
def test_what_is_no_individual_service_is_not_meant(rule: SharingRule, _: str):
    assert passed_over(rule, purpose="concert", responsible={"guards": 4}) == "not-concerned"


@pytest.mark.parametrize(("rule", "need"), RULES)
def test_a_service_that_needs_it_is_not_under_the_roof(rule: SharingRule, need: str):
    finding = found(rule, service={need: True})
    assert (finding.subject, finding.field) == ("room/hall", f"/wish/service/{need}")


def test_the_hub_is_named():
    finding = found(shielding, service={"shielding": True})
    assert say(shielding, finding, "en") == (
        "An individual service under the same roof as Torget needs to shield its users."
    )


def test_the_room_is_named_where_the_plan_has_no_hub():
    assert dict(found(shielding, plan={"hubs": ()}, service={"shielding": True}).params) == {"name": "Salen"}


@pytest.mark.parametrize(("rule", "need"), RULES)
def test_without_the_need_or_nearby_it_may_be_anywhere(rule: SharingRule, need: str):
    assert ask(rule, service={need: False}) == Pass()
    assert ask(rule, rooms=(NEARBY,), service={need: True}) == Pass()
    assert ask(rule, rooms=(NEARBY,), service={}) == Pass()


@pytest.mark.parametrize(("rule", "need"), RULES)
def test_an_unknown_need_or_place_leaves_it_open(rule: SharingRule, need: str):
    field = f"/wish/service/{need}"
    assert missing(rule, service={}) == ((f"individual-service-{need}",), field)
    assert missing(rule, rooms=(SOMEWHERE,), service={need: True}) == (("individual-service-place",), field)


@pytest.mark.parametrize(("rule", "_"), RULES)
def test_it_is_as_binding_as_where_a_design_is_checked(rule: SharingRule, _: str):
    design = rule_of(rule.code)
    assert (rule.severity, rule.sources, rule.basis) == (design.severity, design.sources, design.basis)
