"""A municipality: its numbers, and through which mergers and divisions they followed each other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from innbygger_core.hubs import LocalCentreFacts, Municipality, MunicipalityNumber, NumberChange, StartUp, UnitFacts
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from innbygger_core.errors import Fault
    from innbygger_core.network import Plan

    Faults = Callable[..., tuple[Fault, ...]]
    Planned = Callable[..., Plan]


def change(on: str, old: str, new: str) -> NumberChange:
    return NumberChange(on=on, old=old, old_name=f"Old {old}", new=new, new_name=f"New {new}")


def municipality(*changes: NumberChange) -> Municipality:
    return Municipality(name="Asker", changes=changes)


ASKER = municipality(
    change("2020-01-01", "0220", "3025"),
    change("2020-01-01", "0627", "3025"),
    change("2020-01-01", "0628", "3025"),
    change("2024-01-01", "3025", "3203"),
)
# Snillfjord was divided between three others, each of which was a merger; one of them kept nothing of it but a name.
TRONDELAG = municipality(
    change("2018-01-01", "1613", "5012"),
    change("2018-01-01", "1612", "5011"),
    change("2020-01-01", "5012", "5055"),
    change("2020-01-01", "5012", "5056"),
    change("2020-01-01", "5012", "5059"),
    change("2020-01-01", "5011", "5055"),
    change("2020-01-01", "5013", "5056"),
    change("2020-01-01", "5016", "5059"),
)
# Stavanger kept its number when others were merged into it.
STAVANGER = municipality(change("2020-01-01", "1141", "1103"), change("2020-01-01", "1142", "1103"))


def came_from(of: Municipality, number: str) -> list[str]:
    return [change.old for change in of.came_from(number)]


def became(of: Municipality, number: str) -> list[str]:
    return [change.new for change in of.became(number)]


class TestNumber:
    @pytest.mark.parametrize("number", ["302", "30255", "032O", "", "3025 ", "٣٠٢٥"])
    def test_has_four_digits(self, number: str):
        with pytest.raises(ValidationError):
            MunicipalityNumber(number=number)

    NUMBERS = (
        MunicipalityNumber(number="3203", valid_from="2024-01-01"),
        MunicipalityNumber(number="3025", valid_from="2020-01-01", valid_to="2023-12-31"),
    )

    @pytest.mark.parametrize(
        ("day", "number"),
        [
            ("2019-12-31", None),
            ("2020-01-01", "3025"),
            ("2023-12-31", "3025"),
            ("2024-01-01", "3203"),
            ("2199-12-31", "3203"),
        ],
    )
    def test_is_the_one_of_the_day(self, day: str, number: str | None):
        assert Municipality(name="Asker", numbers=self.NUMBERS).number(date.fromisoformat(day)) == number

    def test_is_none_where_none_is_told(self):
        assert Municipality(name="Asker").number(date(2026, 11, 23)) is None

    def test_may_come_back(self):
        numbers = [{"number": "1111", "valid_to": "2020-12-31"}, {"number": "1111", "valid_from": "2022-01-01"}]
        again = Municipality(name="Asker", numbers=numbers)
        assert [again.number(date(year, 6, 1)) for year in (2019, 2021, 2023)] == ["1111", None, "1111"]

    @pytest.mark.parametrize(
        "other",
        [
            {},
            {"valid_from": "2024-01-01"},
            {"valid_to": "2020-01-01"},
            {"valid_from": "2021-01-01", "valid_to": "2021-01-01"},
        ],
    )
    def test_is_one_at_a_time(self, faults: Faults, other: dict[str, str]):
        numbers = [
            {"number": "3025", "valid_from": "2020-01-01", "valid_to": "2024-01-01"},
            {"number": "3203", **other},
        ]
        (found,) = faults(municipality={"name": "Asker", "numbers": numbers})
        assert found.kind == "overlapping-validity"
        assert {found.found.strip('"'), dict(found.params)["other"]} == {"3025", "3203"}

    def test_is_told_of_each_that_overlaps(self, faults: Faults):
        numbers = [{"number": number} for number in ("1111", "2222", "3333")]
        found = faults(municipality={"name": "Asker", "numbers": numbers}, hubs=[{"id": "north"}])
        assert [(each.path, each.kind) for each in found] == [
            ("/municipality/numbers/1", "overlapping-validity"),
            ("/municipality/numbers/2", "overlapping-validity"),
            ("/hubs/0/name", "missing"),
        ]


class TestMergersAndDivisions:
    def test_of_asker_are_followed_back_the_latest_first(self):
        assert came_from(ASKER, "3203") == ["3025", "0220", "0627", "0628"]
        assert came_from(ASKER, "3025") == ["0220", "0627", "0628"]
        assert came_from(ASKER, "0628") == []

    def test_of_asker_are_followed_forward_the_earliest_first(self):
        assert became(ASKER, "0628") == ["3025", "3203"]
        assert became(ASKER, "3203") == []

    def test_keep_the_names(self):
        assert [line.old_name for line in ASKER.came_from("3025")] == ["Old 0220", "Old 0627", "Old 0628"]

    def test_of_a_divided_municipality_are_followed_both_ways(self):
        assert became(TRONDELAG, "1613") == ["5012", "5055", "5056", "5059"]
        assert came_from(TRONDELAG, "5055") == ["5011", "5012", "1612", "1613"]
        assert came_from(TRONDELAG, "5056") == ["5012", "5013", "1613"]

    def test_do_not_reach_those_that_only_share_a_part(self):
        assert "5013" not in came_from(TRONDELAG, "5055")
        assert became(TRONDELAG, "5011") == ["5055"]

    def test_of_a_number_that_nobody_knows_are_none(self):
        assert (ASKER.came_from("9999"), ASKER.became("9999")) == ((), ())

    def test_into_a_number_that_was_kept(self):
        assert came_from(STAVANGER, "1103") == ["1141", "1142"]
        assert became(STAVANGER, "1103") == []

    def test_into_a_number_that_was_kept_and_that_says_so_itself(self):
        kept = municipality(
            *STAVANGER.changes, change("2020-01-01", "1103", "1103"), change("1965-01-01", "1130", "1103")
        )
        assert came_from(kept, "1103") == ["1103", "1141", "1142", "1130"]
        assert became(kept, "1130") == ["1103", "1103"]


class TestNumbersUsedAgain:
    AGAIN = municipality(
        change("1990-01-01", "1000", "2000"),
        change("2000-01-01", "2000", "3000"),
        change("2010-01-01", "4000", "2000"),
        change("2020-01-01", "2000", "5000"),
    )

    def test_are_another_municipality_to_those_that_came_after(self):
        assert came_from(self.AGAIN, "5000") == ["2000", "4000"]
        assert came_from(self.AGAIN, "3000") == ["2000", "1000"]

    def test_are_another_municipality_to_those_that_came_before(self):
        assert became(self.AGAIN, "1000") == ["2000", "3000"]
        assert became(self.AGAIN, "4000") == ["2000", "5000"]

    def test_are_followed_back_from_their_last_use_and_forward_from_their_first(self):
        assert came_from(self.AGAIN, "2000") == ["4000"]
        assert became(self.AGAIN, "2000") == ["3000"]

    @pytest.mark.parametrize("turn", [1, -1])
    def test_on_the_day_on_which_they_were_given_up_are_told_apart(self, turn: int):
        moved_up = municipality(*[change("2020-01-01", "2000", "3000"), change("2020-01-01", "1000", "2000")][::turn])
        assert came_from(moved_up, "3000") == ["2000"]
        assert came_from(moved_up, "2000") == ["1000"]
        assert became(moved_up, "1000") == ["2000"]
        assert became(moved_up, "2000") == ["3000"]

    def test_are_given_back(self):
        there_and_back = municipality(change("2000-01-01", "1000", "2000"), change("2010-01-01", "2000", "1000"))
        assert came_from(there_and_back, "1000") == ["2000", "1000"]
        assert became(there_and_back, "1000") == ["2000", "1000"]


CHANGES = st.builds(
    lambda day, old, new: change(str(date(2020, 1, 1) + timedelta(day)), old, new),
    st.integers(0, 3),
    *[st.sampled_from(["1000", "2000", "3000", "4000"])] * 2,
)


def given_up(changes: list[NumberChange], number: str) -> set[date]:
    """The days on which a number was handed over, and not kept."""
    kept = {each.on for each in changes if each.old == each.new == number}
    return {each.on for each in changes if each.old == number} - kept


def leads_to(changes: list[NumberChange], first: NumberChange, then: NumberChange) -> bool:
    """One change hands a number over to a later one, if nobody gave the number up in between."""
    between = {day for day in given_up(changes, first.new) if first.on < day < then.on}
    return first.new == then.old and first.on < then.on and not between


def ends(changes: list[NumberChange], number: str) -> Iterator[NumberChange]:
    """The changes to a number in its last use."""
    to_it = [each for each in changes if each.new == number]
    last = max((each.on for each in to_it), default=None)
    return (each for each in to_it if not any(each.on < day <= last for day in given_up(changes, number)))


def starts(changes: list[NumberChange], number: str) -> Iterator[NumberChange]:
    """The changes from a number in its first use."""
    from_it = [each for each in changes if each.old == number]
    return (each for each in from_it if not any(day < each.on for day in given_up(changes, number)))


def reached(
    pending: Iterator[NumberChange], changes: list[NumberChange], linked: Callable[[NumberChange, NumberChange], bool]
) -> list[NumberChange]:
    found: list[NumberChange] = []
    waiting = list(pending)
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.append(here)
            waiting += [each for each in changes if linked(here, each)]
    return found


@given(changes=st.lists(CHANGES, max_size=8, unique=True))
def test_changes_are_followed_as_somebody_would_with_a_finger(changes: list[NumberChange]):
    of = municipality(*changes)
    for number in ("1000", "2000", "3000", "4000"):
        back = reached(ends(changes, number), changes, lambda here, each: leads_to(changes, each, here))
        forward = reached(starts(changes, number), changes, lambda here, each: leads_to(changes, here, each))
        assert sorted(map(repr, of.came_from(number))) == sorted(map(repr, back))
        assert sorted(map(repr, of.became(number))) == sorted(map(repr, forward))


@given(data=st.data())
def test_changes_stand_in_order_of_time_whatever_the_order_of_the_list(data: st.DataObject):
    changes = data.draw(st.lists(CHANGES, max_size=8, unique=True))
    one, other = municipality(*changes), municipality(*data.draw(st.permutations(changes)))
    for number in ("1000", "2000"):
        assert one.came_from(number) == other.came_from(number)
        assert one.became(number) == other.became(number)
        assert [each.on for each in one.came_from(number)] == sorted(
            (each.on for each in one.came_from(number)), reverse=True
        )
        assert [each.on for each in one.became(number)] == sorted(each.on for each in one.became(number))


class TestTheRest:
    def test_is_norwegian(self):
        asker = Municipality(name="Asker")
        assert (asker.language, asker.timezone, asker.authority) == ("nb", "Europe/Oslo", "innbygger.invalid")

    @pytest.mark.parametrize("authority", ["asker", "Asker.kommune.no", "asker kommune.no", "asker..no", ".no"])
    def test_has_a_host_name(self, authority: str):
        with pytest.raises(ValidationError):
            Municipality(name="Asker", authority=authority)

    @pytest.mark.parametrize("written", [{"old": "302"}, {"new": "30250"}, {"old": None}, {"on": "2020"}])
    def test_has_changes_of_four_digits_and_a_day(self, written: dict[str, str]):
        with pytest.raises(ValidationError):
            NumberChange.model_validate(change("2020-01-01", "0628", "3025").model_dump() | written)

    @pytest.mark.parametrize("number", ["62", "unkn", 628])
    def test_has_centres_of_former_municipalities_of_four_digits(self, number: object):
        with pytest.raises(ValidationError):
            LocalCentreFacts(id="tofte", name="Tofte", former_municipality=number)

    def test_has_a_distance_that_somebody_judged(self):
        assert LocalCentreFacts(id="tofte", name="Tofte", perceived_distance="long").perceived_distance == "long"
        with pytest.raises(ValidationError):
            LocalCentreFacts(id="tofte", name="Tofte", perceived_distance=34.5)

    def test_has_units_that_provide_what_rules_ask_for(self):
        assert UnitFacts(id="books", name="Biblioteket", provides=("library", "culture")).provides[1] == "culture"
        with pytest.raises(ValidationError):
            UnitFacts(id="books", name="Biblioteket", provides=("books",))


class TestStartUp:
    @pytest.mark.parametrize("last", [None, "2020-01-01", "2023-12-31"])
    def test_ends_on_its_first_day_or_later_or_goes_on(self, last: str | None):
        assert StartUp(first_day="2020-01-01", last_day=last).last_day in (None, date(2020, 1, 1), date(2023, 12, 31))

    def test_does_not_end_before_it_begins(self, faults: Faults):
        phase = {"first_day": "2020-01-01", "last_day": "2019-12-31"}
        (found,) = faults(municipality={"name": "Asker", "start_up": phase})
        assert (found.path, found.kind) == ("/municipality/start_up/last_day", "reversed-dates")

    @pytest.mark.parametrize(("written", "meant"), [("unknown", UNKNOWN), (None, None)])
    def test_is_unknown_or_there_is_none(self, plan: Planned, written: object, meant: object):
        assert plan(municipality={"name": "Asker", "start_up": written}).municipality.start_up is meant
