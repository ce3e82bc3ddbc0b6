"""The smallest sets of evidence and links of a network that cannot all be true.

Policy: which conflicts are told. Clashes are minimised by leaving out one member at a time, links first. Then one
member of every conflict found is set aside and the rest is solved again, until the rest can be true: so conflicts
that have nothing in common are all found. After that each member of each conflict is set aside in turn, all others
being broken elsewhere where possible, which finds those that overlap. The second part stops after `OVERLAPS` new
ones, or when it has cost `EFFORT`: a network in which everything contradicts everything needs no full list. For the
same reason no more than `MOST` are told at all of one network, and none that shares figures with one of `FURTHER` fewer
laws: the total of a table contradicts its cells once more for each row that stands for one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from audit.solve.eliminate import contradiction
from audit.solve.laws import law
from audit.solve.networks import Joint, Network
from audit.solve.propagate import Bounds, bounds
from audit.solve.witnesses import within

MOST = 32
OVERLAPS = 16
FURTHER = 3
EFFORT = 20_000  # pieces of evidence looked at, over all solutions of one network


class Core(NamedTuple):
    """Evidence and laws by number, each in order."""

    evidence: tuple[int, ...]
    laws: tuple[int, ...]


def apart(network: Network, everything: Bounds, most: int) -> list[Core]:
    """Minimal conflicts, `most` at most, each without the few members that break all those found before it: what a
    single figure contradicts in many ways is soon set aside.
    """
    found: list[Core] = []
    aside = frozenset[int]()
    news = _clashing(network, everything, most)
    while news:
        found.extend(news)
        aside = _blocked(found, frozenset()) or frozenset()
        if len(found) >= most:
            break
        news = _clashing(network, without(network, aside), most - len(found))
    return found


def cores(network: Network, everything: Bounds) -> list[Core]:
    """Minimal conflicts of the network, given its bounds by all of its evidence; those without overlap first.

    Where there are `MOST` of them, the search ended there, and more may be left.
    """
    found: list[Core] = []
    aside = frozenset[int]()
    news = _clashing(network, everything, MOST)
    while news:
        found.extend(news)
        if len(found) >= MOST:
            return found[:MOST]
        aside |= _blocked(news, frozenset()) or frozenset()
        news = _clashing(network, without(network, aside), MOST)
    if any(len(core.evidence) == len(network.evidence) and len(core.laws) == len(network.laws) for core in found):
        return found  # less than a minimal conflict holds no other
    return _overlapping(network, found)


def direct(found: Iterable[Core]) -> list[Core]:
    """The conflicts but for those that go a long way round to figures of another."""
    fewest: dict[int, int] = {}  # laws, by evidence
    kept = []
    for core in found:
        laws = len(core.laws)
        least = {one: min(laws, fewest.get(one, laws)) for one in core.evidence}
        if laws < FURTHER + min(least.values(), default=laws):
            kept.append(core)
            fewest |= least
    return kept


def _overlapping(network: Network, found: list[Core]) -> list[Core]:
    """The conflicts found, and more that share members with them, within the limits of the policy."""
    effort, most = 0, min(len(found) + OVERLAPS, MOST - 1)
    for core in found:  # grows on the way
        for member in core.evidence:
            spared = frozenset(core.evidence) - {member}
            while (blocked := _blocked(found, spared)) is not None:
                effort += len(network.evidence)
                if effort > EFFORT or len(found) >= most:
                    return found
                news = _clashing(network, without(network, blocked), most - len(found))
                if not news:
                    break
                found.extend(news)
    return found


def _blocked(found: Sequence[Core], spared: frozenset[int]) -> frozenset[int] | None:
    """Evidence that breaks every conflict found without touching the spared; `None` where that cannot be.

    Where one member alone can break a conflict it is taken, else the one that is in most, the first of equals.
    """
    left = [frozenset(core.evidence) - spared for core in found]
    if not all(left):
        return None
    taken = set[int]()
    while left:
        counts = Counter(member for members in left for member in members)
        forced = {member for members in left if len(members) == 1 for member in members}
        best = min(forced or counts, key=lambda member: (-counts[member], member))
        taken.add(best)
        left = [members for members in left if best not in members]
    return frozenset(taken)


def _clashing(network: Network, bounds: Bounds, most: int) -> list[Core]:
    """Minimal conflicts behind the first clashes of some bounds: one for each that has no part in another."""
    found: list[Core] = []
    for core in _reasons(bounds, range(len(network.laws))):
        if not any(set(other.evidence) <= set(core.evidence) for other in found):
            found.append(minimal(network, core))
        if len(found) == most:
            break
    # A core without evidence would be a fault of the rules alone; dropping it here reports figures only.
    return [core for core in dict.fromkeys(found) if core.evidence]


def without(network: Network, aside: Collection[int]) -> Bounds:
    """The bounds by all evidence that is not set aside."""
    used = [number for number in range(len(network.evidence)) if number not in aside]
    return settled(network, used, range(len(network.laws)))


def settled(network: Network, evidence: Sequence[int], laws: Sequence[int]) -> Bounds:
    """The bounds, and where nothing clashes but linear laws go in circles, their contradiction too."""
    found = bounds(network, evidence, laws)
    if found.clashes:
        return found
    if not within([Joint(one.link, one.places) for one in found.laws], found.known, found.whole):
        combined = contradiction(found.laws, found.known, network.cells)
        if combined is not None:
            found.laws.append(combined)
            found.apply(len(found.laws) - 1)
    return found


def refutations(network: Network, evidence: Sequence[int], laws: Sequence[int]) -> Iterator[Core]:
    """What each clash of some evidence and laws rests on, in numbers of the network."""
    return _reasons(settled(network, evidence, laws), laws)


def _reasons(found: Bounds, laws: Sequence[int]) -> Iterator[Core]:
    for clash in found.clashes:
        reasons = found.reasons(clash.marks)
        yield Core(tuple(sorted(reasons.evidence)), tuple(sorted(laws[place] for place in reasons.laws)))


def part(network: Network, core: Core) -> Network:
    """The network of the core alone; its evidence and laws are numbered as in the core."""
    cells = {network.homes[number] for number in core.evidence}
    cells.update(cell for number in core.laws for cell in network.laws[number].cells)
    kept = tuple(network.cells[number] for number in sorted(cells))
    numbers = {cell: number for number, cell in enumerate(kept)}
    evidence = tuple(network.evidence[number] for number in core.evidence)
    homes = tuple(numbers[one.cell] for one in evidence)
    return Network(kept, evidence, homes, tuple(law(network.laws[number].link, numbers) for number in core.laws))


def minimal(network: Network, core: Core) -> Core:
    """The core without any member that it clashes without; laws are tried before evidence."""
    small = part(network, core)
    kept = Core(tuple(range(len(core.evidence))), tuple(range(len(core.laws))))
    if _tight(small):
        return core
    for place in range(len(core.laws)):
        if place in kept.laws:
            less = tuple(other for other in kept.laws if other != place)
            kept = next(refutations(small, kept.evidence, less), kept)
    for place in range(len(core.evidence)):
        if place in kept.evidence:
            fewer = tuple(other for other in kept.evidence if other != place)
            kept = next(refutations(small, fewer, kept.laws), kept)
    return Core(tuple(core.evidence[place] for place in kept.evidence), tuple(core.laws[place] for place in kept.laws))


def _tight(network: Network) -> bool:
    """Whether a clash needs every member, as its shape shows: a tree of laws, two members at each cell.

    Take one member away, and a cell has one law and no evidence left. It can be any number, so that law says
    nothing, nor does the next: all can be true. A long total or chain needs no solution for each of its parts. Of a
    product that holds only where no other factor must be nought.
    """
    ends = Counter(network.homes)
    for one in network.laws:
        ends.update(one.cells)
    tree = sum(len(one.cells) for one in network.laws) == len(network.cells) + len(network.laws) - 1
    possible = all(not one.whole or one.interval.whole() is not None for one in network.evidence)
    return tree and possible and max(ends.values()) <= 2 and (_linear(network) or _free_of_nought(network))


def _linear(network: Network) -> bool:
    return all(one.linear for one in network.laws)


def _free_of_nought(network: Network) -> bool:
    """Whether no number of the network can have to be nought: none is stated so, and each sum has a term with room."""
    roomy = {
        home
        for one, home in zip(network.evidence, network.homes, strict=True)
        if not one.whole and one.interval.low != one.interval.high
    }
    stated = all(one.interval.low != 0 or one.interval.high != 0 for one in network.evidence)
    return stated and all(not roomy.isdisjoint(one.cells) for one in network.laws if one.linear)
