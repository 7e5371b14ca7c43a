"""What a municipality writes down about activity cards, what is asked, and the rows of cards and their use."""
