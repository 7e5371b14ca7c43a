"""What crosses a boundary, and the JSON Schema of it as the models say it now. As a program: freeze it.

A frozen schema is rewritten where whatever was valid stays valid; else the next version is written beside it.

Usage: ``nox -s schemas``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from tests.interchange.compatibility import breaks, resolved

from innbygger_core import agreements, cards, decisions, hours, ical, loans, network, sharing, timekeeping
from innbygger_core.interchange import osm, schema_org
from innbygger_core.rulebook import policy_schema
from innbygger_core.values import _prose as prose

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ROOTS", "SAID", "freeze", "frozen_file", "generated", "newest", "written"]

FOLDER = Path(__file__).parents[2] / "src/innbygger_core/interchange/json_schema/frozen"

# What stands alone when it enters or leaves. The policy file has no class that others see, and is not here.
ROOTS: Mapping[str, Any] = {
    "plan": network.Plan,
    "hours": hours.OpeningHours,
    "agreement": agreements.Agreement,
    "agreement-act": agreements.Act,
    "lead-times": agreements.LeadTimes,
    "agreement-state": agreements.AgreementState,
    "agreement-version": agreements.Version,
    "agreement-change": agreements.Change,
    "milestone": agreements.Milestone,
    "coverage": agreements.Coverage,
    "shared-cover": agreements.SharedCover,
    "decision": decisions.Decision,
    "report": decisions.Report,
    "comparison": network.Comparison,
    "module-matrix": network.ModuleMatrix,
    "hours-state": hours.HoursState,
    "hours-summary": hours.HoursSummary,
    "hours-changes": hours.HoursChanges,
    "stretch": hours.Stretch,
    "week-table": hours.WeekTable,
    "span": timekeeping.Span,
    "spans": timekeeping.Spans,
    "osm-text": osm.OsmText,
    "schema-org-place": schema_org.SchemaOrgPlace,
    "schema-org-events": schema_org.SchemaOrgEvents,
    "calendar-message": ical.CalendarMessage,
    "busy-time": ical.BusyTime,
    "occurrence": ical.Occurrence,
    "read-feed": ical.ReadFeed,
    "read-hours": ical.ReadHours,
    "read-busy": ical.ReadBusy,
    "read-closures": ical.ReadClosures,
    "booking-request": sharing.BookingRequest,
    "booking-act": sharing.BookingAct,
    "booking": sharing.Booking,
    "public-booking": sharing.PublicBooking,
    "booking-needs": sharing.Needs,
    "free-time": sharing.FreeTime,
    "arrival": sharing.Arrival,
    "access-margins": sharing.AccessMargins,
    "access-list": sharing.AccessList,
    "application": sharing.Application,
    "allocation-plan": sharing.AllocationPlan,
    "allocated-span": sharing.AllocatedSpan,
    "team-times": sharing.TeamTimes,
    "visiting-service": sharing.VisitingService,
    "visit-plan": sharing.VisitPlan,
    "activity-record": sharing.ActivityRecord,
    "loan-request": loans.LoanRequest,
    "loan-act": loans.LoanAct,
    "loan": loans.Loan,
    "public-loan": loans.PublicLoan,
    "borrower-block": loans.BorrowerBlock,
    "outage": loans.Outage,
    "cancelled-run": loans.CancelledRun,
    "loan-needs": loans.Needs,
    "loan-notice": loans.Notice,
    "consequences": loans.Consequences,
    "due": loans.Due,
    "free-stretch": loans.FreeStretch,
    "assigned": loans.Assigned,
    "reminder": loans.Reminder,
    "lost-loan": loans.LostLoan,
    "packing-stop": loans.PackingStop,
    "card": cards.Card,
    "card-act": cards.CardAct,
    "card-use": cards.CardUse,
    "admission": cards.Admission,
    "opportunity": cards.Opportunity,
}
# What has no docstring of its own, or one for those who read the code.
SAID: dict[str, tuple[str, str]] = {
    "policy": ("PolicyFile", "What a municipality changes of the rules: severities, figures and sources."),
    "spans": ("Spans", "A set of instants, as the spans that it is made of, in any order."),
    "agreement-act": ("AgreementAct", "Something that happens to an agreement."),
    "booking-act": ("BookingAct", "Something that happens to a booking."),
    "loan-act": ("LoanAct", "Something that happens at a lending desk."),
    "card-act": ("CardAct", "Something that happens to an activity card."),
}
_PRIVATE = re.compile(r"innbygger_core__([a-z]+)__.*")
_VALUES = {"const", "default", "enum", "examples", "required"}


def generated(name: str, version: int = 1) -> dict[str, Any]:
    """Make the schema of what has this name, of whatever the models say now."""
    made = _made(name)
    names = dict(zip(made.get("$defs", ()), _public_names(made.get("$defs", {})), strict=True))
    title, description = SAID.get(name) or _said(made)
    return {
        **_tidy(made, names),
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:innbygger:{name}:{version}",
        "title": title,
        "description": description,
    }


def written(schema: Mapping[str, Any]) -> str:
    """Write it so that the same schema always has the same bytes."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def frozen_file(name: str, version: int) -> Path:
    """Tell where a version is kept."""
    return FOLDER / f"{name}.{version}.json"


