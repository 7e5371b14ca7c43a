"""What a new plan leaves unknown strikes nothing: it is told apart, and no row changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.loans.changing.test_collections import HOME, SKIS, after, at_tofte, hits, open_on, reserved, run
from tests.loans.telling.small_desk import SOUTH, clock, lent

from innbygger_core.loans._deciding._world import World

if TYPE_CHECKING:
    from innbygger_core.loans import Consequences

NO_HOURS = [{"id": each, "name": each.title()} for each in ("heggedal", "tofte", "saetre")]
DAYLESS = {name: told for name, told in SOUTH.items() if name != "days"}
TIMELESS = run(stops=[{"hub": "heggedal"}, {"hub": "tofte"}, {"hub": "heggedal"}])
OUT = {"return_to": "tofte", "homeward": (HOME,)}


def doubts(found: Consequences) -> list[tuple[str, str, str]]:
    assert (found.hits, found.writes, found.unsolved) == ((), (), ())
    return [(hit.loan, hit.what, hit.why) for hit in found.uncertain]


def test_hours_that_are_unknown_are_not_closed():
    found = after(reserved(), lent("l2"), hubs=NO_HOURS)
    assert doubts(found) == [("l1", "collection", "unknown"), ("l1", "due", "unknown"), ("l2", "due", "unknown")]


def test_what_is_overdue_may_still_come_back_where_hours_are_unknown():
    found = after(lent(start=clock("2027-02-01 12:00"), due=clock("2027-02-08 12:00")), hubs=NO_HOURS)
    assert doubts(found) == [("l1", "due", "unknown")]


@pytest.mark.parametrize("runs", ["unknown", [DAYLESS], TIMELESS])
def test_runs_that_are_unknown_are_not_gone(runs: object):
    found = after(at_tofte(), lent("l2", **OUT), transport_runs=runs)
    assert doubts(found) == [("l1", "run", "unknown"), ("l2", "run", "unknown")]


def test_a_way_home_that_nobody_knows_from_a_new_place_is_told_apart():
    told = {"hubs": [each for each in NO_HOURS if each["id"] != "heggedal"], "transport_runs": "unknown"}
    hubs = [*told["hubs"], {"id": "heggedal", "name": "Heggedal", "hours": "heggedal"}]
    found = after(lent(), hubs=hubs, transport_runs="unknown", equipment=[SKIS | {"hub": "tofte"}])
    assert [(hit.what, hit.why) for hit in found.uncertain] == [("run", "unknown")]
    assert ("run", "run-none", False) not in hits(found)


def test_what_is_known_strikes_beside_what_is_not():
    found = after(reserved(), transport_runs="unknown", hours=open_on("tue-fri"))
    assert (hits(found)[0][:2], found.uncertain) == (("collection", "closed"), ())


def test_it_is_told_in_words_after_what_is_known():
    found = after(at_tofte(), lent("l2"), hubs=NO_HOURS, transport_runs="unknown")
    assert found.text("en").split("\n")[0] == (
        "Loan l1, skis: nobody knows whether it can be collected at Tofte on Monday 15 February 2027 at 12:00."
    )
    assert found.notices("nb") == ()


def test_how_late_each_loan_may_be_is_not_worked_out_anew_for_each_other(monkeypatch: pytest.MonkeyPatch):
    asked = []
    later = World.later
    monkeypatch.setattr(World, "later", lambda *told: asked.append(told) or later(*told))
    late = {"start": clock("2027-01-04 12:00"), "due": clock("2027-01-11 12:00")}
    rows = [*(lent(f"a{place}", **late) for place in range(50)), *(lent(f"b{place}") for place in range(50))]
    found = after(*rows, old={"equipment": [SKIS | {"count": 100}]}, equipment=[SKIS | {"count": 99}])
    assert [hit.why for hit in found.hits] == ["short"] * 50
    assert len(asked) < 3 * len(rows)
