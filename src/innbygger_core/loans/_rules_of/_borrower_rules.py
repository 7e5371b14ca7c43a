"""The rules of who borrows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

from innbygger_core.decisions import (
    Basis,
    Condition,
    Conflict,
    Fail,
    Finding,
    Kind,
    Pass,
    Severity,
    Skip,
    Source,
    Unknown,
    Verdict,
    rule,
)
from innbygger_core.loans._deciding._asked import Asked
from innbygger_core.loans._rules_of._held import most_at_once, overdue_loans
from innbygger_core.loans._rules_of._skips import NO_TERMS, NOT_AVAILABLE, NOT_CONCERNED
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from innbygger_core.loans._writing._borrowers import Borrower, GuardianConsent
    from innbygger_core.loans._writing._people_terms import GuardianStep

__all__ = [
    "BORROWER_RULES",
    "age",
    "blocked",
    "guardian",
    "identity",
    "limit_reached",
    "overdue",
    "proxy_agreement",
    "residents_only",
    "school_use",
]

_PRACTICE: Final = Source("municipal-rules")


@rule(
    "loan.age",
    Asked,
    Severity.MUST,
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str, "age": int, "least": int},
)
def age(asked: Asked) -> Verdict:
    """Whoever borrows is as old as the terms demand, by year of birth [municipal-rules].

    Kept by the age that somebody reaches in the year of the loan, and by schools and organisations; unknown without a
    year of birth.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> age(example(terms={"borrower_age": {"age": 14}}))
        Pass(conditions=())
        >>> age(example(terms={"borrower_age": {"age": 18}})).findings[0].params
        (('name', 'Ski'), ('age', 14), ('least', 18))
    """
    limit = asked.terms.borrower_age
    if limit is None or asked.act == "return":
        return Skip(NO_TERMS if limit is None else NOT_CONCERNED)
    if asked.borrower.kind != "person":
        return Skip(NOT_CONCERNED)
    if asked.age is None:
        return Unknown(("birth-year",), "/borrower/born")
    if limit.kept_by(asked.age):
        return Pass()
    params = (("name", asked.name), ("age", asked.age), ("least", limit.lowest))
    return Fail((Finding(asked.reference, "/borrower/born", params),))


@rule(
    "loan.guardian",
    Asked,
    Severity.SHOULD,
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str, "age": int, "below": int, "forms": tuple},
)
def guardian(asked: Asked) -> Verdict:
    """A child borrows with a guardian, in the form that the terms say, below the age that they say [municipal-rules].

    Kept where a guardian is there, has signed, or is the borrower of record, as the first step for the child's age
    demands; where once is enough, also by an earlier loan.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> terms = {"guardian": [{"below": 16, "form": ["presence"]}, {"below": 18, "form": ["signature"]}]}
        >>> guardian(example(terms=terms)).findings[0].params[1:]
        (('age', 14), ('below', 16), ('forms', ('presence',)))
        >>> guardian(example(terms=terms, borrower={"guardian": {"form": "presence"}}))
        Pass(conditions=())
    """
    steps = asked.terms.guardian
    if not steps or asked.act not in ("request", "collect") or asked.borrower.kind != "person":
        return Skip(NOT_CONCERNED if steps else NO_TERMS)
    if asked.age is None:
        return Unknown(("birth-year",), "/borrower/born")
    step = next((step for step in steps if asked.age < step.below), None)
    if step is None or _stood_in(asked, step):
        return Pass()
    params = (("name", asked.name), ("age", asked.age), ("below", step.below), ("forms", step.form))
    return Fail((Finding(asked.reference, "/borrower/guardian", params),))


def _stood_in(asked: Asked, step: GuardianStep) -> bool:
    """Tell whether a guardian has done what a step demands, now or, where that is enough, before."""
    consent = asked.borrower.guardian
    if consent is not None and _suits(consent, step, asked.day) and consent.by != asked.borrower.id:
        return True
    if asked.act == "collect" and asked.loan is not None and asked.loan.approval is not None:
        return True
    before = (loan.borrower.guardian for loan in asked.shelves.of_borrower(asked.borrower.id) if loan.collected_at)
    once = step.times == "first"
    return any(each is not None and (once or each.for_all) and _suits(each, step, asked.day) for each in before)


def _suits(consent: GuardianConsent, step: GuardianStep, day: date) -> bool:
    """Tell whether a consent has a form that is enough, and is given by the day of the loan."""
    return consent.form in step.form and (consent.given is None or consent.given <= day)


@rule(
    "loan.blocked",
    Asked,
    Severity.MUST,
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str, "until": datetime},
)
def blocked(asked: Asked) -> Verdict:
    """Nobody who is blocked borrows or extends [municipal-rules].

    Broken while a block of the borrower holds, or of somebody who answers for the things too: a co-borrower, a guardian
    who is the borrower of record; now or when the loan begins. It says until when, never why.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> blocked(example())
        Pass(conditions=())
        >>> block = {"id": "b1", "borrower": "resident/7f3a", "since": "2027-01-01T00:00:00Z"}
        >>> blocked(example(blocks=[block])).findings[0].variant
        'open'
    """
    if asked.act == "return":
        return Skip(NOT_CONCERNED)
    moments = asked.moment(asked.now), asked.moment(asked.start)
    answering = _who_answer(asked.borrower)
    mine = (block for block in asked.shelves.blocks.values() if block.borrower in answering)
    held = [block for block in mine if any(map(block.holds, moments))]
    if not held:
        return Pass()
    ends = [block.until for block in held]
    if None in ends:
        return Fail((Finding(asked.reference, "/borrower", (("name", asked.name),), "open"),))
    until = max(each for each in ends if each is not None).astimezone(asked.world.zone)
    return Fail((Finding(asked.reference, "/borrower", (("name", asked.name), ("until", until))),))


def _who_answer(borrower: Borrower) -> set[str | None]:
    """Name the borrower, and whoever answers for the things with them or for them."""
    consent = borrower.guardian
    guardian = consent.by if consent is not None and consent.form == "borrower" else None
    return {borrower.id, borrower.co_borrower, guardian}


@rule(
    "loan.residents-only",
    Asked,
    Severity.MUST,
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str},
)
def residents_only(asked: Asked) -> Verdict:
    """Where the terms say so, only residents borrow [municipal-rules].

    Kept by residents, and by schools and organisations; unknown where nobody told.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> residents_only(example(terms={"residents_only": True}, borrower={"resident": True}))
        Pass(conditions=())
        >>> residents_only(example(terms={"residents_only": True}, borrower={"resident": False})).findings[0].field
        '/borrower/resident'
    """
    if not asked.terms.residents_only or asked.act not in ("request", "collect") or asked.borrower.kind != "person":
        return Skip(NOT_CONCERNED if asked.terms.residents_only else NO_TERMS)
    if asked.borrower.resident is Known.UNKNOWN:
        return Unknown(("resident",), "/borrower/resident")
    if asked.borrower.resident is Known.YES:
        return Pass()
    return Fail((Finding(asked.reference, "/borrower/resident", (("name", asked.name),)),))


@rule(
    "loan.proxy-agreement",
    Asked,
    Severity.MUST,
    Source("card", "10"),
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str, "agreement": str},
)
def proxy_agreement(asked: Asked) -> Verdict:
    """Who borrows for a school or an organisation has an agreement, if terms say so [card p. 10, municipal-rules].

    Kept while an agreement is in force in which the borrower is a party.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> from innbygger_core.agreements import Agreement
        >>> school = {"id": "unit/school", "kind": "school"}
        >>> agreed = Agreement(id="a", kind="partnership", parties=("unit/hubs", "unit/school"), more_acts=False)
        >>> proxy_agreement(example(terms={"proxy": True}, borrower=school | {"agreement": "a"}, agreements=[agreed]))
        Pass(conditions=())
        >>> proxy_agreement(example(terms={"proxy": True}, borrower=school)).findings[0].variant
        'none'
    """
    if not asked.terms.proxy or asked.act not in ("request", "collect") or asked.borrower.kind == "person":
        return Skip(NOT_CONCERNED if asked.terms.proxy else NO_TERMS)
    named = asked.borrower.agreement
    if named is None:
        return Fail((Finding(asked.reference, "/borrower/agreement", (("name", asked.name),), "none"),))
    agreements = (row.as_of(asked.day) for row in asked.world.facts.agreements if row.id == named)
    states = [row.state(asked.day).in_force for row in agreements if asked.borrower.id in row.between]
    if Known.YES in states:
        return Pass()
    if Known.UNKNOWN in states:
        return Unknown(("agreement-in-force",), "/borrower/agreement")
    params = (("name", asked.name), ("agreement", named))
    return Fail((Finding(asked.reference, "/borrower/agreement", params),))


@rule(
    "loan.limit-reached",
    Asked,
    Severity.MUST,
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str, "limit": int, "held": int, "wanted": int},
)
def limit_reached(asked: Asked) -> Verdict:
    """Nobody has more things at once than the terms give [municipal-rules].

    Counted are the things that the borrower has or has reserved at some time of the loan, with what is asked for
    together: those to which the same terms apply (``limit``), and all (``loans``).

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> limit_reached(example(terms={"limit": 1}))
        Pass(conditions=())
        >>> limit_reached(example(terms={"limit": 1}, item={"count": 2})).findings[0].params[1:]
        (('limit', 1), ('held', 0), ('wanted', 2))
    """
    terms = asked.terms
    if asked.act != "request" or (terms.limit is None and terms.loans is None):
        return Skip(NOT_CONCERNED if asked.act != "request" else NO_TERMS)
    found = tuple(_over(asked))
    return Fail(found) if found else Pass()


def _over(asked: Asked) -> Iterator[Finding]:
    figures: tuple[tuple[Literal["limit", "loans"], str], ...] = (("limit", ""), ("loans", "all"))
    for name, variant in figures:
        limit: int | None = getattr(asked.terms, name)
        if limit is None:
            continue
        held, wanted = most_at_once(asked, name)
        if held + wanted > limit:
            params = (("name", asked.name), ("limit", limit), ("held", held), ("wanted", wanted))
            yield Finding(asked.reference, asked.field("count"), params, variant)


@rule(
    "loan.overdue",
    Asked,
    Severity.INFO,
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str, "count": int, "since": datetime},
)
def overdue(asked: Asked) -> Verdict:
    """Whoever has something overdue is told when they ask for more [municipal-rules].

    Broken while the borrower has something that was due, the grace of its terms included. A municipality that lends
    nothing more until it is back makes it a must.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> overdue(example())
        Pass(conditions=())
        >>> late = {"id": "l2", "equipment": "skis", "hub": "heggedal", "borrower": {"id": "resident/7f3a"}}
        >>> late |= {"start": "2027-02-01T12:00:00+01:00", "due": "2027-02-08T12:00:00+01:00", "state": "out"}
        >>> overdue(example(loans=[late])).findings[0].params[:2]
        (('name', 'Ski'), ('count', 1))
    """
    if asked.act in ("return", "collect"):
        return Skip(NOT_CONCERNED)
    late = overdue_loans(asked)
    if not late:
        return Pass()
    since = min(loan.due for loan in late).astimezone(asked.world.zone)
    params = (("name", asked.name), ("count", sum(loan.count for loan in late)), ("since", since))
    conflicts = tuple(Conflict(loan.reference) for loan in late)
    return Fail((Finding(asked.reference, "/borrower", params, conflicts=conflicts),))


@rule("loan.school-use", Asked, Severity.INFO, Source("report", "6"), basis=Basis.QUOTED, kind=Kind.NOTE)
def school_use(asked: Asked) -> Verdict:
    """Equipment such as cameras may be lent for school work [report p. 6].

    Told when a school borrows.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> school_use(example(borrower={"id": "unit/school", "kind": "school"}))
        Pass(conditions=())
    """
    return Pass() if asked.borrower.kind == "school" and asked.act == "request" else Skip(NOT_CONCERNED)


@rule("loan.identity", Asked, Severity.MUST, _PRACTICE, basis=Basis.PRACTICE)
def identity(asked: Asked) -> Verdict:
    """Identity is shown when something is collected: at the first loan, or at each, as the terms say [municipal-rules].

    Kept where it was shown. Until something is collected it is a condition; nothing is handed out without.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> identity(example(terms={"identity": "first"})).conditions[0].code
        'loan.identity'
        >>> identity(example(terms={"identity": "first"}, borrower={"identified": True}))
        Pass(conditions=())
        >>> identity(example(act="collect", terms={"identity": "first"})).findings[0].field
        '/identified'
    """
    asks = asked.terms.identity
    if asks is None or asked.act not in ("request", "collect"):
        return Skip(NO_TERMS if asks is None else NOT_CONCERNED)
    earlier = (loan for loan in asked.shelves.of_borrower(asked.borrower.id) if loan.collected_at)
    known = asks == "first" and any(loan.borrower.identified for loan in earlier)
    if asked.borrower.identified or known:
        return Pass()
    if asked.act == "collect" or asked.walk_in:
        field = "/identified" if asked.act == "collect" else "/borrower/identified"
        return Fail((Finding(asked.reference, field),))
    return Pass((Condition("loan.identity"),))


BORROWER_RULES: Final = (
    age,
    guardian,
    blocked,
    residents_only,
    proxy_agreement,
    limit_reached,
    overdue,
    identity,
    school_use,
)
