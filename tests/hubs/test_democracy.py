"""Neighbourhood democracy: bodies of any form, and what a hub does for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from innbygger_core.hubs import DemocraticBody
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]


def body(**facts: Any) -> DemocraticBody:  # noqa: ANN401 - as in JSON
    return DemocraticBody.model_validate({"id": "tofte", "name": "Tofte lokalsamfunnsutvalg", **facts})


class TestForms:
    # The three models of the documents, and what else stands in practice.
    @pytest.mark.parametrize(
        "facts",
        [
            {"form": "residents", "elected_by": "residents", "administration": "none", "coordinator": True},
            {"form": "political", "elected_by": "council", "administration": "small", "coordinator": True},
            {"form": "delegated", "elected_by": "residents", "delegated_tasks": True, "administration": "own"},
            {"form": "area_forum", "elected_by": "members", "delegated_tasks": False},
            {"form": "committee", "elected_by": "unknown"},
            {"form": "own", "administration": "unknown"},
        ],
    )
    def test_are_those_of_the_documents_and_of_practice(self, facts: dict[str, object]):
        written = body(**facts).model_dump(mode="json")
        assert {name: written[name] for name in facts} == facts

    @pytest.mark.parametrize("fact", ["form", "elected_by", "administration"])
    @pytest.mark.parametrize("odd", [None, "", "mayor", 1, True])
    def test_are_no_others(self, fact: str, odd: object):
        with pytest.raises(ValidationError):
            body(**{fact: odd})

    def test_do_not_decide_over_each_other(self):
        assert body(form="delegated").delegated_tasks is Known.UNKNOWN


class TestSupport:
    @pytest.mark.parametrize("fact", ["hub", "room", "hours", "contact_person"])
    def test_is_told_or_there_is_none(self, fact: str):
        assert [getattr(body(**{fact: said}), fact) for said in ("a", None, "unknown")] == ["a", None, UNKNOWN]

    def test_is_for_several_local_centres(self):
        assert body(local_centres=["tofte", "filtvet"]).local_centres == ("tofte", "filtvet")


class TestOfAPlan:
    def test_are_unknown_until_somebody_tells_them(self, plan: Planned):
        assert (plan().democracy, plan(democracy=[]).democracy) == (UNKNOWN, ())
        assert plan(democracy="unknown") == plan()

    def test_meet_in_rooms_at_hours_that_exist(self, plan: Planned):
        made = plan(
            hubs=[{"id": "north", "name": "Nord"}],
            rooms=[{"id": "den", "hub": "north", "name": "Stua"}],
            local_centres=[{"id": "quay", "name": "Brygga"}],
            hours=[{"format": "innbygger.hours/1", "id": "evening", "week": {"tue": ["18:00-20:00"]}}],
            democracy=[
                {"id": "a", "name": "A", "local_centres": ["quay"], "hub": "north", "room": "den", "hours": "evening"}
            ],
        )
        assert made.democracy[0].room == "den"
