"""Loans as a feed: what is away, what the desk sees, who, and what a borrower is told and reminded of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.ical.rfc5545 import faults

from innbygger_core import UnknownId, Viewer, ical
from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.ical import Event, Status
from innbygger_core.loans import Loan, LoanState, Stock
from innbygger_core.network import Plan

NOON = datetime(2027, 6, 8, 10, tzinfo=UTC)
WINDOW = date(2027, 6, 1), date(2027, 7, 1)
SCOUTS, RESIDENT = "organisation/scouts", "resident/7f3a"
PLAN = Plan.model_validate(
    {
        "municipality": {"name": "Fjord", "authority": "fjord.example"},
        "hubs": [{"id": "torg", "name": "Torget"}, {"id": "nes", "name": {"nb": "Neset", "en": "The point"}}],
        "premises": [
            {"id": "house", "hub": "torg", "name": "Huset", "address": "Torgveien 1"}
            | {"position": {"latitude": 59.8, "longitude": 10.4}},
        ],
        "equipment": [
            {"id": "kayak", "hub": "torg", "name": {"nb": "Kajakk", "en": "Kayak"}, "count": 8},
            {"id": "skis", "hub": "nes", "name": "Ski", "sizes": {"160": 4, "170": 1}},
            {"id": "drum", "hub": "nes", "name": "Tromme"},
        ],
    }
)


def loan(name: str = "l1", *, borrower: object = RESIDENT, days: int = 0, **told: object) -> Loan:
    start = NOON + timedelta(days=days)
    row = {"id": name, "equipment": "kayak", "hub": "torg", "start": start, "due": start + timedelta(days=3)}
    who = {"id": borrower} if isinstance(borrower, str) else borrower
    return Loan.model_validate(row | {"borrower": who} | told)


def events(
    *rows: Loan, viewer: Viewer = Viewer.STAFF, window: tuple[date, date] = WINDOW, **options: object
) -> list[Event]:
    return list(ical.feeds.loans(Stock(PLAN, loans=rows), *window, viewer=viewer, **options).events)


def summaries(*rows: Loan, **options: object) -> list[str]:
    return [event.summary for event in events(*rows, **options)]


def details(*rows: Loan, **options: object) -> list[str]:
    return events(*rows, **options)[0].description.splitlines()


# --- What everybody sees ---------------------------------------------------------------------------------------------


def test_everybody_sees_what_is_away_and_nothing_else():
    around = {"blocks_from": NOON - timedelta(hours=2), "blocks_until": NOON + timedelta(days=4)}
    row = loan(count=2, changed_at=NOON, sequence=3, collect_at="nes", **around)
    assert events(row, viewer=Viewer.PUBLIC, alarms=[timedelta(days=1)]) == [
        Event(
            uid="away~kayak~~20270608T080000Z~20270612T100000Z@fjord.example",
            start=around["blocks_from"],
            end=around["blocks_until"],
            summary="Kajakk: 2 av 8 utlånt",
            categories=("Utlån",),
            resources=("kayak",),
        )
    ]


def test_loans_of_one_stock_size_and_time_are_away_together():
    rows = loan("l1", count=2), loan("l2", borrower=SCOUTS), loan("l3", days=1)
    away = ["Kajakk: 3 av 8 utlånt", "Kajakk: 1 av 8 utlånt"]
    assert summaries(*rows, viewer=Viewer.PUBLIC) == summaries(*rows[::-1], viewer=Viewer.PUBLIC) == away
    assert summaries(*rows, viewer=Viewer.PUBLIC, lang="nn")[0] == "Kajakk: 3 av 8 utlånte"


@pytest.mark.parametrize(
    ("told", "summary"),
    [
        ({"equipment": "drum", "hub": "nes"}, "Tromme: utlånt"),
        ({"equipment": "skis", "hub": "nes", "size": "160"}, "Ski i størrelse 160: 1 av 4 utlånt"),
        ({"equipment": "skis", "hub": "nes", "size": "170"}, "Ski i størrelse 170: utlånt"),
        ({"equipment": "skis", "hub": "nes", "size": "XL", "count": 2}, "2 × Ski i størrelse XL: utlånt"),
        ({"equipment": "skis", "hub": "nes"}, "Ski: 1 av 5 utlånt"),
        ({"equipment": "sledge"}, "Sledge: utlånt"),
        ({"count": 9}, "9 × Kajakk: utlånt"),
    ],
)
def test_how_many_of_how_many_is_told_where_there_are_several(told: dict[str, Any], summary: str):
    assert summaries(loan(**told), viewer=Viewer.PUBLIC) == [summary]


def test_what_takes_no_time_is_not_away():
    assert events(loan(blocks_from=NOON, blocks_until=NOON), viewer=Viewer.PUBLIC) == []


def test_what_everybody_sees_of_a_hub_is_what_has_its_home_there():
    rows = loan("l1"), loan("l2", equipment="drum", hub="nes", return_to="torg"), loan("l3", equipment="sledge", days=1)
    assert summaries(*rows, viewer=Viewer.PUBLIC, hub="torg") == ["Kajakk: 1 av 8 utlånt"]
    assert summaries(*rows, viewer=Viewer.PUBLIC, equipment="drum") == ["Tromme: utlånt"]


@pytest.mark.parametrize("viewer", [Viewer.PUBLIC, Viewer.STAFF])
def test_whose_a_loan_is_is_not_to_be_asked_by_those_who_may_not_know(viewer: Viewer):
    assert events(loan(borrower=SCOUTS), viewer=viewer, borrower=SCOUTS) == []


PERSONAL = {
    "id": "canary-loan",
    "borrower": {
        "id": "resident/canary-borrower",
        "born": 2014,
        "guardian": {"form": "signature", "by": "resident/canary-guardian"},
        "co_borrower": "resident/canary-second",
        "agreement": "canary-agreement",
        "card": "canary-shown",
        "brings": ["canary-helmet"],
    },
    "order": "canary-order",
    "returned_to": "canary-place",
    "condition": "canary-condition",
    "missing": ["canary-missing"],
    "card": "canary-card",
    "ended_because": "canary-reason",
    "fee": 7431,
    "approval": {"by": "canary-approver"},
}


@pytest.mark.parametrize("state", LoanState)
@pytest.mark.parametrize("viewer", [Viewer.PUBLIC, Viewer.STAFF])
def test_nothing_personal_reaches_everybody_or_those_who_work_there(viewer: Viewer, state: LoanState):
    row = loan(**PERSONAL, state=state, copies=("3",))
    for cancelled in ("mark", "prefix"):
        feed = ical.feeds.loans(Stock(PLAN, loans=[row]), *WINDOW, viewer=viewer, cancelled=cancelled)
        written = feed.content.lower() + feed.file_name.encode()
        assert b"canary" not in written
        assert b"7431" not in written
        assert b"resident" not in written


def test_who_borrows_is_told_to_those_who_handle_it_alone():
    written = ical.loans(Stock(PLAN, loans=[loan(**PERSONAL)]), *WINDOW, viewer=Viewer.HANDLER)
    assert written.count(b"canary") == 1


# --- What the desk sees ----------------------------------------------------------------------------------------------


def test_those_who_work_there_see_what_where_and_how_it_stands():
    row = loan(count=2, copies=("3", "4"), state="out", return_to="nes", made_at=NOON - timedelta(days=9), sequence=2)
    (event,) = events(row)
    assert (event.start, event.end, event.summary) == (NOON, NOON + timedelta(days=3), "2 × Kajakk: utlånt")
    assert event.description == "Nr. 3 og 4\nLeveres på Neset innen fredag 11. juni 2027 kl. 12"
    assert (event.location, event.resources, event.busy) == ("Neset", ("kayak",), False)
    assert (event.status, event.sequence, event.changed) == (Status.CONFIRMED, 2, NOON - timedelta(days=9))
    assert event.uid.startswith("loan~")
    assert "l1" not in event.uid


def test_what_is_to_be_collected_says_where_and_how_long_it_lies_ready():
    back = "Leveres på Torget innen fredag 11. juni 2027 kl. 12"
    assert details(loan(collect_at="nes")) == ["Hentes på Neset", back]
    (event,) = events(loan())
    assert (event.location, event.position) == ("Torget, Torgveien 1", PLAN.premises[0].position)
    ready = loan(state="ready", hold_until=NOON + timedelta(hours=3))
    assert details(ready) == ["Hentes på Torget", "Ligger klar til tirsdag 8. juni 2027 kl. 15", back]
    assert details(loan(state="ready")) == ["Hentes på Torget", back]


@pytest.mark.parametrize(
    ("state", "summary", "status"),
    [
        ("pending", "Kajakk: venter på svar", Status.TENTATIVE),
        ("reserved", "Kajakk: reservert", Status.CONFIRMED),
        ("ready", "Kajakk: ligger klar", Status.CONFIRMED),
        ("out", "Kajakk: utlånt", Status.CONFIRMED),
        ("returned", "Kajakk: levert tilbake", Status.CONFIRMED),
        ("lost", "Kajakk: meldt mistet", Status.CONFIRMED),
        ("cancelled", "Kajakk: avbestilt", Status.CANCELLED),
        ("lapsed", "Kajakk: ikke hentet i tide", Status.CANCELLED),
    ],
)
def test_the_state_of_a_loan_is_told(state: str, summary: str, status: Status):
    (event,) = events(loan(state=state))
    assert (event.summary, event.status) == (summary, status)


def test_what_waits_or_was_denied_is_never_told():
    assert events(loan("l1", state="waiting"), loan("l2", state="denied"), viewer=Viewer.HANDLER) == []


def test_what_is_off_is_left_out_or_said_in_the_title():
    rows = loan("l1", state="cancelled"), loan("l2", state="lapsed", days=1)
    assert events(*rows, cancelled="omit") == []
    assert summaries(*rows, cancelled="prefix") == ["Avbestilt: Kajakk", "Ikke hentet i tide: Kajakk"]
    assert [event.status for event in events(*rows, cancelled="prefix")] == [None, None]
    assert [event.description for event in events(*rows)] == ["", ""]


def test_a_loan_that_came_back_ends_when_it_did():
    early, late = NOON + timedelta(days=1), NOON + timedelta(days=5)
    ended = [events(loan(state="returned", returned_at=at))[0].end for at in (early, late, None)]
    assert ended == [early, late, NOON + timedelta(days=3)]
    assert events(loan(state="returned", returned_at=NOON))[0].end == NOON + timedelta(days=3)
    assert events(loan(state="returned", returned_at=early), window=(early + timedelta(hours=1), WINDOW[1])) == []


def test_a_hub_has_what_is_at_home_collected_or_returned_there():
    rows = loan("l1"), loan("l2", collect_at="nes", days=1), loan("l3", return_to="nes", days=2)
    rows += (loan("l4", equipment="drum", hub="nes", days=3),)
    assert [event.start.day for event in events(*rows, hub="nes")] == [9, 10, 11]
    assert [event.start.day for event in events(*rows, hub="torg")] == [8, 9, 10]
    assert summaries(*rows, equipment="drum") == ["Tromme: reservert"]


def test_those_who_handle_it_see_who():
    rows = loan("l1"), loan("l2", borrower=SCOUTS, days=1)
    names = {SCOUTS: "Speiderne"}
    assert summaries(*rows, viewer=Viewer.HANDLER, names=names) == [
        "Kajakk: reservert (resident/7f3a)",
        "Kajakk: reservert (Speiderne)",
    ]
    off = loan(borrower=SCOUTS, state="cancelled")
    assert summaries(off, viewer=Viewer.HANDLER, names=names, cancelled="prefix") == ["Avbestilt: Kajakk (Speiderne)"]
    assert summaries(*rows, viewer=Viewer.HANDLER, borrower=SCOUTS) == ["Kajakk: reservert (organisation/scouts)"]


# --- What a borrower sees --------------------------------------------------------------------------------------------


def test_a_borrower_sees_their_own_and_when_it_is_due():
    rows = loan("l1", count=2, fee=50), loan("l2", borrower=SCOUTS)
    lent, back = events(*rows, viewer=Viewer.PARTY, borrower=RESIDENT)
    due = NOON + timedelta(days=3)
    assert lent.summary == "2 × Kajakk: reservert"
    assert lent.description.splitlines()[::2] == ["Hentes på Torget", "Lånet koster 50 kroner"]
    assert (back.start, back.end, back.summary) == (due - timedelta(minutes=30), due, "Lever 2 × Kajakk på Torget")
    assert (back.description, back.categories) == (
        "Leveres på Torget innen fredag 11. juni 2027 kl. 12",
        ("Levering",),
    )
    assert back.uid.removesuffix("@fjord.example") == f"{lent.uid.removesuffix('@fjord.example')}~return"
    assert back.location == "Torget, Torgveien 1"


def test_a_borrower_must_be_named():
    with pytest.raises(ValueError, match="write whose it is as `borrower`"):
        events(loan(), viewer=Viewer.PARTY)


@pytest.mark.parametrize(("state", "told"), [("out", 2), ("pending", 1), ("returned", 1), ("lost", 1), ("lapsed", 1)])
def test_only_what_is_to_be_returned_has_a_return(state: str, told: int):
    assert len(events(loan(state=state), viewer=Viewer.PARTY, borrower=RESIDENT)) == told


def test_what_is_off_costs_nothing():
    assert details(loan(state="cancelled", fee=50), viewer=Viewer.PARTY, borrower=RESIDENT) == []
    assert details(loan(state="returned"), viewer=Viewer.PARTY, borrower=RESIDENT) == ["Lånet er gratis"]


def test_reminders_come_so_long_before_it_is_due():
    ahead = [timedelta(days=1), timedelta(minutes=10)]
    lent, back = events(loan(state="out"), viewer=Viewer.PARTY, borrower=RESIDENT, alarms=ahead)
    assert (lent.alarms, back.alarms) == ((), (timedelta(hours=23, minutes=30), timedelta(minutes=-20)))
    short = loan(due=NOON + timedelta(minutes=10))
    *_, back = events(short, viewer=Viewer.PARTY, borrower=RESIDENT, alarms=ahead)
    assert (back.start, back.alarms[1]) == (NOON, timedelta())


def test_reminders_are_for_the_borrower_alone():
    for viewer in (Viewer.PUBLIC, Viewer.STAFF, Viewer.HANDLER):
        assert [event.alarms for event in events(loan(), viewer=viewer, alarms=[timedelta(hours=1)])] == [()]


# --- The feed --------------------------------------------------------------------------------------------------------


def test_names_and_files_say_what_a_feed_is_of_and_never_who():
    asked: list[tuple[dict[str, Any], str, str]] = [
        ({"equipment": "kayak", "hub": "torg"}, "Kajakk: utlånt utstyr", "kayak-loans-public-nb.ics"),
        ({"hub": "nes", "viewer": Viewer.STAFF}, "Neset: utlån", "nes-loans-staff-nb.ics"),
        ({"borrower": RESIDENT, "viewer": Viewer.PARTY}, "Fjord: utlån", "loans-party-nb.ics"),
        (
            {"borrower": SCOUTS, "viewer": Viewer.PARTY, "names": {SCOUTS: "Speiderne"}},
            "Speiderne: utlån",
            "organisation-scouts-loans-party-nb.ics",
        ),
        ({"lang": "en"}, "Fjord: equipment on loan", "loans-public-en.ics"),
    ]
    for options, name, file in asked:
        feed = ical.feeds.loans(Stock(PLAN), *WINDOW, **options)
        assert (feed.name, feed.file_name) == (name, file)
    assert ical.feeds.loans(Stock(PLAN), *WINDOW, name="Vårt", colour="teal").name == "Vårt"


@pytest.mark.parametrize("viewer", [Viewer.PUBLIC, Viewer.STAFF])
def test_a_window_has_what_touches_it(viewer: Viewer):
    rows = loan("l1"), loan("l2", days=3), loan("l3", days=6)
    window = NOON + timedelta(days=3), NOON + timedelta(days=6)
    assert [event.start.day for event in events(*rows, viewer=viewer, window=window)] == [11]


@pytest.mark.parametrize("viewer", [Viewer.PUBLIC, Viewer.STAFF])
def test_what_is_not_there_or_no_window_is_refused(viewer: Viewer):
    with pytest.raises(UnknownId, match='no hub "sea"'):
        events(hub="sea", viewer=viewer)
    with pytest.raises(UnknownId, match='no equipment "sledge"'):
        events(equipment="sledge", viewer=viewer)
    with pytest.raises(OutOfRange):
        events(window=WINDOW[::-1], viewer=viewer)
    with pytest.raises(NaiveDatetime):
        events(window=(NOON.replace(tzinfo=None), NOON), viewer=viewer)


def test_a_loan_in_the_hour_that_a_clock_shows_twice_is_told_in_utc():
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    row = loan(start=start, due=start + timedelta(hours=4))
    window = start - timedelta(days=1), start + timedelta(days=1)
    for viewer in (Viewer.PUBLIC, Viewer.STAFF):
        (event,) = events(row, viewer=viewer, window=window)
        assert (event.start, event.start.tzinfo, event.end.tzinfo) == (start, UTC, UTC)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("viewer", Viewer)
def test_every_state_is_written_cleanly(viewer: Viewer, lang: str):
    rows = [loan(f"l{n}", state=state, days=n, copies=("1",), size="XL") for n, state in enumerate(LoanState)]
    whose = {"borrower": RESIDENT} if viewer is Viewer.PARTY else {}
    alarms = [timedelta(days=1), timedelta(minutes=5)]
    for cancelled in ("mark", "prefix"):
        options = {"viewer": viewer, "lang": lang, "alarms": alarms, "cancelled": cancelled, **whose}
        assert faults(ical.loans(Stock(PLAN, loans=rows), *WINDOW, **options)) == []


# --- Around the clock changes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_return_takes_half_an_hour_of_real_time(day: date):
    due = datetime(day.year, day.month, day.day, 3, tzinfo=ZoneInfo("Europe/Oslo"))
    row = loan(start=due - timedelta(days=3), due=due)
    window = day - timedelta(days=9), day + timedelta(days=2)
    *_, back = events(row, viewer=Viewer.PARTY, borrower=RESIDENT, window=window)
    assert back.end.astimezone(UTC) - back.start.astimezone(UTC) == timedelta(minutes=30)


def test_a_loan_from_the_first_to_the_second_pass_of_an_hour_is_told():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Oslo"))
    row = loan(start=first, due=first.replace(fold=1))
    for viewer in (Viewer.PUBLIC, Viewer.STAFF):
        (event,) = events(row, viewer=viewer, window=(date(2026, 10, 1), date(2026, 11, 1)))
        assert event.end - event.start == timedelta(hours=1)
