"""A policy file: read against the rules themselves, whole or not at all."""

from __future__ import annotations

import json
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from innbygger_core.decisions import Severity, Source
from innbygger_core.errors import Fault, UnreadableData
from innbygger_core.network import check_network, read_plan
from innbygger_core.rulebook import POLICY_FORMAT, RULES, policy_schema, read_policy, rule_of
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from innbygger_core.decisions import Policy

STAFFED = "citizen-service.minimum-staffed"


def written(*rules: Any, **members: Any) -> str:  # noqa: ANN401 - whatever may stand in a document
    return json.dumps({"format": POLICY_FORMAT, "id": "asker-2026", "rules": rules, **members})


def policy(*rules: Any) -> Policy:  # noqa: ANN401 - same
    return read_policy(written(*rules))


def faults(*rules: Any, **members: Any) -> tuple[Fault, ...]:  # noqa: ANN401 - same
    with pytest.raises(UnreadableData) as refused:
        read_policy(written(*rules, **members))
    return refused.value.faults


class TestReading:
    def test_takes_everything_that_a_policy_can_say(self):
        (entry,) = policy(
            {
                "code": STAFFED,
                "severity": "must",
                "override": "chief",
                "figures": {"branches": 2},
                "source": {"name": "Sak 12/26", "page": "3"},
                "valid_from": "2026-01-01",
                "valid_to": "2026-12-31",
            }
        ).entries
        assert (entry.code, entry.severity, entry.override) == (STAFFED, Severity.MUST, "chief")
        assert entry.figures == type(rule_of(STAFFED).figures)(branches=2)
        assert entry.sources == (Source("Sak 12/26", "3"),)
        assert (entry.valid_from, entry.valid_to) == (date(2026, 1, 1), date(2026, 12, 31))

    def test_takes_a_source_by_name(self):
        assert policy({"code": STAFFED, "source": "Sak 12/26"}).entries[0].sources == (Source("Sak 12/26"),)

    def test_takes_nothing_but_an_id(self):
        assert read_policy(f'{{"format": "{POLICY_FORMAT}", "id": "asker"}}').entries == ()

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
    def test_takes_every_rule(self, rule: object):
        (entry,) = policy({"code": rule.code, "severity": "info"}).entries
        assert (entry.code, entry.severity, entry.figures, entry.sources) == (rule.code, Severity.INFO, None, ())

    def test_leaves_a_figure_that_is_not_named_as_it_was(self):
        made = policy({"code": "library.levels", "figures": {"full": 1}})
        assert made.figures(rule_of("library.levels"), date(2026, 1, 1)).model_dump() == {"full": 1, "branches": 3}

    @pytest.mark.parametrize(
        ("code", "figure"), [(STAFFED, "branches"), ("library.levels", "full"), ("library.levels", "branches")]
    )
    def test_takes_none_at_all_as_a_figure(self, code: str, figure: str):
        assert getattr(policy({"code": code, "figures": {figure: 0}}).entries[0].figures, figure) == 0

    def test_takes_bytes(self):
        assert read_policy(written().encode()).id == "asker-2026"

    def test_makes_a_policy_that_survives_pickling(self):
        made = policy({"code": STAFFED, "severity": "must", "figures": {"branches": 2}, "source": "Sak 12/26"})
        assert pickle.loads(pickle.dumps(made)) == made


class TestByDate:
    POLICY = policy(
        {"code": STAFFED, "figures": {"branches": 2}, "source": "Sak 1/25", "valid_to": "2025-12-31"},
        {"code": STAFFED, "figures": {"branches": 1}, "source": "Sak 1/26", "valid_from": "2027-01-01"},
    )

    @pytest.mark.parametrize(
        ("day", "branches", "source"),
        [
            (date(2025, 12, 31), 2, Source("Sak 1/25")),
            (date(2026, 6, 1), 3, Source("report", "5")),
            (date(2027, 1, 1), 1, Source("Sak 1/26")),
        ],
    )
    def test_figures_and_sources_are_those_of_the_day(self, day: date, branches: int, source: Source):
        rule = rule_of(STAFFED)
        assert self.POLICY.figures(rule, day).branches == branches
        assert self.POLICY.sources(rule, day) == (source,)

    @pytest.mark.parametrize(
        ("day", "verdict"), [(date(2025, 12, 31), "fail"), (date(2026, 6, 1), "fail"), (date(2027, 1, 1), "pass")]
    )
    def test_a_report_is_by_the_policy_of_the_day_and_names_it(self, day: date, verdict: str):
        hub = {"id": "a", "name": "A", "more_modules": False}
        desk = {"id": "d", "hub": "a", "kind": "citizen_service", "form": "staffed"}
        plan = {"format": "innbygger.plan/1", "municipality": {"name": "A"}, "hubs": [hub], "modules": [desk]}
        report = check_network(read_plan(json.dumps(plan)).on(day), policy=self.POLICY)
        assert report.policy == "asker-2026"
        assert [entry.verdict for entry in report.checked if entry.code == STAFFED] == [verdict]
        told = [reason.policy for reason in report.reasons if reason.code == STAFFED]
        assert told == {date(2025, 12, 31): ["asker-2026"], date(2026, 6, 1): [None]}.get(day, [])


