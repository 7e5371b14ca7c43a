"""What a quota says."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innbygger_core.sharing import Quota


@pytest.mark.parametrize("told", [{"count": 0}, {"hours": 0}, {"count": 2, "hours": 1.5}])
def test_a_quota_is_of_a_number_or_of_hours(told: dict[str, float]):
    assert Quota.model_validate({"period": "week", **told}).per == "organiser"


def test_a_quota_of_nothing_is_none():
    with pytest.raises(ValidationError, match="count"):
        Quota(period="week")
