"""From the shorthand of cases about rooms to what the library reads: a plan, stored bookings and requests.

In a case, a fact left out restricts nothing. In the library, a fact left out of terms restricts nothing either, but
every other fact left out is unknown; so what a case is silent about is written down here: rooms are always open and
large, recurring use needs no ground, and uses are silent and bear any noise. Every key is translated by a table; one
that is in no table is a ``KeyError``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from innbygger_core.network import Plan, read_plan
from innbygger_core.sharing import Booking, BookingRequest

Json: TypeAlias = dict[str, Any]
Table: TypeAlias = dict[str, Callable[[Any], Json]]

HUB = "torg"
SILENT, ANY_NOISE, LARGE = 0, 5, 500
ALWAYS = ["00:00-24:00"]
SOME_DAY = "2027-03-02T12:00"
# Recurring use by outsiders rests on an allocation or an agreement unless terms say otherwise, as a silent case does.
UNRESTRICTED = {"ground": False}
# The rule of a booking system that a case names, as terms for the whole hub.
RULES = {"user_one_room_at_a_time": {"simultaneous": 1}}
# What is not decided yet, by the words of the system from which a case comes.
STATES = dict.fromkeys(("created", "requires_handling", "waiting_for_payment"), "pending")
NOT_SENT = ("upcoming", "open", "in_allocation", "handled")


def name(shorthand: str) -> str:
    """The id that a thing of a case has in the plan: lower-case, as all ids are."""
    return shorthand.lower()


def names(shorthand: list[str]) -> list[str]:
    return [name(each) for each in shorthand]


def user(shorthand: str) -> str:
    return f"resident/{name(shorthand)}"


def minutes(count: int) -> str:
    return f"PT{count}M"


def span(pair: list[str]) -> str:
    return "-".join(pair)


def known(field: str) -> Callable[[Any], Json]:
    return lambda value: {field: value}


def length(field: str) -> Callable[[int], Json]:
    return lambda count: {field: minutes(count)}


def quota(period: str, what: str) -> Callable[[float], Json]:
    return lambda most: {"quotas": [{"per": "person", "period": period, what: most}]}


def silent(_: object) -> Json:
    return {}


# --- Rooms: what stands in the room, and what in its terms ------------------------------------------------------------

ROOM: Table = {
    "id": lambda room: {"id": name(room), "name": room},
    "parent": lambda room: {"part_of": name(room)},
    "open": lambda spans: {"hours": list(map(span, spans))},
    "adjacent": lambda rooms: {"neighbours": names(rooms)},
    "insulated": lambda told: {"features": {"sound_insulated": told}},
    "tolerates_noise": known("tolerates_noise"),
    "uses": lambda things: {"uses": names(things)},
}
TERMS: Table = {
    "step_min": lambda step: {"grid": minutes(step), "step": minutes(step)},
    "min_min": length("shortest"),
    "max_min": length("longest"),
    "buffer_before_min": known("buffer_before"),
    "buffer_after_min": known("buffer_after"),
    "lead_time_min": length("lead_time"),
    "max_groups": known("groups"),
    "approval": lambda how: {"approval": {"manual": True, "auto": False}[how], "approved_by": "position/handler"},
    "max_hours_per_user": quota("ahead", "hours"),
    **{f"max_hours_per_{period}": quota(period, "hours") for period in ("day", "week", "month", "year")},
    "quota_window": silent,  # said in each quota, by `terms_of`
}


def told(table: Table, row: Json, keys: Any) -> Json:  # noqa: ANN401 - whatever names keys
    """Translate some keys of a row; lists of one field are put together."""
    made: Json = {}
    for key in keys:
        for field, value in table[key](row[key]).items():
            made[field] = [*made[field], *value] if isinstance(made.get(field), list) else value
    return made


def room_of(row: Json) -> Json:
    said = told(ROOM, row, [key for key in row if key not in TERMS])
    spans = said.pop("hours", None)
    return {
        "hub": HUB,
        "capacity": LARGE,
        "more_features": False,
        "tolerates_noise": ANY_NOISE,
        **({"hours": said["id"]} if spans else {}),
        **said,
    }


def hours_of(row: Json, zone: str) -> list[Json]:
    spans = told(ROOM, row, ["open"])["hours"] if "open" in row else []
    return [schedule(name(row["id"]), {"mon-sun": spans}, zone)] if spans else []


def terms_of(row: Json) -> Json:
    said = told(TERMS, row, [key for key in row if key in TERMS])
    if "quota_window" in row:
        said["quotas"] = [each | {"between": span(row["quota_window"])} for each in said["quotas"]]
    return {"id": name(row["id"]), "rooms": [name(row["id"])], **said}


def schedule(identifier: str, week: Json, zone: str) -> Json:
    holidays = {"holidays": "as_usual", "access": "staffed", "id": "all"}
    layer = {"week": week, **holidays}
    return {"format": "innbygger.hours/1", "id": identifier, "timezone": zone, "layers": [layer]}


# --- Rounds, slots and services ---------------------------------------------------------------------------------------


def season_of(number: int, row: Json, now: datetime) -> Json:
    first, last = row["period"]
    sent = {"results_sent": (now - timedelta(days=1)).isoformat(), **dict.fromkeys(NOT_SENT)}
    rooms = {"rooms": names(row["rooms"]), "first_day": first, "last_day": last}
    return {"id": f"round-{number}", "allocated_at": sent[row["status"]], **rooms}


SLOT: Table = {
    "period": silent,  # the hours of the room, by `slot_hours`
    "quota": known("groups"),
    "approval": TERMS["approval"],
    "partly": silent,  # fixed stretches, by `slot_terms`
}


def slot_span(slot: Json) -> tuple[str, str]:
    """The day of a slot, and its stretch of the clock."""
    (day, opens), (_, closes) = (slot["period"][end].split("T") for end in ("start", "end"))
    return day, f"{opens}-{closes}"


def slot_hours(slot: Json, zone: str) -> Json:
    """A slot is the time that there is: the room is open on that day, and then."""
    day, clock = slot_span(slot)
    open_then = {"id": "slot", "layers": ["all"], "first_day": day, "last_day": day, "hours": [clock]}
    return schedule("slot", {"mon-sun": []}, zone) | {"exceptions": [open_then]}


def slot_terms(slot: Json) -> Json:
    whole = {} if slot.get("partly", True) else {"slots": [slot_span(slot)[1]]}
    return {"id": "slot", "rooms": ["slot"], **told(SLOT, slot, slot), **whole}


# --- Bookings and requests --------------------------------------------------------------------------------------------

BOOKING: Table = {
    "id": known("id"),
    "room": lambda room: {"rooms": [name(room)]},
    "start": silent,  # in the zone of the case, by `booking_of`
    "end": silent,
    "state": lambda state: {"state": STATES.get(state, state)},
    "kind": known("kind"),
    "buffer_before_min": known("buffer_before"),
    "buffer_after_min": known("buffer_after"),
}
WISH: Table = {
    "rooms": lambda rooms: {"rooms": names(rooms)},
    "user": lambda who: {"organiser": user(who), "booked_by": user(who)},
    "noise": known("noise"),
    "tolerates_noise": known("tolerates_noise"),
    "audience": lambda group: {"audience": {"group": group}},
    "visibility": lambda who: {"visibility": {"ordinary": "internal"}.get(who, who)},
}
REQUEST: Table = {
    "period": silent,  # in the zone of the case, by `request_of`
    "series": silent,
    "replaces": known("replaces"),
    "as": silent,  # with `confirm`
    "confirm": lambda yes: {"approval": {"by": "position/handler"}} if yes else {},
    "viewer": silent,  # asked of the decision
}
WEEKDAYS = {each.upper(): day for each, day in zip(("mo", "tu", "we", "th", "fr", "sa", "su"), (
    "mon", "tue", "wed", "thu", "fri", "sat", "sun"), strict=True)}  # fmt: skip


def wish_of(row: Json, anybody: str) -> Json:
    told_of = told(WISH, row, [key for key in row if key in WISH])
    return {"number": 1, "noise": SILENT, "local": True, **told(WISH, {"user": anybody}, ["user"]), **told_of}


class Setting(NamedTuple):
    """What a case is asked of."""

    plan: Plan
    bookings: tuple[Booking, ...]
    now: datetime
    zone: ZoneInfo

    def at(self, clock: str) -> datetime:
        """A local time of the case."""
        return datetime.fromisoformat(clock).replace(tzinfo=self.zone)

    def request(self, row: Json) -> BookingRequest:
        """A request of the case."""
        said = told(REQUEST, row, [key for key in row if key not in WISH])
        if "period" in row:
            said |= {end: self.at(row["period"][end]) for end in ("start", "end")}
        if "series" in row:
            said["series"] = series_of(row["series"])
        return BookingRequest.model_validate({"wish": wish_of(row, self.holder(row.get("replaces"))), **said})

    def holder(self, replaced: str | None) -> str:
        """Who asks where the case does not tell: whoever holds the booking that is to be replaced, else somebody."""
        held = [booking.wish for booking in self.bookings if booking.id == replaced]
        return next((str(wish.booked_by).partition("/")[2] for wish in held if wish), "somebody")


def series_of(row: Json) -> Json:
    opens, closes = row["time"]
    days = {"first_day": row["from"], "last_day": row["to"], "weekdays": [WEEKDAYS[row["weekday"]]]}
    return {"recurrence": {"every": "week", **days}, "opens": opens, "closes": closes}


def booking_of(number: int, row: Json, zone: ZoneInfo) -> Booking:
    said = told(BOOKING, row, [key for key in row if key not in WISH])
    ends = {end: datetime.fromisoformat(row[end]).replace(tzinfo=zone) for end in ("start", "end")}
    wish = None if row.get("kind") == "block" else wish_of(row, f"stranger-{number}") | {"rooms": said["rooms"]}
    return Booking.model_validate({"id": f"unnamed-{number}", "wish": wish, **said, **ends})


# --- The whole --------------------------------------------------------------------------------------------------------

SETUP = {"timezone", "now", "rooms", "bookings", "rounds", "rule", "slot", "hub", "nearby", "services"}


def plan_of(setup: Json, zone: str, now: datetime) -> Plan:
    rooms, slot = setup.get("rooms", []), setup.get("slot")
    places = [room_of(row) for row in rooms]
    hours = [schedule("always", {"mon-sun": ALWAYS}, zone), *(each for row in rooms for each in hours_of(row, zone))]
    terms = [{"id": "silence", "hubs": [HUB], **UNRESTRICTED}, *map(terms_of, rooms)]
    if slot:
        places.append(room_of({"id": "slot"}) | {"hours": "slot"})
        hours.append(slot_hours(slot, zone))
        terms.append(slot_terms(slot))
    if "rule" in setup:
        terms.append({"id": "rule", "hubs": [HUB], **RULES[setup["rule"]]})
    things = sorted({thing for place in places for thing in place.get("uses", [])})
    document = {
        "format": "innbygger.plan/1",
        "municipality": {"name": "Fjord", "timezone": zone, "hours": None},
        "hubs": [{"id": HUB, "name": "Torget", "hours": "always", "staff_hours": "always", "more_rooms": False}],
        "rooms": [*places, *nearby_rooms(setup)],
        "equipment": [{"id": thing, "hub": HUB, "name": thing, "count": 1} for thing in things],
        "hours": hours,
        "terms": terms,
        "seasons": [season_of(number, row, now) for number, row in enumerate(setup.get("rounds", []))],
        "more_agreements": False,
    }
    return read_plan(json.dumps(document))


def nearby_rooms(setup: Json) -> list[Json]:
    """Each place nearby is a room that is not under the roof of the hub."""
    return [room_of({"id": place}) | {"under_roof": False} for place in setup.get("nearby", [])]


def service_request(setting: Setting, setup: Json, row: Json) -> BookingRequest:
    """A service that is to be placed somewhere asks for any room there, in a week, when nothing else goes on."""
    (service,) = (each for each in setup["services"] if each["id"] == row["place_service"])
    needs = told(SERVICE, service, service)
    rooms = names(place["id"] for place in setup["rooms"]) if row["hub"] == setup["hub"] else names([row["hub"]])
    start = (setting.now + timedelta(days=7)).replace(hour=10, minute=0)
    wish = wish_of({}, "somebody") | {"any_of": rooms, "service": {"security": False, "shielding": False, **needs}}
    return BookingRequest.model_validate({"wish": wish, "start": start, "end": start + timedelta(hours=1)})


SERVICE: Table = {"id": silent, "needs_shielding": known("shielding"), "needs_security": known("security")}


def setting_of(case: Json) -> Setting:
    """Read the setup of a case. One that tells no time is asked the day before the earliest time that it names."""
    setup = case["setup"]
    if unknown := set(setup) - SETUP:
        raise KeyError(*unknown)
    zone = ZoneInfo(setup.get("timezone", "Europe/Oslo"))
    named = strings([setup.get("bookings"), setup.get("slot"), case["request"]])
    times = sorted(filter(is_time, named))
    asked = setup.get("now") or (datetime.fromisoformat((times or [SOME_DAY])[0]) - timedelta(days=1)).isoformat()
    now = datetime.fromisoformat(asked).replace(tzinfo=zone)
    bookings = tuple(booking_of(number, row, zone) for number, row in enumerate(setup.get("bookings", [])))
    return Setting(plan_of(setup, zone.key, now), bookings, now, zone)


def strings(found: Any) -> list[str]:  # noqa: ANN401 - whatever stands in a case
    if isinstance(found, dict):
        return strings(list(found.values()))
    if isinstance(found, list):
        return [each for value in found for each in strings(value)]
    return [found] if isinstance(found, str) else []


def is_time(text: str) -> bool:
    """Tell whether a text is a day, or a time on one."""
    return text[:4].isdigit() and text[4:5] == "-"
