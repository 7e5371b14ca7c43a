"""Whole documents of opening hours, drawn so that what they say meets on the days about which they are asked."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeAlias

from hypothesis import strategies as st

from innbygger_core.errors import Fault, UnreadableData
from innbygger_core.hours import read_hours

Json: TypeAlias = dict[str, Any]
Draw: TypeAlias = st.DrawFn
ONE_DAY = timedelta(days=1)

# Days on which a clock changes, or a calendar does something rare, and their surroundings.
TRAPS = [
    ("Europe/Oslo", date(2024, 3, 31)),
    ("Europe/Oslo", date(2026, 3, 29)),
    ("Europe/Oslo", date(2026, 10, 25)),
    ("Europe/Oslo", date(2027, 1, 3)),
    ("Europe/Oslo", date(2027, 5, 17)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Antarctica/Troll", date(2026, 3, 29)),
    ("Antarctica/Troll", date(2026, 10, 25)),
    ("UTC", date(2028, 2, 29)),
]
ACCESS = ("staffed", "self_service", "by_booking", "phone", "digital")


class Drawn(NamedTuple):
    """A document, those that it is bound to, and a day near which both are worth asking."""

    document: Json
    context: tuple[Json, ...]
    day: date

    @property
    def entangled(self) -> bool:
        """Whether two items may be uncertain together, since the days of one depend on those of the other."""
        written = json.dumps([self.document, *self.context])
        return '"unknown"' in written and ('"before"' in written or '"after"' in written)


# --- Hours -----------------------------------------------------------------------------------------------------------


def _clock(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


@st.composite
def _spans(draw: Draw) -> list[str]:
    """Draw spans that lie apart, the last perhaps past midnight, any of them perhaps uncertain."""
    edges = sorted(draw(st.lists(st.integers(0, 96), min_size=2, max_size=4, unique=True)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    spans = [f"{_clock(start)}-{_clock(end)}{draw(st.sampled_from(['', '', '?']))}" for start, end in pairs]
    last = pairs[-1][1]
    if last < 92 and draw(st.booleans()):
        spans.append(f"{_clock(last + 3)}-{_clock(draw(st.integers(0, last + 2)))}")
    return spans


HOURS = st.one_of(
    _spans(),
    st.sampled_from(
        [
            [],
            [],
            ["unknown"],
            ["13:00-unknown"],
            ["unknown-11:00", "12:00-20:00"],
            ["22:00-02:30"],
            ["20:00-06:00?"],
            ["01:30-03:15"],
            ["00:00-24:00"],
            ["00:00-16:00", "16:00-08:00"],
        ]
    ),
)
DAYS = st.sampled_from(["mon-fri", "sat,sun", "fri", "sat", "sun", "mon", "fri-mon", "tue,thu", "wed"])
WEEKS = st.dictionaries(st.sampled_from(["mon-wed", "thu", "fri", "sat", "sun"]), HOURS, min_size=2, max_size=4)
MODES = st.sampled_from([{}, {}, {"mode": "add"}, {"mode": "cut"}])
ONLY = st.one_of(st.just({}), st.just({}), DAYS.map(lambda days: {"only": days}))
HOLIDAYS = st.one_of(
    st.just({}),
    st.sampled_from([{"holidays": "as_usual"}, {"holidays": "unknown"}, {"holidays": {}}]),
    st.dictionaries(
        st.sampled_from(
            ["public", "easter_eve", "maundy_thursday-1", "new_years_day", "whit_monday", "constitution_day"]
        ),
        st.builds(lambda hours, only, mode: {"hours": hours, **only, **mode}, HOURS, ONLY, MODES),
        max_size=3,
    ).map(lambda rows: {"holidays": rows}),
)


# --- When ------------------------------------------------------------------------------------------------------------


@st.composite
def _pairs(draw: Draw, around: date) -> tuple[str, str]:
    """Draw two known days near a day: dated, yearly, by holiday, by week."""
    first = around + draw(st.integers(-8, 4)) * ONE_DAY
    last = first + draw(st.sampled_from([0, 0, 1, 3, 6, 9])) * ONE_DAY
    year, week, _ = around.isocalendar()
    dated, yearly = (str(first), str(last)), (f"{first:%m-%d}", f"{last:%m-%d}")
    return draw(
        st.sampled_from(
            [
                *[dated] * 4,
                *[yearly] * 3,
                ("maundy_thursday-1", "easter_monday"),
                ("constitution_day", "constitution_day"),
                ("christmas_eve", "new_years_day+1"),
                (f"W{week:02}", f"W{min(week + 1, 53):02}"),
                ("W52", "W01"),
                (f"{year}-W{week:02}", f"{year}-W{week:02}"),
            ]
        )
    )


@st.composite
def _when(draw: Draw, around: date, names: tuple[str, ...]) -> Json:
    """Draw the days of an item: from first to last, for good, with an end that is unknown, by the name of a period."""
    first, last = draw(_pairs(around))
    day = str(around + draw(st.integers(-6, 6)) * ONE_DAY)
    kinds = [*[{"first_day": first, "last_day": last}] * 5, {"first_day": day}]
    kinds += [{"first_day": day, "last_day": "unknown"}, {"first_day": "unknown", "last_day": day}]
    kinds += [{"periods": [name]} for name in names] + [{"periods": list(names)}] * (len(names) > 1)
    return draw(st.sampled_from(kinds))


@st.composite
def _selection(draw: Draw, around: date, others: list[str]) -> Json:
    """Draw the days that a recurrence selects."""
    days, weeks = {"day": draw(DAYS)}, draw(st.sampled_from(["odd", "even", [around.isocalendar().week]]))
    nth = draw(st.sampled_from([1, 2, 4, 5, -1, -5, [1, 3], [2, -1]]))
    first = str(around + draw(st.integers(-20, 3)) * ONE_DAY)
    every = {"every_weeks": draw(st.sampled_from([2, 3, 4])), "first": first}
    dates = draw(st.lists(_pairs(around).map(lambda pair: pair[0]), min_size=1, max_size=3, unique=True))
    kinds: list[Json] = [
        {**days},
        {**every},
        {**days, **every},
        {**days, **every, "first": "unknown"},
        {**days, "nth": nth},
        {"nth": nth},
        {**days, "weeks": weeks},
        {**days, "weeks": weeks, "nth": nth},
        {**days, "nth": nth, **every},
        {"dates": dates},
    ]
    for other in others:
        link = {draw(st.sampled_from(["before", "after"])): other}
        kinds += [link, {**link, **days}] * 2
    return draw(st.sampled_from(kinds))


# --- Items -----------------------------------------------------------------------------------------------------------


@st.composite
def _exceptions(draw: Draw, around: date, names: tuple[str, ...], layers: list[str]) -> list[Json]:
    said = st.builds(
        lambda when, hours, only, mode, concerned: {**when, "hours": hours, **only, **mode, **concerned},
        _when(around, names),
        HOURS,
        ONLY,
        MODES,
        st.one_of(st.just({}), st.sampled_from(layers).map(lambda name: {"layers": [name]})),
    )
    return [{"id": f"exception-{n}", **item} for n, item in enumerate(draw(st.lists(said, max_size=3)))]


@st.composite
def _seasons(draw: Draw, around: date, names: tuple[str, ...], layer: str) -> list[Json]:
    said = st.builds(
        lambda when, week, only, mode: {**when, "week": week, **only, **mode}, _when(around, names), WEEKS, ONLY, MODES
    )
    return [{"id": f"{layer}-season-{n}", **item} for n, item in enumerate(draw(st.lists(said, max_size=2)))]


@st.composite
def _recurring(draw: Draw, around: date, names: tuple[str, ...], layer: str, others: list[str]) -> list[Json]:
    items: list[Json] = []
    for number in range(draw(st.sampled_from([0, 0, 1, 2, 3]))):
        known = [*others, *(item["id"] for item in items)]
        item = {"id": f"{layer}-recurring-{number}", "hours": draw(HOURS), **draw(MODES)}
        item |= draw(_selection(around, known))
        if draw(st.sampled_from([False, False, True])):
            item |= draw(_when(around, names))
        items.append(item)
    return items


@st.composite
def _validity(draw: Draw, around: date, widest: int) -> Json:
    said = {}
    if draw(st.booleans()):
        said["valid_from"] = str(around - draw(st.integers(0, widest)) * ONE_DAY)
    if draw(st.booleans()):
        said["valid_to"] = str(around + draw(st.integers(0, widest)) * ONE_DAY)
    return said


@st.composite
def _bonds(draw: Draw, layers: list[str], context: tuple[Json, ...]) -> Json:
    """Draw what a layer is bound to: earlier layers of its own schedule, and other schedules."""
    edges = {
        "opens": st.sampled_from(["PT10M", "-PT15M", "PT40M"]),
        "closes": st.sampled_from(["PT10M", "-PT15M", "-PT40M"]),
    }
    moved = st.one_of(st.just({}), st.fixed_dictionaries({}, optional=edges))
    others: list[Json] = [{"layer": name} for name in layers] + [{"layer": layers}] * (len(layers) > 1)
    for other in context:
        others += [{"schedule": other["id"]}, {"schedule": other["id"], "layer": other["layers"][0]["id"]}]
    bond = st.builds(
        lambda other, relation, moved: {**other, "relation": relation, **moved},
        st.sampled_from(others),
        st.sampled_from(["within", "outside"]),
        moved,
    )
    return draw(st.sampled_from([{"bound_to": draw(bond)}, {"bound_to": [draw(bond), draw(bond)]}]))


@st.composite
def _layers(draw: Draw, said: Json, ids: list[str], context: tuple[Json, ...], around: date) -> list[Json]:
    """Draw layers for the exceptions and periods of a schedule."""
    names, exceptions = tuple(said["periods"]), [item["id"] for item in said["exceptions"]]
    layers: list[Json] = []
    for name in ids:
        layer = {"id": name, "access": draw(st.sampled_from(ACCESS)), "week": draw(WEEKS), **draw(HOLIDAYS)}
        seasons = draw(_seasons(around, names, name))
        others = [*exceptions, *(season["id"] for season in seasons)]
        layer |= {"seasons": seasons, "recurring": draw(_recurring(around, names, name, others))}
        if draw(st.sampled_from([False, False, False, True])):
            layer |= draw(_validity(around, 9))
        if draw(st.sampled_from([False] * 6 + [True])):
            layer["suspended"] = draw(st.one_of(st.just(True), _when(around, names)))  # noqa: FBT003 - as written
        if (layers or context) and draw(st.booleans()):
            layer |= draw(_bonds([it["id"] for it in layers], context))
            if not seasons and not layer["recurring"] and draw(st.booleans()):
                del layer["week"]
        layers.append({key: value for key, value in layer.items() if value != []})
    return layers


@st.composite
def _documents(draw: Draw, zone: str, around: date, context: tuple[Json, ...]) -> Json:
    names = tuple(draw(st.lists(st.sampled_from(["autumn", "romjul"]), unique=True)))
    periods = {name: [list(pair) for pair in draw(st.lists(_pairs(around), min_size=1, max_size=2))] for name in names}
    ids = [f"layer-{number}" for number in range(draw(st.sampled_from([1, 1, 2, 3])))]
    document = {
        "format": "innbygger.hours/1",
        "timezone": zone,
        "unstated": draw(st.sampled_from(["closed", "unknown"])),
        "after_midnight": draw(st.sampled_from(["kept", "cut"])),
        "periods": periods,
        "exceptions": draw(_exceptions(around, names, ids)),
        **draw(_validity(around, 30)),
    }
    return _with_few_unknowns(document | {"layers": draw(_layers(document, ids, context, around))})


def _with_few_unknowns(document: Json) -> Json:
    """Let few dates be unknown: each of them multiplies the ways in which a day must be read."""
    items = [*document["exceptions"], *(item for layer in document["layers"] for item in _items_of(layer))]
    left = 1 if any("before" in item or "after" in item for item in items) else 2
    for item in items:
        for key, other in (("first_day", "last_day"), ("last_day", "first_day"), ("first", "")):
            left -= item.get(key) == "unknown"
            if left < 0 and item.get(key) == "unknown":
                item[key] = item.get(other, "2026-01-05")
    return document


def _items_of(layer: Json) -> list[Json]:
    suspended = layer.get("suspended")
    return [
        *layer.get("seasons", []),
        *layer.get("recurring", []),
        *([suspended] if isinstance(suspended, dict) else []),
    ]


def faults(document: Json) -> tuple[Fault, ...]:
    """Tell what is wrong with a document."""
    try:
        read_hours(json.dumps(document))
    except UnreadableData as refused:
        return refused.faults
    return ()


def untied(document: Json) -> Json:
    """Resolve every tie as the contract says: the second item adds. That may lay bare another tie below."""
    while found := faults(document):
        for fault in found:
            assert fault.kind == "tie", fault
            item: Any = document
            for step in fault.path.split("/")[1:]:
                item = item[int(step) if isinstance(item, list) else step]
            item["mode"] = "add"
    return document


@st.composite
def documents(draw: Draw, *, ties: bool = False) -> Drawn:
    """Draw a document that can be read, apart from ties if they are asked for, and the house it may be bound to."""
    zone, around = draw(st.sampled_from(TRAPS))
    context: tuple[Json, ...] = ()
    if draw(st.sampled_from([False, False, True])):
        house = {"id": "house", **draw(_documents(draw(st.sampled_from([zone, "UTC"])), around, ()))}
        context = (untied(house),)
    document = draw(_documents(zone, around, context))
    return Drawn(document if ties else untied(document), context, around)
