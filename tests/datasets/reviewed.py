"""Reports and comparisons as lines that a person can review, and that show in a diff when an answer changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Reason, Report
    from innbygger_core.network import Comparison

__all__ = ["answers", "changes"]


def answers(report: Report) -> list[str]:
    """Every rule and subject, how it went, and why: what is missing, which sentence tells it, why it was skipped."""
    told = {(reason.code, reason.subject): _why(reason) for reason in report.reasons}
    whys = [entry.why or told.get((entry.code, entry.subject), "") for entry in report.checked]
    return [
        f"{entry.code:<40}{entry.subject:<28}{entry.verdict:<9}{why}".rstrip()
        for entry, why in zip(report.checked, whys, strict=True)
    ]


def changes(comparison: Comparison) -> list[str]:
    """What disappeared and what appeared, with the sentences of what is broken."""
    return [*_told("-", comparison.disappeared), *_told("+", comparison.appeared)]


def _told(sign: str, reasons: tuple[Reason, ...]) -> Iterator[str]:
    for reason in sorted(reasons, key=lambda reason: (reason.verdict, reason.code, reason.subject, reason.field)):
        said = reason.text("nb") if reason.verdict == "fail" else _why(reason)
        yield f"{sign} {reason.verdict:<9}{reason.code:<40}{reason.subject:<28}{said}".rstrip()


def _why(reason: Reason) -> str:
    return ", ".join(reason.missing) or reason.variant
