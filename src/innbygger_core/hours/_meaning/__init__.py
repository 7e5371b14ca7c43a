"""What hours mean, however they are written: compared, rewritten, found again in dates."""
