"""Which members an object at some place of a document can have."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from innbygger_core.reading._members import members_at
from innbygger_core.values import Model


class Lamp(Model):
    kind: Literal["lamp"]
    watts: int = 40


class Chair(Model):
    kind: Literal["chair"]
    legs: int = 4


class Room(Model):
    name: str
    things: tuple[Annotated[Lamp | Chair, Field(discriminator="kind")], ...] = ()
    chair: Chair | None = None
    lamps: Annotated[dict[str, Lamp], Field(default_factory=dict)]
    corners: tuple[Lamp, Chair] | None = None
    within: Room | None = None


LAMP, CHAIR = frozenset({"kind", "watts"}), frozenset({"kind", "legs"})
ROOM = frozenset(Room.model_fields)


def _said(told: tuple[str | int, ...] | set[frozenset[str]]) -> str:
    """The same words in every process, whatever the order of a set."""
    return str(told) if isinstance(told, tuple) else str(sorted(sorted(each) for each in told))


@pytest.mark.parametrize(
    ("steps", "members"),
    [
        ((), {ROOM}),
        (("chair",), {CHAIR}),
        (("things", 3), {LAMP, CHAIR}),
        (("lamps", "by the door"), {LAMP}),
        (("within", "within", "chair"), {CHAIR}),
        (("name",), set()),
        (("name", "first"), set()),
        (("things",), set()),
        (("cellar",), set()),
        (("corners", 0), set()),
    ],
    ids=_said,
)
def test_members_are_those_of_the_models_that_may_stand_there(
    steps: tuple[str | int, ...], members: set[frozenset[str]]
):
    assert members_at(Room.model_json_schema(), steps) == members
