from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from innbygger_core.hours import Access

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from innbygger_core.hours import Timetable


# --- A state ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "nb", "en"),
    [
        ("2026-11-23T12:00", "Betjent til kl. 16", "Staffed until 16:00"),
        ("2026-11-23T17:00", "Stengt til tirsdag 24. november kl. 10", "Closed until Tuesday 24 November at 10:00"),
        ("2026-12-31T17:00", "Stengt til fredag 1. januar 2027 kl. 10", "Closed until Friday 1 January 2027 at 10:00"),
    ],
)
def test_a_state_says_until_when(
    compiled: Callable[..., Timetable], at: Callable[..., datetime], when: str, nb: str, en: str
):
    state = compiled(week={"mon-fri": ["10:00-16:00"]}).state(at(when))
    assert (state.text("nb"), state.text("en")) == (nb, en)


def test_a_state_that_ends_at_midnight_ends_with_its_day(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    assert compiled(week={"mon": ["10:00-24:00"]}).state(at("2026-11-23T12:00")).text("nb") == "Betjent til kl. 24"


def test_a_state_without_end_says_only_what_it_is(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    assert compiled(week={}).state(at("2026-11-23T12:00")).text("nn") == "Stengt"
    assert compiled(week={"mon-sun": ["unknown"]}).state(at("2026-11-23T12:00")).text("nn") == "Ukjent"


def test_a_state_says_the_reason_once(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    item = {
        "id": "a",
        "first_day": "2026-11-23",
        "last_day": "2026-11-23",
        "hours": [],
        "reason": {"nb": "Varetelling"},
    }
    layers = [{"id": "a", "week": {"tue": ["10:00-12:00"]}}, {"id": "b"}]
    assert compiled(layers=layers, exceptions=[item]).state(at("2026-11-23T12:00")).text("nb") == (
        "Stengt (Varetelling) til tirsdag 24. november kl. 10"
    )


def test_a_state_names_the_holiday_that_closes(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    holidays = {"public": [], "maundy_thursday-1": ["10:00-12:00"]}
    timetable = compiled(layers=[{"id": "a", "week": {"mon-sun": ["10:00-16:00"]}, "holidays": holidays}])
    assert timetable.state(at("2027-05-17T12:00")).text("nn") == (
        "Stengt (grunnlovsdagen og andre pinsedag) til tysdag 18. mai kl. 10"
    )
    assert timetable.state(at("2027-03-24T11:00")).text("nb") == "Betjent (dagen før skjærtorsdag) til kl. 12"


def test_a_state_says_that_a_layer_is_out_of_use(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    layer = {"id": "a", "week": {"mon": ["10:00-16:00"]}}
    for suspended, text in (
        (True, "Stengt (ute av bruk)"),
        ({"reason": "Vask", "first_day": "2026-01-01"}, "Stengt (Vask)"),
    ):
        assert compiled(layers=[layer | {"suspended": suspended}]).state(at("2026-11-23T12:00")).text("nb") == text


def test_a_state_says_which_other_hours_close_it(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    bound = {"id": "desk", "week": {"mon": ["10:00-16:00"]}, "bound_to": {"layer": "card", "relation": "within"}}
    card = {"id": "card", "access": "phone", "week": {"mon": ["10:00-12:00"]}}
    state = compiled(layers=[bound, card]).view(layer="desk").state(at("2026-11-23T13:00"))
    assert state.text("nb") == "Stengt (begrenset av card) til mandag 30. november kl. 10"
    assert state.because[0].text("nb") == "vanlig mandag, begrenset av card"


def test_where_something_is_open_it_does_not_matter_what_is_out_of_use_or_bound(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    week = {"mon": ["10:00-16:00"]}
    for further in (
        {"suspended": True},
        {"suspended": {"first_day": "2026-01-01", "reason": "Vask"}},
        {"bound_to": {"layer": "desk", "relation": "outside"}},
    ):
        card = {"id": "card", "access": "self_service", "week": week, **further}
        state = compiled(layers=[{"id": "desk", "week": week}, card]).state(at("2026-11-23T12:00"))
        assert state.text("nb") == "Betjent til kl. 16"


def test_a_state_says_that_more_may_be_open(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    layers = [{"id": "a", "week": {"mon": ["10:00-16:00"]}}, {"id": "b", "week": {"mon": ["unknown"]}}]
    assert compiled(layers=layers).state(at("2026-11-23T12:00")).text("nb") == (
        "Betjent til kl. 16; det er ukjent om mer er åpent"
    )


def test_a_view_without_layers_is_closed(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    assert compiled(week={}).state(at("2026-11-23T12:00"), access=Access.PHONE).text("nb") == "Stengt"


# --- The sign on the door --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("week", "when", "text"),
    [
        ({"mon-fri": ["10:00-18:00"]}, "2026-11-23T12:00", "Åpent, stenger kl. 18"),
        ({"mon-fri": ["10:00-18:00"]}, "2026-11-23T09:00", "Stengt, åpner kl. 10"),
        ({"mon-fri": ["10:00-18:00"]}, "2026-11-23T19:00", "Stengt, åpner i morgen kl. 10"),
        ({"mon-fri": ["10:00-18:00"]}, "2026-11-27T19:00", "Stengt, åpner mandag kl. 10"),
        ({"mon": ["10:00-18:00"]}, "2026-11-23T19:00", "Stengt, åpner mandag 30. november kl. 10"),
        ({"mon": ["10:00-24:00"]}, "2026-11-23T19:00", "Åpent, stenger ved midnatt"),
        ({"mon": ["22:00-02:30"]}, "2026-11-23T23:00", "Åpent, stenger i morgen kl. 2.30"),
        ({"mon,tue": ["00:00-24:00"], "wed": ["00:00-12:00"]}, "2026-11-23T12:00", "Åpent, stenger onsdag kl. 12"),
        ({"mon-sun": ["00:00-24:00"]}, "2026-11-23T12:00", "Åpent"),
        ({}, "2026-11-23T12:00", "Stengt"),
        ({"mon": ["08:00-10:00", "10:00-12:00?"]}, "2026-11-23T09:00", "Åpent til kl. 10, deretter ukjent"),
        ({"mon": ["08:00-10:00?", "10:00-12:00"]}, "2026-11-23T07:00", "Stengt, ukjent når det åpner"),
        ({"mon": ["08:00-10:00?"]}, "2026-11-23T09:00", "Ukjent til kl. 10"),
        ({"mon": ["20:00-24:00?"]}, "2026-11-23T21:00", "Ukjent til kl. 24"),
        ({"mon": ["20:00-02:00?"]}, "2026-11-23T21:00", "Ukjent til i morgen kl. 2"),
        ({"mon-wed": ["unknown"]}, "2026-11-23T21:00", "Ukjent til onsdag kl. 24"),
        ({"mon-sun": ["unknown"]}, "2026-11-23T21:00", "Ukjent"),
        ({"mon": ["20:00-24:00"], "tue": ["unknown"]}, "2026-11-23T21:00", "Åpent til kl. 24, deretter ukjent"),
    ],
)
def test_a_summary_says_when_it_closes_or_opens(
    compiled: Callable[..., Timetable], at: Callable[..., datetime], week: dict[str, list[str]], when: str, text: str
):
    assert compiled(week=week).summary(at(when)).text("nb") == text


def test_a_summary_of_a_place_that_stays_open_for_weeks_says_only_that(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    item = {"id": "a", "first_day": "2026-11-23", "last_day": "2026-12-23", "hours": ["00:00-24:00"]}
    assert compiled(week={}, exceptions=[item]).summary(at("2026-11-23T12:00")).text("en") == "Open"


def test_a_summary_is_said_in_nynorsk_and_english(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    summary = compiled(week={"mon-fri": ["10:00-18:00"]}).summary(at("2026-11-23T19:00"))
    assert (summary.text("nn"), summary.text("en")) == (
        "Stengt, opnar i morgon kl. 10",
        "Closed, opens tomorrow at 10:00",
    )


@pytest.mark.parametrize(
    ("access", "said"),
    [
        (Access.SELF_SERVICE, ("Selvbetjent", "Sjølvbetent", "Self-service")),
        (Access.BY_APPOINTMENT, ("Åpent etter avtale", "Ope etter avtale", "Open by appointment")),
        (Access.PHONE, ("Telefonen er åpen", "Telefonen er open", "The telephone is open")),
    ],
)
def test_a_summary_says_when_nobody_stands_behind_the_desk(
    compiled: Callable[..., Timetable], at: Callable[..., datetime], access: Access, said: tuple[str, ...]
):
    timetable = compiled(layers=[{"id": "a", "access": access, "week": {"mon": ["10:00-18:00"]}}])
    summary = timetable.summary(at("2026-11-23T12:00"), access=access)
    closes = ("stenger kl. 18", "stenger kl. 18", "closes at 18:00")
    whole = [f"{how}, {when}" for how, when in zip(said, closes, strict=True)]
    assert [summary.text(lang) for lang in ("nb", "nn", "en")] == whole


def test_a_summary_of_what_opens_after_about_a_year_says_the_year(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    item = {"id": "a", "first_day": "2027-11-22", "last_day": "2027-11-22", "hours": ["10:00-12:00"]}
    summary = compiled(week={}, exceptions=[item]).summary(at("2026-11-23T12:00"))
    assert summary.text("nb") == "Stengt, åpner mandag 22. november 2027 kl. 10"


def test_a_summary_of_what_is_known_again_after_weeks_says_the_date(
    compiled: Callable[..., Timetable], at: Callable[..., datetime]
):
    item = {"id": "a", "first_day": "2026-11-23", "last_day": "2026-12-23", "hours": ["unknown"]}
    summary = compiled(week={}, exceptions=[item]).summary(at("2026-11-23T12:00"))
    assert summary.text("nb") == "Ukjent til onsdag 23. desember 2026 kl. 24"


# --- Why -------------------------------------------------------------------------------------------------------------

MONDAY = {"first_day": "2026-11-23", "last_day": "2026-11-23"}
WHY = {"reason": {"nb": "Varetelling", "nn": "Vareteljing", "en": "Stocktaking"}}
WEEK = {"week": {"mon": ["10:00-16:00"]}}


@pytest.mark.parametrize(
    ("layer", "nb", "nn"),
    [
        (WEEK, "vanlig mandag", "vanleg måndag"),
        ({}, "det står ikke noe om denne dagen", "det står ikkje noko om denne dagen"),
        ({"valid_to": "2026-01-01"}, "tidene gjelder ikke denne dagen", "tidene gjeld ikkje denne dagen"),
        ({"seasons": [{"id": "s", **MONDAY, **WEEK}]}, "sesong", "sesong"),
        ({"seasons": [{"id": "s", **MONDAY, **WEEK, **WHY}]}, "sesong: Varetelling", "sesong: Vareteljing"),
        ({"recurring": [{"id": "r", "day": "mon", "hours": []}]}, "dag med egne tider", "dag med eigne tider"),
        ({"suspended": True}, "ute av bruk", "ute av bruk"),
        ({"suspended": {**MONDAY, **WHY}}, "ute av bruk: Varetelling", "ute av bruk: Vareteljing"),
        ({"bound_to": {"layer": "b", "relation": "outside"}}, "følger andre tider", "følgjer andre tider"),
    ],
)
def test_every_kind_of_item_says_why(
    compiled: Callable[..., Timetable], at: Callable[..., datetime], layer: dict[str, object], nb: str, nn: str
):
    timetable = compiled(layers=[{"id": "a", **layer}, {"id": "b"}])
    because = timetable.view(layer="a").state(at("2026-11-23T12:00")).because[0]
    assert (because.text("nb"), because.text("nn")) == (nb, nn)


def test_a_rule_says_why(compiled: Callable[..., Timetable], at: Callable[..., datetime]):
    rules = [{"id": "rule-1", "hours": [], **WHY}]
    (because,) = (
        compiled(precedence="order", layers=[{"id": "a", "rules": rules}]).state(at("2026-11-23T12:00")).because
    )
    assert (because.text("nb"), because.text("en")) == ("egen regel: Varetelling", "a rule: Stocktaking")
