"""Values in words: dates, times, lists and numbers, each by the small tables of one language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from attrs import frozen

from innbygger_core.errors import UnknownId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from innbygger_core.texts._plain import Plain
    from innbygger_core.texts._template import Template

__all__ = ["FORMS", "OFFERED", "TABLES", "DateForm", "Formats", "NameForm"]

DateForm: TypeAlias = Literal[
    "full", "long", "short", "full-yearless", "long-yearless", "short-yearless", "weekday", "month"
]
"""How to say a date; see :meth:`Formats.date`."""

NameForm: TypeAlias = Literal["full", "short", "plural"]
"""How to say a day of the week: mandag, man., mandager."""

TABLES: Final = ("facts", "holidays", "kinds", "types", "words")
"""The tables that hold the word for a key."""
OFFERED: Final = {
    "formats.clock": frozenset({"hour", "hh", "mm"}),
    "formats.date": frozenset({"weekday", "weekday_short", "day", "month", "month_short", "year"}),
}
"""What the patterns of a table may speak of, whether or not the shipped languages do."""
_DATE_FORMS: Final = frozenset(get_args(DateForm))
_CHOICES: Final = {"or": "", **{f"{table}-or": table for table in TABLES}}
FORMS: Final = frozenset({*_DATE_FORMS, *TABLES, *_CHOICES, "digits", "spelled", "until"})
"""Every form that a placeholder may ask for."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MIDNIGHT = dt.time()
_CANDIDATES_SHOWN = 12
_SHORTEST_RUN = 3


