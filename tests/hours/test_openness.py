from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from innbygger_core.errors import NaiveDatetime
from innbygger_core.hours import Openness
from innbygger_core.timekeeping import Span, Spans
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import Timetable

MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)


def spans(*hours: tuple[float, float]) -> Spans:
    return Spans.of(*(Span(MIDNIGHT + timedelta(hours=a), MIDNIGHT + timedelta(hours=b)) for a, b in hours))


def clocks(found: Spans) -> list[str]:
    return [f"{it.start:%H}-{it.end:%H}" for it in found]


ONE = Openness(spans((8, 12)), spans((8, 16)))
OTHER = Openness(spans((10, 11), (14, 15)), spans((10, 11), (13, 15)))


def test_either_is_open_where_one_is_and_unknown_where_neither_is_known_and_one_may_be():
    found = ONE | OTHER
    assert clocks(found.known) == ["08-12", "14-15"]
    assert clocks(found.unknown) == ["12-14", "15-16"]


def test_both_are_open_where_each_is_and_unknown_where_each_may_be():
    found = ONE & OTHER
    assert clocks(found.known) == ["10-11"]
    assert clocks(found.unknown) == ["13-15"]


def test_one_without_the_other_is_unknown_where_the_other_may_be_open():
    found = OTHER - Openness(spans((10, 11)), spans((10, 11), (14, 15)))
    assert clocks(found.known) == []
    assert clocks(found.unknown) == ["13-15"]


def test_what_is_sure_stays_sure():
    one, other = spans((8, 12)), spans((10, 14))
    sure, further = Openness(one, one), Openness(other, other)
    for found in (sure | further, sure & further, sure - further):
        assert not found.unknown
        assert found.perhaps == found.known


def test_what_is_known_to_be_open_may_be_open_too():
    assert Openness(spans((8, 12)), spans((10, 14))).perhaps == spans((8, 14))
    assert Openness(spans((8, 12))).perhaps == spans((8, 12))


@pytest.mark.parametrize(("hour", "expected"), [(7, Known.NO), (8, Known.YES), (12, Known.UNKNOWN), (16, Known.NO)])
def test_an_instant_is_open_closed_or_unknown(hour: int, expected: Known):
    assert ONE.at(MIDNIGHT + timedelta(hours=hour)) is expected


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(NaiveDatetime):
        ONE.at(datetime(2026, 11, 23, 12))  # noqa: DTZ001 - that is what is refused


def test_a_part_of_a_window_is_clipped_from_both():
    part = ONE.clip(MIDNIGHT + timedelta(hours=11), MIDNIGHT + timedelta(hours=14))
    assert clocks(part.known) == ["11-12"]
    assert clocks(part.unknown) == ["12-14"]


def test_openings_and_closings_can_be_moved():
    hour = 3_600_000_000
    moved = ONE.moved(hour, -hour)
    assert clocks(moved.known) == ["09-11"]
    assert clocks(moved.perhaps) == ["09-15"]


def test_it_is_written_and_read_as_two_lists_of_spans():
    adapter = TypeAdapter(Openness)
    assert adapter.validate_json(adapter.dump_json(ONE)) == ONE
    assert set(adapter.dump_python(ONE, mode="json")) == {"known", "perhaps"}


def test_a_timetable_gives_both_at_once(house: Timetable, compiled: Callable[..., Timetable]):
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    assert house.openness(monday, tuesday, "staffed").known == house.open_spans(monday, tuesday, "staffed")
    perhaps = compiled(week={"mon": ["10:00-12:00", "12:00-14:00?"]})
    assert perhaps.openness(monday, tuesday).perhaps == perhaps.open_spans(monday, tuesday, perhaps=True)
    assert clocks(perhaps.openness(monday, tuesday).unknown) == ["12-14"]
