"""Agreements for the laws, as the JSON of a plan: terms in every form, notice, acts in any order, amendments, duties.

Drawn so that what they say meets: short terms that end where months end, and acts on the days around.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeAlias

from hypothesis import strategies as st

Json: TypeAlias = dict[str, Any]
Jsons: TypeAlias = st.SearchStrategy[Json]

ONE = timedelta(days=1)
PARTIES = ("unit/hubs", "organisation/choir")
RARE = [date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]
RARE += [date(2024, 3, 31), date(2024, 4, 30), date(2024, 6, 30), date(2024, 8, 31), date(2025, 2, 28)]
FIRSTS = st.sampled_from(RARE) | st.dates(date(2023, 6, 1), date(2025, 6, 30))
LENGTHS = st.sampled_from(["P2M", "P3M", "P6M", "P1Y", "P100D", "P26W", "P1M15D", "P3Y"])
RENEWALS = ("P1M", "P2M", "P1Y", "P45D", "P1M1D")
KNOWN = st.sampled_from([True, False, "unknown"])


def _some(**facts: st.SearchStrategy[Any]) -> Jsons:
    """Some of the facts, or none."""
    return st.fixed_dictionaries({}, optional=facts)


def _iso(days: st.SearchStrategy[date]) -> st.SearchStrategy[str]:
    return days.map(date.isoformat)


# --- Provisions ------------------------------------------------------------------------------------------------------

AUTOMATIC = st.builds(
    lambda period, times: {"kind": "automatic", "period": period, **times},
    st.sampled_from(RENEWALS),
    st.sampled_from([{}, {}, {"times": 1}, {"times": 3}]),
)
ON_DECISION = st.sampled_from(
    [{"kind": "by_decision"}, {"kind": "by_decision", "period": "P1Y"}, {"kind": "new_application"}, {"kind": "none"}]
)


@st.composite
def durations(draw: st.DrawFn, first: date | None = None, *, unknowns: bool = True) -> Json:
    """Draw a duration in any of its forms."""
    begins = first or draw(FIRSTS)
    ends = draw(
        st.sampled_from([{"last_day": None}, {"ends_with": {"text": "The merger", "on": None}}])
        | LENGTHS.map(lambda length: {"length": length})
        | _iso(st.integers(40, 500).map(lambda days: begins + days * ONE)).map(lambda last: {"last_day": last})
        | _iso(st.integers(40, 500).map(lambda days: begins + days * ONE)).map(
            lambda on: {"ends_with": {"text": "The merger", "on": on}}
        )
        | (st.sampled_from([{}, {"last_day": "unknown"}, {"ends_with": {"text": "It"}}]) if unknowns else st.nothing())
    )
    renewal = {"renewal": draw(ON_DECISION | st.none())}
    if "length" in ends or ends.get("last_day", "unknown") not in (None, "unknown"):
        renewal = {"renewal": draw(AUTOMATIC)} if draw(st.integers(0, 3)) else renewal
    if unknowns and not draw(st.integers(0, 9)):
        renewal = draw(st.sampled_from([{}, {"renewal": "unknown"}, {"renewal": "unknown"}]))
    told = {"first_day": begins.isoformat()} if not unknowns or draw(st.integers(0, 9)) else {}
    return told | ends | renewal | draw(_some(minimum=st.sampled_from(["P1M", "P6M", "P1Y", "P2Y"])))


NOTICES = st.builds(
    lambda length, rest: {"length": length, **rest},
    st.sampled_from(["P1D", "P10D", "P2W", "P1M", "P1M10D"]),
    _some(
        anchor=st.sampled_from(["any_day", "end_of_month", "first_of_next"]),
        convention=st.sampled_from(["unadjusted", "following", "preceding", "modified_following"]),
        ends=st.sampled_from(["term", "agreement"]),
        lead=st.sampled_from(["P1M", "P10D"]),
    ),
)
TERMINATIONS = st.one_of(
    NOTICES.map(lambda notice: {"notice": notice}),
    NOTICES.map(lambda notice: {"notice": notice, "extraordinary": True}),
    st.sampled_from([None, "unknown", {"notice": None}, {"notice": "unknown"}, {}]),
)

DUE = st.one_of(
    st.lists(_iso(st.dates(date(2024, 1, 1), date(2026, 12, 31))), min_size=1, max_size=3).map(lambda on: {"on": on}),
    st.sampled_from(["P3M", "P6M", "P45D", "P1Y"]).map(lambda every: {"every": every}),
    st.builds(
        lambda every, first: {"every": every, "first": first},
        st.sampled_from(["P1M", "P6M"]),
        _iso(st.dates(date(2024, 1, 1), date(2025, 6, 1))),
    ),
    st.lists(st.sampled_from(["02-29", "05-31", "12-24", "01-01"]), min_size=1, max_size=2, unique=True).map(
        lambda yearly: {"yearly": yearly}
    ),
    st.sampled_from(["spring", "summer", "autumn", "winter"]).map(lambda season: {"season": season}),
    st.sampled_from(["P3M", "P1Y"]).map(lambda period: {"after_election": period}),
)
CONVENTIONS = _some(convention=st.sampled_from(["unadjusted", "preceding", "modified_following"]))
DUES = st.one_of(st.builds(dict.__or__, DUE, CONVENTIONS), st.sampled_from([None, "unknown"]))
WAITS = {"tolerance": st.sampled_from(["P14D", "P1M", "P4M"]), "lead": st.just("P1M")}


def _duties(*ids: str, **facts: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Json]]:
    row = st.builds(dict.__or__, st.fixed_dictionaries({"due": DUES}), _some(**WAITS, **facts))
    return st.lists(row, max_size=len(ids)).map(lambda rows: [{"id": i, **r} for i, r in zip(ids, rows, strict=False)])


def _counted(rows: list[Json]) -> list[Json]:
    """Obligations of which no more are enough than are promised."""
    return [row | {"text": "Something", "enough": min(row.get("enough", 1), row.get("amount", 1))} for row in rows]


OBLIGATIONS = _duties(
    *("paths", "report"),
    owner=st.sampled_from([*PARTIES, "unknown"]),
    amount=st.integers(1, 3),
    enough=st.integers(1, 3),
    evidence=st.sampled_from(["A list", None, "unknown"]),
).map(_counted)
MEETINGS = _duties(
    *("dialogue", "spring"),
    kind=st.sampled_from(["follow_up", "evaluation"]),
    called_by=st.sampled_from([*PARTIES, "unknown"]),
)
NO_DUTIES = {"obligations": st.sampled_from([[], "unknown"]), "meetings": st.just([])}
DUTIES = {"obligations": OBLIGATIONS, "meetings": MEETINGS}
COVERS = st.sampled_from([[], ["network"], ["room/hall"], ["room/hall", "hub/tofte"], "unknown"])
ONE_TEXT = {"conflict_resolution": st.sampled_from([None, {"steps": ["negotiation", "court"]}]), "covers": COVERS}


@st.composite
def provisions(draw: st.DrawFn, *, duties: bool = True, unknowns: bool = True) -> Json:
    """Draw what the parties agree on."""
    facts = _some(**ONE_TEXT, **(DUTIES if duties else NO_DUTIES))
    told = {"duration": draw(durations(unknowns=unknowns)), "termination": draw(TERMINATIONS)}
    if unknowns and not draw(st.integers(0, 19)):
        told["duration"] = draw(st.sampled_from([None, "unknown"]))
    return told | draw(facts)


# --- Acts ------------------------------------------------------------------------------------------------------------

ON = st.sampled_from(RARE) | st.dates(date(2023, 6, 1), date(2026, 12, 31))
BY = st.sampled_from([{}, {"by": [PARTIES[0]]}, {"by": [PARTIES[1]]}, {"by": list(PARTIES)}])


@st.composite
def acts(draw: st.DrawFn, *kinds: str) -> Json:
    """Draw an act of one of some kinds, alone; what it is about may lie anywhere around it."""
    on = draw(ON)

    def later(least: int = 0) -> str:
        return (on + draw(st.sampled_from([least, 5, 30, 61, 200])) * ONE).isoformat()

    kind = draw(st.sampled_from(kinds))
    act = {"kind": kind, "on": on.isoformat(), **draw(BY)}
    if kind == "give_notice" and not draw(st.integers(0, 3)):
        act["last_day"] = later()
    elif kind == "renew" and draw(st.booleans()):
        act["period"] = draw(st.sampled_from(RENEWALS))
    elif kind == "pause":
        first = draw(st.sampled_from([0, 0, 10, 40]))
        act |= {"first_day": (on + first * ONE).isoformat()} if first else {}
        act |= {"last_day": later(first)} if later() >= (on + first * ONE).isoformat() else {}
        if act.get("last_day", "9") < act.get("first_day", "0"):
            del act["last_day"]
    elif kind == "resume" and draw(st.booleans()):
        act["first_day"] = later()
    elif kind == "terminate":
        act |= {"last_day": later(), "ground": draw(st.sampled_from(["agreed", "breach", "event", "extraordinary"]))}
    elif kind == "record_fulfilment":
        act |= {"obligation": draw(st.sampled_from(["paths", "report"]))} | draw(_some(amount=st.integers(1, 3)))
    elif kind == "record_meeting":
        act |= {"meeting": draw(st.sampled_from(["dialogue", "spring"]))}
    return act


@st.composite
def amendments(draw: st.DrawFn, *, duties: bool = True) -> list[Json]:
    """Draw a chain of amendments, each valid no earlier than the one that it builds on."""
    days = sorted(draw(st.lists(ON, max_size=3)))
    changes = {**ONE_TEXT, **(DUTIES if duties else NO_DUTIES)}
    changes |= {"termination": TERMINATIONS, "duration": durations()}
    return [
        {
            "kind": "amend",
            "id": f"a{number}",
            "on": (day - draw(st.sampled_from([0, 0, 20])) * ONE).isoformat(),
            "valid_from": day.isoformat(),
            "reason": "Another way",
            "changes": draw(_some(**changes).filter(bool)),
            **({"amends": f"a{number - 1}"} if number and draw(st.booleans()) else {}),
        }
        for number, day in enumerate(days)
    ]


ENDING_ACTS = ("give_notice", "withdraw_notice", "terminate")
RESTING_ACTS = ("pause", "resume")
RECORDS = ("record_fulfilment", "record_meeting")


def known_ids(document: Json) -> Json:
    """Leave out what was recorded about duties that no version has."""
    stages = [document, *(act["changes"] for act in document["acts"] if act["kind"] == "amend")]
    ids = {
        name: {row["id"] for stage in stages for row in stage.get(rows, ()) if isinstance(row, dict)}
        for name, rows in (("obligation", "obligations"), ("meeting", "meetings"))
    }
    kept = [act for act in document["acts"] if all(act[name] in ids[name] for name in ids if name in act)]
    return document | {"acts": kept}


@st.composite
def agreements(
    draw: st.DrawFn,
    *,
    kinds: tuple[str, ...] = ("sign", *ENDING_ACTS, *RESTING_ACTS, "renew", *RECORDS),
    amended: bool = True,
    duties: bool = True,
    unknowns: bool = True,
) -> Json:
    """Draw an agreement."""
    chain = draw(amendments(duties=duties)) if amended else []
    done = draw(st.lists(acts(*kinds), max_size=4)) if kinds else []
    row = draw(
        _some(
            signed=st.sampled_from([None, "2024-01-15", "unknown"]),
            valid_to=st.sampled_from(["2026-06-30", "2030-01-01"]),
            valid_from=st.sampled_from(["2023-12-01"]),
            more_acts=st.sampled_from([False, False, True, "unknown"]),
        )
        if unknowns
        else st.just({})
    )
    least = {"id": "both", "kind": "co_operation", "parties": list(PARTIES), **row}
    return known_ids(least | draw(provisions(duties=duties, unknowns=unknowns)) | {"acts": [*chain, *done]})


ASKED = st.sampled_from([day + off * ONE for day in RARE for off in (-1, 0, 1)]) | st.dates(
    date(2023, 1, 1), date(2028, 12, 31)
)
