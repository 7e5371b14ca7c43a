"""The rules of loans, by what they look at."""
