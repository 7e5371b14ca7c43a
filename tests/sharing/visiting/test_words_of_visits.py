"""A plan of visits in words, in three languages, with the names that the municipality uses."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from attrs import evolve
from tests.sharing.visiting.towns import ALWAYS, service, town

from innbygger_core.decisions import Outcome
from innbygger_core.sharing import UnplacedVisits, VisitHindrance, VisitPlan, plan_visits
from innbygger_core.sharing._visiting._plan import WhyNot

NAMES = {
    "hub/north": "Nordtorget",
    "hub/south": "Sørtorget",
    "room/north-room": "Stua",
    "premises/school": "gamleskolen",
}


def empty(*unplaced: UnplacedVisits, most: int = 0) -> VisitPlan:
    return VisitPlan("advice", date(2027, 3, 1), date(2027, 4, 30), unplaced=unplaced, most=most)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nb", "Nordtorget: torsdag 11. mars 2027 kl. 8–10, Stua.\nAlle besøkene har fått plass."),
        ("nn", "Nordtorget: torsdag 11. mars 2027 kl. 8–10, Stua.\nAlle besøka har fått plass."),
        ("en", "Nordtorget: Thursday 11 March 2027, 08:00–10:00, Stua.\nAll the visits have been placed."),
    ],
)
def test_a_visit_is_said_with_place_and_time(lang: str, said: str):
    facts = town({"north": ALWAYS})
    plan = plan_visits(service({"north": 0}, visits=1), facts, lambda asked: asked.start.day == 11)
    assert plan.text(lang, names=NAMES) == said


def test_what_somebody_has_to_approve_is_said():
    visit = plan_visits(service({"north": 0}, visits=1), town({"north": ALWAYS}), lambda _: True).visits[0]
    pending = VisitPlan("advice", visit.day, visit.day, (evolve(visit, outcome=Outcome.NEEDS_APPROVAL),))
    assert pending.text("nb").splitlines()[0].endswith(", north-room. Noen må godkjenne det.")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "nb",
            ("Sørtorget: 2 besøk fikk ikke plass. Det som hindrer: fagpersonen reiser ikke (én dag) og torget er ikke"
             " åpent lenge nok (3 dager). Lokaler i nærheten som kan brukes i stedet: gamleskolen."),
        ),
        (
            "nn",
            ("Sørtorget: 2 besøk fekk ikkje plass. Det som hindrar: fagpersonen reiser ikkje (éin dag) og torget er"
             " ikkje ope lenge nok (3 dagar). Lokale i nærleiken som kan brukast i staden: gamleskolen."),
        ),
        (
            "en",
            ("Sørtorget: 2 visits could not be placed. What stands in the way: the specialist does not travel (one"
             " day) and the hub is not open for long enough (3 days). Premises nearby that could be used instead:"
             " gamleskolen."),
        ),
    ],
)  # fmt: skip
def test_what_could_not_be_placed_is_said_with_what_hinders_it(lang: str, said: str):
    why = (VisitHindrance("off-day", 1), VisitHindrance("closed", 3))
    plan = empty(UnplacedVisits("south", 2, why, ("premises/school",)))
    assert plan.text(lang, names=NAMES).splitlines()[0] == said


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_hindrance_has_words(lang: str):
    said = {empty(UnplacedVisits("south", 1, (VisitHindrance(why, 1),))).text(lang) for why in get_args(WhyNot)}
    assert len(said) == len(get_args(WhyNot))


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (0, "Ingen annen plan får plass til flere."),
        (1, "En annen plan kan få plass til høyst ett besøk til."),
        (2, "En annen plan kan få plass til høyst 2 besøk til."),
    ],
)
def test_a_plan_says_how_many_visits_it_may_have_missed(most: int, said: str):
    plan = empty(UnplacedVisits("south", 3, (VisitHindrance("day-full", 9),)), most=most)
    assert plan.text("nb").splitlines()[-1] == said


def test_a_hub_with_all_its_visits_in_one_month_is_named():
    plan = plan_visits(service({"north": 0}, visits=2), town({"north": ALWAYS}), lambda asked: asked.start.month == 4)
    assert "Nordtorget får alle besøkene i samme måned." in plan.text("nb", names=NAMES).splitlines()


def test_why_a_service_may_not_be_under_the_roof_is_said_by_the_rule():
    told = service({"north": 0}, visits=1, wish={"length": "PT1H", "service": {"security": False, "shielding": True}})
    lines = plan_visits(told, town({"north": ALWAYS}), lambda _: True).text("nb").splitlines()
    assert lines[1] == "En brukerrettet tjeneste under samme tak som North må skjerme brukerne sine."
