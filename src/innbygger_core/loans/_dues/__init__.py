"""How the due time of a loan is found: a pipeline of named steps."""
