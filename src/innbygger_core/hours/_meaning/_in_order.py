"""Hours that go by rank, said as rules in an order: for standards that know nothing of rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from innbygger_core.hours._deciding._ranking import Rank
from innbygger_core.hours._meaning._selecting import days_of_week, in_period, recurring
from innbygger_core.hours._writing._day_spans import MIDNIGHT, DaySpan
from innbygger_core.hours._writing._holidays import Holidays, Mode
from innbygger_core.hours._writing._ordered_rules import OrderedRule
from innbygger_core.hours._writing._selected_days import Days, PublicHoliday
from innbygger_core.hours._writing._selections import Selection
from innbygger_core.hours._writing._weekdays import Weekdays
from innbygger_core.reading import pointer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._writing._holidays import HolidayHours, HolidayKey
    from innbygger_core.hours._writing._in_periods import InPeriods, Period
    from innbygger_core.hours._writing._layers import Layer
    from innbygger_core.hours._writing._seasons import Season
    from innbygger_core.texts import LocalText

    Steps: TypeAlias = tuple[str | int, ...]

__all__ = ["InOrder", "in_order"]

_UNKNOWN: Final = (DaySpan(None, None),)
_ALWAYS: Final = 1_000_000
_MODES: Final = tuple(Mode)
_PUBLIC: Final = Days((PublicHoliday(),))


class InOrder(NamedTuple):
    """What order can say of some hours.

    Attributes:
        rules: the rules.
        left_out: the items that it cannot say: the name, as ``recurring/saturday``, by the JSON pointer to each.

    Example:
        >>> InOrder((), {"/layers/0/recurring/1": "recurring/saturday"}).left_out
        {'/layers/0/recurring/1': 'recurring/saturday'}
    """

    rules: tuple[OrderedRule, ...]
    left_out: Mapping[str, str]


class _Said(NamedTuple):
    """An item on its way to be a rule; sorted as it is to be read: by rank, and the longer period first."""

    name: str
    rank: Rank
    mode: Mode
    length: int
    on: Selection | None
    hours: tuple[DaySpan, ...]
    reason: LocalText | None = None

    @property
    def place(self) -> tuple[int, int, int]:
        """Where it stands: what comes later wins, so what wins comes later."""
        return self.rank, _MODES.index(self.mode), -self.length


def in_order(hours: OpeningHours, layers: Sequence[Layer]) -> InOrder:
    """Say layers of some hours, taken together, as rules in an order.

    It is a translation of what is written, not of what it comes to: where a night is followed by a day that a rule
    replaces, order and rank differ, and whoever needs to be sure compares the two.

    Args:
        hours: hours that go by rank, or by order already.
        layers: those of its layers that are meant. An item that does not stand alike in all of them is left out.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> hours = read_hours('''{
        ...     "format": "innbygger.hours/1",
        ...     "layers": [{"id": "desk", "week": {"mon-fri": ["10:00-16:00"]}, "holidays": {"public": []}}]
        ... }''')
        >>> [str(rule.on.days) for rule in in_order(hours, hours.layers).rules]
        ['mon-fri', 'public']
    """
    if hours.precedence == "order":
        return InOrder(tuple(rule for layer in layers for rule in layer.rules), {})
    weeks = [said for layer in layers for said in _week(hours, layer)]
    others = [list(_items(hours, layer)) for layer in layers] or [[]]
    alike = [[said for _, said in items] for items in others]
    common = [said for said in alike[0] if said.on is not None and all(said in items for items in alike[1:])]
    missing = {pointer(steps): said.name for items in others for steps, said in items if said not in common}
    ordered = [*_apart(weeks, layers), *sorted(common, key=lambda said: said.place)]
    return InOrder(tuple(_rule(number, said) for number, said in enumerate(ordered, 1)), missing)


def _apart(weeks: Sequence[_Said], layers: Sequence[Layer]) -> Iterator[_Said]:
    """Let no row of a week replace another: where there are several layers, or a night lasts into the next day."""
    meeting = len(layers) > 1 or any(span.minutes[1] > MIDNIGHT for said in weeks for span in said.hours)
    return (said._replace(mode=Mode.ADD if meeting and place else Mode.REPLACE) for place, said in enumerate(weeks))


def _rule(number: int, said: _Said) -> OrderedRule:
    return OrderedRule(
        id=f"rule-{number}", on=said.on or Selection(), hours=said.hours, mode=said.mode.value, reason=said.reason
    )


def _week(hours: OpeningHours, layer: Layer) -> Iterator[_Said]:
    rows = layer.week.rows if layer.week else ()
    unstated = tuple(day for day in range(7) if not any(day in days.days for days, _ in rows))
    for days, spans in rows:
        yield _Said("week", Rank.WEEK, Mode.REPLACE, 0, Selection(days=days_of_week(days)), spans)
    if unstated and (layer.unstated or hours.unstated) == "unknown":
        on = Selection(days=days_of_week(Weekdays(unstated)))
        yield _Said("unstated", Rank.WEEK, Mode.REPLACE, 0, on, _UNKNOWN)


def _items(hours: OpeningHours, layer: Layer) -> Iterator[tuple[Steps, _Said]]:
    """Go through what stands beside the week, each with its place in the document."""
    periods, path = dict(hours.periods), ("layers", hours.layers.index(layer))
    for steps, said in _of_layer(layer, periods, layer.unstated or hours.unstated):
        yield (*path, *steps), said
    for number, special in enumerate(hours.exceptions):
        if special.concerns(layer):
            for length, yearly, on in _selected(special, periods, special.only):
                rank = Rank.YEARLY_EXCEPTION if yearly else Rank.DATED_EXCEPTION
                said = _Said(f"exception/{special.id}", rank, special.mode, length, on, special.hours, special.reason)
                yield ("exceptions", number), said


def _of_layer(layer: Layer, periods: Mapping[str, tuple[Period, ...]], unstated: str) -> Iterator[tuple[Steps, _Said]]:
    yield from _holidays(layer, unstated)
    for number, season in enumerate(layer.seasons):
        for said in _season(season, periods):
            yield ("seasons", number), said
    for number, item in enumerate(layer.recurring):
        on = recurring(item, periods)
        said = _Said(f"recurring/{item.id}", Rank.RECURRENCE, item.mode, 1, on, item.hours, item.reason)
        yield ("recurring", number), said
    for said in _suspended(layer, periods):
        yield ("suspended",), said


def _season(season: Season, periods: Mapping[str, tuple[Period, ...]]) -> Iterator[_Said]:
    for weekdays, spans in season.week.rows:
        only = weekdays if season.only is None else weekdays.shared(season.only)
        for length, _, on in _selected(season, periods, only):
            yield _Said(f"season/{season.id}", Rank.SEASON, season.mode, length, on, spans, season.reason)


def _holidays(layer: Layer, unstated: str) -> Iterator[tuple[Steps, _Said]]:
    holidays = layer.holidays or Holidays(known=unstated == "closed")
    if not holidays.known:
        on = Selection(days=_PUBLIC)
        yield ("holidays",), _Said("unstated", Rank.PUBLIC_HOLIDAY, Mode.REPLACE, 1, on, _UNKNOWN)
    for key, said in holidays.rows:
        yield ("holidays", str(key)), _holiday(key, said)


def _holiday(key: HolidayKey, said: HolidayHours) -> _Said:
    name, only = f"holiday/{key}", said.only
    if key.day is not None:
        length, _, on = in_period(key.day, key.day, only)
        return _Said(name, Rank.NAMED_HOLIDAY, said.mode, length, on, said.hours)
    on = Selection(days=days_of_week(only), holidays=_PUBLIC) if only else Selection(days=_PUBLIC)
    return _Said(name, Rank.PUBLIC_HOLIDAY, said.mode, 1, on, said.hours)


def _suspended(layer: Layer, periods: Mapping[str, tuple[Period, ...]]) -> Iterator[_Said]:
    pause = layer.suspended
    if pause is not None:
        whole = pause.first_day is None and pause.periods is None
        found = [(_ALWAYS, False, Selection())] if whole else _selected(pause, periods, None)
        for length, _, on in found:
            yield _Said("suspended", Rank.SUSPENDED, Mode.REPLACE, length, on, (), pause.reason)


def _selected(
    item: InPeriods, named: Mapping[str, tuple[Period, ...]], only: Weekdays | None
) -> list[tuple[int, bool, Selection | None]]:
    """Find the days of an item, a period at a time: its length, whether it comes every year, and the selection."""
    if item.periods is None:
        return [in_period(item.first_day, item.last_day, only)]
    return [in_period(*period, only) for name in item.periods for period in named[name]]
