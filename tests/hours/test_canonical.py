from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.hours import canonical, compile_hours, same_hours
from innbygger_core.hours._deciding._day_hours import OPEN
from innbygger_core.hours._meaning._rewriting import Unwritable, spans_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours

EVERYTHING = ("staffed", "self_service", "by_booking", "by_appointment", "phone", "digital")
WEEK = {"mon-fri": ["10:00-16:00"]}
NIGHT = {"fri": ["22:00-02:00"]}
SPLIT = {"fri": ["22:00-24:00"], "sat": ["00:00-02:00"]}


@pytest.fixture
def layers(read: Callable[..., OpeningHours]) -> Callable[..., list[dict[str, Any]]]:
    """List the layers of the canonical form of what is said at the top; it means the same, and is its own form."""

    def written(**said: object) -> list[dict[str, Any]]:
        hours = read(**said)
        form = canonical(hours)
        assert canonical(form) == form
        assert same_hours(*(compile_hours(it).view(access=EVERYTHING) for it in (hours, form)))
        return form.model_dump(mode="json")["layers"]

    return written


@pytest.fixture
def form(layers: Callable[..., list[dict[str, Any]]]) -> Callable[..., dict[str, Any]]:
    """Tell week and holidays of the canonical form of one layer."""

    def written(**said: object) -> dict[str, Any]:
        (layer,) = layers(layers=[{"id": "desk", **said}])
        return {name: it for name, it in layer.items() if name not in {"id", "access"}}

    return written


# --- A week ----------------------------------------------------------------------------------------------------------


def test_days_that_are_alike_share_a_row_and_closed_ones_are_left_out(form: Callable[..., Any]):
    week = {"tue": ["10:00-16:00"], "sat,sun": [], "mon": ["10:00-12:00", "12:00-16:00"], "wed-fri": ["10:00-16:00"]}
    assert form(week=week) == {"week": WEEK}


@pytest.mark.parametrize("week", [NIGHT, SPLIT])
def test_hours_after_midnight_belong_to_the_evening_before(week: Any, form: Callable[..., Any]):  # noqa: ANN401 - a week
    assert form(week=week) == {"week": NIGHT}


def test_hours_after_midnight_stay_where_a_holiday_would_show_the_difference(form: Callable[..., Any]):
    assert form(week=NIGHT, holidays={"public": []})["week"] == NIGHT
    assert form(week=SPLIT, holidays={"public": []})["week"] == SPLIT


def test_a_place_that_never_closes_has_no_nights(form: Callable[..., Any]):
    assert form(week={"mon-sun": ["00:00-16:00", "16:00-24:00"]}) == {"week": {"mon-sun": ["00:00-24:00"]}}


def test_a_stretch_of_more_than_a_day_is_told_day_by_day(form: Callable[..., Any]):
    assert form(week={"sat": ["00:00-16:00", "16:00-08:00"]}) == {
        "week": {"sat": ["00:00-24:00"], "sun": ["00:00-08:00"]}
    }


def test_what_is_unknown_is_written_in_one_way(form: Callable[..., Any]):
    week = {"mon": ["unknown"], "tue": ["13:00-unknown"], "wed": ["00:00-24:00?"]}
    assert form(week=week) == {"week": {"mon,wed": ["unknown"], "tue": ["13:00-24:00?"]}}


def test_what_is_not_stated_is_written_out(form: Callable[..., Any]):
    assert form(week={"mon-sat": ["10:00-16:00"]}, unstated="unknown") == {
        "week": {"mon-sat": ["10:00-16:00"], "sun": ["unknown"]},
        "holidays": {"public": ["unknown"]},
    }


# --- Holidays --------------------------------------------------------------------------------------------------------


def test_holidays_that_make_no_difference_are_left_out(form: Callable[..., Any]):
    assert form(week=WEEK, holidays={"easter_sunday": [], "easter_monday": ["10:00-16:00"]}) == {"week": WEEK}


