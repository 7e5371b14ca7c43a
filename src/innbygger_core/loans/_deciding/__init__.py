"""Deciding whether somebody may borrow."""
