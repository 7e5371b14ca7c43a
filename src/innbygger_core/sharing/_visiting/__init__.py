"""Visiting services: specialists who come to the hubs in turn, planned over a season."""
