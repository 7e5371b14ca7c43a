"""The rules of a programme: what goes on in a hub, or in all of them, over a time."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Annotated

from attrs import frozen
from pydantic import Field

from innbygger_core.decisions import Fail, Figures, Finding, Kind, Pass, Severity, Skip, Source, Unknown, rule
from innbygger_core.ids import Id
from innbygger_core.sharing._recording._balance import NO_ACTIVITY, balance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from innbygger_core.decisions import Verdict
    from innbygger_core.sharing._recording._uses import Part

__all__ = ["Programme", "activity_record", "audience_balance", "technician"]


class LargestShare(Figures):
    """How much of the time may go to specialised activities.

    Attributes:
        largest: their largest share of the time of activities, from 0 to 1.
        no_activity: words of purposes and traits that make of a use no activity.
    """

    largest: Annotated[float, Field(ge=0, le=1)] = 0.5
    no_activity: tuple[Id, ...] = NO_ACTIVITY


@frozen
class Programme:
    """What goes on over a time, as :func:`check_programme` looks at it.

    Attributes:
        reference: the hub, or ``network`` for all of them.
        name: its name, or that of the municipality.
        uses: what rooms are used for.

    Example:
        >>> Programme("hub/tofte", "Tofte", ()).name
        'Tofte'
    """

    reference: str
    name: str
    uses: Sequence[Part]


@rule(
    "sharing.audience-balance",
    Programme,
    Severity.SHOULD,
    Source("report", "10"),
    params={"name": str, "share": int, "largest": int},
    figures=LargestShare,
)
def audience_balance(programme: Programme, figures: LargestShare) -> Verdict:
    """Specialised activities for only some target groups do not outweigh open ones [report p. 10].

    Counted by time. Kept where no more of it than the policy's share goes to activities to which not everybody may
    come; broken where more does. Private parties, individual services and confidential talks are no activities.

    Example:
        >>> from innbygger_core.sharing._checking._examples import evening
        >>> def ask(*open_):
        ...     return audience_balance(Programme("hub/tofte", "Tofte", [evening(each) for each in open_]))
        >>> ask(True, False)
        Pass(conditions=())
        >>> ask(True, False, False).findings[0].params
        (('name', 'Tofte'), ('share', 67), ('largest', 50))
    """
    time = balance(programme.uses, figures.no_activity)
    whole = time.open + time.specialised + time.unknown
    if not whole:
        return Skip("no-activities")
    if time.specialised > figures.largest * whole:
        facts = (
            ("share", ceil(100 * time.specialised / (whole - time.unknown))),
            ("largest", round(100 * figures.largest)),
        )
        return Fail((Finding(programme.reference, params=(("name", programme.name), *facts)),))
    if time.specialised + time.unknown > figures.largest * whole:
        return Unknown(("audience-openness",))
    return Pass()


@rule("sharing.activity-record", Programme, Severity.INFO, Source("report", "14"), kind=Kind.NOTE)
def activity_record(_programme: Programme) -> Verdict:
    """The bookings of rooms document the activity in them [report p. 14].

    Example:
        >>> activity_record(Programme("hub/tofte", "Tofte", ()))
        Pass(conditions=())
    """
    return Pass()


@rule("sharing.technician", Programme, Severity.INFO, Source("report", "14"), kind=Kind.NOTE)
def technician(_programme: Programme) -> Verdict:
    """Technicians and other people can be booked with the rooms [report p. 14].

    Example:
        >>> technician(Programme("hub/tofte", "Tofte", ()))
        Pass(conditions=())
    """
    return Pass()
