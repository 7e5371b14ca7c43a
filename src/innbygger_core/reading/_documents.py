"""A document to a model: everything wrong with it at once, or the model."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from innbygger_core.errors import Fault, UnreadableData
from innbygger_core.reading._faults import UnreadablePart, fault, faults_of
from innbygger_core.reading._json import decode, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["member", "read_model"]

M = TypeVar("M", bound=BaseModel)
_FORMAT = re.compile(r"(?P<name>[a-z.]+)/(?P<version>\d{1,6})")


def read_model(
    model: type[M],
    text: str | bytes,
    *,
    document: str,
    references: Callable[[Mapping[str, Any]], Iterable[Fault]] = lambda _data: (),
) -> M:
    """Read JSON text into a model, or tell every fault at once. Nothing is half-loaded.

    Args:
        model: the model to make.
        text: JSON, as text or as UTF-8 bytes.
        document: the format and version that the text must name, such as ``innbygger.plan/1``.
        references: finds dangling, doubled and circular references in the plain data. It is asked only when
            something else failed, since a model checks its own references when it is made, but pydantic does not
            get that far while a field is wrong.

    Raises:
        UnreadableData: with all faults, in the order of the document.

    Example:
        >>> from innbygger_core.values import Model
        >>> class Sign(Model):
        ...     format: str
        ...     words: str
        >>> read_model(Sign, '{"format": "sign/1", "words": "Åpent"}', document="sign/1").words
        'Åpent'
        >>> read_model(Sign, '{"format": "sign/1", "wrods": 3}', document="sign/1")
        Traceback (most recent call last):
        innbygger_core.errors.UnreadableData: 2 faults:
        - /wrods: found 3; take it out, or write "words"
        - /words: found ...; add "words"
    """
    try:
        whole = decode(text)
        data, faults = parse(whole)
        _check_format(data, document)
    except UnreadablePart as stopped:
        raise UnreadableData((stopped.fault,)) from stopped
    made = None
    try:
        made = model.model_validate_json(whole)
    except ValidationError as wrong:
        faults += faults_of(wrong.errors(include_url=False), data, _schema(model))
        faults += references(data)
    if made is None or faults:
        raise UnreadableData(_in_order(faults, data))
    return made


def member(row: Any, name: str) -> Any:  # noqa: ANN401 - whatever stands in the document
    """Read a member of plain data as ``getattr`` reads one of a model: None where there is none.

    >>> member({"id": "tofte"}, "id"), member({"id": "tofte"}, "name"), member("tofte", "id")
    ('tofte', None, None)
    """
    return row.get(name) if isinstance(row, dict) else None


def _check_format(data: Mapping[str, Any], document: str) -> None:
    """Stop the reading where the document does not say that it is of this format and version."""
    found = data.get("format")
    if found is None:
        raise UnreadablePart(fault("/format", "wrong-format", None, expected=document))
    if found != document:
        named, wanted = _FORMAT.fullmatch(str(found)), _FORMAT.fullmatch(document)
        older = named and wanted and named["name"] == wanted["name"] and int(named["version"]) < int(wanted["version"])
        raise UnreadablePart(fault("/format", "older-format" if older else "wrong-format", found, expected=document))


@cache
def _schema(model: type[BaseModel]) -> Mapping[str, Any]:
    """Make the JSON schema of a model, once."""
    return model.model_json_schema()


def _in_order(faults: Iterable[Fault], data: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Sort by the order of the document, each fault once."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda found: tuple(_places(found.path, data))))


def _places(path: str, data: object) -> Iterator[int]:
    """Follow a path, and tell at which place among its siblings each step stands; what is missing stands last."""
    here: Any = data
    for step in path.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(here, list):
            yield int(name)
            here = here[int(name)] if int(name) < len(here) else None
        else:
            yield list(here).index(name) if name in here else len(here)
            here = here.get(name)
