"""What stands at the edge of a network, as one number for each law: the same conflicts, of far fewer figures.

A row of a table reaches every column, and a column all of its cells. Those that no other law is about can be anything
that their own figures allow, so only their sum matters: it takes their place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain

from audit.interval import Interval, common, exactly
from audit.model import Cell, Evidence, Link, Term
from audit.solve import Bound, Count

_NOUGHT = exactly(0)


@dataclass(frozen=True, slots=True)
class Condensed:
    """Evidence and links of a network, and what is said of the cells that were put together."""

    evidence: Sequence[Evidence]
    links: Sequence[Link]
    edge: Mapping[Cell, Bound]

    def told(self, solved: Count) -> Count:
        """A solution, with the bounds of the cells that were put together by their own figures."""
        return Count(solved.conflicts, _Both(solved.bounds, self.edge)) if self.edge else solved


@dataclass(frozen=True, slots=True)
class _Both(Mapping[Cell, Bound]):
    """The bounds of a solution, and others of cells that it does not have."""

    solved: Mapping[Cell, Bound]
    others: Mapping[Cell, Bound]

    def __getitem__(self, cell: Cell) -> Bound:
        return self.others[cell] if cell in self.others else self.solved[cell]

    def __iter__(self) -> Iterator[Cell]:
        return chain(self.solved, self.others)

    def __len__(self) -> int:
        return len(self.solved) + len(self.others)


def condensed(evidence: Sequence[Evidence], links: Sequence[Link], kept: Container[Cell]) -> Condensed:
    """A network without the cells that one sum alone is about, but for those that are `kept`."""
    said: defaultdict[Cell, list[Evidence]] = defaultdict(list)
    for one in evidence:
        said[one.cell].append(one)
    uses = Counter(term.cell for link in links for term in link.terms)
    alone = {cell: met for cell in said if uses[cell] == 1 and cell not in kept and (met := _met(said[cell]))}
    left, made, edge = list[Evidence](), list[Link](), dict[Cell, Bound]()
    for number, link in enumerate(links):
        gone = [term for term in link.terms if term.cell in alone]
        if link.relation == "product" or len(gone) < 2:
            made.append(link)
            continue
        rest = Cell(f"~{number}", unit=gone[0].cell.unit)
        total = sum((alone[cell].scale(coefficient) for coefficient, cell in gone), _NOUGHT)
        whole = all(coefficient.denominator == 1 and said[cell][0].whole for coefficient, cell in gone)
        left.append(Evidence("", rest, total, whole))
        terms = (*(term for term in link.terms if term.cell not in alone), Term(Fraction(1), rest))
        made.append(replace(link, terms=terms))
        edge |= {cell: Bound(alone[cell], frozenset(one.claim for one in said[cell]), (), False) for _, cell in gone}
    return Condensed([*(one for one in evidence if one.cell not in edge), *left], made, edge)


def _met(own: Iterable[Evidence]) -> Interval | None:
    return common(one.interval for one in own)
