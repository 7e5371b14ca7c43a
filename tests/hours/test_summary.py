from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innbygger_core.hours import Access, HoursSummary

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hours import Timetable


@pytest.mark.parametrize(
    ("when", "changes", "fresh_until"),
    [
        ("2026-11-23T12:00", "2026-11-23T16:00", "2026-11-23T16:00"),
        ("2026-11-23T17:00", "2026-11-24T10:00", "2026-11-24T00:00"),
        ("2026-11-27T17:00", "2026-11-30T10:00", "2026-11-28T00:00"),
    ],
)
def test_a_summary_is_fresh_until_the_next_change_or_midnight(
    office: Timetable, at: Callable[..., datetime], when: str, changes: str, fresh_until: str
):
    summary = office.summary(at(when))
    assert (summary.changes, summary.fresh_until, summary.sure) == (at(changes), at(fresh_until), True)


def test_a_summary_of_a_place_that_never_changes_is_fresh_until_midnight(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    summary = compiled(week={}).summary(at("2026-11-23T12:00"))
    assert summary == HoursSummary(
        at=at("2026-11-23T12:00"), access=Access.CLOSED, changes=None, sure=True, fresh_until=at("2026-11-24T00:00")
    )


def test_a_summary_is_fresh_until_a_layer_changes_though_the_place_stays_open(
    house: Timetable, at: Callable[..., datetime]
):
    summary = house.summary(at("2026-11-23T09:00"))
    assert (summary.changes, summary.fresh_until) == (at("2026-11-23T22:00"), at("2026-11-23T10:00"))


def test_a_summary_is_not_sure_across_the_unknown(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    timetable = compiled(week={"mon": ["08:00-09:00?", "10:00-12:00", "12:00-13:00?"]})
    assert not timetable.summary(at("2026-11-23T07:00")).sure
    assert not timetable.summary(at("2026-11-23T11:00")).sure
    assert timetable.summary(at("2026-11-23T09:30")).sure


@pytest.mark.parametrize(
    ("week", "when", "text"),
    [
        ({"sat": ["08:00-24:00"], "sun": ["00:00-24:00"]}, "2026-11-28T09:00", "Åpent, stenger i morgen kl. 24"),
        ({"mon-fri": ["00:00-24:00"]}, "2026-11-23T09:00", "Åpent, stenger fredag kl. 24"),
        ({"mon": ["10:00-24:00"]}, "2026-11-23T12:00", "Åpent, stenger ved midnatt"),
    ],
)
def test_a_midnight_belongs_to_the_day_that_it_ends(
    compiled: Callable[..., Timetable], at: Callable[..., datetime], week: dict[str, list[str]], when: str, text: str
):
    assert compiled(week=week).summary(at(when)).text("nb") == text
