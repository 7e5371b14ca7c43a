"""What is odd about opening hours: the rules, and what they look at."""
