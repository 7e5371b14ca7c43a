from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from innbygger_core.agreements import DutyState, DutyStatus, Milestone, MilestoneKind
from innbygger_core.texts import LocalText
from innbygger_core.values import Known

DUE = date(2015, 12, 31)
PATHS = LocalText.of(nb="20 nye stier.", nn="20 nye stiar", en="20 new paths")


def duty(status: str, **told: object) -> DutyState:
    facts: dict[str, Any] = {"kind": "obligation", "id": "paths", "due": DUE, "last_day": DUE, "name": PATHS, **told}
    return DutyState(status=DutyStatus(status), **facts)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "20 nye stier: 12 av 20 gjort, frist 31. desember 2015."),
        ("nn", "20 nye stiar: 12 av 20 gjort, frist 31. desember 2015."),
        ("en", "20 new paths: 12 of 20 done, due 31 December 2015."),
    ],
)
def test_what_is_due_says_how_much_is_done_in_every_language(lang: str, text: str):
    assert duty("partly", done=12, wanted=20).text(lang) == text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (duty("fulfilled"), "20 nye stier: gjort, frist 31. desember 2015."),
        (duty("fulfilled", late=True), "20 nye stier: gjort for sent, frist 31. desember 2015."),
        (duty("fulfilled", done=21, wanted=20), "20 nye stier: 21 av 20 gjort, frist 31. desember 2015."),
        (duty("unfulfilled"), "20 nye stier: ikke gjort ennå, frist 31. desember 2015."),
        (duty("unfulfilled", wanted=20), "20 nye stier: 0 av 20 gjort, frist 31. desember 2015."),
        (duty("lapsed"), "20 nye stier: ikke gjort i tide, frist 31. desember 2015."),
        (duty("lapsed", done=12, wanted=20), "20 nye stier: bare 12 av 20 gjort i tide, frist 31. desember 2015."),
        (duty("unknown", due=None, last_day=None), "20 nye stier: ukjent om det er gjort."),
        (
            duty("unfulfilled", last_day=date(2016, 1, 31)),
            "20 nye stier: ikke gjort ennå, frist 31. desember 2015, siste frist 31. januar 2016.",
        ),
    ],
)
def test_every_way_that_it_stands_has_words(said: DutyState, text: str):
    assert said.text("nb") == text


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("follow_up", LocalText.of("Vårmøte"), "Vårmøte: ikkje halde enno, frist 31. desember 2015."),
        ("follow_up", None, "Dialogmøtet «paths»: ikkje halde enno, frist 31. desember 2015."),
        ("evaluation", None, "Evalueringa «paths»: ikkje gjort enno, frist 31. desember 2015."),
        ("obligation", None, "Plikta «paths»: ikkje gjort enno, frist 31. desember 2015."),
    ],
)
def test_what_has_no_name_is_named_by_its_kind(kind: str, name: LocalText | None, text: str):
    assert duty("unfulfilled", kind=kind, name=name).text("nn") == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("start", "Avtalen begynner å gjelde 31. desember 2015."),
        ("renewal", "En ny periode begynner 31. desember 2015."),
        ("last_notice_day", "Siste dag for å si opp: 31. desember 2015."),
        ("amendment", "Avtalen er endret fra og med 31. desember 2015."),
        ("pause", "Avtalen hviler fra og med 31. desember 2015."),
        ("resumption", "Avtalen gjelder igjen fra og med 31. desember 2015."),
        ("obligation", "Forpliktelsen «m1»: frist 31. desember 2015."),
        ("follow_up", "Dialogmøtet «m1»: frist 31. desember 2015."),
        ("evaluation", "Evalueringen «m1»: frist 31. desember 2015."),
        ("lapse", "Punktet «m1» i avtalen: siste frist 31. desember 2015."),
        ("end", "Avtalens siste dag: 31. desember 2015."),
    ],
)
def test_every_kind_of_milestone_has_words(kind: str, text: str):
    assert Milestone(DUE, MilestoneKind(kind), "dnt", "m1").text("nb") == text


@pytest.mark.parametrize(
    ("kind", "met", "text"),
    [
        ("obligation", Known.NO, "20 nye stiar: frist 31. desember 2015."),
        ("obligation", Known.YES, "20 nye stiar: gjort, frist 31. desember 2015."),
        ("follow_up", Known.YES, "20 nye stiar: halde, frist 31. desember 2015."),
        ("evaluation", Known.UNKNOWN, "20 nye stiar: ukjent om det er gjort, frist 31. desember 2015."),
        ("lapse", Known.YES, "20 nye stiar: gjort, siste frist 31. desember 2015."),
        ("amendment", Known.YES, "Avtalen er endra frå og med 31. desember 2015: 20 nye stiar."),
    ],
)
def test_a_milestone_says_what_it_is_about_and_whether_that_is_done(kind: str, met: Known, text: str):
    assert Milestone(DUE, MilestoneKind(kind), "dnt", "m1", met=met, name=PATHS).text("nn") == text
