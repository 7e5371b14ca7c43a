"""Who must be there, or say yes; and rooms that are lent as a whole."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say
from tests.sharing.torg import at

from innbygger_core.decisions import Approval, Pass, Policy
from innbygger_core.sharing._deciding._asked import Candidate
from innbygger_core.sharing._deciding._judging import Judge
from innbygger_core.sharing._rules_of._examples import example
from innbygger_core.sharing._rules_of._presence_rules import (
    approval_required,
    responsible_age,
    staff_core_hours,
    whole_room_only,
)
from innbygger_core.timekeeping import micros

# Examples are on Tuesday 24 November 2026 at 18:00.


# --- Old enough -------------------------------------------------------------------------------------------------------


def limited(limit: int, *, inclusive: bool = True, **responsible: Any) -> dict[str, Any]:  # noqa: ANN401 - of who answers
    return {"terms": {"responsible_age": {"age": limit, "inclusive": inclusive}}, "responsible": responsible}


@pytest.mark.parametrize(
    ("inclusive", "age", "kept"), [(True, 18, True), (True, 17, False), (False, 18, False), (False, 19, True)]
)
def test_a_limit_holds_as_it_is_worded(inclusive: bool, age: int, *, kept: bool):
    told = limited(18, inclusive=inclusive, age=age)
    assert (ask(responsible_age, **told) == Pass()) is kept


def test_it_is_told_how_old_is_enough():
    finding = found(responsible_age, **limited(18, inclusive=False, age=18))
    assert (finding.field, dict(finding.params)["age"]) == ("/wish/responsible", 19)
    assert "19" in say(responsible_age, finding, "nb")


@pytest.mark.parametrize(("born", "kept"), [("2008-11-24", True), ("2008-11-25", False)])
def test_an_age_is_reached_on_the_birthday(born: str, *, kept: bool):
    assert (ask(responsible_age, **limited(18, born=born)) == Pass()) is kept


def test_a_day_of_birth_goes_before_an_age():
    assert found(responsible_age, **limited(18, born="2010-01-01", age=30))


@pytest.mark.parametrize(("day", "kept"), [("2027-02-28", False), ("2027-03-01", True)])
def test_whoever_is_born_on_a_leap_day_is_older_on_the_first_of_march(day: str, *, kept: bool):
    asked = example(**limited(19, born="2008-02-29")).asked
    start = micros(at(f"{day} 18:00"), "start")
    assert isinstance(responsible_age(Candidate(asked, start, start + 1)), Pass) is kept


def test_the_day_on_which_it_starts_counts():
    tomorrow = limited(18, born="2008-11-25")
    assert found(responsible_age, **tomorrow, minutes=12 * 60)


def test_of_an_age_that_nobody_told_nobody_can_tell():
    assert missing(responsible_age, **limited(18)) == (("responsible-age",), "/wish/responsible")


def test_terms_without_a_limit_have_none():
    assert passed_over(responsible_age, responsible={"age": 9}) == "no-such-terms"


# --- Staff ------------------------------------------------------------------------------------------------------------

STAFFED = {"staff_present": True}


@pytest.mark.parametrize(("span", "kept"), [("18:00-19:00", True), ("08:00-18:59", False), ("18:01-22:00", False)])
def test_a_use_lies_in_the_hours_of_the_staff(span: str, *, kept: bool):
    assert (ask(staff_core_hours, terms=STAFFED, hours={"staffed": span}) == Pass()) is kept


def test_hours_in_which_others_come_in_are_none_of_staff():
    finding = found(staff_core_hours, terms=STAFFED, hours={"self_service": "00:00-24:00"})
    assert finding.field == "/start"
    assert say(staff_core_hours, finding, "nn")


@pytest.mark.parametrize("own", [False, "unknown"])
def test_only_who_brings_staff_needs_none(own: object):
    night = {"terms": STAFFED, "hours": {"staffed": "08:00-16:00"}}
    assert found(staff_core_hours, **night, own_staff=own)
    assert ask(staff_core_hours, **night, own_staff=True) == Pass()


def test_hours_of_staff_that_nobody_told_are_unknown():
    assert missing(staff_core_hours, terms=STAFFED, hours={"staffed": "08:00-20:00?"}) == (("staff-hours",), "/start")


def test_terms_can_do_without_staff():
    assert passed_over(staff_core_hours) == "no-such-terms"
    assert ask(staff_core_hours, terms={"staff_present": False}, hours={"staffed": "08:00-16:00"}) == Pass()


# --- A person's yes ---------------------------------------------------------------------------------------------------


def test_where_terms_want_it_a_person_says_yes():
    finding = found(approval_required, terms={"approval": True, "approved_by": "position/hub-leader"})
    assert (finding.field, dict(finding.params)["by"]) == ("/start", "position/hub-leader")
    assert say(approval_required, finding, "en")


def test_where_they_do_not_nobody_has_to():
    assert ask(approval_required, terms={"approval": False}) == Pass()
    assert passed_over(approval_required) == "no-such-terms"


@pytest.mark.parametrize("context", [{"approval": Approval(by="position/hub-leader")}, {"shrinks": True}])
def test_what_somebody_has_said_yes_to_asks_nobody_again(context: dict[str, Any]):
    candidate = example(terms={"approval": True}, context=context)
    asked = Judge((approval_required,), Policy()).judge((candidate.asked,), candidate.start, candidate.end)
    assert ([entry.why for entry in asked.checked], asked.reasons) == (["not-concerned"], [])


# --- Whole rooms ------------------------------------------------------------------------------------------------------

THIRD = ({"part_of": "whole"}, {"id": "whole"})
EVENINGS = {"rooms": ["whole"], "whole_only": True, "clock": "18:00-24:00"}


def test_a_part_is_not_lent_while_the_whole_is_lent_as_one():
    finding = found(whole_room_only, rooms=THIRD, terms=EVENINGS)
    assert finding.field == "/wish/rooms"
    assert say(whole_room_only, finding, "nb")
    assert ask(whole_room_only, rooms=THIRD, at=1, terms=EVENINGS) == Pass()


@pytest.mark.parametrize(("clock", "kept"), [("18:01-24:00", True), ("17:00-18:00", True), ("17:59-18:01", False)])
def test_the_start_decides(clock: str, *, kept: bool):
    assert (ask(whole_room_only, rooms=THIRD, terms=EVENINGS | {"clock": clock}) == Pass()) is kept


def test_a_room_of_which_it_is_no_part_does_not_matter():
    apart = ({}, {"id": "whole"})
    assert passed_over(whole_room_only, rooms=apart, terms=EVENINGS) == "not-concerned"


def test_a_room_that_is_joined_to_others_is_a_part_of_what_they_make():
    joined = ({}, {"id": "whole", "joins": ["hall"]})
    assert found(whole_room_only, rooms=joined, terms=EVENINGS)
