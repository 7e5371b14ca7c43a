"""What an agreement opens and how the parties work together, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from innbygger_core.agreements._writing._clauses import Clause, ConflictResolution, VolunteerBoundary
from innbygger_core.agreements._writing._covers import EVERYWHERE
from innbygger_core.hours import OpeningHours
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._wording._speech import Speech
    from innbygger_core.agreements._writing._covers import Cover, Covers

__all__ = ["clauses_in_words", "covers_in_words", "own_words"]

_PLAIN: Final = ("respect", "valuation")


def covers_in_words(covers: Covers, speech: Speech) -> Iterator[str]:
    """Say what it opens, and in which hours where those are written out."""
    if not covers:
        yield speech.say("agreement-covers-nothing")
        return
    yield speech.say("agreement-covers", things=speech.listing(_cover(cover, speech) for cover in covers))
    for cover in covers:
        if isinstance(cover.hours, OpeningHours):
            hours = cover.hours.text(speech.words).replace("\n", " ")
            yield speech.say("agreement-cover-hours", what=_resource(cover, speech), hours=hours)


def _cover(cover: Cover, speech: Speech) -> str:
    limits = ", ".join(_limits(cover, speech))
    return speech.say("agreement-cover", what=_resource(cover, speech), limits=limits)


def _resource(cover: Cover, speech: Speech) -> str:
    return speech.say("agreement-everywhere") if cover.resource == EVERYWHERE else speech.name(cover.resource)


def _limits(cover: Cover, speech: Speech) -> Iterator[str]:
    if cover.use is not None:
        yield speech.say(f"agreement-use-{cover.use}")
    if cover.square_metres is not None:
        yield speech.say("agreement-square-metres", area=_area(cover.square_metres, speech))
    if cover.count is not None:
        yield speech.say("agreement-count", n=cover.count)
    if isinstance(cover.hours, str):
        yield speech.say("agreement-hours-of", hours=cover.hours)


def _area(area: float, speech: Speech) -> str:
    """Say an area with the decimals that it has: ``6,5``."""
    whole, _, decimals = f"{area:g}".partition(".")
    return speech.say("agreement-decimal", whole=whole, decimals=decimals) if decimals else whole


def clauses_in_words(agreement: Agreement, speech: Speech) -> Iterator[str]:
    """Say how the parties resolve conflicts, where voluntary work ends, and what else they say in words."""
    if isinstance(agreement.conflict_resolution, ConflictResolution):
        yield from _conflicts(agreement.conflict_resolution, speech)
        yield from own_words(agreement.conflict_resolution, speech)
    if isinstance(agreement.volunteer_boundary, VolunteerBoundary):
        yield from _boundary(agreement.volunteer_boundary, speech)
        yield from own_words(agreement.volunteer_boundary, speech)
    for name in _PLAIN:
        clause = getattr(agreement, name)
        if isinstance(clause, Clause):
            yield speech.say(f"agreement-{name}")
            yield from own_words(clause, speech)


def own_words(clause: object, speech: Speech) -> Iterator[str]:
    """Give what a clause says in its own words, if it does."""
    if isinstance(clause, Clause) and clause.text is not None:
        yield clause.text.text(speech.words)


def _conflicts(clause: ConflictResolution, speech: Speech) -> Iterator[str]:
    if clause.steps is not UNKNOWN:
        steps = speech.listing(speech.say(f"agreement-step-{step}") for step in clause.steps)
        yield speech.say("agreement-conflicts", n=len(clause.steps), steps=steps)


def _boundary(clause: VolunteerBoundary, speech: Speech) -> Iterator[str]:
    for name, known in (("supplement", clause.supplement_only), ("no-return", clause.no_return)):
        if known is not Known.UNKNOWN:
            yield speech.say(f"agreement-{name}-{known.name.lower()}")
