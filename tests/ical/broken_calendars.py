"""Calendars with one fault each, made of good ones: by the rule that finds it, what stands where else should stand."""

from __future__ import annotations

from typing import Final, NamedTuple

from tests.ical.good_calendars import AVAILABLE, BUSY, CANCEL, FEED, REQUEST, ZONE

__all__ = ["BROKEN", "Fault"]


class Fault(NamedTuple):
    """One change to a good calendar."""

    good: bytes
    instead_of: str
    stands: str

    @property
    def calendar(self) -> bytes:
        """The calendar with the fault in it, where it could first stand."""
        before, found, after = self.good.partition(self.instead_of.encode(errors="surrogateescape"))
        assert found, self.instead_of
        return before + self.stands.encode(errors="surrogateescape") + after


def _event(uid: str, *lines: str) -> str:
    whole = ("BEGIN:VEVENT", f"UID:{uid}@fjord.example", "DTSTAMP:20260102T030405Z", *lines, "END:VEVENT")
    return "".join(f"{line}\r\n" for line in whole)


_OTHER: Final = _event("other", "DTSTART:20260102T030405Z", "TRANSP:OPAQUE")
_OVERRIDE: Final = _event(
    "choir",
    "DTSTART;TZID=Europe/Oslo:20260309T190000",
    "RECURRENCE-ID;TZID=Europe/Oslo:20260309T180000",
    "TRANSP:OPAQUE",
)
_CANCELLED: Final = _event(
    "other",
    "SEQUENCE:2",
    "STATUS:CANCELLED",
    "TRANSP:OPAQUE",
    "ORGANIZER:mailto:torget@fjord.example",
    "ATTENDEE:mailto:kari@example.com",
)
_SECOND_OF_CHOIR: Final = (
    "BEGIN:VEVENT\r\nUID:choir@fjord.example\r\nDTSTAMP:20260102T030405Z\r\nDTSTART;TZID=Europe/Oslo:20260309"
)

