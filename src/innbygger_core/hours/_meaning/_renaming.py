"""Ids given anew, in order, and everything told beside left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from innbygger_core.hours._access import PHYSICAL
from innbygger_core.hours._models import OpeningHours
from innbygger_core.hours._writing._dates import CalendarDay
from innbygger_core.hours._writing._holidays import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from innbygger_core.hours._writing._exceptions import SpecialHours
    from innbygger_core.hours._writing._layers import Layer
    from innbygger_core.hours._writing._recurring import RecurringHours
    from innbygger_core.hours._writing._seasons import Season
    from innbygger_core.values import Model

    Json: TypeAlias = dict[str, Any]
    Names: TypeAlias = Mapping[str, str]

__all__ = ["Renewed", "renamed"]

_TOLD: Final = {"id", "reason", "note", "source", "illustrative"}
_REFERENCES: Final = ("before", "after")


class Renewed(NamedTuple):
    """A layer of the canonical form.

    Attributes:
        layer: how it is written.
        ids: of the layers of which it was made.
        simple: whether it has nothing but a week and holidays, in the one way in which they are written.
    """

    layer: Layer
    ids: tuple[str, ...]
    simple: bool


def renamed(hours: OpeningHours, renewed: Sequence[Renewed]) -> OpeningHours:
    """Write hours with other layers: ids by kind and number, items in the order of what they say.

    Args:
        hours: what else is written.
        renewed: the layers, in order.
    """
    names = _numbered([str(it.layer.access) for it in renewed])
    layer_names = {old: name for name, it in zip(names, renewed, strict=True) for old in it.ids}
    physical = [name for name, it in zip(names, renewed, strict=True) if it.layer.access in PHYSICAL]
    referred = {item.beside for it in renewed for item in it.layer.recurring}
    special = [it for it in hours.exceptions if it.id in referred or _matters(it, hours)]
    exceptions, item_names = _listed("exception", special)
    for written, item in zip(exceptions, sorted(special, key=_content), strict=True):
        concerned = [layer_names[layer.id] for layer in hours.layers if item.concerns(layer)]
        written["layers"] = concerned if set(concerned) != set(physical) else None
    layers = [_layer(it.layer, layer_names, item_names) | {"id": name} for name, it in zip(names, renewed, strict=True)]
    said = _bare(hours) | {"unstated": "closed", "layers": layers, "exceptions": exceptions}
    return OpeningHours.model_validate(_used(said))


def _numbered(names: Sequence[str]) -> list[str]:
    """Number what would have the same name."""
    earlier = [names[:place].count(name) for place, name in enumerate(names)]
    return [f"{name}-{count + 1}" if count else name for name, count in zip(names, earlier, strict=True)]


def _matters(item: SpecialHours, hours: OpeningHours) -> bool:
    """Tell whether an exception can change anything."""
    dated = item.periods or any(isinstance(day, CalendarDay) for day in (item.first_day, item.last_day))
    says = item.mode is Mode.REPLACE or item.hours
    return bool(dated and says) and any(item.concerns(layer) for layer in hours.layers)


def _layer(layer: Layer, layers: Names, exceptions: Names) -> Json:
    seasons, season_names = _listed("season", layer.seasons)
    recurring, recurring_names = _listed("recurring", layer.recurring)
    names = {**exceptions, **season_names, **recurring_names}
    for item in recurring:
        item |= {field: names[item[field]] for field in _REFERENCES if field in item}
    rules = [_bare(rule) | {"id": f"rule-{number}"} for number, rule in enumerate(layer.rules, 1)]
    bonds = [_bond(_bare(bond), layers) for bond in layer.bound_to or ()]
    paused = _bare(layer.suspended) or True if layer.suspended else None
    return _bare(layer) | {
        "seasons": seasons,
        "recurring": recurring,
        "rules": rules,
        "bound_to": bonds or None,
        "suspended": paused,
    }


def _bond(bond: Json, layers: Names) -> Json:
    """Name the layers of a bond anew, where they are of the same schedule."""
    ids = [bond["layer"]] if isinstance(bond.get("layer"), str) else bond.get("layer")
    return bond if "schedule" in bond else bond | {"layer": [layers[name] for name in ids or ()]}


def _listed(kind: str, items: Iterable[SpecialHours | Season | RecurringHours]) -> tuple[list[Json], Names]:
    """Put items in the order of what they say, and number them; tell what each is called now."""
    ordered = sorted(items, key=_content)
    names = [f"{kind}-{number}" for number in range(1, len(ordered) + 1)]
    written = [_bare(item) | {"id": name} for item, name in zip(ordered, names, strict=True)]
    return written, dict(zip((item.id for item in ordered), names, strict=True))


def _content(item: SpecialHours | Season | RecurringHours) -> str:
    said = {name: value for name, value in _bare(item).items() if name not in {*_REFERENCES, "layers"}}
    return json.dumps(said, sort_keys=True)


def _bare(written: Model) -> Json:
    return {name: value for name, value in written.model_dump(mode="json").items() if name not in _TOLD}


def _used(said: Json) -> Json:
    """Leave out periods that no item names, and fields that say nothing."""
    text = json.dumps([said["layers"], said["exceptions"]])
    periods = {name: spells for name, spells in said.get("periods", {}).items() if json.dumps(name) in text}
    return {name: value for name, value in (said | {"periods": periods}).items() if value is not None}
