"""Where things are: rooms and their parts, what is beside them, and when they are open."""
