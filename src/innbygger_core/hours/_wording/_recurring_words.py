"""The days of a recurrence in words: annenhver torsdag, siste fredag i måneden, fredagen før første lørdag."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from innbygger_core.hours._wording._day_words import dates_in_words, days_in_words
from innbygger_core.timekeeping import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from innbygger_core.hours._writing._recurring import RecurringHours
    from innbygger_core.texts import Catalogue

__all__ = ["are_beside_the_same", "nth_in_words", "numbers_in_words", "recurrence_in_words", "weeks_in_words"]

_DAYS_OF_WEEK: Final = 7
_WORDED_STEPS: Final = range(1, 5)
"""Steps for which there is a word: annenhver, hver tredje."""


def are_beside_the_same(one: RecurringHours, other: RecurringHours) -> bool:
    """Tell whether two recurrences say the same, each of a day of the week beside the same other days."""
    days = one.day, other.day
    if one.beside is None or any(it is None or len(it.days) > 1 for it in days) or days[0] == days[1]:
        return False
    said, likewise = (it.model_dump(exclude={"id", "day"}) for it in (one, other))
    return _chosen(one) is None and said == likewise


def recurrence_in_words(items: Sequence[RecurringHours], other: Callable[[str], str], words: Catalogue) -> str:
    """Say which days a recurrence selects, before any are cut off.

    Args:
        items: the recurrence; several where each is of a day of the week beside the same other days.
        other: says the days of another item, by its id.
        words: the language.
    """
    item, *_ = items
    if item.dates is not None:
        return dates_in_words(item.dates, words)
    if item.beside is not None:
        return _beside(items, other(item.beside), words)
    return _selected(item, words)


def nth_in_words(nths: Iterable[int], words: Catalogue) -> str:
    """Say places in a month: ``første og siste``."""
    keys = (f"hours-nth-{nth}" if nth > 0 else f"hours-nth-last{nth}" for nth in nths)
    return words.formats.listing([words.word(key) for key in keys])


def weeks_in_words(weeks: str | Iterable[int], words: Catalogue) -> str:
    """Say odd weeks, even weeks, or weeks by number: ``uke 28–31 og 40``."""
    if isinstance(weeks, str):
        return words.word(f"hours-weeks-{weeks}")
    numbers = set(weeks)
    if len(numbers) == 1:
        return words.word("hours-week", (("week", min(numbers)),))
    firsts = [number for number in sorted(numbers) if number - 1 not in numbers]
    said = [numbers_in_words(first, _end_of_run(first, numbers), words) for first in firsts]
    return words.word("hours-weeks-listed", (("weeks", words.formats.listing(said)),))


def numbers_in_words(first: int, last: int, words: Catalogue) -> str:
    """Say numbers from a first to a last: ``28–31``."""
    return str(first) if first == last else words.word("hours-range", (("first", first), ("last", last)))


def _end_of_run(start: int, numbers: set[int]) -> int:
    return next(number for number in range(start, max(numbers) + 1) if number + 1 not in numbers)


# --- Days by weekday, week, place in the month, and step -------------------------------------------------------------


def _selected(item: RecurringHours, words: Catalogue) -> str:
    """Say the days that weekday, week, place in the month and step leave."""
    if item.every_weeks is None:
        return _placed(item, words)
    if item.weeks is None and item.nth is None:
        return _counted(item, _stepping(item, words), words)
    step = words.word(_step("hours-step", item.every_weeks), (("n", item.every_weeks),))
    return _counted(item, words.word("hours-step-only", (("when", _placed(item, words)), ("step", step))), words)


def _stepping(item: RecurringHours, words: Catalogue) -> str:
    """Say days that come every so many weeks: ``annenhver torsdag``, ``mandag og torsdag annenhver uke``."""
    days, steps = item.weekdays, item.every_weeks or 1
    if len(days) == 1:
        day = words.formats.weekday(days[0])
        return words.word(_step("hours-step-day", steps), (("day", day), ("n", steps)))
    step = words.word(_step("hours-step", steps), (("n", steps),))
    return words.word("hours-step-days", (("days", days_in_words(days, words)), ("step", step)))


def _step(key: str, steps: int) -> str:
    return f"{key}-{steps}" if steps in _WORDED_STEPS else key


def _counted(item: RecurringHours, when: str, words: Catalogue) -> str:
    """Say from which day the steps count."""
    if isinstance(item.first, date):
        return words.word("hours-step-from", (("when", when), ("first", item.first)))
    return words.word("hours-step-unknown", (("when", when),))


def _placed(item: RecurringHours, words: Catalogue) -> str:
    """Say days by their place in the month: ``siste partallsmandag i måneden``; without a place, every one of them."""
    days = item.weekdays
    if item.nth is None:
        return _stepping(item, words) if len(days) == 1 and item.weeks is None else _left(item, words)
    nth = ("nth", nth_in_words(item.nth, words))
    if len(days) == 1 and (item.weeks is None or isinstance(item.weeks, str)):
        key = f"hours-nth-{item.weeks}" if item.weeks else "hours-nth"
        return words.word(key, (nth, ("day", words.formats.weekday(days[0]))))
    if len(set(days)) == _DAYS_OF_WEEK and item.weeks is None:
        return words.word("hours-nth-day", (nth,))
    return words.word("hours-nth-among", (nth, ("days", _left(item, words))))


def _left(item: RecurringHours, words: Catalogue) -> str:
    """Say what weekdays and weeks leave: ``mandag i partallsuker``."""
    days = days_in_words(item.weekdays, words)
    if item.weeks is None:
        return days
    return words.word("hours-in", (("days", days), ("weeks", weeks_in_words(item.weeks, words))))


# --- Days beside others ----------------------------------------------------------------------------------------------


def _chosen(item: RecurringHours) -> object:
    """Tell whether only some of the days of the week are selected."""
    return item.weeks or item.nth or item.every_weeks or None


def _beside(items: Sequence[RecurringHours], other: str, words: Catalogue) -> str:
    """Say the nearest of some days before or after others: ``fredagen før første lørdag i måneden``."""
    item, *_ = items
    side = "before" if item.before is not None else "after"
    days, chosen = item.weekdays, _chosen(item)
    if not chosen and len(days) == _DAYS_OF_WEEK:
        return words.word(f"hours-holiday-{side}", (("days", 1), ("holiday", other)))
    if not chosen and len(days) == 1:
        named = [words.word(f"hours-the-{WEEKDAYS[day]}") for it in items for day in it.weekdays]
        return words.word(f"hours-weekday-{side}", (("day", words.formats.listing(named)), ("other", other)))
    return words.word(f"hours-nearest-{side}", (("days", _selected(item, words)), ("other", other)))
