"""How a request is decided: what the rules see, in which shapes they speak, and what comes of it."""
