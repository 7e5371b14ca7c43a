"""What is given up after it was brought to another hub comes home before others can have it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.loans.torg import act, at, loan, plan, request, shown, stock

if TYPE_CHECKING:
    from innbygger_core.loans import Stock

NOW = at("15 12:00")
HOLD = {"hold": {"days": 1, "of": "open"}}


def brought(when: str = "16 12:00") -> Stock:
    """A desk with one thing, reserved for Tuesday, to be collected at the other hub."""
    desk = stock(plan({"id": "skis", "hub": "torg", "name": "Ski"}, terms=HOLD))
    asked = request(when, "22 12:00", collect_at="havn", return_to="havn")
    desk.commit(desk.decide(asked, now=NOW), now=NOW)
    return desk


@pytest.mark.parametrize(("kind", "now"), [("cancel", "16 14:00"), ("lapse", "18 12:00")])
def test_it_goes_home_with_the_next_run(kind: str, now: str):
    desk = brought()
    done = desk.commit(desk.decide(act(kind, loan=desk.loans[0].id), now=at(now)), now=at(now))
    (leg,) = done.homeward  # type: ignore[union-attr]
    assert (done.counts, done.holds, done.returned_to) == (True, False, "havn")  # type: ignore[union-attr]
    assert (shown(leg.leaves), shown(leg.arrives)) == ("19 09:30", "19 13:00")
    assert desk.available("skis", at("18 13:00"), at("19 13:00")) == 0
    assert desk.available("skis", at("19 13:00"), at("22 12:00")) == 1
    (loads, _) = desk.packing(date(2027, 2, 19))
    assert [item.equipment for item in loads.load] == ["skis"]


def test_what_is_still_in_the_van_goes_on_first():
    desk = brought()
    now = at("16 09:10")
    done = desk.commit(desk.decide(act("cancel", loan=desk.loans[0].id), now=now), now=now)
    assert done.returned_at == at("16 09:30")  # type: ignore[union-attr]
    assert shown(done.until) == "16 13:00"  # type: ignore[union-attr]


def test_what_has_not_left_is_free_at_once():
    desk = brought()
    now = at("16 08:59")
    done = desk.commit(desk.decide(act("cancel", loan=desk.loans[0].id), now=now), now=now)
    assert (done.counts, done.returned_to) == (False, None)  # type: ignore[union-attr]
    assert desk.available("skis", now, at("19 12:00")) == 1


def test_what_never_left_home_has_no_way_back():
    desk = stock(plan(), loan("l1"))
    done = desk.commit(desk.decide(act("cancel"), now=at("16 14:00")), now=at("16 14:00"))
    assert (done.counts, done.homeward) == (False, ())  # type: ignore[union-attr]
