"""Documents that strangers wrote: read whole, or refused with every fault at once."""

from innbygger_core.reading._documents import member, read_model
from innbygger_core.reading._faults import REFERENCES, fault, pointer

__all__ = ["REFERENCES", "fault", "member", "pointer", "read_model"]
