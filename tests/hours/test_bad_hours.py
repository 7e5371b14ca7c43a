"""Every way of writing the further parts of the format wrong: told with its path, what was found, what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.errors import UnreadableData
from innbygger_core.hours import compile_hours

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.errors import Fault
    from innbygger_core.hours import OpeningHours

JUNE = {"first_day": "06-01", "last_day": "06-30"}
PERIODS = {"periods": {"romjul": [["12-27", "12-30"]]}}


@pytest.fixture
def fault(only_fault: Callable[..., Fault]):
    """Read a document with one fault, that says what it found and what to write instead."""

    def found(**said: object) -> Fault:
        fault = only_fault(**said)
        assert fault.found
        assert fault.instead
        return fault

    return found


def _layer(**said: object) -> dict[str, Any]:
    return {"layers": [{"id": "desk", **said}]}


def _recurring(*items: dict[str, Any], **layer: object) -> dict[str, Any]:
    return _layer(recurring=[{"id": f"item-{n}", "hours": [], **item} for n, item in enumerate(items)], **layer)


def _seasons(*items: dict[str, Any]) -> dict[str, Any]:
    return _layer(seasons=[{"id": f"season-{n}", "week": {}, **JUNE, **item} for n, item in enumerate(items)])


def _exceptions(*items: dict[str, Any]) -> dict[str, Any]:
    return {"week": {}, "exceptions": [{"id": f"e-{n}", "hours": [], **item} for n, item in enumerate(items)]}


def _bound(*bonds: object) -> dict[str, Any]:
    return {"layers": [{"id": "house"}, *({"id": f"l-{n}", "bound_to": bond} for n, bond in enumerate(bonds))]}


@pytest.mark.parametrize(
    ("said", "path", "found"),
    [
        # What is selected
        (_recurring({"day": "sat", "nth": 6}), "/layers/0/recurring/0/nth", "6"),
        (_recurring({"day": "sat", "nth": 0}), "/layers/0/recurring/0/nth", "0"),
        (_recurring({"day": "sat", "nth": -6}), "/layers/0/recurring/0/nth", "-6"),
        (_recurring({"day": "sat", "nth": [1, 6]}), "/layers/0/recurring/0/nth", "6"),
        (_recurring({"day": "sat", "nth": []}), "/layers/0/recurring/0/nth", "[]"),
        (_recurring({"day": "sat", "nth": "first"}), "/layers/0/recurring/0/nth", "first"),
        (_recurring({"day": "sat", "weeks": [54]}), "/layers/0/recurring/0/weeks", "54"),
        (_recurring({"day": "sat", "weeks": [0]}), "/layers/0/recurring/0/weeks", "0"),
        (_recurring({"day": "sat", "weeks": "uneven"}), "/layers/0/recurring/0/weeks", "uneven"),
        (_recurring({"day": "lør"}), "/layers/0/recurring/0/day", "lør"),
        (_recurring({"day": "sat", "every_weeks": 0, "first": "2026-01-03"}), "/layers/0/recurring/0/every_weeks", "0"),
        (_recurring({"day": "sat", "every_weeks": 2}), "/layers/0/recurring/0", "first"),
        (_recurring({"day": "sat", "first": "2026-01-03"}), "/layers/0/recurring/0", "every_weeks"),
        (
            _recurring({"day": "sat", "every_weeks": 2, "first": "06-13"}),
            "/layers/0/recurring/0/first",
            "06-13",
        ),
        (
            _recurring({"day": "sat", "every_weeks": 2, "first": "2026-02-30"}),
            "/layers/0/recurring/0/first",
            "2026-02-30",
        ),
        (_recurring({"dates": ["2026-06-13"], "day": "sat"}), "/layers/0/recurring/0", "day"),
        (_recurring({"dates": ["2026-06-13"], "nth": 1}), "/layers/0/recurring/0", "nth"),
        (_recurring({"dates": ["2026-06-31"]}), "/layers/0/recurring/0/dates/0", "2026-06-31"),
        (_recurring({"dates": []}), "/layers/0/recurring/0/dates", "[]"),
        (_recurring({}), "/layers/0/recurring/0", "day"),
        (_recurring({"day": "sat", "hours": ["10:00-14:00", "13:00-15:00"]}), "/layers/0/recurring/0/hours", "13:00"),
        (_recurring({"day": "sat", "mode": "minus"}), "/layers/0/recurring/0/mode", "minus"),
        (_recurring({"days": "sat"}), "/layers/0/recurring/0/days", "sat"),
        # Other items
        (_recurring({"before": "saturday"}), "/layers/0/recurring/0/before", "saturday"),
        (_recurring({"after": "saturday"}), "/layers/0/recurring/0/after", "saturday"),
        (_recurring({"before": "item-0"}), "/layers/0/recurring/0/before", "item-0"),
        (_recurring({"day": "sat", "id": "item-1"}, {"day": "sun"}), "/layers/0/recurring/1/id", "item-1"),
        (_seasons({}, {"id": "season-0"}), "/layers/0/seasons/1/id", "season-0"),
        # Periods
        (_recurring({"day": "sat", "first_day": "06-01"}), "/layers/0/recurring/0/first_day", "06-01"),
        (
            _recurring({"day": "sat", "first_day": "2026-06-30", "last_day": "2026-06-01"}),
            "/layers/0/recurring/0/last_day",
            "2026-06-01",
        ),
        (
            _recurring({"day": "sat", "first_day": "06-01", "last_day": "2026-06-30"}),
            "/layers/0/recurring/0/last_day",
            "2026-06-30",
        ),
        (_seasons({"first_day": "2026-06-30", "last_day": "2026-06-01"}), "/layers/0/seasons/0/last_day", "2026-06-01"),
        (_seasons({"first_day": "06-01", "last_day": "2026-06-30"}), "/layers/0/seasons/0/last_day", "2026-06-30"),
        (_seasons({"first_day": "easter_sunday", "last_day": "04-10"}), "/layers/0/seasons/0/last_day", "04-10"),
        (_seasons({"week": {"mon-fri": [], "thu": []}}), "/layers/0/seasons/0/week/thu", "thu"),
        (_seasons({"hours": []}), "/layers/0/seasons/0/hours", "[]"),
        (_seasons({"periods": ["romjul"]}) | PERIODS, "/layers/0/seasons/0", "periods"),
        (_exceptions({**JUNE, "periods": ["romjul"]}) | PERIODS, "/exceptions/0", "periods"),
        (_exceptions({"periods": ["jul"]}) | PERIODS, "/exceptions/0/periods/0", "jul"),
        (_exceptions({"periods": []}) | PERIODS, "/exceptions/0/periods", "[]"),
        (_exceptions({}), "/exceptions/0", "first_day"),
        (_recurring({"day": "sat", "periods": ["jul"]}) | PERIODS, "/layers/0/recurring/0/periods/0", "jul"),
        (_layer(suspended={"periods": ["jul"]}) | PERIODS, "/layers/0/suspended/periods/0", "jul"),
        (
            {"week": {}, "periods": {"jul": [["12-24", "2026-12-31"]]}},
            "/periods/jul/0",
            "2026-12-31",
        ),
        (
            {"week": {}, "periods": {"jul": [["2026-12-31", "2026-12-24"]]}},
            "/periods/jul/0",
            "2026-12-24",
        ),
        ({"week": {}, "periods": {"jul": [["12-24"]]}}, "/periods/jul/0", "12-24"),
        ({"week": {}, "periods": {"jul": [["12-24", "12-32"]]}}, "/periods/jul/0/1", "12-32"),
        # Off
        (_layer(suspended="yes"), "/layers/0/suspended", "yes"),
        (_layer(suspended={"first_day": "06-01"}), "/layers/0/suspended/first_day", "06-01"),
        (_layer(suspended={"since": "2026-06-01"}), "/layers/0/suspended", "since"),
        (
            _layer(suspended={"first_day": "2026-06-30", "last_day": "2026-06-01"}),
            "/layers/0/suspended/last_day",
            "2026-06-01",
        ),
        # Nights
        ({"week": {}, "after_midnight": "lost"}, "/after_midnight", "lost"),
        # Bonds
        (_bound({"layer": "hose", "relation": "within"}), "/layers/1/bound_to/layer", "hose"),
        (_bound({"layer": ["house", "hose"], "relation": "within"}), "/layers/1/bound_to/layer/1", "hose"),
        (_bound([{"layer": "hose", "relation": "within"}]), "/layers/1/bound_to/0/layer", "hose"),
        (_bound({"layer": "house"}), "/layers/1/bound_to/relation", "relation"),
        (_bound({"relation": "within"}), "/layers/1/bound_to", "layer"),
        (_bound({"layer": "house", "relation": "inside"}), "/layers/1/bound_to/relation", "inside"),
        (_bound({"layer": "house", "relation": "within", "opens": "10 min"}), "/layers/1/bound_to/opens", "10 min"),
        (_bound({"layer": "house", "relation": "within", "closes": "P1D"}), "/layers/1/bound_to/closes", "P1D"),
        (_bound({"layer": "house", "relation": "within", "close": "PT1M"}), "/layers/1/bound_to/close", "PT1M"),
        (_bound({"layer": "l-0", "relation": "within"}), "/layers/1/bound_to", "l-0"),
        (
            _bound({"layer": "house", "relation": "within", "schedule": []}),
            "/layers/1/bound_to/schedule",
            "[]",
        ),
        # Unknown keys
        (_recurring({"day": "sat", "every": 2}), "/layers/0/recurring/0/every", "2"),
        ({"week": {}, "seasons": []}, "/seasons", "[]"),
        ({"week": {}, "recurring": []}, "/recurring", "[]"),
    ],
)
def test_it_is_told_where_it_stands(fault: Callable[..., Fault], said: dict[str, Any], path: str, found: str):
    told = fault(**said)
    assert told.path.startswith(path)
    assert found in str(told)


@pytest.mark.parametrize("nth", [6, 0, "last", True, 1.0, [1, 6], [True], ["1"]])
def test_days_of_a_month_are_counted_from_either_end(fault: Callable[..., Fault], nth: object):
    told = fault(**_recurring({"day": "sat", "nth": nth}))
    assert told.kind == "bad-nth"
    assert "from 1 to 5, or from -1 to -5" in told.instead


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (_recurring({"nth": 1, "dates": ["2026-01-03"]}), "1"),
        (_recurring({"weeks": [2, 3], "dates": ["2026-01-03"]}), "[2, 3]"),
        (_recurring({"day": "mon", "first": "unknown"}), '"unknown"'),
        (_exceptions({"first_day": "06-01", "last_day": "unknown"}), '"unknown"'),
        (_exceptions({"first_day": "unknown", "last_day": "06-01"}), '"06-01"'),
    ],
)
def test_what_was_found_is_shown_as_it_was_written(fault: Callable[..., Fault], said: dict[str, Any], found: str):
    assert fault(**said).found == found


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (_layer(holidays={"public": "closed"}), "[] for closed"),
        (_layer(holidays={"public": True}), "[] for closed"),
        (_layer(suspended="yes"), 'write true, or when it is out of use, such as {"first_day": "2026-06-01"}'),
        (_layer(holidays="closed"), 'write as_usual, unknown or {"public": []}'),
        (_layer(holidays=[]), 'write as_usual, unknown or {"public": []}'),
        (_layer(holidays={"easter_saturday": []}), "perhaps easter_sunday or easter_monday; the names are new_years_"),
        (_layer(holidays={"boxingday": []}), 'perhaps "boxing_day"; the names are'),
        (_layer(holidays={"jul": []}), 'write "public" or the name of a day; the names are new_years_day, palm_sunday'),
        (_layer(holidays={"05-17": []}), "constitution_day"),
        ({"week": {}, "valid_from": "01.01.2026"}, "as year, month and day: 2026-11-23"),
    ],
)
def test_it_is_told_what_to_write_instead(fault: Callable[..., Fault], said: dict[str, Any], instead: str):
    assert instead in fault(**said).instead


@pytest.mark.parametrize(
    ("said", "suggested"),
    [
        (_layer(suspended={"from": "2026-01-01"}), ()),
        (_layer(suspended={"first": "2026-01-01"}), ("first_day",)),
        (_layer(suspended={"reasn": "x"}), ("reason",)),
        (_layer(wek={}), ("week",)),
        (_exceptions({"first_day": "2026-01-01", "nht": 1}), ()),
        (_bound({"layer": "house", "relation": "within", "close": "PT1H"}), ("closes",)),
        ({"week": {}, "recuring": []}, ()),
    ],
)
def test_only_members_that_may_stand_there_are_suggested(
    fault: Callable[..., Fault], said: dict[str, Any], suggested: tuple[str, ...]
):
    assert dict(fault(**said).params)["suggest"] == suggested


# --- Circles ---------------------------------------------------------------------------------------------------------


def test_days_that_depend_on_each_other_are_refused(faults: Callable[..., list[tuple[str, str]]]):
    said = _recurring({"before": "item-1"}, {"after": "item-2"}, {"before": "item-0"})
    found = faults(**said)
    assert len({kind for _, kind in found}) == 1
    assert all(path.startswith("/layers/0/recurring/") for path, _ in found)


def test_a_circle_of_days_names_those_in_it(fault: Callable[..., Fault]):
    told = fault(**_recurring({"before": "item-1"}, {"after": "item-0"}, {"day": "sat"}))
    assert {"item-0", "item-1"} <= {word.strip('",.;()«»') for word in str(told).split()}
    assert "item-2" not in str(told)


@pytest.mark.parametrize(
    "bonds",
    [
        ({"layer": "l-1", "relation": "within"}, {"layer": "l-0", "relation": "outside"}),
        ({"layer": "l-1", "relation": "within"}, [{"layer": ["house", "l-0"], "relation": "outside"}]),
    ],
)
def test_layers_that_are_bound_to_each_other_are_refused(fault: Callable[..., Fault], bonds: tuple[Any, ...]):
    told = fault(**_bound(*bonds))
    assert told.path.startswith("/layers/")
    assert "l-0" in str(told)


def test_hours_that_are_bound_to_each_other_are_refused(read: Callable[..., OpeningHours]):
    def hours(name: str, other: str) -> OpeningHours:
        return read(id=name, layers=[{"id": "desk", "bound_to": {"schedule": other, "relation": "within"}}])

    with pytest.raises(UnreadableData, match="a → b → a"):
        compile_hours(hours("a", "b"), context=[hours("b", "a")])


def test_hours_that_are_bound_to_themselves_are_refused(fault: Callable[..., Fault]):
    bond = {"schedule": "a", "layer": "desk", "relation": "within"}
    assert "desk" in str(fault(id="a", layers=[{"id": "desk", "bound_to": bond}]))


# --- Ties ------------------------------------------------------------------------------------------------------------


def _tie(fault: Fault) -> tuple[str, str, str]:
    return fault.path, fault.kind, str(dict(fault.params)["day"])


FIRST = {"id": "first", "day": "sat", "nth": 1, "hours": ["10:00-14:00"]}
ODD = {"id": "odd", "day": "sat", "weeks": "odd", "hours": ["12:00-16:00"]}
YEAR = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}


def test_the_first_saturday_and_that_of_an_odd_week_meet(fault: Callable[..., Fault]):
    """They do six times in 2026, first on 3 January."""
    told = fault(**_recurring(FIRST, ODD), **YEAR)
    assert _tie(told) == ("/layers/0/recurring/1", "tie", "2026-01-03")
    assert "first" in str(told)
    assert "odd" in str(told)


def test_a_tie_is_resolved_by_what_adds_or_cuts(read: Callable[..., OpeningHours]):
    for mode in ("add", "cut"):
        assert read(**_recurring(FIRST, {**ODD, "mode": mode}), **YEAR)


def test_a_tie_is_resolved_by_something_above_both(read: Callable[..., OpeningHours], fault: Callable[..., Fault]):
    month = {"valid_from": "2026-06-01", "valid_to": "2026-06-30"}
    assert _tie(fault(**_recurring(FIRST, ODD), **month))[2] == "2026-06-06"
    above = {"id": "e", "first_day": "2026-06-06", "last_day": "2026-06-06", "hours": []}
    assert read(**_recurring(FIRST, ODD), **month, exceptions=[above])
    assert fault(**_recurring(FIRST, ODD), **month, exceptions=[{**above, "mode": "add"}])


def test_there_is_no_tie_outside_the_validity_or_where_one_is_cut_off(read: Callable[..., OpeningHours]):
    assert read(**_recurring(FIRST, ODD), valid_from="2026-02-01", valid_to="2026-02-28")
    assert read(**_recurring(FIRST, ODD, valid_to="2026-01-02"), valid_from="2026-01-01")
    assert read(**_recurring(FIRST, {**ODD, "first_day": "2026-02-01", "last_day": "2026-02-28"}), **YEAR)


def test_two_seasons_of_one_length_are_a_tie_on_a_weekday_that_both_name(fault: Callable[..., Fault]):
    seasons = _seasons(
        {"week": {"mon": ["10:00-11:00"]}},
        {"first_day": "06-15", "last_day": "07-14", "week": {"mon,tue": []}},
    )
    told = fault(**seasons, **YEAR)
    assert _tie(told) == ("/layers/0/seasons/1", "tie", "2026-06-15")


def test_stretches_of_named_periods_may_be_a_tie(fault: Callable[..., Fault]):
    periods = {"a": [["2026-02-16", "2026-02-20"], ["2026-10-05", "2026-10-09"]], "b": [["2026-10-06", "2026-10-10"]]}
    items = _exceptions({"periods": ["a"]}, {"periods": ["b"], "hours": ["10:00-11:00"]})
    assert _tie(fault(**items, periods=periods)) == ("/exceptions/1", "tie", "2026-10-06")


def test_without_validity_ties_are_sought_from_the_earliest_date_named(fault: Callable[..., Fault]):
    assert _tie(fault(**_recurring(FIRST, ODD)))[2] == "2000-02-05"
    since = {**FIRST, "first_day": "2026-02-01"}
    assert _tie(fault(**_recurring(since, ODD)))[2] == "2026-06-06"


def test_a_day_lies_before_another_or_after_it(fault: Callable[..., Any]):
    told = fault(**_recurring({"before": "item-1", "after": "item-1"}, {"day": "sat"}))
    assert (told.path, told.kind) == ("/layers/0/recurring/0/after", "not-together")
