"""What a person writes: every value and model of the format, and what can be wrong with it."""
