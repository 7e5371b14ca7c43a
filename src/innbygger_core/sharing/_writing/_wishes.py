"""What somebody wishes of a room: who they are, what for, with whom, and what they need."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from innbygger_core.hubs import Age, Ages, RoomFeature
from innbygger_core.timekeeping import Period
from innbygger_core.values import UNKNOWN, AsObject, Fact, Known, Model

__all__ = ["Audience", "Noise", "Responsible", "RoomNeeds", "ServiceNeeds", "Visibility", "Wish"]

Count: TypeAlias = Annotated[int, Field(ge=0, strict=True)]
"""A number of people or things."""

Noise: TypeAlias = Annotated[int, Field(ge=0, le=5, strict=True)]
"""How loud: 0 silent, 1 whisper, 2 quiet talk, 3 lively talk, 4 music or play, 5 loud music."""

Visibility: TypeAlias = Literal["public", "internal", "shielded"]
"""Who may see what a booking is for: everybody, those who work there, or only those who handle it."""


class Audience(Model):
    """For whom something is.

    Attributes:
        ages: their ages.
        group: a target group, by the municipality's own word, such as ``seniors``.
        open: whether everybody may come; no for a closed group.

    Example:
        >>> Audience(ages=Ages(oldest=12), open=True).group is None
        True
    """

    ages: Ages | None = None
    group: str | None = None
    open: Known = Known.UNKNOWN


class Responsible(Model):
    """The person who answers for the use while it goes on: an age, and never a name.

    Attributes:
        born: day of birth, where the age on the day of use is to be counted.
        age: the age, where nobody tells the day of birth.
        co_signer_age: the age of whoever signs beside; null where nobody does.
        guards: how many guards there will be.
        adults: how many adults look after the others.

    Example:
        >>> Responsible(age=23, co_signer_age=36).guards
        <Known.UNKNOWN: 'unknown'>
    """

    born: date | None = None
    age: Age | None = None
    co_signer_age: Fact[Age | None] = UNKNOWN
    guards: Fact[Count] = UNKNOWN
    adults: Fact[Count] = UNKNOWN


class RoomNeeds(Model):
    """What a use needs of the room, and beside it.

    Attributes:
        features: what the room must have, such as ``stage``.
        own_features: what it must have of the municipality's own words.
        physical: whether there is physical activity, which takes a floor for it.
        accessible: whether somebody needs an accessible room.
        confidential: whether confidential talk takes a sound-insulated room.
        layout: id of the layout in which the room must stand.
        equipment: ids of movable things, and how many of each.
        people: roles of people to be booked too, such as ``technician``, and how many of each.
        square_metres: how much of a storage area; for storage only.

    Example:
        >>> RoomNeeds(features=("stage",), people={"technician": 1}).people
        (('technician', 1),)
    """

    features: tuple[RoomFeature, ...] = ()
    own_features: tuple[str, ...] = ()
    physical: Known = Known.NO
    accessible: Known = Known.NO
    confidential: Known = Known.NO
    layout: str | None = None
    equipment: Annotated[tuple[tuple[str, Annotated[int, Field(ge=1, strict=True)]], ...], AsObject()] = ()
    people: Annotated[tuple[tuple[str, Annotated[int, Field(ge=1, strict=True)]], ...], AsObject()] = ()
    square_metres: Annotated[float, Field(gt=0, le=1_000_000, allow_inf_nan=False)] | None = None


class ServiceNeeds(Model):
    """What an individual service needs that books a room: said only where it is one.

    Attributes:
        security: whether it needs special security arrangements.
        shielding: whether it needs shielding of a stigmatised group.

    Example:
        >>> ServiceNeeds(shielding=True).security
        <Known.UNKNOWN: 'unknown'>
    """

    security: Known = Known.UNKNOWN
    shielding: Known = Known.UNKNOWN


class Wish(Model):
    """What is wished for, wherever and whenever: everything about a use but its time.

    Ids of things that do not exist are not refused here: a decision tells of them (``sharing.input-invalid``).

    Attributes:
        rooms: ids of the rooms wanted, all of them together.
        any_of: ids of rooms of which one is enough; instead of ``rooms``.
        length: how long it lasts; left out where a request tells start and end.
        organiser: who organises it: ``unit/…``, ``organisation/…``, or ``resident/…`` with a pseudonym.
        team: which group of the organiser's, by an id of theirs.
        booked_by: the person who books, by a pseudonym, such as ``resident/r-17``.
        local_organiser: who answers for an organiser from outside.
        local: whether the organiser belongs to the municipality.
        purpose: what it is for, by the municipality's own word, such as ``rehearsal``.
        traits: what else describes it, such as ``private_party``, ``entry_fee``, ``announced`` or ``overnight``.
        audience: for whom it is.
        number: how many people come.
        noise: how loud it is, from 0 to 5.
        tolerates_noise: how loud the neighbours may be, from 0 to 5.
        needs: what it needs.
        service: what it needs as an individual service; null where it is none.
        responsible: who answers for it on the spot.
        has_access: whether the one who books has access of their own while nobody is at work.
        everyone_has_access: whether each of those who come has.
        own_staff: whether employees of the municipality are present.
        recurring: whether it comes back, also where each date is asked for by itself.
        ground: the allocation or agreement on which it rests: ``allocation/…`` or ``agreement/…``.
        visibility: who may see what it is for.

    Example:
        >>> choir = Wish(rooms=("hall",), organiser="organisation/choir", purpose="rehearsal", number=30)
        >>> choir.noise, choir.visibility
        (<Known.UNKNOWN: 'unknown'>, 'internal')
    """

    rooms: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    length: Period | None = None
    organiser: str | None = None
    team: str | None = None
    booked_by: str | None = None
    local_organiser: str | None = None
    local: Known = Known.UNKNOWN
    purpose: str | None = None
    traits: tuple[str, ...] = ()
    audience: Audience = Audience()
    number: Fact[Annotated[int, Field(ge=1, strict=True)]] = UNKNOWN
    noise: Fact[Noise] = UNKNOWN
    tolerates_noise: Fact[Noise] = UNKNOWN
    needs: RoomNeeds = RoomNeeds()
    service: ServiceNeeds | None = None
    responsible: Responsible = Responsible()
    has_access: Known = Known.UNKNOWN
    everyone_has_access: Known = Known.UNKNOWN
    own_staff: Known = Known.UNKNOWN
    recurring: Known = Known.NO
    ground: str | None = None
    visibility: Visibility = "internal"

    @property
    def words(self) -> frozenset[str]:
        """The purpose and the traits, as one set."""
        return frozenset(self.traits) | ({self.purpose} if self.purpose else frozenset())
