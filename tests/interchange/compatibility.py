"""Tells whether a JSON Schema still accepts whatever an older one accepted.

It knows the keywords that pydantic writes. It errs on the safe side: what it cannot prove to be harmless breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["breaks", "resolved"]

# What a schema says to people, or where it is; and what has a check of its own below.
_TOLD = {"$comment", "$defs", "$id", "$ref", "$schema", "description", "examples", "title"}
_CHECKED = {"additionalProperties", "anyOf", "const", "default", "enum", "items", "properties", "required", "type"}
_LEAST = {"exclusiveMinimum", "minItems", "minLength", "minProperties", "minimum"}
_MOST = {"exclusiveMaximum", "maxItems", "maxLength", "maxProperties", "maximum"}
_WIDER = {"integer": {"integer", "number"}}


def breaks(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """List the places, as JSON pointers, where the new schema may refuse what the old one accepted.

    A member that may be left out, and means something else when it is, breaks too.
    """
    comparison = _Comparison(old, new)
    both = old.get("$defs", {}).keys() & new.get("$defs", {}).keys()
    found = list(comparison.narrowed(old, new, ""))
    for name in sorted(both):
        found += comparison.narrowed(old["$defs"][name], new["$defs"][name], f"/$defs/{name}")
    return found


@frozen
class _Comparison:
    """Two documents, and the pairs of references that were followed."""

    old: Mapping[str, Any]
    new: Mapping[str, Any]
    followed: set[tuple[str, str]] = field(factory=set)

    def narrowed(self, old: Any, new: Any, at: str) -> Iterator[str]:  # noqa: ANN401 - a schema may be a Boolean
        """Find the places below this one."""
        if isinstance(old, bool) or isinstance(new, bool):
            yield from () if new in (True, {}) or old is False else [at]
            return
        if "default" in old and old["default"] != new.get("default"):
            yield f"{at}/default"
        if not self._is_compared_elsewhere(old, new):
            yield from self._within(resolved(old, self.old), resolved(new, self.new), at)

    def _is_compared_elsewhere(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
        """Tell it of two references: to the same name, or to what is being compared already."""
        if not {"$ref"} <= old.keys() & new.keys():
            return False
        pair = old["$ref"], new["$ref"]
        known = pair[0] == pair[1] or pair in self.followed
        self.followed.add(pair)
        return known

    def _within(self, old: Mapping[str, Any], new: Mapping[str, Any], at: str) -> Iterator[str]:
        yield from (f"{at}/{keyword}" for keyword in sorted(tightened(old, new)))
        yield from (f"{at}/required/{name}" for name in new.get("required", ()) if name not in old.get("required", ()))
        compare = self._union if is_union(old) or is_union(new) else self._single
        yield from compare(old, new, at)

    def _union(self, old: Mapping[str, Any], new: Mapping[str, Any], at: str) -> Iterator[str]:
        """Each alternative of the old schema must be covered by one of the new."""
        for index, branch in enumerate(alternatives(old)):
            if not any(self._covers(branch, wider) for wider in alternatives(new)):
                yield f"{at}/anyOf/{index}"

    def _covers(self, old: Any, new: Any) -> bool:  # noqa: ANN401 - a schema may be a Boolean
        """Try it with a memory of its own, since what fails here proves nothing elsewhere."""
        return not list(_Comparison(self.old, self.new, set(self.followed)).narrowed(old, new, ""))

    def _single(self, old: Mapping[str, Any], new: Mapping[str, Any], at: str) -> Iterator[str]:
        if not fits(old, new):
            yield at
        yield from self._members(old, new, at)
        if "items" in new:
            yield from self.narrowed(old.get("items", True), new["items"], f"{at}/items")

    def _members(self, old: Mapping[str, Any], new: Mapping[str, Any], at: str) -> Iterator[str]:
        others = new.get("additionalProperties", True)
        yield from self.narrowed(old.get("additionalProperties", True), others, f"{at}/additionalProperties")
        for name, member in old.get("properties", {}).items():
            yield from self.narrowed(member, new.get("properties", {}).get(name, others), f"{at}/properties/{name}")


def resolved(schema: Mapping[str, Any], document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put what a reference points to in its place; what stands beside it goes before."""
    if "$ref" not in schema:
        return schema
    return {**document["$defs"][schema["$ref"].removeprefix("#/$defs/")], **schema}


def is_union(schema: Mapping[str, Any]) -> bool:
    """Tell whether it has alternatives."""
    return "anyOf" in schema


def alternatives(schema: Mapping[str, Any]) -> list[Any]:
    """Give them; one schema is its own only alternative."""
    single = {keyword: value for keyword, value in schema.items() if keyword not in {"$ref", "default"}}
    return schema.get("anyOf", [single])


def fits(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Tell whether every value, or every type, of the old one is one of the new."""
    known, listed = values(old), values(new)
    if listed is not None:
        return known is not None and all(value in listed for value in known)
    return "type" not in new or new["type"] in _WIDER.get(old.get("type", ""), {old.get("type")})


def values(schema: Mapping[str, Any]) -> list[Any] | None:
    """Give the only values that it accepts; None where it does not list them."""
    return [schema["const"]] if "const" in schema else schema.get("enum")


def tightened(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Find keywords that may refuse more than they did."""
    for keyword in new.keys() - _TOLD - _CHECKED:
        before, after = old.get(keyword), new[keyword]
        less = keyword in _LEAST and before is not None and after <= before
        more = keyword in _MOST and before is not None and after >= before
        if before != after and not less and not more:
            yield keyword
