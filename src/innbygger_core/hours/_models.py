"""Opening hours as a person writes them: the format ``innbygger.hours/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from pydantic import StrictBool, model_validator

from innbygger_core.decisions import SourceField
from innbygger_core.hours._deciding._ties import ties
from innbygger_core.hours._writing._checks import misplaced, reversed_dates
from innbygger_core.hours._writing._exceptions import SpecialHours
from innbygger_core.hours._writing._in_periods import NamedPeriods
from innbygger_core.hours._writing._layers import Layer, Unstated
from innbygger_core.hours._writing._references import bad_references, references
from innbygger_core.hours._writing._sparse import Sparse
from innbygger_core.hours._writing._week import Week
from innbygger_core.ids import Id
from innbygger_core.reading import refuse, wrong
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Day, ZoneName

if TYPE_CHECKING:
    from innbygger_core.texts import Catalogue

__all__ = ["FORMAT", "OpeningHours", "read_hours"]

FORMAT: Final = "innbygger.hours/1"


class OpeningHours(Sparse):
    """The opening hours of a place, on one or several layers, as a person writes them.

    Attributes:
        format: ``innbygger.hours/1``.
        id: what others call these hours.
        timezone: in whose clock every time is meant.
        valid_from: the first day for which they speak; before, nothing is known.
        valid_to: the last day for which they speak; after, nothing is known.
        unstated: what a day that is left out is.
        after_midnight: whether the hours of a night last when the day that begins in it is closed all day.
        precedence: what decides between two items: their ``rank``, or the ``order`` in which rules are written, as in
            hours that were read from OpenStreetMap.
        periods: stretches of days by name, for all items.
        layers: at least one. A top-level ``week`` in a document is short for one staffed layer.
        exceptions: dated, yearly, or for good.
        source: where they were found, and when that was read.
        illustrative: whether they are made up for show.
        note: what else is said, by language.

    Example:
        >>> hours = OpeningHours(layers=(Layer(id="desk", week=Week.of({"mon-fri": ["10:00-16:00"]})),))
        >>> hours.text("nb")
        'Mandag–fredag kl. 10–16, lørdag og søndag stengt.'
    """

    _always = frozenset({"format", "timezone"})

    format: Literal["innbygger.hours/1"] = FORMAT
    id: Id | None = None
    timezone: ZoneName = "Europe/Oslo"
    valid_from: Day | None = None
    valid_to: Day | None = None
    unstated: Unstated = "closed"
    after_midnight: Literal["kept", "cut"] = "kept"
    precedence: Literal["rank", "order"] = "rank"
    periods: NamedPeriods = ()
    layers: tuple[Layer, ...] = ()
    week: Week | None = None
    exceptions: tuple[SpecialHours, ...] = ()
    source: SourceField | None = None
    illustrative: StrictBool = False
    note: LocalText | None = None

    @model_validator(mode="after")
    def _whole(self) -> OpeningHours:
        self._spell_out_the_week()
        ends = reversed_dates(self.valid_from, self.valid_to, "valid_to")
        refuse("OpeningHours", [*ends, *bad_references(self), *misplaced(self)])
        refuse("OpeningHours", list(ties(self)))
        return self

    def _spell_out_the_week(self) -> None:
        """Make the one staffed layer that a top-level ``week`` is short for."""
        if self.week is not None and self.layers:
            raise wrong("week-beside-layers")
        if self.week is None and not self.layers:
            raise wrong("no-layers")
        if self.week is not None:
            object.__setattr__(self, "layers", (Layer(id="staffed", week=self.week),))
            object.__setattr__(self, "week", None)

    def text(self, lang: str | Catalogue) -> str:
        """Say the hours in words: the week of every layer, its holidays, and the exceptions.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.hours._wording._words import hours_in_words  # noqa: PLC0415 - words are seldom asked for

        return hours_in_words(self, lang)


def read_hours(text: str | bytes) -> OpeningHours:
    """Read opening hours of JSON text in the format ``innbygger.hours/1``.

    Raises:
        UnreadableData: with every fault: its path, what was found, and what to write instead.

    Example:
        >>> hours = read_hours('{"format": "innbygger.hours/1", "week": {"mon-fri": ["10:00-16:00"]}}')
        >>> hours.layers[0].access
        <Access.STAFFED: 'staffed'>
        >>> read_hours('{"format": "innbygger.hours/1", "week": {"mon-fri": ["10:00-16:00", "15:00-18:00"]}}')
        Traceback (most recent call last):
        innbygger_core.errors.UnreadableData: 1 fault:
        - /week/mon-fri: found ["10:00-16:00", "15:00-18:00"]; ...
    """
    from innbygger_core.reading import read_model  # noqa: PLC0415 - most hours come inside a plan

    return read_model(OpeningHours, text, document=FORMAT, references=references)
