"""A reason: a finding with its severity, its sources and the policy that decided, ready to be told to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import Factory, frozen

from innbygger_core.decisions._rule import Figures, Rule, Severity
from innbygger_core.decisions._sources import Source
from innbygger_core.decisions._verdicts import Conflict, Finding, Params
from innbygger_core.texts import Catalogue, catalogue
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from datetime import date

    from innbygger_core.decisions._policy import Policy

__all__ = ["Reason"]

# What somebody asks for, and who they are, stands in the request, and never in a plan.
_ASKED = ("/wish/", "/borrower/born", "/borrower/resident", "/eligible", "/family", "/holders")
_VERDICTS = {"fail": 0, "unknown": 1, "note": 2}


@boundary
@frozen
class Reason:
    """Why something is not, or may not be, as it should: one rule, one subject.

    Attributes:
        code: the rule.
        severity: as the policy has it on that day.
        verdict: ``fail``, ``unknown`` (facts are missing) or ``note`` (a permission or aim).
        subject: reference of what it concerns, such as ``hub/tofte``.
        field: JSON pointer inside the subject; empty for the whole.
        params: what the text is told.
        variant: which of the code's sentences.
        missing: for ``unknown``: keys of the missing facts.
        conflicts: what stands in the way.
        sources: where the rule, or the municipality's change of it, is written.
        override: permission with which somebody may say yes all the same.
        policy: id of the policy that changed the rule; None where the rule stands as in its source.
        public: the code that strangers see.
        occupancy: whether waiting could help.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import check_network, nye_asker
        >>> report = check_network(nye_asker().on(date(2026, 11, 23)))
        >>> reason = next(r for r in report.reasons if r.code == "hub.leader")
        >>> reason.verdict, reason.severity.value, [str(source) for source in reason.sources]
        ('unknown', 'should', ['report p. 12'])
    """

    code: str
    severity: Severity
    verdict: Literal["fail", "unknown", "note"]
    subject: str
    field: str = ""
    params: Params = ()
    variant: str = ""
    missing: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    sources: tuple[Source, ...] = ()
    override: str | None = None
    policy: str | None = None
    public: str = Factory(lambda self: self.code, takes_self=True)
    occupancy: bool = False

    def text(self, lang: str | Catalogue) -> str:
        """Say the reason in a sentence.

        Args:
            lang: a language tag such as ``nb``, or a catalogue with the municipality's own wording.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        words = catalogue(lang)
        if self.verdict == "note":
            return words.note(self.code, self.params)
        if self.verdict == "unknown":
            return words.unknown(self.code, (*self.params, ("missing", self.missing)))
        return words.fails(self.code, self.params, variant=self.variant)

    def help(self, lang: str | Catalogue) -> str:
        """Say what would help: how to mend it, or which facts to write down; empty for a note."""
        words = catalogue(lang)
        if self.verdict == "note":
            return ""
        if self.verdict == "unknown":
            asked = self.field.startswith(_ASKED)
            return words.word("help-unasked" if asked else "help-unknown", (("missing", self.missing),))
        return words.help(self.code, self.params)

    def as_public(self) -> Reason:
        """Give the only form that may reach a stranger: one that would tell of others says nothing but its public code.

        Example:
            >>> taken = Reason("sharing.overlap", Severity.MUST, "fail", "room/hall", public="sharing.not-available")
            >>> taken.as_public().code, taken.as_public().subject
            ('sharing.not-available', '')
        """
        return self if self.public == self.code else Reason(self.public, Severity.MUST, "fail", subject="")

    @property
    def breaks_must(self) -> bool:
        """Tell whether something is broken that must be kept."""
        return self.verdict == "fail" and self.severity is Severity.MUST

    @property
    def leaves_must_open(self) -> bool:
        """Tell whether facts are missing that something needs which must be kept."""
        return self.verdict == "unknown" and self.severity is Severity.MUST

    @property
    def only_asks(self) -> bool:
        """Tell whether it refuses nothing and asks a person: a fact is missing, or a ``should`` broken."""
        return self.verdict == "unknown" or (self.verdict == "fail" and self.severity is Severity.SHOULD)

    @property
    def only_tells(self) -> bool:
        """Tell whether it changes nothing, and would tell strangers of others."""
        return self.severity is Severity.INFO and self.public != self.code

    @property
    def order(self) -> tuple[int, int]:
        """Sort key of what weighs most: the strictest first, and failures before unknowns before notes."""
        return self.severity.rank, _VERDICTS[self.verdict]


@frozen
class Weighing:
    """Makes reasons of what a rule found, by adding what the rule does not know: severity, sources, policy.

    What the policy says of the rule on the day is looked up once for all subjects.

    Attributes:
        rule: the rule.
        figures: its figures, as the policy has them.
        severity: how much it weighs.
        sources: where it, or the municipality's change of it, is written.
        override: permission with which somebody may say yes all the same.
        policy: id of the policy, where it says something of the rule.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.decisions import Finding, Policy
        >>> from innbygger_core.rulebook import rule_of
        >>> weigh = Weighing.of(rule_of("hub.leader"), Policy(), date(2026, 11, 23))
        >>> weigh.fail(Finding("hub/tofte")).severity.value
        'should'
    """

    rule: Rule[Any, Any]
    figures: Figures
    severity: Severity
    sources: tuple[Source, ...]
    override: str | None
    policy: str | None

    @classmethod
    def of(cls, rule: Rule[Any, Any], policy: Policy, day: date) -> Weighing:
        """Look up what a policy says of a rule on a day."""
        return cls(
            rule=rule,
            figures=policy.figures(rule, day),
            severity=policy.severity(rule, day),
            sources=policy.sources(rule, day),
            override=policy.override(rule, day),
            policy=policy.id if policy.entry(rule.code, day) else None,
        )

    def fail(self, finding: Finding) -> Reason:
        """Weigh a finding."""
        return self._reason(
            "fail",
            finding.subject,
            field=finding.field,
            params=finding.params,
            variant=finding.variant,
            conflicts=finding.conflicts,
        )

    def unknown(self, subject: str, name: str, field: str, missing: tuple[str, ...]) -> Reason:
        """Weigh that facts are missing."""
        return self._reason("unknown", subject, field=field, params=(("name", name),), missing=missing)

    def note(self, subject: str, name: str) -> Reason:
        """Tell a permission or an aim."""
        return self._reason("note", subject, params=(("name", name),))

    def _reason(self, verdict: Literal["fail", "unknown", "note"], subject: str, **found: Any) -> Reason:  # noqa: ANN401 - the fields of Reason
        return Reason(
            code=self.rule.code,
            severity=self.severity,
            verdict=verdict,
            subject=subject,
            sources=self.sources,
            override=self.override,
            policy=self.policy,
            public=self.rule.public,
            occupancy=self.rule.occupancy,
            **found,
        )
