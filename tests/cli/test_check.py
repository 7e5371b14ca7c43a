"""``innbygger check``: exit codes, what stands where in a report, and its three forms."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from innbygger_core import Report, catalogue, check_network, nye_asker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Command

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
    out = innbygger("check", "nye-asker", "--lang", lang).out
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
    ended = innbygger("check", broken, "--policy", str(policy))
    assert ended.code == 1
    assert "Avvik til orientering" in ended.out
    source = "Kilde: Sak 12/26 (lest 21. november 2026), etter kommunens egne retningslinjer · hub.leader"
    assert source in ended.out


def test_another_day_is_another_network(innbygger: Command):
    before, after = (innbygger("check", "nye-asker", "--on", on).out for on in ("2019-12-31", "2020-01-02"))
    assert "31. desember 2019" in before
    assert "Holmen innbyggertorg" not in before
    assert "Holmen innbyggertorg" in after
