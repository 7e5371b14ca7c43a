"""What is written down about sharing rooms: wishes, requests, bookings, terms, seasons."""
