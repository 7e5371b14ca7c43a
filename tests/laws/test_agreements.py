"""What an agreement is on a day, beside an oracle that looks at one day after the other; and what must hold of any."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.laws.agreement_documents import ASKED, Json, agreements, known_ids
from tests.laws.agreement_oracle import Course, Walked, milestones

from innbygger_core.agreements import Agreement, Status
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from innbygger_core.agreements import AgreementState, Term

ONE = timedelta(days=1)
DUE = ("obligation", "follow_up", "evaluation", "lapse")
UNDUE = agreements(duties=False)
FEW = settings.get_profile(settings.get_current_profile_name()).max_examples // 4
# Whatever is told of a window is told by asking about each of its days, which takes a while.
seldom = settings(max_examples=FEW)


def read(document: Json) -> Agreement:
    """Read what was drawn. The only thing that can be wrong with it is notice that is longer than the term."""
    try:
        return Agreement.model_validate(document)
    except ValidationError as error:
        if {each["type"] for each in error.errors()} != {"notice-longer-than-term"}:
            raise
        reject()


def plain(fact: Any) -> Any:  # noqa: ANN401 - a day, or what stands for one
    return "unknown" if fact is UNKNOWN else fact


def walked(term: Term | None) -> Walked | None:
    return term and Walked(term.number, plain(term.first_day), plain(term.last_day))


def told(state: AgreementState) -> dict[str, Any]:
    return {
        "status": state.status,
        "term": walked(state.term),
        "next": walked(state.next_term),
        "certain": state.renewal_certain.value,
        "last": plain(state.last_day),
        "last notice": plain(state.last_notice_day),
        "notice": state.notice_given,
        "rests": state.suspended_until,
    }


def expected(document: Json, day: date) -> dict[str, Any]:
    course = Course(document, day)
    return {
        "status": course.status(),
        "term": course.term(),
        "next": course.next_term(),
        "certain": course.renewal_certain(),
        "last": course.last_day(),
        "last notice": course.last_notice_day(),
        "notice": course.ending.given if course.ending and course.notice_runs else None,
        "rests": course.rests_until(),
    }


def without(document: Json, *acts: Json) -> Json:
    """The agreement without some acts, and without what was recorded about duties that came with them."""
    return known_ids(document | {"acts": [act for act in document["acts"] if act not in acts]})


@given(UNDUE, st.lists(ASKED, min_size=4, max_size=4))
def test_an_agreement_is_on_a_day_what_walking_through_its_days_finds(document: Json, days: list[date]):
    agreement = read(document)
    for day in days:
        assert told(agreement.state(day)) == expected(document, day)


@given(agreements(duties=False, amended=False, unknowns=False, kinds=("give_notice", "withdraw_notice")), ASKED)
def test_notice_ends_what_walking_through_the_terms_finds(document: Json, day: date):
    assert told(read(document).state(day)) == expected(document, day)


@seldom
@given(agreements(duties=False, unknowns=False), ASKED, st.integers(20, 200))
def test_milestones_are_those_that_looking_at_each_day_finds(document: Json, start: date, days: int):
    end = start + days * ONE
    found = [(each.day, each.kind) for each in read(document).milestones(start, end) if each.kind not in DUE]
    assert sorted(found) == milestones(document, start, end)


@given(agreements(), ASKED, st.integers(0, 400), st.integers(0, 400))
def test_milestones_of_a_window_are_those_of_its_parts(document: Json, start: date, one: int, other: int):
    agreement, between, end = read(document), start + one * ONE, start + (one + other) * ONE
    parts = agreement.milestones(start, between) + agreement.milestones(between, end)
    assert agreement.milestones(start, end) == parts


@seldom
@given(agreements(), ASKED, st.integers(1, 60))
def test_status_changes_only_at_milestones_at_acts_and_where_the_row_begins_or_ends(
    document: Json, start: date, days: int
):
    agreement = read(document)
    marked = {each.day for each in agreement.milestones(start - ONE, start + (days + 1) * ONE)}
    marked |= {act.on for act in agreement.acts} | {agreement.signed, agreement.valid_from, agreement.valid_to}
    before = agreement.status(start - ONE)
    for day in (start + number * ONE for number in range(days)):
        now = agreement.status(day)
        assert now == before or marked & {day - ONE, day}, (day, before, now)
        before = now


@given(agreements(), st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_an_agreement_has_a_status_on_every_day(document: Json, day: date):
    assert isinstance(read(document).status(day), Status)


FAR = st.sampled_from(["P200Y", "P9999M", "P99999D", "P1M", "P99Y11M30D"])
EDGES = st.sampled_from(["1900-01-01", "1900-02-28", "2199-11-30", "2199-12-31"])


@st.composite
def far_out(draw: st.DrawFn) -> Json:
    """An agreement whose days lie at the edge of all, or beyond it."""
    notice = {"length": draw(FAR), "anchor": draw(st.sampled_from(["any_day", "end_of_month", "first_of_next"]))}
    notice |= {"convention": draw(st.sampled_from(["following", "preceding"])), "ends": draw(st.sampled_from(ENDS))}
    renewal = draw(st.sampled_from([None, {"kind": "automatic"}, {"kind": "automatic", "times": 1000}]))
    due = draw(st.builds(lambda every: {"every": every}, FAR) | st.just({"season": "winter"}))
    ends = draw(EDGES.map(lambda day: {"last_day": day}) | st.just({"last_day": None} if renewal is None else {}))
    return {
        "id": "far",
        "kind": "own",
        "parties": ["unit/hubs", "organisation/choir"],
        "duration": {
            "first_day": draw(EDGES),
            "minimum": draw(FAR),
            "renewal": renewal and renewal | {"period": draw(FAR)},
            **ends,
        },
        "termination": {"notice": notice},
        "obligations": [{"id": "paths", "text": "Paths", "tolerance": draw(FAR), "lead": draw(FAR), "due": due}],
        "acts": draw(
            st.lists(
                st.builds(lambda on: {"kind": "give_notice", "on": on}, EDGES)
                | st.builds(lambda on, period: {"kind": "renew", "on": on, "period": period}, EDGES, FAR)
                | st.builds(lambda on: {"kind": "pause", "on": on}, EDGES)
                | st.builds(lambda on: {"kind": "record_fulfilment", "on": on, "obligation": "paths"}, EDGES),
                max_size=3,
            )
        ),
    }


ENDS = ["term", "agreement", None]


@seldom
@given(far_out(), EDGES)
def test_nothing_leads_beyond_the_days_that_there_are(document: Json, day: str):
    try:
        agreement = Agreement.model_validate(document)
    except ValidationError:
        return
    asked = date.fromisoformat(day)
    assert agreement.state(asked).day == asked
    assert all(each.day.year >= 1900 for each in agreement.milestones(date(1900, 1, 1), date(2200, 1, 1)))
    assert agreement.terms(date(1900, 1, 1), date(2200, 1, 1)) is not None


@given(agreements(), ASKED)
def test_what_is_recorded_later_never_changes_the_past(document: Json, day: date):
    later = [act for act in document["acts"] if act["on"] > day.isoformat()]
    assume(later)
    agreement, before = read(document), read(without(document, *later))
    assert agreement.state(day) == before.state(day)
    assert agreement.duties(day) == before.duties(day)


@given(agreements(), ASKED)
def test_an_amendment_never_changes_the_past(document: Json, day: date):
    last = next((act for act in reversed(document["acts"]) if act["kind"] == "amend"), None)
    assume(last and day.isoformat() < last["valid_from"])
    assert last is not None
    agreement, before = read(document), read(without(document, last))
    holds_from = date.fromisoformat(last["valid_from"])
    assert agreement.state(day) == before.state(day)
    assert agreement.terms(day, holds_from) == before.terms(day, holds_from)
    assert agreement.as_of(day).model_dump(exclude={"acts"}) == before.as_of(day).model_dump(exclude={"acts"})


@given(agreements())
def test_an_agreement_is_written_and_read_again(document: Json):
    agreement = read(document)
    assert Agreement.model_validate_json(agreement.model_dump_json()) == agreement
    assert Agreement.model_validate(json.loads(agreement.model_dump_json(exclude_unset=True))) == agreement


@given(agreements(), ASKED)
def test_the_version_of_a_day_is_its_own_version(document: Json, day: date):
    agreement = read(document)
    version = agreement.as_of(day)
    assert version.as_of(day) == version
    assert version.state(day) == agreement.state(day)


@given(agreements(), ASKED, ASKED)
def test_what_changed_between_two_days_is_what_their_versions_differ_in(document: Json, one: date, other: date):
    agreement = read(document)
    before, after = (agreement.as_of(day).model_dump(mode="json", exclude={"acts"}) for day in (one, other))
    found = {change.field[1:]: (change.before, change.after) for change in agreement.changes(one, other)}
    assert found == {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    assert not agreement.changes(one, one)


@given(agreements())
def test_there_is_a_version_as_it_was_made_and_one_for_each_amendment(document: Json):
    amendments = [act for act in document["acts"] if act["kind"] == "amend"]
    made, *later = read(document).versions()
    assert (made.amendment, made.valid_from) == (None, None)
    assert [each.amendment for each in later] == [act["id"] for act in amendments]
    assert [set(each.changes) for each in later] == [set(act["changes"]) for act in amendments]


@given(agreements(), ASKED)
def test_the_order_of_parties_means_nothing(document: Json, day: date):
    turned = document | {"parties": document["parties"][::-1]}
    one, other = read(document), read(turned)
    assert one.state(day) == other.state(day)
    ours, theirs = (each.milestones(day, day + 400 * ONE) for each in (one, other))
    assert [(each.day, each.kind, each.subject, set(each.who)) for each in ours] == [
        (each.day, each.kind, each.subject, set(each.who)) for each in theirs
    ]


@given(agreements(amended=False), ASKED)
def test_the_order_of_obligations_and_meetings_means_nothing(document: Json, day: date):
    lists = {name: document[name][::-1] for name in ("obligations", "meetings") if isinstance(document.get(name), list)}
    one, other = read(document), read(document | lists)
    assert one.status(day) == other.status(day)
    assert one.milestones(day, day + 400 * ONE) == other.milestones(day, day + 400 * ONE)
    assert sorted(map(str, one.duties(day))) == sorted(map(str, other.duties(day)))
