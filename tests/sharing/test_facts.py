"""What sharing reads of a plan is what a plan has."""

from __future__ import annotations

from tests.sharing.torg import plan

from innbygger_core.sharing import SharingFacts


def test_a_plan_has_all_that_sharing_reads():
    facts: SharingFacts = plan()
    read = [name for name in vars(SharingFacts) if not name.startswith("_")]
    assert len(read) > 15
    assert [name for name in read if not hasattr(facts, name)] == []
