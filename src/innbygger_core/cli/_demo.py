"""``innbygger demo``: the main job on the plan that ships with the library, in a minute's reading."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Final

import typer

from innbygger_core.cli._arrangement import closing, heading, sections, standing
from innbygger_core.cli._clock import instant_of
from innbygger_core.cli._conversation import conversation
from innbygger_core.cli._documents import plan_from, write
from innbygger_core.cli._hours import show_state
from innbygger_core.cli._options import Lang  # noqa: TC001 - Typer reads the annotations
from innbygger_core.cli._page import Page
from innbygger_core.cli._report import show_item

if TYPE_CHECKING:
    from innbygger_core.network import Plan
    from innbygger_core.texts import Catalogue

__all__ = ["demo"]

_DAY: Final = date(2026, 11, 23)
_PLAN: Final = "nye-asker"
_HUB: Final = "heggedal"
# An ordinary noon; an evening after the desk has gone home; a stocktaking, for which only the desk closes; and a hub of
# whose Saturdays nobody has said anything. Clocks as they show in the plan's zone.
_QUESTIONS: Final = (
    (_HUB, "2026-11-23T12:00"),
    (_HUB, "2026-11-23T20:30"),
    (_HUB, "2026-06-10T12:00"),
    ("tofte", "2026-11-28T12:00"),
)
_SECTIONS_SHOWN: Final = 2
_SUBJECTS_SHOWN: Final = 1


def demo(
    *,
    output: Annotated[
        str, typer.Option(metavar="FILE", help="Where to write the calendar; what stands there is replaced.")
    ] = "heggedal.ics",
    lang: Lang = None,
) -> None:
    """Show the main job on the plan of new Asker."""
    with conversation(lang) as talk:
        plan = plan_from(_PLAN)
        talk.turn_to(plan)
        page = Page()
        _show_plan(page, plan, talk.words)
        _show_check(page, plan, talk.words)
        _show_hours(page, plan, talk.words)
        _write_calendar(page, plan, talk.words, output)


def _show_plan(page: Page, plan: Plan, words: Catalogue) -> None:
    network = plan.on(_DAY)
    told = (
        ("name", network.name),
        ("hubs", len(network.hubs)),
        ("centres", len(network.local_centres)),
        ("names", tuple(centre.name for centre in network.local_centres)),
    )
    page.heading(words.word("cli-demo-plan"))
    page.line(words.word("cli-demo-plan-read", told))
    page.line(words.word("cli-demo-plan-sources"))


def _show_check(page: Page, plan: Plan, words: Catalogue) -> None:
    """Show how the plan stands, and how the gravest parts of the report begin."""
    from innbygger_core.network import check_network  # noqa: PLC0415 - pydantic's models only where they are needed

    network = plan.on(_DAY)
    report = check_network(network)
    page.line()
    page.heading(words.word("cli-demo-check"))
    page.line(heading(report, network.name, words))
    page.line(standing(report, words))
    for section in islice(sections(report, words, whole=True), _SECTIONS_SHOWN):
        page.line()
        page.heading(section.heading)
        show_item(page, section, section.items[0], most=_SUBJECTS_SHOWN)
    page.line()
    page.line(closing(report, words))
    page.line(words.word("cli-demo-more"))


def _show_hours(page: Page, plan: Plan, words: Catalogue) -> None:
    from innbygger_core.timekeeping import zone  # noqa: PLC0415 - loads the time zones only where they are needed

    page.line()
    page.heading(words.word("cli-demo-hours"))
    for hub, clock in _QUESTIONS:
        when = instant_of(clock, zone(plan.municipality.timezone))
        page.line()
        show_state(page, plan.on(when.date()).hub(hub), plan.timetable(hub), when, words)


def _write_calendar(page: Page, plan: Plan, words: Catalogue, output: str) -> None:
    from innbygger_core import ical  # noqa: PLC0415 - icalendar is heavy, and only calendars need it

    first = date(_DAY.year, 1, 1)
    write(output, ical.opening_hours(plan, _HUB, first, date(_DAY.year + 1, 1, 1), lang=words))
    told = (("name", plan.on(_DAY).hub(_HUB).facts.name.text(words)), ("year", str(_DAY.year)), ("path", output))
    page.line()
    page.heading(words.word("cli-demo-calendar"))
    page.line(words.word("cli-demo-calendar-written", told))
