"""Faults: what pydantic found, put into the words of somebody who wrote the document."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeAlias

from innbygger_core.errors import Fault, InnbyggerError, one_line
from innbygger_core.reading._members import members_at
from innbygger_core.texts import catalogue
from innbygger_core.values import FACT_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

__all__ = ["REFERENCES", "UnreadablePart", "fault", "faults_of", "pointer"]

_Params: TypeAlias = "dict[str, str | int | tuple[str, ...]]"

REFERENCES = "references"
"""What a model's own check of references raises; the reader finds the same faults again, with their paths."""

_LONGEST_SHOWN = 60
# The members by which rows of several kinds are told apart.
_DISCRIMINATORS = ("kind", "code")

# What pydantic puts behind the name of a type when a value is of another.
_FAMILY = re.compile(r"(_attributes)?(_type|_parsing|_parsing_size|_from_float)$")
# What pydantic calls a type error, by the word that people use for the type.
_EXPECTED = {
    "int": "whole-number",
    "float": "number",
    "string": "text",
    "bool": "true-false",
    "tuple": "list",
    "list": "list",
    "model": "object",
    "dict": "object",
    "known": "true-false-unknown",
}
# The other errors of pydantic that a document can raise, by kind of fault.
_KINDS = {
    "missing": "missing",
    "extra_forbidden": "unexpected",
    "enum": "bad-value",
    "literal_error": "bad-value",
    "union_tag_invalid": "bad-value",
    "union_tag_not_found": "missing",
    "string_pattern_mismatch": "bad-id",
    "string_too_short": "too-short",
    "string_too_long": "too-long",
    "too_short": "too-short",
    "too_long": "too-long",
    "greater_than": "too-small",
    "greater_than_equal": "too-small",
    "less_than": "too-large-number",
    "less_than_equal": "too-large-number",
    "timezone_aware": "naive-datetime",
}


class UnreadablePart(InnbyggerError):
    """Reading cannot go on; carries the one fault that stopped it."""

    def __init__(self, found: Fault) -> None:
        super().__init__(found)
        self.fault = found


def fault(path: str, kind: str, found: object, /, **params: str | int | tuple[str, ...]) -> Fault:
    """Make a fault, with its English words.

    >>> fault("/hubs/0/id", "bad-id", "Tofte!").path
    '/hubs/0/id'
    """
    pairs = tuple(params.items())
    return Fault(path, kind, _shown(found), catalogue("en").instead(kind, pairs), pairs)


def pointer(steps: Iterable[str | int]) -> str:
    """Write a JSON pointer (RFC 6901).

    >>> pointer(("hubs", 3, "a/b"))
    '/hubs/3/a~1b'
    """
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


def faults_of(errors: Iterable[ErrorDetails], data: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Fault]:
    """Translate pydantic's errors into faults, one for each place and kind.

    Args:
        errors: as pydantic lists them.
        data: the document that they speak of.
        schema: the JSON schema of the format, for suggestions.
    """
    told = [error for error in errors if not _only_says_known(error) and error["type"] != REFERENCES]
    around = {error["loc"][:depth] for error in told for depth in range(len(error["loc"]))}
    for error in told:
        # A list is not too short because some of its items are wrong.
        if error["type"] != "too_short" or error["loc"] not in around:
            steps = tuple(_steps(error, data))
            kind, params = _kind_and_params(error, _names_here(data, steps[:-1], schema))
            path = pointer(steps)
            context = error.get("ctx", {})
            if "discriminator" in context:
                name = str(context["discriminator"]).strip("'")
                yield fault(f"{path}/{name}", kind, error["input"].get(name), **params)
            else:
                yield fault(path, kind, error["input"], **params)


def _names_here(data: Any, steps: Sequence[str | int], schema: Mapping[str, Any]) -> frozenset[str]:  # noqa: ANN401 - JSON
    """Find the members that could stand beside those that do: of the models there that know most of these."""
    holder = data
    for step in steps:
        holder = holder[step]
    there = frozenset(holder) if isinstance(holder, dict) else frozenset()
    names = members_at(schema, steps)
    most = max((len(there & known) for known in names), default=0)
    return frozenset().union(*(known for known in names if len(there & known) == most)) - there


