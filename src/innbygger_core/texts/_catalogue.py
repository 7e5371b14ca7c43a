"""A language: everything that the library can say in it. The three that ship are read on first use."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zlib import crc32

from attrs import Factory, field, frozen

from innbygger_core.errors import Fault, UnknownId, UnknownLanguage, UnreadableData, one_line
from innbygger_core.texts._entries import flat, own_words, parsed
from innbygger_core.texts._formats import Formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from innbygger_core.texts._entries import Problem
    from innbygger_core.texts._plain import Params
    from innbygger_core.texts._template import Template

__all__ = ["SHIPPED", "Catalogue", "catalogue", "language", "unreadable"]

SHIPPED = ("en", "nb", "nn")


@frozen(repr=False)
class Catalogue:
    """The texts of one language: whole sentences by code, and the words for every value in them.

    Immutable and safe to share between threads and processes. Two catalogues are equal when they say the same.

    Attributes:
        tag: the language, such as ``nb``.
        texts: every entry that the language has itself, by dotted key such as ``hub.leader.fails``.
        fallback: the language that says the sentences missing here, whole; None where none are missing.
        formats: says dates, times, lists and numbers.
        version: changes whenever a text does; what a decision or a report was said with.

    Example:
        >>> nb = catalogue("nb-NO")
        >>> nb.title("hub.leader")
        'Hvert torg har sin egen leder'
        >>> nb.fails("hub.leader", (("name", "Tofte"), ("others", ("Sætre",))), variant="shared")
        'Lederen for Tofte leder også Sætre.'
    """

    tag: str
    texts: Mapping[str, Template] = field(eq=False)
    fallback: Catalogue | None = field(default=None, eq=False)
    formats: Formats = field(init=False, eq=False, default=Factory(lambda self: Formats(self.texts), takes_self=True))
    version: str = field(init=False, default=Factory(lambda self: self._fingerprint(), takes_self=True))

    def _fingerprint(self) -> str:
        said = "\n".join(f"{key}={self.texts[key].text}" for key in sorted(self.texts))
        beneath = self.fallback.version if self.fallback else ""
        return f"{self.tag}-{crc32((said + beneath).encode()):08x}"

    def __repr__(self) -> str:
        """Name the language and the version; the texts would fill pages."""
        return f"<Catalogue {self.version}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel as what was written; it is parsed again on arrival."""
        return _as_written, (self.tag, {key: template.text for key, template in self.texts.items()}, self.fallback)

    # --- What a code says ------------------------------------------------------------------------------------------

    def title(self, code: str) -> str:
        """Name a rule in a few words.

        Raises:
            UnknownId: there is no such code.
        """
        return self._say(f"{code}.title")

    def fails(self, code: str, params: Params = (), *, variant: str = "") -> str:
        """Say that a rule is broken.

        Args:
            code: of the rule.
            params: what the sentence speaks of, as ordered pairs of name and value.
            variant: which of the code's sentences, where it has several.

        Raises:
            UnknownId: there is no such code or variant, or a parameter is missing.
        """
        return self._say(f"{code}.fails.{variant}" if variant else f"{code}.fails", params)

    def unknown(self, code: str, params: Params = ()) -> str:
        """Say that a rule cannot be judged, and which facts are missing (``missing``: keys of facts).

        >>> catalogue("nb").unknown("hub.leader", (("name", "Tofte"), ("missing", ("leader",))))
        'Det er uvisst om Tofte har sin egen leder ... Planen mangler opplysninger om lederen.'
        """
        return self._say(f"{code}.unknown", params)

    def note(self, code: str, params: Params = ()) -> str:
        """Say a permission or an aim."""
        return self._say(f"{code}.note", params)

    def help(self, code: str, params: Params = ()) -> str:
        """Say what would help."""
        return self._say(f"{code}.help", params)

    def condition(self, code: str, params: Params = ()) -> str:
        """Say what has to be kept when something is allowed."""
        return self._say(f"{code}.condition", params)

    def skips(self, why: str, params: Params = ()) -> str:
        """Say why a rule does not apply."""
        return self._say(f"skips.{why}", params)

    # --- Words, and what is wrong in a document --------------------------------------------------------------------

    def word(self, key: str, params: Params = ()) -> str:
        """Say a word or phrase of those under ``[words]``.

        >>> from datetime import time
        >>> catalogue("nb").word("hours-closes-at", (("at", time(18)),))
        'Åpent, stenger kl. 18'
        """
        return self._say(f"words.{key}", params)

    def holiday(self, name: str) -> str:
        """Name a holiday.

        >>> catalogue("nn").holiday("maundy_thursday")
        'skjærtorsdag'
        """
        return self._say(f"holidays.{name}")

    def fact(self, key: str) -> str:
        """Name a fact of a plan, as one that is missing.

        >>> catalogue("en").fact("leader")
        'the leader'
        """
        return self._say(f"facts.{key}")

    def has_fault(self, kind: str) -> bool:
        """Tell whether there are words for a kind of fault.

        >>> catalogue("nb").has_fault("bad-id"), catalogue("nb").has_fault("int_type")
        (True, False)
        """
        return f"faults.{kind}" in self.entries

    def instead(self, kind: str, params: Params = ()) -> str:
        """Say what to write instead of a fault of a kind.

        >>> catalogue("en").instead("wrong-type", (("expected", "whole-number"),))
        'write a whole number'
        """
        return self._say(f"faults.{kind}", params)

    def fault(self, fault: Fault) -> str:
        """Say a fault in one line: where, what was found, what to write instead.

        >>> print(catalogue("nb").fault(Fault("/hubs/0/id", "bad-id", '"Tofte!"', "…")))
        /hubs/0/id: fant "Tofte!"; skriv bare små bokstaver fra a til z, sifre og bindestreker, som i «heggedal-sal»
        """
        where = fault.path or self.word("whole-document")
        instead = self.instead(fault.kind, fault.params)
        return one_line(self.word("fault-line", (("path", where), ("found", fault.found), ("instead", instead))))

    # --- Its entries -----------------------------------------------------------------------------------------------

    @property
    def entries(self) -> frozenset[str]:
        """The keys of all that can be said, by the fallback too, such as ``hub.leader.fails``."""
        return frozenset(self.texts) | (self.fallback.entries if self.fallback else frozenset())

    def placeholders(self, key: str) -> frozenset[str]:
        """Name the parameters that an entry speaks of.

        >>> sorted(catalogue("nb").placeholders("hub.leader.fails.shared"))
        ['name', 'others']

        Raises:
            UnknownId: there is no such entry.
        """
        return self._voice(key).texts[key].names

    def with_wording(self, wording: Mapping[str, str]) -> Catalogue:
        """Say some things in a municipality's own words.

        Args:
            wording: texts by key; each may speak of what the text that it replaces speaks of.

        Raises:
            UnreadableData: with every key that does not exist, and every text that cannot be used.

        Example:
            >>> ours = catalogue("nb").with_wording({"hub.leader.title": "Torgleder på hvert torg"})
            >>> ours.title("hub.leader"), ours.version == catalogue("nb").version
            ('Torgleder på hvert torg', False)
        """
        replaced = {key: self._voice(key).texts[key] for key in self.entries}
        texts, problems = own_words(wording, replaced)
        if problems:
            raise unreadable(problems)
        return Catalogue(self.tag, MappingProxyType({**self.texts, **texts}), self.fallback)

    def _say(self, key: str, params: Params = ()) -> str:
        voice = self._voice(key)
        return voice.texts[key].say(dict(params), voice.formats)

    def _voice(self, key: str) -> Catalogue:
        """Find the language that says an entry: this one, or the whole sentence in the one beneath."""
        if key in self.texts:
            return self
        if self.fallback is None:
            raise UnknownId("text", key)
        return self.fallback._voice(key)  # noqa: SLF001 - the same class


