"""A municipality's policy: what it changes, from when to when, and that it leaves the rest as it was."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Annotated

import pytest
from attrs import frozen
from pydantic import Field

from innbygger_core.decisions import (
    Fail,
    Figures,
    Finding,
    Pass,
    Policy,
    PolicyEntry,
    Severity,
    Source,
    Verdict,
    check,
    rule,
)


@frozen
class Town:
    reference: str = "network"
    name: str = "Asker"
    desks: int = 2


class Desks(Figures):
    """A figure of a rule."""

    least: Annotated[int, Field(ge=0)] = 3


@rule("citizen-service.minimum-staffed", Town, Severity.SHOULD, Source("report", "5"), figures=Desks)
def enough_desks(town: Town, figures: Desks) -> Verdict:
    return Pass() if town.desks >= figures.least else Fail((Finding(town.reference),))


OURS = Source("Asker kommune, sak 12/26")
ENTRY = PolicyEntry(
    "citizen-service.minimum-staffed",
    Severity.MUST,
    "chief",
    Desks(least=2),
    (OURS,),
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
)
POLICY = Policy("asker-2026", (ENTRY,))
BEFORE, FIRST, LAST, AFTER = date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)


@pytest.mark.parametrize("day", [FIRST, date(2026, 6, 10), LAST])
def test_an_entry_holds_from_its_first_day_to_its_last(day: date):
    assert POLICY.entry(enough_desks.code, day) is ENTRY
    assert POLICY.severity(enough_desks, day) is Severity.MUST
    assert POLICY.override(enough_desks, day) == "chief"
    assert POLICY.figures(enough_desks, day) == Desks(least=2)
    assert POLICY.sources(enough_desks, day) == (OURS,)


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_outside_its_days_the_rule_is_as_it_was(day: date):
    assert POLICY.entry(enough_desks.code, day) is None
    assert POLICY.severity(enough_desks, day) is Severity.SHOULD
    assert POLICY.override(enough_desks, day) is None
    assert POLICY.figures(enough_desks, day) == Desks(least=3)
    assert POLICY.sources(enough_desks, day) == (Source("report", "5"),)


@pytest.mark.parametrize(
    ("entry", "days"),
    [
        (PolicyEntry("hub.leader"), [BEFORE, FIRST, LAST, AFTER]),
        (PolicyEntry("hub.leader", valid_from=FIRST), [FIRST, LAST, AFTER]),
        (PolicyEntry("hub.leader", valid_to=LAST), [BEFORE, FIRST, LAST]),
    ],
)
def test_an_end_that_is_not_named_is_open(entry: PolicyEntry, days: list[date]):
    assert [day for day in (BEFORE, FIRST, LAST, AFTER) if entry.holds(day)] == days


def test_what_an_entry_does_not_say_stays_as_in_the_rule():
    policy = Policy("asker-2026", (PolicyEntry("citizen-service.minimum-staffed"),))
    assert policy.severity(enough_desks, FIRST) is Severity.SHOULD
    assert policy.override(enough_desks, FIRST) is None
    assert policy.figures(enough_desks, FIRST) == Desks(least=3)
    assert policy.sources(enough_desks, FIRST) == (Source("report", "5"),)


def test_the_entry_of_the_day_is_found_among_several_of_one_code():
    later = PolicyEntry("citizen-service.minimum-staffed", figures=Desks(least=1), valid_from=AFTER)
    policy = Policy("asker", (ENTRY, PolicyEntry("hub.leader", Severity.INFO), later))
    assert [policy.figures(enough_desks, day).least for day in (BEFORE, FIRST, LAST, AFTER)] == [3, 2, 2, 1]


def test_a_figure_of_zero_is_a_figure():
    policy = Policy("asker", (PolicyEntry("citizen-service.minimum-staffed", figures=Desks(least=0)),))
    assert policy.figures(enough_desks, FIRST).least == 0


def test_without_a_policy_the_concept_holds():
    assert Policy().id == "concept"
    assert Policy().entries == ()
    assert Policy().severity(enough_desks, FIRST) is Severity.SHOULD


class TestInAReport:
    def test_the_figures_of_the_day_decide(self):
        assert [check([enough_desks], [Town()], policy=POLICY, day=day).reasons for day in (FIRST, LAST)] == [(), ()]
        assert [len(check([enough_desks], [Town()], policy=POLICY, day=day).reasons) for day in (BEFORE, AFTER)] == [
            1,
            1,
        ]

    def test_reasons_name_the_policy_that_changed_the_rule_and_its_source(self):
        (reason,) = check([enough_desks], [Town(desks=1)], policy=POLICY, day=FIRST).reasons
        assert (reason.policy, reason.severity, reason.override) == ("asker-2026", Severity.MUST, "chief")
        assert reason.sources == (OURS,)

    def test_reasons_of_a_rule_that_stands_as_it_was_name_no_policy(self):
        (reason,) = check([enough_desks], [Town(desks=1)], policy=POLICY, day=AFTER).reasons
        assert (reason.policy, reason.severity, reason.override) == (None, Severity.SHOULD, None)
        assert reason.sources == (Source("report", "5"),)


def test_policies_are_values():
    again = Policy("asker-2026", (ENTRY,))
    assert again == POLICY
    assert hash(again) == hash(POLICY)
    assert Policy("asker-2027", (ENTRY,)) != POLICY
    with pytest.raises(AttributeError):
        again.id = "asker-2027"


def test_policies_survive_pickling():
    policy = Policy("asker-2026", (PolicyEntry("hub.leader", Severity.MUST, sources=(OURS,), valid_from=FIRST),))
    again = pickle.loads(pickle.dumps(policy))
    assert again == policy
    assert again.entry("hub.leader", FIRST) == policy.entries[0]
