"""The names of layers in words, and the bonds by which they depend on other hours."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from innbygger_core.hours._access import Access
    from innbygger_core.hours._writing._bonds import Bond
    from innbygger_core.hours._writing._layers import Layer
    from innbygger_core.texts import Catalogue

__all__ = ["LayerNames"]


class Named(Protocol):
    """Whatever tells of a layer that which it is known by."""

    @property
    def id(self) -> str: ...
    @property
    def access(self) -> Access: ...
    @property
    def room(self) -> str | None: ...
    @property
    def audience(self) -> str | None: ...


class LayerNames:
    """Names layers so that each can be told from the others."""

    def __init__(self, layers: Sequence[Named], words: Catalogue) -> None:
        self._words = words
        self._layers = {layer.id: layer for layer in layers}
        alike = Counter(map(_told, layers))
        self._ambiguous = {layer.id for layer in layers if alike[_told(layer)] > 1}

    def name(self, layer: Named) -> str:
        """Name a layer by its access, its room, and whom it is for: ``Selvbetjent (sal, for ungdom)``."""
        return _limited(self._words.word(f"layer-{layer.access}"), self._whom(layer), self._words)

    def names(self, layers: Iterable[Named]) -> str:
        """Name several inside a sentence; nothing is ``none of the above``."""
        said = [name[:1].lower() + name[1:] for name in map(self.name, layers)]
        return self._words.formats.listing(said) or self._words.word("hours-for-none")

    def bonds(self, layer: Layer) -> str:
        """Say within and outside which other hours a layer is open: ``utenom betjent tid``."""
        return self._words.formats.listing([self._bond(bond) for bond in layer.bound_to or ()])

    def _whom(self, layer: Named) -> Iterator[str]:
        if layer.room:
            yield layer.room
        if layer.audience:
            yield self._words.word("hours-audience", (("audience", layer.audience),))
        if layer.id in self._ambiguous and layer.id != layer.room:
            yield layer.id

    # --- Bonds -------------------------------------------------------------------------------------------------------

    def _bond(self, bond: Bond) -> str:
        others = list(self._others(bond))
        join = self._words.formats.candidates if bond.relation == "within" else self._words.formats.listing
        return self._words.word(f"hours-bound-{bond.relation}", (("other", join(others)),))

    def _others(self, bond: Bond) -> Iterator[str]:
        """Say the other hours one by one; what moves their edges stands with the last."""
        moved = tuple(self._moved(bond))
        if bond.schedule is None:
            layers = [self._layers[name] for name in bond.layer or ()]
            said = [(self._words.word(f"hours-time-{it.access}"), tuple(self._whom(it))) for it in layers]
        else:
            within = tuple(bond.layer or ())
            said = [(self._words.word("hours-bound-schedule", (("schedule", it),)), within) for it in bond.schedule]
        *more, (last, limits) = said
        yield from (_limited(name, whom, self._words) for name, whom in more)
        yield _limited(last, (*limits, *moved), self._words)

    def _moved(self, bond: Bond) -> Iterator[str]:
        for edge, shift in (("opens", bond.opens), ("closes", bond.closes)):
            if shift is not None and shift.seconds:
                length = ("length", timedelta(seconds=abs(shift.seconds)))
                yield self._words.word(f"hours-{edge}-{'later' if shift.seconds > 0 else 'earlier'}", (length,))


def _told(layer: Named) -> tuple[str | None, ...]:
    return layer.access, layer.room, layer.audience


def _limited(name: str, limits: Iterable[str], words: Catalogue) -> str:
    whom = ", ".join(limits)
    return words.word("hours-for", (("layer", name), ("whom", whom))) if whom else name
