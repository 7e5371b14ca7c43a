"""Equipment: a stock of one kind of thing at a hub, counted or numbered, to be moved there or lent out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from innbygger_core.hubs._rows import DatedRow
from innbygger_core.ids import Id
from innbygger_core.reading import line, refuse, wrong
from innbygger_core.texts import LocalText
from innbygger_core.values import AsObject, Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import InitErrorDetails

__all__ = ["Copy", "EquipmentFacts", "Kit"]

_AtLeastOne: TypeAlias = Annotated[int, Field(ge=1, strict=True)]
Kit: TypeAlias = Annotated[tuple[tuple[Id, _AtLeastOne], ...], AsObject()]
"""The parts of one thing that is lent as a whole, with how many there are of each; in JSON an object."""


class Copy(Model):
    """One numbered thing of a stock.

    Attributes:
        id: its number, as it is written on it.
        size: its size, where sizes differ.
        owner: whose it is, where several owners share a stock: a unit, an organisation.
        bought: when it was bought.
        price: what it cost, in whole kroner.
        condition: how it is, by the municipality's own word.

    Example:
        >>> Copy(id="k-3", owner="organisation/paddlers").size is None
        True
    """

    id: Id
    size: Id | None = None
    owner: str | None = None
    bought: date | None = None
    price: Annotated[int, Field(ge=0, strict=True)] | None = None
    condition: Id | None = None


class EquipmentFacts(DatedRow):
    """A stock: things of one kind at one hub, of which one is as good as another unless they differ in size.

    The same kind at two hubs, or of two makes at one hub, is two rows that share their ``kind``.

    Attributes:
        hub: the hub that has it: its home.
        name: as people write it.
        kind: what sort of thing it is, shared by such stocks at other hubs; its own id where it is left out.
        count: how many there are, where neither sizes nor copies tell.
        sizes: how many there are of each size.
        copies: the numbered things.
        lent_by: ``count``: any copy will do, and which one is seen when it is fetched; ``number``: whoever reserves
            gets a certain copy, and may choose it.
        parts: what belongs to each, counted when it comes back: a kit.
        bound_to: kinds of which one must be lent with each, such as a helmet with a skateboard.
        similar: kinds that would do instead.
        price: what one costs new, in whole kroner.

    Example:
        >>> EquipmentFacts(id="stage-light", hub="tofte", name="Scenelys").total
        1
        >>> skis = EquipmentFacts(id="skis", hub="tofte", name="Ski", sizes={"160": 4, "170": 2})
        >>> skis.total, skis.sort
        (6, 'skis')
    """

    hub: Id
    name: LocalText
    kind: Id | None = None
    count: _AtLeastOne = 1
    sizes: Kit = ()
    copies: tuple[Copy, ...] = ()
    lent_by: Literal["count", "number"] = "count"
    parts: Kit = ()
    bound_to: tuple[Id, ...] = ()
    similar: tuple[Id, ...] = ()
    price: Annotated[int, Field(ge=0, strict=True)] | None = None

    @model_validator(mode="after")
    def _is_counted_once(self) -> Self:
        refuse("EquipmentFacts", (*self._miscounted(), *self._bound_to_itself()))
        return self

    @property
    def sort(self) -> str:
        """The kind of thing: its own id where no kind is told."""
        return self.kind or self.id

    @property
    def total(self) -> int:
        """How many there are, in all sizes."""
        return len(self.copies) or sum(count for _, count in self.sizes) or self.count

    @property
    def by_size(self) -> tuple[tuple[str | None, int], ...]:
        """How many there are of each size, in the order in which they are written; of no size where none is told.

        Example:
            >>> EquipmentFacts(id="drum", hub="tofte", name="Tromme", count=3).by_size
            ((None, 3),)
        """
        if not self.copies:
            return self.sizes or ((None, self.count),)
        sizes = [copy.size for copy in self.copies]
        return tuple((size, sizes.count(size)) for size in dict.fromkeys(sizes))

    def of_size(self, size: str | None) -> int:
        """Tell how many there are of a size; None: of all sizes together.

        Example:
            >>> skis = EquipmentFacts(id="skis", hub="tofte", name="Ski", sizes={"160": 4, "170": 2})
            >>> skis.of_size("160"), skis.of_size("150"), skis.of_size(None)
            (4, 0, 6)
        """
        return sum(count for each, count in self.by_size if size in (None, each))

    def _bound_to_itself(self) -> Iterator[InitErrorDetails]:
        """Find that each would need another of its own kind, and that one again."""
        for place, kind in enumerate(self.bound_to):
            if kind == self.sort:
                yield line(("bound_to", place), kind, wrong("bound-to-itself"))

    def _miscounted(self) -> Iterator[InitErrorDetails]:
        """Find that the number is told twice, or that a copy stands in two places."""
        told = [name for name in ("sizes", "copies") if getattr(self, name)]
        if told and self.count not in (1, self.total):
            yield line(("count",), self.count, wrong("one-of", first="count", second=told[0]))
        ids = [copy.id for copy in self.copies]
        if self.sizes and self.copies:
            yield line(("copies",), ids, wrong("one-of", first="sizes", second="copies"))
        if self.lent_by == "number" and not self.copies:
            yield line(("copies",), (), wrong("missing", field="copies"))
        for place, identifier in enumerate(ids):
            if identifier in ids[:place]:
                yield line(
                    ("copies", place, "id"),
                    identifier,
                    wrong("duplicate-id", id=identifier, other=f"copies/{ids.index(identifier)}"),
                )
