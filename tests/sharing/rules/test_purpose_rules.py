"""Who and what a room is lent for, and who must answer for it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say

from innbygger_core.decisions import Fail, Pass
from innbygger_core.hubs import OrganisationFacts
from innbygger_core.sharing._rules_of._purpose_rules import access_each, co_signer, guards, purpose_refused

CHOIR, BAND = "organisation/choir", "organisation/band"
KNOWN = {
    "organisations": (
        OrganisationFacts(id="choir", name="Koret", kind="association"),
        OrganisationFacts(id="band", name="Bandet"),
    )
}


def test_terms_for_some_organisers_are_not_for_one_who_is_unknown():
    terms = {"organisers": ["organisation"], "refused": ["party"]}
    assert passed_over(purpose_refused, terms=terms) == "no-such-terms"
    assert found(purpose_refused, terms=terms, organiser=CHOIR, purpose="party")


# --- What for ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wish", [{}, {"purpose": "rehearsal"}, {"purpose": "rehearsal", "traits": ["entry_fee"]}])
def test_a_use_is_kept_that_no_terms_refuse(wish: dict[str, Any]):
    assert ask(purpose_refused, terms={"refused": ["private_party", "overnight"]}, **wish) == Pass()


def test_a_purpose_is_refused():
    finding = found(purpose_refused, terms={"refused": ["private_party"]}, purpose="private_party")
    assert finding.field == "/wish/purpose"
    assert say(purpose_refused, finding, "nb") == "Salen lånes ikke ut til dette: private_party."


def test_traits_are_refused_all_that_are_met_told():
    terms = {"refused": ["announced", "private_party", "overnight"]}
    finding = found(purpose_refused, terms=terms, purpose="party", traits=["overnight", "announced"])
    assert (finding.field, dict(finding.params)["words"]) == ("/wish/traits", ("announced", "overnight"))


@pytest.mark.parametrize(
    "wish", [{"purpose": "meeting"}, {"purpose": "party", "traits": ["open"]}, {"traits": ["open"]}]
)
def test_one_of_the_only_words_is_enough(wish: dict[str, Any]):
    assert ask(purpose_refused, terms={"only": ["meeting", "open"]}, **wish) == Pass()


def test_what_is_none_of_the_only_purposes_is_refused():
    finding = found(purpose_refused, terms={"only": ["meeting", "rehearsal"]}, purpose="party", traits=["open"])
    assert say(purpose_refused, finding, "nb") == "Salen lånes bare ut til dette: meeting og rehearsal."


def test_an_unknown_purpose_may_be_one_of_the_only_ones():
    assert missing(purpose_refused, terms={"only": ["meeting"]}, traits=["open"]) == (("purpose",), "/wish/purpose")


def test_no_only_purposes_are_any():
    assert ask(purpose_refused, terms={"only": []}, purpose="party") == Pass()


# --- For whom ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "says"),
    [
        ({"youngest": 60}, "Salen lånes bare ut for dem som er 60 år eller eldre."),
        ({"youngest": 6, "oldest": 12}, "Salen lånes bare ut for dem som er mellom 6 og 12 år."),
        ({"oldest": 12}, "Salen lånes bare ut for dem som er 12 år eller yngre."),
    ],
)
def test_an_audience_of_other_ages_is_refused(limit: dict[str, int], says: str):
    ages = {"ages": {"youngest": 10, "oldest": 19}}
    finding = found(purpose_refused, terms={"audience": limit}, audience=ages)
    assert finding.field == "/wish/audience/ages"
    assert say(purpose_refused, finding, "nb") == says


def test_all_ages_of_an_audience_must_be_among_those_allowed():
    assert ask(purpose_refused, terms={"audience": {"oldest": 19}}, audience={"ages": {"oldest": 19}}) == Pass()
    assert found(purpose_refused, terms={"audience": {"oldest": 19}}, audience={"ages": {"youngest": 6}})


def test_unknown_ages_may_be_allowed():
    assert missing(purpose_refused, terms={"audience": {"oldest": 19}}) == (("audience-ages",), "/wish/audience/ages")


# --- By whom ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("refused", ["organisation", CHOIR, "association", "outsider"])
def test_an_organiser_is_refused_by_any_word_for_them(refused: str):
    finding = found(purpose_refused, terms={"refused_organisers": [refused]}, plan=KNOWN, organiser=CHOIR, local=False)
    assert (finding.field, finding.variant) == ("/wish/organiser", "organiser")


@pytest.mark.parametrize("refused", ["unit", BAND, "company", "outsider"])
def test_an_organiser_is_kept_of_whom_no_refused_word_is_true(refused: str):
    told = {"terms": {"refused_organisers": [refused]}, "plan": KNOWN, "organiser": CHOIR, "local": True}
    assert ask(purpose_refused, **told) == Pass()


@pytest.mark.parametrize(
    ("refused", "organiser", "fact", "field"),
    [
        ("outsider", CHOIR, "organiser-local", "/wish/local"),
        ("company", BAND, "organisation-kind", "/wish/organiser"),
        ("company", "organisation/unheard-of", "organisation-kind", "/wish/organiser"),
        ("company", None, "organiser", "/wish/organiser"),
    ],
)
def test_an_organiser_of_whom_too_little_is_known_may_be_refused(
    refused: str, organiser: str | None, fact: str, field: str
):
    terms = {"refused_organisers": [refused]}
    assert missing(purpose_refused, terms=terms, plan=KNOWN, organiser=organiser) == ((fact,), field)


def test_the_municipality_itself_is_no_outsider():
    assert ask(purpose_refused, terms={"refused_organisers": ["outsider"]}, organiser="unit/library") == Pass()
    assert ask(purpose_refused, terms={"local_organiser": True}, organiser="unit/library") == Pass()


def test_an_outsider_needs_somebody_local_who_answers():
    terms = {"local_organiser": True}
    assert found(purpose_refused, terms=terms, organiser=CHOIR, local=False).variant == "outsider"
    sponsored = {"organiser": CHOIR, "local": False, "local_organiser": "organisation/band"}
    assert ask(purpose_refused, terms=terms, **sponsored) == Pass()
    assert ask(purpose_refused, terms=terms, organiser=CHOIR, local=True) == Pass()


@pytest.mark.parametrize("organiser", [CHOIR, None])
def test_whether_somebody_is_an_outsider_may_be_unknown(organiser: str | None):
    told = missing(purpose_refused, terms={"local_organiser": True}, organiser=organiser)
    assert told == (("organiser-local",), "/wish/local")


def test_everything_that_is_refused_is_told_at_once():
    terms = {"refused": ["party"], "audience": {"oldest": 12}, "local_organiser": True}
    verdict = ask(purpose_refused, terms=terms, purpose="party", organiser=CHOIR, local=False)
    assert isinstance(verdict, Fail)
    assert [finding.variant for finding in verdict.findings] == ["", "outsider"]


# --- Who signs --------------------------------------------------------------------------------------------------------

OVER_35 = {"co_signer": {"below": 25, "age": {"age": 35, "inclusive": False}}}


@pytest.mark.parametrize(
    "responsible",
    [{"age": 25}, {"age": 24, "co_signer_age": 36}, {"co_signer_age": 36}, {"born": "2001-11-23"}],
)
def test_somebody_old_enough_signs(responsible: dict[str, Any]):
    assert ask(co_signer, terms=OVER_35, responsible=responsible) == Pass()


@pytest.mark.parametrize(
    ("responsible", "variant"),
    [
        ({"age": 24, "co_signer_age": None}, ""),
        ({"age": 24, "co_signer_age": 35}, "age"),
        ({"born": "2001-11-24", "co_signer_age": None}, ""),
    ],
)
def test_a_young_tenant_lacks_a_co_signer(responsible: dict[str, Any], variant: str):
    finding = found(co_signer, terms=OVER_35, responsible=responsible)
    assert finding.variant == variant
    assert dict(finding.params) == {"name": "Salen", "below": 25, "age": 36}


def test_an_unknown_age_or_co_signer_leaves_it_open():
    assert missing(co_signer, terms=OVER_35, responsible={"co_signer_age": 30}) == (
        ("responsible-age",),
        "/wish/responsible",
    )
    assert missing(co_signer, terms=OVER_35, responsible={"age": 20}) == (
        ("co-signer",),
        "/wish/responsible/co_signer_age",
    )


def test_without_terms_nobody_signs_beside():
    assert passed_over(co_signer, responsible={"age": 18}) == "no-such-terms"


# --- Who keeps watch --------------------------------------------------------------------------------------------------

STEPS = {"guards": [{"up_to": 50, "guards": 2}, {"up_to": 100, "guards": 4, "adults": 1}]}


@pytest.mark.parametrize(
    ("number", "guarding", "adults"), [(1, 2, 0), (50, 2, 0), (51, 4, 1), (100, 5, 3), (300, 4, 1)]
)
def test_as_many_as_the_first_step_that_reaches_demands(number: int, guarding: int, adults: int):
    assert ask(guards, terms=STEPS, number=number, responsible={"guards": guarding, "adults": adults}) == Pass()


def test_too_few_guards():
    finding = found(guards, terms=STEPS, number=50, responsible={"guards": 1})
    assert finding.field == "/wish/responsible/guards"
    assert say(guards, finding, "nb") == "Når så mange kommer til Salen, trengs to vakter, og det er én."


def test_more_people_than_any_step_reaches_need_what_the_last_one_demands():
    verdict = ask(guards, terms=STEPS, number=101, responsible={"guards": 2, "adults": 0})
    assert isinstance(verdict, Fail)
    assert [(found.variant, dict(found.params)["needed"]) for found in verdict.findings] == [("", 4), ("adults", 1)]
    assert [say(guards, found, "en") for found in verdict.findings][1] == (
        "When so many come to Salen, one adult is needed to look after them, and there is none."
    )


def test_what_is_not_told_leaves_it_open():
    assert missing(guards, terms=STEPS) == (("number-of-people",), "/wish/number")
    assert missing(guards, terms=STEPS, number=20) == (("guards",), "/wish/responsible/guards")
    told = missing(guards, terms=STEPS, number=60, responsible={"guards": 4})
    assert told == (("adults",), "/wish/responsible/adults")


def test_a_ladder_that_ends_in_any_number_needs_the_number_all_the_same():
    terms = {"guards": [{"up_to": 50, "guards": 2}, {"guards": 4}]}
    assert missing(guards, terms=terms, responsible={"guards": 4}) == (("number-of-people",), "/wish/number")
    assert ask(guards, terms=terms, number=51, responsible={"guards": 4}) == Pass()


def test_a_step_for_any_number_needs_no_number():
    assert ask(guards, terms={"guards": [{"adults": 1}]}, responsible={"adults": 1}) == Pass()
    assert found(guards, terms={"guards": [{"adults": 1}]}, responsible={"adults": 0})


def test_without_steps_nobody_keeps_watch():
    assert passed_over(guards) == "no-such-terms"
    assert ask(guards, terms={"guards": []}) == Pass()


def test_what_is_demanded_of_the_young_is_demanded_of_nobody_else():
    terms = {"guards": [{"guards": 2, "below": 25}]}
    assert ask(guards, terms=terms, responsible={"age": 25, "guards": 0}) == Pass()
    assert ask(guards, terms=terms, responsible={"guards": 2}) == Pass()
    assert found(guards, terms=terms, responsible={"age": 24, "guards": 0})
    assert missing(guards, terms=terms, responsible={"guards": 0}) == (("responsible-age",), "/wish/responsible")


# --- Who can come in --------------------------------------------------------------------------------------------------

EACH = {"everyone_has_access": True}


@pytest.mark.parametrize(
    "told",
    [
        {"terms": EACH, "everyone_has_access": True},
        {"terms": EACH, "everyone_has_access": False, "own_staff": True},
        {"terms": {"everyone_has_access": False}, "everyone_has_access": False},
    ],
)
def test_access_of_ones_own_is_had_or_not_needed(told: dict[str, Any]):
    assert ask(access_each, **told) == Pass()


def test_somebody_has_no_access_of_their_own():
    assert found(access_each, terms=EACH, everyone_has_access=False).field == "/wish/everyone_has_access"
    assert missing(access_each, terms=EACH) == (("everyone-has-access",), "/wish/everyone_has_access")
