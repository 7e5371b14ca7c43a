"""The planned visits of a visiting service as a feed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from innbygger_core.decisions import Viewer
from innbygger_core.ical._clock import clocked
from innbygger_core.ical._feed import Feed, file_name, in_bytes, in_language
from innbygger_core.ical._places import Rooms, check_id
from innbygger_core.ical._values import Event, Status, uid
from innbygger_core.ical._writing._told import choice
from innbygger_core.ical.feeds._busy_events import BusyEvents
from innbygger_core.ical.feeds._hidden import hidden_rooms
from innbygger_core.ical.feeds._seeing import visibility
from innbygger_core.timekeeping import LAST_DAY, zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Unpack
    from zoneinfo import ZoneInfo

    from innbygger_core.hubs import Municipality
    from innbygger_core.ical._feed import About
    from innbygger_core.network import Plan
    from innbygger_core.sharing import ServiceVisit, VisitingService, VisitPlan
    from innbygger_core.texts import Catalogue

__all__ = ["visits", "visits_feed"]


def visits_feed(  # noqa: PLR0913 - options are keywords, and each has a default
    plan: Plan,
    service: VisitingService,
    visit_plan: VisitPlan,
    *,
    viewer: Viewer = Viewer.PUBLIC,
    hub: str | None = None,
    names: Mapping[str, str] | None = None,
    lang: str | Catalogue | None = None,
    **about: Unpack[About],
) -> Feed:
    """Write the planned visits of a visiting service as an iCalendar feed, as somebody may see them.

    Who may not know what the visits are for, sees that rooms are busy, by the same events and uids as for bookings;
    then neither a name nor a file name tells of the service, or that it is one. That is everybody unless the wish of
    the service is public and of no individual service; and of a service that is shielded, all but those who handle it.
    What waits for approval is tentative, and not announced to everybody.

    A visit keeps its uid when it moves, as long as it stays before and after the same visits of the service at its hub:
    the uid is made of the service, the first day of the season, the hub, and the number of the visit there.

    Args:
        plan: the municipality's plan.
        service: the service.
        visit_plan: its visits.
        viewer: who will read it; :attr:`Viewer.PARTY` is whoever runs the service.
        hub: id of a hub: only the visits there.
        names: what references are called, as ``{"service/start-loans": "Startlån", "purpose/advice": "Råd"}``; a
            service that has no name here is called by its purpose, or by its id.
        lang: the one language of all texts: a tag, or a catalogue; the municipality's own unless told.
        **about: what else may be told of any feed: :class:`About`.

    Returns:
        UTF-8 bytes, the same for the same arguments in every process; a :class:`Feed` from ``ical.feeds``.

    Raises:
        UnknownId: there is no such hub.
        UnknownLanguage: there is no catalogue for the tag.
        NaiveDatetime: ``changed`` has no time zone.
        ValueError: the visits are of another service.

    Example:
        >>> from datetime import date, datetime
        >>> from innbygger_core import ical, nye_asker
        >>> from innbygger_core.decisions import Outcome
        >>> from innbygger_core.sharing import ServiceVisit, VisitingService, VisitPlan, Wish
        >>> advice = VisitingService.model_validate({
        ...     "id": "start-loans", "wish": {"length": "PT3H", "purpose": "start-loans", "visibility": "public"},
        ...     "hubs": [{"hub": "heggedal"}], "first_day": "2027-01-04", "last_day": "2027-06-18",
        ...     "hours": {"tue": ["08:00-15:30"]}, "visits": 1})
        >>> start = datetime.fromisoformat("2027-03-02T10:00:00+01:00")
        >>> wish = advice.wish.model_copy(update={"rooms": ("heggedal-hall",)})
        >>> visit = ServiceVisit("heggedal", wish, start, start.replace(hour=13), Outcome.ALLOW, minutes=20)
        >>> planned = VisitPlan("start-loans", advice.first_day, advice.last_day, visits=(visit,))
        >>> names = {"service/start-loans": "Startlån", "hub/heggedal": "Heggedal"}
        >>> (event,) = ical.feeds.visits(nye_asker(), advice, planned, names=names).events
        >>> print(event.summary, event.uid)
        Heggedal: Startlån visit~start-loans~20270104~heggedal~1@asker.kommune.no
    """
    if service.id != visit_plan.service:
        msg = (
            f"The visits are of {visit_plan.service!r}, and the service is {service.id!r}; give what belongs together."
        )
        raise ValueError(msg)
    if hub:
        check_id("hub", hub, plan.hubs)
    here, places = zone(plan.municipality.timezone), Rooms(plan, in_language(plan, lang), names or {})
    make = _Visits(places, plan.municipality, here, choice(viewer, Viewer, "viewer"), service, visit_plan, hub)
    feed = Feed(
        name=make.name,
        language=places.texts.tag,
        zone=here,
        make=make.events,
        file_name=file_name(*make.key, make.viewer, places.texts.tag),
    )
    return evolve(feed, **about)


visits = in_bytes(visits_feed)


@frozen
class _Visits:
    """Which visits a feed is to tell of, and to whom."""

    places: Rooms
    municipality: Municipality
    zone: ZoneInfo
    viewer: Viewer
    service: VisitingService
    plan: VisitPlan
    hub: str | None

    @property
    def seen(self) -> bool:
        """Whether the viewer may know what the visits are for: by the strictest of all that is wished."""
        wishes = (self.service.wish, *(visit.wish for visit in self.plan.visits))
        return all(self.viewer.sees(visibility(wish)) for wish in wishes)

    @property
    def name(self) -> str:
        """What the feed is called."""
        hub = self.places.hub(self.hub, LAST_DAY) if self.hub else ""
        if self.seen:
            return self.places.texts.word("ical-visits", (("name", self._service), ("hub", hub)))
        return self.places.texts.word("ical-busy-times", (("name", hub or self.municipality.name),))

    @property
    def key(self) -> tuple[str, ...]:
        """What a file of it is called by."""
        return (*filter(None, [self.hub]), *((self.service.id, "visits") if self.seen else ("busy",)))

    def events(self) -> Iterator[Event]:
        """Make the events, in order of time."""
        found = (self._told(*each) for each in self._announced()) if self.seen else self._busy()
        events = {event.uid: event for event in found}
        yield from sorted(events.values(), key=lambda event: (event.start, event.end, event.uid))

    def _there(self) -> Iterator[ServiceVisit]:
        return (visit for visit in self.plan.visits if self.hub in {None, visit.hub})

    def _announced(self) -> Iterator[tuple[ServiceVisit, int]]:
        """Number the visits of each hub in the season, and leave out those that not everybody is told of yet."""
        numbers = Counter[str]()
        for visit in sorted(self._there(), key=lambda visit: (visit.start, visit.end, visit.room)):
            numbers[visit.hub] += 1
            if visit.outcome.allowed or self.viewer is not Viewer.PUBLIC:
                yield visit, numbers[visit.hub]

    def _told(self, visit: ServiceVisit, number: int) -> Event:
        texts, day = self.places.texts, visit.start.astimezone(self.zone).date()
        start, end = clocked(visit.start, visit.end, self.zone)
        what = (("place", self.places.hub(visit.hub, day)), ("what", self._service), ("who", ""))
        season = f"{self.plan.first_day:%Y%m%d}"
        return Event(
            uid=uid(("visit", self.service.id, season, visit.hub, str(number)), self.municipality.authority),
            start=start,
            end=end,
            summary=texts.word("ical-booking", what),
            categories=(texts.word("ical-category-visit"),),
            description="" if visit.outcome.allowed else texts.word("ical-pending"),
            location=self.places.location(day, visit.hub, [self.places.room(visit.room, day)]),
            resources=(visit.room,),
            position=self.places.position(day, visit.hub),
            busy=self.viewer is not Viewer.PUBLIC,
            status=None if visit.outcome.allowed else Status.TENTATIVE,
        )

    def _busy(self) -> Iterator[Event]:
        """Make events of the rooms that are busy, but for those that everybody is not told of."""
        make = BusyEvents(self.places, self.zone, self.municipality.authority)
        for visit in self._there():
            day = visit.start.astimezone(self.zone).date()
            hidden = hidden_rooms(self.places.facts, day) if self.viewer is Viewer.PUBLIC else ()
            rooms = [room for room in visit.wish.rooms if room not in hidden]
            if rooms:
                yield make.of(rooms, visit.start, visit.end)

    @property
    def _service(self) -> str:
        names, purpose = self.places.names, self.service.wish.purpose
        return names.get(f"service/{self.service.id}") or names.get(f"purpose/{purpose}") or purpose or self.service.id
