"""Values in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from innbygger_core.errors import UnknownId
from innbygger_core.texts import DateForm, Formats, NameForm, Plain, catalogue

NOV_23 = date(2026, 11, 23)


@pytest.fixture
def nb() -> Formats:
    return catalogue("nb").formats


@pytest.fixture
def nn() -> Formats:
    return catalogue("nn").formats


@pytest.fixture
def en() -> Formats:
    return catalogue("en").formats


@pytest.mark.parametrize(
    ("form", "bokmal", "nynorsk", "english"),
    [
        ("full", "tirsdag 24. november 2026", "tysdag 24. november 2026", "Tuesday 24 November 2026"),
        ("long", "24. november 2026", "24. november 2026", "24 November 2026"),
        ("short", "tirs. 24. nov. 2026", "tys. 24. nov. 2026", "Tue 24 Nov 2026"),
        ("full-yearless", "tirsdag 24. november", "tysdag 24. november", "Tuesday 24 November"),
        ("long-yearless", "24. november", "24. november", "24 November"),
        ("short-yearless", "tirs. 24. nov.", "tys. 24. nov.", "Tue 24 Nov"),
        ("weekday", "tirsdag", "tysdag", "Tuesday"),
        ("month", "november 2026", "november 2026", "November 2026"),
    ],
)
def test_a_date_has_its_forms_in_every_language(form: DateForm, bokmal: str, nynorsk: str, english: str):
    said = [catalogue(tag).formats.date(date(2026, 11, 24), form) for tag in ("nb", "nn", "en")]
    assert said == [bokmal, nynorsk, english]


def test_a_clock_time_is_as_short_as_the_language_writes_it(nb: Formats, nn: Formats, en: Formats):
    times = (time(8), time(10, 5), time(0, 30), time(0))
    assert [nb.clock(at) for at in times] == ["8", "10.05", "0.30", "0"]
    assert [nn.clock(at) for at in times] == ["8", "10.05", "0.30", "0"]
    assert [en.clock(at) for at in times] == ["08:00", "10:05", "00:30", "00:00"]


def test_what_ends_at_midnight_ends_with_the_day(nb: Formats, en: Formats):
    assert nb.clock(time(0), until=True) == "24"
    assert nb.clock(time(0, tzinfo=UTC), until=True) == "24"
    assert nb.clock(time(16), until=True) == "16"
    assert en.clock(time(0), until=True) == "24:00"


def test_a_stretch_of_a_day_names_both_ends(nb: Formats, nn: Formats, en: Formats):
    assert nb.clock_range(time(10), time(16)) == "kl. 10–16"
    assert nb.clock_range(time(22), time(2)) == "kl. 22–2"
    assert nn.clock_range(time(7, 30), time(22)) == "kl. 7.30–22"
    assert en.clock_range(time(10), time(16)) == "10:00–16:00"


def test_midnight_to_midnight_is_the_whole_day(nb: Formats, nn: Formats, en: Formats):
    assert nb.clock_range(time(0), time(0)) == "hele døgnet"
    assert nn.clock_range(time(0), time(0)) == "heile døgnet"
    assert en.clock_range(time(0), time(0)) == "all day and night"
    assert nb.clock_range(time(0), time(6)) == "kl. 0–6"
    assert nb.clock_range(time(10), time(10)) == "kl. 10–10"


@pytest.mark.parametrize(
    ("first", "last", "bokmal", "english"),
    [
        (date(2026, 5, 1), date(2026, 5, 1), "1. mai 2026", "1 May 2026"),
        (date(2026, 5, 1), date(2026, 5, 3), "1.–3. mai 2026", "1–3 May 2026"),
        (date(2026, 4, 28), date(2026, 5, 3), "28. april–3. mai 2026", "28 April – 3 May 2026"),
        (
            date(2026, 12, 28),
            date(2027, 1, 2),
            "28. desember 2026–2. januar 2027",
            "28 December 2026 – 2 January 2027",
        ),
        (date(2026, 5, 1), date(2027, 5, 3), "1. mai 2026–3. mai 2027", "1 May 2026 – 3 May 2027"),
    ],
)
def test_a_period_says_nothing_twice(first: date, last: date, bokmal: str, english: str):
    assert catalogue("nb").formats.date_range(first, last) == bokmal
    assert catalogue("en").formats.date_range(first, last) == english


def test_a_period_of_every_year_has_no_year(nb: Formats):
    assert nb.date_range(date(2026, 5, 1), date(2026, 5, 1), year=False) == "1. mai"
    assert nb.date_range(date(2026, 5, 1), date(2026, 5, 3), year=False) == "1.–3. mai"
    assert nb.date_range(date(2026, 12, 27), date(2027, 1, 2), year=False) == "27. desember–2. januar"
    assert nb.date_range(date(2026, 5, 1), date(2027, 5, 3), year=False) == "1. mai–3. mai"


@pytest.mark.parametrize(("form", "name"), [("full", "laurdag"), ("short", "laur."), ("plural", "laurdagar")])
def test_a_day_of_the_week_has_its_forms(nn: Formats, form: NameForm, name: str):
    assert nn.weekday(5, form) == name


def test_a_month_has_its_forms(nb: Formats):
    assert [nb.month(number) for number in (1, 12)] == ["januar", "desember"]
    assert [nb.month(number, "short") for number in (4, 9)] == ["april", "sep."]


def test_days_in_a_row_are_a_run_when_they_are_three_or_more(nb: Formats):
    assert nb.weekdays({0, 1, 2, 3, 4}) == "mandag–fredag"
    assert nb.weekdays({4, 5, 6, 1}, "short") == "tirs. og fre.–søn."
    assert nb.weekdays({5, 6}, "plural") == "lørdager og søndager"
    assert nb.weekdays({3}) == "torsdag"
    assert nb.weekdays([4, 0, 2, 1, 0]) == "mandag–onsdag og fredag"
    assert nb.weekdays(()) == ""


@pytest.mark.parametrize(
    ("length", "bokmal"),
    [
        (timedelta(days=3), "3 dager"),
        (timedelta(days=1), "1 dag"),
        (timedelta(hours=1, minutes=30), "1 time og 30 minutter"),
        (timedelta(days=2, hours=3, minutes=1, seconds=1), "2 dager, 3 timer, 1 minutt og 1 sekund"),
        (timedelta(), "0 minutter"),
        (timedelta(minutes=-10), "minus 10 minutter"),
    ],
)
def test_a_length_of_time_names_its_parts(nb: Formats, length: timedelta, bokmal: str):
    assert nb.duration(length) == bokmal


def test_a_list_ends_with_and(nb: Formats, en: Formats):
    assert nb.listing(()) == ""
    assert nb.listing(("a",)) == "a"
    assert nb.listing(("a", "b")) == "a og b"
    assert en.listing(("a", "b", "c")) == "a, b and c"


def test_what_may_be_chosen_ends_with_or_and_is_cut_when_it_is_long(nn: Formats):
    assert nn.candidates(("a", "b", "c")) == "a, b eller c"
    assert nn.candidates([str(n) for n in range(12)]).endswith("10 eller 11")
    assert nn.candidates([str(n) for n in range(13)]).endswith("10, 11 …")


def test_thousands_are_set_apart(nb: Formats, en: Formats):
    assert nb.number(46000) == "46\u00a0000"
    assert nb.number(-1234567) == "-1\u00a0234\u00a0567"
    assert en.number(46000) == "46,000"


def test_small_numbers_can_be_spelled(nb: Formats, nn: Formats, en: Formats):
    assert [formats.number(12, spelled=True) for formats in (nb, nn, en)] == ["tolv", "tolv", "twelve"]
    assert nb.number(13, spelled=True) == "13"
    assert nb.number(3) == "3"


def test_a_word_follows_its_number(nb: Formats):
    assert nb.plural(1, "dag", "dager") == "1 dag"
    assert nb.plural(0, "dag", "dager") == "0 dager"


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        ("Tofte", "", "Tofte"),
        (True, "", "ja"),
        (False, "", "nei"),
        (1000, "", "1\u00a0000"),
        (3, "spelled", "tre"),
        (2026, "digits", "2026"),
        (NOV_23, "", "mandag 23. november 2026"),
        (NOV_23, "short", "man. 23. nov. 2026"),
        (datetime(2026, 11, 23, 12, tzinfo=UTC), "", "mandag 23. november 2026 kl. 12"),
        (time(0), "", "0"),
        (time(0), "until", "24"),
        (timedelta(hours=2), "", "2 timer"),
        (("a", 2, NOV_23), "", "a, 2 og mandag 23. november 2026"),
        (("a", "b"), "or", "a eller b"),
        ("leader", "facts", "lederen"),
        (("leader", "hub"), "facts", "lederen og hvilket lokalsenter hvert torg betjener"),
        ("christmas_eve", "holidays", "julaften"),
        ("rooms", "kinds", "et rom"),
        ("nothing-we-know", "facts", "nothing-we-know"),
    ],
)
def test_every_plain_value_is_said_by_its_type(nb: Formats, value: Plain, form: str, said: str):
    assert nb.show(value, form) == said


def test_a_form_that_does_not_fit_the_value_is_left_aside(nb: Formats):
    assert nb.show(NOV_23, "or") == nb.show(NOV_23)
    assert nb.show(3, "weekday") == "3"
    assert nb.show(time(10), "facts") == "10"
    assert nb.show("Tofte", "until") == "Tofte"


def test_a_form_that_does_not_exist_is_refused_where_it_is_asked_for_by_name(nb: Formats):
    with pytest.raises(UnknownId) as caught:
        nb.date(NOV_23, "shortest")  # type: ignore[arg-type]
    assert (caught.value.kind, caught.value.found) == ("form", "formats.date.shortest")


@pytest.mark.parametrize(
    ("form", "said"), [("or", "presence eller signature"), ("kinds", "{} og {}"), ("kinds-or", "{} eller {}")]
)
def test_a_list_is_said_with_and_or_with_or_each_in_its_own_word(form: str, said: str):
    nb = catalogue("nb")
    words = [nb.formats.show(key, "kinds") for key in ("presence", "signature")]
    assert nb.formats.show(("presence", "signature"), form) == said.format(*words)
