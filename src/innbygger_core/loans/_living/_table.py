"""In which states of a loan an act makes sense, and what becomes of it."""

from __future__ import annotations

from typing import Final

from innbygger_core.loans._writing._loans import LoanState

__all__ = ["BECOMES", "LOAN_ACTS"]

_NOT_COLLECTED: Final = (LoanState.RESERVED, LoanState.READY)

LOAN_ACTS: Final[dict[str, tuple[LoanState, ...]]] = {
    "approve": (LoanState.PENDING, LoanState.WAITING),
    "deny": (LoanState.PENDING, LoanState.WAITING),
    "cancel": (LoanState.PENDING, LoanState.WAITING, *_NOT_COLLECTED),
    "prepare": (LoanState.RESERVED,),
    "collect": _NOT_COLLECTED,
    "lapse": _NOT_COLLECTED,
    "extend": (LoanState.OUT,),
    "recall": (LoanState.OUT,),
    "lose": (LoanState.OUT,),
    "return": (LoanState.OUT, LoanState.LOST),
}
"""The states in which an act on a loan can be done."""

BECOMES: Final = {
    "deny": LoanState.DENIED,
    "cancel": LoanState.CANCELLED,
    "prepare": LoanState.READY,
    "collect": LoanState.OUT,
    "lapse": LoanState.LAPSED,
    "lose": LoanState.LOST,
    "return": LoanState.RETURNED,
}
"""What a loan becomes by an act that changes its state."""
