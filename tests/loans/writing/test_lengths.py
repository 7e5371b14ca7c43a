"""A length of time in terms goes forward."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from innbygger_core.loans import Delay, LoanTerms


@pytest.mark.parametrize("length", ["-P7D", "-PT1H", "-P1DT2H", "-P1M"])
@pytest.mark.parametrize("figure", ["period", "offset", "renewal_period", "grace", "longest", "window"])
def test_a_length_that_goes_back_is_refused_where_it_stands(figure: str, length: str):
    with pytest.raises(ValidationError, match="goes forward") as refused:
        LoanTerms.model_validate({figure: length})
    assert [(error["loc"], error["type"]) for error in refused.value.errors()] == [((figure,), "not-a-length")]


def test_so_is_a_delay():
    with pytest.raises(ValidationError, match="goes forward"):
        Delay.model_validate({"period": "-PT1H"})


@pytest.mark.parametrize("length", ["P0D", "PT0S", "P7D", "PT30M", "P1Y6M"])
def test_none_at_all_is_a_length(length: str):
    assert str(LoanTerms.model_validate({"grace": length}).grace) == length
