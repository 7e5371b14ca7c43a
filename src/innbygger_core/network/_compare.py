"""Two networks side by side: what the rules say of one and not of the other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated, TypeAlias

from attrs import frozen

from innbygger_core.decisions import Reason, Report
from innbygger_core.errors import one_line
from innbygger_core.network._check import check_network
from innbygger_core.texts import Catalogue, catalogue
from innbygger_core.values import AsObject, boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from innbygger_core.decisions import Policy
    from innbygger_core.hubs import Hub
    from innbygger_core.network._network import HubNetwork, LocalCentre

__all__ = ["Comparison", "compare"]

NamedSubjects: TypeAlias = Annotated[tuple[tuple[str, str], ...], AsObject()]
"""Hubs and local centres: an object of reference and name in JSON, ordered pairs inside."""


@boundary
@frozen
class Comparison:
    """What changes from one network to another. Get one from :func:`compare`.

    A reason is the same in both when code, subject, verdict and variant are, and, for what is broken, the field; its
    figures may differ, and so may the facts that are missing. A note holds everywhere and always: it counts as one that
    stays, also for a new hub, and no text tells it.

    Attributes:
        names: of the two municipalities.
        before: the report on the first.
        after: the report on the second.
        disappeared: the reasons of the first that the second does not have; what weighs most first.
        appeared: the reasons of the second that the first does not have.
        stayed: the reasons that both have, as the second has them.
        gone: hubs and local centres that only the first has.
        added: hubs and local centres that only the second has.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import nye_asker
        >>> comparison = compare(nye_asker().on(date(2019, 12, 31)), nye_asker().on(date(2020, 1, 1)))
        >>> comparison.gone, dict(comparison.added)["hub/tofte"]
        ((), 'Tofte innbyggertorg')
    """

    names: tuple[str, str]
    before: Report
    after: Report
    disappeared: tuple[Reason, ...]
    appeared: tuple[Reason, ...]
    stayed: tuple[Reason, ...]
    gone: NamedSubjects = ()
    added: NamedSubjects = ()

    def text(self, lang: str | Catalogue) -> str:
        """Say what changes and what stays, one line for each reason, under headings.

        Args:
            lang: a language tag such as ``nb``, or a catalogue with the municipality's own wording.

        Raises:
            UnknownLanguage: there is no catalogue for the tag.
        """
        words, (first, second) = catalogue(lang), self.names
        parts = {
            "disappeared": _listed(self.disappeared, first, words),
            "appeared": _listed(self.appeared, second, words),
            "stayed": _listed(self.stayed, second, words),
        }
        told = [[words.word(f"compare-{part}"), *lines] for part, lines in parts.items() if lines]
        return "\n\n".join("\n".join(lines) for lines in ([*self._heading(words)], *told))

    def _heading(self, words: Catalogue) -> Iterator[str]:
        first, second = self.names
        days = (("day", self.before.day), ("other_day", self.after.day))
        yield one_line(words.word("compare-heading", (("name", first), ("other", second), *days)))
        for key, subjects in (("gone", self.gone), ("added", self.added)):
            if subjects:
                yield one_line(words.word(f"compare-{key}", (("names", tuple(name for _, name in subjects)),)))
        if not self.disappeared and not self.appeared:
            yield words.word("compare-same")


def compare(network_a: HubNetwork, network_b: HubNetwork, *, policy: Policy | None = None) -> Comparison:
    """Compare two networks by what the rules say of them: a plan with practice, two alternatives, two days.

    Each is checked on its own day. They may be of different municipalities; a hub is the same when its id is.

    Args:
        network_a: the first: the plan, the present, the simplest alternative.
        network_b: the second.
        policy: severities, figures and sources for both; the concept's own without one.

    Example:
        >>> from datetime import date
        >>> from innbygger_core import read_plan
        >>> plan = read_plan('''{"format": "innbygger.plan/1", "municipality": {"name": "Fjord"}, "hubs": [
        ...   {"id": "north", "name": "Nord", "leader": null, "valid_to": "2026-12-31"},
        ...   {"id": "north", "name": "Nord", "valid_from": "2027-01-01",
        ...    "leader": {"position": "leader-north", "local_contact": true}}]}''')
        >>> comparison = compare(plan.on(date(2026, 12, 31)), plan.on(date(2027, 1, 1)))
        >>> [reason.text("en") for reason in comparison.disappeared], comparison.appeared
        (['Nord has no leader of its own.'], ())
    """
    before, after = (check_network(network, policy=policy) for network in (network_a, network_b))
    old, new = _subjects(network_a), _subjects(network_b)
    were, are = _identities(before.reasons), _identities(after.reasons)
    return Comparison(
        names=(network_a.name, network_b.name),
        before=before,
        after=after,
        disappeared=tuple(reason for reason in before.reasons if _is_not_among(are, reason)),
        appeared=tuple(reason for reason in after.reasons if _is_not_among(were, reason)),
        stayed=tuple(reason for reason in after.reasons if not _is_not_among(were, reason)),
        gone=tuple((reference, name) for reference, name in old.items() if reference not in new),
        added=tuple((reference, name) for reference, name in new.items() if reference not in old),
    )


Identity: TypeAlias = tuple[str, str, str, str, str]


def _identity(reason: Reason) -> Identity:
    field = reason.field if reason.verdict == "fail" else ""
    return reason.code, reason.subject, reason.verdict, field, reason.variant


def _identities(reasons: Iterable[Reason]) -> frozenset[Identity]:
    return frozenset(map(_identity, reasons))


def _is_not_among(others: frozenset[Identity], reason: Reason) -> bool:
    return reason.verdict != "note" and _identity(reason) not in others


def _subjects(network: HubNetwork) -> dict[str, str]:
    """Name the hubs and local centres of a network, by reference."""
    subjects: tuple[Hub | LocalCentre, ...] = (*network.hubs, *network.local_centres)
    return dict(sorted((subject.reference, subject.name) for subject in subjects))


def _listed(reasons: Iterable[Reason], name: str, words: Catalogue) -> list[str]:
    """Say reasons line by line, each kind under its heading; notes are left out."""
    telling = [reason for reason in reasons if reason.verdict != "note"]
    lines: list[str] = []
    for heading, some in groupby(telling, lambda reason: words.word(f"verdict-{reason.verdict}-{reason.severity}")):
        lines += [f"  {heading}", *(f"  - {_line(reason, name, words)}" for reason in some)]
    return lines


def _line(reason: Reason, name: str, words: Catalogue) -> str:
    """Say a reason; what is said of a network as a whole does not name it, and two may be compared."""
    said = reason.text(words)
    return one_line(f"{name}: {said}" if reason.subject == "network" else said)
