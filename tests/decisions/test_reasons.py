"""A reason, told to a person in three languages and to a program in JSON."""

from __future__ import annotations

import pickle
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.decisions import Conflict, Reason, Severity, Source
from innbygger_core.errors import UnknownLanguage
from innbygger_core.texts import catalogue

REASONS = TypeAdapter(Reason)
LEADER = Reason("hub.leader", Severity.SHOULD, "fail", "hub/tofte", "/leader", (("name", "Tofte"),))
UNKNOWN = Reason(
    "hub.leader", Severity.SHOULD, "unknown", "hub/tofte", "/leader", (("name", "Tofte"),), missing=("leader",)
)
NOTE = Reason("citizen-service.all-units", Severity.MUST, "note", "network", params=(("name", "Asker"),))
FULL = Reason(
    "hub.leader",
    Severity.MUST,
    "fail",
    "hub/tofte",
    "/leader/position",
    (("name", "Tofte"), ("others", ("Sætre", "Holmen")), ("count", 2), ("sure", True)),
    variant="shared",
    conflicts=(Conflict("booking/choir", ("room/hall", "room/stage")),),
    sources=(Source("report", "12"), Source("asker.kommune.no", url="https://x.test/", read_on=date(2026, 11, 21))),
    override="chief",
    policy="asker-2026",
    public="hub.leader",
    occupancy=True,
)


class TestText:
    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("nb", catalogue("nb").fails("hub.leader", (("name", "Tofte"),))),
            ("nn", catalogue("nn").fails("hub.leader", (("name", "Tofte"),))),
            ("en", "Tofte has no leader of its own."),
        ],
    )
    def test_says_what_is_broken(self, lang: str, said: str):
        assert LEADER.text(lang) == said
        assert "Tofte" in said

    def test_says_it_differently_in_each_language(self):
        assert len({LEADER.text(lang) for lang in ("nb", "nn", "en")}) == 3

    def test_says_the_variant_that_fits(self):
        assert FULL.text("en") == "The leader of Tofte also leads Sætre and Holmen."

    def test_says_which_facts_are_missing(self):
        missing = (("name", "Tofte"), ("missing", ("leader",)))
        assert UNKNOWN.text("en") == catalogue("en").unknown("hub.leader", missing)
        assert "the leader" in UNKNOWN.text("en")

    def test_says_a_permission_or_an_aim(self):
        assert NOTE.text("en").startswith("The citizen service gives information and services from all units")

    def test_says_what_would_help_but_not_for_a_note(self):
        assert LEADER.help("en").startswith("Give the hub a leader")
        assert UNKNOWN.help("nb") == catalogue("nb").word("help-unknown", (("missing", ("leader",)),))
        assert "lederen" in UNKNOWN.help("nb")
        assert NOTE.help("en") == ""

    @pytest.mark.parametrize("field", ["/wish/responsible_age", "/borrower/born", "/borrower/resident", "/holders"])
    def test_asks_whoever_asked_for_what_stands_in_no_plan(self, field: str):
        unasked = Reason("loan.guardian", Severity.SHOULD, "unknown", "equipment/skis", field, missing=("birth-year",))
        assert unasked.help("en") == "Add this to the request: the year of birth."

    def test_uses_a_municipality_s_own_wording(self):
        ours = catalogue("nb").with_wording({"hub.leader.fails": "{name} mangler torgleder."})
        assert LEADER.text(ours) == "Tofte mangler torgleder."

    @pytest.mark.parametrize("say", [Reason.text, Reason.help])
    def test_refuses_a_language_that_it_does_not_have(self, say: object):
        with pytest.raises(UnknownLanguage):
            say(LEADER, "sma")


