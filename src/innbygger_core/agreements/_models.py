"""An agreement as the municipality writes it down, and the questions that it answers."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - part of the public signatures
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from innbygger_core.agreements._writing._acts import Act
from innbygger_core.agreements._writing._agreement_faults import agreement_faults
from innbygger_core.agreements._writing._parties import Parties, references
from innbygger_core.agreements._writing._provisions import Provisions
from innbygger_core.hubs import DatedRow
from innbygger_core.ids import Id
from innbygger_core.reading import refuse
from innbygger_core.texts import LocalText
from innbygger_core.timekeeping import Day, PartialDate, check_days
from innbygger_core.values import UNKNOWN, Fact, Known, Model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from innbygger_core.agreements._reckoning._lead_times import LeadTimes
    from innbygger_core.agreements._reckoning._versions import Change, Version
    from innbygger_core.agreements._values import AgreementState, DutyState, Milestone, Status, Term
    from innbygger_core.decisions import Decision, Policy
    from innbygger_core.texts import Catalogue

__all__ = ["Adoption", "Agreement", "AgreementKind"]

AgreementKind: TypeAlias = Literal[
    "co_operation", "partnership", "lease", "operation", "lending_partner", "volunteer_work", "own"
]
"""What sort of agreement it is: co-operation, partnership, lease of rooms or storage, operation of a module, a partner
in lending, volunteer work in a service, or a municipality's own."""


class Adoption(Model):
    """A body decided on the agreement.

    Attributes:
        body: which, in words.
        on: when.

    Example:
        >>> Adoption(body="Kommunestyret", on="2021-05-20").on
        '2021-05-20'
    """

    body: LocalText
    on: Fact[PartialDate] = UNKNOWN


