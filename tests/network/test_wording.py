"""A municipality's own words: said where its language is spoken, and refused where they could not be said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from innbygger_core.errors import UnreadableData
from innbygger_core.network import read_plan

if TYPE_CHECKING:
    from innbygger_core.network import Plan

OWN = {"language": "nb", "key": "hub.leader.title", "text": "Torgleder på hvert torg"}


def plan(*wording: dict[str, str]) -> Plan:
    document = {"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}, "wording": wording}
    return read_plan(json.dumps(document))


def test_the_municipality_says_it_in_its_own_words():
    assert plan(OWN).catalogue("nb").title("hub.leader") == "Torgleder på hvert torg"
    assert plan(OWN).catalogue().title("hub.leader") == "Torgleder på hvert torg"


def test_other_languages_keep_theirs():
    assert plan(OWN).catalogue("nn").title("hub.leader") == plan().catalogue("nn").title("hub.leader")


def test_what_was_not_reworded_stays():
    assert plan(OWN).catalogue("nb").help("hub.leader") == plan().catalogue("nb").help("hub.leader")


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"key": "hub.leeder.title"}, "unknown-text"),
        ({"text": "{age} år"}, "unknown-placeholder"),
        ({"text": "{"}, "bad-template"),
        ({"language": "xx"}, "bad-language"),
    ],
)
def test_words_that_cannot_be_said_are_refused(wrong: dict[str, str], kind: str):
    with pytest.raises(UnreadableData) as refused:
        plan(OWN | wrong)
    (fault,) = refused.value.faults
    assert (fault.path.startswith("/wording/0"), fault.kind) == (True, kind)
