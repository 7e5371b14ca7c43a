"""Damaged copies of the shipped plan: whatever was done to them, each ends with 0, 1 or 2, and never with a traceback.

A traceback would show here as the exception itself, since the command runs in this process. The deep profile of
Hypothesis damages twenty times as many.
"""

from __future__ import annotations

import json
from copy import deepcopy
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Command, Ended

    Place = tuple[Any, Any]

PLAN: dict[str, Any] = json.loads(files("innbygger_core.datasets").joinpath("nye_asker.json").read_text("utf-8"))
TEXT = json.dumps(PLAN, ensure_ascii=False, indent=1)
NO_WORDS = [None, True, False, 0, -1, 1.5, 10**30, [], {}, [None], [[[[]]]], {"id": {}}, {"": ""}]
WORDS = ["", " ", "\0", "unknown", "tofte", "hub/tofte", "hubs", "mon-sun", "10:00-09:00", "2026-02-30", "W99", "æ😀"]
STRANGE = st.sampled_from([*NO_WORDS, *WORDS])
COMMANDS = st.sampled_from(
    [
        ("check", "-"),
        ("check", "-", "--on", "2020-01-01", "--format", "json"),
        ("check", "-", "--lang", "nn", "--format", "markdown"),
        ("hours", "-", "heggedal", "--at", "2026-06-10T12:00", "--lang", "en"),
        ("hours", "-", "tofte", "--at", "2026-12-24T23:59"),
        ("feed", "-", "heggedal", "--start", "2026-06-01", "--end", "2026-07-01", "--lang", "nb"),
    ]
)


def places(part: Any) -> Iterator[Place]:  # noqa: ANN401 - whatever stands in a document
    """Every object or list of a document, with each key or index in it."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in list(inner):
        yield part, key
        yield from places(value)


def drop(_draw: st.DrawFn, here: Place, _there: Place) -> None:
    part, key = here
    del part[key]


def put_something_strange(draw: st.DrawFn, here: Place, _there: Place) -> None:
    part, key = here
    part[key] = draw(STRANGE)


def swap(_draw: st.DrawFn, here: Place, there: Place) -> None:
    (one, key), (other, its) = here, there
    one[key], other[its] = deepcopy(other[its]), deepcopy(one[key])


def copy_over(_draw: st.DrawFn, here: Place, there: Place) -> None:
    (one, key), (other, its) = here, there
    one[key] = deepcopy(other[its])


def rename(draw: st.DrawFn, here: Place, _there: Place) -> None:
    part, key = here
    if isinstance(part, dict):
        part[draw(st.sampled_from(["id", "hours", "layers", "kind", "nonsense", ""]))] = part.pop(key)


def damage_the_text(draw: st.DrawFn, here: Place, _there: Place) -> None:
    part, key = here
    if isinstance(part[key], str):
        at = draw(st.integers(0, len(part[key])))
        part[key] = part[key][:at] + draw(st.sampled_from(["", "\0", "\x1b[2J", "\u2028", "-", "?", "9" * 50]))


DAMAGES = st.sampled_from([drop, put_something_strange, swap, copy_over, rename, damage_the_text])


@st.composite
def damaged_plans(draw: st.DrawFn) -> bytes:
    """The shipped plan with one or a few things done to it: JSON still, and now and then a plan."""
    plan = deepcopy(PLAN)
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3, 5]))):
        found = list(places(plan))
        draw(DAMAGES)(draw, draw(st.sampled_from(found)), draw(st.sampled_from(found)))
        if not any(places(plan)):
            break
    return json.dumps(plan).encode()


@st.composite
def damaged_texts(draw: st.DrawFn) -> bytes:
    """The shipped plan as text, cut, doubled, or with bytes in it that do not belong there."""
    text = TEXT.encode()
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    alien = draw(st.binary(max_size=4) | st.sampled_from([b"\0", b"&a *a", b"- ", b"[[[[", b"%YAML 3.0\n---\n"]))
    return draw(st.sampled_from([text[:end], text[start:], text[:start] + alien + text[end:], text + alien + text]))


def assert_ended_well(ended: Ended) -> None:
    assert ended.code in (0, 1, 2)
    assert bool(ended.err) == (ended.code == 2)
    assert "\x1b" not in ended.err


@given(plan=damaged_plans(), command=COMMANDS)
def test_a_plan_with_other_things_in_it_than_it_should_have(innbygger: Command, plan: bytes, command: tuple[str, ...]):
    assert_ended_well(innbygger(*command, stdin=plan))


@given(text=damaged_texts())
def test_a_text_that_is_damaged(innbygger: Command, text: bytes):
    assert_ended_well(innbygger("check", "-", stdin=text))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for documents whose suffix matters."""
    return tmp_path_factory.mktemp("damaged")


@given(text=damaged_texts().map(lambda text: text[:2000]), suffix=st.sampled_from(["yaml", "toml"]))
def test_a_damaged_text_that_says_to_be_yaml_or_toml(innbygger: Command, folder: Path, text: bytes, suffix: str):
    path = folder / f"plan.{suffix}"
    path.write_bytes(text)
    ended = innbygger("check", str(path))
    assert_ended_well(ended)


LONG = "x" * 10_000_000


@pytest.mark.parametrize(
    "place",
    [("municipality", "name"), ("hubs", 0, "id"), ("hubs", 0, "name"), ("format",), ("hubs", 0, LONG)],
    ids=["name", "id", "hub", "format", "key"],
)
def test_ten_megabytes_where_a_word_should_stand(innbygger: Command, place: tuple[Any, ...]):
    plan = deepcopy(PLAN)
    part: Any = plan
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = LONG
    assert_ended_well(innbygger("check", "-", stdin=json.dumps(plan).encode()))


@pytest.mark.parametrize(
    ("suffix", "document"),
    [("json", f'"{LONG}"'), ("json", LONG), ("json", "[" * len(LONG)), ("toml", f'x = "{LONG}"'), ("toml", LONG)],
    ids=["text", "words", "brackets", "toml", "words as toml"],
)
def test_ten_megabytes_of_something_else(innbygger: Command, folder: Path, suffix: str, document: str):
    path = folder / f"long.{suffix}"
    path.write_text(document)
    ended = innbygger("check", str(path))
    assert_ended_well(ended)
    assert ended.code == 2
    assert len(ended.err) < 1000
