"""The command ``innbygger``: plans, hours and calendars for somebody at a terminal."""

from __future__ import annotations

from innbygger_core.cli._app import main

__all__ = ["main"]
