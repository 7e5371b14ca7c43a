"""What a new plan does to loans, in words: for the staff, and for those who borrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core.loans._changing._values import Notice
from innbygger_core.loans._telling._words import thing
from innbygger_core.loans._writing._loans import LoanState
from innbygger_core.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from innbygger_core.loans._changing._values import Consequence, Consequences
    from innbygger_core.texts import Catalogue, Params

__all__ = ["consequence_in_words", "consequences_in_words", "notices_in_words"]


def consequence_in_words(hit: Consequence, lang: str | Catalogue) -> str:
    """Say to the staff what a new plan does to a loan, and why."""
    words = catalogue(lang)
    if hit.is_uncertain:
        return words.word(f"change-{hit.what}-uncertain", (("loan", hit.loan), *_facts(hit, words)))
    why = words.word(f"change-why-{hit.why}")
    return words.word(f"change-{_key(hit)}", (("loan", hit.loan), ("why", why), *_facts(hit, words)))


def consequences_in_words(found: Consequences, lang: str | Catalogue) -> str:
    """Say it all, a line for each."""
    words = catalogue(lang)
    lines = (consequence_in_words(hit, words) for hit in (*found.hits, *found.uncertain))
    return "\n".join(lines) or words.word("change-nothing")


def notices_in_words(found: Consequences, lang: str | Catalogue) -> tuple[Notice, ...]:
    """Say to each borrower what concerns them, in one notice for each loan."""
    words = catalogue(lang)
    out = {loan.id for loan in found.loans if loan.state is LoanState.OUT}
    said: dict[str, list[str]] = {}
    for hit in found.hits:
        for sentence in _notice(hit, words, is_out=hit.loan in out):
            said.setdefault(hit.loan, []).append(sentence)
    return tuple(Notice(loan, " ".join(sentences)) for loan, sentences in said.items())


def _notice(hit: Consequence, words: Catalogue, *, is_out: bool) -> Iterator[str]:
    """Say what concerns the borrower; how things are carried does not, nor what the staff can still mend."""
    concerned = hit.what in ("collection", "due") or (hit.why == "stock-gone" and not is_out)
    if concerned:
        yield words.word(f"change-notice-{_key(hit)}", _facts(hit, words))


def _key(hit: Consequence) -> str:
    return hit.what if hit.solved else f"{hit.what}-unsolved"


def _facts(hit: Consequence, words: Catalogue) -> Params:
    what = thing(hit.name, hit.count, hit.size, words)
    told = (("what", what), ("hub", hit.place.text(words)), ("before", hit.before))
    if hit.after is None or hit.to_place is None:
        return told
    return (*told, ("to", hit.to_place.text(words)), ("after", hit.after))
