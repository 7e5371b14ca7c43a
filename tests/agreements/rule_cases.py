"""How a case of a rule is written: an agreement in JSON, as a municipality would write it, and what the rule finds."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

DAY = "2026-11-23"
HUBS, CHOIR, RED_CROSS = "unit/hubs", "organisation/choir", "organisation/red-cross"
SOMEBODY = {"party": "unknown", "name": "Koret"}


@frozen
class Case:
    """An agreement, a day, and what a rule should find: a verdict, and what each reason or the trace says of it."""

    why: str
    agreement: dict[str, Any]
    verdict: str
    reasons: tuple[dict[str, Any], ...] = ()
    params: dict[str, Any] = field(factory=dict)
    skipped: str = ""
    day: str = DAY
    figures: dict[str, Any] | None = None


def agreement(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    """An agreement between the hubs' unit and a choir, of which only the particulars are said."""
    return {"id": "choir", "kind": "co_operation", "parties": [HUBS, CHOIR], **said}


def keeps(why: str, said: dict[str, Any], **more: Any) -> Case:  # noqa: ANN401 - fields of Case
    return Case(why, said, "pass", **more)


def skips(why: str, said: dict[str, Any], because: str, **more: Any) -> Case:  # noqa: ANN401 - same
    return Case(why, said, "skip", skipped=because, **more)


def unknown(why: str, said: dict[str, Any], *missing: str, at: str, **more: Any) -> Case:  # noqa: ANN401 - same
    return Case(why, said, "unknown", ({"missing": missing, "field": at},), **more)


def breaks(why: str, said: dict[str, Any], *at: str | tuple[str, str], **more: Any) -> Case:  # noqa: ANN401 - same
    """Expect a finding at each place, in order, with a variant where one is named; and the params of the first."""
    places = [place if isinstance(place, tuple) else (place, "") for place in at]
    return Case(why, said, "fail", tuple({"field": at, "variant": variant} for at, variant in places), **more)
