"""A plan: read whole or not at all, written back as it was, and resolved for a day."""

from __future__ import annotations

import json
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.errors import OutOfRange, UnknownLanguage
from innbygger_core.network import PLAN_FORMAT, HubNetwork, Plan, read_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault

    Faults = Callable[..., tuple[Fault, ...]]
    Planned = Callable[..., Plan]

HUB = {"id": "north", "name": "Nord"}
WEEK = {"format": "innbygger.hours/1", "id": "north", "week": {"mon-fri": ["10:00-16:00"]}}


def hub(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"hubs": [HUB | facts]}


def hours(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"hours": [WEEK | members]}


class TestReading:
    def test_needs_only_a_municipality(self, plan: Planned):
        assert plan().hubs == ()

    def test_takes_bytes_as_well_as_text(self):
        text = f'{{"format": "{PLAN_FORMAT}", "municipality": {{"name": "Sætre"}}}}'
        assert read_plan(text) == read_plan(text.encode()) == read_plan(b"\xef\xbb\xbf" + text.encode())

    def test_a_plan_is_written_back_as_the_same_plan(self, plan: Planned):
        made = plan(
            hubs=[HUB | {"leader": None, "name": {"nb": "Nord", "en": "North"}, "sources": {"leader": "report"}}],
            **hours(),
        )
        assert read_plan(made.model_dump_json()) == made
        assert json.loads(made.model_dump_json())["hubs"][0]["sources"] == {
            "leader": {"name": "report", "page": None, "url": None, "read_on": None}
        }

    def test_a_plan_is_frozen_hashable_and_survives_pickling(self, plan: Planned):
        made = plan(**hub(), **hours())
        assert pickle.loads(pickle.dumps(made)) == made
        assert hash(pickle.loads(pickle.dumps(made))) == hash(made)

    def test_the_schema_has_every_list(self):
        assert set(Plan.model_json_schema()["properties"]) == {
            "format",
            "municipality",
            "units",
            "organisations",
            "local_centres",
            "hubs",
            "premises",
            "rooms",
            "modules",
            "more_agreements",
            "more_hubs",
            "wording",
            "hours",
            "transport_runs",
            "democracy",
            "agreements",
            "equipment",
            "people",
            "terms",
            "seasons",
            "allocations",
            "self_service",
            "loan_terms",
            "card_terms",
            "activities",
        }

    def test_the_schema_lets_a_source_be_a_string_and_sources_an_object(self):
        facts = Plan.model_json_schema()["$defs"]["HubFacts"]["properties"]
        assert "string" in {form.get("type") for form in facts["source"]["anyOf"]}
        assert facts["sources"]["type"] == "object"


class TestCatalogue:
    def test_is_in_the_language_of_the_municipality_unless_another_is_named(self, plan: Planned):
        made = plan(municipality={"name": "Asker", "language": "nn"})
        assert (made.catalogue().tag, made.catalogue("en").tag) == ("nn", "en")

    def test_of_a_language_that_is_not_there_is_refused(self, plan: Planned):
        with pytest.raises(UnknownLanguage):
            plan().catalogue("sma")


class TestOn:
    def test_gives_the_network_of_the_day(self, plan: Planned):
        network = plan(**hub()).on(date(2026, 11, 23))
        assert isinstance(network, HubNetwork)
        assert network.day == date(2026, 11, 23)

    @pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
    def test_answers_for_three_hundred_years(self, plan: Planned, day: date):
        assert plan(**hub()).on(day).hub("north").day == day

    @pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1)])
    def test_answers_for_no_other(self, plan: Planned, day: date):
        with pytest.raises(OutOfRange):
            plan(**hub()).on(day)
