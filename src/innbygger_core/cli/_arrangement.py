"""A report put in the order in which a person wants to read it, whatever it is written on."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from innbygger_core.decisions import Policy, Reason, Report, Source
    from innbygger_core.texts import Catalogue, Plain

__all__ = ["Item", "Part", "Section", "changes", "closing", "heading", "sections", "standing"]

_ORDER = ("fail", "unknown", "note")


@frozen
class Part:
    """What a rule says of the subjects that the same would help.

    Attributes:
        sentences: one for each subject, or for all that the same is said of.
        below: what would help, with its label, or whom a note is about; empty where there is nothing to add.
    """

    sentences: tuple[str, ...]
    below: str = ""


@frozen
class Item:
    """What one rule says.

    Attributes:
        code: of the rule.
        title: of the rule.
        parts: what it says, by what would help.
        source: where the rule is written, with its label; empty where it is told in brief.
    """

    code: str
    title: str
    parts: tuple[Part, ...]
    source: str = ""


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
    """Say what was checked, for which day, and by whose policy where it is not the concept's own."""
    from innbygger_core.decisions import Policy  # noqa: PLC0415 - brings pydantic along, and not every command reports

    policy = "" if report.policy == Policy().id else report.policy
    return words.word("report-heading", (("name", name), ("day", report.day), ("policy", policy)))


def standing(report: Report, words: Catalogue) -> str:
    """Say in two sentences how the plan stands."""
    broken = {reason.code for reason in report.reasons if (reason.verdict, reason.severity) == ("fail", "must")}
    kept = words.word("report-ok") if report.ok else words.word("report-not-ok", (("n", len(broken)),))
    return f"{kept} {words.word('report-complete' if report.complete else 'report-incomplete')}"


def sections(report: Report, words: Catalogue, *, whole: bool = False) -> Iterator[Section]:
    """Put what is broken first, the strictest before the others; then what is unknown; then the notes.

    Args:
        report: what to put in order.
        words: the language.
        whole: say all that is unknown, sentence by sentence; in brief it is told which facts are missing where.
    """
    asked = Counter(entry.code for entry in report.checked)
    ordered = sorted(report.reasons, key=lambda reason: _ORDER.index(reason.verdict))
    for head, group in groupby(ordered, lambda reason: _section_heading(reason, words)):
        reasons = list(group)
        brief = reasons[0].verdict == "unknown" and not whole
        items = _brief_items(reasons, asked, words) if brief else _items(reasons, asked, words)
        yield Section(reasons[0].verdict, reasons[0].severity, head, tuple(items))


def closing(report: Report, words: Catalogue) -> str:
    """Count the answers."""
    counts = Counter[str](entry.verdict for entry in report.checked)
    verdicts = ("pass", "fail", "unknown", "note", "skip")
    return words.word("cli-closing", (("all", counts.total()), *((verdict, counts[verdict]) for verdict in verdicts)))


def changes(policy: Policy, day: date, words: Catalogue) -> Iterator[str]:
    """Name the rules that a policy changes on a day, each with where that was decided."""
    for entry in policy.entries:
        if entry.holds(day):
            title = f"{words.title(entry.code)} · {entry.code}"
            yield f"{title} · {_listed_sources(entry.sources, words)}" if entry.sources else title


def _section_heading(reason: Reason, words: Catalogue) -> str:
    return words.word("verdict-note" if reason.verdict == "note" else f"verdict-{reason.verdict}-{reason.severity}")


def _items(reasons: Iterable[Reason], asked: Mapping[str, int], words: Catalogue) -> Iterator[Item]:
    for code, some in _by_code(reasons):
        parts = _notes(some, asked[code], words) if some[0].verdict == "note" else _parts(some, words)
        yield Item(code, words.title(code), tuple(parts), _sources(some[0], words))


def _brief_items(reasons: Iterable[Reason], asked: Mapping[str, int], words: Catalogue) -> Iterator[Item]:
    for code, some in _by_code(reasons):
        lines = tuple(_missing(group, asked[code], words) for group in _grouped(some, lambda it: it.missing).values())
        yield Item(code, words.title(code), (Part(lines),))


def _by_code(reasons: Iterable[Reason]) -> Iterator[tuple[str, list[Reason]]]:
    for code, group in groupby(reasons, lambda reason: reason.code):
        yield code, list(group)


K = TypeVar("K")


def _grouped(reasons: Iterable[Reason], key: Callable[[Reason], K]) -> dict[K, list[Reason]]:
    grouped: dict[K, list[Reason]] = {}
    for reason in reasons:
        grouped.setdefault(key(reason), []).append(reason)
    return grouped


def _parts(reasons: Iterable[Reason], words: Catalogue) -> Iterator[Part]:
    for helps, some in _grouped(reasons, lambda reason: reason.help(words)).items():
        yield Part(tuple(reason.text(words) for reason in some), f"{words.word('report-help')}: {helps}")


def _notes(reasons: Iterable[Reason], asked: int, words: Catalogue) -> Iterator[Part]:
    """Say a note once, and name those that it is about."""
    for note, some in _grouped(reasons, lambda reason: reason.text(words)).items():
        about = _about(some, asked, words)
        yield Part((note,), words.word("cli-applies-to", (("names", about),)) if about else "")


def _missing(reasons: list[Reason], asked: int, words: Catalogue) -> str:
    """Say in one line which facts are missing, and where."""
    about, missing = _about(reasons, asked, words), ("missing", reasons[0].missing)
    return words.word("cli-missing-at", (("names", about), missing)) if about else words.word("cli-missing", (missing,))


def _about(reasons: list[Reason], asked: int, words: Catalogue) -> tuple[Plain, ...]:
    """Name the subjects; several that are all that were asked are not listed; the network as a whole has no name."""
    names = _names(reasons)
    if len(names) == asked > 1:
        return (words.word(f"cli-all-{reasons[0].subject.partition('/')[0]}", (("n", asked),)),)
    return names


def _names(reasons: Iterable[Reason]) -> tuple[Plain, ...]:
    """Name the subjects; the network as a whole needs no name."""
    return tuple(dict(reason.params)["name"] for reason in reasons if reason.subject != "network")


def _sources(reason: Reason, words: Catalogue) -> str:
    own = f", {words.word('report-policy')}" if reason.policy else ""
    return f"{_listed_sources(reason.sources, words)}{own}"


def _listed_sources(sources: Sequence[Source], words: Catalogue) -> str:
    """Name sources; several pages of one document stand together."""
    label = words.word("report-source", (("n", len({source.name for source in sources})),))
    documents = groupby(sources, lambda source: (source.name, source.read_on))
    return f"{label}: {words.formats.listing([_document(list(some), words) for _, some in documents])}"


def _document(sources: list[Source], words: Catalogue) -> str:
    own_name = f"cli-source-{sources[0].name}"
    said = words.word(own_name) if f"words.{own_name}" in words.entries else sources[0].name
    pages = [source.page for source in sources if source.page]
    if pages:
        said = words.word("source-page", (("name", said), ("page", words.formats.listing(pages))))
    if sources[0].read_on:
        said = f"{said} ({words.word('source-read-on', (('day', sources[0].read_on),))})"
    return said
