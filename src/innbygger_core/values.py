"""The floor under everything: the base of models, the decorator that lets values cross a boundary, and `Known`.

Models (:class:`Model`) are strict because strangers write them. Values (attrs) are cheap because nobody validates
them twice; :func:`boundary` teaches those that leave the library to speak pydantic, so that a web framework can
return them and publish their schema.
"""

from __future__ import annotations

import inspect
import re
from contextvars import ContextVar
from enum import Enum
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, TypeVar, get_args, get_type_hints

import attrs
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["FACT_LABELS", "UNKNOWN", "AsObject", "Fact", "Known", "Model", "boundary"]

T = TypeVar("T")


class Model(BaseModel):
    """What a municipality writes down, and what crosses a boundary: frozen, and nothing unexpected in it.

    Schemas are built on first use (``defer_build``), so that importing the library stays cheap. A JSON schema describes
    each member as the docstring's ``Attributes`` do.

    Example:
        >>> class Sign(Model):
        ...     words: str
        >>> Sign(words="Åpent").model_dump()
        {'words': 'Åpent'}
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, ser_json_timedelta="iso8601")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler, /) -> JsonSchemaValue:
        """Describe the members in the words of the docstring."""
        return _described(cls, schema, handler)


class Known(Enum):
    """Yes, no, or unknown: what a source says about a thing. In JSON ``true``, ``false``, ``"unknown"``.

    A fact left out is unknown, and unknown is not no; so a ``Known`` refuses to be used as a Boolean.

    Example:
        >>> Known.of(True), Known.of(None)
        (<Known.YES: True>, <Known.UNKNOWN: 'unknown'>)
        >>> bool(Known.UNKNOWN)
        Traceback (most recent call last):
        TypeError: A Known can be unknown, so it is no Boolean. Write `fact is Known.YES`, or `fact is not Known.NO`.
    """

    YES = True
    NO = False
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, fact: bool | None) -> Known:  # noqa: FBT001 - the Boolean is the subject, not a flag
        """Make a ``Known`` of a Boolean, or of None where nothing is known.

        >>> Known.of(False)
        <Known.NO: False>
        """
        return cls.UNKNOWN if fact is None else cls(fact)

    def __bool__(self) -> bool:
        """Refuse, and say what to write instead."""
        msg = "A Known can be unknown, so it is no Boolean. Write `fact is Known.YES`, or `fact is not Known.NO`."
        raise TypeError(msg)

    def __and__(self, other: Known) -> Known:
        """Both: no if either is no, else unknown if either is unknown.

        >>> Known.YES & Known.UNKNOWN, Known.NO & Known.UNKNOWN
        (<Known.UNKNOWN: 'unknown'>, <Known.NO: False>)
        """
        if self is Known.NO or other is Known.NO:
            return Known.NO
        return other if self is Known.YES else Known.UNKNOWN

    def __or__(self, other: Known) -> Known:
        """Either: yes if either is yes, else unknown if either is unknown.

        >>> Known.NO | Known.UNKNOWN
        <Known.UNKNOWN: 'unknown'>
        """
        if self is Known.YES or other is Known.YES:
            return Known.YES
        return other if self is Known.NO else Known.UNKNOWN

    def __invert__(self) -> Known:
        """Not: unknown stays unknown.

        >>> ~Known.YES, ~Known.UNKNOWN
        (<Known.NO: False>, <Known.UNKNOWN: 'unknown'>)
        """
        return self if self is Known.UNKNOWN else Known(not self.value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Speak JSON: exactly ``true``, ``false`` or ``"unknown"``, never 1, 0, "yes" or "no"."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

        written = core_schema.union_schema(
            [core_schema.bool_schema(strict=True), core_schema.literal_schema(["unknown"])],
            custom_error_type="known",
            custom_error_message='write true, false or "unknown"',
        )
        read = core_schema.no_info_after_validator_function(cls, written)
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), read], mode="left_to_right"),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda known: known.value),
        )


UNKNOWN: Literal[Known.UNKNOWN] = Known.UNKNOWN
"""What a fact is until somebody says it."""


def _not_a_known(given: object) -> object:
    """Refuse yes and no where a fact is wanted: pydantic would read them as 1 and 0."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only where something is read

    if isinstance(given, Known):
        raise PydanticCustomError("other", "{message}", {"message": "a yes or no stands where a fact is wanted"})
    return given


class _OrUnknown:
    """The schema of a fact: ``"unknown"`` first, then the fact itself, each under a label that paths leave out."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

        unknown = core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(Known, core_schema.literal_schema(["unknown"])),
            python_schema=core_schema.no_info_after_validator_function(
                Known, core_schema.literal_schema(["unknown", Known.UNKNOWN])
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda known: known.value),
        )
        fact = reduce(or_, (kind for kind in get_args(source) if kind != Literal[Known.UNKNOWN]))
        told = handler.generate_schema(fact)
        known = core_schema.json_or_python_schema(
            json_schema=told, python_schema=core_schema.no_info_before_validator_function(_not_a_known, told)
        )
        return core_schema.union_schema([(unknown, FACT_LABELS[0]), (known, FACT_LABELS[1])], mode="left_to_right")


FACT_LABELS = ("fact:unknown", "fact:known")
"""How pydantic's error paths name the two sides of a :data:`Fact`; whoever shows a path leaves them out."""

Fact: TypeAlias = Annotated[T | Literal[Known.UNKNOWN], _OrUnknown()]
"""A fact of type ``T`` that may be unknown; in JSON the value itself, or ``"unknown"``."""


