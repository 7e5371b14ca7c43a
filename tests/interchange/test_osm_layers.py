from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.interchange.test_osm_writing import LAYERS, hours

from innbygger_core.errors import UnknownId
from innbygger_core.hours import compile_hours
from innbygger_core.interchange import osm
from innbygger_core.timekeeping import Spans

DESK, CARD, PHONE = LAYERS
MALL = hours(id="mall", layers=[{"id": "mall", "week": {"mon-sat": ["09:00-21:00"]}, "holidays": {"public": []}}])
MERGED = ("layers-merged", "/layers")


def lost(written: osm.OsmText) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in written.lost]


def test_layers_of_physical_entry_are_written_together():
    written = osm.text(hours(layers=LAYERS))
    assert written.text == "Mo-Fr 10:00-16:00, Mo-Su 08:00-22:00"
    assert lost(written) == [("layer", "/layers/2"), MERGED]


def test_layers_of_one_kind_are_no_loss():
    evening = {"id": "evening", "week": {"mon-fri": ["18:00-20:00"]}}
    closed = {"id": "e", "first_day": "12-24", "last_day": "12-24", "hours": []}
    written = osm.text(
        hours(layers=[{"id": "desk", "week": {"mon-fri": ["10:00-16:00"]}}, evening], exceptions=[closed])
    )
    assert written == osm.OsmText("Mo-Fr 10:00-16:00, Mo-Fr 18:00-20:00; Dec 24 off")


def test_an_item_of_all_layers_is_written_once():
    closed = {"id": "e", "first_day": "05-17", "last_day": "05-17", "hours": []}
    written = osm.text(hours(layers=[{**DESK, "holidays": "as_usual"}, CARD], exceptions=[closed]))
    assert written.text == "Mo-Fr 10:00-16:00, Mo-Su 08:00-22:00; May 17 off"


def test_an_item_of_one_layer_alone_is_said_by_what_the_layers_come_to():
    closed = {"id": "e", "first_day": "05-16", "last_day": "05-16", "hours": [], "layers": ["card"]}
    written = osm.text(hours(layers=[DESK, CARD], exceptions=[closed]))
    assert written.text == "Mo-Su 08:00-22:00; May 16 Mo-Fr 10:00-16:00; May 16 Sa-Su off"


@pytest.mark.parametrize("context", [MALL, compile_hours(MALL)])
def test_a_layer_that_is_bound_is_open_as_far_as_its_bonds_leave(context: Any):  # noqa: ANN401 - either of two
    card = {"id": "card", "access": "self_service", "bound_to": {"schedule": "mall", "relation": "within"}}
    bound = hours(layers=[DESK, card])
    both, alone = osm.text(bound, context=[context]), osm.text(bound, layer="card", context=[context])
    assert (both.text, lost(both)) == ("Mo-Sa 09:00-21:00; PH off", [MERGED])
    assert (alone.text, lost(alone)) == ("Mo-Sa 09:00-21:00; PH off", [("layer", "/layers/0")])


def test_a_layer_that_is_suspended_is_not_open():
    written = osm.text(hours(layers=[DESK, {**CARD, "suspended": True}]))
    assert (written.text, lost(written)) == ("Mo-Fr 10:00-16:00; PH off", [MERGED])


def test_a_layer_that_is_suspended_for_good_stays_so_after_the_years_that_are_compared():
    written = osm.text(hours(layers=[DESK, {**CARD, "valid_to": "2027-02-02"}]))
    assert written.text == "Mo-Fr 10:00-16:00; PH off; 1900 Jan 01-2027 Feb 02 08:00-22:00"
    assert lost(written) == [MERGED, ("rule-expanded", "/layers/0/holidays/public")]


def test_a_place_that_closes_for_good_stays_closed():
    closing = [{**layer, "valid_to": "2040-02-02"} for layer in ({**DESK, "holidays": "as_usual"}, CARD)]
    assert osm.text(hours(layers=closing)).text == "Mo-Su 08:00-22:00; 2040 Feb 03+: off"


def test_seasons_of_different_layers_are_said_day_by_day():
    def season(**week: Any) -> dict[str, Any]:  # noqa: ANN401 - as in a document
        return {"first_day": "06-21", "last_day": "08-17", "week": {day: [span] for day, span in week.items()}}

    desk = {"id": "desk", "seasons": [{"id": "a", **season(mon="10:00-14:00")}]}
    card = {
        "id": "card",
        "access": "self_service",
        "seasons": [{"id": "b", **season(mon="12:00-16:00", sun="12:00-16:00")}],
    }
    written = osm.text(hours(layers=[desk, card]))
    assert (written.text, lost(written)) == ("Jun 21-Aug 17 Mo 10:00-16:00; Jun 21-Aug 17 Su 12:00-16:00", [MERGED])


def test_days_that_no_rule_names_are_told_by_their_dates():
    often = {"id": "r", "day": "tue", "every_weeks": 2, "first": "2026-01-06", "hours": ["10:00-20:00"]}
    written = osm.text(hours(layers=[DESK, {"id": "card", "access": "self_service", "recurring": [often]}]))
    assert written.text.startswith("Mo-Fr 10:00-16:00; PH off; 2026 Jan 06 10:00-20:00; 2026 Jan 20 10:00-20:00; ")
    assert lost(written) == [
        MERGED,
        ("rule-expanded", "/layers/0/holidays/public"),
        ("rule-expanded", "/layers/1/recurring/0"),
    ]


def test_some_days_of_the_week_in_a_stretch_of_dates_are_told_together():
    often = {"id": "r", "day": "tue,thu", "every_weeks": 1, "first": "2026-02-03", "hours": ["10:00-20:00"]}
    recurring = [{**often, "first_day": "2026-02-01", "last_day": "2026-03-20"}]
    written = osm.text(hours(layers=[DESK, {"id": "card", "access": "self_service", "recurring": recurring}]))
    assert written.text == "Mo-Fr 10:00-16:00; PH off; 2026 Feb 03-2026 Mar 19 Tu,Th 10:00-20:00"


def test_one_layer_can_be_written():
    written = osm.text(hours(layers=LAYERS), layer="phone")
    assert (written.text, lost(written)) == ("Mo-Fr 09:00-15:00", [("layer", "/layers/0"), ("layer", "/layers/1")])
    with pytest.raises(UnknownId):
        osm.text(hours(layers=LAYERS), layer="fax")


def test_a_place_that_nobody_can_enter_is_closed():
    assert osm.text(hours(layers=[PHONE])).text == "off"


def test_a_day_that_the_calendar_of_a_place_skipped_is_no_day():
    """Samoa had no 30 December 2011."""
    ends = {"timezone": "Pacific/Apia", "valid_from": "2011-12-26", "valid_to": "2012-01-08"}
    night = {"id": "night", "access": "self_service", "week": {"thu": ["20:00-24:00"], "sat": ["00:00-04:00"]}}
    written = osm.text(hours(layers=[DESK, {**night, "holidays": "as_usual"}], **ends))
    asked = compile_hours(osm.parse(written.text, timezone="Pacific/Apia"))
    there = compile_hours(hours(layers=[DESK, {**night, "holidays": "as_usual"}], **ends))
    window = date(2011, 12, 26), date(2012, 1, 9)
    assert asked.open_spans(*window) - there.open_spans(*window) == Spans()
