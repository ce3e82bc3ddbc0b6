"""A result is its plan times the attainment.

Why: a result is updated until the last day, while its percentage of the plan stays from the draft.
Wrong: `thu 412 tỷ đồng, đạt 113,5 % dự toán (dự toán 398 tỷ đồng)`: 412 of 398 is 103.5 %.
Right: `thu 412 tỷ đồng, đạt 103,5 % dự toán (dự toán 398 tỷ đồng)`.
Blind spots: a plan that was changed during the year, and a half-year's result held against the plan of the year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.kinds import sentences, tied
from audit.model import Cell, Claim, Link, Measure, Modality, Rule, Term
from audit.selection import selected

_ONE, _PERCENT = Fraction(1), Fraction(1, 100)
# A target that somebody strives for is another number than the plan that attainment is of.
_PLANNED = (Modality.PLAN,)
_REACHED = (Modality.ACTUAL, Modality.ESTIMATE)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """result = attainment x plan / 100: of one indicator and period, and of the figures of one sentence."""
    if rule.params:
        for (attained_, result_, plan_), _ in tied(rule, alignment, ""):
            yield _link(rule, result_, attained_, plan_)
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
    for claims in sentences(alignment.claims.values(), _attains).values():
        attainments = [alignment.main[claim.id] for claim in claims if _attains(claim)]
        plans, results = _levels(claims, _PLANNED), _levels(claims, _REACHED)
        if len(attainments) == len(plans) == len(results) == 1 and plans[0].cell.unit == results[0].cell.unit:
            result, plan = (alignment.main[claim.id] for claim in (*results, *plans))
            if selected(rule, attainments[0], alignment.sources):
                yield _link(rule, result, attainments[0], plan)


def _attains(claim: Claim) -> bool:
    return claim.cell.measure is Measure.ATTAINMENT and claim.cell.modality in _REACHED


def _levels(claims: Sequence[Claim], modalities: Sequence[Modality]) -> list[Claim]:
    """The levels of a sentence that are plans, or those that are results."""
    levels = (claim for claim in claims if claim.cell.measure is Measure.LEVEL and claim.quantity.value is not None)
    return [claim for claim in levels if claim.cell.modality in modalities]


def _link(rule: Rule, result: Cell, attainment: Cell, plan: Cell) -> Link:
    return Link(rule.id, "product", (Term(_ONE, result), Term(_PERCENT, attainment), Term(_ONE, plan)))
