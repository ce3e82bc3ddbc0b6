"""What engines and the cache cost and save: `python -m tests.bench.engines [--megabytes 2]`.

`audit claims` and `audit run` on the same documents, in one run: read by the command itself, by one and two processes,
by as many as there is room for, by Dask, and out of the cache. CPU is that of all processes together; while the
machine has other work, it tells more than the clock.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.commands import Cost, alone
from tests.bench.news import articles

MB = 1_000_000
INLINE = ("--engine", "inline")


def main() -> None:
    """Prints a table for each command."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=2, help="size of all documents together")
    parser.add_argument("--documents", type=int, default=40, help="how many documents that makes")
    parser.add_argument("--runs", type=int, default=2, help="runs of each row")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder)
        written(root / "docs", int(options.megabytes * MB), options.documents)
        print(f"{options.documents} documents, {options.megabytes:g} MB together, the least of {options.runs} runs")
        for command in (("claims", "--format", "jsonl"), ("run", "--quiet", "--out", str(root / "out"))):
            print(f"\naudit {command[0]:<32} seconds       CPU    MB of one process")
            for name, cost in _costs(root, (*command, str(root / "docs")), options.runs):
                print(f"{name:<38} {cost.seconds:7.2f}   {cost.processor:7.2f}    {cost.memory / MB:7.0f}", flush=True)


def _costs(root: Path, command: tuple[str, ...], runs: int) -> Iterator[tuple[str, Cost]]:
    """Each way of reading with its least cost; of the cold cache with the cost of its first and only run."""
    off, kept = ("--cache", "off"), ("--cache", str(root / f"cache-{command[0]}"))
    yield "inline", _least(runs, *command, *INLINE, *off)
    for jobs in ("1", "2"):
        yield f"pool, --jobs {jobs}", _least(runs, *command, "--engine", "pool", "--jobs", jobs, *off)
    yield "no option, but --cache off", _least(runs, *command, *off)
    if find_spec("distributed"):
        yield "dask, --jobs 2", _least(1, *command, "--engine", "dask", "--jobs", "2", *off)
    yield "inline, cold cache (one run)", alone(*command, *INLINE, *kept)
    yield "inline, warm cache", _least(runs, *command, *INLINE, *kept)
    yield "no option, warm cache", _least(runs, *command, *kept)


def _least(runs: int, *command: str) -> Cost:
    return min((alone(*command) for _ in range(runs)), key=lambda cost: cost.seconds)


def written(folder: Path, size: int, documents: int) -> None:
    """Documents of equal size: articles below each other."""
    folder.mkdir(parents=True)
    for number in range(documents):
        text = "\n\n".join(articles(size // documents, seed=number))
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
