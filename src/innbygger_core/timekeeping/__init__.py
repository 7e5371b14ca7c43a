"""Time, once and for all: instants, spans, zones, periods, holidays, working days, recurrence.

Half-open and aware throughout, and without a clock of its own: what the time is, the caller says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.timekeeping._elections import local_elections
    from innbygger_core.timekeeping._holidays import (
        HolidayName,
        half_days,
        holiday,
        holidays_on,
        is_public_holiday,
        public_holidays,
    )
    from innbygger_core.timekeeping._instants import (
        DAY,
        FIRST_DAY,
        LAST_DAY,
        MICROSECOND,
        MINUTE,
        check_day,
        check_days,
        duration,
        end_micros,
        micros,
        moment,
        wall_micros,
    )
    from innbygger_core.timekeeping._models import WEEKDAYS, ClockTime, Day, Recurrence, Weekday, ZoneName
    from innbygger_core.timekeeping._partial_dates import PartialDate, earliest, latest
    from innbygger_core.timekeeping._period import Period, shifted
    from innbygger_core.timekeeping._reach import Instant, is_within_reach
    from innbygger_core.timekeeping._span import Span
    from innbygger_core.timekeeping._spans import Spans
    from innbygger_core.timekeeping._validity import Validity, holds, overlapping, turns
    from innbygger_core.timekeeping._wall import day_start, first_instant, from_wall, wall_spans, window
    from innbygger_core.timekeeping._working_days import (
        Convention,
        add_working_days,
        adjust,
        deadline,
        is_working_day,
        next_working_day,
        previous_working_day,
        working_days_between,
    )
    from innbygger_core.timekeeping._zones import stretches, zone
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_elections": ("local_elections",),
            "_holidays": ("HolidayName", "half_days", "holiday", "holidays_on", "is_public_holiday", "public_holidays"),
            "_instants": (
                "DAY",
                "FIRST_DAY",
                "LAST_DAY",
                "MICROSECOND",
                "MINUTE",
                "check_day",
                "check_days",
                "duration",
                "end_micros",
                "micros",
                "moment",
                "wall_micros",
            ),
            "_models": ("WEEKDAYS", "ClockTime", "Day", "Recurrence", "Weekday", "ZoneName"),
            "_partial_dates": ("PartialDate", "earliest", "latest"),
            "_period": ("Period", "shifted"),
            "_reach": ("Instant", "is_within_reach"),
            "_span": ("Span",),
            "_spans": ("Spans",),
            "_validity": ("Validity", "holds", "overlapping", "turns"),
            "_wall": ("day_start", "first_instant", "from_wall", "wall_spans", "window"),
            "_working_days": (
                "Convention",
                "add_working_days",
                "adjust",
                "deadline",
                "is_working_day",
                "next_working_day",
                "previous_working_day",
                "working_days_between",
            ),
            "_zones": ("stretches", "zone"),
        },
    )

__all__ = [
    "DAY",
    "FIRST_DAY",
    "LAST_DAY",
    "MICROSECOND",
    "MINUTE",
    "WEEKDAYS",
    "ClockTime",
    "Convention",
    "Day",
    "HolidayName",
    "Instant",
    "PartialDate",
    "Period",
    "Recurrence",
    "Span",
    "Spans",
    "Validity",
    "Weekday",
    "ZoneName",
    "add_working_days",
    "adjust",
    "check_day",
    "check_days",
    "day_start",
    "deadline",
    "duration",
    "earliest",
    "end_micros",
    "first_instant",
    "from_wall",
    "half_days",
    "holds",
    "holiday",
    "holidays_on",
    "is_public_holiday",
    "is_within_reach",
    "is_working_day",
    "latest",
    "local_elections",
    "micros",
    "moment",
    "next_working_day",
    "overlapping",
    "previous_working_day",
    "public_holidays",
    "shifted",
    "stretches",
    "turns",
    "wall_micros",
    "wall_spans",
    "window",
    "working_days_between",
    "zone",
]
