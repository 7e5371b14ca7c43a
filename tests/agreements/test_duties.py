"""What becomes of obligations and meetings: done in time, in part, late, or not; and what is next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.agreements import Agreement
from innbygger_core.agreements._reckoning._course import course_by
from innbygger_core.agreements._reckoning._duties import duties_between, lapsed_obligations
from innbygger_core.agreements._reckoning._timeline import timeline_of

if TYPE_CHECKING:
    from innbygger_core.agreements import DutyState

LIFE = {"first_day": "2024-01-01", "last_day": "2027-12-31"}
REPORT = {"id": "report", "text": "A report", "owner": "organisation/choir"}
DIALOGUE = {"id": "dialogue", "due": {"season": "spring"}}
JANUARY, JULY = {"yearly": ["01-15"]}, {"yearly": ["07-15"]}


def agreement(**facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    least = {"id": "hall", "kind": "lease", "parties": ["unit/hubs", "organisation/choir"], "duration": LIFE}
    return Agreement.model_validate(least | facts)


def obliged(*acts: dict[str, Any], **facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    return agreement(obligations=[REPORT | facts], acts=list(acts))


def meeting(*acts: dict[str, Any], **facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    return agreement(meetings=[DIALOGUE | facts], acts=list(acts))


def done(on: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": "record_fulfilment", "obligation": "report", "on": on, **facts}


def held(on: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": "record_meeting", "meeting": "dialogue", "on": on, **facts}


def amended(valid_from: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": "amend", "id": f"a-{valid_from}", "on": valid_from, "valid_from": valid_from} | {
        "reason": "Agreed",
        "changes": changes,
    }


def states(of: Agreement, day: str) -> list[DutyState]:
    return [*of.duties(date.fromisoformat(day))]


def stands(of: Agreement, day: str) -> list[tuple[str | None, str]]:
    return [(state.due and str(state.due), str(state.status)) for state in states(of, day)]


def test_every_time_that_was_due_and_the_next_one():
    assert stands(meeting(), "2025-06-02") == [
        ("2024-05-31", "lapsed"),
        ("2025-06-02", "unfulfilled"),
        ("2026-06-01", "unfulfilled"),
    ]


def test_obligations_come_before_meetings_in_the_order_of_the_agreement():
    both = agreement(
        obligations=[REPORT | {"id": "z", "due": JULY}, REPORT | {"id": "a", "due": JANUARY}],
        meetings=[DIALOGUE | {"kind": "evaluation", "called_by": "unit/hubs"}],
    )
    found = states(both, "2024-01-02")
    assert [(state.kind, state.id, state.owner, state.name and state.name.text("nb")) for state in found] == [
        ("obligation", "z", "organisation/choir", "A report"),
        ("obligation", "a", "organisation/choir", "A report"),
        ("evaluation", "dialogue", "unit/hubs", None),
    ]


def test_clauses_that_nobody_knows_promise_nothing_that_can_be_told():
    assert states(agreement(), "2025-01-01") == []
    assert states(agreement(obligations=[], meetings=[]), "2025-01-01") == []


def test_paths_that_are_cleared_in_part_and_then_all():
    paths = obliged(done("2015-06-01", amount=12), done("2015-10-01", amount=8), amount=20, due={"on": ["2015-12-31"]})
    paths = paths.model_copy(update={"duration": paths.duration.model_copy(update={"first_day": date(2015, 1, 1)})})
    assert [(state.done, state.wanted, str(state.status)) for state in states(paths, "2015-06-01")] == [
        (12, 20, "partly")
    ]
    assert [(state.done, state.late, str(state.status)) for state in states(paths, "2015-10-01")] == [
        (20, False, "fulfilled")
    ]


def test_enough_may_be_fewer_than_all():
    assert (
        stands(obliged(done("2024-06-01", amount=3), amount=5, enough=3, due=JULY), "2024-07-16")[0][1] == "fulfilled"
    )


def test_partly_done_lapses_like_not_done():
    assert stands(obliged(done("2024-06-01", amount=1), amount=2, due=JULY), "2024-07-16")[0][1] == "lapsed"


def test_a_record_without_an_amount_tells_of_all():
    (state, _) = states(obliged(done("2024-06-01"), amount=7, due=JULY), "2024-07-15")
    assert (state.done, state.status) == (7, "fulfilled")


def test_tolerance_keeps_it_from_lapsing():
    late = meeting(tolerance="P14D")
    assert [str(state.last_day) for state in states(late, "2025-01-01")] == ["2024-06-14", "2025-06-16"]
    assert stands(late, "2024-06-14")[0] == ("2024-05-31", "unfulfilled")
    assert stands(late, "2024-06-15")[0] == ("2024-05-31", "lapsed")


def test_what_is_done_within_the_tolerance_counts_for_the_day_that_is_past():
    assert stands(meeting(held("2024-06-14"), tolerance="P14D"), "2024-06-20") == [
        ("2024-05-31", "fulfilled"),
        ("2025-06-02", "unfulfilled"),
    ]


def test_what_is_done_once_more_within_the_tolerance_counts_for_the_next():
    twice = meeting(held("2024-05-20"), held("2024-06-14"), tolerance="P14D")
    assert stands(twice, "2024-06-20") == [("2024-05-31", "fulfilled"), ("2025-06-02", "fulfilled")]


def test_what_is_done_after_the_tolerance_counts_for_the_next():
    assert stands(meeting(held("2024-06-15"), tolerance="P14D"), "2024-06-20") == [
        ("2024-05-31", "lapsed"),
        ("2025-06-02", "fulfilled"),
    ]


@pytest.mark.parametrize("due", ["2025-06-02", "2025-05-31", "2025-06-01"])
def test_a_record_counts_for_the_day_that_it_names_as_told_or_as_moved(due: str):
    (_, named, _) = states(meeting(held("2026-02-01", due=due)), "2026-02-01")
    assert (str(named.due), named.status, named.late) == ("2025-06-02", "fulfilled", True)


def test_a_record_may_name_a_day_to_come():
    assert stands(meeting(held("2024-02-01", due="2025-06-02")), "2024-02-01") == [("2024-05-31", "unfulfilled")]
    assert stands(meeting(held("2024-02-01", due="2025-06-02")), "2024-06-01")[1] == ("2025-06-02", "fulfilled")


def test_a_record_of_a_day_that_is_not_due_counts_for_nothing():
    assert stands(meeting(held("2024-05-01", due="2024-04-01")), "2024-06-01")[0] == ("2024-05-31", "lapsed")


def test_a_record_after_the_last_day_counts_for_nothing():
    assert stands(obliged(done("2024-09-01"), due={"on": ["2024-07-15"]}), "2024-09-01") == [("2024-07-15", "lapsed")]


def test_what_is_done_on_the_last_day_is_in_time():
    (state, _) = states(meeting(held("2024-06-14"), tolerance="P14D"), "2024-06-14")
    assert (state.status, state.late) == ("fulfilled", False)


def test_what_is_done_on_the_day_counts_for_it_also_where_it_was_done_before():
    assert [state.done for state in states(meeting(held("2024-05-20"), held("2024-05-31")), "2024-05-31")] == [2, 0]


def test_what_is_done_counts_in_order_of_days_however_it_was_recorded():
    twice = obliged(done("2024-08-01", due="2024-07-15"), done("2024-07-01", amount=1), amount=2, due=JULY)
    (state, _) = states(twice, "2024-08-01")
    assert (state.done, state.late) == (3, True)


def test_only_what_is_recorded_by_then_counts():
    assert stands(meeting(held("2024-05-20")), "2024-05-19") == [("2024-05-31", "unfulfilled")]


def test_only_days_within_the_life_of_the_agreement_count():
    short = agreement(
        duration={"first_day": "2024-02-01", "last_day": "2025-12-31"}, obligations=[REPORT | {"due": JANUARY}]
    )
    assert stands(short, "2024-02-01") == [("2025-01-15", "unfulfilled")]
    assert stands(short, "2026-06-01") == [("2025-01-15", "lapsed")]


def test_what_is_due_on_the_last_day_stays_due_where_it_moves_on():
    newcomer = agreement(
        duration={"first_day": "2024-01-01", "last_day": "2028-12-31"},
        obligations=[REPORT | {"due": {"yearly": ["12-31"]}}],
    )
    assert stands(newcomer, "2029-01-03")[-1] == ("2029-01-02", "lapsed")


def test_notice_that_ends_the_agreement_ends_what_is_due():
    ended = obliged({"kind": "terminate", "on": "2025-03-01", "last_day": "2025-06-30", "ground": "agreed"}, due=JULY)
    assert stands(ended, "2025-02-28") == [("2024-07-15", "lapsed"), ("2025-07-15", "unfulfilled")]
    assert stands(ended, "2025-03-01") == [("2024-07-15", "lapsed")]


def test_outside_its_row_an_agreement_says_nothing_of_what_was_due():
    dated = obliged(due=JULY).model_copy(update={"valid_from": date(2025, 1, 1), "valid_to": date(2026, 12, 31)})
    assert stands(dated, "2027-01-01") == [("2025-07-15", "lapsed"), ("2026-07-15", "lapsed")]


def test_nothing_is_due_during_a_rest():
    resting = obliged({"kind": "pause", "on": "2024-07-15", "last_day": "2024-08-31"}, due=JULY)
    assert stands(resting, "2024-07-14") == [("2024-07-15", "unfulfilled")]
    assert stands(resting, "2024-07-15") == [("2025-07-15", "unfulfilled")]


def test_nothing_is_due_until_somebody_resumes_it():
    resting = obliged({"kind": "pause", "on": "2025-01-01"}, due=JULY)
    assert stands(resting, "2026-01-01") == [("2024-07-15", "lapsed")]


def test_a_draft_promises_nothing():
    assert stands(obliged(due=JULY).model_copy(update={"signed": None}), "2025-01-01") == []
    signed = obliged(due=JULY).model_copy(update={"signed": date(2025, 1, 1)})
    assert [len(stands(signed, day)) for day in ("2024-12-31", "2025-01-01")] == [0, 2]


@pytest.mark.parametrize(
    "due", ["unknown", {"every": "P6M", "first": "unknown"}, {"after_election": "unknown"}, {"every": "P6M"}]
)
def test_days_that_nobody_can_find_are_unknown(due: object):
    nobody = agreement(obligations=[REPORT | {"due": due}], duration=LIFE | {"first_day": "unknown"})
    assert stands(nobody, "2025-01-01") == [(None, "unknown")]


def test_what_is_recorded_is_told_also_where_no_day_is_known():
    (state,) = states(obliged(done("2024-06-01", amount=2), amount=3, due="unknown"), "2025-01-01")
    assert (state.done, state.wanted, state.status) == (2, 3, "unknown")


def test_where_nobody_knows_when_it_began_only_what_is_to_come_is_told():
    someday = agreement(duration=LIFE | {"first_day": "unknown"}, obligations=[REPORT | {"due": JULY}])
    assert stands(someday, "2025-07-15") == [("2025-07-15", "unfulfilled"), ("2026-07-15", "unfulfilled")]
    assert stands(someday, "2025-07-16") == [("2026-07-15", "unfulfilled")]


@pytest.mark.parametrize(
    "hint", [{"valid_from": "2025-01-01"}, {"signed": "2025-01-01"}, {"acts": [done("2025-01-01", due="2025-07-15")]}]
)
def test_the_first_thing_that_tells_of_it_stands_in_for_the_first_day(hint: dict[str, Any]):
    told = agreement(duration=LIFE | {"first_day": "unknown"}, obligations=[REPORT | {"due": JULY}], **hint)
    assert [due for due, _ in stands(told, "2026-07-16")] == ["2025-07-15", "2026-07-15", "2027-07-15"]


def test_a_lasting_duty_is_unknown_until_it_is_recorded():
    assert stands(obliged(due=None), "2025-01-01") == [(None, "unknown")]
    assert stands(obliged(done("2024-06-01"), due=None), "2025-01-01") == [(None, "fulfilled")]


@pytest.mark.parametrize("counted", [{"amount": 2}, {"enough": 1}])
def test_a_lasting_duty_that_is_counted_has_the_time_of_the_agreement(counted: dict[str, int]):
    lasting = obliged(due=None, tolerance="P1M", **counted)
    assert stands(lasting, "2025-01-01") == [("2027-12-31", "unfulfilled")]
    assert stands(lasting, "2028-01-31") == [("2027-12-31", "unfulfilled")]
    assert stands(lasting, "2028-02-01") == [("2027-12-31", "lapsed")]


def test_a_lasting_duty_may_be_done_late():
    (state,) = states(obliged(done("2028-01-01"), due=None, amount=2), "2028-01-01")
    assert (state.status, state.late) == ("fulfilled", True)


def test_a_lasting_duty_without_an_end_never_lapses():
    endless = agreement(duration=LIFE | {"last_day": None}, obligations=[REPORT | {"due": None, "amount": 2}], acts=[])
    assert stands(endless, "2199-12-31") == [(None, "unfulfilled")]


def test_notice_without_a_known_end_leaves_a_lasting_duty_without_a_day():
    given = obliged({"kind": "give_notice", "on": "2025-01-01"}, due=None, amount=2)
    assert stands(given, "2025-01-01") == [(None, "unfulfilled")]


def test_a_meeting_that_is_called_on_demand_is_told_of_once_it_was_held():
    assert stands(meeting(due=None), "2025-01-01") == []
    (state,) = states(meeting(held("2024-03-01"), held("2024-09-01"), due=None), "2025-01-01")
    assert (state.due, state.status, state.done) == (None, "fulfilled", 2)


def test_an_amendment_changes_what_is_due_from_its_first_day():
    moved = obliged(amended("2025-03-01", obligations=[REPORT | {"due": {"yearly": ["11-16"]}}]), due=JULY)
    assert stands(moved, "2025-02-28") == [("2024-07-15", "lapsed"), ("2025-07-15", "unfulfilled")]
    assert stands(moved, "2025-03-01") == [("2024-07-15", "lapsed"), ("2025-11-17", "unfulfilled")]


def test_what_an_amendment_leaves_out_was_due_all_the_same():
    dropped = obliged(amended("2025-03-01", obligations=[]), due=JULY)
    assert stands(dropped, "2025-03-01") == [("2024-07-15", "lapsed")]


def test_what_was_done_while_a_duty_had_no_days_does_not_count_for_those_that_it_gets():
    dated = obliged(done("2024-06-01"), amended("2025-01-01", obligations=[REPORT | {"due": JULY}]), due=None)
    assert stands(dated, "2024-12-31") == [(None, "fulfilled")]
    assert stands(dated, "2025-01-01") == [("2025-07-15", "unfulfilled")]


def test_a_day_of_an_earlier_version_can_be_named_later():
    late = obliged(
        amended("2025-01-01", obligations=[REPORT | {"due": None}]), done("2025-02-01", due="2024-07-15"), due=JULY
    )
    assert stands(late, "2025-02-01") == [("2024-07-15", "fulfilled"), (None, "unknown")]


def test_only_obligations_weigh():
    both = agreement(obligations=[REPORT | {"due": JULY}], meetings=[DIALOGUE])
    day = date(2024, 7, 16)
    assert [state.id for state in lapsed_obligations(course_by(both, day), both, day)] == ["report"]
    assert both.state(day).status == "breached"
    assert meeting().state(day).status == "last_term"


def between(of: Agreement, start: str, end: str) -> list[tuple[str, str, str, str | None]]:
    first = date.fromisoformat(start)
    found = duties_between(timeline_of(of), first, date.fromisoformat(end))
    coming = [told for told in found if told[0].last_day is not None and told[0].last_day >= first]
    return [(str(state.due), str(state.last_day), str(state.status), lead and str(lead)) for state, lead in coming]


def test_what_is_due_in_a_window_with_how_it_turned_out():
    followed = meeting(held("2025-05-01"), lead="P1M")
    assert between(followed, "2024-06-01", "2026-06-02") == [
        ("2025-06-02", "2025-06-02", "fulfilled", "P1M"),
        ("2026-06-01", "2026-06-01", "lapsed", "P1M"),
    ]


def test_what_can_still_be_done_in_a_window_is_found_too():
    assert between(meeting(tolerance="P14D"), "2024-06-14", "2024-07-01") == [
        ("2024-05-31", "2024-06-14", "lapsed", None)
    ]
    assert between(meeting(tolerance="P14D"), "2024-06-15", "2024-07-01") == []


def test_a_lasting_duty_is_due_in_a_window_that_has_the_last_day_of_the_agreement():
    counted = obliged(due=None, amount=2, tolerance="P1M")
    due = [("2027-12-31", "2028-01-31", "lapsed", None)]
    assert between(counted, "2027-12-31", "2028-01-01") == between(counted, "2028-01-31", "2028-02-01") == due
    assert between(counted, "2027-12-01", "2027-12-31") == between(counted, "2028-02-01", "2028-03-01") == []
    assert between(obliged(due=None), "2027-12-31", "2028-01-01") == []


def test_a_tolerance_beyond_all_years_never_ends():
    (state, *_) = states(meeting(tolerance="P999Y"), "2027-01-01")
    assert (state.last_day, state.status) == (date(2199, 12, 31), "unfulfilled")
