from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.laws.hours_documents import Drawn, documents
from tests.laws.test_hours_format import compiled as compiled_document
from tests.laws.test_hours_format import instants

from innbygger_core.errors import OutOfRange
from innbygger_core.hours import Access, WeekTable, compile_versions
from innbygger_core.texts import LocalText

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hours import LayerDay, OpeningHours, Stretch, Timetable

    Compiled = Callable[..., Timetable]
    Json = dict[str, Any]

MONDAY = date(2026, 11, 23)
MINUTE = timedelta(minutes=1)
TEN = {"mon-fri": ["10:00-16:00"]}


def _column(table: WeekTable, place: int = 0) -> list[list[str]]:
    return [[str(span) for span in day.layers[place].spans] for day in table.days]


def test_a_table_shows_the_week_in_which_a_day_lies(compiled: Compiled):
    for day in (MONDAY, MONDAY + timedelta(days=6)):
        table = compiled(week=TEN).table(day)
        assert table.monday == MONDAY
        assert [row.day for row in table.days] == [MONDAY + timedelta(days=n) for n in range(7)]
        assert _column(table) == [*[["10:00-16:00"]] * 5, [], []]


def test_a_table_shows_every_layer_that_counts(house: Timetable):
    assert [layer.id for layer in house.table(MONDAY).days[0].layers] == ["desk", "card"]
    (line,) = house.table(MONDAY, access=Access.PHONE).days[0].layers
    assert (line.id, line.access, [str(span) for span in line.spans]) == ("line", "phone", ["09:00-10:00"])


def test_a_view_without_layers_is_a_table_of_days(compiled: Compiled):
    table = compiled(week={}).table(MONDAY, access=Access.DIGITAL)
    assert [row.layers for row in table.days] == [()] * 7
    assert table.text("nb").split("\n")[2] == "man. 23. nov."


def test_a_day_is_exceptional_where_it_has_other_hours_than_usual(compiled: Compiled):
    items = [
        {
            "id": "short",
            "first_day": "2026-11-24",
            "last_day": "2026-11-24",
            "hours": ["10:00-12:00"],
            "reason": "Kurs",
        },
        {"id": "same", "first_day": "2026-11-25", "last_day": "2026-11-25", "hours": ["10:00-16:00"]},
        {"id": "lunch", "first_day": "2026-11-26", "last_day": "2026-11-26", "hours": ["12:00-13:00"], "mode": "cut"},
        {"id": "closed", "first_day": "2026-11-28", "last_day": "2026-11-29", "hours": []},
    ]
    table = compiled(week=TEN, exceptions=items).table(MONDAY)
    assert [day.layers[0].exceptional for day in table.days] == [False, True, False, True, False, False, False]
    assert [day.layers[0].winner for day in table.days[:4]] == [
        "week/mon-fri",
        "exception/short",
        "exception/same",
        "week/mon-fri",
    ]
    assert table.days[1].layers[0].reason == LocalText.of("Kurs")


def test_a_rule_about_more_than_days_of_the_week_is_exceptional(compiled: Compiled):
    rules = [
        {"id": "rule-1", "on": {"days": "mon-fri"}, "hours": ["10:00-16:00"]},
        {"id": "rule-2", "hours": ["08:00-09:00"], "mode": "add"},
        {"id": "rule-3", "on": {"days": "tue[4]"}, "hours": []},
        {"id": "rule-4", "on": {"dates": "2026-11-25"}, "hours": []},
    ]
    table = compiled(precedence="order", layers=[{"id": "osm", "rules": rules}]).table(MONDAY)
    assert [day.layers[0].exceptional for day in table.days] == [False, True, True, False, False, False, False]


@pytest.mark.parametrize("where", ["schedule", "layer"])
def test_outside_the_validity_nothing_is_out_of_the_ordinary(compiled: Compiled, where: str):
    validity = {"valid_to": "2026-11-24"}
    said: Json = {"layers": [{"id": "desk", "week": TEN, **(validity if where == "layer" else {})}]}
    table = compiled(**said, **(validity if where == "schedule" else {})).table(MONDAY)
    assert _column(table)[1:3] == [["10:00-16:00"], ["unknown"] if where == "schedule" else []]
    assert [day.layers[0].exceptional for day in table.days] == [False] * 7


def test_a_layer_that_a_version_does_not_have_is_closed(read: Callable[..., OpeningHours]):
    one = read(layers=[{"id": "desk", "week": TEN}, {"id": "card", "week": TEN}], valid_to="2026-11-24")
    two = read(layers=[{"id": "desk", "week": TEN}], valid_from="2026-11-25")
    assert _column(compile_versions((one, two)).table(MONDAY), 1) == [["10:00-16:00"], ["10:00-16:00"], *[[]] * 5]


def test_a_span_past_midnight_belongs_to_the_day_on_which_it_starts(compiled: Compiled):
    table = compiled(week={"sun": ["22:00-02:00"], "mon": ["22:00-03:00?"]}).table(MONDAY)
    assert _column(table) == [["22:00-03:00?"], *[[]] * 5, ["22:00-02:00"]]


