"""What an application got and why, as those who applied read it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.sharing.allocating.a_season import (
    CLOSES,
    IN_TIME,
    LATE,
    NOW,
    OPENS,
    applies,
    evening,
    holds,
    planned,
    season,
)

from innbygger_core.errors import UnknownId, UnknownLanguage
from innbygger_core.sharing import (
    AllocationPlan,
    Award,
    GivenTime,
    Precedence,
    SeasonTime,
    Standing,
    Taker,
    UnmetTime,
    WhyUnmet,
)

NAMES = {"organisation/choir": "koret", "organisation/band": "bandet", "room/hall": "Salen"}
TUESDAY, FRIDAY = evening("tue"), evening("fri", "22:00-00:00")


def award(**told: Any) -> Award:  # noqa: ANN401 - the fields of an award
    return Award(**{"application": "choir", "organiser": "organisation/choir", "standing": Standing.IN_TIME, **told})


def unmet(because: Precedence, organiser: str | None = "organisation/band", time: SeasonTime = TUESDAY) -> Award:
    taker = Taker(because, time, organiser)
    return award(unmet=(UnmetTime(0, TUESDAY, "taken", (taker,)),))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("nb", "Koret får tirsdager kl. 18–20 i Salen og fredager kl. 22–24 i Salen."),
        ("nn", "Koret får tysdagar kl. 18–20 i Salen og fredagar kl. 22–24 i Salen."),
        ("en", "Koret gets Tuesdays 18:00–20:00 in Salen and Fridays 22:00–24:00 in Salen."),
    ],
)
def test_says_what_was_given(lang: str, expected: str):
    given = (GivenTime(0, TUESDAY, 1), GivenTime(1, FRIDAY, 2))
    assert award(given=given).text(lang, NAMES) == expected


def test_calls_what_has_no_name_by_its_id():
    assert award(given=(GivenTime(0, TUESDAY, 1),)).text("nb") == "Organisation/choir får tirsdager kl. 18–20 i hall."


def test_says_which_step_and_number_it_was():
    assert award(step=2, draw=3).text("nb", NAMES) == (
        "Koret får ingen fast tid. Søknaden hører til trinn 2 i prioriteringen. "
        "Blant dem som sto likt, ble den trukket som nummer 3."
    )


def test_says_what_would_make_its_place_certain():
    said = award(missing=("application-open", "season-closes")).text("nn", NAMES)
    assert said == (
        "Koret får inga fast tid. Plassen i rekkjefølgja er uviss, sidan dette ikkje er kjent: "
        "om tilbodet er ope for alle og søknadsfristen."
    )


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing.LATE, "Søknaden kom etter fristen, og ble behandlet etter alle som kom i tide."),
        (Standing.WAITING, "Søknaden kom etter fristen, og er ikke behandlet ennå."),
        (Standing.REPLACED, "En nyere utgave av søknaden gjelder."),
        (Standing.EARLY, "Søknaden kom før det gikk an å søke."),
        (Standing.TOO_LATE, "Søknaden kom etter fristen."),
        (Standing.CORRECTED_LATE, "Søknaden ble rettet etter fristen, og gjelder slik den var før den."),
        (Standing.TOO_MANY, "Søkeren har allerede sendt så mange søknader som sesongen tar imot fra hver."),
    ],
)
def test_says_where_it_stood_unless_it_was_in_time(standing: Standing, expected: str):
    assert award(standing=standing).text("nb", NAMES) == f"Koret får ingen fast tid. {expected}"


@pytest.mark.parametrize(
    ("because", "expected"),
    [
        ("held", "bandet hadde tiden fra før."),
        ("own", "søkeren har selv tiden."),
        ("in_time", "bandet, som søkte i tide, fikk tiden."),
        ("earlier", "bandet, som søkte tidligere, fikk tiden."),
        ("step", "bandet, som står høyere i prioriteringen, fikk tiden."),
        ("had", "bandet, som hadde tiden forrige sesong, fikk tiden."),
        ("draw", "bandet, som ble trukket først, fikk tiden."),
        ("choice", "bandet fikk tiden i en runde der søkeren valgte en annen tid først."),
    ],
)
def test_says_who_has_a_time_and_why(because: Precedence, expected: str):
    said = unmet(because).text("nb", NAMES)
    assert said == f"Koret får ingen fast tid. Søkeren ønsket tirsdager kl. 18–20 i Salen, men {expected}"


def test_says_which_time_somebody_has_where_it_is_another():
    said = unmet("draw", time=evening("tue", "17:00-19:00", "north")).text("nb", NAMES)
    assert said.endswith("men bandet, som ble trukket først, fikk tirsdager kl. 17–19 i north.")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("nb", "en privatperson hadde"), ("nn", "ein privatperson hadde"), ("en", "a private person already had")],
)
def test_does_not_say_who_a_private_person_is(lang: str, expected: str):
    assert expected in unmet("held", None).text(lang, NAMES)


def test_a_private_person_is_not_told_to_others_as_data_either():
    resident = holds("painter", TUESDAY, organiser="resident/r-17")
    plan = planned(season(), applies("choir", TUESDAY), held=(resident,))
    assert plan.award("choir").unmet[0].takers[0].organiser is None


def test_a_private_person_who_was_drawn_first_is_not_told_either():
    people = [applies(name, TUESDAY, organiser=f"resident/{name}") for name in "ab"]
    takers = [taker for each in planned(season(), *people).awards for unmet in each.unmet for taker in unmet.takers]
    assert [(taker.organiser, taker.draw) for taker in takers] == [(None, 1)]


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("outside", "sesongen har ingen slik tid."),
        ("limit", "søkeren har så mange timer i uka som én kan få."),
        ("wanted", "søkeren har fått så mange timer som den ba om."),
        ("short", "det som var ledig, er kortere enn sesongen tillater."),
    ],
)
def test_says_why_a_time_was_not_given_that_nobody_has(why: WhyUnmet, expected: str):
    assert award(unmet=(UnmetTime(0, TUESDAY, why),)).text("nb", NAMES).endswith(f"men {expected}")


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_everything_has_words_in_every_language(lang: str):
    held = season(late="ranked_after", late_from=LATE, hours_each=4, applications_each=1, grid="PT30M", keeps=True)
    applications = [
        applies("choir", TUESDAY, evening("mon"), evening("sun"), had=["choir"]),
        applies("band", TUESDAY, evening("mon-thu"), audience={"open": True}),
        applies("late", TUESDAY, sent_at=CLOSES),
        applies("early", sent_at=OPENS - timedelta(days=1)),
        applies("again", organiser="organisation/band", sent_at=IN_TIME + timedelta(days=1)),
    ]
    said = planned(held, *applications, held=(holds("elders", evening("mon")),), now=NOW).text(lang, NAMES)
    assert len(said.splitlines()) == len(applications)
    assert "{" not in said


def test_a_language_must_have_a_catalogue():
    with pytest.raises(UnknownLanguage):
        award().text("sma")


def test_a_plan_finds_the_award_of_an_application():
    plan = AllocationPlan("2026", "31415", awards=(award(),))
    assert plan.award("choir") == award()
    with pytest.raises(UnknownId, match="band"):
        plan.award("band")
