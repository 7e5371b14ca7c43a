"""Opening hours by their layers, for tests of every standard."""

from __future__ import annotations

import json
from typing import Any

from innbygger_core.hours import OpeningHours, read_hours


def layered(*layers: dict[str, Any], **members: object) -> OpeningHours:
    """Read hours with these layers, named by their numbers, and these members beside them."""
    named = [{"id": f"layer-{n}", **layer} for n, layer in enumerate(layers)]
    return read_hours(json.dumps({"format": "innbygger.hours/1", "layers": named, **members}))
