"""What cannot stand in one agreement: doubled ids, strangers, notice longer than a term, circular amendments."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from innbygger_core.agreements._writing._duration import Duration, Renewal
from innbygger_core.agreements._writing._termination import Notice, Termination
from innbygger_core.errors import OutOfRange
from innbygger_core.reading import circles, line, wrong
from innbygger_core.timekeeping import FIRST_DAY
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pydantic_core import InitErrorDetails, PydanticCustomError

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._writing._acts import Amend
    from innbygger_core.agreements._writing._duties import Meeting, Obligation
    from innbygger_core.agreements._writing._provisions import Provisions
    from innbygger_core.timekeeping import Period
    from innbygger_core.values import Fact

__all__ = ["agreement_faults"]

# The acts that name the last day of the agreement, which cannot be past already.
_ENDING = ("give_notice", "renew", "terminate")

# By how many days months differ.
_MONTHS_DIFFER = 3

_Place: TypeAlias = "tuple[str | int, ...]"


def agreement_faults(agreement: Agreement) -> Iterator[InitErrorDetails]:
    """Find what cannot stand in an agreement, in any of its versions, and in what was recorded of it."""
    amendments = [(place, act) for place, act in enumerate(agreement.acts) if act.kind == "amend"]
    yield from _amendment_faults(amendments)
    stages = [((), agreement), *((("acts", place, "changes"), act.changes) for place, act in amendments)]
    everybody = _everybody([stage for _, stage in stages])
    for place, stage in stages:
        yield from _provision_faults(stage, place, everybody)
    yield from _long_notices(stages)
    yield from _act_faults(agreement, [stage for _, stage in stages], everybody)


def _everybody(stages: Iterable[Provisions]) -> set[str] | None:
    """Name the parties of all versions; None where only a name is known of one, since that may be anybody."""
    parties = [party.party for stage in stages for party in stage.parties]
    return None if UNKNOWN in parties else {party for party in parties if isinstance(party, str)}


def _provision_faults(stage: Provisions, place: _Place, everybody: set[str] | None) -> Iterator[InitErrorDetails]:
    yield from _doubled_parties(stage, place)
    for name, owner in (("obligations", "owner"), ("meetings", "called_by")):
        rows: Any = getattr(stage, name)
        if rows is not UNKNOWN:
            yield from _doubled_ids(rows, (*place, name))
            for index, row in enumerate(rows):
                yield from _stranger(getattr(row, owner), (*place, name, index, owner), everybody)


def _doubled_parties(stage: Provisions, place: _Place) -> Iterator[InitErrorDetails]:
    seen: set[str] = set()
    for index, party in enumerate(stage.parties):
        if isinstance(party.party, str) and party.party in seen:
            yield line((*place, "parties", index), party.party, wrong("party-twice", party=party.party))
        elif isinstance(party.party, str):
            seen.add(party.party)
    if "parties" in stage.model_fields_set and len(stage.parties) < 2:  # noqa: PLR2004 - it takes two to agree
        yield line((*place, "parties"), len(stage.parties), wrong("too-short", least=2))


def _doubled_ids(rows: Iterable[Obligation | Meeting], place: _Place) -> Iterator[InitErrorDetails]:
    first: dict[str, int] = {}
    for index, row in enumerate(rows):
        earlier = first.setdefault(row.id, index)
        if earlier != index:
            other = "/" + "/".join(map(str, (*place, earlier)))
            yield line((*place, index, "id"), row.id, wrong("duplicate-id", id=row.id, other=other))


def _stranger(named: Fact[str], place: _Place, parties: set[str] | None) -> Iterator[InitErrorDetails]:
    if isinstance(named, str) and parties is not None and named not in parties:
        yield line(place, named, wrong("not-a-party", known=tuple(sorted(parties))))


def _long_notices(stages: Iterable[tuple[_Place, Provisions]]) -> Iterator[InitErrorDetails]:
    """Find notice that would have to be given before the term that it ends begins, whichever stage changed which."""
    duration: Any = UNKNOWN
    termination: Any = UNKNOWN
    for place, stage in stages:
        changed = stage.model_fields_set & {"duration", "termination"}
        duration = stage.duration if "duration" in changed else duration
        termination = stage.termination if "termination" in changed else termination
        if changed and isinstance(duration, Duration) and isinstance(termination, Termination):
            yield from _long_notice(duration, termination.notice, (*place, max(changed)))


def _long_notice(duration: Duration, notice: Fact[Notice | None], place: _Place) -> Iterator[InitErrorDetails]:
    if isinstance(notice, Notice) and notice.ends != "agreement" and _outlasts(notice.length, duration):
        length = str(notice.length)
        where = (*place, "notice", "length") if place[-1] == "termination" else place
        yield line(where, length, wrong("notice-longer-than-term", length=length))


def _outlasts(notice: Period, duration: Duration) -> bool:
    first, last = duration.first_term
    if first is UNKNOWN or last is UNKNOWN or last is None:
        return False
    # Notice as long as the term is given on the day before it begins; and a month is as long as any other.
    terms = [(first - timedelta(days=1), last)] if first > FIRST_DAY else []
    if isinstance(duration.renewal, Renewal) and duration.renewal.period is not None:
        terms.append((last, _after(last, duration.renewal.period)))
    return any((_after(begins, notice) - ends).days > _MONTHS_DIFFER for begins, ends in terms)


def _after(day: date, period: Period) -> date:
    """Add a period; whatever lies beyond all days counts as the last of them."""
    try:
        return day + period
    except OutOfRange:
        return day.max


def _amendment_faults(amendments: list[tuple[int, Amend]]) -> Iterator[InitErrorDetails]:
    """Find amendments that share an id, build on what is not there, on the same one, or on each other in a circle."""
    ids = [act.id for _, act in amendments]
    built_on: Counter[str | None] = Counter()
    for number, (place, act) in enumerate(amendments):
        if act.id in ids[:number]:
            yield _at(
                place, "id", act.id, wrong("duplicate-id", id=act.id, other=f"/acts/{amendments[ids.index(act.id)][0]}")
            )
        if act.amends is not None and act.amends not in ids:
            yield _at(place, "amends", act.amends, wrong("unknown-amendment", known=tuple(ids)))
        before = act.amends or (ids[number - 1] if number else None)
        if built_on[before]:
            yield _at(place, "amends", before, wrong("amended-twice", amendment=str(before or "")))
        built_on[before] += 1
    yield from _circular(amendments)
    yield from _out_of_order(amendments)


def _circular(amendments: list[tuple[int, Amend]]) -> Iterator[InitErrorDetails]:
    before: dict[object, tuple[object, ...]] = {}
    for number, (_, act) in enumerate(amendments):
        other = act.amends or (amendments[number - 1][1].id if number else None)
        itself = other == act.id and act.amends is None  # an id that stands twice, which is told already
        before[act.id] = (other,) if other and not itself else ()
    places = {act.id: place for place, act in amendments}
    for circle in circles(before):
        first, second = map(str, circle[:2])
        yield _at(places[first], "amends", second, wrong("circular-amendments", path=" → ".join(map(str, circle))))


def _out_of_order(amendments: list[tuple[int, Amend]]) -> Iterator[InitErrorDetails]:
    by_id = {act.id: act for _, act in amendments}
    for number, (place, act) in enumerate(amendments):
        before = by_id.get(act.amends) if act.amends else (amendments[number - 1][1] if number else None)
        if before is not None and act.valid_from < before.valid_from:
            told = wrong("amendment-too-early", amendment=before.id, day=str(before.valid_from))
            yield _at(place, "valid_from", str(act.valid_from), told)


def _at(place: int, name: str, found: object, error: PydanticCustomError) -> InitErrorDetails:
    return line(("acts", place, name), found, error)


def _act_faults(
    agreement: Agreement, stages: list[Provisions], everybody: set[str] | None
) -> Iterator[InitErrorDetails]:
    """Find acts of strangers, and acts about obligations and meetings that no version has."""
    known = {
        "obligation": {row.id for stage in stages if stage.obligations is not UNKNOWN for row in stage.obligations},
        "meeting": {row.id for stage in stages if stage.meetings is not UNKNOWN for row in stage.meetings},
    }
    for place, act in enumerate(agreement.acts):
        for index, one in enumerate(act.by):
            yield from _stranger(one, ("acts", place, "by", index), everybody)
        last = getattr(act, "last_day", None)
        if last is not None and act.kind in _ENDING and last < act.on:
            yield _at(place, "last_day", str(last), wrong("reversed-dates", first=str(act.on), last=str(last)))
        for name, ids in known.items():
            named = getattr(act, name, None)
            if isinstance(named, str) and named not in ids:
                yield _at(place, name, named, wrong("unknown-duty", known=tuple(sorted(ids))))
