"""What every row has: days on which it holds, sources of its facts, and what others say of them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from innbygger_core.decisions import Source
from innbygger_core.errors import UnreadableData
from innbygger_core.hubs import Claim, DatedRow, HubFacts, Library
from innbygger_core.network import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault

    Faults = Callable[..., tuple[Fault, ...]]


class TestDatedRows:
    ROW = DatedRow(id="a", valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))

    @pytest.mark.parametrize(
        ("day", "holds"),
        [
            (date(2025, 12, 31), False),
            (date(2026, 1, 1), True),
            (date(2026, 12, 31), True),
            (date(2027, 1, 1), False),
        ],
    )
    def test_hold_on_their_first_and_last_day(self, day: date, holds: bool):
        assert self.ROW.holds(day) is holds

    def test_hold_always_unless_they_say_otherwise(self):
        assert DatedRow(id="a").holds(date(1900, 1, 1))
        assert DatedRow(id="a", valid_from=date(2026, 1, 1)).holds(date(2199, 12, 31))
        assert DatedRow(id="a", valid_to=date(2026, 1, 1)).holds(date(1900, 1, 1))

    def test_may_hold_for_one_day(self):
        assert DatedRow(id="a", valid_from=date(2026, 1, 1), valid_to=date(2026, 1, 1)).holds(date(2026, 1, 1))

    def test_do_not_end_before_they_begin(self):
        with pytest.raises(ValidationError, match="reversed-dates"):
            DatedRow(id="a", valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1))


class TestSources:
    FACTS = HubFacts.model_validate(
        {"id": "a", "name": "A", "source": {"name": "report", "page": "2"}, "sources": {"leader": "senior"}}
    )

    def test_of_a_fact_are_its_own_and_else_the_row_s(self):
        assert self.FACTS.source_of("leader") == Source("senior")
        assert self.FACTS.source_of("name") == Source("report", "2")
        assert HubFacts(id="a", name="A").source_of("name") is None

    def test_are_pairs_inside_and_an_object_outside(self):
        assert self.FACTS.sources == (("leader", Source("senior")),)
        assert HubFacts(id="a", name="A", sources=self.FACTS.sources).sources == self.FACTS.sources

    def test_are_written_and_read_again(self):
        assert HubFacts.model_validate_json(self.FACTS.model_dump_json()) == self.FACTS
        assert HubFacts.model_validate(self.FACTS.model_dump()) == self.FACTS

    def test_are_of_facts_that_the_kind_of_row_has(self):
        assert Library(id="a", hub="b", sources={"level": "report"}).source_of("level") == Source("report")
        with pytest.raises(ValidationError, match="level"):
            HubFacts(id="a", name="A", sources={"level": "report"})

    def test_of_facts_that_no_row_has_are_told_each_where_it_stands(self, faults: Faults):
        found = faults(hubs=[{"id": "a", "name": "A", "sources": {"opend": "x", "leader": "y", "leadr": "z"}}])
        assert [(each.path, each.kind, each.found) for each in found] == [
            ("/hubs/0/sources/opend", "unknown-field", '"opend"'),
            ("/hubs/0/sources/leadr", "unknown-field", '"leadr"'),
        ]
        assert found[0].instead.endswith("opened")

    def test_of_facts_that_nothing_is_like_are_told_with_all_that_there_are(self, faults: Faults):
        (found,) = faults(hubs=[{"id": "a", "name": "A", "sources": {"qqqq": "x"}}])
        assert dict(found.params)["known"] == tuple(HubFacts.model_fields)

    @pytest.mark.parametrize("odd", ["a", 3, True, ["leader"], [["leader", "report"]], None])
    def test_are_an_object(self, faults: Faults, odd: object):
        (found,) = faults(hubs=[{"id": "a", "name": "A", "sources": odd}])
        assert (found.path, found.kind) == ("/hubs/0/sources", "wrong-type")

    @pytest.mark.parametrize("odd", [("ab",), (1,), (("leader",),), ((["leader"], "x"),), (("leader", "x"),) * 2])
    def test_are_pairs_with_names_of_their_own_in_python(self, odd: object):
        with pytest.raises(ValidationError, match="sources"):
            HubFacts.model_validate({"id": "a", "name": "A", "sources": odd})

    @pytest.mark.parametrize("name", ["fact:unknown", "fact:known", "[key]", "", "a/b", "~1"])
    def test_of_facts_with_odd_names_are_told_too(self, faults: Faults, name: str):
        found = faults(hubs=[{"id": "a", "name": "A", "sources": {name: 3}, name: 3}])
        assert {each.kind for each in found} == {"wrong-type", "unexpected"}


def claims(value: str) -> str:
    """A plan in which somebody else says something else of a name."""
    row = f'{{"id": "a", "name": "A", "also_said": [{{"field": "name", "source": "x", "value": {value}}}]}}'
    return f'{{"format": "innbygger.plan/1", "municipality": {{"name": "A"}}, "hubs": [{row}]}}'


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()


class TestClaims:
    @given(value=SCALARS)
    def test_hold_any_scalar_of_json_as_it_was(self, value: object):
        plan = read_plan(claims(json.dumps(value)))
        (claim,) = plan.hubs[0].also_said
        assert (type(claim.value), claim.value) == (type(value), value)
        (again,) = read_plan(plan.model_dump_json()).hubs[0].also_said
        assert (type(again.value), again.value) == (type(value), value)

    @pytest.mark.parametrize("written", ['"unknown"', '"null"', '""', "10" * 200, "1E5", "-0.0"])
    def test_hold_what_only_looks_like_something_else(self, written: str):
        (claim,) = read_plan(claims(written)).hubs[0].also_said
        assert claim.value == json.loads(written)

    @pytest.mark.parametrize("written", ["[]", "[1]", "{}", '{"nb": "Torg"}', "1e400", "-1e400"])
    def test_hold_nothing_else_and_are_told_once(self, written: str):
        with pytest.raises(UnreadableData) as refused:
            read_plan(claims(written))
        (found,) = refused.value.faults
        assert (found.path, found.kind) == ("/hubs/0/also_said/0/value", "wrong-type")
        assert found.instead == "write a text, a number, true, false or null"

    @pytest.mark.parametrize("odd", [float("nan"), float("inf"), b"x", date(2026, 1, 1), (1,)])
    def test_hold_nothing_else_in_python(self, odd: object):
        with pytest.raises(ValidationError, match="wrong-type"):
            Claim.model_validate({"field": "name", "value": odd, "source": "x"})

    @pytest.mark.parametrize("missing", ["field", "value", "source"])
    def test_say_what_of_what_and_who(self, faults: Faults, missing: str):
        claim: dict[str, Any] = {"field": "name", "value": None, "source": "x"}
        del claim[missing]
        (found,) = faults(hubs=[{"id": "a", "name": "A", "also_said": [claim]}])
        assert (found.path, found.kind) == (f"/hubs/0/also_said/0/{missing}", "missing")

    def test_about_facts_that_the_row_does_not_have_are_told_each(self, faults: Faults):
        said = [{"field": name, "value": 1, "source": "x"} for name in ("capacity", "opened", "stoories")]
        found = faults(hubs=[{"id": "a", "name": "A", "also_said": said}])
        assert [(each.path, each.kind) for each in found] == [
            ("/hubs/0/also_said/0/field", "unknown-field"),
            ("/hubs/0/also_said/2/field", "unknown-field"),
        ]

    def test_may_contradict_each_other_about_one_fact(self):
        said = tuple(Claim(field="opened", value=when, source="x") for when in ("2020", "2021", "2020"))
        assert HubFacts(id="a", name="A", opened="2020-06", also_said=said).also_said == said