class Agreement(DatedRow, Provisions):
    """An agreement between two or more parties: what each gives and promises, until when, and what it opens.

    What was agreed stands in the provisions, what happened later in ``acts``; what the agreement is on a day is worked
    out from both. An agreement that says nothing of ``signed`` is agreed on the days of its row; one that says nothing
    of its end goes on as long as the row holds.

    Attributes:
        id: its id.
        kind: what sort of agreement.
        own_kind: the municipality's word for its own kind, as an id.
        parties: who agrees; units of one municipality (``unit/…``) are parties like others (``organisation/…``).
        template: id of the template that it follows; null where it follows none.
        replaces: id of the agreement that it took the place of, as after a new application.
        made: the day, month or year in which it was written; ``revised``: was written anew.
        adopted: who decided on it, and when; empty where nobody had to.
        signed: the day on which the last party signed; null for a draft.
        acts: what happened to it, in the order in which it was recorded.
        more_acts: whether something happened that is not recorded.

    Example:
        >>> state = Agreement.model_validate({
        ...     "id": "fees", "kind": "co_operation", "parties": ["unit/health", "organisation/doctors"],
        ...     "duration": {"first_day": "2023-09-01", "last_day": "2025-06-30",
        ...                  "renewal": {"kind": "automatic", "period": "P1Y"}},
        ...     "termination": {"notice": {"length": "P3M"}},
        ... })
        >>> print(state.last_notice_day(date(2025, 1, 1)))
        2025-03-31
    """

    kind: AgreementKind
    own_kind: Id | None = None
    # Only the changes of an amendment may leave the parties out.
    parties: Annotated[Parties, Field(min_length=2)]  # pyright: ignore[reportGeneralTypeIssues]
    template: Fact[Id | None] = UNKNOWN
    replaces: Id | None = None
    made: Fact[PartialDate | None] = UNKNOWN
    revised: Fact[PartialDate | None] = UNKNOWN
    adopted: Fact[tuple[Adoption, ...]] = UNKNOWN
    signed: Fact[Day | None] = UNKNOWN
    acts: tuple[Act, ...] = ()
    more_acts: Known = Known.NO

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        refuse("Agreement", agreement_faults(self))
        return self

    @property
    def reference(self) -> str:
        """The agreement where kinds mix: ``agreement/choir``."""
        return f"agreement/{self.id}"

    @property
    def between(self) -> tuple[str, ...]:
        """References of the parties, as far as they are known."""
        return references(self.parties)

    @property
    def unknown_parties(self) -> int:
        """How many parties may be anybody: those without a reference; all, where not everything is recorded."""
        return len(self.parties) - (len(self.between) if self.more_acts is Known.NO else 0)

    def as_of(self, day: date) -> Agreement:
        """Give the agreement with the provisions that hold on a day.

        Example:
            >>> hall = Agreement.model_validate({
            ...     "id": "hall", "kind": "lease", "parties": ["unit/hubs", "organisation/choir"],
            ...     "covers": ["room/hall"],
            ...     "acts": [{"kind": "amend", "id": "a1", "on": "2026-05-01", "valid_from": "2026-06-01",
            ...               "reason": "The choir moves", "changes": {"covers": ["room/stage"]}}],
            ... })
            >>> [hall.as_of(date(2026, month, 1)).covers[0].resource for month in (5, 6)]
            ['room/hall', 'room/stage']
        """
        from innbygger_core.agreements._reckoning._versions import as_of  # noqa: PLC0415 - it needs this class

        return as_of(self, day)

    def text(self, lang: str | Catalogue, *, names: Mapping[str, str] | None = None) -> str:
        """Say what the agreement says, a line for each subject, and what it leaves unsaid.

        What holds on a day is ``agreement.as_of(day).text(lang)``; what the agreement is then, ``state(day)`` says.

        Args:
            lang: a language tag, or a catalogue.
            names: what references are called, as ``{"room/hall": "Storsalen"}``; a reference without a name stands for
                itself.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.

        Example:
            >>> choir = Agreement.model_validate({
            ...     "id": "choir", "kind": "lease", "parties": ["unit/hubs", "organisation/choir"],
            ...     "duration": {"first_day": "2024-01-01", "last_day": None},
            ...     "termination": {"notice": {"length": "P3M"}},
            ... })
            >>> names = {"unit/hubs": "Innbyggertorgene", "organisation/choir": "Koret"}
            >>> for line in choir.text("nb", names=names).splitlines()[:2]:
            ...     print(line)
            Leieavtale mellom Innbyggertorgene og Koret.
            Avtalen er løpende fra og med 1. januar 2024. Oppsigelsestiden er tre måneder.
        """
        from innbygger_core.agreements._wording._agreement_words import agreement_words  # noqa: PLC0415 - as above

        return agreement_words(self, lang, names)

    def versions(self) -> tuple[Version, ...]:
        """List the versions in order: as it was made, and then one for each amendment."""
        from innbygger_core.agreements._reckoning._versions import versions_of  # noqa: PLC0415 - as above

        return versions_of(self)

    def changes(self, before: date, after: date) -> tuple[Change, ...]:
        """Find the provisions that differ between two days."""
        from innbygger_core.agreements._reckoning._versions import changed  # noqa: PLC0415 - as above

        return tuple(changed(self, before, after))

    def state(self, day: date) -> AgreementState:
        """Work out what the agreement is on a day, and why.

        Only what was recorded on that day or before counts, and the provisions that hold on that day: an amendment that
        is to hold later is told by :meth:`milestones`. A term follows by itself as long as no notice is given.

        Raises:
            OutOfRange: the day lies outside 1900-2199.
        """
        from innbygger_core.agreements._reckoning._state import state_on  # noqa: PLC0415 - as above

        return state_on(self, day)

    def status(self, day: date) -> Status:
        """Tell what the agreement is on a day, in one word; :meth:`state` says why."""
        return self.state(day).status

    def term(self, day: date) -> Term | None:
        """Find the term that a day lies in; None outside of all."""
        return self.state(day).term

    def last_notice_day(self, day: date) -> Fact[date | None]:
        """Find the last day on which notice still ends the term that a day lies in.

        It is the latest day that still reaches the end, not the end less the period: 30 June with three months' notice
        needs it by 31 March.

        Returns:
            The day; None where notice does not end the term; unknown where the agreement does not say.
        """
        return self.state(day).last_notice_day

    def terms(self, start: date, end: date) -> tuple[Term, ...]:
        """List the terms that touch ``[start, end)``, in order, as everything recorded makes them.

        A term that runs when an amendment comes to hold keeps its first day, and gets the last day that the amendment
        gives it.

        Raises:
            OutOfRange: a day lies outside 1900-2199, or the end comes before the start.
        """
        from innbygger_core.agreements._reckoning._timeline import timeline_of  # noqa: PLC0415 - as above

        check_days(start, end)
        return timeline_of(self).terms(start, end)

    def duties(self, day: date) -> tuple[DutyState, ...]:
        """Tell how obligations and meetings stand on a day: each that was due, and the next of each."""
        from innbygger_core.agreements._reckoning._course import course_by  # noqa: PLC0415 - as above
        from innbygger_core.agreements._reckoning._duties import duty_states  # noqa: PLC0415 - as above

        return duty_states(course_by(self, day), self, day)

    def milestones(self, start: date, end: date, *, lead: LeadTimes | None = None) -> tuple[Milestone, ...]:
        """List the days that matter in ``[start, end)``, in order, as everything recorded makes them.

        Args:
            start: the first day.
            end: the day after the last.
            lead: how long before somebody should think of each; the library's convention where it is left out.

        Raises:
            OutOfRange: a day lies outside 1900-2199, or the end comes before the start.
        """
        from innbygger_core.agreements._reckoning._lead_times import USUAL  # noqa: PLC0415 - as above
        from innbygger_core.agreements._reckoning._milestones import milestones_of  # noqa: PLC0415 - as above
        from innbygger_core.agreements._reckoning._timeline import timeline_of  # noqa: PLC0415 - as above

        check_days(start, end)
        return tuple(milestones_of(timeline_of(self), start, end, lead or USUAL))

    def decide(self, act: Act, *, now: datetime, policy: Policy | None = None) -> Decision:
        """Decide whether an act may happen, with every reason why not.

        Args:
            act: what is asked for; its own day is ``on``.
            now: when it is asked, aware; its day is read as it stands, so give it in the municipality's own time zone.
            policy: a municipality's own severities, figures and sources; the concept's without one.

        Raises:
            NaiveDatetime: ``now`` has no time zone.
        """
        from innbygger_core.agreements._acting import decide_act  # noqa: PLC0415 - as above

        return decide_act(self, act, now=now, policy=policy)
