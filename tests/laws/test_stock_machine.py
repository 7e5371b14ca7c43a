"""What is accepted never exceeds the stock: a lending desk lives for weeks beside a naive one, and both are compared.

In the deep profile, a hundred thousand steps are taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.laws.loans_oracle.asking import (
    copies,
    in_days,
    lengths,
    numbers,
    outages,
    request_of,
    requests,
    run_of,
    runs,
    times,
    wait,
    wait_for,
    waits,
)
from tests.laws.loans_oracle.clock import moment
from tests.laws.loans_oracle.lending import Lending
from tests.laws.loans_oracle.worlds import AWAY, HOME, World, worlds

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = 50
UNCOLLECTED = ("reserved", "ready")
CHANGEABLE = ("pending", "waiting", *UNCOLLECTED)


def some(*states: str) -> Callable[[Any], bool]:
    """Tell whether there are loans in some states."""
    return lambda desk: hasattr(desk, "lending") and bool(desk.lending.in_states(*states))


class LendingDesk(RuleBasedStateMachine):
    """Whatever may happen at a lending desk, in any order."""

    lending: Lending

    @initialize(world=worlds)
    def opens(self, world: World) -> None:
        self.lending = Lending(world)

    def act(self, act: str, number: int, *states: str, **told: Any) -> None:  # noqa: ANN401 - fields of an act
        loans = self.lending.in_states(*states)
        self.lending.do({"act": act, "loan": loans[number % len(loans)], **told})

    # --- Asking -----------------------------------------------------------------------------------------------------

    @rule(drawn=requests)
    def asks(self, drawn: dict[str, Any]) -> None:
        self.lending.do(request_of(self.lending, drawn))

    @rule(drawn=requests)
    def comes_in(self, drawn: dict[str, Any]) -> None:
        self.lending.do(request_of(self.lending, {**drawn, "start": None, "collect_at": None}))

    @precondition(some(*CHANGEABLE))
    @rule(drawn=requests, number=numbers)
    def changes(self, drawn: dict[str, Any], number: int) -> None:
        loans = self.lending.in_states(*CHANGEABLE)
        self.lending.do(request_of(self.lending, drawn, loans[number % len(loans)]))

    @precondition(some("pending", "waiting"))
    @rule(number=numbers, act=st.sampled_from(("approve", "approve", "deny")))
    def is_answered(self, number: int, act: str) -> None:
        self.act(act, number, "pending", "waiting", by="unit/front")

    # --- Loans ------------------------------------------------------------------------------------------------------

    @precondition(some(*CHANGEABLE))
    @rule(number=numbers)
    def cancels(self, number: int) -> None:
        self.act("cancel", number, *CHANGEABLE)

    @precondition(some("reserved"))
    @rule(number=numbers, copies=copies)
    def is_made_ready(self, number: int, copies: list[str]) -> None:
        self.act("prepare", number, "reserved", copies=copies)

    @precondition(some(*UNCOLLECTED))
    @rule(number=numbers, copies=copies)
    def collects(self, number: int, copies: list[str]) -> None:
        guardian = {"form": "presence"}
        self.act("collect", number, *UNCOLLECTED, copies=copies, guardian=guardian)

    @precondition(some("out"))
    @rule(number=numbers, length=lengths)
    def keeps_it_longer(self, number: int, length: int | None) -> None:
        until = None if length is None else moment(self.lending.shelf.now + length).isoformat()
        self.act("extend", number, "out", until=until)

    @precondition(some("out", "lost"))
    @rule(number=numbers, hub=st.sampled_from((None, HOME, AWAY)), repair=st.booleans())
    def brings_back(self, number: int, hub: str | None, repair: bool) -> None:
        self.act("return", number, "out", "lost", at=hub, needs_repair=repair)

    @precondition(some("out"))
    @rule(number=numbers)
    def loses(self, number: int) -> None:
        self.act("lose", number, "out")

    @precondition(some("out"))
    @rule(number=numbers)
    def is_called_back(self, number: int) -> None:
        self.act("recall", number, "out")

    @precondition(some(*UNCOLLECTED))
    @rule(number=numbers)
    def never_comes(self, number: int) -> None:
        self.act("lapse", number, *UNCOLLECTED)

    # --- The desk ---------------------------------------------------------------------------------------------------

    @rule(things=outages, since=st.one_of(st.none(), times), length=st.sampled_from((None, 6, 48)))
    def takes_out_of_service(self, things: dict[str, Any], since: tuple[int, str] | None, length: int | None) -> None:
        begins = self.lending.shelf.now if since is None else in_days(self.lending, *since)
        told = {"since": begins, "until": None if length is None else begins + length}
        whens = {name: None if when is None else moment(when).isoformat() for name, when in told.items()}
        self.lending.do({"act": "take_out", **things, **whens})

    @precondition(some("gone"))
    @rule(number=numbers)
    def puts_in_service(self, number: int) -> None:
        gone = self.lending.in_states("gone")
        self.lending.do({"act": "put_in", "outage": gone[number % len(gone)]})

    @rule(borrower=st.sampled_from("abc"))
    def blocks(self, borrower: str) -> None:
        until = moment(self.lending.shelf.now + 24).isoformat()
        self.lending.do({"act": "block", "borrower": f"resident/{borrower}", "until": until})

    @rule(drawn=runs)
    def cancels_a_run(self, drawn: tuple[str, int]) -> None:
        self.lending.do(run_of(self.lending, drawn))

    @rule(drawn=waits)
    def waits(self, drawn: tuple[int, str]) -> None:
        wait(self.lending, drawn)

    @precondition(some(*UNCOLLECTED))
    @rule(number=numbers)
    def a_day_comes(self, number: int) -> None:
        loans = self.lending.in_states(*UNCOLLECTED)
        wait_for(self.lending, loans[number % len(loans)])

    @rule()
    def starts_again(self) -> None:
        self.lending.start_again()

    @invariant()
    def what_is_free_is_what_is_counted(self) -> None:
        if hasattr(self, "lending") and not self.lending.nothing_counted:
            self.lending.compare()


EVERY = settings.get_profile(settings.get_current_profile_name()).max_examples
TestLendingDesk = LendingDesk.TestCase
TestLendingDesk.settings = settings(max_examples=EVERY, stateful_step_count=STEPS + 1)
