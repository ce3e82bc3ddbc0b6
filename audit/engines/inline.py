"""Documents are read one after the other by the process that asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from audit import readers
from audit.engines import Unavailable
from audit.readers import Plan, Reader


@contextmanager
def reader(plan: Plan, jobs: int | None, address: str) -> Iterator[Reader]:
    """Reads here. Raises `Unavailable` where several jobs or an address are asked for."""
    if address or (jobs or 1) > 1:
        raise Unavailable("the engine inline reads in one process; for more: --engine pool --jobs N")
    yield readers.inline(plan)
