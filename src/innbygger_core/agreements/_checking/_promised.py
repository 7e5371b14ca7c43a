"""What was promised for a day, beside the clause that promises it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from innbygger_core.agreements._values import DutyStatus, Status
from innbygger_core.agreements._writing._duration import Duration
from innbygger_core.agreements._writing._duties import Obligation
from innbygger_core.decisions import Fail, Pass, Skip, Unknown, gathered
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.agreements._checking._subject import AgreementOnDay
    from innbygger_core.agreements._values import DutyState
    from innbygger_core.agreements._writing._duties import Meeting
    from innbygger_core.decisions import Finding, Verdict

__all__ = ["OPEN", "Lists", "Promised", "judged"]

Lists: TypeAlias = tuple[Literal["obligations", "meetings"], ...]

OPEN = frozenset({DutyStatus.PARTLY, DutyStatus.UNFULFILLED})
"""What there is still time for."""


class Promised(NamedTuple):
    """One time that something is due.

    Attributes:
        duty: how it stands.
        field: JSON pointer to the clause; to the list of all where an amendment took it out.
        clause: the clause; None where an amendment took it out.
    """

    duty: DutyState
    field: str
    clause: Obligation | Meeting | None


def judged(agreement: AgreementOnDay, lists: Lists, found: Callable[[Promised], str | None]) -> Verdict:
    """Judge everything that was promised.

    Args:
        agreement: the agreement on the day.
        lists: which lists to look at.
        found: names the sentence that tells what is wrong with one; None where nothing is.
    """
    if agreement.state.status is Status.UNKNOWN:
        return Unknown(("agreement-acts",), "/acts")
    if agreement.state.status is Status.DRAFT:
        return Skip("draft")
    untold = (_untold(agreement, name) for name in lists)
    return gathered([*(_of_one(agreement, each, found) for each in _promised(agreement, lists)), *untold])


def _untold(agreement: AgreementOnDay, name: str) -> Verdict:
    """Judge what may have been promised beside what is found, in any version by then."""
    lists = [getattr(version, name) for version in agreement.versions]
    if UNKNOWN in lists:
        return Unknown((name,), f"/{name}")
    if any(_comes_again(clause) for clauses in lists for clause in clauses) and not _begins(agreement):
        return Unknown(("agreement-first-day",), "/duration/first_day")
    return Pass()


def _comes_again(clause: Obligation | Meeting) -> bool:
    """Tell whether it is due on days that the agreement does not name one by one."""
    return clause.due is UNKNOWN or (clause.due is not None and clause.due.on is None)


def _begins(agreement: AgreementOnDay) -> bool:
    """Tell whether anything says since when the agreement holds; else nobody knows what was due before the day."""
    recorded, clause = agreement.recorded, agreement.agreement.duration
    first = clause.first_day if isinstance(clause, Duration) else UNKNOWN
    hints = (first, recorded.valid_from, recorded.signed)
    return bool(recorded.acts) or any(isinstance(hint, date) for hint in hints)


def _promised(agreement: AgreementOnDay, lists: Lists) -> Iterator[Promised]:
    for duty in agreement.duties:
        name: Literal["obligations", "meetings"] = "obligations" if duty.kind == "obligation" else "meetings"
        if name in lists:
            clauses = getattr(agreement.agreement, name)
            here = (Promised(duty, f"/{name}/{place}", clause) for place, clause in _numbered(clauses, duty.id))
            yield next(here, Promised(duty, f"/{name}", None))


def _numbered(clauses: object, wanted: str) -> Iterator[tuple[int, Obligation | Meeting]]:
    """Find the clause with an id, and its place."""
    for place, clause in enumerate(clauses if isinstance(clauses, tuple) else ()):
        if clause.id == wanted:
            yield place, clause


def _of_one(agreement: AgreementOnDay, each: Promised, found: Callable[[Promised], str | None]) -> Verdict:
    variant = found(each)
    if variant is not None:
        return Fail((_finding(agreement, each, variant),))
    return Unknown(("due-dates",), f"{each.field}/due") if _left_open(agreement, each) else Pass()


def _left_open(agreement: AgreementOnDay, each: Promised) -> bool:
    """Tell whether nobody knows when it is due; a duty that lasts can be due when the agreement ends."""
    if each.clause is not None and each.clause.due is None:
        return each.duty.status in OPEN and agreement.state.last_day is UNKNOWN
    return each.duty.status is DutyStatus.UNKNOWN


def _finding(agreement: AgreementOnDay, each: Promised, variant: str) -> Finding:
    duty = each.duty
    assert duty.due is not None  # noqa: S101 - nothing is found of what has no day
    told = (("duty", _words(agreement, each)), ("due", duty.due), ("last_day", duty.last_day or duty.due))
    return agreement.finding(each.field, *told, ("done", duty.done), ("wanted", duty.wanted), variant=variant)


def _words(agreement: AgreementOnDay, each: Promised) -> str:
    """Say what it is: as the clause has it, or by its id."""
    clause = each.clause
    words = clause.text if isinstance(clause, Obligation) else clause and clause.name
    return words.text(agreement.language) if words else each.duty.id
