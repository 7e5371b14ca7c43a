"""What a use is filed under: its purpose, its audience, its organiser. None stands for what nobody told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innbygger_core.hubs import OrganisationFacts
    from innbygger_core.sharing._recording._uses import Part
    from innbygger_core.sharing._writing._wishes import Wish

__all__ = ["Organisers", "ages", "group", "how_open", "purpose", "recurrence"]

_NAMED: Final = ("unit", "hub", "module", "organisation")
_KINDS: Final = (*_NAMED, "resident")
_OPENNESS: Final = {Known.YES: "open", Known.NO: "closed", Known.UNKNOWN: None}
_RECURRENCE: Final = {Known.YES: "recurring", Known.NO: "single", Known.UNKNOWN: None}


def purpose(wish: Wish) -> str | None:
    """Tell what a use was for."""
    return wish.purpose


def group(wish: Wish) -> str | None:
    """Tell for which target group it was."""
    return wish.audience.group


def ages(wish: Wish) -> str | None:
    """Tell for which ages it was.

    >>> from innbygger_core.hubs import Ages
    >>> from innbygger_core.sharing import Audience, Wish
    >>> [ages(Wish(audience=Audience(ages=told))) for told in (Ages(oldest=12), Ages(youngest=67), Ages(), None)]
    ['0-12', '67-', None, None]
    """
    told = wish.audience.ages
    if told is None or (told.youngest is None and told.oldest is None):
        return None
    return f"{told.youngest or 0}-{'' if told.oldest is None else told.oldest}"


def how_open(wish: Wish) -> str | None:
    """Tell whether everybody could come."""
    return _OPENNESS[wish.audience.open]


def recurrence(part: Part) -> str | None:
    """Tell whether it comes back."""
    if part.shown_wish is None:
        return None
    return _RECURRENCE[Known.YES if part.booking.series else part.shown_wish.recurring]


@frozen
class Organisers:
    """Organisers by kind, as the plan knows them.

    >>> from innbygger_core.hubs import OrganisationFacts
    >>> known = Organisers.of([OrganisationFacts(id="choir", name="Koret", kind="association")])
    >>> [known.kind(organiser) for organiser in ("organisation/choir", "organisation/band", "resident/r-17", "Ola")]
    ['association', 'organisation', 'resident', None]
    """

    kinds: Mapping[str, str]

    @classmethod
    def of(cls, rows: Iterable[OrganisationFacts]) -> Organisers:
        """Take what the plan says of organisations."""
        return cls({f"organisation/{row.id}": row.kind for row in rows if isinstance(row.kind, str)})

    def kind(self, organiser: str | None) -> str | None:
        """Tell what kind an organiser is of: a unit, a hub, a resident, an organisation of some kind."""
        kind, _, own = (organiser or "").partition("/")
        if organiser is None or not own or kind not in _KINDS:
            return None
        return self.kinds.get(organiser, kind)

    @staticmethod
    def can_name(organiser: str | None) -> bool:
        """Tell whether an organiser may stand in a list by name: anybody but a person."""
        kind, _, own = (organiser or "").partition("/")
        return bool(own) and kind in _NAMED
