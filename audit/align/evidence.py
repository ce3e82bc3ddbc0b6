"""What a claim says of its cell, and of others: `38/42 schools` tells of a part, a whole and a share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from audit import units
from audit.align.alignments import Alignment
from audit.interval import Interval, exactly
from audit.model import (
    Cell,
    Claim,
    Evidence,
    Kind,
    Measure,
    Modality,
)
from audit.ratios import percent, reduced


def told(claim: Claim, cell: Cell, made: Alignment) -> Iterable[tuple[Cell, Interval, bool]]:
    quantity = claim.quantity
    if quantity.kind is Kind.RATIO and quantity.numerator is not None and quantity.denominator:
        if cell.measure is Measure.CHANGE:
            if not reduced(quantity):  # `fell by half` tells no number of things
                yield cell, quantity.hard, True
        elif cell.measure is Measure.GROWTH:
            yield cell, percent(quantity), False
        else:
            yield from _part_and_whole(claim, cell, made)
        return
    _, factor = units.canonical(claim.cell.unit)
    interval = quantity.hard if factor == 1 else quantity.hard.scale(factor)
    yield cell, interval, quantity.whole and cell.measure in (Measure.LEVEL, Measure.CHANGE) and not _scaled(claim)


def _part_and_whole(claim: Claim, cell: Cell, made: Alignment) -> Iterable[tuple[Cell, Interval, bool]]:
    """What `38/42 trường chuẩn` says of the part, of the whole and of the share; `1/3` of the share alone."""
    quantity = claim.quantity
    assert quantity.denominator is not None
    if not reduced(quantity):
        unit, factor = ("count", Fraction(1)) if quantity.whole else units.canonical(claim.cell.unit)
        part = replace(cell, measure=Measure.LEVEL, unit=unit)
        yield part, quantity.hard.scale(factor), quantity.whole
        more = quantity.hard.low is not None and quantity.hard.low > quantity.denominator
        if more or not quantity.whole:  # `23.300/23.000 ha`, `115/116 ha lúa`: of a plan
            yield replace(part, modality=Modality.PLAN), exactly(quantity.denominator * factor), quantity.whole
            return
        yield made.whole_of(part), exactly(quantity.denominator * factor), quantity.whole
    yield replace(cell, measure=Measure.SHARE, unit="percent"), percent(quantity), False


def _scaled(claim: Claim) -> bool:
    """Whether a count is too coarse to be held to whole numbers."""
    value = claim.quantity.value
    return value is not None and value.denominator != 1


def soft(evidence: Evidence, claim: Claim) -> Evidence:
    """The evidence without the slack of hedges and truncation."""
    if claim.quantity.soft == claim.quantity.hard or claim.quantity.kind is Kind.RATIO:
        return evidence
    _, factor = units.canonical(claim.cell.unit)
    return replace(evidence, interval=claim.quantity.soft.scale(factor))
