"""Days that matter for agreements as events, as somebody may see them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.agreements import EVERYWHERE, DueDates, MilestoneKind, Party
from innbygger_core.ical._values import Event, uid
from innbygger_core.ical.feeds._booking_events import digest
from innbygger_core.ical.feeds._hidden import hidden_modules, hidden_rooms
from innbygger_core.ical.feeds._reference_names import reference_name
from innbygger_core.ids import split_reference
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from innbygger_core.agreements import Agreement, Meeting, Milestone, Obligation
    from innbygger_core.ical._places import Places
    from innbygger_core.network import Plan
    from innbygger_core.texts import LocalText, Plain

__all__ = ["ANNOUNCED", "MilestoneEvents"]

ANNOUNCED: Final = frozenset({MilestoneKind.START, MilestoneKind.RENEWAL, MilestoneKind.END})
"""What everybody may know of."""

_DAY: Final = timedelta(days=1)
_MORNING: Final = timedelta(hours=9)
"""When somebody is reminded: at nine o'clock."""

_DUE: Final = frozenset({MilestoneKind.OBLIGATION, MilestoneKind.FOLLOW_UP, MilestoneKind.EVALUATION})
_DUTIES: Final = _DUE | {MilestoneKind.LAPSE}
_BECOME: Final = {Known.YES: "fulfilled", Known.NO: "unfulfilled", Known.UNKNOWN: "unknown"}
_SORTS: Final = {
    MilestoneKind.LAST_NOTICE_DAY: "deadline",
    MilestoneKind.OBLIGATION: "deadline",
    MilestoneKind.LAPSE: "deadline",
    MilestoneKind.FOLLOW_UP: "meeting",
    MilestoneKind.EVALUATION: "meeting",
}
_COLOURS: Final = {
    MilestoneKind.START: "seagreen",
    MilestoneKind.RENEWAL: "seagreen",
    MilestoneKind.LAST_NOTICE_DAY: "firebrick",
    MilestoneKind.AMENDMENT: "mediumpurple",
    MilestoneKind.PAUSE: "slategray",
    MilestoneKind.RESUMPTION: "seagreen",
    MilestoneKind.OBLIGATION: "darkorange",
    MilestoneKind.FOLLOW_UP: "steelblue",
    MilestoneKind.EVALUATION: "steelblue",
    MilestoneKind.LAPSE: "firebrick",
    MilestoneKind.END: "slategray",
}


