"""Agreements in words: what one says, what it is on a day, what is due, and which days matter; in any language."""
