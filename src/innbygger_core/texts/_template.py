"""Sentences with places for values, parsed once.

``{name}`` stands for a value, formatted by its type. ``{name:form}`` asks for a form: ``or`` for a list, ``weekday``
for a date, ``spelled`` for a number, ``digits`` for a year, or a table such as ``facts`` that holds the word for a key.
``{name?one|other}`` chooses by number, ``{name?none|one|other}`` has words for nothing as well; ``#`` inside a choice
is the value itself. The number of a list is its length, and a text counts as one unless it is empty. ``{{`` and ``}}``
are braces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from innbygger_core.errors import UnknownId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from innbygger_core.texts._plain import Plain

__all__ = ["BadTemplate", "Template"]

_TOKEN = re.compile(r"\{\{|\}\}|\{(?P<name>[a-z_]+)(?::(?P<form>[a-z-]+))?(?:\?(?P<choice>[^{}]*))?\}|[{}]")
_CHOICES = (2, 3)


class BadTemplate(ValueError):
    """A text whose braces make no sense; the argument is the part that does not."""


class Voice(Protocol):
    """Whoever can say a value in a language."""

    def show(self, value: Plain, form: str = "") -> str:
        """Say a value in a form."""
        ...


@frozen
class Slot:
    """A place for a value in a sentence.

    Attributes:
        name: of the parameter.
        form: how to say it; empty for the usual way.
        choices: the words to choose from by number: none, or (one, other), or (none, one, other).
    """

    name: str
    form: str = ""
    choices: tuple[str, ...] = ()

    def say(self, params: Mapping[str, Plain], voice: Voice) -> str:
        """Put the value into words."""
        if self.name not in params:
            return self._without(params)
        value = params[self.name]
        shown = voice.show(value, self.form)
        return self._chosen(_number(value)).replace("#", shown) if self.choices else shown

    def _without(self, params: Mapping[str, Plain]) -> str:
        """Say that there is nothing, where the sentence has words for it."""
        if len(self.choices) == max(_CHOICES):
            return self.choices[0]
        raise UnknownId("parameter", self.name, tuple(params))

    def _chosen(self, number: int) -> str:
        *none, one, other = self.choices
        if number == 0 and none:
            return none[0]
        return one if number == 1 else other


def _number(value: Plain) -> int:
    """How many a value is: itself, the length of a list, one for a text that is not empty."""
    if isinstance(value, int):
        return int(value)
    return len(value) if isinstance(value, tuple) else int(bool(value))


@frozen
class Template:
    """A sentence, parsed.

    Attributes:
        text: as it was written.
        parts: literal texts and slots, in order.

    Example:
        >>> sorted(Template.parse("{name} har {n?ett rom|# rom}").names)
        ['n', 'name']
    """

    text: str
    parts: tuple[str | Slot, ...]

    @classmethod
    def parse(cls, text: str) -> Template:
        """Read a sentence.

        Raises:
            BadTemplate: a brace stands alone, or a choice has neither two nor three alternatives.
        """
        parts: list[str | Slot] = []
        end = 0
        for token in _TOKEN.finditer(text):
            parts += [text[end : token.start()], _part(token)]
            end = token.end()
        return cls(text, tuple(part for part in (*parts, text[end:]) if part))

    @property
    def names(self) -> frozenset[str]:
        """The parameters that the sentence speaks of."""
        return frozenset(slot.name for slot in self.slots)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The places for values, in order."""
        return tuple(part for part in self.parts if isinstance(part, Slot))

    def say(self, params: Mapping[str, Plain], voice: Voice) -> str:
        """Put the values into the sentence.

        Raises:
            UnknownId: a parameter that the sentence needs was not given.
        """
        return "".join(part if isinstance(part, str) else part.say(params, voice) for part in self.parts)


def _part(token: re.Match[str]) -> str | Slot:
    """Make a slot of a placeholder, and one brace of two."""
    if token["name"] is None:
        if len(token[0]) == 1:
            raise BadTemplate(token[0])
        return token[0][0]
    choices = () if token["choice"] is None else tuple(token["choice"].split("|"))
    if choices and len(choices) not in _CHOICES:
        raise BadTemplate(token[0])
    return Slot(token["name"], token["form"] or "", choices)
