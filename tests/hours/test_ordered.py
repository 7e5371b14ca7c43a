from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.hours import Layer, OpeningHours, OrderedRule, Timetable, compile_hours

OSLO = ZoneInfo("Europe/Oslo")
FRIDAY, SATURDAY, SUNDAY = date(2026, 5, 15), date(2026, 5, 16), date(2026, 5, 17)


def timetable(*rules: dict[str, Any], **layer: Any) -> Timetable:  # noqa: ANN401 - as in a document
    made = tuple(OrderedRule.model_validate({"id": f"r{n}", **rule}) for n, rule in enumerate(rules, 1))
    return compile_hours(OpeningHours(precedence="order", layers=(Layer(id="desk", rules=made, **layer),)))


def at(table: Timetable, day: date, hour: int) -> str:
    return str(table.state(datetime(day.year, day.month, day.day, hour, tzinfo=OSLO)).access)


def opened(table: Timetable, day: date) -> list[str]:
    following = date.fromordinal(day.toordinal() + 1)
    return [f"{span.start:%H}-{span.end:%H}" for span in table.open_spans(day, following)]


EVERY_DAY = {"hours": ["10:00-16:00"]}
NIGHT = {"on": {"days": "fri"}, "hours": ["22:00-03:00"]}


def test_a_later_rule_replaces_the_day():
    table = timetable(EVERY_DAY, {"on": {"days": "sat"}, "hours": ["12:00-14:00"]})
    assert [opened(table, day) for day in (FRIDAY, SATURDAY)] == [["10-16"], ["12-14"]]


def test_a_rule_writes_over_what_is_there():
    table = timetable(EVERY_DAY, {"hours": ["12:00-13:00?", "18:00-19:00"], "mode": "add"})
    assert [at(table, FRIDAY, hour) for hour in (11, 12, 13, 18)] == ["staffed", "unknown", "staffed", "staffed"]


def test_a_rule_cuts():
    assert opened(timetable(EVERY_DAY, {"hours": ["12:00-13:00"], "mode": "cut"}), FRIDAY) == ["10-12", "13-16"]


def test_a_rule_fills_what_is_closed_so_far():
    table = timetable(EVERY_DAY, {"hours": ["unknown"], "mode": "fallback"})
    assert [at(table, FRIDAY, hour) for hour in (9, 12, 17)] == ["unknown", "staffed", "unknown"]


def test_a_night_belongs_to_the_calendar_day_on_which_it_ends():
    assert opened(timetable(NIGHT), SATURDAY) == ["00-03"]
    assert opened(timetable(NIGHT, {"on": {"dates": "2026-05-16"}, "hours": []}), SATURDAY) == []
    assert opened(timetable(NIGHT, {"on": {"dates": "2026-05-15"}, "hours": []}), SATURDAY) == ["00-03"]


def test_a_night_is_written_over_a_day_that_its_rule_does_not_select():
    assert opened(timetable(EVERY_DAY, NIGHT), SATURDAY) == ["00-03", "10-16"]


def test_nights_follow_each_other():
    table = timetable({"hours": ["22:00-03:00"]})
    assert opened(table, SATURDAY) == ["00-03", "22-00"]


def test_a_night_can_be_cut_and_filled():
    always = {"hours": ["00:00-24:00"]}
    assert opened(timetable(always, {**NIGHT, "mode": "cut"}), SATURDAY) == ["03-00"]
    assert opened(timetable({**NIGHT, "mode": "fallback"}), SATURDAY) == ["00-03"]


def test_outside_its_validity_a_layer_is_closed_and_no_night_comes_from_there():
    table = timetable(NIGHT, EVERY_DAY | {"mode": "add"}, valid_from=SATURDAY, valid_to=SATURDAY)
    assert [opened(table, day) for day in (FRIDAY, SATURDAY, SUNDAY)] == [[], ["10-16"], []]


def test_a_day_that_no_rule_selects_is_what_is_not_stated():
    table = timetable({"on": {"days": "mon"}, "hours": ["10:00-16:00"]}, unstated="unknown")
    assert at(table, FRIDAY, 12) == "unknown"


def test_a_place_that_never_opens_again_tells_so_at_once():
    table = timetable(EVERY_DAY, {"on": {"dates": "2027-01-01.."}, "hours": []}, unstated="unknown")
    assert table.next_change(datetime(2027, 1, 2, tzinfo=OSLO)) is None


@pytest.mark.parametrize("rules", [[{"hours": ["00:00-24:00"]}], [{"on": {"years": "2020"}, "hours": ["unknown"]}], []])
def test_what_never_changes_has_no_next_change(rules: list[dict[str, Any]]):
    assert timetable(*rules).next_change(datetime(2026, 5, 15, tzinfo=OSLO)) is None


# --- Why ------------------------------------------------------------------------------------------------------------


def why(table: Timetable, day: date, hour: int) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    (cause,) = table.state(datetime(day.year, day.month, day.day, hour, tzinfo=OSLO)).because
    return cause.winner, cause.changes, cause.beat


def test_the_trail_names_every_rule_that_had_a_say():
    table = timetable(
        EVERY_DAY,
        {"hours": ["18:00-20:00"], "mode": "add"},
        {"hours": ["04:00-05:00"], "mode": "cut"},
        {"on": {"days": "sat"}, "hours": []},
    )
    assert why(table, FRIDAY, 12) == ("rule/r1", ("rule/r2",), ())
    assert why(table, SATURDAY, 12) == ("rule/r4", (), ("rule/r2", "rule/r1"))


def test_where_no_rule_has_a_say_the_trail_tells_it():
    table = timetable(NIGHT, valid_to=SATURDAY)
    assert why(table, SATURDAY, 2) == ("rule/r1", (), ())
    assert why(table, date(2026, 5, 14), 12) == ("unstated", (), ())
    assert why(table, SUNDAY, 12) == ("validity", (), ())


def test_the_reason_is_told():
    closed = {"on": {"days": "sat"}, "hours": [], "reason": "Dugnad"}
    (cause,) = timetable(EVERY_DAY, closed).state(datetime(2026, 5, 16, 12, tzinfo=OSLO)).because
    assert cause.reason
    assert cause.reason.text("nb") == "Dugnad"
