"""How many things are free at each time, and which copy goes to whom."""
