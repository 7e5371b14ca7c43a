"""Hours read from OpenStreetMap beside ``opening_hours_py``, which is written in Rust: the same schedules, asked at
random instants. Where both differ, one of its known defects explains it, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import opening_hours
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.interchange.osm_texts import schedules

from innbygger_core.hours import compile_hours
from innbygger_core.interchange import osm

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours

OSLO = ZoneInfo("Europe/Oslo")
FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
QUARTERS = int((LAST - FIRST) / timedelta(minutes=15))
INSTANTS = 50
MIDNIGHT = 1440

instants = st.lists(st.integers(0, QUARTERS - 1), min_size=INSTANTS, max_size=INSTANTS)


def night_forgotten(hours: OpeningHours, when: datetime) -> bool:
    """On a day that an earlier rule speaks of, the night of a later one is forgotten unless it speaks of that day too.

    ``Mo-Su 10:00-12:00; Fr 22:00-03:00`` closes at midnight there, though nothing replaces Saturday.
    """
    day, minute = when.date().toordinal(), when.hour * 60 + when.minute
    spoken_of = False
    for rule in hours.layers[0].rules:
        night, today = (bool(rule.on.mask(day + days, day + days)) for days in (-1, 0))
        lasting = any(span.minutes[1] > MIDNIGHT + minute for span in rule.hours)
        if spoken_of and night and not today and lasting and rule.mode == "replace":
            return True
        spoken_of = spoken_of or night or today
    return False


DEFECTS: tuple[Callable[[OpeningHours, datetime], bool], ...] = (night_forgotten,)


@settings(max_examples=settings.default.max_examples * 5)  # 10 000 in the deep profile
@given(schedules, instants)
def test_both_engines_agree(text: str, quarters: list[int]):
    hours = osm.parse(text)
    ours, theirs = compile_hours(hours), opening_hours.OpeningHours(text, timezone=OSLO, country="NO")
    for quarter in quarters:
        when = (FIRST + quarter * timedelta(minutes=15)).astimezone(OSLO)
        if ours.is_open(when) != theirs.is_open(when):
            assert any(defect(hours, when) for defect in DEFECTS), when


def test_a_known_defect_is_still_there():
    text, when = "Mo-Su 10:00-12:00; Fr 22:00-03:00", datetime(2026, 11, 28, 1, tzinfo=OSLO)
    assert compile_hours(osm.parse(text)).is_open(when)
    assert not opening_hours.OpeningHours(text, timezone=OSLO, country="NO").is_open(when)
    assert night_forgotten(osm.parse(text), when)
