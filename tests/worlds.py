"""Small worlds for the solver's laws: cells with true numbers, links that hold, and figures that tell of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil, floor

import z3

from audit import wording
from audit.interval import Interval
from audit.model import Cell, Evidence, Grain, Hedge, Link, Measure, Period, Term

ONE, HUNDRED = Fraction(1), Fraction(100)


@dataclass
class World:
    """True numbers, which of them are counts, the links between them, and what was printed."""

    chance: random.Random
    truth: dict[Cell, Fraction] = field(default_factory=dict)
    counts: set[Cell] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def cell(self, number: Fraction, measure: Measure = Measure.LEVEL, *, count: bool = False) -> Cell:
        year = 2010 + self.chance.randrange(10)
        period = Period(date(year, 1, 1), date(year + 1, 1, 1), Grain.YEAR)
        cell = Cell(f"c{len(self.truth)}", measure, period=period)
        self.truth[cell] = number
        if count:
            self.counts.add(cell)
        return cell

    def amount(self) -> Cell:
        """A new level: a count, or an amount with decimals."""
        if self.chance.random() < 0.5:
            return self.cell(Fraction(self.chance.randint(1, 400)), count=True)
        return self.cell(Fraction(self.chance.randint(1, 40000), 100))

    def some(self) -> Cell:
        """A level that is there already, mostly; so links hang together."""
        levels = [cell for cell in self.truth if cell.measure is Measure.LEVEL]
        return self.chance.choice(levels) if levels and self.chance.random() < 0.7 else self.amount()

    def link(self, relation: str, *terms: tuple[Fraction | int, Cell], constant: Fraction | int = 0) -> None:
        joined = tuple(Term(Fraction(factor), cell) for factor, cell in terms)
        self.links.append(Link(f"core/{relation}", relation, joined, Fraction(constant)))

    # Each of these adds cells and links that are true of them.

    def total(self) -> None:
        parts = [self.some()] + [self.amount() for _ in range(self.chance.randint(1, 3))]
        whole = self.cell(sum((self.truth[part] for part in parts), Fraction(0)), count=set(parts) <= self.counts)
        self.link("sum", (1, whole), *((-1, part) for part in parts))

    def change(self) -> None:
        old, new = self.some(), self.amount()
        both = {old, new} <= self.counts
        change = self.cell(self.truth[new] - self.truth[old], Measure.CHANGE, count=both)
        self.link("sum", (1, new), (-1, change), (-1, old))

    def share(self) -> None:
        part, whole = self.some(), self.amount()
        share = self.cell(HUNDRED * self.truth[part] / self.truth[whole], Measure.SHARE)
        self.link("product", (1, part), (1 / HUNDRED, share), (1, whole))

    def growth(self) -> None:
        old, new = self.some(), self.amount()
        factor = self.cell(self.truth[new] / self.truth[old], Measure.AVERAGE)
        growth = self.cell(HUNDRED * (self.truth[factor] - 1), Measure.GROWTH)
        self.link("product", (1, new), (1, old), (1, factor))
        self.link("sum", (HUNDRED, factor), (-1, growth), constant=100)

    def order(self) -> None:
        small, large = sorted((self.some(), self.amount()), key=lambda cell: self.truth[cell])
        self.link("order", (1, small), (-1, large))

    def circle(self) -> None:
        """A law over cells that other laws already hold together."""
        levels = sorted((cell for cell in self.truth if cell.measure is Measure.LEVEL), key=lambda cell: cell.key)
        chosen = self.chance.sample(levels, min(len(levels), self.chance.randint(2, 3)))
        if len(chosen) > 1:
            terms = [(self.chance.choice((-2, -1, 1, 2)), cell) for cell in chosen]
            constant = sum((factor * self.truth[cell] for factor, cell in terms), Fraction(0))
            self.link("sum", *terms, constant=constant)

    def print(self, most: int = 2) -> None:
        """Up to `most` figures for each cell, each true in its own way."""
        for cell, number in self.truth.items():
            for _ in range(self.chance.randint(0, most)):
                claim = f"d{self.chance.randrange(3)}#{len(self.evidence)}"
                interval = told(number, cell in self.counts, self.chance)
                self.evidence.append(Evidence(claim, cell, interval, cell in self.counts))

    def spoil(self, times: int) -> None:
        """Moves some of the printed figures away from the truth."""
        for _ in range(min(times, len(self.evidence))):
            place = self.chance.randrange(len(self.evidence))
            one = self.evidence[place]
            width = one.interval.width or Fraction(0)
            by = self.chance.choice((-1, 1)) * (self.chance.randint(1, 9) + floor(width))
            shift = Interval(Fraction(by), Fraction(by))
            self.evidence[place] = Evidence(one.claim, one.cell, one.interval + shift, one.whole)


def world(seed: int, kinds: tuple[str, ...], size: int, *, most: int = 2) -> World:
    """A world of `size` laws of the given kinds, with what was printed of it."""
    made = World(random.Random(seed))
    for _ in range(size):
        getattr(made, made.chance.choice(kinds))()
    made.print(most)
    return made


def last(value: Fraction, step: Fraction) -> Fraction:
    """The unit of the last digit other than zero of `value`, printed down to `step`."""
    unit = step
    while value and (value / unit) % 10 == 0:
        unit *= 10
    return unit


def told(truth: Fraction, count: bool, chance: random.Random) -> Interval:
    """What a true figure allows, with random digits, a random way to round and a random hedge."""
    size, hedge = abs(truth), chance.choice(list(Hedge))
    plain = count and chance.random() < 0.6
    step = Fraction(1) if plain else Fraction(10) ** chance.randint(-1 if count else -2, 1)
    low, high = floor(size / step), ceil(size / step)
    rounded = (floor(size / step + Fraction(1, 2)), ceil(size / step - Fraction(1, 2)), round(size / step), low)
    steps = {
        Hedge.OVER: high - 1,
        Hedge.UNDER: low + 1,
        Hedge.NEARLY: high,
        Hedge.AT_LEAST: low,
        Hedge.AT_MOST: high,
        Hedge.RANGE: low,
    }.get(hedge, chance.choice(rounded))
    value = steps * step
    second = high * step
    hard, _ = wording.allowed(
        hedge,
        value,
        step,
        last(value, step),
        counted=plain,
        scaled=not plain and chance.random() < 0.5,
        high=(second, step, last(second, step)) if hedge is Hedge.RANGE else None,
    )
    return -hard if truth < 0 else hard


# ------------------------------------------------------------------------------------------------ the oracle


def satisfiable(evidence: list[Evidence], links: list[Link]) -> bool | None:
    """What z3 says of the figures and links, `None` where it cannot tell in time."""
    solver = z3.Solver()
    solver.set("timeout", 400)
    whole = {one.cell for one in evidence if one.whole}
    cells = dict.fromkeys([*(one.cell for one in evidence), *(term.cell for link in links for term in link.terms)])
    names = {
        cell: z3.ToReal(z3.Int(f"n{place}")) if cell in whole else z3.Real(f"x{place}")
        for place, cell in enumerate(cells)
    }
    for one in evidence:
        solver.add(*_within(names[one.cell], one.interval))
    for link in links:
        terms = [_number(term.coefficient) * names[term.cell] for term in link.terms]
        if link.relation == "product":
            solver.add(terms[0] == terms[1] * terms[2])
        else:
            total, constant = z3.Sum(terms), _number(link.constant)
            solver.add(total == constant if link.relation == "sum" else total <= constant)
    answer = solver.check()
    return None if answer == z3.unknown else bool(answer == z3.sat)


def _within(name: z3.ArithRef, interval: Interval) -> list[z3.BoolRef]:
    bounds = []
    if interval.low is not None:
        low = _number(interval.low)
        bounds.append(name > low if interval.low_open else name >= low)
    if interval.high is not None:
        high = _number(interval.high)
        bounds.append(name < high if interval.high_open else name <= high)
    return bounds


def _number(fraction: Fraction) -> z3.RatNumRef:
    return z3.Q(fraction.numerator, fraction.denominator)
