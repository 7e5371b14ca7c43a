"""Closed days, as a feed of ours tells them: which, of what kind of opening, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.errors import UnknownLanguage
from innbygger_core.ical._reading._closures import reason_of
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.hours import Access
    from innbygger_core.ical._reading._components import Component
    from innbygger_core.texts import LocalText

__all__ = ["Closed"]

_NAME, _REASON = "\ue000", "\ue001"  # characters that no text of ours has


@frozen
class Closed:
    """Days that are closed.

    Attributes:
        first: the first day.
        end: the first day after.
        access: the kind of opening that is closed; None where all of the place is.
        component: the event, as it was written.
    """

    first: date
    end: date
    access: Access | None
    component: Component

    @property
    def id(self) -> str:
        """An id for them."""
        return f"closed-{self.access}-{self.first}" if self.access else f"closed-{self.first}"

    @property
    def reason(self) -> LocalText | None:
        """Why they are: what stands behind our own words in the title; all of it where these are not ours."""
        title = self.component.text("SUMMARY")
        line = self.component.first("SUMMARY")
        try:
            texts = catalogue(line.parameters.get("LANGUAGE", "") if line else "")
        except UnknownLanguage:
            return reason_of(self.component, title)
        what = texts.word(f"ical-closed-{self.access or 'all'}", (("name", _NAME),))
        because = _matches(texts.word("ical-because", (("what", what), ("reason", _REASON))), title)
        if because is None and _matches(what, title):
            return None
        return reason_of(self.component, because["reason"] if because else title)


def _matches(words: str, title: str) -> re.Match[str] | None:
    pattern = re.escape(words).replace(_NAME, ".*").replace(_REASON, "(?P<reason>.*)")
    return re.fullmatch(pattern, title)
