"""Models and rules for Norwegian community hubs (innbyggertorg)."""
