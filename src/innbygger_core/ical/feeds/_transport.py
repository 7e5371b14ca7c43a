"""The transport runs between the hubs as a feed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from innbygger_core.ical._feed import Feed, file_name, in_bytes, in_language
from innbygger_core.ical._places import Places, check_id, row_of
from innbygger_core.ical._recurring._spells import DAY
from innbygger_core.ical.feeds._last_read import last_read
from innbygger_core.ical.feeds._seeing import told_as
from innbygger_core.ical.feeds._transport_events import TransportEvents, line
from innbygger_core.ical.feeds._window import check_days
from innbygger_core.timekeeping import zone
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Unpack

    from innbygger_core.decisions import Source
    from innbygger_core.hubs import TransportRun
    from innbygger_core.ical._feed import About
    from innbygger_core.ical.feeds._seeing import Cancelled
    from innbygger_core.ical.feeds._transport_events import Line
    from innbygger_core.loans import CancelledRun
    from innbygger_core.network import Plan
    from innbygger_core.texts import Catalogue

__all__ = ["transport", "transport_feed"]


def transport_feed(  # noqa: PLR0913 - options are keywords, and each has a default
    plan: Plan,
    start: date,
    end: date,
    *,
    run: str | None = None,
    hub: str | None = None,
    cancelled_runs: Iterable[CancelledRun] = (),
    cancelled: Cancelled = "mark",
    names: Mapping[str, str] | None = None,
    lang: str | Catalogue | None = None,
    **about: Unpack[About],
) -> Feed:
    r"""Write the transport runs between the hubs as an iCalendar feed.

    A run is an event from the first to the last of its stops whose times are known, with its stops as the description;
    what goes every week is one event with a rule, without the public holidays on which it does not go. Together the
    events are exactly the days on which each run is known to go. What is unknown is never written as known: the
    calendar's description counts the runs that are left out, and says why. All stops are made on the day of the run, so
    none goes past midnight.

    Args:
        plan: the municipality's plan; every version of the runs in it counts.
        start: the first day.
        end: the first day after.
        run: id of the one run to write.
        hub: id of a hub: only the runs that stop there.
        cancelled_runs: the runs that do not go after all, such as ``stock.cancelled_runs``; why is not told.
        cancelled: how those are told.
        names: what references are called, as ``{"hub/tofte": "Tofte", "run/south": "Sørruta"}``; what has no name here
            is called as the plan has it.
        lang: the one language of all texts: a tag, or a catalogue; the municipality's own unless told.
        **about: what else may be told of any feed: :class:`About`. Unless ``changed`` is told, it is the last day on
            which a source of the runs was read.

    Returns:
        UTF-8 bytes, the same for the same arguments in every process; a :class:`Feed` from ``ical.feeds``.

    Raises:
        UnknownId: there is no such run, or no such hub.
        UnknownLanguage: there is no catalogue for the tag.
        OutOfRange: the end comes before the start, a day lies outside 1900-2199, or the window begins before the
            yearly rules of the time zone do (in Norway 1996-04-01).
        NaiveDatetime: ``changed`` has no time zone.
        UnwritableZone: the clock of the time zone follows no yearly rules.

    Example:
        >>> from innbygger_core import ical
        >>> from innbygger_core.datasets import glimsund
        >>> window = date(2027, 1, 1), date(2028, 1, 1)
        >>> (ferry,) = ical.feeds.transport(glimsund(), *window, run="ferja", lang="nb").events
        >>> print(ferry.summary, *ferry.description.splitlines(), sep="\n")
        Varer med ferga
        Glimsund innbyggertorg kl. 8.30
        Ferjekaia i Glimsund kl. 8.45
        Sommertorget på Lyktøya kl. 9.40
    """
    texts, here = in_language(plan, lang), zone(plan.municipality.timezone)
    check_days(start, end, here)
    lines = tuple(line(row, start, end) for row in _chosen(plan, run, hub))
    off = frozenset((each.run, each.day) for each in cancelled_runs)
    make = TransportEvents(Places(plan, texts, names or {}), here, plan.municipality.authority, off, told_as(cancelled))
    feed = Feed(
        name=texts.word("ical-transport", (("name", _subject(make, run, hub, end - DAY)),)),
        language=texts.tag,
        zone=here,
        make=lambda: (event for each in lines if each.told for event in make.of(each)),
        file_name=file_name(*filter(None, (hub, run)), "transport", texts.tag),
        description=_caveats(plan, lines, texts),
        changed=last_read(_sources(lines)),
    )
    return evolve(feed, **about)


transport = in_bytes(transport_feed)


def _rows(plan: Plan) -> tuple[TransportRun, ...]:
    return () if isinstance(plan.transport_runs, Known) else plan.transport_runs


def _chosen(plan: Plan, run: str | None, hub: str | None) -> list[TransportRun]:
    """Find the versions of the runs that are asked for, in an order that does not depend on that of the plan."""
    rows = _rows(plan)
    if run:
        check_id("transport run", run, rows)
    if hub:
        check_id("hub", hub, plan.hubs)
    chosen = (row for row in rows if run in {None, row.id} and hub in {None, *row.hubs})
    return sorted(chosen, key=lambda row: (row.id, row.valid_from or date.min))


def _subject(make: TransportEvents, run: str | None, hub: str | None, day: date) -> str:
    """Name what the feed is of: a run, a hub, or the municipality."""
    row = row_of(_rows(make.places.facts), run, day) if run else None
    if row:
        return make.name(row, day)
    return make.places.hub(hub, day) if hub else make.places.facts.municipality.name


def _caveats(plan: Plan, lines: Sequence[Line], texts: Catalogue) -> str:
    """Say what readers of the feed must know: what is missing, and what is made up."""
    if isinstance(plan.transport_runs, Known):
        return texts.word("ical-transport-unknown")
    missing = {
        "days": {each.run.id for each in lines if each.days_unknown},
        "times": {each.run.id for each in lines if each.days and not each.ends},
    }
    said = [texts.word(f"ical-transport-{what}", (("runs", len(runs)),)) for what, runs in missing.items() if runs]
    made_up = any(each.run.illustrative for each in lines if each.told)
    return " ".join([*said, *([texts.word("ical-transport-illustrative")] if made_up else [])])


def _sources(lines: Iterable[Line]) -> Iterator[Source | None]:
    for run in (each.run for each in lines):
        yield from (run.source, *(source for _, source in run.sources))
