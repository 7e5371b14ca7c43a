"""What the tests of seasons share: a season of evenings in a hall, applications for it, and what comes of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from innbygger_core.hubs import OrganisationFacts, RoomFacts
from innbygger_core.sharing import Allocation, Application, Season, SeasonTime, allocate

if TYPE_CHECKING:
    from innbygger_core.sharing import AllocationPlan, Award

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 5, 1, 12, tzinfo=OSLO)
OPENS, CLOSES = datetime(2026, 1, 10, 8, tzinfo=OSLO), datetime(2026, 4, 1, tzinfo=OSLO)
IN_TIME, LATE = datetime(2026, 3, 1, 12, tzinfo=OSLO), datetime(2026, 4, 2, 12, tzinfo=OSLO)
HALL = tuple(
    RoomFacts(id=name, hub="torg", name=name, part_of=whole)
    for name, whole in (("hall", None), ("north", "hall"), ("south", "hall"))
)


def evening(weekdays: str = "tue", clock: str = "18:00-20:00", room: str = "hall") -> SeasonTime:
    return SeasonTime.model_validate({"room": room, "weekdays": weekdays, "clock": clock})


def season(*times: SeasonTime, **told: Any) -> Season:  # noqa: ANN401 - as in JSON
    """A season whose window is known; without times it gives one hall away on five evenings, each as a whole."""
    least = {"id": "2026", "first_day": "2026-06-22", "last_day": "2027-06-20", "opens": OPENS, "closes": CLOSES}
    return Season.model_validate(least | {"times": times or (evening("mon-fri"),), "seed": "31415"} | told)


def applies(name: str, *wishes: SeasonTime, **told: Any) -> Application:  # noqa: ANN401 - as in JSON
    """An application that came in time."""
    least = {"id": name, "organiser": f"organisation/{name}", "sent_at": IN_TIME, "wishes": wishes}
    return Application.model_validate(least | told)


def holds(name: str, *times: SeasonTime, **told: Any) -> Allocation:  # noqa: ANN401 - as in JSON
    """What an organisation holds."""
    least = {"id": name, "season": "2026", "organiser": f"organisation/{name}", "times": times}
    return Allocation.model_validate(least | told)


def association(name: str, **told: Any) -> OrganisationFacts:  # noqa: ANN401 - as in JSON
    return OrganisationFacts.model_validate({"id": name, "name": name, "kind": "association"} | told)


def planned(given_away: Season, *applications: Application, **told: Any) -> AllocationPlan:  # noqa: ANN401 - as in JSON
    return allocate(given_away, applications, **{"now": NOW, **told})


def written(times: tuple[SeasonTime, ...]) -> list[str]:
    return [f"{time.room} {time.weekdays} {time.clock}" for time in times]


def given(award: Award) -> list[str]:
    """What an application got, in the order in which it was chosen, without its room."""
    return [f"{each.time.weekdays} {each.time.clock}" for each in award.given]


def reasons(award: Award) -> list[tuple[str, str, tuple[str, ...]]]:
    """What an application did not get, why, and why others came before."""
    return [
        (f"{each.time.weekdays} {each.time.clock}", each.why, tuple(taker.because for taker in each.takers))
        for each in award.unmet
    ]


def drawn_first(held: Season, *names: str) -> list[str]:
    """The names of some who are equals, in the order of the draw."""
    plan = planned(held, *(applies(name) for name in names))
    return [award.application for award in plan.awards]
