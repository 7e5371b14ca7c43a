"""Calendars in which a stranger wrote every text; and a reader of raw lines, which knows the format and nobody's trust.

``python -m tests.ical.strangers`` tells what the calendars are made of, for each text that means no good.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from innbygger_core import ical
from innbygger_core.decisions import Viewer
from innbygger_core.ical import Person, feeds
from innbygger_core.network import Plan
from innbygger_core.sharing import Booking, Calendar
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.ical import Feed

__all__ = ["NASTY", "calendars", "feeds_by", "message_by", "names_of", "unfolded"]

NASTY: Final = (
    "Torg\r\nATTENDEE:mailto:mallory@example.com",
    "Torg\nEND:VEVENT\nBEGIN:VEVENT\nUID:x\nEND:VEVENT\nBEGIN:VEVENT",
    "Torg\rX-EVIL:1",
    "\r\n BEGIN:VALARM\r\nEND:VALARM\r\n",
    'Torg;X=":,\\n\\,\\\\',
    '"\r\nX-EVIL:1;A="',
    "\x00\x01Torg\x08\x0b\x0c\x1b[31m\x7f\x80\x9f",
    "\x1c\x1d\x1e\x1f\x85X-EVIL:1\u2028X-EVIL:2\u2029X-EVIL:3",
    "\u202eTorg\u2066\u200f\u061c\u2069\ufeff",
    "\ud800Torg\udfff\ud83d",
    "\ud83d\ude00 in two halves",
    "👨\u200d👩\u200d👧" * 40,
    "e\u0301" * 200 + "\u0300" * 90,
    "\\" * 201,
    "a" + "\\" * 200,
    "^'^n\"" * 30,
    "^" * 201,
    "\\n" * 90,
    ";,:" * 60,
    "a" * 40 + "€" * 60,
    "{summary} {0} %s $name {",
    "\ufffe\uffff\U0001ffff\U000e0041",
)
"""What a stranger may write, and none of it may become anything but text."""

YEAR: Final = date(2026, 1, 1), date(2027, 1, 1)
_NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
_HALVES: Final = re.compile("[\ud800-\udfff]")


# --- What a stranger wrote -------------------------------------------------------------------------------------------


def calendars(text: str) -> Iterator[bytes]:
    """Write calendars of every kind with this text wherever somebody may write one."""
    yield from (feed.content for feed in feeds_by(text))
    calendar = _calendar(text)
    yield ical.free_busy(calendar, *YEAR, hub="torget", lang=_language(text))
    yield ical.availability(calendar.facts, "torget", *YEAR, lang=_language(text))
    yield message_by(text)


def feeds_by(text: str) -> Iterator[Feed]:
    """Make the feeds among them."""
    calendar, lang = _calendar(text), _language(text)
    about = {"name": text, "url": f"https://fjord.example/{text}"}
    link, alarms = (lambda _: f"https://fjord.example/{text}"), [timedelta(hours=1)]
    yield feeds.opening_hours(calendar.facts, "torget", *YEAR, lang=lang, **about)
    yield feeds.opening_hours(calendar.facts, "torget", *YEAR)
    yield feeds.transport(calendar.facts, *YEAR, lang=lang, names={"run/south": text, "hub/torget": text})
    for viewer in Viewer:
        whose = {"organiser": f"organisation/{text}"} if viewer is Viewer.PARTY else {}
        told = {"viewer": viewer, "link": link, "alarms": alarms, **whose}
        yield feeds.bookings(calendar, **told, names=_names(text), lang=lang, **about)
        yield feeds.bookings(calendar, **told, cancelled="prefix")
    yield feeds.programme(calendar, names=_names(text), link=link)


def message_by(text: str) -> bytes:
    """Write a message to somebody who calls themselves by the text."""
    sender, recipient = Person("torg@example.org", text), Person("koret@example.org", text)
    names = _names(text)
    return ical.message(_calendar(text), "b0", sender=sender, recipient=recipient, names=names).content


def _whole(text: str) -> str:
    """Leave out halves of characters, which no plan takes."""
    return _HALVES.sub("", text)


def _language(text: str) -> Any:  # noqa: ANN401 - a catalogue
    return evolve(catalogue("nb"), tag=text)


def _names(text: str) -> dict[str, str]:
    """Call everything by the text."""
    known = (f"organisation/{text}", f"purpose/{text}", "purpose/tea", "condition/deposit", "room/hall", "hub/torget")
    return dict.fromkeys(known, text)


def _calendar(text: str) -> Calendar:
    wish = {"purpose": text, "organiser": f"organisation/{text}", "team": text, "visibility": "public"}
    wishes = ({**wish, "audience": {"open": True}}, {**wish, "purpose": "tea", "visibility": "shielded"}, None)
    rows = [
        {
            "id": f"b{day}",
            "rooms": ["hall", text] if day == 3 else ["hall"],
            "start": _NOON + timedelta(days=day),
            "end": _NOON + timedelta(days=day, hours=2),
            "state": state,
            "wish": wishes[day % 3],
            "conditions": [{"code": text}, {"code": "deposit"}],
            "ended_because": text,
        }
        for day, state in enumerate(["confirmed", "pending", "confirmed", "cancelled", "cancelled", "pending"])
    ]
    return Calendar(_plan(_whole(text)), bookings=map(Booking.model_validate, rows))


def _plan(text: str) -> Plan:
    closed = {"id": "closed", "first_day": "2026-06-10", "last_day": "2026-06-10", "hours": [], "reason": text}
    stops = [{"hub": "torget", "at": "10:00"}, {"place": text, "at": "11:00"}, {"hub": "torget", "at": "12:00"}]
    hours = {"format": "innbygger.hours/1", "id": "house", "week": {"mon-fri": ["10:00-16:00"]}, "exceptions": [closed]}
    return Plan.model_validate(
        {
            "municipality": {"name": text, "authority": "fjord.example"},
            "hubs": [{"id": "torget", "name": text, "hours": "house"}],
            "premises": [{"id": "roof", "hub": "torget", "name": text, "address": text}],
            "rooms": [{"id": "hall", "hub": "torget", "name": text}, {"id": "den", "hub": "torget", "name": text}],
            "hours": [hours],
            "transport_runs": [{"id": "south", "name": text, "days": "mon-fri", "stops": stops}],
        }
    )


# --- A reader of raw lines -------------------------------------------------------------------------------------------


def unfolded(written: bytes) -> list[str]:
    """Read content lines, and hold each octet to what the format allows."""
    assert written.endswith(b"\r\n")
    assert re.search(rb"\r(?!\n)|(?<!\r)\n|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", written) is None
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    return written.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def names_of(written: bytes) -> list[str]:
    """Name the components and properties of a calendar, in the order in which they stand."""
    return [_name(line) for line in unfolded(written)]


def _name(line: str) -> str:
    """Give the name of a property; what begins or ends is told with it, and the names of parameters are."""
    head = re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', line, re.DOTALL)
    assert head, line
    name, parameters, value = head.groups()
    asked = re.findall(r';([A-Z-]+)=(?:"[^"]*"|[^";:,]*)', parameters)
    return ";".join([name, *asked, *([value] if name in {"BEGIN", "END"} else [])])


if __name__ == "__main__":
    print(json.dumps([[names_of(written) for written in calendars(text)] for text in NASTY]))  # noqa: T201
