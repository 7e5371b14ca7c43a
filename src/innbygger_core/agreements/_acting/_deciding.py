"""Deciding an act: every rule that has a say is asked, and what is not refused is written down."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from innbygger_core.agreements._acting._act_rules import act_not_allowed, notice_too_late
from innbygger_core.agreements._acting._subject import AskedAct
from innbygger_core.agreements._checking._limit_rules import deciding_body, term_max
from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.agreements._reckoning._course import course_by
from innbygger_core.agreements._writing._acts import Amend, Renew, Sign
from innbygger_core.decisions import DecisionBasis, Fail, Outcome, Policy, Write, decide
from innbygger_core.texts import catalogue
from innbygger_core.timekeeping import micros

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._writing._acts import Act
    from innbygger_core.decisions import Decision, Rule, Subject

__all__ = ["decide_act"]

_RULES: Final[tuple[Rule[Any, Any], ...]] = (act_not_allowed, notice_too_late, term_max, deciding_body)


def decide_act(agreement: Agreement, act: Act, *, now: datetime, policy: Policy | None = None) -> Decision:
    """Decide whether an act may happen to an agreement, with every reason why not.

    The policy of the day of the act holds. What is signed, renewed or amended is also held against the municipality's
    own limits, as it would become. The decision says what to write down; append that row to ``acts``, and the
    agreement follows.

    Args:
        agreement: with everything recorded so far.
        act: what is asked for; its ``on`` is the day of the act.
        now: aware; its own day is today.
        policy: of the municipality; the concept where it is left out.

    Raises:
        NaiveDatetime: ``now`` has no time zone.
        OutOfRange: a day lies outside 1900-2199.

    >>> from datetime import datetime
    >>> from zoneinfo import ZoneInfo
    >>> from innbygger_core.agreements import Agreement, Pause
    >>> choir = Agreement(id="choir", kind="co_operation", parties=("unit/hubs", "organisation/choir"))
    >>> now = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo"))
    >>> decision = decide_act(choir, Pause(on="2026-11-23"), now=now)
    >>> decision.outcome.value, decision.writes[0].id, decision.writes[0].row["kind"]
    ('allow', 'choir-1', 'pause')
    """
    micros(now, "now")
    policy = policy or Policy()
    basis = DecisionBasis(now, len(agreement.acts), policy.id, catalogue("nb").version)
    asked = AskedAct(agreement, act, today=now.date())
    decision = decide(act, _RULES, _subjects(asked), policy=policy, day=act.on, basis=basis)
    return decision if decision.outcome is Outcome.DENY else evolve(decision, writes=(_write(agreement, act),))


def _subjects(asked: AskedAct) -> Iterator[Subject]:
    """Give what the rules look at; what cannot happen makes no agreement to look at."""
    yield asked
    if isinstance(asked.act, Sign | Renew | Amend) and not isinstance(act_not_allowed(asked), Fail):
        yield AgreementOnDay.of(asked.grown, _first_day(asked, asked.act))


def _first_day(asked: AskedAct, act: Sign | Renew | Amend) -> date:
    """Find the day from which the agreement is what the act makes of it."""
    if isinstance(act, Amend):
        return act.valid_from
    terms = course_by(asked.grown, act.on).terms
    first = terms.listed[-1].first_day if isinstance(act, Renew) else terms.first().first_day
    return max(first, act.on) if isinstance(first, date) else act.on


def _write(agreement: Agreement, act: Act) -> Write:
    """Number the act among those of the agreement, from 1."""
    return Write("insert", "agreement_acts", f"{agreement.id}-{len(agreement.acts) + 1}", act.model_dump(mode="json"))