@frozen
class MilestoneEvents:
    """Makes events of milestones.

    Attributes:
        places: names, in the language of the feed.
        in_full: whether the reader may know everything; else only what kind of agreement it is, and what it covers.
        alarms: whether the reader is reminded of what is left to do.
    """

    places: Places[Plan]
    in_full: bool
    alarms: bool = False

    def of(self, milestone: Milestone, row: Agreement) -> Event:
        """Make the event of a milestone of an agreement, as it stands that day."""
        day, version = milestone.day, row.as_of(milestone.day)
        what = self._say("milestone", ("agreement", self.title(version, day)), ("what", self._happens(milestone)))
        return Event(
            uid=uid(self._key(milestone, row), self.places.facts.municipality.authority),
            start=day,
            end=day + _DAY,
            summary=what,
            categories=self._categories(milestone),
            description="\n".join(self._details(milestone, version)) if self.in_full else "",
            resources=_rooms(self._shown(version, day)),
            colour=_COLOURS[milestone.kind],
            alarms=self._alarms(milestone),
        )

    def title(self, version: Agreement, day: date) -> str:
        """Name an agreement: as it calls itself; for those who may not know, by its kind and by what it covers."""
        if self.in_full and version.name:
            return version.name.text(self.places.texts)
        return self._say("agreement", ("kind", self._kind(version)), ("covers", self._covers(version, day)))

    def _happens(self, milestone: Milestone) -> str:
        if milestone.kind not in _DUTIES:
            return self._say(f"milestone-{milestone.kind}", ("about", self._told(milestone.name)))
        own = (("id", milestone.subject),)
        what = self._told(milestone.name) or self.places.texts.word(f"duty-{milestone.kind}", own)
        return self._say("milestone-due" if milestone.kind in _DUE else "milestone-lapse", ("what", what))

    def _categories(self, milestone: Milestone) -> tuple[str, ...]:
        sorts = filter(None, ("agreement", _SORTS.get(milestone.kind)))
        return tuple(self._say(f"category-{sort}") for sort in sorts)

    def _alarms(self, milestone: Milestone) -> tuple[timedelta, ...]:
        """Remind on the morning of the day from which somebody should think of it; of what is done, not at all."""
        if not (self.alarms and self.in_full) or milestone.met is Known.YES:
            return ()
        return (milestone.day - milestone.thought_of - _MORNING,)

    # --- What stays the same ------------------------------------------------------------------------------------------

    def known_as(self, agreement: str) -> str:
        """Give what stands for the id of an agreement: often it names a party, and that not everybody may know."""
        return agreement if self.in_full else digest(agreement)

    def _key(self, milestone: Milestone, row: Agreement) -> tuple[str, ...]:
        """Name a milestone so that it keeps its name when its day moves, wherever it can come only once.

        What comes again is told from the times before by its day; what comes once, in rows of which a plan has several
        for the same agreement, by the day from which its row holds.
        """
        which = row.valid_from if _comes_once(milestone, row) else milestone.day
        subject = [milestone.subject] if milestone.subject else []
        days = [f"{which:%Y%m%d}"] if which else []
        return "agreement", self.known_as(row.id), milestone.kind, *subject, *days

    # --- For those who may know everything ----------------------------------------------------------------------------

    def _details(self, milestone: Milestone, version: Agreement) -> Iterator[str]:
        day = milestone.day
        parties = tuple(self._party(party, day) for party in version.parties)
        yield self._say("agreement-between", ("kind", self._kind(version)), ("parties", parties))
        if covers := self._covers(version, day):
            yield self._say("agreement-covers", ("things", covers))
        if milestone.who:
            yield self._say("milestone-who", ("who", tuple(self._whom(each, version, day) for each in milestone.who)))
        if milestone.thought_of < day:
            yield self._say("milestone-from", ("day", milestone.thought_of))
        if milestone.kind in _DUTIES:
            yield self._become(milestone, version)

    def _become(self, milestone: Milestone, version: Agreement) -> str:
        held = (("held", milestone.subject in _follow_ups(version)),)
        become = self.places.texts.word(f"duty-is-{_BECOME[milestone.met]}", held)
        return f"{become[:1].upper()}{become[1:]}"

    def _whom(self, reference: str, version: Agreement, day: date) -> str:
        party = next((each for each in version.parties if each.party == reference), Party(party=reference))
        return self._party(party, day)

    def _party(self, party: Party, day: date) -> str:
        """Name a party, as the caller or the plan has it, else as the agreement writes it, else by its id."""
        if not isinstance(party.party, str):
            return self._told(party.name) or self.places.texts.word("agreement-party-unknown")
        return reference_name(self.places, party.party, day) or self._told(party.name) or _id(party.party)

    # --- Words --------------------------------------------------------------------------------------------------------

    def _kind(self, version: Agreement) -> str:
        return self._say(f"agreement-{version.kind}")

    def _covers(self, version: Agreement, day: date) -> tuple[str, ...]:
        """Name what an agreement covers, each once."""
        return tuple(dict.fromkeys(self._covered(each, day) for each in self._shown(version, day)))

    def _shown(self, version: Agreement, day: date) -> tuple[str, ...]:
        """Give what an agreement covers, but for what the reader is not told of."""
        hidden = frozenset[str]() if self.in_full else self._hidden(day)
        return tuple(each for each in resources_of(version) if each not in hidden)

    def _hidden(self, day: date) -> frozenset[str]:
        """Find what nobody is told of: services that shield, and their rooms."""
        plan = self.places.facts
        modules, rooms = hidden_modules(plan, day), hidden_rooms(plan, day)
        return frozenset({*(f"module/{each}" for each in modules), *(f"room/{each}" for each in rooms)})

    def _covered(self, resource: str, day: date) -> str:
        if resource == EVERYWHERE:
            return self.places.texts.word("agreement-everywhere")
        return reference_name(self.places, resource, day) or _id(resource)

    def _told(self, text: LocalText | None) -> str:
        """Say what somebody wrote, as a part of a sentence; nothing is empty."""
        return text.text(self.places.texts).rstrip(".") if text else ""

    def _say(self, key: str, *params: tuple[str, Plain]) -> str:
        return self.places.texts.word(f"ical-{key}", params)


def resources_of(version: Agreement) -> tuple[str, ...]:
    return tuple(cover.resource for cover in version.covers) if isinstance(version.covers, tuple) else ()


def _follow_ups(version: Agreement) -> frozenset[str]:
    meetings = version.meetings if isinstance(version.meetings, tuple) else ()
    return frozenset(each.id for each in meetings if each.kind == "follow_up")


def _rooms(resources: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_id(each) for each in resources if each.startswith("room/")))


def _id(reference: str) -> str:
    return split_reference(reference)[1]


def _comes_once(milestone: Milestone, row: Agreement) -> bool:
    """Tell whether a milestone can come only once in a row, in any version of the agreement."""
    amended = [(version.valid_from, version.changes) for version in row.versions() if version.valid_from]
    match milestone.kind:
        case MilestoneKind.AMENDMENT:
            return True
        case MilestoneKind.START:
            return not any("duration" in changes for since, changes in amended if since <= milestone.day)
        case MilestoneKind.END:
            return not any(since > milestone.day for since, _ in amended)
    return milestone.kind in _DUTIES and _is_due_once(milestone.subject, [row, *(row.as_of(day) for day, _ in amended)])


def _is_due_once(identifier: str, versions: Iterable[Agreement]) -> bool:
    """Tell whether something that is due has one day, and the same in all versions."""
    duties = [duty for version in versions for duty in _duties(version) if duty.id == identifier]
    first = duties[0]
    days = first.due.on if isinstance(first.due, DueDates) else None
    alike = all((duty.due, duty.tolerance) == (first.due, first.tolerance) for duty in duties)
    return days is not None and len(days) == 1 and alike


def _duties(version: Agreement) -> Iterator[Obligation | Meeting]:
    for duties in (version.obligations, version.meetings):
        if isinstance(duties, tuple):
            yield from duties
