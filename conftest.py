"""Run what the documentation shows: Markdown pages, and the docstrings of the package as it is installed."""

from __future__ import annotations

from bisect import bisect
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.example import NotEvaluated
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.python import import_path

if TYPE_CHECKING:
    from sybil import Example

LOOSELY = ELLIPSIS | NORMALIZE_WHITESPACE


class LoneDocstrings(PythonDocStringDocument):
    """A module whose docstrings see the names of the module, but none that another docstring made.

    Whoever reads ``help(name)`` sees one docstring only, so its example must stand alone.
    """

    _current: int | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(start for start, _end, _text in self.extract_docstrings(self.text))

    def import_document(self, example: Example) -> None:
        """Begin each docstring with the names of its module, then leave the example to its own evaluator."""
        docstring = bisect(self._starts, example.region.start)
        if docstring != self._current:
            self._current = docstring
            self.namespace.clear()
            self.namespace.update(vars(import_path(Path(self.path))))
        raise NotEvaluated


pages = Sybil(
    name="page",
    parsers=[PythonCodeBlockParser(doctest_optionflags=LOOSELY)],
    patterns=["*.md"],
    exclude="rules.md",  # made from docstrings, which run where they stand
)
docstrings = Sybil(
    name="docstring",
    path="src",
    parsers=[DocTestParser(optionflags=LOOSELY)],
    patterns=["*.py"],
    document_types={".py": LoneDocstrings},
)

pytest_collect_file = (pages + docstrings).pytest()
