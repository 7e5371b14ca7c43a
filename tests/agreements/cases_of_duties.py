"""What keeps, breaks, leaves open and escapes the rules about what was promised, and what has become of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.agreements.rule_cases import HUBS, Case, agreement, breaks, keeps, skips, unknown

DURATION = {"first_day": "2026-01-01", "last_day": None}
LATE_AUTUMN = {"on": ["2026-11-16"]}
SOON = {"on": ["2026-12-01"]}
FAR_OFF = {"on": ["2027-06-01"]}


def owed(due: object = LATE_AUTUMN, *acts: dict[str, Any], **said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    """An agreement with one obligation."""
    paths = {"id": "paths", "text": {"nb": "Rydde stier", "en": "Clear paths"}, "owner": HUBS, "due": due, **said}
    return agreement(duration=DURATION, obligations=[paths], meetings=[], acts=acts)


def met(due: object = LATE_AUTUMN, *acts: dict[str, Any], **said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in JSON
    """An agreement with one meeting."""
    meeting = {"id": "talk", "due": due, **said}
    return agreement(duration=DURATION, obligations=[], meetings=[meeting], acts=acts)


def done(amount: int | None = None, on: str = "2026-11-10") -> dict[str, Any]:
    return {"kind": "record_fulfilment", "on": on, "obligation": "paths", "amount": amount}


def held(on: str = "2026-11-10") -> dict[str, Any]:
    return {"kind": "record_meeting", "on": on, "meeting": "talk"}


def amended(**changes: object) -> dict[str, Any]:
    return {
        "kind": "amend",
        "id": "a1",
        "on": "2026-11-20",
        "valid_from": "2026-11-20",
        "reason": "Ny plan",
        "changes": changes,
    }


DRAFT, MORE_ACTS = {"signed": None}, {"more_acts": "unknown"}

DUTY_CASES: dict[str, list[Case]] = {
    "agreement.follow-up-meetings": [
        keeps("one among others", agreement(meetings=[{"id": "check", "kind": "evaluation"}, {"id": "talk"}])),
        breaks("no meetings", agreement(meetings=[]), "/meetings", params={"name": "choir"}),
        breaks("only an evaluation", agreement(meetings=[{"id": "check", "kind": "evaluation"}]), "/meetings"),
        unknown("nobody told", agreement(), "meetings", at="/meetings"),
    ],
    "agreement.obligation-lapsed": [
        keeps("done", owed(LATE_AUTUMN, done())),
        keeps("done too late", owed(LATE_AUTUMN, done(on="2026-11-20") | {"due": "2026-11-16"})),
        keeps("still within its tolerance", owed(tolerance="P7D")),
        keeps("not due yet", owed(SOON)),
        keeps("a duty that lasts", owed(None)),
        keeps("a duty that lasts and is counted, without an end", owed(None, amount=20)),
        keeps("no obligations", agreement(obligations=[])),
        *(
            keeps(f"not since {why}", owed() | {"duration": "unknown", **said})
            for why, said in {
                "the row holds": {"valid_from": "2026-11-20"},
                "it was signed": {"signed": "2026-11-20"},
                "it was amended": {"acts": [amended(name="Stiavtalen")]},
            }.items()
        ),
        breaks(
            "not done",
            owed(tolerance="P6D"),
            "/obligations/0",
            params={
                "duty": "Rydde stier",
                "due": date(2026, 11, 16),
                "last_day": date(2026, 11, 22),
                "done": 0,
                "wanted": 1,
            },
        ),
        breaks(
            "done in part",
            owed(LATE_AUTUMN, done(12), amount=20),
            ("/obligations/0", "partly"),
            params={"done": 12, "wanted": 20},
        ),
        breaks("twice", owed({"on": ["2026-03-02", "2026-06-01"]}), "/obligations/0", "/obligations/0"),
        breaks(
            "the agreement has ended since",
            owed(None, amount=20) | {"duration": {"first_day": "2015-01-01", "last_day": "2015-12-31"}},
            "/obligations/0",
            params={"due": date(2015, 12, 31)},
        ),
        breaks(
            "an obligation that they have given up since",
            owed(LATE_AUTUMN, amended(obligations=[])),
            "/obligations",
            params={"duty": "paths"},
        ),
        breaks("what they promise since is unknown", owed(LATE_AUTUMN, amended(obligations="unknown")), "/obligations"),
        skips("a draft", owed() | DRAFT, "draft"),
        unknown("nobody told", agreement(), "obligations", at="/obligations"),
        unknown(
            "nobody told what they promised before",
            agreement(duration=DURATION, acts=[amended(obligations=[])]),
            "obligations",
            at="/obligations",
        ),
        unknown("nobody told when", owed("unknown"), "due-dates", at="/obligations/0/due"),
        unknown(
            "nobody told when it ends",
            owed(None, amount=20) | {"duration": "unknown"},
            "due-dates",
            at="/obligations/0/due",
        ),
        unknown(
            "nobody told since when",
            owed({"yearly": ["11-16"]}) | {"duration": "unknown"},
            "agreement-first-day",
            at="/duration/first_day",
        ),
        unknown("it may have been done", owed() | MORE_ACTS, "agreement-acts", at="/acts"),
        unknown("before the row holds", owed() | {"valid_from": "2027-01-01"}, "agreement-acts", at="/acts"),
    ],
    "agreement.meeting-missed": [
        keeps("held", met(LATE_AUTUMN, held())),
        keeps("called when somebody asks for it", met(None)),
        keeps("and was held then", met(None, held())),
        keeps("no meetings", agreement(meetings=[])),
        breaks(
            "not held", met(name="Høstmøtet"), "/meetings/0", params={"duty": "Høstmøtet", "due": date(2026, 11, 16)}
        ),
        breaks("without a name", met(), "/meetings/0", params={"duty": "talk"}),
        breaks("an evaluation", met(kind="evaluation"), ("/meetings/0", "evaluation")),
        breaks("each half year", met({"every": "P3M"}), "/meetings/0", "/meetings/0", "/meetings/0"),
        skips("a draft", met() | DRAFT, "draft"),
        unknown("nobody told", agreement(), "meetings", at="/meetings"),
        unknown("nobody told when", met("unknown"), "due-dates", at="/meetings/0/due"),
        unknown("it may have been held", met() | MORE_ACTS, "agreement-acts", at="/acts"),
    ],
    "agreement.obligation-due": [
        keeps("done", owed(SOON, done())),
        keeps("far off", owed(FAR_OFF)),
        keeps("nearer than the policy reminds", owed(SOON), figures={"ahead": "P7D"}),
        keeps("nearer than the clause reminds", owed(SOON, lead="P7D")),
        keeps("lapsed", owed()),
        keeps("lasting", owed(None)),
        breaks(
            "draws near",
            owed(SOON),
            "/obligations/0",
            params={"due": date(2026, 12, 1), "last_day": date(2026, 12, 1)},
        ),
        breaks("draws near by its clause", owed(FAR_OFF, lead="P1Y"), "/obligations/0"),
        breaks("draws near by the policy", owed(FAR_OFF), "/obligations/0", figures={"ahead": "P1Y"}),
        breaks("done in part", owed(SOON, done(3), amount=20), "/obligations/0", params={"done": 3, "wanted": 20}),
        breaks(
            "overdue",
            owed(tolerance="P14D"),
            ("/obligations/0", "overdue"),
            params={"due": date(2026, 11, 16), "last_day": date(2026, 11, 30)},
        ),
        breaks("a meeting", met(SOON), ("/meetings/0", "follow-up")),
        breaks("a meeting that is overdue", met(tolerance="P14D"), ("/meetings/0", "follow-up-overdue")),
        breaks("an evaluation", met(SOON, kind="evaluation"), ("/meetings/0", "evaluation")),
        breaks(
            "an evaluation that is overdue",
            met(tolerance="P14D", kind="evaluation"),
            ("/meetings/0", "evaluation-overdue"),
        ),
        breaks(
            "an obligation and a meeting",
            met(SOON) | {"obligations": owed(SOON)["obligations"]},
            "/obligations/0",
            ("/meetings/0", "follow-up"),
        ),
        breaks(
            "at the beginning of days",
            owed({"on": ["1900-01-15"]}) | {"duration": {"first_day": "1900-01-01"}},
            "/obligations/0",
            day="1900-01-01",
        ),
        skips("a draft", owed(SOON) | DRAFT, "draft"),
        unknown("nobody told of meetings", agreement(obligations=[]), "meetings", at="/meetings"),
        unknown("nobody told", agreement(), "obligations", at="/obligations"),
        unknown("nobody told when", owed("unknown"), "due-dates", at="/obligations/0/due"),
    ],
}
