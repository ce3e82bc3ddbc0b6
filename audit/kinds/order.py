"""A part is at most its whole, and a share at most 100 %.

Why: a part above its whole is wrong whatever the truth is.
Wrong: `42 villages, of which 45 have a clinic`.
Right: `38/42 trường`.
Blind spots: attainment of a plan and growth may exceed 100 % and are left out; so are shares of a smaller base.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.model import Cell, Link, Measure, Rule, Term
from audit.selection import cells

_ONE = Fraction(1)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """part - whole <= 0, for some parts in a sentence, the catalogue's wholes, and the pair that a rule names."""
    for tie in alignment.ties:
        if tie.relation == "some":
            whole, *parts = (alignment.main[claim] for claim in tie.claims)
            for part, claim in zip(parts, tie.claims[1:], strict=True):
                yield _at_most(rule, part, whole, (tie.claims[0], claim))
    params = dict(rule.params)
    for cell in cells(rule, alignment):
        if cell.measure is Measure.SHARE and cell.unit == "percent":
            yield Link(rule.id, "order", (Term(_ONE, cell),), Fraction(100))
        if cell.measure is not Measure.LEVEL:
            continue
        if "low" in params:
            whole = replace(cell, indicator=params["high"]) if cell.indicator == params["low"] else None
        else:
            whole = alignment.whole_of(cell)
        if whole is not None and whole in alignment.cells:
            yield _at_most(rule, cell, whole, ())


def _at_most(rule: Rule, part: Cell, whole: Cell, claims: tuple[str, ...]) -> Link:
    return Link(rule.id, "order", (Term(_ONE, part), Term(-_ONE, whole)), claims=claims)
