"""The rule of applications: whether the season takes them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from innbygger_core.decisions import Basis, Condition, Fail, Finding, Pass, Severity, Source, Unknown, rule
from innbygger_core.sharing._allocating._awards import Standing
from innbygger_core.sharing._allocating._standing import unknown_window

if TYPE_CHECKING:
    from innbygger_core.decisions import Params, Rule, Verdict
    from innbygger_core.sharing._writing._seasons import Application, Season

__all__ = ["APPLICATION_RULES", "SentApplication", "season_closed"]


@frozen
class SentApplication:
    """An application that was sent, as a subject of rules.

    Attributes:
        season: the season that it is for.
        application: as it was sent.
        standing: how it stands to the window, and to other applications.
    """

    season: Season
    application: Application
    standing: Standing

    @property
    def reference(self) -> str:
        """The application where kinds mix: ``application/choir``."""
        return f"application/{self.application.id}"

    @property
    def name(self) -> str:
        """Its id, since it has no other name."""
        return self.application.id

    @property
    def facts(self) -> Params:
        """What the texts are told: when it was sent, by the clock of the edge it missed, and what the season says."""
        season, sent = self.season, self.application.sent_at
        edges = {"opens": season.opens, "closes": season.closes, "late_from": season.late_from}
        known = {name: when for name, when in edges.items() if isinstance(when, datetime)}
        clock = known.get("opens" if self.standing is Standing.EARLY else "closes", sent).tzinfo
        most = {"most": season.applications_each} if season.applications_each else {}
        return tuple({"name": self.name, "sent": sent.astimezone(clock), **known, **most}.items())


_REFUSED: Final = {
    Standing.EARLY: ("early", "/sent_at"),
    Standing.TOO_LATE: ("", "/sent_at"),
    Standing.CORRECTED_LATE: ("corrected", "/sent_at"),
    Standing.REPLACED: ("replaced", "/id"),
    Standing.TOO_MANY: ("too-many", "/organiser"),
}
"""The sentence for each standing that a season refuses, and the field that it is about."""


@rule(
    "sharing.season-closed",
    SentApplication,
    Severity.MUST,
    Source("municipal-rules"),
    basis=Basis.PRACTICE,
    params={
        "name": str,
        "sent": datetime,
        "opens": datetime,
        "closes": datetime,
        "late_from": datetime,
        "most": int,
    },
)
def season_closed(sent: SentApplication) -> Verdict:
    """A season takes applications within its window, to the minute, and only so many from each [municipal-rules].

    An application at the very minute of the deadline is late. Late ones are refused, or ranked after those in time,
    on that condition; which of the two the season says. What is sent again under the same id is a correction, and
    counts if it comes in time.

    Example:
        >>> from innbygger_core.sharing import Application, Season
        >>> season = Season(id="2016", first_day="2015-08-17", last_day="2016-06-20", opens=None,
        ...                 closes="2015-03-11T00:00:00+01:00")
        >>> choir = Application(id="choir", organiser="organisation/choir", sent_at="2015-03-10T23:59:00+01:00")
        >>> season_closed(SentApplication(season, choir, Standing.IN_TIME))
        Pass(conditions=())
        >>> season_closed(SentApplication(season, choir, Standing.TOO_LATE)).findings[0].field
        '/sent_at'
    """
    if sent.standing in _REFUSED:
        variant, field = _REFUSED[sent.standing]
        return Fail((Finding(sent.reference, field, sent.facts, variant),))
    missing = unknown_window(sent.season, sent.standing)
    if missing:
        return Unknown(missing, f"/{missing[0].removeprefix('season-')}")
    late = sent.standing is not Standing.IN_TIME
    return Pass((Condition("sharing.season-closed", sent.facts),) if late else ())


APPLICATION_RULES: Final[tuple[Rule[Any, Any], ...]] = (season_closed,)
"""The rules of applications for a season, in the order of the rulebook."""
