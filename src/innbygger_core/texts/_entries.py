"""The entries of a language, as they are written: checked one by one against those of a language that is whole."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from attrs import frozen

from innbygger_core.texts._formats import FORMS, OFFERED, TABLES
from innbygger_core.texts._template import BadTemplate, Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Texts = Mapping[str, Template]

__all__ = ["Problem", "flat", "is_sentence", "own_words", "parsed"]

_VOCABULARY = frozenset({*TABLES, "formats", "months", "weekdays"})


@frozen
class Problem:
    """What is wrong with an entry, before it is told in a language.

    Attributes:
        key: the entry.
        kind: of the fault.
        found: what stood there.
        params: what the fault's text speaks of.
    """

    key: str
    kind: str
    found: str
    params: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Where it stands: the dotted key, as a JSON pointer of one step; empty for the whole."""
        return f"/{self.key}" if self.key else ""


def flat(tables: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """List the entries of nested tables by dotted key."""
    for name, value in tables.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def parsed(written: Mapping[str, str]) -> dict[str, Template]:
    """Parse entries that are known to be sound."""
    return {key: Template.parse(text) for key, text in written.items()}


def is_sentence(key: str) -> bool:
    """Tell a whole sentence, which may come from another language, from a word that goes into sentences."""
    return key.partition(".")[0] not in _VOCABULARY


def own_words(written: Mapping[str, Any], replaced: Texts) -> tuple[dict[str, Template], list[Problem]]:
    """Parse entries that strangers wrote, and find everything that is wrong with them.

    Args:
        written: texts by dotted key.
        replaced: the entries that they replace or translate.
    """
    texts: dict[str, Template] = {}
    problems: list[Problem] = []
    for key, text in written.items():
        try:
            texts[key] = _entry(key, text, replaced)
        except _Refused as refused:
            problems.append(refused.problem)
    return texts, problems


class _Refused(Exception):
    def __init__(self, key: str, kind: str, found: str, **params: str) -> None:
        super().__init__(key)
        self.problem = Problem(key, kind, found, tuple(params.items()))


def _entry(key: str, text: object, replaced: Texts) -> Template:
    if key not in replaced:
        suggest = get_close_matches(key, replaced, n=1)
        raise _Refused(key, "unknown-text", key, suggest="".join(suggest))
    if not isinstance(text, str):
        raise _Refused(key, "wrong-type", str(text), expected="text")
    try:
        template = Template.parse(text)
    except BadTemplate as bad:
        raise _Refused(key, "bad-template", str(bad)) from None
    return _speaking_of_the_same(key, template, replaced[key])


def _speaking_of_the_same(key: str, template: Template, replaced: Template) -> Template:
    offered = OFFERED.get(key.rpartition(".")[0], replaced.names)
    for slot in template.slots:
        if slot.name not in offered:
            allowed = ", ".join(f"{{{name}}}" for name in sorted(offered))
            raise _Refused(key, "unknown-placeholder", f"{{{slot.name}}}", allowed=allowed)
        if slot.form and slot.form not in FORMS:
            raise _Refused(key, "unknown-form", slot.form, allowed=", ".join(sorted(FORMS)))
    return template
