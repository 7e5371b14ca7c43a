"""Members: which ones an object at some place of a document can have, by the JSON schema of its model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["members_at"]

_UNIONS = ("anyOf", "oneOf", "allOf")


def members_at(schema: Mapping[str, Any], steps: Iterable[str | int]) -> frozenset[frozenset[str]]:
    """Find the members that an object can have, a set of them for each model that may stand there.

    Args:
        schema: of the whole document.
        steps: the way through the document.

    Example:
        >>> place = {"type": "object", "properties": {"form": {}, "year": {}}}
        >>> places = {"properties": {"places": {"items": {"anyOf": [{"$ref": "#/$defs/Place"}, {"type": "null"}]}}}}
        >>> [sorted(each) for each in members_at({**places, "$defs": {"Place": place}}, ("places", 3))]
        [['form', 'year']]
    """
    here = [*_forms(schema, schema)]
    for step in steps:
        here = [form for holder in here for part in _inside(holder, step) for form in _forms(part, schema)]
    return frozenset(frozenset(form["properties"]) for form in here if "properties" in form)


def _forms(part: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Go through what may stand in one place: behind a name, or one of several."""
    if "$ref" in part:
        yield from _forms(schema["$defs"][part["$ref"].rpartition("/")[2]], schema)
    for union in _UNIONS:
        for one in part.get(union, ()):
            yield from _forms(one, schema)
    yield part


def _inside(form: Mapping[str, Any], step: str | int) -> Iterator[Mapping[str, Any]]:
    """Take a step into an object or a list."""
    if isinstance(step, int):
        inner = form.get("items")
    else:
        inner = form.get("properties", {}).get(step, form.get("additionalProperties"))
    if isinstance(inner, dict):
        yield inner
