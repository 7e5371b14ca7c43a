"""The rules of sharing, one file for each sort of question."""
