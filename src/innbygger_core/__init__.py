"""Models and rules for Norwegian community hubs (innbyggertorg): answers that are right, fast, and explain themselves.

Everything here is imported on first use, so that ``import innbygger_core`` costs next to nothing. The packages
below (``hours``, ``hubs``, ``network``, ``ical`` …) have the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.datasets import nye_asker
    from innbygger_core.decisions import Decision, Outcome, Policy, Reason, Report, Severity, Source, Viewer
    from innbygger_core.errors import Fault, InnbyggerError, NaiveDatetime, UnknownId, UnreadableData
    from innbygger_core.hours import Access, OpeningHours, Timetable, compile_hours, read_hours
    from innbygger_core.hubs import Hub
    from innbygger_core.network import HubNetwork, Plan, check_network, read_plan
    from innbygger_core.rulebook import read_policy
    from innbygger_core.texts import Catalogue, catalogue
    from innbygger_core.values import UNKNOWN, Known
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "datasets": ("nye_asker",),
            "decisions": ("Decision", "Outcome", "Policy", "Reason", "Report", "Severity", "Source", "Viewer"),
            "errors": ("Fault", "InnbyggerError", "NaiveDatetime", "UnknownId", "UnreadableData"),
            "hours": ("Access", "OpeningHours", "Timetable", "compile_hours", "read_hours"),
            "hubs": ("Hub",),
            "network": ("HubNetwork", "Plan", "check_network", "read_plan"),
            "rulebook": ("read_policy",),
            "texts": ("Catalogue", "catalogue"),
            "values": ("UNKNOWN", "Known"),
        },
    )

__all__ = [
    "UNKNOWN",
    "Access",
    "Catalogue",
    "Decision",
    "Fault",
    "Hub",
    "HubNetwork",
    "InnbyggerError",
    "Known",
    "NaiveDatetime",
    "OpeningHours",
    "Outcome",
    "Plan",
    "Policy",
    "Reason",
    "Report",
    "Severity",
    "Source",
    "Timetable",
    "UnknownId",
    "UnreadableData",
    "Viewer",
    "catalogue",
    "check_network",
    "compile_hours",
    "nye_asker",
    "read_hours",
    "read_plan",
    "read_policy",
]
