"""A result is its plan times the attainment.

Why: a result is updated until the last day, while its percentage of the plan stays from the draft.
Wrong: `thu 412 tỷ đồng, đạt 113,5 % dự toán (dự toán 398 tỷ đồng)`: 412 of 398 is 103.5 %.
Right: `thu 412 tỷ đồng, đạt 103,5 % dự toán (dự toán 398 tỷ đồng)`.
By how much a plan was passed or missed is told too: `vượt 3,5 % dự toán` is an attainment of 103.5 %.
Blind spots: a plan that was changed during the year, and a half-year's result held against the plan of the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.kinds import tied
from audit.model import BEYOND, Cell, Link, Measure, Modality, Rule, Term
from audit.selection import selected

_ONE, _PERCENT, _WHOLE = Fraction(1), Fraction(1, 100), Fraction(100)
_REACHED = (Modality.ACTUAL, Modality.ESTIMATE)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """result = attainment x plan / 100: of one indicator and period, and where the wording or a table joins them; and
    attainment = 100 + what is beyond the plan.
    """
    for (attained_, result_, plan_), tie in tied(rule, alignment, "attainment"):
        yield replace(_link(rule, result_, replace(attained_, whole=""), plan_), claims=tie.claims, sure=tie.sure)
    if rule.params:
        return
    attained = (
        cell
        for cell in alignment.cells
        if cell.measure is Measure.ATTAINMENT and selected(rule, cell, alignment.sources)
    )
    for cell in sorted(attained, key=lambda cell: cell.key):
        if cell.whole:
            yield _apart(rule, cell)
        result = alignment.level_of(cell) if cell.modality in _REACHED and cell.unit == "percent" else None
        if result is not None:
            yield _link(rule, result, replace(cell, whole=""), replace(result, modality=Modality.PLAN))


def _apart(rule: Rule, told: Cell) -> Link:
    """What is told of how far a result lies from its plan, and the attainment."""
    sign = -_ONE if told.whole == BEYOND else _ONE
    return Link(rule.id, "sum", (Term(_ONE, replace(told, whole="")), Term(sign, told)), _WHOLE)


def _link(rule: Rule, result: Cell, attainment: Cell, plan: Cell) -> Link:
    return Link(rule.id, "product", (Term(_ONE, result), Term(_PERCENT, attainment), Term(_ONE, plan)))
