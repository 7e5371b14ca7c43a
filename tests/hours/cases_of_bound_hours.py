"""What keeps, breaks and leaves open the rules over bonds, contradictions, and what nobody said."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from tests.hours.rule_cases import FORMAT, Case, breaks, hours, keeps, layer, unknown, week

DAYS = {"mon-fri": ["10:00-16:00"]}
LONG = {"mon-fri": ["10:00-17:00"]}
HOUSE = {**FORMAT, "id": "house", "layers": [{"id": "door", "week": {"mon-sun": ["08:00-16:00"]}}]}
UNSURE = {**FORMAT, "id": "house", "layers": [{"id": "door", "week": {"mon-sun": ["08:00-16:00", "16:00-18:00?"]}}]}
BOND = {"schedule": "house", "relation": "within"}
DESK = {"id": "desk", "week": DAYS, "holidays": "as_usual"}
RULES = hours(precedence="order", layers=[{"id": "a", "rules": [{"id": "r", "hours": ["08:00-16:00"]}]}])


def bound(week: Any = DAYS, **bond: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return layer(week=week, bound_to={**BOND, **bond})


def card(week: dict[str, list[str]], desk: dict[str, list[str]] = DAYS, **said: Any) -> dict[str, Any]:  # noqa: ANN401 - same
    return hours(layers=[{"id": "desk", "week": desk}, {"id": "card", "access": "self_service", "week": week, **said}])


def exception(first: str, last: str | None, spans: list[str], **said: Any) -> dict[str, Any]:  # noqa: ANN401 - same
    ends = {"first_day": first} | ({"last_day": last} if last else {})
    return hours(week=DAYS, exceptions=[{"id": "x", **ends, "hours": spans, **said}])


def season(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return layer(week=DAYS, seasons=[{"id": "summer", "first_day": "06-21", "last_day": "08-17", **said}])


BOUND_HOURS_CASES: dict[str, list[Case]] = {
    "hours.cut-by-parent": [
        keeps("bound to nothing", week(**DAYS)),
        keeps("within the house", bound(), context=(HOUSE,)),
        keeps("all that the house leaves", layer(bound_to=BOND), context=(HOUSE,)),
        keeps("within a parent", week(**DAYS), parents=(HOUSE,)),
        breaks(
            "longer than the house",
            bound(LONG),
            "/layers/0",
            context=(HOUSE,),
            params={
                "layer": "desk",
                "others": ("house",),
                "times": 262,
                "hours": 262,
                "day": date(2026, 1, 1),
                "start": time(16),
                "end": time(17),
            },
        ),
        breaks("longer than a parent", week(**LONG), "/layers/0", parents=(HOUSE,), params={"others": ("house",)}),
        breaks(
            "outside another layer",
            hours(layers=[DESK, {"id": "card", "week": LONG, "bound_to": {"layer": "desk", "relation": "outside"}}]),
            "/layers/1",
            params={"others": ("desk",), "start": time(10), "end": time(16)},
        ),
        breaks(
            "half an hour once",
            exception("2026-03-04", "2026-03-04", ["10:00-16:30"]),
            ("/layers/0", "minutes"),
            parents=(HOUSE,),
            params={"minutes": 30, "times": 1},
        ),
        unknown("a house that is not given", bound(), "bound-hours", "/layers/0/bound_to/0"),
        unknown("a house that may be open", bound(LONG), "bound-hours", "/layers/0", context=(UNSURE,)),
    ],
    "hours.unresolved": [
        keeps("bound to nothing", week(**DAYS)),
        keeps(
            "bound to a layer beside it",
            hours(layers=[DESK, {"id": "card", "bound_to": {"layer": "desk", "relation": "outside"}}]),
        ),
        keeps("given", bound(), context=(HOUSE,)),
        breaks("not given", bound(), "/layers/0/bound_to/0", params={"name": "desk", "missing": "house"}),
        breaks(
            "a layer that is not there",
            bound(layer="cellar"),
            "/layers/0/bound_to/0",
            context=(HOUSE,),
            params={"missing": "house/cellar"},
        ),
        breaks(
            "further away",
            bound(),
            "",
            context=(
                {
                    **FORMAT,
                    "id": "house",
                    "layers": [{"id": "door", "bound_to": {"schedule": "town", "relation": "within"}}],
                },
            ),
            params={"missing": "town"},
        ),
        unknown(
            "silent by the end of the year",
            bound(),
            "bound-hours",
            "/layers/0/bound_to/0",
            context=({**HOUSE, "valid_to": "2026-06-30"},),
        ),
    ],
    "hours.contradiction": [
        keeps("nothing special", week(**DAYS)),
        keeps("self-service in the evening", card({"mon-sun": ["08:00-22:00"]})),
        keeps("self-service that is never open", card({})),
        keeps("self-service alone", layer(access="self_service", week=DAYS)),
        keeps("self-service for others", card(DAYS, audience="clubs")),
        keeps("other hours", exception("2026-03-04", "2026-03-04", ["10:00-18:00"])),
        keeps("a closing, on whatever day", exception("2026-03-07", "2026-03-07", [])),
        keeps("every year, on other weekdays", exception("03-04", "03-04", ["10:00-16:00"])),
        keeps("no date at all", exception("unknown", None, ["10:00-16:00"])),
        keeps("a day that is never", exception("2026-03-04", "2026-03-04", ["10:00-16:00"], only="mon")),
        keeps("one that is different on its last day", exception("2026-03-02", "2026-03-07", ["10:00-16:00"])),
        keeps("a shorter summer", season(week={"mon-fri": ["10:00-15:00"]})),
        keeps("a closed summer", season(week={"sat": []})),
        keeps(
            "what others lie beside",
            layer(
                week={"mon-sat": ["10:00-16:00"]},
                recurring=[
                    {"id": "first", "day": "sat", "nth": 1, "hours": ["10:00-16:00"]},
                    {"id": "before", "day": "fri", "before": "first", "hours": []},
                ],
            ),
        ),
        keeps("rules in an order", RULES),
        keeps(
            "one layer of two",
            hours(
                layers=[{"id": "a", "week": DAYS}, {"id": "b", "week": LONG}],
                exceptions=[{"id": "x", "first_day": "2026-03-04", "last_day": "2026-03-04", "hours": ["10:00-16:00"]}],
            ),
        ),
        breaks("self-service at the same time", card(DAYS), ("/layers/1", "layer"), params={"layer": "card"}),
        breaks(
            "the week again",
            exception("2026-03-02", "2026-03-04", ["10:00-16:00"]),
            "/exceptions/0",
            params={"item": "x"},
        ),
        breaks(
            "a cut of what is closed",
            exception("2026-03-07", "2026-03-07", ["10:00-12:00"], mode="cut"),
            "/exceptions/0",
        ),
        breaks(
            "before anything holds",
            exception("2025-03-04", "2025-03-04", ["12:00-16:00"]),
            ("/exceptions/0", "outside"),
        ),
        breaks("a summer like the year", season(week=DAYS), "/layers/0/seasons/0", params={"item": "summer"}),
        breaks(
            "Mondays like Mondays",
            layer(week=DAYS, recurring=[{"id": "odd", "day": "mon", "weeks": "odd", "hours": ["10:00-16:00"]}]),
            "/layers/0/recurring/0",
        ),
        unknown("a desk that may be open", card(DAYS, {"mon-fri": ["10:00-16:00?"]}), "hours-of-layer", "/layers/1"),
        unknown("bound to what is not given", card(DAYS, bound_to=BOND), "bound-hours", "/layers/1"),
    ],
    "hours.holidays-unstated": [
        keeps("closed", layer(week=DAYS, holidays={"public": []})),
        keeps("as usual", layer(week=DAYS, holidays="as_usual")),
        keeps("no hours of its own", layer()),
        keeps("within a house", bound(), context=(HOUSE,)),
        keeps(
            "rules in an order that name them",
            hours(
                precedence="order", layers=[{"id": "a", "rules": [{"id": "r", "on": {"days": "public"}, "hours": []}]}]
            ),
        ),
        breaks("nothing", week(**DAYS), "/layers/0/holidays", params={"layer": "staffed"}),
        breaks("nobody knows", layer(week=DAYS, holidays="unknown"), ("/layers/0/holidays", "unknown")),
        breaks("what is left out is unknown", layer(week=DAYS, unstated="unknown"), ("/layers/0/holidays", "unknown")),
        breaks("outside a house", bound(relation="outside"), "/layers/0/holidays", context=(HOUSE,)),
        breaks(
            "only a recurrence",
            layer(recurring=[{"id": "odd", "day": "mon", "weeks": "odd", "hours": ["10:00-16:00"]}]),
            "/layers/0/holidays",
        ),
        breaks("rules in an order", RULES, "/layers/0/holidays"),
        unknown("within a house that is not given", bound(), "bound-hours", "/layers/0/holidays"),
    ],
    "hours.illustrative": [
        keeps("real", week(**DAYS)),
        keeps("bound to real ones", bound(), context=(HOUSE,)),
        breaks("made up", hours(week=DAYS, illustrative=True), "/illustrative", params={"name": "staffed"}),
        breaks(
            "a layer",
            layer(week=DAYS, illustrative=True),
            ("/layers/0/illustrative", "layer"),
            params={"layer": "desk"},
        ),
        breaks(
            "bound to a house that is made up",
            bound(),
            ("/layers/0/bound_to/0", "bound"),
            context=({**HOUSE, "illustrative": True},),
            params={"other": "house"},
        ),
        unknown("a house that is not given", bound(), "bound-hours", ""),
    ],
    "hours.unknown": [
        keeps("all known", week(**DAYS)),
        keeps("holidays are another rule's", layer(week=DAYS, holidays="unknown")),
        keeps("notes may say so", layer(week=DAYS, note="unknown?")),
        keeps("all days said", hours(unstated="unknown", week={"mon-sun": ["10:00-16:00"]})),
        keeps("rules in an order", RULES),
        breaks(
            "an unknown end",
            week(mon=["13:00-unknown"]),
            "/layers/0/week/mon/0",
            params={"item": "staffed/week/mon", "found": "13:00-unknown"},
        ),
        breaks("if needed", week(mon=["06:30-07:00?"]), "/layers/0/week/mon/0", params={"found": "06:30-07:00?"}),
        breaks("a holiday", layer(holidays={"public": ["unknown"]}), "/layers/0/holidays/public/0"),
        breaks(
            "an unknown last day",
            exception("2026-03-04", "unknown", []),
            ("/exceptions/0/last_day", "date"),
            params={"item": "x/last_day"},
        ),
        breaks(
            "no known date",
            exception("unknown", "unknown", []),
            ("/exceptions/0/first_day", "dateless"),
            params={"item": "x"},
        ),
        breaks("no known date, for good", exception("unknown", None, []), ("/exceptions/0/first_day", "dateless")),
        breaks(
            "an unknown first",
            layer(recurring=[{"id": "sat4", "day": "sat", "every_weeks": 4, "first": "unknown", "hours": []}]),
            ("/layers/0/recurring/0/first", "date"),
            params={"item": "desk/sat4/first"},
        ),
        breaks(
            "an end of a period",
            hours(week=DAYS, periods={"break": [["unknown", "2026-03-04"]]}),
            ("/periods/break/0/0", "date"),
            params={"item": "periods/break"},
        ),
        breaks(
            "days left out",
            hours(unstated="unknown", week=DAYS),
            ("/layers/0/week", "left-out"),
            params={"found": "sat,sun"},
        ),
        unknown("bound to what is not given", bound(), "bound-hours", ""),
    ],
}
