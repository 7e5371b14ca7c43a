"""What keeps, breaks, leaves open and escapes the rules of opening."""

from __future__ import annotations

from datetime import time
from typing import Any

from tests.network.rule_cases import Case, breaks, hub, keeps, skips, unknown, week

OPEN = hub(hours="house")
AIMS = (("name", "Torg A"), ("evening_from", time(18)), ("evenings", 1), ("weekend_days", 1))


def house(**days: list[str]) -> dict[str, Any]:
    """Hours of an ordinary week, in which days that are left out are closed."""
    return {"hours": [week("house", **days)]}


def layers(*access: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    every = [{"id": f"layer-{kind.replace('_', '-')}", "access": kind, **facts} for kind in access]
    return {"hours": [{"format": "innbygger.hours/1", "id": "house", "layers": every}]}


def with_exception(first: str, last: str, *hours: str) -> dict[str, Any]:
    """Hours of a Thursday evening and a Saturday, with others for some time."""
    usual = week("house", thu=["12:00-19:00"], sat=["10:00-14:00"])
    return {"hours": [{**usual, "exceptions": [{"id": "other", "first_day": first, "last_day": last, "hours": hours}]}]}


OPENING_CASES: dict[str, list[Case]] = {
    "hub.evenings-and-weekends": [
        keeps("an evening and a Saturday", OPEN, lists=house(thu=["12:00-19:00"], sat=["10:00-14:00"])),
        keeps("self-service counts", OPEN, lists=layers("self_service", week={"mon-sun": ["08:00-22:00"]})),
        keeps("round the clock", OPEN, lists=house(**{"mon-sun": ["00:00-24:00"]})),
        keeps("a minute after six", OPEN, lists=house(thu=["12:00-18:01"], sun=["23:59-24:00"])),
        keeps("whatever else it may be", OPEN, lists=house(thu=["12:00-19:00"], sat=["10:00-14:00"], sun=["unknown"])),
        keeps(
            "closed half a year",
            OPEN,
            lists=with_exception("2026-11-23", "2027-05-23"),
        ),
        keeps(
            "of a version of a week, in which it is",
            hub(hours="house", valid_to="2026-11-29"),
            lists=house(thu=["12:00-19:00"], sat=["10:00-14:00"]),
        ),
        breaks("no hours", hub(hours=None), at="/hours", params=AIMS),
        breaks("office hours", OPEN, at="/hours", params=AIMS, lists=house(**{"mon-fri": ["08:00-18:00"]})),
        breaks(
            "those who have booked are no public",
            OPEN,
            at="/hours",
            lists=layers("by_booking", week={"mon-sun": ["08:00-22:00"]}),
        ),
        breaks(
            "never in the evening",
            OPEN,
            at="/hours",
            variant="evenings",
            params=AIMS,
            lists=house(**{"mon-sun": ["08:00-18:00"]}),
        ),
        breaks(
            "a weekend's evening is no weekday's",
            OPEN,
            at="/hours",
            variant="evenings",
            lists=house(sat=["18:00-22:00"], sun=["18:00-22:00"]),
        ),
        breaks(
            "never in the evening, whatever the weekend is",
            OPEN,
            at="/hours",
            variant="evenings",
            lists=house(mon=["08:00-16:00"], sat=["unknown"]),
        ),
        breaks(
            "never at weekends",
            OPEN,
            at="/hours",
            variant="weekends",
            params=AIMS,
            lists=house(**{"mon-fri": ["08:00-20:00"]}),
        ),
        breaks(
            "Friday's night is no weekend",
            OPEN,
            at="/hours",
            variant="weekends",
            lists=house(fri=["20:00-03:00"]),
        ),
        breaks("closed more than half a year", OPEN, at="/hours", lists=with_exception("2026-11-23", "2027-05-30")),
        breaks(
            "closed for the whole of this version of the hub",
            hub(hours="house", valid_from="2026-11-23", valid_to="2026-12-06"),
            at="/hours",
            lists=with_exception("2026-11-23", "2026-12-06"),
        ),
        unknown("nobody told", hub(), missing=("hours",), at="/hours"),
        unknown(
            "how long it is open is unknown",
            OPEN,
            missing=("hours",),
            at="/hours",
            lists=house(thu=["12:00-unknown"], sat=["10:00-14:00"]),
        ),
        unknown(
            "the weekend is unknown",
            OPEN,
            missing=("hours",),
            at="/hours",
            lists=house(thu=["12:00-19:00"], sat=["unknown"]),
        ),
        unknown(
            "of a version of less than a week",
            hub(hours="house", valid_from="2026-11-23", valid_to="2026-11-28"),
            missing=("hours",),
            at="/hours",
            lists=house(thu=["12:00-19:00"], sat=["10:00-14:00"]),
        ),
    ],
    "hub.unstaffed-access": [
        keeps(
            "a way in",
            hub(hours="house", access=[{"means": ["card_and_pin"]}]),
            lists=layers("staffed", "self_service"),
        ),
        keeps(
            "a way in for each",
            hub(hours="house", access=[{"means": ["app"], "opens": kind} for kind in ("self_service", "by_booking")]),
            lists=layers("staffed", "self_service", "by_booking"),
        ),
        keeps(
            "a way in for those who come",
            hub(hours="house", access=[{"means": ["app"], "opens": "by_booking"}]),
            lists=layers("staffed", "by_booking"),
        ),
        breaks(
            "only for those who have booked, with self-service",
            hub(hours="house", access=[{"means": ["code"], "opens": "by_booking"}]),
            at="/access",
            lists=layers("self_service"),
        ),
        unknown(
            "whether there is self-service",
            hub(access=[{"means": ["code"], "opens": "by_booking"}]),
            missing=("hours",),
            at="/hours",
        ),
        keeps("a way in, whenever it is open", hub(access=[{"means": ["app"]}])),
        breaks(
            "none, with self-service",
            hub(hours="house", access=[]),
            at="/access",
            params=(("name", "Torg A"),),
            lists=layers("staffed", "self_service"),
        ),
        breaks("none, by booking", hub(hours="house", access=[]), at="/access", lists=layers("by_booking")),
        unknown("nobody told of the way in", OPEN, missing=("access",), at="/access", lists=layers("self_service")),
        unknown("nobody told when it is open", hub(access=[]), missing=("hours",), at="/hours"),
        unknown("nobody told anything", hub(), missing=("hours",), at="/hours"),
        skips("always staffed", OPEN, because="no-unstaffed-opening", lists=layers("staffed", "by_appointment")),
        skips("no hours", hub(hours=None, access=[]), because="no-unstaffed-opening"),
        skips(
            "self-service has ended",
            hub(hours="house", access=[]),
            because="no-unstaffed-opening",
            lists=layers("self_service", valid_to="2026-11-22"),
        ),
    ],
}
