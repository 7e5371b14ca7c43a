"""``innbygger check``: exit codes, what stands where in a report, and its three forms."""

from __future__ import annotations

import json
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from innbygger_core import Report, catalogue, check_network, nye_asker
from innbygger_core.agreements import Agreement, SharedCover
from innbygger_core.agreements._acting._subject import AskedAct
from innbygger_core.agreements._checking._subject import AgreementOnDay
from innbygger_core.agreements._covering._uses import Need, Use
from innbygger_core.cards import RULES as CARD_RULES
from innbygger_core.hours import read_hours
from innbygger_core.hours._checking._written_hours import WrittenHours
from innbygger_core.loans import RULES as LOAN_RULES
from innbygger_core.rulebook import RULES
from innbygger_core.sharing import RULES as SHARING_RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Command

    from innbygger_core.decisions import Subject

DAY = date(2026, 11, 23)


def test_a_plan_that_breaks_no_must_ends_with_0(innbygger: Command):
    ended = innbygger("check", "nye-asker")
    assert (ended.code, ended.err) == (0, "")


def test_a_plan_that_breaks_a_must_ends_with_1(innbygger: Command, broken: str):
    ended = innbygger("check", broken)
    assert (ended.code, ended.err) == (1, "")


def test_a_report_tells_what_is_broken_before_what_is_unknown_before_notes(innbygger: Command, broken: str):
    out = innbygger("check", broken, "--on", str(DAY)).out
    headings = [
        "Kontroll av Fjord, 23. november 2026",
        "Planen bryter ett krav som må oppfylles.",
        "Krav som er brutt",
        "Lokalsenteret Pier har ikke noe innbyggertorg.",
        "Anbefalinger som ikke er fulgt",
        "Nord har ingen egen leder.",
        "Krav som ikke kan avgjøres",
        "Anbefalinger som ikke kan vurderes",
        "Annet som ikke kan vurderes",
        "Til orientering",
        "svar i alt:",
    ]
    places = [out.find(heading) for heading in headings]
    assert -1 not in places
    assert places == sorted(places)


def test_a_broken_rule_is_told_once_with_each_subject_what_would_help_and_its_source(innbygger: Command, broken: str):
    out = innbygger("check", broken).out
    told = out[out.index("Krav som er brutt") : out.index("Anbefalinger som ikke er fulgt")].strip().splitlines()
    assert told == [
        "Krav som er brutt",
        "",
        "  × Hvert lokalsenter har et innbyggertorg",
        "    - Lokalsenteret Mill har ikke noe innbyggertorg.",
        "    - Lokalsenteret Pier har ikke noe innbyggertorg.",
        f"    Hva som hjelper: {catalogue('nb').help('network.local-centre-has-hub')}",
        "    Kilde: konseptrapporten, s. 14 · network.local-centre-has-hub",
    ]


HUBS = [{"id": key, "name": name} for key, name in (("north", "Nord"), ("south", "Sør"), ("west", "Vest"))]


def told(out: str, code: str) -> list[str]:
    """What stands in brief under the title of a rule that could not be judged; that comes after what is broken."""
    return list(takewhile(lambda line: line.startswith("    - "), out.rpartition(f" · {code}\n")[2].splitlines()))


@pytest.mark.parametrize(
    ("leaders", "lines"),
    [
        (["unknown"] * 3, ["    - all hubs (3): the plan says nothing about the leader."]),
        ([None, "unknown", "unknown"], ["    - Sør and Vest: the plan says nothing about the leader."]),
        (
            [None, "unknown", {"position": "west"}],
            [
                "    - Sør: the plan says nothing about the leader.",
                "    - Vest: the plan says nothing about the local community’s contact person.",
            ],
        ),
    ],
    ids=["everywhere", "somewhere", "different facts"],
)
def test_what_is_unknown_is_told_in_brief_by_what_is_missing_and_where(
    innbygger: Command, fjord: Callable[..., str], leaders: list[object], lines: list[str]
):
    path = fjord(hubs=[hub | {"leader": leader} for hub, leader in zip(HUBS, leaders, strict=True)])
    assert told(innbygger("check", path, "--lang", "en").out, "hub.leader") == lines


def test_what_is_unknown_of_the_whole_network_names_nobody(innbygger: Command, fjord: Callable[..., str]):
    lines = told(innbygger("check", fjord(hubs=HUBS), "--lang", "en").out, "network.daily-transport")
    assert len(lines) == 1
    assert lines[0].startswith("    - The plan says nothing about ")


