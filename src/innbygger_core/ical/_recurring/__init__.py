"""What comes again, worked out for a calendar: weekly rules, what differs from them, and what stands alone."""
