"""The loans of a stock as a feed: of a hub, of one kind of thing, of a borrower, or of everything."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.decisions import Viewer
from innbygger_core.ical._clock import takes_time
from innbygger_core.ical._feed import Feed, file_name, in_bytes, in_language
from innbygger_core.ical._places import Places, check_id, row_of
from innbygger_core.ical.feeds._loan_events import TOLD_AFTERWARDS, LoanEvents, away_key, ends
from innbygger_core.ical.feeds._seeing import NO_PERSONS, seen_by, told_as
from innbygger_core.timekeeping import LAST_DAY, micros, window, zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, datetime, timedelta
    from typing import Unpack
    from zoneinfo import ZoneInfo

    from innbygger_core.ical._feed import About
    from innbygger_core.ical._values import Event
    from innbygger_core.ical.feeds._seeing import Cancelled
    from innbygger_core.loans import Loan, LoanFacts, PublicLoan, Stock
    from innbygger_core.texts import Catalogue

__all__ = ["loans", "loans_feed"]


def loans_feed(  # noqa: PLR0913 - options are keywords, and each has a default
    stock: Stock,
    start: date,
    end: date,
    *,
    hub: str | None = None,
    equipment: str | None = None,
    borrower: str | None = None,
    viewer: Viewer = Viewer.PUBLIC,
    cancelled: Cancelled = "mark",
    alarms: Iterable[timedelta] = (),
    names: Mapping[str, str] | None = None,
    lang: str | Catalogue | None = None,
    **about: Unpack[About],
) -> Feed:
    """Write the loans and reservations of a stock as an iCalendar feed, as somebody may see them.

    Everybody sees what is away, when, and how many of how many; that is all that :meth:`Stock.public` tells, and loans
    of one stock, size and time are one event. Those who work there see each loan: what, which copies, where it is
    collected and returned, and what has become of it; those who handle it also see who. A borrower sees their own,
    with what it costs, and beside each loan an event that ends when it is due. What waits or was denied is never told,
    and neither is what is overdue, since that depends on the hour. No event makes anybody busy.

    Args:
        stock: the loans.
        start: the beginning of the window: an instant, or a day.
        end: its end, half-open.
        hub: id of a hub: what has its home there, is collected there or returned there; for everybody, its home only.
        equipment: id of the stock of one thing.
        borrower: the reference of a borrower: only what the viewer may know to be theirs.
        viewer: who will read it; :attr:`Viewer.PARTY` is the borrower.
        cancelled: how what was cancelled, or never collected, is told.
        alarms: how long before a loan is due its borrower is reminded; many calendars leave it out.
        names: what references are called, as ``{"organisation/scouts": "Speiderne"}``; a borrower who has no name here
            is told by their reference.
        lang: the one language of all texts: a tag, or a catalogue; the municipality's own unless told.
        **about: what else may be told of any feed: :class:`About`. Each loan that the viewer may see is stamped with
            when it changed itself.

    Returns:
        UTF-8 bytes, the same for the same loans in every process; a :class:`Feed` from ``ical.feeds``.

    Raises:
        NaiveDatetime: an instant has no time zone.
        OutOfRange: an instant lies outside 1900-2199, or the end comes before the start.
        UnknownId: there is no such hub, or no such stock.
        UnknownLanguage: there is no catalogue for the tag.
        ValueError: the viewer is the borrower, and nobody told who that is.

    Example:
        >>> from datetime import UTC, date, datetime
        >>> from innbygger_core import ical
        >>> from innbygger_core.loans import Loan, Stock
        >>> from innbygger_core.network import Plan
        >>> plan = Plan.model_validate({
        ...     "municipality": {"name": "Fjord"}, "hubs": [{"id": "torg", "name": "Torget"}],
        ...     "equipment": [{"id": "kayak", "hub": "torg", "name": "Kajakk", "count": 8}]})
        >>> noon = datetime(2027, 6, 11, 10, tzinfo=UTC)
        >>> loan = Loan(id="l1", equipment="kayak", hub="torg", count=2, borrower={"id": "organisation/scouts"},
        ...             start=noon, due=noon.replace(day=14))
        >>> for viewer in Viewer.PUBLIC, Viewer.STAFF, Viewer.HANDLER:
        ...     (event,) = ical.feeds.loans(Stock(plan, loans=[loan]), noon, date(2027, 7, 1), viewer=viewer).events
        ...     print(event.summary)
        Kajakk: 2 av 8 utlånt
        2 × Kajakk: reservert
        2 × Kajakk: reservert (organisation/scouts)
    """
    viewer = seen_by(viewer, whose=borrower, argument="borrower")
    facts, texts = stock.facts, in_language(stock.facts, lang)
    asked = _Asked(stock, start, end, hub, equipment, borrower, viewer)
    asked.check()
    places = Places(facts, texts, names or {})
    make = LoanEvents(places, asked.zone, viewer, told_as(cancelled), tuple(alarms))
    name, key = asked.subject(places)
    heading = "ical-away-things" if viewer is Viewer.PUBLIC else "ical-loans"
    feed = Feed(
        name=texts.word(heading, (("name", name),)),
        language=texts.tag,
        zone=asked.zone,
        make=asked.events(make),
        file_name=file_name(*key, "loans", viewer, texts.tag),
    )
    return evolve(feed, **about)


loans = in_bytes(loans_feed)


@frozen
class _Asked:
    """Which loans a feed is to tell of, and to whom."""

    stock: Stock
    start: date
    end: date
    hub: str | None
    equipment: str | None
    borrower: str | None
    viewer: Viewer

    @property
    def facts(self) -> LoanFacts:
        return self.stock.facts

    @property
    def zone(self) -> ZoneInfo:
        return zone(self.facts.municipality.timezone)

    def check(self) -> None:
        """Let a question pass about what there is.

        Raises:
            UnknownId: there is no such hub, or no such stock.
        """
        if self.hub is not None:
            check_id("hub", self.hub, self.facts.hubs)
        if self.equipment is not None:
            check_id("equipment", self.equipment, self.facts.equipment)

    def events(self, make: LoanEvents) -> Callable[[], Iterator[Event]]:
        """Find the loans, and give what makes their events."""
        if self.viewer is Viewer.PUBLIC:
            away = self._away()
            return lambda: map(make.away, away)
        low, high = window(self.start, self.end, self.zone)
        spans = ((micros(loan.start, "start"), micros(ends(loan), "end"), loan) for loan in self.stock.loans)
        inside = (loan for first, last, loan in spans if first < high and low < last)
        chosen = sorted(filter(self._is_asked_for, inside), key=_in_time)
        return lambda: (event for loan in chosen for event in make.of(loan))

    # --- For everybody ------------------------------------------------------------------------------------------------

    def _away(self) -> list[PublicLoan]:
        """Find what is away, as everybody may know it; things of one stock, size and time are away together."""
        together: dict[tuple[str, ...], PublicLoan] = {}
        for seen in filter(self._is_public, self.stock.public(self.start, self.end)):
            key = away_key(seen)
            count = seen.count + (together[key].count if key in together else 0)
            together[key] = seen.model_copy(update={"count": count})
        return [together[key] for key in sorted(together, key=_by_time)]

    def _is_public(self, seen: PublicLoan) -> bool:
        """Tell whether it is asked for; whose it is, and where it is collected, everybody may not know."""
        row = row_of(self.facts.equipment, seen.equipment, seen.start.astimezone(self.zone).date())
        at_home = self.hub is None or (row is not None and row.hub == self.hub)
        wanted = self.borrower is None and self.equipment in {None, seen.equipment}
        return wanted and at_home and takes_time(seen.start, seen.end)

    # --- For those who may know ---------------------------------------------------------------------------------------

    def _is_asked_for(self, loan: Loan) -> bool:
        told = loan.holds or loan.state in TOLD_AFTERWARDS
        there = self.hub in {None, loan.hub, loan.collected_from, loan.brought_to}
        return told and there and self.equipment in {None, loan.equipment} and self._is_theirs(loan)

    def _is_theirs(self, loan: Loan) -> bool:
        """Tell whether a loan is the borrower's; those who work there may not know whose it is."""
        return self.borrower is None or (self.viewer is not Viewer.STAFF and loan.borrower.id == self.borrower)

    # --- Names --------------------------------------------------------------------------------------------------------

    def subject(self, places: Places[LoanFacts]) -> tuple[str, tuple[str, ...]]:
        """Name what the feed is of, for people and for a file; a person is named in neither."""
        if self.equipment:
            return places.named("equipment", self.facts.equipment, self.equipment, LAST_DAY), (self.equipment,)
        if self.hub:
            return places.hub(self.hub, LAST_DAY), (self.hub,)
        if self.borrower and self.borrower.startswith(NO_PERSONS):
            return places.names.get(self.borrower, self.borrower), (self.borrower.replace("/", "-"),)
        return self.facts.municipality.name, ()


def _in_time(loan: Loan) -> tuple[datetime, datetime, str]:
    return loan.start.astimezone(UTC), ends(loan).astimezone(UTC), loan.id


def _by_time(key: tuple[str, ...]) -> tuple[str, ...]:
    *what, start, end = key
    return start, end, *what
