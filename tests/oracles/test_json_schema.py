"""The frozen schemas, judged by ``jsonschema``: they are schemas, and accept and refuse what the library does.

The schemas are the stricter side: a model also takes some of what JSON writes in another way, such as the number of
seconds for an instant. So what is changed here is changed to what no reader would take for what it was.
"""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from tests.interchange.freezing import ROOTS
from tests.laws.agreement_documents import agreements
from tests.laws.hours_documents import documents as hours_documents
from tests.laws.seasons_for_laws import queues
from tests.laws.sharing_oracle.asking import decide
from tests.laws.sharing_oracle.worlds import questions
from tests.oracles.json_documents import DOCUMENTS

from innbygger_core.agreements import Agreement
from innbygger_core.errors import UnreadableData
from innbygger_core.interchange import json_schema
from innbygger_core.rulebook import read_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.laws.hours_documents import Drawn
    from tests.laws.sharing_oracle.facts import Ask, World

    from innbygger_core.sharing import Application

EVERY_NAME = pytest.mark.parametrize("name", json_schema.names())
FEWER = settings(max_examples=settings.get_profile(settings.get_current_profile_name()).max_examples // 2)
WEIRD = {"weird": [[]]}
OTHERS = ("null", '""', "[]", "{}", '{"weird": [[]]}', '[{"weird": [[]]}]')
NUMBERS = ("-1", "1000000")


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema.schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


@cache
def adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(ROOTS[name])


def faults(name: str, document: object) -> list[str]:
    return [f"{fault.json_path}: {fault.message}" for fault in validator(name).iter_errors(document)]


def is_read(name: str, document: object) -> bool:
    try:
        read_policy(json.dumps(document)) if name == "policy" else adapter(name).validate_json(json.dumps(document))
    except (ValidationError, UnreadableData):
        return False
    return True


def again(name: str, document: object) -> object:
    """What the library writes when it has read the document; a policy it only reads."""
    if name == "policy":
        return document
    model = adapter(name)
    return json.loads(model.dump_json(model.validate_json(json.dumps(document))))


def places(document: object) -> Iterator[tuple[Any, str | int]]:
    """Every member and element of the document, as what holds it and its key."""
    items = list(document.items() if isinstance(document, dict) else enumerate(document))
    for key, value in items:
        yield document, key
        if isinstance(value, dict | list):
            yield from places(value)


@st.composite
def changed(draw: st.DrawFn, name: str) -> object:
    """Draw a document in which something is left out, emptied, out of bounds, strange, or too much."""
    smallest = sorted(DOCUMENTS[name], key=lambda document: len(str(document)))[:12]
    box = {"document": copy.deepcopy(draw(st.sampled_from(smallest)))}
    holder, key = draw(st.sampled_from(list(places(box))))
    others = OTHERS + (NUMBERS if type(holder[key]) is int else ())
    match draw(st.sampled_from(["replace", "remove", "add"])):
        case "remove":
            del holder[key]
        case "add" if isinstance(holder, dict):
            holder["weird"] = json.loads(draw(st.sampled_from(others)))
        case _:
            holder[key] = json.loads(draw(st.sampled_from(others)))
    return box.get("document")


@EVERY_NAME
def test_it_is_a_schema(name: str):
    Draft202012Validator.check_schema(json_schema.schema(name))


@EVERY_NAME
def test_documents_that_the_library_reads_are_accepted(name: str):
    assert [(faults(name, document), is_read(name, document)) for document in DOCUMENTS[name]] == [([], True)] * len(
        DOCUMENTS[name]
    )


@EVERY_NAME
def test_what_the_library_writes_is_accepted(name: str):
    assert [faults(name, again(name, document)) for document in DOCUMENTS[name]] == [[]] * len(DOCUMENTS[name])


@EVERY_NAME
def test_a_member_that_nobody_knows_is_refused_by_both(name: str):
    for document in DOCUMENTS[name]:
        strange = [*document, WEIRD] if isinstance(document, list) else {**document, **WEIRD}
        assert faults(name, strange)
        assert not is_read(name, strange)


@EVERY_NAME
@pytest.mark.parametrize("other", [None, 17, "weird", [WEIRD], WEIRD])
def test_something_else_altogether_is_refused_by_both(name: str, other: object):
    assert faults(name, other)
    assert not is_read(name, other)


@EVERY_NAME
@given(st.data())
def test_what_is_refused_by_the_schema_is_refused_by_the_library(name: str, data: st.DataObject):
    document = data.draw(changed(name))
    if is_read(name, document):
        assert faults(name, document) == []
        assert faults(name, again(name, document)) == []


@given(hours_documents())
def test_hours_of_every_kind_are_accepted(drawn: Drawn):
    for document in (drawn.document, *drawn.context):
        assert faults("hours", document) == []
        assert faults("hours", again("hours", document)) == []


@given(agreements())
def test_agreements_of_every_kind_are_accepted(document: dict[str, Any]):
    assert faults("agreement", document) == []
    assert faults("agreement", json.loads(Agreement.model_validate(document).model_dump_json())) == []


@given(queues())
def test_applications_are_accepted(applications: list[Application]):
    assert [faults("application", json.loads(each.model_dump_json())) for each in applications] == [[]] * len(
        applications
    )


@FEWER
@given(questions())
def test_plans_bookings_and_decisions_are_accepted(question: tuple[World, Ask]):
    world, ask = question
    decision = adapter("decision").dump_python(decide(world, ask), mode="json")
    assert faults("plan", world.plan) == []
    assert [faults("booking", row) for row in world.bookings] == [[]] * len(world.bookings)
    assert faults("decision", decision) == []
    assert faults("booking-request", decision["request"]) == []