def test_one_hub_is_named_even_where_it_is_all_there_is(innbygger: Command, fjord: Callable[..., str]):
    lines = told(innbygger("check", fjord(hubs=HUBS[:1]), "--lang", "en").out, "hub.leader")
    assert lines == ["    - Nord: the plan says nothing about the leader."]


def test_all_that_is_unknown_can_be_told(innbygger: Command, fjord: Callable[..., str]):
    path = fjord(hubs=HUBS)
    brief, whole = (innbygger("check", path, "--lang", "en", *how).out for how in ((), ("--all",)))
    assert "Every sentence and source: use --all" in brief
    assert "--all" not in whole
    for words in (
        "It is not known whether",
        "What would help: Write down in the plan what you know about the leader.",
        "p. 12 · hub.leader",
    ):
        assert words not in brief
        assert words in whole


def test_the_shipped_plan_is_read_without_much_scrolling(innbygger: Command):
    brief, whole = (innbygger("check", "nye-asker", *how).out.splitlines() for how in ((), ("--all",)))
    assert len(brief) < 160 < len(whole)


def test_every_kind_of_subject_has_a_word_for_all_of_it():
    kinds = {subject.reference.partition("/")[0] for subject in subjects()} - {"network"}
    assert {f"words.cli-all-{kind}" for kind in kinds} <= catalogue("nb").entries


def subjects() -> list[Subject]:
    network = nye_asker().on(DAY)
    hours = WrittenHours.of(read_hours('{"format": "innbygger.hours/1", "week": {"mon": ["10:00-16:00"]}}'))
    choir = Agreement(id="choir", kind="lease", parties=("unit/hubs", "organisation/choir"))
    of_each = [network, network.local_centres[0], network.hubs[0], hours, AgreementOnDay.of(choir, DAY)]
    # Acts, what agreements cover, sharing, loans and cards are asked about one by one, never for all at once.
    of_books = {rule.over for rule in (*SHARING_RULES, *LOAN_RULES, *CARD_RULES)}
    one_by_one = {AskedAct, Need, SharedCover, Use, *of_books}
    assert {type(subject) for subject in of_each} == {rule.over for rule in RULES} - one_by_one
    return of_each


@pytest.mark.parametrize("how", [(), ("--all",), ("--format", "markdown")])
def test_a_note_is_told_once_with_those_that_it_is_about(
    innbygger: Command, fjord: Callable[..., str], how: tuple[str, ...]
):
    out = innbygger("check", fjord(hubs=HUBS), "--lang", "en", *how).out
    note = catalogue("en").note("hub.generalists", (("name", "Nord"),))
    assert out.count(note) == 1
    assert out.partition(note)[2].split("\n", 1)[1].strip().startswith("About: all hubs (3)\n")


def test_the_closing_line_counts_every_answer(innbygger: Command):
    out = innbygger("check", "nye-asker", "--lang", "en", "--on", str(DAY)).out
    report = check_network(nye_asker().on(DAY))
    assert out.splitlines()[-1].startswith(f"{len(report.checked)} answers in all: ")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nb", ["Planen bryter ingen krav", "Krav som ikke kan avgjøres", "Kilde: konseptrapporten, s. 11"]),
        ("nn", ["Planen bryt ingen krav", "Krav som ikkje kan avgjerast", "Kjelde: konseptrapporten, s. 11"]),
        ("en", ["The plan breaks no", "Requirements that cannot be judged", "Source: the concept report, p. 11"]),
    ],
)
def test_a_report_is_said_in_the_language_asked_for(innbygger: Command, lang: str, words: list[str]):
    out = innbygger("check", "nye-asker", "--lang", lang, "--all").out
    assert [word for word in words if word not in out] == []


def test_without_a_language_the_plan_speaks_its_own(innbygger: Command, fjord: Callable[..., str]):
    path = fjord(municipality={"name": "Fjord", "language": "nn", "authority": "fjord.kommune.no"})
    assert "svar i alt: " in innbygger("check", path).out
    assert "ikkje" in innbygger("check", path).out


def test_what_is_piped_is_plain_and_not_wrapped(innbygger: Command):
    out = innbygger("check", "nye-asker").out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) > 150
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def test_names_cannot_steer_a_terminal(innbygger: Command, fjord: Callable[..., str]):
    path = fjord(local_centres=[{"id": "pier", "name": "\x1b[31mPier\x07\nx", "designated": True}])
    ended = innbygger("check", path)
    assert " [31mPier  x" in ended.out
    assert " [31mPier  x" in innbygger("check", path, "--format", "markdown").out.replace("\\", "")
    assert "\x1b" not in ended.out


