"""Opening hours in words, in any language."""