def test_a_day_is_called_by_the_nearest_holiday(form: Callable[..., Any]):
    holidays = {"maundy_thursday+1": [], "new_years_day-1": ["10:00-12:00"], "christmas_day-180": []}
    assert list(form(week=WEEK, holidays=holidays)["holidays"]) == [
        "good_friday",
        "constitution_day+42",
        "new_years_eve",
    ]


def test_holidays_stand_in_the_order_of_the_year(form: Callable[..., Any]):
    holidays = {"christmas_eve": ["10:00-12:00"], "constitution_day": ["12:00-14:00"], "public": []}
    assert list(form(week=WEEK, holidays=holidays)["holidays"]) == ["public", "constitution_day", "christmas_eve"]


def test_days_of_the_week_on_which_a_holiday_is_as_usual_need_not_be_excluded(form: Callable[..., Any]):
    assert form(week=WEEK, holidays={"public": {"hours": [], "only": "mon-fri"}})["holidays"] == {"public": []}


def test_what_is_added_or_cut_is_told_so_only_where_the_day_cannot_be_given(form: Callable[..., Any]):
    week = {"mon-thu": ["10:00-16:00"], "fri": ["12:00-18:00"], "sat": ["12:00-14:00"]}
    cut = {"hours": ["15:00-20:00"], "mode": "cut"}
    added = {"hours": ["13:00-20:00"], "mode": "add", "only": "mon-fri"}
    assert form(week=week, holidays={"public": cut, "christmas_eve": added})["holidays"] == {
        "public": {"hours": ["15:00-18:00"], "mode": "cut"},
        "christmas_eve": {"hours": ["16:00-20:00"], "mode": "add", "only": "mon-fri"},
    }


def test_a_night_that_only_one_holiday_lacks_is_told_of_the_evening_before_it(form: Callable[..., Any]):
    evening = {"week": {"sun": ["22:00-02:00"]}, "holidays": {"easter_sunday": ["22:00-24:00"]}}
    morning = {"week": {"sun": ["22:00-24:00"], "mon": ["00:00-02:00"]}, "holidays": {"easter_monday": []}}
    assert form(**evening) == form(**morning) == evening


def test_rows_that_no_row_can_take_the_place_of_stay_as_they_were(form: Callable[..., Any]):
    week = {"mon": ["20:00-24:00"], "tue": ["10:00-12:00"]}
    tail = {"hours": ["22:00-02:00?"], "mode": "add"}
    assert (
        form(week=week, holidays={"public": tail, "easter_monday": {"hours": ["23:00-01:00"], "mode": "cut"}})["week"]
        == week
    )


# --- Layers ----------------------------------------------------------------------------------------------------------


def test_layers_of_one_kind_become_one_and_those_that_are_never_open_are_left_out(layers: Callable[..., Any]):
    said = [
        {"id": "line", "access": "phone"},
        {"id": "pm", "week": {"mon-fri": ["12:00-16:00"]}, "note": {"nb": "Ring på"}},
        {"id": "am", "week": {"mon-fri": ["10:00-12:00"]}},
    ]
    assert layers(layers=said) == [{"id": "staffed", "access": "staffed", "week": WEEK}]


def test_one_layer_remains_when_none_is_ever_open(layers: Callable[..., Any]):
    assert layers(layers=[{"id": "line", "access": "phone", "week": {}}]) == [{"id": "staffed", "access": "staffed"}]


def test_layers_that_cannot_be_one_are_numbered(layers: Callable[..., Any]):
    said = [{"id": "a", "week": WEEK, "valid_from": "2026-01-01"}, {"id": "b", "week": NIGHT}]
    assert [it["id"] for it in layers(layers=said)] == ["staffed", "staffed-2"]


