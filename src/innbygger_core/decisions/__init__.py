"""Rules and what comes of them: verdicts, reasons, reports, decisions, and the policy of a municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.decisions._answers import answer, gathered
    from innbygger_core.decisions._approval import Approval
    from innbygger_core.decisions._comparing import still_holds
    from innbygger_core.decisions._decision import Decision, DecisionBasis, Write, decide
    from innbygger_core.decisions._engine import Checked, Trace, checked
    from innbygger_core.decisions._losses import Lost
    from innbygger_core.decisions._outcome import Outcome, outcome
    from innbygger_core.decisions._policy import Policy, PolicyEntry
    from innbygger_core.decisions._reasons import Reason, Weighing
    from innbygger_core.decisions._report import Report, check
    from innbygger_core.decisions._rule import Basis, Figures, Kind, Rule, Severity, Subject, rule
    from innbygger_core.decisions._sources import Source, SourceField
    from innbygger_core.decisions._verdicts import (
        Condition,
        Conflict,
        Fail,
        Finding,
        Params,
        Pass,
        Skip,
        Unknown,
        Verdict,
    )
    from innbygger_core.decisions._viewer import Viewer
    from innbygger_core.decisions._weighings import Weighings
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_answers": ("answer", "gathered"),
            "_approval": ("Approval",),
            "_comparing": ("still_holds",),
            "_decision": ("Decision", "DecisionBasis", "Write", "decide"),
            "_engine": ("Checked", "Trace", "checked"),
            "_losses": ("Lost",),
            "_outcome": ("Outcome", "outcome"),
            "_policy": ("Policy", "PolicyEntry"),
            "_reasons": ("Reason", "Weighing"),
            "_report": ("Report", "check"),
            "_rule": ("Basis", "Figures", "Kind", "Rule", "Severity", "Subject", "rule"),
            "_sources": ("Source", "SourceField"),
            "_verdicts": ("Condition", "Conflict", "Fail", "Finding", "Params", "Pass", "Skip", "Unknown", "Verdict"),
            "_viewer": ("Viewer",),
            "_weighings": ("Weighings",),
        },
    )

__all__ = [
    "Approval",
    "Basis",
    "Checked",
    "Condition",
    "Conflict",
    "Decision",
    "DecisionBasis",
    "Fail",
    "Figures",
    "Finding",
    "Kind",
    "Lost",
    "Outcome",
    "Params",
    "Pass",
    "Policy",
    "PolicyEntry",
    "Reason",
    "Report",
    "Rule",
    "Severity",
    "Skip",
    "Source",
    "SourceField",
    "Subject",
    "Trace",
    "Unknown",
    "Verdict",
    "Viewer",
    "Weighing",
    "Weighings",
    "Write",
    "answer",
    "check",
    "checked",
    "decide",
    "gathered",
    "outcome",
    "rule",
    "still_holds",
]
