"""The agreements of the invented municipality: every kind of clause, and something that happened to most of them."""

from __future__ import annotations

from datetime import date

import pytest

from innbygger_core.agreements import Agreement, DutyStatus, Status
from innbygger_core.datasets import glimsund
from innbygger_core.values import UNKNOWN

AGREEMENTS = {each.id: each for each in glimsund().agreements}
DAY = date(2026, 11, 23)
CLAUSES = (
    *("parties", "covers", "duration", "termination", "obligations", "meetings", "conflict_resolution"),
    *("valuation", "respect", "volunteer_boundary"),
)


def missed(name: str) -> list[tuple[str, date | None]]:
    return [(duty.id, duty.due) for duty in AGREEMENTS[name].duties(DAY) if duty.status is DutyStatus.LAPSED]


def test_are_of_many_kinds():
    kinds = {each.kind for each in AGREEMENTS.values()}
    assert kinds == {"co_operation", "lending_partner", "lease", "operation", "partnership", "volunteer_work"}


@pytest.mark.parametrize("clause", CLAUSES)
def test_show_every_clause(clause: str):
    assert any(getattr(each, clause) not in {UNKNOWN, None, ()} for each in AGREEMENTS.values())


def test_show_nearly_every_act():
    acts = {act.kind for each in AGREEMENTS.values() for act in each.acts}
    assert acts == {"amend", "give_notice", "pause", "record_fulfilment", "record_meeting"}


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("bibliotek-og-kultur", Status.IN_FORCE),
        ("drift-glimsund", Status.LAST_TERM),
        ("leige-strandgata", Status.IN_FORCE),
        ("batverkstaden", Status.SUSPENDED),
        ("lager-songlaget", Status.NOTICE_GIVEN),
        ("kafe-lyktoya", Status.IN_FORCE),
        ("turvener", Status.BREACHED),
        ("utlan-pa-ferja", Status.DRAFT),
    ],
)
def test_stand_differently_on_a_day(name: str, status: Status):
    assert AGREEMENTS[name].status(DAY) is status


@pytest.mark.parametrize(
    ("name", "day", "last"),
    [
        # Two months to the end of a month before 31 May, and three since it was amended.
        ("kafe-lyktoya", date(2026, 5, 31), date(2026, 3, 31)),
        ("kafe-lyktoya", date(2026, 6, 1), date(2027, 2, 28)),
        ("lager-songlaget", date(2026, 11, 1), date(2027, 4, 30)),
        ("lager-songlaget", DAY, None),
        ("leige-strandgata", DAY, date(2029, 12, 31)),
        ("turvener", DAY, None),
        ("bibliotek-og-kultur", DAY, UNKNOWN),
    ],
)
def test_have_a_last_day_for_notice(name: str, day: date, last: date | None):
    assert AGREEMENTS[name].last_notice_day(day) == last


def test_notice_to_the_singing_society_ends_the_year_of_singing():
    assert AGREEMENTS["lager-songlaget"].state(DAY).last_day == date(2027, 7, 31)


def test_the_singing_society_has_got_more_space():
    def storage(agreement: Agreement) -> list[float | None]:
        assert agreement.covers is not UNKNOWN
        return [cover.square_metres for cover in agreement.covers if cover.use == "storage"]

    society = AGREEMENTS["lager-songlaget"]
    assert [storage(society.as_of(date(2025, month, 31))) for month in (7, 8)] == [[4], [6]]


def test_a_meeting_is_missed_and_a_promise_broken():
    assert missed("drift-glimsund") == [("dialogmote", date(2026, 10, 15))]
    assert missed("turvener") == [("turar", date(2026, 6, 30))]
    assert {name for name in AGREEMENTS if missed(name)} == {"drift-glimsund", "turvener"}


def test_the_operator_is_asked_again_after_the_next_local_election():
    due = [duty.due for duty in AGREEMENTS["drift-glimsund"].duties(DAY) if duty.id == "nytt-kommunestyre"]
    assert due == [date(2028, 3, 13)]
