"""Checking what a municipality lends, and on which terms."""
