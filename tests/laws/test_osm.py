"""A text for OpenStreetMap means what the hours mean, or tells what was lost."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from tests.interchange.osm_texts import mangled, schedules
from tests.interchange.test_osm_fuzz import read

from innbygger_core.hours import OpeningHours, compile_hours
from innbygger_core.interchange import osm

FEW = settings(max_examples=settings.default.max_examples // 4)  # each compares 28 years, and more
FIRST, LAST = date(2025, 1, 1), date(2029, 1, 1)


def says_the_same(one: OpeningHours, other: OpeningHours) -> bool:
    tables = [compile_hours(each) for each in (one, other)]
    return all(
        tables[0].open_spans(FIRST, LAST, perhaps=perhaps) == tables[1].open_spans(FIRST, LAST, perhaps=perhaps)
        for perhaps in (False, True)
    )


@FEW
@given(schedules)
def test_what_was_read_and_written_keeps_its_meaning(text: str):
    hours = osm.parse(text)
    written = osm.text(hours)
    assert not written.lost
    assert says_the_same(hours, osm.parse(written.text))


@FEW
@given(mangled)
def test_whatever_can_be_read_is_written_without_loss_or_tells_it(text: str):
    hours = read(text)
    if hours is not None:
        written = osm.text(hours)
        assert written.lost or says_the_same(hours, osm.parse(written.text))


@FEW
@given(schedules)
def test_writing_again_changes_nothing(text: str):
    once = osm.text(osm.parse(text)).text
    assert osm.text(osm.parse(once)).text == once
