"""What schema.org calls days."""

from __future__ import annotations

from typing import Final

__all__ = ["PUBLIC_HOLIDAYS", "WEEKDAYS"]

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PUBLIC_HOLIDAYS: Final = "PublicHolidays"
