"""The solver: which evidence and links cannot all be true, and what the rest implies.

It is sound: each conflict is infeasible, so figures that are rounded truth never conflict. It is complete where
links hang together like a tree and cells are real numbers with factors of one sign, and for linear links in
circles too. Blind spots, where a conflict may be missed: products in circles, sets of whole numbers with gaps
(is there a whole part of a whole total between 50 % and 51 %?), and circles beyond the sizes in `eliminate`.
Where products meet circles a conflict is the smallest that the solver can refute, not always the smallest there is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.interval import EVERYTHING, Interval
from audit.model import Cell, Conflict, Evidence, Link
from audit.solve.explain import cores, without
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
    return tuple(one for network in networks(evidence, links) for one in _told(network)[0])


def _told(network: Network, overlapping: bool = True) -> tuple[list[Conflict], Bounds]:
    """The conflicts of a network, and its bounds by the evidence that none of them names."""
    everything = without(network, ())
    found = cores(network, everything, overlapping)
    told = [one for one in (conflict(network, core) for core in found) if one is not None]
    contested = {number for core in found for number in core.evidence}
    return told, without(network, contested) if contested else everything


def bounds(evidence: Sequence[Evidence], links: Sequence[Link]) -> Mapping[Cell, Bound]:
    """What every cell must be by its own evidence and by links from others; contested evidence implies nothing."""
    return solution(evidence, links).bounds


def solution(evidence: Sequence[Evidence], links: Sequence[Link], *, overlapping: bool = True) -> Solution:
    """The conflicts and the bounds, from one solution of each network; without conflicts that overlap, if asked."""
    clashes: list[Conflict] = []
    known: dict[Cell, Bound] = {}
    for network in networks(evidence, links):
        told, rest = _told(network, overlapping)
        clashes.extend(told)
        known.update(
            (cell, _bound(rest, number))
            for number, cell in enumerate(network.cells)
            if rest.known[number] != EVERYTHING
        )
    return Solution(tuple(clashes), known | _undisputed(evidence, clashes, known))


def _undisputed(
    evidence: Sequence[Evidence], clashes: Sequence[Conflict], known: Mapping[Cell, Bound]
) -> dict[Cell, Bound]:
    """The bounds of cells in no network: what their evidence says alike, by the claim that comes first."""
    contested = {one.cell for clash in clashes for one in clash.evidence}
    said: dict[Cell, tuple[Interval, str, bool]] = {}
    for one in evidence:
        if one.cell not in known and one.cell not in contested:
            _, claim, whole = said.get(one.cell, (one.interval, one.claim, False))
            said[one.cell] = one.interval, min(claim, one.claim), whole or one.whole
    return {
        cell: Bound((interval.whole() or interval) if whole else interval, frozenset((claim,)), (), False)
        for cell, (interval, claim, whole) in said.items()
        if interval != EVERYTHING
    }


def _bound(found: Bounds, cell: int) -> Bound:
    reasons = found.reasons(mark for mark in (found.low[cell], found.high[cell]) if mark >= 0)
    claims = frozenset(found.network.evidence[number].claim for number in reasons.evidence)
    links = tuple(found.laws[number].link for number in sorted(reasons.laws))
    return Bound(found.known[cell], claims, links, bool(links))
