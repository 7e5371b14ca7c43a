"""What would do instead, and who is next in the queue."""
