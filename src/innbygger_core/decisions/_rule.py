"""A rule: a pure function with a code, a source and a severity, and nothing that it has to remember."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

from attrs import field, frozen

from innbygger_core.values import Model

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.decisions._sources import Source
    from innbygger_core.decisions._verdicts import Verdict

__all__ = ["Basis", "Figures", "Kind", "Rule", "Severity", "Subject", "rule"]


class Severity(StrEnum):
    """How binding a rule is, by the words of its source: skal or må, bør, kan.

    Example:
        >>> Severity("must").rank < Severity("info").rank
        True
    """

    MUST = "must"
    SHOULD = "should"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Count from the strictest: 0 for must."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Basis(StrEnum):
    """Where a rule's force comes from: a page says it, it follows, the law says it, or it is practice.

    Example:
        >>> Basis("quoted")
        <Basis.QUOTED: 'quoted'>
    """

    QUOTED = "quoted"
    DERIVED = "derived"
    STATUTE = "statute"
    PRACTICE = "practice"


class Kind(StrEnum):
    """A constraint can be broken; a note is a permission or an aim: shown, never broken.

    Example:
        >>> Kind("note")
        <Kind.NOTE: 'note'>
    """

    CONSTRAINT = "constraint"
    NOTE = "note"


class Figures(Model):
    """The figures of a rule that a municipality's policy may change; subclass it beside the rule.

    Example:
        >>> class MinimumStaffed(Figures):
        ...     branches: int = 3
        >>> MinimumStaffed().branches
        3
    """


class Subject(Protocol):
    """What a rule looks at: it can be named, by reference for programs and by name for people.

    Example:
        >>> from attrs import frozen
        >>> @frozen
        ... class Shed:
        ...     reference: str = "shed/1"
        ...     name: str = "The shed"
        >>> shed: Subject = Shed()
        >>> shed.name
        'The shed'
    """

    @property
    def reference(self) -> str:
        """The reference, such as ``hub/tofte``."""
        ...

    @property
    def name(self) -> str:
        """The name that people use."""
        ...


S = TypeVar("S", bound=Subject)
F = TypeVar("F", bound=Figures)


@frozen(eq=False)
class Rule(Generic[S, F]):
    """A rule as data beside its function; call it with a subject and figures.

    Attributes:
        code: the one name of the rule, such as ``hub.leader``.
        over: the type of its subjects.
        severity: as the source's words bind; a policy may change it.
        basis: where its force comes from.
        kind: constraint or note.
        sources: where it is written.
        params: names and types of what its texts are told.
        figures_model: the model of its figures.
        public: what strangers see in its place.
        occupancy: whether waiting could help (an overlap, a copy that is out).
        look: the function itself; its docstring is the rule in a sentence, with examples.

    Example:
        >>> from innbygger_core.rulebook import rule_of
        >>> rule_of("library.levels").params[0], rule_of("library.levels").figures
        (('full', <class 'int'>), Levels(full=2, branches=3))
    """

    code: str
    over: type[S]
    severity: Severity
    basis: Basis
    kind: Kind
    sources: tuple[Source, ...]
    params: tuple[tuple[str, type], ...]
    figures_model: type[F]
    public: str
    occupancy: bool
    look: Callable[[S, F], Verdict] = field(repr=False)

    @property
    def figures(self) -> F:
        """The figures that hold where no policy says otherwise."""
        figures: F = _defaults(self.figures_model)
        return figures

    def __call__(self, subject: S, figures: F | None = None) -> Verdict:
        """Ask the rule about a subject, with its own figures unless others are given."""
        return self.look(subject, self.figures if figures is None else figures)

    def __reduce__(self) -> tuple[Callable[[str, str], object], tuple[str, str]]:
        """Pickle by name, as functions are."""
        return _named, (self.look.__module__, self.look.__name__)


def _named(module: str, name: str) -> object:
    return getattr(import_module(module), name)


@cache
def _defaults(model: type[F]) -> F:
    """Make the default figures of a rule once they are asked for: making a model costs more than importing it."""
    return model()


@overload
def rule(
    code: str,
    over: type[S],
    severity: Severity,
    *sources: Source,
    basis: Basis = ...,
    kind: Kind = ...,
    params: dict[str, type] | None = ...,
    figures: type[F],
    public: str | None = ...,
    occupancy: bool = ...,
) -> Callable[[Callable[[S, F], Verdict]], Rule[S, F]]: ...


@overload
def rule(
    code: str,
    over: type[S],
    severity: Severity,
    *sources: Source,
    basis: Basis = ...,
    kind: Kind = ...,
    params: dict[str, type] | None = ...,
    figures: None = ...,
    public: str | None = ...,
    occupancy: bool = ...,
) -> Callable[[Callable[[S], Verdict]], Rule[S, Any]]: ...


def rule(  # noqa: PLR0913 - a rule is its declaration
    code: str,
    over: type[S],
    severity: Severity,
    *sources: Source,
    basis: Basis = Basis.QUOTED,
    kind: Kind = Kind.CONSTRAINT,
    params: dict[str, type] | None = None,
    figures: type[F] | None = None,
    public: str | None = None,
    occupancy: bool = False,
) -> Callable[[Callable[..., Verdict]], Rule[S, Any]]:
    """Make a rule of a function that takes a subject, and its figures where it has any.

    Example:
        >>> from innbygger_core.decisions import Pass, Source
        >>> from innbygger_core.hubs import Hub
        >>> @rule("hub.example", Hub, Severity.SHOULD, Source("report", "12"))
        ... def example(hub):
        ...     return Pass()
        >>> example.code, example.severity.value, str(example.sources[0])
        ('hub.example', 'should', 'report p. 12')
    """

    def made(look: Callable[..., Verdict]) -> Rule[S, Any]:
        return Rule(
            code=code,
            over=over,
            severity=severity,
            basis=basis,
            kind=kind,
            sources=sources,
            params=tuple((params or {}).items()),
            figures_model=figures or Figures,
            public=public or code,
            occupancy=occupancy,
            look=look if figures else _without_figures(look),
        )

    return made


def _without_figures(look: Callable[[Any], Verdict]) -> Callable[[Any, Any], Verdict]:
    @wraps(look)
    def bare(subject: Any, _figures: Any) -> Verdict:  # noqa: ANN401 - the overloads above are what callers see
        return look(subject)

    return bare