_FAULTS: Final[dict[str, list[tuple[bytes, str, str]]]] = {
    "lines_end_in_crlf": [
        (FEED, "VERSION:2.0\r\n", "VERSION:2.0\n"),
        (FEED, "VERSION:2.0\r\n", "VERSION:2.0\r"),
        (FEED, "VERSION:2.0\r\n", "VERSION:2.0\r\r\n"),
    ],
    "the_last_line_ends": [
        (FEED, "END:VCALENDAR\r\n", "END:VCALENDAR"),
    ],
    "no_line_is_empty": [
        (FEED, "METHOD:PUBLISH\r\n", "METHOD:PUBLISH\r\n\r\n"),
        (FEED, "METHOD:PUBLISH\r\n", "METHOD:PUBLISH\r\n \r\n"),
        (FEED, "END:VCALENDAR\r\n", "END:VCALENDAR\r\n\r\n"),
    ],
    "no_line_is_long": [
        (FEED, "LOCATION;LANGUAGE=nb:Storsalen", "LOCATION;LANGUAGE=nb:" + "x" * 55),
        (FEED, "LOCATION;LANGUAGE=nb:Storsalen", "LOCATION;LANGUAGE=nb:" + "å" * 28),
    ],
    "no_control_characters": [
        (FEED, "Storsalen", "Stor\x00salen"),
        (FEED, "Storsalen", "Stor\x0bsalen"),
        (FEED, "Storsalen", "Stor\x7fsalen"),
    ],
    "all_is_utf8": [
        (FEED, "Storsalen", "Stor\udcffsalen"),
        (FEED, "å\r\n å", "å\r\n \udcc3"),
    ],
    "folds_spare_characters": [
        (FEED, "å\r\n å", "\udcc3\r\n \udca5å"),
    ],
    "folds_spare_escapes": [
        (FEED, "og\r\n  tr", "\\\r\n ntr"),
    ],
    "lines_are_well_formed": [
        (FEED, "PRIORITY:5", "PRIORITY"),
        (FEED, "PRIORITY:5", "PRI ORITY:5"),
        (FEED, "PRIORITY:5", "PRIORITY;X-A:5"),
        (FEED, "BEGIN:VCALENDAR", "\ufeffBEGIN:VCALENDAR"),
        (REQUEST, "CN=Kari Nes", "CN=Kari; Nes"),
        (REQUEST, "CN=Kari Nes", 'CN=Kari "Nes"'),
    ],
    "components_nest": [
        (FEED, "END:VALARM\r\n", ""),
        (FEED, "END:VCALENDAR\r\n", ""),
        (FEED, "END:VCALENDAR", "END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR"),
        (FEED, "BEGIN:VCALENDAR", "X-FIRST:1\r\nBEGIN:VCALENDAR"),
        (FEED, "BEGIN:VCALENDAR", "END:VCALENDAR\r\nBEGIN:VCALENDAR"),
    ],
    "components_have_their_place": [
        (FEED, "BEGIN:VALARM", f"{_OTHER}BEGIN:VALARM"),
        (FEED, "BEGIN:VALARM", "BEGIN:VTALARM\r\nEND:VTALARM\r\nBEGIN:VALARM"),
    ],
    "calendars_hold_something": [
        (FEED, "END:VCALENDAR", "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nEND:VTIMEZONE\r\nEND:VCALENDAR"),
    ],
    "properties_have_their_place": [
        (FEED, "PRIORITY:5", "REPEAT:5"),
        (FEED, "PRIORITY:5", "IMPORTANCE:5"),
        (FEED, "DESCRIPTION:Kor", "DESCRIPTION:Kor\r\nLOCATION:Her"),
        (BUSY, "END:VFREEBUSY", "SUMMARY:Kor\r\nEND:VFREEBUSY"),
        (AVAILABLE, "SUMMARY:", "TRANSP:OPAQUE\r\nSUMMARY:"),
    ],
    "required_properties_are_there": [
        (FEED, "VERSION:2.0\r\n", ""),
        (FEED, "PRODID:-//innbygger_core//ical//EN\r\n", ""),
        (FEED, "UID:night@fjord.example\r\nDTSTAMP:20260102T030405Z\r\n", "UID:n@f.example\r\n"),
        (FEED, "UID:closed@fjord.example\r\n", ""),
        (FEED, "DTSTART;VALUE=DATE:20260525\r\n", ""),
        (FEED, "TZID:Europe/Oslo\r\n", ""),
        (FEED, "TZOFFSETFROM:+0100\r\n", ""),
        (FEED, "TZOFFSETTO:+0100\r\n", ""),
        (FEED, "DTSTART:19960331T020000\r\n", ""),
        (FEED, "TRIGGER:-PT30M\r\n", ""),
        (FEED, "DESCRIPTION:Kor\r\n", ""),
        (FEED, "ACTION:DISPLAY", "ACTION:EMAIL"),
        (BUSY, "DTSTAMP:20260102T030405Z\r\n", ""),
        (AVAILABLE, "UID:torget@fjord.example\r\n", ""),
        (AVAILABLE, "DTSTART;TZID=Europe/Oslo:20260112T100000\r\n", ""),
    ],
    "properties_stand_once": [
        (FEED, "METHOD:PUBLISH", "METHOD:PUBLISH\r\nMETHOD:PUBLISH"),
        (FEED, "VERSION:2.0", "VERSION:2.0\r\nVERSION:2.0"),
        (FEED, "TRANSP:OPAQUE", "TRANSP:OPAQUE\r\nTRANSP:OPAQUE"),
        (FEED, "X-PUBLISHED-TTL:PT12H", "X-PUBLISHED-TTL:PT12H\r\nX-PUBLISHED-TTL:PT1H"),
    ],
    "properties_agree": [
        (FEED, "PRIORITY:5", "DURATION:PT2H"),
        (FEED, "REPEAT:2\r\n", ""),
    ],
    "parameters_have_their_place": [
        (FEED, "PRIORITY:5", "PRIORITY;CN=a:5"),
        (FEED, "PRIORITY:5", "PRIORITY;LANGUAGE=nb:5"),
        (FEED, "TRANSP:OPAQUE", "TRANSP;HOW=a:OPAQUE"),
    ],
    "parameters_are_told_once": [
        (FEED, "LOCATION;LANGUAGE=nb:", "LOCATION;LANGUAGE=nb;LANGUAGE=nb:"),
        (REQUEST, "CN=Kari Nes", "CN=Nes, Kari"),
    ],
    "values_are_of_their_type": [
        (FEED, "PRIORITY:5", "PRIORITY:high"),
        (FEED, "PRIORITY:5", "PRIORITY;VALUE=TEXT:5"),
        (FEED, "DTSTART;VALUE=DATE:20260525", "DTSTART:20260525"),
        (FEED, "DTSTART;VALUE=DATE:20260525", "DTSTART;VALUE=DATE:20260525T000000"),
        (FEED, "DTSTART;VALUE=DATE:20260525", "DTSTART;VALUE=DATE:20260532"),
        (FEED, "20260302T180000", "20260302T186000"),
        (FEED, "DURATION:PT5M", "DURATION:5M"),
        (FEED, "DURATION:PT5M", "DURATION:P1M"),
        (FEED, "DURATION:PT5M", "DURATION:PT1H5S"),
        (FEED, "TZOFFSETFROM:+0100", "TZOFFSETFROM:01:00"),
        (FEED, "TZOFFSETFROM:+0100", "TZOFFSETFROM:-0000"),
        (FEED, "GEO:59.835700;10.436300", "GEO:59.835700,10.436300"),
        (FEED, "GEO:59.835700;10.436300", "GEO:5.98e1;10.436300"),
        (FEED, "URL:https://fjord.example/kor?uke=10", "URL:https://fjord.example/kor uke"),
        (FEED, "URL:https://fjord.example/kor?uke=10", "URL:fjord.example/kor"),
        (FEED, "URL:https://fjord.example/kor?uke=10", "URL:https://fjord.example/kor?10%"),
        (FEED, "RRULE:FREQ=WEEKLY;UNTIL", "RRULE:FREQ=WEEKLY\\;UNTIL"),
        (BUSY, "20260302T190000Z", "20260302T250000Z"),
        (BUSY, "20260302T170000Z/20260302T190000Z", "20260302T170000Z"),
        (REQUEST, "mailto:torget@fjord.example", "torget@fjord.example"),
        (REQUEST, 'CN="Torget, Fjord"', "CN=Torget:Fjord"),
    ],
    "texts_are_escaped": [
        (FEED, "Storsalen", "Storsalen, oppe"),
        (FEED, "Storsalen", "Storsalen; oppe"),
        (FEED, "Storsalen", "Storsalen\\: oppe"),
        (FEED, "Storsalen", "Storsalen\\"),
        (FEED, "Kultur,", "Kultur;"),
        (FEED, "X-PUBLISHED-TTL:", "X-TOLD:a,b\r\nX-PUBLISHED-TTL:"),
    ],
    "types_are_told": [
        (FEED, "REFRESH-INTERVAL;VALUE=DURATION:", "REFRESH-INTERVAL:"),
    ],
    "words_are_known": [
        (FEED, "STATUS:CONFIRMED", "STATUS:OPEN"),
        (FEED, "TRANSP:OPAQUE", "TRANSP:BUSY"),
        (FEED, "VERSION:2.0", "VERSION:1.0"),
        (FEED, "METHOD:PUBLISH", "METHOD:POST"),
        (FEED, "CLASS:PUBLIC", "CLASS:SECRET"),
        (BUSY, "FBTYPE=BUSY:", "FBTYPE=TAKEN:"),
        (AVAILABLE, "BUSYTYPE:BUSY-UNAVAILABLE", "BUSYTYPE:CLOSED"),
        (REQUEST, "RSVP=TRUE", "RSVP=YES"),
    ],
    "numbers_are_in_range": [
        (FEED, "PRIORITY:5", "PRIORITY:10"),
        (FEED, "SEQUENCE:2", "SEQUENCE:-1"),
        (FEED, "REPEAT:2", "REPEAT:0"),
    ],
    "positions_are_on_earth": [
        (FEED, "GEO:59.835700;", "GEO:90.1;"),
        (FEED, ";10.436300", ";-180.1"),
    ],
    "colours_have_names": [
        (FEED, "COLOR:teal", "COLOR:#008080"),
    ],
    "languages_are_tags": [
        (FEED, "LOCATION;LANGUAGE=nb:", "LOCATION;LANGUAGE=norsk bokmål:"),
    ],
    "lengths_are_positive": [
        (FEED, "DURATION:PT5M", "DURATION:-PT5M"),
        (FEED, "DURATION:PT5M", "DURATION:PT0S"),
    ],
    "zones_are_known": [
        (FEED, "END:VTIMEZONE\r\n", "END:VTIMEZONE\r\n" + ZONE.replace("Europe/Oslo", "W. Europe Standard Time")),
    ],
    "zones_are_defined": [
        (FEED, "DTSTART;TZID=Europe/Oslo:20260302", "DTSTART;TZID=Europe/Bergen:20260302"),
    ],
    "zones_are_defined_once": [
        (FEED, "END:VTIMEZONE\r\n", "END:VTIMEZONE\r\n" + ZONE),
    ],
    "zones_are_short": [
        (FEED, "TZNAME:CEST", "TZNAME:" + "x" * 65),
    ],
    "zones_are_rules": [
        (FEED, "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n", ""),
        (FEED, "BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=3;UNTIL=20991231T000000Z"),
        (FEED, "TZNAME:CEST", "RDATE:19950326T020000"),
    ],
    "observances_start_in_local_time": [
        (FEED, "DTSTART:19960331T020000", "DTSTART:19960331T010000Z"),
        (FEED, "DTSTART:19960331T", "DTSTART;TZID=Europe/Oslo:19960331T"),
    ],
    "zones_tell_the_truth": [
        (FEED, "BYDAY=-1SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=3"),
        (FEED, "TZOFFSETTO:+0200", "TZOFFSETTO:+0100"),
        (FEED, "DTSTART:19960331T020000", "DTSTART:20300331T020000"),
    ],
    "no_time_floats": [
        (FEED, "DTEND;TZID=Europe/Oslo:20260302T200000", "DTEND:20260302T200000"),
        (FEED, "EXDATE;TZID=Europe/Oslo:", "EXDATE:"),
    ],
    "utc_is_where_it_must_be": [
        (FEED, "TRIGGER:-PT30M", "TRIGGER;VALUE=DATE-TIME:20260302T170000"),
        (FEED, "LAST-MODIFIED:20260102T030405Z", "LAST-MODIFIED:20260102T030405"),
        (BUSY, "DTEND:20260308T230000Z", "DTEND:20260308T230000"),
        (BUSY, "/20260302T190000Z", "/20260302T190000"),
    ],
    "no_zone_stands_beside_utc": [
        (FEED, "Oslo:20260401T180000", "Oslo:20260401T160000Z"),
        (FEED, "DTEND;VALUE=DATE:", "DTEND;VALUE=DATE;TZID=Europe/Oslo:"),
    ],
    "readings_come_once": [
        (
            FEED,
            "20260309T190000\r\nDTEND;TZID=Europe/Oslo:20260309T20",
            "20260329T023000\r\nDTEND;TZID=Europe/Oslo:20260329T04",
        ),
        (FEED, "Oslo:20260309T200000", "Oslo:20261025T023000"),
    ],
    "ends_have_the_form_of_their_starts": [
        (FEED, "DTEND;TZID=Europe/Oslo:20260302T200000", "DTEND:20260302T190000Z"),
        (FEED, "DTEND;VALUE=DATE:20260526", "DTEND:20260526T000000Z"),
    ],
    "ends_come_after_starts": [
        (FEED, "20260302T200000", "20260302T180000"),
        (FEED, "DTEND;VALUE=DATE:20260526", "DTEND;VALUE=DATE:20260525"),
        (AVAILABLE, "Oslo:20270101T", "Oslo:20250101T"),
    ],
    "busy_times_are_in_order": [
        (BUSY, "/20260302T080000Z", "/20260301T080000Z"),
        (BUSY, "20260301T230000Z/", "20260303T230000Z/"),
        (BUSY, "DTEND:20260308", "DTEND:20260302"),
    ],
    "rules_are_written_well": [
        (FEED, "FREQ=WEEKLY;UNTIL", "FREQ=FORTNIGHTLY;UNTIL"),
        (FEED, "FREQ=WEEKLY;UNTIL", "FREQ=WEEKLY;COUNT=8;UNTIL"),
        (FEED, "FREQ=WEEKLY;UNTIL", "FREQ=WEEKLY;INTERVAL=0;UNTIL"),
        (FEED, "FREQ=WEEKLY;UNTIL", "FREQ=WEEKLY;WKST=MO;WKST=MO;UNTIL"),
        (FEED, "FREQ=WEEKLY;UNTIL", "UNTIL"),
        (FEED, "BYDAY=MO,WE", "BYDAY=1MO,WE"),
        (FEED, "BYDAY=MO,WE", "BYDAY=MO,XX"),
        (FEED, "UNTIL=20260415T160000Z", "UNTIL=20260415T180000"),
    ],
    "rules_end_in_utc": [
        (FEED, "UNTIL=20260415T160000Z", "UNTIL=20260415"),
        (FEED, "UNTIL=20260727;", "UNTIL=20260727T000000Z;"),
    ],
    "exceptions_have_the_form_of_their_start": [
        (FEED, "EXDATE;TZID=Europe/Oslo:20260401T180000", "EXDATE:20260401T160000Z"),
        (FEED, "Oslo:20260406T180000", "Oslo:20260406T180000,20260408T180000"),
    ],
    "rules_have_their_start": [
        (FEED, "BYDAY=MO,WE", "BYDAY=TU,WE"),
        (FEED, "UNTIL=20260415T160000Z", "UNTIL=20260415T170000Z"),
        (FEED, "UNTIL=20260727;", "UNTIL=20260728;"),
    ],
    "lengths_hold": [
        (FEED, "20260328T220000\r\nTRANSP", "20260321T220000\r\nTRANSP"),
    ],
    "no_dates_are_added": [
        (FEED, "PRIORITY:5", "RDATE;TZID=Europe/Oslo:20260501T180000"),
    ],
    "exceptions_are_occurrences": [
        (FEED, "Oslo:20260401T180000", "Oslo:20260402T180000"),
        (FEED, "Oslo:20260401T180000", "Oslo:20260401T170000"),
        (FEED, "EXDATE;TZID=Europe/Oslo:20260401", "EXDATE;TZID=Europe/Oslo:20260406"),
        (FEED, "UNTIL=20260727;", "UNTIL=20260525;"),
    ],
    "overrides_are_of_occurrences": [
        (FEED, "RECURRENCE-ID;TZID=Europe/Oslo:20260309", "RECURRENCE-ID;TZID=Europe/Oslo:20260310"),
        (FEED, "RECURRENCE-ID;TZID=Europe/Oslo:20260309", "RECURRENCE-ID;TZID=Europe/Oslo:20260401"),
        (FEED, "RECURRENCE-ID;TZID=Europe/Oslo:20260309T180000", "RECURRENCE-ID:20260309T170000Z"),
        (FEED, "SUMMARY;LANGUAGE=nb:Kor\r\n", "RRULE:FREQ=DAILY;COUNT=2\r\n"),
        (FEED, "SUMMARY:Stengt", "RECURRENCE-ID;VALUE=DATE:20260525"),
        (AVAILABLE, "Oslo:20260112T090000", "Oslo:20260113T090000"),
    ],
    "overrides_stand_by_their_master": [
        (FEED, _SECOND_OF_CHOIR, _OTHER + _SECOND_OF_CHOIR),
    ],
    "nothing_stands_twice": [
        (FEED, "BEGIN:VEVENT\r\nUID:closed", f"{_OTHER}{_OTHER}BEGIN:VEVENT\r\nUID:closed"),
        (FEED, "BEGIN:VEVENT\r\nUID:night", f"{_OVERRIDE}BEGIN:VEVENT\r\nUID:night"),
    ],
    "messages_are_complete": [
        (REQUEST, 'ORGANIZER;CN="Torget, Fjord":mailto:torget@fjord.example\r\n', ""),
        (REQUEST, "SUMMARY:Kor\r\n", ""),
        (BUSY, "METHOD:PUBLISH", "METHOD:REQUEST"),
        (CANCEL, "SEQUENCE:2\r\n", ""),
        (CANCEL, "ATTENDEE:mailto:kari@example.com\r\n", ""),
    ],
    "messages_are_of_one_event": [
        (CANCEL, "END:VCALENDAR", f"{_CANCELLED}END:VCALENDAR"),
    ],
    "cancellations_say_so": [
        (CANCEL, "STATUS:CANCELLED", "STATUS:CONFIRMED"),
        (REQUEST, "STATUS:TENTATIVE", "STATUS:CANCELLED"),
    ],
    "publications_ask_nobody": [
        (REQUEST, "METHOD:REQUEST", "METHOD:PUBLISH"),
        (REQUEST, "METHOD:REQUEST\r\n", ""),
    ],
    "one_language_is_spoken": [
        (FEED, "LOCATION;LANGUAGE=nb:", "LOCATION;LANGUAGE=nn:"),
    ],
    "old_and_new_names_say_the_same": [
        (FEED, "NAME;LANGUAGE=nb:Torget", "NAME;LANGUAGE=nb:Torg"),
        (FEED, "X-PUBLISHED-TTL:PT12H\r\n", ""),
    ],
    "no_zone_is_told_but_where_a_time_is": [
        (FEED, "COLOR:forestgreen", "X-WR-TIMEZONE:Europe/Oslo"),
    ],
    "names_are_for_all_the_world": [
        (FEED, "UID:closed@fjord.example", "UID:closed"),
        (FEED, "UID:closed@fjord.example", "UID:på stengt dag@fjord.example"),
    ],
    "events_say_whether_they_take_time": [
        (FEED, "TRANSP:OPAQUE\r\n", ""),
    ],
    "nothing_is_unseen": [
        (FEED, "Storsalen", "Stor\u202esalen"),
        (FEED, "Storsalen", "Stor\u2028salen"),
    ],
}
BROKEN: Final = [(rule, Fault(*fault)) for rule, faults in _FAULTS.items() for fault in faults]
