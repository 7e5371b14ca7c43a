"""What a standard of others cannot say, or was not told: one value for all standards."""

from __future__ import annotations

from attrs import frozen

from innbygger_core.decisions._verdicts import Params
from innbygger_core.texts import Catalogue, catalogue
from innbygger_core.values import boundary

__all__ = ["Lost"]


@boundary
@frozen
class Lost:
    """Something that stands in one document and not in the other.

    Attributes:
        code: what sort of loss, such as ``layer``; the key of its words in every language.
        params: the facts behind the words, as ordered pairs.
        path: JSON pointer (RFC 6901) to what was lost, in the document that was given; empty for the whole.

    Example:
        >>> lost = Lost("layer", (("layer", "phone"),), "/layers/1")
        >>> lost.path, lost.text("en")
        ('/layers/1', 'The layer "phone" is left out.')
    """

    code: str
    params: Params = ()
    path: str = ""

    def text(self, lang: str | Catalogue) -> str:
        """Say it in a sentence.

        Args:
            lang: a language tag, or a catalogue.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        return catalogue(lang).word(f"lost-{self.code}", self.params)
