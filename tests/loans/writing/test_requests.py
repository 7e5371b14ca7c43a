"""What is asked at a lending desk, as it comes back from JSON."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from tests.loans.torg import act, at, request

from innbygger_core.loans import LoanRequest
from innbygger_core.loans._writing._requests import as_asked

ACTS: dict[str, dict[str, Any]] = {
    "approve": {"permissions": ["x"]},
    "block": {"borrower": "resident/a", "until": at("20 12:00")},
    "cancel": {},
    "cancel_run": {"run": "south", "day": "2027-02-16"},
    "collect": {"copies": ["a"], "guardian": {"form": "presence"}},
    "deny": {},
    "extend": {"until": at("20 12:00")},
    "lapse": {},
    "lose": {},
    "prepare": {"copies": ["a"]},
    "put_in": {"outage": "o1"},
    "recall": {},
    "return": {"missing": ["pole"], "needs_repair": True},
    "take_out": {"equipment": "skis", "since": at("20 12:00")},
    "unblock": {"block": "b1"},
}


@pytest.mark.parametrize("kind", sorted(ACTS))
def test_every_act_reads_as_it_is_written(kind: str):
    told = act(kind, **ACTS[kind], by="position/desk", reason="a-word")
    assert as_asked(told.model_dump(mode="json")) == as_asked(told) == told


def test_so_does_a_request():
    told = request("16 12:00", "17 12:00", count=2, or_wait=True)
    assert as_asked(told.model_dump(mode="json")) == as_asked(told) == told
    assert isinstance(as_asked(told.model_dump(mode="json")), LoanRequest)


@pytest.mark.parametrize("wrong", [{"act": "steal", "loan": "l1"}, {"act": "cancel"}, {"items": []}])
def test_what_is_neither_is_refused(wrong: dict[str, Any]):
    with pytest.raises(ValidationError):
        as_asked(wrong)


def test_an_act_has_its_own_fields_alone():
    with pytest.raises(ValidationError):
        act("cancel", until=at("20 12:00"))
