"""The floor: strict models, facts that may be unknown, and values that cross a boundary."""

from __future__ import annotations

import itertools
import pickle
from datetime import timedelta
from typing import Literal

import attrs
import pytest
from pydantic import TypeAdapter, ValidationError

from innbygger_core.values import FACT_LABELS, UNKNOWN, Fact, Known, Model, boundary

YES, NO = Known.YES, Known.NO
KNOWN = TypeAdapter(Known)


class Premises(Model):
    name: str
    step_free: Known = UNKNOWN
    storeys: Fact[int] = UNKNOWN
    lift: Fact[Literal["public", "staff"] | None] = UNKNOWN
    closes_after: timedelta = timedelta(hours=1)


class TestModel:
    def test_is_frozen(self):
        premises = Premises(name="Tofte")
        with pytest.raises(ValidationError, match="frozen"):
            premises.name = "Holmen"

    def test_refuses_what_it_does_not_know(self):
        with pytest.raises(ValidationError, match="extra_forbidden"):
            Premises.model_validate({"name": "Tofte", "sorteys": 2})

    def test_writes_lengths_of_time_as_iso_8601(self):
        assert Premises(name="Tofte").model_dump(mode="json")["closes_after"] == "PT1H"

    def test_builds_its_schema_on_first_use(self):
        class Unused(Model):
            name: str

        assert not Unused.__pydantic_complete__
        assert Unused(name="Tofte").name == "Tofte"
        assert Unused.__pydantic_complete__


class TestKnown:
    @pytest.mark.parametrize(("fact", "known"), [(True, YES), (False, NO), (None, UNKNOWN)])
    def test_is_made_of_a_boolean_or_none(self, fact: bool | None, known: Known):
        assert Known.of(fact) is known

    @pytest.mark.parametrize("known", Known)
    def test_refuses_to_be_a_boolean(self, known: Known):
        with pytest.raises(TypeError, match="fact is not Known"):
            bool(known)

    @pytest.mark.parametrize(
        ("one", "other", "both", "either"),
        [
            (YES, YES, YES, YES),
            (YES, NO, NO, YES),
            (YES, UNKNOWN, UNKNOWN, YES),
            (NO, NO, NO, NO),
            (NO, UNKNOWN, NO, UNKNOWN),
            (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        ],
    )
    def test_combines_by_the_strong_logic_of_three_values(self, one: Known, other: Known, both: Known, either: Known):
        assert one & other is other & one is both
        assert one | other is other | one is either

    @pytest.mark.parametrize(("known", "negated"), [(YES, NO), (NO, YES), (UNKNOWN, UNKNOWN)])
    def test_negates(self, known: Known, negated: Known):
        assert ~known is negated

    @pytest.mark.parametrize(("one", "other"), list(itertools.product(Known, repeat=2)))
    def test_keeps_the_laws_of_de_morgan(self, one: Known, other: Known):
        assert ~(one & other) is ~one | ~other

    @pytest.mark.parametrize("known", Known)
    def test_stays_itself_through_pickling(self, known: Known):
        assert pickle.loads(pickle.dumps(known)) is known


class TestKnownInJson:
    @pytest.mark.parametrize(("known", "written"), [(YES, b"true"), (NO, b"false"), (UNKNOWN, b'"unknown"')])
    def test_is_true_false_or_unknown(self, known: Known, written: bytes):
        assert KNOWN.dump_json(known) == written
        assert KNOWN.validate_json(written) is known

    @pytest.mark.parametrize("written", ["1", "0", '"yes"', '"no"', '"true"', "null", "[]", '"Unknown"'])
    def test_is_nothing_else(self, written: str):
        with pytest.raises(ValidationError) as refused:
            KNOWN.validate_json(written)
        assert [(error["type"], error["msg"]) for error in refused.value.errors()] == [
            ("known", 'write true, false or "unknown"')
        ]

    @pytest.mark.parametrize("known", Known)
    def test_reads_itself_and_its_plain_value_in_python(self, known: Known):
        assert KNOWN.validate_python(known) is known
        assert KNOWN.validate_python(known.value) is known

    @pytest.mark.parametrize("given", [1, 0, "yes", None])
    def test_reads_nothing_else_in_python(self, given: object):
        with pytest.raises(ValidationError):
            KNOWN.validate_python(given)

    def test_publishes_a_schema(self):
        assert KNOWN.json_schema() == {"anyOf": [{"type": "boolean"}, {"const": "unknown", "type": "string"}]}


class TestFact:
    @pytest.mark.parametrize("written", ['{"name":"Tofte","storeys":3}', '{"name":"Tofte","storeys":"unknown"}'])
    def test_is_itself_or_unknown_in_json_both_ways(self, written: str):
        premises = Premises.model_validate_json(written)
        assert premises.model_dump_json(exclude_unset=True) == written

    def test_left_out_is_unknown(self):
        assert Premises(name="Tofte").storeys is UNKNOWN

    def test_null_says_none_which_is_not_unknown(self):
        assert Premises.model_validate_json('{"name": "Tofte", "lift": null}').lift is None
        assert Premises.model_validate_json('{"name": "Tofte"}').lift is UNKNOWN

    def test_null_is_refused_where_none_is_no_answer(self):
        with pytest.raises(ValidationError):
            Premises.model_validate_json('{"name": "Tofte", "storeys": null}')

    @pytest.mark.parametrize("unknown", [UNKNOWN, "unknown"])
    def test_reads_unknown_in_python_in_either_form(self, unknown: Known | str):
        assert Premises(name="Tofte", storeys=unknown).storeys is UNKNOWN

    @pytest.mark.parametrize("known", [YES, NO])
    def test_refuses_a_yes_or_no_in_place_of_the_fact(self, known: Known):
        with pytest.raises(ValidationError):
            Premises(name="Tofte", storeys=known)

    def test_is_written_plainly_in_python_too(self):
        assert Premises(name="Tofte", storeys=2).model_dump(include={"storeys", "lift"}) == {
            "storeys": 2,
            "lift": "unknown",
        }

    def test_names_the_two_sides_in_paths_by_labels_that_can_be_left_out(self):
        with pytest.raises(ValidationError) as refused:
            Premises.model_validate({"name": "Tofte", "storeys": "many"})
        paths = {error["loc"] for error in refused.value.errors()}
        assert paths == {("storeys", label) for label in FACT_LABELS}

    def test_publishes_a_schema(self):
        storeys = Premises.model_json_schema()["properties"]["storeys"]
        assert storeys["anyOf"] == [{"const": "unknown", "type": "string"}, {"type": "integer"}]

    def test_survives_pickling_in_its_model(self):
        premises = Premises(name="Tofte", storeys=3, lift=None)
        assert pickle.loads(pickle.dumps(premises)) == premises


@boundary
@attrs.frozen
class Seat:
    row: int
    letters: tuple[str, ...] = ()
    free: Known = UNKNOWN


@boundary
@attrs.frozen
class Bench:
    seats: tuple[Seat, ...]
    _maker: str = "unnamed"
    count: int = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "count", len(self.seats))


