"""What was done of an obligation or a meeting, and for which of its days each record counts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from innbygger_core.agreements._writing._acts import RecordFulfilment, RecordMeeting
from innbygger_core.agreements._writing._duties import Obligation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from innbygger_core.agreements._reckoning._occurrences import Duty, Promises, Row
    from innbygger_core.agreements._writing._acts import Act

__all__ = ["Done", "Record", "Tally", "records_of", "tally", "wanted"]

Record: TypeAlias = RecordFulfilment | RecordMeeting
"""An act that tells that something was done."""


@frozen
class Done:
    """What was done for one day.

    Attributes:
        count: how many.
        enough_on: the day on which it became enough; None while it is not.
    """

    count: int = 0
    enough_on: date | None = None

    def and_also(self, record: Record, row: Row) -> Done:
        """Add a record; one that does not say how many tells of all that are wanted."""
        told = record.amount if isinstance(record, RecordFulfilment) else None
        count = self.count + (told or wanted(row))
        return Done(count, self.enough_on or (record.on if count >= wanted(row) else None))


Tally: TypeAlias = "defaultdict[date | None, Done]"
"""What was done, by the day for which it counts; None is for what has no days."""


def wanted(row: Row) -> int:
    """Tell how many are enough."""
    return row.enough_of if isinstance(row, Obligation) else 1


def records_of(acts: Iterable[Act], promises: Promises, known: date) -> Mapping[str, list[Record]]:
    """Find what is recorded by a day of each obligation, or of each meeting, in the order in which it was done."""
    kind = RecordFulfilment if promises == "obligations" else RecordMeeting
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for act in sorted((act for act in acts if isinstance(act, kind) and act.on <= known), key=lambda act: act.on):
        found[act.obligation if isinstance(act, RecordFulfilment) else act.meeting].append(act)
    return found


def tally(duty: Duty, records: Iterable[Record]) -> Tally:
    """Count each record of an obligation or a meeting for the day that it belongs to."""
    done: Tally = defaultdict(Done)
    for record in records:
        found = _belongs_to(duty, record, done)
        if found is not None:
            day, row = found
            done[day] = done[day].and_also(record, row)
    return done


def _belongs_to(duty: Duty, record: Record, done: Tally) -> tuple[date | None, Row] | None:
    """Find the day that a record belongs to.

    It is the one that it names; else the earliest one that is past, within its tolerance and still open; else the next.
    What has no days is one for itself. A record that names a day of which nobody knows belongs nowhere.
    """
    one = duty.named(record.due) if record.due is not None else None
    undated = duty.undated(record.on) if one is None else None
    if undated is not None:
        return None, undated
    if record.due is None:
        counting = duty.still_counting(record.on)
        one = next((one for one in counting if one.due >= record.on or done[one.due].enough_on is None), None)
    return (one.due, one.row) if one is not None else None
