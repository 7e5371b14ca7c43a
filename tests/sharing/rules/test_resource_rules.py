"""What is booked beside the room: people, movable things, and square metres of storage."""

from __future__ import annotations

from typing import Any

import pytest
from tests.sharing.rules.asking import ask, found, missing, passed_over, say

from innbygger_core.agreements import Agreement
from innbygger_core.decisions import Approval, Conflict, Pass
from innbygger_core.hours import Layer, OpeningHours, Week
from innbygger_core.hubs import BookablePerson, EquipmentFacts, RoomFacts
from innbygger_core.sharing._rules_of._resource_rules import equipment_short, person_busy, storage

GYM = {"id": "gym", "name": "Gymsalen"}


def person(name: str, role: str = "technician", **told: Any) -> BookablePerson:  # noqa: ANN401 - facts of a person
    return BookablePerson.model_validate({"id": name, "role": role, **told})


def busy(name: str, start: int, end: int, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of a booking
    """A booking somewhere else that somebody is booked with."""
    return {"id": f"{name}-{start}", "rooms": ("attic",), "people": (name,), "start": start, "end": end, **told}


def technicians(count: int, *people: BookablePerson, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of an example
    """Somebody needs technicians with the hall."""
    plan = {"people": people or (person("kari"), person("ola"))}
    return {"plan": plan, "needs": {"people": {"technician": count}}, **told}


# --- People -----------------------------------------------------------------------------------------------------------


def test_a_use_that_needs_nobody_waits_for_nobody():
    assert passed_over(person_busy) == "not-concerned"


def test_somebody_serves_one_booking_at_a_time():
    alone = technicians(1, person("kari"))
    finding = found(person_busy, **alone, booked=(busy("kari", 17, 19),))
    assert (finding.field, finding.conflicts) == ("/wish/needs/people", (Conflict("people/kari"),))
    assert say(person_busy, finding, "nb")
    assert ask(person_busy, **alone, booked=(busy("kari", 16, 18), busy("kari", 19, 20))) == Pass()


def test_any_other_of_the_role_will_do():
    assert ask(person_busy, **technicians(1), booked=(busy("kari", 17, 19),)) == Pass()
    both = busy("kari", 17, 19), busy("ola", 18, 20)
    assert found(person_busy, **technicians(1), booked=both).conflicts == (
        Conflict("people/kari"),
        Conflict("people/ola"),
    )
    assert found(person_busy, **technicians(2), booked=both[:1])


def test_one_of_them_must_be_free_throughout():
    by_turns = busy("kari", 18, 19), busy("ola", 19, 20)
    assert found(person_busy, **technicians(1), booked=by_turns, minutes=120)


def test_whoever_is_busy_twice_is_one_person():
    twice = busy("kari", 17, 19), busy("kari", 20, 21)
    assert ask(person_busy, **technicians(1), booked=twice, minutes=180) == Pass()


def test_those_who_are_busy_before_and_after_are_free_between():
    before, later = (busy("kari", 17, 18) | {"id": name, "start": start, "end": end} for name, start, end in (
        ("before", "2026-11-24T17:00:00+01:00", "2026-11-24T18:00:00.000001+01:00"),
        ("later", "2026-11-24T19:59:00+01:00", "2026-11-24T21:00:00+01:00"),
    ))  # fmt: skip
    assert ask(person_busy, **technicians(1, person("kari")), booked=(later,)) == Pass()
    assert found(person_busy, **technicians(1, person("kari")), booked=(before, later))


def test_other_roles_and_other_hubs_do_not_help():
    others = person("kari"), person("per", "host"), person("eva", hubs=["elsewhere"])
    assert found(person_busy, **technicians(1, *others), booked=(busy("kari", 17, 19),))


def test_whoever_is_not_there_on_the_day_does_not_help():
    later = technicians(2, person("kari"), person("ola", valid_from="2026-11-25"))
    assert found(person_busy, **later).conflicts == ()


def test_what_gives_way_lets_those_booked_with_it_go():
    told = {"booked": (busy("kari", 17, 19),), **technicians(1, person("kari"))}
    assert ask(person_busy, **told, context={"displaces": frozenset({"kari-17"})}) == Pass()


WORKDAY = Layer(id="desk", week=Week.of({"mon-fri": ["10:00-18:30"], "sat": ["10:00-14:00?"]}))


def test_somebody_is_booked_within_hours_of_their_own():
    hours = {"hours": (OpeningHours(id="duty", layers=(WORKDAY,)),), "people": (person("kari", hours="duty"),)}
    told = {"needs": {"people": {"technician": 1}}, "plan": hours}
    assert ask(person_busy, **told, minutes=30) == Pass()
    assert found(person_busy, **told, minutes=31)


def test_an_unknown_hour_of_theirs_is_one_away():
    perhaps = Layer(id="desk", week=Week.of({"mon-sun": ["10:00-20:00?"]}))
    hours = {"hours": (OpeningHours(id="duty", layers=(perhaps,)),), "people": (person("kari", hours="duty"),)}
    assert found(person_busy, needs={"people": {"technician": 1}}, plan=hours)


def test_terms_of_any_of_the_rooms_can_demand_somebody():
    pool = {"rooms": ["gym"], "roles": ["lifeguard"]}
    told = {"rooms": ({}, GYM), "terms": pool, "plan": {"people": (person("per", "lifeguard"),)}}
    assert ask(person_busy, **told) == Pass()
    assert found(person_busy, **told, booked=(busy("per", 18, 19),))


def test_those_who_are_needed_are_told_of_once():
    told = technicians(1, person("kari"), rooms=({}, GYM), booked=(busy("kari", 17, 19),))
    assert passed_over(person_busy, **told, at=1) == "not-concerned"


# --- Movable things ---------------------------------------------------------------------------------------------------


def light(count: int = 1, wanted: int = 1, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of an example
    """Somebody needs stage lights, of which the house has some."""
    plan = {"equipment": (EquipmentFacts(id="light", hub="torg", name="Scenelys", count=count),)}
    return {"plan": plan, "needs": {"equipment": {"light": wanted} if wanted else {}}, **told}


def uses(name: str, count: int, start: int = 17, end: int = 19, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of it
    """A booking somewhere else that has some of them."""
    wish = {"needs": {"equipment": {"light": count}}}
    return {"id": name, "rooms": ("attic",), "wish": wish, "start": start, "end": end, **told}


def test_a_use_that_needs_nothing_takes_nothing():
    assert passed_over(equipment_short) == "not-concerned"


def test_there_are_enough_or_too_few():
    assert ask(equipment_short, **light(3, 1), booked=(uses("b", 2),)) == Pass()
    finding = found(equipment_short, **light(3, 2), booked=(uses("b", 2),))
    assert (dict(finding.params)["count"], dict(finding.params)["stock"]) == (2, 3)
    assert finding.conflicts == (Conflict("booking/b", ("room/hall", "equipment/light", "room/attic")),)
    assert "Scenelys" in say(equipment_short, finding, "nn")


def test_more_than_the_house_has_are_never_there():
    assert found(equipment_short, **light(1, 2)).conflicts == ()


def test_what_is_in_use_is_counted_instant_by_instant():
    by_turns = uses("a", 1, 17, 18), uses("b", 1, 18, 19), uses("c", 1, 19, 20)
    assert ask(equipment_short, **light(2, 1), booked=by_turns, minutes=120) == Pass()
    assert found(equipment_short, **light(2, 1), booked=(*by_turns, uses("d", 1, 18, 20)), minutes=120)


def test_what_gives_way_leaves_its_things():
    told = light(1, 1, booked=(uses("b", 1),))
    assert ask(equipment_short, **told, context={"displaces": frozenset({"b"})}) == Pass()


NEEDING = ({"uses": ["light"]}, GYM | {"uses": ["light"]})
HOUSE = tuple(RoomFacts.model_validate({"id": "hall", "hub": "torg", "name": "Salen", **row}) for row in NEEDING)


def hall(count: int, wanted: int = 0, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of an example
    """Somebody needs the hall alone, of a house in which two rooms cannot do without the light."""
    asked = light(count, wanted, **told)
    return asked | {"rooms": NEEDING[:1], "plan": asked["plan"] | {"rooms": HOUSE}}


def test_rooms_that_cannot_do_without_a_thing_share_it():
    finding = found(equipment_short, **hall(1, booked=({"rooms": ("gym",)},)))
    assert finding.conflicts == (Conflict("booking/b0", ("room/hall", "equipment/light", "room/gym")),)
    assert ask(equipment_short, **hall(2, booked=({"rooms": ("gym",)},))) == Pass()


def test_rooms_that_are_wanted_together_need_one_each():
    assert ask(equipment_short, rooms=NEEDING, **light(2, 0)) == Pass()
    assert dict(found(equipment_short, rooms=NEEDING, **light(1, 0)).params)["count"] == 2


def test_such_a_thing_that_is_also_asked_for_is_wanted_once():
    assert ask(equipment_short, **hall(1, 1)) == Pass()


def test_a_booking_that_asked_for_the_thing_of_its_room_has_it_once():
    assert ask(equipment_short, **hall(2, booked=(uses("b", 1, rooms=("gym",)),))) == Pass()


def test_who_is_in_the_room_itself_is_told_elsewhere():
    assert ask(equipment_short, **hall(1, booked=({},))) == Pass()


def test_a_thing_that_the_plan_does_not_have_that_day_is_not_counted():
    gone = EquipmentFacts(id="light", hub="torg", name="Lys", valid_to="2026-11-23")
    told = {"rooms": NEEDING[:1], "booked": ({"rooms": ("gym",)},)}
    assert ask(equipment_short, plan={"equipment": (gone,), "rooms": HOUSE}, **told) == Pass()


# --- Storage ----------------------------------------------------------------------------------------------------------


def kept(name: str, metres: float, start: int = 17, end: int = 19, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of it
    return {"id": name, "wish": {"needs": {"square_metres": metres}}, "start": start, "end": end, **told}


def stores(metres: float, area: float | None = 10, **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of an example
    return {"rooms": ({"area_m2": area} if area else {},), "needs": {"square_metres": metres}, **told}


def test_a_use_that_keeps_nothing_needs_no_storage():
    assert passed_over(storage, booked=(kept("b", 100),)) == "not-concerned"


def test_as_much_is_kept_as_there_is_space_for():
    assert ask(storage, **stores(6), booked=(kept("b", 4),)) == Pass()
    finding = found(storage, **stores(6.5), booked=(kept("b", 4),))
    assert (finding.field, finding.conflicts) == ("/wish/needs/square_metres", (Conflict("booking/b"),))
    assert say(storage, finding, "en")


def test_more_than_the_area_is_never_kept():
    assert found(storage, **stores(10.5)).conflicts == ()
    assert ask(storage, **stores(10)) == Pass()


def test_tenths_of_a_square_metre_add_up():
    assert ask(storage, **stores(0.8, 1), booked=(kept("a", 0.1), kept("b", 0.1))) == Pass()


def test_what_is_kept_is_counted_instant_by_instant():
    by_turns = kept("a", 6, 17, 18), kept("b", 6, 18, 19), kept("c", 6, 19, 20)
    assert ask(storage, **stores(4), booked=by_turns, minutes=120) == Pass()


def test_what_takes_no_place_and_what_gives_way_do_not_count():
    booked = kept("a", 6), {"id": "meeting"}, {"id": "closed", "kind": "block"}
    assert ask(storage, **stores(6), booked=booked, context={"displaces": frozenset({"a"})}) == Pass()
    pending = {"context": {"approval": Approval(by="position/leader")}}
    assert ask(storage, **stores(6), booked=(kept("a", 6, state="pending"),), **pending) == Pass()


def test_of_an_unknown_area_nobody_can_tell():
    assert missing(storage, **stores(6, None)) == (("area",), "/wish/needs/square_metres")


def agreed(metres: float | None, room: str = "room/hall", **told: Any) -> dict[str, Any]:  # noqa: ANN401 - of it
    """A plan in which an agreement keeps some of a room for the choir."""
    covers = ({"resource": room, "square_metres": metres},)
    terms = {"id": "a", "kind": "lease", "parties": ("unit/hubs", "organisation/choir"), "covers": covers}
    return {"plan": {"agreements": (Agreement.model_validate({**terms, "more_acts": False, **told}),)}}


def test_what_an_agreement_keeps_for_others_is_taken():
    assert found(storage, **stores(6), **agreed(5), organiser="organisation/band")
    assert ask(storage, **stores(6), **agreed(4), organiser="organisation/band") == Pass()
    assert ask(storage, **stores(6), **agreed(5), organiser="organisation/choir") == Pass()


@pytest.mark.parametrize("told", [
    {"duration": {"first_day": "2025-01-01", "last_day": "2025-12-31"}},
    {"covers": "unknown"},
    {"valid_from": "2026-11-25"},
])  # fmt: skip
def test_an_agreement_that_does_not_hold_then_or_tells_nothing_keeps_nothing(told: dict[str, Any]):
    assert ask(storage, **stores(6), **agreed(5, **told)) == Pass()


def test_an_agreement_on_another_room_or_on_no_area_keeps_nothing():
    assert ask(storage, **stores(6), **agreed(5, "room/attic")) == Pass()
    assert ask(storage, **stores(6), **agreed(None)) == Pass()


def test_an_agreement_that_begins_overnight_is_met_in_the_night():
    tomorrow = agreed(5, duration={"first_day": "2026-11-25", "last_day": "2026-12-31"})
    assert ask(storage, **stores(6), **tomorrow, minutes=6 * 60) == Pass()
    assert found(storage, **stores(6), **tomorrow, minutes=6 * 60 + 1)
