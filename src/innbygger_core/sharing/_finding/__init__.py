"""Finding a time and a room: what is free, by the rules that decide; and what would do instead."""
