"""The kinds of thing: models are frozen through and through, values are frozen and slim, errors keep their facts."""

from __future__ import annotations

import collections.abc
import pickle
from datetime import timedelta
from typing import TYPE_CHECKING, get_args, get_origin

import attrs
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.errors import InnbyggerError
    from innbygger_core.values import Model

# `frozen` is shallow, so what a model holds must be frozen too; and `P3M` read as a timedelta would become 90 days.
NOT_IN_A_MODEL = (
    bytearray,
    collections.abc.MutableMapping,
    collections.abc.MutableSequence,
    collections.abc.MutableSet,
    timedelta,
)
ABSTRACT = {collections.abc.Mapping, collections.abc.Sequence, collections.abc.Set, collections.abc.Iterable}


def types_in(annotation: object) -> Iterator[type]:
    """Every class that an annotation mentions, at any depth."""
    for part in (annotation, get_origin(annotation)):
        if isinstance(part, type):
            yield part
    for argument in get_args(annotation):
        yield from types_in(argument)


def is_refused(kind: type) -> bool:
    return kind in ABSTRACT or issubclass(kind, NOT_IN_A_MODEL)


def test_a_model_is_frozen_and_refuses_the_unexpected(model: type[Model]):
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"


def test_a_model_holds_nothing_that_can_change(model: type[Model]):
    model.model_rebuild()
    refused = {
        f"{name}: {kind.__name__}"
        for name, field in model.model_fields.items()
        for kind in types_in(field.annotation)
        if is_refused(kind)
    }
    assert refused == set()


def test_a_model_publishes_a_schema(model: type[Model]):
    assert model.model_json_schema(mode="validation")
    assert model.model_json_schema(mode="serialization")


def test_a_value_is_frozen(value: type):
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.__setattr__(object.__new__(value), "name", "changed")


def test_a_value_has_slots(value: type):
    assert "__slots__" in vars(value)


def test_an_error_survives_pickling_with_its_facts(error: type[InnbyggerError]):
    facts = [field.name for field in attrs.fields(error)] if attrs.has(error) else []
    raised = error(*(f"<{fact}>" for fact in facts))
    again = pickle.loads(pickle.dumps(raised))
    assert type(again) is error
    assert vars(again) == vars(raised) == {fact: f"<{fact}>" for fact in facts}


@pytest.mark.parametrize(
    "annotation",
    [
        dict[str, int],
        list[int],
        set[int],
        tuple[list[int], ...],
        timedelta,
        int | timedelta,
        collections.abc.Sequence[int],
    ],
)
def test_the_check_sees_what_can_change(annotation: object):
    assert any(map(is_refused, types_in(annotation)))


@pytest.mark.parametrize("annotation", [int, tuple[str, ...], frozenset[int], tuple[tuple[str, int], ...] | None])
def test_the_check_lets_pass_what_cannot(annotation: object):
    assert not any(map(is_refused, types_in(annotation)))
