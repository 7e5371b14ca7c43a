"""The agreements of Asker that public pages tell of: that they are there, and little more."""

from __future__ import annotations

from datetime import date

import pytest

from innbygger_core.agreements import Agreement, Status
from innbygger_core.datasets import asker_2025
from innbygger_core.values import UNKNOWN, Known

PLAN = asker_2025()
READ_ON = date(2026, 11, 21)
DAY = date(2025, 2, 1)
INFERENCE = {"nb": "vår slutning", "nn": "slutta oss til", "en": "our inference"}
ROWS = [pytest.param(row, id=row.id) for row in PLAN.agreements]
FIRST_DAYS = {
    "cafes": (date(2021, 2, 14), date(2021, 2, 15)),
    "slemmestad-pavilion": (date(2021, 2, 28), date(2021, 3, 1)),
    "volunteer-centre": (date(2016, 12, 31), date(2017, 1, 1)),
}


def test_are_three_of_perhaps_more():
    assert {row.id for row in PLAN.agreements} == set(FIRST_DAYS)
    assert PLAN.more_agreements is Known.UNKNOWN


@pytest.mark.parametrize("row", ROWS)
def test_tell_where_they_were_read(row: Agreement):
    assert row.source is not None
    assert row.source.read_on == READ_ON
    assert row.source.url is not None
    assert row.source.url.startswith(f"https://{row.source.name}/")
    assert not row.illustrative


@pytest.mark.parametrize("row", ROWS)
def test_tell_facts_from_inferences_in_every_language(row: Agreement):
    assert row.note is not None
    said = dict(row.note.texts)
    assert list(said) == ["nb", "nn", "en"]
    assert all(words in said[lang] for lang, words in INFERENCE.items())


@pytest.mark.parametrize("row", ROWS)
def test_have_terms_that_no_page_tells(row: Agreement):
    assert (row.duration, row.termination, row.meetings, row.signed) == (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
    assert row.status(DAY) is Status.UNKNOWN
    assert row.last_notice_day(DAY) is UNKNOWN


@pytest.mark.parametrize("row", ROWS)
def test_hold_from_a_day(row: Agreement):
    before, first = FIRST_DAYS[row.id]
    alone = row.model_copy(update={"more_acts": Known.NO})
    assert [alone.status(day) for day in (before, first)] == [Status.UNKNOWN, Status.IN_FORCE]


def test_open_two_cafes_for_one_operator():
    (cafes,) = (row for row in PLAN.agreements if row.id == "cafes")
    assert cafes.covers is not UNKNOWN
    cafes_that_day = (module for module in PLAN.modules if module.kind == "cafe" and module.holds(DAY))
    run_by = {f"module/{module.id}": module.run_by for module in cafes_that_day}
    assert {run_by[cover.resource] for cover in cafes.covers} == {"organisation/kafe-kime"}
    assert [(cover.resource, cover.use) for cover in cafes.covers] == [
        ("module/borgen-cafe", "operation"),
        ("module/heggedal-cafe", "operation"),
    ]
