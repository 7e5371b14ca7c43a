"""What keeps, breaks, leaves open and escapes the rules of transport."""

from __future__ import annotations

from typing import Any

from tests.network.rule_cases import NETWORK, Case, breaks, hub, keeps, skips, unknown


def runs(*lines: str, **facts: object) -> dict[str, Any]:
    """Runs of some stops, and on which days: ``a b mon-fri``, ``a Depotet 3`` (days a week), ``a b`` (nobody knows)."""
    return {"transport_runs": [_run(f"r{number}", line.split()) | facts for number, line in enumerate(lines)]}


def _run(name: str, words: list[str]) -> dict[str, Any]:
    stops = [{"hub": word} if len(word) == 1 else {"place": word} for word in words if word in "abcd" or word.istitle()]
    days = next(({"days_a_week": int(word)} for word in words if word.isdigit()), {})
    days |= next(({"days": word} for word in words if word[:3] in {"mon", "tue", "sat"}), {})
    return {"id": name, "stops": stops, **days}


AB = (hub("a"), hub("b"))
ABC = (*AB, hub("c"))
MAYBE = hub("b", opened="2026-11")

TRANSPORT_CASES: dict[str, list[Case]] = {
    "network.daily-transport": [
        keeps("one run", *ABC, **NETWORK, lists=runs("a b c mon-fri")),
        keeps("two runs that meet at a hub", *ABC, **NETWORK, lists=runs("a b mon-fri", "c b mon-fri")),
        keeps("two runs that meet elsewhere", *ABC, **NETWORK, lists=runs("a b Depotet mon-fri", "Depotet c mon-fri")),
        keeps("on all days of the week", *AB, **NETWORK, lists=runs("a b 7")),
        keeps(
            "one run on some days, another on the rest", *AB, **NETWORK, lists=runs("a b mon-wed", "b a mon,thu-fri")
        ),
        keeps("daily, whatever another run does", *AB, **NETWORK, lists=runs("a b mon-fri", "a b")),
        keeps("to a hub that is planned, none", *AB, hub("c", opened=None), **NETWORK, lists=runs("a b mon-fri")),
        breaks("none", *AB, at="/transport_runs", variant="none", **NETWORK, lists={"transport_runs": []}),
        breaks(
            "none any more",
            *AB,
            at="/transport_runs",
            variant="none",
            **NETWORK,
            lists=runs("a b mon-fri", valid_to="2025-12-31"),
        ),
        breaks(
            "a hub that no run reaches",
            *ABC,
            at="/transport_runs",
            variant="",
            params=(("names", ("Torg C",)),),
            **NETWORK,
            lists=runs("a b mon-fri", "a b"),
        ),
        breaks(
            "two runs that do not meet",
            *ABC,
            hub("d"),
            at="/transport_runs",
            params=(("names", ("Torg A", "Torg B", "Torg C", "Torg D")),),
            **NETWORK,
            lists=runs("a b mon-fri", "c d Depotet mon-fri"),
        ),
        breaks(
            "not on Mondays, whatever days another run has",
            *ABC,
            at="/transport_runs",
            params=(("names", ("Torg C",)),),
            **NETWORK,
            lists=runs("a b", "b c tue-fri"),
        ),
        breaks("at weekends only", *AB, at="/transport_runs", **NETWORK, lists=runs("a b sat-sun")),
        breaks(
            "too few days, whichever they are",
            *ABC,
            at="/transport_runs",
            params=(("names", ("Torg C",)),),
            **NETWORK,
            lists=runs("a b mon-fri", "b c 2", "a c 2"),
        ),
        breaks(
            "too few days beside those that are told",
            *ABC,
            at="/transport_runs",
            params=(("names", ("Torg C",)),),
            **NETWORK,
            lists=runs("a b mon-fri", "b c mon-tue", "a c 2"),
        ),
        unknown("nothing is told", *AB, missing=("transport-run",), at="/transport_runs", **NETWORK),
        unknown("the days", *AB, missing=("transport-days",), at="/transport_runs", **NETWORK, lists=runs("a b")),
        unknown(
            "which five days", *AB, missing=("transport-days",), at="/transport_runs", **NETWORK, lists=runs("a b 5")
        ),
        unknown(
            "enough days, if they fall well",
            *AB,
            missing=("transport-days",),
            at="/transport_runs",
            **NETWORK,
            lists=runs("a b mon-wed", "a b 2"),
        ),
        keeps("a run to one that may have opened", hub("a"), MAYBE, **NETWORK, lists=runs("a b mon-fri")),
        breaks(
            "none, whether a third has opened or not",
            hub("c"),
            hub("a"),
            MAYBE,
            at="/transport_runs",
            variant="none",
            **NETWORK,
            lists={"transport_runs": []},
        ),
        unknown(
            "whether the other has opened",
            hub("a"),
            MAYBE,
            missing=("opened",),
            at="/hubs",
            **NETWORK,
            lists={"transport_runs": []},
        ),
        unknown(
            "whether there are others",
            hub("a"),
            missing=("hubs",),
            at="/hubs",
            **NETWORK,
            lists={"transport_runs": [], "more_hubs": "unknown"},
        ),
        unknown(
            "whether there are others than those that are connected",
            *AB,
            missing=("hubs",),
            at="/hubs",
            **NETWORK,
            lists={**runs("a b mon-fri"), "more_hubs": True},
        ),
        skips("one hub", hub(), because="nothing-to-connect", **NETWORK, lists={"transport_runs": []}),
        skips("no hub", because="nothing-to-connect", **NETWORK),
    ],
}
