"""A due time in words, and each step that led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.loans._dues._values import Due, DueStep
    from innbygger_core.texts import Catalogue

__all__ = ["due_in_words", "step_in_words"]


def due_in_words(due: Due, lang: str | Catalogue) -> str:
    """Say when a loan is due, what led to it, and whether it is sure; one step alone says no time again."""
    return " ".join(_said(due, catalogue(lang)))


def step_in_words(step: DueStep, lang: str | Catalogue) -> str:
    """Say what a step did, and why."""
    times = (("before", step.before), ("after", step.after))
    known = tuple((name, when) for name, when in times if when is not None)
    return catalogue(lang).word(f"loan-due-{step.why}", (*known, *step.params))


def _said(due: Due, words: Catalogue) -> Iterator[str]:
    only = due.steps[0] if len(due.steps) == 1 and due.at is not None else None
    if due.at is not None and (only is None or only.before is None):
        yield words.word("loan-due-at", (("at", due.at),))
    for step in due.steps:
        if step.after is not None and (step is not only or step.before is not None):
            yield step.text(words)
    if due.failed is not None:
        yield words.word(f"loan-due-failed-{due.failed.removeprefix('loan.')}")
    if not due.certain:
        yield words.word("loan-due-unsure")
