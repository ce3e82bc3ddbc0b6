"""The solver: which evidence and links cannot all be true, and what the rest implies.

It is sound: each conflict is infeasible, so figures that are rounded truth never conflict. It is complete where
links hang together like a tree and cells are real numbers with factors of one sign, and for linear links in
circles too. Blind spots, where a conflict may be missed: products in circles, sets of whole numbers with gaps
(is there a whole part of a whole total between 50 % and 51 %?), and circles beyond the sizes in `eliminate`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.interval import EVERYTHING, Interval
from audit.model import Cell, Conflict, Evidence, Link
from audit.solve.explain import Core, cores, settled
from audit.solve.networks import Network, networks
from audit.solve.propagate import Bounds
from audit.solve.prove import conflict

__all__ = ["Bound", "Solution", "bounds", "conflicts", "solution"]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a cell must be, and the claims and links that this rests on; `derived` where a link is among them."""

    interval: Interval
    claims: frozenset[str]
    links: tuple[Link, ...]
    derived: bool


@dataclass(frozen=True, slots=True)
class Solution:
    """Conflicts, and bounds of every cell of which anything is known."""

    conflicts: tuple[Conflict, ...]
    bounds: Mapping[Cell, Bound]


def conflicts(evidence: Sequence[Evidence], links: Sequence[Link]) -> tuple[Conflict, ...]:
    """Smallest sets of evidence and links that cannot all be true, in the order of the keys of their cells.

    `audit.solve.explain` says which of them are told when there are very many.
    Raises `ValueError` for a link that is no sum, product or order.
    """
    return tuple(conflict(network, core) for network in networks(evidence, links) for core in cores(network))


def bounds(evidence: Sequence[Evidence], links: Sequence[Link]) -> Mapping[Cell, Bound]:
    """What every cell must be by its own evidence and by links from others; contested evidence implies nothing."""
    return solution(evidence, links).bounds


def solution(evidence: Sequence[Evidence], links: Sequence[Link]) -> Solution:
    """The conflicts and the bounds, from one solution of each network."""
    clashes: list[Conflict] = []
    known: dict[Cell, Bound] = {}
    for network in networks(evidence, links):
        found = cores(network)
        clashes.extend(conflict(network, core) for core in found)
        known.update(_bounds(network, found))
    contested = {one.cell for clash in clashes for one in clash.evidence}
    for one in evidence:
        if one.cell not in known and one.cell not in contested:
            known[one.cell] = Bound(_stated(one), frozenset((one.claim,)), (), False)
    return Solution(tuple(clashes), known)


def _stated(one: Evidence) -> Interval:
    return (one.interval.whole() or one.interval) if one.whole else one.interval


def _bounds(network: Network, found: Sequence[Core]) -> dict[Cell, Bound]:
    """The bounds of a network's cells by the evidence that no conflict names."""
    contested = {number for core in found for number in core.evidence}
    used = [number for number in range(len(network.evidence)) if number not in contested]
    settled_bounds = settled(network, used, range(len(network.laws)))
    return {
        cell: _bound(settled_bounds, number)
        for number, cell in enumerate(network.cells)
        if settled_bounds.known[number] != EVERYTHING
    }


def _bound(found: Bounds, cell: int) -> Bound:
    reasons = found.reasons(mark for mark in (found.low[cell], found.high[cell]) if mark >= 0)
    claims = frozenset(found.network.evidence[number].claim for number in reasons.evidence)
    links = tuple(found.laws[number].link for number in sorted(reasons.laws))
    return Bound(found.known[cell], claims, links, bool(links))
