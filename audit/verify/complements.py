"""What a statement denies of the rest of a whole: `3 xã chưa đạt chuẩn` beside `14/17 xã đạt chuẩn`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.lang import language
from audit.model import Link, Measure, Term

_ONE = Fraction(1)
_ALL = Fraction(100)
_DENIALS = "negations|denials"


def denied(words: Iterable[str], lang: str) -> frozenset[str]:
    """The words of a name that deny what its other words say."""
    return language(lang).sets[_DENIALS].intersection(words)


def complements(opposites: Mapping[str, str], alignment: Alignment) -> Iterator[Link]:
    """What documents say of a thing and what a statement tells of the rest are all there is; `opposites` are the claims
    of the rest by those of the thing.
    """
    for one in alignment.evidence:
        cell, denying = one.cell, opposites.get(one.claim)
        if denying is None or cell.indicator != alignment.main[one.claim].indicator:
            continue
        terms = Term(_ONE, cell), Term(_ONE, replace(cell, indicator=alignment.main[denying].indicator))
        if cell.measure is Measure.SHARE and cell.unit == "percent":
            yield Link("core/share", "sum", terms, _ALL)
        elif cell.measure is Measure.LEVEL:
            yield Link("core/total", "sum", (*terms, Term(-_ONE, alignment.whole_of(cell))))
