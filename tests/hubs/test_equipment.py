"""A stock: how many things of a kind a hub has, counted once."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from innbygger_core.hubs import EquipmentFacts


def stock(**told: Any) -> EquipmentFacts:  # noqa: ANN401 - as in JSON
    return EquipmentFacts.model_validate({"id": "skis", "hub": "tofte", "name": "Ski", **told})


def refused(**told: Any) -> list[tuple[tuple[int | str, ...], str]]:  # noqa: ANN401 - as in JSON
    """Where it is wrong, and how."""
    with pytest.raises(ValidationError) as wrong:
        stock(**told)
    return [(error["loc"], error["type"]) for error in wrong.value.errors()]


def copies(*told: str) -> list[dict[str, str]]:
    """Copies by number; ``a/160`` is one of a size."""
    parted = [each.partition("/") for each in told]
    return [{"id": number, "size": size} if size else {"id": number} for number, _, size in parted]


@pytest.mark.parametrize(
    ("told", "total", "by_size"),
    [
        ({}, 1, ((None, 1),)),
        ({"count": 3}, 3, ((None, 3),)),
        ({"sizes": {"170": 2, "160": 4}}, 6, (("170", 2), ("160", 4))),
        ({"copies": copies("a", "b")}, 2, ((None, 2),)),
        ({"copies": copies("a/170", "b/160", "c/170")}, 3, (("170", 2), ("160", 1))),
        ({"copies": copies("a/170", "b")}, 2, (("170", 1), (None, 1))),
    ],
)
def test_there_are_as_many_as_it_says(told: dict[str, Any], total: int, by_size: tuple[tuple[str | None, int], ...]):
    assert (stock(**told).total, stock(**told).by_size) == (total, by_size)


@pytest.mark.parametrize(
    ("told", "of_160", "of_all"),
    [
        ({"count": 3}, 0, 3),
        ({"sizes": {"170": 2, "160": 4}}, 4, 6),
        ({"copies": copies("a/170", "b/160", "c")}, 1, 3),
    ],
)
def test_there_are_as_many_of_a_size_as_it_says_and_all_of_them_of_no_size(
    told: dict[str, Any], of_160: int, of_all: int
):
    assert (stock(**told).of_size("160"), stock(**told).of_size(None)) == (of_160, of_all)


def test_it_is_of_its_kind_or_the_only_one_of_it():
    assert (stock(kind="nordic").sort, stock().sort) == ("nordic", "skis")


def test_parts_are_counted_in_an_object():
    told = stock(parts={"pole": 2})
    assert told.parts == (("pole", 2),)
    assert told.model_dump(mode="json")["parts"] == {"pole": 2}


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"count": 3, "sizes": {"160": 2}}, "count"),
        ({"count": 3, "copies": copies("a", "b")}, "count"),
        ({"sizes": {"160": 2}, "copies": copies("a", "b")}, "copies"),
    ],
)
def test_how_many_there_are_is_told_once(told: dict[str, Any], where: str):
    assert refused(**told) == [((where,), "one-of")]


def test_or_twice_alike():
    assert stock(count=2, sizes={}, copies=[]).total == stock(count=2, copies=copies("a", "b")).total == 2


def test_a_stock_that_is_lent_by_number_has_numbers():
    assert refused(lent_by="number") == refused(lent_by="number", count=2) == [(("copies",), "missing")]
    assert stock(lent_by="number", copies=copies("a")).total == 1


@pytest.mark.parametrize(
    ("told", "place"), [({"bound_to": ["helmet", "skis"]}, 1), ({"kind": "ski", "bound_to": ["ski"]}, 0)]
)
def test_a_thing_is_not_bound_to_its_own_kind(told: dict[str, Any], place: int):
    assert refused(**told) == [(("bound_to", place), "bound-to-itself")]
    assert stock(kind="ski", bound_to=["skis", "helmet"]).bound_to


def test_a_copy_stands_in_one_place():
    assert refused(copies=copies("a", "b", "a", "a")) == [
        (("copies", 2, "id"), "duplicate-id"),
        (("copies", 3, "id"), "duplicate-id"),
    ]


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"count": 0}, ("count",)),
        ({"count": -1}, ("count",)),
        ({"count": True}, ("count",)),
        ({"sizes": {"160": 0}}, ("sizes", "160")),
        ({"parts": {"pole": -2}}, ("parts", "pole")),
        ({"price": -1}, ("price",)),
        ({"colour": "red"}, ("colour",)),
    ],
)
def test_there_is_at_least_one_of_everything(told: dict[str, Any], where: tuple[int | str, ...]):
    assert [at for at, _ in refused(**told)] == [where]