def newest(name: str) -> int:
    """Give the newest version that is kept; 0 where there is none."""
    return max((int(path.name.split(".")[1]) for path in FOLDER.glob(f"{name}.*.json")), default=0)


def freeze(name: str) -> Path:
    """Write the schema of this name, as a new version where it refuses what the newest accepts."""
    version = newest(name)
    if not version or breaks(json.loads(frozen_file(name, version).read_text("utf-8")), generated(name)):
        version += 1
    path = frozen_file(name, version)
    path.write_text(written(generated(name, version)), "utf-8", newline="\n")
    return path


def _made(name: str) -> dict[str, Any]:
    return policy_schema() if name == "policy" else TypeAdapter(ROOTS[name]).json_schema()


def _said(made: Mapping[str, Any]) -> tuple[str, str]:
    """Read title and description, also of a class that stands inside itself and is only referred to."""
    whole = resolved(made, made)
    return whole["title"], prose(whole.get("description", ""))


def _public_names(definitions: Mapping[str, Any]) -> list[str]:
    """Name definitions by their titles; those of one title by their rooms too, and none by a private module."""
    titles = [re.sub(r"[^\w.-]+", "-", schema.get("title", name)) for name, schema in definitions.items()]
    count = Counter(titles)
    rooms = [_PRIVATE.sub(r"\1.", name) for name in definitions]
    return [title if count[title] == 1 else room + title for room, title in zip(rooms, titles, strict=True)]


def _tidy(schema: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    """Say it in words that JSON Schema has: a member that tells alternatives apart must be there.

    Alternatives are never told apart by counting (``oneOf``): of those that pydantic tells apart by a function, two may
    look alike.
    """
    match schema:
        case {"oneOf": alternatives, **rest}:
            return _tidy({"anyOf": alternatives, **rest}, names)
        case {"discriminator": {"propertyName": str(told_apart_by)}, **rest}:
            return {**_tidy(rest, names), "required": [told_apart_by]}
        case dict():
            return {key: _keyword(key, value, names) for key, value in schema.items()}
        case list():
            return [_tidy(each, names) for each in schema]
    return schema


def _keyword(key: str, value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    match key:
        case "$defs":
            return {names[name]: _tidy(schema, names) for name, schema in value.items()}
        case "$ref":
            return f"#/$defs/{names[value.removeprefix('#/$defs/')]}"
        case "description":
            return prose(value)
        case "properties":
            return {name: _tidy(_without_title(schema), names) for name, schema in value.items()}
        case _ if key in _VALUES:
            return value
    return _tidy(value, names)


def _without_title(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != "title"}


def main() -> None:
    """Freeze every schema, and tell which files were written."""
    for name in ("policy", *ROOTS):
        print(freeze(name).name)  # noqa: T201 - a program's answer


if __name__ == "__main__":
    main()
