"""Due times and their steps in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter
from tests.loans.dues.desks import at, desk_of, due_of

from innbygger_core.loans import Due, LoanTerms
from innbygger_core.loans._dues._pipeline import recalled, renewed
from innbygger_core.texts import SHIPPED, catalogue

if TYPE_CHECKING:
    from innbygger_core.texts import Catalogue

DESK = desk_of({"mon-fri": ["10:00-16:00"], "sat": ["10:00-12:00?"], "sun": []})
FRIDAY = "2026-11-27 12:00"
CODES = ("no-opening-found", "term-limit", "right-ends", "copy-reserved", "input-invalid", "would-not-extend")


def test_a_due_time_is_said_with_its_steps():
    due = due_of(FRIDAY, DESK, period="P2D", closed="start_of_next_opening")
    assert due.text("nb") == (
        "Leveres tilbake senest mandag 30. november 2026 kl. 10. "
        "Lånetiden varer til søndag 29. november 2026 kl. 12. "
        "Det er stengt søndag 29. november 2026 kl. 12, så fristen er når det åpner igjen: "
        "mandag 30. november 2026 kl. 10."
    )


@pytest.mark.parametrize("terms", [{"period": "P3D"}, {"to_weekday": "mon"}])
def test_the_only_step_to_a_due_time_says_no_more_than_the_time(terms: dict[str, str]):
    due = due_of(FRIDAY, DESK, **terms)
    assert len(due.steps) == 1
    assert due.text("nb") == "Leveres tilbake senest mandag 30. november 2026 kl. 12."


def test_the_only_step_that_moves_a_due_time_says_when():
    start, due = at(FRIDAY), at("2026-12-04 12:00")
    back = recalled(LoanTerms(recall_return="P2D"), start, due, start, DESK)
    assert back.text("nb") == "Det er kalt inn og skal være tilbake søndag 29. november 2026 kl. 12."


def test_a_due_time_that_is_not_sure_says_so():
    due = due_of(FRIDAY, DESK, period="P1D", closed="start_of_next_opening")
    assert due.text("nn").endswith("Nokre av opningstidene er ukjende, så fristen er ikkje sikker.")


def test_a_step_that_failed_is_said_by_itself():
    due = due_of(FRIDAY, DESK, {"right_ends": FRIDAY}, period="P1D")
    assert due.steps[-1].text("nn") == "Då blir det inga tid att til lånet."
    assert due.text("en") == (
        "The loan period ends on Saturday 28 November 2026 at 12:00. No due time: the right to borrow ends too soon."
    )


@pytest.mark.parametrize("lang", SHIPPED)
@pytest.mark.parametrize("code", CODES)
def test_every_failure_has_words(lang: str, code: str):
    assert Due(None, failed=f"loan.{code}").text(lang).endswith(".")


@pytest.fixture(params=SHIPPED)
def words(request: pytest.FixtureRequest) -> Catalogue:
    return catalogue(request.param)


def test_extensions_and_recalls_are_said(words: Catalogue):
    start, due = at(FRIDAY), at("2026-12-04 12:00")
    terms = LoanTerms(period="P1W", recall_return="P2D")
    assert renewed(terms, start, due, start, DESK, waiting=False).text(words)
    assert recalled(terms, start, due, start, DESK).text(words)


def test_a_due_time_crosses_a_boundary():
    due = due_of(FRIDAY, DESK, period="P2D", closed="start_of_next_opening")
    adapter = TypeAdapter(Due)
    again = adapter.validate_json(adapter.dump_json(due))
    assert again == due
    assert again.text("nb") == due.text("nb")
