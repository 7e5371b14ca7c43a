"""Roofs and rooms, where they lie, and the organisations beside them: what is taken, what is refused, and why."""

from __future__ import annotations

import json
from datetime import date
from math import inf, nan
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.hubs import (
    Area,
    Hub,
    HubFacts,
    OrganisationFacts,
    OrganisationNumber,
    Position,
    PremisesFacts,
    RoomFacts,
    is_organisation_number,
)
from innbygger_core.values import UNKNOWN, Known

YES, NO = Known.YES, Known.NO
NBSP, NARROW_NBSP = "\u00a0", "\u202f"


def roof(**facts: Any) -> PremisesFacts:  # noqa: ANN401 - whatever may stand there
    return PremisesFacts.model_validate({"id": "house", "hub": "tofte", "name": "Huset", **facts})


def room(id: str = "hall", **facts: Any) -> RoomFacts:  # noqa: A002, ANN401 - as in JSON
    return RoomFacts.model_validate({"id": id, "hub": "tofte", "name": "Salen", **facts})


def kinds_of(refused: pytest.ExceptionInfo[ValidationError]) -> list[str]:
    return [error["type"] for error in refused.value.errors()]


# --- Roofs -----------------------------------------------------------------------------------------------------------


class TestRoof:
    def test_is_unknown_in_all_but_its_name(self):
        told = {"id", "hub", "name", "source", "sources", "also_said", "illustrative", "note", "valid_from", "valid_to"}
        unknown = {name for name in PremisesFacts.model_fields if getattr(roof(), name) is UNKNOWN}
        assert unknown == set(PremisesFacts.model_fields) - told

    def test_is_written_and_read_again(self):
        whole = roof(
            address="Heggedal torg 38",
            position={"latitude": 59.79, "longitude": 10.45},
            temporary=False,
            tenure="rented",
            storeys=[1, 2],
            area_m2=2200,
            central=True,
        )
        assert PremisesFacts.model_validate_json(whole.model_dump_json()) == whole
        assert hash(whole) == hash(PremisesFacts.model_validate(whole.model_dump()))

    @pytest.mark.parametrize("storeys", [[1], [-5], [50], [1, 2, 3, 4], "unknown"])
    def test_has_storeys_as_a_house_can_have(self, storeys: object):
        assert json.loads(roof(storeys=storeys).model_dump_json())["storeys"] == storeys

    @pytest.mark.parametrize("storeys", [[], 1, [True], ["1"], [1.5], [-6], [51], None])
    def test_has_no_other_storeys(self, storeys: object):
        with pytest.raises(ValidationError):
            roof(storeys=storeys)

    @pytest.mark.parametrize("area", [1, 2200, 2200.5, 1_000_000])
    def test_has_an_area_in_square_metres(self, area: float):
        assert roof(area_m2=area).area_m2 == area

    @pytest.mark.parametrize("area", [0, 0.5, -20, 1_000_001, nan, inf, True, "2200", None])
    def test_has_no_other_area(self, area: object):
        with pytest.raises(ValidationError):
            TypeAdapter(Area).validate_python(area)
        with pytest.raises(ValidationError):
            roof(area_m2=area)

    @pytest.mark.parametrize("facts", [{"address": ""}, {"address": None}, {"tenure": "lent"}, {"central": None}])
    def test_is_told_of_in_facts_that_say_something(self, facts: dict[str, object]):
        with pytest.raises(ValidationError):
            roof(**facts)


# --- Rooms -----------------------------------------------------------------------------------------------------------


