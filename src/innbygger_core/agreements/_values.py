"""What is worked out about an agreement: its term, its state on a day, its milestones, and what it covers."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from innbygger_core.decisions import Reason
from innbygger_core.texts import LocalText
from innbygger_core.values import UNKNOWN, Fact, Known, boundary

if TYPE_CHECKING:
    from innbygger_core.texts import Catalogue

__all__ = ["AgreementState", "Coverage", "DutyState", "DutyStatus", "Milestone", "MilestoneKind", "Status", "Term"]


class Status(StrEnum):
    """What an agreement is on a day: worked out from the facts and the day, never stored.

    Example:
        >>> Status.LAST_TERM.in_force, Status.SUSPENDED.in_force
        (<Known.YES: True>, <Known.NO: False>)
    """

    DRAFT = "draft"
    """Not signed by all parties."""
    SIGNED = "signed"
    """Signed; its first day is still to come."""
    IN_FORCE = "in_force"
    """It holds, and goes on unless somebody acts."""
    LAST_TERM = "last_term"
    """It holds, and ends on its last day unless somebody acts."""
    NOTICE_GIVEN = "notice_given"
    """It holds, and ends when the notice has run."""
    BREACHED = "breached"
    """It holds, and something that was promised has lapsed."""
    SUSPENDED = "suspended"
    """It rests."""
    ENDED = "ended"
    """Its last day is past."""
    UNKNOWN = "unknown"
    """What would decide it is not known."""

    @property
    def in_force(self) -> Known:
        """Whether the agreement holds and opens what it covers."""
        return _IN_FORCE.get(self, Known.NO)


_IN_FORCE = {
    Status.IN_FORCE: Known.YES,
    Status.LAST_TERM: Known.YES,
    Status.NOTICE_GIVEN: Known.YES,
    Status.BREACHED: Known.YES,
    Status.UNKNOWN: Known.UNKNOWN,
}


@boundary
@frozen
class Term:
    """One term of an agreement; each begins on the day after the one before.

    Attributes:
        number: counted from 1.
        first_day: its first day, inclusive.
        last_day: its last day, inclusive; None where it has no end.

    Example:
        >>> Term(1, date(2023, 1, 1), date(2025, 12, 31)).number
        1
    """

    number: int
    first_day: Fact[date]
    last_day: Fact[date | None]


class DutyStatus(StrEnum):
    """What has become of an obligation or a meeting, on a day.

    Example:
        >>> DutyStatus("partly")
        <DutyStatus.PARTLY: 'partly'>
    """

    FULFILLED = "fulfilled"
    """Done, or held."""
    PARTLY = "partly"
    """Some of it is done, and there is still time."""
    UNFULFILLED = "unfulfilled"
    """Nothing is done, and there is still time."""
    LAPSED = "lapsed"
    """Its day and its tolerance are past, and it was not done."""
    UNKNOWN = "unknown"
    """Nobody has told when it is due, or whether it was done."""


@boundary
@frozen
class DutyState:
    """One time that an obligation or a meeting is due, as it stands on a day.

    Attributes:
        kind: an obligation, a follow-up meeting or an evaluation.
        id: of the obligation or the meeting.
        status: what has become of it.
        due: the day on which it is due; None where it never is, or has no day yet.
        last_day: the last day on which it still counts: ``due`` and its tolerance.
        owner: the party that does it, or calls it.
        done: how many are done.
        wanted: how many are enough.
        late: whether it was done after ``last_day``.
        name: what it is, as the agreement has it; None where it has no words for it.

    Example:
        >>> due, name = date(2015, 12, 31), LocalText.of("Nye stier")
        >>> DutyState("obligation", "paths", DutyStatus.PARTLY, due, done=12, wanted=20, name=name).text("nb")
        'Nye stier: 12 av 20 gjort, frist 31. desember 2015.'
    """

    kind: Literal["obligation", "follow_up", "evaluation"]
    id: str
    status: DutyStatus
    due: date | None = None
    last_day: date | None = None
    owner: Fact[str] = UNKNOWN
    done: int = 0
    wanted: int = 1
    late: bool = False
    name: LocalText | None = None

    def text(self, lang: str | Catalogue) -> str:
        """Say what is due, and how it stands.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.agreements._wording._duty_words import duty_words  # noqa: PLC0415 - only when asked for

        return duty_words(self, lang)


