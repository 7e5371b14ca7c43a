"""Plans that ship with the library, each fact with its source."""

from innbygger_core.datasets._plans import nye_asker

__all__ = ["nye_asker"]
