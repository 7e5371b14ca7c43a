"""An agreement as it is written down: its parties, what it covers, and how long it holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from innbygger_core.agreements import Agreement

if TYPE_CHECKING:
    from innbygger_core.hubs import HubAgreement

LEAST = {"id": "books", "kind": "co_operation", "parties": ["unit/hubs", "unit/library"]}


def agreement(**facts: Any) -> Agreement:  # noqa: ANN401 - as in JSON
    return Agreement.model_validate(LEAST | facts)


def test_covers_the_whole_network_unless_it_names_something():
    assert agreement().covers == ()
    assert agreement(covers=["hub/tofte", "room/hall"]).covers == ("hub/tofte", "room/hall")


def test_has_two_parties_or_more():
    with pytest.raises(ValidationError, match="too_short"):
        agreement(parties=["unit/hubs"])
    assert len(agreement(parties=["unit/hubs", "unit/library", "organisation/choir"]).parties) == 3


@pytest.mark.parametrize(
    "kind", ["co_operation", "partnership", "lease", "operation", "lending_partner", "volunteer_work", "own"]
)
def test_is_of_a_kind_that_exists(kind: str):
    assert agreement(kind=kind).kind == kind
    with pytest.raises(ValidationError, match="literal_error"):
        agreement(kind=f"{kind}s")


@pytest.mark.parametrize(
    "party", ["hubs", "unit/", "/hubs", "Unit/hubs", "unit/Hubs", "unit/hubs/desk", "unit/hubs ", ""]
)
def test_names_parties_by_reference(party: str):
    with pytest.raises(ValidationError, match="bad-reference"):
        agreement(parties=[party, "unit/library"])


def test_names_parties_by_ids_of_at_most_eighty_characters():
    assert agreement(parties=["unit/" + "a" * 80, "unit/library"])
    with pytest.raises(ValidationError, match="bad-reference"):
        agreement(parties=["unit/" + "a" * 81, "unit/library"])


def test_holds_from_its_first_day_to_its_last():
    dated = agreement(valid_from="2026-01-01", valid_to="2026-12-31")
    assert [dated.holds(date(year, 6, 1)) for year in (2025, 2026, 2027)] == [False, True, False]


def test_is_written_and_read_again():
    made = agreement(name={"nb": "Bokavtale"}, covers=["hub/tofte"], valid_from="2026-01-01", source="report")
    assert Agreement.model_validate_json(made.model_dump_json()) == made
    assert hash(made) == hash(made.model_copy())


def test_is_what_a_hub_needs_to_know_of_one():
    known: HubAgreement = agreement()
    assert (known.id, known.parties, known.covers) == ("books", ("unit/hubs", "unit/library"), ())
