"""The units of a municipality, as departments of each other."""

from __future__ import annotations

import pytest

from innbygger_core.hubs import UnitFacts, UnitTree
from innbygger_core.values import UNKNOWN

TREE = UnitTree(
    (
        UnitFacts(id="desk", name="Skranken", part_of="front"),
        UnitFacts(id="hubs", name="Torg", provides=("hubs", "culture")),
        UnitFacts(id="front", name="Front", part_of="hubs", provides=("citizen_service",)),
        UnitFacts(id="arts", name="Kultur", provides=("culture",)),
    )
)


@pytest.mark.parametrize(
    ("unit", "above"),
    [
        ("desk", ("desk", "front", "hubs")),
        ("hubs", ("hubs",)),
        ("gone", ("gone",)),
        (None, ()),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_a_unit_is_followed_to_those_of_which_it_is_a_part(unit: object, above: object):
    assert TREE.above(unit) == above


def test_units_are_found_by_what_they_provide():
    assert TREE.providing("culture") == ("arts", "hubs")
    assert TREE.providing("library") == ()


def test_trees_of_the_same_units_are_the_same():
    assert UnitTree(TREE.rows) == TREE
    assert hash(UnitTree(TREE.rows)) == hash(TREE)
    assert UnitTree().above("hubs") == ("hubs",)
