"""Laws of comparisons: a network changes nothing beside itself, and looking from the other side only turns it round."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from innbygger_core.network import Comparison, compare, read_plan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from innbygger_core.decisions import Reason
    from innbygger_core.network import HubNetwork

    Documents = st.SearchStrategy[dict[str, Any]]
    Days = st.SearchStrategy[date]

LISTS = ("units", "local_centres", "hubs", "rooms", "modules", "hours", "agreements")


def network_of(document: dict[str, Any], day: date) -> HubNetwork:
    return read_plan(json.dumps(document)).on(day)


def two(data: st.DataObject, documents: Documents, days: Days) -> tuple[HubNetwork, HubNetwork]:
    """Two plans, or one on two days: the first have most in common, the others most that differs."""
    one = data.draw(documents)
    other = one if data.draw(st.booleans()) else data.draw(documents)
    return network_of(one, data.draw(days)), network_of(other, data.draw(days))


def identities(reasons: Iterable[Reason]) -> set[tuple[str, ...]]:
    return {(it.code, it.subject, it.verdict, it.field, it.variant) for it in reasons}


@given(data=st.data())
def test_a_network_beside_itself_changes_nothing(plan_documents: Documents, days: Days, data: st.DataObject):
    network = network_of(data.draw(plan_documents), data.draw(days))
    comparison = compare(network, network)
    assert (comparison.disappeared, comparison.appeared) == ((), ())
    assert comparison.stayed == comparison.after.reasons


@given(data=st.data())
def test_what_disappears_from_one_side_appears_from_the_other(
    plan_documents: Documents, days: Days, data: st.DataObject
):
    one, other = two(data, plan_documents, days)
    there, back = compare(one, other), compare(other, one)
    assert identities(there.disappeared) == identities(back.appeared)
    assert identities(there.appeared) == identities(back.disappeared)
    assert (there.gone, there.added) == (back.added, back.gone)


@given(data=st.data())
def test_every_reason_stands_in_one_part_and_by_weight(plan_documents: Documents, days: Days, data: st.DataObject):
    comparison = compare(*two(data, plan_documents, days))
    before, after = comparison.before.reasons, comparison.after.reasons
    assert Counter((*comparison.stayed, *comparison.appeared)) == Counter(after)
    assert set(comparison.disappeared) <= set(before)
    assert not identities(comparison.disappeared) & identities(after)
    assert not identities(comparison.appeared) & identities(before)
    for part in (comparison.disappeared, comparison.appeared, comparison.stayed):
        assert [it.order for it in part] == sorted(it.order for it in part)


@given(data=st.data())
def test_everything_about_what_is_gone_disappears_but_the_notes(
    plan_documents: Documents, days: Days, data: st.DataObject
):
    comparison = compare(*two(data, plan_documents, days))
    gone = dict(comparison.gone)
    told = [it for it in comparison.before.reasons if it.subject in gone and it.verdict != "note"]
    assert [it for it in comparison.disappeared if it.subject in gone] == told


@given(data=st.data())
def test_the_order_of_lists_means_nothing_to_a_comparison(plan_documents: Documents, days: Days, data: st.DataObject):
    documents, on = (data.draw(plan_documents), data.draw(plan_documents)), (data.draw(days), data.draw(days))

    def compared(shuffle: bool) -> Comparison:
        order = [
            {name: data.draw(st.permutations(document[name])) if shuffle else document[name] for name in LISTS}
            for document in documents
        ]
        return compare(*(network_of({**it, **lists}, day) for it, lists, day in zip(documents, order, on, strict=True)))

    assert compared(shuffle=False) == compared(shuffle=True)
