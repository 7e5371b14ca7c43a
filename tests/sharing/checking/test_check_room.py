"""Checking the terms of a room: whether they leave some length for a use, whoever asks and whenever it starts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.errors import OutOfRange, UnknownId
from innbygger_core.sharing import check_room

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.decisions import Report
    from innbygger_core.network import Plan

MONDAY = date(2026, 11, 23)
CODE = "sharing.no-possible-duration"
HUB = {"id": "torg", "name": "Torget"}
ROOMS = [
    {"id": "hall", "hub": "torg", "name": "Salen"},
    {"id": "shed", "hub": "torg", "name": "Skuret", "valid_to": "2026-11-22"},
]
CHOIR = {"id": "choir", "name": "Koret", "kind": "association"}


@pytest.fixture
def check(plan: Callable[..., Plan]) -> Callable[..., Report]:
    """Check the hall on rows of terms."""

    def checked(*rows: dict[str, Any], room: str = "hall", day: date = MONDAY, **more: Any) -> Report:  # noqa: ANN401
        terms = [{"id": str(place), **row} for place, row in enumerate(rows)]
        return check_room(plan(hubs=[HUB], rooms=ROOMS, organisations=[CHOIR], terms=terms), room, day=day, **more)

    return checked


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        pytest.param([], "skip", id="no terms"),
        pytest.param([{"grid": "PT15M"}], "skip", id="terms that say nothing of lengths"),
        pytest.param([{"shortest": "PT2H", "longest": "PT2H"}], "pass", id="one length"),
        pytest.param([{"shortest": "PT140M", "longest": "PT200M", "step": "PT60M"}], "pass", id="a step fits"),
        pytest.param([{"shortest": "PT140M", "longest": "PT200M", "step": "PT120M"}], "fail", id="no step fits"),
        pytest.param([{"shortest": "PT3H", "longest": "PT2H"}], "fail", id="the shortest is longer"),
        pytest.param([{"longest": "PT1H", "step": "PT2H"}], "fail", id="the step is longer"),
        pytest.param([{"longest": "PT0S"}], "pass", id="a longest of nothing is no limit, as when deciding"),
        pytest.param([{"step": "PT0S", "shortest": "PT1H"}], "pass", id="nor is a step of nothing"),
        pytest.param([{"shortest": "P1D", "longest": "PT24H"}], "pass", id="a day has 24 hours"),
        pytest.param([{"shortest": "P1M", "longest": "P29D"}], "fail", id="a month has 30 days"),
        pytest.param([{"longest": "PT2H"}, {"shortest": "PT3H"}], "fail", id="rows that hold together"),
        pytest.param(
            [{"longest": "PT2H"}, {"shortest": "PT3H", "longest": None}], "pass", id="a narrower row takes a limit away"
        ),
        pytest.param([{"longest": "PT2H", "rooms": ["shed"]}, {"shortest": "PT3H"}], "pass", id="another room's"),
        pytest.param([{"longest": "PT2H"}, {"shortest": "PT3H", "weekdays": "sun"}], "fail", id="on the last day"),
        pytest.param(
            [{"longest": "PT2H", "weekdays": "mon-fri"}, {"shortest": "PT3H", "weekdays": "sat,sun"}],
            "pass",
            id="weekdays that never meet",
        ),
        pytest.param(
            [{"longest": "PT2H", "weekdays": "fri,sat"}, {"shortest": "PT3H", "weekdays": "sat,sun"}],
            "fail",
            id="weekdays that meet",
        ),
        pytest.param(
            [{"longest": "PT2H", "clock": "08:00-16:00"}, {"shortest": "PT3H", "clock": "16:00-22:00"}],
            "pass",
            id="hours that never meet",
        ),
        pytest.param(
            [{"longest": "PT2H", "clock": "20:00-02:00"}, {"shortest": "PT3H", "clock": "01:00-03:00"}],
            "fail",
            id="hours that meet after midnight",
        ),
        pytest.param(
            [{"longest": "PT2H", "organisers": ["resident"]}, {"shortest": "PT3H", "organisers": ["unit"]}],
            "pass",
            id="organisers who are never the same",
        ),
        pytest.param(
            [{"longest": "PT2H", "organisers": ["association"]}, {"shortest": "PT3H", "organisers": ["outsider"]}],
            "fail",
            id="an association from outside",
        ),
        pytest.param(
            [
                {"longest": "PT2H", "organisers": ["organisation/band"]},
                {"shortest": "PT3H", "organisers": ["organisation"]},
            ],
            "fail",
            id="an organisation by name",
        ),
        pytest.param(
            [{"longest": "PT2H", "purposes": ["talk"]}, {"shortest": "PT3H", "purposes": ["concert"]}],
            "pass",
            id="one purpose at a time",
        ),
        pytest.param(
            [{"longest": "PT2H", "ages": {"oldest": 12}}, {"shortest": "PT3H", "ages": {"oldest": 19}}],
            "fail",
            id="ages within ages",
        ),
        pytest.param(
            [{"longest": "PT2H", "recurring": True}, {"shortest": "PT3H", "recurring": False}],
            "pass",
            id="single use and use that comes back",
        ),
        pytest.param(
            [{"longest": "PT2H", "valid_to": "2026-11-22"}, {"shortest": "PT3H"}], "pass", id="what no longer holds"
        ),
    ],
)
def test_some_length_must_be_left(check: Callable[..., Report], rows: list[dict[str, Any]], verdict: str):
    assert [(entry.code, entry.subject, entry.verdict) for entry in check(*rows).checked] == [
        (CODE, "room/hall", verdict)
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {"shortest": "PT140M", "longest": "PT200M", "step": "PT2H"},
            (
                "Salen lånes ut for minst 2 timer og 20 minutter og høyst 3 timer og 20 minutter, i bolker på 2 timer. "
                "Ingen tid oppfyller alt dette."
            ),
        ),
        (
            {"shortest": "PT3H", "longest": "PT2H"},
            "Salen lånes ut for minst 3 timer, men høyst 2 timer. Ingen tid oppfyller begge deler.",
        ),
        (
            {"longest": "PT1H", "step": "PT2H"},
            "Salen lånes ut i bolker på 2 timer, men for høyst 1 time. Ingen tid oppfyller begge deler.",
        ),
    ],
)
def test_the_reason_says_what_does_not_go_together(check: Callable[..., Report], row: dict[str, str], expected: str):
    report = check(row)
    (reason,) = report.reasons
    assert (report.ok, report.day, reason.text("nb")) == (False, MONDAY, expected)
    assert [conflict.reference for conflict in reason.conflicts] == ["terms/0"]
    for lang in ("nn", "en"):
        assert reason.text(lang)
        assert reason.help(lang)


def test_each_set_of_rows_is_told_once(check: Callable[..., Report]):
    report = check(
        {"step": "PT2H"}, {"longest": "PT1H", "weekdays": "mon"}, {"longest": "PT90M", "weekdays": "tue-sun"}
    )
    assert [[conflict.reference for conflict in reason.conflicts] for reason in report.reasons] == [
        ["terms/0", "terms/1"],
        ["terms/0", "terms/2"],
    ]


def test_a_policy_decides_how_binding_it_is(check: Callable[..., Report]):
    policy = Policy("ours", (PolicyEntry(CODE, severity=Severity.INFO),))
    assert check({"shortest": "PT3H", "longest": "PT2H"}, policy=policy).ok


@pytest.mark.parametrize("room", ["attic", "shed"])
def test_a_room_that_does_not_exist_that_day_is_refused(check: Callable[..., Report], room: str):
    with pytest.raises(UnknownId, match="Known: hall"):
        check(room=room)


def test_a_day_that_nobody_answers_for_is_refused(check: Callable[..., Report]):
    with pytest.raises(OutOfRange):
        check(day=date(1800, 1, 1))
