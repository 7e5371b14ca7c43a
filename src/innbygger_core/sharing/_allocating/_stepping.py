"""Which step of a season's order of priority an application belongs to."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Final, get_args

from innbygger_core.hubs import OrganisationKind
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innbygger_core.sharing._writing._seasons import Application, SeasonPriority
    from innbygger_core.values import Fact

__all__ = ["step_of"]

_KINDS: Final = frozenset(get_args(OrganisationKind))


def step_of(
    priority: Iterable[SeasonPriority], application: Application, kinds: Mapping[str, Fact[str]]
) -> tuple[int | None, tuple[str, ...]]:
    """Find the first step that is known to fit, counted from 1, and what would tell whether one before it does.

    Args:
        priority: the steps, the first first.
        application: what is placed.
        kinds: what sort of organisation each is, by reference.

    >>> from innbygger_core.sharing import Application, SeasonPriority
    >>> choir = Application(id="choir", organiser="organisation/choir", sent_at="2026-03-01T12:00:00+01:00")
    >>> step_of((SeasonPriority(open=True), SeasonPriority(organisers=("organisation",))), choir, {})
    (2, ('application-open',))
    """
    missing: list[str] = []
    for number, step in enumerate(priority, 1):
        demands = tuple(_demands(step, application, kinds))
        fits = reduce(and_, (known for known, _ in demands))
        if fits is Known.YES:
            return number, tuple(dict.fromkeys(missing))
        if fits is UNKNOWN:
            missing += [fact for known, fact in demands if known is UNKNOWN]
    return None, tuple(dict.fromkeys(missing))


def _demands(
    step: SeasonPriority, application: Application, kinds: Mapping[str, Fact[str]]
) -> Iterator[tuple[Known, str]]:
    """Tell of each thing that a step demands whether the application has it, with the fact that tells."""
    yield _is_organised(step, application, kinds), "application-organiser"
    yield _is_for(step, application), "application-purpose"
    yield _is_of_age(step, application), "application-ages"
    yield _agrees(step.open, application.audience.open), "application-open"
    yield _agrees(step.local, application.local), "application-local"


def _is_organised(step: SeasonPriority, application: Application, kinds: Mapping[str, Fact[str]]) -> Known:
    words, organiser = frozenset(step.organisers), application.organiser
    kind = organiser.partition("/")[0]
    found = Known.of(not words or kind in words or organiser in words)
    if kind == "organisation" and words & _KINDS:
        told = kinds.get(organiser, UNKNOWN)
        found |= UNKNOWN if told is UNKNOWN else Known.of(told in words)
    return found | ~application.local if "outsider" in words else found


def _is_for(step: SeasonPriority, application: Application) -> Known:
    if not step.purposes or not {application.purpose, *application.traits}.isdisjoint(step.purposes):
        return Known.YES
    return UNKNOWN if application.purpose is None else Known.NO


def _is_of_age(step: SeasonPriority, application: Application) -> Known:
    if step.ages is None:
        return Known.YES
    ages = application.audience.ages
    return UNKNOWN if ages is None else Known.of(ages.within(step.ages))


def _agrees(wanted: bool | None, told: Known) -> Known:  # noqa: FBT001 - as it stands in the step
    if wanted is None:
        return Known.YES
    return told if wanted else ~told
