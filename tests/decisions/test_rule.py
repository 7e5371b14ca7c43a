"""A rule: a function with its code, source and severity beside it."""

from __future__ import annotations

import pytest
from attrs import frozen

from innbygger_core.decisions import (
    Basis,
    Fail,
    Figures,
    Finding,
    Kind,
    Pass,
    Severity,
    Skip,
    Source,
    Unknown,
    Verdict,
    rule,
)


@frozen
class Shed:
    reference: str = "shed/1"
    name: str = "The shed"
    keys: int = 1


class Keys(Figures):
    """A figure of a rule."""

    least: int = 2


@rule("hub.keys", Shed, Severity.SHOULD, Source("report", "15"), params={"found": int, "names": tuple}, figures=Keys)
def keys(shed: Shed, figures: Keys) -> Verdict:
    """A shed has two keys."""
    return Pass() if shed.keys >= figures.least else Fail((Finding(shed.reference),))


@rule("hub.roof", Shed, Severity.MUST, Source("report", "14"), Source("report", "15"))
def roof(_shed: Shed) -> Verdict:
    """A shed has a roof."""
    return Unknown(("roof",))


def test_a_rule_says_what_it_was_declared_with():
    assert (keys.code, keys.over, keys.severity) == ("hub.keys", Shed, Severity.SHOULD)
    assert keys.sources == (Source("report", "15"),)
    assert roof.sources == (Source("report", "14"), Source("report", "15"))
    assert keys.params == (("found", int), ("names", tuple))
    assert keys.figures == Keys(least=2)


def test_a_rule_is_a_quoted_constraint_without_waiting_that_strangers_may_see_unless_it_says_otherwise():
    assert (roof.basis, roof.kind, roof.occupancy, roof.public) == (
        Basis.QUOTED,
        Kind.CONSTRAINT,
        False,
        "hub.roof",
    )
    assert roof.params == ()


def test_a_rule_says_otherwise():
    @rule(
        "sharing.overlap",
        Shed,
        Severity.MUST,
        basis=Basis.DERIVED,
        kind=Kind.NOTE,
        public="sharing.not-available",
        occupancy=True,
    )
    def overlap(_shed: Shed) -> Verdict:
        return Pass()

    assert (overlap.basis, overlap.kind, overlap.occupancy, overlap.public) == (
        Basis.DERIVED,
        Kind.NOTE,
        True,
        "sharing.not-available",
    )


def test_a_rule_is_called_with_its_own_figures_unless_others_are_given():
    assert keys(Shed()) == Fail((Finding("shed/1"),))
    assert keys(Shed(), Keys(least=1)) == Pass()


def test_a_rule_without_figures_is_called_with_its_subject_alone():
    assert roof(Shed()) == Unknown(("roof",))


def test_a_rule_keeps_the_docstring_of_its_function():
    assert (keys.look.__doc__, roof.look.__doc__) == ("A shed has two keys.", "A shed has a roof.")
    assert roof.look.__name__ == "roof"


def test_two_rules_are_equal_only_if_they_are_one():
    assert keys == keys  # noqa: PLR0124 - identity is the subject
    assert len({keys, roof}) == 2


def test_a_rule_cannot_be_changed():
    with pytest.raises(AttributeError):
        keys.severity = Severity.INFO


def test_severities_stand_from_the_strictest():
    assert [severity.value for severity in sorted(Severity, key=lambda severity: severity.rank)] == [
        "must",
        "should",
        "info",
    ]


@pytest.mark.parametrize("answer", [Pass(), Skip("no-library"), Unknown(("leader",)), Fail((Finding("hub/tofte"),))])
def test_answers_are_values(answer: Verdict):
    assert hash(answer) == hash(type(answer)(*(getattr(answer, name) for name in answer.__slots__ if name[0] != "_")))
