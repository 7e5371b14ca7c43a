"""Uses that rest on an agreement."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say

from innbygger_core.agreements import Agreement
from innbygger_core.decisions import Fail, Pass
from innbygger_core.hours import Layer, OpeningHours, Week
from innbygger_core.sharing._rules_of._agreement_rules import agreement_expired, agreement_scope

CHOIR = "organisation/choir"
# Examples are on Tuesday 24 November 2026, from 18:00 to 19:00.


def rests(*versions: dict[str, Any], hours: tuple[OpeningHours, ...] = (), **told: Any) -> dict[str, Any]:  # noqa: ANN401
    """The choir's use rests on a lease, of which there may be several rows."""
    lease = {"id": "a", "kind": "lease", "parties": ("unit/hubs", CHOIR), "covers": ("room/hall",), "more_acts": False}
    rows = tuple(Agreement.model_validate(lease | told | version) for version in versions or ({},))
    return {"plan": {"agreements": rows, "hours": hours}, "organiser": CHOIR, "ground": "agreement/a"}


def lasting(first: str, last: str) -> dict[str, Any]:
    return {"duration": {"first_day": first, "last_day": last}}


@pytest.mark.parametrize("rule", [agreement_expired, agreement_scope])
@pytest.mark.parametrize(("ground", "why"), [(None, "not-concerned"), ("allocation/a", ""), ("a promise", "")])
def test_what_rests_on_no_agreement_is_not_held_against_one(rule: object, ground: str | None, why: str):
    assert passed_over(rule, **rests(covers=()) | {"ground": ground}) == why


# --- In force ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "kept"), [
    ({}, True),
    (lasting("2026-01-01", "2026-11-24"), True),
    (lasting("2026-01-01", "2026-11-23"), False),
    (lasting("2026-11-24", "2027-11-23"), True),
    (lasting("2026-11-25", "2027-11-23"), False),
    ({"valid_from": "2026-11-25"}, False),
])  # fmt: skip
def test_an_agreement_is_in_force_on_the_day(told: dict[str, Any], *, kept: bool):
    assert (ask(agreement_expired, **rests(**told)) == Pass()) is kept


def test_it_is_told_which_agreement_is_not():
    finding = found(agreement_expired, **rests(**lasting("2025-01-01", "2025-12-31")))
    assert (finding.field, dict(finding.params)["agreement"]) == ("/wish/ground", "a")
    assert say(agreement_expired, finding, "nb")


def test_the_day_on_which_a_use_starts_counts():
    ends_today = rests(**lasting("2026-01-01", "2026-11-24"))
    assert ask(agreement_expired, **ends_today, minutes=24 * 60) == Pass()


def test_where_nobody_knows_whether_it_has_ended_nobody_can_tell():
    assert missing(agreement_expired, **rests(more_acts="unknown")) == (("agreement-in-force",), "/wish/ground")


# --- What it covers ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("resource", ["room/hall", "hub/torg", "network", "premises/house", "room/whole"])
def test_an_agreement_covers_what_lies_in_what_it_names(resource: str):
    rooms = ({"part_of": "whole", "premises": "house"}, {"id": "whole"})
    assert ask(agreement_scope, **rests(covers=(resource,)), rooms=rooms) == Pass()


@pytest.mark.parametrize("resource", ["room/stage", "hub/elsewhere", "module/library", "premises/house"])
def test_it_does_not_cover_what_lies_beside(resource: str):
    rooms = ({}, {"id": "stage", "part_of": "hall"})
    finding = found(agreement_scope, **rests(covers=(resource,)), rooms=rooms)
    assert (finding.field, dict(finding.params)["agreement"]) == ("/wish/ground", "a")
    assert say(agreement_scope, finding, "en")


def test_one_that_is_not_in_force_is_told_of_as_that_alone():
    assert ask(agreement_scope, **rests(covers=(), **lasting("2025-01-01", "2025-12-31"))) == Pass()
    assert ask(agreement_scope, **rests(covers=(), valid_from="2026-11-25")) == Pass()


def test_one_of_which_nobody_knows_what_it_covers_may_cover_it():
    assert missing(agreement_scope, **rests(covers="unknown")) == (("agreement-covers",), "/wish/ground")


def open_at(*spans: str) -> OpeningHours:
    return OpeningHours(id="evenings", layers=(Layer(id="desk", week=Week.of({"mon-fri": spans, "sat,sun": []})),))


def covering(*spans: str) -> dict[str, Any]:
    return rests(covers=({"resource": "room/hall", "hours": open_at(*spans)},))


@pytest.mark.parametrize(("spans", "kept"), [
    (["18:00-19:00"], True),
    (["16:00-18:30", "18:30-22:00"], True),
    (["16:00-18:30", "18:31-22:00"], False),
    (["18:01-22:00"], False),
    ([], False),
])  # fmt: skip
def test_it_covers_a_room_in_the_hours_that_it_tells(spans: list[str], *, kept: bool):
    assert (ask(agreement_scope, **covering(*spans)) == Pass()) is kept


def test_hours_can_be_named():
    named = rests(covers=({"resource": "room/hall", "hours": "evenings"},), hours=(open_at("18:00-18:59"),))
    assert found(agreement_scope, **named)
    assert ask(agreement_scope, **named, minutes=59) == Pass()


def test_several_covers_make_up_for_each_other():
    covers = tuple({"resource": "room/hall", "hours": open_at(span)} for span in ("18:00-18:30", "18:30-20:00"))
    assert ask(agreement_scope, **rests(covers=covers)) == Pass()
    assert ask(agreement_scope, **rests(covers=(*covers[:1], "hub/torg"))) == Pass()


def test_unknown_hours_may_cover_it_and_what_is_certainly_not_covered_weighs_more():
    assert missing(agreement_scope, **covering("18:00-18:30", "18:30-20:00?")) == (
        ("agreement-covers",),
        "/wish/ground",
    )
    assert found(agreement_scope, **covering("18:00-18:15", "18:15-18:30?"))


def test_a_use_past_midnight_is_held_against_both_days():
    weekdays = covering("18:00-24:00"), covering("00:00-02:00", "18:00-24:00")
    assert [isinstance(ask(agreement_scope, **told, minutes=7 * 60), Fail) for told in weekdays] == [True, False]


def test_what_covers_it_is_told_by_the_row_of_the_day():
    rows = {"valid_to": "2026-11-24"}, {"valid_from": "2026-11-25", "covers": ("room/stage",)}
    assert ask(agreement_scope, **rests(*rows), minutes=6 * 60) == Pass()
    assert found(agreement_scope, **rests(*rows), minutes=6 * 60 + 1)
