"""What would make an agreement unreadable if an act were recorded, told as the act's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from innbygger_core.agreements._reckoning._versions import chain
from innbygger_core.agreements._writing._acts import Amend, GiveNotice, Renew, Terminate
from innbygger_core.agreements._writing._agreement_faults import agreement_faults
from innbygger_core.decisions import Finding
from innbygger_core.reading import pointer

if TYPE_CHECKING:
    from pydantic_core import InitErrorDetails

    from innbygger_core.agreements._acting._subject import AskedAct
    from innbygger_core.texts import Plain

__all__ = ["faults"]

# The field of the act and the kind of fault, and how it is told; whatever else makes an agreement unreadable is told
# with the fault's own words.
_VARIANTS: Final = {
    ("by", "not-a-party"): "not-a-party",
    ("obligation", "unknown-duty"): "unknown-duty",
    ("meeting", "unknown-duty"): "unknown-duty",
    ("id", "duplicate-id"): "id-taken",
    ("last_day", "reversed-dates"): "ends-before",
    ("amends", "unknown-amendment"): "not-the-latest",
    ("amends", "amended-twice"): "not-the-latest",
    ("amends", "circular-amendments"): "not-the-latest",
    ("valid_from", "amendment-too-early"): "before-the-latest",
}


def faults(asked: AskedAct) -> tuple[Finding, ...]:
    """Find what could not stand in the agreement with the act."""
    found = tuple(_told(asked, fault) for fault in agreement_faults(asked.grown))
    doubled = any(finding.variant == "id-taken" for finding in found)
    # Of two amendments with one id, nobody can tell which builds on which.
    return tuple(finding for finding in found if not (doubled and finding.variant == "not-the-latest"))


def _told(asked: AskedAct, fault: InitErrorDetails) -> Finding:
    error, place = fault["type"], tuple(fault.get("loc", ()))
    assert isinstance(error, PydanticCustomError)  # noqa: S101 - as agreement_faults makes them
    field, known = str(place[2]), (error.context or {}).get("known", ())
    said: dict[str, Plain] = {"found": str(fault["input"]), "known": tuple(known), "fault": error.message()}
    params = (("name", asked.name), *said.items(), *_amending(asked), *_ending(asked))
    return Finding(asked.reference, pointer(place), params, _VARIANTS.get((field, error.type), "unreadable"))


def _amending(asked: AskedAct) -> tuple[tuple[str, Plain], ...]:
    """Give the first day of an amendment, and the one that it has to build on, where there is one."""
    if not isinstance(asked.act, Amend):
        return ()
    latest = chain(asked.agreement)[-1:]
    told = (pair for one in latest for pair in (("latest_amendment", one.id), ("day", one.valid_from)))
    return (("valid_from", asked.act.valid_from), *told)


def _ending(asked: AskedAct) -> tuple[tuple[str, Plain], ...]:
    """Give the day of an act that ends the agreement, and the last day that it names."""
    if not isinstance(asked.act, GiveNotice | Renew | Terminate) or asked.act.last_day is None:
        return ()
    return (("last_day", asked.act.last_day), ("day", asked.act.on))
