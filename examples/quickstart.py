"""The first steps, top to bottom: check a plan, ask for opening hours, follow an agreement, write a calendar.

Run it from anywhere, with the package installed: ``python examples/quickstart.py``. Beside it lie the plan and the
policy of Fjord, a municipality that does not exist.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from innbygger_core import UnreadableData, check_network, ical, nye_asker, read_plan, read_policy
from innbygger_core.agreements import Agreement
from innbygger_core.hours import Access, Layer, OpeningHours, Week, compile_hours

HERE = Path(__file__).parent
OSLO = ZoneInfo("Europe/Oslo")
now = datetime(2026, 11, 23, 12, 0, tzinfo=OSLO)  # the library has no clock: you tell it what time it is

# 1. A municipality's plan, checked. One ships with the library, with the source of every fact; yours is a JSON text.
asker = nye_asker()
fjord = read_plan((HERE / "fjord.json").read_text(encoding="utf-8"))

report = check_network(fjord.on(now.date()))
print("Without a policy:", "as it must be" if report.ok else "something must be mended")
for reason in report.reasons:
    if reason.verdict == "fail":
        print(f"  {reason.severity}: {reason.text('nn')}")
        print(f"  {reason.help('nn')} ({', '.join(map(str, reason.sources))}, {reason.code})")

# What binds is what the municipality decided itself: severities, figures and sources are its own to set.
policy = read_policy((HERE / "fjord-policy.json").read_text(encoding="utf-8"))
report = check_network(fjord.on(now.date()), policy=policy)
print("By its own policy:", "as it must be" if report.ok else "something must be mended")
print("Still unknown about the hub in the centre:")
for reason in report.about("hub/sentrum").reasons:
    if reason.verdict == "unknown":
        print(f"  {reason.text('nn')}")

# Everything that is wrong with a text is told at once, each with what to write instead.
try:
    read_plan('{"format": "innbygger.plan/1", "municipality": {"name": "Vik"}, "hubs": [{"id": "Nord!", "leder": 1}]}')
except UnreadableData as unreadable:
    for fault in unreadable.faults:
        print(f"  {fault}")

# 2. Opening hours, asked. Of a hub over the years, of one of its modules, or of hours that stand alone.
timetable = asker.timetable("heggedal")
state = timetable.state(now)
print("Heggedal:", timetable.summary(now).text("nb"))
print("  open:", timetable.is_open(now), "by", ", ".join(state.layers))
print("  because:", ", ".join(because.winner for because in state.because))
print("  next change:", timetable.next_change(now))
for opening in timetable.next_openings(now, 3, access=Access.STAFFED):
    print("  staffed:", opening.start, "to", opening.end)
print("  open this week:", timetable.open_time(date(2026, 11, 23), date(2026, 11, 30)))
print("Its library:", asker.timetable("heggedal", module="library").summary(now).text("nb"))

hours = asker.on(now.date()).hub("heggedal").hours
if isinstance(hours, OpeningHours):  # they could also be None (it has none) or unknown
    print(hours.text("nb"))

desk = Layer(id="desk", access=Access.STAFFED, week=Week.of({"mon-fri": ["10:00-16:00"]}))
print("A desk of my own:", compile_hours(OpeningHours(layers=(desk,))).summary(now).text("en"))

# 3. An agreement: what it is on a day follows from what was written and what happened, and is never stored.
fees = Agreement.model_validate(
    {
        "id": "fees",
        "kind": "co_operation",
        "parties": ["unit/health", "organisation/doctors"],
        "duration": {
            "first_day": "2023-09-01",
            "last_day": "2025-06-30",
            "renewal": {"kind": "automatic", "period": "P1Y"},
        },
        "termination": {"notice": {"length": "P3M"}},
        "meetings": [{"id": "spring", "kind": "evaluation", "due": {"season": "spring"}}],
    }
)
print("The last day to give notice is", fees.last_notice_day(now.date()))
print(fees.state(now.date()).text("nb"))
for milestone in fees.milestones(date(2027, 1, 1), date(2028, 1, 1)):
    print("  from", milestone.act_from, milestone.text("nb"))
print(fees.text("nn", names={"unit/health": "Helseavdelinga", "organisation/doctors": "Legane"}))

# 4. A calendar for other systems: bytes, the same for the same plan.
calendar = ical.opening_hours(asker, "heggedal", date(2026, 1, 1), date(2027, 1, 1), lang="nb")
print(f"A calendar of {calendar.count(b'BEGIN:VEVENT')} events; its first lines:")
print(*calendar.decode().splitlines()[:4], sep="\n")
