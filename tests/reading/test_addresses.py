"""Addresses on the web: whole, or refused."""

from __future__ import annotations

import pytest

from innbygger_core.reading import check_address


@pytest.mark.parametrize(
    "url", ["", "http://fjord.example", "https://fjord.example:8000/torg?navn=\u00f8#hall", "https://[::1]/"]
)
def test_a_whole_address_passes_and_so_does_none(url: str):
    assert check_address(url) == url


@pytest.mark.parametrize(
    "url", ["torget", "//fjord.example", "https://", "mailto:a@b", "javascript:1", "https://[torget"]
)
def test_what_is_no_address_is_refused(url: str):
    with pytest.raises(ValueError, match="is no address on the web; write it whole"):
        check_address(url)
