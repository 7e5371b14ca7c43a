"""A portfolio: many agreements, looked at together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from innbygger_core.agreements._reckoning._lead_times import USUAL
from innbygger_core.agreements._reckoning._milestones import attention_to, later, milestones_of
from innbygger_core.agreements._reckoning._shared_cover import shared_covers
from innbygger_core.agreements._reckoning._timeline import timeline_of
from innbygger_core.agreements._values import DutyStatus, MilestoneKind
from innbygger_core.timekeeping import check_day, check_days
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._reckoning._lead_times import LeadTimes
    from innbygger_core.agreements._reckoning._shared_cover import SharedCover
    from innbygger_core.agreements._reckoning._timeline import Timeline
    from innbygger_core.agreements._values import DutyState, Milestone

__all__ = ["Portfolio"]

_MEETINGS = ("follow_up", "evaluation")
_OBLIGATIONS = ("obligation",)


class Portfolio:
    """Many agreements, looked at together: what needs attention, what is late, who has several.

    Each is laid out over time once, when the portfolio is made.

    Args:
        agreements: as a plan holds them; rows that do not hold on a day are left out of its answers.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> hall = Agreement.model_validate({
        ...     "id": "hall", "kind": "lease", "parties": ["unit/hubs", "organisation/choir"],
        ...     "duration": {"first_day": "2024-01-01", "last_day": "2026-12-31"}})
        >>> for each in Portfolio([hall]).attention(date(2026, 11, 23), date(2027, 2, 21)):
        ...     print(each.day, each.kind)
        2026-12-31 end
    """

    def __init__(self, agreements: Iterable[Agreement]) -> None:
        self.agreements = tuple(agreements)
        self._timelines = tuple(map(timeline_of, self.agreements))

    def attention(self, start: date, end: date, *, lead: LeadTimes | None = None) -> tuple[Milestone, ...]:
        """List what somebody should think of in ``[start, end)``, in order of its day.

        That is each milestone with something left to do, from the day on which somebody should think of it until it is
        past; and what was last due before the first day and was not done, as long as the agreement holds.

        Args:
            start: the first day.
            end: the day after the last.
            lead: how long before somebody should think of each; the library's convention where it is left out.

        Raises:
            OutOfRange: a day lies outside 1900-2199, or the end comes before the start.
        """
        check_days(start, end)
        lead = lead or USUAL
        found = [one for timeline in self._timelines for one in attention_to(timeline, start, end, lead)]
        return tuple(sorted(found, key=_in_order))

    def milestones(
        self, start: date, end: date, *kinds: MilestoneKind, lead: LeadTimes | None = None
    ) -> tuple[Milestone, ...]:
        """List the days that matter in ``[start, end)``, of all kinds or only of some, in order.

        Raises:
            OutOfRange: a day lies outside 1900-2199, or the end comes before the start.
        """
        wanted = frozenset(kinds or MilestoneKind)
        check_days(start, end)
        everything = (one for each in self._timelines for one in milestones_of(each, start, end, lead or USUAL))
        return tuple(sorted((one for one in everything if one.kind in wanted), key=_in_order))

    def expiring(self, start: date, end: date) -> tuple[Milestone, ...]:
        """List the agreements that end in ``[start, end)``.

        Raises:
            OutOfRange: a day lies outside 1900-2199, or the end comes before the start.
        """
        return self.milestones(start, end, MilestoneKind.END)

    def notice_windows(self, start: date, end: date, *, lead: LeadTimes | None = None) -> tuple[Milestone, ...]:
        """List the last days for notice of which somebody should begin to think in ``[start, end)``.

        Raises:
            OutOfRange: a day lies outside 1900-2199, or the end comes before the start.
        """
        check_days(start, end)
        found = (one for each in self._timelines for one in _ahead(each, start, end, lead or USUAL))
        opening = (one for one in found if one.kind is MilestoneKind.LAST_NOTICE_DAY)
        return tuple(sorted((one for one in opening if start <= one.thought_of < end), key=_in_order))

    def missed_meetings(self, day: date) -> tuple[tuple[Agreement, DutyState], ...]:
        """List the meetings that should have been held by a day and were not, each with its agreement.

        Raises:
            OutOfRange: the day lies outside 1900-2199.
        """
        return self._lapsed(day, _MEETINGS)

    def late_obligations(self, day: date) -> tuple[tuple[Agreement, DutyState], ...]:
        """List the obligations that should have been fulfilled by a day and were not, each with its agreement.

        Raises:
            OutOfRange: the day lies outside 1900-2199.
        """
        return self._lapsed(day, _OBLIGATIONS)

    def by_party(self, day: date) -> dict[str, tuple[Agreement, ...]]:
        """Sort the agreements that hold on a day, or may, by party; a party with more than one may want them joined.

        Raises:
            OutOfRange: the day lies outside 1900-2199.
        """
        found: dict[str, list[Agreement]] = defaultdict(list)
        for agreement in self._holding(day):
            for party in agreement.between:
                found[party].append(agreement)
        return {party: tuple(found[party]) for party in sorted(found)}

    def with_several(self, day: date) -> dict[str, tuple[Agreement, ...]]:
        """Find the organisations with more than one agreement on a day.

        Raises:
            OutOfRange: the day lies outside 1900-2199.
        """
        parties = self.by_party(day).items()
        return {party: some for party, some in parties if party.startswith("organisation/") and len(some) > 1}

    def shared_covers(self, day: date) -> tuple[SharedCover, ...]:
        """Find what several agreements cover on a day, and whether their covers contradict each other.

        Raises:
            OutOfRange: the day lies outside 1900-2199.
        """
        return shared_covers(self._holding(day), day)

    def _holding(self, day: date) -> tuple[Agreement, ...]:
        """Give the agreements that hold on a day, or may, as they stand then."""
        check_day(day, "day")
        told = (each for each in self.agreements if each.holds(day))
        return tuple(each.as_of(day) for each in told if each.state(day).in_force is not Known.NO)

    def _lapsed(self, day: date, kinds: tuple[str, ...]) -> tuple[tuple[Agreement, DutyState], ...]:
        check_day(day, "day")
        told = ((each, duty) for each in self.agreements if each.holds(day) for duty in each.duties(day))
        return tuple((each, duty) for each, duty in told if duty.kind in kinds and duty.status is DutyStatus.LAPSED)


def _ahead(timeline: Timeline, start: date, end: date, lead: LeadTimes) -> Iterable[Milestone]:
    """List the milestones from the start to so long after the end that none of their lead times reaches back."""
    return milestones_of(timeline, start, later(end, timeline.longest_lead, lead.longest), lead)


def _in_order(one: Milestone) -> tuple[date, str, str, str]:
    return one.day, one.agreement, one.kind, one.subject