FAULTS = [
    ({"code": "hub.laeder"}, "/rules/0/code", "unknown-code", '"hub.laeder"'),
    ({"code": 3}, "/rules/0/code", "unknown-code", "3"),
    ({"code": None}, "/rules/0/code", "unknown-code", "null"),
    ({}, "/rules/0/code", "missing", None),
    (3, "/rules/0", "wrong-type", "3"),
    ({"code": STAFFED, "severity": "severe"}, "/rules/0/severity", "bad-value", '"severe"'),
    ({"code": STAFFED, "severity": 1}, "/rules/0/severity", "bad-value", "1"),
    ({"code": STAFFED, "override": ""}, "/rules/0/override", "too-short", '""'),
    ({"code": STAFFED, "override": True}, "/rules/0/override", "wrong-type", "true"),
    ({"code": STAFFED, "figures": 2}, "/rules/0/figures", "wrong-type", "2"),
    ({"code": STAFFED, "figures": {"branches": "two"}}, "/rules/0/figures/branches", "wrong-type", '"two"'),
    ({"code": STAFFED, "figures": {"branches": 2.5}}, "/rules/0/figures/branches", "wrong-type", "2.5"),
    ({"code": STAFFED, "figures": {"branches": True}}, "/rules/0/figures/branches", "wrong-type", "true"),
    ({"code": STAFFED, "figures": {"branches": -1}}, "/rules/0/figures/branches", "too-small", "-1"),
    ({"code": STAFFED, "figures": {"brnches": 2}}, "/rules/0/figures/brnches", "unexpected", "2"),
    ({"code": STAFFED, "figures": {"full": 2}}, "/rules/0/figures/full", "unexpected", "2"),
    ({"code": "hub.leader", "figures": {"branches": 2}}, "/rules/0/figures", "unexpected", '{"branches": 2}'),
    ({"code": STAFFED, "sevrity": "must"}, "/rules/0/sevrity", "unexpected", '"must"'),
    ({"code": STAFFED, "valid_from": "1 January"}, "/rules/0/valid_from", "bad-date", '"1 January"'),
    ({"code": STAFFED, "source": 3}, "/rules/0/source", "wrong-type", "3"),
    (
        {"code": STAFFED, "valid_from": "2026-02-01", "valid_to": "2026-01-31"},
        "/rules/0/valid_to",
        "reversed-dates",
        '"2026-01-31"',
    ),
]


class TestFaults:
    @pytest.mark.parametrize(("row", "path", "kind", "found"), FAULTS)
    def test_are_told_where_they_stand_with_what_stood_there(
        self, row: object, path: str, kind: str, found: str | None
    ):
        (told,) = faults(row)
        assert (told.path, told.kind) == (path, kind)
        assert found is None or told.found == found
        assert len({catalogue(lang).fault(told) for lang in ("nb", "nn", "en")}) > 1

    @pytest.mark.parametrize(
        ("row", "suggested"),
        [
            ({"code": "hub.laeder"}, '"hub.leader"'),
            ({"code": "citizen-service.minimum-stafed"}, '"citizen-service.minimum-staffed"'),
            ({"code": STAFFED, "sevrity": "must"}, '"severity"'),
            ({"code": STAFFED, "figures": {"brnches": 2}}, '"branches"'),
        ],
    )
    def test_suggest_what_is_nearly_so_written(self, row: object, suggested: str):
        assert suggested in faults(row)[0].instead

    @pytest.mark.parametrize("row", [{"code": "library.level"}, {"code": STAFFED, "valid_fro": "2026-01-01"}])
    def test_suggest_one_thing_only(self, row: object):
        assert len(dict(faults(row)[0].params)["suggest"]) == 1

    @pytest.mark.parametrize("row", [{"code": "hub.leader", "figures": {}}, {"code": "xyzzy"}])
    def test_suggest_nothing_where_nothing_is(self, row: object):
        assert '"' not in faults(row)[0].instead

    @pytest.mark.parametrize(
        ("members", "path", "kind"),
        [
            ({"rules": 3}, "/rules", "wrong-type"),
            ({"rules": {"hub.leader": "must"}}, "/rules", "wrong-type"),
            ({"id": "Asker 2026"}, "/id", "bad-id"),
            ({"rule": []}, "/rule", "unexpected"),
            ({"format": "innbygger.policy/0"}, "/format", "older-format"),
            ({"format": "innbygger.plan/1"}, "/format", "wrong-format"),
        ],
    )
    def test_are_told_of_the_document_too(self, members: dict[str, Any], path: str, kind: str):
        assert [(told.path, told.kind) for told in faults(**members)] == [(path, kind)]

    def test_are_told_where_the_id_is_missing(self):
        with pytest.raises(UnreadableData) as refused:
            read_policy(f'{{"format": "{POLICY_FORMAT}"}}')
        assert [(told.path, told.kind) for told in refused.value.faults] == [("/id", "missing")]

    def test_are_all_told_at_once(self):
        told = faults(
            {"code": "hub.laeder"},
            {"severity": "severe", "code": STAFFED, "figures": {"branches": "two"}},
            {"code": "hub.leader", "valid_from": "2026-01-01"},
            {"code": "hub.leader"},
            id="Asker!",
        )
        assert [(each.path, each.kind) for each in told] == [
            ("/id", "bad-id"),
            ("/rules/0/code", "unknown-code"),
            ("/rules/1/severity", "bad-value"),
            ("/rules/1/figures/branches", "wrong-type"),
            ("/rules/3", "overlapping-policy"),
        ]


