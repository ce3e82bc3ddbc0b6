"""Columns that follow from two others, and rows: a share, a plan met, growth, a difference, an average.

A column is taken for the result of a formula where most rows bear it out, so that the few which do not are errors;
headers need not say it. Of rows, of which a table may have many over few columns, as many have to bear it out as chance
does not, or the labels say it: `Calls answered`, `Calls answered in time`, `Share in time`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import pairwise, permutations
from math import prod

from audit import units
from audit.extract.numerals import last_of
from audit.grids import Role, Row
from audit.interval import Interval, exactly
from audit.model import Claim, Kind, Measure, Tie
from audit.tie.contents import content
from audit.tie.tables.claims import Tabled
from audit.tie.tables.columns import additive, alike

_LEAST = 2  # rows that bear out a formula
_NEAR = 8  # columns that one may follow from
_TELLING = 20  # times the last digit that an average has to be
# How likely at most chance makes a row follow from two of those near it, in all columns and in all but few.
_SELDOM, _SELDOM_BUT = 0.02, 0.005
_ROUGHLY = 0.1  # of a percentage, within which figures that agree with it as printed are
_MISSED = 4  # one row in so many at most may not fit


@dataclass(frozen=True, slots=True)
class Formula:
    """One row's figures in a formula: the result first, then what it follows from, and whether they fit."""

    relation: str
    claims: tuple[Claim, ...]
    fits: bool

    @property
    def tie(self) -> Tie:
        return Tie(self.relation, tuple(claim.id for claim in self.claims), self.claims[0].sentence)


Found = Formula | None


@dataclass(frozen=True, slots=True)
class Line:
    """Two rows from which another may follow, and its formulas in every column that has all three."""

    one: Row
    two: Row
    found: Sequence[Formula]

    @property
    def fits(self) -> int:
        """How many columns bear it out."""
        return sum(one.fits for one in self.found)

    def borne_out(self, tried: int) -> bool:
        """Whether the columns that it fits would seldom do so by chance, of as many lines as were `tried`, and those
        that it does not fit may be errors.
        """
        misses = len(self.found) - self.fits
        few = misses <= 1 or _MISSED * misses <= len(self.found)
        return self.fits > 0 and few and self.chance * tried < (_SELDOM_BUT if misses else _SELDOM)

    @property
    def chance(self) -> float:
        """How likely figures as broad as those that it fits would fit by chance."""
        return prod(_broad(one) for one in self.found if one.fits)


def formulas(table: Tabled) -> Iterator[Formula]:
    """The formulas of every column that follows from others, row by row, and of every row, column by column."""
    yield from _of_columns(table)
    yield from _of_rows(table)


def _of_columns(table: Tabled) -> Iterator[Formula]:
    values = table.shape.values
    rows = [row for row in table.shape.rows if row.role in (Role.DATA, Role.TOTAL)]
    for column in values:
        if not any(_follows(table.claims.get((row.at, column))) for row in rows):
            continue
        best: list[Formula] = []
        for made in _candidates(column, values, rows):
            found = _borne_out(made, table, rows)
            if _weight(found) and (not best or _sureness(found) > _sureness(best)):
                best = found
        yield from best


def _follows(claim: Claim | None) -> bool:
    """Whether a figure is of a kind that follows from others: a rate, a percentage, a change."""
    if claim is None:
        return False
    derived = claim.cell.measure in (Measure.CHANGE, Measure.AVERAGE)
    return derived or claim.quantity.kind in (Kind.RATE, Kind.PERCENT)


def _borne_out(made: Callable[[Tabled, Row], Found], table: Tabled, rows: Sequence[Row]) -> list[Formula]:
    """A formula in every row; nothing as soon as so many rows do not bear it out that the rest cannot."""
    found: list[Formula] = []
    misses = 0
    for row in rows:
        one = made(table, row)
        if one is not None:
            found.append(one)
            misses += not one.fits
            if misses > 1 and _MISSED * misses > len(rows):
                return []
    return found


def _candidates(column: int, values: Sequence[int], rows: Sequence[Row]) -> Iterator[Callable[[Tabled, Row], Found]]:
    """What may lead to a column: pairs of other columns, the nearest first, or one column and its total row."""
    near = sorted((one for one in values if one != column), key=lambda one: (one > column, abs(one - column)))
    for one, two in permutations(near[:_NEAR], 2):
        yield partial(_pair, column, one, two)
    totals = [row for row in rows if row.role is Role.TOTAL]
    for total in totals[:1] + totals[1:][-1:]:
        for one in near[:_NEAR]:
            yield partial(_of_total, column, one, total)


def _pair(column: int, one: int, two: int, table: Tabled, row: Row) -> Found:
    return _from(*(table.claims.get((row.at, at)) for at in (column, one, two)))


