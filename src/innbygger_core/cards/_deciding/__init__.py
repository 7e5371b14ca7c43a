"""Deciding an act on a card."""
