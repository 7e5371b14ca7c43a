"""How much work a document may ask for, so that nobody can keep a process busy by a rule of a few letters."""

from __future__ import annotations

from typing import Final

from innbygger_core.ical._reading._unreadable import Unreadable

__all__ = ["Budget"]

_MOST_OF_A_RULE: Final = 100_000
_MOST_OF_ALL: Final = 1_000_000


class Budget:
    """What is left, in days and times looked at: for the rule that is being worked out, and for all of the document."""

    __slots__ = ("of_a_rule", "of_all")

    def __init__(self) -> None:
        self.of_a_rule = _MOST_OF_A_RULE
        self.of_all = _MOST_OF_ALL

    def begin(self) -> None:
        """Begin with another rule."""
        self.of_a_rule = _MOST_OF_A_RULE

    def spend(self, steps: int) -> None:
        """Pay for some steps.

        Raises:
            Unreadable: that is too much, for this rule or for all of them.
        """
        self.of_a_rule -= steps
        self.of_all -= steps
        if min(self.of_a_rule, self.of_all) < 0:
            raise Unreadable("ical-too-often", "RRULE")
