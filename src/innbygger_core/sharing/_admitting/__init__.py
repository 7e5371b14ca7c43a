"""Who may come in while nobody is at work, and what a lock system is told of it."""
