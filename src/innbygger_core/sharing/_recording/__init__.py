"""The activity record: what rooms were used for, by the hour, by whom, and for whom, with no small figure told."""
