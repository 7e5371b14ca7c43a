"""Refusing a value for several reasons at once, each told where it stands in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["line", "refuse", "wrong"]


def line(where: tuple[str | int, ...], found: object, error: PydanticCustomError) -> InitErrorDetails:
    """Place an error in a document, as a line of what :func:`refuse` raises.

    Example:
        >>> from pydantic_core import PydanticCustomError
        >>> line(("rows", 0), "x", PydanticCustomError("bad-id", "write another id"))["loc"]
        ('rows', 0)
    """
    return InitErrorDetails(type=error, loc=where, input=found)


def refuse(title: str, lines: Iterable[InitErrorDetails]) -> None:
    """Raise several faults at once, if there are any; pydantic joins them to those of the whole document.

    Raises:
        ValueError: there are any: a ``ValidationError`` of pydantic with a line for each.

    Example:
        >>> refuse("Row", ())
    """
    told = list(lines)
    if told:
        _raise(title, told)


def _raise(title: str, lines: list[Any]) -> NoReturn:
    raise ValidationError.from_exception_data(title, lines)


def wrong(kind: str, /, **params: str | int | tuple[str, ...]) -> PydanticCustomError:
    """Make the error of one kind of fault; its words come from the English catalogue, so they stand once.

    Example:
        >>> wrong("missing", field="id").type
        'missing'
    """
    from innbygger_core.texts import catalogue  # noqa: PLC0415 - words are needed only when something is wrong

    said: tuple[Any, Any] = (kind, catalogue("en").instead(kind, tuple(params.items())))
    return PydanticCustomError(*said, dict(params))
