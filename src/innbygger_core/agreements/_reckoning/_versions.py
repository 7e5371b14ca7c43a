"""The versions of an agreement: as it was made, and as each amendment left it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from innbygger_core.texts import LocalText
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.agreements._models import Agreement
    from innbygger_core.agreements._writing._acts import Amend

__all__ = ["Change", "Version", "as_of", "chain", "changed", "versions_of"]


@boundary
@frozen
class Version:
    """One version of an agreement.

    Attributes:
        amendment: id of the amendment that made it; None for the agreement as it was made.
        valid_from: its first day; None for the agreement as it was made.
        made: the day on which it was decided.
        reason: why.
        changes: the provisions that it changed.

    Example:
        >>> Version("a1", date(2026, 6, 1), date(2026, 5, 1), LocalText.of("More rooms"), ("covers",)).changes
        ('covers',)
    """

    amendment: str | None
    valid_from: date | None = None
    made: date | None = None
    reason: LocalText | None = None
    changes: tuple[str, ...] = ()


@boundary
@frozen
class Change:
    """A provision that is another on one day than on another.

    Attributes:
        field: JSON pointer to it in the agreement.
        before: what it was, as in JSON.
        after: what it is, as in JSON.

    Example:
        >>> Change("/covers", [], ["room/hall"]).field
        '/covers'
    """

    field: str
    before: Any
    after: Any


def chain(agreement: Agreement) -> tuple[Amend, ...]:
    """Put the amendments into the order in which they build on each other.

    One that does not say on which it builds does so on the one recorded before it.
    """
    made = [act for act in agreement.acts if act.kind == "amend"]
    if not made:
        return ()
    before = {act.id: act.amends or (made[place - 1].id if place else None) for place, act in enumerate(made)}
    following = {before[act.id]: act for act in made}
    found: list[Amend] = []
    here = following.get(None)
    while here is not None and len(found) < len(made):
        found.append(here)
        here = following.get(here.id)
    return tuple(found)


def as_of(agreement: Agreement, day: date) -> Agreement:
    """Give the agreement as it stands on a day."""
    changes: dict[str, Any] = {}
    for act in chain(agreement):
        if act.valid_from <= day:
            changes |= {name: getattr(act.changes, name) for name in act.changes.model_fields_set}
    return agreement.model_copy(update=changes) if changes else agreement


def versions_of(agreement: Agreement) -> tuple[Version, ...]:
    """List the versions, in order."""
    amended = (
        Version(act.id, act.valid_from, act.on, act.reason, tuple(sorted(act.changes.model_fields_set)))
        for act in chain(agreement)
    )
    return (Version(None), *amended)


def changed(agreement: Agreement, one: date, other: date) -> Iterator[Change]:
    """Find the provisions that differ between two days."""
    before, after = as_of(agreement, one), as_of(agreement, other)
    for name in sorted({name for act in chain(agreement) for name in act.changes.model_fields_set}):
        if getattr(before, name) != getattr(after, name):
            said = ([each.model_dump(mode="json", include={name})[name]] for each in (before, after))
            (old,), (new,) = said
            yield Change(f"/{name}", old, new)
