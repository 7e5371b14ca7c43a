"""Modules: told apart by their kind, each with facts of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from innbygger_core.hubs import (
    CitizenService,
    CultureArena,
    IndividualService,
    Library,
    ModuleFacts,
    OtherModule,
    OwnModule,
    SeniorProgramme,
    VolunteerCentre,
)
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault
    from innbygger_core.network import Plan

    Faults = Callable[..., tuple[Fault, ...]]
    Planned = Callable[..., Plan]

MODULES = TypeAdapter(ModuleFacts)
KINDS: dict[str, type[BaseModel]] = {
    "citizen_service": CitizenService,
    "library": Library,
    "culture": CultureArena,
    "senior_programme": SeniorProgramme,
    "volunteer_centre": VolunteerCentre,
    "individual_service": IndividualService,
    "cafe": OtherModule,
    "culture_school": OtherModule,
    "equipment_loans": OtherModule,
    "healthy_life_centre": OtherModule,
    "visiting_service": OtherModule,
    "youth_club": OtherModule,
    "own": OwnModule,
}


def module(kind: str, **facts: Any) -> Any:  # noqa: ANN401 - one of several models
    return MODULES.validate_python({"id": "a", "hub": "b", "kind": kind, **facts})


class TestKinds:
    @pytest.mark.parametrize(("kind", "model"), KINDS.items())
    def test_tell_modules_apart(self, kind: str, model: type[BaseModel]):
        made = module(kind)
        assert (type(made), made.kind) == (model, kind)
        assert MODULES.validate_json(MODULES.dump_json(made)) == made

    def test_are_all_known_here(self):
        union, _ = get_args(ModuleFacts)
        kinds = {kind for model in get_args(union) for kind in get_args(model.model_fields["kind"].annotation)}
        assert kinds == set(KINDS)

    @pytest.mark.parametrize("kind", ["pub", "", "Library", None, 3, ["library"], "unknown"])
    def test_are_no_others(self, faults: Faults, kind: object):
        modules = [{"id": "a", "hub": "north", "kind": kind}]
        (found,) = faults(hubs=[{"id": "north", "name": "Nord"}], modules=modules)
        assert (found.path, found.kind) == ("/modules/0/kind", "bad-value")

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("of_another", ["level", "owner", "for_children", "form", "own_kind", "from_age", "fixed"])
    def test_do_not_borrow_each_other_s_facts(self, kind: str, of_another: str):
        if of_another not in KINDS[kind].model_fields:
            with pytest.raises(ValidationError, match=of_another):
                module(kind, **{of_another: "unknown"})

    @pytest.mark.parametrize("kind", KINDS)
    def test_are_there_unless_they_say_otherwise(self, kind: str):
        assert module(kind).present is Known.YES
        assert [module(kind, present=said).present for said in (False, "unknown")] == [Known.NO, UNKNOWN]

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("runner", ["organisation/choir", "unit/hubs", None, "unknown"])
    def test_are_run_by_somebody(self, kind: str, runner: str | None):
        assert module(kind, run_by=runner).run_by in (runner, UNKNOWN)


class TestOwnKinds:
    def test_are_the_municipality_s(self):
        assert module("own", own_kind="pottery").own_kind == "pottery"
        assert module("own").own_kind is None

    @pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "own"])
    def test_are_none_that_everybody_has(self, faults: Faults, kind: str):
        modules = [{"id": "a", "hub": "north", "kind": "own", "own_kind": kind}]
        (found,) = faults(hubs=[{"id": "north", "name": "Nord"}], modules=modules)
        assert (found.path, found.kind) == ("/modules/0/own_kind", "kind-taken")
        assert f'"kind": "{kind}"' in found.instead

    @pytest.mark.parametrize("kind", ["Keramikk", "pottery kiln", "", "unknown", 3])
    def test_are_ids(self, kind: object):
        with pytest.raises(ValidationError):
            module("own", own_kind=kind)


class TestServiceDays:
    @pytest.mark.parametrize(
        ("facts", "days"),
        [
            ({}, UNKNOWN),
            ({"days_a_week": 3}, 3),
            ({"service_days": "tue"}, 1),
            ({"service_days": "tue", "days_a_week": 1}, 1),
            ({"service_days": "mon-wed,fri", "days_a_week": "unknown"}, 4),
            ({"service_days": "fri-mon"}, 4),
            ({"service_days": "mon-sun", "days_a_week": 7}, 7),
            ({"service_days": "unknown", "days_a_week": 2}, 2),
        ],
    )
    def test_are_counted_where_they_are_named(self, facts: dict[str, Any], days: object):
        assert module("citizen_service", **facts).staffed_days == days

    def test_agree_with_their_number(self, faults: Faults):
        modules = [
            {
                "id": "a",
                "hub": "north",
                "kind": "citizen_service",
                "service_days": "tue",
                "days_a_week": 2,
                "form": "x",
            },
            {"id": "b", "hub": "north", "kind": "citizen_service", "service_days": "xx", "days_a_week": 2},
        ]
        found = faults(hubs=[{"id": "north", "name": "Nord"}], modules=modules)
        assert [(each.path, each.kind) for each in found] == [
            ("/modules/0/days_a_week", "days-disagree"),
            ("/modules/0/form", "bad-value"),
            ("/modules/1/service_days", "bad-day-name"),
        ]

    @pytest.mark.parametrize("count", [0, 8, -1, 2.0, 2.5, "2", True, None, []])
    def test_are_one_to_seven(self, count: object):
        with pytest.raises(ValidationError):
            module("citizen_service", days_a_week=count)


class TestVolunteerCentres:
    def test_may_be_owned_by_others_and_led_by_the_municipality(self):
        centre = module("volunteer_centre", owner="organisation/heggedal", leader={"paid_by_municipality": True})
        assert (centre.leader.paid_by_municipality, centre.leader.unit) == (Known.YES, UNKNOWN)

    def test_may_have_a_leader_of_no_unit_or_none(self):
        assert module("volunteer_centre", leader={"unit": None}).leader.unit is None
        assert module("volunteer_centre", leader=None).leader is None

    @pytest.mark.parametrize("member", ["owner", "run_by"])
    @pytest.mark.parametrize("named", ["hub/north", "room/hall", "person/kari"])
    def test_belong_to_units_and_organisations(self, faults: Faults, member: str, named: str):
        modules = [{"id": "a", "hub": "north", "kind": "volunteer_centre", member: named}]
        (found,) = faults(hubs=[{"id": "north", "name": "Nord"}], modules=modules)
        assert (found.path, found.kind) == (f"/modules/0/{member}", "bad-value")
        assert dict(found.params)["allowed"] == ("organisation/…", "unit/…")


class TestIndividualServices:
    def test_are_under_the_roof_unless_they_say_otherwise(self):
        assert module("individual_service").under_roof is Known.YES
        assert module("individual_service", under_roof=False).under_roof is Known.NO

    def test_say_why_they_are_an_exception_by_language(self):
        why = {"nb": "Flyttes ikke", "nn": "Blir ikkje flytta"}
        assert module("individual_service", exception=why).exception == LocalText.of(**why)
        assert module("individual_service", exception=None).exception is None

    @pytest.mark.parametrize("why", ["", {}, True, {"nb": ""}])
    def test_do_not_say_why_without_words(self, why: object):
        with pytest.raises(ValidationError):
            module("individual_service", exception=why)


class TestSeniorProgramme:
    @pytest.mark.parametrize("age", [0, 62, 120, None])
    def test_is_from_an_age_or_for_everybody(self, age: int | None):
        assert module("senior_programme", from_age=age).from_age == age

    @pytest.mark.parametrize("age", [-1, 121, 62.5, "62", True])
    def test_is_from_no_other_age(self, age: object):
        with pytest.raises(ValidationError):
            module("senior_programme", from_age=age)
