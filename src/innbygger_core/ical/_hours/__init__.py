"""Opening hours, worked out for a calendar: when each layer is open, what is closed and why."""
