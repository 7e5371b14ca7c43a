"""Agreements of real municipalities, and invented ones that are hard: written in the format, and asked on hard days."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.agreements import Agreement, Term
from innbygger_core.network import read_plan
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from innbygger_core.agreements import DutyState, Milestone
    from innbygger_core.values import Fact

HERE = Path(__file__).parent
REAL = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted((HERE / "real_agreements").glob("*.json"))}
INVENTED = {case["id"]: case for case in json.loads((HERE / "invented_agreements.json").read_text("utf-8"))}
# What an invented agreement has where its case does not say.
USUAL = {"kind": "co_operation", "parties": ["unit/hubs", "organisation/choir"]}
# So many are listed with the rules of real municipalities; the others stand on the domain page, or were found beside.
LISTED = 16


def rows(name: str) -> list[Agreement]:
    """Give the rows of a case; one that changed stands in several."""
    if name in INVENTED:
        return [Agreement.model_validate({"id": name} | USUAL | INVENTED[name]["agreement"])]
    return [Agreement.model_validate(row) for row in REAL[name]["agreements"]]


def row(name: str, day: date) -> Agreement:
    return next((each for each in rows(name) if each.holds(day)), rows(name)[-1])


def alone(agreement: Agreement) -> Agreement:
    """Take an agreement as if nothing had happened to it but what is recorded."""
    return agreement.model_copy(update={"more_acts": Known.NO})


def say_day(day: Fact[date | None]) -> str | None:
    return str(day.value if isinstance(day, Known) else day) if day is not None else None


def say_term(term: Term | None) -> str | None:
    return term and f"{term.number}: {say_day(term.first_day)} to {say_day(term.last_day) or 'open'}"


def say_duty(duty: DutyState) -> str:
    count = f"{duty.done}/{duty.wanted}" if duty.wanted > 1 else ""
    return " ".join(filter(None, (duty.id, str(duty.due or ""), duty.status, count, "late" if duty.late else "")))


def say_milestone(milestone: Milestone) -> str:
    return f"{milestone.day} {milestone.kind} {milestone.subject}".rstrip()


def duties(agreement: Agreement, day: date, asked: Iterable[str]) -> list[str]:
    """Say how some duties stand; an answer that names none is asked of all."""
    ids = {answer.split()[0] for answer in asked}
    return [say_duty(duty) for duty in agreement.duties(day) if not ids or duty.id in ids]


def covers(agreement: Agreement, day: date) -> list[str]:
    held = agreement.as_of(day).covers
    return [] if held is UNKNOWN else [cover.resource for cover in held]


ON_A_DAY: dict[str, Callable[[Agreement, date, Any], Any]] = {
    "status": lambda agreement, day, _: agreement.status(day),
    "term": lambda agreement, day, _: say_term(agreement.term(day)),
    "next_term": lambda agreement, day, _: say_term(agreement.state(day).next_term),
    "last_day": lambda agreement, day, _: say_day(agreement.state(day).last_day),
    "last_notice_day": lambda agreement, day, _: say_day(agreement.last_notice_day(day)),
    "renewal_certain": lambda agreement, day, _: agreement.state(day).renewal_certain.value,
    "suspended_until": lambda agreement, day, _: say_day(agreement.state(day).suspended_until),
    "lapsed": lambda agreement, day, _: [duty.id for duty in agreement.state(day).lapsed],
    "duties": duties,
    "covers": lambda agreement, day, _: covers(agreement, day),
}
IN_A_WINDOW: dict[str, Callable[[Agreement, date, date], list[str | None]]] = {
    "terms": lambda agreement, start, end: list(map(say_term, agreement.terms(start, end))),
    "milestones": lambda agreement, start, end: list(map(say_milestone, agreement.milestones(start, end))),
    "changes": lambda agreement, start, end: [change.field for change in agreement.changes(start, end)],
}


def answers(agreement: Agreement, question: dict[str, Any]) -> dict[str, Any]:
    """Answer whatever a question asks."""
    if "day" in question:
        day = date.fromisoformat(question["day"])
        return {key: ask(agreement, day, question[key]) for key, ask in ON_A_DAY.items() if key in question}
    start, end = (date.fromisoformat(question[key]) for key in ("from", "to"))
    return {key: ask(agreement, start, end) for key, ask in IN_A_WINDOW.items() if key in question}


def asked_in(question: dict[str, Any]) -> dict[str, Any]:
    return {key: said for key, said in question.items() if key in {*ON_A_DAY, *IN_A_WINDOW}}


def questions(cases: dict[str, Any], key: str) -> list[Any]:
    return [
        pytest.param(name, question, id=f"{name}-{question.get('day') or question['from']}")
        for name, case in cases.items()
        for question in case[key]
    ]


def first_day_of(question: dict[str, Any]) -> date:
    return date.fromisoformat(question.get("day") or question["from"])


def unknown_in(held: object, place: str = "") -> Iterator[str]:
    """Find the facts that nobody tells, without the places in lists."""
    if held == "unknown":
        yield place
    elif isinstance(held, dict):
        for key, value in held.items():
            yield from unknown_in(value, f"{place}/{key}" if place else key)
    elif isinstance(held, list):
        for value in held:
            yield from unknown_in(value, place)


@pytest.mark.parametrize("name", [*REAL, *INVENTED])
def test_is_written_and_read_again(name: str):
    assert [Agreement.model_validate_json(each.model_dump_json()) for each in rows(name)] == rows(name)


@pytest.mark.parametrize("name", REAL)
def test_a_real_one_tells_where_it_was_read(name: str):
    for each in rows(name):
        assert each.id == name
        assert each.source is not None
        assert each.source.page or (each.source.url and each.source.read_on == date(2026, 11, 21))
        assert not each.illustrative


@pytest.mark.parametrize("name", [name for name in REAL if rows(name)[0].covers is UNKNOWN])
def test_a_real_one_can_stand_in_a_plan(name: str):
    plan = {"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}, "agreements": REAL[name]["agreements"]}
    assert read_plan(json.dumps(plan)).agreements == tuple(rows(name))


@pytest.mark.parametrize("name", REAL)
def test_a_real_one_lists_what_its_source_leaves_unknown(name: str):
    found = {place for each in rows(name) for place in unknown_in(each.model_dump(mode="json"))}
    assert found == set(REAL[name]["unknown"])


@pytest.mark.parametrize("name", REAL)
def test_of_a_real_one_nobody_knows_what_came_later(name: str):
    assert {each.more_acts for each in rows(name)} == {Known.UNKNOWN}
    days = [date(2000, 1, 1) + timedelta(days=days) for days in range(0, 12_000, 499)]
    assert {row(name, day).status(day).value for day in days} == {"unknown"}


@pytest.mark.parametrize(("name", "question"), questions(REAL, "if_nothing_else_happened"))
def test_a_real_one_answers_as_if_nothing_else_had_happened(name: str, question: dict[str, Any]):
    assert answers(alone(row(name, first_day_of(question))), question) == asked_in(question), question


@pytest.mark.parametrize(("name", "question"), questions(INVENTED, "questions"))
def test_an_invented_one_answers(name: str, question: dict[str, Any]):
    assert answers(row(name, first_day_of(question)), question) == asked_in(question), question


def test_every_question_asks_something():
    asked = [each for case in REAL.values() for each in case["if_nothing_else_happened"]]
    asked += [each for case in INVENTED.values() for each in case["questions"]]
    assert all(map(asked_in, asked))
    assert all(set(each) <= {"day", "from", "to", "why", *ON_A_DAY, *IN_A_WINDOW} for each in asked)


def test_the_listed_real_ones_are_all_there():
    listed = [name for name, case in REAL.items() if case.get("listed")]
    assert len(listed) == LISTED


def test_what_is_lost_is_lost_for_a_reason():
    assert all(loss.endswith(".") for case in REAL.values() for loss in case["lost"])


def test_every_invented_one_has_a_reason_to_be_there():
    assert len(INVENTED) >= 25
    assert all(case["why"].endswith(".") for case in INVENTED.values())
