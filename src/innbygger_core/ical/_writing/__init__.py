"""Calendars as bytes: components, lines, texts, and the time zone."""
