"""Counts that grow while an event lasts: a bulletin tells the state of the day it was issued.

`The storm killed 14 people` on Monday and `21` on Tuesday are two points of one series, not two values of one number,
and within a day the greatest count is the latest state. This holds for what a catalogue says adds up over a period and
can only grow (`stock: false`, `may_fall: false`), where documents differ about one period; a figure to which its
document gives a time of its own keeps that time. The dead of a year are a sum of that year as ever, and may be fewer
than those of the year before. Blind spot: the words do not tell one event from another, so two documents never
contradict each other about such a count, and two events in one place on one day look like one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from audit.interval import Interval
from audit.model import Basis, Cell, Claim, Grain, Indicator, Measure, Period


def bulletins(
    claims: Iterable[Claim],
    cells: Mapping[str, Cell],
    issued: Mapping[str, Period | None],
    indicators: Mapping[str, Indicator],
) -> dict[str, Cell | None]:
    """The cells, of the day of issue, of counts on which documents differ; `None` for one that another overtakes there.

    `cells` by claim id, `issued` by document id.
    """
    told: dict[Cell, list[Claim]] = {}
    for claim in claims:
        if _counting(cells[claim.id], indicators):
            told.setdefault(cells[claim.id], []).append(claim)
    days: dict[Cell, list[Claim]] = {}
    for cell, group in told.items():
        differs = _differ(group)
        for claim in group:
            days.setdefault(_of_day(cell, claim, issued) if differs else cell, []).append(claim)
    found: dict[str, Cell | None] = {}
    for cell, group in days.items():
        found |= {claim.id: cell for claim in group if cells[claim.id] != cell}
        if _differ(group):
            found |= dict.fromkeys(_overtaken(group))
    return found


def _counting(cell: Cell, indicators: Mapping[str, Indicator]) -> bool:
    indicator = indicators.get(cell.indicator)
    counting = indicator is not None and indicator.stock is False and not indicator.may_fall
    return counting and cell.measure is Measure.LEVEL and cell.period is not None


def _differ(group: list[Claim]) -> bool:
    """Whether several documents leave no number that all of them allow."""
    met: Interval | None = group[0].quantity.hard
    for claim in group[1:]:
        met = None if met is None else met.meet(claim.quantity.hard)
    return met is None and len({claim.document for claim in group}) > 1


def _of_day(cell: Cell, claim: Claim, issued: Mapping[str, Period | None]) -> Cell:
    """The cell on the day of issue, where the document tells that day and the claim no time of its own."""
    day = issued[claim.document]
    if claim.period_basis is Basis.EXPLICIT or day is None or day.grain is not Grain.DAY:
        return cell
    return replace(cell, period=day)


def _overtaken(group: list[Claim]) -> list[str]:
    """The claims of documents whose greatest count is below that of another."""
    tops: dict[str, Fraction] = {}
    for claim in group:
        low = claim.quantity.hard.low
        if low is not None:
            tops[claim.document] = max(low, tops.get(claim.document, low))
    latest = max(tops.values(), default=None)
    return [claim.id for claim in group if claim.document in tops and tops[claim.document] != latest]
