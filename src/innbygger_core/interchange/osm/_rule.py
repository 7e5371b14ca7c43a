"""One rule of an ``opening_hours`` text: on which days, when, and in which state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from innbygger_core.hours import Days, OrderedRule, PublicHoliday, Selection
from innbygger_core.interchange.osm._dates import begins_dates, read_dates
from innbygger_core.interchange.osm._days import DAYS, read_days
from innbygger_core.interchange.osm._numbers import is_year, read_weeks, read_years
from innbygger_core.interchange.osm._times import ALL_DAY, begins_times, day_spans, read_times
from innbygger_core.texts import LocalText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.hours import OrderedMode
    from innbygger_core.interchange.osm._times import Piece
    from innbygger_core.interchange.osm._tokens import Cursor, Token

__all__ = ["SEPARATORS", "RuleReader", "kind_of_days"]

SEPARATORS: Final = frozenset({";", "||", "end"})
"""What ends a rule, whatever stands before; a comma does so only after times or a state."""

_STATES: Final = frozenset({"open", "off", "unknown"})


class RuleReader:
    """One rule while it is being read: on which days, when, and in which state.

    Args:
        cursor: where it begins.
        alone: whether a sign tells that it begins; without one, it must say more than days.
    """

    def __init__(self, cursor: Cursor, *, alone: bool) -> None:
        self._cursor = cursor
        self._begins = cursor.here
        self._on: dict[str, Any] = {}
        self._pieces: list[Piece] = []
        self._state: str | None = None
        self._comment: str | None = None
        self._settled = False
        self._read()
        if not (alone or self._says):
            cursor.stop("osm-unexpected", self._begins)

    def rules(self, name: str, mode: OrderedMode) -> Iterator[OrderedRule]:
        """Make the rule; what only the next day can say is a rule of its own."""
        spans, later = day_spans(self._spans(mode))
        if self._state == "off" and mode != "fallback":
            mode = "cut" if self._pieces else "replace"
        reason = LocalText.of(self._comment) if self._comment else None
        on = Selection.model_construct(**self._on)
        yield OrderedRule.model_construct(id=name, on=on, hours=spans, mode=mode, reason=reason)
        if later:
            on = Selection.model_construct(**self._on, later=1)
            mode = "add" if mode == "replace" else mode
            yield OrderedRule.model_construct(id=f"{name}-next-day", on=on, hours=later, mode=mode, reason=reason)

    def _spans(self, mode: OrderedMode) -> list[Piece]:
        """Choose the times that the rule opens, or cuts; one that only fills cannot close anything."""
        if self._state == "off":
            return [] if mode == "fallback" else self._pieces
        pieces = self._pieces or [ALL_DAY]
        return [(start, end, False) for start, end, _ in pieces] if self._state == "unknown" else pieces

    def _read(self) -> None:
        while self._goes_on():
            self._part()
        if not (self._on or self._pieces or self._state):
            self._cursor.stop()

    def _goes_on(self) -> bool:
        """Tell whether more of the rule follows; days after times begin another, though a sign be missing."""
        kind = self._cursor.here.kind
        if kind == ",":
            return not self._says
        return kind not in SEPARATORS and not (self._settled and self._selects())

    @property
    def _says(self) -> bool:
        """Whether it has been told what holds on the days, and not only which."""
        return bool(self._pieces or self._state)

    def _selects(self) -> bool:
        kind = self._cursor.here.kind
        return kind in DAYS or kind == "week" or begins_dates(self._cursor) or self._names_years()

    def _names_years(self) -> bool:
        return is_year(self._cursor.here) and "days" not in self._on

    def _part(self) -> None:
        """Read one part of the rule."""
        cursor, kind = self._cursor, self._cursor.here.kind
        if kind in _STATES:
            self._read_state()
        elif kind == "comment":
            self._read_comment()
        elif kind in DAYS:
            self._read_days()
        elif begins_dates(cursor):
            self._select("dates", cursor.here, read_dates(cursor))
        elif kind == "week":
            self._select("weeks", cursor.here, read_weeks(cursor))
        elif self._names_years():
            self._select("years", cursor.here, read_years(cursor))
        elif begins_times(cursor) and not self._pieces:
            self._settled = bool(self._on)
            self._pieces = list(read_times(cursor))
        elif not (self._on and cursor.passed(":", ",")) or cursor.here.kind in SEPARATORS:
            cursor.stop()

    def _read_state(self) -> None:
        if self._state:
            self._cursor.stop()
        self._settled = bool(self._on)
        self._state = self._cursor.take().kind

    def _read_comment(self) -> None:
        """Read a comment; alone it makes the state unknown, before a colon it only names the rule."""
        self._comment = " ".join(filter(None, (self._comment, self._cursor.take().text[1:-1].strip())))
        if not self._cursor.passed(":") and not self._state:
            self._settled = bool(self._on)
            self._state = "unknown"

    def _read_days(self) -> None:
        begins, days = self._cursor.here, Days(tuple(read_days(self._cursor)))
        earlier = self._on.get("days")
        if earlier is None:
            self._on["days"] = days
        elif {kind_of_days(days), kind_of_days(earlier)} == {True, False}:
            both = (earlier, days) if kind_of_days(days) else (days, earlier)
            self._on["days"], self._on["holidays"] = both
        else:
            self._cursor.stop("osm-twice", begins)

    def _select(self, name: str, begins: Token, found: object) -> None:
        if name in self._on:
            self._cursor.stop("osm-twice", begins)
        self._on[name] = found


def kind_of_days(days: Days) -> bool | None:
    """Tell whether days are public holidays only, or none of them; None where they are of both kinds."""
    kinds = {isinstance(part, PublicHoliday) for part in days.parts}
    return kinds.pop() if len(kinds) == 1 else None
