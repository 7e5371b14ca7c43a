"""The rules of time that is given away by the season."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from innbygger_core.decisions import Basis, Finding, Severity, Source, Unknown
from innbygger_core.ids import split_reference
from innbygger_core.sharing._deciding._days import days_of
from innbygger_core.sharing._deciding._giving_way import may_use
from innbygger_core.sharing._deciding._seasons import running_opens, season_of
from innbygger_core.sharing._deciding._shapes import Block, block_rule
from innbygger_core.timekeeping import micros
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.sharing._deciding._asked import Asked
    from innbygger_core.sharing._deciding._shapes import Told

__all__ = ["SEASON_RULES", "season_application_only", "season_outside_allocation"]

_RULES: Final = Source("municipal-rules")


@block_rule(
    "sharing.season-application-only",
    Severity.MUST,
    _RULES,
    concerns=lambda asked: bool(asked.world.facts.seasons),
    basis=Basis.PRACTICE,
    params={"name": str, "opens": datetime},
)
def season_application_only(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """While a season is being allocated, its time is kept for those who applied [municipal-rules].

    Kept outside seasons, and once running booking has opened; broken before, and where the terms give time by
    application alone; unknown where nobody told when it opens. Whoever holds an allocation may book in it.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> from innbygger_core.sharing import Season
        >>> def ask(allocated_at):
        ...     season = Season(id="s", first_day="2026-08-17", last_day="2027-06-18", allocated_at=allocated_at)
        ...     return season_application_only(example(plan={"seasons": (season,)}))
        >>> ask("2026-06-01T12:00:00+02:00")
        Pass(conditions=())
        >>> ask(None).findings[0].field
        '/start'
    """
    if _kind(asked) == "allocation":
        return
    for day, begins, ends in days_of(asked, start, end):
        told = _kept_for_the_season(asked, day)
        if told is not None:
            yield Block(begins, ends, told)


def _kept_for_the_season(asked: Asked, day: date) -> Told | None:
    season = season_of(asked, day)
    if season is None or (asked.terms.until_season_end and not asked.terms.asks_only_season):
        return None
    opens = running_opens(season)
    if asked.terms.asks_only_season or opens is None:
        return Finding(asked.reference, "/start", (("name", asked.name),))
    if opens is UNKNOWN:
        return Unknown(("season-opening",), "/start")
    at = micros(opens, "opens")
    if at <= asked.now:
        return None
    return Finding(asked.reference, "/start", (("name", asked.name), ("opens", asked.moment(at))), "opens")


@block_rule(
    "sharing.season-outside-allocation",
    Severity.MUST,
    _RULES,
    concerns=lambda asked: asked.wish.ground is not None,
    basis=Basis.PRACTICE,
    params={"name": str, "allocation": str},
)
def season_outside_allocation(asked: Asked, start: int, end: int) -> Iterator[Block]:
    """A booking that rests on an allocation lies in the time that was allocated [municipal-rules].

    Kept within it; broken outside it, in its pauses, and while it is lent out.

    Example:
        >>> from innbygger_core.sharing._rules_of._examples import example
        >>> from innbygger_core.sharing import Allocation, Season
        >>> season = Season(id="s", first_day="2026-08-17", last_day="2027-06-18")
        >>> def ask(clock):
        ...     times = ({"room": "hall", "weekdays": "tue", "clock": clock},)
        ...     choir = Allocation(id="c", season="s", organiser="organisation/choir", times=times)
        ...     plan = {"seasons": (season,), "allocations": (choir,)}
        ...     told = {"organiser": "organisation/choir", "ground": "allocation/c"}
        ...     return season_outside_allocation(example(plan=plan, **told))
        >>> ask("18:00-20:00")
        Pass(conditions=())
        >>> ask("16:00-18:00").findings[0].field
        '/start'
    """
    if _kind(asked) != "allocation":
        return
    allocation = split_reference(asked.wish.ground or "")[1]
    rooms = [
        related.id for related in asked.tree.family(asked.room.id) if asked.room.id in asked.tree.atoms(related.id)
    ]
    mine = sorted(
        (begins, ends)
        for room in rooms
        for begins, ends, held in asked.world.held(room, start, end)
        if held.allocation == allocation and may_use(asked, held)
    )
    params = (("name", asked.name), ("allocation", allocation))
    at = start
    for begins, ends in (*mine, (end, end)):
        if at < begins:
            yield Block(at, begins, Finding(asked.reference, "/start", params))
        at = max(at, ends)


def _kind(asked: Asked) -> str | None:
    return split_reference(asked.wish.ground)[0] if asked.wish.ground else None


SEASON_RULES: Final = (season_application_only, season_outside_allocation)
