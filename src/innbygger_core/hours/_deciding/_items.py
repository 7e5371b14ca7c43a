"""From what is written about a layer to the items that have a say about its days."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from innbygger_core.hours._deciding._day_hours import ALL_DAY_OPEN, ALL_DAY_UNKNOWN, day_hours
from innbygger_core.hours._deciding._day_sets import ALWAYS, AnyOf, BetweenDays, DaySet, OnWeekdays, PublicHolidays
from innbygger_core.hours._deciding._layer_days import LayerDays, validity
from innbygger_core.hours._deciding._ordered import OrderedDays
from innbygger_core.hours._deciding._ranking import Item, Rank
from innbygger_core.hours._deciding._recurring_days import cut_to, selected_days
from innbygger_core.hours._writing._dates import CalendarDay, DatedDay
from innbygger_core.hours._writing._holidays import Holidays
from innbygger_core.hours._writing._recurring import RecurringHours
from innbygger_core.hours._writing._week import Week

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._writing._exceptions import SpecialHours
    from innbygger_core.hours._writing._in_periods import InPeriods, Period
    from innbygger_core.hours._writing._layers import Layer, Suspension
    from innbygger_core.hours._writing._seasons import Season

__all__ = ["layer_days"]

_UNSTATED_HOLIDAY: Final = Item("unstated", Rank.PUBLIC_HOLIDAY, ALL_DAY_UNKNOWN, PublicHolidays())
_BEGINNING: Final = DatedDay(date.min)


def layer_days(hours: OpeningHours, layer: Layer) -> LayerDays | OrderedDays:
    """Gather what is written about a layer."""
    unstated = layer.unstated or hours.unstated
    if hours.precedence == "order":
        return OrderedDays(layer.rules, _left_out(unstated), validity(layer))
    return LayerDays(
        week=tuple(_week(layer, unstated)),
        items=(*_suspended(hours, layer), *_holidays(layer, unstated), *_Items(hours, layer).all()),
        valid=validity(layer),
    )


def _week(layer: Layer, unstated: str) -> Iterator[Item]:
    """Take the week; a layer without one has what its bonds leave, or what is not stated."""
    if layer.week is None and layer.bound_to:
        yield from [Item("bound", Rank.WEEK, ALL_DAY_OPEN, ALWAYS)] * 7
        return
    left_out = _left_out(unstated)
    week = layer.week or Week()
    rows = [(days, Item(f"week/{days}", Rank.WEEK, day_hours(spans), ALWAYS)) for days, spans in week.rows]
    for weekday in range(7):
        yield next((item for days, item in rows if weekday in days.days), left_out)


def _left_out(unstated: str) -> Item:
    return Item("unstated", Rank.WEEK, ALL_DAY_UNKNOWN if unstated == "unknown" else (), ALWAYS)


def _holidays(layer: Layer, unstated: str) -> Iterator[Item]:
    holidays = layer.holidays or Holidays(known=unstated == "closed")
    if not holidays.known:
        yield _UNSTATED_HOLIDAY
    for key, said in holidays.rows:
        named = key.day is not None
        yield Item(
            name=f"holiday/{key}",
            rank=Rank.NAMED_HOLIDAY if named else Rank.PUBLIC_HOLIDAY,
            hours=day_hours(said.hours),
            days=BetweenDays(key.day, key.day) if named else PublicHolidays(),
            mode=said.mode,
            only=said.only,
        )


def _suspended(hours: OpeningHours, layer: Layer) -> Iterator[Item]:
    pause = layer.suspended
    if pause is not None:
        spells = _limits(pause, dict(hours.periods)) or (ALWAYS,)
        yield Item("suspended", Rank.SUSPENDED, (), AnyOf(spells), reason=pause.reason)


class _Items:
    """The items of a layer that have ids: exceptions, recurrences, seasons."""

    def __init__(self, hours: OpeningHours, layer: Layer) -> None:
        self._layer = layer
        self._exceptions = hours.exceptions
        self._periods = dict(hours.periods)

    def all(self) -> Iterator[Item]:
        """Go through all items that concern the layer."""
        for exception in self._exceptions:
            if exception.concerns(self._layer):
                yield from self._special(exception)
        yield from map(self._recurrence, self._layer.recurring)
        for season in self._layer.seasons:
            yield from self._season(season)

    def _special(self, item: SpecialHours) -> Iterator[Item]:
        """Make an item of the periods that have a year, and another of those that come every year."""
        spells = sorted(_spells(item, self._periods), key=_yearly)
        for yearly, group in groupby(spells, key=_yearly):
            yield Item(
                name=f"exception/{item.id}",
                rank=Rank.YEARLY_EXCEPTION if yearly else Rank.DATED_EXCEPTION,
                hours=day_hours(item.hours),
                days=AnyOf(tuple(group)),
                mode=item.mode,
                only=item.only,
                reason=item.reason,
            )

    def _recurrence(self, item: RecurringHours) -> Item:
        return Item(
            name=f"recurring/{item.id}",
            rank=Rank.RECURRENCE,
            hours=day_hours(item.hours),
            days=self._recurring_days(item),
            mode=item.mode,
            only=item.day,
            reason=item.reason,
        )

    def _season(self, item: Season) -> Iterator[Item]:
        """Make an item of each row of its week, confined to the days of the row."""
        days = AnyOf(_spells(item, self._periods))
        for weekdays, spans in item.week.rows:
            yield Item(
                name=f"season/{item.id}",
                rank=Rank.SEASON,
                hours=day_hours(spans),
                days=days,
                mode=item.mode,
                only=weekdays if item.only is None else weekdays.shared(item.only),
                reason=item.reason,
            )

    def _recurring_days(self, item: RecurringHours) -> DaySet:
        others = None if item.beside is None else self._days_of(item.beside)
        return cut_to(selected_days(item, others), _limits(item, self._periods))

    def _days_of(self, name: str) -> DaySet:
        """Find the days of an item of the layer, or of an exception, whether or not it wins on them."""
        items: tuple[RecurringHours | Season | SpecialHours, ...] = self._exceptions
        items += (*self._layer.seasons, *self._layer.recurring)
        item = {item.id: item for item in items}[name]
        if not isinstance(item, RecurringHours):
            return OnWeekdays(AnyOf(_spells(item, self._periods)), item.only)
        return self._recurring_days(item)


def _spells(item: InPeriods, named: Mapping[str, tuple[Period, ...]]) -> tuple[BetweenDays, ...]:
    """Find the periods in which an item holds."""
    if item.periods is None:
        return (_between(item.first_day, item.last_day),)
    return tuple(_between(*period) for name in item.periods for period in named[name])


def _limits(item: RecurringHours | Suspension, named: Mapping[str, tuple[Period, ...]]) -> tuple[BetweenDays, ...]:
    """Find the periods of what may also hold always, and begin before all days; none where nothing is said."""
    if item.periods is None and item.first_day is None:
        return () if item.last_day is None else (_between(_BEGINNING, item.last_day),)
    return _spells(item, named)


def _between(first: object, last: object) -> BetweenDays:
    return BetweenDays(_known(first), _known(last), endless=last is None)


def _known(day: object) -> CalendarDay | None:
    return day if isinstance(day, CalendarDay) else None


def _yearly(spell: BetweenDays) -> bool:
    return any(day is not None and day.yearly for day in (spell.first, spell.last))
