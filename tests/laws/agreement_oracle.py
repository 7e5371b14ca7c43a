"""What an agreement is on a day, worked out slowly from its JSON: on plain dates, by walking from term to term, by
trying every day, and by reading the table of statuses from the top."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeAlias

from innbygger_core.timekeeping import is_working_day

Json: TypeAlias = dict[str, Any]
Day: TypeAlias = date | str | None

U = "unknown"
ONE = timedelta(days=1)
LAST = date(2199, 12, 31)
UNITS = {"Y": (12, 0), "M": (1, 0), "W": (0, 7), "D": (0, 1)}


class Walked(NamedTuple):
    """A term, first and last day inclusive; None is an open end."""

    number: int
    first: Day
    last: Day


class Ending(NamedTuple):
    """Why there is a last day, and which: ``notice`` with the day on which it was given, or ``terminate``."""

    why: str
    given: date
    last: Day


# --- Plain dates -----------------------------------------------------------------------------------------------------


def day_of(text: str | None) -> Day:
    return text if text in (None, U) else date.fromisoformat(text)


def moved(day: date, period: str, times: int = 1) -> date:
    """The same day of the month so many months on, or the last there is; and then so many days."""
    months = days = 0
    for amount, unit in re.findall(r"(\d+)([YMWD])", period):
        months += int(amount) * UNITS[unit][0] * times
        days += int(amount) * UNITS[unit][1] * times
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + days * ONE


def on_a_working_day(day: date, convention: str) -> date:
    """Step until there is a working day, in the direction that the convention says."""
    if convention == "unadjusted":
        return day
    later = earlier = day
    while not is_working_day(later):
        later += ONE
    while not is_working_day(earlier):
        earlier -= ONE
    stays = convention == "following" or (convention == "modified_following" and later.month == day.month)
    return later if stays else earlier


# --- What is known, and which provisions hold ------------------------------------------------------------------------


def acts_of(agreement: Json, known: date, *kinds: str) -> list[Json]:
    """What was recorded until a day, in the order in which it was done."""
    told = [act for act in agreement.get("acts", []) if act["kind"] in kinds and date.fromisoformat(act["on"]) <= known]
    return sorted(told, key=lambda act: act["on"])


def provisions(agreement: Json, day: date, known: date) -> Json:
    """The agreement as its amendments have left it: each names what it changes, and the rest stands."""
    holding = dict(agreement)
    for act in agreement.get("acts", []):
        if act["kind"] == "amend" and date.fromisoformat(act["on"]) <= known:
            holding |= act["changes"] if date.fromisoformat(act["valid_from"]) <= day else {}
    return holding


def duration_of(told: Json) -> Json:
    duration = told.get("duration", U)
    return duration if isinstance(duration, dict) else {}


def renewal_of(told: Json) -> Json | str | None:
    """What follows when a term ends; what says nothing of it is not renewed."""
    return duration_of(told).get("renewal")


def notice_of(told: Json) -> Json | str | None:
    """The clause about notice; None where none can be given."""
    termination = told.get("termination", U)
    return termination.get("notice", U) if isinstance(termination, dict) else termination


# --- Terms -----------------------------------------------------------------------------------------------------------


def first_term(told: Json) -> Walked:
    duration = duration_of(told)
    first = day_of(duration.get("first_day", U))
    if duration.get("length") and isinstance(first, date):
        return Walked(1, first, moved(first, duration["length"]) - ONE)
    ends = duration.get("ends_with", {}).get("on", U) if "ends_with" in duration else duration.get("last_day", U)
    return Walked(1, first, day_of(ends))


def natural_terms(told: Json, decided: list[Json], until: date) -> list[Walked]:
    """The terms that come if nobody ends anything: the first, those that follow by themselves, those decided later."""
    terms = [first_term(told)]
    renewal = renewal_of(told)
    if isinstance(renewal, dict) and renewal["kind"] == "automatic" and isinstance(terms[0].last, date):
        length = duration_of(told).get("length", "") if isinstance(terms[0].first, date) else ""
        begins = terms[0].first if length else terms[0].last + ONE
        for number in range(renewal.get("times", 100_000)):
            first = moved(begins, length + renewal["period"] * number)
            if first > until:
                return [*terms, Walked(number + 2, first, None)]
            terms.append(Walked(number + 2, first, moved(begins, length + renewal["period"] * (number + 1)) - ONE))
    for act in decided:
        last = terms[-1]
        if isinstance(last.last, date) and str(last.last) < act.get("last_day", "9"):
            terms.append(Walked(last.number + 1, last.last + ONE, decided_end(told, act, last.last + ONE)))
    return terms


def decided_end(told: Json, act: Json, first: date) -> Day:
    if act.get("last_day"):
        return date.fromisoformat(act["last_day"])
    renewal = renewal_of(told)
    period = act.get("period") or (isinstance(renewal, dict) and renewal.get("period"))
    return moved(first, period) - ONE if period else U


def earliest_end(told: Json) -> date | str:
    """The day before which notice ends nothing."""
    first, minimum = first_term(told).first, duration_of(told).get("minimum")
    if minimum is None:
        return date.min
    return moved(first, minimum) - ONE if isinstance(first, date) else U


# --- Notice ----------------------------------------------------------------------------------------------------------


def reached(notice: Json, given: date) -> date:
    """The last day of a notice that is given on a day."""
    anchor = notice.get("anchor", "any_day")
    if anchor == "first_of_next":
        return moved(moved(given.replace(day=1), "P1M"), notice["length"]) - ONE
    last = moved(given, notice["length"])
    return last if anchor == "any_day" else last.replace(day=monthrange(last.year, last.month)[1])


def last_day_for(notice: Json, end: date) -> date:
    """Try every day, from the end and back, until one reaches it; then look whether the convention moves it."""
    day = end
    while reached(notice, day) > end:
        day -= ONE
    return min(end, on_a_working_day(day, notice.get("convention", "unadjusted")))


def ends_the_agreement(notice: Json, running: Walked) -> bool:
    """Whether notice ends the agreement when it has run, and not at the end of the term that runs."""
    return notice.get("ends", "term") == "agreement" or not isinstance(running.last, date)


def end_by_notice(agreement: Json, terms: list[Walked], act: Json) -> Day:
    """The last day that a notice gives: what it names, when it has run, or the end of the first term that it reaches.

    It is given under the clause of its own day. None where it ends nothing.
    """
    if act.get("last_day"):
        return day_of(act["last_day"])
    given = date.fromisoformat(act["on"])
    told = provisions(agreement, given, given)
    notice, least = notice_of(told), earliest_end(told)
    if not isinstance(notice, dict):
        return notice
    running = next((term for term in terms if not isinstance(term.last, date) or given <= term.last), terms[0])
    if least == U or (running.last == U and notice.get("ends") != "agreement"):
        return U
    if ends_the_agreement(notice, running):
        return max(reached(notice, given), least)
    for term in terms[:-1]:
        if isinstance(term.last, date) and given <= last_day_for(notice, term.last) and least <= term.last:
            return term.last
    return None


# --- The whole course ------------------------------------------------------------------------------------------------


class Course:
    """An agreement by what is known on a day, with the provisions that hold on that day."""

    def __init__(self, agreement: Json, day: date, known: date | None = None) -> None:
        """Walk through everything that was done, in order; far enough to see what comes after the day."""
        self.agreement, self.day, self.known = agreement, day, known or day
        self.told = provisions(agreement, day, self.known)
        self.decided: list[Json] = []
        self.endings: list[Ending] = []
        self.natural = self._terms()
        for act in acts_of(agreement, self.known, "renew", "give_notice", "withdraw_notice", "terminate"):
            self._do(act, date.fromisoformat(act["on"]))

    def _terms(self) -> list[Walked]:
        return natural_terms(self.told, self.decided, self.day + 4000 * ONE)

    def _do(self, act: Json, on: date) -> None:
        """Follow an act. One that comes too late, or would not end anything before it ends anyway, changes nothing."""
        stands = self.terms[-1].last
        if act["kind"] == "renew":
            self.decided += [] if self.ending else [act]
            self.natural = self._terms()
        elif isinstance(stands, date) and stands < on:
            return
        elif act["kind"] == "withdraw_notice":
            self.endings = [one for one in self.endings if one.why != "notice"]
        else:
            notice = act["kind"] == "give_notice"
            last = end_by_notice(self.agreement, self.terms, act) if notice else day_of(act["last_day"])
            if (last == U and not self.notice_runs) or (
                isinstance(last, date) and (not isinstance(stands, date) or last < stands)
            ):
                self.endings.append(Ending("notice" if notice else "terminate", on, last))

    @property
    def ending(self) -> Ending | None:
        """What ends it: the latest, since each comes before the one that stood."""
        return self.endings[-1] if self.endings else None

    @property
    def notice_runs(self) -> bool:
        """Whether it ends by notice."""
        return self.ending is not None and self.ending.why == "notice"

    @property
    def may_go_on(self) -> bool:
        """Whether it has a last day, and nobody knows if another term follows."""
        ended = any(one.last != U for one in self.endings)
        known = ended or self.decided or renewal_of(self.told) != U
        return isinstance(self.terms[-1].last, date) and not known

    @property
    def terms(self) -> list[Walked]:
        """The terms as the ending has cut them."""
        known = [one.last for one in self.endings if one.last != U]
        if not known:
            return self.natural
        last = min(known)
        begun = [term for term in self.natural if not isinstance(term.first, date) or term.first <= last]
        cut = [
            term if isinstance(term.last, date) and term.last <= last else term._replace(last=last) for term in begun
        ]
        return cut or [self.natural[0]._replace(last=last)]

    def term(self) -> Walked | None:
        """The term that the day lies in."""
        for term in self.terms:
            begun = not isinstance(term.first, date) or term.first <= self.day
            if begun and (not isinstance(term.last, date) or self.day <= term.last):
                return term
        return None

    def next_term(self) -> Walked | None:
        """The one that follows it; before all of them, the first."""
        now, first = self.term(), self.terms[0]
        if now is None and isinstance(first.first, date) and self.day < first.first:
            return first
        return next((term for term in self.terms if now and term.number == now.number + 1), None)

    def last_day(self) -> Day:
        """The last day, unless somebody acts."""
        return U if self.may_go_on or (self.ending is not None and self.ending.last == U) else self.terms[-1].last

    def last_notice_day(self) -> Day:
        """The last day for ending the term that runs, while nobody has given notice."""
        now = self.term()
        return None if now is None or self.notice_runs else self.last_day_to_end(now)

    def last_day_to_end(self, term: Walked) -> Day:
        """The last day for ending a term."""
        notice = notice_of(self.told)
        if notice is None or term.last is None:
            return None
        if term.last == U or term.number == self.terms[-1].number:
            return U if term.last == U else None
        if notice == U or ends_the_agreement(notice, term):
            return U if notice == U else None
        least = earliest_end(self.told)
        return U if least == U else last_day_for(notice, term.last) if least <= term.last else None

    def renewal_certain(self) -> bool | str:
        """Try whether notice on the day, or on one to come, would keep the next term away."""
        now, notice, least = self.term(), notice_of(self.told), earliest_end(self.told)
        if now is None or not self.next_term():
            return False
        if notice is None or self.notice_runs:
            return True
        if U in (notice, least):
            return U
        if now.last < least:
            return True
        return self.day > last_day_for(notice, now.last)

    def pauses(self) -> list[tuple[date, Day]]:
        """The days of rest, each from its first to its last; None is until somebody resumes."""
        rests: list[tuple[date, Day]] = []
        for act in acts_of(self.agreement, self.known, "pause", "resume"):
            first = day_of(act.get("first_day", act["on"]))
            if act["kind"] == "pause":
                rests.append((first, day_of(act.get("last_day"))))
            else:
                rests = [(one[0], first - ONE) if rests_on(one, first) else one for one in rests]
        return [one for one in rests if one[1] is None or one[0] <= one[1]]

    def rests_until(self) -> Day:
        """The last day of rest where it rests; None where it does not, or nobody has said."""
        lasts = [last for first, last in self.pauses() if rests_on((first, last), self.day)]
        return None if None in lasts else max(lasts, default=None)

    def is_draft(self) -> bool:
        """Whether somebody has still to sign."""
        signed, done = day_of(self.agreement.get("signed", U)), set()
        if signed is not None:
            return isinstance(signed, date) and self.day < signed
        for act in acts_of(self.agreement, self.known, "sign"):
            on = date.fromisoformat(act["on"])
            wanted = set(provisions(self.agreement, on, on)["parties"])
            done |= set(act.get("by") or wanted)
            if wanted <= done:
                return False
        return True

    def status(self, *, lapsed: bool = False) -> str:
        """Read the table from the top."""
        row_holds = self.agreement.get("valid_from", "") <= str(self.day) <= self.agreement.get("valid_to", "9")
        first, last = self.natural[0].first, self.terms[-1].last
        past, unsure = isinstance(last, date) and last < self.day, self.may_go_on
        table = [
            ("unknown", not row_holds or self.agreement.get("more_acts", False) is not False),
            ("draft", self.is_draft()),
            ("ended", past and not unsure),
            ("signed", isinstance(first, date) and self.day < first),
            ("unknown", past or (self.ending is not None and self.ending.last == U)),
            ("suspended", any(rests_on(one, self.day) for one in self.pauses())),
            ("breached", lapsed),
            ("notice_given", self.notice_runs),
            ("last_term", isinstance(last, date) and self.next_term() is None and not unsure),
        ]
        return next((status for status, true in table if true), "in_force")


def milestones(agreement: Json, start: date, end: date) -> list[tuple[date, str]]:
    """Look at each day of ``[start, end)``: what begins on it, ends on it, or can be done on it for the last time."""
    days = [start + number * ONE for number in range((end - start).days)]
    return [(day, kind) for day in days for kind in sorted(kinds_on(agreement, day))]


def kinds_on(agreement: Json, day: date) -> list[str]:
    """What happens on a day, as everything recorded makes it; a day on which the row does not hold has nothing."""
    course = Course(agreement, day, LAST)
    holds = agreement.get("valid_from", "") <= str(day) <= agreement.get("valid_to", "9")
    if not holds or (agreement.get("signed", U) is None and course.is_draft()):
        return []
    terms = [term for term in course.terms if term.first == U or term.last in (None, U) or term.first <= term.last]
    pauses = course.pauses()
    amended = [act for act in agreement["acts"] if act["kind"] == "amend" and act["valid_from"] == str(day)]
    return [
        *("start" if term.number == 1 else "renewal" for term in terms if term.first == day),
        *("last_notice_day" for term in terms if is_last_for_notice(agreement, course, term)),
        *("amendment" for _ in amended),
        *("pause" for first, _ in pauses if first == day),
        *("resumption" for _, last in pauses if last == day - ONE),
        *("end" for term in course.terms[-1:] if term.last == day),
    ]


def is_last_for_notice(agreement: Json, course: Course, term: Walked) -> bool:
    """Whether notice ends a term on this day, and no longer on the next, whichever version the two days have."""
    last, tomorrow = course.last_day_to_end(term), course.day + ONE
    changes = any(act["kind"] == "amend" and act["valid_from"] == str(tomorrow) for act in agreement["acts"])
    if not changes or not isinstance(last, date) or last <= course.day:
        return last == course.day
    after = Course(agreement, tomorrow, LAST)
    running = after.term()
    too_late = after.last_day_to_end(running) if running and running.last == term.last else None
    return isinstance(too_late, date) and too_late <= course.day


def rests_on(pause: tuple[date, Day], day: date) -> bool:
    return pause[0] <= day and (pause[1] is None or day <= pause[1])
