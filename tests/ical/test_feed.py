"""A whole feed: what it is called, what it warns of, when it changed, and what it refuses."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from innbygger_core import nye_asker
from innbygger_core.errors import NaiveDatetime, OutOfRange, UnknownId, UnknownLanguage
from innbygger_core.hours import Access
from innbygger_core.ical import UnwritableZone, opening_hours
from innbygger_core.network import Plan
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    Feed = Callable[..., bytes]
    Lines = Callable[[bytes], list[str]]

READ_THROUGH = Path(__file__).with_name("torget.ics")
YEAR = date(2026, 1, 1), date(2027, 1, 1)
WEEKDAYS = {"week": {"mon-fri": ["10:00-16:00"]}}


def starting(lines: list[str], *names: str) -> list[str]:
    return [line for line in lines if line.startswith(names)]


# --- What it says of itself ------------------------------------------------------------------------------------------


def test_a_feed_has_a_name_in_its_language(feed: Feed, lines: Lines):
    found = starting(lines(feed(WEEKDAYS, lang="nn")), "NAME", "X-WR-CALNAME", "SUMMARY", "CATEGORIES", "LOCATION")
    assert found == [
        "NAME;LANGUAGE=nn:Torget: opningstider",
        "X-WR-CALNAME;LANGUAGE=nn:Torget: opningstider",
        "SUMMARY;LANGUAGE=nn:Torget: betent",
        "LOCATION;LANGUAGE=nn:Torget",
        "CATEGORIES;LANGUAGE=nn:Betent",
    ]


@pytest.mark.parametrize(("lang", "word"), [(None, "opningstider"), ("en", "opening hours")])
def test_the_language_is_the_municipalitys_own_unless_told(plan: Callable[..., Plan], lang: str | None, word: str):
    ours = opening_hours(plan(WEEKDAYS, language="nn"), "torget", *YEAR, lang=lang)
    assert f":Torget: {word}\r\n".encode() in ours


def test_a_municipalitys_own_wording_is_used(feed: Feed, lines: Lines):
    ours = catalogue("nb").with_wording({"words.ical-open": "Velkommen til {name}"})
    assert "SUMMARY;LANGUAGE=nb:Velkommen til Torget" in lines(feed(WEEKDAYS, lang=ours))


def test_subscribers_are_told_how_often_to_look(feed: Feed, lines: Lines):
    found = starting(lines(feed(WEEKDAYS)), "REFRESH", "X-PUBLISHED", "METHOD")
    assert found == [
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]


def test_no_zone_is_told_but_where_a_time_is(feed: Feed, lines: Lines):
    # With X-WR-TIMEZONE, a client reads times in UTC as that zone's, and loses which pass of the autumn hour is meant.
    assert starting(lines(feed(WEEKDAYS)), "X-WR-TIMEZONE") == []


def test_opening_hours_make_nobody_busy(feed: Feed, lines: Lines):
    assert starting(lines(feed(WEEKDAYS)), "TRANSP", "SEQUENCE") == ["SEQUENCE:0", "TRANSP:TRANSPARENT"]


def test_the_uids_are_made_of_ids_and_the_authority(feed: Feed, lines: Lines):
    exceptions = [
        {"id": "summer", "first_day": "2026-06-01", "last_day": "2026-08-14", "hours": []},
        {"id": "fair", "first_day": "2026-11-28", "last_day": "2026-11-28", "hours": ["11:00-15:00"]},
        {"id": "count", "first_day": "2026-09-02", "last_day": "2026-09-02", "hours": ["12:00-15:00"]},
    ]
    assert starting(lines(feed({**WEEKDAYS, "exceptions": exceptions})), "UID") == [
        "UID:hub~torget~staffed~staffed~1000-1600@fjord.example",
        "UID:hub~torget~staffed~staffed~1000-1600~20260817@fjord.example",
        "UID:hub~torget~staffed~staffed~1000-1600~20260817@fjord.example",
        "UID:hub~torget~staffed~staffed~20261128T100000Z@fjord.example",
        "UID:hub~torget~all~closed-20260601@fjord.example",
    ]


# --- What it warns of ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("valid_from", "warning"),
    [
        ("2026-01-01", []),
        ("2026-01-02", ["Åpningstidene er helt eller delvis ukjent én dag i perioden."]),
        ("2026-02-01", ["Åpningstidene er helt eller delvis ukjent 31 dager i perioden."]),
    ],
)
def test_days_of_which_nothing_is_known_are_counted(feed: Feed, lines: Lines, valid_from: str, warning: list[str]):
    found = starting(lines(feed({**WEEKDAYS, "valid_from": valid_from})), "DESCRIPTION", "X-WR-CALDESC")
    rest = " Ukjente tider står ikke i kalenderen."
    assert found == [f"{name};LANGUAGE=nb:{it}{rest}" for name in ("DESCRIPTION", "X-WR-CALDESC") for it in warning]


def test_hours_that_are_made_up_say_so(feed: Feed, lines: Lines):
    said = ["DESCRIPTION;LANGUAGE=nb:Åpningstidene er et eksempel."]
    layers = [{"id": "desk", "access": "staffed", "illustrative": True, **WEEKDAYS}]
    assert starting(lines(feed({**WEEKDAYS, "illustrative": True})), "DESCRIPTION") == said
    assert starting(lines(feed({"layers": layers})), "DESCRIPTION") == said
    past = {**WEEKDAYS, "illustrative": True, "valid_to": "2025-12-31"}
    assert starting(lines(feed(past, {**WEEKDAYS, "valid_from": "2026-01-01"})), "DESCRIPTION") == []


def test_a_hub_whose_hours_nobody_knows_has_a_feed_that_says_so(feed: Feed, lines: Lines):
    found = lines(feed())
    assert starting(found, "BEGIN:VEVENT") == []
    assert "365 dager" in starting(found, "DESCRIPTION")[0]


# --- When it changed -------------------------------------------------------------------------------------------------


def stamps(lines: list[str]) -> set[str]:
    return set(starting(lines, "DTSTAMP", "LAST-MODIFIED"))


def test_nothing_is_said_of_when_it_changed_where_nobody_told(feed: Feed, lines: Lines):
    assert stamps(lines(feed(WEEKDAYS))) == {"DTSTAMP:19700101T000000Z"}


def test_it_changed_when_its_sources_were_last_read(feed: Feed, lines: Lines):
    layers = [{"id": "desk", "access": "staffed", "source": {"name": "sign", "read_on": "2026-03-01"}, **WEEKDAYS}]
    sourced = {"layers": layers, "source": {"name": "web", "read_on": "2026-02-01"}}
    assert stamps(lines(feed(sourced))) == {"DTSTAMP:20260301T000000Z", "LAST-MODIFIED:20260301T000000Z"}


def test_it_changed_when_the_caller_says(feed: Feed, lines: Lines):
    changed = datetime(2026, 5, 1, 1, 30, 0, 999, tzinfo=timezone(timedelta(hours=2)))
    expected = {"DTSTAMP:20260430T233000Z", "LAST-MODIFIED:20260430T233000Z"}
    assert stamps(lines(feed({**WEEKDAYS, "source": "web"}, changed=changed))) == expected


# --- What is asked for -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("access", "found"),
    [
        (None, ["Betjent", "Selvbetjent"]),
        (Access.DIGITAL, ["Digitale tjenester"]),
        ("phone", []),
        ([Access.DIGITAL, Access.STAFFED, Access.DIGITAL], ["Betjent", "Digitale tjenester"]),
        ([], []),
    ],
)
def test_only_the_kinds_that_are_asked_for_are_written(feed: Feed, lines: Lines, access: object, found: list[str]):
    kinds = ["digital", "self_service", "staffed"]
    layers = [{"id": f"layer-{kind}", "access": kind, "week": {"mon": ["10:00-16:00"]}} for kind in kinds]
    categories = starting(lines(feed({"layers": layers}, access=access)), "CATEGORIES")
    assert categories == [f"CATEGORIES;LANGUAGE=nb:{word}" for word in found]


def test_hours_for_a_few_are_not_in_a_feed_for_all(feed: Feed, lines: Lines):
    members = {"id": "members", "access": "self_service", "audience": "members", "week": {"sun": ["10:00-16:00"]}}
    desk = {"id": "desk", "access": "staffed", **WEEKDAYS}
    assert starting(lines(feed({"layers": [desk, members]})), "UID") == [
        "UID:hub~torget~desk~staffed~1000-1600@fjord.example"
    ]


def test_a_hub_is_called_what_it_was_last_called_in_the_window():
    names = [("2026-01-01", "2026-12-31", "Nye"), ("2027-01-01", None, "Nyeste"), ("2000-01-01", "2025-12-31", "Gamle")]
    hubs = [{"id": "torget", "name": name, "valid_from": start, "valid_to": end} for start, end, name in names]
    plan = Plan.model_validate({"municipality": {"name": "Fjord"}, "hubs": [{"id": "annet", "name": "Annet"}, *hubs]})
    assert b"NAME;LANGUAGE=nb:Nye:" in opening_hours(plan, "torget", *YEAR)
    assert b"NAME;LANGUAGE=nb:Gamle:" in opening_hours(plan, "torget", date(1998, 1, 1), date(1999, 1, 1))


def test_an_empty_window_has_no_events(feed: Feed, lines: Lines):
    assert starting(lines(feed(WEEKDAYS, end="2026-01-01")), "BEGIN:VEVENT", "DESCRIPTION") == []


# --- What is refused -------------------------------------------------------------------------------------------------


def test_what_does_not_exist_is_refused(plan: Callable[..., Plan]):
    with pytest.raises(UnknownId):
        opening_hours(plan(WEEKDAYS), "torgett", *YEAR)
    with pytest.raises(UnknownLanguage):
        opening_hours(plan(WEEKDAYS), "torget", *YEAR, lang="sma")
    with pytest.raises(OutOfRange, match="`end`"):
        opening_hours(plan(WEEKDAYS), "torget", *reversed(YEAR))


@pytest.mark.parametrize("place", [0, 1])
def test_a_window_is_of_days(plan: Callable[..., Plan], place: int):
    window = [*YEAR]
    window[place] = datetime(2026, 6, 1, 12, tzinfo=UTC)
    with pytest.raises(TypeError, match=r"2026-06-01T12:00:00\+00:00 is a datetime"):
        opening_hours(plan(WEEKDAYS), "torget", window[0], window[1])


def test_a_time_of_change_has_a_zone(plan: Callable[..., Plan]):
    with pytest.raises(NaiveDatetime, match="`changed`"):
        opening_hours(plan(WEEKDAYS), "torget", *YEAR, changed=datetime(2026, 1, 1))  # noqa: DTZ001 - the case


def test_a_window_before_the_yearly_rules_of_the_zone_is_refused(feed: Feed):
    with pytest.raises(OutOfRange, match="1996-04-01 in Europe/Oslo"):
        feed(WEEKDAYS, start="1996-03-31")
    assert feed(WEEKDAYS, start="1996-04-01", end="1997-01-01")


def test_a_zone_without_yearly_rules_is_refused(feed: Feed):
    with pytest.raises(UnwritableZone) as refused:
        feed({**WEEKDAYS, "timezone": "America/Nuuk"})
    assert pickle.loads(pickle.dumps(refused.value)).zone == "America/Nuuk"


# --- As it was -------------------------------------------------------------------------------------------------------


def test_a_feed_is_as_it_was_when_somebody_read_it_through(feed: Feed):
    desk = {"id": "desk", "access": "staffed", "holidays": {"public": []}, "week": {"mon-thu": ["10:00-16:00"]}}
    nights = {"id": "nights", "access": "self_service", "week": {"sat": ["22:00-06:00"]}}
    exceptions = [
        {
            "id": "short",
            "layers": ["desk"],
            "first_day": "2026-04-01",
            "last_day": "2026-04-01",
            "hours": ["10:00-12:00"],
        },
        {
            "id": "fair",
            "layers": ["desk"],
            "first_day": "2026-05-30",
            "last_day": "2026-05-30",
            "hours": ["11:00-15:00"],
        },
    ]
    written = feed({"layers": [desk, nights], "exceptions": exceptions}, end="2026-07-01", lang="nb")
    assert written.decode().split("\r\n") == READ_THROUGH.read_text(encoding="utf-8").split("\n")


def test_a_year_of_a_shipped_hub_is_a_few_kilobytes():
    for hub in ("heggedal", "tofte", "asker-sentrum"):
        assert len(opening_hours(nye_asker(), hub, *YEAR)) < 10_000
