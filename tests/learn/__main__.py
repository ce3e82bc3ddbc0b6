"""Learns the tables of weights: `python -m tests.learn [TABLE ...] [--check] [--ridge R]`.

Each is learned upon those before it, as they are written. With `--check` nothing is written: a table is learned without
a tenth of the texts at a time, and what comes of it in these is printed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from time import monotonic
from typing import Any

from tests.learn.bare import BARE
from tests.learn.percentages import PERCENTAGES
from tests.learn.portions import AGREED, SLIPPED
from tests.learn.products import PRODUCTS
from tests.learn.retold import RETOLD
from tests.learn.steps import STEPS
from tests.learn.tables import Table
from tests.learn.weights import write

# In the order in which the stages ask them: what one makes of a text is told to the next.
TABLES: Sequence[Table[Any, Any]] = (BARE, AGREED, SLIPPED, PERCENTAGES, STEPS, PRODUCTS, RETOLD)
_OFTEN = 10.0  # seconds


def progress(name: str) -> Callable[[int, int], None]:
    """Tells every few seconds, and at the end, how many texts were read."""
    told = monotonic()

    def tell(done: int, texts: int) -> None:
        nonlocal told
        if done == texts or monotonic() - told > _OFTEN:
            told = monotonic()
            print(f"{name}: {done} of {texts} texts read", file=sys.stderr, flush=True)

    return tell


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes tables, or prints how well they do."""
    parser = argparse.ArgumentParser(prog="python -m tests.learn", description=__doc__)
    names = [table.name for table in TABLES]
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"of {', '.join(names)}; else all")
    parser.add_argument("--check", action="store_true", help="print what comes of texts that were not learned from")
    parser.add_argument("--ridge", type=float, help="how much the squares of weights cost, else what each table has")
    options = parser.parse_args(arguments)
    for name in {*options.tables} - {*names}:
        parser.error(f"there is no table {name}, only {', '.join(names)}")
    for table in TABLES:
        if options.tables and table.name not in options.tables:
            continue
        with ProcessPoolExecutor() as pool:  # anew for each table: a process keeps those that it has asked
            shown = table.shown(pool, progress(table.name))
        if options.check:
            print(f"{table.name}:", *table.checked(shown, options.ridge), sep="\n  ")
        else:
            found = table.learned(shown, options.ridge)
            write(table.path, f"python -m tests.learn {table.name}", found.bias, found.weights)
            print(f"{table.name}: {len(found.weights)} weights written to {table.path}", file=sys.stderr)


if __name__ == "__main__":
    main()