def test_a_night_on_top_of_a_whole_day_goes_on_in_the_next(compiled: Compiled):
    item = {"id": "a", "first_day": "2026-11-24", "last_day": "2026-11-24", "mode": "add", "hours": ["16:00-08:00"]}
    table = compiled(week={"mon-tue": ["00:00-24:00"]}, exceptions=[item]).table(MONDAY)
    assert _column(table)[:4] == [["00:00-24:00"], ["00:00-24:00"], ["00:00-08:00"], []]


def test_a_bound_layer_shows_what_its_bonds_leave(compiled: Compiled):
    layers = [
        {"id": "desk", "week": {"mon": ["10:00-12:00", "13:00-14:00?"]}},
        {
            "id": "card",
            "access": "self_service",
            "week": {"mon": ["08:00-22:00"], "tue": ["08:00-22:00?"]},
            "bound_to": {"layer": "desk", "relation": "outside", "opens": "-PT30M"},
        },
    ]
    alone = compiled(layers=layers).view(layer="card").table(MONDAY)
    assert _column(alone)[:2] == [["08:00-09:30", "12:00-12:30", "12:30-14:00?", "14:00-22:00"], ["08:00-22:00?"]]


def test_a_table_names_the_holidays(house: Timetable):
    table = house.table(date(2026, 12, 24))
    assert [[str(name) for name in day.holidays] for day in table.days[3:6]] == [
        ["christmas_eve"],
        ["christmas_day"],
        ["boxing_day"],
    ]


def test_a_table_is_written_in_columns(house: Timetable):
    assert house.table(date(2026, 12, 24)).text("nn").split("\n") == [
        "Veke 52: 21.–27. desember 2026",
        "                Betent     Sjølvbetent",
        "mån. 21. des.   kl. 10–16  kl. 8–22",
        "tys. 22. des.   kl. 10–16  kl. 8–22",
        "ons. 23. des.   kl. 10–16  kl. 8–22",
        "tors. 24. des.  kl. 10–16  kl. 8–22     julaftan",
        "fre. 25. des.   stengt     kl. 8–22     første juledag",
        "laur. 26. des.  stengt     kl. 8–22     andre juledag",
        "søn. 27. des.   stengt     kl. 8–22",
    ]


def test_a_table_gives_the_reason_or_says_that_hours_are_unusual(compiled: Compiled):
    items = [
        {"id": "a", "first_day": "2026-11-23", "last_day": "2026-11-23", "hours": [], "reason": {"nb": "Varetelling"}},
        {"id": "b", "first_day": "2026-11-24", "last_day": "2026-11-24", "hours": ["unknown"]},
    ]
    lines = compiled(week=TEN, exceptions=items).table(MONDAY).text("nb").split("\n")
    assert lines[2:5] == [
        "man. 23. nov.   stengt     Varetelling",
        "tirs. 24. nov.  ukjent     andre tider enn vanlig",
        "ons. 25. nov.   kl. 10–16",
    ]


def test_a_table_crosses_the_boundary(house: Timetable):
    table, adapter = house.table(MONDAY), TypeAdapter(WeekTable)
    assert adapter.validate_json(adapter.dump_json(table)) == table


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
def test_a_table_at_the_bounds_of_time_is_whole(compiled: Compiled, day: date):
    assert len(compiled(week=TEN).table(day).days) == 7


def test_a_day_outside_the_bounds_of_time_is_refused(compiled: Compiled):
    with pytest.raises(OutOfRange):
        compiled(week=TEN).table(date(2200, 1, 1))


# --- It says what the timetable says ---------------------------------------------------------------------------------

OF_TABLES = documents()


def _state(layer: str, when: datetime, tables: dict[date, WeekTable]) -> str:
    """Read a layer's state off the table: of its own day, and of what the night before still had to go."""
    minute = when.hour * 60 + when.minute
    said = [(_row(tables, when.date() - late * timedelta(days=1), layer), minute + late * 1440) for late in (0, 1)]
    found = [
        span.known for days, at in said for it in days for span in it.spans if span.minutes[0] <= at < span.minutes[1]
    ]
    return "open" if any(found) else "unknown" if found else "closed"


def _row(tables: dict[date, WeekTable], day: date, layer: str) -> list[LayerDay]:
    table = tables[day - timedelta(days=day.weekday())]
    return [it for it in table.days[day.weekday()].layers if it.id == layer]


def _layers(shown: list[Stretch]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """List the layers that are open, and those that may be; a state would look for how long it has been so."""
    return [it.layers for it in shown], [it.unknown_layers for it in shown]


@given(OF_TABLES, st.data())
def test_a_table_says_of_every_instant_what_the_timetable_says(drawn: Drawn, data: st.DataObject):
    timetable = compiled_document(drawn).view(tuple(Access))
    around = drawn.day - timedelta(days=drawn.day.weekday())
    tables = {(day := around + timedelta(days=7 * n)): timetable.table(day) for n in range(-4, 5)}
    for when in data.draw(instants(drawn.day)):
        local, shown = when.astimezone(timetable.horizon.tzinfo), list(timetable.spans(when, when + MINUTE))
        for layer in timetable.layers:
            known, perhaps = (any(layer in it for it in said) for said in _layers(shown))
            said = "open" if known else "unknown" if perhaps else "closed"
            assert _state(layer, local, tables) == said, (layer, str(local))
