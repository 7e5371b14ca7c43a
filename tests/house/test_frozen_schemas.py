"""Whatever crosses a boundary has a frozen JSON Schema: of its own, or inside that of what it stands in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import attrs
from tests.interchange.freezing import ROOTS

from innbygger_core.rulebook import RULES
from innbygger_core.values import Model

if TYPE_CHECKING:
    from collections.abc import Iterator


def classes_in(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - whatever an annotation may be
    """Every model and value that an annotation mentions, at any depth."""
    kind = get_origin(annotation) or annotation
    if isinstance(kind, type) and (issubclass(kind, Model) or attrs.has(kind)):
        yield kind
    for argument in get_args(annotation):
        yield from classes_in(argument)


@cache
def described() -> frozenset[type]:
    """What the frozen schemas tell of: the roots, the figures of the policy file, and all that these hold."""
    found: set[type] = set()
    waiting = [kind for root in ROOTS.values() for kind in classes_in(root)]
    waiting += [type(rule.figures) for rule in RULES]
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            waiting += classes_in(tuple[*get_type_hints(kind, include_extras=True).values()])
    return frozenset(found)


def test_a_model_or_one_that_is_made_of_it_is_in_a_schema(model: type[Model]):
    private = model.__name__.startswith("_")
    assert private or any(issubclass(kind, model) for kind in described()), "Put it into tests/interchange/freezing.py."


def test_a_value_is_in_a_schema(boundary_value: type):
    assert boundary_value in described(), "Put it into tests/interchange/freezing.py."
