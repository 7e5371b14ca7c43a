"""Errors, as a program that uses the library catches them. Type-checked only."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import assert_type

from innbygger_core.errors import Fault, InnbyggerError, NaiveDatetime, UnknownId, UnreadableData


def explain(error: InnbyggerError) -> tuple[str, ...]:
    """Tell a person what went wrong, each line with its own remedy."""
    match error:
        case UnreadableData():
            assert_type(error.faults, tuple[Fault, ...])
            return tuple(f"{fault.path}: {fault.instead}" for fault in error.faults)
        case UnknownId():
            assert_type(error.known, tuple[str, ...])
            return (f"Choose one of {', '.join(error.known)}.",)
        case _:
            return (str(error),)


def catch_by_builtin() -> str:
    """The nearest builtin catches; the facts are typed attributes."""
    try:
        raise NaiveDatetime("now", "2026-11-23T12:00")
    except ValueError as error:
        return str(error)


fault = Fault(path="/hubs/0/id", kind="bad-id", found="Tofte!", instead="write lower-case letters")
assert_type(fault.params, tuple[tuple[str, str | int | tuple[str, ...]], ...])
fault.path = "/hubs/1/id"  # type: ignore[misc]
