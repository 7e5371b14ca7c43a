"""Deciding who may come in: every demand of the terms is asked, and all that speaks against it is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import DecisionBasis, Policy, decide
from innbygger_core.hours import Access
from innbygger_core.sharing._admitting._entries import Entry
from innbygger_core.sharing._admitting._self_service_rule import demands, self_service
from innbygger_core.sharing._admitting._terms_on import hub_on, terms_on
from innbygger_core.texts import catalogue
from innbygger_core.timekeeping import micros, moment, zone
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.decisions import Decision
    from innbygger_core.hours import Timetable
    from innbygger_core.sharing._admitting._arrivals import Arrival
    from innbygger_core.sharing._facts import SharingFacts

__all__ = ["decide_entry", "decided", "entries_at"]

_A_DAY: Final = timedelta(days=1)


def decide_entry(  # noqa: PLR0913 - who, where, when, and by whose policy
    facts: SharingFacts,
    arrival: Arrival,
    hub: str,
    at: datetime,
    *,
    module: str | None = None,
    policy: Policy | None = None,
) -> Decision:
    """Decide whether somebody may come in to a hub at an instant, with every reason why not.

    While somebody is at work, everybody may. Else self-service has to be on, and the terms have to be kept; what
    nobody knows is left to a person. A decision never has a name in it, and its ``public()`` form has nothing else
    than yes, no, and what must be kept.

    Args:
        facts: the plan.
        arrival: who comes, and with whom.
        hub: id of the hub.
        at: the instant, aware.
        module: id or kind of the module that they come for, such as ``library``, where it has hours of its own.
        policy: of the municipality; the concept where it is left out.

    Raises:
        NaiveDatetime: the instant has no time zone.
        OutOfRange: it lies outside 1900-2199.
        UnknownId: there is no such hub or module.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> from innbygger_core.datasets import asker_2025
        >>> from innbygger_core.sharing import Arrival
        >>> evening = datetime(2025, 2, 3, 20, tzinfo=ZoneInfo("Europe/Oslo"))
        >>> arrival = Arrival(visitor={"who": "resident/r-17", "born": "2009", "contracts": []})
        >>> decision = decide_entry(asker_2025(), arrival, "heggedal", evening, module="library")
        >>> decision.outcome.value, [reason.variant for reason in decision.reasons if reason.verdict == "fail"]
        ('deny', ['age', 'contract'])
    """
    (entry,) = entries_at(facts, [arrival], hub, at, facts.timetable(hub, module=module))
    return decided(entry, policy or Policy())


def decided(entry: Entry, policy: Policy) -> Decision:
    """Ask everything that is demanded of those who come in."""
    basis = DecisionBasis(entry.at, 0, policy.id, catalogue("nb").version)
    return decide(entry.arrival, (self_service,), demands(entry), policy=policy, day=entry.day, basis=basis)


def entries_at(
    facts: SharingFacts, arrivals: Iterable[Arrival], hub: str, at: datetime, timetable: Timetable
) -> Iterator[Entry]:
    """Look up once what holds at a hub at an instant, for each who comes."""
    local = moment(micros(at, "at"), zone(facts.municipality.timezone))
    row, terms = hub_on(facts, hub, local.date()), terms_on(facts, hub, local.date())
    name = row.name.text(facts.municipality.language) if row else hub
    staffed, alone = (_is_open(timetable, local, access) for access in (Access.STAFFED, Access.SELF_SERVICE))
    closes = _closes(timetable, local)
    for arrival in arrivals:
        yield Entry(arrival, hub, name, local, terms, staffed, alone, closes)


def _is_open(timetable: Timetable, at: datetime, access: Access) -> Known:
    state = timetable.state(at, access)
    return Known.of(True if state.layers else None if state.unknown_layers else False)


def _closes(timetable: Timetable, at: datetime) -> datetime | None:
    """Find when the place that is open closes, where it does within a day."""
    until = min(at + _A_DAY, timetable.horizon)
    now = next((span for span in timetable.open_spans(at, until) if at in span), None)
    return now.end.astimezone(at.tzinfo) if now and now.end < until else None
