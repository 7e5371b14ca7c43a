"""Laws of opening hours in words: two documents of which one says something else are never said alike."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.laws.hours_documents import DAYS, HOLIDAYS, HOURS, WEEKS, Json, documents, faults

from innbygger_core.hours import CalendarDay, Mode, RecurringHours, Season, read_hours

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from innbygger_core.hours import Bond, DaySpan, Layer, OpeningHours, SpecialHours, Suspension, Weekdays

    Item = RecurringHours | Season | SpecialHours

# What is said on purpose in no words: the format, ids (but those of rooms, audiences and other schedules, and of layers
# that nothing else tells apart), sources, names of periods, and which of two ways of writing the same was chosen.
SHIFTS = ["PT10M", "PT1H", "-PT30M", "-PT1H30M"]
DATES = ["2026-05-01", "2026-10-24", "2027-05-17", "2018-W41", "unknown"]
YEARLY = ["06-21", "08-17", "12-24", "02-29", "W28", "W40", "maundy_thursday-1", "easter_monday", "christmas_eve"]
FURTHER: dict[str, list[Any]] = {
    "mode": ["replace", "add", "cut"],
    "first_day": [*DATES, *YEARLY],
    "last_day": [*DATES, *YEARLY],
    "first": ["2026-09-03", "2025-10-01", "unknown"],
    "every_weeks": [1, 2, 3, 4, 5, 26],
    "nth": [1, 2, -1, -3, [1, 3], [2, -1]],
    "weeks": ["odd", "even", [28], [28, 29, 30, 40]],
    "dates": [["2026-05-01"], ["06-21", "2027-01-02"], ["2026-05-01", "2026-06-02", "2026-06-03"], ["W28"]],
    "relation": ["within", "outside"],
    "opens": SHIFTS,
    "closes": SHIFTS,
    "suspended": [True, {"first_day": "2026-05-01"}, {"first_day": "05-01", "last_day": "06-01", "reason": "Vask"}],
    "unstated": ["closed", "unknown"],
    "after_midnight": ["kept", "cut"],
    "timezone": ["Europe/Oslo", "UTC"],
    "access": ["staffed", "self_service", "by_booking", "by_appointment", "phone", "digital"],
    "room": ["hall", "kiln"],
    "audience": ["youth", "hall"],
    "reason": ["Varetelling", "Påske"],
    "note": ["Ring på", "Bruk sidedøra"],
    "illustrative": [True, False],
    "valid_from": ["1999-01-01", "2001-02-03"],
    "valid_to": ["2101-01-01", "2102-03-04"],
}
POOLS: dict[str, st.SearchStrategy[Any]] = {
    **{key: st.sampled_from(values) for key, values in FURTHER.items()},
    "hours": HOURS,
    "day": DAYS,
    "only": DAYS,
    "week": WEEKS,
    "holidays": HOLIDAYS.map(lambda said: said.get("holidays", "as_usual")),
}
EVERYWHERE = {"reason", "note", "only", "mode"}
ALSO = {
    "document": {"valid_from", "valid_to", "illustrative", "note", "after_midnight"},
    "layers": {"room", "audience", "suspended", "holidays", "unstated", "valid_from", "valid_to", "illustrative"},
    "recurring": {"first_day", "last_day", "weeks", "nth", "day"},
    "bound_to": {"opens", "closes"},
}


def _places(said: object, within: str = "document") -> Iterator[tuple[Json, str]]:
    """Go through every fact of a document, those too that are not there yet."""
    if isinstance(said, dict):
        if within not in {"week", "periods", "holidays"}:
            yield from ((said, key) for key in sorted({*said, *ALSO.get(within, ()), *EVERYWHERE} & POOLS.keys()))
        for key, inner in said.items():
            yield from _places(inner, key)
    elif isinstance(said, list):
        for inner in said:
            yield from _places(inner, within)


@st.composite
def _two(draw: st.DrawFn) -> tuple[OpeningHours, OpeningHours]:
    """Draw hours, and the same with one fact told otherwise, left out, or told besides."""
    document: Json = draw(documents()).document
    other = deepcopy(document)
    where, key = draw(st.sampled_from(list(_places(other))))
    if key in where and draw(st.sampled_from([False, False, True])):
        del where[key]
    else:
        where[key] = draw(POOLS[key])
    assume(not faults(other))
    return read_hours(json.dumps(document)), read_hours(json.dumps(other))


# --- What a document says, whichever way it is written --------------------------------------------------------------


def _meaning(hours: OpeningHours) -> Hashable:
    return (
        tuple(_layer(layer, hours) for layer in hours.layers),
        tuple(
            (_item(item, hours), tuple(it.id for it in hours.layers if item.concerns(it))) for item in hours.exceptions
        ),
        (hours.timezone, hours.after_midnight, hours.valid_from, hours.valid_to, hours.illustrative, hours.note),
    )


def _layer(layer: Layer, hours: OpeningHours) -> Hashable:
    unstated = layer.unstated or hours.unstated
    return (
        (layer.access, layer.room, layer.audience, layer.valid_from, layer.valid_to, layer.illustrative, layer.note),
        "bound" if layer.week is None and layer.bound_to else tuple(_week(layer, unstated)),
        _holidays(layer, unstated),
        tuple(_item(item, hours) for item in layer.seasons),
        tuple(_item(item, hours, layer) for item in layer.recurring),
        tuple(map(_bond, layer.bound_to or ())),
        layer.suspended and (_stretches(layer.suspended, hours), layer.suspended.reason),
    )


def _week(layer: Layer, unstated: str) -> Iterator[Hashable]:
    for weekday in range(7):
        spans = layer.week.on(weekday) if layer.week else None
        yield (("unknown",) if unstated == "unknown" else ()) if spans is None else _spans(spans)


def _spans(spans: tuple[DaySpan, ...]) -> tuple[str, ...]:
    return tuple(map(str, spans))


def _holidays(layer: Layer, unstated: str) -> Hashable:
    if layer.holidays is None or not layer.holidays.rows:
        return unstated == "closed" if layer.holidays is None else layer.holidays.known
    rows = [(str(key), _changes(it.hours, it.mode), it.only and _days(it.only)) for key, it in layer.holidays.rows]
    return frozenset(rows)


def _changes(spans: tuple[DaySpan, ...], mode: Mode) -> Hashable:
    return "nothing" if mode is not Mode.REPLACE and not spans else (mode, _spans(spans))


def _days(days: Weekdays) -> frozenset[int]:
    return frozenset(days.days)


def _item(item: Item, hours: OpeningHours, layer: Layer | None = None) -> Hashable:
    return _when(item, hours, layer), _what(item), item.reason, item.note


def _what(item: Item) -> Hashable:
    if not isinstance(item, Season):
        return _changes(item.hours, item.mode)
    only = _days(item.only) if item.only else frozenset(range(7))
    return frozenset((day, _changes(it, item.mode)) for days, it in item.week.rows for day in _days(days) & only)


def _when(item: Item, hours: OpeningHours, layer: Layer | None) -> Hashable:
    if isinstance(item, RecurringHours):
        return _selected(item), _beside(item, hours, layer), _stretches(item, hours)
    only = None if isinstance(item, Season) or item.only is None else _days(item.only)
    return only, _stretches(item, hours)


def _selected(item: RecurringHours) -> Hashable:
    if item.dates is not None:
        return frozenset(map(str, item.dates))
    weeks = frozenset(item.weeks) if isinstance(item.weeks, tuple) else item.weeks
    return _weekdays(item), weeks, frozenset(item.nth or ()), item.every_weeks, str(item.first)


def _weekdays(item: RecurringHours) -> frozenset[int]:
    if item.day:
        return _days(item.day)
    return frozenset((item.first.weekday(),) if isinstance(item.first, date) else range(7))


def _beside(item: RecurringHours, hours: OpeningHours, layer: Layer | None) -> Hashable:
    if item.beside is None or layer is None:
        return None
    items: tuple[Item, ...] = (*hours.exceptions, *layer.seasons, *layer.recurring)
    other = next(it for it in items if it.id == item.beside)
    only = _days(other.only) if isinstance(other, Season) and other.only else None
    return item.before is None, only, _when(other, hours, layer)


def _stretches(item: Item | Suspension, hours: OpeningHours) -> Hashable:
    named = dict(hours.periods)
    pairs = [(item.first_day, item.last_day)] if item.periods is None else [it for n in item.periods for it in named[n]]
    return frozenset(map(_stretch, pairs))


def _stretch(pair: tuple[object, object]) -> Hashable:
    first, last = pair
    if first is not None and not isinstance(first, CalendarDay) and not isinstance(last, CalendarDay):
        return "unknown"
    if isinstance(first, CalendarDay) and last is None:
        return str(first.first_in(2000))
    return str(first), str(last)


def _bond(bond: Bond) -> Hashable:
    moved = [shift and shift.seconds for shift in (bond.opens, bond.closes)]
    return bond.relation, bond.schedule, bond.layer, *(seconds or 0 for seconds in moved)


@given(_two())
def test_hours_that_say_something_else_are_said_otherwise_in_every_language(two: tuple[OpeningHours, OpeningHours]):
    one, other = two
    if _meaning(one) != _meaning(other):
        for lang in ("nb", "nn", "en"):
            assert one.text(lang) != other.text(lang), one.text(lang)