def test_layers_of_one_kind_that_no_layer_can_take_the_place_of_are_each_written_in_order(layers: Callable[..., Any]):
    said = [
        {"id": "a", "week": {"mon": ["10:00-12:00"]}, "holidays": {"public": []}},
        {
            "id": "b",
            "week": {"mon": ["14:00-16:00"]},
            "holidays": {"public": {"hours": ["20:00-22:00"], "mode": "add"}},
        },
        {"id": "c", "week": {"tue": ["10:00-12:00"]}, "holidays": {"public": ["08:00-09:00?"]}},
    ]
    assert len(layers(layers=said)) >= 1


def test_a_layer_that_is_never_open_stays_where_rooms_are_told_apart(layers: Callable[..., Any]):
    assert len(layers(layers=[{"id": "a", "week": WEEK}, {"id": "b", "room": "hall", "week": {}}])) == 2


def test_validity_of_a_layer_beyond_that_of_the_schedule_is_left_out(layers: Callable[..., Any]):
    valid = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    wider = {"valid_from": "2025-01-01", "valid_to": "2027-12-31"}
    assert layers(layers=[{"id": "a", "week": WEEK, **wider}], **valid) == [
        {"id": "staffed", "access": "staffed", "week": WEEK}
    ]
    within = {"valid_from": "2026-02-01", "valid_to": "2026-11-30"}
    (layer,) = layers(layers=[{"id": "a", "week": NIGHT, **within}], **valid)
    assert layer == {"id": "staffed", "access": "staffed", "week": NIGHT, **within}


def test_a_layer_that_is_valid_only_when_the_schedule_is_not_is_never_open(layers: Callable[..., Any]):
    said = {"id": "a", "week": WEEK, "valid_from": "2027-01-01"}
    assert layers(layers=[said], valid_to="2026-12-31") == [{"id": "staffed", "access": "staffed"}]


def test_nights_that_are_cut_are_written_as_what_is_left_of_them(read: Callable[..., OpeningHours]):
    form = canonical(read(after_midnight="cut", week={"fri,sat": ["22:00-02:00"], "sun": []}))
    assert form.after_midnight == "kept"
    assert form.layers == canonical(read(week={"fri": ["22:00-02:00"], "sat": ["22:00-24:00"]})).layers


def test_nights_that_are_cut_stay_so_where_other_items_decide(read: Callable[..., OpeningHours]):
    closed = {"id": "x", "first_day": "2026-11-28", "last_day": "2026-11-28", "hours": []}
    form = canonical(read(after_midnight="cut", week=NIGHT, exceptions=[closed]))
    assert form.after_midnight == "cut"
    assert canonical(form) == form


# --- Other items -----------------------------------------------------------------------------------------------------


