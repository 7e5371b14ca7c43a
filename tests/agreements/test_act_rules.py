"""Why an act is refused: each thing that stands in its way, told in three languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.agreements.in_every_status import NOTICE, PAUSE_TO_COME, TWO_YEARS, act, agreement, decided

from innbygger_core.decisions import Outcome
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from innbygger_core.agreements import Agreement
    from innbygger_core.decisions import Reason

NOT_ALLOWED = "agreement.act-not-allowed"
TOO_LATE = "agreement.notice-too-late"
LANGUAGES = ("nb", "nn", "en")
YEARLY = {
    "first_day": "2024-01-01",
    "last_day": "2025-12-31",
    "renewal": {"kind": "automatic", "period": "P1Y"},
}
FIXED = {"first_day": "2026-01-01", "last_day": "2027-12-31", "renewal": None}
BY_TERM = {"notice": {"length": "P3M"}}
AMENDED = {
    "kind": "amend",
    "id": "a1",
    "on": "2026-03-01",
    "valid_from": "2026-04-01",
    "reason": "More",
    "changes": {"covers": []},
}
PAUSED = {"kind": "pause", "on": "2026-05-02", "last_day": "2026-08-31"}


def renewed(kind: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return TWO_YEARS | {"renewal": {"kind": kind, **more}}


def amendment(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"id": "a2", "valid_from": "2026-07-01", "reason": "More rooms", "changes": {"covers": ["room/hall"]}} | said


# What is agreed, what is asked, and how the answer is told: variant and field.
REFUSED: list[tuple[dict[str, Any], str, dict[str, Any], str, str]] = [
    ({"signed": None}, "pause", {}, "", "/acts/0/kind"),
    ({}, "pause", {"on": "2026-06-02"}, "future", "/acts/0/on"),
    ({"acts": [AMENDED]}, "pause", {"on": "2026-02-28"}, "out-of-order", "/acts/1/on"),
    ({}, "sign", {}, "signed", "/acts/0/kind"),
    ({"signed": "2026-07-01"}, "sign", {}, "signed", "/acts/0/kind"),
    (
        {"signed": None, "acts": [{"kind": "sign", "on": "2026-05-01", "by": ["unit/hubs"]}]},
        "sign",
        {"by": ["unit/hubs"]},
        "signed-by",
        "/acts/1/by",
    ),
    ({"acts": [NOTICE]}, "give_notice", {}, "notice-given", "/acts/1/kind"),
    ({"acts": [NOTICE, PAUSED]}, "give_notice", {}, "notice-given", "/acts/2/kind"),
    ({"termination": {"notice": None}}, "give_notice", {}, "no-notice", "/acts/0/kind"),
    ({"termination": None}, "give_notice", {}, "no-notice", "/acts/0/kind"),
    ({"duration": FIXED, "termination": BY_TERM}, "give_notice", {}, "would-not-end", "/acts/0/last_day"),
    ({"duration": FIXED}, "give_notice", {"last_day": "2027-12-31"}, "would-not-end", "/acts/0/last_day"),
    (
        {"duration": YEARLY, "termination": BY_TERM},
        "give_notice",
        {"last_day": "2027-06-30"},
        "inside-a-term",
        "/acts/0/last_day",
    ),
    ({}, "pause", {"first_day": "2026-05-31"}, "backdated", "/acts/0/first_day"),
    ({"duration": FIXED}, "pause", {"first_day": "2028-01-01"}, "ends-anyway", "/acts/0/first_day"),
    ({"acts": [PAUSED]}, "resume", {"first_day": "2026-05-31"}, "backdated", "/acts/1/first_day"),
    (
        {"obligations": [{"id": "concert", "text": "Sing", "due": {"on": ["2026-06-15"]}}]},
        "record_fulfilment",
        {"obligation": "concert", "due": "2026-06-16"},
        "not-due",
        "/acts/0/due",
    ),
    ({}, "withdraw_notice", {}, "nothing-to-withdraw", "/acts/0/kind"),
    ({"acts": [PAUSED]}, "withdraw_notice", {}, "nothing-to-withdraw", "/acts/1/kind"),
    ({"duration": TWO_YEARS, "acts": [NOTICE]}, "renew", {}, "ends-early", "/acts/1/kind"),
    ({"duration": YEARLY}, "renew", {}, "goes-on", "/acts/0/kind"),
    ({}, "renew", {}, "goes-on", "/acts/0/kind"),
    ({"duration": FIXED}, "renew", {}, "no-renewal", "/acts/0/kind"),
    ({"duration": renewed("none")}, "renew", {}, "no-renewal", "/acts/0/kind"),
    ({"duration": None}, "renew", {}, "no-renewal", "/acts/0/kind"),
    ({"duration": renewed("new_application")}, "renew", {}, "new-application", "/acts/0/kind"),
    ({"duration": {"renewal": {"kind": "new_application"}}}, "renew", {}, "new-application", "/acts/0/kind"),
    ({"duration": renewed("by_decision")}, "renew", {}, "no-length", "/acts/0/period"),
    ({"duration": TWO_YEARS}, "renew", {"last_day": "2027-12-31"}, "not-longer", "/acts/0/last_day"),
    ({"acts": [PAUSED]}, "pause", {}, "paused", "/acts/1/first_day"),
    ({"acts": [PAUSED | {"last_day": None}]}, "pause", {"first_day": "2027-01-01"}, "paused", "/acts/1/first_day"),
    ({"acts": [PAUSE_TO_COME]}, "pause", {}, "paused", "/acts/1/first_day"),
    ({}, "resume", {}, "no-pause", "/acts/0/first_day"),
    ({"acts": [PAUSED]}, "resume", {"first_day": "2026-09-01"}, "no-pause", "/acts/1/first_day"),
    (
        {"duration": FIXED},
        "terminate",
        {"last_day": "2027-12-31", "ground": "agreed"},
        "ends-anyway",
        "/acts/0/last_day",
    ),
    ({}, "terminate", {"last_day": "2026-05-31", "ground": "event"}, "ends-before", "/acts/0/last_day"),
    (
        {"termination": {"extraordinary": False}},
        "terminate",
        {"last_day": "2026-06-30", "ground": "breach"},
        "not-extraordinary",
        "/acts/0/ground",
    ),
    (
        {"termination": None},
        "terminate",
        {"last_day": "2026-06-30", "ground": "extraordinary"},
        "not-extraordinary",
        "/acts/0/ground",
    ),
    ({}, "pause", {"by": ["unit/hubs", "organisation/band"]}, "not-a-party", "/acts/0/by/1"),
    ({}, "record_fulfilment", {"obligation": "tour"}, "unknown-duty", "/acts/0/obligation"),
    ({"meetings": []}, "record_meeting", {"meeting": "dialogue"}, "unknown-duty", "/acts/0/meeting"),
    (
        {},
        "amend",
        amendment(changes={"duration": {"first_day": "2026-01-01", "last_day": "2026-05-31"}}),
        "ends-before",
        "/acts/0/changes",
    ),
    ({"acts": [AMENDED]}, "amend", amendment(id="a1"), "id-taken", "/acts/1/id"),
    ({"acts": [AMENDED]}, "amend", amendment(amends="a0"), "not-the-latest", "/acts/1/amends"),
    ({}, "amend", amendment(amends="a1"), "not-the-latest", "/acts/0/amends"),
    (
        {"acts": [AMENDED, AMENDED | {"id": "b"}]},
        "amend",
        amendment(amends="a1"),
        "not-the-latest",
        "/acts/2/amends",
    ),
    (
        {"acts": [AMENDED | {"valid_from": "2026-09-01"}]},
        "amend",
        amendment(),
        "before-the-latest",
        "/acts/1/valid_from",
    ),
    (
        {},
        "amend",
        amendment(changes={"meetings": [{"id": "spring"}, {"id": "spring"}]}),
        "unreadable",
        "/acts/0/changes/meetings/1/id",
    ),
]


def refused(facts: dict[str, Any], kind: str, said: dict[str, Any]) -> Reason:
    decision = decided(agreement(**facts), act(kind, **said))
    assert (decision.outcome, decision.writes) == (Outcome.DENY, ())
    (reason,) = decision.reasons
    return reason


@pytest.mark.parametrize(("facts", "kind", "said", "variant", "field"), REFUSED)
def test_an_act_is_refused_for_what_stands_in_its_way(
    facts: dict[str, Any], kind: str, said: dict[str, Any], variant: str, field: str
):
    reason = refused(facts, kind, said)
    assert (reason.code, reason.variant, reason.field) == (NOT_ALLOWED, variant, field)
    assert reason.subject == "agreement/choir"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("facts", "kind", "said"), [row[:3] for row in REFUSED])
def test_a_refusal_is_a_sentence_in_every_language(facts: dict[str, Any], kind: str, said: dict[str, Any], lang: str):
    reason = refused(facts, kind, said)
    assert reason.text(lang).endswith(".")
    assert reason.help(lang).endswith(".")


def test_everything_that_can_be_told_is_told_here():
    prefix = f"{NOT_ALLOWED}.fails"
    sentences = {
        key.removeprefix(prefix).removeprefix(".") for key in catalogue("en").entries if key.startswith(prefix)
    }
    assert {variant for _, _, _, variant, _ in REFUSED} == sentences


def test_everything_that_stands_in_the_way_is_told_at_once():
    decision = decided(agreement(), act("sign", on="2026-06-02", by=["organisation/band"]))
    assert [reason.variant for reason in decision.reasons] == ["future", "signed", "not-a-party"]


def test_a_status_is_said_in_words():
    reason = refused({"duration": {"first_day": "2026-01-01", "last_day": "2026-05-31"}}, "pause", {})
    assert [reason.text(lang) for lang in LANGUAGES] == [
        "Slik er det 1. juni 2026: choir er avsluttet. Da går det ikke an å la den hvile.",
        "Slik er det 1. juni 2026: choir er avslutta. Då går det ikkje an å la han kvile.",
        "This is how it stands on 1 June 2026: choir has ended. It is then not possible to suspend it.",
    ]


def test_an_agreement_is_named_as_people_do():
    reason = refused({"name": {"nb": "Koravtalen", "en": "The choir agreement"}}, "resume", {})
    assert reason.text("nb") == "Koravtalen hviler ikke 1. juni 2026, så det er ingenting å ta opp igjen."


@pytest.mark.parametrize("kind", ["record_fulfilment", "record_meeting"])
def test_what_was_done_can_be_recorded_after_what_came_later(kind: str):
    said = {"obligation": "concert"} if kind == "record_fulfilment" else {"meeting": "dialogue"}
    assert decided(agreement(acts=[AMENDED]), act(kind, on="2026-02-01", **said)).allowed


def test_a_record_does_not_stand_in_the_way_of_what_came_before_it():
    held = agreement(acts=[{"kind": "record_meeting", "on": "2026-05-20", "meeting": "dialogue"}])
    assert decided(held, act("give_notice", on="2026-05-01")).allowed


def test_one_party_after_another_signs():
    held = agreement(signed=None, acts=[{"kind": "sign", "on": "2026-05-01", "by": ["unit/hubs"]}])
    assert decided(held, act("sign", by=["organisation/choir"])).allowed


def test_a_renewal_says_how_long_it_is_where_the_agreement_does_not():
    held = agreement(duration=renewed("by_decision"))
    assert decided(held, act("renew", period="P2Y")).allowed
    assert decided(held, act("renew", last_day="2028-06-30")).allowed


def test_terms_that_follow_by_themselves_for_some_times_can_be_renewed_after_the_last():
    assert decided(agreement(duration=renewed("automatic", period="P1Y", times=1)), act("renew")).allowed


def test_who_amends_an_agreement_may_be_a_new_party():
    parties = ["unit/hubs", "organisation/choir", "organisation/band"]
    asked = act("amend", **amendment(changes={"parties": parties}), by=["organisation/band"])
    assert decided(agreement(), asked).allowed


@pytest.mark.parametrize(
    ("facts", "kind", "said", "missing"),
    [
        ({"valid_from": "2026-07-01"}, "pause", {}, ("agreement-validity",)),
        ({"more_acts": True}, "pause", {}, ("agreement-acts",)),
        ({"termination": "unknown", "acts": [NOTICE]}, "pause", {}, ("notice",)),
        (
            {"parties": ["unit/hubs", {"party": "unknown", "name": "Koret"}]},
            "pause",
            {"by": ["organisation/choir"]},
            ("agreement-parties",),
        ),
        ({"duration": "unknown"}, "renew", {}, ("renewal", "agreement-end")),
        ({"duration": {"last_day": "2027-12-31", "renewal": "unknown"}}, "renew", {}, ("renewal",)),
        (
            {"termination": {}},
            "terminate",
            {"last_day": "2026-06-30", "ground": "breach"},
            ("extraordinary-termination",),
        ),
        (
            {"termination": "unknown"},
            "terminate",
            {"last_day": "2026-06-30", "ground": "breach"},
            ("extraordinary-termination",),
        ),
    ],
)
def test_an_act_needs_approval_where_facts_are_missing(
    facts: dict[str, Any], kind: str, said: dict[str, Any], missing: tuple[str, ...]
):
    decision = decided(agreement(**facts), act(kind, **said))
    (reason,) = decision.reasons
    assert (reason.code, reason.missing, decision.outcome) == (NOT_ALLOWED, missing, Outcome.NEEDS_APPROVAL)
    assert len(decision.writes) == 1
    assert {reason.text(lang)[-1] for lang in LANGUAGES} == {"."}


def test_a_party_that_is_known_may_act_beside_one_that_is_not():
    held = agreement(parties=["unit/hubs", {"party": "unknown", "name": "Koret"}])
    assert decided(held, act("pause", by=["unit/hubs"])).allowed


class TestNotice:
    def given(self, on: str, last_day: str | None = None, /, **facts: Any) -> Any:  # noqa: ANN401 - a decision
        held = agreement(**{"duration": YEARLY, "termination": BY_TERM} | facts)
        return decided(held, act("give_notice", on=on, last_day=last_day))

    def late(self, on: str, last_day: str | None = None, /, **facts: Any) -> Reason:  # noqa: ANN401 - as in JSON
        decision = self.given(on, last_day, **facts)
        assert decision.outcome is Outcome.DENY
        (reason,) = decision.reasons
        assert reason.code == TOO_LATE
        return reason

    def test_comes_in_time_until_the_last_day_for_it(self):
        facts = {"duration": YEARLY | {"last_day": "2026-08-31"}}
        assert self.given("2026-05-31", **facts).allowed
        assert dict(self.late("2026-06-01", **facts).params) == {
            "name": "choir",
            "day": date(2026, 6, 1),
            "reach": date(2027, 8, 31),
            "latest": date(2026, 5, 31),
        }

    def test_passes_where_it_names_a_day_that_it_reaches(self):
        facts = {"duration": YEARLY | {"last_day": "2026-08-31"}}
        assert self.given("2026-06-01", "2027-08-31", **facts).allowed
        assert self.given("2026-06-01", "2028-08-31", **facts).allowed

    def test_is_late_where_it_names_a_day_before_those_that_it_reaches(self):
        reason = self.late(
            "2026-06-01", "2026-08-30", duration=FIXED, termination={"notice": {"length": "P3M", "ends": "agreement"}}
        )
        assert (reason.variant, reason.field) == ("named", "/acts/0/last_day")
        told = dict(reason.params)
        assert (told["named"], told["reach"], told["latest"]) == (
            date(2026, 8, 30),
            date(2026, 9, 1),
            date(2026, 5, 30),
        )

    def test_is_never_late_where_it_ends_the_agreement_and_names_no_day(self):
        assert self.given("2026-06-01", termination={"notice": {"length": "P3M", "ends": "agreement"}}).allowed

    def test_is_not_late_for_a_term_that_it_could_not_end(self):
        facts = {"duration": YEARLY | {"last_day": "2026-08-31", "minimum": "P3Y"}}
        assert self.given("2026-06-01", **facts).allowed

    def test_before_the_first_day_is_meant_for_the_first_term(self):
        facts = {
            "duration": YEARLY | {"first_day": "2026-07-01", "last_day": "2026-08-31"},
            "termination": {"notice": {"length": "P1M"}},
        }
        assert self.given("2026-06-01", **facts).allowed

    def test_has_no_last_day_where_none_is_early_enough(self):
        long = {"notice": {"length": "P150Y", "ends": "agreement"}}
        reason = self.late(
            "2026-01-01", "2026-08-31", duration={"first_day": "2020-01-01", "last_day": None}, termination=long
        )
        assert "latest" not in dict(reason.params)
        assert {reason.text(lang)[-1] for lang in LANGUAGES} == {"."}

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_is_told_the_day_to_write_instead(self, lang: str):
        reason = self.late("2026-06-01", duration=YEARLY | {"last_day": "2026-08-31"})
        reach = catalogue(lang).formats.date(date(2027, 8, 31), "long")
        assert reach in reason.text(lang)

    @pytest.mark.parametrize(
        ("facts", "missing"),
        [
            ({"termination": "unknown"}, "notice"),
            ({"termination": {}}, "notice"),
            ({"duration": {"first_day": "2026-01-01"}}, "agreement-end"),
        ],
    )
    def test_needs_approval_where_nobody_knows_what_it_reaches(self, facts: dict[str, Any], missing: str):
        decision = self.given("2026-06-01", **facts)
        (reason,) = decision.reasons
        assert (reason.code, reason.missing, decision.outcome) == (TOO_LATE, (missing,), Outcome.NEEDS_APPROVAL)

    @pytest.mark.parametrize(
        ("held", "kind", "why"),
        [
            (agreement(), "withdraw_notice", "no-act-of-notice"),
            (agreement(acts=[NOTICE]), "give_notice", "act-not-possible"),
            (agreement(termination=None), "give_notice", "act-not-possible"),
            (agreement(duration=FIXED, termination=BY_TERM), "give_notice", "act-not-possible"),
        ],
    )
    def test_is_not_asked_about_where_it_cannot_be_given_at_all(self, held: Agreement, kind: str, why: str):
        (entry,) = [entry for entry in decided(held, act(kind)).checked if entry.code == TOO_LATE]
        assert (entry.verdict, entry.why) == ("skip", why)
