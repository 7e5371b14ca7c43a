"""A loan on its way from one plan to another, with what has struck it so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import evolve, frozen

from innbygger_core.loans._changing._values import Consequence
from innbygger_core.loans._telling._lent import Lent, lent
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import micros
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from innbygger_core.loans._changing._side import Side, Use
    from innbygger_core.loans._changing._values import Struck
    from innbygger_core.loans._writing._loans import Leg, Loan
    from innbygger_core.loans._writing._terms import LoanTerms

__all__ = ["Case", "Change"]

T = TypeVar("T", bound=tuple[int, object])

_NOT_COLLECTED: Final = frozenset({LoanState.PENDING, LoanState.RESERVED, LoanState.READY})


@frozen(eq=False)
class Change:
    """The two plans that are compared, and what the municipality has chosen.

    Attributes:
        old: the plan as it was.
        new: the plan as it is to be.
        now: when it is asked.
        instead: which hub takes the place of another.
        picks: which hub the borrower of a loan picked.
        returns_a_day: how many returns a desk takes in a day; as the terms say, where it is None.
    """

    old: Side
    new: Side
    now: datetime
    instead: Mapping[str, str]
    picks: Mapping[str, str]
    returns_a_day: int | None

    @property
    def at(self) -> int:
        """When it is asked, in µs."""
        return micros(self.now, "now")

    def cases(self, loans: Iterable[Loan]) -> tuple[Case, ...]:
        """Take loans as they are by the old plan."""
        return tuple(Case(lent(loan, self.old.world), loan, self.new.terms(loan)) for loan in loans)

    def place(self, hub: str) -> LocalText:
        """Give what a hub is called, by the new plan before the old."""
        rows = (*self.old.world.facts.hubs, *self.new.world.facts.hubs)
        named = [row.name for row in rows if row.id == hub]
        return named[-1] if named else LocalText.of(hub)

    def why_shut(self, hub: str, at: int) -> str:
        """Say why a desk no longer serves at an instant."""
        return "closed" if self.new.has_hub(hub, at) else "hub-gone"

    def goes(self, leg: Leg, case: Case) -> Known:
        """Tell whether a leg that goes by the old plan goes by the new one too."""
        went = self.old.goes(leg, case.lent.terms) is Known.YES
        return self.new.goes(leg, case.terms) if went else Known.YES

    def serves(self, hub: str, use: Use, case: Case, at: int) -> Known:
        """Tell whether a desk that serves at an instant by the old plan does so by the new one too."""
        served = self.old.serves(hub, use, case.lent.terms, at) is Known.YES
        return self.new.serves(hub, use, case.terms, at) if served else Known.YES

    def instead_of(self, case: Case, hub: str, find: Callable[[str], T | None]) -> tuple[str, T | None]:
        """Choose where something happens now: where the borrower picked, where it was, where the municipality says.

        Where none of them will do, it is where it can happen soonest; of several such, at its home.

        Args:
            case: the loan.
            hub: where it was to happen.
            find: finds when it can happen at a hub, in µs, and what belongs to that.
        """
        named = (self.picks.get(case.was.id), hub, self.instead.get(hub))
        for each in (name for name in named if name is not None):
            found = find(each)
            if found is not None:
                return each, found
        others = ((find(each), each) for each in sorted(self.new.world.hubs))
        soonest = [(found, each != case.loan.hub, each) for found, each in others if found is not None]
        if not soonest:
            return hub, None
        found, _, each = min(soonest, key=lambda one: (one[0][0], *one[1:]))
        return each, found


@frozen(eq=False)
class Case:
    """A loan that may be struck.

    Attributes:
        lent: the loan as it was, beside what the old plan says of it.
        loan: the loan as it is to be.
        terms: its terms by the new plan.
        hits: what has struck it so far.
        is_over: whether nothing more can be done for it.
    """

    lent: Lent
    loan: Loan
    terms: LoanTerms
    hits: tuple[Consequence, ...] = ()
    is_over: bool = False

    @property
    def was(self) -> Loan:
        """The loan as it was."""
        return self.lent.loan

    @property
    def start(self) -> int:
        """When it was to be collected, in µs."""
        return micros(self.was.start, "start")

    @property
    def due(self) -> int:
        """When it was to be returned, in µs."""
        return micros(self.was.due, "due")

    @property
    def is_changed(self) -> bool:
        """Tell whether the loan is to be another than it was."""
        return self.loan != self.was

    @property
    def is_to_be_collected(self) -> bool:
        """Tell whether somebody is to collect it yet."""
        return self.was.state in _NOT_COLLECTED and not self.is_over

    @property
    def is_to_be_returned(self) -> bool:
        """Tell whether somebody is to return it yet."""
        return (self.was.state in _NOT_COLLECTED or self.was.state is LoanState.OUT) and not self.is_over

    def told(self, **told: Any) -> Case:  # noqa: ANN401 - fields of a loan
        """Change the loan."""
        return evolve(self, loan=self.loan.model_copy(update=told))

    def struck(  # noqa: PLR0913 - what, why, where and when
        self, what: Struck, why: str, place: LocalText, hub: str, before: datetime, *, is_over: bool = False
    ) -> Case:
        """Tell of something for which nothing was found."""
        zone = self.lent.world.zone
        name = self.lent.stock.name
        hit = Consequence(
            self.was.id, what, why, name, self.was.count, self.was.size, hub, place, before.astimezone(zone)
        )
        return evolve(self, hits=(*self.hits, hit), is_over=is_over)

    def doubted(self, what: Struck, place: LocalText, hub: str, before: datetime) -> Case:
        """Tell of something of which nobody knows whether it strikes."""
        return self.struck(what, "unknown", place, hub, before, is_over=self.is_over)

    def solved(self, to: str, to_place: LocalText, after: datetime) -> Case:
        """Tell what was found for what struck it last."""
        hit = evolve(self.hits[-1], to=to, to_place=to_place, after=after.astimezone(self.lent.world.zone))
        return evolve(self, hits=(*self.hits[:-1], hit))
