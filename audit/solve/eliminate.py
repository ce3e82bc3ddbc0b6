"""Linear laws that leave no room together, though each of them does alone.

Bounds settle a network in which laws do not go in circles; on a circle (`x + y = 10` and `x - y = 1`, rows and
columns of one table) they can stop too early. There the simplex method over the rationals decides, with open
ends as infinitesimal steps (Dutertre and de Moura, A Fast Linear-Arithmetic Solver for DPLL(T), 2006). What it
finds is a combination: laws times numbers that add up to one law, against which the bounds clash.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from audit.interval import Interval, Number, exactly, plain
from audit.model import Cell, Link, Term, Text
from audit.solve.laws import Law, idle, law

# Beyond these, a circle is left to its bounds: a conflict may be missed, none is invented.
ROWS = 64
COLUMNS = 256
PIVOTS = 512
_ONES = (1, -1)

# A number and how many infinitesimal steps it lies above.
Value = tuple[Number, Number]
ZERO = (0, 0)


def contradiction(laws: Sequence[Law], known: Sequence[Interval], cells: Sequence[Cell]) -> Law | None:
    """One law that follows from several and cannot be met within what is known; `None` where none was found.

    Laws that contradict each other whatever the cells are give none: that is a fault of rules, not of figures.
    """
    circle = _circle(laws, known)
    columns = {cell for row in circle.values() for cell in row}
    if not circle or len(circle) > ROWS or len(columns) > COLUMNS:
        return None
    factors = _Tableau.of({number: laws[number] for number in circle}, known).refuted()
    if factors is None:
        return None
    link = _added({number: laws[number].link for number in factors}, _plain(factors, laws))
    return (
        law(link, {cell: number for number, cell in enumerate(cells)}, tuple(sorted(factors))) if link.terms else None
    )


def _circle(laws: Sequence[Law], known: Sequence[Interval]) -> dict[int, list[int]]:
    """The linear laws that are left, with their open cells, when those that share at most one such cell with the rest
    are taken away. A cell that can be one number only is not open: the bounds of each law of it hold it already.
    """
    left = {number: _open(one, known) for number, one in enumerate(laws) if one.linear and not idle(one, known)}
    while True:
        uses = Counter(cell for row in left.values() for cell in row)
        kept = {number: row for number, row in left.items() if sum(uses[cell] > 1 for cell in row) > 1}
        if len(kept) == len(left):
            return left
        left = kept


def _open(law: Law, known: Sequence[Interval]) -> list[int]:
    return [cell for cell in law.cells if known[cell].point is None]


def _plain(factors: Mapping[int, Fraction], laws: Sequence[Law]) -> dict[int, Fraction]:
    """The same combination in whole numbers without a common factor, orders counted forwards."""
    size = Fraction(lcm(*(factor.denominator for factor in factors.values())))
    size /= gcd(*(int(factor * size) for factor in factors.values()))
    orders = [factor for number, factor in factors.items() if laws[number].relation == "order"]
    backwards = min(orders, default=next(iter(factors.values()))) < 0
    return {number: factor * (-size if backwards else size) for number, factor in factors.items()}


def _added(links: Mapping[int, Link], factors: Mapping[int, Fraction]) -> Link:
    """The links times their factors, added up to one."""
    terms: dict[Cell, Fraction] = {}
    for number, link in links.items():
        for coefficient, cell in link.terms:
            terms[cell] = terms.get(cell, Fraction(0)) + coefficient * factors[number]
    return Link(
        rule=" + ".join(_once(link.rule for link in links.values())),
        relation="order" if any(link.relation == "order" for link in links.values()) else "sum",
        terms=tuple(Term(coefficient, cell) for cell, coefficient in terms.items() if coefficient),
        constant=sum((link.constant * factors[number] for number, link in links.items()), Fraction(0)),
        note=Text(*("; ".join(_once(notes)) for notes in zip(*(link.note for link in links.values()), strict=True))),
        claims=_once(claim for link in links.values() for claim in link.claims),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


@dataclass(slots=True)
class _Tableau:
    """Variables are cells (from 0 up) and what laws add up to (`~number`); `rows` give the basic by the others.

    All ends are counted in parts so small that they are whole numbers, which are kept as `int`: what adds up in tables
    is then worked out without a fraction.
    """

    rows: dict[int, dict[int, Number]]
    low: dict[int, Value | None]
    high: dict[int, Value | None]
    now: dict[int, Value]

    @classmethod
    def of(cls, laws: Mapping[int, Law], known: Sequence[Interval]) -> _Tableau:
        """The laws as rows of their open cells, with every cell as near to zero as its bounds allow."""
        rows: dict[int, dict[int, Number]] = {}
        sums: dict[int, Interval] = {}
        for number, one in laws.items():
            factors = dict(zip(one.cells, one.factors, strict=True))
            rows[~number] = {cell: plain(factors[cell]) for cell in _open(one, known)}
            settled = (factors[cell] * point for cell in factors if (point := known[cell].point) is not None)
            sums[~number] = -(one.start + exactly(sum(settled, Fraction(0))))
        bounds = {cell: known[cell] for row in rows.values() for cell in row}
        tableau = cls(rows, {}, {}, {})
        every = bounds | sums
        parts = lcm(*(end.denominator for one in every.values() for end in (one.low, one.high) if end is not None))
        for variable, interval in every.items():
            low = None if interval.low is None else (plain(parts * interval.low), int(interval.low_open))
            high = None if interval.high is None else (plain(parts * interval.high), -int(interval.high_open))
            tableau.low[variable], tableau.high[variable] = low, high
        for cell in bounds:
            tableau.now[cell] = tableau.nearest(cell, ZERO)
        for variable, row in rows.items():
            tableau.now[variable] = tableau.total(row)
        return tableau

    def nearest(self, variable: int, value: Value) -> Value:
        low, high = self.low[variable], self.high[variable]
        if low is not None and value < low:
            return low
        return high if high is not None and value > high else value

    def total(self, row: Mapping[int, Number]) -> Value:
        number = sum(factor * self.now[variable][0] for variable, factor in row.items())
        steps = sum(factor * self.now[variable][1] for variable, factor in row.items())
        return number, steps

    def refuted(self) -> dict[int, Fraction] | None:
        """Factors of laws whose sum cannot be met, or `None` where all can be (or too many pivots were needed)."""
        for _ in range(PIVOTS):
            basic = min((one for one in self.rows if self.nearest(one, self.now[one]) != self.now[one]), default=None)
            if basic is None:
                return None
            goal = self.nearest(basic, self.now[basic])
            row = self.rows[basic]
            free = min(
                (one for one, factor in row.items() if self.gives(one, factor, goal > self.now[basic])), default=None
            )
            if free is None:
                combination = {one: -Fraction(factor) for one, factor in row.items()} | {basic: Fraction(1)}
                return {~one: factor for one, factor in combination.items() if one < 0}
            self.pivot(basic, free, goal)
        return None

    def gives(self, variable: int, factor: Number, up: bool) -> bool:
        """Whether the variable can still move so that `factor` times it goes up (or down)."""
        end = self.high[variable] if (factor > 0) is up else self.low[variable]
        return end is None or end != self.now[variable]

    def pivot(self, basic: int, free: int, goal: Value) -> None:
        """Swaps two variables (the smallest ones that help, by Bland's rule) and moves the basic one to its goal."""
        row = self.rows.pop(basic)
        factor = row.pop(free)
        old = self.now[basic]
        moved = _over(goal[0] - old[0], factor), _over(goal[1] - old[1], factor)
        self.now[basic], self.now[free] = goal, _further(self.now[free], moved, 1)
        solved = {one: _over(-other, factor) for one, other in row.items()} | {basic: _over(1, factor)}
        for one, other in self.rows.items():
            times = other.pop(free, None)
            if times is not None:
                self.now[one] = _further(self.now[one], moved, times)
                for variable, share in solved.items():
                    other[variable] = other.get(variable, 0) + times * share
                self.rows[one] = {variable: share for variable, share in other.items() if share}
        self.rows[free] = solved


def _further(value: Value, by: Value, times: Number) -> Value:
    """The value with so many times another one added."""
    return value[0] + times * by[0], value[1] + times * by[1]


def _over(number: Number, factor: Number) -> Number:
    """The number divided by the factor, which is one of a table's nearly always."""
    return number * factor if factor in _ONES else plain(Fraction(number) / factor)
