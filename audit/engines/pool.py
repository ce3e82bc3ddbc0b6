"""Documents are read by processes of this machine; one that dies costs no more than the document it dies of."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from audit.engines import Batch, Unavailable, cpus, in_order
from audit.readers import Outcome, Plan, Reader, failed, inline

_UNSTARTED = "a process for reading could not be started"


@contextmanager
def reader(plan: Plan, jobs: int | None, address: str) -> Iterator[Reader]:
    """Reads in `jobs` processes, else in one for each processor; the first starts with the first document.

    Raises `Unavailable` for an address, and in reading where no process can be started.
    """
    if address:
        raise Unavailable("the engine pool has no address; for a cluster: --engine dask=ADDRESS")
    count = jobs or cpus()
    crew = _Crew(plan)
    with ThreadPoolExecutor(count) as threads:  # each waits for a process, so that none of them waits for a reader
        try:
            yield lambda parts: in_order(lambda batch: threads.submit(crew.read, batch), parts, count)
        finally:
            crew.end()
            threads.shutdown(cancel_futures=True)


class _Crew:
    """Processes that read, as many as there are batches at once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._idle: list[_Process] = []
        self._all: list[_Process] = []
        self._ended = False
        self._hiring, self._single = Lock(), Lock()

    def read(self, batch: Batch) -> tuple[Outcome, ...]:
        """What comes of each part. One whose process dies is read alone; if that dies too, it is a problem."""
        found: list[Outcome] = []
        alone = False
        while len(found) < len(batch):
            process = self._hired()
            try:
                with self._single if alone else nullcontext():  # not two at once that want all the memory
                    for outcome in process.read(batch[len(found) :][: 1 if alone else None]):
                        found.append(outcome)
                alone = False
                self._idle.append(process)
            except (EOFError, OSError):
                if alone:
                    found.append(failed(batch[len(found)], f"two processes that read it were {process.ending()}"))
                alone = not alone
        return tuple(found)

    def end(self) -> None:
        """Ends all processes at once; what they still read is wanted by nobody."""
        with self._hiring:
            self._ended = True
            for process in self._all:
                process.kill()

    def _hired(self) -> _Process:
        """A process that waits for work, or a new one. Raises `Unavailable` where none can be started."""
        with self._hiring:
            if self._ended:
                raise Unavailable("the reading was given up")
            while self._idle:
                if (process := self._idle.pop()).alive():
                    return process
            process = _Process(self._plan)
            self._all.append(process)
        process.ready()
        return process


class _Process:
    """A process that reads the parts it is sent."""

    def __init__(self, plan: Plan) -> None:
        context = get_context("spawn")  # a fork would copy the locks of threads that it does not have
        self._line, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(far, plan, Path.cwd()), daemon=True)
        resource_tracker.ensure_running()  # which would let the first process hear Ctrl-C again
        try:
            with _deaf():
                self._process.start()
        except OSError as error:
            raise Unavailable(f"{_UNSTARTED} ({error.strerror}); use --engine inline") from error
        finally:
            far.close()

    def ready(self) -> None:
        """Returns once it can read. Raises `Unavailable` where it died before."""
        try:
            self._line.recv()
        except (EOFError, OSError) as error:
            raise Unavailable(f"{_UNSTARTED} (it was {self.ending()}); use --engine inline") from error

    def read(self, parts: Batch) -> Iterator[Outcome]:
        """The outcomes as they come. Raises `EOFError` or `OSError` where the process has died."""
        self._line.send(parts)
        for _ in parts:
            outcome: Outcome = self._line.recv()
            yield outcome

    def alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        self._process.kill()
        self._process.join()

    def ending(self) -> str:
        """How it ended, which it has or is about to."""
        self._line.close()
        self._process.join()
        code = self._process.exitcode or 0
        memory = " (as where memory runs out)" if code == -9 else ""
        return f"killed by signal {-code}{memory}" if code < 0 else f"ended with code {code}"


def _serve(line: Connection, plan: Plan, folder: Path) -> None:
    """Reads what comes down the line, with paths as seen from a folder, until nobody is at its other end."""
    os.chdir(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000, 20, 100)  # as in the command
    read = inline(plan)
    try:
        line.send(None)
        while True:
            for outcome in read(line.recv()):
                line.send(outcome)
    except (EOFError, OSError):
        return


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started meanwhile never hears Ctrl-C, which a terminal sends to all; who started it ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
