"""Texts as mapped all over the world: read, or refused with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from innbygger_core.errors import Fault, UnreadableData
from innbygger_core.interchange import osm
from innbygger_core.texts import catalogue

TEXTS = json.loads((Path(__file__).parents[1] / "cases/osm_strings.json").read_text("utf-8"))


def refusal(text: str) -> tuple[Fault, ...]:
    try:
        osm.parse(text)
    except UnreadableData as refused:
        return refused.faults
    return ()


def test_there_are_enough_texts():
    assert len(set(TEXTS["mapped"])) >= 300


def test_almost_every_text_is_read():
    refused = [text for text in TEXTS["mapped"] if refusal(text)]
    assert len(refused) <= 0.03 * len(TEXTS["mapped"]), refused


@pytest.mark.parametrize("text", TEXTS["services"])
def test_a_time_without_an_end_is_refused_as_such(text: str):
    assert {fault.kind for fault in refusal(text)} == {"osm-time-alone"}


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_whatever_is_refused_has_its_reason_and_its_place(lang: str):
    for text in (text for texts in TEXTS.values() for text in texts):
        for fault in refusal(text):
            assert catalogue(lang).fault(fault)
            assert 0 <= int(fault.path[1:]) <= len(text)
