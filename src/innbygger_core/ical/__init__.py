"""Calendars for other systems: iCalendar feeds (RFC 5545) that every client reads the same way."""

from __future__ import annotations

from innbygger_core.ical._hours import opening_hours
from innbygger_core.ical._zones import UnwritableZone

__all__ = ["UnwritableZone", "opening_hours"]
