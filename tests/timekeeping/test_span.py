"""A stretch of time."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.timekeeping import Span

OSLO = ZoneInfo("Europe/Oslo")


def hours(start: int, end: int, zone: ZoneInfo = OSLO) -> Span:
    day = datetime(2026, 11, 23, tzinfo=zone)
    return Span(day.replace(hour=start), day.replace(hour=end))


def test_a_span_holds_its_start_but_not_its_end():
    span = hours(8, 16)
    assert span.start in span
    assert span.end - timedelta(microseconds=1) in span
    assert span.end not in span
    assert span.start - timedelta(microseconds=1) not in span


def test_a_span_lasts_real_time():
    spring = Span(datetime(2026, 3, 29, 0, tzinfo=OSLO), datetime(2026, 3, 30, 0, tzinfo=OSLO))
    assert spring.duration == timedelta(hours=23)


def test_the_repeated_hour_is_a_span_though_its_readings_are_equal():
    first, second = (datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=OSLO) for fold in (0, 1))
    assert Span(first, second).duration == timedelta(hours=1)
    with pytest.raises(OutOfRange):
        Span(second, first)


def test_spans_are_equal_when_they_cover_the_same_instants():
    span = hours(8, 16)
    elsewhere = Span(span.start.astimezone(UTC), span.end.astimezone(UTC))
    assert span == elsewhere
    assert hash(span) == hash(elsewhere)
    assert span != hours(8, 15)
    assert span != (span.start, span.end)


def test_the_two_passes_of_the_repeated_hour_make_different_spans():
    end = datetime(2026, 10, 25, 4, tzinfo=OSLO)
    first, second = (Span(datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=OSLO), end) for fold in (0, 1))
    assert first != second


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((8, 12), (11, 13), True), ((8, 16), (9, 10), True), ((8, 12), (12, 13), False), ((8, 9), (10, 11), False)],
)
def test_spans_overlap_when_they_share_an_instant(one: tuple[int, int], other: tuple[int, int], expected: bool):
    assert hours(*one).overlaps(hours(*other)) is expected
    assert hours(*other).overlaps(hours(*one)) is expected


@pytest.mark.parametrize("end", [8, 7])
def test_an_empty_or_reversed_span_is_refused(end: int):
    with pytest.raises(OutOfRange, match=r"`end` is .*; it must lie between just after 2026-11-23T08:00:00\+01:00"):
        hours(8, end)


@pytest.mark.parametrize("argument", ["start", "end"])
def test_a_span_needs_zones(argument: str):
    whole = {"start": datetime(2026, 1, 1, tzinfo=OSLO), "end": datetime(2026, 1, 2, tzinfo=OSLO)}
    with pytest.raises(NaiveDatetime) as raised:
        Span(**whole | {argument: datetime.fromisoformat("2026-01-01T12:00")})
    assert raised.value.argument == argument


def test_a_span_may_reach_the_end_of_2199():
    span = Span(datetime(2199, 12, 31, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC))
    assert span.duration == timedelta(days=1)
    assert span.end not in span


def test_a_span_crosses_the_boundary_as_json():
    spans = TypeAdapter(Span)
    written = spans.dump_json(hours(8, 16))
    assert written == b'{"start":"2026-11-23T08:00:00+01:00","end":"2026-11-23T16:00:00+01:00"}'
    assert spans.validate_json(written) == hours(8, 16)
    with pytest.raises(ValidationError, match="names no instant"):
        spans.validate_json('{"start": "2026-11-23T08:00:00", "end": "2026-11-23T16:00:00"}')


def test_a_span_survives_pickling():
    assert pickle.loads(pickle.dumps(hours(8, 16))) == hours(8, 16)
