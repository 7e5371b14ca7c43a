from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours

    Read = Callable[..., OpeningHours]
    Json = dict[str, Any]


@pytest.mark.parametrize(
    ("bond", "nb", "nn", "en"),
    [
        (
            {"schedule": "house", "relation": "within"},
            "i åpningstiden til house",
            "i opningstida til house",
            "during the opening hours of house",
        ),
        ({"layer": "desk", "relation": "outside"}, "utenom betjent tid", "utanom betent tid", "outside staffed hours"),
        (
            {"layer": ["desk", "line"], "relation": "within"},
            "i betjent tid eller telefontiden",
            "i betent tid eller telefontida",
            "during staffed hours or telephone hours",
        ),
        (
            {"layer": ["desk", "line"], "relation": "outside"},
            "utenom betjent tid og telefontiden",
            "utanom betent tid og telefontida",
            "outside staffed hours and telephone hours",
        ),
        (
            {"schedule": ["house", "pool"], "relation": "within"},
            "i åpningstiden til house eller åpningstiden til pool",
            "i opningstida til house eller opningstida til pool",
            "during the opening hours of house or the opening hours of pool",
        ),
        (
            {"schedule": "house", "layer": ["desk", "card"], "relation": "within"},
            "i åpningstiden til house (desk, card)",
            "i opningstida til house (desk, card)",
            "during the opening hours of house (desk, card)",
        ),
        (
            {"schedule": "house", "relation": "within", "closes": "-PT30M"},
            "i åpningstiden til house (til 30 minutter før stengetid)",
            "i opningstida til house (til 30 minutt før stengetid)",
            "during the opening hours of house (until 30 minutes before closing)",
        ),
        (
            {"schedule": "house", "relation": "within", "closes": "PT1H", "opens": "PT10M"},
            "i åpningstiden til house (fra 10 minutter etter åpning, til 1 time etter stengetid)",
            "i opningstida til house (frå 10 minutt etter opning, til 1 time etter stengetid)",
            "during the opening hours of house (from 10 minutes after opening, until 1 hour after closing)",
        ),
        (
            {"layer": "desk", "relation": "outside", "opens": "-PT1H", "closes": "PT0S"},
            "utenom betjent tid (fra 1 time før åpning)",
            "utanom betent tid (frå 1 time før opning)",
            "outside staffed hours (from 1 hour before opening)",
        ),
        (
            [{"schedule": "house", "relation": "within"}, {"layer": "desk", "relation": "outside"}],
            "i åpningstiden til house og utenom betjent tid",
            "i opningstida til house og utanom betent tid",
            "during the opening hours of house and outside staffed hours",
        ),
    ],
)
def test_a_bond_says_within_or_outside_what(read: Read, bond: object, nb: str, nn: str, en: str):
    layers: list[Json] = [{"id": "desk"}, {"id": "line", "access": "phone"}, {"id": "card", "access": "self_service"}]
    layers[2] |= {"bound_to": bond}
    alone, with_week = (
        read(layers=layers),
        read(layers=[*layers[:2], layers[2] | {"week": {"mon-sun": ["07:00-22:00"]}}]),
    )
    assert alone.text("nb").split("\n")[2] == f"Selvbetjent: {nb}."
    assert with_week.text("nb").split("\n")[2] == f"Selvbetjent: alle dager kl. 7–22. Bare {nb}."
    assert with_week.text("nn").split("\n")[2] == f"Sjølvbetent: alle dagar kl. 7–22. Berre {nn}."
    assert with_week.text("en").split("\n")[2] == f"Self-service: every day 07:00–22:00. Only {en}."


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"access": "by_booking"}, "tiden for dem som har reservert"),
        ({"access": "by_appointment"}, "tiden etter avtale"),
        ({"access": "digital"}, "tiden for digitale tjenester"),
        ({"access": "self_service", "room": "hall", "audience": "youth"}, "selvbetjent tid (hall, for youth)"),
        ({"access": "self_service"}, "selvbetjent tid (other)"),
    ],
)
def test_a_bond_to_a_layer_tells_which(read: Read, other: Json, said: str):
    card = {"id": "card", "access": "self_service", "bound_to": {"layer": "other", "relation": "within"}}
    assert read(layers=[card, {"id": "other", **other}]).text("nb").split("\n")[0].endswith(f": i {said}.")
