"""A further language, read from TOML."""

from __future__ import annotations

import pickle
import re
from datetime import date
from importlib.resources import files

import pytest

from innbygger_core.errors import UnknownLanguage, UnreadableData
from innbygger_core.texts import Catalogue, catalogue, read_catalogue

BOKMAL = (files("innbygger_core.texts") / "nb.toml").read_text("utf-8")
NAME = (("name", "Tofte"),)


def written(**replaced: str) -> str:
    """Bokmål under a tag of its own, with some lines replaced."""
    text = BOKMAL.replace('tag = "nb"', 'tag = "se-NO"')
    for old, new in replaced.items():
        text, count = re.subn(rf"^{old} = .*$", new, text, flags=re.MULTILINE)
        assert count, old
    return text


def faults(text: str, **options: str) -> dict[str, str]:
    with pytest.raises(UnreadableData) as caught:
        read_catalogue(text, **options)
    return {fault.path: fault.kind for fault in caught.value.faults}


def test_a_whole_language_can_be_asked_like_those_that_ship():
    ours = read_catalogue(written(mon='mon = "vuossárga"'))
    assert ours.tag == "se"
    assert ours.formats.date(date(2026, 11, 23)) == "vuossárga 23. november 2026"
    assert ours.entries == catalogue("nb").entries


def test_a_language_may_order_the_parts_of_a_date_in_its_own_way():
    ours = read_catalogue(written(full='full = "{month} {day}. b. {year}, {weekday_short}"', mon='mon = "vuos"'))
    assert ours.formats.date(date(2026, 11, 23)) == "november 23. b. 2026, vuos"


def test_everything_that_is_missing_is_named():
    cut = written().replace("[months.short]\n", "[months.shortened]\n")
    kinds = faults(cut)
    assert kinds["/months.short.jan"] == "missing-text"
    assert kinds["/months.shortened.jan"] == "unknown-text"
    assert len(kinds) == 24


def test_a_sentence_that_is_missing_comes_whole_from_the_fallback():
    without = written(title="", fails="")
    nn = catalogue("nn")
    ours = read_catalogue(without, fallback="nn")
    assert ours.fails("hub.leader", NAME) == nn.fails("hub.leader", NAME)
    assert ours.help("hub.leader") == catalogue("nb").help("hub.leader")
    assert ours.entries == nn.entries
    assert ours.placeholders("hub.leader.fails") == {"name"}


def test_a_sentence_from_the_fallback_has_the_fallbacks_words_for_values():
    ours = read_catalogue(written(fails="", mon='mon = "vuossárga"'), fallback="nn")
    monday = (*NAME, ("day", date(2026, 11, 23)), ("start", "8"), ("end", "9"))
    assert "måndag 23. november 2026" in ours.fails("citizen-service.branch-hours", monday)
    assert ours.formats.weekday(0) == "vuossárga"


def test_what_goes_into_sentences_must_be_there_whatever_the_fallback():
    kinds = faults(written(title="", leader="", mon=""), fallback="nb")
    assert kinds == {
        "/facts.leader": "missing-text",
        "/weekdays.full.mon": "missing-text",
        "/weekdays.plural.mon": "missing-text",
        "/weekdays.short.mon": "missing-text",
    }


def test_own_wording_may_replace_a_sentence_from_the_fallback():
    ours = read_catalogue(written(fails=""), fallback="nn").with_wording({"hub.leader.fails": "{name} lea guorus."})
    assert ours.fails("hub.leader", NAME) == "Tofte lea guorus."
    assert ours.fails("hub.core-hours-employed", NAME) == catalogue("nn").fails("hub.core-hours-employed", NAME)


def test_the_version_and_pickling_reach_the_fallback():
    one, other = (read_catalogue(written(fails=""), fallback=tag) for tag in ("nn", "en"))
    assert one.version != other.version
    assert pickle.loads(pickle.dumps(one)).fails("hub.leader", NAME) == one.fails("hub.leader", NAME)


def test_a_text_that_cannot_be_used_is_told_once():
    assert faults(written(full='full = "{weekdya}"', yes="yes = true")) == {
        "/formats.date.full": "unknown-placeholder",
        "/formats.yes": "wrong-type",
    }


@pytest.mark.parametrize("line", ["", "tag = 3"])
def test_a_language_without_a_tag_is_refused(line: str):
    assert faults(written().replace('tag = "se-NO"', line)) == {"/tag": "missing-text"}


def test_what_is_not_toml_is_refused():
    assert faults("tag = ") == {"": "not-toml"}


def test_a_fallback_that_does_not_exist_is_refused():
    with pytest.raises(UnknownLanguage):
        read_catalogue(written(), fallback="sma")


def test_a_catalogue_can_be_the_fallback():
    own = catalogue("nb").with_wording({"hub.leader.title": "Torgleder"})
    assert isinstance(own, Catalogue)
    assert read_catalogue(written(title=""), fallback=own).title("hub.leader") == "Torgleder"
