"""Who borrows, by year of birth and kind."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from innbygger_core.loans import Borrower, GuardianConsent


def borrower(**told: Any) -> Borrower:  # noqa: ANN401 - as in JSON
    return Borrower.model_validate({"id": "resident/7f3a", **told})


@pytest.mark.parametrize(
    ("told", "age", "sort"),
    [
        ({"born": 2009}, 18, "adult"),
        ({"born": 2010}, 17, "child"),
        ({"born": 2028}, -1, "child"),
        ({}, None, None),
        ({"born": "unknown"}, None, None),
        ({"id": "unit/school", "kind": "school", "born": 2013}, None, "school"),
        ({"id": "organisation/scouts", "born": 2013}, None, "organisation"),
    ],
)
def test_who_turns_eighteen_this_year_is_an_adult(told: dict[str, Any], age: int | None, sort: str | None):
    assert (borrower(**told).age_in(2027), borrower(**told).sort_in(2027)) == (age, sort)


@pytest.mark.parametrize(
    ("id_", "kinds"),
    [
        ("organisation/scouts", ("organisation", "school")),
        ("unit/library", ("organisation", "school")),
        ("resident/7f3a", ("person",)),
        ("card-holder/7f3a", ("person", "school", "organisation")),
    ],
)
def test_the_id_says_who_borrows_and_is_not_contradicted(id_: str, kinds: tuple[str, ...]):
    untold = borrower(id=id_)
    assert untold.kind == kinds[0]
    assert Borrower.model_validate(untold.model_dump()) == untold
    assert Borrower.model_validate_json(untold.model_dump_json()) == untold
    for kind in ("person", "school", "organisation"):
        if kind in kinds:
            assert borrower(id=id_, kind=kind).kind == kind
        else:
            with pytest.raises(ValidationError) as refused:
                borrower(id=id_, kind=kind)
            (error,) = refused.value.errors()
            assert (error["loc"], error["type"], error["ctx"]) == (("kind",), "bad-value", {"allowed": kinds})


@pytest.mark.parametrize(
    ("id_", "is_of_it"), [("unit/school", True), ("organisation/scouts", False), ("resident/a", False)]
)
def test_a_unit_is_of_the_municipality(id_: str, is_of_it: bool):
    assert borrower(id=id_).is_of_the_municipality is is_of_it


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Kari"},
        {"id": "Kari"},
        {"id": 7},
        {"id": None, "kind": "person"},
        {"born": 1899},
        {"born": "2013"},
        {"right_ends": "2027-02-16T12:00:00"},
        {"guardian": {"form": "telephone"}},
        {"kind": "municipality"},
    ],
)
def test_nothing_else_is_known_of_them(wrong: dict[str, Any]):
    with pytest.raises(ValidationError):
        borrower(**wrong)


def test_a_guardian_stands_in_for_the_loan_unless_it_was_said_for_all():
    assert GuardianConsent(form="presence").for_all is False
