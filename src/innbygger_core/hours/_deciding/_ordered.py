"""A layer whose rules are read in order, day by day: the other way to say a day, beside rank."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.hours._deciding._day_hours import added, all_day, cut, day_hours, overlaid
from innbygger_core.hours._deciding._day_sets import ALWAYS
from innbygger_core.hours._deciding._ranking import Decided, Item, Rank
from innbygger_core.hours._writing._day_masks import days_of, run
from innbygger_core.hours._writing._day_spans import MIDNIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from innbygger_core.hours._deciding._day_hours import DayHours
    from innbygger_core.hours._deciding._layer_days import Window
    from innbygger_core.hours._writing._ordered_rules import OrderedMode, OrderedRule
    from innbygger_core.hours._writing._selections import Selection

__all__ = ["OrderedDays"]

_NOT_YET_OR_NO_LONGER: Final = Item("validity", Rank.WEEK, (), ALWAYS)


class OrderedDays:
    """What a layer of ordered rules says of any day.

    A rule speaks of calendar days: its share of a day is what it says of it until midnight, and what is left of the
    night before. A rule that replaces a day replaces all of it, nights of earlier rules too.

    Attributes:
        rules: what is read, in order.
        usual: what a day is that no rule selects.
        valid: the layer's own validity; outside, it is closed.
    """

    __slots__ = ("rules", "usual", "valid")

    def __init__(self, rules: Iterable[OrderedRule], usual: Item, valid: Window) -> None:
        self.rules = tuple(map(_rule, rules))
        self.usual = usual
        self.valid = valid

    def day(self, day: int) -> Decided:
        """Decide one day by reading every rule: the plain way, which the compiled one is tested against."""
        if not self.valid.holds(day):
            return Decided((), _NOT_YET_OR_NO_LONGER)
        so_far = Decided(self.usual.hours, self.usual)
        for rule in self.rules:
            night, today = (marked == "1" for marked in f"{self._marked(rule, day - 1, day):02b}"[::-1])
            so_far = self._after(so_far, rule, today=today, night=night)
        return so_far

    def days(self, low: int, high: int) -> Iterator[tuple[int, DayHours]]:
        """Decide every day of a window: rule by rule, all alike days at once."""
        said: list[DayHours] = [()] * (high - low + 1)
        for hours, mask in self._alike(low, high).items():
            for day in days_of(mask, 0) if hours else ():
                said[day] = hours
        return enumerate(said, low)

    def uniform(self, low: int, high: int) -> int | None:
        """Find the state that holds all through a window, where the last rule that has a say there gives every day."""
        whole = (1 << high - low + 2) - 1
        for rule in reversed(self.rules):
            marked = self._marked(rule, low - 1, high)
            if marked:
                return all_day(rule.today) if (marked, rule.mode) == (whole, "replace") and not rule.late else None
        return all_day(self.usual.hours) if self._valid(low, high) == whole >> 1 else None

    def _alike(self, low: int, high: int) -> dict[DayHours, int]:
        """Sort the days of a window by what they come to."""
        valid = self._valid(low, high)
        alike = {self.usual.hours: valid}
        for rule in self.rules:
            marked = self._marked(rule, low - 1, high)
            if marked:
                alike = rule.applied(alike, marked >> 1, marked & valid)
        return alike

    def _marked(self, rule: _Rule, low: int, high: int) -> int:
        """Mark the days that a rule selects, within the validity."""
        marked = rule.on.mask(low, high)
        return marked and marked & self._valid(low, high)

    def _valid(self, low: int, high: int) -> int:
        return run(self.valid.first, self.valid.last, low, high)

    def _after(self, so_far: Decided, rule: _Rule, *, today: bool, night: bool) -> Decided:
        """Read one more rule for a day."""
        hours = rule.on_top(so_far.hours, today=today, night=night)
        earlier = (*reversed(so_far.changes), *([so_far.winner] if so_far.winner is not self.usual else []))
        if today and rule.mode == "replace":
            return Decided(hours, rule.item, beaten=(*earlier, *so_far.beaten))
        if hours == so_far.hours:
            return so_far
        if not earlier:
            return Decided(hours, rule.item)
        return so_far._replace(hours=hours, changes=(*so_far.changes, rule.item))


@frozen(eq=False)
class _Rule:
    """A rule with its share of the days that it selects, and of the days after them.

    Attributes:
        today: what it says of a day until midnight.
        late: what is left of it on the next day.
        both: what it says of a day where it selects the day before, too.
    """

    item: Item
    on: Selection
    mode: OrderedMode
    today: DayHours
    late: DayHours
    both: DayHours

    def applied(self, alike: dict[DayHours, int], today: int, night: int) -> dict[DayHours, int]:
        """Read the rule for many days at once."""
        night = night if self.late else 0
        cells = ((today & ~night, True, False), (today & night, True, True), (night & ~today, False, True))
        found: defaultdict[DayHours, int] = defaultdict(int)
        for hours, mask in alike.items():
            found[hours] |= mask & ~(today | night)
            for cell, selected, after in cells:
                if mask & cell:
                    found[self.on_top(hours, today=selected, night=after)] |= mask & cell
        return found

    def on_top(self, hours: DayHours, *, today: bool, night: bool) -> DayHours:
        """Say what a day comes to after this rule."""
        share = (self.both if night else self.today) if today else self.late if night else ()
        if today and self.mode == "replace":
            return share
        return _CHANGES[self.mode](hours, share) if share else hours


_CHANGES: Final[dict[OrderedMode, Callable[[DayHours, DayHours], DayHours]]] = {
    "replace": overlaid,
    "add": overlaid,
    "cut": cut,
    "fallback": lambda hours, share: overlaid(share, hours),
}


def _rule(rule: OrderedRule) -> _Rule:
    hours = day_hours(rule.hours)
    today = tuple((start, min(end, MIDNIGHT), state) for start, end, state in hours)
    late = tuple((0, end - MIDNIGHT, state) for _, end, state in hours if end > MIDNIGHT)
    item = Item(f"rule/{rule.id}", Rank.WEEK, hours, ALWAYS, reason=rule.reason)
    return _Rule(item, rule.on, rule.mode, today, late, added(today, late))
