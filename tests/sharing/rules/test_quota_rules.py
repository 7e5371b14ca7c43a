"""Fair use: how much, how often, and how many at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say
from tests.sharing.torg import at

from innbygger_core.decisions import Approval, Conflict, Fail, Pass
from innbygger_core.hubs import RoomFacts
from innbygger_core.sharing._deciding._asked import Candidate
from innbygger_core.sharing._rules_of._examples import example
from innbygger_core.sharing._rules_of._quota_rules import quota_count, quota_groups, quota_hours, quota_simultaneous
from innbygger_core.timekeeping import micros

BAND, CHOIR = "organisation/band", "organisation/choir"
HOUR = timedelta(hours=1)
# Examples are on Tuesday 24 November 2026 at 18:00, and asked for on the Monday at 12:00.


def held(name: str, start: str, end: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of a booking
    """A booking of the band's, at any time."""
    return {"id": name, "start": at(start), "end": at(end), "wish": {"organiser": BAND}, **told}


def day(number: int, month: int = 11, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of a booking
    """Two hours of the band's in the middle of a day."""
    date = f"2026-{month:02}-{number:02}"
    return held(f"b{month}-{number}", f"{date} 12:00", f"{date} 14:00", **told)


def quota(period: str, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of a quota
    return {"quotas": [{"period": period, **told}]}


def asks(booked: tuple[dict[str, Any], ...] = (), **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of an example
    """The band asks for an hour."""
    return {"booked": booked, "organiser": BAND, **told}


def counts(period: str, *booked: dict[str, Any]) -> object:
    """How many bookings count in a period, as is told where none is fair."""
    return dict(found(quota_count, **asks(booked, terms=quota(period, count=0))).params)["used"]


def lasts(period: str, *booked: dict[str, Any], **told: Any) -> object:  # noqa: ANN401 - facts of a quota
    """How long is counted in a period."""
    return dict(found(quota_hours, **asks(booked, terms=quota(period, hours=0, **told))).params)["used"]


# --- How often --------------------------------------------------------------------------------------------------------


def test_as_many_as_are_fair_and_one_more_is_not():
    two = quota("week", count=2)
    assert ask(quota_count, **asks((day(25),), terms=two)) == Pass()
    finding = found(quota_count, **asks((day(25), day(26)), terms=two))
    assert dict(finding.params) | {"name": ""} == {"name": "", "period": "week", "limit": 2, "used": 2, "remaining": 0}
    assert finding.conflicts == (Conflict("booking/b11-25"), Conflict("booking/b11-26"))
    assert "2" in say(quota_count, finding, "nb")


def test_a_quota_of_none_lets_nobody_in():
    assert found(quota_count, **asks(terms=quota("day", count=0)))
    assert found(quota_hours, **asks(terms=quota("day", hours=0)))


@pytest.mark.parametrize(("period", "counted"), [("day", 1), ("week", 3), ("month", 5), ("year", 7)])
def test_a_booking_counts_in_the_period_in_which_it_starts(period: str, counted: int):
    every = day(24), day(23), day(29), day(30), day(22), day(1, 1), day(31, 12)
    assert counts(period, *every) == counted


def test_one_that_goes_on_past_the_turn_counts_before_it():
    overnight = held("night", "2026-11-23 23:00", "2026-11-24 02:00")
    assert counts("day", overnight) == 0
    assert counts("week", held("sunday", "2026-11-22 23:00", "2026-11-23 02:00")) == 0


def test_a_use_past_the_turn_counts_in_the_first_of_both():
    full = day(25), held("more", "2026-11-25 16:00", "2026-11-25 17:00")
    assert ask(quota_count, **asks(full, terms=quota("day", count=1), minutes=10 * 60)) == Pass()


def test_ahead_is_all_that_has_not_ended():
    ended, going_on = (
        held("done", "2026-11-23 10:00", "2026-11-23 12:00"),
        held("now", "2026-11-23 11:00", "2026-11-23 13:00"),
    )
    assert counts("ahead", ended, going_on, day(31, 12), held("late", "2150-01-01 12:00", "2150-01-01 14:00")) == 3


def test_the_booking_that_is_replaced_does_not_count():
    before = example(booked=(day(25),)).asked.bookings.by_id["b11-25"]
    one = quota("week", count=1)
    assert ask(quota_count, **asks((day(25),), terms=one, context={"replaces": before})) == Pass()
    assert found(quota_count, **asks((day(25),), terms=one))


def test_blocks_and_what_does_not_hold_its_room_do_not_count():
    assert counts("week", day(25, kind="block"), day(26, state="cancelled"), day(27, state="pending")) == 1


def test_other_rooms_than_those_of_the_terms_do_not_count():
    assert counts("week", day(25, rooms=("elsewhere",)), day(26, rooms=("hall", "elsewhere"))) == 1


# --- Whose ------------------------------------------------------------------------------------------------------------

JUNIORS, SENIORS = {"organiser": BAND, "team": "juniors"}, {"organiser": BAND, "team": "seniors"}
BY_KARI = {"organiser": CHOIR, "booked_by": "resident/kari"}


@pytest.mark.parametrize(("per", "wish", "used"), [
    ("organiser", JUNIORS, 3),
    ("team", JUNIORS, 1),
    ("team", {"organiser": BAND}, 3),
    ("person", {"booked_by": "resident/kari"}, 1),
    ("all", {"organiser": "organisation/other"}, 4),
])  # fmt: skip
def test_a_quota_is_for_each_of_somebody(per: str, wish: dict[str, str], used: int):
    wishes = JUNIORS, SENIORS, {"organiser": BAND}, BY_KARI
    booked = tuple(day(24 + number, wish=each) for number, each in enumerate(wishes))
    finding = found(quota_count, booked=booked, terms=quota("week", count=0, per=per), **wish)
    assert dict(finding.params)["used"] == used


def test_a_team_of_another_organiser_is_another_team():
    theirs = day(25, wish={"organiser": CHOIR, "team": "juniors"})
    assert ask(quota_count, booked=(theirs,), terms=quota("week", count=1, per="team"), **JUNIORS) == Pass()


@pytest.mark.parametrize(("per", "who"), [("organiser", "organiser"), ("team", "organiser"), ("person", "booked_by")])
@pytest.mark.parametrize(("rule", "sort"), [(quota_count, "count"), (quota_hours, "hours")])
def test_of_somebody_whom_nobody_told_of_nobody_can_tell(rule: object, sort: str, per: str, who: str):
    told = missing(rule, terms=quota("week", per=per, **{sort: 1}))
    assert told == ((who.replace("_", "-"),), f"/wish/{who}")


def test_what_is_certain_weighs_more():
    terms = {"quotas": [{"per": "person", "period": "week", "count": 1}, {"period": "week", "count": 0}]}
    assert found(quota_count, **asks(terms=terms))


def test_every_quota_that_is_used_up_is_told():
    terms = {"quotas": [{"period": "week", "count": 0, "hours": 9}, {"period": "day", "count": 5, "hours": 0.5}]}
    assert dict(found(quota_count, **asks(terms=terms)).params)["period"] == "week"
    assert dict(found(quota_hours, **asks(terms=terms)).params)["period"] == "day"


def test_terms_without_a_quota_of_a_sort_have_none():
    assert ask(quota_count, **asks(terms=quota("day", hours=1))) == Pass()
    assert ask(quota_hours, **asks(terms=quota("day", count=1))) == Pass()
    assert passed_over(quota_count) == "no-such-terms"


# --- How long ---------------------------------------------------------------------------------------------------------


def test_up_to_the_hours_that_are_fair_and_no_longer():
    booked = (held("b", "08:00", "10:00"),)
    assert ask(quota_hours, **asks(booked, terms=quota("day", hours=3))) == Pass()
    finding = found(quota_hours, **asks(booked, terms=quota("day", hours=2.5)))
    params = dict(finding.params)
    assert (params["limit"], params["used"], params["requested"]) == (2.5 * HOUR, 2 * HOUR, HOUR)
    assert params["remaining"] == HOUR / 2
    assert "2,5" in say(quota_hours, finding, "nb") or "30" in say(quota_hours, finding, "nb")


def test_nothing_remains_of_what_is_more_than_used_up():
    finding = found(quota_hours, **asks((held("b", "08:00", "12:00"),), terms=quota("day", hours=2)))
    assert dict(finding.params)["remaining"] == timedelta()


@pytest.mark.parametrize(("period", "used"), [("day", 2), ("week", 5), ("month", 9), ("year", 11)])
def test_hours_are_cut_to_their_period(period: str, used: int):
    into_the_day = held("day", "2026-11-23 23:00", "2026-11-24 02:00")
    into_the_week = held("week", "2026-11-22 22:00", "2026-11-23 02:00")
    out_of_the_month = held("month", "2026-11-30 22:00", "2026-12-01 02:00")
    assert lasts(period, into_the_day, into_the_week, out_of_the_month) == used * HOUR


def test_a_use_past_the_turn_is_held_against_both_periods():
    terms = quota("day", hours=4)
    tomorrow = held("b", "2026-11-25 10:00", "2026-11-25 13:00")
    assert dict(found(quota_hours, **asks((tomorrow,), terms=terms, minutes=7 * 60)).params)["requested"] == 6 * HOUR
    verdict = ask(quota_hours, **asks((tomorrow,), terms=terms, minutes=10 * 60))
    assert isinstance(verdict, Fail)
    assert [dict(each.params)["requested"] for each in verdict.findings] == [6 * HOUR, 4 * HOUR]


def test_what_is_over_takes_nothing_of_what_is_ahead():
    over = {"now": micros(at("19:00"), "now")}
    assert ask(quota_hours, **asks(terms=quota("ahead", hours=0), context=over)) == Pass()


def test_of_what_is_ahead_only_what_is_left_counts():
    assert lasts("ahead", held("now", "2026-11-23 11:00", "2026-11-23 14:00")) == 2 * HOUR


@pytest.mark.parametrize(
    ("before", "date", "after", "hours"),
    [
        ("2027-03-27", "2027-03-28", "2027-03-29", 23),
        ("2027-10-30", "2027-10-31", "2027-11-01", 25),
        ("2027-06-08", "2027-06-09", "2027-06-10", 24),
    ],
)
def test_a_day_is_as_long_as_it_is(before: str, date: str, after: str, hours: int):
    around = held("b", f"{before} 20:00", f"{after} 04:00")
    asked = example(**asks((around,), terms=quota("day", hours=0))).asked
    verdict = quota_hours(Candidate(asked, *(micros(at(f"{date} {clock}"), "at") for clock in ("10:00", "11:00"))))
    assert dict(verdict.findings[0].params)["used"] == hours * HOUR


@pytest.mark.parametrize(
    ("between", "used"), [("16:00-24:00", 1), ("11:30-19:00", 2), ("13:00-18:30", 1), ("18:00-02:00", 1)]
)
def test_only_some_hours_of_the_day_can_count(between: str, used: int):
    booked = held("noon", "12:00", "14:00"), held("evening", "20:00", "21:00")
    assert lasts("day", *booked, between=between) == used * HOUR


def test_a_use_outside_the_hours_that_count_is_free():
    assert ask(quota_hours, **asks(terms=quota("day", hours=0, between="08:00-18:00"))) == Pass()
    assert found(quota_hours, **asks(terms=quota("day", hours=0, between="08:00-18:01")))


def test_hours_that_count_past_midnight_are_of_both_days():
    assert lasts("day", held("early", "00:30", "03:00"), between="18:00-02:00") == 1.5 * HOUR


# --- Several rooms ----------------------------------------------------------------------------------------------------

GYM = {"id": "gym"}


def test_one_use_of_several_rooms_is_counted_once():
    together = {"rooms": ({}, GYM), "terms": quota("day", count=1, hours=1)}
    assert [ask(rule, **asks(**together, at=place)) for rule in (quota_count, quota_hours) for place in (0, 1)] == (
        [Pass()] * 4
    )


def test_what_is_used_up_is_told_of_the_first_room():
    together = {"rooms": ({}, GYM), "terms": quota("day", count=0)}
    assert found(quota_count, **asks(**together)).subject == "room/hall"
    assert ask(quota_count, **asks(**together, at=1)) == Pass()


def test_a_room_with_a_quota_of_its_own_is_held_against_that():
    own = {"rooms": ({}, GYM), "terms": {"rooms": ["gym"], **quota("day", count=0)}}
    assert found(quota_count, **asks(**own, at=1)).subject == "room/gym"


# --- How many at once -------------------------------------------------------------------------------------------------


HOUSE = tuple(RoomFacts(id=name, hub="torg", name=name) for name in ("hall", "gym", "loft", "attic", "cellar"))


def simultaneous(limit: int, *booked: dict[str, Any], **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of an example
    """The band asks for the hall and perhaps others, of a house of which the terms name three rooms."""
    terms = {"rooms": ["hall", "gym", "loft"], "simultaneous": limit}
    return asks(booked, terms=terms, plan={"rooms": HOUSE}, **told)


def rooms(*names: str, hours: str = "18:00-20:00") -> dict[str, Any]:
    """A booking of some rooms at the time that is asked for."""
    start, end = hours.split("-")
    return held("-".join(names), start, end, rooms=names)


def test_as_many_rooms_at_once_as_the_terms_let():
    assert ask(quota_simultaneous, **simultaneous(2, rooms("gym"))) == Pass()
    finding = found(quota_simultaneous, **simultaneous(2, rooms("gym"), rooms("loft")))
    assert finding.conflicts == (Conflict("booking/gym"), Conflict("booking/loft"))
    assert "2" in say(quota_simultaneous, finding, "nn") or "to" in say(quota_simultaneous, finding, "nn")


def test_one_booking_of_two_rooms_holds_two():
    assert found(quota_simultaneous, **simultaneous(2, rooms("gym", "loft")))


def test_all_rooms_that_are_asked_for_count():
    three = {"rooms": ({}, GYM, {"id": "loft"})}
    assert found(quota_simultaneous, **simultaneous(2, **three)).conflicts == ()
    assert ask(quota_simultaneous, **simultaneous(3, **three)) == Pass()
    assert found(quota_simultaneous, **simultaneous(3, rooms("gym"), **three))


def test_rooms_beside_those_of_the_terms_do_not():
    beside = {"rooms": ({}, {"id": "cellar"})}
    assert ask(quota_simultaneous, **simultaneous(1, rooms("attic"), **beside)) == Pass()
    assert found(quota_simultaneous, **simultaneous(1, rooms("gym"), **beside))


def test_only_what_is_held_at_the_same_instant_counts():
    touching = rooms("gym", hours="17:00-18:00"), rooms("loft", hours="19:00-20:00")
    assert ask(quota_simultaneous, **simultaneous(1, *touching)) == Pass()
    halves = rooms("gym", hours="17:00-18:30"), rooms("loft", hours="18:30-20:00")
    assert ask(quota_simultaneous, **simultaneous(2, *halves)) == Pass()


def test_others_are_not_counted_nor_what_gives_way():
    theirs = rooms("gym") | {"wish": {"organiser": CHOIR}}
    assert ask(quota_simultaneous, **simultaneous(1, theirs)) == Pass()
    gone = {"context": {"displaces": frozenset({"gym"})}}
    assert ask(quota_simultaneous, **simultaneous(1, rooms("gym"), **gone)) == Pass()


def test_it_is_told_of_the_first_room_alone():
    assert ask(quota_simultaneous, **simultaneous(1, rooms=({}, GYM), at=1)) == Pass()


def test_who_holds_too_many_is_unknown_where_nobody_tells_who_asks():
    told = missing(quota_simultaneous, terms={"simultaneous": 1})
    assert told == (("organiser",), "/wish/organiser")


# --- How many groups --------------------------------------------------------------------------------------------------


def groups(limit: int, *booked: dict[str, Any], **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of an example
    return {"terms": {"groups": limit}, "booked": booked, **told}


def group(name: str, hours: str = "18:00-20:00", **told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of a booking
    return held(name, *hours.split("-"), **told)


def test_groups_share_a_room_while_there_is_a_place():
    assert ask(quota_groups, **groups(3, group("a"), group("b"))) == Pass()
    finding = found(quota_groups, **groups(2, group("a"), group("b")))
    assert finding.conflicts == (Conflict("booking/a"), Conflict("booking/b"))
    assert say(quota_groups, finding, "en")


def test_groups_are_counted_instant_by_instant_and_not_in_pairs():
    after_each_other = group("a", "17:00-18:30"), group("b", "18:30-20:00")
    assert ask(quota_groups, **groups(2, *after_each_other)) == Pass()
    assert found(quota_groups, **groups(2, *after_each_other, group("c", "18:20-18:40")))


def test_a_block_takes_all_places():
    assert found(quota_groups, **groups(5, group("a", kind="block")))


def test_what_gives_way_takes_none():
    assert ask(quota_groups, **groups(2, group("a"), group("b"), context={"displaces": frozenset({"a"})})) == Pass()
    approval = {"context": {"approval": Approval(by="position/leader")}}
    assert ask(quota_groups, **groups(2, group("a"), group("b", state="pending"), **approval)) == Pass()


def test_a_room_of_one_group_is_no_matter_of_places():
    assert ask(quota_groups, **groups(1, group("a"))) == Pass()
    assert passed_over(quota_groups) == "no-such-terms"
