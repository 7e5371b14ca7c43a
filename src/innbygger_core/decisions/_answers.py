"""Small verdicts that many rules give alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.decisions._verdicts import Fail, Finding, Pass, Skip, Unknown, Verdict
from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.decisions._rule import Subject

__all__ = ["answer", "gathered"]


def answer(subject: Subject, fact: Known, missing: str, field: str, *, variant: str = "") -> Verdict:
    """Turn a yes, no or unknown into a verdict whose text names the subject.

    Args:
        subject: what the rule looks at.
        fact: whether the rule is kept.
        missing: key of the fact, for the case that nobody knows.
        field: JSON pointer to the fact inside the subject.
        variant: which of the code's sentences tells that it is broken.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> hub = nye_asker().on(date(2026, 11, 23)).hub("tofte")
        >>> answer(hub, Known.UNKNOWN, "leader", "/leader")
        Unknown(missing=('leader',), field='/leader')
    """
    if fact is Known.UNKNOWN:
        return Unknown((missing,), field)
    return (
        Pass() if fact is Known.YES else Fail((Finding(subject.reference, field, (("name", subject.name),), variant),))
    )


def gathered(verdicts: Sequence[Verdict]) -> Verdict:
    """Make one verdict of several: everything that was found, else what is unknown, else why it was skipped.

    Example:
        >>> gathered([Pass(), Skip("explained-exception")])
        Skip(why='explained-exception')
        >>> gathered([Unknown(("volunteer-centre-leader",)), Pass()])
        Unknown(missing=('volunteer-centre-leader',), field='')
        >>> gathered([])
        Pass(conditions=())
    """
    findings = tuple(finding for verdict in verdicts if isinstance(verdict, Fail) for finding in verdict.findings)
    if findings:
        return Fail(findings)
    ranked = [verdict for kind in (Unknown, Skip) for verdict in verdicts if isinstance(verdict, kind)]
    return ranked[0] if ranked else Pass()
