"""The loaders of the plans, and of the policy, that ship with the library."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from innbygger_core.decisions import Source
from innbygger_core.hubs import CitizenService, UnitFacts
from innbygger_core.network import read_plan
from innbygger_core.rulebook import read_policy
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.decisions import Policy
    from innbygger_core.network import Plan

__all__ = ["asker_2025", "glimsund", "glimsund_policy", "nye_asker"]


@cache
def asker_2025() -> Plan:
    """Give the plan of the hubs of Asker as they turned out from the trial hub of 2015 on, told by public web pages.

    Seven hubs that run, and an eighth that was planned and never seen open. Every row has its source, with the day on
    which it was read; sources that contradict each other stand side by side, what we inferred is said in a ``note``,
    and what no page says is unknown. A fact holds until a later page says otherwise, so some were last seen years ago.
    Where no page tells when a module or a room began, it holds as long as its hub, from 2020 at the earliest.

    Example:
        >>> from datetime import date
        >>> plan = asker_2025()
        >>> [hub.id for hub in plan.on(date(2019, 12, 31)).hubs]
        ['heggedal', 'borgen']
        >>> [roof.name.text("nb") for roof in plan.on(date(2025, 2, 1)).hub("tofte").premises]
        ['S3 Ungdommens kulturhus', 'Tofte samfunnshus', 'Vestre Strandvei 3']
    """
    return read_plan(_shipped("asker_2025.json"))


@cache
def glimsund() -> Plan:
    """Give the plan of Glimsund, a municipality by a fjord that does not exist, in nynorsk.

    Three hubs that have little in common with those of Asker, nor with each other: one in a shop, operated by a
    foundation, one in a school where the book bus stops, and one on an island that is open in summer, to which the
    ferry brings what people borrow. Every row is ``illustrative``, the municipality's numbers are of no municipality,
    and some texts are in its own words. Its policy is :func:`glimsund_policy`.

    Example:
        >>> from datetime import date
        >>> plan = glimsund()
        >>> [hub.id for hub in plan.hubs if hub.holds(date(2026, 11, 23))], plan.catalogue().tag
        (['glimsund', 'glimsbotn', 'lyktoya'], 'nn')
        >>> [change.old_name for change in plan.municipality.came_from("9907")]
        ['Glimsund', 'Glim', 'Lyktvær']
    """
    return read_plan(_shipped("glimsund.json"))


@cache
def glimsund_policy() -> Policy:
    """Give the policy of the invented municipality of :func:`glimsund`: what it decided otherwise than the concept.

    Some of it holds from a day or to a day, and one code stands in two rows that follow each other.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import check_network
        >>> network = glimsund().on(date(2026, 11, 23))
        >>> def broken(policy):
        ...     return {reason.code for reason in check_network(network, policy=policy).reasons if reason.breaks_must}
        >>> "hub.core-hours-employed" in broken(None), "hub.core-hours-employed" in broken(glimsund_policy())
        (True, False)
    """
    return read_policy(_shipped("glimsund_policy.json"))


@cache
def nye_asker(*, alternative: Literal[1, 2] | None = None) -> Plan:
    """Give the plan of the hubs of new Asker, as the concept report and the documents around it have it.

    Seven hubs in the designated local centres, and Borgen beside them. Every fact has its source (``report`` is the
    concept report, ``senior`` the slides on the senior centres); what no document says is unknown, and what the plan
    adds to show how hours and rooms look (the documents give none) is flagged ``illustrative``.

    Args:
        alternative: how the citizen service is organised [report p. 13]: 1, as a department of the hubs' unit with a
            middle manager of its own; 2, as a department of administration. The report leaves the choice open.

    Example:
        >>> plan = nye_asker()
        >>> [hub.id for hub in plan.hubs][:3], len(plan.hubs)
        (['asker-sentrum', 'holmen', 'heggedal'], 8)
        >>> nye_asker(alternative=2).units[-1].part_of
        'administration'
    """
    plan = read_plan(_shipped("nye_asker.json"))
    return plan if alternative is None else _with_citizen_service(plan, alternative)


def _with_citizen_service(plan: Plan, alternative: Literal[1, 2]) -> Plan:
    part_of, manager = ("hubs", Known.YES) if alternative == 1 else ("administration", Known.UNKNOWN)
    unit = UnitFacts(
        id="citizen-service",
        name="Innbyggerservice",
        part_of=part_of,
        provides=("citizen_service",),
        source=Source("report", "13"),
    )
    modules = tuple(
        row.model_copy(update={"unit": unit.id, "own_manager": manager}) if isinstance(row, CitizenService) else row
        for row in plan.modules
    )
    return plan.model_copy(update={"units": (*plan.units, unit), "modules": modules})


def _shipped(name: str) -> bytes:
    return (files("innbygger_core.datasets") / name).read_bytes()
