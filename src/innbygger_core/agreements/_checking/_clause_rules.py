"""The rules about what an agreement says: conflicts, values, respect, and where voluntary work ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.decisions import Fail, Kind, Pass, Severity, Skip, Source, Unknown, answer, gathered, rule
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from innbygger_core.decisions import Verdict

__all__ = ["conflict_resolution", "respect", "valuation", "volunteer_boundary"]


@rule(
    "agreement.conflict-resolution",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "7"),
    params={"name": str},
)
def conflict_resolution(agreement: AgreementOnDay) -> Verdict:
    """An agreement says how conflicts are resolved [partnership p. 7].

    Kept by a clause with words or steps; broken by none, and by one that says nothing.

    Example:
        >>> def ask(clause):
        ...     made = Agreement(
        ...         id="choir", kind="own", parties=("unit/hubs", "organisation/choir"), conflict_resolution=clause
        ...     )
        ...     return conflict_resolution(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask({"steps": ["negotiation", "mediation"]})
        Pass(conditions=())
        >>> ask(None).findings[0].field
        '/conflict_resolution'
    """
    clause = agreement.agreement.conflict_resolution
    if clause is UNKNOWN:
        return Unknown(("conflict-resolution",), "/conflict_resolution")
    if clause is None or (clause.text is None and clause.steps == ()):
        return Fail((agreement.finding("/conflict_resolution"),))
    if clause.text is None and clause.steps is UNKNOWN:
        return Unknown(("conflict-resolution",), "/conflict_resolution/steps")
    return Pass()


@rule(
    "agreement.valuation",
    AgreementOnDay,
    Severity.INFO,
    Source("partnership", "7"),
    kind=Kind.NOTE,
    params={"name": str},
)
def valuation(_agreement: AgreementOnDay) -> Verdict:
    """An agreement may put a value on what the parties contribute [partnership p. 7].

    A permission: never broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> made = Agreement(id="choir", kind="co_operation", parties=("unit/hubs", "organisation/choir"))
        >>> valuation(AgreementOnDay.of(made, date(2026, 11, 23)))
        Pass(conditions=())
    """
    return Pass()


@rule(
    "agreement.respect",
    AgreementOnDay,
    Severity.SHOULD,
    Source("volunteer", "11"),
    params={"name": str},
)
def respect(agreement: AgreementOnDay) -> Verdict:
    """The parties respect each other's differences, character and principles [volunteer p. 11].

    Kept by a clause that says so; broken by an agreement without one.

    Example:
        >>> def ask(clause):
        ...     made = Agreement(id="choir", kind="own", parties=("unit/hubs", "organisation/choir"), respect=clause)
        ...     return respect(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask({"text": "The parties respect each other's character."})
        Pass(conditions=())
        >>> ask(None).findings[0].field
        '/respect'
    """
    clause = agreement.agreement.respect
    said = Known.UNKNOWN if clause is UNKNOWN else Known.of(clause is not None)
    return answer(agreement, said, "mutual-respect", "/respect")


@rule(
    "agreement.volunteer-boundary",
    AgreementOnDay,
    Severity.MUST,
    Source("partnership", "6"),
    Source("partnership", "10"),
    params={"name": str},
)
def volunteer_boundary(agreement: AgreementOnDay) -> Verdict:
    """Volunteers only supplement municipal services, and have no claim to anything in return [partnership p. 6, p. 10].

    Asked of agreements on voluntary work in a service. Kept by a clause that says both, expenses aside; broken by none,
    and by one that says otherwise of either.

    Example:
        >>> def ask(clause):
        ...     parties = ("unit/care", "organisation/red-cross")
        ...     made = Agreement(id="visits", kind="volunteer_work", parties=parties, volunteer_boundary=clause)
        ...     return volunteer_boundary(AgreementOnDay.of(made, date(2026, 11, 23)))
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> ask({"supplement_only": True, "no_return": True})
        Pass(conditions=())
        >>> ask({"supplement_only": True, "no_return": False}).findings[0].field
        '/volunteer_boundary/no_return'
    """
    clause, field = agreement.agreement.volunteer_boundary, "/volunteer_boundary"
    if agreement.agreement.kind != "volunteer_work":
        return Skip("no-volunteer-work")
    if clause is UNKNOWN:
        return Unknown(("volunteer-boundary",), field)
    if clause is None:
        return Fail((agreement.finding(field),))
    said = {"supplement_only": clause.supplement_only, "no_return": clause.no_return}
    return gathered(
        [
            answer(agreement, fact, "volunteer-boundary", f"{field}/{name}", variant=name.replace("_", "-"))
            for name, fact in said.items()
        ]
    )
