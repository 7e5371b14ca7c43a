"""Opening hours drawn by chance, to be as hard on a calendar as a year can be: nights, closed days, changed clocks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

USUAL = ["10:00-16:00"]
NIGHT = ["22:00-06:00"]
SPANS = (
    USUAL,
    ["08:00-12:00", "13:00-17:30"],
    ["12:00-20:15"],
    NIGHT,
    ["23:30-02:30"],
    ["02:15-05:00"],  # begins in the hour that the clock skips in spring, and has twice in autumn
    ["00:00-24:00"],
    ["11:00-14:00", "14:00-16:00?"],
    [],
)
LIKELY = (8, 4, 3, 3, 1, 1, 1, 1, 4)
WEEKDAYS = ("mon-wed", "thu", "fri", "sat", "sun")
REASONS = ({"nb": "Varetelling", "nn": "Vareteljing", "en": "Stocktaking"}, {"nb": "Øvelse; alle ut, nå"}, None)
ACCESSES = ("staffed", "self_service", "by_booking", "phone")


def hours(chance: Random, changes: tuple[date, ...]) -> dict[str, Any]:
    """Draw hours of one to four layers, among whose exceptions are days on which the clock changes."""
    layers = [_layer(chance, access) for access in ACCESSES[: chance.randint(1, len(ACCESSES))]]
    # However the rest falls out, something is open, so that the calendar has something to say.
    layers[0]["week"]["thu"] = chance.choice([USUAL, NIGHT])
    exceptions = [*_months(chance, changes[0].year), *_changed(chance, changes)]
    for exception in exceptions:
        if chance.random() < 0.5:
            exception["layers"] = [chance.choice(layers)["id"]]
    return {"format": "innbygger.hours/1", "id": "hours", "layers": layers, "exceptions": exceptions}


def _spans(chance: Random) -> list[str]:
    return chance.choices(SPANS, LIKELY)[0]


def _layer(chance: Random, access: str) -> dict[str, Any]:
    week = {days: _spans(chance) for days in WEEKDAYS if chance.random() < 0.9}
    layer: dict[str, Any] = {"id": f"layer-{access}", "access": access, "week": week}
    layer["holidays"] = chance.choice(["as_usual", {"public": []}, {"public": [], "christmas_eve": ["09:00-12:00"]}])
    if chance.random() < 0.4:
        layer["seasons"] = [{"id": f"{access}-summer", "first_day": "06-21", "last_day": "08-17", "week": week}]
        layer["seasons"][0]["week"] = {days: _spans(chance) for days in ("mon-fri", "sat")}
    if chance.random() < 0.4:
        every = chance.choice([2, 4])
        saturdays = {"day": "sat", "every_weeks": every, "first": "2025-01-11", "hours": _spans(chance)}
        layer["recurring"] = [{"id": f"{access}-saturdays", **saturdays}]
    return layer


def _months(chance: Random, year: int) -> Iterator[dict[str, Any]]:
    for month in sorted(chance.sample(range(1, 13), chance.randint(0, 5))):
        first = date(year, month, chance.randint(1, 18))
        yield _exception(chance, first, first + timedelta(days=chance.choice([0, 0, 1, 5, 7])))


def _changed(chance: Random, changes: tuple[date, ...]) -> Iterator[dict[str, Any]]:
    """Draw other hours for a day on which the clock changes, or the evening before."""
    for change in changes:
        if chance.random() < 0.3:
            day = change - timedelta(days=chance.randint(0, 1))
            yield _exception(chance, day, day)


def _exception(chance: Random, first: date, last: date) -> dict[str, Any]:
    told = {"id": f"other-{first}", "first_day": str(first), "last_day": str(last), "hours": _spans(chance)}
    reason = chance.choice(REASONS)
    return {**told, "reason": reason} if reason else told
