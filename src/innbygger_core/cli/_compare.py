"""``innbygger compare``: what the rules say of one plan and not of another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer
from attrs import evolve

from innbygger_core.cli._arrangement import sections, standing
from innbygger_core.cli._clock import day_of
from innbygger_core.cli._conversation import BROKEN, FINE, conversation
from innbygger_core.cli._documents import plan_from, policy_from
from innbygger_core.cli._options import Day, Lang, PolicyFile, Source, Whole  # noqa: TC001 - Typer reads the annotations
from innbygger_core.cli._page import Page
from innbygger_core.cli._report import show_section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.decisions import Reason, Report
    from innbygger_core.network import Comparison, HubNetwork, Plan
    from innbygger_core.texts import Catalogue, Params

__all__ = ["compare"]


def compare(  # noqa: PLR0913 - each is an option that somebody types
    first: Source,
    second: Source,
    *,
    on: Day = None,
    on_b: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day to look at in the second. Without it: as in the first.")
    ] = None,
    policy: PolicyFile = None,
    lang: Lang = None,
    whole: Whole = False,
) -> None:
    """Compare two plans, or two days of one.

    Tell what is broken or unknown in the second plan and not in the first, and the other way round; exit with 1 when a
    must fails in the second.
    """
    from innbygger_core import network  # noqa: PLC0415 - pydantic's models only where they are needed

    with conversation(lang) as talk:
        one = plan_from(first)
        other = plan_from(second)
        talk.turn_to(other)
        comparison = network.compare(
            _network(one, on), _network(other, on if on_b is None else on_b), policy=policy_from(policy)
        )
        names = tuple(f"{name} ({source})" for name, source in zip(comparison.names, (first, second), strict=True))
        _show(Page(), comparison, names, talk.words, whole=whole)
        raise typer.Exit(FINE if comparison.after.ok else BROKEN)


def _network(plan: Plan, on: str | None) -> HubNetwork:
    from innbygger_core.timekeeping import zone  # noqa: PLC0415 - loads the time zones only where they are needed

    return plan.on(day_of(on, zone(plan.municipality.timezone)))


def _show(page: Page, comparison: Comparison, names: tuple[str, ...], words: Catalogue, *, whole: bool) -> None:
    """Show where the two stand, what only one of them has, what the second brings, what goes, and what stays."""
    before, after = comparison.before, comparison.after
    for name, report in zip(names, (before, after), strict=True):
        page.heading(words.word("cli-compare-one", (("name", name), ("day", report.day))))
        page.line(standing(report, words), lead="  ")
    _show_subjects(page, comparison, words)
    _show_part(page, "appeared", evolve(after, reasons=comparison.appeared), words, whole=whole)
    _show_disappeared(page, comparison, words, whole=whole)
    stayed = tuple(reason for reason in comparison.stayed if reason.verdict != "note")
    if whole:
        _show_part(page, "stayed", evolve(after, reasons=stayed), words, whole=whole)
    else:
        page.line()
        page.line(words.word("cli-compare-stayed", _counts(stayed)))
        page.line(words.word("cli-all"))


def _show_subjects(page: Page, comparison: Comparison, words: Catalogue) -> None:
    for key, subjects in (("gone", comparison.gone), ("added", comparison.added)):
        if subjects:
            page.line()
            page.line(words.word(f"compare-{key}", (("names", tuple(name for _, name in subjects)),)))
    if not comparison.appeared and not comparison.disappeared:
        page.line()
        page.line(words.word("compare-same"))


def _show_part(page: Page, part: str, report: Report, words: Catalogue, *, whole: bool) -> None:
    for section in sections(report, words, whole=whole):
        show_section(page, evolve(section, heading=f"{words.word(f'compare-{part}')} · {section.heading}"))


def _show_disappeared(page: Page, comparison: Comparison, words: Catalogue, *, whole: bool) -> None:
    """Show what disappeared; in brief, what disappeared with its hub is only counted, since nobody mended it."""
    gone = () if whole else tuple(reference for reference, _ in comparison.gone)
    shown = tuple(reason for reason in comparison.disappeared if reason.subject not in gone)
    _show_part(page, "disappeared", evolve(comparison.before, reasons=shown), words, whole=whole)
    counted = len(comparison.disappeared) - len(shown)
    if counted:
        page.line()
        page.line(words.word("cli-compare-gone", (("n", counted),)))


def _counts(reasons: Iterable[Reason]) -> Params:
    counts = Counter[str](reason.verdict for reason in reasons)
    return ("fail", counts["fail"]), ("unknown", counts["unknown"])
