"""Sharing rooms: who may use which room, when, beside whom, and every reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.sharing._admitting._arrivals import Arrival, Companion, Person, Visitor
    from innbygger_core.sharing._admitting._deciding import decide_entry
    from innbygger_core.sharing._admitting._granting import access_grants
    from innbygger_core.sharing._admitting._grants import (
        ACCESS_FORMAT,
        AccessGrant,
        AccessList,
        AccessMargins,
        access_list,
    )
    from innbygger_core.sharing._allocating._allocate import allocate
    from innbygger_core.sharing._allocating._applying import decide_application
    from innbygger_core.sharing._allocating._awards import (
        AllocationPlan,
        Award,
        GivenTime,
        Precedence,
        Standing,
        Taker,
        UnmetTime,
        WhyUnmet,
    )
    from innbygger_core.sharing._allocating._dated import AllocatedSpan, Hold, free_again, held_on, spans_of
    from innbygger_core.sharing._allocating._drawing import draw_order
    from innbygger_core.sharing._allocating._exchanging import give_back, lend, swap, times_had
    from innbygger_core.sharing._allocating._splitting import TeamTimes, split
    from innbygger_core.sharing._book import Calendar
    from innbygger_core.sharing._check import check_booking, check_programme, check_room
    from innbygger_core.sharing._facts import SharingFacts
    from innbygger_core.sharing._needs import Needs, Query, needs
    from innbygger_core.sharing._recording._balance import AudienceBalance
    from innbygger_core.sharing._recording._occupancy import Occupancy
    from innbygger_core.sharing._recording._plain import RecordRow
    from innbygger_core.sharing._recording._record import activity_record
    from innbygger_core.sharing._recording._usage import WITHHELD, Count, PeopleFrom, Usage
    from innbygger_core.sharing._recording._values import ActivityRecord, RoomUsage
    from innbygger_core.sharing._rules import ACT_RULES, RULES
    from innbygger_core.sharing._storing._dialects import DIALECTS, Dialect, Statement
    from innbygger_core.sharing._storing._loading import bookings_needed
    from innbygger_core.sharing._storing._moving_in import booking_writes
    from innbygger_core.sharing._storing._statements import statements
    from innbygger_core.sharing._storing._tables import booking_tables
    from innbygger_core.sharing._values import FreeTime, Gap, Openings
    from innbygger_core.sharing._visiting._plan import HubShare, ServiceVisit, UnplacedVisits, VisitHindrance, VisitPlan
    from innbygger_core.sharing._visiting._planning import plan_visits
    from innbygger_core.sharing._visiting._service import VisitedHub, VisitingService
    from innbygger_core.sharing._writing._bookings import HOLDING, Booking, BookingState, OpenCondition, PublicBooking
    from innbygger_core.sharing._writing._quotas import Quota
    from innbygger_core.sharing._writing._requests import (
        ApproveBooking,
        BookingAct,
        BookingRequest,
        CancelBooking,
        DenyBooking,
        DisplaceBooking,
        MeetCondition,
        RecordUse,
        ReleaseBooking,
        Series,
    )
    from innbygger_core.sharing._writing._seasons import (
        Allocation,
        Application,
        DayRange,
        Lending,
        Season,
        SeasonPriority,
        SeasonTime,
    )
    from innbygger_core.sharing._writing._self_service import (
        MAJORITY,
        AccessCard,
        AccessCardTerms,
        AgeStep,
        ChildrenTerms,
        ContractTerms,
        Grade,
        GuardianTerms,
        GuestTerms,
        SelfServiceTerms,
    )
    from innbygger_core.sharing._writing._terms import (
        CancellationStep,
        ConditionTerms,
        CoSigner,
        Deadline,
        Guards,
        RoomTerms,
    )
    from innbygger_core.sharing._writing._wishes import Audience, Responsible, RoomNeeds, ServiceNeeds, Visibility, Wish
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_admitting._arrivals": ("Arrival", "Companion", "Person", "Visitor"),
            "_admitting._deciding": ("decide_entry",),
            "_admitting._granting": ("access_grants",),
            "_admitting._grants": ("ACCESS_FORMAT", "AccessGrant", "AccessList", "AccessMargins", "access_list"),
            "_allocating._allocate": ("allocate",),
            "_allocating._applying": ("decide_application",),
            "_allocating._awards": (
                "AllocationPlan",
                "Award",
                "GivenTime",
                "Precedence",
                "Standing",
                "Taker",
                "UnmetTime",
                "WhyUnmet",
            ),
            "_allocating._dated": ("AllocatedSpan", "Hold", "free_again", "held_on", "spans_of"),
            "_allocating._drawing": ("draw_order",),
            "_allocating._exchanging": ("give_back", "lend", "swap", "times_had"),
            "_allocating._splitting": ("TeamTimes", "split"),
            "_book": ("Calendar",),
            "_check": ("check_booking", "check_programme", "check_room"),
            "_facts": ("SharingFacts",),
            "_needs": ("Needs", "Query", "needs"),
            "_recording._balance": ("AudienceBalance",),
            "_recording._occupancy": ("Occupancy",),
            "_recording._plain": ("RecordRow",),
            "_recording._record": ("activity_record",),
            "_recording._usage": ("WITHHELD", "Count", "PeopleFrom", "Usage"),
            "_recording._values": ("ActivityRecord", "RoomUsage"),
            "_rules": ("ACT_RULES", "RULES"),
            "_storing._dialects": ("DIALECTS", "Dialect", "Statement"),
            "_storing._loading": ("bookings_needed",),
            "_storing._moving_in": ("booking_writes",),
            "_storing._statements": ("statements",),
            "_storing._tables": ("booking_tables",),
            "_values": ("FreeTime", "Gap", "Openings"),
            "_visiting._plan": ("HubShare", "ServiceVisit", "UnplacedVisits", "VisitHindrance", "VisitPlan"),
            "_visiting._planning": ("plan_visits",),
            "_visiting._service": ("VisitedHub", "VisitingService"),
            "_writing._bookings": ("HOLDING", "Booking", "BookingState", "OpenCondition", "PublicBooking"),
            "_writing._quotas": ("Quota",),
            "_writing._requests": (
                "ApproveBooking",
                "BookingAct",
                "BookingRequest",
                "CancelBooking",
                "DenyBooking",
                "DisplaceBooking",
                "MeetCondition",
                "RecordUse",
                "ReleaseBooking",
                "Series",
            ),
            "_writing._seasons": (
                "Allocation",
                "Application",
                "DayRange",
                "Lending",
                "Season",
                "SeasonPriority",
                "SeasonTime",
            ),
            "_writing._self_service": (
                "MAJORITY",
                "AccessCard",
                "AccessCardTerms",
                "AgeStep",
                "ChildrenTerms",
                "ContractTerms",
                "Grade",
                "GuardianTerms",
                "GuestTerms",
                "SelfServiceTerms",
            ),
            "_writing._terms": ("CancellationStep", "CoSigner", "ConditionTerms", "Deadline", "Guards", "RoomTerms"),
            "_writing._wishes": ("Audience", "Responsible", "RoomNeeds", "ServiceNeeds", "Visibility", "Wish"),
        },
    )

__all__ = [
    "ACCESS_FORMAT",
    "ACT_RULES",
    "DIALECTS",
    "HOLDING",
    "MAJORITY",
    "RULES",
    "WITHHELD",
    "AccessCard",
    "AccessCardTerms",
    "AccessGrant",
    "AccessList",
    "AccessMargins",
    "ActivityRecord",
    "AgeStep",
    "AllocatedSpan",
    "Allocation",
    "AllocationPlan",
    "Application",
    "ApproveBooking",
    "Arrival",
    "Audience",
    "AudienceBalance",
    "Award",
    "Booking",
    "BookingAct",
    "BookingRequest",
    "BookingState",
    "Calendar",
    "CancelBooking",
    "CancellationStep",
    "ChildrenTerms",
    "CoSigner",
    "Companion",
    "ConditionTerms",
    "ContractTerms",
    "Count",
    "DayRange",
    "Deadline",
    "DenyBooking",
    "Dialect",
    "DisplaceBooking",
    "FreeTime",
    "Gap",
    "GivenTime",
    "Grade",
    "GuardianTerms",
    "Guards",
    "GuestTerms",
    "Hold",
    "HubShare",
    "Lending",
    "MeetCondition",
    "Needs",
    "Occupancy",
    "OpenCondition",
    "Openings",
    "PeopleFrom",
    "Person",
    "Precedence",
    "PublicBooking",
    "Query",
    "Quota",
    "RecordRow",
    "RecordUse",
    "ReleaseBooking",
    "Responsible",
    "RoomNeeds",
    "RoomTerms",
    "RoomUsage",
    "Season",
    "SeasonPriority",
    "SeasonTime",
    "SelfServiceTerms",
    "Series",
    "ServiceNeeds",
    "ServiceVisit",
    "SharingFacts",
    "Standing",
    "Statement",
    "Taker",
    "TeamTimes",
    "UnmetTime",
    "UnplacedVisits",
    "Usage",
    "Visibility",
    "VisitHindrance",
    "VisitPlan",
    "VisitedHub",
    "VisitingService",
    "Visitor",
    "WhyUnmet",
    "Wish",
    "access_grants",
    "access_list",
    "activity_record",
    "allocate",
    "booking_tables",
    "booking_writes",
    "bookings_needed",
    "check_booking",
    "check_programme",
    "check_room",
    "decide_application",
    "decide_entry",
    "draw_order",
    "free_again",
    "give_back",
    "held_on",
    "lend",
    "needs",
    "plan_visits",
    "spans_of",
    "split",
    "statements",
    "swap",
    "times_had",
]
