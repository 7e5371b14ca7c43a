"""What a calendar is sent for: to be published, or as a message about one event (RFC 5546)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ical.rfc5545.components import Component
    from tests.ical.rfc5545.lines import Found

__all__ = ["RULES"]

_NEEDED: Final = {
    "REQUEST": ("ORGANIZER", "ATTENDEE", "SUMMARY", "SEQUENCE"),
    "CANCEL": ("ORGANIZER", "ATTENDEE", "SEQUENCE", "STATUS"),
    "REPLY": ("ORGANIZER", "ATTENDEE"),
}
"""What the events of a message must have; SEQUENCE in a first request too, so that each later one is seen to rise."""


def _events(calendar: Component) -> list[Component]:
    return [part for part in calendar.parts if part.name == "VEVENT"]


def messages_are_complete(calendar: Component) -> Iterator[Found]:
    """A message says who sends it, to whom, and which of several it is; it has an event to speak of."""
    method = calendar.value("METHOD")
    if method in _NEEDED and not _events(calendar):
        yield calendar.number, f"{method} of nothing"
    for event in _events(calendar):
        for name in _NEEDED.get(method, ()):
            if not event.first(name):
                yield event.number, f"{method} without {name}"


def messages_are_of_one_event(calendar: Component) -> Iterator[Found]:
    """A message speaks of one event, to which one person asks others."""
    if calendar.value("METHOD") in _NEEDED:
        for name in ("UID", "SEQUENCE", "ORGANIZER"):
            told = {event.value(name) for event in _events(calendar)}
            if len(told) > 1:
                yield calendar.number, f"{name}: {sorted(told)}"


def cancellations_say_so(calendar: Component) -> Iterator[Found]:
    """An event that a message takes back is cancelled; one that it asks for is not."""
    method = calendar.value("METHOD")
    for event in _events(calendar):
        if method in {"CANCEL", "REQUEST"} and (event.value("STATUS") == "CANCELLED") is not (method == "CANCEL"):
            yield event.number, f"{method} with STATUS:{event.value('STATUS')}"


def publications_ask_nobody(calendar: Component) -> Iterator[Found]:
    """What is published, with or without saying so, has nobody who was asked to come."""
    if calendar.value("METHOD") in {"", "PUBLISH"}:
        for part in calendar.parts:
            for line in part.all("ATTENDEE"):
                yield line.number, f"{line.value} in {part.name}"


RULES = (messages_are_complete, messages_are_of_one_event, cancellations_say_so, publications_ask_nobody)
