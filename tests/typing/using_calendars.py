"""Calendars of agreements and of loans, as a program that uses the library types them. Type-checked only."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, assert_type

from innbygger_core import Plan, Viewer, ical
from innbygger_core.agreements import LeadTimes, MilestoneKind
from innbygger_core.ical import Event, Feed
from innbygger_core.timekeeping import Period

if TYPE_CHECKING:
    from innbygger_core.loans import Stock


def agreements_of(plan: Plan, start: date, end: date) -> None:
    """Bytes from the door, a feed from its room, with the same arguments."""
    assert_type(ical.milestones(plan, start, end), bytes)
    feed = ical.feeds.milestones(
        plan,
        start,
        end,
        agreement="choir",
        party="organisation/choir",
        viewer=Viewer.PARTY,
        kinds=[MilestoneKind.END],
        lead=LeadTimes(end=Period("P90D")),
        alarms=True,
        names={"organisation/choir": "Koret"},
        lang="nn",
        colour="teal",
    )
    assert_type(feed, Feed)
    assert_type(next(iter(feed.events)), Event)


def loans_of(stock: Stock, now: datetime) -> None:
    """A window is of days or of instants, and reminders are lengths of time."""
    assert_type(ical.loans(stock, now, now + timedelta(days=400)), bytes)
    ahead = (timedelta(days=1),)
    feed = ical.feeds.loans(
        stock, now, date(2028, 1, 1), borrower="resident/7f3a", viewer=Viewer.PARTY, alarms=ahead, cancelled="omit"
    )
    assert_type(feed, Feed)
    ical.loans(stock, now, now, cancelled="strike")  # type: ignore[arg-type]
    ical.loans(stock, now, now, room="hall")  # type: ignore[call-arg]