def _from(result: Claim | None, first: Claim | None, second: Claim | None) -> Found:
    """A figure that follows from two others of its row or column, by its kind."""
    if result is None or first is None or second is None:
        return None
    if result.quantity.kind is Kind.RATE or result.cell.measure is Measure.AVERAGE:
        return _mean_of(result, first, second) if additive(first) and additive(second) else None
    if result.quantity.value is None or not (_held(first) and _held(second) and alike(first, second)):
        return None
    if result.cell.measure is Measure.CHANGE and result.quantity.kind is first.quantity.kind:
        fits = (first.quantity.soft - second.quantity.soft).meet(result.quantity.soft) is not None
        return Formula("changes", (first, result, second), fits)
    return _percentage(result, first, second) if result.quantity.kind is Kind.PERCENT else None


def _of_rows(table: Tabled) -> Iterator[Formula]:
    """The formulas of rows that tell nothing but what follows from others, where not all rows are such."""
    rows = [row for row in table.shape.rows if row.role in (Role.DATA, Role.TOTAL)]
    labels = {row.at: table.headers.label(row.label) for row in rows if row.label}
    led, others = list[Row](), list[Row]()
    for row in rows:
        told = [table.claims[row.at, column] for column in table.shape.values if (row.at, column) in table.claims]
        each = row.at in labels and labels[row.at].per_one()
        (led if told and (each or all(map(_follows, told))) else others).append(row)
    code = table.context.language.code
    words = {row.at: frozenset(content(row.label.lower(), code)) for row in rows}
    for row in led if others else ():
        place = bisect_left(others, row.at, key=lambda one: one.at)
        near = [*reversed(others[max(0, place - _NEAR) : place]), *others[place : place + _NEAR]][:_NEAR]
        each = row.at in labels and labels[row.at].per_one()
        lines = [Line(*pair, _lines(table, row, *pair, each=each)) for pair in permutations(near, 2)]
        lines += [Line(one, one, _grown(table, row, one)) for one in near]
        yield from _likeliest(row, [line for line in lines if line.found], words)


def _lines(table: Tabled, row: Row, one: Row, two: Row, *, each: bool) -> list[Formula]:
    """What two rows make of another, column by column; of one that tells so much for `each` the average."""
    columns = table.shape.values
    told = [[table.claims.get((line.at, column)) for line in (row, one, two)] for column in columns]
    if len(told) > 1 and not any(_near(*three) for three in told):
        return []
    made = (_each(*three) if each else _from(*three) for three in told)
    return [formula for formula in made if formula is not None]


def _near(result: Claim | None, first: Claim | None, second: Claim | None) -> bool:
    """Whether a percentage may be of two figures, as far as floats tell; other figures always may."""
    if result is None or first is None or second is None:
        return False
    value, one, two = (float(claim.quantity.value or 0) for claim in (result, first, second))
    if result.quantity.kind is not Kind.PERCENT or two == 0:
        return True
    share = 100 * one / two - (100 if result.cell.measure is Measure.GROWTH else 0)
    return abs(share - value) <= _ROUGHLY * (1 + abs(value))


def _each(result: Claim | None, total: Claim | None, count: Claim | None) -> Found:
    if result is None or total is None or count is None or not (additive(total) and additive(count)):
        return None
    return _mean_of(result, total, count)


def _grown(table: Tabled, row: Row, one: Row) -> list[Formula]:
    """The growth that a row tells of another, each column with the one of the time right before its own."""
    columns = table.shape.values
    times = {column: claim.cell.period for column in columns if (claim := table.claims.get((one.at, column)))}
    found = []
    for column, beside in (*pairwise(columns), *((two, one) for one, two in pairwise(columns))):
        now, then, result = times.get(column), times.get(beside), table.claims.get((row.at, column))
        if now is None or then is None or then.end > now.start or result is None:
            continue
        if result.cell.measure is Measure.GROWTH:
            made = _from(result, table.claims.get((one.at, column)), table.claims.get((one.at, beside)))
            found += [made] if made is not None else []
    return found


def _likeliest(row: Row, lines: Sequence[Line], words: Mapping[int, frozenset[str]]) -> Sequence[Formula]:
    """The formulas of a row from the two that its label and theirs say; else from those that bear it out, which would
    seldom do so by chance.
    """
    named = [line for line in lines if _named(words[row.at], words[line.one.at], words[line.two.at])]
    if len(named) == 1 and (named[0].fits or len(named[0].found) == 1):
        return named[0].found
    above = max((line.one.at for line in lines if line.one.at < row.at), default=None)
    akin = [line for line in lines if not words[row.at].isdisjoint(words[line.one.at])]
    akin += [line for line in lines if not words[row.at] and line.one.at == above]
    both = [line for line in akin if not words[row.at].isdisjoint(words[line.two.at])]
    for some in (both, akin, lines):
        seldom = [line for line in some if line.borne_out(len(some))]
        if seldom:
            return min(seldom, key=lambda line: line.chance).found
    return ()


