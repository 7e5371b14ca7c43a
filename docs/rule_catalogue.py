"""Write the rule catalogue: every rule with its sentences in three languages, from the rulebook itself."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from innbygger_core.decisions import Kind
from innbygger_core.rulebook import RULES
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Rule

LANGUAGES = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}


def page() -> str:
    """Write the whole page, in Markdown."""
    return "\n".join(
        [
            "# Rule catalogue",
            "",
            f"All {len(RULES)} rules, in the order in which reports tell them. Severity and figures are the concept's",
            "own; a municipality changes them in a [policy](../how-to/write-a-policy.md).",
            "",
            *(line for rule in RULES for line in section(rule)),
        ]
    )


def section(rule: Rule[Any, Any]) -> Iterator[str]:
    """Write one rule: what it says, where that is written, and how it is said to people."""
    summary = (inspect.getdoc(rule.look) or "").partition("\n\n")[0]
    yield f"({anchor(rule.code)})="
    yield f"## `{rule.code}`"
    yield ""
    yield " ".join(summary.split())
    yield ""
    yield f"- **{rule.severity.value}**, {rule.basis.value} {rule.kind.value}"
    yield f"- source: {'; '.join(map(str, rule.sources))}"
    for name, field in type(rule.figures).model_fields.items():
        yield f"- figure `{name}`: {field.default}"
    yield ""
    for lang, name in LANGUAGES.items():
        words = catalogue(lang)
        remedy = "" if rule.kind is Kind.NOTE else f" *{words.help(rule.code)}*"
        yield f"**{name}.** {words.title(rule.code)}.{remedy}"
        yield ""


def anchor(code: str) -> str:
    """Name the place of a rule on the page.

    >>> anchor("hub.leader")
    'rule-hub-leader'
    """
    return "rule-" + code.replace(".", "-")
