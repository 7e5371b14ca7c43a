"""Community hubs: what a municipality writes down about them, and what they are on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.hubs._hours import hours_within, told_hours
    from innbygger_core.hubs._models import (
        CoreHoursCover,
        HubFacts,
        LanguageTag,
        LeaderFacts,
        LocalCentreFacts,
        Municipality,
        MunicipalityNumber,
        RoomFacts,
        UnitFacts,
    )
    from innbygger_core.hubs._modules import CitizenService, Library, LibraryLevel, ModuleFacts, OtherModule
    from innbygger_core.hubs._rows import DatedRow, FactSources
    from innbygger_core.hubs._rules import RULES
    from innbygger_core.hubs._values import Hub, HubAgreement, Leader, Module
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_hours": ("hours_within", "told_hours"),
            "_models": (
                "CoreHoursCover",
                "HubFacts",
                "LanguageTag",
                "LeaderFacts",
                "LocalCentreFacts",
                "Municipality",
                "MunicipalityNumber",
                "RoomFacts",
                "UnitFacts",
            ),
            "_modules": ("CitizenService", "Library", "LibraryLevel", "ModuleFacts", "OtherModule"),
            "_rows": ("DatedRow", "FactSources"),
            "_rules": ("RULES",),
            "_values": ("Hub", "HubAgreement", "Leader", "Module"),
        },
    )

__all__ = [
    "RULES",
    "CitizenService",
    "CoreHoursCover",
    "DatedRow",
    "FactSources",
    "Hub",
    "HubAgreement",
    "HubFacts",
    "LanguageTag",
    "Leader",
    "LeaderFacts",
    "Library",
    "LibraryLevel",
    "LocalCentreFacts",
    "Module",
    "ModuleFacts",
    "Municipality",
    "MunicipalityNumber",
    "OtherModule",
    "RoomFacts",
    "UnitFacts",
    "hours_within",
    "told_hours",
]
