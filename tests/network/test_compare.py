"""Comparing two networks: what appears, what disappears, what stays, and whom only one of them knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.errors import UnknownLanguage
from innbygger_core.network import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from innbygger_core.decisions import Reason
    from innbygger_core.network import HubNetwork, Plan

    Planned = Callable[..., Plan]

DAY = date(2026, 11, 23)
OWN = {"position": "north", "local_contact": True}
NORTH = {"id": "north", "name": "Nord", "more_modules": False}
DESK = {"id": "desk", "hub": "north", "kind": "citizen_service", "form": "staffed"}


@pytest.fixture
def network(plan: Planned) -> Callable[..., HubNetwork]:
    """Read the network of the day from a plan with these members."""
    return lambda *hubs, **members: plan(hubs=hubs, **members).on(DAY)


def of(code: str, reasons: Iterable[Reason]) -> list[tuple[str, str, str]]:
    return [(it.subject, it.verdict, it.variant) for it in reasons if it.code == code]


def hub(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    return NORTH | facts


class TestWhatIsTheSame:
    def test_a_network_beside_itself_changes_nothing(self, network: Callable[..., HubNetwork]):
        here = network(hub(leader=None), local_centres=[{"id": "quay", "name": "Brygga", "designated": True}])
        comparison = compare(here, here)
        assert (comparison.disappeared, comparison.appeared, comparison.gone, comparison.added) == ((), (), (), ())
        assert comparison.stayed == comparison.after.reasons == comparison.before.reasons

    def test_other_figures_are_the_same_reason_as_the_second_has_it(self, network: Callable[..., HubNetwork]):
        none, one = network(hub()), network(hub(), modules=[DESK])
        comparison = compare(none, one)
        assert of("citizen-service.minimum-staffed", comparison.stayed) == [("network", "fail", "")]
        (kept,) = (it for it in comparison.stayed if it.code == "citizen-service.minimum-staffed")
        assert dict(kept.params)["found"] == 1

    @pytest.mark.parametrize(
        ("before", "after", "verdicts"),
        [
            (None, {"position": "north", "local_contact": False}, [("fail", ""), ("fail", "contact")]),
            ("unknown", None, [("unknown", ""), ("fail", "")]),
        ],
        ids=["variant", "verdict"],
    )
    def test_another_variant_or_verdict_is_another_reason(
        self, network: Callable[..., HubNetwork], before: object, after: object, verdicts: list[tuple[str, str]]
    ):
        comparison = compare(network(hub(leader=before)), network(hub(leader=after)))
        old, new = (("hub/north", *verdict) for verdict in verdicts)
        assert of("hub.leader", comparison.disappeared) == [old]
        assert of("hub.leader", comparison.appeared) == [new]
        assert of("hub.leader", comparison.stayed) == []

    def test_another_variant_of_one_field_is_another_reason(self, network: Callable[..., HubNetwork]):
        arena = {"id": "arena", "hub": "north", "kind": "culture"}
        audiences = ({"for_children": True, "for_adults": False}, {"for_children": False, "for_adults": True})
        comparison = compare(*(network(hub(), modules=[arena | audience]) for audience in audiences))
        assert of("culture.all-ages", comparison.disappeared) == [("hub/north", "fail", "adults")]
        assert of("culture.all-ages", comparison.appeared) == [("hub/north", "fail", "children")]

    def test_another_field_is_another_reason(self, network: Callable[..., HubNetwork]):
        desks = (DESK | {"id": name, "closable": False} for name in ("a", "b"))
        comparison = compare(*(network(hub(), modules=[desk]) for desk in desks))
        fields = [
            [it.field for it in part if it.code == "citizen-service.closable-branch"]
            for part in (comparison.disappeared, comparison.appeared)
        ]
        assert fields == [["/modules/a/closable"], ["/modules/b/closable"]]


class TestWhatAReasonIsAbout:
    def test_may_be_gone_or_added(self, network: Callable[..., HubNetwork]):
        quay = {"id": "quay", "name": "Brygga"}
        comparison = compare(
            network(hub(leader=None), local_centres=[quay]), network({"id": "south", "name": "Sør", "leader": None})
        )
        assert comparison.gone == (("hub/north", "Nord"), ("local-centre/quay", "Brygga"))
        assert comparison.added == (("hub/south", "Sør"),)
        assert of("hub.leader", comparison.disappeared) == [("hub/north", "fail", "")]
        assert of("hub.leader", comparison.appeared) == [("hub/south", "fail", "")]

    def test_may_belong_to_another_municipality(self, plan: Planned):
        here, there = (plan(municipality={"name": name}, hubs=[NORTH]).on(DAY) for name in ("Asker", "Fjord"))
        comparison = compare(here, there)
        assert comparison.names == ("Asker", "Fjord")
        assert (comparison.disappeared, comparison.appeared, comparison.gone) == ((), (), ())

    def test_brings_no_notes_with_it(self, network: Callable[..., HubNetwork]):
        south = {"id": "south", "name": "Sør"}
        comparison = compare(network(hub()), network(hub(), south))
        assert {it.verdict for it in (*comparison.appeared, *comparison.disappeared)} <= {"fail", "unknown"}
        notes = [it for it in comparison.after.reasons if it.verdict == "note"]
        assert notes
        assert [it for it in comparison.stayed if it.verdict == "note"] == notes


class TestDays:
    def test_each_network_is_checked_on_its_own_day(self, plan: Planned):
        made = plan(hubs=[hub(leader=None, valid_to="2026-11-22"), hub(leader=OWN, valid_from="2026-11-23")])
        eve = date(2026, 11, 22)
        policy = Policy("asker", (PolicyEntry("hub.leader", Severity.MUST, valid_to=eve),))
        comparison = compare(made.on(eve), made.on(DAY), policy=policy)
        assert (comparison.before.day, comparison.after.day) == (eve, DAY)
        assert (comparison.before.ok, comparison.after.ok) == (False, True)
        assert of("hub.leader", comparison.disappeared) == [("hub/north", "fail", "")]

    def test_both_are_checked_by_the_same_policy(self, network: Callable[..., HubNetwork]):
        policy = Policy("asker", (PolicyEntry("hub.leader", Severity.MUST),))
        comparison = compare(network(hub(leader=None)), network(hub(leader=None)), policy=policy)
        assert {comparison.before.policy, comparison.after.policy} == {"asker"}
        (kept,) = (it for it in comparison.stayed if it.code == "hub.leader")
        assert kept.severity is Severity.MUST


def test_reasons_stand_by_weight(network: Callable[..., HubNetwork]):
    comparison = compare(network(hub()), network(hub(leader=None, core_hours="volunteers", library_events=False)))
    for part in (comparison.disappeared, comparison.appeared, comparison.stayed):
        assert [it.order for it in part] == sorted(it.order for it in part)
    assert comparison.appeared[0].severity is Severity.MUST


class TestText:
    @pytest.mark.parametrize(
        ("lang", "lines"),
        [
            (
                "nb",
                [
                    "Sammenligning av Asker, 23. november 2026, med Asker, 23. november 2026",
                    "Bare i den første: Vest",
                    "Bare i den andre: Øst",
                    "Falt bort",
                    "  Anbefalinger som ikke er fulgt",
                    "  - Nord har ingen egen leder.",
                    "Kommet til",
                    "  Krav som er brutt",
                    "  - Ansatte dekker ikke hele kjernetiden ved Nord.",
                    "Uendret",
                ],
            ),
            ("nn", ["Samanlikning av Asker,", "Har falle bort", "Har kome til", "  Krav som er brotne"]),
            ("en", ["Comparison of Asker,", "No longer there", "  - Nord has no leader of its own.", "New"]),
        ],
    )
    def test_has_headings_and_a_line_for_each_reason(
        self, network: Callable[..., HubNetwork], lang: str, lines: list[str]
    ):
        before = network(hub(leader=None, core_hours=None), {"id": "west", "name": "Vest"})
        after = network(hub(leader=OWN, core_hours="volunteers"), {"id": "east", "name": "Øst"})
        text = f"{compare(before, after).text(lang)}\n"
        places = [text.find(line) for line in lines]
        assert -1 not in places
        assert places == sorted(places)

    def test_tells_every_reason_but_the_notes(self, network: Callable[..., HubNetwork]):
        comparison = compare(network(hub(leader=None)), network(hub(leader=OWN)))
        told = [*comparison.disappeared, *comparison.appeared, *comparison.stayed]
        lines = [line for line in comparison.text("en").splitlines() if line.startswith("  - ")]
        assert len(lines) == sum(it.verdict != "note" for it in told)

    def test_says_so_where_nothing_changes(self, network: Callable[..., HubNetwork]):
        here = network(hub(leader=None))
        assert "\nThe check gives the same answers for both.\n" in compare(here, here).text("en")

    def test_names_the_municipality_where_a_sentence_is_about_all_its_hubs(self, plan: Planned):
        here = plan(municipality={"name": "Asker"}, hubs=[NORTH], modules=[DESK | {"main_office": True}]).on(DAY)
        there = plan(municipality={"name": "Fjord"}, hubs=[NORTH], modules=[DESK | {"main_office": False}]).on(DAY)
        sentence = "No hub has the main office of the citizen service."
        assert f"  - Fjord: {sentence}" in compare(here, there).text("en").splitlines()
        assert f"  - Fjord: {sentence}" in compare(there, here).text("en").splitlines()

    def test_keeps_to_its_lines_whatever_a_stranger_wrote(self, network: Callable[..., HubNetwork]):
        here = network({"id": "north", "name": "Nord\nSør", "leader": None}), network()
        lines = compare(*here).text("en").splitlines()
        assert "  - Nord Sør has no leader of its own." in lines
        assert "Only in the first: Nord Sør" in lines
        assert not [line for line in lines if line.startswith("Sør")]

    def test_is_not_in_a_language_that_nobody_has(self, network: Callable[..., HubNetwork]):
        with pytest.raises(UnknownLanguage):
            compare(network(), network()).text("sma")
