"""The activity cards of real municipalities: written as terms, with every fact accounted for, and used."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import pytest
from tests.cards.town import Town, activity, used

from innbygger_core.cards import Card, CardBook, CardTerms, LoseCard, UseCard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.cards import ActivityOffer, CardUse

CARDS: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "card_rules.json").read_text("utf-8"),
)["cards"]
REASONS: Final = {
    "criteria": "who gets one is decided outside, and reaches the library as yes or no",
    "elsewhere": "it is about other cards, or about what others do",
    "form": "what the card is made of",
    "names": "names are kept outside",
    "procedure": "how one applies, or who fetches it, and how it is handled",
    "unnamed": "which ones is not told",
}
"""Why a fact can be left out of the terms."""
NOT_RULES: Final = frozenset({"/municipality", "/source", "/date"})
UNSOURCED: Final = frozenset({"id", "source"})
JOINERS: Final = frozenset({"and", "or", "the"})
NOW: Final = datetime(2026, 11, 24, 18, tzinfo=ZoneInfo("Europe/Oslo"))
every_card = pytest.mark.parametrize("name", CARDS)


def leaves(held: object, path: str = "") -> Iterator[tuple[str, Any]]:
    """Give every value that is no list or object, with its pointer."""
    inner = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else None
    if inner is None:
        yield path, held
    for key, value in inner or ():
        yield from leaves(value, f"{path}/{key}")


def at(held: Any, pointer: str) -> Any:  # noqa: ANN401 - plain JSON
    for step in pointer.split("/")[1:]:
        held = held[int(step)] if isinstance(held, list) else held[step]
    return held


def terms(name: str) -> tuple[CardTerms, ...]:
    return tuple(CardTerms.model_validate_json(json.dumps(row)) for row in CARDS[name]["terms"])


# --- Every fact is accounted for -------------------------------------------------------------------------------------


@every_card
def test_it_is_read_as_terms_with_the_page_that_says_so(name: str):
    listed, rows = CARDS[name]["listed"], terms(name)
    assert [CardTerms.model_validate_json(row.model_dump_json()) for row in rows] == list(rows)
    for row in rows:
        assert row.source is not None
        assert row.source.url == f"https://{listed['source']}"
        assert listed.get("date", "") in row.source.name
        assert str(row.source.read_on) == "2026-11-21"


@every_card
def test_every_fact_is_expressed_or_left_out_for_a_reason(name: str):
    listed, facts = CARDS[name]["listed"], CARDS[name]["facts"]
    assert {fact["fact"] for fact in facts} == {path for path, _ in leaves(listed)} - NOT_RULES
    for fact in facts:
        assert ("left_out" in fact) is not ("in_terms" in fact), fact
        assert fact.get("left_out", "form") in REASONS
        for pointer, value in fact.get("in_terms", {}).items():
            assert at(CARDS[name]["terms"], pointer) == value, fact


@every_card
def test_no_word_of_a_text_is_lost(name: str):
    listed, facts = CARDS[name]["listed"], CARDS[name]["facts"]
    for fact in {fact["fact"] for fact in facts if "told" in fact}:
        text = at(listed, fact)
        for told in (each["told"] for each in facts if each["fact"] == fact):
            assert told in text
            text = text.replace(told, " ", 1)
        assert not set(re.findall(r"\w+", text)) - JOINERS, (fact, text)


@every_card
def test_no_term_is_made_up(name: str):
    told = {pointer for fact in CARDS[name]["facts"] for pointer in fact.get("in_terms", ())}
    stated = [path for path, _ in leaves(CARDS[name]["terms"]) if not UNSOURCED & set(path.split("/"))]
    assert [path for path in stated if not any(f"{path}/".startswith(f"{each}/") for each in told)] == []


def test_so_many_facts_are_expressed_and_so_many_left_out():
    facts = [fact for entry in CARDS.values() for fact in entry["facts"]]
    assert len(CARDS) == 9
    assert Counter(fact.get("left_out", "expressed") for fact in facts) == {
        "expressed": 57,
        "criteria": 9,
        "procedure": 6,
        "elsewhere": 2,
        "names": 2,
        "form": 1,
        "unnamed": 1,
    }


# --- And used --------------------------------------------------------------------------------------------------------


def book(name: str, *uses: CardUse, born: int = 2014, row: int = 0, offers: tuple[ActivityOffer, ...] = ()) -> CardBook:
    """A child's card of this autumn, on real terms."""
    written = {"id": "k1", "terms": CARDS[name]["terms"][row]["id"], "eligible": True, "issued": "2026-09-01"}
    card = Card.model_validate({**written, "holders": [{"id": "resident/mia", "born": born}]})
    return CardBook(Town(terms(name), offers), cards=[card], uses=uses)