def test_json_is_the_report_itself(innbygger: Command):
    ended = innbygger("check", "nye-asker", "--on", str(DAY), "--format", "json")
    report = TypeAdapter(Report).validate_json(ended.content)
    assert (ended.code, report.day, report.ok) == (0, DAY, True)
    assert len(report.reasons) == len(check_network(nye_asker().on(report.day)).reasons)


def test_markdown_has_headings_bullets_and_codes(innbygger: Command, broken: str):
    ended = innbygger("check", broken, "--on", str(DAY), "--format", "markdown")
    lines = ended.out.splitlines()
    assert ended.code == 1
    assert lines[0] == "# Kontroll av Fjord, 23. november 2026"
    assert "## Krav som er brutt" in lines
    assert "### Hvert lokalsenter har et innbyggertorg" in lines
    assert "- Lokalsenteret Pier har ikke noe innbyggertorg." in lines
    assert "Kilde: konseptrapporten, s. 14 · `network.local-centre-has-hub`" in lines


def test_names_cannot_pass_for_markdown(innbygger: Command, fjord: Callable[..., str]):
    path = fjord(local_centres=[{"id": "pier", "name": "*A* <b>", "designated": True}])
    assert r"\*A\* \<b\>" in innbygger("check", path, "--format", "markdown").out


def test_a_policy_changes_severity_and_says_so(innbygger: Command, broken: str, tmp_path: Path):
    rows = [
        {"code": "network.local-centre-has-hub", "severity": "info"},
        {"code": "hub.leader", "severity": "must", "source": {"name": "Sak 12/26", "read_on": "2026-11-21"}},
    ]
    policy = tmp_path / "policy.json"
    policy.write_text(json.dumps({"format": "innbygger.policy/1", "id": "fjord-2026", "rules": rows}))
    ended = innbygger("check", broken, "--policy", str(policy), "--on", str(DAY))
    assert ended.code == 1
    assert ended.out.startswith("Kontroll av Fjord, 23. november 2026, etter kommunens retningslinjer «fjord-2026»\n")
    assert "Avvik til orientering" in ended.out
    source = "Kilde: Sak 12/26 (lest 21. november 2026), etter kommunens egne retningslinjer · hub.leader"
    assert source in ended.out


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_every_rule_that_a_policy_changes_on_the_day_is_named_with_its_source(
    innbygger: Command, fjord: Callable[..., str], tmp_path: Path, form: str
):
    rows = [
        {"code": "hub.leader", "severity": "info", "source": "Sak 12/26"},
        {"code": "library.levels", "severity": "should", "valid_from": "2026-11-23"},
    ]
    policy = tmp_path / "policy.json"
    policy.write_text(json.dumps({"format": "innbygger.policy/1", "id": "fjord", "rules": rows}))
    days = ("2026-11-22", "2026-11-23")
    before, after = (
        innbygger("check", fjord(), "--policy", str(policy), "--format", form, "--on", on).out for on in days
    )
    leader = "- Hvert torg har sin egen leder · hub.leader · Kilde: Sak 12/26"
    levels = "- Bibliotekene er fordelt på nivåer · library.levels"
    assert [line.strip() for line in after.partition("Endret av retningslinjene")[2].splitlines() if "- " in line] == [
        leader,
        levels,
    ]
    assert leader in before
    assert levels not in before


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_policy_that_changes_nothing_on_the_day_lists_nothing(
    innbygger: Command, fjord: Callable[..., str], tmp_path: Path, form: str
):
    policy = tmp_path / "policy.json"
    policy.write_text(json.dumps({"format": "innbygger.policy/1", "id": "fjord", "rules": []}))
    out = innbygger("check", fjord(), "--policy", str(policy), "--format", form).out
    assert "«fjord»" in out
    assert "Endret av retningslinjene" not in out


def test_a_policy_that_ships_is_named_by_its_word(innbygger: Command):
    out = innbygger("check", "glimsund", "--policy", "glimsund-policy", "--on", str(DAY)).out
    assert "etter kommunen sine retningslinjer «glimsund-2026»" in out
    assert "\nEndra av retningslinjene\n" in out


def test_another_day_is_another_network(innbygger: Command):
    before, after = (innbygger("check", "nye-asker", "--on", on).out for on in ("2019-12-31", "2020-01-02"))
    assert "31. desember 2019" in before
    assert "Holmen innbyggertorg" not in before
    assert "Holmen innbyggertorg" in after
