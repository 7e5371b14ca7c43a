"""The days that matter for agreements as a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from innbygger_core.agreements import EVERYWHERE, MilestoneKind
from innbygger_core.decisions import Viewer
from innbygger_core.errors import UnknownId
from innbygger_core.ical._feed import Feed, file_name, in_bytes, in_language
from innbygger_core.ical._places import Places, check_id
from innbygger_core.ical._writing._told import choice
from innbygger_core.ical.feeds._last_read import last_read
from innbygger_core.ical.feeds._milestone_events import ANNOUNCED, MilestoneEvents, resources_of
from innbygger_core.ical.feeds._reference_names import reference_name
from innbygger_core.ical.feeds._seeing import seen_by
from innbygger_core.timekeeping import FIRST_DAY, LAST_DAY, check_days, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from typing import Unpack

    from innbygger_core.agreements import Agreement, LeadTimes, Milestone
    from innbygger_core.ical._feed import About
    from innbygger_core.ical._values import Event
    from innbygger_core.network import Plan
    from innbygger_core.texts import Catalogue

__all__ = ["milestones", "milestones_feed"]

_NO_PERSONS: Final = ("unit/", "hub/", "module/", "democracy/", "organisation/", "municipality/")


def milestones_feed(  # noqa: PLR0913 - options are keywords, and each has a default
    plan: Plan,
    start: date,
    end: date,
    *,
    agreement: str | None = None,
    party: str | None = None,
    hub: str | None = None,
    viewer: Viewer = Viewer.PUBLIC,
    kinds: Iterable[MilestoneKind] = (),
    lead: LeadTimes | None = None,
    alarms: bool = False,
    names: Mapping[str, str] | None = None,
    lang: str | Catalogue | None = None,
    **about: Unpack[About],
) -> Feed:
    """Write the days that matter for agreements as an iCalendar feed, as somebody may see them.

    Each is an event of the whole day, which makes nobody busy. Everybody sees that an agreement begins, is renewed and
    ends, of what kind it is, and what it covers by the plan's names; nothing that the parties wrote, and not who they
    are, as its id may tell. A draft promises nothing, so it has no such days, and what is not known is left out.

    An event keeps its UID when its day moves, where it can come only once: the first day and the last day of an
    agreement, an amendment, an obligation or a meeting that has a single date. What comes again is told apart by its
    day, and when that moves it is another event.

    Args:
        plan: the municipality's plan; every version of its agreements counts.
        start: the first day.
        end: the first day after.
        agreement: id of the one agreement.
        party: reference of a party, such as ``organisation/choir``: only what the viewer may know to be theirs, on the
            days on which they are a party.
        hub: id of a hub: only the agreements that it is a party to, or that cover it or something of it.
        viewer: who will read it; :attr:`Viewer.PARTY` is the party, who sees everything of its own agreements.
        kinds: the kinds of milestone to write; all unless told.
        lead: how long before somebody should think of each; the library's convention unless told.
        alarms: whether those who may see everything are reminded at nine o'clock on the day from which they should
            think of it; of what is done they are not, and many calendars leave it out.
        names: what references are called, as ``{"organisation/choir": "Koret"}``; what has no name here is called as
            the plan has it.
        lang: the one language of all texts: a tag, or a catalogue; the municipality's own unless told.
        **about: what else may be told of any feed: :class:`About`. Unless ``changed`` is told, it is the last day on
            which a source of the agreements was read.

    Returns:
        UTF-8 bytes, the same for the same plan in every process; a :class:`Feed` from ``ical.feeds``.

    Raises:
        OutOfRange: a day lies outside 1900-2199, or the end comes before the start.
        UnknownId: there is no such agreement, or no such hub.
        UnknownLanguage: there is no catalogue for the tag.
        NaiveDatetime: ``changed`` has no time zone.
        TypeError: one of the days is a datetime.
        ValueError: the viewer is a party, and nobody told which.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import ical
        >>> from innbygger_core.datasets import glimsund
        >>> feed = ical.feeds.milestones(glimsund(), date(2026, 1, 1), date(2027, 1, 1), lang="nb")
        >>> for event in feed.events:
        ...     print(event.start, event.summary)
        2026-06-01 Ny periode – Driftsavtale (Kafé på Sommertorget på Lyktøya og Ventesalen)
        2026-08-01 Ny periode – Leieavtale (Lageret og Stua)
    """
    viewer = seen_by(viewer, whose=party, argument="party")
    check_days(start, end)
    if hub is not None:
        check_id("hub", hub, plan.hubs)
    wanted = frozenset(choice(kind, MilestoneKind, "kinds") for kind in kinds)
    asked = _Asked(plan, agreement, party, hub, viewer, wanted)
    places = Places(plan, in_language(plan, lang), names or {})
    make = MilestoneEvents(places, viewer is not Viewer.PUBLIC, alarms)
    found = tuple(asked.found(start, end, lead))
    events = _in_time(make.of(*each) for each in found)
    name, key = asked.subject(places)
    texts = places.texts
    feed = Feed(
        name=texts.word("ical-agreements", (("name", name),)),
        language=texts.tag,
        zone=zone(plan.municipality.timezone),
        make=lambda: events,
        file_name=file_name(*key, "milestones", viewer, texts.tag),
        description=_caveat((row for _, row in found), texts),
        changed=last_read(row.source for row in asked.rows),
    )
    return evolve(feed, **about)


milestones = in_bytes(milestones_feed)


@frozen
class _Asked:
    """Which days of which agreements a feed is to tell of, and to whom."""

    plan: Plan
    agreement: str | None
    party: str | None
    hub: str | None
    viewer: Viewer
    kinds: frozenset[MilestoneKind]

    @property
    def rows(self) -> tuple[Agreement, ...]:
        """The agreements, each as often as the plan has a row of it.

        Raises:
            UnknownId: the plan has none of that id.
        """
        if self.agreement is None:
            return self.plan.agreements
        rows = tuple(row for row in self.plan.agreements if row.id == self.agreement)
        if not rows:
            raise UnknownId("agreement", self.agreement, tuple(dict.fromkeys(row.id for row in self.plan.agreements)))
        return rows

    def found(self, start: date, end: date, lead: LeadTimes | None) -> Iterator[tuple[Milestone, Agreement]]:
        """Find the milestones that the viewer may see, each with the row of its agreement."""
        for row in self.rows:
            for milestone in row.milestones(start, end, lead=lead):
                wanted = not self.kinds or milestone.kind in self.kinds
                if wanted and self._sees(milestone, row) and self._is_there(row.as_of(milestone.day)):
                    yield milestone, row

    def _sees(self, milestone: Milestone, row: Agreement) -> bool:
        """Tell whether the viewer may see a milestone; whose an agreement is, everybody may not."""
        if self.viewer is Viewer.PUBLIC:
            return self.party is None and milestone.kind in ANNOUNCED
        return self._is_theirs(row.as_of(milestone.day))

    def _is_theirs(self, version: Agreement) -> bool:
        return self.party is None or self.party in version.between

    def _is_there(self, version: Agreement) -> bool:
        """Tell whether an agreement is about the hub that is asked for, if one is."""
        if self.hub is None:
            return True
        return not _things_of(self.plan, self.hub).isdisjoint((*version.between, *resources_of(version)))

    def subject(self, places: Places[Plan]) -> tuple[str, tuple[str, ...]]:
        """Name what the feed is of, for people and for a file; a person is named in neither."""
        if self.agreement:
            version = max(self.rows, key=_begins).as_of(LAST_DAY)
            told = MilestoneEvents(places, self.viewer is not Viewer.PUBLIC and self._is_theirs(version))
            return told.title(version, LAST_DAY), (told.known_as(self.agreement),)
        if self.hub:
            return places.hub(self.hub, LAST_DAY), (self.hub,)
        if self.party and self.party.startswith(_NO_PERSONS):
            key = (self.party.replace("/", "-"),)
            return reference_name(places, self.party, LAST_DAY) or self.party, key
        return self.plan.municipality.name, ()


def _things_of(plan: Plan, hub: str) -> frozenset[str]:
    """Find what an agreement about a hub can speak of: the hub, what is of it, and what holds for all of them."""
    rows = (
        *(("premises", row.id, row.hub) for row in plan.premises),
        *(("room", row.id, row.hub) for row in plan.rooms),
        *(("module", row.id, row.hub) for row in plan.modules),
        *(("equipment", row.id, row.hub) for row in plan.equipment),
    )
    return frozenset({EVERYWHERE, f"hub/{hub}", *(f"{kind}/{name}" for kind, name, home in rows if home == hub)})


def _caveat(rows: Iterable[Agreement], texts: Catalogue) -> str:
    """Say how many of the agreements are made up."""
    made_up = {row.id for row in rows if row.illustrative}
    return texts.word("ical-agreements-illustrative", (("count", len(made_up)),)) if made_up else ""


def _begins(row: Agreement) -> date:
    return row.valid_from or FIRST_DAY


def _in_time(events: Iterable[Event]) -> tuple[Event, ...]:
    """Put events into the order of time; what moved to a day on which the same comes already is one with it."""
    return tuple(sorted({each.uid: each for each in events}.values(), key=lambda each: (str(each.start), each.uid)))
