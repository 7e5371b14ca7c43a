"""The order of the rollout; and what the rule says of unknown facts holds whatever they turn out to be."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.rule_cases import DAY

from innbygger_core.decisions import Fail, Pass
from innbygger_core.errors import UnknownLanguage
from innbygger_core.network import RolloutGroup, RolloutOrder, rollout_order
from innbygger_core.rulebook import rule_of
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import Plan

    Planned = Callable[..., Plan]

CENTRES = [
    {"id": "town", "name": "Byen", "designated": True, "perceived_distance": "short"},
    {"id": "point", "name": "Odden", "designated": True, "perceived_distance": "long"},
    {"id": "cove", "name": "Vika", "designated": "unknown", "perceived_distance": "long"},
    {"id": "isle", "name": "Holmen", "perceived_distance": "unknown"},
    {"id": "farm", "name": "Garden", "designated": False, "perceived_distance": "medium"},
]


class TestOrder:
    def test_is_by_distance_and_then_by_id(self, plan: Planned):
        order = rollout_order(plan(local_centres=CENTRES).on(DAY))
        assert [(str(group.distance), [centre.facts.id for centre in group.centres]) for group in order.groups] == [
            ("long", ["cove", "point"]),
            ("short", ["town"]),
            ("Known.UNKNOWN", ["isle"]),
        ]

    def test_knows_the_centres_of_the_day(self, plan: Planned):
        centres = [CENTRES[0] | {"valid_to": "2026-11-22"}]
        assert rollout_order(plan(local_centres=centres).on(DAY)) == RolloutOrder(())

    def test_keeps_the_hubs_of_its_centres(self, plan: Planned):
        hub = {"id": "north", "name": "Nord", "local_centre": "town"}
        order = rollout_order(plan(local_centres=CENTRES[:1], hubs=[hub]).on(DAY))
        assert order.groups[0].centres[0].hubs == ("north",)

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("nb", ["Oppleves som langt unna: Vika og Odden", "Oppleves som nær: Byen", "Ukjent avstand: Holmen"]),
            ("nn", ["Kjennest langt unna: Vika og Odden", "Kjennest nær: Byen", "Avstanden er ukjent: Holmen"]),
            ("en", ["Felt to be far away: Vika and Odden", "Felt to be near: Byen", "Distance unknown: Holmen"]),
        ],
    )
    def test_is_said_in_a_line_for_each_group(self, plan: Planned, lang: str, said: list[str]):
        assert rollout_order(plan(local_centres=CENTRES).on(DAY)).text(lang).splitlines() == said

    def test_is_said_in_the_municipality_s_own_words(self):
        ours = catalogue("nb").with_wording({"words.rollout-medium": "Midt imellom: {names}"})
        assert RolloutOrder((RolloutGroup("medium", ()),)).text(ours) == "Midt imellom: "

    def test_is_not_said_in_a_language_that_nobody_taught_it(self):
        with pytest.raises(UnknownLanguage):
            RolloutGroup("long", ()).text("fi")


# --- The rule: each that was overtaken -----------------------------------------------------------------------------


def test_each_local_centre_that_was_overtaken_is_told_with_those_that_came_first(plan: Planned):
    centres = {"near": "short", "middle": "medium", "far": "long", "away": "unknown"}
    days = {"near": "2020-05", "middle": "2021", "far": "2022", "away": "unknown"}
    network = plan(
        municipality={"name": "Asker", "start_up": {"first_day": "2020-01-01", "last_day": None}},
        local_centres=[
            {"id": name, "name": name.title(), "designated": True, "perceived_distance": distance}
            for name, distance in centres.items()
        ],
        hubs=[{"id": name, "name": name, "local_centre": name, "opened": day} for name, day in days.items()],
    ).on(DAY)
    told = [(found.field, dict(found.params)) for found in rule_of("network.rollout-order")(network).findings]
    assert told == [
        ("/local_centres/far", {"name": "Far", "first": ("Middle", "Near")}),
        ("/local_centres/middle", {"name": "Middle", "first": ("Near",)}),
    ]


# --- The rule: every way in which what is unknown can turn out -------------------------------------------------------

FIRST, MIDDLE, LAST = "2020-02-01", "2020-02-15", "2020-02-29"
DAYS = ("2020-01-31", FIRST, MIDDLE, LAST, "2020-03-01")
PLACES = ("x", "y")
Facts: TypeAlias = dict[tuple[str, str], Any]
"""What is told of places and hubs, by id and field; and of the start-up phase."""

VALUES = {
    "perceived_distance": ("short", "medium", "long"),
    "designated": (True, False),
    "local_centre": (None, *PLACES),
    "opened": (None, *DAYS),
    "last_day": (None, FIRST, MIDDLE, LAST),
}
# What can be told instead of a value, and what it then can be: among days, some before and after all others too.
IN_THE_YEAR = ("2020-01-01", *DAYS, "2020-12-31")
LESS = {field: {"unknown": values} for field, values in VALUES.items()}
LESS["opened"] = {"2020-02": (FIRST, MIDDLE, LAST), "2020": IN_THE_YEAR, "unknown": (None, *IN_THE_YEAR)}


@st.composite
def facts_and_less(draw: st.DrawFn, hubs: tuple[str, ...] = ("a", "b", "c")) -> tuple[Facts, Facts]:
    """Facts that are all told, and the same with up to three of them forgotten, or told less exactly."""
    fields = dict.fromkeys(PLACES, ("perceived_distance", "designated"))
    fields |= dict.fromkeys(hubs, ("local_centre", "opened")) | {"phase": ("last_day",)}
    keys = [(row, field) for row, told in fields.items() for field in told]
    told = {key: draw(st.sampled_from(VALUES[key[1]])) for key in keys}
    forgotten = draw(st.lists(st.sampled_from(keys), max_size=3, unique=True))
    return told, told | {key: draw(st.sampled_from(sorted(LESS[key[1]]))) for key in forgotten}


def completions(facts: Facts) -> list[Facts]:
    ways = [LESS[field].get(value, (value,)) for (_, field), value in facts.items()]
    return [dict(zip(facts, told, strict=True)) for told in product(*ways)]


def ask(plan: Planned, facts: Facts, day: str) -> str:
    def row(name: str) -> dict[str, Any]:
        return {"id": name, "name": name} | {field: value for (row, field), value in facts.items() if row == name}

    names = {name for name, _ in facts} - {*PLACES, "phase"}
    phase = {"first_day": FIRST, "last_day": facts["phase", "last_day"]}
    made = plan(
        municipality={"name": "Fjord", "start_up": phase},
        local_centres=list(map(row, PLACES)),
        hubs=list(map(row, sorted(names))),
    )
    return type(rule_of("network.rollout-order")(made.on(date.fromisoformat(day)))).__name__


def opening(facts: Facts, place: str, day: str) -> str | None:
    """The day on which a place has got its first hub, so far."""
    hubs = [name for (name, field), at in facts.items() if field == "local_centre" and at == place]
    opened = [facts[hub, "opened"] for hub in hubs]
    return min((each for each in opened if each and each <= day), default=None)


def overtaken(facts: Facts, far: str, near: str, day: str) -> bool:
    """Tell by the words of the rule whether a place was overtaken by another, where everything is told."""
    theirs, its = opening(facts, near, day), opening(facts, far, day)
    if not (facts[far, "designated"] and facts[near, "designated"]) or theirs is None:
        return False
    steps = VALUES["perceived_distance"]
    nearer = steps.index(facts[near, "perceived_distance"]) < steps.index(facts[far, "perceived_distance"])
    in_phase = FIRST <= theirs <= (facts["phase", "last_day"] or day)
    served_before = its is not None and its < FIRST
    return nearer and in_phase and not served_before and (its is None or its > theirs)


def broken(facts: Facts, day: str) -> bool:
    return overtaken(facts, "x", "y", day) or overtaken(facts, "y", "x", day)


days = st.sampled_from([FIRST, MIDDLE, LAST, "2021-01-01"])


@given(drawn=facts_and_less(), day=days)
def test_it_is_always_certain_where_everything_is_told(plan: Planned, drawn: tuple[Facts, Facts], day: str):
    told, _ = drawn
    assert ask(plan, told, day) == (Fail if broken(told, day) else Pass).__name__


@given(drawn=facts_and_less(), day=days)
def test_it_is_certain_only_of_what_holds_whatever_the_rest_is(plan: Planned, drawn: tuple[Facts, Facts], day: str):
    _, less = drawn
    verdict, found = ask(plan, less, day), {broken(facts, day) for facts in completions(less)}
    assert verdict != "Pass" or found == {False}
    assert verdict != "Fail" or found == {True}


@given(drawn=facts_and_less(hubs=("a", "b")), day=days)
def test_it_is_as_certain_as_can_be_where_every_hub_has_its_place(plan: Planned, drawn: tuple[Facts, Facts], day: str):
    less = drawn[1] | {("a", "local_centre"): "x", ("b", "local_centre"): "y"}
    found = {broken(facts, day) for facts in completions(less)}
    assert ask(plan, less, day) == {(False,): "Pass", (True,): "Fail", (False, True): "Unknown"}[tuple(sorted(found))]
