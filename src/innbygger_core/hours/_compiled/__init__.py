"""Days made into time: what is open when, bound to other hours, seen by somebody, and why."""
