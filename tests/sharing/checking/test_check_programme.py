"""Checking a programme: whether specialised activities outweigh those to which everybody may come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.sharing.recording.records import MARCH, every_day, house

from innbygger_core.decisions import Policy, PolicyEntry
from innbygger_core.errors import UnknownId
from innbygger_core.sharing import check_programme
from innbygger_core.sharing._checking._programme_rules import LargestShare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.decisions import Checked, Report
    from innbygger_core.sharing import Booking

CODE = "sharing.audience-balance"


def check(bookings: Iterable[Booking], **more: Any) -> Report:  # noqa: ANN401 - arguments of `check_programme`
    return check_programme(house(), bookings, *MARCH, **more)


def verdict(bookings: Iterable[Booking], **more: Any) -> Checked:  # noqa: ANN401 - arguments of `check_programme`
    (entry,) = [entry for entry in check(bookings, **more).checked if entry.code == CODE]
    return entry


def hours(open_: int = 0, specialised: int = 0, unknown: int = 0) -> list[Booking]:
    lengths = {True: open_, False: specialised, "unknown": unknown}
    return [
        booking.model_copy(update={"end": booking.start + timedelta(hours=length)})
        for (told, length), day in zip(lengths.items(), (1, 2, 3), strict=True)
        if length
        for booking in every_day([day], audience={"open": told})
    ]


@pytest.mark.parametrize(
    ("programme", "expected"),
    [
        (hours(open_=2, specialised=2), "pass"),
        (hours(open_=3), "pass"),
        (hours(open_=2, specialised=3), "fail"),
        (hours(specialised=1), "fail"),
        (hours(open_=4, specialised=1, unknown=2), "pass"),
        (hours(open_=4, specialised=2, unknown=3), "unknown"),
        (hours(open_=1, specialised=4, unknown=2), "fail"),
        (hours(unknown=1), "unknown"),
    ],
    ids=["as much", "all open", "more", "nothing else", "perhaps, but not too much", "perhaps", "anyhow", "untold"],
)
def test_specialised_activities_do_not_outweigh_open_ones(programme: list[Booking], expected: str):
    assert verdict(programme).verdict == expected


@pytest.mark.parametrize(
    "more",
    [{"traits": ["private_party"]}, {"service": {}}, {"visibility": "shielded"}, {"state": "cancelled"}],
    ids=["a private party", "an individual service", "shielded", "cancelled"],
)
def test_what_is_no_activity_does_not_count(more: dict[str, Any]):
    entry = verdict(every_day([1], audience={"open": False}, **more))
    assert (entry.verdict, entry.why) == ("skip", "no-activities")


def test_a_policy_sets_the_share_and_what_is_no_activity():
    programme = hours(open_=6, specialised=4)
    strict = Policy("ours", (PolicyEntry(CODE, figures=LargestShare(largest=0.3)),))
    assert verdict(programme, policy=strict).verdict == "fail"
    meetings = every_day([4, 5], purpose="staff_meeting", audience={"open": False})
    ours = Policy("ours", (PolicyEntry(CODE, figures=LargestShare(no_activity=("staff_meeting",))),))
    assert (verdict(programme).verdict, verdict(programme + meetings).verdict) == ("pass", "fail")
    assert verdict(programme + meetings, policy=ours).verdict == "pass"


def test_the_reason_tells_how_much():
    (reason, *_) = check(hours(open_=1, specialised=2)).reasons
    assert reason.text("nb") == (
        "Fjord bruker 67 prosent av tiden på aktiviteter for bare noen målgrupper. Grensen er 50 prosent."
    )
    for lang in ("nn", "en"):
        assert reason.text(lang)
        assert reason.help(lang)


def test_what_is_missing_is_told():
    (reason, *_) = check(hours(unknown=1)).reasons
    assert reason.missing == ("audience-openness",)
    assert reason.text("nn").endswith("Det manglar opplysningar om kven aktivitetane er opne for.")


def test_a_programme_can_be_of_one_hub():
    programme = [*hours(specialised=3), *every_day([4, 5, 6], rooms="pier", audience={"open": True})]
    assert [reason.subject for reason in check(programme, hub="torg").reasons] == ["hub/torg"] * 3
    assert verdict(programme, hub="torg").verdict == "fail"
    assert verdict(programme, hub="quay").verdict == "pass"
    assert check(programme, hub="torg").reasons[0].params[0] == ("name", "Torget")
    with pytest.raises(UnknownId):
        check(programme, hub="troll")


def test_the_policy_of_the_first_day_holds():
    assert check([]).day == date(2027, 3, 1)


def test_a_report_notes_what_bookings_are_good_for():
    record, technician = check([]).reasons
    assert (record.code, record.verdict, record.subject) == ("sharing.activity-record", "note", "network")
    assert "hvor mye rommene brukes" in record.text("nb")
    assert technician.code == "sharing.technician"


def test_the_share_is_of_the_time_of_which_it_is_known():
    (reason, *_) = check(hours(open_=1, specialised=4, unknown=2)).reasons
    assert dict(reason.params)["share"] == 80
