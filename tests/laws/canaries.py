"""Words that must not get out, in every field of a model that can hold a text: found by type, so that no list is kept.

A canary is named after its field, so that one that gets out tells where it sat: ``canary-wish-purpose``. What refuses
one is a reference to another row, a word from a list, a number or a date; there it says nothing of anybody.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from enum import Enum
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

import attrs

from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Known, Model

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

__all__ = ["CANARY", "Field", "poisoned"]

Field: TypeAlias = tuple[str, str]
"""The name of a model, and of a field of it."""

M = TypeVar("M", bound=Model)

CANARY: Final = re.compile(r"canary[-\w]*", re.IGNORECASE)
_EMPTY: Final = (None, UNKNOWN, ())
_PLAIN: Final[dict[Any, object]] = {
    bool: True,
    int: 1,
    float: 1.0,
    Known: Known.YES,
    date: date(2026, 6, 1),
    datetime: datetime(2026, 6, 1, 12, tzinfo=UTC),
}


def poisoned(
    model: M, *, public: Collection[Field] = (), forms: Iterable[str] = ("{}", "resident/{}")
) -> tuple[M, frozenset[Field]]:
    """Put a canary into each field that takes one, in one of some forms, but not where all is public; tell where."""
    words: dict[Field, str] = {}
    for field in sorted(set(_fields(model)) - set(public)):
        for form in forms:
            said = {**words, field: form.format("-".join(("canary", *field)).lower())}
            if _valid(model, said):
                words = said
                break
    found = _valid(model, words)
    assert found is not None
    return found, frozenset(words)


def _valid(model: M, words: dict[Field, str]) -> M | None:
    """Read the model again with these words in it; None where it is refused."""
    try:
        return type(model).model_validate_json(_said(model, words).model_dump_json(warnings=False))
    except ValueError:
        return None


# --- Finding fields, and filling them --------------------------------------------------------------------------------


def _types(kind: type) -> dict[str, Any]:
    """Tell the fields of a model or a value, each with its type; of anything else, none."""
    if issubclass(kind, Model):
        return {name: told.annotation for name, told in kind.model_fields.items()}
    if attrs.has(kind) and kind is not LocalText:
        return {told.name: told.type for told in attrs.fields(attrs.resolve_types(kind)) if told.init}
    return {}


def _fields(value: object) -> Iterator[Field]:
    """Find the fields, down to the innermost, that hold a text, or could."""
    if isinstance(value, tuple):
        for each in value:
            yield from _fields(each)
    for name, kind in _types(type(value)).items():
        yield from _fields(getattr(value, name))
        if _made(kind, "text") is not None:
            yield type(value).__name__, name


def _said(value: Any, words: dict[Field, str]) -> Any:  # noqa: ANN401 - a model, or what is in one
    """Make a model anew with a word in each of these fields; nothing is judged."""
    if isinstance(value, tuple):
        return tuple(_said(each, words) for each in value)
    owner, kinds = type(value).__name__, _types(type(value))
    told = {name: _told(getattr(value, name), kind, words.get((owner, name)), words) for name, kind in kinds.items()}
    if isinstance(value, Model):
        return value.model_construct(
            value.model_fields_set | {name for name in kinds if (owner, name) in words}, **told
        )
    return attrs.evolve(value, **told) if told else value


def _told(value: Any, kind: object, word: str | None, words: dict[Field, str]) -> Any:  # noqa: ANN401 - as above
    if word is not None and value in _EMPTY:
        return _made(kind, word)
    return _said(value if word is None else _reworded(value, word), words)


def _reworded(value: object, word: str) -> object:
    if isinstance(value, tuple):
        return tuple(_reworded(each, word) for each in value)
    if isinstance(value, LocalText):
        return LocalText.of(word)
    return word if isinstance(value, str) and not isinstance(value, Enum) else value


def _made(kind: Any, word: str) -> Any:  # noqa: ANN401 - a type, and a value of it
    """Make a value of a type that has the word in it; None where it can hold none."""
    if kind in (str, LocalText):
        return word if kind is str else LocalText.of(word)
    origin, inner = get_origin(kind), get_args(kind)
    makers: dict[Any, Callable[[], object]] = {
        Annotated: lambda: _made(inner[0], word),
        Union: lambda: next((made for each in inner if (made := _made(each, word)) is not None), None),
        tuple: lambda: _many(inner, word),
    }
    if make := makers.get(Union if origin is UnionType else origin):
        return make()
    return _whole(kind, word) if isinstance(kind, type) else None


def _many(kinds: tuple[Any, ...], word: str) -> tuple[object, ...] | None:
    inner = [kind for kind in kinds if kind is not ...]
    made = tuple(_made(kind, word) for kind in inner)
    if all(each is None for each in made):
        return None
    return tuple(_example(kind) if each is None else each for kind, each in zip(inner, made, strict=True))


def _whole(kind: type, word: str) -> object | None:
    """Make a model or a value of which every field that can hold the word does, and others only where they must."""
    types = _types(kind)
    texts = {name: made for name, told in types.items() if (made := _made(told, word)) is not None}
    if not texts:
        return None
    if issubclass(kind, Model):
        needed = [name for name, told in kind.model_fields.items() if told.is_required()]
        return kind.model_construct(**{name: _example(types[name]) for name in needed} | texts)
    try:
        return kind(**texts)
    except (TypeError, ValueError):  # a text of some form, such as a length of time
        return None


def _example(kind: Any) -> object:  # noqa: ANN401 - a type
    """Give some value of a type that holds no text."""
    inner = get_args(kind)
    if get_origin(kind) is Literal or get_origin(kind) is None:
        return inner[0] if inner else _PLAIN.get(kind)
    return next((made for each in inner if (made := _example(each)) is not None), None)
