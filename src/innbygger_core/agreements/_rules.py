"""Every rule of agreements: what weighs most first, and what can always be said last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from innbygger_core.agreements._acting._act_rules import act_not_allowed, notice_too_late
from innbygger_core.agreements._checking._clause_rules import (
    conflict_resolution,
    respect,
    valuation,
    volunteer_boundary,
)
from innbygger_core.agreements._checking._duty_rules import meeting_missed, obligation_due, obligation_lapsed
from innbygger_core.agreements._checking._limit_rules import deciding_body, term_max
from innbygger_core.agreements._checking._party_rules import contact_person, contributions, parties
from innbygger_core.agreements._checking._promise_rules import follow_up_meetings, obligations
from innbygger_core.agreements._checking._shared_cover_rules import cover_contradiction
from innbygger_core.agreements._checking._term_rules import duration, termination
from innbygger_core.agreements._covering._cover_rules import COVER_RULES

if TYPE_CHECKING:
    from innbygger_core.decisions import Rule

__all__ = ["RULES"]

RULES: tuple[Rule[Any, Any], ...] = (
    parties,
    contributions,
    obligations,
    duration,
    conflict_resolution,
    termination,
    follow_up_meetings,
    volunteer_boundary,
    obligation_lapsed,
    meeting_missed,
    # Of acts.
    act_not_allowed,
    notice_too_late,
    # Of what an agreement opens.
    *COVER_RULES,
    cover_contradiction,
    respect,
    contact_person,
    term_max,
    deciding_body,
    obligation_due,
    valuation,
)
"""Every rule of this package."""
