"""Our small tables against babel's (CLDR), word for word; each disagreement stands here with its reason."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st

from innbygger_core.texts import Formats, catalogue

LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
TAGS = tuple(LOCALES)

# Where we follow somebody else than CLDR: ours, theirs.
SHORT_WEEKDAYS = {
    # Språkrådet's list of abbreviations: "tirs." and "tors.", since "tor." would cut inside the consonants.
    "nb": {("tirs.", "tir."), ("tors.", "tor.")},
    # CLDR has "må.", "ty." for nynorsk, which nobody writes; Språkrådet's list has the same length as in bokmål.
    "nn": {
        ("mån.", "må."),
        ("tys.", "ty."),
        ("ons.", "on."),
        ("tors.", "to."),
        ("fre.", "fr."),
        ("laur.", "la."),
        ("søn.", "sø."),
    },
    "en": set(),
}
SHORT_MONTHS = {
    # Språkrådet: months of five letters or fewer are not abbreviated.
    "nb": {("april", "apr.")},
    "nn": {("april", "apr.")},
    "en": set(),
}

languages = st.sampled_from(TAGS)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
numbers = st.integers(-(10**9), 10**9)


def formats(tag: str) -> Formats:
    return catalogue(tag).formats


def differing(ours: list[str], theirs: list[str]) -> set[tuple[str, str]]:
    return {pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]}


@pytest.mark.parametrize("tag", TAGS)
def test_days_of_the_week(tag: str):
    names = Locale.parse(LOCALES[tag]).days["format"]
    for form, width, known in (("full", "wide", set()), ("short", "abbreviated", SHORT_WEEKDAYS[tag])):
        ours = [formats(tag).weekday(number, form) for number in range(7)]
        assert differing(ours, [names[width][number] for number in range(7)]) == known


@pytest.mark.parametrize("tag", TAGS)
def test_months(tag: str):
    names = Locale.parse(LOCALES[tag]).months["format"]
    for form, width, known in (("full", "wide", set()), ("short", "abbreviated", SHORT_MONTHS[tag])):
        ours = [formats(tag).month(number, form) for number in range(1, 13)]
        assert differing(ours, [names[width][number] for number in range(1, 13)]) == known


@given(languages, days)
def test_whole_dates(tag: str, day: date):
    theirs = format_date(day, "full", locale=LOCALES[tag])
    # CLDR has a comma after the English day of the week; the style guide of the British government has none.
    assert formats(tag).date(day) == (theirs.replace(",", "") if tag == "en" else theirs)


@given(languages, days)
def test_dates_without_a_day_of_the_week(tag: str, day: date):
    assert formats(tag).date(day, "long") == format_date(day, "long", locale=LOCALES[tag])


@given(languages, days)
def test_months_of_a_year(tag: str, day: date):
    assert formats(tag).date(day, "month") == format_date(day, "MMMM y", locale=LOCALES[tag])


@given(st.times())
def test_times_of_day(at: time):
    """In English as CLDR; in Norwegian CLDR has "09:30", Språkrådet "9.30", and no minutes on the hour."""
    assert formats("en").clock(at) == format_time(at, "short", locale="en_GB")
    hour, minute = map(int, format_time(at, "short", locale="nb_NO").split(":"))
    for tag in ("nb", "nn"):
        assert formats(tag).clock(at) == (f"{hour}.{minute:02}" if minute else f"{hour}")


@given(languages, st.lists(st.text("abc", min_size=1), min_size=1, max_size=9))
def test_lists(tag: str, items: list[str]):
    assert formats(tag).listing(items) == format_list(items, locale=LOCALES[tag])
    assert formats(tag).candidates(items) == format_list(items, "or", locale=LOCALES[tag])


@given(languages, numbers)
def test_numbers(tag: str, number: int):
    """CLDR writes a minus sign in Norwegian; we write the hyphen that a keyboard has."""
    assert formats(tag).number(number) == format_decimal(number, locale=LOCALES[tag]).replace("\u2212", "-")


@given(languages, st.integers(0, 40), st.sampled_from(["day", "hour", "minute", "second"]))
def test_lengths_of_time(tag: str, number: int, unit: str):
    """CLDR counts "døgn" in Norwegian, which are stretches of 24 hours; a deadline is counted in days."""
    length = timedelta(**{f"{unit}s": number % {"day": 41, "hour": 24, "minute": 60, "second": 60}[unit]})
    theirs = format_unit(int(length / timedelta(**{f"{unit}s": 1})), f"duration-{unit}", locale=LOCALES[tag])
    many, one = {"nb": ("dager", "dag"), "nn": ("dagar", "dag"), "en": ("days", "day")}[tag]
    theirs = theirs.replace("døgn", one if theirs.startswith("1 ") else many)
    if length:
        assert formats(tag).duration(length) == theirs


@given(days, st.integers(1, 27))
def test_periods_within_a_month(day: date, length: int):
    """Babel has no such interval for Norwegian, so only the English one is compared."""
    first = day.replace(day=1)
    last = first + timedelta(days=length)
    if first.month == last.month:
        assert formats("en").date_range(first, last) == f"1–{format_date(last, 'long', locale='en_GB')}"
        assert formats("nb").date_range(first, last) == f"1.–{format_date(last, 'long', locale='nb_NO')}"
