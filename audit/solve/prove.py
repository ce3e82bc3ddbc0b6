"""Proofs that a reader can redo: from the figures, move by move, to a cell that no number fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit.interval import EVERYTHING, Interval
from audit.model import Conflict, Derivation, Measure
from audit.solve.explain import Core, part, settled
from audit.solve.laws import Law, implied
from audit.solve.networks import Network
from audit.solve.propagate import Bounds

RATIOS = frozenset({Measure.SHARE, Measure.GROWTH, Measure.ATTAINMENT, Measure.AVERAGE})


def conflict(network: Network, core: Core) -> Conflict | None:
    """The conflict of a minimal core with its proof, shown at the cell where it is easiest to read.

    Where laws hang together like a tree every cell can be the one that the rest is worked out for, and the most
    readable is taken; else the proof follows the bounds as the solver found them. `None` where the core alone runs
    into a limit of the solver: what is not proved is not told.
    """
    small = part(network, core)
    found = settled(small, range(len(small.evidence)), range(len(small.laws)))
    if not found.clashes:
        return None
    reasons = found.reasons(found.clashes[0].marks)
    laws = sorted({~found.marks[mark].reason for mark in reasons.marks if found.marks[mark].reason < 0})
    proof = _readable(small, [found.laws[number] for number in laws]) or _traced(small, found)
    evidence = tuple(network.evidence[number] for number in core.evidence)
    links = tuple(network.laws[number].link for number in core.laws)
    return Conflict(evidence, links, proof[-1].cell, proof)


def preference(network: Network, laws: Sequence[Law], cell: int) -> tuple[object, ...]:
    """The order in which cells are tried for the clash; the first is the easiest to read.

    A cell with a printed figure comes before one without, one at the edge of the laws before one between them. A
    share or growth comes before a level and a level before a change: `43 of 50 is 86 %, not 80 %`. Of two levels
    the older comes first: `61 - 11 = 50, but 49 in 2014`; of one date the whole comes before its parts.
    """
    named = network.cells[cell]
    uses = [law for law in laws if cell in law.cells]
    start = date.min if named.period is None else named.period.start
    rank = 0 if named.measure in RATIOS else 1 if named.measure is Measure.LEVEL else 2
    return cell not in network.homes, len(uses) > 1, rank, start, not any(_lone(law, cell) for law in uses), named.key


def _lone(law: Law, cell: int) -> bool:
    """Whether the cell stands alone on its side of a sum, as a whole does against its parts."""
    if not law.linear:
        return cell == law.cells[0]
    positive = [factor > 0 for factor in law.factors]
    return positive.count(positive[law.cells.index(cell)]) == 1


@dataclass(slots=True)
class _Proof:
    """The moves so far and what they leave of each cell; `done` once a cell is left without a number."""

    network: Network
    known: list[Interval]
    whole: frozenset[int]
    stated: set[int] = field(default_factory=set)
    moves: list[Derivation] = field(default_factory=list)
    done: bool = False

    @classmethod
    def of(cls, network: Network) -> _Proof:
        pairs = zip(network.evidence, network.homes, strict=True)
        return cls(network, [EVERYTHING] * len(network.cells), frozenset(home for one, home in pairs if one.whole))

    def state(self, number: int) -> None:
        """One piece of evidence, if it was not stated before."""
        if number not in self.stated:
            self.stated.add(number)
            one = self.network.evidence[number]
            self._move(self.network.homes[number], Derivation(one.cell, one.interval, claim=one.claim))

    def describe(self, cell: int) -> None:
        """All evidence of the cell."""
        for number, home in enumerate(self.network.homes):
            if home == cell:
                self.state(number)

    def derive(self, law: Law, cell: int) -> None:
        """What the law leaves of the cell."""
        interval = next((interval for other, interval in implied(law, self.known) if other == cell), EVERYTHING)
        if cell in self.whole and interval.whole() is None:
            self.describe(cell)  # no whole number is left: who says that it counts whole things comes first
        sources = tuple(self.network.cells[other] for other in law.cells if other != cell)
        self._move(cell, Derivation(self.network.cells[cell], interval, link=law.link, sources=sources))

    def _move(self, cell: int, move: Derivation) -> None:
        if self.done:
            return
        met = self.known[cell].meet(move.interval)
        left = met.whole() if met is not None and cell in self.whole else met
        if left is None:
            self._recall(cell)
            self.done = True
        self.moves.append(move)
        if left is not None:
            self.known[cell] = left
            if left != met:
                self.moves.append(Derivation(move.cell, left, sources=(move.cell,)))

    def _recall(self, cell: int) -> None:
        """Says again what is known of the cell where the last move does not say it."""
        known = self.known[cell]
        named = self.network.cells[cell]
        last = self.moves[-1] if self.moves else None
        if known != EVERYTHING and (last is None or last.cell != named or last.interval != known):
            self.moves.append(Derivation(named, known, sources=(named,)))


def _readable(network: Network, laws: Sequence[Law]) -> tuple[Derivation, ...]:
    """The proof at the most preferred cell that the laws can be worked out for; empty where there is none."""
    cells = sorted({cell for law in laws for cell in law.cells} | set(network.homes))
    if sum(len(law.cells) for law in laws) != len(cells) + len(laws) - 1:  # not a tree
        return ()
    for goal in sorted(cells, key=lambda cell: preference(network, laws, cell)):
        proof = _Proof.of(network)
        for law, cell in _towards(goal, laws):
            for other in law.cells:
                if other != cell:
                    proof.describe(other)
            proof.derive(law, cell)
        proof.describe(goal)
        if proof.done and proof.moves[-1].cell == network.cells[goal]:
            return tuple(proof.moves)
    return ()


def _towards(goal: int, laws: Sequence[Law]) -> Iterator[tuple[Law, int]]:
    """Each law of a tree with its cell that is nearest to the goal, the farthest laws first."""
    found: list[tuple[Law, int]] = []
    frontier, left = [goal], list(laws)
    while frontier:
        near = [(law, cell) for cell in frontier for law in left if cell in law.cells]
        left = [law for law in left if all(law is not other for other, _ in near)]
        frontier = [other for law, cell in near for other in law.cells if other != cell]
        found.extend(near)
    return reversed(found)


def _traced(network: Network, found: Bounds) -> tuple[Derivation, ...]:
    """The moves behind the first clash in the order in which the solver made them."""
    clash = found.clashes[0]
    reasons = found.reasons(clash.marks)
    stated = {found.marks[mark].reason for mark in reasons.marks}
    proof = _Proof.of(network)
    for number in sorted(reasons.evidence - stated):  # said only that a cell counts whole things
        proof.state(number)
    for mark in reasons.marks:
        reason = found.marks[mark].reason
        if reason >= 0:
            proof.state(reason)
        else:
            proof.derive(found.laws[~reason], found.marks[mark].cell)
    return tuple(proof.moves)
