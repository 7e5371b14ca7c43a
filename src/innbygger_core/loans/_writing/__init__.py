"""What a municipality writes down about lending, what is asked, and the rows of a lending desk."""