@boundary
@attrs.frozen
class Branch:
    name: str
    branches: tuple[Branch, ...] = ()


class Stage(Model):
    bench: Bench


SEATS, BENCHES = TypeAdapter(Seat), TypeAdapter(Bench)
SEAT = Seat(3, ("a", "b"), Known.YES)
BENCH = Bench((SEAT, Seat(4)), maker="Hamar")


class TestBoundary:
    def test_leaves_the_value_a_plain_attrs_class(self):
        assert attrs.has(Seat)
        assert Seat(3) == Seat(3)
        assert pickle.loads(pickle.dumps(BENCH)) == BENCH

    def test_round_trips_through_json(self):
        assert SEATS.dump_json(SEAT) == b'{"row":3,"letters":["a","b"],"free":true}'
        assert SEATS.validate_json(SEATS.dump_json(SEAT)) == SEAT

    def test_round_trips_through_plain_python(self):
        assert SEATS.dump_python(SEAT) == {"row": 3, "letters": ("a", "b"), "free": True}
        assert SEATS.validate_python(SEATS.dump_python(SEAT)) == SEAT

    def test_passes_a_value_through_unchanged(self):
        assert SEATS.validate_python(SEAT) is SEAT

    def test_holds_other_values_and_hides_what_is_worked_out(self):
        written = BENCHES.dump_python(BENCH, mode="json")
        assert written == {
            "seats": [
                {"row": 3, "letters": ["a", "b"], "free": True},
                {"row": 4, "letters": [], "free": "unknown"},
            ],
            "maker": "Hamar",
        }
        assert BENCHES.validate_python(written) == BENCH

    def test_stands_in_a_model(self):
        stage = Stage(bench=BENCH)
        assert Stage.model_validate_json(stage.model_dump_json()) == stage

    def test_holds_others_of_its_own_kind(self):
        trunk = Branch("trunk", (Branch("twig"), Branch("bough", (Branch("leaf"),))))
        branches = TypeAdapter(Branch)
        assert branches.validate_json(branches.dump_json(trunk)) == trunk
        assert branches.json_schema()["$defs"]["Branch"]["properties"]["branches"]["items"] == {
            "$ref": "#/$defs/Branch"
        }

    @pytest.mark.parametrize(
        ("written", "path", "kind"),
        [
            ('{"row": "third"}', ("row",), "int_parsing"),
            ("{}", ("row",), "missing"),
            ('{"row": 3, "colour": "red"}', ("colour",), "extra_forbidden"),
            ('{"row": 3, "free": 1}', ("free",), "known"),
            ("[3]", (), "dict_type"),
        ],
    )
    def test_refuses_and_says_where(self, written: str, path: tuple[str, ...], kind: str):
        with pytest.raises(ValidationError) as refused:
            SEATS.validate_json(written)
        assert [(error["loc"], error["type"]) for error in refused.value.errors()] == [(path, kind)]

    @pytest.mark.parametrize("mode", ["validation", "serialization"])
    def test_publishes_a_schema(self, mode: Literal["validation", "serialization"]):
        schema = SEATS.json_schema(mode=mode)
        assert schema["type"] == "object"
        assert schema["additionalProperties"] is False
        assert schema["required"] == ["row"]
        assert schema["properties"]["letters"] == {"items": {"type": "string"}, "title": "Letters", "type": "array"}

    def test_is_described_once_in_the_schema_of_what_holds_it(self):
        schema = BENCHES.json_schema()
        assert schema["properties"]["seats"]["items"] == {"$ref": "#/$defs/Seat"}
        assert set(schema["$defs"]) == {"Seat"}
