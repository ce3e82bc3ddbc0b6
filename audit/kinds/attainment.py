"""A result is its plan times the attainment.

Why: a result is updated until the last day, while its percentage of the plan stays from the draft.
Wrong: `thu 412 tỷ đồng, đạt 113,5 % dự toán (dự toán 398 tỷ đồng)`: 412 of 398 is 103.5 %.
Right: `thu 412 tỷ đồng, đạt 103,5 % dự toán (dự toán 398 tỷ đồng)`.
Blind spots: a plan that was changed during the year, and a half-year's result held against the plan of the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.kinds import tied
from audit.model import Cell, Link, Measure, Modality, Rule, Term
from audit.selection import selected

_ONE, _PERCENT = Fraction(1), Fraction(1, 100)
_REACHED = (Modality.ACTUAL, Modality.ESTIMATE)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """result = attainment x plan / 100: of one indicator and period, and where the wording or a table joins them."""
    for (attained_, result_, plan_), tie in tied(rule, alignment, "attainment"):
        yield replace(_link(rule, result_, attained_, plan_), claims=tie.claims, sure=tie.sure)
    if rule.params:
        return
    attained = (
        cell
        for cell in alignment.cells
        if cell.measure is Measure.ATTAINMENT and selected(rule, cell, alignment.sources)
    )
    for cell in sorted(attained, key=lambda cell: cell.key):
        result = alignment.level_of(cell) if cell.modality in _REACHED and cell.unit == "percent" else None
        if result is not None:
            yield _link(rule, result, cell, replace(result, modality=Modality.PLAN))


def _link(rule: Rule, result: Cell, attainment: Cell, plan: Cell) -> Link:
    return Link(rule.id, "product", (Term(_ONE, result), Term(_PERCENT, attainment), Term(_ONE, plan)))
