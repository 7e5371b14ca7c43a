"""A hub on a day: what it has, what it has not, and what nobody knows."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.hours import OpeningHours
from innbygger_core.hubs import Hub, HubFacts, Library, Module, OtherModule, OwnModule, PremisesFacts, RoomFacts
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

    def test_of_an_id_is_found_before_one_of_a_kind(self):
        odd = Module(OtherModule(id="library", hub="tofte", kind="cafe"))
        assert hub(books(id="a"), odd).module("library") is odd
        assert hub(books(id="a"), odd).module("a") == books(id="a")

    def test_is_one_of_all_that_are_there_or_may_be(self):
        listed = (books(NO, "a"), books(UNKNOWN, "b"), self.CAFE, books(YES, "c"))
        assert [module.facts.id for module in hub(*listed).all_modules("library")] == ["b", "c"]
        assert hub(*listed).all_modules("youth_club") == ()


class TestOwnKinds:
    KILN = Module(OwnModule(id="kiln", hub="tofte", own_kind="pottery"))
    NAMELESS = Module(OwnModule(id="thing", hub="tofte"))

    def test_are_found_by_the_municipality_s_word(self):
        assert hub(self.KILN).has("pottery") is YES
        assert hub(self.KILN).module("pottery") == self.KILN
        assert hub(self.KILN, self.NAMELESS).all_modules("own") == (self.KILN, self.NAMELESS)

    def test_say_nothing_of_each_other(self):
        assert hub(self.KILN).has("weaving") is UNKNOWN
        assert hub(self.KILN, more=NO).has("weaving") is NO
        assert hub(self.NAMELESS).has("None") is UNKNOWN


def room(id: str, more: object = UNKNOWN, **features: object) -> RoomFacts:  # noqa: A002 - as in JSON
    return RoomFacts(id=id, hub="tofte", name=id, features=features, more_features=more)


class TestHasRoom:
    @pytest.mark.parametrize(
        ("rooms", "more", "expected"),
        [
            ((), UNKNOWN, UNKNOWN),
            ((), YES, UNKNOWN),
            ((), NO, NO),
            ((room("a", stage=True, light=True),), UNKNOWN, YES),
            ((room("a", stage=True, light=True),), NO, YES),
            ((room("a", stage=True),), NO, UNKNOWN),
            ((room("a", NO, stage=True),), NO, NO),
            ((room("a", NO, stage=True),), UNKNOWN, UNKNOWN),
            ((room("a", stage=True, light=False),), NO, NO),
            ((room("a", stage=True, light=False), room("b", NO, light=True)), NO, NO),
            ((room("a", stage=False), room("b", stage=True)), NO, UNKNOWN),
            ((room("a", NO), room("b", stage=True, light=True)), NO, YES),
        ],
    )
    def test_that_has_all_of_it_or_not_or_nobody_knows(
        self, rooms: tuple[RoomFacts, ...], more: Known, expected: Known
    ):
        facts = HubFacts(id="tofte", name="Tofte", more_rooms=more)
        assert Hub(DAY, facts, "Tofte", rooms=rooms).has_room("stage", "light") is expected

    def test_of_nothing_in_particular_is_any_room(self):
        assert hub(rooms=(room("a"),)).has_room() is YES


def test_a_hub_stands_under_its_roofs():
    pavilion = PremisesFacts(id="pavilion", hub="tofte", name="Paviljongen", temporary=True)
    assert hub(premises=(pavilion,)).premises[0].temporary is YES
    assert hub().premises == ()


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
