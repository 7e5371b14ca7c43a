"""Models that write only what was said, and lists of one without brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import model_serializer

from innbygger_core.values import Model

if TYPE_CHECKING:
    from pydantic import SerializerFunctionWrapHandler

__all__ = ["Sparse", "alone"]


class Sparse(Model):
    """A model that writes only what was said."""

    _always: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _said(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        unsaid = {name for name, field in type(self).model_fields.items() if getattr(self, name) == field.default}
        return {name: value for name, value in handler(self).items() if name in self._always or name not in unsaid}


def alone(items: tuple[object, ...], handler: SerializerFunctionWrapHandler) -> object:
    """Write one without a list around it, as a person would."""
    written = handler(items)
    return written[0] if len(items) == 1 else written
