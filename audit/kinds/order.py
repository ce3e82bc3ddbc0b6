"""A part is at most its whole.

Why: a part above its whole is wrong whatever the truth is.
Wrong: `42 villages, of which 45 have a clinic`.
Right: `38/42 trường`.
Blind spots: a share above 100 % that stands alone contradicts no other figure, and is left to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.align import Alignment
from audit.model import Cell, Link, Measure, Modality, Rule, Term
from audit.selection import cells, selected

_ONE = Fraction(1)


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """part - whole <= 0, for some parts in a sentence, the catalogue's wholes, and the pair that a rule names."""
    params = dict(rule.params)
    for tie in () if params else alignment.ties:
        if tie.relation == "some":
            whole, *parts = (alignment.main[claim] for claim in tie.claims)
            for part, claim in zip(parts, tie.claims[1:], strict=True):
                if selected(rule, part, alignment.sources):
                    yield _at_most(rule, part, whole, (tie.claims[0], claim), tie.sure)
    for cell in cells(rule, alignment):
        if cell.measure is Measure.LEVEL and ("low" not in params or cell.indicator == params["low"]):
            for whole in _wholes(cell, params.get("high"), alignment):
                yield _at_most(rule, cell, whole)


def _wholes(part: Cell, named: str | None, alignment: Alignment) -> Iterator[Cell]:
    """The cells that bound a part: the catalogue's whole, or the one a rule names, as a fact or as a plan."""
    if named is None:
        whole = alignment.whole_of(part)
        if whole in alignment.cells:
            yield whole
        return
    for modality in (part.modality, Modality.PLAN, Modality.TARGET):
        whole = replace(part, indicator=named, modality=modality)
        if whole in alignment.cells:
            yield whole
            return


def _at_most(rule: Rule, part: Cell, whole: Cell, claims: tuple[str, ...] = (), sure: float = 1.0) -> Link:
    return Link(rule.id, "order", (Term(_ONE, part), Term(-_ONE, whole)), claims=claims, sure=sure)
