"""Ages: as they are counted, limited, and those of an audience."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from innbygger_core.hubs import Ages, age_on


@pytest.mark.parametrize(("born", "day", "age"), [
    (date(2008, 11, 24), date(2026, 11, 23), 17),
    (date(2008, 11, 24), date(2026, 11, 24), 18),
    (date(2008, 2, 29), date(2027, 2, 28), 18),
    (date(2008, 2, 29), date(2027, 3, 1), 19),
    (date(2008, 2, 29), date(2028, 2, 29), 20),
    (date(2026, 11, 24), date(2026, 11, 24), 0),
])  # fmt: skip
def test_an_age_is_counted_by_birthdays(born: date, day: date, age: int):
    assert age_on(born, day) == age


@pytest.mark.parametrize(("ages", "others", "within", "meets"), [
    ((6, 12), (6, 12), True, True),
    ((6, 12), (None, None), True, True),
    ((6, 12), (None, 11), False, True),
    ((None, 12), (6, None), False, True),
    ((13, None), (6, 12), False, False),
    ((None, 5), (6, 12), False, False),
    ((12, 18), (6, 12), False, True),
])  # fmt: skip
def test_ages_lie_within_others_or_meet_them(
    ages: tuple[int | None, int | None], others: tuple[int | None, int | None], *, within: bool, meets: bool
):
    one, other = (Ages(youngest=youngest, oldest=oldest) for youngest, oldest in (ages, others))
    assert (one.within(other), one.meets(other), other.meets(one)) == (within, meets, meets)


def test_the_oldest_is_not_younger_than_the_youngest():
    assert Ages(youngest=6, oldest=6)
    with pytest.raises(ValidationError, match="oldest"):
        Ages(youngest=7, oldest=6)
