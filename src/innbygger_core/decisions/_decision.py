"""The answer to "may this act happen?": an outcome, all its reasons, and what a database would have to write."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from innbygger_core.decisions._engine import Checked, ask
from innbygger_core.decisions._outcome import Outcome, outcome
from innbygger_core.decisions._reasons import Reason
from innbygger_core.decisions._verdicts import Condition
from innbygger_core.texts import Catalogue, catalogue
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.decisions._policy import Policy
    from innbygger_core.decisions._rule import Rule, Subject

__all__ = ["Decision", "DecisionBasis", "Write", "decide"]

_STATUS = {Outcome.DENY: 403, Outcome.WAITLIST: 409, Outcome.NEEDS_APPROVAL: 403}
_CONFLICT = 409


@boundary
@frozen
class Write:
    """One row that a database application inserts, changes or deletes to carry a decision out.

    Example:
        >>> Write("insert", "bookings", "b-1", {"room": "hall"}).action
        'insert'
    """

    action: Literal["insert", "change", "delete"]
    table: str
    id: str
    row: Any = None


@boundary
@frozen
class DecisionBasis:
    """What a decision was made on; if any of it has moved, the decision is made anew before it is carried out.

    Attributes:
        now: when it was decided, aware.
        revision: of the book that was asked.
        policy: id of the policy.
        catalogue: version of the texts.

    Example:
        >>> from datetime import UTC
        >>> DecisionBasis(datetime(2026, 11, 23, 12, tzinfo=UTC), 7, "asker-2026", "1").revision
        7
    """

    now: datetime
    revision: int
    policy: str
    catalogue: str


@boundary
@frozen
class Decision:
    """May this act happen, and why not?

    Attributes:
        request: what was asked.
        outcome: allow, allow with conditions, needs approval, waitlist or deny.
        reasons: **all** of them, what weighs most first.
        checked: the trace.
        conditions: what must be kept.
        writes: the rows that carry it out.
        basis: what it was decided on.
        parts: one decision for each date of a series.

    Example:
        >>> from datetime import UTC
        >>> basis = DecisionBasis(datetime(2026, 11, 23, 12, tzinfo=UTC), 0, "concept", "1")
        >>> Decision({"room": "hall"}, Outcome.ALLOW, basis=basis).allowed
        True
    """

    request: Any
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    checked: tuple[Checked, ...] = ()
    conditions: tuple[Condition, ...] = ()
    writes: tuple[Write, ...] = ()
    basis: DecisionBasis | None = None
    parts: tuple[Decision, ...] = ()

    @property
    def allowed(self) -> bool:
        """Tell whether the act may happen, perhaps on conditions."""
        return self.outcome.allowed

    def public(self) -> Decision:
        """Give the only form that may reach a stranger: reasons that would tell of others are collapsed.

        Each rule names the code that strangers see. Reasons that become alike are told once, without subject,
        params or conflicts, and not at all where they only inform; the trace, the rows and the request stay behind.
        """
        return Decision(
            request=None,
            outcome=self.outcome,
            reasons=tuple(dict.fromkeys(reason.as_public() for reason in self.reasons if not reason.only_tells)),
            conditions=self.conditions,
            parts=tuple(part.public() for part in self.parts),
        )

    def problem(self, lang: str | Catalogue, *, base: str = "urn:innbygger:problem:") -> dict[str, Any] | None:
        """Put a refusal into problem details (RFC 9457), as plain data; None where nothing is refused.

        Args:
            lang: a language tag, or a catalogue.
            base: what the outcome is appended to for ``type``; a municipality's own address serves too.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        if self.allowed:
            return None
        words = catalogue(lang)
        telling = [reason for reason in self.reasons if reason.verdict != "note"]
        return {
            "type": f"{base}{self.outcome.value}",
            "title": words.word(f"outcome-{self.outcome.value}"),
            "status": self._status(),
            "detail": " ".join(reason.text(words) for reason in telling),
            "reasons": [
                {
                    "code": reason.code,
                    "severity": reason.severity.value,
                    "pointer": f"#{reason.field}",
                    "detail": reason.text(words),
                    "help": reason.help(words),
                }
                for reason in telling
            ],
        }

    def _status(self) -> int:
        """Choose the HTTP status: a conflict where only occupancy is in the way, else forbidden."""
        broken = [reason for reason in self.reasons if reason.breaks_must]
        taken = bool(broken) and all(reason.occupancy for reason in broken)
        return _CONFLICT if taken else _STATUS[self.outcome]


def decide(  # noqa: PLR0913 - all that a decision rests on
    request: Any,  # noqa: ANN401 - each book has its own requests
    rules: Iterable[Rule[Any, Any]],
    subjects: Iterable[Subject],
    *,
    policy: Policy,
    day: date,
    basis: DecisionBasis,
    or_wait: bool = False,
) -> Decision:
    """Decide an act by asking rules about it.

    Args:
        request: what is asked; it is kept as it is.
        rules: the rules, in the order of the rulebook.
        subjects: what they look at.
        policy: severity, figures and sources.
        day: the day of use, whose policy holds.
        basis: what the decision rests on.
        or_wait: whether the request says that it will wait.

    Example:
        >>> from datetime import UTC
        >>> from innbygger_core.decisions import Policy
        >>> basis = DecisionBasis(datetime(2026, 11, 23, 12, tzinfo=UTC), 0, "concept", "1")
        >>> decide("the hall on Friday", (), (), policy=Policy(), day=date(2026, 11, 27), basis=basis).outcome.value
        'allow'
    """
    trace = ask(rules, subjects, policy, day)
    return Decision(
        request=request,
        outcome=outcome(trace.reasons, trace.conditions, or_wait=or_wait),
        reasons=tuple(trace.reasons),
        checked=tuple(trace.checked),
        conditions=tuple(trace.conditions),
        basis=basis,
    )
