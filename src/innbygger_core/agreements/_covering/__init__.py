"""Whether agreements cover a resource at a time, and why not."""
