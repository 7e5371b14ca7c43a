"""Write the rule catalogue: every rule with its sentences in three languages, from the rulebook itself."""

from __future__ import annotations

import inspect
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from innbygger_core.decisions import Kind
from innbygger_core.rulebook import RULES
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.decisions import Rule
    from innbygger_core.texts import Catalogue, Plain

LANGUAGES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
HEADINGS = {
    "nb": ("Brutt", "Ukjent", "På vilkår", "Råd", "Til orientering"),
    "nn": ("Brote", "Ukjent", "På vilkår", "Råd", "Til orientering"),
    "en": ("Broken", "Unknown", "On condition", "Advice", "For information"),
}
# What a sentence speaks of in the examples, by the type of its parameter: one, and another.
EXAMPLES: dict[type, tuple[Plain, Plain]] = {
    str: ("Fjordtorget", "Øytorget"),
    int: (2, 3),
    tuple: (("Bygdetorget", "Øytorget"), ("Fjordtorget", "Øytorget")),
    date: (date(2026, 11, 23), date(2026, 11, 24)),
    time: (time(18), time(20)),
    datetime: (datetime(2026, 11, 23, 18), datetime(2026, 11, 23, 20)),  # noqa: DTZ001 - as a clock on the wall
    timedelta: (timedelta(hours=2), timedelta(hours=3)),
}
OTHERS = {"end", "number", "oldest", "other", "shortest", "step"}  # what stands beside one of its type in a sentence


def page() -> str:
    """Write the whole page, in Markdown."""
    return "\n".join(
        [
            "# Rule catalogue",
            "",
            f"All {len(RULES)} rules, in the order in which reports tell them, with everything that is said of them.",
            "Severity and figures are the concept's own; a municipality changes them in a",
            "[policy](../how-to/write-a-policy.md). The names in the sentences are examples; … stands for the facts",
            "that a plan lacks.",
            "",
            *(line for rule in RULES for line in section(rule)),
        ]
    )


def section(rule: Rule[Any, Any]) -> Iterator[str]:
    """Write one rule: what it says, where that is written, and all that is said of it to people."""
    summary = (inspect.getdoc(rule.look) or "").partition("\n\n")[0]
    yield f"({anchor(rule.code)})="
    yield f"## `{rule.code}`"
    yield ""
    yield " ".join(summary.split())
    yield ""
    yield f"- **{rule.severity.value}**, {rule.basis.value} {rule.kind.value}"
    yield f"- source: {'; '.join(map(str, rule.sources))}"
    for name, value in rule.figures.model_dump(mode="json").items():
        yield f"- figure `{name}`: {value}"
    yield ""
    for lang, name in LANGUAGES.items():
        words = with_gaps(lang)
        yield f"**{name}: {words.title(rule.code)}.**"
        yield ""
        for heading, sentence in sentences(rule, words, HEADINGS[lang]):
            yield f"- *{heading}:* {sentence}"
        yield ""


def sentences(rule: Rule[Any, Any], words: Catalogue, headings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Say everything that can be said of a rule, with examples in place of the facts."""
    broken, unknown, condition, advice, note = headings
    if rule.kind is Kind.NOTE:
        yield note, words.note(rule.code, (("name", EXAMPLES[str][0]),))
        return
    params = tuple((name, EXAMPLES[kind][name in OTHERS]) for name, kind in rule.params)
    for key in sorted(key for key in words.entries if key.startswith(f"{rule.code}.fails")):
        yield broken, words.fails(rule.code, params, variant=key.removeprefix(f"{rule.code}.fails").removeprefix("."))
    yield unknown, words.unknown(rule.code, (("name", EXAMPLES[str][0]),))
    if f"{rule.code}.condition" in words.entries:
        yield condition, words.condition(rule.code, params)
    yield advice, words.help(rule.code)


@cache
def with_gaps(lang: str) -> Catalogue:
    """Give a language in which missing facts are a gap, since which they are depends on the plan."""
    words = catalogue(lang)
    return words.with_wording(
        {
            key: words.texts[key].text.replace("{missing:facts}", "…")
            for key in (f"{rule.code}.unknown" for rule in RULES)
            if key in words.entries
        }
    )


def anchor(code: str) -> str:
    """Name the place of a rule on the page.

    >>> anchor("hub.leader")
    'rule-hub-leader'
    """
    return "rule-" + code.replace(".", "-")
