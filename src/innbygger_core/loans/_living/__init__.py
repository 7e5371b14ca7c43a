"""What happens to a loan after it was asked for: acts, one by one."""
