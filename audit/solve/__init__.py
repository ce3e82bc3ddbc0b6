"""The solver: which evidence and links cannot all be true, and what the rest implies.

It is sound: each conflict is infeasible, so figures that are rounded truth never conflict. It is complete where
links hang together like a tree and cells are real numbers with factors of one sign, and for linear links in
circles too. Blind spots, where a conflict may be missed: products in circles, sets of whole numbers with gaps
(is there a whole part of a whole total between 50 % and 51 %?), and circles beyond the sizes in `eliminate`.
Where products meet circles a conflict is the smallest that the solver can refute, not always the smallest there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import NamedTuple

from audit.frozen import dataclass
from audit.interval import EVERYTHING, Interval
from audit.model import Cell, Conflict, Evidence, Link
from audit.solve.explain import MOST, Core, apart, cores, direct, without
from audit.solve.networks import Joint, Network, Web, web
from audit.solve.propagate import Bounds
from audit.solve.prove import conflict
from audit.solve.witnesses import fitting

__all__ = ["Bound", "Count", "Known", "Solution", "bounds", "conflicts", "counted", "solution"]

_FEW = 16  # cells that are worked out again rather than kept: in a large corpus there are very many such

Telling = Callable[[Evidence], Evidence | None]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a cell must be, and the claims and links that this rests on; `derived` where a link is among them."""

    interval: Interval
    claims: frozenset[str]
    links: tuple[Link, ...]
    derived: bool


