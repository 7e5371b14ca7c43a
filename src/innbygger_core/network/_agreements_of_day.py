"""The agreements of a plan on one day: which are in force, and what they open."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from innbygger_core.agreements import EVERYWHERE
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from innbygger_core.agreements import Agreement

__all__ = ["AgreementsOfDay"]

_Index: TypeAlias = "dict[str, list[Agreement]]"


class AgreementsOfDay:
    """The agreements whose rows hold on a day, by what they cover, so that each is looked at once.

    Attributes:
        versions: all of them, each as it stands on that day.
    """

    def __init__(self, rows: Iterable[Agreement], day: date) -> None:
        self._certain: _Index = defaultdict(list)
        self._possible: _Index = defaultdict(list)
        versions = []
        for row in rows:
            version = row.as_of(day)
            versions.append(version)
            self._put(version, row.state(day).in_force)
        self.versions = tuple(versions)

    def _put(self, version: Agreement, in_force: Known) -> None:
        if in_force is Known.NO:
            return
        # What was not recorded may have been an amendment.
        covers = version.covers if version.more_acts is Known.NO else UNKNOWN
        index = self._certain if in_force is Known.YES and covers is not UNKNOWN else self._possible
        for named in (EVERYWHERE,) if covers is UNKNOWN else {cover.resource for cover in covers}:
            index[named].append(version)

    def covering(self, resources: Iterable[str]) -> tuple[Agreement, ...]:
        """Give those that are in force and cover one of some resources, or the whole network."""
        return _found(self._certain, resources)

    def perhaps_covering(self, resources: Iterable[str]) -> tuple[Agreement, ...]:
        """Give those of which nobody knows whether they are in force and cover one of some resources."""
        return _found(self._possible, resources)


def _found(index: _Index, resources: Iterable[str]) -> tuple[Agreement, ...]:
    found = {each.id: each for named in (EVERYWHERE, *resources) for each in index.get(named, ())}
    return tuple(found.values())
