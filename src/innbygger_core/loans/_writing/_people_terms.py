"""What terms say of borrowers: guardians, reminders, and what they owe."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - part of the public signatures
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StrictBool, model_validator

from innbygger_core.hubs import Age
from innbygger_core.loans._writing._delays import Delay
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.timekeeping import ClockTime
from innbygger_core.values import Model

__all__ = ["BorrowerKind", "GuardianForm", "GuardianStep", "ReminderKind", "ReminderTerms", "WriteDown"]

BorrowerKind: TypeAlias = Literal["adult", "child", "school", "organisation"]
"""Who borrows, as terms tell them apart."""

GuardianForm: TypeAlias = Literal["presence", "signature", "borrower"]
"""How a guardian stands in for a child: is there, has signed, or is the borrower of record."""

ReminderKind: TypeAlias = Literal["before_due", "due", "overdue", "ready", "lapsing"]
"""What somebody is reminded of."""


class GuardianStep(Model):
    """Below which age a guardian is needed, and in which form.

    Attributes:
        below: whoever turns fewer years this year needs one; the first step that says so holds.
        form: the forms that are enough.
        times: at each loan, or at the first only.

    Example:
        >>> GuardianStep(below=16, form=("presence",)).times
        'each'
    """

    below: Age
    form: Annotated[tuple[GuardianForm, ...], Field(min_length=1)]
    times: Literal["each", "first"] = "each"


class ReminderTerms(Model):
    """A reminder that borrowers get.

    Attributes:
        kind: of what: before it is due, when it is due, that it is overdue, that it lies ready, that it will no longer.
        delay: how long before (``before_due``, ``lapsing``) or after; at once, unless told.
        at: at which time of day; where it is left out, whenever the time comes.
        open_days: whether it moves to a day on which the desk opens: back before something is due, and on after it.

    Example:
        >>> ReminderTerms(kind="before_due", delay={"days": 2}, at="10:00", open_days=True).delay.days
        2
    """

    kind: ReminderKind
    delay: Delay | None = None
    at: ClockTime | None = None
    open_days: StrictBool = False


class WriteDown(Model):
    """How what is lost or broken is valued: so much less for each whole year, down to a share of the new price.

    Attributes:
        yearly: the share of the price that is written down for each whole year, from 0 to 1.
        least: the share of the new price that is owed in any case.

    Example:
        Skis bought for 2,000 kroner and lost after three years; and after six, when new ones cost 2,500:

        >>> from datetime import date
        >>> sel = WriteDown(yearly=0.2, least=0.2)
        >>> lost = date(2027, 2, 1)
        >>> sel.owed(2000, date(2024, 1, 10), lost), sel.owed(2000, date(2021, 1, 10), lost, new_price=2500)
        (800, 500)
    """

    yearly: Annotated[float, Field(ge=0, le=1, strict=True)] = 0.0
    least: Annotated[float, Field(ge=0, le=1, strict=True)] = 0.0

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if self.least and not self.yearly:
            refuse("WriteDown", [line(("yearly",), self.yearly, wrong("missing", field="yearly"))])
        return self

    def owed(self, price: int, bought: date, lost: date, new_price: int | None = None) -> int:
        """Work out what is owed, in whole kroner.

        Args:
            price: what it cost.
            bought: when it was bought.
            lost: when it was lost.
            new_price: what it costs new; what it cost, where nobody told.
        """
        years = lost.year - bought.year - ((lost.month, lost.day) < (bought.month, bought.day))
        left = max(price * (1 - self.yearly * max(years, 0)), 0)
        return round(max(left, self.least * (price if new_price is None else new_price)))
