"""What can go wrong through misuse or unreadable data. A refusal is never among these: it is a decision.

Every exception carries its facts as attributes, says what to do instead, and survives pickling.
"""

from __future__ import annotations

from attrs import define, frozen

__all__ = [
    "Fault",
    "InnbyggerError",
    "NaiveDatetime",
    "NotAllowed",
    "OutOfRange",
    "StaleDecision",
    "UnknownId",
    "UnknownLanguage",
    "UnreadableData",
    "UnresolvedHours",
    "one_line",
]

_MOST_NAMES_SHOWN = 12


class InnbyggerError(Exception):
    """The root of every exception that the library raises on purpose.

    Example:
        >>> from innbygger_core import nye_asker
        >>> try:
        ...     nye_asker().timetable("toftte")
        ... except InnbyggerError as error:
        ...     print(type(error).__name__)
        UnknownId
    """


@define(slots=False, eq=False)
class NaiveDatetime(InnbyggerError, ValueError):
    """A datetime without a time zone was given where an instant is needed.

    Example:
        >>> from datetime import datetime
        >>> print(NaiveDatetime("now", datetime(2026, 11, 23, 12, 0)))
        `now` is 2026-11-23T12:00:00, which names no instant: its time zone is missing. Add one, such as
        tzinfo=ZoneInfo("Europe/Oslo").
    """

    argument: str
    found: object

    def __str__(self) -> str:
        """What was found, and what to write instead."""
        return (
            f"`{self.argument}` is {_shown(self.found)}, which names no instant: its time zone is missing. "
            'Add one, such as tzinfo=ZoneInfo("Europe/Oslo").'
        )


@define(slots=False, eq=False)
class UnknownId(InnbyggerError, LookupError):
    """An id was asked for that does not exist.

    Example:
        >>> print(UnknownId("hub", "toftte", ("heggedal", "tofte")))
        There is no hub "toftte". Known: heggedal, tofte.
    """

    kind: str
    found: str
    known: tuple[str, ...] = ()

    def __str__(self) -> str:
        """What was asked for, and what exists."""
        shown = ", ".join(self.known[:_MOST_NAMES_SHOWN]) + (" …" if len(self.known) > _MOST_NAMES_SHOWN else "")
        return f'There is no {self.kind} "{self.found}". ' + (f"Known: {shown}." if shown else "There are none.")


@define(slots=False, eq=False)
class OutOfRange(InnbyggerError, ValueError):
    """A value lies outside what the library can answer for, such as a year before 1900 or after 2199.

    Example:
        >>> print(OutOfRange("year", 2200, "1900", "2199"))
        `year` is 2200; it must lie between 1900 and 2199.
    """

    argument: str
    found: object
    low: str
    high: str

    def __str__(self) -> str:
        """What was found, and the bounds."""
        return f"`{self.argument}` is {_shown(self.found)}; it must lie between {self.low} and {self.high}."


@define(slots=False, eq=False)
class UnknownLanguage(InnbyggerError, LookupError):
    """A language was asked for that has no catalogue. Nothing falls back silently.

    Example:
        >>> print(UnknownLanguage("sma", ("en", "nb", "nn")))
        There is no catalogue for "sma". Available: en, nb, nn. Load your own with read_catalogue(...).
    """

    found: str
    available: tuple[str, ...]

    def __str__(self) -> str:
        """What was asked for, and what exists."""
        return (
            f'There is no catalogue for "{self.found}". Available: {", ".join(self.available)}. '
            "Load your own with read_catalogue(...)."
        )


@frozen
class Fault:
    """One thing wrong in a document: where it stands, what was found, what to write instead.

    Attributes:
        path: JSON pointer (RFC 6901) into the document, such as ``/hubs/3/leader``; empty for the whole.
        kind: what sort of fault, such as ``unknown-id``; the key of its words in every language.
        found: what stood there, shortened to one line.
        instead: what to write instead, in English; ``Catalogue.fault`` says it in other languages.
        params: the facts behind the words, as ordered pairs.

    Example:
        >>> print(Fault("/hubs/0/id", "bad-id", '"Tofte!"', "write lower-case letters, digits and hyphens"))
        /hubs/0/id: found "Tofte!"; write lower-case letters, digits and hyphens
    """

    path: str
    kind: str
    found: str
    instead: str
    params: tuple[tuple[str, str | int | tuple[str, ...]], ...] = ()

    def __str__(self) -> str:
        """Render one line: path, found, instead."""
        return one_line(f"{self.path or '(the document)'}: found {self.found}; {self.instead}")


@define(slots=False, eq=False)
class UnreadableData(InnbyggerError, ValueError):
    """A document could not be read. All its faults are told at once, and nothing is half-loaded.

    Example:
        >>> fault = Fault("/hubs/0/id", "bad-id", '"Tofte!"', "write lower-case letters, digits and hyphens")
        >>> print(UnreadableData((fault,)))
        1 fault:
        - /hubs/0/id: found "Tofte!"; write lower-case letters, digits and hyphens
    """

    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        """Render all faults, one line each."""
        count = len(self.faults)
        return "\n- ".join([f"{count} fault{'' if count == 1 else 's'}:", *map(str, self.faults)])


@define(slots=False, eq=False)
class UnresolvedHours(InnbyggerError, LookupError):
    """Opening hours depend on others (a house, a parent, a municipality) that were not given.

    Example:
        >>> print(UnresolvedHours("library", ("house",)))
        The hours "library" depend on "house", which was not given. Pass it as context, or ask a plan,
        which resolves them.
    """

    schedule: str
    missing: tuple[str, ...]

    def __str__(self) -> str:
        """What is missing, and how to give it."""
        missing = ", ".join(f'"{name}"' for name in self.missing)
        return (
            f'The hours "{self.schedule}" depend on {missing}, which was not given. '
            "Pass it as context, or ask a plan, which resolves them."
        )


@define(slots=False, eq=False)
class NotAllowed(InnbyggerError):
    """Somebody committed a decision that says no. The decision, with every reason, is the attribute.

    Example:
        >>> print(NotAllowed(decision=None))
        This is not allowed; read `decision.reasons` before you commit.
    """

    decision: object

    def __str__(self) -> str:
        """Point at the reasons."""
        return "This is not allowed; read `decision.reasons` before you commit."


@define(slots=False, eq=False)
class StaleDecision(InnbyggerError):
    """A decision is no longer true: something changed since. The fresh one is the attribute.

    Example:
        >>> print(StaleDecision(fresh=None))
        Things have changed since this was decided; look at `fresh`, and commit that.
    """

    fresh: object

    def __str__(self) -> str:
        """Point at the fresh decision."""
        return "Things have changed since this was decided; look at `fresh`, and commit that."


def one_line(text: str) -> str:
    r"""Put a text that a stranger had a part in on one line, with a blank for everything that does not print.

    Example:
        >>> one_line("Tofte\r\nATTENDEE:x")
        'Tofte  ATTENDEE:x'
    """
    return "".join(character if character.isprintable() else " " for character in text)


def _shown(found: object) -> str:
    """Say a value as a person would write it: dates and instants in ISO 8601."""
    isoformat = getattr(found, "isoformat", None)
    return str(isoformat()) if callable(isoformat) else str(found)
