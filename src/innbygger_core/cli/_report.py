"""A report for somebody at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.cli._arrangement import closing, heading, sections, standing

if TYPE_CHECKING:
    from innbygger_core.cli._arrangement import Item, Section
    from innbygger_core.cli._page import Page
    from innbygger_core.decisions import Report
    from innbygger_core.texts import Catalogue

__all__ = ["show_item", "show_report"]

_MARKS = {"fail": "!", "unknown": "?", "note": "·"}
_STYLES = {"fail": "yellow", "unknown": "cyan", "note": ""}
_GRAVE = "bold red"
_INSET = "    "


def show_report(page: Page, report: Report, name: str, words: Catalogue) -> None:
    """Show a report: how the plan stands, then everything that was found, then the counts."""
    page.heading(heading(report, name, words))
    page.line(standing(report, words), style="" if report.ok else _GRAVE)
    for section in sections(report, words):
        page.line()
        page.heading(section.heading)
        for item in section.items:
            page.line()
            show_item(page, section, item)
    page.line()
    page.line(closing(report, words))


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
    page.line(item.title, lead="  × " if grave else f"  {_MARKS[section.verdict]} ", style=style)
    for part in item.parts[:most]:
        for sentence in part.sentences[:most]:
            page.line(sentence, lead=f"{_INSET}- ")
        if part.help:
            page.line(part.help, lead=_INSET)
    page.line(f"{item.source} · {item.code}", lead=_INSET, style="dim")
