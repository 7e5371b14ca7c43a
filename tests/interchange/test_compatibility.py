"""A change of a schema breaks where something that was accepted may be refused."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest
from tests.interchange.compatibility import breaks

Schema: TypeAlias = dict[str, Any]

TEXT, NUMBER, NOTHING = {"type": "string"}, {"type": "integer"}, {"type": "null"}


def thing(*required: str, **members: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": members, "required": list(required)}


def either(*alternatives: Schema, **beside: object) -> Schema:
    return {"anyOf": list(alternatives), **beside}


def several(of: Schema, **beside: object) -> Schema:
    return {"type": "array", "items": of, **beside}


def referring(**definitions: Schema) -> Schema:
    return {**thing(seat={"$ref": "#/$defs/Seat"}), "$defs": definitions}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (thing(), thing(end=TEXT)),
        (thing("start", start=TEXT), thing(start=TEXT)),
        (thing(start=TEXT), {"type": "object"}),
        (thing(start=TEXT), {**thing(), "additionalProperties": TEXT}),
        (thing(start=TEXT), thing(start=either(TEXT, NOTHING))),
        (thing(start=TEXT), thing(start={**TEXT, "description": "when", "title": "Start", "examples": ["10:00"]})),
        (thing(start=TEXT), thing(start={**TEXT, "default": "10:00"})),
        (NUMBER, {"type": "number"}),
        (NUMBER, {}),
        ({"enum": ["a"]}, {"enum": ["b", "a"]}),
        ({"const": "a", **TEXT}, {"enum": ["a", "b"], **TEXT}),
        ({"const": "a", **TEXT}, TEXT),
        ({**NUMBER, "minimum": 1, "maximum": 5}, {**NUMBER, "minimum": 0, "maximum": 6}),
        ({**TEXT, "pattern": "^a$", "minLength": 1}, TEXT),
        (several(NUMBER, minItems=2), several({"type": "number"}, minItems=1)),
        (several(NUMBER), several({})),
        (either(TEXT, NOTHING), either(NUMBER, NOTHING, TEXT)),
        (either({"const": "a"}, {"const": "b"}), {"enum": ["a", "b"]}),
        (referring(Seat=thing(row=NUMBER)), referring(Seat=thing(row=NUMBER, free=TEXT), More=NUMBER)),
        (referring(Seat=thing(row=NUMBER)), thing(seat=thing(row=NUMBER))),
        (thing(), {**thing(), "additionalProperties": TEXT}),
        (thing(), {"type": "object", "additionalProperties": True}),
    ],
)
def test_what_accepts_as_much_or_more_is_compatible(old: Schema, new: Schema):
    assert breaks(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        (thing(start=TEXT), thing(), ["/properties/start"]),
        (thing(start=TEXT), {**thing(), "additionalProperties": NUMBER}, ["/properties/start"]),
        (thing(), thing("end", end=TEXT), ["/required/end"]),
        (either(thing()), either(thing(), required=["kind"]), ["/required/kind"]),
        ({"type": "object"}, thing(), ["/additionalProperties"]),
        (TEXT, NUMBER, [""]),
        ({"type": "number"}, NUMBER, [""]),
        ({}, TEXT, [""]),
        (thing(start=either(TEXT, NOTHING)), thing(start=TEXT), ["/properties/start/anyOf/1"]),
        (either(TEXT, NOTHING), either(NUMBER, NOTHING), ["/anyOf/0"]),
        ({"enum": ["a", "b"]}, {"enum": ["a"]}, [""]),
        (TEXT, {"const": "a", **TEXT}, [""]),
        ({**NUMBER, "minimum": 0}, {**NUMBER, "minimum": 1}, ["/minimum"]),
        ({**NUMBER, "maximum": 5}, {**NUMBER, "maximum": 4}, ["/maximum"]),
        (TEXT, {**TEXT, "minLength": 1}, ["/minLength"]),
        ({**TEXT, "pattern": "^a$"}, {**TEXT, "pattern": "^b$"}, ["/pattern"]),
        (TEXT, {**TEXT, "format": "date"}, ["/format"]),
        ({**TEXT, "default": "a"}, {**TEXT, "default": "b"}, ["/default"]),
        ({**TEXT, "default": "a"}, TEXT, ["/default"]),
        (several(TEXT), several(NUMBER), ["/items"]),
        (several({}), several(NUMBER), ["/items"]),
    ],
)
def test_what_may_refuse_more_breaks_and_tells_where(old: Schema, new: Schema, places: list[str]):
    assert breaks(old, new) == places


def test_what_is_referred_to_is_compared_once():
    old, new = referring(Seat=thing(row=NUMBER)), referring(Seat=thing(row=TEXT))
    assert breaks(old, new) == ["/$defs/Seat/properties/row"]


@pytest.mark.parametrize(("leaf", "places"), [(NUMBER, []), (TEXT, ["/properties/bough/properties/leaves"])])
def test_what_stands_inside_itself_is_followed_under_another_name(leaf: Schema, places: list[str]):
    def tree(name: str, leaves: Schema) -> Schema:
        bough = {"$ref": f"#/$defs/{name}"}
        return {**thing(bough=bough), "$defs": {name: thing(bough=bough, leaves=leaves)}}

    assert breaks(tree("Branch", NUMBER), tree("Bough", leaf)) == places
