"""Daily transport: what the rule says of days that nobody told holds for every way in which they can fall."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.rule_cases import DAY

from innbygger_core import check_network, read_policy
from innbygger_core.decisions import Fail, Pass, Unknown
from innbygger_core.rulebook import rule_of
from innbygger_core.timekeeping import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from innbygger_core.decisions import Verdict
    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

When: TypeAlias = frozenset[int] | int | None
"""The days of a run, or how many a week, or that nobody knows."""

CODE = "network.daily-transport"
HUBS = "abc"
HUB_ROWS = [{"id": hub, "name": f"Torg {hub.upper()}"} for hub in HUBS]

weekdays = st.sets(st.integers(0, 6), min_size=1, max_size=3).map(frozenset)
places = st.lists(st.sampled_from([*HUBS, "Depotet", "Kaia"]), min_size=2, max_size=3)


def runs(when: st.SearchStrategy[Any]) -> st.SearchStrategy[list[tuple[list[str], Any]]]:
    return st.lists(st.tuples(places, when), min_size=1, max_size=3)


def written(days: Iterable[int]) -> str:
    return ",".join(WEEKDAYS[day] for day in sorted(days))


def row(number: int, called: list[str], when: When) -> dict[str, Any]:
    stops = [{"hub" if place in HUBS else "place": place} for place in called]
    days = {"days_a_week": when} if isinstance(when, int) else {"days": written(when)} if when else {}
    return {"id": f"r{number}", "stops": stops, **days}


def ask(plan: Planned, made: list[tuple[list[str], When]], asked: frozenset[int]) -> Verdict:
    rule = rule_of(CODE)
    rows = [row(number, *run) for number, run in enumerate(made)]
    network = plan(hubs=HUB_ROWS, transport_runs=rows).on(DAY)
    return rule(network, rule.figures_model.model_validate({"days": written(asked)}))


def possible(when: When, asked: frozenset[int]) -> set[frozenset[int]]:
    """All that the days of a run can turn out to be, of those that are asked about."""
    if isinstance(when, frozenset):
        return {when & asked}
    counts = range(1, 8) if when is None else (when,)
    return {asked.intersection(some) for count in counts for some in combinations(range(7), count)}


def connected(calls: list[list[str]]) -> bool:
    """Walk from the first hub as far as the runs go."""
    reached: set[str] = set()
    ahead = {HUBS[0]}
    while ahead:
        reached |= ahead
        ahead = {place for called in calls if reached & set(called) for place in called} - reached
    return reached >= set(HUBS)


def outcomes(made: list[tuple[list[str], When]], asked: frozenset[int]) -> set[bool]:
    """Whether the runs connect all hubs on each of the days, for every way in which the unknown days can fall."""
    return {
        all(connected([at for (at, _), days in zip(made, fallen, strict=True) if day in days]) for day in asked)
        for fallen in product(*(possible(when, asked) for _, when in made))
    }


@given(made=runs(weekdays | st.integers(1, 7) | st.none()), asked=weekdays)
def test_it_is_certain_only_of_what_holds_however_the_days_fall(
    plan: Planned, made: list[tuple[list[str], When]], asked: frozenset[int]
):
    verdict, found = ask(plan, made, asked), outcomes(made, asked)
    assert isinstance(verdict, Pass) == (found == {True})
    assert found == {False} or not isinstance(verdict, Fail)


@given(made=runs(weekdays), asked=weekdays)
def test_it_is_always_certain_where_the_days_are_told(
    plan: Planned, made: list[tuple[list[str], When]], asked: frozenset[int]
):
    assert isinstance(ask(plan, made, asked), Pass if outcomes(made, asked) == {True} else Fail)


@given(when=st.lists(weekdays | st.integers(1, 7) | st.none(), min_size=1, max_size=3), asked=weekdays)
def test_it_is_as_certain_as_can_be_of_runs_that_all_go_everywhere(
    plan: Planned, when: list[When], asked: frozenset[int]
):
    made = [(list(HUBS), each) for each in when]
    verdicts = {(True,): Pass, (False,): Fail, (False, True): Unknown}
    assert isinstance(ask(plan, made, asked), verdicts[tuple(sorted(outcomes(made, asked)))])


def test_it_may_be_less_certain_of_two_hubs_that_share_too_few_days(plan: Planned):
    """The days of each hub are enough; that those of both are not would take every way in which they fall."""
    made: list[tuple[list[str], When]] = [(["a", "b"], 1), (["b", "c"], 1), (["a", "c"], 1)]
    asked = frozenset({0, 1})
    assert outcomes(made, asked) == {False}
    assert isinstance(ask(plan, made, asked), Unknown)


@pytest.mark.parametrize(
    ("days", "verdict"), [("mon-fri", "fail"), ("mon,wed", "pass"), ("mon,wed,sun", "pass"), ("tue", "fail")]
)
def test_a_policy_says_on_which_days(plan: Planned, days: str, verdict: str):
    row_of_policy = f'{{"code": "{CODE}", "figures": {{"days": "{days}"}}}}'
    policy = read_policy(f'{{"format": "innbygger.policy/1", "id": "fjord", "rules": [{row_of_policy}]}}')
    made = plan(hubs=HUB_ROWS, transport_runs=[row(0, list(HUBS), frozenset({0, 2, 6}))])
    report = check_network(made.on(DAY), policy=policy)
    assert [entry.verdict for entry in report.checked if entry.code == CODE] == [verdict]


@pytest.mark.parametrize(
    ("called", "names"),
    [
        (["a", "b"], ("Torg C",)),
        (["Depotet", "Kaia"], ("Torg A", "Torg B", "Torg C")),
    ],
)
def test_it_names_the_hubs_outside_the_largest_group(plan: Planned, called: list[str], names: tuple[str, ...]):
    verdict = ask(plan, [(called, 7)], frozenset({0}))
    assert isinstance(verdict, Fail)
    assert verdict.findings[0].params == (("names", names),)
