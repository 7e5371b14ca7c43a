"""Grants made of claims: whatever gives somebody a door, as the fewest stretches of time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from innbygger_core.sharing._admitting._grants import AccessGrant
from innbygger_core.timekeeping import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from innbygger_core.timekeeping import Span

__all__ = ["Claim", "merged"]


@frozen
class Claim:
    """Somebody's claim to a door, and what it rests on.

    Attributes:
        who: an organisation, a unit or a pseudonym.
        door: reference of a hub or a room.
        why: what it rests on, by reference.
        spans: when.

    Example:
        >>> Claim("organisation/choir", "room/hall", "booking/b1", Spans()).spans
        <Spans empty>
    """

    who: str
    door: str
    why: str
    spans: Spans


def merged(claims: Iterable[Claim]) -> tuple[AccessGrant, ...]:
    """Join the claims of one person to one door, and then the doors that open at the same time for the same reason.

    Example:
        >>> from datetime import UTC, datetime
        >>> from innbygger_core.timekeeping import Span
        >>> noon, one, two = (datetime(2027, 3, 2, hour, tzinfo=UTC) for hour in (12, 13, 14))
        >>> spans = {"b1": Spans.of(Span(noon, one)), "b2": Spans.of(Span(one, two))}
        >>> (grant,) = merged(Claim("organisation/choir", "room/hall", why, spans[why]) for why in spans)
        >>> grant.end.hour, grant.why
        (14, ('b1', 'b2'))
    """
    by_door: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_door[claim.who, claim.door].append(claim)
    doors: dict[tuple[str, Span, tuple[str, ...]], list[str]] = defaultdict(list)
    for (who, door), own in sorted(by_door.items()):
        for span, why in _joined(own):
            doors[who, span, why].append(door)
    grants = (AccessGrant(who, tuple(opened), span.start, span.end, why) for (who, span, why), opened in doors.items())
    return tuple(sorted(grants, key=lambda grant: grant.order))


def _joined(claims: Sequence[Claim]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Give the time that some claims cover, each stretch with all that it rests on."""
    pieces = [(*span.edges, claim.why) for claim in claims for span in claim.spans]
    for whole in Spans.from_pairs(((start, end) for start, end, _ in pieces), claims[0].spans.zone):
        opens, closes = whole.edges
        yield whole, tuple(sorted({why for start, _, why in pieces if opens <= start < closes}))