class AsObject:
    """Marks ordered pairs that are an object in JSON: ``Annotated[tuple[tuple[str, T], ...], AsObject()]``.

    Models hold no dicts, since a frozen model with a dict in it is not frozen.

    Example:
        >>> from pydantic import TypeAdapter
        >>> pairs = TypeAdapter(Annotated[tuple[tuple[str, int], ...], AsObject()])
        >>> pairs.validate_json('{"a": 1, "b": 2}'), pairs.dump_json((("a", 1),))
        ((('a', 1), ('b', 2)), b'{"a":1}')
    """

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read an object or pairs; write an object."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

        pair, _ = get_args(source)
        name, value = get_args(pair)
        members = core_schema.dict_schema(handler.generate_schema(name), handler.generate_schema(value))
        read = core_schema.no_info_after_validator_function(lambda given: tuple(given.items()), members)
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.no_info_before_validator_function(_as_dict, read),
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda pairs, write: write(dict(pairs)), schema=members
            ),
        )


def _as_dict(given: object) -> object:
    """Make an object of pairs, each with a name of its own; whatever else stands there is left to be refused."""
    if not (isinstance(given, tuple) and all(map(_is_pair, given))):
        return given
    made = dict(given)
    return made if len(made) == len(given) else given


def _is_pair(given: object) -> bool:
    return isinstance(given, tuple) and len(given) == len(("name", "value")) and isinstance(given[0], str)


def boundary(cls: type[T]) -> type[T]:
    """Let an attrs value cross a boundary: pydantic can validate, serialize and describe it.

    The value stays a plain attrs class; pydantic's work is done the first time somebody asks for its schema.
    Annotations must be importable at run time. In JSON it is an object with one member for each field; nothing
    unexpected is accepted. A JSON schema describes each member as the docstring's ``Attributes`` do.

    Example:
        >>> from pydantic import TypeAdapter
        >>> @boundary
        ... @attrs.frozen
        ... class Seat:
        ...     row: int
        ...     free: Known = Known.UNKNOWN
        >>> seats = TypeAdapter(Seat)
        >>> seats.validate_json('{"row": 3}')
        Seat(row=3, free=<Known.UNKNOWN: 'unknown'>)
        >>> seats.dump_python(Seat(3, Known.YES))
        {'row': 3, 'free': True}
    """

    def schema(_source: type[T], handler: GetCoreSchemaHandler) -> CoreSchema:
        return _speaking(cls, handler)

    cls.__get_pydantic_core_schema__ = staticmethod(schema)  # type: ignore[attr-defined]
    cls.__get_pydantic_json_schema__ = staticmethod(partial(_described, cls))  # type: ignore[attr-defined]
    return cls


_being_taught: ContextVar[frozenset[type]] = ContextVar("_being_taught", default=frozenset())


def _speaking(cls: type, handler: GetCoreSchemaHandler) -> CoreSchema:
    """Teach an attrs class to speak pydantic; a class inside itself (a decision's parts) becomes a reference."""
    from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

    ref = f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"
    if cls in _being_taught.get():
        return core_schema.definition_reference_schema(ref)
    within = _being_taught.set(_being_taught.get() | {cls})
    try:
        members = _members(cls, handler)
    finally:
        _being_taught.reset(within)
    names = {field.alias: field.name for field in attrs.fields(cls) if field.init}
    made = core_schema.no_info_after_validator_function(lambda given: cls(**given), members)
    return core_schema.json_or_python_schema(
        json_schema=made,
        python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), made], mode="left_to_right"),
        serialization=core_schema.wrap_serializer_function_ser_schema(
            lambda it, write: write({alias: getattr(it, name) for alias, name in names.items()}), schema=members
        ),
        ref=ref,
    )


def _members(cls: type, handler: GetCoreSchemaHandler) -> CoreSchema:
    from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

    hints = get_type_hints(cls, include_extras=True)
    fields = {
        field.alias: core_schema.typed_dict_field(
            handler.generate_schema(hints[field.name]), required=field.default is attrs.NOTHING
        )
        for field in attrs.fields(cls)
        if field.init
    }
    return core_schema.typed_dict_schema(fields, cls=cls, extra_behavior="forbid")


# --- What docstrings say, put where those look who read a schema instead of code --------------------------------------

_SECTION = re.compile(r"^(?:Args|Attributes|Example|Raises):$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"^Attributes:\n((?:(?: .*)?\n)*)", re.MULTILINE)
_MEMBER = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)
_MARKED = re.compile(r"``(.+?)``|:\w+:`~?(.+?)`", re.DOTALL)
_NONE = re.compile(r"\bNone\b")


def _described(cls: type, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """Make the JSON schema of a class, and say in it what its docstring says of the class and of each member."""
    made = handler(schema)
    whole = handler.resolve_ref_schema(made)
    if "description" in whole:
        whole["description"] = _prose(whole["description"])
    said, members = _said_of_members(cls), whole.get("properties", {})
    for name in said.keys() & members.keys():
        members[name]["description"] = said[name]
    return made


def _prose(docstring: str) -> str:
    """Take what stands before the first section, in words for JSON, without the marks of reStructuredText."""
    return _NONE.sub("null", _MARKED.sub(r"`\1\2`", _SECTION.split(docstring, maxsplit=1)[0].strip()))


def _said_of_members(cls: type) -> dict[str, str]:
    """Read what the sections ``Attributes`` of a class, and of those that it inherits from, say of each member."""
    said: dict[str, str] = {}
    for owner in reversed(cls.__mro__):
        section = _ATTRIBUTES.search(inspect.cleandoc(vars(owner).get("__doc__") or "") + "\n")
        members = _MEMBER.findall(section[1]) if section else ()
        said |= {name: " ".join(_prose(text).split()) for name, text in members}
    return said
