"""What keeps, breaks, leaves open and escapes the rules of rollout."""

from __future__ import annotations

from typing import Any

from tests.network.rule_cases import NETWORK, Case, breaks, hub, keeps, skips, unknown

PHASE = {"first_day": "2020-01-01", "last_day": "2026-12-31"}


def opened(at: str, day: object) -> dict[str, Any]:
    """The hub of a local centre, and when it opened."""
    return hub(f"hub-{at}", local_centre=at, opened=day)


def places(start_up: object = PHASE, designated: object = True, **distances: object) -> dict[str, Any]:  # noqa: FBT002 - as in JSON
    """Local centres and how far away they are felt to be."""
    centres = [
        {"id": name, "name": name.title(), "designated": designated, "perceived_distance": distance}
        for name, distance in distances.items()
    ]
    return {"municipality": {"name": "Asker", "start_up": start_up}, "local_centres": centres}


TWO = places(near="short", far="long")
OVERTAKEN = (("name", "Far"), ("first", ("Near",)))

ROLLOUT_CASES: dict[str, list[Case]] = {
    "network.rollout-order": [
        keeps("the farther first", opened("far", "2021"), opened("near", "2022"), **NETWORK, lists=TWO),
        keeps("on one day", opened("far", "2021-02-03"), opened("near", "2021-02-03"), **NETWORK, lists=TWO),
        keeps("neither", opened("far", None), opened("near", None), **NETWORK, lists=TWO),
        keeps("neither has a hub", **NETWORK, lists=TWO),
        keeps("the nearer was there before", opened("near", "2019"), **NETWORK, lists=TWO),
        keeps("the farther was there before", opened("far", "2019"), opened("near", "2021"), **NETWORK, lists=TWO),
        keeps(
            "the nearer came after the phase",
            opened("near", "2023"),
            **NETWORK,
            lists=places(start_up=PHASE | {"last_day": "2022-12-31"}, near="short", far="long"),
        ),
        keeps("the nearer is to come", opened("near", "2026-11-24"), **NETWORK, lists=TWO),
        keeps(
            "they are felt to be equally far",
            opened("near", "2021"),
            opened("far", None),
            **NETWORK,
            lists=places(near="long", far="long"),
        ),
        keeps(
            "the farther has no hub to get",
            opened("near", "2021"),
            **NETWORK,
            lists=places(designated=False, near="short", far="long"),
        ),
        keeps(
            "the first of two hubs counts",
            opened("far", "2021"),
            hub("later", local_centre="far", opened="2024"),
            opened("near", "2023"),
            **NETWORK,
            lists=TWO,
        ),
        breaks(
            "the nearer first",
            opened("far", "2022"),
            opened("near", "2021"),
            at="/local_centres/far",
            params=OVERTAKEN,
            **NETWORK,
            lists=TWO,
        ),
        breaks(
            "only the nearer", opened("near", "2021"), at="/local_centres/far", params=OVERTAKEN, **NETWORK, lists=TWO
        ),
        breaks(
            "the farther is to come",
            opened("near", "2021"),
            opened("far", "2027"),
            at="/local_centres/far",
            params=OVERTAKEN,
            **NETWORK,
            lists=TWO,
        ),
        breaks(
            "the phase goes on",
            opened("near", "2021"),
            at="/local_centres/far",
            **NETWORK,
            lists=places(start_up=PHASE | {"last_day": None}, near="short", far="long"),
        ),
        breaks(
            "in the first year of the phase",
            opened("near", "2020"),
            at="/local_centres/far",
            params=OVERTAKEN,
            **NETWORK,
            lists=TWO,
        ),
        breaks(
            "in the last year of the phase",
            opened("near", "2022"),
            at="/local_centres/far",
            params=OVERTAKEN,
            **NETWORK,
            lists=places(start_up=PHASE | {"last_day": "2022-12-31"}, near="short", far="long"),
        ),
        unknown(
            "whether there is a phase",
            missing=("start-up",),
            at="/municipality/start_up",
            **NETWORK,
            lists=places(start_up="unknown", near="short", far="long"),
        ),
        unknown(
            "whether the phase lasted so long",
            opened("near", "2021"),
            missing=("start-up",),
            at="/municipality/start_up/last_day",
            **NETWORK,
            lists=places(start_up={"first_day": "2020-01-01"}, near="short", far="long"),
        ),
        unknown(
            "how far",
            opened("near", "2021"),
            missing=("perceived-distance",),
            at="/local_centres",
            **NETWORK,
            lists=places(near="short", far="unknown"),
        ),
        unknown(
            "whether they are designated",
            opened("near", "2021"),
            missing=("designated",),
            at="/local_centres",
            **NETWORK,
            lists=places(designated="unknown", near="short", far="long"),
        ),
        unknown(
            "when the farther opened",
            opened("near", "2021"),
            opened("far", "unknown"),
            missing=("opened",),
            at="/hubs",
            **NETWORK,
            lists=TWO,
        ),
        unknown(
            "when in the year",
            opened("near", "2021-05"),
            opened("far", "2021"),
            missing=("opened",),
            at="/hubs",
            **NETWORK,
            lists=TWO,
        ),
        unknown(
            "whether before the phase",
            opened("near", "2020"),
            missing=("opened",),
            at="/hubs",
            **NETWORK,
            lists=places(start_up=PHASE | {"first_day": "2020-03-01"}, near="short", far="long"),
        ),
        unknown(
            "whether after the phase",
            opened("near", "2022"),
            missing=("opened",),
            at="/hubs",
            **NETWORK,
            lists=places(start_up=PHASE | {"last_day": "2022-03-01"}, near="short", far="long"),
        ),
        unknown(
            "whether there is a hub yet",
            opened("near", "unknown"),
            missing=("opened",),
            at="/hubs",
            **NETWORK,
            lists=TWO,
        ),
        unknown(
            "whose an early hub is",
            opened("near", "2021-05"),
            hub("early", opened="2021-04"),
            missing=("local-centre",),
            at="/hubs",
            **NETWORK,
            lists=TWO,
        ),
        unknown(
            "whose an early hub is, and when in the year the other opened",
            opened("near", "2021"),
            hub("early", opened="2021-04"),
            missing=("local-centre",),
            at="/hubs",
            **NETWORK,
            lists=TWO,
        ),
        unknown(
            "whose a hub is, and when either opened",
            opened("far", "2021"),
            hub("early", opened="unknown"),
            missing=("opened", "local-centre"),
            at="/hubs",
            **NETWORK,
            lists=TWO,
        ),
        unknown(
            "everything",
            hub("a"),
            hub("b", local_centre="near"),
            missing=("perceived-distance", "designated", "opened", "local-centre", "start-up"),
            at="/local_centres",
            **NETWORK,
            lists=places(start_up={"first_day": "2020-01-01"}, designated="unknown", near="unknown", far="unknown"),
        ),
        skips(
            "there is no such phase",
            opened("near", "2021"),
            because="no-start-up",
            **NETWORK,
            lists=places(start_up=None, near="short", far="long"),
        ),
    ],
}
