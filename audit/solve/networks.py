"""Evidence and links, split into networks: what shares no cell cannot conflict."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from audit.interval import Interval
from audit.model import Cell, Evidence, Link
from audit.solve.laws import Law, law

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Cells that hang together; `homes` gives the cell number of each evidence. The order of the input is gone."""

    cells: tuple[Cell, ...]
    evidence: tuple[Evidence, ...]
    homes: tuple[int, ...]
    laws: tuple[Law, ...]

    def told(self, told: Callable[[Evidence], Evidence | None]) -> Network:
        """The network with other evidence about its cells: what `told` makes of each piece, or none."""
        said: list[list[Evidence]] = [[] for _ in self.cells]
        for one, home in zip(self.evidence, self.homes, strict=True):
            new = told(one)
            if new is not None:
                said[home].append(new)
        evidence, homes = _placed(said)
        return replace(self, evidence=evidence, homes=homes)


class Joint(NamedTuple):
    """A link with the numbers of its cells, term by term."""

    link: Link
    numbers: tuple[int, ...]


class Group(NamedTuple):
    """Numbers of cells that links hold together, and these links."""

    numbers: list[int]
    joints: Sequence[Joint]


@dataclass(frozen=True, slots=True)
class Web:
    """All cells by number, what is said of each, and the groups in which they hang together.

    A cell without links is a group of its own. `homes` gives the group of each cell.
    """

    numbers: dict[Cell, int]
    said: list[list[Evidence]]
    groups: list[Group]
    homes: list[int]

    def open(self) -> Mapping[int, Sequence[Joint]]:
        """The joints of each cell of which no figure says exactly what it is."""
        at: defaultdict[int, list[Joint]] = defaultdict(list)
        for group in self.groups:
            for joint in group.joints:
                for number in joint.numbers:
                    if all(one.interval.point is None for one in self.said[number]):
                        at[number].append(joint)
        return at

    def around(self, number: int, at: Mapping[int, Sequence[Joint]]) -> Group:
        """The part of its group on which the bounds of a cell depend, where all that is said in the group agrees.

        What is printed exactly is known to its neighbours, whatever lies beyond it; so only cells that are `open` pass
        anything on, and `at` gives their joints.
        """
        seen, joints, queue = {number}, dict[int, Joint](), deque([number])
        while queue:
            for joint in at.get(queue.popleft(), ()):
                joints[id(joint)] = joint
                fresh = [other for other in joint.numbers if other not in seen]
                seen.update(fresh)
                queue.extend(fresh)
        return Group(list(seen), list(joints.values()))

    def network(self, group: Group, cells: Sequence[Cell]) -> Network:
        """The network of a group; `cells` are all cells by number."""
        members = sorted(group.numbers, key=lambda number: cells[number].key)
        kept = tuple(cells[number] for number in members)
        numbers = {cell: number for number, cell in enumerate(kept)}
        evidence, homes = _placed([self.said[number] for number in members])
        links = sorted((joint.link for joint in group.joints), key=lambda link: _link_key(link, numbers))
        laws = [law(link, numbers) for before, link in zip([None, *links], links, strict=False) if link != before]
        return Network(kept, evidence, homes, tuple(_outward(laws)))


def web(evidence: Iterable[Evidence], links: Iterable[Link]) -> Web:
    """Evidence and links by the cells that they are about."""
    numbers: dict[Cell, int] = {}
    said: list[list[Evidence]] = []
    for one in evidence:
        number = numbers.setdefault(one.cell, len(said))
        if number == len(said):
            said.append([one])
        else:
            said[number].append(one)
    joints = [Joint(link, tuple(numbers.setdefault(term.cell, len(numbers)) for term in link.terms)) for link in links]
    said.extend([] for _ in range(len(numbers) - len(said)))
    groups, homes = _groups(len(said), joints)
    return Web(numbers, said, groups, homes)


def _groups(size: int, joints: Iterable[Joint]) -> tuple[list[Group], list[int]]:
    """Cells that links hold together (disjoint sets, the smaller under the larger), and the group of each cell."""
    above = list(range(size))
    for _, members in joints:
        roots = {_root(above, number) for number in members}
        for root in roots:
            above[root] = min(roots)
    groups: list[Group] = []
    homes: list[int] = []
    for number in range(size):
        root = _root(above, number)
        if root == number:
            homes.append(len(groups))
            groups.append(Group([number], ()))
        else:
            homes.append(homes[root])
            groups[homes[root]].numbers.append(number)
    held: defaultdict[int, list[Joint]] = defaultdict(list)
    for joint in joints:
        if joint.numbers:
            held[homes[joint.numbers[0]]].append(joint)
    for place, own in held.items():
        groups[place] = groups[place]._replace(joints=own)
    return groups, homes


def _root(above: list[int], number: int) -> int:
    """The set of a number, halving the path on the way."""
    parent = above[number]
    while parent != number:
        above[number] = above[parent]
        number, parent = parent, above[parent]
    return number


def _placed(said: Iterable[list[Evidence]]) -> tuple[tuple[Evidence, ...], tuple[int, ...]]:
    """What is said of each cell in a row, and the number of the cell beside it."""
    pairs = [(one, number) for number, own in enumerate(said) for one in _distinct(own)]
    return tuple(one for one, _ in pairs), tuple(number for _, number in pairs)


def _distinct(own: list[Evidence]) -> list[Evidence]:
    """Evidence of one cell in a fixed order, without repetitions."""
    if len(own) < 2:
        return own
    return [one for _, one in sorted({_evidence_key(one): one for one in own}.items())]


def _evidence_key(one: Evidence) -> Key:
    return one.claim, *_ends(one.interval), one.whole


def _ends(interval: Interval) -> Key:
    low, high = interval.low, interval.high
    zero = Fraction(0)
    return low is None, low or zero, interval.low_open, high is None, high or zero, interval.high_open


def _link_key(link: Link, numbers: dict[Cell, int]) -> Key:
    terms = tuple((numbers[term.cell], term.coefficient) for term in link.terms)
    return link.rule, link.relation, terms, link.constant, link.claims, link.note


def _outward(laws: list[Law]) -> Iterator[Law]:
    """The laws, neighbours near each other: a sweep there and back then settles a network without cycles."""
    at: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(laws):
        for cell in one.cells:
            at[cell].append(number)
    seen = set[int]()
    for first in range(len(laws)):
        queue = deque([first] if first not in seen else [])
        seen.add(first)
        while queue:
            number = queue.popleft()
            yield laws[number]
            near = {other for cell in laws[number].cells for other in at.pop(cell, ())} - seen
            queue.extend(sorted(near))
            seen |= near
