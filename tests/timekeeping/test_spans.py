"""A set of instants. The laws of its algebra stand in tests/laws/test_spans.py."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from innbygger_core.errors import NaiveDatetime
from innbygger_core.timekeeping import Span, Spans

OSLO = ZoneInfo("Europe/Oslo")


def hour(at: int) -> datetime:
    return datetime(2026, 11, 23, at, tzinfo=OSLO)


def hours(*pairs: tuple[int, int]) -> Spans:
    return Spans.of(*(Span(hour(start), hour(end)) for start, end in pairs))


def test_spans_are_sorted_and_joined_where_they_touch_or_overlap():
    assert hours((14, 16), (8, 10), (10, 12), (9, 11)) == hours((8, 12), (14, 16))
    assert len(hours((14, 16), (8, 10), (10, 12), (9, 11))) == 2


def test_a_span_within_another_adds_nothing():
    assert hours((8, 16), (9, 10)) == hours((8, 16))


def test_nothing_is_a_set_too():
    assert not Spans()
    assert Spans() == Spans.of() == hours((8, 9)) - hours((8, 9))
    assert list(Spans()) == []
    assert Spans().duration == timedelta(0)
    assert hour(8) not in Spans()
    assert hours((8, 9))


def test_sets_are_combined():
    morning, noon = hours((8, 12)), hours((11, 13))
    assert morning | noon == hours((8, 13))
    assert morning & noon == hours((11, 12))
    assert morning - noon == hours((8, 11))
    assert noon - morning == hours((12, 13))
    assert morning ^ noon == hours((8, 11), (12, 13))


def test_a_complement_is_taken_within_a_span():
    assert hours((7, 9), (12, 13)).complement(Span(hour(8), hour(16))) == hours((9, 12), (13, 16))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (7, 17, [(8, 12), (13, 16)]),
        (8, 16, [(8, 12), (13, 16)]),
        (9, 14, [(9, 12), (13, 14)]),
        (12, 13, []),
        (8, 13, [(8, 12)]),
        (12, 16, [(13, 16)]),
        (9, 9, []),
    ],
)
def test_a_set_is_clipped(start: int, end: int, expected: list[tuple[int, int]]):
    assert hours((8, 12), (13, 16)).clip(hour(start), hour(end)) == hours(*expected)


def test_a_set_is_clipped_by_days_in_its_own_zone():
    night = Spans.of(Span(datetime(2026, 11, 23, 20, tzinfo=OSLO), datetime(2026, 11, 24, 4, tzinfo=OSLO)))
    assert night.clip(date(2026, 11, 24), date(2026, 11, 25)).duration == timedelta(hours=4)
    assert night.shown_in(UTC).clip(date(2026, 11, 24), date(2026, 11, 25)).duration == timedelta(hours=3)


def test_a_set_is_shown_in_the_zone_of_its_first_span():
    spans = hours((8, 12)) | Spans.of(
        Span(datetime(2026, 11, 23, 12, tzinfo=UTC), datetime(2026, 11, 23, 13, tzinfo=UTC))
    )
    assert [span.start.isoformat() for span in spans] == ["2026-11-23T08:00:00+01:00", "2026-11-23T13:00:00+01:00"]
    assert [span.start.isoformat() for span in spans.shown_in(UTC)] == [
        "2026-11-23T07:00:00+00:00",
        "2026-11-23T12:00:00+00:00",
    ]


def test_sets_are_equal_when_they_hold_the_same_instants():
    spans = hours((8, 12))
    assert spans == spans.shown_in(UTC)
    assert hash(spans) == hash(spans.shown_in(UTC))
    assert spans != hours((8, 11))


def test_an_instant_or_a_whole_span_is_in_a_set():
    spans = hours((8, 12), (13, 16))
    assert hour(8) in spans
    assert hour(12) not in spans
    assert hour(17) not in spans
    assert Span(hour(8), hour(12)) in spans
    assert Span(hour(11), hour(14)) not in spans
    assert Span(hour(12), hour(13)) not in spans
    assert Span(hour(16), hour(17)) not in spans


def test_a_naive_datetime_is_in_no_set():
    with pytest.raises(NaiveDatetime) as raised:
        _ = hour(9).replace(tzinfo=None) in hours((8, 12))
    assert raised.value.argument == "when"


def test_the_repeated_hour_is_shown_with_both_its_passes():
    night = Spans.of(
        Span(datetime(2026, 10, 25, 2, 30, tzinfo=OSLO), datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=OSLO)),
    )
    (span,) = night
    assert (span.start.fold, span.end.fold) == (0, 1)
    assert night.duration == timedelta(hours=1)


def test_a_set_may_be_made_of_its_edges():
    spans = hours((8, 12), (13, 16))
    assert Spans(spans.edges, OSLO) == spans


@pytest.mark.parametrize("edges", [(1,), (2, 1), (1, 1), (1, 2, 2, 3), (3, 4, 1, 2)])
def test_edges_that_do_not_rise_are_refused(edges: tuple[int, ...]):
    with pytest.raises(ValueError, match="`edges` must be start, end"):
        Spans(edges)


def test_a_set_shows_itself_as_intervals():
    assert repr(hours((8, 12))) == "<Spans 2026-11-23T08:00:00+01:00/2026-11-23T12:00:00+01:00>"
    assert repr(Spans()) == "<Spans empty>"


def test_a_set_crosses_the_boundary_as_a_json_array():
    sets = TypeAdapter(Spans)
    spans = hours((8, 12), (13, 16))
    written = sets.dump_json(spans)
    assert written.startswith(b'[{"start":"2026-11-23T08:00:00+01:00","end"')
    assert sets.validate_json(written) == spans
    assert sets.validate_python(spans) is spans
    assert sets.json_schema()["type"] == "array"


def test_a_set_survives_pickling():
    again = pickle.loads(pickle.dumps(hours((8, 12))))
    assert again == hours((8, 12))
    assert again.zone is OSLO
