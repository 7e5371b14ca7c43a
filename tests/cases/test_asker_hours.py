"""The hours of Asker's hubs and libraries from 2015 on, written by hand: what no plain week can carry."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.errors import UnresolvedHours
from innbygger_core.hours import Access, compile_hours, compile_versions, read_hours

if TYPE_CHECKING:
    from innbygger_core.hours import HoursState, OpeningHours, Timetable
    from innbygger_core.timekeeping import Spans

HERE = Path(__file__).parent / "asker_hours"
EXPECTED: dict[str, list[dict[str, Any]]] = json.loads((HERE / "expected.json").read_text("utf-8"))
LOSSES: dict[str, str] = json.loads((HERE / "losses.json").read_text("utf-8"))
FILES = {file.stem: file for file in sorted(HERE.glob("*.json")) if file.name not in {"expected.json", "losses.json"}}
# A dot sets apart the hours of others to which a place is bound.
SCHEDULES = [name for name in FILES if "." not in name]
OSLO = ZoneInfo("Europe/Oslo")
every_file = pytest.mark.parametrize("name", FILES)


def hours(name: str) -> OpeningHours:
    return read_hours(FILES[name].read_bytes())


def timetable(name: str) -> Timetable:
    return compile_hours(hours(name), context=[hours(other) for other in FILES if other.startswith(f"{name}.")])


def state(name: str, when: str, layer: str | None = None) -> HoursState:
    return timetable(name).view(layer=layer).state(datetime.fromisoformat(when).replace(tzinfo=OSLO))


def answer(found: HoursState) -> bool | str:
    return "unknown" if found.access is Access.UNKNOWN else found.is_open


# --- All of them -----------------------------------------------------------------------------------------------------


@every_file
def test_a_schedule_is_read_and_written_without_loss(name: str):
    assert hours(name).id == name
    assert read_hours(hours(name).model_dump_json()) == hours(name)


@every_file
def test_a_schedule_is_said_in_every_language(name: str):
    assert len({hours(name).text(lang) for lang in ("nb", "nn", "en")}) == 3


@every_file
def test_a_schedule_names_its_source_and_when_that_was_read(name: str):
    source = hours(name).source
    assert source is not None
    assert "/" in source.name
    assert source.read_on in {date(2026, 11, 21), date(2017, 5, 11)}


@pytest.mark.parametrize(
    ("name", "question"),
    [
        pytest.param(name, question, id=f"{name}-{number}")
        for name, questions in EXPECTED.items()
        for number, question in enumerate(questions, 1)
    ],
)
def test_a_schedule_answers(name: str, question: dict[str, Any]):
    view = {key: question[key] for key in ("access", "audience", "room", "layer") if key in question}
    found = timetable(name).view(**view).state(datetime.fromisoformat(question["at"]))
    assert answer(found) == question["answer"], question


def test_every_schedule_is_asked():
    assert len(SCHEDULES) == 45
    assert EXPECTED.keys() == set(SCHEDULES)


def test_what_is_lost_is_lost_of_a_schedule_and_for_a_reason():
    assert LOSSES.keys() < set(SCHEDULES)
    assert all(LOSSES.values())


# --- Every fourth Saturday, and nobody says which --------------------------------------------------------------------


def fourth_saturday_from(first: str) -> Timetable:
    written = json.loads(FILES["heggedal-library-2025"].read_text("utf-8"))
    written["layers"][0]["recurring"][0]["first"] = first
    return compile_hours(read_hours(json.dumps(written)))


def test_what_is_known_of_a_fourth_saturday_is_what_all_four_phases_agree_on():
    firsts = ("2025-01-04", "2025-01-11", "2025-01-18", "2025-01-25")
    window = (date(2025, 2, 1), date(2027, 2, 1), Access.STAFFED)
    library = timetable("heggedal-library-2025")

    def told(perhaps: bool) -> list[Spans]:
        return [fourth_saturday_from(first).open_spans(*window, perhaps=perhaps) for first in firsts]

    assert library.open_spans(*window) == reduce(lambda one, other: one & other, told(perhaps=False))
    assert library.open_spans(*window, perhaps=True) == reduce(lambda one, other: one | other, told(perhaps=True))


def test_once_the_first_is_told_one_saturday_of_four_is_staffed():
    told = fourth_saturday_from("2026-11-07")
    noons = [datetime(2026, 11, 7, 12, tzinfo=OSLO) + timedelta(weeks=weeks) for weeks in range(9)]
    assert [told.is_open(noon, Access.STAFFED) for noon in noons] == [weeks % 4 == 0 for weeks in range(9)]


def test_what_makes_a_saturday_unsure_is_named():
    (desk,) = state("heggedal-library-2025", "2026-11-28T12:00", layer="desk").because
    assert (desk.winner, desk.unsure) == ("week/sat,sun", ("recurring/every-fourth-saturday",))


# --- Early voting: two schedules that follow each other --------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "total"),
    [
        ("asker", 38 + 3 * 53 + 55),
        ("five-hubs", 30 + 3 * 42 + 50),
        ("roykensenteret", 30 + 3 * 43 + 45),
    ],
)
def test_early_voting_adds_up_by_week(place: str, total: int):
    weeks = compile_versions(hours(f"early-voting-2021-{place}-{each}") for each in ("weeks-32-35", "week-36"))
    assert weeks.open_time(date(2021, 8, 10), date(2021, 9, 11)) == timedelta(hours=total)


def test_the_last_day_of_voting_beats_the_fridays():
    (voting,) = state("servicetorg-asker-voting-2017", "2017-09-08T18:30").because
    assert (voting.winner, voting.beat) == ("exception/last-day", ("week/fri",))


# --- Closings, with and without a beginning --------------------------------------------------------------------------


def test_a_closing_whose_beginning_nobody_tells_is_sure_on_its_last_day_alone():
    before, last = (state("hub-closure-pandemic-2021", f"2021-01-{day}T12:00") for day in (17, 18))
    assert [answer(before), answer(last)] == ["unknown", False]
    assert (str(last.since), str(last.until)) == ("2021-01-18 00:00:00+01:00", "2021-01-19 00:00:00+01:00")
    assert [cause.unsure for cause in (*before.because, *last.because)] == [("exception/pandemic",), ()]


def test_a_library_that_moves_is_closed_for_two_months():
    moving = state("slemmestad-library-move", "2021-01-31T12:00")
    assert answer(moving) is False
    assert (moving.since, moving.until) == (
        datetime(2020, 12, 30, tzinfo=OSLO),
        datetime(2021, 3, 1, tzinfo=OSLO),
    )


def test_a_library_that_was_shut_down_never_opens_again():
    closed = state("midtbygda-library-closing", "2025-01-13T00:00")
    assert (answer(closed), closed.until) == (False, None)


# --- Self-service within a shopping centre ---------------------------------------------------------------------------


def test_hours_within_a_shopping_centre_cannot_be_told_without_it():
    with pytest.raises(UnresolvedHours):
        compile_hours(hours("oygarden-rong-skogsskiftet-2022"))


def test_once_the_shopping_centre_tells_its_hours_self_service_follows_them():
    centre = {
        "format": "innbygger.hours/1",
        "id": "oygarden-rong-skogsskiftet-2022.shopping-centre",
        "week": {"mon-fri": ["09:00-20:00"], "sat": ["09:00-18:00"]},
    }
    rong = compile_hours(hours("oygarden-rong-skogsskiftet-2022"), context=[read_hours(json.dumps(centre))])
    opened = rong.view(Access.SELF_SERVICE).next_openings(datetime(2022, 10, 10, tzinfo=OSLO), 2)
    assert [f"{span.start:%a %H}-{span.end:%H}" for span in opened] == ["Wed 09-20", "Sat 09-18"]
