"""A collection on a CalDAV server, and what a calendar says there (RFC 4791)."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from datetime import datetime
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from attrs import frozen
from tests.ical.rfc5545.components import Component, tree
from tests.ical.rfc5545.lines import read, unfolded
from tests.ical.rfc5545.values import values_of

from innbygger_core.timekeeping import Span, Spans

if TYPE_CHECKING:
    from tests.ical.rfc5545.lines import Line

__all__ = ["USER", "Collection", "busy_times", "events", "objects"]

USER: Final = "somebody"
_DAV: Final = "{DAV:}"
_WITHIN: Final = """<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><D:getetag/><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
    <C:time-range start="{start:%Y%m%dT%H%M%SZ}" end="{end:%Y%m%dT%H%M%SZ}"/>
  </C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>"""
_BUSY: Final = """<?xml version="1.0" encoding="utf-8"?>
<C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav">
  <C:time-range start="{start:%Y%m%dT%H%M%SZ}" end="{end:%Y%m%dT%H%M%SZ}"/>
</C:free-busy-query>"""
_ETAGS: Final = '<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/></D:prop></D:propfind>'
# What says which event it is, when, and what it tells; the rest a server may write as it likes.
_WHEN: Final = ("UID", "RECURRENCE-ID", "DTSTART", "DTEND", "RRULE", "EXDATE", "SEQUENCE", "STATUS", "TRANSP")
_WHAT: Final = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "RESOURCES", "GEO", "URL")


@frozen
class Collection:
    """A calendar on a server.

    Attributes:
        server: its address.
        name: of the calendar.
    """

    server: str
    name: str

    @property
    def url(self) -> str:
        """The address of the calendar."""
        return f"{self.server}/{USER}/{self.name}/"

    def make(self) -> None:
        """Make it, empty."""
        assert self.ask("MKCALENDAR")[0] == 201

    def put(self, content: bytes, name: str = "") -> int:
        """Put an object into it, or a whole calendar in its place; tell the status."""
        return self.ask("PUT", name, content, {"Content-Type": "text/calendar; charset=utf-8"})[0]

    def content(self, name: str = "") -> bytes:
        """Get an object, or all as one calendar."""
        status, content = self.ask("GET", name)
        assert status == 200
        return content

    def etags(self) -> dict[str, str]:
        """Tell the state of each object, by its name."""
        status, told = self.ask("PROPFIND", "", _ETAGS.encode(), {"Depth": "1"})
        assert status == 207
        found = {it.findtext(f"{_DAV}href", ""): it.findtext(f".//{_DAV}getetag", "") for it in ET.fromstring(told)}  # noqa: S314 - ours
        return {href.rsplit("/", 1)[-1]: etag for href, etag in found.items() if not href.endswith("/")}

    def within(self, start: datetime, end: datetime) -> set[str]:
        """Ask the server which events take place in a window: their UIDs."""
        status, told = self.ask("REPORT", "", _WITHIN.format(start=start, end=end).encode(), {"Depth": "1"})
        assert status == 207
        texts = (it.text or "" for it in ET.fromstring(told).iter("{urn:ietf:params:xml:ns:caldav}calendar-data"))  # noqa: S314 - same
        return {part.value("UID") for text in texts for part in _events(_lined(text))}

    def busy(self, start: datetime, end: datetime) -> bytes:
        """Ask the server for its own free/busy time, as a calendar."""
        status, told = self.ask("REPORT", "", _BUSY.format(start=start, end=end).encode(), {"Depth": "1"})
        assert status == 200
        return told

    def ask(
        self, method: str, name: str = "", body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Send a request, and tell status and content of the answer."""
        where = urlsplit(self.url + name)
        connection = HTTPConnection(where.hostname or "", where.port, timeout=60)
        known = {"Authorization": "Basic " + b64encode(f"{USER}:".encode()).decode()}
        try:
            connection.request(method, where.path, body, known | (headers or {}))
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def events(content: bytes) -> Counter[tuple[str, ...]]:
    """Tell what the events of a calendar say, whatever their order and how their lines are written."""
    return Counter(tuple(_told(event)) for event in _events(content))


def busy_times(content: bytes) -> Spans:
    """Tell when a calendar of free/busy time says that somebody is busy."""
    lines = (line for part in tree(read(unfolded(content))).parts for line in part.all("FREEBUSY"))
    periods = (period.split("/") for line in lines for period in values_of(line))
    return Spans.of(*(Span(*map(datetime.fromisoformat, period)) for period in periods))


def objects(content: bytes) -> dict[str, bytes]:
    """Cut a feed into what CalDAV keeps: an object for each UID, with its time zone, and without a METHOD."""
    blocks = content.split(b"BEGIN:VEVENT\r\n")
    head = b"".join(line for line in blocks[0].splitlines(keepends=True) if not line.startswith(b"METHOD"))
    found: dict[str, list[bytes]] = {}
    for block in blocks[1:]:
        uid = block.replace(b"\r\n ", b"").split(b"UID:", 1)[1].split(b"\r\n", 1)[0].decode()
        found.setdefault(uid, []).append(b"BEGIN:VEVENT\r\n" + block.removesuffix(b"END:VCALENDAR\r\n"))
    return {uid: head + b"".join(own) + b"END:VCALENDAR\r\n" for uid, own in found.items()}


def _events(content: bytes) -> list[Component]:
    return [part for part in tree(read(unfolded(content))).walk() if part.name == "VEVENT"]


def _told(event: Component) -> list[str]:
    return sorted(_one(line) for line in event.lines if line.name in {*_WHEN, *_WHAT})


def _one(line: Line) -> str:
    """What a property says; the order of the parts of a rule means nothing."""
    value = ";".join(sorted(line.value.split(";"))) if line.name == "RRULE" else line.value
    return f"{line.name} {line.parameter('TZID')} {line.parameter('VALUE')} {value}"


def _lined(text: str) -> bytes:
    """Give lines their ends back, which XML takes for its own."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()
