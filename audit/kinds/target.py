"""A result against the target that was set for it.

Why: a plan names a target, a later report the result, and nobody sets the two side by side.
Wrong: a target of `ít nhất 2.000 cây xanh` for the year and `1.800 cây xanh` planted in it: the target was missed.
Right: `2.150 cây xanh` planted.
Blind spots: a target whose words give no direction (`97 %`) is judged only where a rule gives one; a miss is no error.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.align import Alignment
from audit.interval import Interval
from audit.kinds import Remark, Seen
from audit.model import Cell, Hedge, Link, Measure, Modality, Rule, Verdict
from audit.selection import selected

_REST = 6  # of a year, its last two months
_SET = (Modality.TARGET, Modality.PLAN)
_UP = (Hedge.AT_LEAST, Hedge.OVER)
_DOWN = (Hedge.AT_MOST, Hedge.UNDER)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """None: a result may miss its target."""
    return iter(())


def remarks(rule: Rule, seen: Seen) -> Iterator[Remark]:
    """A break for each target that its result misses beyond doubt, a gap where the wording leaves it open."""
    cells = seen.alignment.cells
    stated = (cell for cell in cells if cell.modality in _SET and cell.measure is not Measure.ATTAINMENT)
    for cell in sorted(
        (cell for cell in stated if selected(rule, cell, seen.alignment.sources)), key=lambda cell: cell.key
    ):
        result = cell.actual()
        wanted = _wanted(rule, cell, seen.alignment) if result in cells else None
        reached = seen.solution.bounds.get(result)
        if wanted is None or reached is None or wanted.holds(reached.interval):
            continue
        if not _over(cells[result][0], result, seen):
            continue
        if seen.alignment.hardly_one((cells[result][0], cells[cell][0]), reached.interval, wanted):
            continue
        missed = wanted.meet(reached.interval) is None
        verdict, says = (Verdict.BREAK, "missed") if missed else (Verdict.GAP, "open")
        yield Remark(verdict, result, (cells[result][0], cells[cell][0]), says)


def _over(claim: str, result: Cell, seen: Seen) -> bool:
    """Whether a result was told when its period was all but over: in July nobody has missed the target of a year."""
    issued = seen.documents[seen.alignment.claims[claim].document].issued
    if issued is None or result.period is None:
        return True
    return issued.end >= result.period.end - (result.period.end - result.period.start) / _REST


def _wanted(rule: Rule, cell: Cell, alignment: Alignment) -> Interval | None:
    """The values that reach a target: as the rule says, else the wording, else upwards for what can only grow."""
    claim = alignment.claims[alignment.cells[cell][0]]
    stated = alignment.about(cell)[0].interval
    reach = dict(rule.params).get("reach")
    indicator = alignment.known.indicators.get(cell.indicator)
    grows = indicator is not None and not indicator.may_fall and cell.measure is Measure.LEVEL
    if reach == "at_least" or (reach is None and (claim.quantity.hedge in _UP or grows)):
        return Interval(stated.low, None, stated.low_open)
    if reach == "at_most" or (reach is None and claim.quantity.hedge in _DOWN):
        return Interval(None, stated.high, False, stated.high_open)
    return None
