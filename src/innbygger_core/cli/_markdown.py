"""A report as Markdown, for a case file or a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from innbygger_core.cli._arrangement import closing, heading, sections, standing
from innbygger_core.cli._conversation import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.cli._arrangement import Item
    from innbygger_core.decisions import Report
    from innbygger_core.texts import Catalogue

__all__ = ["report_as_markdown"]

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")


def report_as_markdown(report: Report, name: str, words: Catalogue) -> str:
    """Write a report in CommonMark, in the same order as on a terminal."""
    blocks = [f"# {_escaped(heading(report, name, words))}", _escaped(standing(report, words))]
    for section in sections(report, words):
        blocks.append(f"## {_escaped(section.heading)}")
        for item in section.items:
            blocks += _blocks(item)
    blocks.append(_escaped(closing(report, words)))
    return "\n\n".join(blocks)


def _blocks(item: Item) -> Iterator[str]:
    yield f"### {_escaped(item.title)}"
    for part in item.parts:
        yield "\n".join(f"- {_escaped(sentence)}" for sentence in part.sentences)
        if part.help:
            yield _escaped(part.help)
    yield f"{_escaped(item.source)} · `{item.code}`"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", plain(text))
