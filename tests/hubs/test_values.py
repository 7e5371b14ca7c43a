"""A hub on a day: what it has, what it has not, and what nobody knows."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.hours import OpeningHours
from innbygger_core.hubs import Hub, HubFacts, Library, Module, OtherModule
from innbygger_core.values import UNKNOWN, Known

DAY = date(2026, 11, 23)
YES, NO = Known.YES, Known.NO


def books(present: object = YES, id: str = "books") -> Module:  # noqa: A002 - as in JSON
    return Module(Library(id=id, hub="tofte", present=present))


def hub(*modules: Module, more: object = UNKNOWN, **resolved: object) -> Hub:
    return Hub(DAY, HubFacts(id="tofte", name="Tofte", more_modules=more), "Tofte", modules, **resolved)


def test_a_hub_is_named_where_kinds_mix():
    assert (hub().id, hub().reference, hub().name) == ("tofte", "hub/tofte", "Tofte")


class TestHas:
    @pytest.mark.parametrize(
        ("modules", "more", "expected"),
        [
            ((), UNKNOWN, UNKNOWN),
            ((), YES, UNKNOWN),
            ((), NO, NO),
            ((books(),), UNKNOWN, YES),
            ((books(),), NO, YES),
            ((books(NO),), UNKNOWN, NO),
            ((books(NO),), NO, NO),
            ((books(UNKNOWN),), NO, UNKNOWN),
            ((books(NO), books(YES, "more")), NO, YES),
            ((books(UNKNOWN), books(YES, "more")), UNKNOWN, YES),
            ((books(NO), books(UNKNOWN, "more")), NO, UNKNOWN),
        ],
    )
    def test_a_module_of_a_kind_or_not_or_nobody_knows(self, modules: tuple[Module, ...], more: Known, expected: Known):
        assert hub(*modules, more=more).has("library") is expected

    def test_says_nothing_of_another_kind(self):
        assert hub(books(), more=NO).has("cafe") is NO


class TestModule:
    CAFE = Module(OtherModule(id="cafe", hub="tofte", kind="cafe"))

    @pytest.mark.parametrize("which", ["books", "library"])
    def test_is_found_by_id_or_by_kind(self, which: str):
        assert hub(self.CAFE, books()).module(which) == books()

    def test_that_is_known_not_to_be_there_is_not_found(self):
        assert hub(books(NO)).module("books") is None
        assert hub(books(NO), books(YES, "more")).module("library").facts.id == "more"

    def test_that_may_be_there_is_found(self):
        assert hub(books(UNKNOWN)).module("library") is not None

    def test_that_nobody_told_of_is_none(self):
        assert hub().module("library") is None


class TestTimetable:
    HOURS = OpeningHours.model_validate({"week": {"mon-fri": ["10:00-16:00"]}})

    def test_is_of_the_hours_of_the_day(self):
        noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo"))
        assert hub(hours=self.HOURS).timetable().is_open(noon)

    @pytest.mark.parametrize(("hours", "access"), [(None, "closed"), (UNKNOWN, "unknown")])
    def test_says_that_there_are_no_hours_or_that_nobody_knows(self, hours: object, access: str):
        noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo"))
        assert hub(hours=hours).timetable().state(noon).access.value == access

    def test_knows_nothing_of_days_on_which_this_version_of_the_hub_does_not_hold(self):
        noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo"))
        until_june = Hub(DAY, HubFacts(id="tofte", name="Tofte", valid_to="2026-06-30"), "Tofte", hours=self.HOURS)
        assert until_june.timetable().state(noon).access.value == "unknown"
