"""Deciding whether a season takes an application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from innbygger_core.decisions import DecisionBasis, Outcome, Policy, Write, decide
from innbygger_core.sharing._allocating._application_rules import APPLICATION_RULES, SentApplication
from innbygger_core.sharing._allocating._standing import standings
from innbygger_core.texts import catalogue
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from innbygger_core.decisions import Decision
    from innbygger_core.sharing._writing._seasons import Application, Season

__all__ = ["decide_application"]


def decide_application(
    season: Season,
    application: Application,
    *,
    now: datetime,
    others: Iterable[Application] = (),
    policy: Policy | None = None,
) -> Decision:
    """Decide whether a season takes an application, with every reason why not.

    What counts is when it was sent, not when that is decided. The policy of the first day of the season holds.

    Args:
        season: its window, and what becomes of late ones.
        application: as it was sent.
        now: aware.
        others: what has been received for the season so far; earlier versions of the same application are among them.
        policy: of the municipality; the concept where it is left out.

    Raises:
        NaiveDatetime: ``now`` has no time zone.

    Example:
        >>> from datetime import datetime
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.sharing import Application, Season
        >>> season = Season(id="2015", first_day="2015-08-17", last_day="2016-06-20", opens=None,
        ...                 closes="2015-03-11T00:00:00+01:00")
        >>> choir = Application(id="choir", organiser="organisation/choir", sent_at="2015-03-11T08:30:00+01:00")
        >>> decision = decide_application(season, choir, now=datetime(2015, 3, 12, 9, tzinfo=ZoneInfo("Europe/Oslo")))
        >>> decision.outcome.value, [reason.code for reason in decision.reasons]
        ('deny', ['sharing.season-closed'])
    """
    micros(now, "now")
    policy, received = policy or Policy(), tuple(others)
    sent = SentApplication(season, application, standings(season, (*received, application), now)[application])
    basis = DecisionBasis(now, 0, policy.id, catalogue("nb").version)
    decision = decide(application, APPLICATION_RULES, (sent,), policy=policy, day=season.first_day, basis=basis)
    return decision if decision.outcome is Outcome.DENY else evolve(decision, writes=(_write(application, received),))


def _write(application: Application, received: Iterable[Application]) -> Write:
    """Insert an application, or put a correction in the place of what was sent before."""
    before = any((each.organiser, each.id) == (application.organiser, application.id) for each in received)
    row = application.model_dump(mode="json")
    return Write("change" if before else "insert", "applications", application.id, row)
