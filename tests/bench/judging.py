"""How long align, solve and judge take for claims in growing numbers: `python -m tests.bench.judging [SIZE...]`.

Each size runs on two cores: two processes of their own, each with the places of one half, as places share no cell.
Seconds are those of the slower one, megabytes the sum of both peaks, the input included. Claims are those of yearly
reports on many things in many places: levels, their changes since the year before, shares of a named whole, lists that
add up, and repeats in a second document; one figure in two thousand is wrong.
"""

from __future__ import annotations

import gc
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from random import Random

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
    Pack,
    Period,
    Quantity,
    Reading,
    Span,
    Tie,
)

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


def measured(size: int, packs: tuple[Pack, ...]) -> tuple[int, float, int]:
    """Claims, seconds of align, solve and judge, and findings."""
    readings = list(Writer(Random(size)).readings(size))
    start = time.perf_counter()
    found = judged(readings, packs, catalogue(packs))
    spent = time.perf_counter() - start
    return sum(len(reading.claims) for reading in readings), spent, len(found.findings)


def exponent(rows: list[tuple[int, float]]) -> float:
    """The slope of log seconds over log claims by least squares."""
    points = [(math.log(size), math.log(seconds)) for size, seconds in rows]
    middle = [sum(axis) / len(points) for axis in zip(*points, strict=True)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return above / sum((x - middle[0]) ** 2 for x, _ in points)


def _alone(size: int) -> None:
    from audit.packs import load

    packs = load(("core",))
    gc.freeze()  # what a run holds stays to its end; to look for garbage in it again and again costs a tenth
    gc.disable()
    claims, seconds, findings = measured(size, packs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(claims, seconds, peak, findings)


def main(arguments: list[str]) -> int:
    """Prints a table, and 1 as the exit code where a bound is not met."""
    if arguments[:1] == ["--alone"]:
        _alone(int(arguments[1]))
        return 0
    rows: list[tuple[int, float]] = []
    print(f"{'claims':>10} {'seconds':>9} {'MB':>6} {'findings':>9} {'us/claim':>9}")
    met = True
    for size in [int(one) for one in arguments] or SIZES:
        command = [sys.executable, "-m", "tests.bench.judging", "--alone", str(-(-size // CORES))]
        halves = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(CORES)]
        told = [half.communicate()[0].split() for half in halves]
        if any(half.returncode for half in halves):
            raise RuntimeError(f"a half of {size} claims failed")
        claims, seconds = sum(int(row[0]) for row in told), max(float(row[1]) for row in told)
        peak, findings = (sum(int(row[place]) for row in told) for place in (2, 3))
        print(f"{claims:>10} {seconds:>9.2f} {peak:>6} {findings:>9} {1e6 * seconds / claims:>9.1f}", flush=True)
        met = met and seconds < SECONDS and peak < MEGABYTES
        rows.append((claims, seconds))
    if len(rows) > 1:
        slope = exponent(rows)
        print(f"exponent {slope:.2f}")
        met = met and slope <= EXPONENT
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
