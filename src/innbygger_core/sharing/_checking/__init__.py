"""Checks of what is planned and booked: a programme, the terms of a room, a booking."""
