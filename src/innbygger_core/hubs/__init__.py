"""Community hubs: what a municipality writes down about them, and what they are on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.hubs._ages import Age, AgeLimit, Ages, age_on
    from innbygger_core.hubs._bookable import BookablePerson
    from innbygger_core.hubs._democracy import DemocracyForm, DemocraticBody
    from innbygger_core.hubs._equipment import Copy, EquipmentFacts, Kit
    from innbygger_core.hubs._hours import hours_within, told_hours
    from innbygger_core.hubs._hub_facts import (
        AccessMeans,
        AccessSolution,
        CoreHoursCover,
        HubFacts,
        LeaderFacts,
        OperatingStaff,
    )
    from innbygger_core.hubs._hub_hours import HubHours, HubRow, ModuleRow, WrittenHours
    from innbygger_core.hubs._modules import (
        CentreLeader,
        CitizenService,
        CultureArena,
        DaysAWeek,
        IndividualService,
        Library,
        LibraryLevel,
        ModuleFacts,
        OtherModule,
        OwnModule,
        SeniorProgramme,
        VolunteerCentre,
    )
    from innbygger_core.hubs._municipality import (
        LanguageTag,
        LocalCentreFacts,
        Municipality,
        MunicipalityNumber,
        NumberChange,
        PerceivedDistance,
        Service,
        StartUp,
        UnitFacts,
    )
    from innbygger_core.hubs._organisations import (
        OrganisationFacts,
        OrganisationKind,
        OrganisationNumber,
        is_organisation_number,
    )
    from innbygger_core.hubs._places import Position
    from innbygger_core.hubs._premises import Area, Layout, PremisesFacts, RoomFacts, RoomFeature, RoomFeatures
    from innbygger_core.hubs._rows import Claim, DatedRow, FactSources, Sourced
    from innbygger_core.hubs._rules import RULES
    from innbygger_core.hubs._transport import Cargo, Stop, TransportRun
    from innbygger_core.hubs._units import UnitTree
    from innbygger_core.hubs._values import Hub, HubAgreement, Leader, Module
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_ages": ("Age", "AgeLimit", "Ages", "age_on"),
            "_bookable": ("BookablePerson",),
            "_democracy": ("DemocracyForm", "DemocraticBody"),
            "_equipment": ("Copy", "EquipmentFacts", "Kit"),
            "_hours": ("hours_within", "told_hours"),
            "_hub_facts": (
                "AccessMeans",
                "AccessSolution",
                "CoreHoursCover",
                "HubFacts",
                "LeaderFacts",
                "OperatingStaff",
            ),
            "_hub_hours": ("HubHours", "HubRow", "ModuleRow", "WrittenHours"),
            "_modules": (
                "CentreLeader",
                "CitizenService",
                "CultureArena",
                "DaysAWeek",
                "IndividualService",
                "Library",
                "LibraryLevel",
                "ModuleFacts",
                "OtherModule",
                "OwnModule",
                "SeniorProgramme",
                "VolunteerCentre",
            ),
            "_municipality": (
                "LanguageTag",
                "LocalCentreFacts",
                "Municipality",
                "MunicipalityNumber",
                "NumberChange",
                "PerceivedDistance",
                "Service",
                "StartUp",
                "UnitFacts",
            ),
            "_organisations": ("OrganisationFacts", "OrganisationKind", "OrganisationNumber", "is_organisation_number"),
            "_places": ("Position",),
            "_premises": ("Area", "Layout", "PremisesFacts", "RoomFacts", "RoomFeature", "RoomFeatures"),
            "_rows": ("Claim", "DatedRow", "FactSources", "Sourced"),
            "_rules": ("RULES",),
            "_transport": ("Cargo", "Stop", "TransportRun"),
            "_units": ("UnitTree",),
            "_values": ("Hub", "HubAgreement", "Leader", "Module"),
        },
    )

__all__ = [
    "RULES",
    "AccessMeans",
    "AccessSolution",
    "Age",
    "AgeLimit",
    "Ages",
    "Area",
    "BookablePerson",
    "Cargo",
    "CentreLeader",
    "CitizenService",
    "Claim",
    "Copy",
    "CoreHoursCover",
    "CultureArena",
    "DatedRow",
    "DaysAWeek",
    "DemocracyForm",
    "DemocraticBody",
    "EquipmentFacts",
    "FactSources",
    "Hub",
    "HubAgreement",
    "HubFacts",
    "HubHours",
    "HubRow",
    "IndividualService",
    "Kit",
    "LanguageTag",
    "Layout",
    "Leader",
    "LeaderFacts",
    "Library",
    "LibraryLevel",
    "LocalCentreFacts",
    "Module",
    "ModuleFacts",
    "ModuleRow",
    "Municipality",
    "MunicipalityNumber",
    "NumberChange",
    "OperatingStaff",
    "OrganisationFacts",
    "OrganisationKind",
    "OrganisationNumber",
    "OtherModule",
    "OwnModule",
    "PerceivedDistance",
    "Position",
    "PremisesFacts",
    "RoomFacts",
    "RoomFeature",
    "RoomFeatures",
    "SeniorProgramme",
    "Service",
    "Sourced",
    "StartUp",
    "Stop",
    "TransportRun",
    "UnitFacts",
    "UnitTree",
    "VolunteerCentre",
    "WrittenHours",
    "age_on",
    "hours_within",
    "is_organisation_number",
    "told_hours",
]
