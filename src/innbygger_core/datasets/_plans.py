"""The loaders of the plans that ship with the library."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from innbygger_core.network import read_plan

if TYPE_CHECKING:
    from innbygger_core.network import Plan

__all__ = ["nye_asker"]


@cache
def nye_asker() -> Plan:
    """Give the plan of the hubs of new Asker, as the concept report and the documents around it have it.

    Seven hubs in the designated local centres, and Borgen beside them. Every fact has its source (``report`` is the
    concept report, ``senior`` the slides on the senior centres); what no document says is unknown, and what the plan
    adds to show how hours and rooms look (the documents give none) is flagged ``illustrative``.

    Example:
        >>> plan = nye_asker()
        >>> [hub.id for hub in plan.hubs][:3], len(plan.hubs)
        (['asker-sentrum', 'holmen', 'heggedal'], 8)
    """
    return read_plan((files("innbygger_core.datasets") / "nye_asker.json").read_bytes())
