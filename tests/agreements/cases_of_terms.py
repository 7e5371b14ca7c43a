"""What keeps, breaks, leaves open and escapes the rules about how long an agreement lasts, and about much money."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.agreements.rule_cases import CHOIR, HUBS, Case, agreement, breaks, keeps, skips, unknown

FIRST = "2026-01-01"
YEARLY = {"kind": "automatic", "period": "P1Y"}
THREE_YEARS = {"longest": "P3Y"}
COUNCIL = {"above": 100_000, "body": "Kommunestyret"}
IN_ALL = {**COUNCIL, "per": "once"}


def lasting(**clause: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return agreement(duration=clause)


def unending(duration: object, extraordinary: object = False) -> dict[str, Any]:  # noqa: FBT002 - as in JSON
    """An agreement to which no notice can be given."""
    return agreement(duration=duration, termination={"notice": None, "extraordinary": extraordinary})


def at_most_three_years(make: Any, why: str, said: dict[str, Any], *at: Any, **more: Any) -> Case:  # noqa: ANN401 - a case
    made: Case = make(why, said, *at, figures=THREE_YEARS, **more)
    return made


def grant(amount: int, per: str = "year", **said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return giving({"text": "Tilskudd", "sort": "money", "value": {"amount": amount, "per": per}}, **said)


def giving(*contributions: object, theirs: object = (), **said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    """An agreement to which the unit contributes, with nothing adopted unless it is said."""
    parties = [{"party": HUBS, "contributions": contributions}, {"party": CHOIR, "contributions": theirs}]
    return agreement(**{"parties": parties, "adopted": [], **said})


def by(*bodies: object) -> list[dict[str, Any]]:
    return [{"body": body} for body in bodies]


TERM_CASES: dict[str, list[Case]] = {
    "agreement.duration": [
        keeps("until a day", lasting(last_day="2027-12-31")),
        keeps("an open end that is stated", lasting(last_day=None)),
        keeps("for a time", lasting(length="P3Y")),
        keeps("until something happens", lasting(ends_with={"text": "Kommunen slås sammen"})),
        breaks("it does not say", agreement(duration=None), "/duration", params={"name": "choir"}),
        unknown("nobody told", agreement(), "agreement-duration", at="/duration"),
        unknown("nobody told the end", lasting(first_day=FIRST), "agreement-duration", at="/duration/last_day"),
    ],
    "agreement.termination": [
        keeps("by notice", agreement(termination={"notice": {"length": "P3M"}})),
        keeps("only at once", unending({"last_day": None}, extraordinary=True)),
        keeps("only at once, however long it lasts", unending("unknown", extraordinary=True)),
        keeps("by itself", unending({"last_day": "2027-12-31", "renewal": None})),
        keeps("by itself, after some terms", unending({"length": "P1Y", "renewal": {**YEARLY, "times": 2}})),
        keeps("by itself, unless decided", unending({"length": "P1Y", "renewal": {"kind": "by_decision"}}, "unknown")),
        keeps("when something happens", unending({"ends_with": {"text": "Kommunen slås sammen"}})),
        breaks("it does not say", agreement(termination=None), "/termination"),
        breaks("never", unending({"last_day": None}), ("/termination/notice", "endless")),
        breaks("never, as it says nothing of time", unending(None), ("/termination/notice", "endless")),
        breaks(
            "never, as terms follow", unending({"length": "P1Y", "renewal": YEARLY}), ("/termination/notice", "endless")
        ),
        breaks(
            "never, as terms follow, whatever the first one is",
            unending({"renewal": YEARLY}),
            ("/termination/notice", "endless"),
        ),
        unknown("nobody told", agreement(), "agreement-termination", at="/termination"),
        unknown("no length of notice", agreement(termination={"in_writing": True}), "notice", at="/termination/notice"),
        unknown("nobody told how long it lasts", unending("unknown"), "agreement-duration", at="/duration"),
        unknown("nobody told the end", unending({"renewal": None}), "agreement-duration", at="/duration"),
        unknown(
            "nobody told what follows",
            unending({"length": "P1Y", "renewal": "unknown"}),
            "agreement-duration",
            at="/duration",
        ),
        unknown(
            "nobody told whether at once",
            unending({"last_day": None}, "unknown"),
            "extraordinary-termination",
            at="/termination/extraordinary",
        ),
        unknown(
            "nobody told either",
            unending("unknown", "unknown"),
            "extraordinary-termination",
            "agreement-duration",
            at="/termination/extraordinary",
        ),
    ],
    "agreement.term-max": [
        skips("no limit", lasting(first_day=FIRST, length="P9Y"), "no-longest-term"),
        at_most_three_years(keeps, "just so long", lasting(first_day=FIRST, length="P3Y")),
        at_most_three_years(keeps, "many short terms", lasting(first_day="2016-01-01", length="P1Y", renewal=YEARLY)),
        at_most_three_years(keeps, "until the end of days", lasting(first_day="2198-01-01", last_day="2199-12-31")),
        at_most_three_years(
            breaks,
            "a day longer",
            lasting(first_day=FIRST, last_day="2029-01-01"),
            "/duration",
            params={"last_day": date(2029, 1, 1), "latest": date(2028, 12, 31)},
        ),
        at_most_three_years(breaks, "without an end", lasting(first_day=FIRST, last_day=None), ("/duration", "open")),
        at_most_three_years(breaks, "without an end, whenever it began", lasting(last_day=None), ("/duration", "open")),
        at_most_three_years(breaks, "it does not say", agreement(duration=None), ("/duration", "open")),
        at_most_three_years(
            breaks,
            "the term that runs",
            lasting(first_day="2020-01-01", length="P1Y", renewal={**YEARLY, "period": "P10Y"}),
            "/duration",
            params={"last_day": date(2030, 12, 31), "latest": date(2023, 12, 31)},
        ),
        at_most_three_years(
            breaks,
            "the first, although the one that runs is short",
            lasting(first_day="2016-01-01", length="P4Y", renewal=YEARLY),
            "/duration",
        ),
        at_most_three_years(
            breaks,
            "the first, whatever happened since",
            {**lasting(first_day="2016-01-01", length="P4Y"), "more_acts": True},
            "/duration",
        ),
        at_most_three_years(unknown, "nobody told", agreement(), "agreement-duration", at="/duration"),
        at_most_three_years(
            unknown, "nobody told the end", lasting(first_day=FIRST), "agreement-duration", at="/duration"
        ),
        at_most_three_years(
            unknown, "nobody told the first day", lasting(length="P3Y"), "agreement-duration", at="/duration"
        ),
        at_most_three_years(
            unknown,
            "it may have been renewed",
            {**lasting(first_day=FIRST, length="P1Y"), "more_acts": "unknown"},
            "agreement-acts",
            at="/acts",
        ),
    ],
    "agreement.deciding-body": [
        skips("no amount", grant(900_000), "no-deciding-amount"),
        keeps("not above it", grant(100_000), figures=COUNCIL),
        keeps("no money", giving({"text": "Salen", "sort": "premises", "value": "unknown"}), figures=COUNCIL),
        keeps("no value", giving({"text": "Tilskudd", "sort": "money", "value": None}), figures=COUNCIL),
        keeps("the council did", grant(120_000, adopted=by("Rådmannen", {"nb": "kommunestyret"})), figures=COUNCIL),
        keeps("the council did, however much", agreement(adopted=by("Kommunestyret")), figures=COUNCIL),
        keeps("somebody did", grant(120_000, adopted=by("Rådmannen")), figures={"above": 100_000}),
        breaks(
            "another did",
            grant(120_000, adopted=by("Formannskapet")),
            ("/adopted", "body"),
            figures=COUNCIL,
            params={"above": 100_000, "body": "Kommunestyret"},
        ),
        breaks("nobody did", grant(120_000), "/adopted", figures={"above": 100_000}),
        breaks("month by month", grant(9_000, "month"), ("/adopted", "body"), figures=COUNCIL),
        breaks("once", grant(100_001, "once"), ("/adopted", "body"), figures=COUNCIL),
        breaks(
            "more than that is known of",
            giving(
                {"text": "Tilskudd", "sort": "money", "value": {"amount": 120_000, "per": "year"}}, theirs="unknown"
            ),
            ("/adopted", "body"),
            figures=COUNCIL,
        ),
        keeps("in all", grant(33_000, duration={"first_day": FIRST, "length": "P3Y"}), figures=IN_ALL),
        breaks(
            "in all, with a year that has begun",
            grant(33_000, duration={"first_day": FIRST, "last_day": "2029-01-01"}),
            ("/adopted", "body"),
            figures=IN_ALL,
        ),
        breaks(
            "in all, with a month that has begun",
            grant(10_000, "month", duration={"first_day": "2026-01-15", "last_day": "2026-11-15"}),
            ("/adopted", "body"),
            figures=IN_ALL,
        ),
        breaks("in all, at once", grant(120_000, "once"), ("/adopted", "body"), figures=IN_ALL),
        breaks("in all, however long", grant(120_000), ("/adopted", "body"), figures=IN_ALL),
        *(
            unknown(f"in all, {why}", grant(90_000, **said), "amounts-of-money", at="/parties", figures=IN_ALL)
            for why, said in {
                "nobody told how long": {},
                "without an end": {"duration": {"first_day": FIRST, "last_day": None}},
                "it does not say how long": {"duration": None},
            }.items()
        ),
        unknown("nobody told who", grant(120_000, adopted="unknown"), "adoption", at="/adopted", figures=COUNCIL),
        unknown("nobody told what", agreement(adopted=[]), "amounts-of-money", at="/parties", figures=COUNCIL),
        unknown("nobody told", agreement(), "adoption", "amounts-of-money", at="/adopted", figures=COUNCIL),
        *(
            unknown(why, giving(given), "amounts-of-money", at="/parties", figures=COUNCIL)
            for why, given in {
                "nobody told how much": {"text": "Tilskudd", "sort": "money"},
                "it may be money": {"text": "Støtte", "value": {"amount": 120_000, "per": "year"}},
                "it may be much money": {"text": "Støtte"},
            }.items()
        ),
    ],
}
