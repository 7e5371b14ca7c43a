from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from tests.interchange.osm_texts import mangled, schedules

from innbygger_core.errors import UnreadableData
from innbygger_core.hours import OpeningHours, compile_hours, read_hours
from innbygger_core.interchange import osm

MANY = settings.default.max_examples**2 // 20  # 500, and 200 000 in the deep profile


def read(text: str) -> OpeningHours | None:
    """Read a text; where it is refused, see that every fault has a place in it."""
    try:
        return osm.parse(text)
    except UnreadableData as refused:
        faults = refused.faults
    assert faults
    assert all(0 <= int(fault.path.removeprefix("/")) <= len(text) and fault.instead for fault in faults)
    return None


@settings(max_examples=MANY)
@given(mangled)
@example("")
@example('"' * 10_000)
@example("“" * 10_000)
@example("Mo" * 10_000)
@example("Mo," * 10_000)
@example("9" * 10_000)
@example("[(" * 10_000)
@example(";" * 10_000)
@example("Mo 10:00-12:00," * 1_000)
def test_a_text_is_read_or_refused_with_a_place(text: str):
    hours = read(text)
    if hours is not None:
        assert all(rule.id for rule in hours.layers[0].rules)


@given(mangled)
def test_what_was_read_is_what_a_person_may_write_and_can_be_asked(text: str):
    hours = read(text)
    if hours is not None:
        assert read_hours(hours.model_dump_json()) == hours
        assert compile_hours(hours).open_time(date(2026, 1, 1), date(2026, 3, 1)) is not None


@given(schedules)
def test_a_schedule_of_the_standard_is_read(text: str):
    assert read(text) is not None
