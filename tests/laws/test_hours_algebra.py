"""Laws of comparing, combining, normalising and inferring opening hours, in zones whose clocks behave badly."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.hours_documents import Drawn, documents

from innbygger_core.hours import (
    Access,
    DaySpan,
    Openness,
    canonical,
    compare_hours,
    compile_hours,
    first_difference,
    hours_from_dates,
    read_hours,
    same_hours,
    written_items,
)
from innbygger_core.timekeeping import Spans

if TYPE_CHECKING:
    from innbygger_core.hours import OpeningHours, Timetable

EVERYTHING = tuple(Access)[:6]
ZONES = ("Europe/Oslo", "Australia/Lord_Howe", "Pacific/Apia", "Antarctica/Troll", "UTC")
AROUND = timedelta(days=30)
FEW = settings.get_profile(settings.get_current_profile_name()).max_examples // 4
# Whatever is told of a window of time is told by comparing it instant by instant, which takes a while.
seldom = settings(max_examples=FEW)


def _compiled(drawn: Drawn) -> Timetable:
    return compile_hours(read_hours(json.dumps(drawn.document)), [read_hours(json.dumps(it)) for it in drawn.context])


def _said(hours: OpeningHours, drawn: Drawn) -> dict[object, Openness]:
    """Tell when each kind is open around the day, and all together, who see what the others are."""
    timetable = compile_hours(hours, [read_hours(json.dumps(it)) for it in drawn.context])
    kinds = [*dict.fromkeys(layer.access for layer in hours.layers), EVERYTHING]
    return {kind: timetable.openness(drawn.day - AROUND, drawn.day + AROUND, kind) for kind in kinds}


# --- Combining -------------------------------------------------------------------------------------------------------

SPANS = st.lists(st.integers(0, 20), max_size=6, unique=True).map(
    lambda edges: Spans(tuple(sorted(edges)[: len(edges) // 2 * 2]))
)
OPENNESS = st.builds(Openness, SPANS, SPANS)


@given(OPENNESS, OPENNESS, OPENNESS)
def test_combining_follows_the_laws_of_sets_with_a_third_value(a: Openness, b: Openness, c: Openness):
    assert a | b == b | a
    assert a & b == b & a
    assert (a | b) | c == a | (b | c)
    assert a & (b | c) == (a & b) | (a & c)
    assert a - (b | c) == (a - b) & (a - c)
    assert (a | b) - c == (a - c) | (b - c)
    assert a | (a & b) == a
    assert not (a - b).known - (a - b).perhaps


@seldom
@given(documents(), documents())
def test_a_timetable_in_parts_is_combined_as_a_whole(one: Drawn, other: Drawn):
    start, end = one.day - AROUND, one.day + AROUND
    left, right = (_compiled(drawn).openness(start, end, EVERYTHING) for drawn in (one, other))
    middle = one.day + timedelta(days=1)
    for whole in (left | right, left & right, left - right):
        parts = whole.clip(start, middle) | whole.clip(middle, end)
        assert parts.clip(start, end) == whole.clip(start, end)


# --- Comparing -------------------------------------------------------------------------------------------------------


@seldom
@given(documents(), documents())
def test_changes_turn_the_old_hours_into_the_new(one: Drawn, other: Drawn):
    old, new = _compiled(one), _compiled(other)
    changes = compare_hours(old, new, one.day - AROUND, one.day + AROUND)
    assert (changes.old.known - changes.lost) | changes.gained == changes.new.known
    assert (changes.old.unknown - changes.became_known) | changes.became_unknown == changes.new.unknown
    assert not changes.gained & changes.lost
    assert changes.nothing == (not any((changes.gained, changes.lost, changes.became_known, changes.became_unknown)))
    assert all(changes.text(lang) for lang in ("nb", "nn", "en"))


@seldom
@given(documents())
def test_the_first_difference_is_the_first(drawn: Drawn):
    one = _compiled(drawn)
    exception = {
        "id": "new",
        "first_day": str(drawn.day),
        "last_day": str(drawn.day),
        "hours": ["09:00-17:00"],
        "mode": "add",
    }
    document = {**drawn.document, "exceptions": [*drawn.document["exceptions"], exception]}
    other = _compiled(drawn._replace(document=document))
    first = first_difference(one, other)
    assert first == first_difference(other, one)
    changes = compare_hours(one, other, drawn.day - AROUND, drawn.day + AROUND)
    if first is None:
        assert changes.nothing
    else:
        assert changes.old.at(first) is not changes.new.at(first) or len(one.layers) > 1


# --- Normalising -----------------------------------------------------------------------------------------------------


@seldom
@given(documents())
def test_the_canonical_form_is_its_own_and_keeps_the_meaning(drawn: Drawn):
    hours = read_hours(json.dumps(drawn.document))
    form = canonical(hours)
    assert canonical(form) == form
    assert read_hours(form.model_dump_json()) == form
    said, expected = _said(form, drawn), _said(hours, drawn)
    nothing = Openness()
    assert all(said.get(kind, nothing) == it for kind, it in expected.items())


HOURS = st.sampled_from(
    [
        [],
        [],
        ["10:00-16:00"],
        ["22:00-24:00"],
        ["00:00-02:00"],
        ["22:00-02:00"],
        ["10:00-16:00?"],
        ["00:00-02:00", "20:00-24:00"],
    ]
)
WEEKS = st.fixed_dictionaries({}, optional=dict.fromkeys(("mon-thu", "fri", "sat", "sun"), HOURS))
BY_DAY = st.sampled_from([[], ["10:00-16:00"], ["10:00-12:00"]])
HOLIDAYS = st.fixed_dictionaries(
    {},
    optional={
        "public": st.sampled_from([[], ["10:00-12:00"]]),
        "easter_eve": BY_DAY,
        "christmas_eve": BY_DAY,
        "ascension_day+1": BY_DAY,
    },
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _day_by_day(week: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        day: list(week.get(day) or (week.get("mon-thu") if day in WEEKDAYS[:4] else None) or []) for day in WEEKDAYS
    }


@st.composite
def _rewritten(draw: st.DrawFn, layer: dict[str, Any]) -> dict[str, Any]:
    """Write a layer otherwise: with nights in two parts, and holidays by other names, and some that may be as usual."""
    week = _day_by_day(layer["week"])
    for number, day in enumerate(WEEKDAYS):
        following = week[WEEKDAYS[(number + 1) % 7]]
        if week[day] == ["22:00-02:00"] and "00:00-02:00" not in following and draw(st.booleans()):
            week[day] = ["22:00-24:00"]
            following.insert(0, "00:00-02:00")
    holidays = dict(layer["holidays"])
    for name, other in (("christmas_eve", "christmas_day-1"), ("easter_eve", "good_friday+1")):
        if name in holidays and draw(st.booleans()):
            holidays[other] = holidays.pop(name)
    for name in draw(st.sets(st.sampled_from(["whit_eve", "ascension_day", "new_years_eve-1"]))):
        holidays[name] = draw(BY_DAY)
    return {**layer, "week": week, "holidays": holidays, "note": {"nb": "Skrevet på en annen måte"}}


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[OpeningHours, OpeningHours]:
    zone = draw(st.sampled_from(ZONES))
    layers = [
        {"id": access, "access": access, "week": draw(WEEKS), "holidays": draw(HOLIDAYS)}
        for access in draw(st.sampled_from([["staffed"], ["self_service", "staffed"]]))
    ]
    others = [draw(_rewritten(layer)) for layer in reversed(layers)]
    one, other = (
        read_hours(json.dumps({"format": "innbygger.hours/1", "timezone": zone, "layers": said}))
        for said in (layers, others)
    )
    return one, other


@seldom
@given(_pairs())
def test_weeks_with_holidays_have_one_canonical_form_exactly_when_they_mean_the_same(
    pair: tuple[OpeningHours, OpeningHours],
):
    one, other = pair
    alike = same_hours(*(compile_hours(hours).view(access=EVERYTHING) for hours in pair))
    assert (canonical(one) == canonical(other)) == alike
    assert same_hours(one, other) == alike


# --- Inferring -------------------------------------------------------------------------------------------------------

SPAN = st.sampled_from(["08:00-12:00", "10:00-16:00", "12:00-18:00", "22:00-02:00", "unknown", "13:00-15:00?"])
LISTED = st.lists(SPAN, max_size=1).map(lambda spans: tuple(map(DaySpan.read, spans)))


@given(
    st.dictionaries(st.dates(date(2026, 3, 1), date(2026, 6, 1)), LISTED, min_size=1, max_size=80),
    st.sampled_from(ZONES),
    st.sampled_from(["closed", "unknown"]),
)
def test_inferred_hours_say_what_was_given_and_are_no_longer(
    days: dict[date, tuple[DaySpan, ...]], zone: str, unstated: Literal["closed", "unknown"]
):
    hours = hours_from_dates(days, zone, unstated)
    assert written_items(hours) <= len(days)
    listed = read_hours(json.dumps(_as_list(days, zone, unstated)))
    assert same_hours(compile_hours(hours), compile_hours(listed))


def _as_list(days: dict[date, tuple[DaySpan, ...]], zone: str, unstated: str) -> dict[str, Any]:
    exceptions = [
        {"id": str(day), "first_day": str(day), "last_day": str(day), "hours": [str(span) for span in spans]}
        for day, spans in days.items()
    ]
    return {
        "format": "innbygger.hours/1",
        "timezone": zone,
        "unstated": unstated,
        "valid_from": str(min(days)),
        "valid_to": str(max(days)),
        "layers": [{"id": "staffed", "holidays": "as_usual"}],
        "exceptions": exceptions,
    }


@given(
    st.lists(LISTED, min_size=7, max_size=7),
    st.dictionaries(st.integers(0, 111), LISTED, max_size=5),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_a_week_with_a_few_exceptions_comes_back_as_such(
    week: list[tuple[DaySpan, ...]], exceptions: dict[int, tuple[DaySpan, ...]], first: date
):
    every = [first + timedelta(days=number) for number in range(112)]
    days = {day: exceptions.get(number, week[day.weekday()]) for number, day in enumerate(every)}
    hours = hours_from_dates(days)
    (layer,) = hours.layers
    assert [layer.week.on(day) or () for day in range(7)] == week if layer.week else not any(week)
    assert written_items(hours) <= len(set(week) - {()}) + len(exceptions)
