"""A time of day by the clock on the wall, to the minute."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from innbygger_core.timekeeping import ClockTime

CLOCK = TypeAdapter(ClockTime)
MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@given(minute=MINUTES)
def test_every_minute_of_the_day_is_written_and_read_again(minute: time):
    written = f"{minute:%H:%M}"
    assert CLOCK.validate_python(written) == CLOCK.validate_python(minute) == minute
    assert CLOCK.validate_json(f'"{written}"') == minute
    assert CLOCK.dump_json(minute) == f'"{written}"'.encode()
    assert CLOCK.validate_python(CLOCK.dump_python(minute)) == minute


@pytest.mark.parametrize(
    "written",
    [
        "24:00",
        "25:00",
        "10:60",
        "9:00",
        "09:0",
        "0900",
        "09.00",
        "09:00:00",
        "T09:00",
        "09:00Z",
        "09:00+01:00",
        " 09:00",
        "09:00\n",
        "٠٩:٠٠",
        "",
        "noon",
        9,
        9.5,
        540,
        True,
        None,
        [],
        time(9, 0, 1),
        time(9, 0, 0, 1),
        time(9, tzinfo=UTC),
        datetime(2026, 11, 23, 9, tzinfo=UTC),
    ],
)
def test_whatever_else_is_refused_in_words_of_its_own(written: object):
    with pytest.raises(ValidationError, match="bad-clock-time"):
        CLOCK.validate_python(written)


def test_is_a_text_in_the_schema():
    assert CLOCK.json_schema(mode="validation")["type"] == "string"
    assert CLOCK.json_schema(mode="serialization")["type"] == "string"
