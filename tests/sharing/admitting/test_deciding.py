"""Whether somebody may come in at an instant: by the hours, the terms that hold, and the policy."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest
from tests.sharing.admitting.library import (
    EVENING,
    LAYERS,
    MORNING,
    NIGHT,
    NOON,
    NOTHING,
    OSLO,
    TOFTE,
    WELCOME,
    against,
    asked,
    plan_with,
    said,
)

from innbygger_core.decisions import Condition, Outcome, Policy, PolicyEntry, Severity
from innbygger_core.errors import NaiveDatetime, UnknownId
from innbygger_core.sharing import Arrival, decide_entry
from innbygger_core.texts import catalogue

CODE = "sharing.self-service"
STRANGER: dict[str, Any] = {"contract": {}, "card": {}}
SHUT = {"id": "desk", "access": "staffed", "week": {"mon-sun": []}}
PERHAPS = {"id": "desk", "access": "staffed", "week": {"mon-sun": ["00:00-24:00?"]}}


def decided(terms: dict[str, Any], at: datetime = EVENING, *layers: dict[str, Any], **visitor: Any) -> Any:  # noqa: ANN401 - as in JSON
    plan = plan_with(NOTHING | terms, layers=layers or LAYERS)
    return decide_entry(plan, Arrival.model_validate({"visitor": WELCOME | visitor}), "tofte", at)


def test_while_somebody_is_at_work_everybody_may_come_in():
    decision = asked(STRANGER, at=NOON, suspended=True)
    assert decision.outcome is Outcome.ALLOW
    assert {checked.why for checked in decision.checked} == {"hub-staffed"}


@pytest.mark.parametrize("at", [MORNING, EVENING])
def test_else_the_terms_are_kept(at: datetime):
    assert against(STRANGER, at=at) == [("contract",), ("card",)]
    assert asked({}, at=at).outcome is Outcome.ALLOW_WITH_CONDITIONS


def test_at_night_nobody_may():
    decision = asked(STRANGER, at=NIGHT)
    assert said(decision.reasons) == [("",)]
    assert [checked.why for checked in decision.checked[1:]] == ["no-self-service-then"] * 9


def test_hours_by_booking_let_in_those_who_have_booked_and_nobody_else():
    only_by_booking = {"id": "key", "access": "by_booking", "week": {"mon-sun": ["00:00-24:00"]}}
    assert said(decided({}, EVENING, only_by_booking).reasons) == [("",)]


def test_hours_that_nobody_knows_are_left_to_a_person():
    perhaps = {"id": "merapent", "access": "self_service", "week": {"mon-sun": ["18:00-22:00?"]}}
    assert said(decided({}, EVENING, perhaps).reasons) == [("unknown", "hours")]
    assert said(decided(STRANGER, EVENING, perhaps).reasons) == [("contract",), ("card",), ("unknown", "hours")]


def test_where_somebody_may_be_at_work_nothing_is_refused():
    alone = LAYERS[1]
    assert decided({}, EVENING, PERHAPS, alone).allowed
    assert said(decided(STRANGER, EVENING, PERHAPS, alone).reasons) == [("unknown", "hours")] * 2
    assert said(decided({}, NIGHT, PERHAPS, alone).reasons) == [("unknown", "hours")]


def test_everybody_is_out_when_it_closes():
    (condition,) = asked({"closing_warning": 15}).conditions
    assert condition == Condition(CODE, (("until", time(22)), ("warning", 15)))
    assert asked({}).conditions == (Condition(CODE, (("until", time(22)),)),)
    assert asked({}, at=MORNING).conditions == (Condition(CODE, (("until", time(22)),)),)


def test_where_it_never_closes_nobody_has_to_be_out():
    always = {"id": "merapent", "access": "self_service", "week": {"mon-sun": ["00:00-24:00"]}}
    assert decided({}, EVENING, always).conditions == ()
    two_nights = {
        "id": "merapent",
        "access": "self_service",
        "week": {"mon,tue": ["00:00-24:00"], "wed": ["00:00-02:00"]},
    }
    assert decided({}, EVENING, two_nights).conditions == ()
    assert decided({}, datetime(2199, 12, 31, 23, tzinfo=OSLO), always).allowed


def test_the_day_is_that_of_the_municipality():
    always = {"id": "merapent", "access": "self_service", "week": {"mon-sun": ["00:00-24:00"]}}
    terms = {"minimum_age": [{"age": 18}]}
    last_of_17 = datetime(2026, 11, 22, 22, 59, tzinfo=UTC)
    assert said(decided(terms, last_of_17, always, age=None, born="2008-11-23").reasons) == [("age",)]
    first_of_18 = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    assert decided(terms, first_of_18, always, age=None, born="2008-11-23").allowed


def test_what_nobody_wrote_down_is_unknown():
    decision = decide_entry(plan_with(), Arrival.model_validate({"visitor": WELCOME}), "tofte", EVENING)
    assert decision.outcome is Outcome.NEEDS_APPROVAL
    assert [reason.missing[0] for reason in decision.reasons] == [
        "self-service-age",
        "self-service-contract",
        "self-service-training",
        "self-service-card",
    ]


def test_a_policy_changes_how_binding_it_is():
    arrival = Arrival.model_validate({"visitor": WELCOME})
    policy = Policy("fjord", (PolicyEntry(CODE, Severity.SHOULD),))
    decision = decide_entry(plan_with(NOTHING | STRANGER), arrival, "tofte", EVENING, policy=policy)
    assert decision.outcome is Outcome.NEEDS_APPROVAL
    assert decision.basis is not None
    assert (decision.basis.policy, decision.basis.now) == ("fjord", EVENING)


def test_a_module_has_hours_of_its_own():
    hours = [
        {"format": "innbygger.hours/1", "id": "house", "layers": LAYERS[:2]},
        {"format": "innbygger.hours/1", "id": "books", "layers": [SHUT, LAYERS[1]]},
    ]
    library = {"id": "books", "hub": "tofte", "kind": "library", "level": "branch", "hours": "books"}
    plan = plan_with(NOTHING | STRANGER, hours=hours, modules=[library])
    arrival = Arrival.model_validate({"visitor": WELCOME})
    assert decide_entry(plan, arrival, "tofte", NOON).allowed
    assert not decide_entry(plan, arrival, "tofte", NOON, module="library").allowed


def test_a_hub_that_does_not_exist_is_misuse():
    with pytest.raises(UnknownId):
        decide_entry(plan_with(), Arrival.model_validate({"visitor": WELCOME}), "sætre", EVENING)


def test_so_is_an_instant_without_a_zone():
    with pytest.raises(NaiveDatetime):
        decide_entry(plan_with(), Arrival.model_validate({"visitor": WELCOME}), "tofte", datetime(2026, 11, 23, 20))  # noqa: DTZ001 - the misuse


def test_a_hub_that_is_not_in_the_plan_that_day_is_called_by_its_id():
    later = TOFTE | {"valid_from": "2027-01-01"}
    decision = decide_entry(plan_with(hubs=[later]), Arrival.model_validate({"visitor": WELCOME}), "tofte", EVENING)
    assert dict(decision.reasons[0].params)["name"] == "tofte"


def test_a_stranger_learns_nothing_of_why():
    child = {"age": 4, "relation": "own"}
    terms = {"minimum_age": [{"age": 18}], "children": {"whose": "anybody"}}
    seen = {
        asked(terms, *companions, **visitor).public()
        for companions, visitor in [((), {"age": 17}), ((), {"suspended": True}), ((child,), {"age": 17})]
    }
    (public,) = seen
    assert [reason.code for reason in public.reasons] == ["sharing.not-available"]


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_reason_can_be_said(lang: str):
    terms = {"minimum_age": [{"age": 18}], "guests": {"most": 1}, "children": "unknown", "training": True, "card": {}}
    friends = [{"age": 20}, {"age": 21}]
    decision = asked(terms, *friends, {"age": 3}, age=17, suspended=True)
    told = [reason.text(lang) for reason in decision.reasons]
    assert len(set(told)) == len(told)
    assert all("Tofte" in text for text in told)
    assert all(reason.help(lang) for reason in decision.reasons)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("nb", ["Alle må være ute innen kl. 22. Det kommer et varsel 15 minutter før.", "Barnet må aldri være alene."]),
        ("nn", ["Alle må vere ute innan kl. 22. Det kjem eit varsel 15 minutt før.", "Barnet må aldri vere åleine."]),
        (
            "en",
            [
                "Everybody must be out by 22:00. There is a warning 15 minutes before.",
                "The child must never be left alone.",
            ],
        ),
    ],
)
def test_what_must_be_kept_can_be_said(lang: str, told: list[str]):
    terms = {"minimum_age": [{"age": 18}], "closing_warning": 15, "children": {"whose": "own", "never_alone": True}}
    conditions = asked(terms, {"age": 4, "relation": "own"}).conditions
    assert [catalogue(lang).condition(each.code, each.params) for each in conditions] == told
