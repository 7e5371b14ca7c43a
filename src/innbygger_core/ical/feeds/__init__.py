"""The feeds of :mod:`innbygger_core.ical`, not yet written: to be sent as they are written, split, tagged or expanded.

Each function takes what the function of the same name in ``ical`` takes, and gives a :class:`~innbygger_core.ical.Feed`
where that one gives bytes.

Example:
    >>> from datetime import date
    >>> from innbygger_core import ical, nye_asker
    >>> window = date(2026, 1, 1), date(2027, 1, 1)
    >>> feed = ical.feeds.opening_hours(nye_asker(), "tofte", *window)
    >>> feed.content == ical.opening_hours(nye_asker(), "tofte", *window)
    True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.ical.feeds._bookings import bookings_feed as bookings
    from innbygger_core.ical.feeds._bookings import programme_feed as programme
    from innbygger_core.ical.feeds._hub import hub_feed as hub
    from innbygger_core.ical.feeds._loans import loans_feed as loans
    from innbygger_core.ical.feeds._milestones import milestones_feed as milestones
    from innbygger_core.ical.feeds._opening_hours import opening_hours_feed as opening_hours
    from innbygger_core.ical.feeds._transport import transport_feed as transport
    from innbygger_core.ical.feeds._visits import visits_feed as visits
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_bookings": ("bookings_feed as bookings", "programme_feed as programme"),
            "_hub": ("hub_feed as hub",),
            "_loans": ("loans_feed as loans",),
            "_milestones": ("milestones_feed as milestones",),
            "_opening_hours": ("opening_hours_feed as opening_hours",),
            "_transport": ("transport_feed as transport",),
            "_visits": ("visits_feed as visits",),
        },
    )

__all__ = [
    "bookings",
    "hub",
    "loans",
    "milestones",
    "opening_hours",
    "programme",
    "transport",
    "visits",
]
