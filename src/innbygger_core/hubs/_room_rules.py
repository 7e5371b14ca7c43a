"""The rules of what rooms a hub has, how they are booked, and how the whole is felt to be."""

from __future__ import annotations

from innbygger_core.decisions import Severity, Source, Verdict, answer, rule
from innbygger_core.hubs._values import Hub

__all__ = [
    "acoustics",
    "democracy_room",
    "flexible_rooms",
    "guest_workplaces",
    "meeting_room",
    "noise_tolerant_room",
    "online_booking",
    "people_booking",
    "stage",
    "storage",
    "welcoming",
]


@rule("premises.flexible-rooms", Hub, Severity.MUST, Source("report", "14"), params={"name": str})
def flexible_rooms(hub: Hub) -> Verdict:
    """Rooms can be used for meetings, training and events in turn [report p. 14].

    Kept by a multi-purpose room; broken where no room is one.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, RoomFacts
        >>> facts = HubFacts(id="north", name="Nord", more_rooms=False)
        >>> room = RoomFacts(id="room", hub="north", name="Rommet", features={"multi_purpose": True})
        >>> flexible_rooms(Hub(date(2026, 11, 23), facts, "Nord", rooms=(room,)))
        Pass(conditions=())
        >>> flexible_rooms(Hub(date(2026, 11, 23), facts, "Nord")).findings[0].field
        '/rooms'
    """
    return answer(hub, hub.has_room("multi_purpose"), "flexible-rooms", "/rooms")


@rule("premises.meeting-room", Hub, Severity.MUST, Source("report", "14"), params={"name": str})
def meeting_room(hub: Hub) -> Verdict:
    """There is a sound-insulated meeting room that everybody can use, services included [report p. 14].

    Kept by one room that is all three; broken where each room lacks one of them.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, RoomFacts
        >>> facts = HubFacts(id="north", name="Nord", more_rooms=False)
        >>> features = {"meeting": True, "sound_insulated": True, "for_everyone": True}
        >>> room = RoomFacts(id="room", hub="north", name="Rommet", features=features)
        >>> meeting_room(Hub(date(2026, 11, 23), facts, "Nord", rooms=(room,)))
        Pass(conditions=())
        >>> meeting_room(Hub(date(2026, 11, 23), facts, "Nord")).findings[0].field
        '/rooms'
    """
    return answer(hub, hub.has_room("meeting", "sound_insulated", "for_everyone"), "meeting-room", "/rooms")


@rule("premises.storage", Hub, Severity.MUST, Source("report", "15"), params={"name": str})
def storage(hub: Hub) -> Verdict:
    """There is storage, so that rooms can change use and actors can keep their equipment [report p. 15].

    Kept by a storage room; broken where there is none.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, RoomFacts
        >>> facts = HubFacts(id="north", name="Nord", more_rooms=False)
        >>> room = RoomFacts(id="room", hub="north", name="Rommet", features={"storage": True})
        >>> storage(Hub(date(2026, 11, 23), facts, "Nord", rooms=(room,)))
        Pass(conditions=())
        >>> storage(Hub(date(2026, 11, 23), facts, "Nord")).findings[0].field
        '/rooms'
    """
    return answer(hub, hub.has_room("storage"), "storage", "/rooms")


@rule("premises.online-booking", Hub, Severity.MUST, Source("report", "14"), params={"name": str})
def online_booking(hub: Hub) -> Verdict:
    """Rooms and halls can be booked online [report p. 14].

    Kept where they can; broken where they cannot.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts
        >>> def hub(online_booking):
        ...     facts = HubFacts(id="north", name="Nord", online_booking=online_booking)
        ...     return Hub(date(2026, 11, 23), facts, "Nord")
        >>> online_booking(hub(True))
        Pass(conditions=())
        >>> online_booking(hub(False)).findings[0].field
        '/online_booking'
    """
    return answer(hub, hub.facts.online_booking, "online-booking", "/online_booking")


@rule(
    "premises.democracy-room",
    Hub,
    Severity.SHOULD,
    Source("report", "14"),
    Source("report", "15"),
    params={"name": str},
)
def democracy_room(hub: Hub) -> Verdict:
    """There is a room that suits neighbourhood democracy, whichever form it takes [report p. 14, p. 15].

    Kept by such a room; broken where no room suits it.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, RoomFacts
        >>> facts = HubFacts(id="north", name="Nord", more_rooms=False)
        >>> room = RoomFacts(id="room", hub="north", name="Rommet", features={"democracy": True})
        >>> democracy_room(Hub(date(2026, 11, 23), facts, "Nord", rooms=(room,)))
        Pass(conditions=())
        >>> democracy_room(Hub(date(2026, 11, 23), facts, "Nord")).findings[0].field
        '/rooms'
    """
    return answer(hub, hub.has_room("democracy"), "democracy-room", "/rooms")


