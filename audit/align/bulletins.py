"""Counts that grow while an event lasts: a bulletin tells the state of the day it was issued, or of an hour of it.

`The storm killed 14 people` on Monday and `21` on Tuesday are two points of one series, not two values of one number,
and within a day the greatest count is the latest state. This holds for what a catalogue says adds up over a period and
can only grow (`stock: false`, `may_fall: false`), and for what words alone make one thing and a document tells of one
day or of no time at all, where documents differ about one period; a figure to which its document gives a time of its
own keeps that time. Two states of one hour (`as of 6 p.m.`) are one number again, and contradict each other where they
differ. The dead of a year are a sum of that year as ever, and may be fewer than those of the year before. What is told
after a pause in which nobody counted is of another event (`episodes`), unless it is a total as of a day. Blind spot:
the words do not tell one event from another, so documents that tell no hour never contradict each other about such
a count, and two events in one place within days look like one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from audit import hours, periods
from audit.interval import Interval
from audit.model import Basis, Cell, Claim, Document, Grain, Indicator, Measure

_PAUSE = timedelta(days=7)  # bulletins on one event are at most so far apart


def bulletins(
    claims: Iterable[Claim],
    cells: Mapping[str, Cell],
    documents: Mapping[str, Document],
    indicators: Mapping[str, Indicator],
) -> dict[str, Cell | None]:
    """The cells, of the day of issue, of counts on which documents differ; `None` for one that another overtakes there.

    `cells` by claim id, `documents` by their own.
    """
    told: dict[tuple[Cell, bool], list[Claim]] = {}
    for claim in claims:
        cell = cells[claim.id]
        if cell.measure is not Measure.LEVEL or cell.period is None:
            continue
        indicator = indicators.get(cell.indicator)
        present = _present(cell, claim, documents[claim.document])
        if present if indicator is None else grows(indicator):
            told.setdefault((_of_year(cell) if present else cell, present), []).append(claim)
    days: dict[Cell, list[Claim]] = {}
    for group in told.values():
        differs = _differ(group)
        for claim in group:
            cell = cells[claim.id]
            days.setdefault(_of_day(cell, claim, documents) if differs else cell, []).append(claim)
    found: dict[str, Cell | None] = {}
    for cell, group in days.items():
        found |= {claim.id: cell for claim in group if cells[claim.id] != cell}
        if _differ(group) and not cell.clock:
            found |= dict.fromkeys(_overtaken(group))
    return found


def episodes(cells: Iterable[Cell]) -> list[list[Cell]]:
    """The cells of what happened, by the event that they count: it is told day after day, and no pause is long."""
    days: list[Cell] = []
    others: list[Cell] = []
    for cell in cells:
        (others if _day(cell) is None else days).append(cell)
    told: list[list[Cell]] = []
    last: date | None = None
    for cell in sorted(days, key=lambda cell: (_day(cell) or date.min, cell.key)):
        day = _day(cell)
        assert day is not None
        if last is None or day - last > _PAUSE:
            told.append([])
        told[-1].append(cell)
        last = day
    return [others, *told] if others else told


def _day(cell: Cell) -> date | None:
    """The day of a cell whose time is one."""
    return cell.period.start if cell.period is not None and cell.period.grain is Grain.DAY else None


def grows(indicator: Indicator) -> bool:
    """Whether a catalogue says that a count adds up over a period and can only grow."""
    return indicator.stock is False and not indicator.may_fall


def _present(cell: Cell, claim: Claim, document: Document) -> bool:
    """Whether a count is the state of a day, or of what has happened by the time of writing."""
    assert cell.period is not None
    if cell.period.grain is Grain.DAY:
        return True
    day = document.issued
    going_on = day is not None and day.grain is Grain.DAY and periods.contains(cell.period, day)
    undated = claim.period_basis is Basis.ISSUED or (claim.period_basis is Basis.CONTEXT and going_on)
    return undated and claim.flow is True


def _of_year(cell: Cell) -> Cell:
    assert cell.period is not None
    return replace(cell, period=periods.year((cell.period.end - periods.DAY).year))


def _differ(group: list[Claim]) -> bool:
    """Whether several documents leave no number that all of them allow."""
    met: Interval | None = group[0].quantity.hard
    for claim in group[1:]:
        met = None if met is None else met.meet(claim.quantity.hard)
    return met is None and len({claim.document for claim in group}) > 1


def _of_day(cell: Cell, claim: Claim, documents: Mapping[str, Document]) -> Cell:
    """The cell on the day of issue, where the document tells that day and the claim no time of its own; at the hour
    that its sentence tells, else at that of the document, which is no other document's.
    """
    document = documents[claim.document]
    day = document.issued
    if claim.period_basis is not Basis.EXPLICIT and day is not None and day.grain is Grain.DAY:
        cell = replace(cell, period=day)
    if cell.period is None or cell.period.grain is not Grain.DAY:
        return cell
    hour = hours.told(document, *claim.sentence)
    if hour is not None:
        return hours.at(cell, hour)
    hour = hours.published(document) if cell.period == day else None
    return cell if hour is None else hours.at(cell, hour, whose=document.id)


def _overtaken(group: list[Claim]) -> list[str]:
    """The claims of documents whose greatest count is below that of another."""
    tops: dict[str, Fraction] = {}
    for claim in group:
        low = claim.quantity.hard.low
        if low is not None:
            tops[claim.document] = max(low, tops.get(claim.document, low))
    latest = max(tops.values(), default=None)
    return [claim.id for claim in group if claim.document in tops and tops[claim.document] != latest]
