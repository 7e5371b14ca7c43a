"""What a rule answers: pass, skip, unknown or fail, and what it found."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from attrs import frozen
from pydantic import BeforeValidator, PlainSerializer

from innbygger_core.texts import Plain
from innbygger_core.values import boundary

__all__ = ["Condition", "Conflict", "Fail", "Finding", "Params", "Pass", "Skip", "Unknown", "Verdict"]


def _pairs(given: Any) -> Any:  # noqa: ANN401 - an object from JSON, or pairs already
    return tuple(given.items()) if isinstance(given, dict) else given


Params: TypeAlias = Annotated[tuple[tuple[str, Plain], ...], BeforeValidator(_pairs), PlainSerializer(dict)]
"""The facts behind a text: ordered pairs of name and plain value; an object in JSON, where dates are strings."""


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
        >>> Condition("sharing.no-access", (("from", "18:00"),)).code
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
