"""Slips that the figure alone does not show: what it was copied from, or worked out with."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from audit import periods
from audit.diagnose.slips import Slip, commoner
from audit.diagnose.surroundings import Near, Surroundings, known
from audit.interval import Interval
from audit.model import Cell, Claim, Link, Measure, Period, Term
from audit.solve import Count

_COPIED, _BASE, _POINT, _OMITTED, _ROUNDED, _MISCOUNTED = 12, 8, 6, 10, 8, 6
_HUNDRED = Fraction(100)


def circumstances(
    claim: Claim, cell: Cell, needed: Interval, near: Near, solved: Count, around: Surroundings
) -> Iterator[Slip]:
    """The slips that other figures explain: a value of another year, another base, a part left out, rounded parts."""
    value = claim.quantity.value
    middle = _middle(needed)
    if value is None or middle is None or not value:
        return
    if claim.quantity.hard.meet(needed) is not None:
        return
    if _of_another_time(claim, cell, around) or any(_old_again(claim, cell, link, solved) for link in near.links):
        yield Slip("copied", middle, _COPIED)
    for link in near.links:
        terms = [term for term in link.terms if term.cell == cell]
        if terms and link.relation == "sum" and len(link.terms) > 2:
            yield from _summed(claim, cell, link, terms[0], needed, solved)
    if cell.measure in (Measure.GROWTH, Measure.SHARE) and cell.unit == "percent":
        yield from _based(claim, cell, near, solved, middle)


def _middle(interval: Interval) -> Fraction | None:
    if interval.low is None or interval.high is None:
        return interval.low if interval.high is None else interval.high
    return (interval.low + interval.high) / 2


def _of_another_time(claim: Claim, cell: Cell, around: Surroundings) -> bool:
    """Whether the same thing had the printed value at another time of the same length."""
    return any(
        other.quantity.value == claim.quantity.value and _apart(around.alignment.main[other.id].period, cell.period)
        for other in around.at_other_times(cell)
    )


def _old_again(claim: Claim, cell: Cell, link: Link, solved: Count) -> bool:
    """Whether the new level of a change has the value of the old one."""
    new, *others = link.terms
    changes = [term for term in others if term.cell.measure is Measure.CHANGE or term.cell.unit == "factor"]
    levels = [term.cell for term in others if term not in changes]
    if new.cell != cell or len(changes) != 1 or len(levels) != 1 or cell.measure is not Measure.LEVEL:
        return False
    return known(solved, levels[0]).meet(claim.quantity.hard) is not None and known(solved, levels[0]).width is not None


def _apart(one: Period | None, two: Period | None) -> bool:
    return one is not None and two is not None and one.grain is two.grain and not periods.overlaps(one, two)


def _summed(claim: Claim, cell: Cell, link: Link, own: Term, needed: Interval, solved: Count) -> Iterator[Slip]:
    """A total without one of its parts, or one of parts that were rounded before they were added."""
    parts = [term for term in link.terms if term.cell != cell]
    middle, value = _middle(needed), claim.quantity.value
    if middle is None or value is None or any(term.coefficient * own.coefficient > 0 for term in parts):
        return
    for term in parts:
        less = needed - known(solved, term.cell).scale(-term.coefficient / own.coefficient)
        told = less.width is not None and less.width < abs(value)  # what is left of billions is any million
        if told and less.meet(claim.quantity.hard) is not None:
            yield Slip("omitted", middle, _OMITTED / len(parts))
    width = claim.quantity.soft.width
    if width and abs(value - middle) <= width * len(parts) / 2:
        yield Slip("rounded", middle, _ROUNDED)
    elif claim.quantity.whole and middle > 0 and abs(value - middle) == 1:
        weight = _MISCOUNTED * commoner(int(middle), int(value))
        yield Slip("counted", middle, weight)  # who adds up is likelier to be one off than who copies


def _based(claim: Claim, cell: Cell, near: Near, solved: Count, middle: Fraction) -> Iterator[Slip]:
    """A percentage of the wrong base, or one that is a difference in points."""
    for link in near.links:
        cells = [term.cell for term in link.terms]
        if link.relation != "product" or not any(_about(other, cell) for other in cells[1:]):
            continue
        part, *others = cells
        whole = next((other for other in others if not _about(other, cell)), None)
        if whole is None:
            continue
        above, below = _middle(known(solved, part)), _middle(known(solved, whole))
        if not above or not below:
            continue
        if cell.measure is Measure.GROWTH:
            if _agrees(claim, _HUNDRED * (above - below) / above):
                yield Slip("base", middle, _BASE)
            if part.unit == "percent" and _agrees(claim, above - below):
                yield Slip("point", middle, _POINT)
        elif above != below and (
            _agrees(claim, _HUNDRED * above / (below - above)) or _agrees(claim, _HUNDRED * below / above)
        ):
            yield Slip("base", middle, _BASE)


def _about(other: Cell, cell: Cell) -> bool:
    """Whether a cell is the percentage itself, or the factor that stands for it."""
    return other == cell or (other.unit == "factor" and other.indicator == f"{cell.indicator}*")


def _agrees(claim: Claim, value: Fraction) -> bool:
    return value in claim.quantity.hard
