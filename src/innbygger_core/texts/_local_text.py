"""Names and reasons that people wrote, in one language or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from attrs.validators import min_len

from innbygger_core.texts._catalogue import Catalogue, language

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["LocalText"]

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# BCP 47 for a language that nobody told.
_WITHOUT_LANGUAGE = "und"


@frozen
class LocalText:
    """A text that a person wrote: a plain one, or one for each of several languages.

    In JSON a string, or an object with language tags as keys.

    Attributes:
        texts: ordered pairs of language and text; the language of a plain text is ``und``, undetermined.

    Example:
        >>> closed = LocalText.of(nb="Varetelling", nn="Vareteljing", en="Stocktaking")
        >>> closed.text("nn-NO"), closed.text("sma"), LocalText.of("Tofte").text("en")
        ('Vareteljing', 'Varetelling', 'Tofte')
        >>> from pydantic import TypeAdapter
        >>> TypeAdapter(LocalText).validate_json('{"nb": "Varetelling"}')
        LocalText(texts=(('nb', 'Varetelling'),))
    """

    texts: tuple[tuple[str, str], ...] = field(validator=min_len(1))

    @classmethod
    def of(cls, plain: str = "", /, **by_language: str) -> LocalText:
        """Write a text: one without language, one for each language, or both.

        Raises:
            ValueError: no text was given.

        >>> LocalText.of("Asker").texts
        (('und', 'Asker'),)
        """
        without = ((_WITHOUT_LANGUAGE, plain),) if plain else ()
        return cls((*without, *by_language.items()))

    def text(self, lang: str | Catalogue) -> str:
        """Give the text in a language, else the one without language, else the first that was written.

        Args:
            lang: a language tag, with or without region, or a catalogue; any language may be asked for.
        """
        tag = lang.tag if isinstance(lang, Catalogue) else language(lang)
        by_language = {language(written): text for written, text in reversed(self.texts)}
        return by_language.get(tag) or by_language.get(_WITHOUT_LANGUAGE) or self.texts[0][1]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Speak JSON: a string, or an object of strings."""
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is built

        text = core_schema.str_schema(strict=True, min_length=1)
        by_language = core_schema.dict_schema(core_schema.any_schema(), text)
        return core_schema.no_info_wrap_validator_function(
            lambda given, read: given if isinstance(given, cls) else _checked(read(_as_written(given))),
            by_language,
            serialization=core_schema.plain_serializer_function_ser_schema(_written),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the JSON."""
        text = {"type": "string", "minLength": 1}
        by_language = {
            "type": "object",
            "patternProperties": {f"^{_TAG.pattern}$": text},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [text, by_language], "title": cls.__name__}


def _as_written(given: object) -> object:
    """Take a plain text for one without language, and refuse what is neither text nor object."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only where a model is read

    if given in ("", {}):
        raise PydanticCustomError("too-short", "write at least one character")
    if isinstance(given, str):
        return {_WITHOUT_LANGUAGE: given}
    if not isinstance(given, dict):
        raise PydanticCustomError("wrong-type", "write a text, or one by language", {"expected": "local-text"})
    return given


def _checked(texts: dict[Any, str]) -> LocalText:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only where a model is read

    for tag in texts:
        if not (isinstance(tag, str) and _TAG.fullmatch(tag)):
            raise PydanticCustomError("bad-language", "write a language tag such as nb", {"found": str(tag)})
    return LocalText(tuple(texts.items()))


def _written(local: LocalText) -> str | dict[str, str]:
    """Write it as it was read."""
    match local.texts:
        case ((tag, text),) if tag == _WITHOUT_LANGUAGE:
            return text
        case texts:
            return dict(texts)
