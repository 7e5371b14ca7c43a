"""Days of agreements collected elsewhere: what other systems got wrong, and what the words of real ones mean."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from dateutil.relativedelta import relativedelta

from innbygger_core.agreements import Agreement
from innbygger_core.timekeeping import Convention, Period, adjust, deadline
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.agreements import Term

CASES = {
    row["id"]: row for row in json.loads((Path(__file__).parent / "agreement_cases.json").read_text("utf-8"))["cases"]
}
DAY = date.fromisoformat


def written(setup: dict[str, str]) -> Agreement:
    """What a case says of an agreement, as one."""
    renewal = {"kind": "automatic", "period": setup["renewal"]} if "renewal" in setup else {"kind": "by_decision"}
    duration = {"last_day": setup["end_inclusive"], "renewal": renewal}
    return Agreement.model_validate(
        {
            "id": "written",
            "kind": "co_operation",
            "parties": ["unit/hubs", "organisation/choir"],
            "duration": duration | ({"first_day": setup["start"]} if "start" in setup else {}),
            "termination": {"notice": {"length": setup["notice"]} if "notice" in setup else None},
        }
    )


def days(term: Term | None) -> list[str]:
    assert term is not None
    return [str(term.first_day), str(term.last_day)]


def asked(name: str) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    return CASES[name]["setup"], CASES[name]["action"], CASES[name]["expect"]


def test_every_case_is_run():
    run = {name.removeprefix("test_case_").replace("_", "-") for name in globals() if name.startswith("test_case_")}
    assert run == set(CASES)


def test_case_avtale_02_state_agreement():
    setup, action, expect = asked("avtale-02-state-agreement")
    agreement = written(setup)
    state = agreement.state(DAY(action["as_of"]))
    assert str(state.last_notice_day) == expect["last_notice_day"]
    assert state.renewal_certain is Known(expect["renewed"])
    assert days(state.next_term) == expect["current_term"]
    assert str(agreement.last_notice_day(DAY(expect["current_term"][0]))) == expect["next_last_notice_day"]
    assert agreement.state(DAY(expect["last_notice_day"])).renewal_certain is Known.NO


def test_case_avtale_03_notice_is_not_subtraction():
    setup, _, expect = asked("avtale-03-notice-is-not-subtraction")
    agreement, end = written(setup), DAY(setup["end_inclusive"])
    assert str(agreement.last_notice_day(DAY(setup["start"]))) == expect["last_notice_day"]
    assert str(end - Period(setup["notice"])) == expect["naive_subtraction"]
    assert days(agreement.term(end + timedelta(days=1))) == expect["renewed_term"]


@pytest.mark.parametrize("end", ["2025-06-30", "2025-04-30", "2025-11-30", "2025-02-28"])
def test_subtraction_is_a_day_or_more_early_for_the_ends_that_the_case_names(end: str):
    last = written({"end_inclusive": end, "renewal": "P1Y", "notice": "P3M"}).last_notice_day(DAY(end))
    assert isinstance(last, date)
    assert DAY(end) - relativedelta(months=3) < last
    assert last + Period("P3M") == DAY(end)


def test_case_avtale_05_notice_follows_renewal():
    setup, action, expect = asked("avtale-05-notice-follows-renewal")
    state = written(setup).state(DAY(action["as_of"]))
    assert days(state.term)[1] == expect["current_end"]
    assert str(state.last_notice_day) == expect["last_notice_day"] != expect["glpi_gave"]


def test_case_avtale_06_leap_rollover():
    setup, action, expect = asked("avtale-06-leap-rollover")
    by_itself = written(setup | {"renewal": action["renew"]})
    renewed = {"kind": "renew", "on": "2024-02-01", "period": action["renew"]}
    decided = Agreement.model_validate(written(setup).model_dump(mode="json") | {"acts": [renewed]})
    for agreement in (by_itself, decided):
        assert days(agreement.term(DAY(expect["term"][0]))) == expect["term"]


def test_a_term_that_began_after_a_leap_day_ends_on_the_next_one():
    yearly = written({"start": "2023-03-01", "end_inclusive": "2024-02-29", "renewal": "P1Y"})
    assert days(yearly.term(date(2028, 2, 29))) == ["2027-03-01", "2028-02-29"]


def test_case_avtale_08_holiday_roll():
    _, action, expect = asked("avtale-08-holiday-roll")
    moved = [adjust(DAY(day), Convention.FOLLOWING) for day in action["deadlines"]]
    assert [str(day) for day in moved] == expect["moved_to"]
    assert (moved[1] - DAY(action["deadlines"][1])).days == 5


def test_notice_counted_backwards_is_not_moved_unless_the_agreement_says_how():
    setup = {"end_inclusive": "2027-06-25", "renewal": "P1Y", "notice": "P3M"}  # Maundy Thursday is three months before
    found = {}
    for convention in Convention:
        data = written(setup).model_dump(mode="json")
        data["termination"]["notice"]["convention"] = convention
        found[convention.value] = str(Agreement.model_validate(data).last_notice_day(date(2027, 1, 1)))
    assert str(written(setup).last_notice_day(date(2027, 1, 1))) == found["unadjusted"] == "2027-03-25"
    assert found == {
        "unadjusted": "2027-03-25",
        "following": "2027-03-30",
        "preceding": "2027-03-24",
        "modified_following": "2027-03-30",
    }


def test_case_avtale_09_christmas_eve():
    _, action, expect = asked("avtale-09-christmas-eve")
    start, period = DAY(action["start"]), Period(action["period"])
    assert str(deadline(start, period, Convention.FOLLOWING)) == expect["deadline"] != expect["danish_rule_would_give"]
    assert str(adjust(DAY(expect["also_not_moved"]), Convention.FOLLOWING)) == expect["also_not_moved"]
