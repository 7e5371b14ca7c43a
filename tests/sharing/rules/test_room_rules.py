"""What a room has and holds, and whom it suits."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say

from innbygger_core.decisions import Fail, Pass, Skip
from innbygger_core.hubs import BookablePerson
from innbygger_core.sharing._rules_of._room_rules import (
    accessibility,
    capacity,
    confidential,
    group_too_small,
    person_missing,
    room_lacks,
)

KITCHEN = {"id": "kitchen", "name": "Kjøkkenet"}


# --- What a room has --------------------------------------------------------------------------------------------------


def test_a_use_that_needs_nothing_is_not_asked_for_more():
    assert passed_over(room_lacks) == "not-concerned"


@pytest.mark.parametrize(
    "needs", [{"features": ["stage"]}, {"own_features": ["slip"]}, {"layout": "rows"}, {"physical": True}]
)
def test_a_single_need_of_any_sort_is_asked_about(needs: dict[str, Any]):
    hall = {
        "features": {"stage": True, "activity_floor": True},
        "own_features": ["slip"],
        "layouts": [{"id": "rows"}],
    }
    assert passed_over(room_lacks, rooms=(hall,), needs=needs) == ""


def test_all_that_is_lacking_is_told_at_once():
    hall = {"more_features": False, "features": {"light": True}}
    finding = found(room_lacks, rooms=(hall,), needs={"features": ["stage", "light", "sound"]})
    assert finding.field == "/wish/needs/features"
    assert say(room_lacks, finding, "nb") == "Salen mangler scene og lydanlegg."


def test_a_feature_of_which_nobody_told_is_unknown():
    told = missing(room_lacks, rooms=({"features": {"light": True}},), needs={"features": ["stage", "light"]})
    assert told == (("feature-stage",), "/wish/needs/features")


def test_all_that_is_unknown_is_told_at_once_where_the_first_belongs():
    told = missing(room_lacks, needs={"features": ["stage"], "physical": True, "layout": "rows"})
    assert told == (("feature-stage", "feature-activity_floor", "room-layouts"), "/wish/needs/features")


def test_rooms_that_are_asked_for_together_have_it_together():
    rooms = ({"more_features": False}, KITCHEN | {"features": {"kitchen": True}})
    assert ask(room_lacks, rooms=rooms, needs={"features": ["kitchen"]}) == Pass()


def test_what_none_of_several_rooms_has_is_told_of_all_of_them():
    rooms = ({"more_features": False}, KITCHEN | {"more_features": False})
    finding = found(room_lacks, rooms=rooms, needs={"features": ["stage"]})
    assert say(room_lacks, finding, "en") == "Salen and Kjøkkenet lack a stage."


def test_what_rooms_have_together_is_told_once():
    rooms = ({"more_features": False}, KITCHEN | {"more_features": False})
    assert ask(room_lacks, rooms=rooms, at=1, needs={"features": ["stage"]}) == Skip("told-of-first-room")


@pytest.mark.parametrize(("more", "verdict"), [(False, Fail), (True, "room-features"), ("unknown", "room-features")])
def test_a_feature_of_the_municipalitys_own_is_lacking_only_where_the_list_is_complete(more: object, verdict: object):
    hall = {"own_features": ["slip"], "more_features": more}
    assert ask(room_lacks, rooms=(hall,), needs={"own_features": ["slip"]}) == Pass()
    if verdict is Fail:
        finding = found(room_lacks, rooms=(hall,), needs={"own_features": ["pottery-kiln"]})
        assert say(room_lacks, finding, "nn") == "Salen manglar pottery-kiln."
    else:
        told = missing(room_lacks, rooms=(hall,), needs={"own_features": ["pottery-kiln"]})
        assert told == ((verdict,), "/wish/needs/own_features")


def test_physical_activity_takes_a_floor_for_it():
    without = {"features": {"activity_floor": False}}
    assert found(room_lacks, rooms=(without,), needs={"physical": True}).field == "/wish/needs/physical"
    assert ask(room_lacks, rooms=({"features": {"activity_floor": True}},), needs={"physical": True}) == Pass()


def test_where_there_is_a_floor_for_it_nobody_needs_to_know_of_physical_activity():
    assert ask(room_lacks, rooms=({"features": {"activity_floor": True}},), needs={"physical": "unknown"}) == Pass()
    told = missing(room_lacks, rooms=({"features": {"activity_floor": False}},), needs={"physical": "unknown"})
    assert told == (("physical-activity",), "/wish/needs/physical")


def test_a_room_stands_in_the_layouts_that_are_told():
    hall = {"layouts": [{"id": "rows"}, {"id": "tables"}]}
    assert ask(room_lacks, rooms=(hall,), needs={"layout": "rows"}) == Pass()
    finding = found(room_lacks, rooms=(hall,), needs={"layout": "circle"})
    assert say(room_lacks, finding, "nb") == "Salen kan ikke møbleres som «circle»."


def test_a_room_of_which_no_layout_is_told_may_have_any():
    assert missing(room_lacks, needs={"layout": "rows"}) == (("room-layouts",), "/wish/needs/layout")


def test_needs_of_several_sorts_are_told_one_by_one():
    needs = {"features": ["stage"], "own_features": ["slip"], "physical": True}
    verdict = ask(room_lacks, rooms=({"more_features": False},), needs=needs)
    assert isinstance(verdict, Fail)
    fields = [finding.field.removeprefix("/wish/needs/") for finding in verdict.findings]
    assert fields == ["features", "own_features", "physical"]


# --- How many ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 40])
def test_a_room_holds_as_many_as_it_holds(number: int):
    assert ask(capacity, rooms=({"capacity": 40},), number=number) == Pass()


def test_one_too_many_is_too_many():
    finding = found(capacity, rooms=({"capacity": 40},), number=41)
    assert (finding.field, dict(finding.params)["limit"]) == ("/wish/number", 40)
    assert say(capacity, finding, "nb") == "Salen har plass til 40, og det kommer 41."


def test_a_layout_changes_how_many_there_is_space_for():
    hall = {"capacity": 40, "layouts": [{"id": "rows", "capacity": 70}, {"id": "circle"}]}
    assert ask(capacity, rooms=(hall,), number=70, needs={"layout": "rows"}) == Pass()
    assert missing(capacity, rooms=(hall,), number=10, needs={"layout": "circle"})[0] == ("room-capacity",)
    assert dict(found(capacity, rooms=(hall,), number=41, needs={"layout": "dance"}).params)["limit"] == 40


def test_terms_let_in_fewer_than_the_room_holds():
    finding = found(capacity, rooms=({"capacity": 70},), terms={"largest_group": 50}, number=51)
    assert dict(finding.params)["limit"] == 50


def test_terms_let_in_no_more_than_the_room_holds():
    finding = found(capacity, rooms=({"capacity": 70},), terms={"largest_group": 90}, number=71)
    assert dict(finding.params)["limit"] == 70


def test_the_figure_of_the_terms_is_enough_where_nobody_told_the_capacity():
    assert ask(capacity, terms={"largest_group": 50}, number=50) == Pass()


def test_an_unknown_capacity_leaves_it_open():
    assert missing(capacity, number=5) == (("room-capacity",), "/wish/number")


def test_an_unknown_number_leaves_it_open_where_there_is_a_limit():
    assert missing(capacity, rooms=({"capacity": 40},)) == (("number-of-people",), "/wish/number")
    assert missing(capacity, terms={"largest_group": 40}) == (("number-of-people",), "/wish/number")
    assert missing(capacity, rooms=({"capacity": 40}, KITCHEN)) == (("number-of-people",), "/wish/number")


def test_where_nobody_told_number_or_limit_there_is_nothing_to_compare():
    assert ask(capacity) == Skip("nobody-counted")


def test_rooms_that_are_asked_for_together_hold_the_sum():
    rooms = ({"capacity": 40}, KITCHEN | {"capacity": 10})
    assert ask(capacity, rooms=rooms, number=50) == Pass()
    finding = found(capacity, rooms=rooms, number=51)
    assert say(capacity, finding, "en") == "Salen and Kjøkkenet have space for 50, and 51 are coming."
    assert ask(capacity, rooms=rooms, at=1, number=51) == Skip("told-of-first-room")


def test_each_of_several_rooms_takes_what_its_own_terms_let_in():
    rooms = ({"capacity": 40}, KITCHEN | {"capacity": 40})
    found_together = found(capacity, rooms=rooms, terms={"largest_group": 30}, number=61)
    assert dict(found_together.params)["limit"] == 60


def test_one_large_enough_of_several_rooms_is_enough_whatever_the_others_hold():
    assert ask(capacity, rooms=({"capacity": 40}, KITCHEN), number=40) == Pass()
    assert missing(capacity, rooms=({"capacity": 40}, KITCHEN), number=41) == (("room-capacity",), "/wish/number")


def test_a_part_is_not_counted_beside_the_whole():
    stage = {"id": "stage", "name": "Scenen", "part_of": "hall", "capacity": 15}
    assert dict(found(capacity, rooms=({"capacity": 40}, stage), number=41).params)["limit"] == 40
    beside = KITCHEN | {"capacity": 10}
    assert dict(found(capacity, rooms=({"capacity": 40}, stage, beside), number=51).params)["limit"] == 50


@pytest.mark.parametrize("number", [3, 30])
def test_a_group_is_large_enough(number: int):
    assert ask(group_too_small, terms={"smallest_group": 3}, number=number) == Pass()


def test_a_group_is_too_small():
    finding = found(group_too_small, terms={"smallest_group": 3}, number=2)
    assert say(group_too_small, finding, "nb") == "Salen lånes ut til grupper på minst 3, og det kommer 2."
    alone = found(group_too_small, terms={"smallest_group": 3}, number=1)
    assert say(group_too_small, alone, "en") == "Salen is lent to groups of at least 3, and only one is coming."


def test_a_group_of_unknown_size_is_unknown():
    assert missing(group_too_small, terms={"smallest_group": 3}) == (("number-of-people",), "/wish/number")


# --- Whom a room suits ------------------------------------------------------------------------------------------------


SUITED = [
    (accessibility, "accessible", "accessible", "accessible-need"),
    (confidential, "confidential", "sound_insulated", "confidential-need"),
]


@pytest.mark.parametrize(("rule", "need", "feature", "_"), SUITED)
def test_what_nobody_needs_is_not_asked_for(rule: object, need: str, feature: str, _: str):
    assert passed_over(rule, rooms=({"features": {feature: False}},), needs={need: False}) == "not-concerned"


@pytest.mark.parametrize(("rule", "need", "feature", "_"), SUITED)
@pytest.mark.parametrize("needed", [True, "unknown"])
def test_a_room_that_suits_those_who_may_need_it_is_enough(
    rule: object, need: str, feature: str, _: str, needed: object
):
    assert ask(rule, rooms=({"features": {feature: True}},), needs={need: needed}) == Pass()


@pytest.mark.parametrize(("rule", "need", "feature", "_"), SUITED)
def test_a_room_that_does_not_suit_is_refused(rule: object, need: str, feature: str, _: str):
    assert found(rule, rooms=({"features": {feature: False}},), needs={need: True}).field == f"/wish/needs/{need}"


@pytest.mark.parametrize(("rule", "need", "feature", "unknown_need"), SUITED)
def test_an_unknown_need_or_feature_leaves_it_open(rule: object, need: str, feature: str, unknown_need: str):
    field = f"/wish/needs/{need}"
    assert missing(rule, needs={need: True}) == ((f"feature-{feature}",), field)
    assert missing(rule, rooms=({"features": {feature: False}},), needs={need: "unknown"}) == ((unknown_need,), field)


# --- Who can be booked with it ----------------------------------------------------------------------------------------


def person(number: int, role: str = "technician", **told: object) -> BookablePerson:
    return BookablePerson.model_validate({"id": f"{role}-{number}", "role": role, **told})


def test_nobody_is_missing_where_nobody_is_needed():
    assert passed_over(person_missing) == "not-concerned"


@pytest.mark.parametrize("told", [{"needs": {"people": {"technician": 1}}}, {"terms": {"roles": ["technician"]}}])
def test_whoever_is_needed_by_wish_or_terms_is_asked_about(told: dict[str, Any]):
    assert passed_over(person_missing, plan={"people": (person(1),)}, **told) == ""


def test_nobody_has_the_role_at_the_hub():
    people = {"people": (person(1, hubs=["elsewhere"]), person(1, "host"))}
    finding = found(person_missing, plan=people, needs={"people": {"technician": 1}})
    assert say(person_missing, finding, "nb") == "Ingen kan bestilles som «technician» sammen med Salen."


def test_too_few_have_the_role():
    people = {"people": (person(1), person(1, valid_from="2027-01-01"), person(2, hubs=["torg"]))}
    assert ask(person_missing, plan=people, needs={"people": {"technician": 2}}) == Pass()
    finding = found(person_missing, plan=people, needs={"people": {"technician": 3}})
    assert (finding.variant, dict(finding.params)["found"]) == ("few", 2)


def test_the_terms_of_a_room_can_demand_a_role():
    assert ask(person_missing, plan={"people": (person(1, "lifeguard"),)}, terms={"roles": ["lifeguard"]}) == Pass()
    assert dict(found(person_missing, terms={"roles": ["lifeguard"]}).params)["role"] == "lifeguard"


def test_whom_a_wish_needs_is_booked_once_for_all_its_rooms():
    rooms = ({}, KITCHEN)
    verdict = ask(person_missing, rooms=rooms, at=1, needs={"people": {"technician": 1}}, terms={"roles": ["host"]})
    assert isinstance(verdict, Fail)
    assert [dict(finding.params)["role"] for finding in verdict.findings] == ["host"]
