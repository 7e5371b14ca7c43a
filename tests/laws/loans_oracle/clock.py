"""Time as half-hours that are counted, which is fine enough: everything in these worlds happens at a half-hour."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
HALF_HOUR = 1800


def slot_of(when: datetime) -> int:
    slot, rest = divmod(round(when.timestamp()), HALF_HOUR)
    assert not rest, when
    return slot


def moment(slot: int) -> datetime:
    return datetime.fromtimestamp(slot * HALF_HOUR, UTC).astimezone(OSLO)


def at(day: date, clock: str) -> int:
    return slot_of(datetime.combine(day, time.fromisoformat(clock), OSLO))


def day_of(slot: int) -> date:
    return moment(slot).date()


def later(slot: int, length: str) -> int:
    """Add a length: hours elapse; days, weeks and months go by the clock on the wall, whatever it does meanwhile."""
    number = int("".join(filter(str.isdigit, length)))
    if length.startswith("PT"):
        return slot + 2 * number
    when = moment(slot)
    if length.endswith("M"):
        return slot_of(datetime.combine(_month_later(when.date()), when.time(), OSLO))
    days = 7 * number if length.endswith("W") else number
    return slot_of(datetime.combine(when.date() + timedelta(days), when.time(), OSLO))


def _month_later(day: date) -> date:
    first = (day.replace(day=1) + timedelta(31)).replace(day=1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))
