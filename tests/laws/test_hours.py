"""Laws of opening hours: every question has one answer, however it is put, in zones whose clocks behave badly."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from innbygger_core.hours import Access, OpeningHours, compile_hours, read_hours
from innbygger_core.hours._compiled._because import plain_state
from innbygger_core.hours._deciding._day_hours import OPEN, UNKNOWN_STATE
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from innbygger_core.hours import Stretch, Timetable


EVERYTHING = tuple(Access)[:6]
# Days on which a clock changes, or a calendar does something rare, and their surroundings.
TRAPS = {
    "Europe/Oslo": (date(2026, 3, 29), date(2026, 10, 25), date(2024, 3, 31), date(2027, 5, 17), date(2026, 12, 28)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Pacific/Apia": (date(2011, 12, 30), date(2012, 4, 1)),
    "Antarctica/Troll": (date(2026, 3, 29), date(2026, 10, 25)),
    "UTC": (date(2028, 2, 29), date(2025, 12, 31)),
}
MINUTE = timedelta(minutes=1)


# --- Hours of every kind that the format can say ---------------------------------------------------------------------

CLOCKS = st.integers(0, 95).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
PIECES = st.lists(st.integers(0, 96), min_size=2, max_size=6, unique=True).map(sorted)


def _clock(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


@st.composite
def _day(draw: st.DrawFn) -> list[str]:
    """Draw a day's spans: some inside it, perhaps one into the night, some uncertain."""
    edges = draw(PIECES)
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    spans = [f"{_clock(start)}-{_clock(end)}{draw(st.sampled_from(['', '', '?']))}" for start, end in pairs]
    last = pairs[-1][1]
    if last < 92 and draw(st.booleans()):
        spans.append(f"{_clock(last + 3)}-{_clock(draw(st.integers(0, last + 2)))}")
    return draw(st.sampled_from([spans, spans, [], ["unknown"], ["22:00-02:30"], ["01:30-03:15"], ["00:00-24:00"]]))


WEEKS = st.dictionaries(st.sampled_from(["mon-wed", "thu", "fri", "sat,sun"]), _day(), max_size=4)
MODES = st.sampled_from(["replace", "replace", "add", "cut"])
ONLY = st.sampled_from([None, None, "mon-fri", "sat-mon"])
HOLIDAYS = st.one_of(
    st.none(),
    st.sampled_from(["as_usual", "unknown"]),
    st.dictionaries(
        st.sampled_from(["public", "easter_eve", "maundy_thursday-1", "christmas_eve", "whit_monday"]),
        st.builds(lambda hours, only, mode: {"hours": hours, "only": only, "mode": mode}, _day(), ONLY, MODES),
        max_size=3,
    ),
)


@st.composite
def _exceptions(draw: st.DrawFn, around: date) -> dict[str, Any]:
    """Draw exceptions near a day: dated, yearly, by holiday and week, for good, with an end that is not known."""
    first = around + timedelta(days=draw(st.integers(-6, 4)))
    last = first + timedelta(days=draw(st.integers(0, 6)))
    ends = draw(
        st.sampled_from(
            [
                (str(first), str(last)),
                (str(first), str(first)),
                (f"{first:%m-%d}", f"{last:%m-%d}"),
                ("maundy_thursday-1", "easter_monday"),
                ("christmas_eve", "new_years_day"),
                ("W13", "W14"),
                (str(first), None),
                (str(first), "unknown"),
                ("unknown", str(last)),
            ]
        )
    )
    item = {"first_day": ends[0], "hours": draw(_day()), "mode": draw(MODES), "only": draw(ONLY)}
    return item if ends[1] is None else item | {"last_day": ends[1]}