@rule("premises.stage", Hub, Severity.SHOULD, Source("report", "14"), params={"name": str})
def stage(hub: Hub) -> Verdict:
    """There is a stage with lighting and sound for cultural events [report p. 14].

    Kept by a room with all three; broken where they are not in one room.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, RoomFacts
        >>> facts = HubFacts(id="north", name="Nord", more_rooms=False)
        >>> features = {"stage": True, "light": True, "sound": True}
        >>> room = RoomFacts(id="room", hub="north", name="Rommet", features=features)
        >>> stage(Hub(date(2026, 11, 23), facts, "Nord", rooms=(room,)))
        Pass(conditions=())
        >>> stage(Hub(date(2026, 11, 23), facts, "Nord")).findings[0].field
        '/rooms'
    """
    return answer(hub, hub.has_room("stage", "light", "sound"), "stage", "/rooms")


@rule("premises.guest-workplaces", Hub, Severity.INFO, Source("report", "14"), params={"name": str})
def guest_workplaces(hub: Hub) -> Verdict:
    """There are workplaces for guests: employees, residents and students [report p. 14].

    Kept by a room with such places; broken where no room has any.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, RoomFacts
        >>> facts = HubFacts(id="north", name="Nord", more_rooms=False)
        >>> room = RoomFacts(id="room", hub="north", name="Rommet", features={"guest_workplaces": True})
        >>> guest_workplaces(Hub(date(2026, 11, 23), facts, "Nord", rooms=(room,)))
        Pass(conditions=())
        >>> guest_workplaces(Hub(date(2026, 11, 23), facts, "Nord")).findings[0].field
        '/rooms'
    """
    return answer(hub, hub.has_room("guest_workplaces"), "guest-workplaces", "/rooms")


@rule("premises.people-booking", Hub, Severity.INFO, Source("report", "14"), params={"name": str})
def people_booking(hub: Hub) -> Verdict:
    """Technicians and other people can be booked with the rooms [report p. 14].

    Kept where they can; broken where they cannot.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts
        >>> def hub(people_booking):
        ...     facts = HubFacts(id="north", name="Nord", people_booking=people_booking)
        ...     return Hub(date(2026, 11, 23), facts, "Nord")
        >>> people_booking(hub(True))
        Pass(conditions=())
        >>> people_booking(hub(False)).findings[0].field
        '/people_booking'
    """
    return answer(hub, hub.facts.people_booking, "people-booking", "/people_booking")


@rule("premises.noise-tolerant-room", Hub, Severity.INFO, Source("report", "15"), params={"name": str})
def noise_tolerant_room(hub: Hub) -> Verdict:
    """There is a room that can take noise and physical activity, as residents wish [report p. 15].

    Kept by such a room; broken where there is none.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, RoomFacts
        >>> facts = HubFacts(id="north", name="Nord", more_rooms=False)
        >>> room = RoomFacts(id="room", hub="north", name="Rommet", features={"noise_tolerant": True})
        >>> noise_tolerant_room(Hub(date(2026, 11, 23), facts, "Nord", rooms=(room,)))
        Pass(conditions=())
        >>> noise_tolerant_room(Hub(date(2026, 11, 23), facts, "Nord")).findings[0].field
        '/rooms'
    """
    return answer(hub, hub.has_room("noise_tolerant"), "noise-tolerant-room", "/rooms")


@rule("premises.acoustics", Hub, Severity.INFO, Source("report", "15"), params={"name": str})
def acoustics(hub: Hub) -> Verdict:
    """The acoustics suit mixed use, as residents wish [report p. 15].

    Kept by a room with good acoustics; broken where no room has them.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts, RoomFacts
        >>> facts = HubFacts(id="north", name="Nord", more_rooms=False)
        >>> room = RoomFacts(id="room", hub="north", name="Rommet", features={"acoustics": True})
        >>> acoustics(Hub(date(2026, 11, 23), facts, "Nord", rooms=(room,)))
        Pass(conditions=())
        >>> acoustics(Hub(date(2026, 11, 23), facts, "Nord")).findings[0].field
        '/rooms'
    """
    return answer(hub, hub.has_room("acoustics"), "acoustics", "/rooms")


@rule("premises.welcoming", Hub, Severity.INFO, Source("report", "15"), params={"name": str})
def welcoming(hub: Hub) -> Verdict:
    """Visitors find the hub welcoming, as residents wish [report p. 15].

    Kept where they do; broken where they do not.

    Example:
        >>> from datetime import date
        >>> from innbygger_core.hubs import HubFacts
        >>> def hub(welcoming):
        ...     facts = HubFacts(id="north", name="Nord", welcoming=welcoming)
        ...     return Hub(date(2026, 11, 23), facts, "Nord")
        >>> welcoming(hub(True))
        Pass(conditions=())
        >>> welcoming(hub(False)).findings[0].field
        '/welcoming'
    """
    return answer(hub, hub.facts.welcoming, "welcoming", "/welcoming")
