"""Whether agreements cover a resource at a time: which, why not, and what leaves it open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from innbygger_core.agreements import Agreement, CoverQuestion, Resource, coverage
from innbygger_core.decisions import Policy, PolicyEntry, Severity
from innbygger_core.errors import NaiveDatetime, OutOfRange
from innbygger_core.hours import OpeningHours
from innbygger_core.values import Known

if TYPE_CHECKING:
    from innbygger_core.agreements import Coverage

OSLO = ZoneInfo("Europe/Oslo")
DAY = date(2026, 11, 23)  # a Monday
HALL = Resource("room/hall", "Salen", inside=("premises/house", "hub/north"))
EVENING = {"format": "innbygger.hours/1", "id": "evening", "week": {"mon": ["18:00-21:00"], "tue": ["18:00-21:00?"]}}


def choir(**facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    parties = ["unit/hubs", "organisation/choir"]
    return Agreement.model_validate(
        {"id": "choir", "kind": "lease", "parties": parties, "covers": ["room/hall"]} | facts
    )


def at(hour: int, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=OSLO)


def ask(
    *agreements: Agreement,
    when: datetime | date = DAY,
    party: tuple[str, ...] = (),
    more: Known = Known.NO,
    policy: Policy | None = None,
) -> Coverage:
    hours = (OpeningHours.model_validate(EVENING),)
    question = CoverQuestion(HALL, when, OSLO, party, hours)
    return coverage(question, agreements, more_agreements=more, policy=policy)


def told(found: Coverage) -> list[tuple[str, str, str]]:
    return [(reason.code.removeprefix("agreement."), reason.verdict, reason.variant) for reason in found.reasons]


class TestWhatIsCovered:
    @pytest.mark.parametrize("covered", ["room/hall", "premises/house", "hub/north", "network"])
    def test_is_what_an_agreement_names_or_what_lies_in_it(self, covered: str):
        found = ask(choir(covers=["room/shed", covered]))
        assert (found.covered, found.agreements, found.reasons) == (Known.YES, ("choir",), ())

    @pytest.mark.parametrize("covers", [["room/stage"], ["hub/south"], []])
    def test_is_nothing_else(self, covers: list[str]):
        found = ask(choir(covers=covers))
        assert (found.covered, told(found)) == (Known.NO, [("cover-missing", "fail", "")])
        assert found.reasons[0].subject == "room/hall"

    def test_is_what_the_version_of_the_day_covers(self):
        amended = choir(
            acts=[
                {
                    "kind": "amend",
                    "id": "a",
                    "on": "2026-11-01",
                    "valid_from": "2026-11-24",
                    "reason": "Flytter",
                    "changes": {"covers": ["room/stage"]},
                }
            ]
        )
        assert [ask(amended, when=day).covered for day in (DAY, date(2026, 11, 24))] == [Known.YES, Known.NO]

    def test_is_told_of_the_row_that_holds(self):
        assert ask(choir(valid_to="2026-11-22")).covered is Known.NO
        assert ask(choir(valid_to="2026-11-23")).covered is Known.YES


COVER = {"resource": "room/hall", "hours": "evening"}


class TestHours:
    @pytest.mark.parametrize(
        ("when", "covered"),
        [
            (at(19), Known.YES),
            (at(18), Known.YES),
            (at(21), Known.NO),
            (at(12), Known.NO),
            (at(19, day=24), Known.UNKNOWN),
            (DAY, Known.YES),
            (date(2026, 11, 24), Known.UNKNOWN),
            (date(2199, 12, 31), Known.UNKNOWN),
        ],
    )
    @pytest.mark.parametrize("written_out", [False, True])
    def test_limit_what_is_covered(self, when: datetime | date, covered: Known, *, written_out: bool):
        cover = COVER | ({"hours": EVENING} if written_out else {})
        assert ask(choir(covers=[cover]), when=when).covered is covered

    def test_are_told_as_the_reason(self):
        found = ask(choir(covers=[COVER]), when=at(12))
        assert told(found) == [("scope", "fail", "")]
        assert found.text("en").startswith('The agreement "choir" covers Salen, but not at that time.')

    def test_that_are_not_known_leave_it_open(self):
        found = ask(choir(covers=[COVER]), when=at(19, day=24))
        assert [reason.missing for reason in found.reasons] == [("cover-hours",)]
        assert ask(choir(covers=[COVER | {"hours": "elsewhere"}])).covered is Known.UNKNOWN

    def test_count_when_somebody_can_come_in_after_booking(self):
        by_booking = {
            "format": "innbygger.hours/1",
            "layers": [
                {"id": "key", "access": "by_booking", "week": {"mon": ["06:00-08:00"]}},
                {"id": "web", "access": "digital", "week": {"mon": ["00:00-24:00"]}},
            ],
        }
        cover = COVER | {"hours": by_booking}
        assert [ask(choir(covers=[cover]), when=at(hour)).covered for hour in (7, 9)] == [Known.YES, Known.NO]

    def test_of_another_cover_are_enough(self):
        assert ask(choir(covers=[COVER, "hub/north"]), when=at(12)).covered is Known.YES

    def test_are_those_of_the_instant_that_is_meant_where_the_clock_repeats_an_hour(self):
        night = EVENING | {"week": {"sun": ["02:00-02:30"]}}
        first, second = (datetime(2026, 10, 25, 2, 59, 59, 999_999, tzinfo=OSLO, fold=fold) for fold in (0, 1))
        again = datetime(2026, 10, 25, 2, 15, tzinfo=OSLO, fold=1)
        covered = [ask(choir(covers=[COVER | {"hours": night}]), when=when).covered for when in (first, again, second)]
        assert covered == [Known.NO, Known.YES, Known.NO]


PAUSED = {"kind": "pause", "on": "2026-11-01", "last_day": "2026-11-30"}


class TestTime:
    @pytest.mark.parametrize(
        ("facts", "reason", "words"),
        [
            ({"signed": None}, ("not-yet-signed", "fail", ""), "is not signed"),
            ({"signed": "2026-11-24"}, ("not-yet-signed", "fail", ""), "is not signed"),
            (
                {"duration": {"first_day": "2027-01-01"}},
                ("not-in-force", "fail", "not-begun"),
                "only from Friday 1 January",
            ),
            ({"duration": {"last_day": "2026-11-22"}}, ("not-in-force", "fail", ""), "ended on Sunday 22 November"),
            ({"acts": [PAUSED]}, ("not-in-force", "fail", "suspended"), "up to and including Monday 30 November"),
            ({"acts": [PAUSED | {"last_day": None}]}, ("not-in-force", "fail", "resting"), "until somebody resumes"),
        ],
    )
    def test_is_told_as_the_reason(self, facts: dict[str, Any], reason: tuple[str, str, str], words: str):
        found = ask(choir(**facts))
        assert (found.covered, told(found)) == (Known.NO, [reason])
        assert words in found.text("en")

    @pytest.mark.parametrize("more", [True, "unknown"])
    def test_is_open_where_something_may_have_happened(self, more: object):
        found = ask(choir(more_acts=more))
        assert (found.covered, told(found)) == (
            Known.UNKNOWN,
            [("not-in-force", "unknown", "")],
        )
        assert found.reasons[0].missing == ("agreement-acts",)

    def test_is_open_where_nobody_knows_when_notice_has_run(self):
        found = ask(choir(acts=[{"kind": "give_notice", "on": "2026-11-01"}]))
        assert (found.covered, found.reasons[0].missing) == (Known.UNKNOWN, ("agreement-end",))

    @pytest.mark.parametrize(
        "facts",
        [{"duration": {"last_day": "2026-11-23"}}, {"acts": [{"kind": "sign", "on": "2026-11-23"}], "signed": None}],
    )
    def test_counts_the_first_day_and_the_last(self, facts: dict[str, Any]):
        assert ask(choir(**facts)).covered is Known.YES

    def test_is_by_the_clock_of_the_municipality(self):
        new = choir(duration={"first_day": "2026-11-24"})
        late, later = (datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (22, 23))
        assert [ask(new, when=when).covered for when in (late, later)] == [Known.NO, Known.YES]

    def test_needs_a_zone(self):
        with pytest.raises(NaiveDatetime, match="`at`"):
            ask(when=datetime(2026, 11, 23, 12))  # noqa: DTZ001 - what is refused

    @pytest.mark.parametrize("when", [date(1899, 12, 31), date(2200, 1, 1), datetime(1899, 12, 31, tzinfo=OSLO)])
    def test_lies_in_the_years_that_can_be_answered_for(self, when: date):
        with pytest.raises(OutOfRange, match="`at`"):
            ask(when=when)


class TestParties:
    def test_limit_it_to_their_own_agreements(self):
        assert ask(choir(), party=("organisation/choir",)).covered is Known.YES
        assert ask(choir(), party=("unit/front", "unit/hubs")).covered is Known.YES
        found = ask(choir(), party=("organisation/band",))
        assert (found.covered, told(found)) == (Known.NO, [("cover-missing", "fail", "")])

    def test_are_told_what_their_agreements_do_not_cover(self):
        found = ask(choir(covers=["room/shed"]), party=("organisation/choir",))
        assert (found.covered, told(found)) == (Known.NO, [("scope", "fail", "other")])
        assert "does not cover Salen" in found.text("en")

    def test_that_nobody_knows_may_be_the_one_asked_for(self):
        found = ask(choir(parties=["unit/hubs", {"party": "unknown"}]), party=("organisation/choir",))
        assert (found.covered, [reason.missing for reason in found.reasons]) == (
            Known.UNKNOWN,
            [("agreement-parties",)],
        )

    def test_that_nobody_knows_are_not_told_of_other_things(self):
        other = choir(parties=["unit/hubs", {"party": "unknown"}], covers=["room/shed"])
        assert told(ask(other, party=("organisation/choir",))) == [("cover-missing", "fail", "")]


class TestSeveral:
    def test_are_enough_if_one_covers_it_and_the_others_say_why_not(self):
        found = ask(choir(id="old", duration={"last_day": "2025-12-31"}), choir(id="new"), choir(id="also"))
        assert (found.covered, found.agreements) == (Known.YES, ("also", "new"))
        assert [(reason.subject, reason.code) for reason in found.reasons] == [
            ("agreement/old", "agreement.not-in-force")
        ]

    def test_leave_it_open_if_one_may_cover_it(self):
        assert ask(choir(id="a", signed=None), choir(id="b", covers="unknown")).covered is Known.UNKNOWN

    def test_say_all_that_is_in_the_way_of_one(self):
        late = choir(covers=["room/shed"], duration={"last_day": "2025-12-31"})
        assert told(ask(late, party=("unit/hubs",))) == [("not-in-force", "fail", ""), ("scope", "fail", "other")]

    @pytest.mark.parametrize("more", [Known.YES, Known.UNKNOWN])
    def test_may_not_be_all(self, more: Known):
        found = ask(choir(covers=["room/shed"]), more=more)
        assert (found.covered, [reason.missing for reason in found.reasons]) == (
            Known.UNKNOWN,
            [("more-agreements",)],
        )
        assert ask(choir(), more=more).reasons == ()

    def test_may_be_none(self):
        assert (ask().covered, told(ask())) == (Known.NO, [("cover-missing", "fail", "")])


class TestWhatIsUnknown:
    def test_is_what_an_agreement_covers(self):
        found = ask(choir(covers="unknown"))
        assert (found.covered, [reason.missing for reason in found.reasons]) == (
            Known.UNKNOWN,
            [("agreement-covers",)],
        )

    def test_is_what_else_an_amendment_may_have_given(self):
        found = ask(choir(covers=["room/shed"], more_acts="unknown"))
        assert (found.covered, [reason.missing for reason in found.reasons]) == (
            Known.UNKNOWN,
            [("agreement-acts",), ("agreement-covers",)],
        )


def test_a_municipality_weighs_reasons_as_it_likes():
    policy = Policy("ours", (PolicyEntry("agreement.not-yet-signed", Severity.INFO),))
    found = ask(choir(signed=None), policy=policy)
    assert (found.covered, found.reasons[0].severity) == (Known.NO, Severity.INFO)


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize(
    "facts",
    [
        {"signed": None},
        {"duration": {"first_day": "2027-01-01"}},
        {"duration": {"last_day": "2026-01-01"}},
        {"acts": [PAUSED]},
        {"acts": [PAUSED | {"last_day": None}]},
        {"more_acts": True},
        {"covers": "unknown"},
        {"covers": []},
    ],
)
def test_every_reason_can_be_told_in_every_language(facts: dict[str, Any], lang: str):
    named = choir(name={"nb": "Koravtalen"}, **facts)
    for found in (ask(named), ask(named, party=("unit/hubs",)), ask(named, more=Known.YES)):
        assert "{" not in found.text(lang)
        assert found.text(lang)


def test_an_agreement_is_called_by_its_name_in_the_language_that_is_asked_for():
    named = choir(name={"nb": "Koravtalen", "nn": "Koravtala"}, signed=None)
    question = CoverQuestion(HALL, DAY, OSLO, language="nn")
    found = coverage(question, [named], more_agreements=Known.NO)
    assert found.reasons[0].text("nn") == "Avtalen «Koravtala» er ikkje underskriven av alle partane."