@st.composite
def schedules(draw: st.DrawFn):
    """Draw hours, and a day near which they are worth asking."""
    zone = draw(st.sampled_from(sorted(TRAPS)))
    trap = draw(st.sampled_from(TRAPS[zone]))
    layers = [
        {
            "id": f"layer-{number}",
            "access": draw(st.sampled_from(EVERYTHING[:3])),
            "week": draw(WEEKS),
            "holidays": draw(HOLIDAYS),
        }
        for number in range(draw(st.integers(1, 3)))
    ]
    exceptions = [item | {"id": f"item-{n}"} for n, item in enumerate(draw(st.lists(_exceptions(trap), max_size=4)))]
    said = {
        "timezone": zone,
        "layers": layers,
        "exceptions": exceptions,
        "unstated": draw(st.sampled_from(["closed", "unknown"])),
    }
    if draw(st.booleans()):
        said["valid_from"] = str(trap - timedelta(days=draw(st.integers(0, 40))))
    if draw(st.booleans()):
        said["valid_to"] = str(trap + timedelta(days=draw(st.integers(0, 40))))
    try:
        hours = OpeningHours.model_validate(said)
    except ValidationError as refused:
        assume(all(error["type"] == "tie" for error in refused.errors()))  # nothing but a tie may refuse these
        assume(False)  # noqa: FBT003 - how Hypothesis is told to draw again
    return hours, trap


def _whole(hours: OpeningHours) -> Timetable:
    return compile_hours(hours).view(access=EVERYTHING)


def _instants(day: date, zone: str) -> list[datetime]:
    """Count the quarters of an hour of four days, in real time."""
    start = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC) - timedelta(days=2)
    return [start + timedelta(minutes=15 * n) for n in range(4 * 96)]


# --- The laws --------------------------------------------------------------------------------------------------------


@given(schedules())
def test_compiled_hours_agree_with_the_plain_reading_of_every_instant(drawn: tuple[OpeningHours, date]):
    hours, day = drawn
    timetable, zone = _whole(hours), ZoneInfo(hours.timezone)
    lines = timetable._lines  # noqa: SLF001 - the plain reading is no part of the public face
    for instant in _instants(day, hours.timezone)[::3]:
        local = instant.astimezone(zone)
        states = {it.strand.id: plain_state(it.strand, local) for it in lines.strands}
        line, place = lines.place(micros(instant, "instant"))
        state = line.shown(place)
        assert state.layers == tuple(name for name, it in states.items() if it == OPEN), local
        assert state.unknown_layers == tuple(name for name, it in states.items() if it == UNKNOWN_STATE), local


@given(schedules())
def test_is_open_agrees_with_the_spans_at_every_edge_and_in_every_zone(drawn: tuple[OpeningHours, date]):
    hours, day = drawn
    timetable, zone = compile_hours(hours), ZoneInfo(hours.timezone)
    window = (day - timedelta(days=9), day + timedelta(days=9))
    spans = [(it.start.astimezone(UTC), it.end.astimezone(UTC), it.is_open) for it in timetable.spans(*window)]
    for edge in {edge for start, end, _ in spans[1:-1] for edge in (start, end)}:
        for instant in (edge - timedelta(microseconds=1), edge, edge + MINUTE):
            expected = any(is_open for start, end, is_open in spans if start <= instant < end)
            for zoned in (instant, instant.astimezone(zone), instant.astimezone(zone)):
                assert timetable.is_open(zoned) is expected, zoned


@given(schedules(), st.integers(0, 30 * 1440), st.integers(0, 30 * 1440))
def test_spans_of_a_window_are_those_of_its_parts_joined(drawn: tuple[OpeningHours, date], minutes: int, further: int):
    hours, day = drawn
    timetable = compile_hours(hours)
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=15)
    middle = start + minutes * MINUTE
    end = middle + further * MINUTE
    before, after = list(timetable.spans(start, middle)), list(timetable.spans(middle, end))
    whole = list(timetable.spans(start, end))
    assert timetable.open_time(start, end) == timetable.open_time(start, middle) + timetable.open_time(middle, end)
    assert _joined(before, after) == [_key(it) for it in whole]


def _key(stretch: Stretch) -> tuple[Any, ...]:
    return stretch.start.timestamp(), stretch.end.timestamp(), stretch.layers, stretch.unknown_layers


def _joined(before: list[Stretch], after: list[Stretch]) -> list[tuple[Any, ...]]:
    left, right = [_key(it) for it in before], [_key(it) for it in after]
    if left and right and left[-1][1] == right[0][0] and left[-1][2:] == right[0][2:]:
        return [*left[:-1], (left[-1][0], *right[0][1:]), *right[1:]]
    return left + right


