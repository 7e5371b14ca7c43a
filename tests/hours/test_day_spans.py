from __future__ import annotations

from datetime import time

import pytest

from innbygger_core.hours import DaySpan
from innbygger_core.hours._writing._day_spans import in_order


def _spans(*texts: str) -> tuple[DaySpan, ...]:
    return in_order(map(DaySpan.read, texts))


@pytest.mark.parametrize(
    ("text", "minutes", "known"),
    [
        ("10:00-16:00", (600, 960), True),
        ("22:00-02:00", (1320, 1560), True),
        ("08:00-24:00", (480, 1440), True),
        ("00:00-24:00", (0, 1440), True),
        ("06:30-07:00?", (390, 420), False),
        ("22:00-02:00?", (1320, 1560), False),
        ("13:00-unknown", (780, 1440), False),
        ("unknown-23:00", (0, 1380), False),
        ("unknown", (0, 1440), False),
    ],
)
def test_a_span_says_which_minutes_and_whether_they_are_known(text: str, minutes: tuple[int, int], known: bool):
    span = DaySpan.read(text)
    assert (span.minutes, span.known) == (minutes, known)


@pytest.mark.parametrize(
    "text",
    ["10:00-16:00", "22:00-02:00", "08:00-24:00", "06:30-07:00?", "13:00-unknown", "unknown-23:00", "unknown"],
)
def test_a_span_is_written_as_it_was_read(text: str):
    assert str(DaySpan.read(text)) == text


def test_midnight_as_an_end_is_written_24_00():
    assert str(DaySpan.read("18:00-00:00")) == "18:00-24:00"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10-16",
        "10:00–16:00",
        "10:00-26:00",
        "24:00-25:00",
        "10:60-11:00",
        "9:00-10:00",
        "10:00-16:00??",
        " 10:00-16:00",
        "unknown-unknown",
        "unknown?",
        "13:00-unknown?",
        "unknown-23:00?",
        "10:00-16:00\n",
        "١٠:00-16:00",
        "closed",
    ],
)
def test_what_is_no_span_is_refused(text: str):
    with pytest.raises(ValueError, match="write when it opens and closes") as caught:
        DaySpan.read(text)
    assert caught.value.type == "bad-span"


@pytest.mark.parametrize("text", ["10:00-10:00", "00:00-00:00", "unknown-00:00"])
def test_an_empty_span_is_refused(text: str):
    with pytest.raises(ValueError, match="end after it begins") as caught:
        DaySpan.read(text)
    assert caught.value.type == "empty-span"


def test_spans_are_put_in_order_and_those_that_abut_are_joined():
    assert [str(span) for span in _spans("18:00-20:00", "12:00-16:00", "08:00-12:00")] == ["08:00-16:00", "18:00-20:00"]


def test_spans_that_abut_are_kept_apart_where_one_is_unknown():
    assert [str(span) for span in _spans("06:30-07:00?", "07:00-16:00", "16:00-unknown")] == [
        "06:30-07:00?",
        "07:00-16:00",
        "16:00-unknown",
    ]


def test_spans_that_abut_are_kept_apart_where_the_whole_cannot_be_written():
    assert [str(span) for span in _spans("16:00-08:00", "00:00-16:00")] == ["00:00-16:00", "16:00-08:00"]


def test_spans_that_abut_past_midnight_are_joined():
    assert [str(span) for span in _spans("18:00-22:00", "22:00-02:00")] == ["18:00-02:00"]


@pytest.mark.parametrize(
    "texts", [("10:00-16:00", "15:00-18:00"), ("unknown", "10:00-16:00"), ("22:00-02:00", "23:00-24:00")]
)
def test_spans_that_overlap_are_refused_by_name(texts: tuple[str, ...]):
    with pytest.raises(ValueError, match="overlap") as caught:
        _spans(*texts)
    assert caught.value.type == "overlapping-spans"
    assert set(caught.value.context.values()) == set(texts)


def test_clocks_wrap_at_midnight():
    assert DaySpan.read("22:00-02:30").clocks == (time(22), time(2, 30))
    assert DaySpan.read("13:00-unknown").clocks == (time(13), None)
