"""The days that matter for agreements as a feed: who sees what, what an event is called, and what stays the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.ical.rfc5545 import faults

from innbygger_core import UnknownId, Viewer, ical
from innbygger_core.agreements import LeadTimes, MilestoneKind
from innbygger_core.errors import OutOfRange
from innbygger_core.ical import Event
from innbygger_core.network import Plan

HIDDEN = "d0112b0319f68c7a04ae5409dd4d9850"
YEAR = date(2027, 1, 1), date(2028, 1, 1)
CHOIR, HUBS = "organisation/choir", "unit/hubs"
PLACES: dict[str, Any] = {
    "municipality": {"name": "Fjord", "authority": "fjord.example"},
    "units": [{"id": "hubs", "name": "Torgene"}],
    "organisations": [{"id": "choir", "name": "Fjordkoret"}],
    "hubs": [{"id": "torg", "name": "Torget"}],
    "premises": [{"id": "house", "hub": "torg", "name": "Huset"}],
    "rooms": [{"id": "hall", "hub": "torg", "name": {"nb": "Salen", "en": "The hall"}}],
    "equipment": [{"id": "piano", "hub": "torg", "name": "Piano"}],
    "modules": [
        {"id": "cafe", "kind": "cafe", "hub": "torg"},
        {"id": "forge", "kind": "own", "own_kind": "forge", "hub": "torg"},
        {"id": "books", "kind": "library", "hub": "torg", "name": "Bøkene"},
    ],
    "democracy": [{"id": "council", "name": "Lokalutvalget", "form": "political"}],
}
LEASE: dict[str, Any] = {
    "id": "singing",
    "kind": "lease",
    "name": "Korets avtale",
    "parties": [HUBS, CHOIR],
    "covers": ["room/hall"],
    "duration": {"first_day": "2027-02-01", "last_day": "2027-11-30"},
}


def plan(*agreements: dict[str, Any], **more: object) -> Plan:
    return Plan.model_validate(PLACES | more | {"agreements": agreements})


def events(*agreements: dict[str, Any], viewer: Viewer = Viewer.STAFF, **options: object) -> list[Event]:
    return list(ical.feeds.milestones(plan(*agreements), *YEAR, viewer=viewer, **options).events)


def summaries(*agreements: dict[str, Any], **options: object) -> list[str]:
    return [event.summary for event in events(*agreements, **options)]


def only(*agreements: dict[str, Any], kind: MilestoneKind, **options: object) -> Event:
    (event,) = events(*agreements, kinds=[kind], **options)
    return event


# --- What each viewer sees -------------------------------------------------------------------------------------------


def test_everybody_sees_when_an_agreement_begins_and_ends_and_nothing_that_anybody_wrote():
    begins, ends = events(LEASE, viewer=Viewer.PUBLIC, alarms=True)
    assert begins == Event(
        uid=f"agreement~{HIDDEN}~start@fjord.example",
        start=date(2027, 2, 1),
        end=date(2027, 2, 2),
        summary="Første dag – Leieavtale (Salen)",
        categories=("Avtale",),
        resources=("hall",),
        colour="seagreen",
    )
    assert (ends.start, ends.summary) == (date(2027, 11, 30), "Siste dag – Leieavtale (Salen)")
    assert ends.colour == "slategray"


def test_everybody_sees_that_an_agreement_is_renewed_and_not_until_when_it_can_be_ended():
    renewed = {"first_day": "2025-08-01", "last_day": "2026-07-31", "renewal": {"kind": "automatic", "period": "P1Y"}}
    row = LEASE | {"duration": renewed, "termination": {"notice": {"length": "P3M"}}}
    assert summaries(row, viewer=Viewer.PUBLIC) == ["Ny periode – Leieavtale (Salen)"]
    assert summaries(row) == ["Siste dag for å si opp – Korets avtale", "Ny periode – Korets avtale"]


def test_those_who_may_know_see_the_name_the_parties_who_should_act_and_from_when():
    begins, ends = events(LEASE, names={CHOIR: "Koret"})
    assert begins.summary == "Første dag – Korets avtale"
    assert begins.description == "Leieavtale mellom Torgene og Koret\nGjelder Salen\nAnsvarlig: Torgene og Koret"
    assert ends.description.endswith("\nBør forberedes fra 1. oktober 2027")


def test_a_party_sees_everything_of_its_own_and_nothing_of_others():
    others = LEASE | {"id": "dancing", "name": "Dansen", "parties": [HUBS, "organisation/dancers"]}
    for party, count in ((CHOIR, 2), (HUBS, 4), ("organisation/nobody", 0)):
        assert len(events(LEASE, others, viewer=Viewer.PARTY, party=party)) == count
    assert len(events(LEASE, others, viewer=Viewer.HANDLER, party=CHOIR)) == 2
    with pytest.raises(ValueError, match="write whose it is as `party`"):
        events(LEASE, viewer=Viewer.PARTY)


def test_a_party_sees_the_days_on_which_it_is_one():
    leaves = {"kind": "amend", "id": "a1", "on": "2027-04-01", "valid_from": "2027-05-01", "reason": "De sluttet"}
    row = LEASE | {"acts": [leaves | {"changes": {"parties": [HUBS, "organisation/dancers"]}}]}
    assert summaries(row, viewer=Viewer.PARTY, party=CHOIR) == ["Første dag – Korets avtale"]
    assert summaries(row, viewer=Viewer.PARTY, party="organisation/dancers") == [
        "Endring: De sluttet – Korets avtale",
        "Siste dag – Korets avtale",
    ]


def test_whose_an_agreement_is_everybody_does_not_get_to_know():
    assert events(LEASE, viewer=Viewer.PUBLIC, party=CHOIR) == []


def test_the_names_of_a_feed_tell_no_more_than_the_feed():
    told = plan(LEASE)
    asked: list[tuple[dict[str, Any], str, str]] = [
        ({}, "Fjord: avtaler", "milestones-public-nb.ics"),
        ({"agreement": "singing"}, "Leieavtale (Salen): avtaler", f"{HIDDEN}-milestones-public-nb.ics"),
        ({"agreement": "singing", "viewer": Viewer.STAFF}, "Korets avtale: avtaler", "singing-milestones-staff-nb.ics"),
        (
            {"agreement": "singing", "viewer": Viewer.PARTY, "party": "unit/x"},
            "Leieavtale (Salen): avtaler",
            f"{HIDDEN}-milestones-party-nb.ics",
        ),
        (
            {"viewer": Viewer.PARTY, "party": CHOIR},
            "Fjordkoret: avtaler",
            "organisation-choir-milestones-party-nb.ics",
        ),
        ({"viewer": Viewer.PARTY, "party": "unit/x"}, "unit/x: avtaler", "unit-x-milestones-party-nb.ics"),
        ({"viewer": Viewer.PARTY, "party": "person/7f3a"}, "Fjord: avtaler", "milestones-party-nb.ics"),
    ]
    for options, name, file in asked:
        feed = ical.feeds.milestones(told, *YEAR, **options)
        assert (feed.name, feed.file_name) == (name, file)
    assert ical.feeds.milestones(told, *YEAR, name="Vårt", colour="teal").colour == "teal"


# --- What is due -----------------------------------------------------------------------------------------------------

PROMISED: dict[str, Any] = LEASE | {
    "obligations": [
        {"id": "concert", "text": "Holde konsert.", "owner": CHOIR, "due": {"on": ["2027-06-01"]}, "tolerance": "P14D"},
    ],
    "meetings": [{"id": "talk", "called_by": HUBS, "due": {"yearly": ["03-02"]}}],
}
DONE = {"acts": [{"kind": "record_fulfilment", "on": "2027-05-30", "obligation": "concert"}]}


def test_what_is_due_is_named_with_who_does_it_and_what_has_become_of_it():
    due = only(PROMISED, kind=MilestoneKind.OBLIGATION)
    assert (due.summary, due.start) == ("Frist: Holde konsert – Korets avtale", date(2027, 6, 1))
    (*_, who, since, become) = due.description.splitlines()
    assert (who, since, become) == ("Ansvarlig: Fjordkoret", "Bør forberedes fra 18. mai 2027", "Ikke gjort ennå")
    assert (due.categories, due.colour) == (("Avtale", "Frist"), "darkorange")
    lapse = only(PROMISED, kind=MilestoneKind.LAPSE)
    assert (lapse.summary, lapse.start) == ("Siste frist: Holde konsert – Korets avtale", date(2027, 6, 15))


def test_a_meeting_without_a_name_is_told_by_its_id():
    meeting = only(PROMISED, kind=MilestoneKind.FOLLOW_UP)
    assert meeting.summary == "Frist: dialogmøtet «talk» – Korets avtale"
    assert (meeting.categories, meeting.description.splitlines()[-1]) == (("Avtale", "Møte"), "Ikke holdt ennå")
    assert only(PROMISED, kind=MilestoneKind.FOLLOW_UP, lang="nn").description.endswith("\nIkkje halde enno")


@pytest.mark.parametrize(
    ("acts", "become"),
    [
        (DONE, "Gjort"),
        ({"more_acts": True}, "Ukjent om det er gjort"),
    ],
)
def test_what_has_become_of_it_is_told(acts: dict[str, Any], become: str):
    assert only(PROMISED | acts, kind=MilestoneKind.OBLIGATION).description.endswith(f"\n{become}")


# --- Reminders -------------------------------------------------------------------------------------------------------


def test_reminders_ring_in_the_morning_of_the_day_from_which_somebody_should_think_of_it():
    lead = LeadTimes(end="P10D")
    begins, ends = events(LEASE, alarms=True, lead=lead)
    assert [begins.alarms, ends.alarms] == [(timedelta(hours=-9),), (timedelta(days=10, hours=-9),)]
    written = ical.milestones(plan(LEASE), *YEAR, viewer=Viewer.STAFF, alarms=True, lead=lead)
    assert [line for line in written.splitlines() if line.startswith(b"TRIGGER")] == [
        b"TRIGGER:PT9H",
        b"TRIGGER:-P9DT15H",
    ]
    assert faults(written) == []


def test_nobody_is_reminded_of_what_is_done_or_without_having_asked():
    assert only(PROMISED | DONE, kind=MilestoneKind.OBLIGATION, alarms=True).alarms == ()
    assert only(PROMISED, kind=MilestoneKind.OBLIGATION).alarms == ()
    assert only(PROMISED, kind=MilestoneKind.OBLIGATION, alarms=True).alarms == (timedelta(days=14, hours=-9),)


# --- Names -----------------------------------------------------------------------------------------------------------


def test_whatever_an_agreement_covers_is_called_as_the_plan_has_it():
    covers = ["hub/torg", "premises/house", "equipment/piano", "module/cafe", "module/forge", "module/books"]
    row = LEASE | {"name": None, "covers": [*covers, {"resource": "room/hall", "use": "storage"}, "room/hall"]}
    event = only(row, kind=MilestoneKind.START, names={"hub/torg": "Storetorget"})
    assert event.summary.endswith(
        " – Leieavtale (Storetorget, Huset, Piano, Kafé på Storetorget, forge, Bøkene og Salen)"
    )
    assert event.resources == ("hall",)


def test_what_covers_everything_or_nothing_that_is_known_says_so():
    for covers, title in ((["network"], "Leieavtale (alle torgene)"), ("unknown", "Leieavtale"), ([], "Leieavtale")):
        event = only(LEASE | {"covers": covers}, kind=MilestoneKind.START, viewer=Viewer.PUBLIC)
        assert event.summary == f"Første dag – {title}"


def test_parties_are_called_as_the_plan_has_them_else_as_the_agreement_writes_them():
    parties = ["democracy/council", {"party": "municipality/nes", "name": "Nes kommune"}, "municipality/vik"]
    unknown = [{"party": "unknown", "name": "Noen."}, {"party": "unknown"}]
    event = only(LEASE | {"covers": [], "parties": parties + unknown}, kind=MilestoneKind.START)
    told = "Lokalutvalget, Nes kommune, vik, Noen og en part som ikke er kjent"
    assert event.description.splitlines() == [
        f"Leieavtale mellom {told}",
        "Ansvarlig: Lokalutvalget, Nes kommune og vik",
    ]


def test_a_plan_that_does_not_know_its_democratic_bodies_names_them_by_id():
    row = LEASE | {"parties": ["unit/hubs", {"party": "unknown"}], "covers": ["hub/torg"]}
    told = Plan.model_validate({**PLACES, "democracy": "unknown", "agreements": [row]})
    (event, _) = ical.feeds.milestones(told, *YEAR, viewer=Viewer.STAFF).events
    assert event.description.startswith("Leieavtale mellom Torgene og en part som ikke er kjent")


# --- What stays the same ---------------------------------------------------------------------------------------------


def uids(*agreements: dict[str, Any], **options: object) -> list[str]:
    return [event.uid.removesuffix("@fjord.example") for event in events(*agreements, **options)]


def test_what_comes_once_keeps_its_name_when_its_day_moves():
    moved = PROMISED | {"meetings": "unknown", "duration": {"first_day": "2027-01-15", "last_day": "2027-12-15"}}
    later = PROMISED["obligations"][0] | {"due": {"on": ["2027-07-01"]}}
    kinds = [MilestoneKind.START, MilestoneKind.OBLIGATION, MilestoneKind.LAPSE, MilestoneKind.END]
    told = uids(PROMISED, kinds=kinds)
    assert told == [f"agreement~singing~{what}" for what in ("start", "obligation~concert", "lapse~concert", "end")]
    assert uids(moved | {"obligations": [later]}, kinds=kinds) == told


def test_what_comes_again_is_told_apart_by_its_day():
    assert uids(PROMISED, kinds=[MilestoneKind.FOLLOW_UP]) == ["agreement~singing~follow_up~talk~20270302"]
    twice = PROMISED["obligations"][0] | {"due": {"on": ["2027-06-01", "2027-09-01"]}}
    assert uids(PROMISED | {"obligations": [twice]}, kinds=[MilestoneKind.OBLIGATION]) == [
        "agreement~singing~obligation~concert~20270601",
        "agreement~singing~obligation~concert~20270901",
    ]


def test_what_an_amendment_moved_to_another_day_is_told_apart_by_its_day():
    moved = PROMISED["obligations"][0] | {"due": {"on": ["2027-08-02"]}}
    act = {"kind": "amend", "id": "a1", "on": "2027-06-02", "valid_from": "2027-06-20", "reason": "Utsatt"}
    row = PROMISED | {"acts": [act | {"changes": {"obligations": [moved]}}]}
    assert uids(row, kinds=[MilestoneKind.OBLIGATION, MilestoneKind.AMENDMENT]) == [
        "agreement~singing~obligation~concert~20270601",
        "agreement~singing~amendment~a1",
        "agreement~singing~obligation~concert~20270802",
    ]


def test_what_had_no_day_before_an_amendment_is_told_apart_by_its_day():
    act = {"kind": "amend", "id": "a1", "on": "2027-04-02", "valid_from": "2027-04-20", "reason": "Frist"}
    row = PROMISED | {"obligations": [PROMISED["obligations"][0] | {"due": None}]}
    dated = row | {"acts": [act | {"changes": {"obligations": PROMISED["obligations"]}}]}
    assert uids(dated, kinds=[MilestoneKind.OBLIGATION]) == ["agreement~singing~obligation~concert~20270601"]


def test_an_agreement_that_is_prolonged_keeps_its_last_day_and_one_that_begins_anew_begins_twice():
    act = {"kind": "amend", "id": "a1", "on": "2027-06-02", "valid_from": "2027-06-20", "reason": "Mer"}
    longer = {"duration": {"first_day": "2027-02-01", "last_day": "2027-12-20"}}
    kinds = [MilestoneKind.START, MilestoneKind.END]
    assert uids(LEASE | {"acts": [act | {"changes": longer}]}, kinds=kinds) == uids(LEASE, kinds=kinds)
    anew = {"duration": {"first_day": "2027-07-01", "last_day": "2027-12-20"}}
    assert uids(LEASE | {"acts": [act | {"changes": anew}]}, kinds=kinds) == [
        "agreement~singing~start",
        "agreement~singing~start~20270701",
        "agreement~singing~end",
    ]


def test_rows_of_one_agreement_are_told_apart_by_the_day_from_which_they_hold():
    first = LEASE | {"valid_to": "2027-06-30", "duration": {"first_day": "2027-02-01", "last_day": "2027-06-30"}}
    second = LEASE | {"valid_from": "2027-07-01", "duration": {"first_day": "2027-07-01", "last_day": "2027-12-31"}}
    told = ["start", "end", "start~20270701", "end~20270701"]
    assert uids(first, second) == uids(second, first) == [f"agreement~singing~{what}" for what in told]
    feed = ical.feeds.milestones(plan(first, second), *YEAR, agreement="singing", viewer=Viewer.STAFF)
    assert feed.name == "Korets avtale: avtaler"


def test_two_days_that_move_to_the_same_are_one_event():
    saturday_and_sunday = PROMISED["obligations"][0] | {"due": {"on": ["2027-06-05", "2027-06-06"]}}
    (event,) = events(PROMISED | {"obligations": [saturday_and_sunday]}, kinds=[MilestoneKind.OBLIGATION])
    assert event.start == date(2027, 6, 7)


# --- The feed --------------------------------------------------------------------------------------------------------


def test_a_draft_promises_nothing():
    assert events(LEASE | {"signed": None}) == []


def test_a_pause_and_its_end_are_told():
    pause = {"kind": "pause", "on": "2027-03-01", "first_day": "2027-04-01", "last_day": "2027-04-30"}
    rests = events(LEASE | {"acts": [pause]}, kinds=[MilestoneKind.PAUSE, MilestoneKind.RESUMPTION])
    assert [(event.start, event.summary) for event in rests] == [
        (date(2027, 4, 1), "Hviler fra denne dagen – Korets avtale"),
        (date(2027, 5, 1), "Gjelder igjen – Korets avtale"),
    ]


def test_an_agreement_that_is_an_example_is_said_to_be_one():
    told = ical.feeds.milestones(plan(LEASE | {"illustrative": True}), *YEAR)
    assert told.description == "Kalenderen har én avtale som er et eksempel."
    assert ical.feeds.milestones(plan(LEASE), *YEAR).description == ""


def test_a_feed_is_as_old_as_the_last_reading_of_its_sources():
    row = LEASE | {"source": {"name": "Avtalen", "read_on": "2027-01-03"}}
    assert ical.feeds.milestones(plan(row), *YEAR).changed == datetime(2027, 1, 3, tzinfo=UTC)
    changed = datetime(2027, 2, 1, tzinfo=UTC)
    assert ical.feeds.milestones(plan(row), *YEAR, changed=changed).changed == changed


def test_what_is_not_there_or_no_window_is_refused():
    with pytest.raises(UnknownId, match='no agreement "dancing"'):
        events(LEASE, agreement="dancing")
    with pytest.raises(OutOfRange):
        ical.milestones(plan(), *reversed(YEAR))
    with pytest.raises(TypeError):
        ical.milestones(plan(), datetime(2027, 1, 1, tzinfo=UTC), YEAR[1])


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("viewer", [Viewer.PUBLIC, Viewer.STAFF])
def test_every_kind_is_written_cleanly(viewer: Viewer, lang: str):
    assert faults(ical.milestones(plan(PROMISED), *YEAR, viewer=viewer, lang=lang, alarms=True)) == []
