"""A whole is the sum of its parts: of a list, a table, or as a rule names them; the shares of a whole make 100 %; what
an account had and took in is what it gave away and what is left; a part told with its whole leaves the rest.

Why: lists and tables are edited one item at a time, and the total stays.
Wrong: `24 lớp, gồm 9 lớp bé, 8 lớp nhỡ và 8 lớp lớn`: the parts make 25.
Right: `180 patients: 95 women and 85 men`.
Blind spots: parts that overlap or are left out; `trong đó` and `including` name some parts only and are not summed;
a table whose columns all miss their total is taken for one that lists some things only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.kinds import tied
from audit.model import Cell, Link, Measure, Rule, Term, Tie
from audit.selection import cells

_ONE, _WHOLE = Fraction(1), Fraction(100)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """whole - parts = 0: for lists in a sentence or a table, and for the parts that a rule or the catalogue names."""
    params = dict(rule.params)
    worded = () if "whole" in params else ("parts",) if "in" in params else ("parts", "roll")
    for told, tie in (found for relation in worded for found in tied(rule, alignment, relation)):
        yield Link(rule.id, "sum", tuple(_sides(told, tie)), claims=tie.claims, sure=tie.sure)
    if "in" in params:
        return
    for (part, *others), tie in () if "whole" in params else tied(rule, alignment, "rest"):
        told = (alignment.whole_of(part), part, *others)
        yield Link(rule.id, "sum", tuple(_sides(told, tie)), claims=tie.claims, sure=tie.sure)
    for shares, tie in () if "whole" in params else tied(rule, alignment, "breakdown"):
        yield Link(
            rule.id, "sum", tuple(Term(_ONE, share) for share in shares), _WHOLE, claims=tie.claims, sure=tie.sure
        )
    given = (params["whole"], tuple(params.get("parts", "").split())) if "whole" in params else None
    for cell in cells(rule, alignment):
        if cell.measure is not Measure.LEVEL:
            continue
        indicator = alignment.known.indicators.get(cell.indicator)
        whole, names = given or (cell.indicator, indicator.parts if indicator else ())
        if cell.indicator == whole and len(names) > 1:
            stated = [replace(cell, indicator=name) for name in names]
            if sum(part not in alignment.cells for part in stated) < 2:  # of one that nobody stated, the rest tells
                yield Link(rule.id, "sum", (Term(_ONE, cell), *(Term(-_ONE, part) for part in stated)))


def _sides(told: Sequence[Cell], tie: Tie) -> Iterator[Term]:
    """The terms of the first `left` cells of a tie, less those of the others."""
    return (Term(_ONE if at < tie.left else -_ONE, cell) for at, cell in enumerate(told))
