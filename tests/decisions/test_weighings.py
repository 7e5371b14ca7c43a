"""Rules with a policy, day by day: what each weighs, and that it is looked up once while it is the same."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from innbygger_core.decisions import Pass, Policy, PolicyEntry, Severity, Source, Verdict, Weighing, Weighings, rule


@frozen
class Hall:
    reference: str = "room/hall"
    name: str = "Salen"


@rule("hub.one", Hall, Severity.SHOULD, Source("report", "14"))
def one(_hall: Hall) -> Verdict:
    return Pass()


@rule("hub.two", Hall, Severity.INFO, Source("report", "14"))
def two(_hall: Hall) -> Verdict:
    return Pass()


FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
BEFORE, AFTER = date(2025, 12, 31), date(2027, 1, 1)
POLICY = Policy("asker-2026", (PolicyEntry("hub.two", Severity.MUST, valid_from=FIRST, valid_to=LAST),))


def severities(weighings: Weighings, day: date) -> list[tuple[str, str]]:
    return [(weigh.rule.code, weigh.severity.value) for weigh in weighings.on(day)]


def test_rules_weigh_what_the_policy_of_the_day_says_in_the_order_of_the_rules():
    weighings = Weighings((two, one), POLICY)
    ours, theirs = ([("hub.two", weight), ("hub.one", "should")] for weight in ("must", "info"))
    assert [severities(weighings, day) for day in (BEFORE, FIRST, LAST, AFTER)] == [theirs, ours, ours, theirs]


def test_each_day_is_weighed_as_by_itself():
    weighings = Weighings((one, two), POLICY)
    for day in (AFTER, LAST, BEFORE, FIRST):
        assert weighings.on(day) == tuple(Weighing.of(each, POLICY, day) for each in (one, two))


def test_the_same_is_given_while_the_policy_is_the_same():
    weighings = Weighings((one, two), POLICY)
    assert weighings.on(FIRST) is weighings.on(LAST)
    assert weighings.on(FIRST) is not weighings.on(AFTER)
    assert weighings.on(BEFORE) is not weighings.on(AFTER)


def test_the_policy_turns_on_the_first_day_and_the_day_after_the_last():
    assert Weighings((), POLICY).turns == [FIRST, AFTER]


def test_a_policy_that_says_nothing_never_turns():
    weighings = Weighings((one,), Policy())
    assert weighings.turns == []
    assert severities(weighings, FIRST) == [("hub.one", "should")]
    assert weighings.on(BEFORE) is weighings.on(AFTER)
