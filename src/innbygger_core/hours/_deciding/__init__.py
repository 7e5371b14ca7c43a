"""Which hours a day has: what selects days, who wins, and ties."""