def asked(of: CardBook, to: str, what: str, *companions: str, **told: Any) -> list[str]:  # noqa: ANN401 - as models read it
    """Decide a use, and give what is said against it, but that nobody knows how long the card is valid."""
    act = UseCard.model_validate({"card": "k1", "to": to, "what": what, "companions": companions, **told})
    reasons = of.decide(act, now=NOW).reasons
    said = [" ".join((reason.code.removeprefix("card."), reason.variant, *reason.missing)) for reason in reasons]
    return [" ".join(each.split()) for each in said if each != "expired  card-validity"]


def times(count: int, entitlement: str, what: str, **told: Any) -> list[CardUse]:  # noqa: ANN401 - as models read it
    return [used(id=f"u{place}", entitlement=entitlement, what=what, **told) for place in range(count)]


def test_alesund_counts_to_five_at_each_venue():
    of = book("alesund", *times(5, "venues", "cinema"))
    assert asked(of, "entry", "cinema", "adult") == ["uses-spent all"]
    assert asked(of, "entry", "pool", "adult") == []
    assert asked(of, "entry", "pool", "adult", "friend") == ["companions"]


def test_farsund_ticks_once_for_two_and_replaces_no_card():
    of = book("farsund")
    assert asked(of, "entry", "pool", "friend") == ["uses-spent card-uses"]
    assert asked(of, "entry", "pool", "friend", "friend") == ["companions", "uses-spent card-uses"]
    assert asked(of, "participation", "football") == ["not-covered"]
    (refused, *_) = of.decide(LoseCard(card="k1", replace=True), now=NOW).reasons
    assert (refused.code, refused.variant) == ("card.not-valid", "never-replaced")


def test_nord_aurdal_lets_families_join_of_whatever_size():
    of = book("nord-aurdal")
    assert asked(of, "entry", "cinema") == []
    assert asked(of, "participation", "run", "family", "guardian") == ["companions card-companions"]
    assert asked(of, "entry", "cinema", "friend") == ["companions"]
    assert asked(book("nord-aurdal", born=2013), "entry", "cinema") == ["not-valid age"]


def test_karmoy_pays_two_thousand_in_a_year():
    assert asked(book("karmoy", *times(1, "fees", "judo", amount=1999)), "participation", "judo", fee=500) == []
    spent = book("karmoy", *times(2, "fees", "judo", amount=1000))
    assert asked(spent, "participation", "judo", fee=500) == ["uses-spent amount"]


def test_heroy_assesses_whether_a_friend_comes_along():
    assert asked(book("heroy", born=2002), "entry", "cinema") == []
    assert asked(book("heroy"), "entry", "cinema", "friend") == ["companions card-companions"]
    assert asked(book("heroy"), "entry", "cinema", "guardian") == ["companions"]


def test_bergen_lasts_half_a_year_and_replaces_on_written_application():
    of = book("bergen")
    assert asked(of, "entry", "pool", at="2027-02-28T12:00:00+01:00") == []
    assert asked(of, "entry", "pool", at="2027-03-01T12:00:00+01:00") == ["expired"]
    assert asked(of, "entry", "pool", "friend") == ["companions card-companions"]
    assert asked(of, "entry", "pool", "adult") == ["companions"]
    assert of.decide(LoseCard(card="k1", replace=True, in_writing=True), now=NOW).allowed
    assert not of.decide(LoseCard(card="k1", replace=True), now=NOW).allowed


def test_vadso_pays_for_what_meets_ten_times():
    often, seldom = (activity(id=f"judo-{count}", times=count, card_accepted=True, fee=800) for count in (10, 9))
    of = book("vadso", *times(1, "fees", "judo", amount=1000, at="2026-06-30T12:00:00+02:00"), offers=(often, seldom))
    assert asked(of, "participation", "judo-10") == []
    assert asked(of, "participation", "judo-9") == ["not-covered too-seldom"]


def test_halden_splits_the_amount_over_several_activities():
    of = book("halden", *times(3, "fees", "judo", amount=300))
    assert asked(of, "participation", "chess", fee=500) == []
    assert asked(book("halden", *times(4, "fees", "judo", amount=250)), "participation", "chess", fee=500) == [
        "uses-spent amount"
    ]


def test_stord_pays_the_rest_of_one_activity_on_another_card():
    summer = "2022-07-31T12:00:00+02:00"
    of = book("stord", row=1)
    assert asked(of, "participation", "judo", fee=2500) == ["expired"]
    assert asked(of, "participation", "judo", fee=2500, at=summer) == ["not-valid not-yet"]
    assert asked(book("stord"), "participation", "judo", fee=2500) == []
