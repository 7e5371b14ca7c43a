"""Dates of which only a part is known: read as they are, between two days that they can mean."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from innbygger_core.timekeeping import PartialDate, earliest, latest

PARTIAL = TypeAdapter(PartialDate)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


class TestReading:
    @pytest.mark.parametrize(
        "written", ["1900", "2199", "1900-01", "2199-12", "1900-01-01", "2199-12-31", "2020-02-29"]
    )
    def test_keeps_what_was_written(self, written: str):
        assert PARTIAL.validate_python(written) == written
        assert PARTIAL.validate_json(PARTIAL.dump_json(written)) == written

    def test_takes_a_date(self):
        assert PARTIAL.validate_python(date(2021, 2, 15)) == "2021-02-15"

    @pytest.mark.parametrize(
        "written",
        [
            "1899",
            "2200",
            "1899-12-31",
            "0000",
            "9999",
            "2021-00",
            "2021-13",
            "2021-02-29",
            "2021-02-00",
            "2021-2",
            "2021-02-1",
            "2021-",
            "2021-02-",
            "-2021",
            " 2021",
            "2021\n",
            "2021-W05",
            "202102",
            "20210215",
            "2021-02-15-01",
            "2021-02-15T00:00",
            "٢٠٢١",
            "",
            "unknown",
            2021,
            True,
            None,
            [],
            date(1899, 12, 31),
            datetime(2021, 2, 15, tzinfo=UTC),
        ],
    )
    def test_refuses_what_is_no_part_of_a_date(self, written: object):
        with pytest.raises(ValidationError, match="bad-partial-date"):
            PARTIAL.validate_python(written)

    def test_is_a_text_in_the_schema(self):
        assert PARTIAL.json_schema()["type"] == "string"


class TestMeaning:
    @pytest.mark.parametrize(
        ("written", "first", "last"),
        [
            ("2021", "2021-01-01", "2021-12-31"),
            ("2021-02", "2021-02-01", "2021-02-28"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2021-12", "2021-12-01", "2021-12-31"),
            ("2021-02-15", "2021-02-15", "2021-02-15"),
        ],
    )
    def test_is_between_two_days(self, written: str, first: str, last: str):
        assert (str(earliest(written)), str(latest(written))) == (first, last)

    @given(day=DAYS)
    def test_of_a_shorter_date_holds_that_of_every_longer_one(self, day: date):
        exact = day.isoformat()
        for part in (exact, exact[:7], exact[:4]):
            assert PARTIAL.validate_python(part) == part
            assert earliest(part) <= day <= latest(part)
            assert {earliest(part).isoformat()[: len(part)], latest(part).isoformat()[: len(part)]} == {part}
        assert earliest(exact) == latest(exact) == day
