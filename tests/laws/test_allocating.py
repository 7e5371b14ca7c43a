"""Laws of allocating a season: nothing twice, nobody passed over, the same whoever asks, and everything explained.

What no envy means here: of two equals, whatever one took in its round *s* was free in every round before, so in each of
those the other took a time that was as dear to it, or could be given nothing more. Nobody is a whole round behind.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import chain, combinations, permutations, product
from math import inf
from typing import TYPE_CHECKING

from hypothesis import given as draw_with
from hypothesis import strategies as st
from tests.laws import seasons_for_laws as plain
from tests.laws.seasons_for_laws import NOW, OSLO, application, plan_of, queues, rows, seasons

from innbygger_core.sharing import (
    Application,
    DayRange,
    Season,
    Standing,
    TeamTimes,
    decide_application,
    draw_order,
    lend,
    spans_of,
    split,
)

if TYPE_CHECKING:
    from tests.laws.seasons_for_laws import Cell

    from innbygger_core.sharing import Allocation, Award

held_rows, earlier_rows = rows("2026"), rows("2025")


@draw_with(seasons, queues(), held_rows)
def test_no_time_is_given_twice_nor_given_that_was_held(
    season: Season, applied: list[Application], held: list[Allocation]
):
    plan = plan_of(season, applied, held=held)
    times = [cell for award in plan.awards for cell in plain.given(award)]
    kept = list(plain.cells_of(time for row in held for time in row.times))
    assert not any(plain.collide(*pair) for pair in (*combinations(times, 2), *product(times, kept)))


@draw_with(seasons, queues(), held_rows)
def test_what_is_given_free_and_taken_is_what_the_season_has(
    season: Season, applied: list[Application], held: list[Allocation]
):
    plan = plan_of(season, applied, held=held)
    taken = [cell for award in plan.awards for cell in plain.given(award)]
    taken += plain.cells_of(time for row in held for time in row.times)
    cells = {cell for slot in plain.template(season) for cell in slot}
    left_over = [cell for cell in cells if not any(plain.collide(cell, each) for each in taken)]
    assert minutes_by_room(plain.cells_of(plan.free)) == minutes_by_room(left_over)
    assert minutes_by_room(cell for award in plan.awards for cell in plain.given(award)) <= minutes_by_room(cells)


def minutes_by_room(cells: object) -> set[tuple[str, int]]:
    return {(cell[0], minute) for cell in cells for minute in plain.minutes_of(cell)}  # type: ignore[attr-defined]


@draw_with(seasons, queues(), held_rows, earlier_rows, st.data())
def test_the_order_of_applications_means_nothing(
    season: Season, applied: list[Application], held: list[Allocation], before: list[Allocation], data: st.DataObject
):
    other = data.draw(st.permutations(applied))
    assert plan_of(season, other, held=held, before=before) == plan_of(season, applied, held=held, before=before)


@draw_with(seasons, queues(late=False), st.lists(application("h", late=True), max_size=2), held_rows)
def test_late_applications_never_change_what_those_in_time_got(
    season: Season, applied: list[Application], late: list[Application], held: list[Allocation]
):
    alone, together = plan_of(season, applied, held=held), plan_of(season, [*late, *applied], held=held)
    in_time = [award for award in together.awards if award.standing is Standing.IN_TIME]
    assert in_time == list(alone.awards)


@draw_with(seasons, queues(late=False), application("h", late=True))
def test_a_late_correction_never_changes_what_came_in_time(
    season: Season, applied: list[Application], late: Application
):
    told = {"id": applied[0].id, "organiser": applied[0].organiser}
    together = plan_of(season, [*applied, late.model_copy(update=told)])
    assert together.allocations == plan_of(season, applied).allocations


@draw_with(seasons, queues(), held_rows)
def test_nobody_gets_more_than_they_asked_for_or_than_one_can_get(
    season: Season, applied: list[Application], held: list[Allocation]
):
    plan = plan_of(season, applied, held=held)
    for each in applied:
        award = plan.award(each.id)
        assert not award.given or plain.left(season, each, award, held, len(award.given)) >= 0


def rank(award: Award, applied: Application, season: Season) -> tuple[bool, object, float]:
    one_by_one = award.standing is Standing.LATE and season.late_from is not None
    return award.standing is Standing.LATE, applied.sent_at if one_by_one else NOW, award.step or inf


@draw_with(seasons, queues(), held_rows, earlier_rows)
def test_nobody_is_refused_a_time_that_somebody_of_a_lower_rank_got(
    season: Season, applied: list[Application], held: list[Allocation], before: list[Allocation]
):
    plan = plan_of(season, applied, held=held, before=before)
    for one, other in permutations([each for each in applied if plan.award(each.id).standing.served], 2):
        mine, theirs = plan.award(one.id), plan.award(other.id)
        if rank(mine, one, season) < rank(theirs, other, season):
            left = plain.left(season, one, mine, held, len(mine.given))
            for wish, taken in product(one.wishes, plain.given(theirs)):
                assert plain.smallest(season, wish, taken) > left


@draw_with(seasons, queues(), held_rows, earlier_rows)
def test_nobody_envies_an_equal_by_more_than_one_round(
    season: Season, applied: list[Application], held: list[Allocation], before: list[Allocation]
):
    plan = plan_of(season, applied, held=held, before=before)
    for one, other in permutations([each for each in applied if plan.award(each.id).standing.served], 2):
        mine, theirs = plan.award(one.id), plan.award(other.id)
        if rank(mine, one, season) == rank(theirs, other, season):
            for (place, wish), (took, taken) in product(enumerate(one.wishes), enumerate(plain.given(theirs))):
                for earlier in range(took):
                    could = plain.smallest(season, wish, taken) <= plain.left(season, one, mine, held, earlier)
                    assert not could or mine.given[earlier].wish <= place


@draw_with(seasons, queues(), held_rows)
def test_rounds_follow_each_other_and_never_give_what_is_dearer_than_before(
    season: Season, applied: list[Application], held: list[Allocation]
):
    for award in plan_of(season, applied, held=held).awards:
        assert [each.round for each in award.given] == list(range(1, len(award.given) + 1))
        assert [each.wish for each in award.given] == sorted(each.wish for each in award.given)


@draw_with(seasons, queues(), held_rows)
def test_every_minute_that_was_wished_for_is_given_or_explained(
    season: Season, applied: list[Application], held: list[Allocation]
):
    plan = plan_of(season, applied, held=held)
    for each in applied:
        award = plan.award(each.id)
        told = minutes_by_room([*plain.given(award), *plain.cells_of(unmet.time for unmet in award.unmet)])
        assert not award.standing.served or minutes_by_room(plain.cells_of(each.wishes)) <= told


@draw_with(seasons, queues(), held_rows, earlier_rows)
def test_who_is_said_to_have_a_time_has_it_and_stands_in_the_way(
    season: Season, applied: list[Application], held: list[Allocation], before: list[Allocation]
):
    plan = plan_of(season, applied, held=held, before=before)
    holders = {award.organiser: plain.given(award) for award in plan.awards}
    for row in held:
        holders[row.organiser] = [*holders.get(row.organiser, ()), *plain.cells_of(row.times)]
    for unmet in (unmet for award in plan.awards for unmet in award.unmet):
        for taker in unmet.takers:
            (cell,) = plain.cells_of([taker.time])
            assert any(same(cell, each) for each in holders[taker.organiser or ""])
            assert any(plain.collide(cell, each) for each in plain.cells_of([unmet.time]))


def same(one: Cell, other: Cell) -> bool:
    return one[0] == other[0] and plain.minutes_of(one) == plain.minutes_of(other)


@draw_with(seasons, queues())
def test_what_is_denied_gets_nothing_and_what_is_not_takes_part_or_waits(season: Season, applied: list[Application]):
    plan = plan_of(season, applied)
    for each in applied:
        others = [other for other in applied if other is not each]
        denied = decide_application(season, each, now=NOW, others=others).outcome.value == "deny"
        counts = plan.award(each.id).standing in {Standing.IN_TIME, Standing.LATE, Standing.WAITING}
        assert denied is not counts


# --- The best of all that could be given -----------------------------------------------------------------------------

whole = st.builds(
    lambda season, steps, limit: season.model_copy(
        update={"grid": None, "keeps": False, "priority": steps, "hours_each": limit, "times": season.times[:4]}
    ),
    seasons,
    seasons.map(lambda season: season.priority),
    plain.hours,
)


@draw_with(whole, queues(late=False).map(lambda some: some[:3]))
def test_of_all_that_could_be_given_it_is_the_best_in_the_order_of_turns(season: Season, applied: list[Application]):
    plan = plan_of(season, applied)
    order = [plan.award(each.id) for each in draw_order(season, applied)]
    wanted = {award.application: options(season, wishes(applied, award)) for award in order}
    slots = list(dict.fromkeys(slot for (slot,) in plain.template(season)))
    best = min(
        signature(order, shares, wanted)
        for who in product([None, *wanted], repeat=len(slots))
        if (shares := shared(slots, who, wanted)) and possible(season, applied, shares)
    )
    got = {award.application: [normal(cell) for cell in plain.given(award)] for award in order}
    assert signature(order, got, wanted) == best


def wishes(applied: list[Application], award: Award) -> Application:
    return next(each for each in applied if each.id == award.application)


def normal(cell: Cell) -> Cell:
    room, start, end = cell
    return room, start % plain.WEEK, start % plain.WEEK + end - start


def options(season: Season, applied: Application) -> list[Cell]:
    """The times that meet the wishes of an application, the dearest first."""
    found: list[Cell] = []
    for wished in plain.cells_of(applied.wishes):
        wanted = plain.minutes_of(wished)
        met = [slot for (slot,) in plain.template(season) if slot[0] == wished[0] and plain.minutes_of(slot) & wanted]
        most = {slot: -len(plain.minutes_of(slot) & wanted) for slot in met}
        found += sorted(met, key=lambda slot: (most[slot], (slot[1] - wished[1] + plain.WEEK // 2) % plain.WEEK))
    return [normal(each) for each in dict.fromkeys(found)]


def shared(slots: list[Cell], who: tuple[str | None, ...], wanted: dict[str, list[Cell]]) -> dict[str, list[Cell]]:
    """What each gets, where everybody gets only what they wish; else nothing at all."""
    shares: dict[str, list[Cell]] = {name: [] for name in wanted}
    for slot, name in zip(slots, who, strict=True):
        if name is not None:
            if normal(slot) not in wanted[name]:
                return {}
            shares[name].append(normal(slot))
    return shares


def possible(season: Season, applied: list[Application], shares: dict[str, list[Cell]]) -> bool:
    limit = inf if season.hours_each is None else season.hours_each * 60
    within = all(
        plain.length(shares[each.id]) <= min(limit, inf if each.hours is None else each.hours * 60) for each in applied
    )
    return within and not any(plain.collide(*pair) for pair in combinations(chain(*shares.values()), 2))


def signature(order: list[Award], shares: dict[str, list[Cell]], wanted: dict[str, list[Cell]]) -> list[float]:
    """How dear is what each gets in each of its turns, in the order of the turns: the lower the better."""
    ranks = {name: sorted(wanted[name].index(cell) for cell in cells) for name, cells in shares.items()}
    steps = sorted({award.step or inf for award in order})
    return [
        ranks[award.application][number] if number < len(ranks[award.application]) else inf
        for step in steps
        for number in range(max(map(len, wanted.values()), default=0))
        for award in order
        if (award.step or inf) == step
    ]


# --- The draw --------------------------------------------------------------------------------------------------------

CHI_SQUARE_23_AT_1_IN_1000 = 49.73


def test_the_draw_is_uniform_over_seeds():
    applied = [Application(id=name, organiser=f"organisation/{name}", sent_at=NOW) for name in "abcd"]
    least = {"id": "2026", "first_day": "2026-06-22", "last_day": "2027-06-20"}
    drawn = Counter(
        tuple(each.id for each in draw_order(Season.model_validate(least | {"seed": str(seed)}), applied))
        for seed in range(4800)
    )
    expected = 4800 / 24
    assert sum((drawn[order] - expected) ** 2 / expected for order in permutations("abcd")) < CHI_SQUARE_23_AT_1_IN_1000


# --- Dates, and parts ------------------------------------------------------------------------------------------------

days = st.integers(-3, 400).map(lambda count: date(2026, 6, 22) + timedelta(days=count))
ranges = st.builds(
    lambda first, length: DayRange(first_day=first, last_day=first + timedelta(days=length)), days, st.integers(0, 20)
)


@draw_with(seasons, held_rows.filter(bool), ranges, ranges, st.lists(days, min_size=3, max_size=3))
def test_the_spans_of_a_window_cut_to_a_part_are_the_spans_of_that_part(
    season: Season, held: list[Allocation], pause: DayRange, lent: DayRange, edges: list[date]
):
    start, middle, end = sorted(edges)
    row = lend(held[0], "organisation/h", lent)
    season = season.model_copy(update={"pauses": (pause,), "rests_on_holidays": season.keeps})
    whole = [instants(each) for each in spans_of(row, season, start, end, OSLO)]
    parts = [*spans_of(row, season, start, middle, OSLO), *spans_of(row, season, middle, end, OSLO)]
    assert sum(length for *_, length in whole) == sum(instants(each)[-1] for each in parts)
    assert {each[:-1] for each in whole} == {instants(each)[:-1] for each in parts}


def instants(each: object) -> tuple[object, ...]:
    return each.day, each.room, each.holder, each.hold, each.span.duration.total_seconds()  # type: ignore[attr-defined]


@draw_with(held_rows.filter(bool), st.lists(plain.times, max_size=3))
def test_groups_never_have_more_than_the_whole(held: list[Allocation], asked: list[dict[str, str]]):
    whole = held[0].model_copy(update={"splits_itself": True})
    teams = [TeamTimes.model_validate({"team": f"t{n}", "times": [time]}) for n, time in enumerate(asked)]
    try:
        parts = split(whole, teams, plain.ROOMS)
    except ValueError:
        return
    have = Counter(cell for row in parts for cell in minutes_by_atom(row))
    assert max(have.values(), default=1) == 1
    assert set(have) <= minutes_by_atom(whole)


def minutes_by_atom(row: Allocation) -> set[tuple[str, int]]:
    return {
        (atom, minute)
        for cell in plain.cells_of(row.times)
        for atom in plain.PARTS[cell[0]]
        for minute in plain.minutes_of(cell)
    }
