"""Checking opening hours: every rule of this package, asked of hours as somebody wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions import Report
from innbygger_core.decisions import check as ask_all
from innbygger_core.hours._checking._written_hours import WrittenHours
from innbygger_core.hours._rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from innbygger_core.decisions import Policy
    from innbygger_core.hours._models import OpeningHours
    from innbygger_core.hours._timetable import Timetable

__all__ = ["check_hours"]


def check_hours(
    hours: OpeningHours,
    context: Iterable[OpeningHours | Timetable] = (),
    *,
    parents: Iterable[Timetable] = (),
    policy: Policy | None = None,
    day: date | None = None,
) -> Report:
    """Check opening hours: what looks like an oversight, what cannot be, what nobody knows, and what surprises.

    The rules look at one year. Nothing that they find refuses the hours; each finding says where it stands, and what
    would help.

    Args:
        hours: as they were written.
        context: the other hours to which theirs are bound, found by their ids.
        parents: the hours within which alone somebody can come in, such as those of the house around a library.
        policy: a municipality's own severities, figures and sources; the library's without one.
        day: the day from which to look, and whose policy holds. None: the day on which the hours begin, or were read,
            or the first date that they name, or else 1 January 2026.

    Raises:
        OutOfRange: the day lies outside 1900-2199.
        UnreadableData: hours are bound to each other in a circle.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> report = check_hours(read_hours('''{"format": "innbygger.hours/1", "week":
        ...     {"mon-fri": ["16:00-08:00"], "sat,sun": ["00:00-24:00"]}}'''))
        >>> [reason.code for reason in report.reasons if reason.severity.value == "should"]
        ['hours.hole', 'hours.double-cover']
        >>> print(report.reasons[1].text("nb"))
        «staffed» har natt til lørdag 3. januar 2026 kl. 0–8 to ganger: som slutten på dagen før, og som egen tid. ...
    """
    subject = WrittenHours.of(hours, context, parents, day)
    return ask_all(RULES, (subject,), policy=policy, day=subject.first if day is None else day)
