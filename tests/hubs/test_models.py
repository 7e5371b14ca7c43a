"""What every model of a hub keeps: strict, frozen, and unknown until somebody says it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from innbygger_core.hubs import (
    AccessSolution,
    CentreLeader,
    CitizenService,
    Claim,
    CultureArena,
    DemocraticBody,
    HubFacts,
    IndividualService,
    LeaderFacts,
    Library,
    LocalCentreFacts,
    Municipality,
    MunicipalityNumber,
    NumberChange,
    OperatingStaff,
    OrganisationFacts,
    OtherModule,
    OwnModule,
    PremisesFacts,
    RoomFacts,
    SeniorProgramme,
    StartUp,
    TransportRun,
    UnitFacts,
    VolunteerCentre,
)
from innbygger_core.values import UNKNOWN

CHANGE = {"on": "2020-01-01", "old": "0628", "old_name": "Hurum", "new": "3025", "new_name": "Asker"}
ROWS: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (MunicipalityNumber, {"number": "3203"}),
    (NumberChange, CHANGE),
    (StartUp, {"first_day": "2020-01-01"}),
    (Municipality, {"name": "Asker"}),
    (UnitFacts, {"id": "hubs", "name": "Innbyggertorg"}),
    (OrganisationFacts, {"id": "choir", "name": "Koret"}),
    (LocalCentreFacts, {"id": "tofte", "name": "Tofte"}),
    (LeaderFacts, {"position": "leader-tofte"}),
    (AccessSolution, {"means": ["app"]}),
    (HubFacts, {"id": "tofte", "name": "Tofte"}),
    (PremisesFacts, {"id": "house", "hub": "tofte", "name": "Huset"}),
    (RoomFacts, {"id": "hall", "hub": "tofte", "name": "Salen"}),
    (CitizenService, {"id": "desk", "hub": "tofte"}),
    (Library, {"id": "books", "hub": "tofte"}),
    (CultureArena, {"id": "stage", "hub": "tofte"}),
    (SeniorProgramme, {"id": "seniors", "hub": "tofte"}),
    (VolunteerCentre, {"id": "volunteers", "hub": "tofte"}),
    (IndividualService, {"id": "health", "hub": "tofte"}),
    (OtherModule, {"id": "cafe", "hub": "tofte", "kind": "cafe"}),
    (OwnModule, {"id": "kiln", "hub": "tofte"}),
    (TransportRun, {"id": "south", "stops": [{"hub": "saetre"}, {"place": "Lageret"}]}),
    (DemocraticBody, {"id": "forum", "name": "Områdeforumet"}),
    (Claim, {"field": "name", "value": "Tofte", "source": "report"}),
]
# What needs nothing at all.
BARE: list[type[BaseModel]] = [CentreLeader, OperatingStaff]


@pytest.mark.parametrize(("model", "least"), [*ROWS, *((model, {}) for model in BARE)])
class TestEveryModel:
    def test_needs_no_more_than_its_name(self, model: type[BaseModel], least: dict[str, Any]):
        made = model.model_validate(least)
        assert model.model_validate_json(made.model_dump_json()) == made
        assert hash(made) == hash(model.model_validate(least))

    def test_is_read_again_from_what_python_writes(self, model: type[BaseModel], least: dict[str, Any]):
        made = model.model_validate(least)
        assert model.model_validate(made.model_dump()) == made

    def test_takes_nothing_else(self, model: type[BaseModel], least: dict[str, Any]):
        with pytest.raises(ValidationError, match="extra_forbidden"):
            model.model_validate(least | {"colour": "red"})

    def test_describes_itself(self, model: type[BaseModel], least: dict[str, Any]):
        assert set(least) <= set(model.model_json_schema()["properties"])


@pytest.mark.parametrize(("model", "least"), ROWS)
class TestEveryRow:
    @pytest.mark.parametrize("turn", range(5))
    def test_needs_no_less(self, model: type[BaseModel], least: dict[str, Any], turn: int):
        names = [name for name in least if model.model_fields[name].is_required()]
        name = names[turn % len(names)]
        with pytest.raises(ValidationError, match=name):
            model.model_validate({key: value for key, value in least.items() if key != name})

    def test_cannot_be_changed(self, model: type[BaseModel], least: dict[str, Any]):
        name, value = next(iter(least.items()))
        with pytest.raises(ValidationError, match="frozen"):
            setattr(model.model_validate(least), name, value)


# Every fact that is unknown when it is left out; whatever else a row has is no fact but what identifies it.
LEFT_OUT = {
    Municipality: {"hours", "start_up", "community_builder"},
    StartUp: {"last_day"},
    LocalCentreFacts: {"designated", "perceived_distance", "former_municipality"},
    OrganisationFacts: {"number", "kind"},
    LeaderFacts: {"local_contact"},
    OperatingStaff: {"employer", "additional"},
    AccessSolution: {"hours", "minimum_age", "contract", "camera"},
    HubFacts: {
        "run_by",
        "local_centre",
        "opened",
        "leader",
        "contact_person",
        "community_builder",
        "operating_staff",
        "core_hours",
        "operated_by",
        "headquarters",
        "guidance_trained",
        "access",
        "library_events",
        "had_senior_centre",
        "online_booking",
        "people_booking",
        "welcoming",
        "more_modules",
        "more_rooms",
        "hours",
        "staff_hours",
    },
    PremisesFacts: {
        "address",
        "position",
        "temporary",
        "tenure",
        "storeys",
        "area_m2",
        "central",
        "universal_access",
        "wireless",
        "secure_network",
        "visible_activity",
    },
    RoomFacts: {"storey", "capacity", "area_m2", "tolerates_noise", "more_features"},
    TransportRun: {"days", "days_a_week", "holidays", "carries"},
    DemocraticBody: {
        "form",
        "elected_by",
        "delegated_tasks",
        "administration",
        "coordinator",
        "hub",
        "room",
        "hours",
        "contact_person",
    },
    CentreLeader: {"unit", "paid_by_municipality"},
}
OF_A_MODULE = {"unit", "run_by", "hours"}
LEFT_OUT_OF_A_MODULE = {
    CitizenService: {
        "form",
        "main_office",
        "switchboard",
        "closable",
        "service_days",
        "days_a_week",
        "own_manager",
    },
    Library: {"level"},
    CultureArena: {"for_children", "for_adults"},
    SeniorProgramme: {"from_age"},
    VolunteerCentre: {"owner", "leader"},
    IndividualService: {"fixed", "security", "shielding"},
    OtherModule: set[str](),
    OwnModule: set[str](),
}
UNKNOWN_OF = {**LEFT_OUT, **{model: facts | OF_A_MODULE for model, facts in LEFT_OUT_OF_A_MODULE.items()}}


def least_of(model: type[BaseModel]) -> dict[str, Any]:
    return dict(ROWS).get(model, {})


@pytest.mark.parametrize(("model", "facts"), UNKNOWN_OF.items())
class TestWhatIsLeftOut:
    def test_is_unknown(self, model: type[BaseModel], facts: set[str]):
        made = model.model_validate(least_of(model))
        assert {name for name in model.model_fields if getattr(made, name) is UNKNOWN} == facts

    def test_is_the_same_as_what_is_said_to_be_unknown(self, model: type[BaseModel], facts: set[str]):
        said = model.model_validate({**least_of(model), **dict.fromkeys(facts, "unknown")})
        assert said == model.model_validate(least_of(model))
        assert {said.model_dump(mode="json")[name] for name in facts} <= {"unknown"}


# The facts that can be none; to the others, null is no answer.
NONE = {
    Municipality: {"hours", "start_up", "community_builder"},
    StartUp: {"last_day"},
    LocalCentreFacts: {"former_municipality"},
    OrganisationFacts: {"number"},
    AccessSolution: {"hours", "minimum_age"},
    HubFacts: {
        "local_centre",
        "opened",
        "leader",
        "contact_person",
        "community_builder",
        "operating_staff",
        "core_hours",
        "operated_by",
        "run_by",
        "hours",
        "staff_hours",
    },
    DemocraticBody: {"hub", "room", "hours", "contact_person"},
    CentreLeader: {"unit"},
    **{model: {"unit", "hours", "run_by"} for model in LEFT_OUT_OF_A_MODULE},
    SeniorProgramme: {"unit", "hours", "run_by", "from_age"},
    VolunteerCentre: {"unit", "hours", "run_by", "leader"},
}


@pytest.mark.parametrize(
    ("model", "fact"), [(model, fact) for model, facts in UNKNOWN_OF.items() for fact in sorted(facts)]
)
def test_unknown_and_none_are_two_things_and_none_is_not_everywhere_an_answer(model: type[BaseModel], fact: str):
    written = {**least_of(model), fact: None}
    if fact in NONE.get(model, set()):
        assert getattr(model.model_validate(written), fact) is None
        assert getattr(model.model_validate_json(model.model_validate(written).model_dump_json()), fact) is None
    else:
        with pytest.raises(ValidationError):
            model.model_validate(written)