@boundary
@frozen
class AgreementState:
    """What an agreement is on a day, and why.

    Attributes:
        agreement: its id.
        day: the day.
        status: in one word; where several would do, the one that weighs most, and the others stand below.
        term: the term that the day lies in; None outside of all.
        next_term: the term that follows if nobody acts, and before all of them the first; None where none does.
        renewal_certain: whether the next term can no longer be kept from coming by notice.
        first_day: the first day of all its terms.
        last_day: the last day, as far as it is certain; None where the agreement goes on.
        last_notice_day: the last day on which notice still ends the term that runs; None where notice does not end a
            term, or none can be given.
        notice_given: the day on which the notice that runs was given.
        suspended_until: the last day of the pause that it rests in; None where it does not rest, or until somebody
            resumes it.
        lapsed: the obligations that have lapsed.

    Example:
        >>> from innbygger_core.agreements import Agreement
        >>> choir = Agreement(id="choir", kind="co_operation", parties=("unit/hubs", "organisation/choir"))
        >>> choir.state(date(2026, 11, 23)).status
        <Status.IN_FORCE: 'in_force'>
    """

    agreement: str
    day: date
    status: Status
    term: Term | None = None
    next_term: Term | None = None
    renewal_certain: Known = Known.NO
    first_day: Fact[date] = UNKNOWN
    last_day: Fact[date | None] = UNKNOWN
    last_notice_day: Fact[date | None] = UNKNOWN
    notice_given: date | None = None
    suspended_until: date | None = None
    lapsed: tuple[DutyState, ...] = ()

    @property
    def in_force(self) -> Known:
        """Whether the agreement holds and opens what it covers."""
        return self.status.in_force

    def text(self, lang: str | Catalogue) -> str:
        """Say what it is on the day.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.agreements._wording._state_words import state_words  # noqa: PLC0415 - as above

        return state_words(self, lang)


class MilestoneKind(StrEnum):
    """What happens on a day that matters for an agreement.

    Example:
        >>> MilestoneKind("last_notice_day")
        <MilestoneKind.LAST_NOTICE_DAY: 'last_notice_day'>
    """

    START = "start"
    """The first day."""
    RENEWAL = "renewal"
    """The first day of a new term."""
    LAST_NOTICE_DAY = "last_notice_day"
    """The last day on which notice ends the term that runs."""
    AMENDMENT = "amendment"
    """The first day on which an amendment holds."""
    PAUSE = "pause"
    """The first day of rest."""
    RESUMPTION = "resumption"
    """The first day after a rest."""
    OBLIGATION = "obligation"
    """The day on which an obligation is due."""
    FOLLOW_UP = "follow_up"
    """The day by which a follow-up meeting is held."""
    EVALUATION = "evaluation"
    """The day by which an evaluation is made."""
    LAPSE = "lapse"
    """The last day on which something that is overdue can still be done."""
    END = "end"
    """The last day."""


@boundary
@frozen
class Milestone:
    """A day that matters for an agreement.

    Attributes:
        day: the day.
        kind: what happens.
        agreement: id of the agreement.
        subject: id of the obligation, the meeting or the amendment; empty where it is the agreement itself.
        who: the parties that should act.
        act_from: the day from which they should think of it.
        met: whether nothing is left to do: it was done, or there is nothing to do.
        name: what the obligation or the meeting is, or why the amendment was made, as the agreement has it.

    Example:
        >>> Milestone(date(2025, 3, 31), MilestoneKind.LAST_NOTICE_DAY, "fees").text("nb")
        'Siste dag for å si opp: 31. mars 2025.'
    """

    day: date
    kind: MilestoneKind
    agreement: str
    subject: str = ""
    who: tuple[str, ...] = ()
    act_from: date | None = None
    met: Known = Known.NO
    name: LocalText | None = None

    @property
    def thought_of(self) -> date:
        """The first day on which somebody should think of it."""
        return self.act_from or self.day

    def text(self, lang: str | Catalogue) -> str:
        """Say what happens, and when.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        from innbygger_core.agreements._wording._milestone_words import milestone_words  # noqa: PLC0415 - as above

        return milestone_words(self, lang)


@boundary
@frozen
class Coverage:
    """Whether agreements cover a resource at a time, and why.

    Attributes:
        resource: its reference.
        at: the instant, or the day, that was asked about.
        covered: whether one of them does.
        agreements: ids of those that do.
        reasons: why the others do not, or may not.

    Example:
        >>> Coverage("room/hall", date(2026, 11, 23), Known.YES, ("choir",)).agreements
        ('choir',)
    """

    resource: str
    at: datetime | date
    covered: Known
    agreements: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def text(self, lang: str | Catalogue) -> str:
        """Say every reason, one line each.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        return "\n".join(f"{reason.text(lang)} {reason.help(lang)}".rstrip() for reason in self.reasons)