class TestFeatures:
    HALL = room(features={"stage": True, "light": True, "kitchen": False, "piano": "unknown"})
    WHOLE = HALL.model_copy(update={"more_features": NO})

    @pytest.mark.parametrize(
        ("features", "has", "has_if_all_are_listed"),
        [
            ((), YES, YES),
            (("stage",), YES, YES),
            (("stage", "light"), YES, YES),
            (("kitchen",), NO, NO),
            (("piano",), UNKNOWN, UNKNOWN),
            (("sound",), UNKNOWN, NO),
            (("stage", "sound"), UNKNOWN, NO),
            (("stage", "piano"), UNKNOWN, UNKNOWN),
            (("kitchen", "piano"), NO, NO),
            (("kitchen", "sound"), NO, NO),
        ],
    )
    def test_are_there_or_not_or_nobody_knows(self, features: Any, has: Known, has_if_all_are_listed: Known):  # noqa: ANN401 - names of features
        assert self.HALL.has(*features) is has
        assert self.WHOLE.has(*features) is has_if_all_are_listed

    @pytest.mark.parametrize("more", [YES, UNKNOWN])
    def test_beside_those_listed_make_none_of_them_certain(self, more: Known):
        assert self.HALL.model_copy(update={"more_features": more}).has("sound") is UNKNOWN

    def test_are_an_object_outside_and_ordered_pairs_inside(self):
        assert self.HALL.features == (("stage", YES), ("light", YES), ("kitchen", NO), ("piano", UNKNOWN))
        assert json.loads(self.HALL.model_dump_json())["features"] == {
            "stage": True,
            "light": True,
            "kitchen": False,
            "piano": "unknown",
        }
        assert RoomFacts.model_validate(self.HALL.model_dump()) == self.HALL

    @pytest.mark.parametrize("features", [{"scene": True}, {"stage": 1}, {"stage": None}, {"stage": "yes"}, "stage"])
    def test_have_names_and_answers_that_are_known(self, features: object):
        with pytest.raises(ValidationError):
            room(features=features)

    def test_that_no_list_knows_of_are_the_room_s_own(self):
        assert room(own_features=["pottery-kiln"]).own_features == ("pottery-kiln",)

    @pytest.mark.parametrize("feature", ["stage", "sound-insulated", "sound_insulated"])
    def test_that_the_list_knows_of_stand_in_it_where_rules_look_for_them(self, feature: str):
        with pytest.raises(ValidationError) as refused:
            room(own_features=["pottery-kiln", feature])
        assert kinds_of(refused) == ["listed-feature"]


class TestHasRoom:
    STAGE = room("stage", features={"stage": True, "sound": True})
    LOUD = room("loud", features={"stage": False, "sound": True}, more_features=False)
    SILENT = room("silent", features={"stage": True, "sound": False}, more_features=False)

    @pytest.mark.parametrize(
        ("rooms", "more", "expected"),
        [
            ((), UNKNOWN, UNKNOWN),
            ((), YES, UNKNOWN),
            ((), NO, NO),
            ((STAGE,), UNKNOWN, YES),
            ((LOUD, STAGE), NO, YES),
            ((LOUD,), UNKNOWN, UNKNOWN),
            ((LOUD,), NO, NO),
            ((LOUD, SILENT), NO, NO),
            ((room(), LOUD), NO, UNKNOWN),
        ],
    )
    def test_one_room_has_them_all_or_none_or_nobody_knows(
        self, rooms: tuple[RoomFacts, ...], more: Known, expected: Known
    ):
        facts = HubFacts(id="tofte", name="Tofte", more_rooms=more)
        assert Hub(date(2026, 11, 23), facts, "Tofte", rooms=rooms).has_room("stage", "sound") is expected


# --- Positions -------------------------------------------------------------------------------------------------------

IN_NORWAY = {
    "Heggedal": (59.79, 10.45),
    "Lindesnes fyr": (57.983, 7.047),
    "Pysen": (57.959, 7.567),
    "Utsira": (59.307, 4.873),
    "Holmebåen": (61.074, 4.5),
    "Halden": (59.124, 11.387),
    "Trysil": (61.315, 12.27),
    "Lierne": (64.41, 14.14),
    "Leka": (65.085, 11.705),
    "Røst": (67.52, 12.11),
    "Nordkapp": (71.171, 25.784),
    "Knivskjellodden": (71.185, 25.709),
    "Vardø": (70.37, 31.11),
    "Hornøya": (70.387, 31.156),
    "Longyearbyen": (78.223, 15.647),
    "Bjørnøya": (74.43, 19.05),
    "Kvitøya": (80.1, 33.4),
    "Olonkinbyen on Jan Mayen": (70.922, -8.715),
}
ABROAD = {
    "København": (55.676, 12.568),
    "Göteborg": (57.709, 11.975),
    "Stockholm": (59.329, 18.069),
    "Helsinki": (60.17, 24.938),
    "Murmansk": (68.959, 33.083),
    "Lerwick": (60.155, -1.145),
    "Reykjavík": (64.147, -21.943),
    "nowhere, since nobody filled it in": (0.0, 0.0),
}


