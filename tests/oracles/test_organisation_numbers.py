"""Organisation numbers beside those of ``python-stdnum``. There is one difference: the register says that its numbers
begin with 8 or 9 (www.brreg.no/samordning/organisasjonsnummeret.html), and ``stdnum`` looks at the last digit only."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from stdnum.no import orgnr

from innbygger_core.hubs import OrganisationNumber, is_organisation_number

NUMBERS = TypeAdapter(OrganisationNumber)
FIRST_DIGITS = ("8", "9")
SPACES = [" ", "\u00a0", "\u202f"]  # the last two do not break: people paste them from web pages and documents

# In half of them the last digit checks the others, or hardly any would be right; where it would be 10, none is.
any_digits = st.text("0123456789", min_size=9, max_size=9)
checked = st.integers(80_000_000, 99_999_999).map(lambda first: f"{first}{-orgnr.checksum(f'{first}0') % 11}")
numbers = st.one_of(any_digits, checked)


def is_accepted(written: str) -> bool:
    try:
        NUMBERS.validate_python(written)
    except ValidationError:
        return False
    return True


@given(numbers)
@example("974760673")
@example("123456785")  # right but for its first digit
@example("000000000")
def test_both_know_the_same_numbers_but_for_the_first_digit(number: str):
    assert is_organisation_number(number) == (orgnr.is_valid(number) and number.startswith(FIRST_DIGITS))


@given(numbers, st.data())
def test_both_take_spaces_for_nothing(number: str, data: st.DataObject):
    spaces = st.text(SPACES, max_size=2)
    written = "".join(data.draw(spaces) + digit for digit in number) + data.draw(spaces)
    assert is_accepted(written) == (orgnr.is_valid(written) and number.startswith(FIRST_DIGITS))


@given(numbers)
def test_what_they_write_for_people_is_read_as_the_same_number(number: str):
    if is_organisation_number(number):
        assert NUMBERS.validate_python(orgnr.format(number)) == orgnr.validate(orgnr.format(number)) == number


@given(st.text("0123456789 -.NOMVA", max_size=14))
def test_what_they_refuse_is_refused(written: str):
    assert orgnr.is_valid(written) or not is_accepted(written)


@pytest.mark.parametrize("number", ["123456785", "222222222", "300000002", "700000001"])
def test_they_accept_numbers_that_the_register_does_not_give(number: str):
    assert orgnr.is_valid(number)
    assert not is_organisation_number(number)
