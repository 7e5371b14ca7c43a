"""The rules that a municipality sets for itself: a longest term, and who decides above an amount."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from innbygger_core.agreements._checking._money import money
from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.agreements._reckoning._following import last_day_after
from innbygger_core.agreements._values import Status
from innbygger_core.agreements._writing._duration import Duration, WholeDays
from innbygger_core.decisions import Basis, Fail, Figures, Pass, Severity, Skip, Source, Unknown, gathered, rule
from innbygger_core.values import UNKNOWN, Fact, Known

if TYPE_CHECKING:
    from innbygger_core.agreements._models import Adoption
    from innbygger_core.decisions import Finding, Verdict
    from innbygger_core.timekeeping import Period

__all__ = ["deciding_body", "term_max"]


class LongestTerm(Figures):
    """How long a term may be; None where there is no limit."""

    longest: WholeDays | None = None


class AmountForBody(Figures):
    """Above how much money a body decides; None where none has to.

    Attributes:
        above: whole kroner.
        per: whether that is for a year, or for the first term as a whole.
        body: which body, in words; None is any.
    """

    above: Annotated[int, Field(ge=0, strict=True)] | None = None
    per: Literal["year", "once"] = "year"
    body: str | None = None


@rule(
    "agreement.term-max",
    AgreementOnDay,
    Severity.INFO,
    Source("municipal-rules"),
    basis=Basis.PRACTICE,
    params={"name": str, "last_day": date, "latest": date},
    figures=LongestTerm,
)
def term_max(agreement: AgreementOnDay, figures: LongestTerm) -> Verdict:
    """No term is longer than the municipality allows [municipal-rules].

    Asked of the first term and of the one that runs, where the policy says how long a term may be. Kept by a last day
    in time; broken by a later one, and by an open end.

    Example:
        >>> def ask(length):
        ...     clause = {"first_day": "2026-01-01", "length": length, "renewal": None}
        ...     made = Agreement(id="hall", kind="lease", parties=("unit/hubs", "organisation/choir"), duration=clause)
        ...     return term_max(AgreementOnDay.of(made, date(2026, 11, 23)), LongestTerm(longest="P3Y"))
        >>> from innbygger_core.agreements import Agreement
        >>> ask("P3Y")
        Pass(conditions=())
        >>> [str(day) for _, day in ask("P4Y").findings[0].params[1:]]
        ['2029-12-31', '2028-12-31']
    """
    if figures.longest is None:
        return Skip("no-longest-term")
    clause = agreement.agreement.duration
    if clause is UNKNOWN:
        return Unknown(("agreement-duration",), "/duration")
    if clause is None:
        return Fail((agreement.finding("/duration", variant="open"),))
    return _of_terms(agreement, clause, figures.longest)


def _of_terms(agreement: AgreementOnDay, clause: Duration, longest: Period) -> Verdict:
    """Judge the first term, and the one that runs where that is another."""
    terms, running = {clause.first_term: None}, agreement.state.term
    if running is not None:
        terms[running.first_day, running.last_day] = None
    verdicts = [_of_term(agreement, first, last, longest) for first, last in terms]
    if agreement.state.status is Status.UNKNOWN:
        verdicts.append(Unknown(("agreement-acts",), "/acts"))
    return gathered(verdicts)


def _of_term(agreement: AgreementOnDay, first: Fact[date], last: Fact[date | None], longest: Period) -> Verdict:
    if last is None:
        return Fail((agreement.finding("/duration", variant="open"),))
    if first is UNKNOWN or last is UNKNOWN:
        return Unknown(("agreement-duration",), "/duration")
    latest = last_day_after(first - timedelta(days=1), longest)
    return Pass() if last <= latest else Fail((agreement.finding("/duration", ("last_day", last), ("latest", latest)),))


@rule(
    "agreement.deciding-body",
    AgreementOnDay,
    Severity.INFO,
    Source("municipal-rules"),
    basis=Basis.PRACTICE,
    params={"name": str, "above": int, "body": str},
    figures=AmountForBody,
)
def deciding_body(agreement: AgreementOnDay, figures: AmountForBody) -> Verdict:
    """An agreement about much money is adopted by the body that decides on it [municipal-rules].

    Asked where the policy says from what amount. Kept by contributions of money that do not exceed it, and by the
    body among those that adopted the agreement; broken where others did, or nobody.

    Example:
        >>> def ask(*bodies):
        ...     grant = {"text": "A grant", "sort": "money", "value": {"amount": 120_000, "per": "year"}}
        ...     parties = ({"party": "unit/culture", "contributions": [grant]}, "organisation/festival")
        ...     adopted = [{"body": body} for body in bodies]
        ...     made = Agreement(id="festival", kind="partnership", parties=parties, adopted=adopted)
        ...     limit = AmountForBody(above=100_000, body="Kommunestyret")
        ...     return deciding_body(AgreementOnDay.of(made, date(2026, 11, 23)), limit)
        >>> from innbygger_core.agreements import Agreement
        >>> ask("Kommunestyret")
        Pass(conditions=())
        >>> ask("Formannskapet").findings[0].field
        '/adopted'
    """
    if figures.above is None:
        return Skip("no-deciding-amount")
    adopted, within = (
        _adopted(agreement.agreement.adopted, figures.body),
        _within(agreement, figures.above, figures.per),
    )
    kept = adopted | within
    if kept is Known.UNKNOWN:
        facts = {"adoption": adopted, "amounts-of-money": within}
        missing = tuple(name for name, fact in facts.items() if fact is Known.UNKNOWN)
        return Unknown(missing, "/adopted" if adopted is Known.UNKNOWN else "/parties")
    return Pass() if kept is Known.YES else Fail((_not_adopted(agreement, figures.above, figures.body),))


def _adopted(bodies: Fact[tuple[Adoption, ...]], wanted: str | None) -> Known:
    """Tell whether a body adopted the agreement; any body where none is named."""
    if bodies is UNKNOWN:
        return Known.UNKNOWN
    names = {text.casefold() for each in bodies for _, text in each.body.texts}
    return Known.of(bool(names) if wanted is None else wanted.casefold() in names)


def _within(agreement: AgreementOnDay, above: int, per: Literal["year", "once"]) -> Known:
    """Tell whether the money does not exceed an amount."""
    told = money(agreement.agreement, per)
    if told.least > above:
        return Known.NO
    return Known.YES if told.all_told else Known.UNKNOWN


def _not_adopted(agreement: AgreementOnDay, above: int, body: str | None) -> Finding:
    told = (("above", above), ("body", body or ""))
    return agreement.finding("/adopted", *told, variant="body" if body else "")
