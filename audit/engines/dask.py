"""Documents are read by a Dask cluster: one of this machine, or the one whose scheduler is at an address."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from audit import readers
from audit.builds import program
from audit.engines import Batch, Unavailable, cpus, in_order
from audit.readers import Outcome, Part, Plan, Reader, failed
from audit.sources import Source, Unreadable

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 10  # for a scheduler to answer
_SETTINGS = {
    "distributed.scheduler.allowed-failures": 1,  # what two workers died of is not tried again
    "distributed.admin.large-graph-warning-threshold": "1GB",  # documents are sent with their bytes
}


@contextmanager
def reader(plan: Plan, jobs: int | None, address: str) -> Iterator[Reader]:
    """Reads with `jobs` workers of this machine, else one for each processor; or with all workers of a cluster.

    Raises `Unavailable` without Dask, where no scheduler answers, and where a worker has another version of doichieu.
    """
    if address and jobs is not None:
        raise Unavailable("a cluster has as many workers as it has: leave out --jobs")
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise Unavailable("Dask is not installed; install it: pip install 'doichieu[dask]'") from error
    with dask.config.set(_SETTINGS):
        if address:
            with _connected(address) as client:
                _check(client, address)
                yield _reader(client, plan)
            return
        options = {"threads_per_worker": 1, "dashboard_address": ":0", "silence_logs": logging.CRITICAL}
        with LocalCluster(n_workers=jobs or cpus(), **options) as cluster, Client(cluster) as client:
            yield _reader(client, plan)


def _connected(address: str) -> Client:
    from distributed import Client

    try:
        return Client(address, timeout=_SECONDS)
    except (OSError, ValueError) as error:
        raise Unavailable(f"no Dask scheduler answers at {address} ({error})") from error


def _check(client: Client, address: str) -> None:
    """Raises `Unavailable` unless every worker reads as this process does."""
    try:
        found = client.run(program)
    except Exception as error:
        raise Unavailable(f"the workers of {address} cannot read: {error}; install doichieu there") from error
    if not found:
        raise Unavailable(f"the scheduler at {address} has no workers; start some: dask worker {address}")
    others = sorted(worker for worker, build in found.items() if build != program())
    if others:
        raise Unavailable(f"another version of doichieu is installed where {', '.join(others)} run; install the same")


def _reader(client: Client, plan: Plan) -> Reader:
    workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    return lambda parts: in_order(lambda batch: _Task(client, plan, batch), map(_sent, parts), workers)


def _sent(part: Part) -> Part:
    """The part with its bytes, which a worker elsewhere could not open."""
    if not isinstance(part, Source):
        return part
    try:
        return replace(part, data=part.bytes())
    except Unreadable:
        return part


class _Task:
    """A batch on its way through the cluster."""

    def __init__(self, client: Client, plan: Plan, batch: Batch, alone: bool = False) -> None:
        self._client, self._plan, self._batch, self._alone = client, plan, batch, alone
        self._future = client.submit(_outcomes, plan, batch, pure=False)

    def result(self) -> tuple[Outcome, ...]:
        """What comes of each part. Where the workers of a batch died, perhaps of another, each part is read alone.

        Raises `Unavailable` where the scheduler does not answer any more.
        """
        from distributed import KilledWorker

        try:
            found: tuple[Outcome, ...] = self._future.result()
        except KilledWorker:
            if self._alone:
                return (failed(self._batch[0], "every worker that read it died"),)
            tasks = (_Task(self._client, self._plan, (part,), alone=True) for part in self._batch)
            return tuple(outcome for task in tasks for outcome in task.result())
        except (CancelledError, OSError) as error:
            raise Unavailable(f"the cluster is gone: {error}") from error
        return found


def _outcomes(plan: Plan, batch: Batch) -> tuple[Outcome, ...]:
    """Run by a worker."""
    return tuple(_inline(plan)(batch))


@lru_cache(maxsize=4)
def _inline(plan: Plan) -> Reader:
    return readers.inline(plan)
