"""Documents that strangers wrote: read whole, or refused with every fault at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from innbygger_core._doors import lazy_door

if TYPE_CHECKING:
    from innbygger_core.reading._addresses import check_address
    from innbygger_core.reading._circles import circles
    from innbygger_core.reading._documents import member, read_model
    from innbygger_core.reading._faults import REFERENCES, fault, pointer
    from innbygger_core.reading._refusals import line, refuse, wrong
else:
    __getattr__, __dir__ = lazy_door(
        __name__,
        {
            "_addresses": ("check_address",),
            "_circles": ("circles",),
            "_documents": ("member", "read_model"),
            "_faults": ("REFERENCES", "fault", "pointer"),
            "_refusals": ("line", "refuse", "wrong"),
        },
    )

__all__ = [
    "REFERENCES",
    "check_address",
    "circles",
    "fault",
    "line",
    "member",
    "pointer",
    "read_model",
    "refuse",
    "wrong",
]
