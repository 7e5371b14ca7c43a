"""A decision: what it keeps, what strangers see of it, and how it is told to a web client."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, date, datetime, time
from itertools import permutations

import pytest
from attrs import evolve, frozen
from pydantic import TypeAdapter

from innbygger_core.decisions import (
    Checked,
    Condition,
    Conflict,
    Decision,
    DecisionBasis,
    Fail,
    Finding,
    Outcome,
    Policy,
    PolicyEntry,
    Reason,
    Severity,
    Source,
    Verdict,
    Write,
    decide,
    rule,
)
from innbygger_core.errors import UnknownLanguage

DECISIONS = TypeAdapter(Decision)
BASIS = DecisionBasis(datetime(2026, 11, 23, 12, tzinfo=UTC), 7, "asker-2026", "nb-1")
LEADER = Reason(
    "hub.leader",
    Severity.MUST,
    "fail",
    "hub/tofte",
    "/leader",
    (("name", "Tofte"),),
    sources=(Source("report", "12"),),
    public="hub.leader",
)
MISSING = evolve(
    LEADER,
    code="hub.core-hours-employed",
    public="hub.core-hours-employed",
    verdict="unknown",
    missing=("core-hours-staffing",),
)
NOTE = Reason("citizen-service.all-units", Severity.MUST, "note", "network", public="citizen-service.all-units")
TAKEN = Reason(
    "sharing.overlap",
    Severity.MUST,
    "fail",
    "room/hall",
    "/rooms/0",
    (("name", "AA-gruppen"),),
    variant="half",
    conflicts=(Conflict("booking/aa", ("room/hall",)),),
    sources=(Source("report", "14"),),
    public="sharing.not-available",
    occupancy=True,
)
NOISE = evolve(
    TAKEN,
    code="sharing.noise",
    subject="room/stage",
    conflicts=(Conflict("booking/drums"),),
    sources=(Source("senior", "7"),),
    override="chief",
    policy="asker-2026",
    occupancy=False,
)
DENIED = Decision(
    {"room": "hall"},
    Outcome.DENY,
    (LEADER, MISSING, NOTE),
    (Checked("hub.leader", "hub/tofte", "fail"),),
    (Condition("sharing.no-access", (("from", time(18)),)),),
    (Write("insert", "bookings", "b-1", {"room": "hall"}),),
    BASIS,
    (Decision({"room": "stage"}, Outcome.ALLOW),),
)


@pytest.mark.parametrize("outcome", Outcome)
def test_a_decision_is_allowed_as_its_outcome_is(outcome: Outcome):
    assert Decision(None, outcome).allowed is outcome.allowed


class TestPublic:
    def test_leaves_behind_what_was_asked_the_trace_the_rows_and_what_it_rests_on(self):
        public = DENIED.public()
        assert (public.request, public.checked, public.writes, public.basis) == (None, (), (), None)
        assert (public.outcome, public.conditions) == (Outcome.DENY, DENIED.conditions)

    def test_keeps_a_reason_that_strangers_may_see(self):
        assert DENIED.public().reasons == DENIED.reasons

    def test_hides_everything_in_a_reason_that_they_may_not(self):
        (shown,) = Decision(None, Outcome.DENY, (TAKEN,)).public().reasons
        assert shown.code == "sharing.not-available"
        assert (shown.subject, shown.field, shown.params, shown.variant) == ("", "", (), "")
        assert (shown.missing, shown.conflicts, shown.sources) == ((), (), ())

    def test_leaves_out_what_only_informs_and_would_tell_of_others(self):
        told = evolve(TAKEN, severity=Severity.INFO)
        assert Decision(None, Outcome.ALLOW, (told,)).public().reasons == ()
        open_to_all = evolve(told, public=told.code)
        assert Decision(None, Outcome.ALLOW, (open_to_all,)).public().reasons == (open_to_all,)

    @pytest.mark.parametrize("secret", ["AA", "aa", "hall", "overlap", "half"])
    def test_leaves_no_word_of_it_in_the_bytes(self, secret: str):
        decision = Decision({"room": "hall"}, Outcome.DENY, (TAKEN,), basis=BASIS)
        assert secret.encode() in DECISIONS.dump_json(decision)
        assert secret.encode() not in DECISIONS.dump_json(decision.public())

    def test_tells_alike_reasons_once(self):
        also = evolve(TAKEN, subject="room/stage", conflicts=())
        assert len(Decision(None, Outcome.DENY, (TAKEN, also)).public().reasons) == 1

    @pytest.mark.parametrize("found", list(permutations((TAKEN, NOISE))))
    def test_lets_nobody_tell_a_room_that_is_taken_from_a_neighbour_too_loud(self, found: tuple[Reason, ...]):
        both = Decision(None, Outcome.DENY, found).public()
        one = Decision(None, Outcome.DENY, (TAKEN,)).public()
        other = Decision(None, Outcome.DENY, (NOISE,)).public()
        assert DECISIONS.dump_json(both) == DECISIONS.dump_json(one) == DECISIONS.dump_json(other)

    def test_keeps_the_code_of_a_reason_that_names_no_other(self):
        plain = Reason("hub.leader", Severity.MUST, "fail", "hub/tofte", params=(("name", "Tofte"),))
        assert Decision(None, Outcome.DENY, (plain,)).public().reasons[0].code == "hub.leader"

    def test_hides_in_the_parts_of_a_series_too(self):
        series = Decision("series", Outcome.DENY, parts=(Decision({"room": "hall"}, Outcome.DENY, (TAKEN,)),))
        (part,) = series.public().parts
        assert part.request is None
        assert part.reasons[0].code == "sharing.not-available"

    def test_hides_nothing_more_the_second_time(self):
        decision = Decision("x", Outcome.DENY, (TAKEN, LEADER), parts=(DENIED,))
        assert decision.public().public() == decision.public()


class TestProblem:
    @pytest.mark.parametrize("outcome", [Outcome.ALLOW, Outcome.ALLOW_WITH_CONDITIONS])
    def test_is_none_where_nothing_is_refused(self, outcome: Outcome):
        assert Decision(None, outcome, (NOTE,)).problem("nb") is None

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    @pytest.mark.parametrize("outcome", [Outcome.DENY, Outcome.WAITLIST, Outcome.NEEDS_APPROVAL])
    def test_has_the_members_of_rfc_9457_as_plain_data(self, outcome: Outcome, lang: str):
        problem = Decision(None, outcome, (LEADER, MISSING)).problem(lang)
        assert json.loads(json.dumps(problem)) == problem
        assert problem["type"] == f"urn:innbygger:problem:{outcome.value}"
        assert isinstance(problem["title"], str)
        assert 400 <= problem["status"] < 500
        assert problem["detail"] == f"{LEADER.text(lang)} {MISSING.text(lang)}"

    def test_speaks_each_language(self):
        problems = [Decision(None, Outcome.DENY, (LEADER,)).problem(lang) for lang in ("nb", "nn", "en")]
        assert len({problem["detail"] for problem in problems}) == 3
        assert problems[2]["title"] == "not allowed"

    def test_tells_every_reason_with_code_severity_place_and_help(self):
        assert DENIED.problem("en")["reasons"] == [
            {
                "code": reason.code,
                "severity": "must",
                "pointer": "#/leader",
                "detail": reason.text("en"),
                "help": reason.help("en"),
            }
            for reason in (LEADER, MISSING)
        ]

    def test_leaves_out_what_is_only_a_note(self):
        assert NOTE.text("en") not in DENIED.problem("en")["detail"]

    def test_takes_the_address_of_a_municipality(self):
        problem = DENIED.problem("nb", base="https://asker.kommune.no/problem/")
        assert problem["type"] == "https://asker.kommune.no/problem/deny"

    @pytest.mark.parametrize(
        ("outcome", "reasons", "status"),
        [
            (Outcome.DENY, (LEADER,), 403),
            (Outcome.DENY, (evolve(LEADER, occupancy=True),), 409),
            (Outcome.DENY, (evolve(LEADER, occupancy=True), LEADER), 403),
            (Outcome.WAITLIST, (evolve(LEADER, occupancy=True),), 409),
            (Outcome.WAITLIST, (), 409),
            (Outcome.NEEDS_APPROVAL, (MISSING,), 403),
            (Outcome.NEEDS_APPROVAL, (evolve(LEADER, severity=Severity.SHOULD),), 403),
        ],
    )
    def test_is_a_conflict_only_where_waiting_could_help(
        self, outcome: Outcome, reasons: tuple[Reason, ...], status: int
    ):
        assert Decision(None, outcome, reasons).problem("nb")["status"] == status

    def test_has_the_same_status_with_and_without_something_for_information(self):
        taken, told = evolve(LEADER, occupancy=True), evolve(LEADER, severity=Severity.INFO)
        assert Decision(None, Outcome.DENY, (taken, told)).problem("nb")["status"] == 409

    def test_refuses_a_language_that_it_does_not_have(self):
        with pytest.raises(UnknownLanguage):
            DENIED.problem("sma")


@frozen
class Wish:
    reference: str
    name: str = "the choir"


@rule("hub.leader", Wish, Severity.SHOULD, Source("report", "12"))
def own_leader(wish: Wish) -> Verdict:
    return Fail((Finding(wish.reference, "/leader", (("name", wish.name),)),))


class TestDecide:
    def test_keeps_what_was_asked_every_reason_and_the_trace(self):
        request = {"room": "hall"}
        decision = decide(
            request, [own_leader], [Wish("b"), Wish("a")], policy=Policy(), day=date(2026, 11, 27), basis=BASIS
        )
        assert decision.request is request
        assert [reason.subject for reason in decision.reasons] == ["a", "b"]
        assert [entry.subject for entry in decision.checked] == ["a", "b"]
        assert decision.basis is BASIS
        assert (decision.outcome, decision.writes, decision.parts) == (Outcome.NEEDS_APPROVAL, (), ())

    @pytest.mark.parametrize(("day", "outcome"), [(27, Outcome.DENY), (26, Outcome.NEEDS_APPROVAL)])
    def test_goes_by_the_policy_of_the_day_of_use(self, day: int, outcome: Outcome):
        policy = Policy("asker", (PolicyEntry("hub.leader", Severity.MUST, valid_from=date(2026, 11, 27)),))
        decided = decide("", [own_leader], [Wish("a")], policy=policy, day=date(2026, 11, day), basis=BASIS)
        assert decided.outcome is outcome


class TestInJson:
    @pytest.mark.parametrize("decision", [DENIED, DENIED.public(), Decision(None, Outcome.ALLOW)])
    def test_round_trips(self, decision: Decision):
        assert DECISIONS.validate_json(DECISIONS.dump_json(decision)) == decision
        assert DECISIONS.validate_python(DECISIONS.dump_python(decision)) == decision
        assert DECISIONS.validate_python(decision) is decision

    @pytest.mark.parametrize("mode", ["validation", "serialization"])
    def test_publishes_a_schema_that_refers_to_itself_for_parts(self, mode: str):
        schema = DECISIONS.json_schema(mode=mode)
        whole = schema.get("$ref", "#/$defs/Decision").removeprefix("#/$defs/")
        parts = schema["$defs"][whole]["properties"]["parts"]
        assert parts["items"] == {"$ref": f"#/$defs/{whole}"}
        assert schema["$defs"]["Outcome"]["enum"] == [outcome.value for outcome in Outcome]

    def test_writes_name_what_a_database_does(self):
        written = DECISIONS.dump_python(DENIED, mode="json")
        assert written["writes"] == [{"action": "insert", "table": "bookings", "id": "b-1", "row": {"room": "hall"}}]
        assert written["basis"]["now"] == "2026-11-23T12:00:00Z"


def test_decisions_survive_pickling():
    assert pickle.loads(pickle.dumps(DENIED)) == DENIED
