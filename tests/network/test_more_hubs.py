"""A plan that does not list every hub: what others could change is left open, and what nothing can change is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import field, frozen
from tests.network.rule_cases import DAY, UNITS, hub, library, staffed

from innbygger_core.network import check_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan

OFFICE = staffed(main_office=True)
CENTRE = {"local_centres": [{"id": "quay", "name": "Brygga", "designated": True}]}
DAILY = {"transport_runs": [{"id": "run", "stops": [{"hub": "a"}, {"hub": "b"}], "days": "mon-fri"}]}
START_UP = {"name": "Asker", "start_up": {"first_day": "2020-01-01", "last_day": None}}
ROLLOUT = {
    "municipality": START_UP,
    "local_centres": [
        {"id": "near", "name": "Byen", "designated": True, "perceived_distance": "short"},
        {"id": "far", "name": "Øya", "designated": True, "perceived_distance": "long"},
    ],
}
ARTS = [*UNITS, {"id": "art", "name": "Kultur", "provides": ["culture"]}]
RUN_BY_ONE = {"operated_by": "hubs", "headquarters": True}
TOGETHER = {
    "units": ARTS,
    "more_agreements": False,
    "agreements": [
        {
            "id": "art",
            "kind": "co_operation",
            "parties": ["unit/hubs", "unit/art"],
            "covers": ["network"],
            "template": "t",
        }
    ],
}


@frozen
class Case:
    """A rule, and how it goes where the plan lists all hubs; what is missing where there may be others, if anything."""

    code: str
    hubs: list[dict[str, Any]]
    alone: str
    missing: str | None
    lists: dict[str, Any] = field(factory=dict)
    subject: str = "network"

    def rows(self) -> dict[str, Any]:
        hubs = [each["hub"] for each in self.hubs]
        modules = [module for each in self.hubs for module in each["modules"]]
        return {"units": UNITS, "hubs": hubs, "modules": modules, **self.lists}


QUAY = {"lists": CENTRE, "subject": "local-centre/quay"}
CASES = [
    Case("network.local-centre-has-hub", [hub("a", local_centre=None)], "fail", "hub", **QUAY),
    Case("network.local-centre-has-hub", [hub("a", local_centre="quay")], "pass", None, **QUAY),
    Case("network.one-organisation", [hub("a", **RUN_BY_ONE)], "pass", "operating-unit"),
    Case("network.one-organisation", [hub("a", **RUN_BY_ONE), hub("b", **RUN_BY_ONE)], "fail", None),
    Case("network.one-organisation", [], "skip", "operating-unit"),
    Case("network.culture-agreement", [hub("a", operated_by="hubs")], "pass", "hubs", TOGETHER),
    Case("network.culture-agreement", [], "skip", "hubs", TOGETHER),
    Case("network.culture-agreement", [hub("a", operated_by="admin")], "fail", None, TOGETHER),
    Case("network.rollout-order", [hub("a", local_centre="near", opened="2021")], "fail", "local-centre", ROLLOUT),
    Case("network.daily-transport", [hub("a"), hub("b")], "pass", "hubs", DAILY),
    Case("network.daily-transport", [hub("a"), hub("b"), hub("c")], "fail", None, DAILY),
    Case("network.daily-transport", [hub("a")], "skip", "transport-run"),
    Case("network.daily-transport", [], "skip", "hubs", {"transport_runs": []}),
    Case("citizen-service.minimum-staffed", [hub("a", staffed())], "fail", "hubs"),
    Case("citizen-service.minimum-staffed", [hub(name, staffed()) for name in "abc"], "pass", None),
    Case("citizen-service.one-main-office", [hub("a", OFFICE)], "pass", "main-office"),
    Case("citizen-service.one-main-office", [hub("a", OFFICE), hub("b", OFFICE)], "fail", None),
    Case("library.levels", [hub("a", library(level="full"))], "fail", "library-level"),
    Case("library.levels", [hub(name, library(level="full")) for name in "abc"], "fail", None),
]


@pytest.mark.parametrize("more", [True, "unknown"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.alone}-{case.missing}")
def test_what_others_could_change_is_unknown(plan: Callable[..., Plan], case: Case, more: object):
    whole, part = (check_network(plan(**case.rows(), more_hubs=told).on(DAY)) for told in (False, more))
    which = (case.code, case.subject)
    assert [entry.verdict for entry in whole.checked if (entry.code, entry.subject) == which] == [case.alone]
    (after,) = (entry.verdict for entry in part.checked if (entry.code, entry.subject) == which)
    if case.missing is None:
        assert after == case.alone
    else:
        (reason,) = (reason for reason in part.reasons if (reason.code, reason.subject) == which)
        assert after == "unknown"
        assert case.missing in reason.missing


def test_a_plan_lists_every_hub_unless_it_says_otherwise(plan: Callable[..., Plan]):
    assert not plan().on(DAY).may_have_more
    assert plan(more_hubs="unknown").on(DAY).may_have_more
