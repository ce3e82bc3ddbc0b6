"""What a command costs: run here, or in a process of its own that tells its time and its peak of memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout, suppress
from io import TextIOBase
from typing import NamedTuple

from typer import Exit

# A process counts what its parent held when it was made as its own peak, so that a small one has to make it.
_LAUNCH = """
import os, sys, time
python, *arguments = sys.argv[1:]
started = time.perf_counter()
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
child = os.posix_spawn(python, [python, "-m", "audit", *arguments], os.environ, file_actions=quiet)
_, status, usage = os.wait4(child, 0)
spent = usage.ru_utime + usage.ru_stime
print(os.waitstatus_to_exitcode(status), time.perf_counter() - started, spent, usage.ru_maxrss)
"""


# What is measured is reading, by one process, and nothing of what an earlier run has kept.
PLAIN = ("--engine", "inline", "--cache", "off")


class Cost(NamedTuple):
    """Seconds on the clock, seconds of the processor, and the most memory held at once in bytes."""

    seconds: float
    processor: float
    memory: int


class Lines(TextIOBase):
    """Counts the lines written to it and keeps none."""

    def __init__(self) -> None:
        self.count = 0

    def write(self, text: str) -> int:
        """The length of the text, its lines counted."""
        self.count += text.count("\n")
        return len(text)


def alone(*arguments: str) -> Cost:
    """The cost of `audit ARGUMENTS` in a process of its own, its output thrown away.

    Raises `ChildProcessError` with the messages of a command that did not run through.
    """
    done = subprocess.run([sys.executable, "-c", _LAUNCH, sys.executable, *arguments], capture_output=True, text=True)
    code, seconds, processor, memory = done.stdout.split()[-4:]
    if code not in ("0", "1", "4") or "Traceback" in done.stderr:  # Python, too, ends with 1 where it fails
        raise ChildProcessError(f"audit {' '.join(arguments)}: exit code {code}\n{done.stderr}")
    return Cost(float(seconds), float(processor), int(memory) * (1 if sys.platform == "darwin" else 1024))


class Spent(NamedTuple):
    """Seconds on the clock, seconds of the processor (which other work on the machine leaves alone), and figures."""

    seconds: float
    processor: float
    figures: int


def spent(work: Callable[[], int]) -> Spent:
    """What some work takes that says how many figures it found."""
    started, used = time.perf_counter(), time.process_time()
    count = work()
    return Spent(time.perf_counter() - started, time.process_time() - used, count)


def figures(arguments: Sequence[str]) -> int:
    """How many figures `audit claims ARGUMENTS` writes, in this process."""
    from audit.cli import app

    lines = Lines()
    with redirect_stdout(lines), suppress(Exit):
        app(["claims", "--format", "jsonl", "--quiet", *PLAIN, *arguments], standalone_mode=False)
    return lines.count
