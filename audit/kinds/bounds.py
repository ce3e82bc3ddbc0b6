"""An indicator keeps within its plausible values.

Why: a figure far outside what its indicator can be is a slip or was misread, and no other figure need say so.
Wrong: `năng suất lúa 610 tạ/ha` where the catalogue says 10 to 120; `60 hộ, chiếm 0,3 %` of at most 9 000.
Right: `năng suất lúa 61 tạ/ha`.
Blind spots: a wrong figure that is plausible; one figure alone contradicts no other, so it is a gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from audit.align import Alignment
from audit.interval import Interval
from audit.kinds import Remark, Seen
from audit.model import Cell, Link, Measure, Modality, Rule, Term, Text, Verdict
from audit.selection import selected
from audit.texts import Numbers
from audit.units import canonical

_ONE = Fraction(1)
_BOUNDED = (Measure.LEVEL, Measure.AVERAGE)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """least <= cell <= most, for stated cells and the wholes of stated parts."""
    params = dict(rule.params)
    wholes = (alignment.whole_of(cell) for cell in alignment.cells if cell.measure is Measure.LEVEL)
    cells = {cell for cell in (*alignment.cells, *wholes) if _bounded(cell) and selected(rule, cell, alignment.sources)}
    for cell in sorted(cells, key=lambda cell: cell.key):
        least, most = _ends(cell, params, alignment)
        if least is not None:
            yield Link(rule.id, "order", (Term(-_ONE, cell),), -least)
        if most is not None:
            yield Link(rule.id, "order", (Term(_ONE, cell),), most)


def remarks(rule: Rule, seen: Seen) -> Iterator[Remark]:
    """The figures that the bounds alone refuse."""
    for conflict in seen.solution.conflicts:
        claims = {one.claim for one in conflict.evidence}
        if len(claims) == 1 and conflict.links and all(link.rule == rule.id for link in conflict.links):
            least, most = _ends(conflict.cell, dict(rule.params), seen.alignment)
            told = Text(*(Numbers(lang).bounds(Interval(least, most), conflict.cell.unit) for lang in ("vi", "en")))
            yield Remark(Verdict.GAP, conflict.cell, tuple(claims), "implausible", told)


def _bounded(cell: Cell) -> bool:
    return cell.measure in _BOUNDED and cell.modality in (Modality.ACTUAL, Modality.ESTIMATE)


def _ends(cell: Cell, params: dict[str, str], alignment: Alignment) -> tuple[Fraction | None, Fraction | None]:
    """The bounds in the cell's unit: the rule's, else the catalogue's; none where the units do not convert."""
    indicator = alignment.known.indicators.get(cell.indicator)
    if indicator is None:
        return None, None
    unit, factor = canonical(indicator.unit)
    if cell.unit not in (unit, "count"):
        return None, None
    low = Fraction(params["least"]) if "least" in params else indicator.low
    high = Fraction(params["most"]) if "most" in params else indicator.high
    return None if low is None else low * factor, None if high is None else high * factor
