"""What is taken: bookings, laid out so that they can be asked quickly."""
