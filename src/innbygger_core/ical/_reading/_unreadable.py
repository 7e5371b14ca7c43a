"""What stops the reading of one event, and lets all others go on."""

from __future__ import annotations

from typing import Any

from innbygger_core.decisions import Lost
from innbygger_core.errors import InnbyggerError
from innbygger_core.ical._writing._text import one_line

__all__ = ["Unreadable", "shown"]

_LONGEST_SHOWN = 120


class Unreadable(InnbyggerError):
    """A part of a calendar says nothing that can be read.

    Attributes:
        code: what sort of loss that is.
        name: of the property that is to blame; empty for the whole component.
        params: further facts behind the words.
    """

    def __init__(self, code: str, name: str = "", /, **params: Any) -> None:  # noqa: ANN401 - plain values
        super().__init__(code, name, params)
        self.code = code
        self.name = name
        self.params = params

    def lost(self, path: str, **about: Any) -> Lost:  # noqa: ANN401 - plain values
        """Say what was lost.

        Args:
            path: of the component that is left out.
            about: facts that go before those known where it was found.
        """
        return Lost(self.code, tuple({**about, **self.params}.items()), f"{path}/{self.name}" if self.name else path)


def shown(text: str) -> str:
    r"""Make a text of strangers fit to be shown in a sentence.

    >>> shown("a\r\nb"), len(shown("a" * 500))
    ('a b', 120)
    """
    return one_line(text)[:_LONGEST_SHOWN]
