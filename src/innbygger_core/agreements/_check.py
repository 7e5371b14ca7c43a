"""Checking an agreement: every rule of this package that looks at one agreement on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.agreements._rules import RULES
from innbygger_core.decisions import Report, check
from innbygger_core.timekeeping import check_day

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._portfolio import Portfolio
    from innbygger_core.decisions import Policy

__all__ = ["check_agreement", "check_portfolio"]


def check_agreement(agreement: Agreement, *, day: date, policy: Policy | None = None) -> Report:
    """Check an agreement as it stands on a day: what it says, what it should say, and what has become of it.

    The clauses are judged as they are written down, with the amendments that are recorded. What has become of it is
    unknown where acts are not recorded, and on days of which the row says nothing.

    Args:
        agreement: with everything that is recorded of it.
        day: the day.
        policy: a municipality's own severities, figures and sources; the concept's without one.

    Raises:
        OutOfRange: the day lies outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement
        >>> parties = ("unit/hubs", "organisation/choir")
        >>> made = Agreement(id="choir", kind="co_operation", parties=parties, termination=None)
        >>> report = check_agreement(made, day=date(2026, 11, 23))
        >>> report.ok, report.complete
        (False, False)
        >>> report.reasons[0].text("nb")
        'Avtalen «choir» sier ikke hvordan den kan avsluttes.'
    """
    return check(RULES, (AgreementOnDay.of(agreement, check_day(day, "day")),), policy=policy, day=day)


def check_portfolio(portfolio: Portfolio, *, day: date, policy: Policy | None = None) -> Report:
    """Check many agreements as they stand on a day: each by itself, and what two of them promise to different parties.

    Args:
        portfolio: the agreements; rows that do not hold on the day are left out.
        day: the day.
        policy: a municipality's own severities, figures and sources; the concept's without one.

    Raises:
        OutOfRange: the day lies outside 1900-2199.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.agreements import Agreement, Portfolio
        >>> def lease(name):
        ...     parties = ("unit/hubs", f"organisation/{name}")
        ...     return Agreement(id=name, kind="lease", parties=parties, covers=("room/hall",))
        >>> report = check_portfolio(Portfolio([lease("choir"), lease("theatre")]), day=date(2026, 11, 23))
        >>> [reason.subject for reason in report.reasons if reason.code == "agreement.cover-contradiction"]
        ['room/hall']
    """
    shared = portfolio.shared_covers(day)
    each = (AgreementOnDay.of(agreement, day) for agreement in portfolio.agreements if agreement.holds(day))
    return check(RULES, (*each, *shared), policy=policy, day=day)
