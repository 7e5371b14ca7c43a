"""Models, facts and boundary values, as a program that uses the library types them. Type-checked only."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import Literal, assert_type

import attrs
from pydantic import TypeAdapter

from innbygger_core.values import UNKNOWN, Fact, Known, Model, boundary


class Premises(Model):
    """Facts that may be unknown."""

    name: str
    step_free: Known = UNKNOWN
    storeys: Fact[int] = UNKNOWN


@boundary
@attrs.frozen
class Seat:
    """A value that keeps its own type through the decorator."""

    row: int
    free: Known = UNKNOWN


def lifts_needed(premises: Premises) -> int:
    """A fact must be told from unknown before it is used."""
    if premises.storeys is UNKNOWN:
        return 0
    assert_type(premises.storeys, int)
    return premises.storeys - 1


tofte = Premises(name="Tofte", storeys=2)
assert_type(tofte.storeys, int | Literal[Known.UNKNOWN])
assert_type(tofte.step_free & ~Known.of(None), Known)
assert_type(Seat(3), Seat)
assert_type(TypeAdapter(Seat).validate_json("{}"), Seat)

tofte.storeys + 1  # type: ignore[operator]
Premises(name="Tofte", sorteys=2)  # type: ignore[call-arg]
Seat("third")  # type: ignore[arg-type]
