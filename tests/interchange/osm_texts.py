"""Texts for the tag ``opening_hours``: what both engines of the oracle know, and what somebody mangled."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st

__all__ = ["mangled", "schedules"]

_MAPPED = json.loads((Path(__file__).parents[1] / "cases/osm_strings.json").read_text("utf-8"))["mapped"]

_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# What a text can consist of, and what slips in.
_PIECES = (
    *_WEEKDAYS,
    *_MONTHS,
    *("PH", "SH", "easter", "week", "day", "days", "off", "open", "unknown", "closed", "24/7", "sunrise", "lørdag"),
    *("-", "–", ",", ";", "||", "+", "/", "[", "]", "(", ")", ":", '"', "“", " ", "\n", "\x00", "é", "²", "٣"),
    *("0", "1", "5", "12", "24", "31", "53", "60", "99", "1800", "2026", "2199", "9999", "99999999999999999999"),
    *("10:00", "9.30", "24:00", "26:00", "49:00", "5pm", "10h", "00:00-24:00", "[-1]", " +1 day", '"ring 22 33"'),
)


def _joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda said: " ".join(filter(None, said)))


def _between(low: int, high: int) -> st.SearchStrategy[str]:
    return st.integers(low // 15, high // 15).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")


_TIMES = st.one_of(
    st.tuples(_between(360, 720), _between(735, 1440)).map("-".join),
    st.tuples(_between(360, 600), _between(615, 720), _between(735, 900), _between(915, 1440)).map(
        lambda at: f"{at[0]}-{at[1]},{at[2]}-{at[3]}"
    ),
    st.tuples(_between(1080, 1425), _between(15, 300)).map("-".join),
    st.just("00:00-24:00"),
)
_DAY = st.sampled_from(_WEEKDAYS)
_DAYS = st.one_of(
    _DAY,
    st.lists(_DAY, min_size=2, max_size=2, unique=True).map("-".join),
    st.lists(_DAY, min_size=2, max_size=3, unique=True).map(",".join),
    _DAY.map("{},PH".format),
    st.builds("{}[{}]".format, _DAY, st.sampled_from([1, 2, 3, 4, 5, -1])),
    st.sampled_from(["PH", "PH -1 day", "PH +1 day"]),
)
_DATE = st.builds("{} {}".format, st.sampled_from(_MONTHS), st.integers(1, 28))
_STRETCH = st.one_of(
    _DATE,
    st.tuples(_DATE, _DATE).map("-".join),
    st.sampled_from(_MONTHS),
    st.lists(st.sampled_from(_MONTHS), min_size=2, max_size=2, unique=True).map("-".join),
    st.sampled_from(["week 1-53/2", "week 2-52/2", "week 10-20", "week 5", "week 1-10,40-53"]),
    st.builds("{} {}".format, st.integers(2025, 2028), _DATE),
    st.builds("{} {}-{} {}".format, st.integers(2024, 2026), _DATE, st.integers(2027, 2028), _DATE),
    st.sampled_from(["easter", "easter -2 days", "easter +1 day", "easter -3 days", "2026", "2025-2027"]),
)
_NOTHING = st.just("")
_RULE = st.one_of(
    _joined(_DAYS, _TIMES),
    _joined(_STRETCH, _DAYS, _TIMES),
    _joined(_STRETCH, _TIMES),
    _joined(st.one_of(_STRETCH, _DAYS), st.just("off")),
    _joined(_STRETCH | _NOTHING, _DAYS, _TIMES, st.just("off")),
)
_MORE = st.builds("{}{}".format, st.sampled_from(["; ", "; ", "; ", ", "]), _RULE)

schedules: st.SearchStrategy[str] = st.builds(
    lambda first, more: first + "".join(more),
    st.one_of(st.builds("Mo-Fr {}".format, _TIMES), _RULE),
    st.lists(_MORE, max_size=4),
)
"""Schedules of the standard that both engines of the oracle can evaluate."""


def _mangle(text: str, at: int, length: int, piece: str) -> str:
    place = at % (len(text) + 1)
    return text[:place] + piece + text[place + length :]


mangled: st.SearchStrategy[str] = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
    st.builds(_mangle, schedules, st.integers(0, 200), st.integers(0, 9), st.sampled_from(_PIECES)),
    st.builds(_mangle, st.sampled_from(_MAPPED), st.integers(0, 200), st.integers(0, 9), st.sampled_from(_PIECES)),
    st.text(max_size=40),
)
"""Anything: pieces in any order, a schedule or a text as mapped in which something was replaced, plain text."""