def _broad(one: Formula) -> float:
    """The width of the result of a formula as a part of it."""
    result = one.claims[1] if one.relation == "changes" else one.claims[0 if one.relation != "averages" else 1]
    value, width = result.quantity.value, result.quantity.hard.width
    return 1.0 if not value or width is None else min(1.0, float(width / abs(value)))


def _named(share: frozenset[str], part: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether labels say of what a row tells the share: `Share in time`, `Calls answered in time`, `Calls answered`."""
    return whole < part and not share.isdisjoint(part - whole)


def _held(claim: Claim) -> bool:
    """Whether a figure can be held against another one of its kind: an amount, or an average of one."""
    averaged = claim.cell.measure is Measure.AVERAGE and claim.quantity.kind is not Kind.PERCENT
    return additive(claim) or (averaged and claim.quantity.value is not None)


def _mean_of(result: Claim, total: Claim, count: Claim) -> Found:
    return (_average if result.quantity.kind is Kind.RATE else _mean)(result, total, count)


def _of_total(column: int, one: int, total: Row, table: Tabled, row: Row) -> Found:
    result, part, whole = (table.claims.get(at) for at in ((row.at, column), (row.at, one), (total.at, one)))
    if result is None or part is None or whole is None or part is whole:
        return None
    if result.quantity.kind is not Kind.PERCENT or not (additive(part) and alike(part, whole)):
        return None
    return None if result.cell.measure is Measure.GROWTH else _percentage(result, part, whole)


def _percentage(result: Claim, first: Claim, second: Claim) -> Found:
    """A percentage of two figures: the first of the second, or by how much it is above it; of what is below zero,
    losses or costs in brackets, either may be told.
    """
    base, growth = second.quantity.hard, result.cell.measure is Measure.GROWTH
    if 0 in base:
        return None
    told = result.quantity.hard
    if growth:
        told = told + exactly(Fraction(100))
    share = (first.quantity.hard / base).scale(Fraction(100))
    fits = share.meet(told) is not None
    if growth:
        turned = exactly(Fraction(100)) - result.quantity.hard
        if not fits and (base.high or 0) < 0 and share.meet(turned) is not None:
            return None
        return Formula("changes", (first, result, second), fits)
    relation = "attainments" if result.cell.measure is Measure.ATTAINMENT else "shares"
    return Formula(relation, (result, first, second), fits)


def _average(result: Claim, total: Claim, count: Claim) -> Found:
    """A rate of a total over a count, by its unit: `tạ/ha` of tonnes over hectares."""
    top, _, each = result.cell.unit.partition("/")
    unit, of = units.canonical(total.cell.unit), units.canonical(count.cell.unit)
    known = units.units().get(each)
    if units.canonical(top)[0] != unit[0] or not (of[0] == known.base if known else count.cell.unit.startswith(each)):
        return None
    if 0 in count.quantity.hard:
        return None
    factor = units.canonical(top)[1] / (known.factor if known else 1)
    implied = (result.quantity.hard.scale(factor)) * count.quantity.hard.scale(of[1])
    return Formula("averages", (total, result, count), implied.meet(total.quantity.hard.scale(unit[1])) is not None)


def _mean(result: Claim, total: Claim, count: Claim) -> Found:
    """An average without the unit of what it is of, such as people in a household, as a total over a count; none
    whose digits are so few that a quotient may come to it by chance.
    """
    value, width = result.quantity.value, result.quantity.hard.width
    if value is None or width is None or abs(value) < _TELLING * width:
        return None
    if result.quantity.kind not in (Kind.COUNT, total.quantity.kind) or 0 in count.quantity.hard:
        return None
    whole, each, of = (units.canonical(claim.cell.unit)[1] for claim in (total, result, count))
    if whole != each * of:
        return None  # `269` for each of 31.6 km2, which are so many hectares
    by, made = count.quantity.hard, total.quantity.hard
    if (result.quantity.soft * by).meet(total.quantity.soft) is None and (_rounded(value) * by).meet(made) is not None:
        return None  # `160,300` for each of 2,190
    return Formula("averages", (total, result, count), (result.quantity.hard * by).meet(made) is not None)


def _rounded(value: Fraction) -> Interval:
    """What a number is that may have been rounded to its last digit that is no zero."""
    half = last_of(abs(value), Fraction(1, value.denominator)) / 2
    return Interval(value - half, value + half)


def _sureness(found: Sequence[Formula]) -> tuple[int, int]:
    """How sure a formula is: the fewer things it is about, by their names, then the more rows bear it out."""
    return -len({claim.cell.indicator for claim in found[0].claims}), _weight(found)


def _weight(found: Sequence[Formula]) -> int:
    """How many rows bear a formula out; none where too few do for the rest to be errors."""
    fits = sum(one.fits for one in found)
    misses = len(found) - fits
    return fits if fits >= _LEAST and (_MISSED * misses <= len(found) or (misses == 1 and fits >= _LEAST)) else 0
