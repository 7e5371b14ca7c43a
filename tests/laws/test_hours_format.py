"""Laws of the whole format: the engine says what the plainest reading says, and nothing that may be otherwise."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.hours_documents import Drawn, documents, faults
from tests.laws.plain_dates import ONE_DAY
from tests.laws.plain_hours import Plain

from innbygger_core.hours import compile_hours, read_hours

if TYPE_CHECKING:
    from innbygger_core.hours import Timetable

MINUTE = timedelta(minutes=1)
dear = settings(max_examples=settings.default.max_examples // 2)
DRAWN = documents()
# Around midnight, where days meet, more often than elsewhere.
MINUTES = st.one_of(st.integers(0, 1439), st.sampled_from([0, 1, 59, 90, 149, 150, 165, 480, 719, 720, 1439]))


@st.composite
def instants(draw: st.DrawFn, around: date) -> list[datetime]:
    """Draw instants on some days near a day."""
    days = draw(st.lists(st.integers(-12, 12), min_size=1, max_size=3, unique=True))
    starts = [datetime(around.year, around.month, around.day, tzinfo=UTC) + it * ONE_DAY for it in days]
    minutes = draw(st.lists(MINUTES, min_size=4, max_size=10, unique=True))
    return [start + minute * MINUTE for start in starts for minute in minutes]


def compiled(drawn: Drawn) -> Timetable:
    """Compile a document, with those that it is bound to."""
    hours, *others = (read_hours(json.dumps(document)) for document in (drawn.document, *drawn.context))
    return compile_hours(hours, context=others)


def _said(timetable: Timetable, when: datetime) -> str:
    found = next(timetable.spans(when, when + MINUTE), None)
    return "closed" if found is None else "open" if found.is_open else "unknown"


def _allowed(drawn: Drawn, exact: str, cautious: str) -> set[str]:
    """What is known must be so; unknown may also be said where only things uncertain together would tell."""
    return {exact, cautious, "unknown"} if drawn.entangled else {exact, cautious}


@given(DRAWN, st.data())
def test_every_layer_is_at_every_instant_what_the_plainest_reading_says(drawn: Drawn, data: st.DataObject):
    timetable, plain = compiled(drawn), Plain(drawn.document, drawn.context)
    for when in data.draw(instants(drawn.day)):
        for layer in (it["id"] for it in drawn.document["layers"]):
            said, exact = _said(timetable.view(layer=layer), when), plain.state(layer, when)
            assert said in _allowed(drawn, exact, plain.cautious(layer, when)), (layer, str(when))


@dear
@given(DRAWN, st.data())
def test_the_default_view_is_open_where_any_of_its_layers_is(drawn: Drawn, data: st.DataObject):
    timetable, plain = compiled(drawn), Plain(drawn.document, drawn.context)
    for when in data.draw(instants(drawn.day)):
        said, exact = _said(timetable, when), plain.view(when)
        assert said in _allowed(drawn, exact, plain.cautious_view(when)), str(when)


@given(DRAWN)
def test_is_open_agrees_with_the_spans_at_every_edge(drawn: Drawn):
    timetable = compiled(drawn)
    window = (drawn.day - 6 * ONE_DAY, drawn.day + 6 * ONE_DAY)
    spans = [(it.start.astimezone(UTC), it.end.astimezone(UTC), it.is_open) for it in timetable.spans(*window)]
    for edge in {edge for start, end, _ in spans[1:-1] for edge in (start, end)}:
        for instant in (edge - timedelta(microseconds=1), edge, edge + MINUTE):
            expected = any(is_open for start, end, is_open in spans if start <= instant < end)
            local = instant.astimezone(timetable.horizon.tzinfo)
            assert [timetable.is_open(it) for it in (instant, local, local)] == [expected] * 3, str(instant)


@dear
@given(DRAWN)
def test_what_is_written_out_reads_back_as_the_same(drawn: Drawn):
    hours = read_hours(json.dumps(drawn.document))
    again = read_hours(hours.model_dump_json())
    assert again == hours
    assert again.model_dump_json() == hours.model_dump_json()
    window = (drawn.day - 6 * ONE_DAY, drawn.day + 6 * ONE_DAY)
    written = drawn._replace(document=json.loads(hours.model_dump_json()))
    assert list(compiled(written).spans(*window)) == list(compiled(drawn).spans(*window))


# --- Ties ------------------------------------------------------------------------------------------------------------


@given(documents(ties=True))
def test_only_ties_are_refused_and_each_with_a_date_on_which_it_is_real(drawn: Drawn):
    plain = Plain(drawn.document)
    for fault in faults(drawn.document):
        assert fault.kind == "tie", fault
        day = date.fromisoformat(str(dict(fault.params)["day"]))
        assert any(any(plain.ties(layer["id"], day)) for layer in drawn.document["layers"]), fault


@dear
@given(documents(ties=True))
def test_where_nothing_is_refused_no_day_is_given_twice(drawn: Drawn):
    if not faults(drawn.document):
        plain = Plain(drawn.document)
        for days in range(-12, 13):
            day = drawn.day + days * ONE_DAY
            for layer in drawn.document["layers"]:
                assert not all(plain.ties(layer["id"], day)), (layer["id"], day)
