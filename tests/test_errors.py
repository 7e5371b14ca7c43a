"""Exceptions carry facts, say what to do instead, and are caught by the nearest builtin."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime

import pytest

from innbygger_core.errors import (
    Fault,
    InnbyggerError,
    NaiveDatetime,
    NotAllowed,
    OutOfRange,
    StaleDecision,
    UnknownId,
    UnknownLanguage,
    UnreadableData,
    UnresolvedHours,
)

BAD_ID = Fault("/hubs/0/id", "bad-id", '"Tofte!"', "write lower-case letters, digits and hyphens", (("longest", 80),))
NO_HUBS = Fault("", "missing", "nothing", 'write "hubs"')

ERRORS = [
    NaiveDatetime("now", datetime(2026, 11, 23, 12, 0)),  # noqa: DTZ001 - naive is the subject
    UnknownId("hub", "toftte", ("heggedal", "tofte")),
    OutOfRange("year", 2200, "1900", "2199"),
    UnknownLanguage("sma", ("en", "nb", "nn")),
    UnreadableData((BAD_ID, NO_HUBS)),
    UnresolvedHours("library", ("house", "desk")),
    NotAllowed("the decision"),
    StaleDecision("the fresh decision"),
]


def facts(error: InnbyggerError) -> dict[str, object]:
    return vars(error)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
class TestEveryError:
    def test_survives_pickling_with_its_facts(self, error: InnbyggerError):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert facts(again) == facts(error)
        assert str(again) == str(error)

    def test_survives_copying_with_its_facts(self, error: InnbyggerError):
        assert facts(copy.deepcopy(error)) == facts(error)

    def test_has_facts(self, error: InnbyggerError):
        assert facts(error)

    def test_can_be_raised_again_with_a_traceback_and_a_note(self, error: InnbyggerError):
        with pytest.raises(InnbyggerError) as caught:
            raise copy.copy(error)
        caught.value.add_note("while reading the plan")
        assert caught.value.__traceback__ is not None

    def test_equals_only_itself_as_other_exceptions_do(self, error: InnbyggerError):
        assert error == error  # noqa: PLR0124 - identity is the subject
        assert error != copy.copy(error)
        assert hash(error) == hash(error)


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (NaiveDatetime, ValueError),
        (OutOfRange, ValueError),
        (UnreadableData, ValueError),
        (UnknownId, LookupError),
        (UnknownLanguage, LookupError),
        (UnresolvedHours, LookupError),
        (NotAllowed, InnbyggerError),
        (StaleDecision, InnbyggerError),
    ],
)
def test_errors_are_caught_by_the_nearest_builtin(kind: type[Exception], builtin: type[Exception]):
    assert issubclass(kind, builtin)
    assert issubclass(kind, InnbyggerError)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (date(2200, 1, 1), "`when` is 2200-01-01; it must lie between 1900 and 2199."),
        (datetime(2200, 1, 1, 8, 30, tzinfo=UTC), "`when` is 2200-01-01T08:30:00+00:00; it must lie between"),
        (2200, "`when` is 2200; it must lie between"),
        ("W54", "`when` is W54; it must lie between"),
    ],
)
def test_values_are_shown_as_a_person_writes_them(found: object, shown: str):
    assert str(OutOfRange("when", found, "1900", "2199")).startswith(shown)


def test_an_attribute_that_is_no_method_does_not_pass_for_a_date():
    class Odd:
        isoformat = None

        def __str__(self) -> str:
            return "odd"

    assert str(OutOfRange("when", Odd(), "1900", "2199")).startswith("`when` is odd;")


def test_a_naive_datetime_is_told_which_argument_it_was_and_what_to_add():
    error = NaiveDatetime("start", datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001 - naive is the subject
    assert str(error) == (
        "`start` is 2026-11-23T12:00:00, which names no instant: its time zone is missing. "
        'Add one, such as tzinfo=ZoneInfo("Europe/Oslo").'
    )


class TestUnknownId:
    def test_lists_what_exists(self):
        error = UnknownId("hub", "toftte", ("heggedal", "tofte"))
        assert str(error) == 'There is no hub "toftte". Known: heggedal, tofte.'

    def test_says_when_nothing_exists(self):
        assert str(UnknownId("room", "hall")) == 'There is no room "hall". There are none.'

    def test_lists_twelve_and_no_more(self):
        known = tuple(f"hub-{number}" for number in range(13))
        assert str(UnknownId("hub", "x", known[:12])).endswith("hub-10, hub-11.")
        assert str(UnknownId("hub", "x", known)).endswith("hub-10, hub-11 ….")


class TestUnreadableData:
    def test_tells_every_fault_on_its_own_line(self):
        assert str(UnreadableData((BAD_ID, NO_HUBS))).splitlines() == [
            "2 faults:",
            '- /hubs/0/id: found "Tofte!"; write lower-case letters, digits and hyphens',
            '- (the document): found nothing; write "hubs"',
        ]

    def test_counts_a_single_fault_in_the_singular(self):
        assert str(UnreadableData((NO_HUBS,))).startswith("1 fault:\n")


def test_faults_are_values():
    again = pickle.loads(pickle.dumps(BAD_ID))
    assert again == BAD_ID
    assert hash(again) == hash(BAD_ID)
    assert again != NO_HUBS
    with pytest.raises(AttributeError):
        again.path = "/hubs/1/id"


def test_unresolved_hours_name_all_that_is_missing():
    assert str(UnresolvedHours("library", ("house", "desk"))).startswith(
        'The hours "library" depend on "house", "desk", which was not given.'
    )


def test_a_refused_commit_points_at_its_decision():
    assert NotAllowed("the decision").decision == "the decision"
    assert "decision.reasons" in str(NotAllowed("the decision"))


def test_a_stale_decision_brings_the_fresh_one():
    assert StaleDecision("the fresh one").fresh == "the fresh one"
    assert "`fresh`" in str(StaleDecision("the fresh one"))


def test_a_fault_is_told_on_one_line_whatever_a_stranger_wrote():
    fault = Fault("/units/0/\n", "unexpected", "null\r\u2028", "take\tit out")
    assert str(fault) == "/units/0/ : found null  ; take it out"
