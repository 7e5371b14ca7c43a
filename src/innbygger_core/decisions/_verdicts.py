"""What a rule answers: pass, skip, unknown or fail, and what it found."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from attrs import frozen
from pydantic_core import core_schema

from innbygger_core.texts import Plain
from innbygger_core.values import AsObject, boundary

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["Condition", "Conflict", "Fail", "Finding", "Params", "Pass", "Skip", "Unknown", "Verdict"]


_ISO = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), date),
    (re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?"), time),
    (re.compile(r"\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})"), datetime),
)


class _IsoInJson:
    """Reads a date, a time or an instant that JSON made a string of, so that it can be said in words again."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        plain = handler(source)
        read = core_schema.no_info_before_validator_function(_from_iso, plain)
        return core_schema.json_or_python_schema(json_schema=read, python_schema=plain)


def _from_iso(given: Any) -> Any:  # noqa: ANN401 - any plain value
    if isinstance(given, list):
        return tuple(map(_from_iso, given))
    made = next((kind for form, kind in _ISO if isinstance(given, str) and form.fullmatch(given)), None)
    try:
        return made.fromisoformat(given) if made else given
    except ValueError:
        return given


Params: TypeAlias = Annotated[tuple[tuple[str, Annotated[Plain, _IsoInJson()]], ...], AsObject()]
"""The facts behind a text: ordered pairs of name and plain value; in JSON an object, with dates in ISO 8601."""


@boundary
@frozen
class Conflict:
    """Something that stands in the way: what it is, and the path through the tree of rooms that leads to it.

    Example:
        >>> Conflict("booking/choir", path=("room/hall", "room/stage")).reference
        'booking/choir'
    """

    reference: str
    path: tuple[str, ...] = ()


@boundary
@frozen
class Condition:
    """What has to be kept when something is allowed: an access code after 18, a technician confirmed.

    Example:
        >>> Condition("sharing.no-access", (("from", time(18)),)).code
        'sharing.no-access'
    """

    code: str
    params: Params = ()


@frozen
class Finding:
    """One thing that a rule found wrong.

    Attributes:
        subject: reference of what it concerns, such as ``hub/tofte``.
        field: JSON pointer to the fact inside the subject; empty for the whole.
        params: what the text needs; names and types as the rule declares them.
        variant: which of the code's sentences fits, where it has several.
        conflicts: what stands in the way.

    Example:
        >>> Finding("hub/tofte", "/leader", (("name", "Tofte"),)).field
        '/leader'
    """

    subject: str
    field: str = ""
    params: Params = ()
    variant: str = ""
    conflicts: tuple[Conflict, ...] = ()


@frozen
class Pass:
    """The rule is kept, perhaps on conditions.

    Example:
        >>> Pass().conditions
        ()
    """

    conditions: tuple[Condition, ...] = ()


@frozen
class Skip:
    """The rule does not apply here; ``why`` is the key of a text.

    Example:
        >>> Skip("no-citizen-service").why
        'no-citizen-service'
    """

    why: str


@frozen
class Unknown:
    """The rule cannot be answered: these facts are missing.

    Attributes:
        missing: keys of the facts, as the texts name them.
        field: JSON pointer to where the first of them belongs.

    Example:
        >>> Unknown(("leader",), "/leader").missing
        ('leader',)
    """

    missing: tuple[str, ...]
    field: str = ""


@frozen
class Fail:
    """The rule is broken, once for each finding.

    Example:
        >>> len(Fail((Finding("hub/tofte"),)).findings)
        1
    """

    findings: tuple[Finding, ...]


Verdict: TypeAlias = Pass | Skip | Unknown | Fail
"""What a rule answers."""
