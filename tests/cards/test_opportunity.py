"""Whether there is a regular activity for every child: what exists, and nothing about persons."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from tests.cards.town import Town, activity

from innbygger_core.cards import check_opportunity, opportunity
from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.errors import OutOfRange

DAY = date(2026, 11, 23)


def offer(youngest: int | None, oldest: int | None, places: Any, **told: Any) -> Any:  # noqa: ANN401 - as models read it
    ages = {"youngest": youngest, "oldest": oldest}
    return activity(**{"ages": ages, "places": places, "regular": True, "fee": 0, **told})


def offers(*written: tuple[int | None, int | None, int]) -> Town:
    return Town(activities=tuple(offer(*each, id=f"a{place}") for place, each in enumerate(written)))


@pytest.mark.parametrize(
    ("written", "children", "share"),
    [
        ([], [(8, 20)], 0.0),
        ([(6, 12, 20)], [(8, 20)], 1.0),
        ([(6, 12, 10)], [(8, 20)], 0.5),
        ([(6, 12, 99)], [(8, 20), (15, 20)], 0.5),
        ([(6, 16, 20), (6, 9, 20)], [(8, 20), (15, 20)], 1.0),
        ([(6, None, 20), (6, 9, 20)], [(8, 20), (15, 20)], 1.0),
        ([(None, None, 5), (6, 9, 5)], [(8, 10)], 1.0),
        ([(6, 12, 20)], [(8, 0)], None),
        ([(6, 12, 20)], [], None),
    ],
)
def test_as_many_children_as_possible_have_a_place_at_once(
    written: list[tuple[int | None, int | None, int]], children: list[tuple[int, int]], share: float | None
):
    assert opportunity(offers(*written), DAY, children).share == share


def test_no_other_way_of_seating_gives_more_children_a_place():
    ranges = [(6, 8), (7, 9), (6, 9), (8, 9)]
    for places in product(range(3), repeat=4):
        town = offers(*((*ages, count) for ages, count in zip(ranges, places, strict=True)))
        share = opportunity(town, DAY, [(6, 2), (7, 1), (8, 2), (9, 1)]).share
        assert share == most(ranges, list(places), [6, 6, 7, 8, 8, 9]) / 6


def most(ranges: list[tuple[int, int]], places: list[int], ages: list[int]) -> int:
    """Try every way."""
    if not ages:
        return 0
    first, rest = ages[0], ages[1:]
    best = most(ranges, places, rest)
    for place, (youngest, oldest) in enumerate(ranges):
        if places[place] and youngest <= first <= oldest:
            fewer = [count - (which == place) for which, count in enumerate(places)]
            best = max(best, 1 + most(ranges, fewer, rest))
    return best


@pytest.mark.parametrize(
    ("told", "counted", "unknown"),
    [
        ({}, 20, ()),
        ({"fee": 400}, 20, ("judo",)),
        ({"fee": 400, "card_accepted": True}, 20, ()),
        ({"fee": 400, "card_accepted": False}, 20, None),
        ({"fee": "unknown", "card_accepted": True}, 20, ()),
        ({"fee": "unknown"}, 20, ("judo",)),
        ({"regular": False}, 20, None),
        ({"regular": "unknown"}, 20, ("judo",)),
        ({"places": "unknown"}, 20, ("judo",)),
        ({"ages": "unknown"}, 20, ("judo",)),
        ({"valid_to": "2026-11-22"}, 20, None),
    ],
)
def test_an_activity_counts_when_it_is_regular_open_to_every_purse_and_told(
    told: dict[str, Any], counted: int, unknown: tuple[str, ...] | None
):
    town = Town(activities=(offer(6, 12, **{"places": counted, **told}),))
    found = opportunity(town, DAY, [(8, 20)])
    assert (found.places, found.unknown) == (counted if unknown == () else 0, unknown or ())


@pytest.mark.parametrize(
    ("children", "shown", "share"),
    [([(8, 4)], "withheld", "withheld"), ([(8, 2), (9, 2)], "withheld", "withheld"), ([(8, 5)], 5, 1.0), ([], 0, None)],
)
def test_a_figure_about_so_few_is_withheld(
    children: list[tuple[int, int]], shown: int | str, share: float | str | None
):
    found = opportunity(offers((6, 12, 20)), DAY, children)
    assert (found.children, found.places, found.share) == (shown, 20, share)


def test_a_day_lies_in_years_that_there_are_answers_for():
    with pytest.raises(OutOfRange):
        opportunity(Town(), date(2200, 1, 1), [])
    with pytest.raises(OutOfRange):
        check_opportunity(Town(), day=date(2200, 1, 1))


def test_the_aim_is_a_note_that_no_policy_can_make_a_refusal_of():
    policy = Policy(id="glimsund", entries=(PolicyEntry(code="card.opportunity", severity=Severity.MUST),))
    report = check_opportunity(Town(), day=DAY, policy=policy)
    assert (report.ok, report.complete) == (True, True)
    assert [(reason.code, reason.verdict) for reason in report.reasons] == [
        ("card.no-stigma", "note"),
        ("card.opportunity", "note"),
    ]
    assert report.reasons[1].text("en").startswith("Every child in Glimsund")
