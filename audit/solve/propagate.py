"""Bounds of the cells of a network, narrowed by evidence and laws until nothing changes.

Every narrowing leaves a mark that says where it came from, so that an explanation is read off the marks behind
the bounds that clash: its cost follows the size of the explanation, not of the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audit.interval import EVERYTHING, Interval, compared
from audit.solve.laws import Law, idle, implied, rests
from audit.solve.networks import Network

# On a cycle, bounds may creep for ever (x = y / 2 and x = y halve them) and their digits double each time.
# To stop early is sound: each bound so far is implied. A network without cycles settles in three sweeps.
SWEEPS = 8
BITS = 2048


class Mark(NamedTuple):
    """One end of one cell, narrowed by the evidence `reason`, or by the law `~reason` from the marks before `before`.

    `rounded`: the end may have been moved to a whole number. `previous` is the mark that this one replaced.
    """

    cell: int
    low: bool
    reason: int
    before: int
    previous: int
    rounded: bool


class Clash(NamedTuple):
    """A cell that no number fits, with the marks of its two ends; the last of them was one too many."""

    cell: int
    marks: tuple[int, ...]


class Reasons(NamedTuple):
    """The evidence and the laws behind some marks, by number, and all marks on the way, in order."""

    evidence: frozenset[int]
    laws: frozenset[int]
    marks: tuple[int, ...]


@dataclass(slots=True)
class Bounds:
    """What is known of each cell, and why. `whole` gives the evidence by which a cell counts whole things."""

    network: Network
    laws: list[Law]
    known: list[Interval]
    low: list[int]
    high: list[int]
    whole: dict[int, int]
    marks: list[Mark] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    def narrow(self, cell: int, interval: Interval, reason: int, before: int) -> bool:
        """Whether more is known of the cell now; a clash is noted, and leaves what was known as it was."""
        known = self.known[cell]
        low, high = _lower_end(known, interval), _upper_end(known, interval)
        if not (low or high) or _long(interval):
            return False
        met = known.meet(interval)
        fitting = met.whole() if met is not None and cell in self.whole else met
        kept = self.low[cell], self.high[cell]
        if low:
            self.low[cell] = self._mark(Mark(cell, True, reason, before, kept[0], fitting != met))
        if high:
            self.high[cell] = self._mark(Mark(cell, False, reason, before, kept[1], fitting != met))
        if fitting is not None:
            self.known[cell] = fitting
            return True
        self.clashes.append(Clash(cell, tuple(mark for mark in (self.low[cell], self.high[cell]) if mark >= 0)))
        self.low[cell], self.high[cell] = kept
        return False

    def _mark(self, mark: Mark) -> int:
        self.marks.append(mark)
        return len(self.marks) - 1

    def sweep(self) -> None:
        """Applies the laws there and back, until none that touches a changed cell is left."""
        at: list[list[int]] = [[] for _ in self.known]
        for number, law in enumerate(self.laws):
            for cell in law.cells:
                at[cell].append(number)
        due, order = set(range(len(self.laws))), range(len(self.laws))
        for turn in range(SWEEPS):
            for number in order if turn % 2 == 0 else reversed(order):
                if number in due:
                    due.discard(number)
                    for cell in self.apply(number):
                        due.update(at[cell])
            if not due:
                return

    def apply(self, number: int) -> list[int]:
        """The cells of which the law leaves less than was known."""
        law = self.laws[number]
        if law.linear and idle(law, self.known):
            return []
        before = len(self.marks)
        return [cell for cell, interval in implied(law, self.known) if self.narrow(cell, interval, ~number, before)]

    def reasons(self, marks: Iterable[int]) -> Reasons:
        """What the marks rest on."""
        evidence, laws, seen = set[int](), set[int](), set[int]()
        stack = list(marks)
        while stack:
            number = stack.pop()
            if number in seen:
                continue
            seen.add(number)
            mark = self.marks[number]
            if mark.reason >= 0:
                evidence.add(mark.reason)
            else:
                laws.update(self.laws[~mark.reason].members or (~mark.reason,))
                stack.extend(self._rests(mark))
            if mark.rounded and not (mark.reason >= 0 and self.network.evidence[mark.reason].whole):
                evidence.add(self.whole[mark.cell])
        return Reasons(frozenset(evidence), frozenset(laws), tuple(sorted(seen)))

    def _rests(self, mark: Mark) -> Iterator[int]:
        for cell, low in rests(self.laws[~mark.reason], mark.cell, mark.low):
            number = (self.low if low else self.high)[cell]
            while number >= mark.before:
                number = self.marks[number].previous
            if number >= 0:
                yield number


def bounds(network: Network, evidence: Sequence[int], laws: Sequence[int]) -> Bounds:
    """The bounds that some of the network's evidence and laws imply, with every clash met on the way.

    Numbers of laws in the result are places in `laws`.
    """
    whole: dict[int, int] = {}
    for number in evidence:
        if network.evidence[number].whole:
            whole.setdefault(network.homes[number], number)
    size = len(network.cells)
    found = Bounds(
        network, [network.laws[number] for number in laws], [EVERYTHING] * size, [-1] * size, [-1] * size, whole
    )
    for number in evidence:
        found.narrow(network.homes[number], network.evidence[number].interval, number, 0)
    found.sweep()
    return found


def _lower_end(known: Interval, interval: Interval) -> bool:
    """Whether the interval moves the low end up."""
    low, old = interval.low, known.low
    if low is None or old is None:
        return low is not None
    above = compared(low, old)
    return above > 0 or (above == 0 and interval.low_open and not known.low_open)


def _upper_end(known: Interval, interval: Interval) -> bool:
    """Whether the interval moves the high end down."""
    high, old = interval.high, known.high
    if high is None or old is None:
        return high is not None
    above = compared(high, old)
    return above < 0 or (above == 0 and interval.high_open and not known.high_open)


def _long(interval: Interval) -> bool:
    for end in (interval.low, interval.high):
        if end is not None and (end.numerator.bit_length() > BITS or end.denominator.bit_length() > BITS):
            return True
    return False
