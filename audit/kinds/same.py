"""Several claims about one cell: one number cannot have two values.

Why: reports, pages and editions repeat each other's figures, and a slip in one of them is the commonest error.
Wrong: `147 trường` in one report of a district for 2022 and `174 trường` in another.
Right: `35.208 hộ` and `khoảng 35.000 hộ`: the second allows the first.
Blind spots: figures of different days inside one year, and words that mean the same but share no name.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from audit.align import Alignment
from audit.model import Link, Rule, Term
from audit.selection import selected

_ONE = Fraction(1)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """first - again = 0, for a number that a document takes up again; that a cell has one value is what a cell is."""
    for tie in alignment.ties:
        if tie.relation == "same" and selected(rule, alignment.main[tie.claims[0]]):
            first, again = (alignment.main[claim] for claim in tie.claims)
            if first != again:
                terms = (Term(_ONE, first), Term(-_ONE, again))
                yield Link(rule.id, "sum", terms, claims=tie.claims, sure=tie.sure)
