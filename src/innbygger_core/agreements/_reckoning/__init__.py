"""What follows from what was written: terms, the last day for notice, versions, duties, status, milestones, cover."""
