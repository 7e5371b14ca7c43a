"""How a case of a rule over hours is written: hours in JSON, as somebody would write them, and what is found."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

FORMAT = {"format": "innbygger.hours/1"}


@frozen
class Case:
    """Hours, a rule, and what the rule should find: a verdict, and for each reason its field, variant and params."""

    why: str
    hours: dict[str, Any]
    verdict: str
    reasons: tuple[dict[str, Any], ...] = ()
    context: tuple[dict[str, Any], ...] = ()
    parents: tuple[dict[str, Any], ...] = ()
    day: str | None = None
    params: dict[str, Any] = field(factory=dict)


def hours(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    """Hours that begin with 2026."""
    return {**FORMAT, "valid_from": "2026-01-01", **said}


def week(**days: list[str]) -> dict[str, Any]:
    """Hours of one staffed layer, of which only the week is said."""
    return hours(week=days)


def layer(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    """Hours of one layer, of which only the particulars are said."""
    return hours(layers=[{"id": "desk", **said}])


def keeps(why: str, hours: dict[str, Any], **more: Any) -> Case:  # noqa: ANN401 - fields of Case
    return Case(why, hours, "pass", **more)


def unknown(why: str, hours: dict[str, Any], missing: str, at: str, **more: Any) -> Case:  # noqa: ANN401 - same
    return Case(why, hours, "unknown", ({"missing": (missing,), "field": at},), **more)


def breaks(why: str, hours: dict[str, Any], *at: str | tuple[str, str], **more: Any) -> Case:  # noqa: ANN401 - same
    """Expect a finding at each place, in order, with a variant where one is named; and the params of the first."""
    places = [place if isinstance(place, tuple) else (place, "") for place in at]
    return Case(why, hours, "fail", tuple({"field": at, "variant": variant} for at, variant in places), **more)
