"""Applying for a season: the window to the minute, late applications, corrections, and only so many from each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from tests.sharing.allocating.a_season import CLOSES, IN_TIME, LATE, NOW, OPENS, OSLO, applies, planned, season

from innbygger_core.decisions import DecisionBasis, Outcome, Policy, PolicyEntry, Severity
from innbygger_core.errors import NaiveDatetime
from innbygger_core.sharing import Application, Season, Standing, decide_application
from innbygger_core.texts import catalogue

A_MINUTE = timedelta(minutes=1)
RANKED = {"late": "ranked_after"}


def outcome(held: Season, sent: datetime, **told: Any) -> str:  # noqa: ANN401 - as in JSON
    return decide_application(held, applies("choir", sent_at=sent), now=NOW, **told).outcome.value


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (OPENS - A_MINUTE, "deny"),
        (OPENS, "allow"),
        (CLOSES - A_MINUTE, "allow"),
        (CLOSES - timedelta(microseconds=1), "allow"),
        (CLOSES, "deny"),
        ((CLOSES - A_MINUTE).astimezone(UTC), "allow"),
    ],
)
def test_the_window_is_open_to_the_minute(sent: datetime, expected: str):
    assert outcome(season(), sent) == expected


def test_a_window_without_edges_is_always_open():
    assert outcome(season(opens=None, closes=None), LATE) == "allow"


class TestUnknownWindow:
    def test_leaves_the_question_to_a_person(self):
        decision = decide_application(season(closes="unknown"), applies("choir"), now=NOW)
        assert decision.outcome is Outcome.NEEDS_APPROVAL
        assert [(each.missing, each.field) for each in decision.reasons] == [(("season-closes",), "/closes")]

    def test_names_all_that_is_missing(self):
        decision = decide_application(season(opens="unknown", closes="unknown"), applies("choir"), now=NOW)
        assert decision.reasons[0].missing == ("season-opens", "season-closes")

    def test_does_not_matter_to_whoever_is_late_or_early_anyway(self):
        assert outcome(season(opens="unknown"), LATE) == "deny"
        assert outcome(season(closes="unknown"), OPENS - A_MINUTE) == "deny"
        assert outcome(season(opens="unknown", **RANKED), LATE) == "allow_with_conditions"


class TestOneDayLate:
    """Two municipalities that answer the same fact in two ways."""

    BAERUM = season(
        id="baerum", first_day="2015-08-17", last_day="2016-06-17", opens=None, closes="2015-03-11T00:00:00+01:00"
    )
    STEINKJER = season(
        id="steinkjer",
        first_day="2017-08-28",
        last_day="2018-06-20",
        opens=None,
        **RANKED,
        closes="2017-07-01T00:00:00+02:00",
        late_from="2017-08-28T00:00:00+02:00",
    )

    def test_is_refused_in_one(self):
        late = applies("choir", sent_at=datetime(2015, 3, 11, 9, tzinfo=OSLO))
        decision = decide_application(self.BAERUM, late, now=datetime(2015, 3, 12, 9, tzinfo=OSLO))
        assert (decision.outcome, decision.writes) == (Outcome.DENY, ())
        (reason,) = decision.reasons
        assert (reason.code, reason.severity, reason.field) == ("sharing.season-closed", Severity.MUST, "/sent_at")
        assert reason.text("nb") == (
            "Søknaden «choir» kom onsdag 11. mars 2015 kl. 9, men fristen gikk ut onsdag 11. mars 2015 kl. 0."
        )

    def test_is_ranked_after_all_in_time_in_the_other_and_treated_from_week_35(self):
        late = applies("choir", sent_at=datetime(2017, 7, 1, 9, tzinfo=OSLO))
        decision = decide_application(self.STEINKJER, late, now=datetime(2017, 7, 3, 9, tzinfo=OSLO))
        assert decision.outcome is Outcome.ALLOW_WITH_CONDITIONS
        (condition,) = decision.conditions
        treated = dict(condition.params)["late_from"]
        assert (condition.code, treated.isocalendar().week) == ("sharing.season-closed", 35)
        assert catalogue("nb").condition(condition.code, condition.params) == (
            "Søknaden kom etter fristen lørdag 1. juli 2017 kl. 0. Den behandles etter alle som kom i tide, "
            "tidligst mandag 28. august 2017 kl. 0."
        )


def test_says_when_it_was_sent_on_the_clock_of_the_deadline():
    decision = decide_application(season(), applies("choir", sent_at=CLOSES.astimezone(UTC)), now=NOW)
    assert "Wednesday 1 April 2026 at 00:00, but" in decision.reasons[0].text("en")


def test_the_clock_of_the_deadline_may_be_another_than_when_the_window_opened():
    held = season(opens="2026-01-10T08:00:00+01:00", closes="2026-04-01T00:00:00+02:00")
    decision = decide_application(held, applies("choir", sent_at="2026-03-31T22:30:00Z"), now=NOW)
    assert "at 00:30, but the deadline was Wednesday 1 April 2026 at 00:00" in decision.reasons[0].text("en")


def test_an_early_application_is_told_when_one_may_apply():
    decision = decide_application(season(), applies("choir", sent_at=OPENS - A_MINUTE), now=NOW)
    assert decision.reasons[0].text("nn") == (
        "Søknaden «choir» kom laurdag 10. januar 2026 kl. 7.59, "
        "men det går ikkje an å søkje før laurdag 10. januar 2026 kl. 8."
    )


def test_what_is_not_refused_is_written_down():
    sent = applies("choir")
    (write,) = decide_application(season(), sent, now=NOW).writes
    assert (write.action, write.table, write.id) == ("insert", "applications", "choir")
    assert Application.model_validate(write.row) == sent


def test_rests_on_now_the_policy_and_the_texts():
    decision = decide_application(season(), applies("choir"), now=NOW, policy=Policy("asker-2026"))
    assert decision.basis == DecisionBasis(NOW, 0, "asker-2026", catalogue("nb").version)


def test_goes_by_the_policy_of_the_first_day_of_the_season():
    lenient = PolicyEntry("sharing.season-closed", Severity.SHOULD, valid_from=date(2026, 6, 22))
    assert outcome(season(), LATE, policy=Policy("asker-2026", (lenient,))) == "needs_approval"


def test_wants_an_instant():
    with pytest.raises(NaiveDatetime):
        decide_application(season(), applies("choir"), now=datetime(2026, 5, 1, 12))  # noqa: DTZ001 - the fault itself


# --- Several applications --------------------------------------------------------------------------------------------


def decided(application: Application, *others: Application, **told: Any) -> tuple[str, str]:  # noqa: ANN401 - as in JSON
    """The outcome, and which sentence tells of it."""
    decision = decide_application(season(**told), application, others=others, now=NOW)
    return decision.outcome.value, "".join(reason.variant for reason in decision.reasons)


class TestCorrections:
    """An application that is sent again under its own id."""

    FIRST = applies("choir", purpose="rehearsal")
    SECOND = applies("choir", purpose="concert", sent_at=IN_TIME + A_MINUTE)
    TOO_LATE = applies("choir", purpose="concert", sent_at=LATE)

    def test_in_time_takes_the_place_of_the_first(self):
        decision = decide_application(season(), self.SECOND, others=(self.FIRST,), now=NOW)
        assert [(write.action, write.row["purpose"]) for write in decision.writes] == [("change", "concert")]
        plan = planned(season(), self.FIRST, self.SECOND)
        assert [(award.standing, award.draw) for award in plan.awards] == [("in_time", None), ("replaced", None)]

    def test_is_not_undone_by_the_first_when_that_comes_last(self):
        assert decided(self.FIRST, self.SECOND) == ("deny", "replaced")

    @pytest.mark.parametrize("late", ["refused", "ranked_after"])
    def test_after_the_deadline_leave_it_as_it_was(self, late: str):
        assert decided(self.TOO_LATE, self.FIRST, late=late) == ("deny", "corrected")
        plan = planned(season(late=late), self.TOO_LATE, self.FIRST)
        assert [award.standing for award in plan.awards] == [Standing.IN_TIME, Standing.CORRECTED_LATE]

    def test_of_what_was_late_already_count_where_late_ones_do(self):
        late = applies("choir", sent_at=LATE + A_MINUTE)
        plan = planned(season(**RANKED), late, self.TOO_LATE)
        assert [award.standing for award in plan.awards] == [Standing.LATE, Standing.REPLACED]

    def test_take_no_place_from_what_came_too_early(self):
        early = applies("choir", sent_at=OPENS - A_MINUTE)
        plan = planned(season(), early, self.FIRST)
        assert [award.standing for award in plan.awards] == [Standing.IN_TIME, Standing.EARLY]

    def test_keep_their_place_among_so_many_from_each(self):
        other = applies("youth", organiser="organisation/choir", sent_at=IN_TIME + timedelta(seconds=1))
        assert decided(self.SECOND, self.FIRST, other, applications_each=1) == ("allow", "")


class TestSoManyFromEach:
    """A second application of one organiser, under an id of its own."""

    FIRST = applies("choir")
    SECOND = applies("youth", organiser="organisation/choir", sent_at=IN_TIME + A_MINUTE)

    def test_is_refused_where_the_season_takes_one_from_each(self):
        assert decided(self.SECOND, self.FIRST, applications_each=1) == ("deny", "too-many")

    def test_is_taken_where_it_takes_more(self):
        assert decided(self.SECOND, self.FIRST, applications_each=2) == ("allow", "")
        assert decided(self.SECOND, self.FIRST) == ("allow", "")

    def test_is_no_matter_of_other_organisers(self):
        assert decided(self.SECOND, applies("band"), applications_each=1) == ("allow", "")

    def test_does_not_count_what_was_never_taken(self):
        early = applies("choir", sent_at=OPENS - A_MINUTE)
        assert decided(self.SECOND, early, applications_each=1) == ("allow", "")

    def test_says_how_many(self):
        decision = decide_application(season(applications_each=1), self.SECOND, others=(self.FIRST,), now=NOW)
        assert decision.reasons[0].text("nb").startswith("Hver arrangør kan sende én søknad i sesongen.")

    def test_counts_those_sent_first_in_whatever_order_they_are_listed(self):
        third = applies("old", organiser="organisation/choir", sent_at=IN_TIME + 2 * A_MINUTE)
        for order in permutations((self.FIRST, self.SECOND, third)):
            plan = planned(season(applications_each=2), *order)
            assert {award.application: award.standing for award in plan.awards} == {
                "choir": Standing.IN_TIME,
                "youth": Standing.IN_TIME,
                "old": Standing.TOO_MANY,
            }


def test_the_same_application_twice_is_one():
    assert len(planned(season(), applies("choir"), applies("choir")).awards) == 1


def test_what_was_decided_against_gets_nothing():
    (award,) = planned(season(), applies("choir", sent_at=LATE)).awards
    assert (award.standing, award.given, award.unmet) == (Standing.TOO_LATE, (), ())
