"""Policy files: what a municipality changes, read against the rules themselves.

Each rule has its own shape of row, made of its own figures, so that a wrong code, a figure of the wrong type and a
figure that the rule does not have are found where they stand.
"""

from __future__ import annotations

from datetime import date
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, create_model, model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.decisions import Policy, PolicyEntry, Severity, SourceField
from innbygger_core.ids import Id
from innbygger_core.reading import REFERENCES, fault, member, pointer, read_model
from innbygger_core.rulebook._rules import RULES
from innbygger_core.timekeeping import Validity, overlapping
from innbygger_core.values import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.decisions import Rule
    from innbygger_core.errors import Fault

__all__ = ["POLICY_FORMAT", "policy_schema", "read_policy"]

POLICY_FORMAT = "innbygger.policy/1"
"""The format, and its version, that a policy names in ``format``."""


class _Row(Validity):
    """What a policy may say of any rule."""

    severity: Severity | None = None
    override: Annotated[str, Field(min_length=1)] | None = None
    source: SourceField | None = None


class _File(Model):
    """The document; ``rules`` gets its type from the rules."""

    format: Literal["innbygger.policy/1"] = "innbygger.policy/1"
    id: Id
    rules: tuple[Any, ...] = ()

    @model_validator(mode="after")
    def _one_at_a_time(self) -> _File:
        if any(_overlapping(self, lambda row, name: getattr(row, name, None))):
            raise PydanticCustomError(REFERENCES, "two rows change the same rule on the same day")
        return self


@cache
def _file_model() -> type[_File]:
    """Build the document's model from the rules, on first use."""
    row: Any = Annotated[reduce(or_, map(_row_model, RULES)), Field(discriminator="code")]
    rows: Any = (tuple.__class_getitem__((row, ...)), ())  # a type made at run time, which type checkers cannot follow
    return create_model("PolicyFile", __base__=_File, rules=rows)


def _row_model(rule: Rule[Any, Any]) -> type[_Row]:
    fields: dict[str, Any] = {"code": (Literal[rule.code], ...)}
    if type(rule.figures).model_fields:
        fields["figures"] = (type(rule.figures) | None, None)
    return create_model(f"Policy for {rule.code}", __base__=_Row, **fields)


def policy_schema() -> dict[str, Any]:
    """Give the JSON Schema of a policy file, with the figures of every rule.

    Example:
        >>> policy_schema()["properties"]["format"]["const"]
        'innbygger.policy/1'
    """
    return _file_model().model_json_schema()


def read_policy(text: str | bytes) -> Policy:
    """Read a municipality's policy from JSON text in the format ``innbygger.policy/1``.

    Raises:
        UnreadableData: with every fault at once: an unknown code, a figure of the wrong type, two rows that change
            the same rule on the same day.

    Example:
        >>> policy = read_policy('''{"format": "innbygger.policy/1", "id": "fjord-2026", "rules": [
        ...   {"code": "citizen-service.minimum-staffed", "severity": "must", "figures": {"branches": 2}}]}''')
        >>> policy.id, policy.entries[0].figures.branches
        ('fjord-2026', 2)
    """
    document = read_model(
        _file_model(), text, document=POLICY_FORMAT, references=lambda data: _overlapping(data, member)
    )
    return Policy(document.id, tuple(map(_entry, document.rules)))


def _entry(row: Any) -> PolicyEntry:  # noqa: ANN401 - one of the models made above
    return PolicyEntry(
        code=row.code,
        severity=row.severity,
        override=row.override,
        figures=getattr(row, "figures", None),
        sources=(row.source,) if row.source else (),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _overlapping(document: Any, get: Callable[[Any, str], Any]) -> Iterator[Fault]:  # noqa: ANN401 - a model, or plain data
    """Find rows that change the same rule on the same day."""
    rows = get(document, "rules")
    by_code: dict[str, dict[int, tuple[str, str]]] = {}
    for index, row in enumerate(rows if isinstance(rows, list | tuple) else ()):
        code = get(row, "code")
        if isinstance(code, str):
            days = str(get(row, "valid_from") or date.min), str(get(row, "valid_to") or date.max)
            by_code.setdefault(code, {})[index] = days
    for code, dated in by_code.items():
        places = tuple(dated)
        for later, earlier in overlapping(dated.values()):
            at = max(places[later], places[earlier])
            yield fault(pointer(("rules", at)), "overlapping-policy", code, code=code)