@frozen(eq=False)
class Formats:
    """Says values in one language.

    Attributes:
        texts: the entries of the language, by dotted key.

    Example:
        >>> from innbygger_core.texts import catalogue
        >>> nb = catalogue("nb").formats
        >>> nb.date(dt.date(2026, 11, 23)), nb.clock_range(dt.time(10), dt.time(16, 30)), nb.listing(("a", "b", "c"))
        ('mandag 23. november 2026', 'kl. 10–16.30', 'a, b og c')
    """

    texts: Mapping[str, Template]

    def show(self, value: Plain, form: str = "") -> str:
        """Say any plain value, by its type.

        Args:
            value: what to say.
            form: a form of its type: those of :meth:`date` for a date, ``or`` for a list, alone or after a table as in
                ``kinds-or``, ``until`` for a time at which something ends, ``spelled`` or ``digits`` for a number; or a
                table in which a text is the key. Where it does not fit the value, the value is said in the usual way.
        """
        match value:
            case str():
                return self._say(f"{form}.{value}") if f"{form}.{value}" in self.texts else value
            case bool():
                return self._say("formats.yes" if value else "formats.no")
            case int():
                return str(value) if form == "digits" else self.number(value, spelled=form == "spelled")
            case dt.datetime():
                return self.moment(value)
            case dt.date():
                return self._say(f"formats.date.{form if form in _DATE_FORMS else 'full'}", **self._date_parts(value))
            case _:
                return self._shown_further(value, form)

    def _shown_further(self, value: dt.time | dt.timedelta | tuple[Plain, ...], form: str) -> str:
        if isinstance(value, dt.time):
            return self.clock(value, until=form == "until")
        if isinstance(value, dt.timedelta):
            return self.duration(value)
        if form in _CHOICES:
            return self.candidates([self.show(item, _CHOICES[form]) for item in value])
        return self.listing([self.show(item, form) for item in value])

    # --- Days ------------------------------------------------------------------------------------------------------

    def date(self, day: dt.date, form: DateForm = "full") -> str:
        """Say a date.

        Args:
            day: the day; of a datetime, its own wall-clock day.
            form: ``full`` (mandag 23. november 2026), ``long`` (23. november 2026), ``short`` (23. nov. 2026), each
                also ``-yearless``; ``weekday`` (mandag), ``month`` (november 2026).

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nn").formats.date(dt.date(2026, 11, 24), "short-yearless")
        'tys. 24. nov.'
        """
        return self._say(f"formats.date.{form}", **self._date_parts(day))

    def moment(self, when: dt.datetime) -> str:
        """Say an instant as its wall clock reads: dt.date and time, in the time zone that it carries.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nb").formats.moment(dt.datetime(2026, 11, 23, 12, 30))
        'mandag 23. november 2026 kl. 12.30'
        """
        return self._say("formats.moment", date=self.date(when), clock=self.clock(when.time()))

    def date_range(self, first: dt.date, last: dt.date, *, year: bool = True) -> str:
        """Say a period from its first day to its last, both inside it.

        Args:
            first: the first day.
            last: the last day, not before the first.
            year: False for a period that comes every year.

        >>> from innbygger_core.texts import catalogue
        >>> nb = catalogue("nb").formats
        >>> nb.date_range(dt.date(2026, 5, 1), dt.date(2026, 5, 3))
        '1.–3. mai 2026'
        >>> nb.date_range(dt.date(2026, 6, 21), dt.date(2026, 8, 17), year=False)
        '21. juni–17. august'
        """
        if first == last:
            return self.date(first, "long" if year else "long-yearless")
        if year and first.year != last.year:
            return self._say("formats.range.dates", first=self.date(first, "long"), last=self.date(last, "long"))
        dates = self._yearless_range(first, last)
        return self._say("formats.range.year", dates=dates, year=str(first.year)) if year else dates

    def _yearless_range(self, first: dt.date, last: dt.date) -> str:
        if (first.year, first.month) == (last.year, last.month):
            parts = self._date_parts(last)
            return self._say("formats.range.days", first=str(first.day), last=parts["day"], month=parts["month"])
        words = (self.date(day, "long-yearless") for day in (first, last))
        return self._say("formats.range.dates", **dict(zip(("first", "last"), words, strict=True)))

    def weekday(self, number: int, form: NameForm = "full") -> str:
        """Name a day of the week; Monday is 0, as in :meth:`datetime.date.weekday`.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nb").formats.weekday(1), catalogue("nn").formats.weekday(1, "plural")
        ('tirsdag', 'tysdagar')
        """
        return self._say(f"weekdays.{form}.{_WEEKDAYS[number]}")

    def month(self, number: int, form: Literal["full", "short"] = "full") -> str:
        """Name a month; January is 1.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nb").formats.month(8, "short")
        'aug.'
        """
        return self._say(f"months.{form}.{_MONTHS[number - 1]}")

    def weekday_range(self, first: int, last: int, form: NameForm = "full") -> str:
        """Say a run of days of the week, from the first to the last.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nb").formats.weekday_range(0, 4, "short")
        'man.–fre.'
        """
        names = {"first": self.weekday(first, form), "last": self.weekday(last, form)}
        return self._say("formats.range.weekdays", **names)

    def weekdays(self, numbers: Iterable[int], form: NameForm = "full") -> str:
        """Say a set of days of the week, three or more in a row as a run.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nb").formats.weekdays({0, 1, 2, 4})
        'mandag–onsdag og fredag'
        """
        names: list[str] = []
        for run in _runs(sorted(set(numbers))):
            if len(run) >= _SHORTEST_RUN:
                names.append(self.weekday_range(run[0], run[-1], form))
            else:
                names += [self.weekday(number, form) for number in run]
        return self.listing(names)

    def _date_parts(self, day: dt.date) -> dict[str, str]:
        return {
            "weekday": self.weekday(day.weekday()),
            "weekday_short": self.weekday(day.weekday(), "short"),
            "day": str(day.day),
            "month": self.month(day.month),
            "month_short": self.month(day.month, "short"),
            "year": str(day.year),
        }

    # --- Times of day, and lengths of time -------------------------------------------------------------------------

    def clock(self, at: dt.time, *, until: bool = False) -> str:
        """Say a time of day, without a "kl." in front.

        Args:
            at: the time; seconds are left out.
            until: something ends then, so that midnight is the end of the day.

        >>> from innbygger_core.texts import catalogue
        >>> nb = catalogue("nb").formats
        >>> nb.clock(dt.time(10)), nb.clock(dt.time(10, 30)), nb.clock(dt.time(0), until=True)
        ('10', '10.30', '24')
        """
        if until and at.replace(tzinfo=None) == _MIDNIGHT:
            return self._say("formats.clock.midnight")
        parts = {"hour": str(at.hour), "hh": f"{at.hour:02}", "mm": f"{at.minute:02}"}
        return self._say("formats.clock.minute" if at.minute else "formats.clock.hour", **parts)

    def clock_range(self, start: dt.time, end: dt.time) -> str:
        """Say from when until when; an end at midnight is the end of the day, and midnight to midnight all of it.

        >>> from innbygger_core.texts import catalogue
        >>> nb = catalogue("nb").formats
        >>> morning, evening, midnight = dt.time(8, 30), dt.time(18), dt.time(0)
        >>> nb.clock_range(morning, evening), nb.clock_range(evening, midnight), nb.clock_range(midnight, midnight)
        ('kl. 8.30–18', 'kl. 18–24', 'hele døgnet')
        """
        if start == end == _MIDNIGHT:
            return self._say("formats.range.day")
        return self._say("formats.range.clock", first=self.clock(start), last=self.clock(end, until=True))

    def duration(self, length: dt.timedelta) -> str:
        """Say a length of time in days, hours, minutes and seconds.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nb").formats.duration(dt.timedelta(hours=1, minutes=30))
        '1 time og 30 minutter'
        """
        minutes, seconds = divmod(int(abs(length).total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        days, hours = divmod(hours, 24)
        counts = {"day": days, "hour": hours, "minute": minutes, "second": seconds}
        said = [self._say(f"formats.duration.{unit}", n=n) for unit, n in counts.items() if n]
        words = self.listing(said) or self._say("formats.duration.minute", n=0)
        return self._say("formats.duration.negative", length=words) if length < dt.timedelta() else words

    # --- Lists and numbers -----------------------------------------------------------------------------------------

    def listing(self, items: Sequence[str]) -> str:
        """Join words by commas and an "and"; nothing gives an empty text.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nn").formats.listing(("Tofte", "Sætre"))
        'Tofte og Sætre'
        """
        return self._joined(items, "and")

    def candidates(self, items: Sequence[str]) -> str:
        """Join what may be chosen from by commas and an "or"; of very many, only the first.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nb").formats.candidates(("must", "should", "info"))
        'must, should eller info'
        """
        if len(items) <= _CANDIDATES_SHOWN:
            return self._joined(items, "or")
        comma = self._say("formats.list.comma")
        return self._say("formats.list.more", head=comma.join(items[:_CANDIDATES_SHOWN]))

    def _joined(self, items: Sequence[str], by: str) -> str:
        *head, last = items or ("",)
        if not head:
            return last
        return self._say(f"formats.list.{by}", head=self._say("formats.list.comma").join(head), last=last)

    def number(self, number: int, *, spelled: bool = False) -> str:
        """Say a whole number, thousands apart.

        Args:
            number: the number.
            spelled: in letters where the language writes a small number so.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("en").formats.number(46000), catalogue("nb").formats.number(3, spelled=True)
        ('46,000', 'tre')
        """
        if spelled and f"formats.spelled.{number}" in self.texts:
            return self._say(f"formats.spelled.{number}")
        return f"{number:,}".replace(",", self._say("formats.thousands"))

    def plural(self, number: int, one: str, other: str) -> str:
        """Choose a word by number, and put the number in front.

        >>> from innbygger_core.texts import catalogue
        >>> catalogue("nb").formats.plural(3, "brudd", "brudd")
        '3 brudd'
        """
        return f"{self.number(number)} {one if number == 1 else other}"

    def _say(self, key: str, **params: Plain) -> str:
        if key not in self.texts:
            raise UnknownId("form", key)
        return self.texts[key].say(params, self)


def _runs(numbers: list[int]) -> list[list[int]]:
    """Split sorted numbers into runs without a gap."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
