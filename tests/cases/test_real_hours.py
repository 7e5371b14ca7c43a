"""Eighty-two real places, written in the format: nothing lost, and asked on the days that are hard."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.hours import Access, compile_hours, read_hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours import HoursState, OpeningHours, Timetable

HERE = Path(__file__).parent / "real_hours"
BESIDE = ("expected_", "losses_")


def _by_place(kind: str) -> dict[str, Any]:
    """Put together what the files of one kind say; no place stands in two of them."""
    pages = [json.loads(file.read_text("utf-8")) for file in sorted(HERE.glob(f"{kind}_*.json"))]
    by_place = {place: said for page in pages for place, said in page.items()}
    assert len(by_place) == sum(map(len, pages))
    return by_place


FILES = {file.stem: file for file in sorted(HERE.glob("*.json")) if not file.name.startswith(BESIDE)}
# A dot sets apart the hours of others, to which a place is bound.
PLACES = [name for name in FILES if "." not in name]
EXPECTED: dict[str, list[dict[str, Any]]] = _by_place("expected")
LOSSES: dict[str, str] = _by_place("losses")


@cache
def _hours(name: str) -> OpeningHours:
    return read_hours(FILES[name].read_bytes())


def _context(place: str, given: list[dict[str, Any]]) -> Iterator[OpeningHours]:
    """Give the hours to which a place is bound; a question may tell those that the source does not."""
    told = {row["id"]: read_hours(json.dumps({"format": "innbygger.hours/1", **row})) for row in given}
    yield from told.values()
    yield from (_hours(name) for name in FILES if name.startswith(f"{place}.") and name not in told)


def _asked(place: str, question: dict[str, Any]) -> Timetable:
    timetable = compile_hours(_hours(place), context=tuple(_context(place, question.get("given", []))))
    return timetable.view(**{key: question[key] for key in ("access", "audience", "room", "layer") if key in question})


def _answer(state: HoursState) -> bool | str:
    return "unknown" if state.access is Access.UNKNOWN else state.access is not Access.CLOSED


def _holds(kept: object, written: object) -> bool:
    """Tell whether everything that a person wrote is still there."""
    if isinstance(kept, list) and isinstance(written, dict):
        return len(kept) == 1 and _holds(kept[0], written)
    if isinstance(kept, dict) and isinstance(written, dict):
        return written.keys() <= kept.keys() and all(_holds(kept[key], value) for key, value in written.items())
    if isinstance(kept, list) and isinstance(written, list):
        return len(kept) == len(written) and all(map(_holds, kept, written))
    return kept == written


@pytest.mark.parametrize("name", FILES)
def test_a_real_place_is_read_and_written_without_loss(name: str):
    hours = _hours(name)
    assert hours.id == name
    assert read_hours(hours.model_dump_json()) == hours
    assert _holds(hours.model_dump(mode="json"), json.loads(FILES[name].read_bytes()))


@pytest.mark.parametrize("name", FILES)
def test_a_real_place_is_said_in_every_language(name: str):
    assert len({_hours(name).text(lang) for lang in ("nb", "nn", "en")}) == 3


@pytest.mark.parametrize(
    ("place", "question"),
    [
        pytest.param(place, question, id=f"{place}-{number}")
        for place, questions in EXPECTED.items()
        for number, question in enumerate(questions, 1)
    ],
)
def test_a_real_place_answers(place: str, question: dict[str, Any]):
    timetable, when = _asked(place, question), datetime.fromisoformat(question["at"])
    assert _answer(timetable.state(when)) == question["answer"], question
    assert timetable.is_open(when) is (question["answer"] is True), question


def test_every_real_place_is_asked_at_least_three_questions():
    assert EXPECTED.keys() == set(PLACES)
    assert min(map(len, EXPECTED.values())) >= 3


def test_nearly_all_real_places_lose_nothing():
    assert len(PLACES) == 82
    assert len(set(PLACES) - set(LOSSES)) >= 78


def test_what_is_lost_is_lost_of_a_place_and_for_a_reason():
    assert set(LOSSES) <= set(PLACES)
    assert all(LOSSES.values())
