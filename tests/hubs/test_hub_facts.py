"""What is written of a hub: who leads and runs it, who is its contact, when it opened, how people get in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from innbygger_core.hubs import AccessSolution, HubFacts, LeaderFacts, OperatingStaff
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault

    Faults = Callable[..., tuple[Fault, ...]]


def hub(**facts: Any) -> HubFacts:  # noqa: ANN401 - as in JSON
    return HubFacts.model_validate({"id": "tofte", "name": "Tofte", **facts})


@pytest.mark.parametrize(
    "field",
    [
        "guidance_trained",
        "headquarters",
        "library_events",
        "had_senior_centre",
        "online_booking",
        "people_booking",
        "welcoming",
        "more_modules",
        "more_rooms",
    ],
)
def test_yes_and_no_are_no_other_words(field: str):
    assert [getattr(hub(**{field: said}), field) for said in (True, False)] == [Known.YES, Known.NO]
    for odd in (None, 1, 0, "yes", "true", ""):
        with pytest.raises(ValidationError):
            hub(**{field: odd})


class TestContactPerson:
    @pytest.mark.parametrize(
        ("leader", "contact"),
        [
            ({"position": "p", "local_contact": True}, "p"),
            ({"position": "p", "local_contact": True}, "unknown"),
            ({"position": "p", "local_contact": False}, "q"),
            ({"position": "p", "local_contact": False}, None),
            ({"position": "p", "local_contact": False}, "unknown"),
            ({"position": "p"}, "p"),
            ({"position": "p"}, "q"),
            ({"position": "p"}, None),
            ("unknown", "q"),
            (None, "q"),
        ],
    )
    def test_agrees_with_the_leader(self, leader: object, contact: str | None):
        assert hub(leader=leader, contact_person=contact).contact_person in (contact, UNKNOWN)

    @pytest.mark.parametrize(
        ("local_contact", "contact"),
        [(True, "q"), (True, None), (False, "p")],
    )
    def test_is_not_told_two_ways(self, faults: Faults, local_contact: bool, contact: str | None):
        leader = {"position": "p", "local_contact": local_contact}
        found = faults(
            hubs=[{"id": "a", "name": "A", "leader": leader, "contact_person": contact, "core_hours": "nobody"}]
        )
        assert {(each.path, each.kind) for each in found} == {
            ("/hubs/0/contact_person", "two-contacts"),
            ("/hubs/0/core_hours", "bad-value"),
        }

    def test_is_a_position_and_no_person(self):
        with pytest.raises(ValidationError):
            hub(contact_person="Kari Nordmann")


class TestOpened:
    @pytest.mark.parametrize("when", ["2020", "2020-01", "2020-01-02"])
    def test_is_as_exact_as_is_known(self, when: str):
        assert hub(opened=when).opened == when

    def test_is_read_from_a_date_in_python(self):
        assert hub(opened=date(2020, 1, 2)).opened == "2020-01-02"

    @pytest.mark.parametrize("when", ["2020-13", "2020-02-30", "20", "2.1.2020", 2020, "", "2020-1"])
    def test_is_a_time_that_exists(self, faults: Faults, when: object):
        (found,) = faults(hubs=[{"id": "a", "name": "A", "opened": when}])
        assert (found.path, found.kind) == ("/hubs/0/opened", "bad-partial-date")


class TestAccess:
    def test_has_at_least_one_way_in(self):
        assert AccessSolution(means=("app", "own")).means == ("app", "own")
        for odd in ([], ["window"], "app", None):
            with pytest.raises(ValidationError):
                AccessSolution.model_validate({"means": odd})

    @pytest.mark.parametrize("age", [0, 18, None])
    def test_is_from_an_age_or_without_limit(self, age: int | None):
        assert AccessSolution(means=("app",), minimum_age=age).minimum_age == age

    @pytest.mark.parametrize("age", [-1, 121, 15.5, "15", True])
    def test_is_from_no_other_age(self, age: object):
        with pytest.raises(ValidationError):
            AccessSolution.model_validate({"means": ["app"], "minimum_age": age})


class TestStaff:
    @pytest.mark.parametrize("employer", ["municipality", "other", UNKNOWN])
    def test_is_employed_by_somebody(self, employer: object):
        assert OperatingStaff.model_validate({"employer": employer}).employer == employer

    @pytest.mark.parametrize("employer", [None, "kommune", True])
    def test_is_employed_by_nobody_else(self, employer: object):
        with pytest.raises(ValidationError):
            OperatingStaff.model_validate({"employer": employer})

    def test_is_led_by_a_position_and_no_person(self):
        with pytest.raises(ValidationError):
            LeaderFacts(position="Kari Nordmann")
