"""The versions of an agreement: what held on a day, and what changed between two."""

from __future__ import annotations

from datetime import date

from tests.agreements.fees import amend, fees

from innbygger_core.agreements import Change, Version
from innbygger_core.texts import LocalText

HALL = amend("a1", "2024-06-01", covers=["room/hall"])
STAGE = amend("a2", "2025-06-01", covers=["room/stage"], respect=None)
MAY, JUNE, LATER = date(2024, 5, 31), date(2024, 6, 1), date(2025, 6, 1)


def covered(*acts: dict[str, object], day: date) -> list[str]:
    return [each.resource for each in fees(*acts, covers=[]).as_of(day).covers]


def test_an_amendment_holds_from_its_day_on():
    assert [covered(HALL, STAGE, day=day) for day in (MAY, JUNE, LATER)] == [[], ["room/hall"], ["room/stage"]]


def test_what_an_amendment_does_not_name_stands():
    assert fees(HALL).as_of(JUNE).duration == fees().duration


def test_amendments_may_be_recorded_in_another_order_than_they_build_on_each_other():
    second, first = STAGE | {"amends": "a1"}, HALL
    third = amend("a3", "2025-06-01", covers=["room/attic"]) | {"amends": "a2"}
    assert covered(first, second, third, day=LATER) == covered(first, third, second, day=LATER) == ["room/attic"]


def test_there_is_a_version_for_each():
    made, hall, stage = fees(HALL, STAGE).versions()
    assert made == Version(None)
    assert hall == Version("a1", JUNE, JUNE, LocalText.of("A new agreement"), ("covers",))
    assert stage.changes == ("covers", "respect")


def test_without_amendments_there_is_one_version():
    assert fees().versions() == (Version(None),)
    assert fees().as_of(JUNE) == fees()


def test_what_changed_between_two_days_is_told_as_in_json():
    (change,) = fees(HALL, covers=[]).changes(MAY, JUNE)
    assert (change.field, change.before, change.after[0]["resource"]) == ("/covers", [], "room/hall")
    assert Change("/respect", "unknown", None) in fees(HALL, STAGE).changes(MAY, LATER)


def test_nothing_changes_where_no_amendment_lies_between():
    assert fees(HALL, STAGE).changes(JUNE, date(2025, 5, 31)) == ()


def test_an_amendment_writes_only_what_it_changes():
    assert fees(HALL).model_dump(mode="json")["acts"][0]["changes"].keys() == {"covers"}
