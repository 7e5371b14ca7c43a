from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.hours import (
    Access,
    CalendarDay,
    DaySpan,
    HolidayHours,
    Holidays,
    HoursState,
    Layer,
    Mode,
    OpeningHours,
    SpecialHours,
    Week,
    Weekdays,
    read_hours,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault


DOCUMENT = {
    "format": "innbygger.hours/1",
    "id": "heggedal",
    "timezone": "Europe/Oslo",
    "valid_from": "2025-01-02",
    "valid_to": "2027-12-31",
    "unstated": "unknown",
    "layers": [
        {
            "id": "desk",
            "access": "staffed",
            "week": {"mon-wed,fri": ["10:00-16:00"], "thu": ["12:00-18:00"], "sat,sun": []},
            "holidays": {
                "public": [],
                "christmas_eve": {"hours": ["08:00-12:00"], "only": "mon-fri"},
                "maundy_thursday-1": {"hours": ["12:00-24:00"], "mode": "cut"},
            },
        },
        {
            "id": "merapent",
            "access": "self_service",
            "week": {"mon-sun": ["08:00-22:00"]},
            "holidays": "as_usual",
            "unstated": "closed",
            "audience": "card-holders",
            "room": "library",
            "valid_from": "2026-01-01",
            "valid_to": "2026-12-31",
            "illustrative": True,
            "note": {"nb": "Krever kort", "nn": "Krev kort"},
        },
    ],
    "exceptions": [
        {
            "id": "stocktaking",
            "first_day": "2025-06-10",
            "last_day": "2025-06-10",
            "hours": [],
            "layers": ["desk"],
            "reason": {"nb": "Varetelling", "nn": "Vareteljing", "en": "Stocktaking"},
        },
        {"id": "gone", "first_day": "2027-06-01", "hours": []},
        {
            "id": "strike",
            "first_day": "unknown",
            "last_day": "2025-03-01",
            "hours": ["10:00-12:00?"],
            "only": "mon-fri",
        },
        {
            "id": "lunch",
            "first_day": "W28",
            "last_day": "W30",
            "hours": ["12:00-13:00"],
            "mode": "cut",
            "note": "Se oppslag",
        },
    ],
}


def test_a_document_is_written_out_as_it_was_read():
    hours = read_hours(json.dumps(DOCUMENT))
    assert json.loads(hours.model_dump_json()) == DOCUMENT
    assert hours.model_dump(mode="json") == DOCUMENT
    assert read_hours(hours.model_dump_json()) == hours


def test_a_source_says_when_it_was_read(read: Callable[..., OpeningHours]):
    hours = read(week={}, source={"name": "www.asker.kommune.no", "read_on": "2026-11-21"})
    assert hours.source.read_on == date(2026, 11, 21)
    assert read_hours(hours.model_dump_json()) == hours
    assert read(week={}, source="report").source.name == "report"


def test_what_is_left_out_has_its_plain_meaning():
    hours = read_hours('{"format": "innbygger.hours/1", "layers": [{"id": "desk"}]}')
    (layer,) = hours.layers
    assert (hours.timezone, hours.unstated, hours.exceptions, hours.valid_from) == ("Europe/Oslo", "closed", (), None)
    assert (layer.access, layer.week, layer.holidays, layer.illustrative) == (Access.STAFFED, None, None, False)


def test_a_top_level_week_is_one_staffed_layer():
    short = read_hours('{"format": "innbygger.hours/1", "week": {"mon": ["10:00-16:00"]}}')
    assert short == OpeningHours(layers=(Layer(id="staffed", week=Week.of({"mon": ["10:00-16:00"]})),))
    assert short.model_dump(mode="json") == {
        "format": "innbygger.hours/1",
        "timezone": "Europe/Oslo",
        "layers": [{"id": "staffed", "access": "staffed", "week": {"mon": ["10:00-16:00"]}}],
    }


def test_hours_are_written_in_python_as_in_a_document():
    hours = OpeningHours(
        id="tofte",
        layers=(
            Layer(
                id="desk",
                week=Week.of({"mon-fri": ["10:00-16:00"]}),
                holidays=Holidays.of({"public": [], "easter_eve": {"hours": ["10:00-12:00"], "only": "sat"}}),
            ),
        ),
        exceptions=(
            SpecialHours(
                id="late",
                first_day=CalendarDay.read("2026-12-01"),
                last_day=CalendarDay.read("2026-12-01"),
                hours=(DaySpan.read("16:00-20:00"),),
                mode=Mode.ADD,
                only=Weekdays.read("tue"),
            ),
        ),
    )
    assert read_hours(hours.model_dump_json()) == hours
    assert OpeningHours.model_validate(hours.model_dump()) == hours


def test_models_cannot_be_changed_and_know_no_further_fields():
    hours = read_hours(json.dumps(DOCUMENT))
    with pytest.raises(ValidationError):
        hours.id = "another"
    with pytest.raises(ValidationError):
        Layer(id="desk", hours=())


def test_models_are_hashable():
    assert len({read_hours(json.dumps(DOCUMENT)), read_hours(json.dumps(DOCUMENT))}) == 1


def test_holiday_hours_are_a_list_or_an_object():
    plain = HolidayHours.model_validate(["10:00-12:00"])
    assert plain == HolidayHours.model_validate({"hours": ["10:00-12:00"]})
    assert plain.model_dump(mode="json") == ["10:00-12:00"]
    assert HolidayHours.model_validate(plain) is plain


@pytest.mark.parametrize(("word", "meaning"), [("as_usual", Holidays()), ("unknown", Holidays(known=False))])
def test_holidays_are_said_in_a_word_or_in_full(word: str, meaning: Holidays):
    holidays = TypeAdapter(Holidays)
    assert holidays.validate_python(word) == meaning
    assert holidays.dump_python(meaning) == word
    assert holidays.validate_python(meaning) is meaning


def test_the_schema_of_the_format_is_published():
    schema = OpeningHours.model_json_schema()
    assert {"format", "timezone", "layers", "exceptions", "week"} <= schema["properties"].keys()
    assert schema["$defs"]["Layer"]["properties"]["access"]["enum"] == [
        "staffed",
        "self_service",
        "by_booking",
        "by_appointment",
        "phone",
        "digital",
    ]
    assert "as_usual" in json.dumps(schema)
    assert TypeAdapter(HoursState).json_schema()["properties"]["access"]


# --- What is refused -------------------------------------------------------------------------------------------------


def test_every_fault_is_told_at_once(faults: Callable[..., list[tuple[str, str]]]):
    found = faults(
        timezone="Oslo",
        valid_from="2025-02-30",
        layers=[
            {
                "id": "a",
                "access": "closed",
                "week": {"mon-fri": ["10:00-9:00", "10:00-10:00"], "mon-xx": []},
                "holidays": {"public": ["1-2"], "christmas": [], "easter_eve": {"hours": [], "mode": "x"}},
                "hours": [],
            }
        ],
        exceptions=[
            {"id": "x", "first_day": "2025-13-01", "hours": []},
            {"id": "x", "layers": ["b"], "first_day": "06-10", "hours": []},
        ],
    )
    assert sorted(found) == [
        ("/exceptions/0/first_day", "impossible-date"),
        ("/exceptions/1/first_day", "yearly-end"),
        ("/exceptions/1/id", "duplicate-id"),
        ("/exceptions/1/layers/0", "unknown-id"),
        ("/layers/0/access", "bad-value"),
        ("/layers/0/holidays/christmas", "bad-holiday"),
        ("/layers/0/holidays/easter_eve/mode", "bad-value"),
        ("/layers/0/holidays/public/0", "bad-span"),
        ("/layers/0/hours", "unexpected"),
        ("/layers/0/week/mon-fri/0", "bad-span"),
        ("/layers/0/week/mon-fri/1", "empty-span"),
        ("/layers/0/week/mon-xx", "bad-day-name"),
        ("/timezone", "bad-zone"),
        ("/valid_from", "bad-date"),
    ]


def test_references_are_checked_where_all_else_is_right(faults: Callable[..., list[tuple[str, str]]]):
    found = faults(
        layers=[{"id": "a"}, {"id": "b"}, {"id": "a"}],
        exceptions=[
            {"id": "x", "layers": ["c"], "first_day": "2025-06-10", "last_day": "2025-06-10", "hours": []},
            {"id": "x", "layers": ["b"], "first_day": "2025-06-11", "last_day": "2025-06-11", "hours": []},
        ],
    )
    assert found == [
        ("/layers/2/id", "duplicate-id"),
        ("/exceptions/0/layers/0", "unknown-id"),
        ("/exceptions/1/id", "duplicate-id"),
    ]


def test_references_are_sought_among_rows_that_can_be_read(faults: Callable[..., list[tuple[str, str]]]):
    item = {"id": "x", "layers": ["b"], "first_day": "2025-06-10", "hours": []}
    assert faults(layers=[{"id": 3}, "desk"], exceptions=[item, 4]) == [
        ("/layers/0/id", "wrong-type"),
        ("/layers/1", "wrong-type"),
        ("/exceptions/0/layers/0", "unknown-id"),
        ("/exceptions/1", "wrong-type"),
    ]
    assert faults(layers={}, exceptions=[item]) == [("/layers", "wrong-type"), ("/exceptions/0/layers/0", "unknown-id")]


def test_a_day_that_stands_twice_is_refused_naming_both(only_fault: Callable[..., Fault]):
    fault = only_fault(week={"mon-fri": ["10:00-16:00"], "thu": []})
    assert (fault.path, fault.kind) == ("/week/thu", "day-twice")
    assert dict(fault.params) == {"day": "thu", "first": "mon-fri", "second": "thu"}


def test_two_keys_that_say_the_same_are_refused(only_fault: Callable[..., Fault]):
    fault = only_fault(week={"mon-wed": [], "mon,tue,wed": ["10:00-16:00"]})
    assert (fault.path, fault.kind) == ("/week", "duplicate-key")
    fault = only_fault(layers=[{"id": "a", "holidays": {"boxing_day": [], "boxing_day+0": []}}])
    assert (fault.path, fault.kind) == ("/layers/0/holidays", "duplicate-key")


def test_overlapping_spans_are_refused_naming_both(only_fault: Callable[..., Fault]):
    fault = only_fault(week={"mon": ["10:00-16:00", "15:00-18:00"]})
    assert (fault.path, fault.kind) == ("/week/mon", "overlapping-spans")
    assert dict(fault.params) == {"first": "10:00-16:00", "second": "15:00-18:00"}


@pytest.mark.parametrize(
    "said",
    [{}, {"layers": []}, {"exceptions": []}],
)
def test_hours_without_any_layer_are_refused(only_fault: Callable[..., Fault], said: dict[str, Any]):
    assert only_fault(**said).kind == "no-layers"


def test_a_week_beside_layers_is_refused(only_fault: Callable[..., Fault]):
    assert only_fault(week={"mon": []}, layers=[{"id": "a"}]).kind == "week-beside-layers"


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"week": {}, "valid_from": "2026-01-02", "valid_to": "2026-01-01"}, "/valid_to"),
        ({"layers": [{"id": "a", "valid_from": "2026-01-02", "valid_to": "2026-01-01"}]}, "/layers/0/valid_to"),
        (
            {"week": {}, "exceptions": [{"id": "a", "first_day": "2026-01-02", "last_day": "2026-01-01", "hours": []}]},
            "/exceptions/0/last_day",
        ),
    ],
)
def test_a_period_that_runs_backwards_is_refused(only_fault: Callable[..., Fault], said: dict[str, Any], path: str):
    fault = only_fault(**said)
    assert (fault.path, fault.kind) == (path, "reversed-dates")


