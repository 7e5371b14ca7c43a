"""The three shapes of a rule of sharing: a gate, a block of time, and a fit.

A **gate** looks at a wish in a room. A **block** rule yields the stretches of a window in which it forbids use,
starting or ending. A **fit** judges one candidate. What is free and what may be had come from the same functions.
"""

from __future__ import annotations

from enum import Enum
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypedDict, TypeVar, Unpack

from attrs import evolve, field, frozen

from innbygger_core.decisions import Basis, Condition, Fail, Figures, Finding, Kind, Pass, Rule, Unknown
from innbygger_core.sharing._deciding._asked import Asked, Candidate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from innbygger_core.decisions import Severity, Source, Verdict

__all__ = [
    "KEPT",
    "NOT_CONCERNED",
    "NO_TERMS",
    "Block",
    "BlockRule",
    "Forbids",
    "SharingRule",
    "Told",
    "block_rule",
    "fit",
    "gate",
    "hits",
    "silent",
    "without_figures",
]

T = TypeVar("T")
Told: TypeAlias = Finding | Unknown | Condition
"""What a block says of its stretch: what is wrong, what is missing, or what has to be kept."""


KEPT: Final = Pass()
"""That a rule is kept, and nothing more to say; one for all."""


NO_TERMS: Final = "no-such-terms"
NOT_CONCERNED: Final = "not-concerned"
"""Why a rule is skipped, as keys of the texts: the terms give it no figures, or the wish is nothing to it."""


class Forbids(Enum):
    """What may not happen in a stretch: any use of it, a start in it, or an end in it.

    An end at an instant lies in the stretch that the instant before it lies in.
    """

    USE = "use"
    START = "start"
    END = "end"


@frozen
class Block:
    """A stretch of time, half-open in µs, in which a rule has something to say.

    >>> Block(10, 20, Finding("room/hall")).forbids.value
    'use'
    """

    start: int
    end: int
    told: Told
    forbids: Forbids = Forbids.USE

    def hits(self, start: int, end: int) -> bool:
        """Tell whether a use from one instant to another is touched.

        >>> band = Block(10, 20, Finding("room/hall"), Forbids.END)
        >>> band.hits(0, 10), band.hits(0, 20), band.hits(15, 21)
        (False, True, False)
        """
        if self.forbids is Forbids.USE:
            return self.start < end and start < self.end
        at = start if self.forbids is Forbids.START else end - 1
        return self.start <= at < self.end

    def starts(self, length: int) -> tuple[int, int]:
        """Give the starts that it touches for uses of a length, half-open.

        >>> Block(10, 20, Finding("room/hall")).starts(5)
        (6, 20)
        """
        if self.forbids is Forbids.USE:
            return self.start - length + 1, self.end
        if self.forbids is Forbids.START:
            return self.start, self.end
        return self.start - length + 1, self.end - length + 1


@frozen(eq=False)
class SharingRule(Rule[Any, Any]):
    """A gate or a fit, with the terms that give it its figures.

    Attributes:
        of: names of the figures in the terms; where all of them are left out, the rule has nothing to say.
        concerns: whether a wish in a room is anything to it at all; None: always. It spares the asking.
        alike: for a fit, what candidates have in common of which it says the same; None: each is judged by itself.
    """

    of: tuple[str, ...] = ()
    concerns: Callable[[Asked], bool] | None = None
    alike: Callable[[Candidate], object] | None = None


@frozen(eq=False)
class BlockRule(SharingRule):
    """A block rule: its function yields blocks, from which a verdict over one candidate follows.

    Attributes:
        blocks: gives the blocks of a window for a wish in a room.
    """

    blocks: Callable[[Asked, int, int, Any], Iterator[Block]] = field(kw_only=True, repr=False)


def without_figures(rule: Rule[Any, Any], asked: Asked) -> bool:
    """Tell whether the terms leave a rule without the figures that it needs."""
    of: tuple[str, ...] = rule.of  # type: ignore[attr-defined]
    return bool(of) and not asked.regime.says(of)


def silent(rule: Rule[Any, Any], asked: Asked) -> bool:
    """Tell whether a rule has nothing to say of a wish in a room."""
    concerns: Callable[[Asked], bool] | None = rule.concerns  # type: ignore[attr-defined]
    return without_figures(rule, asked) or not (concerns is None or concerns(asked))


