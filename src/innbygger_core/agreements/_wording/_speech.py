"""Saying things in one language: words with values in them, names of references, lists, and whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, frozen

from innbygger_core.texts import catalogue
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innbygger_core.texts import Catalogue, LocalText, Plain
    from innbygger_core.timekeeping import Period
    from innbygger_core.values import Fact

__all__ = ["Speech", "sentences"]

_ENDINGS = (".", "?", "!")


@frozen
class Speech:
    """Says things in one language.

    Attributes:
        words: the language.
        names: what references are called.
    """

    words: Catalogue
    names: Mapping[str, str] = Factory(dict[str, str])

    @classmethod
    def of(cls, lang: str | Catalogue, names: Mapping[str, str] | None = None) -> Speech:
        """Speak a language.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        return cls(catalogue(lang), names or {})

    def say(self, key: str, /, **values: Fact[Plain | None]) -> str:
        """Say a phrase; what is None or unknown is left out, and the phrase has words for that."""
        known = tuple((name, it) for name, it in values.items() if it is not None and it is not UNKNOWN)
        return self.words.word(key, known)

    def told(self, text: LocalText | None) -> str:
        """Say what somebody wrote, as a part of a sentence; nothing is empty."""
        return text.text(self.words).rstrip(".") if text is not None else ""

    def name(self, reference: str) -> str:
        """Name what a reference means; without a name, the reference itself."""
        return self.names.get(reference, reference)

    def listing(self, items: Iterable[str]) -> str:
        """Say several: ``a, b og c``."""
        return self.words.formats.listing(list(items))

    def length(self, period: Period | None) -> str | None:
        """Say a length of time: ``ett år og seks måneder``."""
        if period is None:
            return None
        return self.listing(self.say(f"length-{unit}", n=amount) for unit, amount in period.parts if amount)


def sentences(said: Iterable[str]) -> str:
    """Make sentences of phrases, one after another.

    >>> sentences(["den varer", "Hvor lenge?"])
    'Den varer. Hvor lenge?'
    """
    return " ".join(map(_sentence, said))


def _sentence(said: str) -> str:
    ending = "" if said.endswith(_ENDINGS) else "."
    return f"{said[:1].upper()}{said[1:]}{ending}"