@pytest.mark.parametrize(
    ("first", "last"),
    [("06-10", None), ("06-10", "unknown"), ("06-10", "2026-06-11"), ("2026-06-10", "06-11"), ("unknown", "06-11")],
)
def test_a_period_with_one_yearly_end_is_refused(only_fault: Callable[..., Fault], first: str, last: str):
    ends = {"first_day": first} | ({"last_day": last} if last else {})
    assert only_fault(week={}, exceptions=[{"id": "a", "hours": [], **ends}]).kind == "yearly-end"


@pytest.mark.parametrize(("first", "last"), [("easter_sunday", "04-10"), ("12-27", "W52")])
def test_a_yearly_period_whose_ends_change_places_is_refused(only_fault: Callable[..., Fault], first: str, last: str):
    fault = only_fault(week={}, exceptions=[{"id": "a", "first_day": first, "last_day": last, "hours": []}])
    assert (fault.path, fault.kind) == ("/exceptions/0/last_day", "crossing-dates")


def test_a_yearly_period_may_run_over_new_year(read: Callable[..., OpeningHours]):
    read(week={}, exceptions=[{"id": "a", "first_day": "christmas_eve", "last_day": "new_years_day", "hours": []}])


def test_an_exception_for_no_layer_is_refused(faults: Callable[..., list[tuple[str, str]]]):
    item = {"id": "a", "first_day": "2026-01-01", "hours": [], "layers": []}
    assert faults(week={}, exceptions=[item]) == [("/exceptions/0/layers", "too-short")]