def _only_says_known(error: ErrorDetails) -> bool:
    """Tell whether an error only says that a fact is not ``"unknown"``; a stranger may name a member like the label."""
    return error["type"] == "literal_error" and error["loc"][-1:] == FACT_LABELS[:1]


def _kind_and_params(error: ErrorDetails, names: frozenset[str]) -> tuple[str, _Params]:
    """Choose the kind of fault, and the facts that its words need."""
    named, context = error["type"], error.get("ctx", {})
    family = (
        named.removesuffix("_type").removesuffix("_parsing").removesuffix("_from_float").removesuffix("_attributes")
    )
    if family in _EXPECTED:
        return "wrong-type", {"expected": _EXPECTED[family]}
    if named.startswith(("date_", "datetime_", "time_")):
        return ("bad-time" if named.startswith("time_") else "bad-date"), {}
    if named == "union_tag_invalid" and context["discriminator"] == "'code'":
        code = str(context["tag"])
        return "unknown-code", {"code": code, "suggest": tuple(get_close_matches(code, _alternatives(context), 1))}
    kind = _KINDS.get(named)
    if kind is None:
        return _own(named, error, context)
    return kind, _params(kind, error, context, names)


def _own(named: str, error: ErrorDetails, context: Mapping[str, Any]) -> tuple[str, _Params]:
    """Take a kind that a validator of ours raised as it is; anything else keeps pydantic's own message."""
    if catalogue("en").has_fault(named):
        return named, dict(context)
    return "other", {"message": error["msg"]}


def _params(kind: str, error: ErrorDetails, context: Mapping[str, Any], names: frozenset[str]) -> _Params:
    """Take from pydantic's context what the words of a kind need."""
    last = str(error["loc"][-1]) if error["loc"] else ""
    bound = next(iter(context.values()), 0)
    bound = int(bound) if isinstance(bound, float) else bound  # pydantic makes floats of the bounds of a float
    params: dict[str, _Params] = {
        "missing": {"field": str(context.get("discriminator", last)).strip("'")},
        "unexpected": {"field": last, "suggest": tuple(get_close_matches(last, names, 1))},
        "bad-value": {"allowed": _alternatives(context)},
        "too-small": {"least": bound},
        "too-large-number": {"most": bound},
        "too-short": {"least": context.get("min_length", 1)},
        "too-long": {"most": context.get("max_length", 1)},
    }
    return params.get(kind, {})


def _alternatives(context: Mapping[str, Any]) -> tuple[str, ...]:
    """Take the allowed values out of pydantic's sentence: ``'staffed' or 'digital'``, ``1, 2 or -1``."""
    said = re.finditer(r"'([^']*)'|-?\d+", str(context.get("expected", context.get("expected_tags", ""))))
    return tuple(one[0] if one[1] is None else one[1] for one in said)


def _steps(error: ErrorDetails, data: Any) -> Iterator[str | int]:  # noqa: ANN401 - see `_stands_in`
    """Follow an error's location through the document, leaving out the labels that pydantic adds for unions."""
    here, last = data, len(error["loc"]) - 1
    for index, step in enumerate(error["loc"]):
        if index < last and _is_label(here, step):
            continue
        if _stands_in(here, step):
            here = here[step]
            yield step
        elif index == last and error["type"] == "missing":
            yield step


def _is_label(here: Any, step: str | int) -> bool:  # noqa: ANN401 - whatever stands in the document
    """Tell whether a step only repeats what kind of row this is, as pydantic's paths do in a union."""
    return isinstance(here, dict) and any(here.get(name) == step for name in _DISCRIMINATORS)


def _stands_in(here: Any, step: str | int) -> bool:  # noqa: ANN401 - whatever stands in the document
    if isinstance(here, list):
        return isinstance(step, int) and step < len(here)
    return isinstance(here, dict) and step in here


def _shown(found: object) -> str:
    """Show what stood there on one short line."""
    text = json.dumps(found, ensure_ascii=False, default=str)
    text = one_line(text)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]} …"
