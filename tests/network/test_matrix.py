"""The matrix of modules: which kinds, what of each a hub has, and how it reads in a terminal and on a page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest

from innbygger_core import catalogue
from innbygger_core.errors import UnknownLanguage
from innbygger_core.hubs import ModuleFacts
from innbygger_core.network import MatrixCell, MatrixModule, module_matrix
from innbygger_core.network._matrix import KINDS
from innbygger_core.values import UNKNOWN, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from innbygger_core.network import ModuleMatrix, Plan

    Planned = Callable[..., Plan]

DAY = date(2026, 11, 23)
HUBS = [{"id": "north", "name": "Nord"}, {"id": "south", "name": "Sør", "more_modules": False}]


@pytest.fixture
def matrix(plan: Planned) -> Callable[..., ModuleMatrix]:
    """Lay out these modules, in JSON, of two hubs; those that name no hub are at the first."""

    def laid_out(*modules: dict[str, Any], hubs: list[dict[str, Any]] = HUBS) -> ModuleMatrix:
        rows = [{"id": f"m{number}", "hub": "north", **row} for number, row in enumerate(modules)]
        return module_matrix(plan(hubs=hubs, modules=rows).on(DAY))

    return laid_out


def kinds_of_the_format() -> set[str]:
    union = get_args(get_args(ModuleFacts)[0])
    return {kind for model in union for kind in get_args(model.model_fields["kind"].annotation)}


class TestKinds:
    def test_are_all_that_the_format_has(self):
        assert set(KINDS) == kinds_of_the_format() - {"own"}

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    @pytest.mark.parametrize("kind", KINDS)
    def test_have_words_in_every_language(self, kind: str, lang: str):
        assert catalogue(lang).word(f"module-{kind}")[0].isupper()

    def test_stand_in_the_order_of_the_glossary_and_own_kinds_last(self, matrix: Callable[..., ModuleMatrix]):
        own = [{"kind": "own", "own_kind": "smithy"}, {"kind": "own", "own_kind": "pottery"}]
        table = matrix(*own, {"kind": "cafe"}, {"kind": "library"}, {"kind": "citizen_service"})
        assert table.kinds == ("citizen_service", "library", "cafe", "pottery", "smithy")

    def test_are_those_that_some_hub_has_or_may_have(self, matrix: Callable[..., ModuleMatrix]):
        table = matrix({"kind": "cafe", "present": False}, {"kind": "library", "present": "unknown"})
        assert table.kinds == ("library",)

    def test_of_an_own_module_without_a_word_is_the_module_itself(self, matrix: Callable[..., ModuleMatrix]):
        table = matrix({"kind": "own", "id": "kiln"}, {"kind": "own", "own_kind": "pottery"})
        assert table.kinds == ("kiln", "pottery")
        assert [cell.has for cell in table.cells[0]] == [Known.YES, Known.YES]
        assert [cell.has for cell in table.cells[1]] == [Known.NO, Known.NO]

    def test_are_none_where_no_module_is_listed(self, matrix: Callable[..., ModuleMatrix]):
        assert matrix().text("nb") == "Torg\nNord\nSør"
        assert matrix(hubs=[]).text("nb") == "Torg"


class TestCells:
    @pytest.mark.parametrize(
        ("present", "has"), [(True, Known.YES), ("unknown", Known.UNKNOWN)], ids=["there", "maybe there"]
    )
    def test_say_what_a_hub_has(self, matrix: Callable[..., ModuleMatrix], present: object, has: Known):
        (north,), (south,) = matrix({"kind": "cafe", "present": present}).cells
        assert north == MatrixCell(has, (MatrixModule("m0", has),))
        assert south == MatrixCell(Known.NO)

    def test_are_unknown_where_a_hub_lists_nothing_of_the_kind(self, matrix: Callable[..., ModuleMatrix]):
        (north,), _ = matrix({"kind": "cafe", "hub": "south"}).cells
        assert north == MatrixCell(Known.UNKNOWN)

    def test_are_none_where_the_only_module_is_known_not_to_be_there(self, matrix: Callable[..., ModuleMatrix]):
        (north,), _ = matrix({"kind": "cafe", "present": False}, {"kind": "cafe", "hub": "south"}).cells
        assert north == MatrixCell(Known.NO)

    def test_hold_every_module_of_the_kind(self, matrix: Callable[..., ModuleMatrix]):
        desk = {"kind": "citizen_service", "form": "staffed", "service_days": "mon,wed", "main_office": True}
        (north,), _ = matrix(desk, {"kind": "citizen_service", "form": "digital"}).cells
        assert north.modules == (
            MatrixModule("m0", form="staffed", days_a_week=2, main_office=Known.YES),
            MatrixModule("m1", form="digital", days_a_week=UNKNOWN, main_office=UNKNOWN),
        )

    def test_know_the_level_of_a_library(self, matrix: Callable[..., ModuleMatrix]):
        (north,), _ = matrix({"kind": "library", "level": "full"}).cells
        assert north.modules == (MatrixModule("m0", level="full"),)


WORDS = {
    "staffed": ({"form": "staffed"}, ["betjent", "betent", "staffed"]),
    "staffed on a day": (
        {"form": "staffed", "days_a_week": 1},
        ["betjent, én dag i uka", "betent, éin dag i veka", "staffed, one day a week"],
    ),
    "staffed on days": (
        {"form": "staffed", "service_days": "mon-wed"},
        ["betjent, 3 dager i uka", "betent, 3 dagar i veka", "staffed, 3 days a week"],
    ),
    "main office": (
        {"form": "staffed", "main_office": True},
        ["betjent, hovedkontor", "betent, hovudkontor", "staffed, main office"],
    ),
    "not the main office": ({"form": "staffed", "main_office": False}, ["betjent", "betent", "staffed"]),
    "digital": ({"form": "digital", "days_a_week": 5}, ["digital", "digital", "digital"]),
    "unknown form": ({}, ["ja", "ja", "yes"]),
    "maybe staffed": (
        {"form": "staffed", "present": "unknown"},
        ["kanskje betjent", "kanskje betent", "perhaps staffed"],
    ),
    "maybe": ({"present": "unknown"}, ["ukjent", "ukjent", "unknown"]),
    "full": (
        {"kind": "library", "level": "full"},
        ["fullverdig bibliotek", "fullverdig bibliotek", "full library"],
    ),
    "branch": ({"kind": "library", "level": "branch"}, ["filial", "filial", "branch library"]),
    "book point": ({"kind": "library", "level": "book_point"}, ["boktilbud", "boktilbod", "book point"]),
    "unknown level": ({"kind": "library"}, ["ja", "ja", "yes"]),
    "any other": ({"kind": "cafe"}, ["ja", "ja", "yes"]),
}


class TestWords:
    @pytest.mark.parametrize(("facts", "said"), WORDS.values(), ids=WORDS)
    def test_say_what_is_known(self, matrix: Callable[..., ModuleMatrix], facts: dict[str, Any], said: list[str]):
        (cell,), _ = matrix({"kind": "citizen_service", **facts}).cells
        assert [cell.text(lang) for lang in ("nb", "nn", "en")] == said

    @pytest.mark.parametrize(("has", "said"), [(Known.NO, "ingen"), (UNKNOWN, "ukjent")])
    def test_say_none_and_unknown(self, has: Known, said: str):
        assert [MatrixCell(has).text(lang) for lang in ("nb", "nn")] == [said, said]

    def test_tell_several_modules_apart_and_once_where_they_are_alike(self, matrix: Callable[..., ModuleMatrix]):
        forms = ({"kind": "citizen_service", "form": form} for form in ("staffed", "digital", "digital"))
        (cell,), _ = matrix(*forms).cells
        assert cell.text("en") == "staffed; digital"

    def test_are_not_of_a_language_that_nobody_has(self, matrix: Callable[..., ModuleMatrix]):
        for say in (MatrixCell(UNKNOWN).text, MatrixModule("x").text, matrix().text, matrix().markdown):
            with pytest.raises(UnknownLanguage):
                say("sma")


NAMED = [{"id": "a", "name": "Åsgård"}, {"id": "b", "name": "Bø", "more_modules": False}]


class TestText:
    def test_has_its_columns_in_line(self, matrix: Callable[..., ModuleMatrix]):
        modules = {"kind": "library", "hub": "a", "level": "full"}, {"kind": "cafe", "hub": "b"}
        assert matrix(*modules, hubs=NAMED).text("nb").splitlines() == [
            "Torg    Bibliotek             Kafé",
            "Åsgård  fullverdig bibliotek  ukjent",
            "Bø      ingen                 ja",
        ]

    def test_counts_a_letter_as_one_however_it_is_written(self, matrix: Callable[..., ModuleMatrix]):
        table = matrix({"kind": "cafe", "hub": "a"}, hubs=[{"id": "a", "name": "A\u030asga\u030ard"}])
        assert table.text("nb").splitlines() == ["Torg    Kafé", "Åsgård  ja"]

    def test_parts_into_tables_that_fit_the_width(self, matrix: Callable[..., ModuleMatrix]):
        table = matrix(*({"kind": kind, "hub": "a"} for kind in ("library", "culture", "cafe")), hubs=NAMED[:1])
        assert table.text("en", width=30).split("\n\n") == [
            "Hub     Library  Culture arena\nÅsgård  yes      yes",
            "Hub     Café\nÅsgård  yes",
        ]

    def test_shows_a_kind_that_no_width_holds(self, matrix: Callable[..., ModuleMatrix]):
        table = matrix({"kind": "library"}, {"kind": "culture"})
        assert [part.splitlines()[0] for part in table.text("en", width=1).split("\n\n")] == [
            "Hub   Library",
            "Hub   Culture arena",
        ]

    def test_keeps_a_hub_on_its_line_whatever_a_stranger_wrote(self, matrix: Callable[..., ModuleMatrix]):
        table = matrix(hubs=[{"id": "a", "name": "Nord\nSør"}])
        assert table.text("nb") == "Torg\nNord Sør"


class TestMarkdown:
    def test_is_a_table(self, matrix: Callable[..., ModuleMatrix]):
        assert matrix({"kind": "library", "level": "branch"}).markdown("en").splitlines() == [
            "| Hub | Library |",
            "| --- | --- |",
            "| Nord | branch library |",
            "| Sør | none |",
        ]

    def test_lets_no_name_pass_for_markup(self, matrix: Callable[..., ModuleMatrix]):
        table = matrix({"kind": "own", "own_kind": "a_b", "hub": "a"}, hubs=[{"id": "a", "name": "N|*S*\n<b>"}])
        assert table.markdown("nb").splitlines() == [r"| Torg | a\_b |", "| --- | --- |", r"| N\|\*S\* \<b\> | ja |"]


@pytest.mark.parametrize(("lang", "heading"), [("nb", "Keramikkverkstedet"), ("nn", "Keramikkverkstaden")])
def test_a_kind_of_the_municipality_s_own_is_called_what_its_modules_are(plan: Planned, lang: str, heading: str):
    name = {"nb": "Keramikkverkstedet", "nn": "Keramikkverkstaden"}
    kilns = [{"id": f"kiln-{hub}", "hub": hub, "kind": "own", "own_kind": "kiln", "name": name} for hub in "ab"]
    hubs = [{"id": hub, "name": hub.upper()} for hub in "ab"]
    assert module_matrix(plan(hubs=hubs, modules=kilns).on(DAY)).text(lang).split()[:2] == ["Torg", heading]


def test_a_kind_of_the_municipality_s_own_whose_modules_have_several_names_is_called_by_its_id(plan: Planned):
    kilns = [{"id": name, "hub": "a", "kind": "own", "own_kind": "kiln", "name": name} for name in ("one", "two")]
    matrix = module_matrix(plan(hubs=[{"id": "a", "name": "A"}], modules=kilns).on(DAY))
    assert matrix.own_names == ()
    assert matrix.text("en").split()[:2] == ["Hub", "kiln"]
