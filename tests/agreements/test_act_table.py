"""The table of acts: what is possible in each status, in the code, in decisions and in the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from tests.agreements.in_every_status import ACTS, DAY, act_of, agreement_in, decided, grown, ready_for

from innbygger_core.agreements import ACT_TABLE, Act, Status, allowed_acts
from innbygger_core.decisions import Outcome

if TYPE_CHECKING:
    from innbygger_core.agreements import Agreement

PAGE = Path(__file__).parents[2] / "docs/explanation/agreement-acts.md"

CELLS = [(kind, status) for kind in ACTS for status in Status]
POSSIBLE = [(kind, status) for kind, status in CELLS if status in ACT_TABLE[kind]]
IMPOSSIBLE = [(kind, status) for kind, status in CELLS if status not in ACT_TABLE[kind] | {Status.UNKNOWN}]


def marked(lines: list[str]) -> dict[str, set[str]]:
    """For each act of a table in Markdown, the headings of the columns that are marked."""
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {act: {column for column, cell in zip(rows[0][1:], cells, strict=True) if cell} for act, *cells in rows[2:]}


@pytest.mark.parametrize("status", Status)
def test_a_real_agreement_reaches_every_status(status: Status):
    assert agreement_in(status).status(DAY) is status


def test_the_table_has_every_kind_of_act():
    kinds = {member.model_fields["kind"].default for member in get_args(get_args(Act)[0])}
    assert set(ACT_TABLE) == set(ACTS) == kinds


def test_the_table_cannot_be_changed():
    with pytest.raises(TypeError):
        ACT_TABLE["sign"] = frozenset()  # type: ignore[index]


@pytest.mark.parametrize("status", Status)
def test_the_acts_of_a_status_are_those_that_the_table_marks(status: Status):
    assert allowed_acts(status) == tuple(kind for kind, statuses in ACT_TABLE.items() if status in statuses)


def test_nothing_is_possible_for_certain_where_the_status_is_unknown():
    assert allowed_acts(Status.UNKNOWN) == ()


@pytest.mark.parametrize(("kind", "status"), POSSIBLE)
def test_an_act_that_the_table_has_can_be_allowed(kind: str, status: Status):
    held = ready_for(kind, status)
    assert held.status(DAY) is status
    decision = decided(held, act_of(kind))
    assert (decision.outcome, decision.reasons) == (Outcome.ALLOW, ())
    assert grown(held, decision).acts == (*held.acts, act_of(kind))


@pytest.mark.parametrize(("kind", "status"), IMPOSSIBLE)
def test_an_act_that_the_table_has_not_is_refused_and_nothing_is_written(kind: str, status: Status):
    decision = decided(agreement_in(status), act_of(kind))
    assert decision.outcome is Outcome.DENY
    assert [reason.code for reason in decision.reasons] == ["agreement.act-not-allowed"]
    assert decision.writes == ()


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize(("kind", "status"), IMPOSSIBLE)
def test_a_refusal_by_the_table_is_told_in_words(kind: str, status: Status, lang: str):
    (reason,) = decided(agreement_in(status), act_of(kind)).reasons
    assert reason.text(lang).endswith(".")
    assert "act-" not in reason.text(lang)


@pytest.mark.parametrize("kind", ACTS)
def test_an_act_needs_approval_where_the_status_is_unknown(kind: str):
    decision = decided(agreement_in(Status.UNKNOWN), act_of(kind))
    assert decision.outcome is Outcome.NEEDS_APPROVAL
    (reason,) = decision.reasons
    assert (reason.code, reason.missing) == ("agreement.act-not-allowed", ("agreement-acts",))
    assert [write.row["kind"] for write in decision.writes] == [kind]


def test_the_documentation_has_the_same_table():
    section = PAGE.read_text(encoding="utf-8").split("\n## ")[1]
    documented = marked(section.splitlines())
    assert documented == {kind: {status.value for status in statuses} for kind, statuses in ACT_TABLE.items()}


def one_after_another(held: Agreement, *kinds: str) -> list[Status]:
    """The statuses that an agreement passes through on one day."""
    passed = [held.status(DAY)]
    for kind in kinds:
        held = grown(held, decided(held, act_of(kind)))
        passed.append(held.status(DAY))
    return passed


def test_the_status_follows_the_acts():
    draft = agreement_in(Status.DRAFT)
    assert one_after_another(draft, "sign", "give_notice", "withdraw_notice", "give_notice", "terminate") == [
        Status.DRAFT,
        Status.IN_FORCE,
        Status.NOTICE_GIVEN,
        Status.IN_FORCE,
        Status.NOTICE_GIVEN,
        Status.LAST_TERM,
    ]
