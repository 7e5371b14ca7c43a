"""The rules of when: collecting and returning while somebody is there, asking in time, and until when."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from innbygger_core.decisions import Basis, Fail, Finding, Pass, Severity, Skip, Source, Unknown, Verdict, rule
from innbygger_core.errors import OutOfRange
from innbygger_core.loans._deciding._asked import Asked
from innbygger_core.loans._dues._delays import after, counted
from innbygger_core.loans._rules_of._skips import NO_TERMS, NOT_AVAILABLE, NOT_CONCERNED
from innbygger_core.timekeeping import day_start, micros
from innbygger_core.values import Known

__all__ = [
    "TIME_RULES",
    "closed",
    "lead_time",
    "no_opening_found",
    "recalled",
    "renewals_used",
    "right_ends",
    "term_limit",
    "would_not_extend",
]

_CARD: Final = Source("card", "10")
_PRACTICE: Final = Source("municipal-rules")


@rule(
    "loan.closed", Asked, Severity.MUST, _CARD, basis=Basis.DERIVED, params={"name": str, "hub": str, "opens": datetime}
)
def closed(asked: Asked) -> Verdict:
    """Things are collected and returned while the desk is open, or the hatch for returns [card p. 10].

    Unknown where nobody knows whether it is open then. A return through the hatch is one at its hours.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> closed(example())
        Pass(conditions=())
        >>> closed(example(request={"start": "2027-02-21T12:00:00+01:00"})).findings[0].params[2][0]
        'opens'
    """
    if asked.act == "extend":
        return Skip(NOT_CONCERNED)
    returning = asked.act == "return"
    at = asked.start if asked.act == "request" else asked.now
    desk = asked.returns if returning else asked.lending
    field = "/at" if returning else "/start"
    open_then = _takes_back(asked) if returning else desk.is_open(at)
    if open_then is Known.YES:
        return Pass()
    if open_then is Known.UNKNOWN:
        return Unknown(("hours",), field)
    hub = asked.world.hub_name(asked.return_to if returning else asked.collect_at, asked.world.day(at))
    opening = desk.next_opening(max(at, asked.now))
    opens = (("opens", asked.moment(opening[0])),) if opening else ()
    variant = ("return" if returning else "") if opening else "never"
    return Fail((Finding(asked.reference, field, (("name", asked.name), ("hub", hub), *opens), variant),))


def _takes_back(asked: Asked) -> Known:
    """Tell whether somebody or a hatch can take something back: also who is at work behind a closed desk.

    Where the terms say when things are taken back, they are taken back then alone.
    """
    taken = asked.returns.takes(asked.now)
    at_work = asked.world.staff(asked.return_to).is_open(asked.now) is Known.YES
    return Known.YES if at_work and not asked.terms.return_hours else taken


@rule(
    "loan.lead-time",
    Asked,
    Severity.MUST,
    _PRACTICE,
    basis=Basis.PRACTICE,
    params={"name": str, "earliest": datetime, "latest": datetime},
)
def lead_time(asked: Asked) -> Verdict:
    """Things are asked for in good time, and not too far ahead [municipal-rules].

    Kept by a loan that begins no earlier than the lead time allows, and within the window; nothing begins in the past.
    Days are counted as the terms say: also those on which somebody is at work behind a closed desk.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> lead_time(example(terms={"lead": {"days": 1}}))
        Pass(conditions=())
        >>> lead_time(example(terms={"lead": {"days": 14}})).findings[0].params[1][0]
        'earliest'
    """
    if asked.act != "request" or _is_kept(asked):
        return Skip(NOT_CONCERNED)
    terms, first = asked.terms, _earliest(asked)
    if first is None:
        return Fail((Finding(asked.reference, "/start", (("name", asked.name),), "never"),))
    if asked.start < first:
        variant = "past" if asked.start < asked.now else ""
        params = (("name", asked.name), ("earliest", asked.moment(first)))
        return Fail((Finding(asked.reference, "/start", params, variant),))
    last = asked.start if terms.window is None else asked.world.later(asked.now, terms.window)
    if last < asked.start:
        params = (("name", asked.name), ("latest", asked.moment(last)))
        return Fail((Finding(asked.reference, "/start", params, "ahead"),))
    return Pass()


def _earliest(asked: Asked) -> int | None:
    """Find when a loan that is asked for now can begin: on the day that the lead time counts to, or so long after."""
    lead, desk, staff = asked.terms.lead, asked.lending, asked.world.staff(asked.stock.hub)
    if lead is None or lead.days is None:
        return after(lead, asked.now, desk, staff)
    try:
        day = counted(asked.world.day(asked.now), lead.days, lead.of, desk, staff)
    except OutOfRange:
        return None
    return None if day is None else max(day_start(day, asked.world.zone), asked.now)


def _is_kept(asked: Asked) -> bool:
    """Tell whether what is changed, or waited, begins when it was to begin before, or now where that time has come."""
    start = None if asked.loan is None else micros(asked.loan.start, "start")
    return start is not None and start <= asked.start <= max(start, asked.now)


@rule(
    "loan.term-limit",
    Asked,
    Severity.MUST,
    _PRACTICE,
    basis=Basis.PRACTICE,
    params={"name": str, "latest": datetime},
)
def term_limit(asked: Asked) -> Verdict:
    """A loan lasts no longer than its terms give, and no longer than the season [municipal-rules].

    Broken where somebody wants it longer; unknown where nobody said on which terms the stock is lent.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> term_limit(example())
        Pass(conditions=())
        >>> term_limit(example(request={"due": "2027-04-01T12:00:00+02:00"})).findings[0].params[1][0]
        'latest'
    """
    if asked.act not in ("request", "extend"):
        return Skip(NOT_CONCERNED)
    if not asked.regime.told:
        return Unknown(("loan-terms",), "/loan_terms")
    if asked.due.failed == "loan.term-limit":
        return Fail((Finding(asked.reference, asked.end_field, (("name", asked.name),), "none"),))
    if asked.due.at is None or not _cut_by(asked, ("period", "dated-limit", "before-closure", "longest")):
        return Pass()
    params = (("name", asked.name), ("latest", asked.due.at))
    return Fail((Finding(asked.reference, asked.end_field, params),))


@rule(
    "loan.right-ends",
    Asked,
    Severity.MUST,
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str, "ends": datetime},
)
def right_ends(asked: Asked) -> Verdict:
    """Nobody borrows beyond the end of their right to [municipal-rules].

    A loan is due before; broken where it could not even begin before, or where somebody wants it longer.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> right_ends(example(borrower={"right_ends": "2028-01-01T00:00:00+01:00"}))
        Pass(conditions=())
        >>> right_ends(example(borrower={"right_ends": "2027-01-01T00:00:00+01:00"})).findings[0].field
        '/borrower/right_ends'
    """
    ends = asked.borrower.right_ends
    if ends is None or asked.act == "return":
        return Skip(NOT_CONCERNED)
    begins = max(asked.start, asked.now) if asked.act == "collect" else asked.start
    over = asked.due.failed == "loan.right-ends" or micros(ends, "right_ends") <= begins
    if not over and not _cut_by(asked, ("right-ends",)):
        return Pass()
    params = (("name", asked.name), ("ends", ends.astimezone(asked.world.zone)))
    return Fail((Finding(asked.reference, "/borrower/right_ends", params),))


def _cut_by(asked: Asked, steps: tuple[str, ...]) -> bool:
    """Tell whether one of some steps cut the loan shorter than somebody wants it."""
    if asked.wanted is None or asked.due.at is None:
        return False
    wanted = asked.moment(asked.wanted)
    if asked.due.at >= wanted:
        return False  # a closed desk gave back what a step had cut
    cuts = (step for step in asked.due.steps if step.name in steps)
    return any(step.after is not None and step.after < wanted for step in cuts)


@rule("loan.no-opening-found", Asked, Severity.MUST, _CARD, basis=Basis.DERIVED, params={"name": str, "hub": str})
def no_opening_found(asked: Asked) -> Verdict:
    """What is lent can be returned: the desk opens again [card p. 10].

    Broken where no opening was found within a year and a month; unknown where the hours are not known that far.

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> no_opening_found(example())
        Pass(conditions=())
        >>> never_open = {"access": ("self_service",), "closed": "start_of_next_opening"}
        >>> no_opening_found(example(terms=never_open)).findings[0].params
        (('name', 'Ski'), ('hub', 'Heggedal'))
    """
    if asked.act not in ("request", "extend"):
        return Skip(NOT_CONCERNED)
    if asked.due.failed != "loan.no-opening-found":
        return Pass() if asked.due.certain else Unknown(("hours",), asked.end_field)
    hub = asked.world.hub_name(asked.return_to, asked.day)
    return Fail((Finding(asked.reference, asked.end_field, (("name", asked.name), ("hub", hub))),))


@rule(
    "loan.renewals-used",
    Asked,
    Severity.MUST,
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str, "count": int},
)
def renewals_used(asked: Asked) -> Verdict:
    """A loan is extended as often as its terms give, and, where they say so, not while others wait [municipal-rules].

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> renewals_used(example(act="extend", terms={"renewals": 1}))
        Pass(conditions=())
        >>> renewals_used(example(act="extend", terms={"renewals": 0})).findings[0].variant
        'none'
    """
    if asked.act != "extend" or asked.loan is None:
        return Skip(NOT_CONCERNED)
    terms = asked.terms
    if terms.renewals is not None and asked.loan.renewals >= terms.renewals:
        params = (("name", asked.name), ("count", terms.renewals))
        return Fail((Finding(asked.reference, "/loan", params, "" if terms.renewals else "none"),))
    if terms.renewal_unless_waiting and asked.waiting:
        return Fail((Finding(asked.reference, "/loan", (("name", asked.name),), "waiting"),))
    return Pass() if terms.renewals is not None or terms.renewal_unless_waiting else Skip(NO_TERMS)


@rule(
    "loan.recalled",
    Asked,
    Severity.MUST,
    _PRACTICE,
    public=NOT_AVAILABLE,
    basis=Basis.PRACTICE,
    params={"name": str, "due": datetime},
)
def recalled(asked: Asked) -> Verdict:
    """What has been called back is not extended [municipal-rules].

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> recalled(example(act="extend"))
        Pass(conditions=())
        >>> recalled(example(act="extend", loan={"recalled_at": "2027-02-19T12:00:00Z"})).findings[0].field
        '/loan'
    """
    if asked.act != "extend" or asked.loan is None:
        return Skip(NOT_CONCERNED)
    if asked.loan.recalled_at is None:
        return Pass()
    due = asked.loan.due.astimezone(asked.world.zone)
    return Fail((Finding(asked.reference, "/loan", (("name", asked.name), ("due", due))),))


@rule(
    "loan.would-not-extend",
    Asked,
    Severity.MUST,
    _PRACTICE,
    basis=Basis.PRACTICE,
    params={"name": str, "due": datetime},
)
def would_not_extend(asked: Asked) -> Verdict:
    """An extension leads to a later due time, and never to an earlier one [municipal-rules].

    Example:
        >>> from innbygger_core.loans._rules_of._examples import example
        >>> would_not_extend(example(act="extend"))
        Pass(conditions=())
        >>> would_not_extend(example(act="extend", terms={"period": "P3D", "renewal_from": "now"})).findings[0].field
        '/until'
    """
    if asked.act != "extend" or asked.loan is None:
        return Skip(NOT_CONCERNED)
    if asked.due.failed != "loan.would-not-extend":
        return Pass()
    due = asked.loan.due.astimezone(asked.world.zone)
    return Fail((Finding(asked.reference, "/until", (("name", asked.name), ("due", due))),))


TIME_RULES: Final = (
    closed,
    lead_time,
    term_limit,
    right_ends,
    no_opening_found,
    renewals_used,
    recalled,
    would_not_extend,
)
