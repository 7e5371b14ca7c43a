"""The life of a booking after it was made: what may happen to it, and what is written down."""
