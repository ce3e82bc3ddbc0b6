"""A total is a count times the average.

Why: a sum of money, the number of gifts it paid for and the value of one gift are often revised one at a time.
Wrong: `4.500 suất quà, tổng trị giá 2.700 triệu đồng, bình quân 500.000 đồng/suất`: 4 500 x 500 000 is 2 250 million.
Right: `4.500 suất quà, tổng trị giá 2.250 triệu đồng, bình quân 500.000 đồng/suất`.
Blind spots: an average of other things than those counted in its sentence; a median, which multiplies to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.kinds import sentences, tied
from audit.lang.multitudes import multitude
from audit.model import Cell, Claim, Kind, Link, Measure, Rule, Term, Tie
from audit.selection import selected
from audit.units import units

_AVERAGES = (Measure.AVERAGE, Measure.LEVEL)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """total = average x count: as words tie them (`£4,000 each`), by the units of one sentence (dong, dong a gift,
    gifts), or as a rule names them.
    """
    params = dict(rule.params)
    if "in" in params:
        for (whole, mean, number), _ in tied(rule, alignment, ""):
            yield from _link(rule, alignment, whole, mean, number)
        return
    if params:
        yield from _named(rule, params["total"], params["count"], params["average"], alignment)
        return
    for (whole, mean, number), tie in tied(rule, alignment, "each"):
        yield from _link(rule, alignment, whole, mean, number, tie)
    for claims in sentences(alignment.claims.values(), _per).values():
        for average in filter(_per, claims):
            cell = alignment.main[average.id]
            totals, counts = _totals(average, claims), _counts(average, claims)
            if len(totals) == len(counts) == 1 and selected(rule, cell, alignment.sources):
                total, count = (alignment.main[claim.id] for claim in (*totals, *counts))
                yield from _link(rule, alignment, total, cell, count)


def _per(claim: Claim) -> bool:
    return claim.cell.measure is Measure.AVERAGE and "/" in claim.cell.unit


def _totals(average: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The levels in a sentence of the thing that is averaged."""
    top = average.cell.unit.partition("/")[0]
    same = (average.cell.indicator, Measure.LEVEL, average.cell.modality, top)
    return [one for one in claims if (one.cell.indicator, one.cell.measure, one.cell.modality, one.cell.unit) == same]


def _counts(average: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """The levels in a sentence of what the average is for each of: `suất` of `đồng/suất` counts `suất quà`."""
    each = average.cell.unit.partition("/")[2]
    return [
        one
        for one in claims
        if one.cell.measure is Measure.LEVEL
        and one.cell.modality is average.cell.modality
        and one.quantity.kind is not Kind.RATIO  # `7/9 xã` does not count what the average is for each of
        and one.cell.unit.startswith(each)
        and "/" not in one.cell.unit
    ]


def _named(rule: Rule, total: str, count: str, average: str, alignment: Alignment) -> Iterator[Link]:
    stated = (cell for cell in alignment.cells if cell.indicator == average and cell.measure in _AVERAGES)
    for cell in sorted(stated, key=lambda cell: cell.key):
        level = replace(cell, measure=Measure.LEVEL, base=None)
        top, _, each = cell.unit.partition("/")
        number = replace(level, indicator=count, unit=units()[each].base if each in units() else "count")
        if selected(rule, cell, alignment.sources) and number in alignment.cells:
            yield from _link(rule, alignment, replace(level, indicator=total, unit=top), cell, number)


def _link(
    rule: Rule, alignment: Alignment, total: Cell, average: Cell, count: Cell, tie: Tie | None = None
) -> Iterator[Link]:
    """The product; a count of what has a unit is in its base unit, and the average is not: `tấn/ha` and m2."""
    if len({total, average, count}) == 3:
        factor = _apiece(average, count, alignment.claims[tie.claims[2]] if tie else None)
        terms = (Term(Fraction(1), total), Term(factor, average), Term(Fraction(1), count))
        yield Link(rule.id, "product", terms, claims=tie.claims if tie else (), sure=tie.sure if tie else 1.0)


def _apiece(average: Cell, count: Cell, told: Claim | None) -> Fraction:
    """How much of an average there is for one of what is counted: a hundredth of `%/100 people`, a ten-thousandth for
    a square metre of `tấn/ha`, or in the unit in which the document told the count.
    """
    many, noun = multitude(average.unit.partition("/")[2].partition("/")[0])
    each = units().get(noun)
    if each is None and told is not None and count.unit != "count":
        each = units().get(told.quantity.unit)
    return Fraction(1, many) if each is None or each.base != count.unit else 1 / each.factor
