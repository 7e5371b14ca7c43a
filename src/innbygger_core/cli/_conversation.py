"""One run of a command: the language that it speaks, and the words in which it gives up."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from attrs import define

from innbygger_core.errors import Fault, InnbyggerError, OutOfRange, UnknownId, UnknownLanguage
from innbygger_core.texts import Catalogue, Params, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.network import Plan

__all__ = [
    "BROKEN",
    "FINE",
    "MISUSED",
    "STDIN",
    "Conversation",
    "Misuse",
    "UnreadableDocument",
    "conversation",
    "plain",
]

FINE, BROKEN, MISUSED = 0, 1, 2
"""Exit codes: as it should be, a ``must`` fails, unreadable data or misuse."""

STDIN = "-"
"""What stands for standard input where a file could stand."""

_BEFORE_A_PLAN_IS_READ = "nb"
_CONTROL = dict.fromkeys((*range(32), *range(127, 160)), " ")


@define(slots=False, eq=False)
class Misuse(InnbyggerError):
    """The command cannot do what was asked.

    Attributes:
        key: of the sentence that says why, among the words that begin with ``cli-``.
        params: what the sentence speaks of.
    """

    key: str
    params: Params = ()


@define(slots=False, eq=False)
class UnreadableDocument(InnbyggerError):
    """A document could not be read; which one, and all its faults."""

    document: str
    faults: tuple[Fault, ...]


class Conversation:
    """Speaks the language that was asked for, else that of the plan, else bokmål."""

    def __init__(self, lang: str | None) -> None:
        self._lang = lang
        self.words = catalogue(_BEFORE_A_PLAN_IS_READ)

    def begin(self) -> None:
        """Take up the language that was asked for.

        Raises:
            UnknownLanguage: there is no catalogue for it.
        """
        if self._lang is not None:
            self.words = catalogue(self._lang)

    def turn_to(self, plan: Plan) -> None:
        """Take up the language of the plan, unless another was asked for."""
        self.words = plan.catalogue(self._lang)


@contextmanager
def conversation(lang: str | None) -> Iterator[Conversation]:
    """Hold a conversation; where the library or the command gives up, say why and end with the exit code for it."""
    talk = Conversation(lang)
    try:
        talk.begin()
        yield talk
    except InnbyggerError as error:
        sys.stderr.writelines(f"{plain(line)}\n" for line in _why(error, talk.words))
        raise typer.Exit(MISUSED) from error


def plain(text: str) -> str:
    """Take out what would steer a terminal: data is written by strangers."""
    return text.translate(_CONTROL)


def _why(error: InnbyggerError, words: Catalogue) -> list[str]:
    key, params = _sentence(error, words)
    faults = error.faults if isinstance(error, UnreadableDocument) else ()
    return [words.word(f"cli-{key}", params), *(f"- {words.fault(fault)}" for fault in faults)]


def _sentence(error: InnbyggerError, words: Catalogue) -> tuple[str, Params]:
    """Choose the words for an error; one that nobody who types can help is a mistake of ours, and goes on."""
    match error:
        case Misuse(key, params):
            said = key, params
        case UnreadableDocument(document, faults):
            name = words.word("cli-standard-input") if document == STDIN else document
            said = "faults", (("document", name), ("n", len(faults)))
        case UnknownLanguage(found, available):
            said = "unknown-language", (("found", found), ("available", available))
        case UnknownId(kind, found, known) if kind == "hub" or kind.startswith("module of "):
            said = f"unknown-{kind.partition(' ')[0]}", (("found", found), ("known", known))
        case UnknownId(kind, found, known) if kind.startswith("single module of "):
            said = "several-modules", (("found", found), ("known", known))
        case OutOfRange(low=low, high=high):
            said = "out-of-range", (("low", low), ("high", high))
        case _:
            raise error
    return said
