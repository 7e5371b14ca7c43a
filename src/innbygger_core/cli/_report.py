"""A report for somebody at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.cli._arrangement import changes, closing, heading, sections, standing

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.cli._arrangement import Item, Section
    from innbygger_core.cli._page import Page
    from innbygger_core.decisions import Policy, Report
    from innbygger_core.texts import Catalogue

__all__ = ["show_closing", "show_item", "show_policy", "show_report", "show_section"]

_MARKS = {"fail": "!", "unknown": "?", "note": "·"}
_STYLES = {"fail": "yellow", "unknown": "cyan", "note": ""}
_GRAVE = "bold red"
_INSET = "    "


def show_report(page: Page, report: Report, name: str, words: Catalogue, *, whole: bool) -> None:
    """Show a report: how the plan stands, and then everything that was found."""
    page.heading(heading(report, name, words))
    page.line(standing(report, words), style="" if report.ok else _GRAVE)
    for section in sections(report, words, whole=whole):
        show_section(page, section)


def show_policy(page: Page, policy: Policy, day: date, words: Catalogue) -> None:
    """Show which rules a policy changes."""
    changed = tuple(changes(policy, day, words))
    if changed:
        page.line()
        page.heading(words.word("cli-changed"))
    for line in changed:
        page.line(line, lead="  - ")


def show_closing(page: Page, report: Report, words: Catalogue, *, whole: bool) -> None:
    """Show how to see what was told in brief, and then the counts."""
    page.line()
    if not whole and any(reason.verdict == "unknown" for reason in report.reasons):
        page.line(words.word("cli-all"))
    page.line(closing(report, words))


def show_section(page: Page, section: Section) -> None:
    """Show what belongs under one heading; what is told in brief stands close together."""
    page.line()
    page.heading(section.heading)
    if not section.items[0].source:
        page.line()
    for item in section.items:
        if item.source:
            page.line()
        show_item(page, section, item)


def show_item(page: Page, section: Section, item: Item, *, most: int | None = None) -> None:
    """Show what one rule found: a sentence for each subject, what would help, and where the rule is written.

    Args:
        page: where to show it.
        section: where it stands in the report.
        item: what the rule found.
        most: how many subjects to tell of; all of them unless told.
    """
    grave = (section.verdict, section.severity) == ("fail", "must")
    style = _GRAVE if grave else _STYLES[section.verdict]
    title = item.title if item.source else f"{item.title} · {item.code}"
    page.line(title, lead="  × " if grave else f"  {_MARKS[section.verdict]} ", style=style)
    for part in item.parts[:most]:
        for sentence in part.sentences[:most]:
            page.line(sentence, lead=f"{_INSET}- ")
        if part.below:
            page.line(part.below, lead=_INSET)
    if item.source:
        page.line(f"{item.source} · {item.code}", lead=_INSET, style="dim")
