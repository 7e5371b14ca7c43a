"""How bookings stand in a database that guards them: its tables, and decisions as statements."""
