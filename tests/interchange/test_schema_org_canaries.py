"""Nothing that a booking keeps from the public stands in an event: a canary sits in every field that has words."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any, get_args

import pytest

from innbygger_core.datasets import glimsund
from innbygger_core.interchange import schema_org
from innbygger_core.sharing import Booking, BookingState, Visibility

CANARY = "canary"
EIGHT = datetime(2027, 3, 2, 17, tzinfo=UTC)
WISH: dict[str, Any] = {
    "organiser": "resident/canary-1",
    "team": "canary-2",
    "booked_by": "resident/canary-3",
    "local_organiser": "organisation/canary-4",
    "purpose": "canary-5",
    "traits": ["canary-6"],
    "audience": {"group": "canary-7", "open": True},
    "needs": {
        "own_features": ["canary-8"],
        "layout": "canary-9",
        "equipment": {"canary-10": 1},
        "people": {"canary-11": 1},
    },
    "rooms": ["canary-12"],
    "any_of": ["canary-13"],
    "ground": "agreement/canary-14",
}
ROW: dict[str, Any] = {
    "id": "canary-15",
    "series": "canary-16",
    "people": ["canary-17"],
    "ended_because": "canary-18",
    "approval": {"by": "position/canary-19", "permissions": ["canary-20"], "reason": "canary-21"},
    "conditions": [{"code": "canary-22"}],
}
NAMES = {f"{kind}/canary-{number}": f"canary-name-{number}" for number in range(30) for kind in ("resident", "booking")}
# What can hold no word of a person's: times, numbers, yes and no, and words out of a short list.
TIMES = {"start", "end", "made_at", "changed_at", "ended_at", "length", "buffer_before", "buffer_after"}
NUMBERS = {"sequence", "share", "attended", "number", "noise", "tolerates_noise", "responsible"}
ANSWERS = {"shared", "local", "has_access", "everyone_has_access", "own_staff", "recurring", "service"}
CHOICES = {"state", "kind", "visibility"}


def series(**wish: Any) -> list[Booking]:  # noqa: ANN401 - of any kind
    rows = ({**ROW, "id": f"{CANARY}-{n}", "start": EIGHT + n * timedelta(weeks=1)} for n in range(4))
    dated = ({**row, "rooms": ["glimsund-stova"], "end": row["start"] + timedelta(hours=2)} for row in rows)
    return [Booking.model_validate({**row, "wish": {**WISH, **wish}}) for row in dated]


def test_every_other_field_has_a_canary():
    row = series()[0].model_dump(mode="json")
    silent = {name for name, value in {**row, **row.pop("wish")}.items() if CANARY not in json.dumps(value)}
    assert silent - {"wish"} == TIMES | NUMBERS | ANSWERS | CHOICES


@pytest.mark.parametrize(("state", "visibility"), [*product(BookingState, get_args(Visibility))])
@pytest.mark.parametrize("schedules", [True, False])
def test_no_canary_leaves_its_cage(state: BookingState, visibility: str, *, schedules: bool):
    purpose = {"purpose": "concert"} if visibility == "public" else {}
    rows = [row.model_copy(update={"state": state}) for row in series(visibility=visibility, **purpose)]
    written = schema_org.events(glimsund(), rows, names=NAMES, schedules=schedules)
    assert CANARY not in written.text
    assert CANARY not in repr(written.lost)


def test_no_canary_of_an_individual_service_leaves_its_cage():
    written = schema_org.events(glimsund(), series(visibility="public", service={"shielding": True}), names=NAMES)
    assert written.json_ld == []
    assert CANARY not in written.text


def test_nothing_depends_on_what_the_public_may_not_see():
    shown = {"visibility": "public", "purpose": "concert"}
    plain = {"audience": {"open": True}, "rooms": [], "any_of": [], "traits": [], "needs": {}}
    bare = [
        Booking.model_validate(
            {
                "id": row.id[::-1],
                "rooms": row.rooms,
                "start": row.start,
                "end": row.end,
                "series": "another",
                "wish": {**shown, **plain},
            }
        )
        for row in series()
    ]
    assert schema_org.events(glimsund(), bare) == schema_org.events(glimsund(), series(**shown))
