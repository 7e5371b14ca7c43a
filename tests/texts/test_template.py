"""Sentences with places for values."""

from __future__ import annotations

import pytest

from innbygger_core.errors import UnknownId, UnreadableData
from innbygger_core.texts import Catalogue, catalogue

TITLE = "hub.leader.title"


@pytest.fixture
def nb() -> Catalogue:
    return catalogue("nb")


def minimum_staffed(**params: int) -> str:
    return catalogue("nb").fails("citizen-service.minimum-staffed", tuple(params.items()))


def main_office(*names: str) -> str:
    return catalogue("nb").fails("citizen-service.one-main-office", (("names", names),))


def test_a_choice_has_words_for_nothing_for_one_and_for_more():
    assert minimum_staffed(found=0, needed=3).startswith("Ingen torg har betjent")
    assert minimum_staffed(found=1, needed=3).startswith("Bare ett torg har betjent")
    assert minimum_staffed(found=2, needed=3).startswith("Bare to torg har betjent")


def test_a_choice_of_two_has_the_same_words_for_nothing_as_for_many(nb: Catalogue):
    days = "{n?# dag|# dager}"
    said = [nb.with_wording({"words.report-not-ok": days}).word("report-not-ok", (("n", n),)) for n in (0, 1, 2)]
    assert said == ["0 dager", "1 dag", "2 dager"]


def test_the_number_of_a_list_is_its_length():
    assert main_office() == "Ingen torg har hovedkontoret for innbyggerservice."
    assert main_office("Tofte") == "Bare Tofte har hovedkontoret for innbyggerservice."
    assert main_office("Tofte", "Sætre") == "Flere torg har hovedkontor for innbyggerservice: Tofte og Sætre."


def test_a_text_counts_as_one_unless_it_is_empty(nb: Catalogue):
    assert nb.instead("unexpected", (("suggest", "leader"),)) == "ta det bort, eller skriv «leader»"
    assert nb.instead("unexpected", (("suggest", ""),)) == "ta det bort"


def test_a_choice_with_words_for_nothing_needs_no_value(nb: Catalogue):
    assert nb.instead("unexpected") == "ta det bort"


def test_any_other_place_needs_its_value(nb: Catalogue):
    with pytest.raises(UnknownId) as caught:
        nb.fails("hub.leader", (("nmae", "Tofte"),))
    assert (caught.value.kind, caught.value.found, caught.value.known) == ("parameter", "name", ("nmae",))


def test_a_choice_of_two_needs_its_value(nb: Catalogue):
    with pytest.raises(UnknownId):
        nb.with_wording({"words.report-not-ok": "{n?feil|flere feil}"}).word("report-not-ok")


def test_doubled_braces_are_braces(nb: Catalogue):
    assert nb.instead("not-an-object") == "begynn dokumentet med { og avslutt det med }"


@pytest.mark.parametrize("broken", ["{", "}", "{name", "{Name}", "{na me}", "{n?a|b|c|d}", "{n?a}", "{a{b}}"])
def test_a_brace_that_makes_no_sense_is_refused(nb: Catalogue, broken: str):
    with pytest.raises(UnreadableData) as caught:
        nb.with_wording({"hub.leader.fails": broken})
    assert [fault.kind for fault in caught.value.faults] == ["bad-template"]
