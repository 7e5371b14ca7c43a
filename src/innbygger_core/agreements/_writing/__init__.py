"""What is written down of an agreement: its parties, its clauses, its term, and the acts that are recorded."""
