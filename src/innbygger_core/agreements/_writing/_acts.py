"""What happens to an agreement, as it is recorded: signing, notice, renewal, amendment, pause, fulfilment, meetings.

The same models are the requests of ``decide``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeAlias

from pydantic import Field, model_serializer, model_validator

from innbygger_core.agreements._writing._duration import WholeDays
from innbygger_core.agreements._writing._parties import PartyReference
from innbygger_core.agreements._writing._provisions import Provisions
from innbygger_core.ids import Id
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Day
from innbygger_core.values import Model

if TYPE_CHECKING:
    from pydantic import SerializerFunctionWrapHandler

__all__ = [
    "Act",
    "Amend",
    "Changes",
    "GiveNotice",
    "Pause",
    "RecordFulfilment",
    "RecordMeeting",
    "Renew",
    "Resume",
    "Sign",
    "Terminate",
    "WithdrawNotice",
]


class _Act(Model):
    """What every act has.

    Attributes:
        on: the day on which it was done.
        by: the parties that did it; empty where nobody says.
        note: what else should be known.
    """

    on: Day
    by: tuple[PartyReference, ...] = ()
    note: LocalText | None = None


class Sign(_Act):
    """Parties sign; without ``by``, all of them.

    Example:
        >>> Sign(on="2026-11-23").kind
        'sign'
    """

    kind: Literal["sign"] = "sign"


class GiveNotice(_Act):
    """A party gives notice.

    Attributes:
        last_day: the day that the notice names as the last; None is the first that it reaches.
        reason: why, in words.

    Example:
        >>> GiveNotice(on="2025-03-31", by=("unit/hubs",)).last_day is None
        True
    """

    kind: Literal["give_notice"] = "give_notice"
    last_day: Day | None = None
    reason: LocalText | None = None


class WithdrawNotice(_Act):
    """The notice that runs is taken back.

    Example:
        >>> WithdrawNotice(on="2025-04-15").kind
        'withdraw_notice'
    """

    kind: Literal["withdraw_notice"] = "withdraw_notice"


class Renew(_Act):
    """A new term is decided, to follow the last one.

    Attributes:
        last_day: its last day.
        period: how long it is, instead; without either, as long as the agreement says.

    Example:
        >>> Renew(on="2025-10-01", period="P2Y").last_day is None
        True
    """

    kind: Literal["renew"] = "renew"
    last_day: Day | None = None
    period: WholeDays | None = None

    @model_validator(mode="after")
    def _ends_once(self) -> Self:
        if self.last_day is not None and self.period is not None:
            refuse(
                "Renew", [line(("period",), str(self.period), wrong("not-together", first="last_day", second="period"))]
            )
        return self


class Changes(Provisions):
    """The provisions that an amendment puts in the place of those before; what it does not name stands.

    Example:
        >>> Changes(covers=("room/hall",)).model_dump(mode="json", include={"covers"})["covers"][0]["resource"]
        'room/hall'
    """

    @model_validator(mode="after")
    def _change_something(self) -> Self:
        if not self.model_fields_set:
            refuse("Changes", [line((), {}, wrong("no-changes"))])
        return self

    @model_serializer(mode="wrap")
    def _only_these(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if name in self.model_fields_set}


class Amend(_Act):
    """The parties change what they agreed, from a day on.

    Attributes:
        id: unique among the amendments of the agreement.
        amends: id of the amendment that it builds on; None is the one before it, or the agreement as it was made.
        valid_from: the first day on which it holds; not before ``on``, since an amendment never changes the past.
        reason: why.
        changes: what stands from then on.

    Example:
        >>> Amend(id="a1", on="2026-05-01", valid_from="2026-06-01", reason="More rooms", changes={"covers": []}).id
        'a1'
    """

    kind: Literal["amend"] = "amend"
    id: Id
    amends: Id | None = None
    valid_from: Day
    reason: LocalText
    changes: Changes

    @model_validator(mode="after")
    def _leaves_the_past_alone(self) -> Self:
        if self.valid_from < self.on:
            told = wrong("amends-the-past", made=str(self.on), valid_from=str(self.valid_from))
            refuse("Amend", [line(("valid_from",), str(self.valid_from), told)])
        return self


class Pause(_Act):
    """The agreement rests for a time.

    Attributes:
        first_day: the first day of rest; None is the day of the act.
        last_day: the last one; None is until somebody resumes it.

    Example:
        >>> Pause(on="2026-05-01", first_day="2026-06-01", last_day="2026-08-31").kind
        'pause'
    """

    kind: Literal["pause"] = "pause"
    first_day: Day | None = None
    last_day: Day | None = None

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        first = self.first_day or self.on
        if self.last_day is not None and self.last_day < first:
            told = wrong("reversed-dates", first=str(first), last=str(self.last_day))
            refuse("Pause", [line(("last_day",), str(self.last_day), told)])
        return self


class Resume(_Act):
    """A pause ends.

    Attributes:
        first_day: the first day on which the agreement holds again; None is the day of the act.

    Example:
        >>> Resume(on="2026-08-01").first_day is None
        True
    """

    kind: Literal["resume"] = "resume"
    first_day: Day | None = None


class Terminate(_Act):
    """The agreement is ended before its time, without notice.

    Attributes:
        last_day: its last day.
        ground: why: the parties agreed to it, one of them was in breach, an event ended it, or another strong reason.

    Example:
        >>> Terminate(on="2026-05-01", last_day="2026-05-31", ground="agreed").ground
        'agreed'
    """

    kind: Literal["terminate"] = "terminate"
    last_day: Day
    ground: Literal["agreed", "breach", "event", "extraordinary"]


class RecordFulfilment(_Act):
    """An obligation was done, wholly or in part; ``on`` is the day of doing it.

    Attributes:
        obligation: its id.
        due: the day for which it counts, as the agreement has it; None is the one that is next then, or just past and
            still open.
        amount: how many were done; None is all that are wanted.
        evidence: what shows it.

    Example:
        >>> RecordFulfilment(on="2015-06-01", obligation="paths", amount=12).amount
        12
    """

    kind: Literal["record_fulfilment"] = "record_fulfilment"
    obligation: Id
    due: Day | None = None
    amount: Annotated[int, Field(ge=1, strict=True)] | None = None
    evidence: LocalText | None = None


class RecordMeeting(_Act):
    """A meeting was held; ``on`` is the day of it.

    Attributes:
        meeting: its id.
        due: the day for which it counts, as the agreement has it; None is the one that is next then, or just past and
            still open.

    Example:
        >>> RecordMeeting(on="2026-04-12", meeting="spring").due is None
        True
    """

    kind: Literal["record_meeting"] = "record_meeting"
    meeting: Id
    due: Day | None = None


Act: TypeAlias = Annotated[
    Sign | GiveNotice | WithdrawNotice | Renew | Amend | Pause | Resume | Terminate | RecordFulfilment | RecordMeeting,
    Field(discriminator="kind"),
]
"""Whatever can happen to an agreement; ``kind`` tells which it is."""
