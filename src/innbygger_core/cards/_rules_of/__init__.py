"""The rules of activity cards."""
