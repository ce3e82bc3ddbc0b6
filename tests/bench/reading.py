"""Measures the reading of figures: `python -m tests.bench.reading`.

Speed of `audit claims` on Vietnamese news-like text beside quantulum3 in the same run, growth of time and memory
with the size of one document and with the number of documents, and how long the commands take that people wait for.
"""

from __future__ import annotations

import json
import warnings
from argparse import ArgumentParser
from collections.abc import Sequence
from math import log
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory

from tests.bench.commands import PLAIN, Cost, Spent, alone, figures, spent
from tests.bench.news import articles, news

MB = 1_000_000
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def main() -> None:
    """Prints every table."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=10, help="size of the text read for speed")
    parser.add_argument("--peer-megabytes", type=float, default=0.2, help="size of the text given to quantulum3")
    parser.add_argument("--growth", type=int, default=64, help="the largest document in megabytes; 0: no growth")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        speed(Path(folder), int(options.megabytes * MB), int(options.peer_megabytes * MB))
        if options.growth:
            growth(Path(folder), options.growth)
            streaming(Path(folder), max(1, options.growth // 4))
    waits()


def speed(folder: Path, size: int, peer: int) -> None:
    """Prints megabytes and figures a second: one text, the same text as a row an article, and quantulum3."""
    whole, rows = folder / "news.txt", folder / "news.jsonl"
    whole.write_text(news(size), encoding="utf-8")
    write_rows(rows, size)
    figures([str(_written(folder / "first.txt", news(10_000)))])  # imports and tables are no part of the speed
    print("speed, one process                    MB   seconds       CPU  MB/CPU s   figures  figures/CPU s")
    ours = _speed("audit claims, one text", whole.stat().st_size, spent(lambda: figures([str(whole)])))
    _speed("audit claims, a row an article", rows.stat().st_size, spent(lambda: figures([str(rows)])))
    theirs = _peer(peer)
    if theirs:
        print(f"audit claims is {ours / theirs:.1f} times as fast as quantulum3, by CPU seconds")


def _speed(name: str, size: int, cost: Spent) -> float:
    """Megabytes a second of the processor."""
    rate = size / MB / cost.processor
    times = f"{cost.seconds:10.2f}{cost.processor:10.2f}{rate:10.2f}"
    print(f"{name:<32}{size / MB:8.1f}{times}{cost.figures:10}{cost.figures / cost.processor:15.0f}", flush=True)
    return rate


def _peer(size: int) -> float:
    """Megabytes a CPU second of quantulum3 on the same articles, one after the other; 0 where it is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import parser
    except ImportError:
        print("quantulum3 is not installed: nothing to compare with")
        return 0.0
    texts = list(articles(size))
    parser.parse("5 km")  # its tables are no part of the speed
    cost = spent(lambda: sum(len(parser.parse(text)) for text in texts))
    return _speed("quantulum3, article by article", sum(len(text.encode()) for text in texts), cost)


def growth(folder: Path, largest: int) -> None:
    """Prints time and memory of one document that doubles, and the exponents; 1 is linear."""
    start = _claims(_written(folder / "least.txt", news(3000)))
    print(f"\ngrowth of one document, a process each (start: {start.processor:.2f} s, {start.memory / MB:.0f} MB)")
    print("      MB       CPU    memory MB")
    sizes = [2**power for power in range(largest.bit_length()) if 2**power <= largest]
    costs = []
    for size in sizes:
        cost = _claims(_written(folder / "grown.txt", news(size * MB)))
        costs.append((cost.processor - start.processor, cost.memory - start.memory))
        print(f"{size:8}{cost.processor:10.2f}{cost.memory / MB:13.0f}", flush=True)
    if len(sizes) > 1:
        times, peaks = (exponent(sizes, one) for one in zip(*costs, strict=True))
        print(f"exponent without the start: time {times:.2f}, memory {peaks:.2f}")


def _claims(path: Path) -> Cost:
    return alone("claims", "--format", "jsonl", *PLAIN, str(path))


def streaming(folder: Path, largest: int) -> None:
    """Prints the memory of `audit claims` on ever more documents, which should not grow."""
    print("\nmany documents, written as they are read\n      MB  documents       CPU    memory MB")
    sizes = sorted({1, max(1, largest // 4), largest})
    for size in sizes:
        path = folder / "many.jsonl"
        count = write_rows(path, size * MB)
        cost = _claims(path)
        print(f"{size:8}{count:11}{cost.processor:10.2f}{cost.memory / MB:13.0f}", flush=True)


def waits() -> None:
    """Prints the median of three runs of what people wait for."""
    print("\nwaiting                            seconds")
    commands = [("--version",), ("claims", "--format", "jsonl", str(CORPUS)), ("run", str(CORPUS), "--quiet")]
    for command in commands[: 3 if CORPUS.is_dir() else 1]:
        with TemporaryDirectory() as folder:
            out = ("--out", folder) if command[0] == "run" else ()
            plain = PLAIN if command[1:] else ()
            seconds = median(alone(*command, *plain, *out).seconds for _ in range(3))
        name = " ".join(Path(part).name if "/" in part else part for part in command)
        print(f"audit {name:<29}{seconds:7.2f}", flush=True)


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size that the cost grows with: the slope of the straight line through the logarithms."""
    logs = [log(max(cost, 1e-9)) for cost in costs]
    return linear_regression([log(size) for size in sizes], logs).slope


def write_rows(path: Path, size: int) -> int:
    """The number of articles of `size` bytes together, written as JSON lines."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, text in enumerate(articles(size), 1):
            file.write(json.dumps({"id": count, "text": text}, ensure_ascii=False) + "\n")
    return count


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