def dated(first: str | None, last: str | None, code: str = "hub.leader") -> dict[str, Any]:
    return {"code": code, "severity": "info", "valid_from": first, "valid_to": last}


class TestOverlaps:
    @pytest.mark.parametrize(
        "rows",
        [
            [dated(None, None), dated(None, None)],
            [dated(None, "2026-01-01"), dated("2026-01-01", None)],
            [dated("2026-01-01", None), dated(None, None)],
            [dated("2020-01-01", "2030-01-01"), dated("2025-01-01", "2025-01-01")],
        ],
    )
    def test_are_told_at_the_later_row(self, rows: list[dict[str, Any]]):
        assert [(told.path, told.kind, told.found) for told in faults(*rows)] == [
            ("/rules/1", "overlapping-policy", '"hub.leader"')
        ]

    @pytest.mark.parametrize(
        "rows",
        [
            [dated(None, "2025-12-31"), dated("2026-01-01", None)],
            [dated("2026-01-01", None), dated(None, "2025-12-31")],
            [dated(None, None), dated(None, None, "hub.core-hours-employed")],
        ],
    )
    def test_are_none_where_rows_follow_each_other_or_are_of_different_rules(self, rows: list[dict[str, Any]]):
        assert len(policy(*rows).entries) == 2

    def test_are_told_each_that_overlaps_one_before_it(self):
        rows = [dated("2000-01-01", "2030-12-31"), dated("2001-01-01", "2001-12-31"), dated("2010-01-01", "2010-12-31")]
        assert {told.path for told in faults(*rows)} == {"/rules/1", "/rules/2"}

    @pytest.mark.parametrize("odd", [3, "x", [3], [[]], [{"code": []}], [{"code": {}, "valid_from": []}], None])
    def test_are_looked_for_in_whatever_stands_there(self, odd: object):
        assert faults(rules=odd, id="Asker!")[0].path == "/id"


class TestSchema:
    def test_has_a_row_for_every_rule(self):
        schema = policy_schema()
        codes = {
            row["properties"]["code"]["const"]
            for row in schema["$defs"].values()
            if "code" in row.get("properties", {})
        }
        assert codes == {rule.code for rule in RULES}

    def test_has_the_figures_of_every_rule_that_has_some(self):
        rows = {
            row["properties"]["code"]["const"]: row["properties"]
            for row in policy_schema()["$defs"].values()
            if "code" in row.get("properties", {})
        }
        assert {code for code, members in rows.items() if "figures" in members} == {
            STAFFED,
            "agreement.deciding-body",
            "agreement.obligation-due",
            "agreement.term-max",
            "hours.hole",
            "hours.week-53",
            "hours.weekday-mismatch",
            "hub.evenings-and-weekends",
            "library.levels",
            "network.daily-transport",
            "sharing.audience-balance",
            "sharing.noise",
        }

    def test_lets_a_source_be_a_string(self):
        rows = [row["properties"] for row in policy_schema()["$defs"].values() if "code" in row.get("properties", {})]
        assert all("string" in {form.get("type") for form in row["source"]["anyOf"]} for row in rows)
