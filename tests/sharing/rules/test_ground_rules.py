"""What a use rests on: an allocation, or an agreement in force."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say

from innbygger_core import read_plan
from innbygger_core.decisions import Pass, Skip
from innbygger_core.sharing import Allocation, BookingRequest, Calendar
from innbygger_core.sharing._rules_of._ground_rules import no_ground, quota_not_transferable

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 11, 23, 12, tzinfo=OSLO)
CHOIR, BAND = "organisation/choir", "organisation/band"


def allocation(**told: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    """A plan in which the choir holds an allocation."""
    return {"allocations": (Allocation.model_validate({"id": "tue", "season": "2026", "organiser": CHOIR, **told}),)}


# --- Whose allocation it is -------------------------------------------------------------------------------------------


def test_a_use_that_names_no_ground_takes_nobodys_time():
    assert passed_over(quota_not_transferable, plan=allocation(), organiser=BAND) == "not-concerned"


@pytest.mark.parametrize("ground", ["agreement/choir", "allocation/unheard-of"])
def test_a_use_that_rests_on_no_allocation_takes_nobodys_time_either(ground: str):
    verdict = ask(quota_not_transferable, plan=allocation(), organiser=BAND, ground=ground)
    assert verdict == Skip("no-allocation-named")


def use(organiser: str | None, team: str | None = None) -> dict[str, Any]:
    """A wish that rests on the allocation."""
    return {"organiser": organiser, "team": team, "ground": "allocation/tue"}


@pytest.mark.parametrize(
    ("held", "wish"),
    [
        ({}, use(CHOIR)),
        ({}, use(CHOIR, "juniors")),
        ({"team": "juniors"}, use(CHOIR, "juniors")),
        ({"team": "juniors", "splits_itself": True}, use(CHOIR, "seniors")),
        ({"lent": [{"days": {"first_day": "2026-11-24", "last_day": "2026-11-24"}, "to": BAND}]}, use(BAND)),
    ],
)
def test_those_who_hold_the_time_use_it(held: dict[str, Any], wish: dict[str, Any]):
    assert ask(quota_not_transferable, plan=allocation(**held), **wish) == Pass()


@pytest.mark.parametrize(
    ("held", "wish", "variant"),
    [
        ({}, use(BAND), ""),
        ({"team": "juniors"}, use(CHOIR, "seniors"), "team"),
        ({"splits_itself": True}, use(BAND), ""),
    ],
)
def test_others_do_not(held: dict[str, Any], wish: dict[str, Any], variant: str):
    finding = found(quota_not_transferable, plan=allocation(**held), **wish)
    assert (finding.field, finding.variant) == ("/wish/ground", variant)


def test_others_do_where_the_terms_let_them():
    assert ask(quota_not_transferable, plan=allocation(), terms={"transferable": True}, **use(BAND)) == Pass()
    assert found(quota_not_transferable, plan=allocation(), terms={"transferable": False}, **use(BAND))


def test_whoever_does_not_tell_who_they_are_may_hold_it():
    assert missing(quota_not_transferable, plan=allocation(), **use(None)) == (("organiser",), "/wish/organiser")
    told = missing(quota_not_transferable, plan=allocation(team="juniors"), **use(CHOIR))
    assert told == (("team",), "/wish/team")


def test_an_allocation_that_changed_hands_is_of_both():
    before, after = (
        Allocation(id="tue", season="2026", organiser=organiser, valid_from=first, valid_to=last)
        for organiser, first, last in ((CHOIR, None, "2026-12-31"), (BAND, "2027-01-01", None))
    )
    plan = {"allocations": (before, after)}
    assert [ask(quota_not_transferable, plan=plan, **use(organiser)) for organiser in (CHOIR, BAND)] == [Pass(), Pass()]
    assert found(quota_not_transferable, plan=plan, **use("organisation/other"))


def test_of_an_allocation_in_several_rows_the_first_is_told():
    rows = [{"organiser": CHOIR, "team": "juniors", "valid_to": "2026-12-31"}, {"organiser": BAND}]
    plan = {"allocations": tuple(row for told in rows for row in allocation(**told)["allocations"])}
    assert found(quota_not_transferable, plan=plan, **use(CHOIR, "seniors")).variant == "team"


# --- Whether there is a ground ----------------------------------------------------------------------------------------


def test_a_use_that_does_not_come_back_needs_no_ground():
    assert passed_over(no_ground, organiser=CHOIR) == "not-concerned"


@pytest.mark.parametrize("organiser", ["unit/library", "hub/torg", "module/library", "municipality/asker"])
def test_the_municipality_itself_needs_none(organiser: str):
    assert ask(no_ground, organiser=organiser, recurring=True) == Skip("own-use")


def test_terms_can_demand_none():
    assert ask(no_ground, terms={"ground": False}, organiser=CHOIR, recurring=True) == Skip("no-ground-demanded")


@pytest.mark.parametrize("told", [{"recurring": True}, {"series": True}])
@pytest.mark.parametrize("organiser", [CHOIR, "resident/r-17"])
def test_an_outsider_who_comes_back_needs_one(organiser: str, told: dict[str, bool]):
    finding = found(no_ground, organiser=organiser, **told)
    assert (finding.field, finding.variant) == ("/wish/ground", "")


def test_an_unknown_organiser_may_be_the_municipality():
    assert missing(no_ground, recurring=True) == (("organiser",), "/wish/organiser")


def test_a_use_that_perhaps_comes_back_perhaps_needs_one():
    assert missing(no_ground, organiser=CHOIR, recurring="unknown") == (("recurring",), "/wish/recurring")
    told = {"organiser": CHOIR, "recurring": "unknown", "ground": "allocation/tue"}
    assert ask(no_ground, plan=allocation(), **told) == Pass()


def test_an_allocation_that_is_named_is_a_ground_whosever_it_is():
    assert ask(no_ground, plan=allocation(), organiser=BAND, recurring=True, ground="allocation/tue") == Pass()


@pytest.mark.parametrize("ground", ["allocation/unheard-of", "agreement/unheard-of", "a promise"])
def test_a_ground_that_does_not_exist_is_none(ground: str):
    finding = found(no_ground, plan=allocation(), organiser=CHOIR, recurring=True, ground=ground)
    assert finding.variant == "unknown-ground"
    assert say(no_ground, finding, "nb") == f"Planen har verken tildeling eller avtale som heter «{ground}»."


# --- In a whole plan --------------------------------------------------------------------------------------------------

SEASON = {
    "seasons": [
        {
            "id": "2026",
            "first_day": "2026-08-17",
            "last_day": "2027-06-20",
            "allocated_at": "2026-06-01T12:00:00+02:00",
        }
    ],
    "allocations": [
        {
            "id": "tue",
            "season": "2026",
            "organiser": CHOIR,
            "times": [{"room": "hall", "weekdays": "tue", "clock": "18:00-20:00"}],
        }
    ],
}
AGREEMENT = {
    "agreements": [
        {
            "id": "choir",
            "kind": "lease",
            "parties": ["hub/torg", CHOIR],
            "covers": ["hub/torg"],
            "signed": "2025-12-01",
            "duration": {"first_day": "2026-01-01", "last_day": "2026-12-31"},
        }
    ]
}
OPEN = {"format": "innbygger.hours/1", "id": "always", "week": {"mon-sun": ["00:00-24:00"]}}


def calendar(**told: Any) -> Calendar:  # noqa: ANN401 - lists of a plan
    plan = {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord"},
        "hours": [OPEN],
        "hubs": [{"id": "torg", "name": "Torget", "hours": "always"}],
        "rooms": [
            {"id": "hall", "hub": "torg", "name": "Salen", "capacity": 50},
            {"id": "stage", "hub": "torg", "name": "Scenen", "part_of": "hall", "capacity": 50},
            {"id": "loft", "hub": "torg", "name": "Loftet", "capacity": 50},
        ],
        "more_agreements": False,
        **told,
    }
    return Calendar(read_plan(json.dumps(plan)))


def grounds(calendar: Calendar, room: str, day: str, hour: int = 18, organiser: str = CHOIR, **wish: Any) -> list[Any]:  # noqa: ANN401 - fields of a wish
    """What a decision says of the ground of a recurring use, two hours long."""
    start = datetime.fromisoformat(day).replace(hour=hour, tzinfo=OSLO)
    asked = {"rooms": [room], "organiser": organiser, "number": 20, "recurring": True, **wish}
    request = BookingRequest.model_validate({"wish": asked, "start": start, "end": start.replace(hour=hour + 2)})
    decision = calendar.decide(request, now=NOW)
    return [(each.verdict, each.variant) for each in decision.reasons if each.code == "sharing.no-ground"]


@pytest.mark.parametrize("room", ["hall", "stage"])
def test_time_that_the_organiser_was_given_is_a_ground(room: str):
    assert grounds(calendar(**SEASON), room, "2026-11-24") == []


@pytest.mark.parametrize(
    ("room", "day", "hour"), [("loft", "2026-11-24", 18), ("hall", "2026-11-25", 18), ("hall", "2026-11-24", 19)]
)
def test_it_is_none_for_other_rooms_days_and_hours(room: str, day: str, hour: int):
    assert grounds(calendar(**SEASON), room, day, hour) == [("fail", "")]


def test_it_is_none_for_others():
    assert grounds(calendar(**SEASON), "hall", "2026-11-24", organiser=BAND) == [("fail", "")]


@pytest.mark.parametrize("room", ["hall", "stage", "loft"])
@pytest.mark.parametrize("ground", [None, "agreement/choir"])
def test_an_agreement_in_force_is_a_ground(room: str, ground: str | None):
    assert grounds(calendar(**AGREEMENT), room, "2026-12-01", ground=ground) == []


def test_an_agreement_that_has_ended_by_then_is_none():
    ours = calendar(**AGREEMENT)
    assert [grounds(ours, "hall", day) for day in ("2026-12-31", "2027-01-01")] == [[], [("fail", "")]]


def test_an_agreement_is_a_ground_at_every_hour_of_its_days():
    ours = calendar(**AGREEMENT)
    assert [grounds(ours, "hall", "2026-12-01", hour) for hour in (8, 20)] == [[], []]


def test_an_agreement_of_others_is_none():
    assert grounds(calendar(**AGREEMENT), "hall", "2026-12-01", organiser=BAND) == [("fail", "")]
    named = grounds(calendar(**AGREEMENT), "hall", "2026-12-01", organiser=BAND, ground="agreement/choir")
    assert named == [("fail", "not-theirs")]


def test_an_agreement_that_is_told_anew_is_a_ground_for_both_its_parties():
    (choir,) = AGREEMENT["agreements"]
    later = choir | {"parties": ["hub/torg", BAND], "valid_from": "2026-07-01"}
    ours = calendar(agreements=[choir | {"valid_to": "2026-06-30"}, later])
    named = {"ground": "agreement/choir"}
    assert [grounds(ours, "hall", "2026-12-01", organiser=who, **named) for who in (CHOIR, BAND)] == [[], []]


def test_one_row_with_a_party_whom_nobody_named_is_enough_to_leave_it_open():
    (choir,) = AGREEMENT["agreements"]
    later = choir | {"parties": ["hub/torg", {"party": "unknown", "name": "Andre"}], "valid_from": "2026-07-01"}
    ours = calendar(agreements=[choir | {"valid_to": "2026-06-30"}, later])
    assert grounds(ours, "hall", "2026-12-01", organiser=BAND, ground="agreement/choir") == [("unknown", "")]


def test_an_agreement_with_a_party_whom_nobody_named_may_be_theirs():
    (choir,) = AGREEMENT["agreements"]
    ours = calendar(agreements=[choir | {"parties": ["hub/torg", {"party": "unknown", "name": "Koret"}]}])
    assert grounds(ours, "hall", "2026-12-01") == [("unknown", "")]
    assert grounds(ours, "hall", "2026-12-01", ground="agreement/choir") == [("unknown", "")]


def test_whoever_came_in_by_an_amendment_is_a_party():
    (choir,) = AGREEMENT["agreements"]
    act = {"kind": "amend", "id": "a1", "on": "2026-05-01", "valid_from": "2026-06-01", "reason": "Nye leietakere"}
    ours = calendar(agreements=[choir | {"acts": [act | {"changes": {"parties": ["hub/torg", BAND]}}]}])
    assert grounds(ours, "hall", "2026-12-01", organiser=BAND) == []


def test_where_agreements_may_be_missing_nobody_can_tell():
    assert grounds(calendar(more_agreements="unknown"), "hall", "2026-12-01") == [("unknown", "")]