def hits(blocks: Iterable[Block], start: int, end: int) -> Verdict:
    """Judge one candidate by the blocks of its own window.

    Findings of one sort become one, with all that stands in the way.
    """
    touched: list[Told] = []
    for block in blocks:
        if block.hits(start, end):
            touched.append(block.told)  # noqa: PERF401 - most often there is nothing, and a list costs
    if not touched:
        return KEPT
    findings = [told for told in touched if isinstance(told, Finding)]
    if findings:
        return Fail(_gathered(findings))
    missing = [told for told in touched if isinstance(told, Unknown)]
    if missing:
        return missing[0]
    return Pass(tuple(dict.fromkeys(told for told in touched if isinstance(told, Condition))))


def _gathered(findings: list[Finding]) -> tuple[Finding, ...]:
    if len(findings) == 1:
        return (findings[0],)
    gathered: dict[tuple[str, str], Finding] = {}
    for found in findings:
        key = found.field, found.variant
        before = gathered.get(key)
        gathered[key] = evolve(before, conflicts=(*before.conflicts, *found.conflicts)) if before else found
    return tuple(gathered.values())


class Declared(TypedDict, total=False):
    """What a rule may say of itself beside its code, severity and sources."""

    of: tuple[str, ...]
    concerns: Callable[[Asked], bool]
    alike: Callable[[Candidate], object]
    basis: Basis
    params: dict[str, type]
    figures: type[Figures]
    public: str
    occupancy: bool


def gate(
    code: str, severity: Severity, *sources: Source, **told: Unpack[Declared]
) -> Callable[[Callable[..., Verdict]], SharingRule]:
    """Make a gate of a function of a wish in a room, and of figures where it has any."""
    return lambda look: SharingRule(
        **_fields(code, severity, sources, told), over=Asked, look=_with_figures(look, told)
    )


def fit(
    code: str, severity: Severity, *sources: Source, **told: Unpack[Declared]
) -> Callable[[Callable[..., Verdict]], SharingRule]:
    """Make a fit of a function of a candidate, and of figures where it has any."""
    fields = _fields(code, severity, sources, told)
    return lambda look: SharingRule(**fields, over=Candidate, look=_with_figures(look, told))


def block_rule(
    code: str, severity: Severity, *sources: Source, **told: Unpack[Declared]
) -> Callable[[Callable[..., Iterator[Block]]], BlockRule]:
    """Make a block rule of a generator of blocks: ``(asked, start, end)``, and figures where it has any."""

    def made(generator: Callable[..., Iterator[Block]]) -> BlockRule:
        @wraps(generator)
        def look(candidate: Candidate, figures: Figures) -> Verdict:
            start, end = candidate.start, candidate.end
            return hits(generator(candidate.asked, start, end, figures), start, end)

        @wraps(generator)
        def look_without(candidate: Candidate, _figures: Figures) -> Verdict:
            start, end = candidate.start, candidate.end
            return hits(generator(candidate.asked, start, end), start, end)

        return BlockRule(
            **_fields(code, severity, sources, told),
            over=Candidate,
            look=look if "figures" in told else look_without,
            blocks=_with_figures(generator, told),
        )

    return made


def _with_figures(function: Callable[..., T], told: Declared) -> Callable[..., T]:
    """Let every function of a rule be called with figures, also one that has none."""
    if "figures" in told:
        return function

    @wraps(function)
    def without(*arguments: Any) -> T:  # noqa: ANN401 - whatever the shape of the rule is asked with
        return function(*arguments[:-1])

    return without


def _fields(code: str, severity: Severity, sources: tuple[Source, ...], told: Declared) -> dict[str, Any]:
    return {
        "code": code,
        "severity": severity,
        "basis": told.get("basis", Basis.QUOTED),
        "kind": Kind.CONSTRAINT,
        "sources": sources,
        "params": tuple(told.get("params", {}).items()),
        "figures_model": told.get("figures", Figures),
        "public": told.get("public", code),
        "occupancy": told.get("occupancy", False),
        "of": told.get("of", ()),
        "concerns": told.get("concerns"),
        "alike": told.get("alike"),
    }
