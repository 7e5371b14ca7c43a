"""Lines for a person: wrapped and styled on a terminal, plain and one line each anywhere else."""

from __future__ import annotations

import sys
from math import inf
from textwrap import wrap

from innbygger_core.cli._conversation import plain

__all__ = ["Page"]

_WIDEST = 100


class Page:
    """Standard output, line by line. Styles only repeat what the words say."""

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - only where a person reads

        self._console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
        self._width = min(self._console.width, _WIDEST) if self._console.is_terminal else None

    @property
    def width(self) -> float:
        """How many characters stand on a line before it is wrapped."""
        return inf if self._width is None else self._width

    def heading(self, text: str) -> None:
        """Begin a part."""
        self.line(text, style="bold")

    def line(self, text: str = "", *, lead: str = "", style: str = "") -> None:
        """Print a line.

        Args:
            text: what to say; control characters are taken out.
            lead: what stands before it; where the line is wrapped, what follows hangs below the text.
            style: as Rich names styles.
        """
        for row in self._rows(plain(text), lead):
            self._console.print(row, style=style, soft_wrap=True)

    def _rows(self, text: str, lead: str) -> list[str]:
        if self._width is None or not text:
            return [f"{lead}{text}".rstrip()]
        room = max(self._width - len(lead), 1)
        first, *rest = wrap(text, room, break_long_words=False, break_on_hyphens=False)
        return [f"{lead}{first}", *(f"{' ' * len(lead)}{row}" for row in rest)]
