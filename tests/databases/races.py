"""Races: several processes that want the same at the same time, round after round."""

from __future__ import annotations

import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from random import Random
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Barrier

    from tests.databases.stores import Database, Store

    Act: TypeAlias = Callable[[Store, int, int], str]

WRITERS = 8
ROUNDS = 500
FEWER_ROUNDS = 200
PATIENCE = 60  # seconds that a round may take: who hangs breaks the barrier for all
JITTER = 0.002  # seconds, about what it takes to write


def race(database: Database, act: Act, *, writers: int = WRITERS, rounds: int = ROUNDS) -> list[Counter[str]]:
    """Let writers act at once, and tell for each round how many met with what."""
    processes = get_context("spawn")
    with processes.Manager() as manager, ProcessPoolExecutor(writers, mp_context=processes) as pool:
        barrier = manager.Barrier(writers, timeout=PATIENCE)
        runs = [pool.submit(_run, database, act, writer, rounds, barrier) for writer in range(writers)]
        return [Counter(met) for met in zip(*(run.result() for run in runs), strict=True)]


def _run(database: Database, act: Act, writer: int, rounds: int, barrier: Barrier) -> list[str]:
    """Act once in each round, begun with the others but for a moment more or less."""
    with database.connected() as store:
        return [_acted(store, act, writer, number, barrier) for number in range(rounds)]


def _acted(store: Store, act: Act, writer: int, number: int, barrier: Barrier) -> str:
    barrier.wait()
    time.sleep(Random(f"{writer}/{number}").random() * JITTER)  # noqa: S311 - no secret
    try:
        return act(store, writer, number)
    except BaseException:
        barrier.abort()
        raise