class Known(Mapping[Cell, Bound]):
    """The bounds of every cell of which anything is known, worked out for some cells when one of them is asked for.

    `settled` are bounds by group that are there already; in all other groups everything agrees.
    """

    def __init__(self, joined: Web, settled: dict[int, Bounds]) -> None:
        self._web = joined
        self._cells = tuple(joined.numbers)
        self._settled = {cell: own for found in settled.values() for cell, own in _by_cell(found).items()}
        self._latest: dict[Cell, tuple[Bounds, int]] = {}

    def __getitem__(self, cell: Cell) -> Bound:
        """The bound of a cell. Raises `KeyError` for one that can be any number."""
        number = self._web.numbers[cell]
        known = self._settled.get(cell) or self._latest.get(cell)
        if known is None:
            part = self._web.around(number, self._open)
            self._latest = _by_cell(without(self._web.network(part, self._cells), ()))
            known = self._latest[cell]
            if len(self._latest) > _FEW:
                self._settled.update(self._latest)
        return _bound(*known)

    @cached_property
    def _open(self) -> Mapping[int, Sequence[Joint]]:
        return self._web.open()

    def __iter__(self) -> Iterator[Cell]:
        return (cell for cell in self._cells if self.get(cell) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def home(self, cell: Cell) -> int:
        """The number of the group of a cell: all that links hold together with it."""
        return self._web.homes[self._web.numbers[cell]]

    def homes(self, cells: Iterable[Cell]) -> set[int]:
        """The groups of those of some cells that evidence or a link is about."""
        return {self.home(cell) for cell in cells if cell in self._web.numbers}

    def links(self, home: int) -> Iterator[Link]:
        """The links of a group, in the order in which they were stated."""
        return (joint.link for joint in self._web.groups[home].joints)

    def unstated(self) -> Iterator[Cell]:
        """The cells of links that no evidence is about."""
        return (cell for cell, own in zip(self._cells, self._web.said, strict=True) if not own)


@dataclass(frozen=True, slots=True)
class Solution:
    """Conflicts, and bounds of every cell of which anything is known.

    `doubted` are the networks of which nothing shows at first sight that all in them can be true; `cut` are those with
    so many conflicts that not all were looked for, of which nothing is implied.
    """

    conflicts: tuple[Conflict, ...]
    bounds: Known
    doubted: tuple[Network, ...] = field(compare=False)
    cut: tuple[Network, ...] = ()

    def told(self, told: Telling) -> tuple[Conflict, ...]:
        """The conflicts of other evidence about the same cells: what `told` makes of each piece, or none.

        Nothing is asked of networks that are not doubted: with a stricter `told` than theirs, ask for that first.
        """
        found: list[Conflict] = []
        for network in self.doubted:
            new, same = network.told(told), network.told(lambda one: one if told(one) is not None else None)
            if new != same:
                found.extend(_told(new)[0])
        return tuple(found)


class Count(NamedTuple):
    """How many conflicts were found, and the bounds."""

    conflicts: int
    bounds: Mapping[Cell, Bound]


def conflicts(evidence: Sequence[Evidence], links: Sequence[Link]) -> tuple[Conflict, ...]:
    """Smallest sets of evidence and links that cannot all be true, in the order of the keys of their cells.

    `audit.solve.explain` says which of them are told when there are very many.
    Raises `ValueError` for a link that is no sum, product or order.
    """
    return solution(evidence, links).conflicts


def bounds(evidence: Sequence[Evidence], links: Sequence[Link]) -> Mapping[Cell, Bound]:
    """What every cell must be by its own evidence and by links from others; contested evidence implies nothing."""
    return solution(evidence, links).bounds


def solution(evidence: Sequence[Evidence], links: Sequence[Link], *, strict: Telling | None = None) -> Solution:
    """The conflicts and the bounds, from one solution of each network.

    Networks are doubted by what `strict` makes of their evidence, where it is given; it may only narrow intervals.
    """
    joined = web(evidence, links)
    clashes: list[Conflict] = []
    settled: dict[int, Bounds] = {}
    cut: list[Network] = []
    doubted = _doubted(joined, strict)
    for place, network in doubted:
        told, settled[place], complete = _told(network)
        clashes.extend(told)
        if not complete:
            cut.append(network)
    left = tuple(network for _, network in doubted if network not in cut)
    return Solution(tuple(clashes), Known(joined, settled), left, tuple(cut))


def counted(evidence: Sequence[Evidence], links: Sequence[Link], most: int) -> Count:
    """The conflicts of each network that have little in common, up to `most` of them, counted and not proved."""
    joined = web(evidence, links)
    number, settled = 0, dict[int, Bounds]()
    for place, network in _doubted(joined, None):
        everything = without(network, ())
        found = apart(network, everything, most)
        number += len(found)
        settled[place] = _uncontested(network, everything, found, most)
    return Count(number, Known(joined, settled))


def _doubted(joined: Web, strict: Telling | None) -> list[tuple[int, Network]]:
    """The networks for which no numbers were found that fit, by the key of their first cell, with their groups."""
    said = joined.said if strict is None else [list(filter(None, map(strict, own))) for own in joined.said]
    cells = tuple(joined.numbers)
    groups = enumerate(joined.groups)
    found = [(place, joined.network(group, cells)) for place, group in groups if not fitting(group, said)]
    return sorted(found, key=lambda pair: pair[1].cells[0].key)


def _told(network: Network) -> tuple[list[Conflict], Bounds, bool]:
    """The conflicts of a network, its bounds by the evidence that none of them names, and whether these are all."""
    everything = without(network, ())
    found = cores(network, everything)
    rest = _uncontested(network, everything, found, MOST)
    told = [one for one in (conflict(network, core) for core in direct(found)) if one is not None]
    return told, rest, len(found) < MOST


def _uncontested(network: Network, everything: Bounds, found: Sequence[Core], most: int) -> Bounds:
    """The bounds of a network by the evidence that no conflict names; by none where there may be more conflicts."""
    if len(found) >= most:
        return without(network, range(len(network.evidence)))
    contested = {number for core in found for number in core.evidence}
    return without(network, contested) if contested else everything


def _by_cell(found: Bounds) -> dict[Cell, tuple[Bounds, int]]:
    """Bounds with the number of each of their cells."""
    return {cell: (found, place) for place, cell in enumerate(found.network.cells)}


def _bound(found: Bounds, cell: int) -> Bound:
    if found.known[cell] == EVERYTHING:
        raise KeyError(found.network.cells[cell])
    reasons = found.reasons(mark for mark in (found.low[cell], found.high[cell]) if mark >= 0)
    claims = frozenset(found.network.evidence[number].claim for number in reasons.evidence)
    links = tuple(found.laws[number].link for number in sorted(reasons.laws))
    return Bound(found.known[cell], claims, links, bool(links))