class TestInJson:
    @pytest.mark.parametrize("reason", [LEADER, UNKNOWN, NOTE, FULL])
    def test_round_trips(self, reason: Reason):
        assert REASONS.validate_json(REASONS.dump_json(reason)) == reason

    @pytest.mark.parametrize("reason", [LEADER, UNKNOWN, NOTE, FULL])
    def test_round_trips_through_plain_python(self, reason: Reason):
        assert REASONS.validate_python(REASONS.dump_python(reason)) == reason

    def test_is_an_object_whose_params_are_one_too(self):
        written = REASONS.dump_python(FULL, mode="json")
        assert written["params"] == {"name": "Tofte", "others": ["Sætre", "Holmen"], "count": 2, "sure": True}
        assert written["severity"] == "must"
        assert written["conflicts"] == [{"reference": "booking/choir", "path": ["room/hall", "room/stage"]}]
        assert written["sources"][0] == {"name": "report", "page": "12", "url": None, "read_on": None}

    def test_keeps_the_order_of_params(self):
        written = Reason("hub.leader", Severity.MUST, "fail", "hub/tofte", params=(("b", 1), ("a", 2)))
        assert REASONS.validate_json(REASONS.dump_json(written)).params == (("b", 1), ("a", 2))

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_says_the_same_after_the_journey_whatever_its_params_are(self, lang: str):
        reason = Reason(
            "citizen-service.branch-hours",
            Severity.SHOULD,
            "fail",
            "hub/tofte",
            params=(("name", "Tofte"), ("day", date(2026, 11, 26)), ("start", time(16)), ("end", time(18))),
        )
        assert REASONS.validate_json(REASONS.dump_json(reason)).text(lang) == reason.text(lang)

    @pytest.mark.parametrize(
        "value",
        [
            date(2026, 11, 26),
            time(16, 30),
            datetime(2026, 11, 26, 16, 30, tzinfo=ZoneInfo("Europe/Oslo")),
            timedelta(hours=3),
            "2026-11-26",
            "16:30",
            1,
            True,
            ("a", 1, ("b", date(2026, 11, 26))),
        ],
        ids=repr,
    )
    def test_keeps_every_plain_value_in_plain_python(self, value: object):
        reason = Reason("hub.leader", Severity.MUST, "fail", "hub/tofte", params=(("value", value),))
        again = REASONS.validate_python(REASONS.dump_python(reason)).params[0][1]
        assert again == value
        assert type(again) is type(value)

    @pytest.mark.parametrize("text", ["2026-02-30", "25:00", "2026-11-26T25:00:00Z", "Tofte 2026-11-26"])
    def test_leaves_a_text_that_only_looks_like_a_day_or_a_time(self, text: str):
        reason = Reason("hub.leader", Severity.MUST, "fail", "hub/tofte", params=(("name", text),))
        assert REASONS.validate_json(REASONS.dump_json(reason)) == reason

    @pytest.mark.parametrize(
        ("member", "value"), [("severity", "severe"), ("verdict", "pass"), ("colour", "red"), ("params", [1])]
    )
    def test_refuses_what_no_reason_is(self, member: str, value: object):
        with pytest.raises(ValidationError, match=member):
            REASONS.validate_python(REASONS.dump_python(LEADER, mode="json") | {member: value})

    @pytest.mark.parametrize("mode", ["validation", "serialization"])
    def test_publishes_a_schema(self, mode: str):
        schema = REASONS.json_schema(mode=mode)
        assert {"code", "severity", "verdict", "subject"} <= set(schema["required"])
        assert schema["properties"]["verdict"]["enum"] == ["fail", "unknown", "note"]
        assert schema["$defs"]["Severity"]["enum"] == ["must", "should", "info"]
        assert schema["additionalProperties"] is False

    def test_publishes_params_as_the_object_that_they_are(self):
        assert REASONS.json_schema(mode="serialization")["properties"]["params"]["type"] == "object"


def test_what_strangers_see_is_the_code_itself_unless_something_else_is_said():
    assert LEADER.public == "hub.leader"


@pytest.mark.parametrize("reason", [LEADER, UNKNOWN, NOTE, FULL])
def test_reasons_are_values(reason: Reason):
    assert hash(pickle.loads(pickle.dumps(reason))) == hash(reason)
    assert pickle.loads(pickle.dumps(reason)) == reason