def test_after_midnight_kept_is_the_default(read: Callable[..., OpeningHours]):
    assert read(week={}, after_midnight="kept") == read(week={})


@pytest.mark.parametrize(
    ("said", "path", "kind"),
    [
        ({"week": []}, "/week", "wrong-type"),
        ({"week": {"mon": "10:00-16:00"}}, "/week/mon", "wrong-type"),
        ({"week": {"mon": [1000]}}, "/week/mon/0", "wrong-type"),
        ({"layers": [{"id": "a", "holidays": "closed"}]}, "/layers/0/holidays", "bad-value"),
        ({"layers": [{"id": "a", "holidays": {"12-24": []}}]}, "/layers/0/holidays/12-24", "bad-holiday"),
        ({"layers": [{"id": "Desk!"}]}, "/layers/0/id", "bad-id"),
        ({"week": {}, "unstated": "open"}, "/unstated", "bad-value"),
        (
            {"week": {}, "exceptions": [{"id": "a", "first_day": 2026, "hours": []}]},
            "/exceptions/0/first_day",
            "wrong-type",
        ),
    ],
)
def test_values_of_the_wrong_kind_are_refused_in_their_place(
    only_fault: Callable[..., Fault], said: dict[str, Any], path: str, kind: str
):
    fault = only_fault(**said)
    assert (fault.path, fault.kind) == (path, kind)


def test_a_fault_is_said_in_every_language(only_fault: Callable[..., Fault]):
    from innbygger_core.texts import catalogue  # noqa: PLC0415 - only here

    fault = only_fault(week={"mon-fri": [], "thu": []})
    assert (
        catalogue("nb").fault(fault)
        == '/week/thu: fant "thu"; skriv hver dag bare én gang; thu står både i «mon-fri» og i «thu»'
    )
    assert "tu" not in catalogue("nn").fault(fault)


def test_dates_are_dates(read: Callable[..., OpeningHours]):
    assert read(week={}, valid_from="2026-01-01").valid_from == date(2026, 1, 1)


def test_a_document_may_be_bytes():
    assert read_hours(b'{"format": "innbygger.hours/1", "week": {}}').layers
