"""Several claims about one cell: one number cannot have two values.

Why: reports, pages and editions repeat each other's figures, and a slip in one of them is the commonest error.
Wrong: `147 trường` in one report of a district for 2022 and `174 trường` in another.
Right: `35.208 hộ` and `khoảng 35.000 hộ`: the second allows the first.
What one report calls an estimate another tells as a fact within the month, before there is a result.
Blind spots: figures of different days inside one year, and words that mean the same but share no name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from audit.align import Alignment
from audit.model import Cell, Link, Modality, Period, Rule, Term
from audit.selection import selected

_ONE = Fraction(1)
_MONTH = timedelta(days=31)
_RELAYED = 0.9


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """first - again = 0, for a number that a document takes up again, and for an estimate that is told as a fact within
    the month; that a cell has one value is what a cell is.
    """
    for tie in alignment.ties:
        if tie.relation == "same" and selected(rule, alignment.main[tie.claims[0]]):
            first, again = (alignment.main[claim] for claim in tie.claims)
            if first != again:
                terms = (Term(_ONE, first), Term(-_ONE, again))
                yield Link(rule.id, "sum", terms, claims=tie.claims, sure=tie.sure)
    for cell in [cell for cell in alignment.ordered() if cell.modality is Modality.ESTIMATE]:
        told = cell.actual()
        claims = _relayed(cell, told, alignment) if told in alignment.cells and selected(rule, cell) else None
        if claims is not None:
            yield Link(rule.id, "sum", (Term(_ONE, cell), Term(-_ONE, told)), claims=claims, sure=_RELAYED)


def _relayed(estimate: Cell, told: Cell, alignment: Alignment) -> tuple[str, str] | None:
    """An estimate and what another document of the same month tells as a fact, of a period that is over or nearly so.

    A document that tells both holds one against the other: `8.5bn, beating the 7.9bn expected`.
    """
    facts = _by_paper(told, alignment)
    days = [day.start for day, _, _ in facts]
    for day, paper, one in _by_paper(estimate, alignment):
        if estimate.period is None or estimate.period.end > day.end + _MONTH:
            continue
        near = facts[bisect_left(days, day.start - _MONTH) : bisect_right(days, day.start + _MONTH)]
        other = next((name for _, source, name in near if source != paper), None)
        if other is not None:
            return one, other
    return None


def _by_paper(cell: Cell, alignment: Alignment) -> list[tuple[Period, str, str]]:
    """The day of issue, the document and the first claim of each document that speaks of a cell and is dated."""
    papers: dict[str, str] = {}
    for name in alignment.cells[cell]:
        papers.setdefault(alignment.claims[name].document, name)
    dated = [(alignment.issued[paper], paper, name) for paper, name in papers.items() if paper in alignment.issued]
    return sorted(dated, key=lambda one: (one[0].start, one[1]))
