"""Opening hours written as an ``opening_hours`` text, with what it cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from innbygger_core.decisions import Lost
from innbygger_core.hours import Days, OpeningHours, PublicHoliday, Selection, compile_hours, in_order
from innbygger_core.interchange._left_out import is_weekly, rules
from innbygger_core.interchange.osm._by_meaning import by_meaning
from innbygger_core.interchange.osm._comparing import Difference, difference, whole_window
from innbygger_core.interchange.osm._reading import parse
from innbygger_core.interchange.osm._writing import sayable, written
from innbygger_core.reading import pointer
from innbygger_core.values import boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from innbygger_core.hours import Layer, OrderedRule, Timetable

__all__ = ["OsmText", "text"]

_PUBLIC_HOLIDAYS: Final = Selection(days=Days((PublicHoliday(),)))


@boundary
@frozen
class OsmText:
    """Opening hours as a text for the tag ``opening_hours``.

    Attributes:
        text: for the tag.
        lost: what it does not say, or says otherwise; empty where it means the same.

    Example:
        >>> text(parse("Mo-Fr 9-16, sa 10-14"))
        OsmText(text='Mo-Fr 09:00-16:00, Sa 10:00-14:00', lost=())
    """

    text: str
    lost: tuple[Lost, ...] = ()


def text(hours: OpeningHours, *, layer: str | None = None, context: Iterable[OpeningHours | Timetable] = ()) -> OsmText:
    """Write opening hours for OpenStreetMap.

    The text is read again and compared with the hours, in 28 years and in every year that they name, so that what it
    says otherwise is told and never passed over. In these years it is never open where the hours are not known to be:
    where rules in an order cannot say what was written, they say what it comes to, if need be date by date.

    Args:
        hours: what to write.
        layer: the layer to write; those of physical entry, staffed or with self-service, unless told.
        context: what the hours are bound to.

    Raises:
        UnknownId: there is no such layer.
        UnresolvedHours: the hours are bound to others that were not given.

    Example:
        >>> from innbygger_core.hours import read_hours
        >>> hours = read_hours('''{
        ...     "format": "innbygger.hours/1",
        ...     "layers": [
        ...         {"id": "desk", "week": {"mon-fri": ["10:00-16:00"]}, "holidays": {"public": []}},
        ...         {"id": "phone", "access": "phone", "week": {"mon-fri": ["09:00-15:00"]}}
        ...     ],
        ...     "exceptions": [{"id": "eve", "first_day": "12-24", "last_day": "12-24", "hours": ["10:00-12:00"]}]
        ... }''')
        >>> written = text(hours)
        >>> written.text, [each.text("en") for each in written.lost]
        ('Mo-Fr 10:00-16:00; PH off; Dec 24 10:00-12:00', ['The layer "phone" is left out.'])
    """
    others = tuple(context)
    timetable = compile_hours(hours, others)
    timetable = timetable if layer is None else timetable.view(layer=layer)
    layers = [each for each in hours.layers if each.id in timetable.layers]
    beside = tuple(_beside(hours, timetable.layers))
    as_written = _as_written(hours, layers, timetable)
    if as_written.differs.first is None:
        return OsmText(as_written.text, beside)
    as_meant = _as_meant(hours, timetable, _selections((hours, *_written_down(others))))
    plain = len(layers) == 1 and layers[0].bound_to is None
    kept = as_written if as_meant.lost and plain and not as_written.differs.opens_more else as_meant
    return OsmText(kept.text, (*beside, *kept.lost, *_differing(kept.differs)))


@frozen
class _Draft:
    """A text, what it does not say, and where it says something else."""

    text: str
    lost: tuple[Lost, ...]
    differs: Difference


def _as_written(hours: OpeningHours, layers: Sequence[Layer], timetable: Timetable) -> _Draft:
    """Put what was written into an order."""
    said = in_order(hours, layers)
    unsaid = [rule for rule in said.rules if not sayable(rule)]
    made = written(rule for rule in said.rules if rule not in unsaid)
    missing = {**said.left_out, **dict(_unsayable_rules(hours, layers))}
    lost = tuple(Lost("item", (("item", name),), path) for path, name in missing.items())
    return _Draft(made, lost, _compared(hours, timetable, made))


def _unsayable_rules(hours: OpeningHours, layers: Sequence[Layer]) -> Iterator[tuple[str, str]]:
    for number, layer in enumerate(hours.layers):
        for place, rule in enumerate(layer.rules if layer in layers else ()):
            if not sayable(rule):
                yield pointer(("layers", number, "rules", place)), f"rule/{rule.id}"


def _as_meant(hours: OpeningHours, timetable: Timetable, selections: Iterable[Selection]) -> _Draft:
    """Say what the layers together come to, whatever was written."""
    first, last = whole_window(hours)
    said = by_meaning(timetable, selections, first, last)
    made = written(said.rules)
    paths = rules(hours, timetable.layers, None) if said.dated else ()
    lost = tuple(Lost("rule-expanded", (("last", last),), path) for path in paths)
    return _Draft(made, lost, _compared(hours, timetable, made))


def _selections(written_down: Iterable[OpeningHours]) -> Iterator[Selection]:
    """Find what may tell days from those of the usual week: whatever some hours select, and public holidays."""
    yield _PUBLIC_HOLIDAYS
    for hours in written_down:
        for layer in hours.layers:
            yield from (rule.on for rule in in_order(hours, (layer,)).rules if _is_plain(rule) and not is_weekly(rule))


def _is_plain(rule: OrderedRule) -> bool:
    return rule.on.later == 0 and sayable(rule.model_copy(update={"mode": "replace"}))


def _written_down(context: Iterable[OpeningHours | Timetable]) -> Iterator[OpeningHours]:
    for other in context:
        yield from (other,) if isinstance(other, OpeningHours) else other.versions


def _compared(hours: OpeningHours, timetable: Timetable, made: str) -> Difference:
    return difference(hours, timetable, compile_hours(parse(made, timezone=hours.timezone)))


def _beside(hours: OpeningHours, shown: tuple[str, ...]) -> Iterator[Lost]:
    """Tell what has no place in the text, whatever the hours are."""
    for number, layer in enumerate(hours.layers):
        if layer.id not in shown:
            yield Lost("layer", (("layer", layer.id),), pointer(("layers", number)))
    kinds = {layer.access for layer in hours.layers if layer.id in shown}
    if len(kinds) > 1:
        yield Lost("layers-merged", (("layers", shown),), "/layers")
    if hours.valid_from or hours.valid_to:
        yield Lost("validity", path="/valid_from" if hours.valid_from else "/valid_to")


def _differing(differs: Difference) -> Iterator[Lost]:
    if differs.first is not None:
        yield Lost("differs", (("day", differs.first),))