@given(schedules(), st.integers(0, 20 * 1440))
def test_the_next_change_is_the_first_at_which_the_state_is_another(drawn: tuple[OpeningHours, date], minutes: int):
    hours, day = drawn
    timetable = compile_hours(hours)
    when = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=10) + minutes * MINUTE
    state, change = timetable.state(when), timetable.next_change(when)
    assert state.until == change
    if state.since is not None:
        assert state.since.timestamp() <= when.timestamp()
        assert timetable.state(state.since) == state
        assert timetable.state(state.since.astimezone(UTC) - timedelta(microseconds=1)) != state
    if change is not None:
        assert timetable.state(change) != state
        assert timetable.state(change.astimezone(UTC) - timedelta(microseconds=1)) == state


@given(schedules(), st.integers(-700, 700))
def test_answers_do_not_depend_on_where_a_query_starts(drawn: tuple[OpeningHours, date], days: int):
    hours, day = drawn
    window = (day - timedelta(days=5), day + timedelta(days=5))
    elsewhere = _whole(hours)
    list(elsewhere.spans(*sorted((day, day + timedelta(days=days)))))
    within = [_key(it) for it in elsewhere.spans(*window)]
    assert within == [_key(it) for it in _whole(hours).spans(*window)]
    wide = list(_whole(hours).spans(window[0] - timedelta(days=400), window[1] + timedelta(days=30)))
    low, high = (datetime(it.year, it.month, it.day, tzinfo=ZoneInfo(hours.timezone)).timestamp() for it in window)
    cut = [
        (max(start, low), min(end, high), *rest) for start, end, *rest in map(_key, wide) if start < high and end > low
    ]
    assert within == cut


@given(schedules())
def test_openings_are_the_longest_stretches_that_are_open(drawn: tuple[OpeningHours, date]):
    hours, day = drawn
    timetable = compile_hours(hours)
    when = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=6)
    openings = timetable.next_openings(when, 3)
    for opening in openings:
        start, end = opening.start.astimezone(UTC), opening.end.astimezone(UTC)
        assert start > when
        assert not timetable.is_open(start - timedelta(microseconds=1))
        assert timetable.is_open(start)
        assert timetable.open_time(start, min(end, start + timedelta(days=60))) == min(end - start, timedelta(days=60))
        assert opening.end == timetable.horizon or not timetable.is_open(end)
    for earlier, later in pairwise(openings):
        gap = (earlier.end.astimezone(UTC), later.start.astimezone(UTC))
        assert timetable.open_time(*gap) == timedelta()


@given(schedules())
def test_what_is_written_out_reads_back_as_the_same(drawn: tuple[OpeningHours, date]):
    hours, day = drawn
    again = read_hours(hours.model_dump_json())
    assert again == hours
    assert again.model_dump_json() == hours.model_dump_json()
    window = (day - timedelta(days=5), day + timedelta(days=5))
    assert list(_whole(again).spans(*window)) == list(_whole(hours).spans(*window))


@given(schedules(), st.sampled_from(["nb", "nn", "en"]))
def test_all_hours_states_and_summaries_can_be_said(drawn: tuple[OpeningHours, date], lang: str):
    hours, day = drawn
    assert all(line.endswith(".") for line in hours.text(lang).split("\n"))
    timetable = _whole(hours)
    for instant in _instants(day, hours.timezone)[::37]:
        assert timetable.state(instant).text(lang)
        assert timetable.summary(instant).text(lang)


@given(schedules())
def test_a_summary_stays_true_while_it_is_fresh(drawn: tuple[OpeningHours, date]):
    hours, day = drawn
    timetable = compile_hours(hours)
    for instant in _instants(day, hours.timezone)[::61]:
        summary = timetable.summary(instant)
        last = summary.fresh_until.astimezone(UTC) - timedelta(microseconds=1)
        assert timetable.summary(last).text("nb") == summary.text("nb")
        assert instant < summary.fresh_until.astimezone(UTC)