class TestPosition:
    @pytest.mark.parametrize(("latitude", "longitude"), IN_NORWAY.values(), ids=IN_NORWAY)
    def test_is_taken_wherever_in_norway(self, latitude: float, longitude: float):
        assert Position(latitude=latitude, longitude=longitude).longitude == longitude

    @pytest.mark.parametrize(("latitude", "longitude"), IN_NORWAY.values(), ids=IN_NORWAY)
    def test_is_told_to_be_swapped_where_it_is(self, latitude: float, longitude: float):
        with pytest.raises(ValidationError) as refused:
            Position(latitude=longitude, longitude=latitude)
        assert kinds_of(refused) == ["swapped-position"]

    @pytest.mark.parametrize(("latitude", "longitude"), ABROAD.values(), ids=ABROAD)
    def test_is_refused_abroad(self, latitude: float, longitude: float):
        with pytest.raises(ValidationError) as refused:
            Position(latitude=latitude, longitude=longitude)
        assert kinds_of(refused) == ["position-outside"]

    @pytest.mark.parametrize("number", [nan, inf, -inf])
    def test_is_refused_where_a_number_is_none(self, number: float):
        for numbers in ({"latitude": number, "longitude": 10.45}, {"latitude": 59.79, "longitude": number}):
            with pytest.raises(ValidationError) as refused:
                Position.model_validate(numbers)
            assert kinds_of(refused) == ["position-outside"]

    def test_is_taken_in_whole_degrees(self):
        assert Position.model_validate_json('{"latitude": 60, "longitude": 10}') == Position(latitude=60, longitude=10)

    @pytest.mark.parametrize("number", ["59.79", "59,79", True, None, [59.79], "unknown"])
    def test_is_two_numbers(self, number: object):
        with pytest.raises(ValidationError) as refused:
            Position.model_validate({"latitude": number, "longitude": 10.45})
        assert kinds_of(refused) == ["float_type"]

    @pytest.mark.parametrize("missing", ["latitude", "longitude"])
    def test_is_both_numbers(self, missing: str):
        whole = {"latitude": 59.79, "longitude": 10.45}
        with pytest.raises(ValidationError, match=missing):
            Position.model_validate({name: number for name, number in whole.items() if name != missing})


# --- Organisations ---------------------------------------------------------------------------------------------------


class TestOrganisationNumber:
    ADAPTER = TypeAdapter(OrganisationNumber)

    @pytest.mark.parametrize(
        "written",
        [
            "974760673",
            "974 760 673",
            " 974760673 ",
            f"974{NBSP}760{NBSP}673",
            f"974{NARROW_NBSP}760{NARROW_NBSP}673",
        ],
    )
    def test_is_taken_with_spaces_and_kept_without(self, written: str):
        assert self.ADAPTER.validate_python(written) == "974760673"

    @pytest.mark.parametrize(
        "written",
        [
            "",
            "   ",
            "97476067",
            "9747606730",
            "974-760-673",
            "974.760.673",
            "NO974760673MVA",
            "974760673\n",
            "９７４７６０６７３",
        ],
    )
    def test_has_nine_digits(self, written: str):
        with pytest.raises(ValidationError) as refused:
            self.ADAPTER.validate_python(written)
        assert kinds_of(refused) == ["bad-organisation-number"]
        assert not is_organisation_number(written)

    @pytest.mark.parametrize("written", ["974760674", "974 706 673", "123456785"])
    def test_checks_itself(self, written: str):
        with pytest.raises(ValidationError) as refused:
            self.ADAPTER.validate_python(written)
        assert kinds_of(refused) == ["wrong-organisation-number"]

    @pytest.mark.parametrize("written", [974760673, True, None])
    def test_is_a_text(self, written: object):
        with pytest.raises(ValidationError):
            self.ADAPTER.validate_python(written)


class TestOrganisation:
    @pytest.mark.parametrize(("told", "kept"), [("974 760 673", "974760673"), ("unknown", UNKNOWN), (None, None)])
    def test_has_a_number_or_none_or_nobody_knows(self, told: object, kept: object):
        made = OrganisationFacts.model_validate({"id": "register", "name": "Brønnøysundregistrene", "number": told})
        assert made.number == kept
        assert OrganisationFacts.model_validate_json(made.model_dump_json()) == made

    @pytest.mark.parametrize("facts", [{"name": ""}, {"name": None}, {"kind": "club"}])
    def test_has_a_name_and_a_kind_that_is_known(self, facts: dict[str, object]):
        with pytest.raises(ValidationError):
            OrganisationFacts.model_validate({"id": "register", "name": "Brønnøysundregistrene", **facts})
