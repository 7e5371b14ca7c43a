"""Opening hours, a state and a summary in words; every word comes from a catalogue."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from innbygger_core.hours._access import Access
from innbygger_core.hours._day_words import days_in_words, period_in_words, spans_in_words
from innbygger_core.hours._holidays import Mode
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.hours._day_spans import DaySpan
    from innbygger_core.hours._models import Layer, OpeningHours, SpecialHours
    from innbygger_core.hours._values import HoursState, HoursSummary
    from innbygger_core.hours._weekdays import Weekdays
    from innbygger_core.texts import Catalogue

__all__ = ["hours_in_words", "state_in_words", "summary_in_words"]

_ONE_DAY = timedelta(days=1)
_A_WEEK_LESS_A_DAY = 6


def hours_in_words(hours: OpeningHours, lang: str | Catalogue) -> str:
    """Say opening hours, a sentence for each layer, exception, and limit, each on its line."""
    words = catalogue(lang)
    return "\n".join(f"{said[:1].upper()}{said[1:].rstrip('.')}." for said in _sentences(hours, words))


def _sentences(hours: OpeningHours, words: Catalogue) -> Iterator[str]:
    named = len(hours.layers) > 1 or any(layer.access is not Access.STAFFED for layer in hours.layers)
    for layer in hours.layers:
        said = _layer(layer, hours.unstated, words)
        yield words.word("hours-item", (("what", _name(layer, words)), ("said", said))) if named else said
    for item in hours.exceptions:
        yield _exception(item, hours, words)
    if hours.valid_from or hours.valid_to:
        yield words.word("hours-in-force", (("period", _validity(hours, words)),))
    if hours.illustrative or any(layer.illustrative for layer in hours.layers):
        yield words.word("hours-illustrative")
    notes = (note for note in (hours.note, *(layer.note for layer in hours.layers)) if note)
    yield from (note.text(words) for note in notes)


def _name(layer: Layer, words: Catalogue) -> str:
    name = words.word(f"layer-{layer.access}")
    whom = ", ".join(filter(None, (layer.room, layer.audience)))
    return words.word("hours-for", (("layer", name), ("whom", whom))) if whom else name


def _layer(layer: Layer, unstated: str, words: Catalogue) -> str:
    """Say the week, then the holidays, then how long the layer holds."""
    parts = list(_week(layer, layer.unstated or unstated, words))
    if layer.holidays is not None:
        parts += _holidays(layer, words)
    if layer.valid_from or layer.valid_to:
        parts.append(_validity(layer, words))
    return ", ".join(parts)


def _week(layer: Layer, unstated: str, words: Catalogue) -> Iterator[str]:
    days: dict[str, list[int]] = {}
    for weekday in range(7):
        spans = layer.week.on(weekday)
        said = words.word(f"state-{unstated}") if spans is None else spans_in_words(spans, words)
        days.setdefault(said, []).append(weekday)
    for said, numbers in days.items():
        yield _said_of(days_in_words(numbers, words), said, words)


def _holidays(layer: Layer, words: Catalogue) -> Iterator[str]:
    holidays = layer.holidays
    if holidays is None or not holidays.rows:
        said = words.word("hours-as-usual" if holidays is None or holidays.known else "state-unknown")
        yield _said_of(words.word("hours-public-holidays"), said, words)
        return
    for key, item in holidays.rows:
        day = words.word("hours-public-holidays") if key.day is None else key.day.text(words)
        yield _said_of(_only(day, item.only, words), _hours(item.hours, item.mode, words), words)


def _exception(item: SpecialHours, hours: OpeningHours, words: Catalogue) -> str:
    """Say when, for which layers, and what then."""
    when = _only(period_in_words(item.first_day, item.last_day, words), item.only, words)
    if item.layers is not None and len(hours.layers) > 1:
        names = [_name(layer, words) for layer in hours.layers if layer.id in item.layers]
        when = words.word("hours-for", (("layer", when), ("whom", words.formats.listing(names).lower())))
    said = _hours(item.hours, item.mode, words)
    if item.reason:
        said = words.word("hours-why", (("said", said), ("reason", item.reason.text(words))))
    return words.word("hours-item", (("what", when), ("said", said)))


def _hours(spans: tuple[DaySpan, ...], mode: Mode, words: Catalogue) -> str:
    said = spans_in_words(spans, words)
    if mode is Mode.REPLACE:
        return said
    return words.word("hours-added" if mode is Mode.ADD else "hours-cut", (("hours", said),))


def _only(when: str, only: Weekdays | None, words: Catalogue) -> str:
    if only is None:
        return when
    return words.word("hours-only", (("when", when), ("days", days_in_words(only.days, words))))


def _validity(dated: Layer | OpeningHours, words: Catalogue) -> str:
    first, last = dated.valid_from, dated.valid_to
    known = [(name, day) for name, day in (("first", first), ("last", last)) if day]
    return words.word("hours-from-to" if len(known) == 2 else "hours-from" if first else "hours-to", tuple(known))  # noqa: PLR2004


def _said_of(when: str, hours: str, words: Catalogue) -> str:
    return words.word("hours-said-of", (("when", when), ("hours", hours)))


# --- An instant ------------------------------------------------------------------------------------------------------


def state_in_words(state: HoursState, lang: str | Catalogue) -> str:
    """Say a state, why it is so where somebody gave a reason, and until when."""
    words = catalogue(lang)
    said = words.word(f"state-{state.access}")
    reasons = dict.fromkeys(cause.reason.text(words) for cause in state.because if cause.reason)
    if reasons:
        said = words.word("hours-why", (("said", said), ("reason", words.formats.listing(list(reasons)))))
    if state.until is not None:
        day, at = _ending(state.until)
        today = max(cause.day for cause in state.because)
        form = "-clock" if day == today else "-day" if day.year == today.year else ""
        said = words.word(f"hours-state-until{form}", (("said", said), ("day", day), ("at", at)))
    if state.layers and state.unknown_layers:
        said = words.word("hours-more-unknown", (("said", said),))
    return said[:1].upper() + said[1:]


def _ending(until: datetime) -> tuple[date, time]:
    """Show an end; midnight belongs to the day that it ends."""
    at = until.time()
    return (until - _ONE_DAY if at == time() else until).date(), at


def summary_in_words(summary: HoursSummary, lang: str | Catalogue) -> str:
    """Say what a sign on the door would say."""
    words = catalogue(lang)
    if summary.access is Access.UNKNOWN:
        return words.word("hours-unknown")
    is_open = summary.access is not Access.CLOSED
    if not summary.sure:
        return words.word("hours-open" if is_open else "hours-opens-unknown")
    if summary.changes is None:
        return words.word("hours-open" if is_open else "hours-closed")
    key = _closing(summary.at, summary.changes) if is_open else _opening(summary.at, summary.changes)
    return words.word(key, (("day", summary.changes.date()), ("at", summary.changes.time())))


def _closing(at: datetime, changes: datetime) -> str:
    ahead = (changes.date() - at.date()).days
    if ahead == 1 and changes.time() == time():
        return "hours-closes-midnight"
    near = ("hours-closes-at", "hours-closes-tomorrow")
    if ahead < len(near):
        return near[ahead]
    return "hours-closes-on" if ahead <= _A_WEEK_LESS_A_DAY else "hours-open"


def _opening(at: datetime, changes: datetime) -> str:
    ahead = (changes.date() - at.date()).days
    near = ("hours-opens-at", "hours-opens-tomorrow")
    if ahead < len(near):
        return near[ahead]
    return "hours-opens-on" if ahead <= _A_WEEK_LESS_A_DAY else "hours-opens-date"
