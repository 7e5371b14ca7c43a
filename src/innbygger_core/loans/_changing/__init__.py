"""What a change of hours, a move or a closure means for loans."""
