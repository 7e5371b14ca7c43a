"""A report as Markdown, for a case file or a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from innbygger_core.cli._arrangement import changes, closing, heading, sections, standing
from innbygger_core.cli._conversation import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.cli._arrangement import Item
    from innbygger_core.decisions import Policy, Report
    from innbygger_core.texts import Catalogue

__all__ = ["report_as_markdown"]

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def report_as_markdown(
    report: Report, name: str, words: Catalogue, *, policy: Policy | None = None, whole: bool = True
) -> str:
    """Write a report in CommonMark, in the same order as on a terminal.

    Args:
        report: what to write.
        name: of what was checked.
        words: the language.
        policy: a municipality's own policy, where one decided.
        whole: say all that is unknown, sentence by sentence.
    """
    blocks = [f"# {_escaped(heading(report, name, words))}", _escaped(standing(report, words))]
    for section in sections(report, words, whole=whole):
        blocks.append(f"## {_escaped(section.heading)}")
        for item in section.items:
            blocks += _blocks(item)
    changed = tuple(changes(policy, report.day, words)) if policy else ()
    if changed:
        blocks += [f"## {_escaped(words.word('cli-changed'))}", _bullets(changed)]
    return "\n\n".join((*blocks, _escaped(closing(report, words))))


def _blocks(item: Item) -> Iterator[str]:
    yield f"### {_escaped(item.title)}"
    for part in item.parts:
        yield _bullets(part.sentences)
        if part.below:
            yield _escaped(part.below)
    yield f"{_escaped(item.source)} · `{item.code}`" if item.source else f"`{item.code}`"


def _bullets(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {_escaped(sentence)}" for sentence in sentences)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", plain(text))
