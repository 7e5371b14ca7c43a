"""Every rule over hubs and their network: what keeps it, what breaks it, what leaves it open, what it is not asked of.

The cases are plans in JSON, read and checked as a municipality would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.network.cases_of_agreements import AGREEMENTS_CASES
from tests.network.cases_of_culture import CULTURE_CASES
from tests.network.cases_of_hubs import HUB_CASES
from tests.network.cases_of_individual_services import INDIVIDUAL_SERVICES_CASES
from tests.network.cases_of_opening import OPENING_CASES
from tests.network.cases_of_organisation import ORGANISATION_CASES
from tests.network.cases_of_rollout import ROLLOUT_CASES
from tests.network.cases_of_roofs import ROOFS_CASES
from tests.network.cases_of_rooms import ROOMS_CASES
from tests.network.cases_of_staff import STAFF_CASES
from tests.network.cases_of_the_citizen_service import CITIZEN_SERVICE_CASES
from tests.network.cases_of_the_citizen_service_at_hub import CITIZEN_SERVICE_AT_HUB_CASES
from tests.network.cases_of_transport import TRANSPORT_CASES
from tests.network.rule_cases import DAY, Case

from innbygger_core import hubs, network
from innbygger_core.network import Plan, check_network
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.decisions import Report

RULES = (*hubs.RULES, *network.RULES)
CASES = {
    **HUB_CASES,
    **CITIZEN_SERVICE_CASES,
    **CITIZEN_SERVICE_AT_HUB_CASES,
    **AGREEMENTS_CASES,
    **CULTURE_CASES,
    **INDIVIDUAL_SERVICES_CASES,
    **OPENING_CASES,
    **ORGANISATION_CASES,
    **ROOFS_CASES,
    **ROLLOUT_CASES,
    **ROOMS_CASES,
    **STAFF_CASES,
    **TRANSPORT_CASES,
}
# Why rules of agreements and of sharing are not asked is tested with them.
SKIPS_OF_AGREEMENTS = {
    "act-not-possible",
    "agreement-found",
    "agreement-status-unknown",
    "draft",
    "no-act-of-notice",
    "no-deciding-amount",
    "no-longest-term",
    "no-volunteer-work",
}
SKIPS_OF_SHARING = {
    "holds-no-room",
    "hub-staffed",
    "no-activities",
    "no-allocation-named",
    "no-ground-demanded",
    "no-self-service-then",
    "no-such-terms",
    "nobody-counted",
    "not-concerned",
    "own-use",
    "told-of-first-room",
}

SKIPS_OF_CARDS = {"card-outside-its-time"}


def check(plan: Callable[..., Plan], case: Case) -> Report:
    return check_network(plan(**case.members()).on(DAY))


def test_every_rule_has_cases_of_each_verdict_that_it_can_have():
    assert set(CASES) == {rule.code for rule in RULES}
    for code, cases in CASES.items():
        verdicts = {case.verdict for case in cases}
        expected = {"note"} if verdicts == {"note"} else {"pass", "fail", "unknown"}
        assert verdicts - {"skip"} == expected, code
    skipped = {case.facts["why"] for cases in CASES.values() for case in cases if case.verdict == "skip"}
    spoken = {key.removeprefix("skips.") for key in catalogue("en").entries if key.startswith("skips.")}
    assert skipped == spoken - SKIPS_OF_AGREEMENTS - SKIPS_OF_SHARING - SKIPS_OF_CARDS


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code}-{case.verdict}-{case.why}")
        for code, cases in CASES.items()
        for case in cases
    ],
)
def test_a_rule_finds_what_it_should(plan: Callable[..., Plan], code: str, case: Case):
    report = check(plan, case)
    (entry,) = (entry for entry in report.checked if (entry.code, entry.subject) == (code, case.subject))
    assert entry.verdict == case.verdict
    told = [reason for reason in report.reasons if (reason.code, reason.subject) == (code, case.subject)]
    if case.verdict == "skip":
        assert entry.why == case.facts["why"]
    for name, value in case.facts.items():
        if name != "why":
            assert [getattr(reason, name) for reason in told] == [value], name
    assert len(told) == (case.verdict in {"fail", "unknown", "note"})


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("code", CASES)
def test_every_finding_can_be_told_in_every_language(plan: Callable[..., Plan], code: str, lang: str):
    for case in CASES[code]:
        for reason in check(plan, case).reasons:
            assert "{" not in reason.text(lang) + reason.help(lang)
            assert reason.text(lang)


@pytest.mark.parametrize("code", CASES)
def test_what_a_finding_tells_its_texts_is_what_the_rule_declares(plan: Callable[..., Plan], code: str):
    declared = {rule.code: dict(rule.params) for rule in RULES}[code]
    for case in CASES[code]:
        for reason in check(plan, case).reasons:
            if (reason.code, reason.verdict) == (code, "fail"):
                assert set(dict(reason.params)) <= set(declared)
                assert all(isinstance(value, declared[name]) for name, value in reason.params)
