"""Who wants to come in, and with whom: what is registered of them, under a pseudonym."""

from __future__ import annotations

from typing import Literal

from innbygger_core.hubs import Age
from innbygger_core.ids import Id, Reference
from innbygger_core.sharing._writing._self_service import AccessCard, Grade
from innbygger_core.timekeeping import PartialDate
from innbygger_core.values import UNKNOWN, Fact, Known, Model

__all__ = ["Arrival", "Companion", "Person", "Visitor"]


class Person(Model):
    """As much of somebody's age as is told: one of these may be enough.

    Attributes:
        born: the day, the month or the year of birth.
        age: how old they are on the day, where nobody tells when they were born.
        grade: the school year in which they are on that day.

    Example:
        >>> Person(born="2010").age is None
        True
    """

    born: PartialDate | None = None
    age: Age | None = None
    grade: Grade | None = None


class Visitor(Person):
    """Somebody who wants to come in by themselves. A fact left out is unknown.

    Attributes:
        who: a pseudonym, such as ``resident/r-17``: never a name.
        contracts: ids of the hubs at which they have signed; empty where they have not.
        trained: whether they have been shown how it works.
        cards: what they can log in with; empty where they have nothing.
        guardian_signed: whether their guardian has signed, on the spot or from elsewhere; null where not.
        guardian_present: whether their guardian comes along.
        suspended: whether access has been taken from them.

    Example:
        >>> visitor = Visitor(who="resident/r-17", born="2010-05", contracts=("heggedal",))
        >>> visitor.cards, visitor.guardian_signed
        (<Known.UNKNOWN: 'unknown'>, <Known.UNKNOWN: 'unknown'>)
    """

    who: Reference
    contracts: Fact[tuple[Id, ...]] = UNKNOWN
    trained: Known = Known.UNKNOWN
    cards: Fact[tuple[AccessCard, ...]] = UNKNOWN
    guardian_signed: Fact[Literal["in_person", "from_elsewhere"] | None] = UNKNOWN
    guardian_present: Known = Known.UNKNOWN
    suspended: Known = Known.UNKNOWN


class Companion(Person):
    """Somebody who comes along.

    Attributes:
        relation: a child of whom the visitor is guardian; another that they answer for, such as a kindergarten's; or
            somebody else.
        has_access: whether they have access of their own.

    Example:
        >>> Companion(age=4, relation="own").has_access
        <Known.NO: False>
    """

    relation: Fact[Literal["own", "answered_for", "other"]] = UNKNOWN
    has_access: Known = Known.NO


class Arrival(Model):
    """Somebody who comes to the door, and those whom they bring.

    Attributes:
        visitor: the one who lets the others in.
        companions: those who come along, one by one.
        institution: whether they come on the card of an institution, such as a school, a kindergarten or a club.

    Example:
        >>> daughter = Companion(age=4, relation="own")
        >>> Arrival(visitor=Visitor(who="resident/r-17", age=40), companions=(daughter,)).institution
        <Known.NO: False>
    """

    visitor: Visitor
    companions: tuple[Companion, ...] = ()
    institution: Known = Known.NO
