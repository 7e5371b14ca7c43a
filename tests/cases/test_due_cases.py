"""Due times as other systems find them, or ought to, through the public face where a loan begins."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.loans.dues.desks import timetable_of

from innbygger_core.loans import LoanTerms
from innbygger_core.loans._dues._desk import Desk
from innbygger_core.loans._dues._pipeline import recalled, renewed
from innbygger_core.timekeeping import WEEKDAYS, micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from innbygger_core.hours import Timetable
    from innbygger_core.loans import Due

Case = dict[str, Any]
FILE = Path(__file__).parent / "loans_agreements.json"
OURS = ("folio-", "koha-", "no-")
CASES: list[Case] = [case for case in json.loads(FILE.read_text("utf-8"))["cases"] if case["id"].startswith(OURS)]

RULES = {
    "end_of_current_hours": "end_of_current_opening",
    "beginning_of_next_open_hours": "start_of_next_opening",
    "Datedue": "same_time_next_open_day",
    "Dayweek": "same_weekday",
    "pref_close": "end_of_current_opening",
    "pref_open": "start_of_next_opening",
}

# What else a case expects beside its own due time, as what is changed in it: the place in the case, and the value.
OTHERWISE: dict[str, dict[tuple[str | int, ...], Any]] = {
    "goal_due_at_closing_time": {("setup", "policy", "end_of_day"): "closing"},
    "due_if_tz_is_America/New_York": {("setup", "tz"): "America/New_York"},
    "with_offset_PT0H": {("setup", "policy", "opening_offset"): "PT0H"},
    "with_offset_PT6H": {("setup", "policy", "opening_offset"): "PT6H"},
    "P2W_from_2018-03-11T16:21:43Z_with_due_2018-03-31": {
        ("setup", "policy", "period"): "P2W",
        ("setup", "policy", "limits", 0, "due"): "2018-03-31T23:59:59Z",
        ("action", "checkout_at"): "2018-03-11T16:21:43Z",
    },
    "under_keep_date": {("setup", "policy", "closed_rule"): "keep_date"},
    "without_guarantee": {("setup", "policy", "recall_guaranteed"): None},
    "recall_return_P2M": {("setup", "policy", "recall_return"): "P2M"},
    "mode_Datedue": {("action", "mode"): "Datedue"},
    "period_10_days_closed_2013-02-19": {("action", "days"): 10, ("setup", "closed"): ["2013-02-19"]},
    "closed_2013-02-16_23_and_03-02": {("setup", "closed"): ["2013-02-16", "2013-02-23", "2013-03-02"]},
    "pref_close": {("action", "mode"): "pref_close"},
    "pref_open": {("action", "mode"): "pref_open"},
    "pref_open_18h_with_holiday_2023-05-02": {
        ("action", "mode"): "pref_open",
        ("action", "hours"): 18,
        ("setup", "closed"): ["2023-05-02"],
    },
}
# A case in which a desk closes in the last second of a day, which is as much as at midnight.
AT_MIDNIGHT = {"folio-10-closed-now": "2019-02-06T00:00:00Z"}
# What a case says beside due times.
TOLD = {"due", "flag", "goal"}


class Asked:
    """A case as terms, hours and a question."""

    def __init__(self, case: Case) -> None:
        self.setup, self.action = case["setup"], case["action"]
        self.policy = self.setup.get("policy", {})
        self.loan = self.setup.get("loan", {})

    @property
    def timetable(self) -> Timetable:
        closed = {day: [] for day in self.setup.get("closed", ())}
        dates = {day: [f"{opens}-{_midnight(closes)}" for opens, closes in spans] for day, spans in self._dates}
        return timetable_of(self._week, closed | dates, timezone=self.setup.get("tz", "UTC"))

    @property
    def _dates(self) -> Iterable[tuple[str, list[list[str]]]]:
        return self.setup.get("calendar", {}).items()

    @property
    def _week(self) -> dict[str, list[str]]:
        if "calendar" in self.setup:
            return {"mon-sun": []}
        hours = ["-".join(self.setup.get("hours", ("00:00", "24:00")))]
        return {day: [] if day in self.setup.get("weekly_closed", ()) else hours for day in WEEKDAYS}

    @property
    def terms(self) -> LoanTerms:
        rule = self.policy.get("closed_rule", self.action.get("mode", "keep"))
        counts_open_days = rule == "Calendar"
        return LoanTerms.model_validate(
            {
                "period": self._period,
                "counts": "open" if counts_open_days else None,
                "fixed": [_dated(row) for row in self.policy.get("schedules", ())],
                "due_time": "23:59" if _is_a_day(self.action.get("from", "")) else None,
                "closed": "keep" if counts_open_days else RULES.get(rule, rule),
                "offset": self.policy.get("opening_offset"),
                "end_of_day": self.policy.get("end_of_day"),
                "limits": [_dated(row) for row in self.policy.get("limits", ())],
                "renewal_period": self.policy.get("renew_period"),
                "recall_guaranteed": self.policy.get("recall_guaranteed"),
                "recall_return": self.policy.get("recall_return"),
            }
        )

    @property
    def _period(self) -> str | None:
        if "hours" in self.action:
            return f"PT{self.action['hours']}H"
        return f"P{self.action['days']}D" if "days" in self.action else self.policy.get("period")

    @property
    def due(self) -> Due:
        """What becomes of it."""
        if "recall_at" in self.action:
            return self._recalled
        if "renew" in self.action or "renew_at" in self.action:
            return self._renewed
        right_ends = self.setup.get("borrower", {}).get("valid_until")
        start = _instant(self.action.get("checkout_at") or self.action["from"])
        return self.terms.due(start, self.timetable, right_ends=_instant(right_ends) if right_ends else None)

    @property
    def _recalled(self) -> Due:
        start, now = _micros(self.loan["at"]), _micros(self.action["recall_at"])
        due = self.loan.get("due") or self.terms.due(_instant(self.loan["at"]), self.timetable).at
        return recalled(self.terms, start, _micros(due), now, Desk.of((self.timetable,)))

    @property
    def _renewed(self) -> Due:
        start, due = _micros(self.loan["at"]), _micros(self.loan["due"])
        now = _micros(self.action.get("renew_at", self.loan["due"]))
        return renewed(self.terms, start, due, now, Desk.of((self.timetable,)), waiting=False)


def _dated(row: dict[str, str]) -> dict[str, str]:
    return {"first_day": row["from"], "last_day": row["to"], "due": row["due"]}


def _is_a_day(text: str) -> bool:
    return len(text) == len("2013-02-09")


def _midnight(closes: str) -> str:
    """Write the last second of a day as its end."""
    return "24:00" if closes == "23:59:59" else closes


def _instant(text: str | datetime) -> datetime:
    when = datetime.fromisoformat(text) if isinstance(text, str) else text
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _micros(text: str | datetime) -> int:
    return micros(_instant(text), "when")


def _changed(case: Case, changes: Mapping[tuple[str | int, ...], Any]) -> Case:
    changed = deepcopy(case)
    for path, value in changes.items():
        place = changed
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
    return changed


def _asked() -> Iterator[Any]:
    """Each case that tells a due time, and each variant of it that does."""
    for case in CASES:
        goal = AT_MIDNIGHT.get(case["id"]) or case["expect"].get("goal", case["expect"].get("due"))
        if goal is not None:
            yield pytest.param(case, goal, id=case["id"])
        for key, due in case["expect"].items():
            if key not in TOLD:
                yield pytest.param(_changed(case, OTHERWISE[key]), due, id=f"{case['id']}-{key}")


@pytest.mark.parametrize(("case", "expected"), list(_asked()))
def test_a_loan_is_due_as_expected(case: Case, expected: str | dict[str, Any]):
    due = Asked(case).due
    if isinstance(expected, dict):
        assert (due.at is None, due.failed) == (expected["refused"], expected["code"])
        return
    assert due.at is not None
    assert due.at == _instant(expected)
    assert due.at.utcoffset() == _instant(expected).utcoffset()


def test_what_cut_a_loan_is_told():
    (case,) = (case for case in CASES if case["expect"].get("flag") == "due_changed_by_expiry")
    last = Asked(case).due.steps[-1]
    assert (last.name, last.why) == ("right-ends", "right-ends")
