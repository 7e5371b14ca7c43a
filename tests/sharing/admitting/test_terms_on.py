"""Which terms hold at a hub on a day, where several rows say something of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.admitting.library import TOFTE, plan_with

from innbygger_core.sharing import AgeStep, ContractTerms, SelfServiceTerms
from innbygger_core.sharing._admitting._terms_on import terms_on
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault

DAY = date(2026, 11, 23)
FROM_18, FROM_16 = {"minimum_age": [{"age": 18}]}, {"minimum_age": [{"age": 16}]}


def ages(terms: SelfServiceTerms) -> list[int | None]:
    assert isinstance(terms.minimum_age, tuple)
    return [step.age for step in terms.minimum_age]


def test_a_row_that_names_the_hub_says_it_before_one_for_all():
    for rows in ([FROM_18, FROM_16 | {"hubs": ["tofte"]}], [FROM_16 | {"hubs": ["tofte"]}, FROM_18]):
        plan = plan_with(*rows)
        assert ages(terms_on(plan, "tofte", DAY)) == [16]
        assert ages(terms_on(plan, "holmen", DAY)) == [18]


def test_of_two_that_are_as_narrow_the_later_in_the_list_says_it():
    assert ages(terms_on(plan_with(FROM_18, FROM_16), "tofte", DAY)) == [16]


def test_what_the_narrower_leaves_out_the_wider_says():
    wide = {"contract": {"counts_at": "these_hubs"}, "camera": True}
    terms = terms_on(plan_with(wide, FROM_16 | {"hubs": ["tofte"], "camera": "unknown"}), "tofte", DAY)
    assert isinstance(terms.contract, ContractTerms)
    assert terms.camera is UNKNOWN


def test_a_contract_counts_at_the_hubs_of_the_row_that_demands_it():
    both = {"hubs": ["tofte", "holmen"], "contract": {}}
    assert terms_on(plan_with(both, {"hubs": ["tofte"], "camera": True}), "tofte", DAY).hubs == ("tofte", "holmen")
    assert terms_on(plan_with(both, {"hubs": ["tofte"], "contract": {}}), "tofte", DAY).hubs == ("tofte",)


def test_rows_hold_on_their_days():
    before, after = {"id": "all", "valid_to": "2026-11-22"}, {"id": "all", "valid_from": "2026-11-23"}
    plan = plan_with(FROM_18 | before, FROM_16 | after)
    assert ages(terms_on(plan, "tofte", date(2026, 11, 22))) == [18]
    assert ages(terms_on(plan, "tofte", DAY)) == [16]


def test_terms_that_make_no_sense_are_told_where_they_stand(faults: Callable[..., tuple[Fault, ...]]):
    row = {"id": "all", "hubs": ["tofte"], "minimum_age": [{"age": 18, "turns": 16}], "guests": False}
    assert [(fault.path, fault.kind) for fault in faults(self_service=[row])] == [
        ("/self_service/0/hubs/0", "unknown-id"),
        ("/self_service/0/minimum_age/0/turns", "not-together"),
        ("/self_service/0/guests", "wrong-type"),
    ]


def way_in(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"means": ["card_and_pin"], **said}


@pytest.mark.parametrize(
    ("said", "minimum_age", "contract"),
    [
        ({"minimum_age": 18, "contract": True}, (AgeStep(age=18),), ContractTerms()),
        ({"minimum_age": None, "contract": False}, (), None),
        ({}, UNKNOWN, UNKNOWN),
        ({"opens": "self_service", "minimum_age": 18}, (AgeStep(age=18),), UNKNOWN),
        ({"opens": "by_booking", "minimum_age": 18}, UNKNOWN, UNKNOWN),
    ],
)
def test_without_rows_the_way_in_says_what_it_can(said: dict[str, Any], minimum_age: Any, contract: Any):  # noqa: ANN401 - facts
    terms = terms_on(plan_with(hubs=[TOFTE | {"access": [way_in(**said)]}]), "tofte", DAY)
    assert (terms.minimum_age, terms.contract) == (minimum_age, contract)


def test_a_row_says_it_before_the_way_in():
    hub = TOFTE | {"access": [way_in(minimum_age=18, camera=True)]}
    terms = terms_on(plan_with(FROM_16, hubs=[hub]), "tofte", DAY)
    assert ages(terms) == [16]
    assert terms.camera is Known.YES


def test_of_several_ways_in_nobody_knows_which_is_meant():
    hub = TOFTE | {"access": [way_in(minimum_age=18), way_in(minimum_age=16)]}
    assert terms_on(plan_with(hubs=[hub]), "tofte", DAY).minimum_age is UNKNOWN
