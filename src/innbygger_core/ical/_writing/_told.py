"""What a caller tells of a feed, made sure of before it is written: a colour, an address, how often, since when."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from innbygger_core.errors import NaiveDatetime

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["check_colour", "check_refresh", "check_word", "choice", "stamped"]

K = TypeVar("K", bound=StrEnum)

_MINUTE: Final = timedelta(minutes=1)
# RFC 7986 takes the names of CSS3, and no later ones.
_COLOURS: Final = """
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
"""


def check_colour(colour: str) -> str:
    """Let the name of a colour pass, or none.

    Raises:
        ValueError: CSS3 has no colour of that name.

    >>> check_colour("teal")
    'teal'
    """
    if colour and colour not in _COLOURS.split():
        msg = f"{colour!r} is no colour that calendars know; write a name of CSS3, such as 'teal'."
        raise ValueError(msg)
    return colour


def choice(told: str, kinds: type[K], argument: str) -> K:
    """Read one of several words, perhaps from a plain text.

    Raises:
        ValueError: it is none of them.

    >>> from innbygger_core.ical import Status
    >>> choice("cancelled", Status, "status") is Status.CANCELLED
    True
    """
    check_word(told, [kind.value for kind in kinds], argument)
    return kinds(told)


def check_word(told: str, known: Collection[str], argument: str) -> None:
    """Let one of several words pass.

    Raises:
        ValueError: it is none of them.
    """
    if told not in known:
        msg = f"`{argument}` cannot be {told!r}; write one of {', '.join(map(repr, known))}."
        raise ValueError(msg)


def check_refresh(refresh: timedelta) -> timedelta:
    """Let pass how often a subscriber is asked to look again.

    Raises:
        ValueError: it is less than a minute.

    >>> str(check_refresh(timedelta(hours=1)))
    '1:00:00'
    """
    if refresh < _MINUTE:
        msg = f"Nobody looks again every {refresh}; write a minute or more, such as timedelta(hours=12)."
        raise ValueError(msg)
    return refresh


def stamped(changed: datetime | None) -> datetime | None:
    """Read when something changed, as it is written: in whole seconds.

    Raises:
        NaiveDatetime: it has no time zone.
    """
    if changed is not None and changed.utcoffset() is None:
        raise NaiveDatetime("changed", changed)
    return changed if changed is None else changed.replace(microsecond=0)
