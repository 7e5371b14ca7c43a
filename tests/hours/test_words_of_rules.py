from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.hours import OpeningHours

    Read = Callable[..., OpeningHours]
    Json = dict[str, Any]


def _said(read: Read, *rules: Json, lang: str = "nb", **layer: object) -> list[str]:
    numbered = [{"id": f"rule-{number}", "hours": [], **rule} for number, rule in enumerate(rules)]
    return read(precedence="order", layers=[{"id": "osm", "rules": numbered, **layer}]).text(lang).split("\n")


@pytest.mark.parametrize(
    ("on", "nb", "nn"),
    [
        ({"dates": "12-24"}, "24. desember", "24. desember"),
        ({"dates": "12-24,2026-12-31"}, "24. desember og 31. desember 2026", "24. desember og 31. desember 2026"),
        ({"dates": "06-21..08-17"}, "21. juni–17. august", "21. juni–17. august"),
        ({"dates": "2026-10-05..2026-10-09"}, "5.–9. oktober 2026", "5.–9. oktober 2026"),
        (
            {"dates": "2026-10-05..10-09"},
            "fra 5. oktober 2026 til og med 9. oktober",
            "frå 5. oktober 2026 til og med 9. oktober",
        ),
        ({"dates": "2026-10-05.."}, "fra og med 5. oktober 2026", "frå og med 5. oktober 2026"),
        ({"dates": "07"}, "juli", "juli"),
        ({"dates": "2026-07"}, "juli 2026", "juli 2026"),
        ({"dates": "06..08"}, "juni–august", "juni–august"),
        ({"dates": "06..08-17"}, "fra juni til og med 17. august", "frå juni til og med 17. august"),
        ({"dates": "06-21..08-17/2"}, "21. juni–17. august (hver 2. dag)", "21. juni–17. august (kvar 2. dag)"),
        ({"dates": "easter_sunday-3"}, "3 dager før første påskedag", "3 dagar før første påskedag"),
        ({"dates": "2026-easter_sunday"}, "første påskedag 2026", "første påskedag 2026"),
        (
            {"dates": "03 sun[-1]..10 sun[-1] -1"},
            "fra siste søndag i mars til og med dagen før siste søndag i oktober",
            "frå siste søndag i mars til og med dagen før siste søndag i oktober",
        ),
        ({"dates": "03-25 +sun"}, "første søndag fra og med 25. mars", "første søndag frå og med 25. mars"),
        ({"dates": "03-25 -sun"}, "siste søndag senest 25. mars", "siste søndag seinast 25. mars"),
        ({"weeks": "28-31,40"}, "uke 28–31 og 40", "veke 28–31 og 40"),
        ({"weeks": "28"}, "uke 28", "veke 28"),
        ({"weeks": "1-53/2"}, "oddetallsuker", "oddetalsveker"),
        ({"weeks": "2-52/2"}, "partallsuker", "partalsveker"),
        ({"weeks": "1-53/3"}, "uke 1–53 (hver 3. uke)", "veke 1–53 (kvar 3. veke)"),
        ({"years": "2026,2028-2030"}, "i 2026 og 2028–2030", "i 2026 og 2028–2030"),
        ({"years": "2026-"}, "i 2026 og framover", "i 2026 og framover"),
        ({"years": "2026-2040/2"}, "i 2026–2040 (hvert 2. år)", "i 2026–2040 (kvart 2. år)"),
        ({"days": "mon-wed,fri"}, "mandag–onsdag og fredag", "måndag–onsdag og fredag"),
        ({"days": "thu[1,3]"}, "første og tredje torsdag i måneden", "første og tredje torsdag i månaden"),
        ({"days": "sat[1]-1"}, "dagen før første lørdag i måneden", "dagen før første laurdag i månaden"),
        ({"days": "public"}, "offentlige fridager", "offentlege fridagar"),
        ({"days": "public+1"}, "dagen etter offentlige fridager", "dagen etter offentlege fridagar"),
        (
            {"days": "mon-fri", "holidays": "public"},
            "mandag–fredag, bare de som er offentlige fridager",
            "måndag–fredag, berre dei som er offentlege fridagar",
        ),
        ({"dates": "07", "days": "sat", "years": "2026"}, "juli, i 2026, lørdag", "juli, i 2026, laurdag"),
        ({"days": "sat", "later": -2}, "2 dager før lørdag", "2 dagar før laurdag"),
    ],
)
def test_the_days_of_a_rule_are_said(read: Read, on: Json, nb: str, nn: str):
    assert _said(read, {"on": on}) == [f"{nb[0].upper()}{nb[1:]}: stengt. Ellers stengt."]
    assert _said(read, {"on": on}, lang="nn") == [f"{nn[0].upper()}{nn[1:]}: stengt. Elles stengt."]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"mode": "add", "hours": ["10:00-12:00"]}, "i tillegg kl. 10–12"),
        ({"mode": "cut", "hours": ["10:00-12:00"]}, "stengt kl. 10–12"),
        ({"mode": "fallback", "hours": ["10:00-12:00"]}, "når det ellers er stengt, kl. 10–12"),
        ({"mode": "fallback", "hours": ["unknown"], "reason": "Ring"}, "når det ellers er stengt, ukjent (Ring)"),
    ],
)
def test_what_a_rule_does_is_said(read: Read, rule: Json, said: str):
    assert _said(read, rule) == [f"Alle dager: {said}. Ellers stengt."]


def test_of_several_rules_it_is_said_that_the_last_one_decides(read: Read):
    rules: list[Json] = [{"on": {"days": "mon-fri"}, "hours": ["08:00-20:00"]}, {"on": {"days": "public"}}]
    assert _said(read, *rules) == [
        "Mandag–fredag: kl. 8–20. Offentlige fridager: stengt. Ellers stengt.",
        "Av to regler som gjelder samme dag, går den siste foran.",
    ]


def test_a_rule_for_every_day_leaves_nothing_else_to_say(read: Read):
    assert _said(read, {"hours": ["00:00-24:00"]}, unstated="unknown") == ["Alle dager: hele døgnet."]


def test_without_rules_no_day_is_stated(read: Read):
    assert _said(read, unstated="unknown") == ["Alle dager ukjent."]
