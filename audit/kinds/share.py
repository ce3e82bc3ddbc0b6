"""A part is its whole times a share; where nobody printed the whole, it follows.

Why: a count, a percentage and a total are often revised one at a time.
Wrong: `1.010 hộ` of `1.250 hộ`, `đạt 88 %`: 1 010 of 1 250 is 80.8 %.
Right: `43 trường ..., đạt tỷ lệ 86 %`: 43 is 86 % of 50, and of no other whole number.
Blind spots: a percentage whose whole is another total than the one named nearest to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.kinds import level, tied
from audit.model import Cell, Link, Measure, Rule, Term, Tie
from audit.selection import cells

_ONE, _PERCENT = Fraction(1), Fraction(1, 100)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """part = share x whole / 100, for every share whose part is stated, or known to the catalogue; of the catalogue's
    whole only where its text tells of no other: `70 trường công lập, trong đó 61 trường đạt chuẩn, tỷ lệ 87,1 %`.
    """
    told: defaultdict[Cell, set[Cell]] = defaultdict(set)
    for (percent, part, *wholes), tie in tied(rule, alignment, "share"):
        told[percent].update(wholes)
        for total in wholes or (alignment.whole_of(part),):
            yield product(rule.id, part, percent, total, tie)
    for share in () if rule.params else cells(rule, alignment):
        if share.measure is Measure.SHARE and share.unit == "percent" and not share.whole:
            stated = level(share, alignment)
            if stated is None:
                continue
            whole = alignment.whole_of(stated) if share.base is None else replace(stated, period=share.base)
            if not told[share] or whole in told[share]:
                yield product(rule.id, stated, share, whole)


def product(rule: str, part: Cell, share: Cell, whole: Cell, tie: Tie | None = None) -> Link:
    """part = share x whole / 100, as a rule with this id states it."""
    terms = (Term(_ONE, part), Term(_PERCENT, share), Term(_ONE, whole))
    return Link(rule, "product", terms, claims=tie.claims if tie else (), sure=tie.sure if tie else 1.0)
