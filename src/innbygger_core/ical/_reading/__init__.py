"""Calendars that were written, by us or by others, read back to values; what cannot be said is reported."""
