"""The plan of new Asker and practice in 2025, side by side: what was reviewed against the documents, line by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.datasets.reviewed import answers, changes

from innbygger_core.datasets import asker_2025, nye_asker
from innbygger_core.network import check_network, compare, rollout_order

HERE = Path(__file__).parent
PLAN = nye_asker().on(date(2026, 11, 23))
PRACTICE = asker_2025().on(date(2025, 2, 1))


def reviewed(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def test_the_report_on_practice_is_the_one_that_was_reviewed():
    assert answers(check_network(PRACTICE)) == reviewed("asker_2025_2025-02-01.txt")


def test_the_comparison_is_the_one_that_was_reviewed():
    assert changes(compare(PLAN, PRACTICE)) == reviewed("nye_asker_to_asker_2025.txt")


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_comparison_can_be_told_in_every_language(lang: str):
    comparison = compare(PLAN, PRACTICE)
    said = comparison.text(lang)
    assert "{" not in said
    assert all(reason.text(lang) in said for reason in comparison.appeared)


def test_the_alternatives_of_the_citizen_service_differ_in_how_it_is_bound_to_the_hubs():
    one, two = (nye_asker(alternative=number).on(PLAN.day) for number in (1, 2))
    comparison = compare(one, two)
    assert comparison.disappeared == ()
    (bond,) = comparison.appeared
    assert (bond.code, bond.subject, bond.missing) == (
        "citizen-service.close-to-operations",
        "hub/heggedal",
        ("agreements",),
    )


def test_a_merger_is_a_comparison_of_one_plan_on_two_days():
    before, after = (nye_asker().on(day) for day in (date(2019, 12, 31), date(2020, 1, 1)))
    comparison = compare(before, after)
    gone = {reason.subject for reason in comparison.disappeared if reason.verdict == "fail"}
    assert {f"local-centre/{hub.id}" for hub in after.hubs if hub.id not in {"heggedal", "borgen"}} <= gone
    assert comparison.gone == ()
    assert len(comparison.added) == 6


@pytest.mark.parametrize("network", [PLAN, PRACTICE], ids=["plan", "practice"])
def test_the_farthest_come_first(network: object):
    first, *_ = rollout_order(network).groups
    assert {centre.name for centre in first.centres} == {"Spikkestad", "Sætre", "Tofte"}
