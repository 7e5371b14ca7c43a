"""What keeps, breaks, leaves open and escapes the rules of staff."""

from __future__ import annotations

from typing import Any

from tests.network.rule_cases import Case, breaks, hub, keeps, skips, unknown

OWN_STAFF = {"employer": "municipality", "additional": True}


def centre(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return {"kind": "volunteer_centre", **facts}


def led_from(unit: object, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return centre(leader={"unit": unit}, **facts)


STAFF_CASES: dict[str, list[Case]] = {
    "hub.operating-staff": [
        keeps("the municipality's, beside that of other services", hub(operating_staff=OWN_STAFF)),
        breaks("none", hub(operating_staff=None), at="/operating_staff", params=(("name", "Torg A"),)),
        breaks(
            "another employer's",
            hub(operating_staff={"employer": "other", "additional": True}),
            at="/operating_staff/employer",
            variant="employer",
            params=(("name", "Torg A"),),
        ),
        breaks(
            "another employer's, whatever else it does",
            hub(operating_staff={"employer": "other"}),
            at="/operating_staff/employer",
            variant="employer",
        ),
        breaks(
            "lent by other services",
            hub(operating_staff={"employer": "municipality", "additional": False}),
            at="/operating_staff/additional",
            variant="additional",
            params=(("name", "Torg A"),),
        ),
        breaks(
            "lent by other services, whoever employs it",
            hub(operating_staff={"additional": False}),
            at="/operating_staff/additional",
            variant="additional",
        ),
        unknown("nobody told", hub(), missing=("operating-staff",), at="/operating_staff"),
        unknown(
            "who employs it is unknown",
            hub(operating_staff={"additional": True}),
            missing=("staff-employer",),
            at="/operating_staff/employer",
        ),
        unknown(
            "whether other services lend it is unknown",
            hub(operating_staff={"employer": "municipality"}),
            missing=("staff-additional",),
            at="/operating_staff/additional",
        ),
    ],
    "hub.generalists": [Case("always", (hub(),), "note")],
    "hub.no-competition": [Case("always", (hub(),), "note")],
    "hub.volunteer-centre-leader": [
        keeps("the operator's", hub("a", led_from("hubs"), operated_by="hubs")),
        keeps("in a part of the operator", hub("a", led_from("desk"), operated_by="hubs")),
        keeps("two leaders, both there", hub("a", led_from("hubs"), led_from("front"), operated_by="hubs")),
        keeps("one leader, and a centre without", hub("a", centre(leader=None), led_from("hubs"), operated_by="hubs")),
        keeps("in a centre that may be there", hub("a", led_from("hubs", present="unknown"), operated_by="hubs")),
        breaks(
            "in another unit",
            hub("a", led_from("admin"), operated_by="hubs"),
            at="/modules/a-0/leader/unit",
            params=(("name", "Torg A"),),
        ),
        breaks("above the operator", hub("a", led_from("hubs"), operated_by="front"), at="/modules/a-0/leader/unit"),
        breaks("in no unit, whoever operates the hub", hub("a", led_from(None)), at="/modules/a-0/leader/unit"),
        breaks(
            "nobody operates the hub, whichever the unit is",
            hub("a", led_from("unknown"), operated_by=None),
            at="/modules/a-0/leader/unit",
        ),
        breaks(
            "one of two, whoever leads the other",
            hub("a", centre(), led_from("admin"), operated_by="hubs"),
            at="/modules/a-1/leader/unit",
        ),
        unknown(
            "whether there is a centre is unknown", hub(more_modules=True), missing=("volunteer-centre",), at="/modules"
        ),
        unknown(
            "perhaps a centre, led from elsewhere",
            hub("a", led_from("admin", present="unknown"), operated_by="hubs"),
            missing=("volunteer-centre",),
            at="/modules",
        ),
        unknown(
            "nobody told of a leader",
            hub("a", centre(), operated_by="hubs"),
            missing=("volunteer-centre-leader",),
            at="/modules/a-0/leader",
        ),
        unknown(
            "perhaps no leader, where nobody operates the hub",
            hub("a", centre(), operated_by=None),
            missing=("volunteer-centre-leader",),
            at="/modules/a-0/leader",
        ),
        unknown(
            "of unknown unit",
            hub("a", led_from("unknown"), operated_by="hubs"),
            missing=("volunteer-centre-leader",),
            at="/modules/a-0/leader/unit",
        ),
        unknown(
            "who operates the hub is unknown",
            hub("a", led_from("hubs")),
            missing=("operating-unit",),
            at="/operated_by",
        ),
        skips("no centre", hub(operated_by="hubs"), because="no-volunteer-centre"),
        skips(
            "a centre that is not there",
            hub("a", led_from("admin", present=False), operated_by="hubs", more_modules=True),
            because="no-volunteer-centre",
        ),
        skips("no leader", hub("a", centre(leader=None), operated_by="hubs"), because="no-centre-leader"),
    ],
    "hub.co-creation-arena": [Case("always", (hub(),), "note")],
}
