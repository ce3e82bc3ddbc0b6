"""How long align, solve and judge take for claims in growing numbers: `python -m tests.bench.judging [SIZE...]`.

Each size runs on two cores: two processes of their own, each with the places of one half, as places share no cell.
Seconds are those of the slower one, on the clock and of the processor (which other work on the machine leaves alone);
the exponent is by the latter. Megabytes are the sum of both peaks, the input included. Claims are those of yearly
reports on many things in many places: levels, their changes since the year before, shares of a named whole, lists that
add up, and repeats in a second document; one figure in two thousand is wrong.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from random import Random
from typing import NamedTuple

from audit.catalogues import catalogue
from audit.interval import Interval, exactly
from audit.judge import judged
from audit.model import (
    Basis,
    Cell,
    Claim,
    Document,
    Grain,
    Kind,
    Measure,
    Period,
    Quantity,
    Reading,
    Span,
    Tie,
)
from audit.packs import load
from tests.bench.reading import exponent

SIZES = (1_000, 10_000, 100_000, 1_000_000)
SECONDS, MEGABYTES, EXPONENT = 120, 4_096, 1.1
CORES = 2
_YEARS = tuple(Period(date(year, 1, 1), date(year + 1, 1, 1), Grain.YEAR) for year in range(2011, 2024))
_WRONG = 1 / 2_000


class Writer:
    """Writes claims of one document after the other."""

    def __init__(self, random: Random) -> None:
        self.random, self.claims, self.ties, self.document = random, list[Claim](), list[Tie](), ""

    def readings(self, size: int) -> Iterator[Reading]:
        """Documents with `size` claims or a few more together."""
        made = number = 0
        while made < size:
            number += 1
            self.claims, self.ties, self.document = [], [], f"d{number}.txt"
            seed, second = divmod(number, 2)
            self._report(f"xã Mẫu {seed}", seed, _YEARS[1 + seed % 11 + second], second == 1)
            made += len(self.claims)
            document = Document(self.document, "", (), "vi", str(number), issued_basis=Basis.UNKNOWN)
            yield Reading(document, tuple(self.claims), tuple(self.ties))

    def _report(self, place: str, seed: int, year: Period, second: bool) -> None:
        """What a place reports in a year; the second document of a place repeats half of the first, a year later."""
        before = _YEARS[_YEARS.index(year) - 1]
        for topic in range(8):
            if second and topic % 2:
                continue
            parts, total = _truth(seed, topic, year)
            _, old = _truth(seed, topic, before)
            level = Cell(f"số_hộ_loại_{topic}", place=place, period=year, unit="hộ")
            whole = self._count(level, total)
            self._count(Cell(level.indicator, place=place, period=before, unit="hộ"), old)
            change = Cell(level.indicator, Measure.CHANGE, place, year, before, unit="hộ")
            self._count(change, total - old)
            share = Cell(level.indicator, Measure.SHARE, place, year, unit="percent")
            percent = self._percent(share, Fraction(round(Fraction(1000 * total, total + 500)), 10))
            self.ties.append(Tie("share", (percent, whole), Span(0, 0)))
            names = [f"số_hộ_loại_{topic}_nhóm_{part}" for part in "xyz"]
            listed = [
                self._count(Cell(name, place=place, period=year, unit="hộ"), part)
                for name, part in zip(names, parts, strict=True)
            ]
            self.ties.append(Tie("parts", (whole, *listed), Span(0, 0)))

    def _count(self, cell: Cell, value: int) -> str:
        wrong = self.random.random() < _WRONG
        printed = Fraction(value + 9 * wrong)
        interval = exactly(printed)
        return self._claim(cell, Quantity(Kind.COUNT, "hộ", printed, hard=interval, soft=interval, whole=True))

    def _percent(self, cell: Cell, value: Fraction) -> str:
        half = Fraction(1, 20)
        soft = Interval(value - half, value + half)
        hard = Interval(value - half, value + 2 * half, False, True)
        return self._claim(cell, Quantity(Kind.PERCENT, "percent", value, hard=hard, soft=soft))

    def _claim(self, cell: Cell, quantity: Quantity) -> str:
        start = 60 * len(self.claims)
        name = f"{self.document}#{start}"
        text = f"{quantity.value} hộ"
        span = Span(start, start + len(text))
        self.claims.append(
            Claim(name, self.document, span, text, start // 90, quantity, cell, sentence=Span(start // 180, start + 60))
        )
        return name


def _truth(seed: int, topic: int, year: Period) -> tuple[list[int], int]:
    """Three parts and their total, the same whenever they are told."""
    random = Random(1_000_003 * seed + 1_009 * topic + year.start.year)
    parts = [random.randint(20, 400) for _ in range(3)]
    return parts, sum(parts)


class Measured(NamedTuple):
    """Claims, seconds of align, solve and judge on the clock and of the processor, most megabytes, and findings."""

    claims: int
    seconds: float
    processor: float
    megabytes: int
    findings: int


def measured(size: int) -> Measured:
    """What this process takes for `size` claims or a few more."""
    packs = load(("core",))
    gc.freeze()  # what a run holds stays to its end; to look for garbage in it again and again costs a tenth
    gc.disable()
    readings = list(Writer(Random(size)).readings(size))
    started, used = time.perf_counter(), time.process_time()
    found = judged(readings, packs, catalogue(packs))
    seconds, processor = time.perf_counter() - started, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Measured(sum(len(one.claims) for one in readings), seconds, processor, peak, len(found.findings))


def divided(size: int) -> Measured:
    """What processes of their own take for equal parts of `size` claims at the same time."""
    command = [sys.executable, "-m", "tests.bench.judging", "--alone", str(-(-size // CORES))]
    parts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(CORES)]
    told = [part.communicate()[0] for part in parts]
    if any(part.returncode for part in parts):
        raise ChildProcessError(f"a part of {size} claims failed")
    claims, seconds, processor, megabytes, findings = zip(*map(json.loads, told), strict=True)
    return Measured(sum(claims), max(seconds), max(processor), sum(megabytes), sum(findings))


def main(arguments: list[str]) -> int:
    """Prints a table, and 1 as the exit code where a bound is not met."""
    if arguments[:1] == ["--alone"]:
        print(json.dumps(measured(int(arguments[1]))))
        return 0
    rows: list[Measured] = []
    print(f"{'claims':>10} {'seconds':>9} {'CPU':>9} {'MB':>6} {'findings':>9} {'CPU us/claim':>13}")
    for size in [int(one) for one in arguments] or SIZES:
        row = divided(size)
        rate = 1e6 * row.processor / row.claims
        times = f"{row.seconds:>9.2f} {row.processor:>9.2f}"
        print(f"{row.claims:>10} {times} {row.megabytes:>6} {row.findings:>9} {rate:>13.1f}", flush=True)
        rows.append(row)
    met = all(row.seconds < SECONDS and row.megabytes < MEGABYTES for row in rows)
    if len(rows) > 1:
        slope = exponent([row.claims for row in rows], [row.processor for row in rows])
        print(f"exponent {slope:.2f}")
        met = met and slope <= EXPONENT
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
