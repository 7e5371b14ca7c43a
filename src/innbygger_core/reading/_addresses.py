"""Addresses on the web, made sure of before they stand in what others open."""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["check_address"]


def check_address(url: str) -> str:
    """Let an address on the web pass, or none.

    Raises:
        ValueError: it is not one.

    Example:
        >>> check_address("https://asker.kommune.no/torg")
        'https://asker.kommune.no/torg'
    """
    if url and not _is_address(url):
        msg = f"{url!r} is no address on the web; write it whole, such as 'https://asker.kommune.no/heggedal'."
        raise ValueError(msg)
    return url


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no IPv6 address
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