SUMMER = {
    "id": "summer",
    "first_day": "06-21",
    "last_day": "08-17",
    "only": "sun,mon-sat",
    "week": {"thu": [], "mon": []},
}
FIRST = {"id": "first", "day": "sat", "nth": 1, "hours": ["10:00-12:00"], "reason": {"nb": "Marked"}}
BEFORE = {"id": "a-before", "day": "fri", "before": "first", "hours": []}
CLOSED = {"id": "stock", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": [], "reason": {"nb": "Telling"}}


def test_items_are_numbered_in_the_order_of_what_they_say(read: Callable[..., OpeningHours]):
    desk = {"id": "desk", "week": WEEK, "seasons": [SUMMER], "recurring": [FIRST, BEFORE], "suspended": True}
    form = canonical(read(layers=[desk], exceptions=[{**CLOSED, "layers": ["desk"]}])).model_dump(mode="json")
    (layer,) = form["layers"]
    assert [item["id"] for item in layer["recurring"]] == ["recurring-1", "recurring-2"]
    assert {item.get("before") for item in layer["recurring"]} == {None, "recurring-2"}
    assert layer["seasons"][0]["week"] == {"mon,thu": []}
    assert "only" not in layer["seasons"][0]
    assert layer["suspended"] is True
    assert form["exceptions"] == [
        {"id": "exception-1", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": []}
    ]


def test_exceptions_of_some_layers_name_them_anew(read: Callable[..., OpeningHours]):
    said = [{"id": "b", "access": "phone", "week": WEEK}, {"id": "a", "week": WEEK}]
    form = canonical(read(layers=said, exceptions=[{**CLOSED, "layers": ["b", "a"]}]))
    assert form.exceptions[0].layers == ("staffed", "phone")


@pytest.mark.parametrize(
    "idle",
    [
        {**CLOSED, "mode": "cut"},
        {**CLOSED, "first_day": "unknown", "last_day": "unknown"},
    ],
)
def test_exceptions_that_change_nothing_are_left_out(idle: Any, read: Callable[..., OpeningHours]):  # noqa: ANN401 - an item
    form = canonical(read(week=WEEK, exceptions=[idle]))
    assert form.exceptions == ()


def test_periods_that_no_item_names_are_left_out(read: Callable[..., OpeningHours]):
    periods = {"romjul": [["12-27", "12-30"]], "autumn": [["2026-10-05", "2026-10-09"]]}
    closed = {"id": "x", "periods": ["romjul"], "hours": []}
    assert [name for name, _ in canonical(read(week=WEEK, periods=periods, exceptions=[closed])).periods] == ["romjul"]


def test_bonds_name_layers_of_the_same_hours_anew_and_others_as_they_are(read: Callable[..., OpeningHours]):
    bonds = [{"layer": "desk", "relation": "outside"}, {"layer": ["desk"], "schedule": "house", "relation": "within"}]
    said = [{"id": "desk", "week": WEEK}, {"id": "card", "access": "self_service", "bound_to": bonds}]
    own, other = canonical(read(layers=said)).layers[1].bound_to
    assert (own.layer, other.layer, other.schedule) == (("staffed",), ("desk",), ("house",))


def test_a_bond_to_several_layers_names_each(read: Callable[..., OpeningHours]):
    bond = {"layer": ["a", "b"], "relation": "outside"}
    said = [
        {"id": "a", "week": WEEK},
        {"id": "b", "week": NIGHT},
        {"id": "c", "access": "phone", "week": {}, "bound_to": bond},
    ]
    assert canonical(read(layers=said)).layers[2].bound_to[0].layer == ("staffed", "staffed-2")


def test_a_suspension_with_dates_keeps_them(read: Callable[..., OpeningHours]):
    pause = {"first_day": "2026-01-01", "reason": {"nb": "Brann"}}
    form = canonical(read(layers=[{"id": "a", "week": WEEK, "suspended": pause}]))
    assert form.layers[0].model_dump(mode="json")["suspended"] == {"first_day": "2026-01-01"}


def test_holidays_beside_other_items_are_put_in_order(read: Callable[..., OpeningHours]):
    holidays = {"christmas_eve": {"hours": [], "only": "tue,mon"}, "public": []}
    form = canonical(read(layers=[{"id": "a", "week": WEEK, "holidays": holidays}], exceptions=[CLOSED]))
    assert [str(key) for key, _ in form.layers[0].holidays.rows] == ["public", "christmas_eve"]
    assert str(form.layers[0].holidays.rows[1][1].only) == "mon,tue"


@pytest.mark.parametrize(("holidays", "expected"), [("as_usual", None), ("unknown", "unknown"), (None, "unknown")])
def test_unstated_holidays_beside_other_items_are_written_out(
    holidays: str | None, expected: str | None, read: Callable[..., OpeningHours]
):
    layer = {"id": "a", "week": WEEK, "unstated": "unknown"} | ({"holidays": holidays} if holidays else {})
    form = canonical(read(layers=[layer], exceptions=[CLOSED]))
    assert form.layers[0].model_dump(mode="json").get("holidays") == expected
    assert [str(span) for span in form.layers[0].week.on(6)] == ["unknown"]


def test_rules_that_go_by_their_order_keep_it(read: Callable[..., OpeningHours]):
    rules = [{"id": "b", "hours": ["10:00-16:00"]}, {"id": "a", "hours": [], "reason": {"nb": "Fri"}}]
    said = [{"id": "x", "rules": rules}, {"id": "y", "access": "phone", "rules": rules, "unstated": "unknown"}]
    form = canonical(read(precedence="order", layers=said))
    assert [rule.id for rule in form.layers[0].rules] == ["rule-1", "rule-2"]
    assert [layer.unstated for layer in form.layers] == [None, "unknown"]
    assert canonical(form) == form


# --- Where nights and holidays meet in rare ways ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("week", "holidays"),
    [
        (
            {"sun": ["22:00-02:00"], "fri": ["00:00-24:00"]},
            {"good_friday": ["00:00-24:00"], "christmas_eve": ["22:00-02:00?"], "easter_eve": []},
        ),
        (
            {"sat": ["22:00-24:00"], "sun": ["10:00-16:00?"], "fri": ["22:00-02:00"], "mon": ["10:00-16:00"]},
            {
                "easter_sunday": ["00:00-02:00", "22:00-24:00"],
                "christmas_day": {"hours": ["22:00-24:00"], "mode": "add", "only": "mon-fri"},
            },
        ),
        (
            {"mon": ["00:00-02:00", "22:00-02:00"]},
            {"christmas_eve": {"hours": ["00:00-02:00"], "mode": "add", "only": "mon-fri"}, "good_friday": []},
        ),
        (
            {"mon,sun": ["22:00-02:00?"], "fri": ["00:00-24:00"]},
            {
                "christmas_eve": {"hours": ["10:00-16:00", "22:00-02:00"], "mode": "add", "only": "mon-fri"},
                "good_friday": ["00:00-24:00"],
                "easter_monday": ["22:00-02:00?"],
            },
        ),
        (
            {"mon-sun": ["00:00-02:00", "22:00-24:00"]},
            {
                "easter_eve": {"hours": ["22:00-24:00"], "mode": "add"},
                "public": {"hours": ["22:00-02:00?"], "mode": "add"},
            },
        ),
        ({"mon-fri": ["10:00-16:00"]}, {"whit_monday+180": []}),
    ],
)  # fmt: skip
def test_the_meaning_is_kept_however_nights_and_holidays_meet(week: Any, holidays: Any, form: Callable[..., Any]):  # noqa: ANN401 - documents
    assert form(week=week, holidays=holidays)["week"]


def test_what_begins_after_midnight_cannot_be_written_of_the_day_before():
    with pytest.raises(Unwritable):
        spans_of(((1500, 1560, OPEN),))


@pytest.mark.parametrize(
    "said",
    [
        {
            "week": {"fri": ["10:00-24:00"], "sat": ["10:00-12:00"], "sun": ["22:00-02:00"]},
            "holidays": {
                "christmas_day": ["22:00-02:00"],
                "new_years_day": ["unknown"],
                "new_years_eve": ["00:00-24:00"],
            },
        },
        {
            "week": {
                "mon-thu": ["10:00-12:00"],
                "fri": ["18:00-02:00"],
                "sat": ["10:00-24:00"],
                "sun": ["00:00-02:00"],
            },
            "holidays": {
                "constitution_day": {"hours": ["10:00-12:00"], "mode": "add", "only": "sat,sun"},
                "new_years_eve": ["00:00-24:00"],
                "whit_monday": ["00:00-24:00"],
            },
            "valid_from": "2026-12-20",
            "valid_to": "2027-06-30",
        },
    ],
)
def test_what_makes_no_difference_is_left_out_or_all_is_kept_as_it_was(
    read: Callable[..., OpeningHours], said: dict[str, Any]
):
    ends = {name: day for name, day in said.items() if name.startswith("valid")}
    hours = read(layers=[{"id": "desk", "week": said["week"], "holidays": said["holidays"]}], **ends)
    assert same_hours(canonical(hours), hours)
    assert canonical(canonical(hours)) == canonical(hours)
