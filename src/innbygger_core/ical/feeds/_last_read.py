"""When what a feed tells was last looked up, where nobody told when it last changed."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from innbygger_core.decisions import Source

__all__ = ["last_read"]


def last_read(sources: Iterable[Source | None]) -> datetime | None:
    """Find the last day on which a source was read; None where nobody says.

    >>> from datetime import date
    >>> from innbygger_core.decisions import Source
    >>> print(last_read([Source(name="report"), Source(name="web", read_on=date(2026, 11, 21)), None]))
    2026-11-21 00:00:00+00:00
    """
    days = [source.read_on for source in sources if source and source.read_on]
    return datetime.combine(max(days), time(), UTC) if days else None
