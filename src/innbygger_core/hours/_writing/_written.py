"""Values that stand in a document as text or as an object of their own grammar, and what is wrong with them."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from pydantic_core import PydanticKnownError

from innbygger_core.reading import wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["Written", "read_rows"]

K = TypeVar("K", bound="Written")
V = TypeVar("V")


class Written:
    """A value that is one text in a document, such as ``10:00-16:00``; what pydantic needs to know is told here."""

    __slots__ = ()

    examples: ClassVar[tuple[str, ...]] = ()

    @classmethod
    @abstractmethod
    def read(cls, text: str) -> Self:
        """Make the value of its text."""
        ...

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept the text, or the value itself; write the text."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

        def accept(given: object) -> Written:
            if isinstance(given, cls):
                return given
            if not isinstance(given, str):
                raise PydanticKnownError("string_type")
            return cls.read(given)

        return core_schema.no_info_plain_validator_function(
            accept, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe a text, by example."""
        return {"type": "string", "examples": list(cls.examples)}


def read_rows(given: Any, read: Callable[[Any], Mapping[K, V]], key: type[K]) -> Mapping[K, V]:  # noqa: ANN401 - JSON
    """Read an object whose keys have a grammar, and refuse two keys that say the same.

    Raises:
        ValueError: two keys say the same (fault ``duplicate-key``).
    """
    rows = read(given)
    if len(rows) < len(given):
        said = [str(key.read(text)) for text in given]
        raise wrong("duplicate-key", key=next(text for text in said if said.count(text) > 1))
    return rows
