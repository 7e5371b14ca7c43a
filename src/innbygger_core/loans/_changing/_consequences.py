"""What a new plan does to the loans of a stock, and how that is mended: nothing is changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from innbygger_core.decisions import Write
from innbygger_core.errors import OutOfRange, UnknownId
from innbygger_core.loans._changing._case import Change
from innbygger_core.loans._changing._collecting import collected, stocked
from innbygger_core.loans._changing._going_home import gone_home
from innbygger_core.loans._changing._returning import returned
from innbygger_core.loans._changing._side import Side
from innbygger_core.loans._changing._values import Consequences
from innbygger_core.loans._deciding._decider import row_of
from innbygger_core.loans._writing._loans import HOLDING, LoanState
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from innbygger_core.loans._book import Stock
    from innbygger_core.loans._changing._case import Case
    from innbygger_core.loans._facts import LoanFacts

__all__ = ["consequences"]

_CONCERNED: Final = (HOLDING | {LoanState.WAITING}) - {LoanState.LOST}
_MOST: Final = 100_000


def consequences(  # noqa: PLR0913 - what the municipality may choose
    stock: Stock,
    plan: LoanFacts,
    *,
    now: datetime,
    returns_a_day: int | None = None,
    instead: Mapping[str, str] | None = None,
    picks: Mapping[str, str] | None = None,
) -> Consequences:
    """Find what a new plan does to loans, and how that can be mended: hours change, a hub moves or closes, runs change.

    - What can no longer be collected then is collected when the desk next opens, or at another hub: the one that the
      borrower picked, the one that takes its place, or the one where it can be collected soonest.
    - What is due when nothing can be returned is due on the next day on which it can: at the same time of day, or when
      the desk closes. No due time gets earlier, and a desk gets only so many returns a day.
    - What a run no longer carries goes another way.

    What cannot be mended is told too; and by itself what may be struck, where the new plan does not tell hours or runs.
    Nothing is changed: write the rows, then make a new stock of the new plan.

    Args:
        stock: the stock, on the plan as it was.
        plan: the plan as it is to be.
        now: when it is asked.
        returns_a_day: how many returns a desk takes in a day; as the terms say, where it is left out.
        instead: which hub takes the place of one that closes.
        picks: which hub a borrower picked instead, by id of the loan.

    Raises:
        NaiveDatetime: ``now`` has no time zone.
        OutOfRange: ``returns_a_day`` is not 1 to 100,000.
        UnknownId: the plan has no such hub, or the stock no such loan.

    Example:
        The desk closes on Mondays:

        >>> from datetime import datetime
        >>> from innbygger_core.loans import Loan, Stock
        >>> from innbygger_core.network import read_plan
        >>> def plan(days):
        ...     return read_plan('''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"},
        ...       "hubs": [{"id": "torg", "name": "Torget", "hours": "torg"}],
        ...       "hours": [{"format": "innbygger.hours/1", "id": "torg", "week": {"%s": ["10:00-18:00"]},
        ...         "unstated": "closed"}],
        ...       "equipment": [{"id": "kayak", "hub": "torg", "name": "Kajakk"}]}''' % days)
        >>> start, due = (datetime.fromisoformat(f"2027-06-{day}T12:00:00+02:00") for day in (11, 14))
        >>> loan = Loan(id="l1", equipment="kayak", hub="torg", borrower={"id": "resident/7f3a"}, start=start, due=due,
        ...             state="out")
        >>> found = consequences(Stock(plan("mon-fri"), loans=[loan]), plan("tue-fri"), now=start)
        >>> print(found.loans[0].due, [hit.why for hit in found.hits])
        2027-06-15 12:00:00+02:00 ['closed']
    """
    micros(now, "now")
    loans = stock.loans
    old, new = Side.of(stock.facts, stock, loans), Side.of(plan, stock, loans)
    change = Change(old, new, now, instead or {}, picks or {}, returns_a_day)
    _check(change, tuple(loan.id for loan in loans))
    cases = change.cases(loan for loan in loans if loan.state in _CONCERNED)
    mended = {case.was.id: _numbered(case, now) for case in _mended(cases, change)}
    after = tuple(mended[loan.id].loan if loan.id in mended else loan for loan in loans)
    then = Side.of(plan, stock, after)
    told = [_weighed(mended[loan.id], change, then) for loan in loans if loan.id in mended]
    found = [hit for case in told for hit in case.hits]
    return Consequences(
        hits=tuple(hit for hit in found if not hit.is_uncertain),
        uncertain=tuple(hit for hit in found if hit.is_uncertain),
        writes=tuple(Write("change", "loans", case.was.id, row_of(case.loan)) for case in told if case.is_changed),
        loans=after,
    )


def _check(change: Change, loans: tuple[str, ...]) -> None:
    if change.returns_a_day is not None and not 1 <= change.returns_a_day <= _MOST:
        raise OutOfRange("returns_a_day", change.returns_a_day, "1", f"{_MOST}")
    hubs = change.new.world.hubs
    for hub in (*change.instead.values(), *change.picks.values()):
        if hub not in hubs:
            raise UnknownId("hub", hub, tuple(sorted(hubs)))
    for loan in set(change.picks).difference(loans):
        raise UnknownId("loan", loan, loans)


def _mended(cases: tuple[Case, ...], change: Change) -> Iterator[Case]:
    """Mend what can be mended: the collection, then the return, then the way home."""
    ready = (collected(stocked(case, change), change) for case in cases)
    return (gone_home(case, change) for case in returned(ready, change))


def _numbered(case: Case, now: datetime) -> Case:
    """Say of a loan that has changed that it has; a hub that is its home is left out."""
    if case.loan == case.was:
        return case
    loan, told = case.loan, dict[str, Any]()
    for name in ("collect_at", "return_to"):
        told[name] = None if getattr(loan, name) == loan.hub else getattr(loan, name)
    return case.told(**told, changed_at=now, sequence=case.was.sequence + 1)


def _weighed(case: Case, change: Change, then: Side) -> Case:
    """Tell of a loan for which there are too few things then, and were not before."""
    was = case.was
    if case.is_over or not was.holds or not then.lacks(case.loan, change.at) or change.old.lacks(was, change.at):
        return case
    return case.struck("stock", "short", change.place(case.loan.hub), case.loan.hub, case.loan.start)
