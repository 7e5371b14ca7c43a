"""Laws of agreements in words: whole sentences in every language, and what differs is not said alike."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given, reject
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.laws.agreement_documents import ASKED, Json, agreements

from innbygger_core.agreements import Agreement, Duration, Notice, Obligation, Renewal, Status, Termination
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from innbygger_core.agreements import AgreementState, DutyState, Meeting, Milestone
    from innbygger_core.values import Fact

LANGUAGES = ("nb", "nn", "en")
START, END = date(2023, 1, 1), date(2027, 1, 1)
# What is said on purpose in no words: acts, ids and lead times, the row, and which of two ways of writing the same was
# chosen. A duty without a name has its id.
CLAUSES = ("duration", "termination", "obligations", "meetings", "covers", "conflict_resolution", "signed")
HOLDING = {Status.IN_FORCE, Status.LAST_TERM, Status.NOTICE_GIVEN}


def whole(text: str) -> bool:
    """Whether a text is lines of sentences, with nothing left to fill in."""
    lines = text.split("\n")
    return all(line[:1].isupper() and line.endswith(".") for line in lines) and not re.search(r"[{}#|]|  |\.\.", text)


def read(document: Json) -> Agreement:
    """Read what was drawn; notice that is longer than the term is refused."""
    try:
        return Agreement.model_validate(document)
    except ValidationError:
        reject()


@given(agreements(), ASKED)
def test_everything_that_is_known_of_an_agreement_is_said_in_sentences(document: Json, day: date):
    agreement = read(document)
    told = (agreement, agreement.state(day), *agreement.duties(day), *agreement.milestones(START, END))
    for lang in LANGUAGES:
        for each in told:
            assert whole(each.text(lang)), each.text(lang)


# --- States, duties and milestones -----------------------------------------------------------------------------------


def _shown(state: AgreementState) -> Hashable:
    given = state.notice_given and (state.notice_given, state.last_day)
    match state.status:
        case Status.UNKNOWN:
            return "unknown", state.day, given
        case Status.DRAFT:
            return "draft"
        case Status.SIGNED:
            first_term_ends = state.next_term and not given and state.next_term.last_day
            return "signed", state.first_day, first_term_ends, given
        case Status.ENDED:
            told = state.last_day != Known.UNKNOWN and (state.last_day, state.notice_given)
            return "ended", told, _lapsed(state.lapsed)
        case Status.SUSPENDED:
            return "rests", state.suspended_until, _course(state), _lapsed(state.lapsed)
    return "holds", _course(state), _lapsed(state.lapsed)


def _course(state: AgreementState) -> Hashable:
    if state.notice_given is not None:
        return state.notice_given, state.last_day
    if state.term is None or state.next_term is None:
        return state.last_day
    # Where notice has a last day, what matters is whether that is past; where it has none, whether it can be given.
    certain = state.renewal_certain is Known.YES if state.last_notice_day != Known.UNKNOWN else None
    return state.term.last_day, state.next_term.last_day, state.last_notice_day, certain


def _lapsed(duties: Iterable[DutyState]) -> Hashable:
    by_id: dict[str, list[DutyState]] = {}
    for duty in duties:
        by_id.setdefault(duty.id, []).append(duty)
    return tuple((each[-1].name, len(each), each[-1].due) for each in by_id.values())


@given(agreements(), st.lists(ASKED, min_size=2, max_size=6))
def test_states_that_differ_in_what_they_show_are_not_said_alike(document: Json, days: list[date]):
    agreement = read(document)
    told = {day: agreement.state(day) for day in days}
    for lang in LANGUAGES:
        said = {_shown(state): state.text(lang) for state in told.values()}
        assert len(set(said.values())) == len(said), said


@given(agreements(), st.lists(ASKED, min_size=1, max_size=3))
def test_duties_that_differ_in_what_they_show_are_not_said_alike(document: Json, days: list[date]):
    agreement = read(document)
    duties = [duty for day in days for duty in agreement.duties(day)]
    for lang in LANGUAGES:
        said = {_duty(duty): duty.text(lang) for duty in duties}
        assert len(set(said.values())) == len(said), said


def _duty(duty: DutyState) -> Hashable:
    counted = (duty.done, duty.wanted) if duty.wanted > 1 and duty.status != "unknown" else None
    last = duty.last_day if duty.last_day != duty.due else None
    called = duty.name or (duty.kind, duty.id)
    held = duty.kind == "follow_up"
    return called, held, duty.status, duty.due, last, counted, duty.late


@given(agreements())
def test_milestones_that_differ_in_what_they_show_are_not_said_alike(document: Json):
    milestones = read(document).milestones(START, END)
    for lang in LANGUAGES:
        said = {_milestone(each): each.text(lang) for each in milestones}
        assert len(set(said.values())) == len(said), said


def _milestone(milestone: Milestone) -> Hashable:
    if milestone.subject == "":
        return milestone.day, milestone.kind
    called: Hashable = milestone.name or (milestone.kind, milestone.subject)
    if milestone.kind == "amendment":
        return milestone.day, milestone.kind, called
    held = milestone.kind == "follow_up" and milestone.met is not Known.NO
    return milestone.day, milestone.kind == "lapse", called, milestone.met, held


# --- Agreements ------------------------------------------------------------------------------------------------------


@st.composite
def _two(draw: st.DrawFn) -> tuple[Agreement, Agreement]:
    """Draw an agreement, and the same with one clause of another."""
    document, other = draw(agreements(kinds=(), amended=False)), draw(agreements(kinds=(), amended=False))
    changed = deepcopy(document)
    name = draw(st.sampled_from(CLAUSES))
    changed.pop(name, None)
    if name in other:
        changed[name] = other[name]
    return read(document), read(changed)


def _meaning(agreement: Agreement) -> list[Any]:
    promised = [_promised(rows) for rows in (agreement.obligations, agreement.meetings)]
    return [
        *(agreement.signed, _duration(agreement.duration), _termination(agreement.termination)),
        *(*promised, agreement.covers, agreement.conflict_resolution),
    ]


def _duration(duration: Fact[Duration | None]) -> object:
    """The last day of an event that has none is not told to be so, and nothing follows in two ways."""
    if not isinstance(duration, Duration):
        return duration
    first, last = duration.first_term
    event = duration.ends_with and duration.ends_with.text
    nothing = isinstance(duration.renewal, Renewal) and duration.renewal.kind == "none"
    follows = None if nothing else duration.renewal
    return (
        first,
        (UNKNOWN if event is not None and last is None else last),
        duration.length,
        event,
        duration.minimum,
        follows,
    )


def _termination(termination: Fact[Termination | None]) -> object:
    if not isinstance(termination, Termination) or not isinstance(termination.notice, Notice):
        return termination
    return termination.model_copy(update={"notice": termination.notice.model_copy(update={"lead": None})})


def _promised(rows: Fact[tuple[Obligation, ...]] | Fact[tuple[Meeting, ...]]) -> object:
    """What is promised, by its owner."""
    if rows is UNKNOWN:
        return rows
    owners = list(dict.fromkeys(_owner(row) for row in rows))
    by_owner: list[Obligation | Meeting] = sorted(rows, key=lambda row: owners.index(_owner(row)))
    return [row.model_copy(update={"id": "x", "lead": None}) for row in by_owner]


def _owner(row: Obligation | Meeting) -> object:
    return row.owner if isinstance(row, Obligation) else ""


@given(_two())
def test_agreements_that_say_something_else_are_said_otherwise(two: tuple[Agreement, Agreement]):
    one, other = two
    if _meaning(one) != _meaning(other):
        for lang in LANGUAGES:
            assert one.text(lang) != other.text(lang), one.text(lang)