def catalogue(lang: str | Catalogue) -> Catalogue:
    """Find a language.

    Args:
        lang: ``nb``, ``nn`` or ``en``; a region is left aside (``nb-NO``, ``en_GB``), and ``no`` is bokmål. A catalogue
            is given back as it is, so that whoever takes a language takes a municipality's own wording too.

    Raises:
        UnknownLanguage: there is no catalogue for the tag; nothing falls back silently.

    Example:
        >>> catalogue("no").tag, catalogue("nn-NO").tag
        ('nb', 'nn')
    """
    if isinstance(lang, Catalogue):
        return lang
    tag = language(lang)
    if tag not in SHIPPED:
        raise UnknownLanguage(lang, SHIPPED)
    return _shipped(tag)


def language(tag: str) -> str:
    """Take the region off a language tag; ``no`` is bokmål.

    >>> language("nn-NO"), language("no")
    ('nn', 'nb')
    """
    primary = tag.replace("_", "-").partition("-")[0].lower()
    return "nb" if primary == "no" else primary


@cache
def _shipped(tag: str) -> Catalogue:
    import tomllib  # noqa: PLC0415 - only where something is said
    from pkgutil import get_data  # noqa: PLC0415 - same; a tenth of what importlib.resources costs

    tables = tomllib.loads((get_data("innbygger_core.texts", f"{tag}.toml") or b"").decode())
    return _as_written(tables.pop("tag"), dict(flat(tables)), None)


def _as_written(tag: str, written: Mapping[str, str], fallback: Catalogue | None) -> Catalogue:
    return Catalogue(tag, MappingProxyType(parsed(written)), fallback)


def unreadable(problems: Iterable[Problem]) -> UnreadableData:
    """Make an error of what is wrong with texts, told in English."""
    english = catalogue("en")
    return UnreadableData(
        tuple(
            Fault(it.path, it.kind, it.found, english.instead(it.kind, it.params), it.params)
            for it in sorted(problems, key=lambda it: it.path)
        )
    )
