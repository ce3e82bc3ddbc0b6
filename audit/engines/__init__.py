"""Where documents are read. An engine is one file here, `reader(plan, jobs, address)`, found by its name.

Whatever the engine, readings are the same and come in the same order, and those on their way take bounded memory.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import chain, islice
from time import perf_counter
from typing import Protocol

from audit import readers
from audit.readers import Outcome, Part, Plan, Reader, size

PATIENCE = 2.0  # seconds of reading here before processes are started, which may take each of them as long
_BATCH, _MOST = 64_000, 64  # bytes and parts that are sent at once: some hundredths of a second of reading
_AHEAD = 3  # batches under way for each process, so that none waits while what came is printed

Batch = tuple[Part, ...]


class Unavailable(Exception):
    """An engine that cannot be used as asked; the message says why and what to do."""


class Pending(Protocol):
    """What comes of a batch some day."""

    def result(self) -> Iterable[Outcome]:
        """The outcomes, waited for."""


def engines() -> tuple[str, ...]:
    """The names of all engines."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def reader(plan: Plan, engine: str | None = None, jobs: int | None = None) -> AbstractContextManager[Reader]:
    """Reads with the engine named, `pool` or `dask=ADDRESS`, in so many processes; without either, in as many as it is
    worth. What was started ends with the context.

    Raises `Unavailable` at once or when the context is entered, and in reading where no process can be started.
    """
    if engine is None and jobs is None:
        return _patient(plan)
    name, _, address = (engine or ("inline" if jobs == 1 else "pool")).partition("=")
    if name not in engines():
        raise Unavailable(f"there is no engine {name!r}; expected {', '.join(engines())} or dask=ADDRESS")
    made: AbstractContextManager[Reader] = importlib.import_module(f"{__name__}.{name}").reader(plan, jobs, address)
    return made


@contextmanager
def _patient(plan: Plan) -> Iterator[Reader]:
    """Reads here until that has taken a while; several parts that are left then are read by processes.

    How long documents take is not known beforehand: a page of a PDF takes a hundred times as long as one of text.
    """
    here = readers.inline(plan)
    processes: Reader | None = None
    spent = 0.0

    def read(parts: Iterable[Part]) -> Iterator[Outcome]:
        nonlocal processes, spent
        waiting = iter(parts)
        while processes is None:
            jobs = spare() if spent > PATIENCE else 1
            few = tuple(islice(waiting, min(jobs, 2)))
            if len(few) == 2:
                processes = stack.enter_context(reader(plan, "pool", jobs))
                waiting = chain(few, waiting)
                break
            if not few:
                return
            started = perf_counter()
            found = tuple(here(few))
            spent += perf_counter() - started
            yield from found
        yield from processes(waiting)

    with ExitStack() as stack:
        yield read


def cpus() -> int:
    """How many processes this one may keep busy."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spare() -> int:
    """How many processes the other work on this machine leaves room for: as many as processors, less the load."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return max(1, cpus() - round(max(0.0, load - 1)))  # one of the load is this process


def batches(parts: Iterable[Part]) -> Iterator[Batch]:
    """The parts in their order, as many together as are worth the sending."""
    batch: list[Part] = []
    held = 0
    for part in parts:
        batch.append(part)
        held += size(part)
        if held >= _BATCH or len(batch) >= _MOST:
            yield tuple(batch)
            batch, held = [], 0
    if batch:
        yield tuple(batch)


def in_order(submit: Callable[[Batch], Pending], parts: Iterable[Part], jobs: int) -> Iterator[Outcome]:
    """What comes of every part in the order of the parts, with a few batches for each process under way."""
    waiting: deque[Pending] = deque()
    for batch in batches(parts):
        waiting.append(submit(batch))
        if len(waiting) >= _AHEAD * jobs:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()
