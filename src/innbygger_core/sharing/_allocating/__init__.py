"""Allocating a season: who may apply, who gets which time of the week and why, and what becomes of it on each date."""
