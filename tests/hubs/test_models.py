"""What a municipality writes down about its hubs: strict, frozen, and unknown until somebody says it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from innbygger_core.decisions import Source
from innbygger_core.hubs import (
    CitizenService,
    DatedRow,
    HubFacts,
    LeaderFacts,
    Library,
    LocalCentreFacts,
    ModuleFacts,
    Municipality,
    MunicipalityNumber,
    OtherModule,
    RoomFacts,
    UnitFacts,
)
from innbygger_core.values import UNKNOWN, Known

MODULES = TypeAdapter(ModuleFacts)

ROWS: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (MunicipalityNumber, {"number": "3203"}),
    (Municipality, {"name": "Asker"}),
    (UnitFacts, {"id": "hubs", "name": "Innbyggertorg"}),
    (LocalCentreFacts, {"id": "tofte", "name": "Tofte"}),
    (LeaderFacts, {"position": "leader-tofte"}),
    (HubFacts, {"id": "tofte", "name": "Tofte"}),
    (RoomFacts, {"id": "hall", "hub": "tofte", "name": "Salen"}),
    (CitizenService, {"id": "desk", "hub": "tofte"}),
    (Library, {"id": "books", "hub": "tofte"}),
    (OtherModule, {"id": "cafe", "hub": "tofte", "kind": "cafe"}),
]


@pytest.mark.parametrize(("model", "least"), ROWS)
class TestEveryModel:
    def test_needs_no_more_than_its_name(self, model: type[BaseModel], least: dict[str, Any]):
        made = model.model_validate(least)
        assert model.model_validate_json(made.model_dump_json()) == made
        assert hash(made) == hash(model.model_validate(least))

    @pytest.mark.parametrize("turn", [0, 1, 2])
    def test_needs_no_less(self, model: type[BaseModel], least: dict[str, Any], turn: int):
        names = [name for name in least if model.model_fields[name].is_required()]
        name = names[turn % len(names)]
        with pytest.raises(ValidationError, match=name):
            model.model_validate({key: value for key, value in least.items() if key != name})

    def test_takes_nothing_else(self, model: type[BaseModel], least: dict[str, Any]):
        with pytest.raises(ValidationError, match="extra_forbidden"):
            model.model_validate(least | {"colour": "red"})

    def test_cannot_be_changed(self, model: type[BaseModel], least: dict[str, Any]):
        name, value = next(iter(least.items()))
        with pytest.raises(ValidationError, match="frozen"):
            setattr(model.model_validate(least), name, value)


class TestWhatIsLeftOut:
    def test_of_a_hub_is_unknown(self):
        facts = HubFacts(id="tofte", name="Tofte")
        unknown = {"local_centre", "leader", "core_hours", "operated_by", "hours"}
        unknown |= {"guidance_trained", "library_events", "more_modules"}
        assert {name for name in HubFacts.model_fields if getattr(facts, name) is UNKNOWN} == unknown

    def test_of_a_module_is_unknown_but_not_that_it_is_there(self):
        desk = CitizenService(id="desk", hub="tofte")
        assert {name for name in CitizenService.model_fields if getattr(desk, name) is UNKNOWN} == {
            "unit",
            "hours",
            "form",
            "main_office",
            "switchboard",
            "closable",
        }
        assert desk.present is Known.YES
        assert Library(id="books", hub="tofte").level is UNKNOWN

    def test_of_the_rest_is_unknown_where_it_is_a_fact(self):
        assert LocalCentreFacts(id="tofte", name="Tofte").designated is UNKNOWN
        assert LeaderFacts(position="x").local_contact is UNKNOWN
        assert RoomFacts(id="hall", hub="tofte", name="Salen").capacity is UNKNOWN
        assert Municipality(name="Asker").hours is UNKNOWN

    def test_of_a_municipality_is_norwegian(self):
        asker = Municipality(name="Asker")
        assert (asker.language, asker.timezone, asker.authority) == ("nb", "Europe/Oslo", "innbygger.invalid")


class TestUnknownAndNone:
    @pytest.mark.parametrize("field", ["local_centre", "leader", "core_hours", "operated_by", "hours"])
    def test_are_two_things_in_a_hub(self, field: str):
        unknown, none = (HubFacts.model_validate({"id": "a", "name": "A", field: fact}) for fact in ("unknown", None))
        assert getattr(unknown, field) is UNKNOWN
        assert getattr(none, field) is None
        assert unknown.model_dump(mode="json")[field] == "unknown"

    @pytest.mark.parametrize("field", ["guidance_trained", "library_events", "more_modules"])
    def test_none_is_no_answer_to_yes_or_no(self, field: str):
        with pytest.raises(ValidationError):
            HubFacts.model_validate({"id": "a", "name": "A", field: None})

    def test_a_room_may_hold_nobody_knows_how_many(self):
        assert RoomFacts(id="hall", hub="a", name="Salen", capacity="unknown").capacity is UNKNOWN


class TestModules:
    @pytest.mark.parametrize(
        ("kind", "model"),
        [("citizen_service", CitizenService), ("library", Library)]
        + [
            (kind, OtherModule)
            for kind in (
                "cafe",
                "culture",
                "culture_school",
                "healthy_life_centre",
                "individual_service",
                "senior_programme",
                "volunteer_centre",
                "youth_club",
                "own",
            )
        ],
    )
    def test_are_told_apart_by_kind(self, kind: str, model: type[BaseModel]):
        assert type(MODULES.validate_python({"id": "a", "hub": "b", "kind": kind})) is model

    def test_do_not_borrow_each_other_s_facts(self):
        with pytest.raises(ValidationError, match="level"):
            MODULES.validate_python({"id": "a", "hub": "b", "kind": "citizen_service", "level": "full"})


class TestMunicipality:
    @pytest.mark.parametrize("number", ["302", "30255", "032O", "", "3025 "])
    def test_a_number_has_four_digits(self, number: str):
        with pytest.raises(ValidationError):
            MunicipalityNumber(number=number)

    @pytest.mark.parametrize("authority", ["asker", "Asker.kommune.no", "asker kommune.no", "asker..no", ".no"])
    def test_an_authority_is_a_host_name(self, authority: str):
        with pytest.raises(ValidationError):
            Municipality(name="Asker", authority=authority)


class TestDatedRows:
    ROW = DatedRow(id="a", valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))

    @pytest.mark.parametrize(
        ("day", "holds"),
        [
            (date(2025, 12, 31), False),
            (date(2026, 1, 1), True),
            (date(2026, 12, 31), True),
            (date(2027, 1, 1), False),
        ],
    )
    def test_hold_on_their_first_and_last_day(self, day: date, holds: bool):
        assert self.ROW.holds(day) is holds

    def test_hold_always_unless_they_say_otherwise(self):
        assert DatedRow(id="a").holds(date(1900, 1, 1))
        assert DatedRow(id="a", valid_from=date(2026, 1, 1)).holds(date(2199, 12, 31))
        assert DatedRow(id="a", valid_to=date(2026, 1, 1)).holds(date(1900, 1, 1))

    def test_may_hold_for_one_day(self):
        assert DatedRow(id="a", valid_from=date(2026, 1, 1), valid_to=date(2026, 1, 1)).holds(date(2026, 1, 1))

    def test_do_not_end_before_they_begin(self):
        with pytest.raises(ValidationError, match="reversed-dates"):
            DatedRow(id="a", valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1))


class TestSources:
    FACTS = HubFacts.model_validate(
        {"id": "a", "name": "A", "source": {"name": "report", "page": "2"}, "sources": {"leader": "senior"}}
    )

    def test_of_a_fact_are_its_own_and_else_the_row_s(self):
        assert self.FACTS.source_of("leader") == Source("senior")
        assert self.FACTS.source_of("name") == Source("report", "2")
        assert HubFacts(id="a", name="A").source_of("name") is None

    def test_are_pairs_inside_and_an_object_outside(self):
        assert self.FACTS.sources == (("leader", Source("senior")),)
        assert HubFacts(id="a", name="A", sources=self.FACTS.sources).sources == self.FACTS.sources

    def test_are_written_and_read_again(self):
        assert HubFacts.model_validate_json(self.FACTS.model_dump_json()) == self.FACTS
        assert HubFacts.model_validate(self.FACTS.model_dump()) == self.FACTS
