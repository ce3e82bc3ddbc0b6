"""Laws between cells, what claims say of cells, and what follows from both."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from audit.frozen import dataclass
from audit.interval import Interval
from audit.model.claims import Cell
from audit.model.texts import SILENT, Text


class Term(NamedTuple):
    """`coefficient` times the number of `cell`."""

    coefficient: Fraction
    cell: Cell


@dataclass(frozen=True, slots=True)
class Link:
    """A law between cells that a rule states.

    `sum`: the terms add up to `constant`. `product`: the first term is the product of the others, two of
    them. `order`: the terms add up to at most `constant`. `claims` are those whose wording states the law, and `sure`
    is how sure it is that it does.
    """

    rule: str
    relation: str
    terms: tuple[Term, ...]
    constant: Fraction = Fraction(0)
    note: Text = SILENT
    claims: tuple[str, ...] = ()
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """That a claim puts a cell inside an interval, in the cell's unit; `whole`: the cell counts whole things."""

    claim: str
    cell: Cell
    interval: Interval
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Derivation:
    """One move of a proof: `cell` lies in `interval`, by a claim or by a link from the cells of `sources`."""

    cell: Cell
    interval: Interval
    claim: str | None = None
    link: Link | None = None
    sources: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A smallest set of evidence and links that cannot all be true, with the proof.

    `proof` is in an order that can be replayed; its last derivations are of `cell` and have no number in common.
    """

    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    cell: Cell
    proof: tuple[Derivation, ...]
