"""An agreement as it is written down: its parties, what it covers, and how long it holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from innbygger_core.agreements import Agreement, Cover, Party
from innbygger_core.hours import OpeningHours
from innbygger_core.values import UNKNOWN

if TYPE_CHECKING:
    from innbygger_core.hubs import HubAgreement

LEAST = {"id": "books", "kind": "co_operation", "parties": ["unit/hubs", "unit/library"]}
EVENING = {"format": "innbygger.hours/1", "week": {"mon-fri": ["18:00-21:00"]}}


def agreement(**facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    return Agreement.model_validate(LEAST | facts)


def resources(made: Agreement) -> tuple[str, ...]:
    return tuple(cover.resource for cover in made.covers) if made.covers is not UNKNOWN else ()


class TestCovers:
    def test_are_unknown_unless_it_names_something(self):
        assert agreement().covers is UNKNOWN
        assert agreement(covers=[]).covers == ()
        assert resources(agreement(covers=["network"])) == ("network",)
        assert resources(agreement(covers=["hub/tofte", "room/hall"])) == ("hub/tofte", "room/hall")

    def test_are_named_by_reference_alone_or_with_more_about_them(self):
        bare, told = agreement(
            covers=["room/shed", {"resource": "room/shed", "use": "storage", "square_metres": 6}]
        ).covers
        assert bare == Cover(resource="room/shed")
        assert (told.use, told.square_metres) == ("storage", 6)

    def test_name_hours_by_id_or_write_them_out(self):
        named, written = agreement(
            covers=[{"resource": "room/hall", "hours": "evening"}, {"resource": "room/hall", "hours": EVENING}]
        ).covers
        assert named.hours == "evening"
        assert isinstance(written.hours, OpeningHours)

    @pytest.mark.parametrize("odd", [3, "Evening!", "unknown", ["evening"], {"week": 3}])
    def test_refuse_what_are_no_hours(self, odd: object):
        with pytest.raises(ValidationError):
            agreement(covers=[{"resource": "room/hall", "hours": odd}])

    @pytest.mark.parametrize("odd", ["hall", "everything", "room/", 3, None])
    def test_refuse_what_is_no_reference(self, odd: object):
        with pytest.raises(ValidationError):
            agreement(covers=[odd])


class TestParties:
    def test_are_two_or_more(self):
        with pytest.raises(ValidationError, match="too_short"):
            agreement(parties=["unit/hubs"])
        assert len(agreement(parties=["unit/hubs", "unit/library", "organisation/choir"]).parties) == 3

    @pytest.mark.parametrize(
        "party", ["hubs", "unit/", "/hubs", "Unit/hubs", "unit/Hubs", "unit/hubs/desk", "unit/hubs ", ""]
    )
    def test_are_named_by_reference(self, party: str):
        with pytest.raises(ValidationError, match="bad-reference"):
            agreement(parties=[party, "unit/library"])

    def test_are_named_by_ids_of_at_most_eighty_characters(self):
        assert agreement(parties=["unit/" + "a" * 80, "unit/library"])
        with pytest.raises(ValidationError, match="bad-reference"):
            agreement(parties=["unit/" + "a" * 81, "unit/library"])

    def test_are_told_by_reference_alone_or_with_more_about_them(self):
        made = agreement(parties=["unit/hubs", {"party": "unit/library", "role": "host"}])
        assert made.parties == (Party(party="unit/hubs"), Party(party="unit/library", role="host"))
        assert made.between == ("unit/hubs", "unit/library")
        assert made.unknown_parties == 0

    def test_may_be_anybody_where_only_a_name_is_known(self):
        made = agreement(parties=["unit/hubs", {"party": "unknown", "name": "Koret"}])
        assert (made.between, made.unknown_parties) == (("unit/hubs",), 1)

    @pytest.mark.parametrize("more", [True, "unknown"])
    def test_may_all_be_others_where_not_everything_is_recorded(self, more: object):
        assert agreement(more_acts=more).unknown_parties == 2


@pytest.mark.parametrize(
    "kind", ["co_operation", "partnership", "lease", "operation", "lending_partner", "volunteer_work", "own"]
)
def test_is_of_a_kind_that_exists(kind: str):
    assert agreement(kind=kind).kind == kind
    with pytest.raises(ValidationError, match="literal_error"):
        agreement(kind=f"{kind}s")


def test_holds_from_its_first_day_to_its_last():
    dated = agreement(valid_from="2026-01-01", valid_to="2026-12-31")
    assert [dated.holds(date(year, 6, 1)) for year in (2025, 2026, 2027)] == [False, True, False]


def test_is_written_and_read_again():
    covers = ["hub/tofte", {"resource": "room/hall", "hours": EVENING}, {"resource": "room/hall", "hours": "evening"}]
    made = agreement(name={"nb": "Bokavtale"}, covers=covers, valid_from="2026-01-01", source="report")
    assert Agreement.model_validate_json(made.model_dump_json()) == made
    assert Agreement.model_validate(made.model_dump()) == made
    assert hash(made) == hash(made.model_copy())


def test_is_what_a_hub_needs_to_know_of_one():
    known: HubAgreement = agreement()
    told = (known.id, known.kind, known.between, known.unknown_parties)
    assert told == ("books", "co_operation", ("unit/hubs", "unit/library"), 0)
