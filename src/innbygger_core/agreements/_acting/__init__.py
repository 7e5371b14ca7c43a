"""What may happen to an agreement, and when: signing, notice, renewal, amendment, pause, an early end, and records."""

from __future__ import annotations

from innbygger_core.agreements._acting._deciding import decide_act

__all__ = ["decide_act"]
