"""How long Hypothesis searches: ``ci`` unless ``--hypothesis-profile=deep`` asks for twenty times as much."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# `ci` runs the same examples every time, so that a red run is the fault of the change at hand. Neither profile
# judges speed: a busy machine is no fault of the code.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("ci", derandomize=True, max_examples=100, **_PATIENT)
settings.register_profile("deep", print_blob=True, max_examples=2000, **_PATIENT)
settings.load_profile("ci")
