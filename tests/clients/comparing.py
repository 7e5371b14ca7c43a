"""Compare two answers about the same feeds, and say what differs so that somebody can look at it."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.clients.truths import Seen

MOST_FEEDS, MOST_OCCURRENCES = 4, 3


class Difference(NamedTuple):
    """A feed in which somebody sees something else than there is.

    Attributes:
        feed: the file, or the name.
        missing: what is not seen.
        added: what is seen, and is not there.
        empty: whether there is nothing to see, which proves nothing.
    """

    feed: str
    missing: Seen
    added: Seen
    empty: bool = False

    def __str__(self) -> str:
        if self.empty:
            return f"{self.feed}\n    nothing takes place in it, which proves nothing"
        return "\n".join([self.feed, *_shown("missing", self.missing), *_shown("added", self.added)])


def difference(feed: str, there: Seen, seen: Seen) -> Difference | None:
    """Tell what differs in a feed, if anything does."""
    if there == seen and there:
        return None
    return Difference(feed, there - seen, seen - there, empty=not there)


def differences(own: Path, answer: Path) -> Iterator[Difference]:
    """Find the feeds in which somebody sees something else, or in which there is nothing to see."""
    for (feed, ours), (answered, theirs) in zip_longest(_read(own), _read(answer), fillvalue=("nothing", Counter())):
        if found := difference(feed, ours, theirs if answered == feed else Counter()):
            yield found


def occurrences(answer: Path) -> int:
    """Count what somebody sees in all feeds together."""
    return sum(seen.total() for _, seen in _read(answer))


def report(who: str, found: Sequence[Difference]) -> str:
    """Say where somebody sees something else, the first feeds with what differs."""
    said = f"{who} sees something else than there is in {len(found)} feeds. The first of them:"
    return "\n".join([said, *map(str, found[:MOST_FEEDS])])


def _read(answer: Path) -> Iterator[tuple[str, Seen]]:
    with answer.open(encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            yield told["feed"], Counter(map(tuple, told["occurrences"]))


def _shown(what: str, some: Seen) -> Iterator[str]:
    for one in islice(sorted(some.elements()), MOST_OCCURRENCES):
        yield f"    {what}: {' | '.join(one)}"
    if some.total() > MOST_OCCURRENCES:
        yield f"    {what}: {some.total() - MOST_OCCURRENCES} more"
