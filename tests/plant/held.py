"""Which relations of a case the tool states as laws between its figures, whatever these are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from audit.align import Alignment
from audit.model import Cell, Link, Reading
from tests.plant.cases import Case, Figure, Relation

Cells = dict[str, set[Cell]]


def unheld(case: Case, readings: Sequence[Reading], alignment: Alignment, links: Sequence[Link]) -> Iterator[Relation]:
    """The relations whose figures no law takes in together: a slip in one of these is found by chance only.

    A number told twice is held where both are of one cell, or where a law says that they are one.
    """
    about = _about(alignment)
    cells = {figure.key: _cells(figure, readings, about) for figure in case.figures}
    laws = _laws(links)
    for relation in case.relations:
        told = [cells[name] for name in relation.names]
        one = relation.kind == "same" and not told[0].isdisjoint(told[1])
        if not one and not any(all(law & own for own in told) for law in laws):
            yield relation


def _about(alignment: Alignment) -> Cells:
    """The cells that each claim is evidence about."""
    about: defaultdict[str, set[Cell]] = defaultdict(set)
    for one in alignment.evidence:
        about[one.claim].add(one.cell)
    return about


def _cells(figure: Figure, readings: Sequence[Reading], about: Cells) -> set[Cell]:
    end = figure.start + len(figure.number.text)
    claims = (
        claim for claim in readings[figure.document].claims if claim.span.start < end and figure.start < claim.span.end
    )
    return {cell for claim in claims for cell in about[claim.id]}


def _laws(links: Sequence[Link]) -> list[set[Cell]]:
    """The cells of each law; a factor stands for the growth that it comes from."""
    growths = {
        one.cell: two.cell
        for link in links
        if len(link.terms) == 2
        for one, two in (link.terms, link.terms[::-1])
        if one.cell.unit == "factor" and two.cell.unit != "factor"
    }
    return [{growths.get(term.cell, term.cell) for term in link.terms} for link in links if link.relation != "order"]
