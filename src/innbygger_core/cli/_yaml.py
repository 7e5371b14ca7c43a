"""YAML 1.2 as JSON: written node by node, so that a key that stands twice reaches the one reader twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from innbygger_core.cli._syntax import bad_syntax, too_deep, too_large

if TYPE_CHECKING:
    from innbygger_core.errors import UnreadableData

__all__ = ["yaml_as_json"]

# A few lines of aliases to aliases can stand for more than any memory holds; so what is written out may be ten times
# as long as the text, and this much on top.
_TIMES, _ON_TOP = 10, 1_000_000

_TAG = "tag:yaml.org,2002:"
_TEXT = frozenset(f"{_TAG}{kind}" for kind in ("merge", "str", "timestamp", "value"))


def yaml_as_json(text: str) -> str:
    """Write YAML as JSON. Dates and times of day stay the strings that they are; ``no`` is a word.

    Raises:
        UnreadableData: it is not YAML, says what JSON cannot say, nests too deeply, or becomes too large.
    """
    from ruamel.yaml import YAML  # noqa: PLC0415 - only where a document is YAML
    from ruamel.yaml.error import MarkedYAMLError  # noqa: PLC0415 - same
    from ruamel.yaml.reader import ReaderError  # noqa: PLC0415 - same

    parser = YAML(typ="safe", pure=True)
    try:
        root = parser.compose(text)
        return _Writer(text, parser.constructor).write(root)
    except RecursionError:
        raise too_deep(text) from None
    except ReaderError as wrong:
        before = text[: wrong.position]
        raise bad_syntax("YAML", text, before.count("\n") + 1, len(before) - before.rfind("\n")) from None
    except MarkedYAMLError as wrong:
        raise _at(wrong.problem_mark or wrong.context_mark, text) from None


def _at(mark: Any, text: str) -> UnreadableData:  # noqa: ANN401 - ruamel's mark
    return bad_syntax("YAML", text, mark.line + 1, mark.column + 1)


class _Writer:
    """Writes the nodes of one document."""

    def __init__(self, text: str, constructor: Any) -> None:  # noqa: ANN401 - ruamel has no public type for it
        self._text = text
        self._pieces: list[str] = []
        self._room = _TIMES * len(text) + _ON_TOP
        self._scalars = {
            f"{_TAG}null": lambda _node: None,
            f"{_TAG}bool": constructor.construct_yaml_bool,
            f"{_TAG}int": constructor.construct_yaml_int,
            f"{_TAG}float": constructor.construct_yaml_float,
        }

    def write(self, root: Any) -> str:  # noqa: ANN401 - a node of ruamel, or nothing
        """Write a whole document; an empty one is ``null``."""
        if root is None:
            return "null"
        self._node(root)
        return "".join(self._pieces)

    def _node(self, node: Any) -> None:  # noqa: ANN401 - a node of ruamel
        if node.id == "scalar":
            self._add(self._scalar(node))
        elif node.tag == f"{_TAG}seq":
            self._members("[", [(None, member) for member in node.value], "]")
        elif node.tag == f"{_TAG}map":
            self._members("{", node.value, "}")
        else:
            raise _at(node.start_mark, self._text)

    def _members(self, opening: str, members: list[tuple[Any, Any]], closing: str) -> None:
        self._add(opening)
        for place, (key, member) in enumerate(members):
            self._add("," if place else "")
            if key is not None:
                self._key(key)
            self._node(member)
        self._add(closing)

    def _key(self, key: Any) -> None:  # noqa: ANN401 - a node of ruamel
        if key.id != "scalar":
            raise _at(key.start_mark, self._text)
        self._add(f"{json.dumps(key.value)}:")

    def _scalar(self, node: Any) -> str:  # noqa: ANN401 - a node of ruamel
        if node.tag in _TEXT:
            return json.dumps(node.value)
        try:
            return json.dumps(self._scalars[node.tag](node))
        except (KeyError, ValueError):  # a tag that JSON has no word for, or a value that is not of its tag
            raise _at(node.start_mark, self._text) from None

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._room -= len(piece)
        if self._room < 0:
            raise too_large(self._text)
