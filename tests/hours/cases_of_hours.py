"""What keeps, breaks and leaves open the rules over nights, weekdays, weeks and clocks."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from tests.hours.rule_cases import Case, breaks, hours, keeps, layer, unknown, week

WARD = {"mon-fri": ["16:00-08:00"], "sat,sun": ["00:00-24:00"]}
NIGHTS = {"mon-thu": ["16:00-08:00"], "fri": ["16:00-24:00"], "sat": ["00:00-24:00"]}
DAYS = {"mon-fri": ["10:00-16:00"]}
LATE = {"sat": ["20:00-04:00"]}
WITHIN_HOUSE = {"schedule": "house", "relation": "within"}
ODD = {"id": "odd", "day": "mon", "hours": ["10:00-16:00"]}


def recurring(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return layer(recurring=[{**ODD, **said}])


def on(day: str, *spans: str) -> dict[str, Any]:
    return {"id": "x", "first_day": day, "last_day": day, "hours": list(spans or ("00:00-24:00",))}


def beside(bond: dict[str, str], door: dict[str, list[str]], **card: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    bound = {"id": "card", "bound_to": {"relation": "within", **bond}, **card}
    return hours(layers=[{"id": "door", "week": door}, bound])


def dated(only: str, first: str, last: str) -> dict[str, Any]:
    exception = {"id": "x", "first_day": first, "last_day": last, "only": only, "hours": []}
    return hours(week=DAYS, exceptions=[exception])


HOURS_CASES: dict[str, list[Case]] = {
    "hours.hole": [
        keeps("an ordinary week", week(**DAYS)),
        keeps("round the clock", week(**{"mon-sun": ["00:00-24:00"]})),
        keeps("every night into the morning", week(**{"mon-sun": ["16:00-08:00"]})),
        keeps("a last night until the morning", week(**NIGHTS, sun=["00:00-08:00"])),
        keeps("one late night is no habit", week(fri=["20:00-02:00"], sat=["00:00-24:00"])),
        keeps(
            "late nights, and a day that is not open all of it",
            week(**{"thu-sat": ["20:00-02:00"], "sun": ["12:00-24:00"]}),
        ),
        keeps("a lunch break", week(mon=["08:00-12:00", "12:30-16:00"])),
        keeps(
            "rules in an order",
            hours(precedence="order", layers=[{"id": "a", "rules": [{"id": "r", "hours": ["08:00-16:00"]}]}]),
        ),
        breaks(
            "an emergency ward",
            week(**WARD),
            "/layers/0/week/sat,sun",
            params={"day": date(2026, 1, 5), "start": time(0), "end": time(8), "times": 52},
        ),
        breaks(
            "a public holiday that takes its own evening",
            layer(week={"mon-sun": ["16:00-08:00"]}, holidays={"constitution_day": ["00:00-24:00"]}),
            "/layers/0/holidays/constitution_day",
            params={"day": date(2026, 5, 18), "end": time(8), "times": 1},
        ),
        breaks(
            "until the next opening",
            week(**{"mon": ["06:00-07:00", "16:00-08:00"], "tue-fri": ["16:00-08:00"], "sat,sun": ["00:00-24:00"]}),
            "/layers/0/week/sat,sun",
            params={"end": time(6)},
        ),
        breaks(
            "a minute before midnight",
            week(**{"mon-sun": ["00:00-23:59"]}),
            ("/layers/0/week/mon-sun", "slip"),
            params={"day": date(2026, 1, 1), "start": time(23, 59), "end": time(0), "times": 365},
        ),
        breaks(
            "a minute at noon",
            week(mon=["08:00-12:00", "12:01-16:00"]),
            ("/layers/0/week/mon", "slip"),
            params={"start": time(12), "end": time(12, 1)},
        ),
        breaks(
            "in a season",
            layer(seasons=[{"id": "s", "first_day": "07-01", "last_day": "07-31", "week": WARD}]),
            "/layers/0/seasons/0",
        ),
        breaks(
            "an exception",
            hours(
                week={"mon-sun": ["16:00-08:00"]},
                exceptions=[{"id": "x", "first_day": "2026-03-04", "last_day": "2026-03-04", "hours": ["00:00-24:00"]}],
            ),
            "/exceptions/0",
        ),
        unknown(
            "a night that nobody is sure of",
            week(**NIGHTS, sun=["00:00-08:00?"]),
            "hours-of-nights",
            "/layers/0/week/sat",
        ),
        unknown(
            "a minute after what nobody is sure of",
            week(mon=["08:00-12:00?", "12:01-16:00"]),
            "hours-of-nights",
            "/layers/0/week/mon",
        ),
    ],
    "hours.double-cover": [
        keeps("an ordinary week", week(**DAYS)),
        keeps("a night that ends as the day begins", week(fri=["16:00-08:00"], sat=["08:00-24:00"])),
        keeps("two layers at once", hours(layers=[{"id": "a", "week": DAYS}, {"id": "b", "week": DAYS}])),
        breaks(
            "an emergency ward",
            week(**WARD),
            "/layers/0/week/mon-fri",
            params={"layer": "staffed", "day": date(2026, 1, 3), "start": time(0), "end": time(8), "times": 52},
        ),
        keeps(
            "a holiday that says its own day whole",
            layer(week={"mon-sun": ["16:00-08:00"]}, holidays={"public": ["00:00-16:00", "16:00-08:00"]}),
        ),
        keeps(
            "a holiday before a day that is open from midnight",
            layer(week=NIGHTS, holidays={"public": ["00:00-16:00", "16:00-08:00"]}),
        ),
        keeps("an exception over a night", hours(week={"mon-sun": ["16:00-08:00"]}, exceptions=[on("2026-03-04")])),
        breaks(
            "an exception that lasts into a day which is open from midnight",
            hours(week=NIGHTS, exceptions=[on("2026-03-06", "16:00-08:00")]),
            "/exceptions/0",
            params={"day": date(2026, 3, 7), "times": 1},
        ),
        breaks(
            "one night",
            week(fri=["16:00-08:00"], sat=["07:00-07:30"]),
            "/layers/0/week/fri",
            params={"end": time(7, 30)},
        ),
        breaks(
            "a night that comes on top of a day that is not said",
            layer(
                week={"sat": ["07:00-12:00"]},
                recurring=[{**ODD, "day": "fri", "nth": 1, "mode": "add", "hours": ["16:00-08:00"]}],
            ),
            "/layers/0",
            params={"times": 12},
        ),
        unknown(
            "a night that nobody is sure of",
            week(fri=["16:00-08:00?"], sat=["07:00-12:00"]),
            "hours-of-nights",
            "/layers/0/week/fri",
        ),
    ],
    "hours.weekday-mismatch": [
        keeps("nothing dated", week(**DAYS)),
        keeps("a first Monday", recurring(every_weeks=2, first="2026-01-05")),
        keeps("any weekday", recurring(day=None, every_weeks=2, first="2026-01-06")),
        keeps("a Monday among others", dated("mon", "2026-05-25", "2026-06-02")),
        keeps("every year, one time or another", dated("mon", "06-10", "06-10")),
        keeps("no date at all", dated("mon", "unknown", "unknown")),
        keeps(
            "dates on all kinds of days",
            layer(
                recurring=[{"id": "l", "hours": [], "dates": ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08"]}]
            ),
        ),
        keeps(
            "too few to tell",
            layer(recurring=[{"id": "l", "hours": [], "dates": ["2026-01-05", "2026-01-12", "2026-01-20"]}]),
        ),
        keeps(
            "weeks, not days", layer(recurring=[{"id": "l", "hours": [], "dates": ["W02", "W04", "W06", "2026-03-03"]}])
        ),
        keeps(
            "rules in an order", hours(precedence="order", layers=[{"id": "a", "rules": [{"id": "r", "hours": []}]}])
        ),
        breaks(
            "a first Monday that is a Tuesday",
            recurring(every_weeks=2, first="2026-01-06"),
            "/layers/0/recurring/0/first",
            params={"item": "odd", "day": date(2026, 1, 6)},
        ),
        breaks(
            "only for a weekday that it has not", dated("mon", "2026-05-26", "2026-05-27"), ("/exceptions/0", "only")
        ),
        breaks(
            "told once for all layers",
            hours(
                layers=[{"id": "a", "week": DAYS}, {"id": "b", "week": DAYS}],
                exceptions=[
                    {"id": "x", "first_day": "2026-05-26", "last_day": "2026-05-26", "only": "mon", "hours": []}
                ],
            ),
            ("/exceptions/0", "only"),
        ),
        breaks(
            "a holiday that is never then",
            layer(week=DAYS, holidays={"good_friday": {"hours": [], "only": "mon"}}),
            ("/layers/0/holidays/good_friday", "only"),
        ),
        breaks(
            "a Sunday in a list of Saturdays",
            layer(
                recurring=[
                    {
                        "id": "turns",
                        "hours": ["18:30-21:30"],
                        "dates": ["2023-01-28", "2023-02-25", "2023-05-28", "2023-03-25"],
                    }
                ]
            ),
            ("/layers/0/recurring/0/dates/2", "list"),
            params={"item": "turns", "day": date(2023, 5, 28), "others": 3},
        ),
        unknown(
            "nobody knows the first",
            recurring(every_weeks=2, first="unknown"),
            "first-day",
            "/layers/0/recurring/0/first",
        ),
    ],
    "hours.week-53": [
        keeps("an ordinary week", week(**DAYS)),
        keeps("by the number of the week", recurring(weeks=[1, 3])),
        keeps("by the month as well", recurring(weeks="odd", nth=-1)),
        keeps("every third week", recurring(every_weeks=3, first="2026-01-05")),
        keeps("over before the turn of the year", {**recurring(weeks="odd"), "valid_to": "2026-12-31"}),
        keeps("a layer that is over by then", layer(valid_to="2026-12-31", recurring=[{**ODD, "weeks": "odd"}])),
        keeps("only in summer", recurring(weeks="odd", first_day="06-01", last_day="08-31")),
        keeps(
            "rules in an order", hours(precedence="order", layers=[{"id": "a", "rules": [{"id": "r", "hours": []}]}])
        ),
        breaks(
            "odd weeks",
            recurring(weeks="odd"),
            "/layers/0/recurring/0",
            params={"item": "odd", "turns": ("2026/2027", "2032/2033")},
        ),
        breaks(
            "even weeks",
            recurring(weeks="even"),
            ("/layers/0/recurring/0", "even"),
            params={"turns": ("2026/2027", "2032/2033")},
        ),
        breaks("every other week", recurring(every_weeks=2, first="2026-01-05"), ("/layers/0/recurring/0", "steps")),
        unknown(
            "nobody knows the first", recurring(every_weeks=2, first="unknown"), "first-day", "/layers/0/recurring/0"
        ),
    ],
    "hours.clock-change": [
        keeps("in the day", week(**DAYS)),
        keeps("until the clock changes", week(sat=["20:00-02:00"])),
        keeps("from when it has changed", week(sun=["03:00-04:00"])),
        keeps("where it never does", hours(timezone="UTC", week={"mon-sun": ["00:00-24:00"]})),
        breaks(
            "a long Saturday",
            week(sat=["20:00-04:00"]),
            "/layers/0",
            ("/layers/0", "repeated"),
            params={"day": date(2026, 3, 29), "start": time(2), "end": time(3), "opens": time(20), "closes": time(4)},
        ),
        breaks("ends in it", week(sat=["20:00-02:30"]), "/layers/0", ("/layers/0", "repeated")),
        breaks("begins in it", week(sun=["02:30-05:00"]), "/layers/0", ("/layers/0", "repeated")),
        breaks(
            "half an hour",
            hours(timezone="Australia/Lord_Howe", week={"sun": ["01:00-01:45"]}),
            ("/layers/0", "repeated"),
        ),
        keeps("all that hours of the day leave", beside({"layer": "door"}, door=DAYS)),
        keeps("cut off before", beside({"layer": "door"}, door={"sat": ["20:00-02:00"]}, week=LATE)),
        keeps("cut off by a parent", week(**LATE), parents=(hours(id="house", week=DAYS),)),
        keeps("in the day, within a house that is not given", layer(week=DAYS, bound_to=WITHIN_HOUSE)),
        breaks(
            "within a house that is open so late",
            layer(week={"sun": ["00:00-24:00"]}, bound_to=WITHIN_HOUSE),
            "/layers/0",
            ("/layers/0", "repeated"),
            context=(hours(id="house", week=LATE),),
            params={"opens": time(0), "closes": time(4)},
        ),
        breaks(
            "all that hours of the day do not take",
            beside({"layer": "door", "relation": "outside"}, door=DAYS),
            "/layers/1",
            ("/layers/1", "repeated"),
            params={"layer": "card", "opens": time(0), "closes": time(0)},
        ),
        unknown("a night that nobody is sure of", week(sat=["20:00-04:00?"]), "hours-of-nights", "/layers/0"),
        unknown(
            "within a house of which nobody is sure",
            layer(bound_to=WITHIN_HOUSE),
            "hours-of-nights",
            "/layers/0",
            context=(hours(id="house", week={"sat": ["20:00-04:00?"]}),),
        ),
        unknown("within a house that is not given", layer(bound_to=WITHIN_HOUSE), "bound-hours", "/layers/0"),
    ],
}
