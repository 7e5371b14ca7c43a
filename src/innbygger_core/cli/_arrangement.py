"""A report put in the order in which a person wants to read it, whatever it is written on."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.decisions import Reason, Report, Source
    from innbygger_core.texts import Catalogue

__all__ = ["Item", "Part", "Section", "closing", "heading", "sections", "standing"]

_ORDER = ("fail", "unknown", "note")


@frozen
class Part:
    """What a rule says of the subjects that the same would help.

    Attributes:
        sentences: one for each subject.
        help: what would help, with its label; empty for a note.
    """

    sentences: tuple[str, ...]
    help: str


@frozen
class Item:
    """What one rule says.

    Attributes:
        code: of the rule.
        title: of the rule.
        parts: what it says, by what would help.
        source: where the rule is written, with its label.
    """

    code: str
    title: str
    parts: tuple[Part, ...]
    source: str


@frozen
class Section:
    """What belongs under one heading.

    Attributes:
        verdict: ``fail``, ``unknown`` or ``note``.
        severity: of all that stands in it; of notes, that of the first.
        heading: says both in words.
        items: in the order of the report.
    """

    verdict: str
    severity: str
    heading: str
    items: tuple[Item, ...]


def heading(report: Report, name: str, words: Catalogue) -> str:
    """Say what was checked, and for which day."""
    return words.word("report-heading", (("name", name), ("day", report.day)))


def standing(report: Report, words: Catalogue) -> str:
    """Say in two sentences how the plan stands."""
    broken = {reason.code for reason in report.reasons if (reason.verdict, reason.severity) == ("fail", "must")}
    kept = words.word("report-ok") if report.ok else words.word("report-not-ok", (("n", len(broken)),))
    return f"{kept} {words.word('report-complete' if report.complete else 'report-incomplete')}"


def sections(report: Report, words: Catalogue) -> Iterator[Section]:
    """Put what is broken first, the strictest before the others; then what is unknown; then the notes."""
    ordered = sorted(report.reasons, key=lambda reason: _ORDER.index(reason.verdict))
    for head, group in groupby(ordered, lambda reason: _section_heading(reason, words)):
        reasons = list(group)
        yield Section(reasons[0].verdict, reasons[0].severity, head, tuple(_items(reasons, words)))


def closing(report: Report, words: Catalogue) -> str:
    """Count the answers."""
    counts = Counter[str](entry.verdict for entry in report.checked)
    verdicts = ("pass", "fail", "unknown", "note", "skip")
    return words.word("cli-closing", (("all", counts.total()), *((verdict, counts[verdict]) for verdict in verdicts)))


def _section_heading(reason: Reason, words: Catalogue) -> str:
    return words.word("cli-note" if reason.verdict == "note" else f"cli-{reason.verdict}-{reason.severity}")


def _items(reasons: Iterable[Reason], words: Catalogue) -> Iterator[Item]:
    for code, group in groupby(reasons, lambda reason: reason.code):
        some = list(group)
        yield Item(code, words.title(code), tuple(_parts(some, words)), _sources(some[0], words))


def _parts(reasons: Iterable[Reason], words: Catalogue) -> Iterator[Part]:
    by_help: dict[str, list[str]] = {}
    for reason in reasons:
        by_help.setdefault(reason.help(words), []).append(reason.text(words))
    for helps, sentences in by_help.items():
        yield Part(tuple(sentences), f"{words.word('report-help')}: {helps}" if helps else "")


def _sources(reason: Reason, words: Catalogue) -> str:
    label = words.word("report-source", (("n", len(reason.sources)),))
    named = words.formats.listing([_source(source, words) for source in reason.sources])
    own = f", {words.word('report-policy')}" if reason.policy else ""
    return f"{label}: {named}{own}"


def _source(source: Source, words: Catalogue) -> str:
    own_name = f"cli-source-{source.name}"
    said = words.word(own_name) if f"words.{own_name}" in words.entries else source.name
    if source.page:
        said = words.word("source-page", (("name", said), ("page", source.page)))
    if source.read_on:
        said = f"{said} ({words.word('source-read-on', (('day', source.read_on),))})"
    return said
