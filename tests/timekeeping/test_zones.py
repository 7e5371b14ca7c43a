"""Time zones by name, and when their offsets change."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.errors import UnreadableData
from innbygger_core.timekeeping import ZoneName, zone
from innbygger_core.timekeeping._instants import moment
from innbygger_core.timekeeping._zones import transitions

MINUTE = 60_000_000


def changes(name: str, year: int) -> list[tuple[str, int]]:
    """When a zone's offset changes in a year, in UTC, and to how many minutes."""
    return [
        (f"{moment(at, UTC):%Y-%m-%dT%H:%M:%S}", offset // MINUTE) for at, offset in transitions(ZoneInfo(name), year)
    ]


@pytest.mark.parametrize("name", ["Oslo", "", "Europe", "../Europe/Oslo", "Europe/Oslo\0", "x" * 5000])
def test_an_unknown_zone_is_refused_in_words(name: str):
    with pytest.raises(UnreadableData) as raised:
        zone(name)
    (fault,) = raised.value.faults
    assert (fault.kind, fault.found) == ("bad-zone", f'"{name}"')
    assert fault.instead == "write the name of a time zone, such as Europe/Oslo"


def test_a_zone_in_a_model_is_its_name():
    zones = TypeAdapter(ZoneName)
    assert zones.validate_json('"Europe/Oslo"') == "Europe/Oslo"
    with pytest.raises(ValidationError) as raised:
        zones.validate_json('"Oslo"')
    assert [error["type"] for error in raised.value.errors()] == ["bad-zone"]


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Europe/Oslo", 2026, [("2026-03-29T01:00:00", 120), ("2026-10-25T01:00:00", 60)]),
        ("Europe/Oslo", 1970, []),
        ("Europe/Oslo", 2199, [("2199-03-31T01:00:00", 120), ("2199-10-27T01:00:00", 60)]),
        ("Australia/Lord_Howe", 2026, [("2026-04-04T15:00:00", 630), ("2026-10-03T15:30:00", 660)]),
        ("Antarctica/Troll", 2026, [("2026-03-29T01:00:00", 120), ("2026-10-25T01:00:00", 0)]),
        ("UTC", 2026, []),
        # Samoa crossed the date line at the end of the 29th; in UTC that is the 30th.
        (
            "Pacific/Apia",
            2011,
            [("2011-04-02T14:00:00", -660), ("2011-09-24T14:00:00", -600), ("2011-12-30T10:00:00", 840)],
        ),
        # The shortest summer in the database, seven days less an hour, was that of October.
        (
            "America/Recife",
            2000,
            [("2000-02-27T02:00:00", -180), ("2000-10-08T03:00:00", -120), ("2000-10-15T02:00:00", -180)],
        ),
    ],
)
def test_every_change_of_offset_is_found(name: str, year: int, expected: list[tuple[str, int]]):
    assert changes(name, year) == expected


def test_a_change_in_the_first_moment_of_a_year_belongs_to_that_year():
    # Portugal counted from Greenwich from 1912-01-01T00:00Z.
    at = ZoneInfo("Europe/Lisbon")
    (first, *_), before = transitions(at, 1912), transitions(at, 1911)
    assert datetime(1912, 1, 1, tzinfo=UTC).timestamp() * 1_000_000 == first[0]
    assert before == ()
