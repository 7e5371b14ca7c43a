"""What must be seen in a feed, told by what it was made of, so that the library's own reading is judged as well."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias
from zoneinfo import ZoneInfo

from innbygger_core.agreements import MilestoneKind
from innbygger_core.decisions import Viewer
from innbygger_core.hours import Access
from innbygger_core.loans import HOLDING as HOLDING_LOAN
from innbygger_core.loans import LoanState
from innbygger_core.sharing import HOLDING, BookingState
from innbygger_core.timekeeping import Span, Spans, first_instant, moment
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from innbygger_core.hubs import TransportRun
    from innbygger_core.ical import Occurrence
    from innbygger_core.loans import CancelledRun, Loan, PublicLoan
    from innbygger_core.network import Plan
    from innbygger_core.sharing import Booking, ServiceVisit, VisitPlan

    Cancelled: TypeAlias = Literal["mark", "omit", "prefix"]

EVERYTHING = tuple(Access)[:6]
DOORS = (Access.STAFFED, Access.SELF_SERVICE)

ENDED = {BookingState.CANCELLED, BookingState.DISPLACED, BookingState.RELEASED}
STATUSES = {
    BookingState.CONFIRMED: "confirmed",
    BookingState.PENDING: "tentative",
    **dict.fromkeys(ENDED, "cancelled"),
}
LOANS_OFF = {LoanState.CANCELLED, LoanState.LAPSED}
LOAN_STATUSES = {
    **dict.fromkeys(HOLDING_LOAN | {LoanState.RETURNED}, "confirmed"),
    LoanState.PENDING: "tentative",
    **dict.fromkeys(LOANS_OFF, "cancelled"),
}
TO_RETURN = {LoanState.RESERVED, LoanState.READY, LoanState.OUT}
TOLD_EVERYBODY = {MilestoneKind.START, MilestoneKind.RENEWAL, MilestoneKind.END}

Seen: TypeAlias = Counter[tuple[str, ...]]


def open_layers(plan: Plan, hub: str, year: tuple[date, date], kinds: Iterable[Access]) -> Seen:
    """What the timetable says is open, layer by layer."""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for kind in kinds:
        for stretch in plan.timetable(hub).spans(*year, kind):
            for layer in stretch.layers:
                found[layer, str(kind)].append(Span(stretch.start, stretch.end))
    return _joined(found)


def seen_open(occurrences: Iterable[Occurrence]) -> Seen:
    """What a calendar shows as open, layer by layer."""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for one in occurrences:
        if isinstance(one.start, datetime) and isinstance(one.end, datetime):
            layer, access = one.uid.split("@")[0].split("~")[2:4]
            found[layer, access].append(Span(one.start.astimezone(UTC), one.end.astimezone(UTC)))
    return _joined(found)


def _joined(found: dict[tuple[str, str], list[Span]]) -> Seen:
    """Join what abuts, but nothing that overlaps, since each stretch is to be shown once."""
    told: Seen = Counter()
    for name, spans in found.items():
        ordered = sorted(spans, key=lambda span: span.edges)
        twice = any(earlier.overlaps(later) for earlier, later in pairwise(ordered))
        told.update(
            (as_text(span.start), as_text(span.end), *name) for span in (ordered if twice else Spans.of(*ordered))
        )
    return told


def booked(bookings: Iterable[Booking], viewer: Viewer, cancelled: Cancelled = "mark") -> Seen:
    """What somebody may see of some bookings, and where they may not, that rooms are busy; each once."""
    told: Seen = Counter()
    busy: set[tuple[object, ...]] = set()
    for one in bookings:
        sees = viewer.sees(one.wish.visibility if one.wish else "internal")
        if viewer is Viewer.PUBLIC and one.state is BookingState.PENDING:
            sees = False
        if sees and (one.state in HOLDING or (one.state in ENDED and cancelled != "omit")):
            told[_time(one, "" if one.state in ENDED and cancelled == "prefix" else STATUSES[one.state])] += 1
        elif not sees and one.state in HOLDING and (one.rooms, *_time(one)) not in busy:
            busy.add((one.rooms, *_time(one)))
            told[_time(one)] += 1
    return told


def announced(bookings: Iterable[Booking]) -> Seen:
    """What of some bookings everybody may come to."""
    public = [one for one in bookings if one.wish and one.wish.visibility == "public"]
    told = [one for one in public if one.wish and one.wish.audience.open is Known.YES and one.state in STATUSES]
    return Counter(_time(one, STATUSES[one.state]) for one in told if one.state is not BookingState.PENDING)


def gone(plan: Plan, year: tuple[date, date], off: Iterable[CancelledRun], cancelled: Cancelled = "mark") -> Seen:
    """When the runs of a plan are known to go, and what became of those that did not."""
    here, called_off = ZoneInfo(plan.municipality.timezone), {(each.run, each.day) for each in off}
    told: Seen = Counter()
    for run, day in _trips(plan, year):
        is_off = (run.id, day) in called_off
        if not (is_off and cancelled == "omit"):
            told[*_ends(run, day, here), "cancelled" if is_off and cancelled == "mark" else ""] += 1
    return told


def _trips(plan: Plan, year: tuple[date, date]) -> Iterator[tuple[TransportRun, date]]:
    days = [year[0] + timedelta(days=day) for day in range((year[1] - year[0]).days)]
    for run in () if isinstance(plan.transport_runs, Known) else plan.transport_runs:
        yield from ((run, day) for day in days if run.goes(day) is Known.YES and len(_clock_times(run)) > 1)


def _ends(run: TransportRun, day: date, here: ZoneInfo) -> tuple[str, str]:
    """When a run makes its first and its last stop; a reading that the clock skips is the first instant after it."""
    start, end = _clock_times(run)[0], _clock_times(run)[-1]
    first, last = (moment(first_instant(datetime.combine(day, at), here), here) for at in (start, end))
    return as_text(first), as_text(last)


def _clock_times(run: TransportRun) -> list[time]:
    return sorted({stop.at for stop in run.stops if isinstance(stop.at, time)})


def visited(visits: VisitPlan, viewer: Viewer) -> Seen:
    """What somebody may see of planned visits, and where they may not, that rooms are busy."""
    if not all(viewer.sees(visit.wish.visibility) for visit in visits.visits):
        return Counter({_time(visit) for visit in visits.visits})
    told = [visit for visit in visits.visits if visit.outcome.allowed or viewer is not Viewer.PUBLIC]
    return Counter(_time(visit, "" if visit.outcome.allowed else "tentative") for visit in told)


def lent(loans: Iterable[Loan], viewer: Viewer, cancelled: Cancelled = "mark", borrower: str | None = None) -> Seen:
    """What somebody may see of some loans; everybody sees that things are away, and a borrower also the return."""
    if viewer is Viewer.PUBLIC:
        away = (one.public() for one in loans if one.counts)
        return Counter({_time(one) for one in away})
    told: Seen = Counter()
    for one in loans:
        is_off = one.state in LOANS_OFF
        if borrower in {None, one.borrower.id} and one.state in LOAN_STATUSES and not (is_off and cancelled == "omit"):
            status = "" if is_off and cancelled == "prefix" else LOAN_STATUSES[one.state]
            told[as_text(one.start), as_text(one.due), status] += 1
            if viewer is Viewer.PARTY and one.state in TO_RETURN:
                begins = one.due.astimezone(UTC) - timedelta(minutes=30)
                told[as_text(begins), as_text(one.due), "confirmed"] += 1
    return told


def due(plan: Plan, year: tuple[date, date], viewer: Viewer) -> Seen:
    """The days that matter for agreements, as far as somebody may see them."""
    everything = [one for row in plan.agreements for one in row.milestones(*year)]
    told = [one.day for one in everything if viewer is not Viewer.PUBLIC or one.kind in TOLD_EVERYBODY]
    return Counter((as_text(day), as_text(day + timedelta(days=1)), "") for day in told)


def seen_in_hub(occurrences: Iterable[Occurrence]) -> Seen:
    """What a calendar of everything in a hub shows: what is open by layers, the rest by times."""
    everything = tuple(occurrences)
    opened = [one for one in everything if one.uid.startswith("hub~")]
    return seen_open(opened) + seen_times(one for one in everything if not one.uid.startswith("hub~"))


def seen_times(occurrences: Iterable[Occurrence]) -> Seen:
    """What a calendar shows, as times and what became of them."""
    return Counter(_time(one, one.status or "") for one in occurrences)


def _time(one: Booking | Occurrence | PublicLoan | ServiceVisit, status: str = "") -> tuple[str, str, str]:
    return as_text(one.start), as_text(one.end), status


def as_text(edge: date) -> str:
    """Write a date, or an instant in UTC, as the adapters of all clients do."""
    return f"{edge.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(edge, datetime) else edge.isoformat()


def as_seen(occurrences: Iterable[Occurrence]) -> Iterator[tuple[str, ...]]:
    """Write occurrences as the adapters of all clients do."""
    for one in occurrences:
        yield one.uid, as_text(one.start), as_text(one.end), one.summary, (one.status or "").upper()
