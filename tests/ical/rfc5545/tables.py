"""What RFC 5545 and its companions say in tables: which components, properties and parameters there are, and where.

Beside RFC 5545: RFC 7953 (availability), RFC 7986 (names, colours, refreshing), RFC 9074 (alarms).
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

__all__ = [
    "COLOURS",
    "COMPONENTS",
    "LISTS",
    "MUST_SAY_THEIR_TYPE",
    "NUMBERS",
    "PARAMETERS",
    "PROPERTIES",
    "WORDS",
    "Grammar",
]


@frozen
class Grammar:
    """What may stand in a component.

    Attributes:
        inside: the components in which it may stand.
        required: properties that stand there once.
        once: properties that stand there at most once.
        many: properties that stand there however often.
        apart: pairs of properties of which at most one stands there.
        together: pairs of properties of which none stands there, or both.
    """

    inside: frozenset[str]
    required: frozenset[str]
    once: frozenset[str]
    many: frozenset[str] = frozenset()
    apart: tuple[tuple[str, str], ...] = ()
    together: tuple[tuple[str, str], ...] = ()


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IN_CALENDAR: Final = _names("VCALENDAR")
_END_OR_LENGTH: Final = (("DTEND", "DURATION"),)

COMPONENTS: Final = {
    "VCALENDAR": Grammar(
        _names(""),
        _names("PRODID VERSION"),
        _names("CALSCALE METHOD UID LAST-MODIFIED URL REFRESH-INTERVAL SOURCE COLOR"),
        _names("NAME DESCRIPTION CATEGORIES IMAGE"),
    ),
    "VEVENT": Grammar(
        _IN_CALENDAR,
        _names("UID DTSTAMP"),
        _names(
            "DTSTART CLASS CREATED DESCRIPTION GEO LAST-MODIFIED LOCATION ORGANIZER PRIORITY SEQUENCE STATUS SUMMARY "
            "TRANSP URL RECURRENCE-ID RRULE DTEND DURATION COLOR"
        ),
        _names(
            "ATTACH ATTENDEE CATEGORIES COMMENT CONTACT EXDATE REQUEST-STATUS RELATED-TO RESOURCES RDATE IMAGE "
            "CONFERENCE"
        ),
        apart=_END_OR_LENGTH,
    ),
    "VFREEBUSY": Grammar(
        _IN_CALENDAR,
        _names("UID DTSTAMP"),
        _names("CONTACT DTSTART DTEND ORGANIZER URL"),
        _names("ATTENDEE COMMENT FREEBUSY REQUEST-STATUS"),
    ),
    "VAVAILABILITY": Grammar(
        _IN_CALENDAR,
        _names("UID DTSTAMP"),
        _names(
            "BUSYTYPE CLASS CREATED DESCRIPTION DTSTART LAST-MODIFIED LOCATION ORGANIZER PRIORITY SEQUENCE SUMMARY URL "
            "DTEND DURATION"
        ),
        _names("CATEGORIES COMMENT CONTACT"),
        apart=_END_OR_LENGTH,
    ),
    "AVAILABLE": Grammar(
        _names("VAVAILABILITY"),
        _names("UID DTSTAMP DTSTART"),
        _names("CREATED DESCRIPTION LAST-MODIFIED LOCATION RECURRENCE-ID RRULE SUMMARY DTEND DURATION"),
        _names("CATEGORIES COMMENT CONTACT EXDATE RDATE"),
        apart=_END_OR_LENGTH,
    ),
    "VTIMEZONE": Grammar(_IN_CALENDAR, _names("TZID"), _names("LAST-MODIFIED TZURL")),
    **dict.fromkeys(
        ("STANDARD", "DAYLIGHT"),
        Grammar(
            _names("VTIMEZONE"),
            _names("DTSTART TZOFFSETFROM TZOFFSETTO"),
            _names("RRULE"),
            _names("COMMENT RDATE TZNAME"),
        ),
    ),
    "VALARM": Grammar(
        _names("VEVENT"),
        _names("ACTION TRIGGER"),
        _names("DESCRIPTION SUMMARY DURATION REPEAT UID ACKNOWLEDGED PROXIMITY"),
        _names("ATTACH ATTENDEE RELATED-TO"),
        together=(("DURATION", "REPEAT"),),
    ),
}

_TIMES: Final = ("DATE-TIME", "DATE")
PROPERTIES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        _names(
            "CALSCALE METHOD PRODID VERSION UID CLASS DESCRIPTION LOCATION STATUS SUMMARY TRANSP COMMENT CONTACT "
            "REQUEST-STATUS RELATED-TO CATEGORIES RESOURCES TZID TZNAME NAME COLOR BUSYTYPE ACTION PROXIMITY"
        ),
        ("TEXT",),
    ),
    **dict.fromkeys(_names("DTSTAMP CREATED LAST-MODIFIED ACKNOWLEDGED"), ("DATE-TIME",)),
    **dict.fromkeys(_names("DTSTART DTEND RECURRENCE-ID EXDATE"), _TIMES),
    "RDATE": (*_TIMES, "PERIOD"),
    "FREEBUSY": ("PERIOD",),
    **dict.fromkeys(_names("DURATION REFRESH-INTERVAL"), ("DURATION",)),
    "X-PUBLISHED-TTL": ("DURATION",),
    "TRIGGER": ("DURATION", "DATE-TIME"),
    **dict.fromkeys(_names("PRIORITY SEQUENCE REPEAT"), ("INTEGER",)),
    **dict.fromkeys(_names("TZOFFSETFROM TZOFFSETTO"), ("UTC-OFFSET",)),
    **dict.fromkeys(_names("ORGANIZER ATTENDEE"), ("CAL-ADDRESS",)),
    **dict.fromkeys(_names("URL TZURL SOURCE CONFERENCE"), ("URI",)),
    **dict.fromkeys(_names("ATTACH IMAGE"), ("URI", "BINARY")),
    "GEO": ("GEO",),
    "RRULE": ("RECUR",),
}
"""The types of value of each property, the one that goes without saying first."""

LISTS: Final = _names("CATEGORIES RESOURCES EXDATE RDATE FREEBUSY")
MUST_SAY_THEIR_TYPE: Final = _names("REFRESH-INTERVAL SOURCE CONFERENCE IMAGE")

_TEXTS: Final = _names("CATEGORIES COMMENT CONTACT DESCRIPTION LOCATION NAME RESOURCES SUMMARY TZNAME CONFERENCE")
_PEOPLE: Final = _names("ORGANIZER ATTENDEE")
_GUESTS: Final = _names("ATTENDEE")
PARAMETERS: Final[dict[str, frozenset[str]]] = {
    "VALUE": frozenset(PROPERTIES),
    "TZID": _names("DTSTART DTEND RECURRENCE-ID EXDATE RDATE"),
    "LANGUAGE": _TEXTS | _PEOPLE | {"REQUEST-STATUS"},
    "ALTREP": _names("COMMENT CONTACT DESCRIPTION LOCATION RESOURCES SUMMARY IMAGE"),
    **dict.fromkeys(_names("CN DIR SENT-BY EMAIL SCHEDULE-AGENT SCHEDULE-STATUS"), _PEOPLE),
    **dict.fromkeys(_names("CUTYPE ROLE PARTSTAT RSVP MEMBER DELEGATED-TO DELEGATED-FROM"), _GUESTS),
    "FBTYPE": _names("FREEBUSY"),
    "RELATED": _names("TRIGGER"),
    "RELTYPE": _names("RELATED-TO"),
    "RANGE": _names("RECURRENCE-ID"),
    **dict.fromkeys(_names("FMTTYPE ENCODING DISPLAY"), _names("ATTACH IMAGE")),
    **dict.fromkeys(_names("FEATURE LABEL"), _names("CONFERENCE")),
}
"""The properties beside which a parameter may stand; one that begins with X- may stand beside any."""

WORDS: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("VCALENDAR", "VERSION"): _names("2.0"),
    ("VCALENDAR", "CALSCALE"): _names("GREGORIAN"),
    ("VCALENDAR", "METHOD"): _names("PUBLISH REQUEST REPLY ADD CANCEL REFRESH COUNTER DECLINECOUNTER"),
    ("VEVENT", "STATUS"): _names("TENTATIVE CONFIRMED CANCELLED"),
    ("VEVENT", "TRANSP"): _names("OPAQUE TRANSPARENT"),
    **dict.fromkeys((("VEVENT", "CLASS"), ("VAVAILABILITY", "CLASS")), _names("PUBLIC PRIVATE CONFIDENTIAL")),
    ("VAVAILABILITY", "BUSYTYPE"): _names("BUSY BUSY-UNAVAILABLE BUSY-TENTATIVE"),
    ("VALARM", "ACTION"): _names("AUDIO DISPLAY EMAIL"),
    ("FREEBUSY", "FBTYPE"): _names("FREE BUSY BUSY-UNAVAILABLE BUSY-TENTATIVE"),
    ("ATTENDEE", "CUTYPE"): _names("INDIVIDUAL GROUP RESOURCE ROOM UNKNOWN"),
    ("ATTENDEE", "ROLE"): _names("CHAIR REQ-PARTICIPANT OPT-PARTICIPANT NON-PARTICIPANT"),
    ("ATTENDEE", "PARTSTAT"): _names("NEEDS-ACTION ACCEPTED DECLINED TENTATIVE DELEGATED"),
    ("ATTENDEE", "RSVP"): _names("TRUE FALSE"),
    ("TRIGGER", "RELATED"): _names("START END"),
}
"""The words that a property of a component may be, and a parameter of a property."""

NUMBERS: Final = {"PRIORITY": range(10), "SEQUENCE": range(2**31), "REPEAT": range(1, 2**31)}

COLOURS: Final = _names("""
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
    darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
    firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
    hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
    lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
    lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue
    mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
    midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
    palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple red
    rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray
    slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow
    yellowgreen
""")
"""The colours that CSS3 has names for."""
