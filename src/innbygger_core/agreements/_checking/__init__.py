"""What is checked of an agreement on a day: its clauses, its limits, and what has become of what was promised."""
