"""Organisations that a hub works with, and the numbers that tell them apart."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from innbygger_core.hubs._rows import DatedRow
from innbygger_core.values import UNKNOWN, Fact

__all__ = ["OrganisationFacts", "OrganisationKind", "OrganisationNumber", "is_organisation_number"]

_WEIGHTS: Final = (3, 2, 7, 6, 5, 4, 3, 2, 1)
_MODULUS: Final = 11


def is_organisation_number(number: str) -> bool:
    """Tell whether nine digits can be an organisation number: it begins with 8 or 9, and its last digit checks it.

    The register itself says both; validators that look at the last digit only accept more. Spaces are for
    :data:`OrganisationNumber` to take away.

    >>> is_organisation_number("974760673"), is_organisation_number("974760674")
    (True, False)
    """
    if not re.fullmatch("[89][0-9]{8}", number):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=True)) % _MODULUS == 0


def _checked(written: str) -> str:
    number = re.sub(r"[ \u00a0\u202f]", "", written)
    if not re.fullmatch("[0-9]{9}", number):
        raise PydanticCustomError("bad-organisation-number", "write the nine digits of the number")
    if not is_organisation_number(number):
        raise PydanticCustomError("wrong-organisation-number", "the digits do not agree; look the number up again")
    return number


OrganisationNumber: TypeAlias = Annotated[str, AfterValidator(_checked)]
"""An organisation number of the Norwegian register: nine digits, spaces between them allowed, checked modulo 11."""

OrganisationKind: TypeAlias = Literal[
    "association", "company", "county", "foundation", "municipality", "religious", "social_enterprise", "state"
]
"""What sort of organisation it is."""


class OrganisationFacts(DatedRow):
    """An organisation outside the municipality's own units: an owner, an operator, a party to an agreement.

    Attributes:
        name: as it calls itself.
        number: its organisation number; null where it has none.
        kind: what sort of organisation it is.

    Example:
        >>> OrganisationFacts(id="register", name="Brønnøysundregistrene", number="974 760 673").number
        '974760673'
    """

    name: Annotated[str, Field(min_length=1)]
    number: Fact[OrganisationNumber | None] = UNKNOWN
    kind: Fact[OrganisationKind] = UNKNOWN
