"""The new level is the old level plus the change, or times one plus the growth.

Why: a report states today's figure and the rise since a year that an older report has already described.
Wrong: `61 trường, tăng 11 trường so với năm 2014` and `49 trường năm 2014`: 61 - 11 is 50.
Right: `từ 320 hộ xuống 275 hộ, giảm 45 hộ`.
Blind spots: a change whose base is not named, a base counted within other borders, and the growth of a loss.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.kinds import level, tied
from audit.model import CHANGES, Cell, Grain, Link, Measure, Modality, Rule, Term, Tie
from audit.periods import DAY, year
from audit.selection import cells
from audit.units import currency

_ONE = Fraction(1)
_CLOSE = 45 * DAY  # before the end of a year, when reports of it are written
_FORWARD = (Modality.TARGET, Modality.ESTIMATE)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """new - old - change = 0; new = (1 + growth) x old through a cell for the factor."""
    if not rule.params:
        yield from _based(rule, alignment)
    for (new, change, *old), tie in tied(rule, alignment, "change"):
        if old:
            yield from _law(rule, new, old[0], change, tie)


def _based(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """The laws of changes whose base is told, but for those that the wording says are of a level called otherwise."""
    worded = {
        alignment.main[tie.claims[1]]: (alignment.main[tie.claims[0]], alignment.main[tie.claims[2]])
        for tie in alignment.ties
        if tie.relation == "change" and len(tie.claims) > 2
    }
    closing = _closing(alignment)
    for cell in cells(rule, alignment):
        points = cell.measure is Measure.CHANGE and cell.unit == "percentage_point"
        if cell.measure not in CHANGES or cell.base is None or points:
            continue
        new = level(cell, alignment)
        old = None if new is None else _old(new, cell, alignment)
        old = old if old is None or old in alignment.cells else closing.get(old, old)
        if new is None or old is None or (cell.measure is Measure.GROWTH and _negative(old, alignment)):
            continue
        told, before = worded.get(cell, (new, old))
        if told == new and (before == old or not (new.modality is Modality.PLAN or before.period == old.period)):
            yield from _law(rule, new, old, cell)


def _closing(alignment: Alignment) -> dict[Cell, Cell]:
    """The levels that are told of a day near the end of a year, by the cell of that year: reports of a year are written
    before it is over.
    """
    levels = (cell for cell in alignment.cells if cell.measure is Measure.LEVEL)
    days = [(day, cell) for cell in levels if (day := cell.period) is not None and day.grain is Grain.DAY]
    late = [(day, cell) for day, cell in days if year(day.start.year).end - day.end <= _CLOSE]
    return {replace(cell, period=year(day.start.year)): cell for day, cell in sorted(late, key=lambda one: one[0].end)}


def _negative(cell: Cell, alignment: Alignment) -> bool:
    """Whether a level is told as below zero, a loss or a cost in brackets: its growth may be told with either sign."""
    return any((alignment.claims[name].quantity.value or 0) < 0 for name in alignment.cells.get(cell, ()))


def _law(rule: Rule, new: Cell, old: Cell, change: Cell, tie: Tie | None = None) -> Iterator[Link]:
    if change.measure is Measure.GROWTH:
        yield from _product(rule, new, old, change, tie)
    elif change.unit.endswith("_point") or _money(change) == _money(new):
        yield difference(rule.id, new, old, change, tie)


def _money(cell: Cell) -> str | None:
    """The currency in which a cell is told: 40 cents are no change of 1.10 euros that can be reckoned."""
    unit = cell.unit.partition("/")[0]
    return unit if currency(unit) else None


def _old(new: Cell, change: Cell, alignment: Alignment) -> Cell | None:
    """The level that a change starts from: what is expected, aimed at or planned is measured from what was reached,
    where the time before was not only expected as well. What is planned may be measured from another plan: `None` where
    there are both.
    """
    old = replace(new, period=change.base)
    if new.modality not in (*_FORWARD, Modality.PLAN):
        return old
    cells = (replace(old, modality=modality) for modality in (Modality.ACTUAL, Modality.ESTIMATE))
    reached = next((cell for cell in cells if cell in alignment.cells), None)
    if old in alignment.cells:
        return None if reached is not None and new.modality is Modality.PLAN else old
    return reached or old


def difference(rule: str, new: Cell, old: Cell, change: Cell, tie: Tie | None = None) -> Link:
    """new - old - change = 0, as a rule with this id states it."""
    terms = (Term(_ONE, new), Term(-_ONE, old), Term(-_ONE, change))
    return Link(rule, "sum", terms, claims=tie.claims if tie else (), sure=tie.sure if tie else 1.0)


def _product(rule: Rule, new: Cell, old: Cell, growth: Cell, tie: Tie | None = None) -> Iterator[Link]:
    """new = (1 + growth) x old for a growth in percent, new = growth x old for a multiple (`doubled`)."""
    if growth.unit != "percent":
        yield Link(rule.id, "product", (Term(_ONE, new), Term(_ONE, growth), Term(_ONE, old)))
        return
    factor = replace(growth, indicator=f"{growth.indicator}*", unit="factor")
    claims, sure = (tie.claims, tie.sure) if tie else ((), 1.0)
    yield Link(rule.id, "sum", (Term(_ONE, factor), Term(Fraction(-1, 100), growth)), Fraction(1))
    terms = (Term(_ONE, new), Term(_ONE, factor), Term(_ONE, old))
    yield Link(rule.id, "product", terms, claims=claims, sure=sure)
