"""What hangs together with a conflict, solved again without some of its figures."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from audit.align import Alignment
from audit.diagnose.retold import Number, numbers, retelling
from audit.interval import EVERYTHING, Interval
from audit.model import Cell, Claim, Conflict, Document, Evidence, Link
from audit.solve import Count, Solution, counted

# A network as large as this is cut: what is far from a conflict seldom says more about it than what is near.
FARTHEST = 160
LARGEST = 640  # figures about so few numbers that they are still more: there a conflict is solved again alone
APART = 16  # conflicts counted in a network


@dataclass(slots=True)
class Surroundings:
    """The links by cell, for groups that conflicts were found in, and the networks that were solved already."""

    alignment: Alignment
    solution: Solution
    documents: Mapping[str, Document]
    _at: dict[int, Mapping[Cell, list[Link]]] = field(default_factory=dict)
    _near: dict[Cell, Near] = field(default_factory=dict)
    _same: dict[tuple[frozenset[Evidence], frozenset[int]], Near] = field(default_factory=dict)
    _others: dict[tuple[object, ...], list[Claim]] = field(default_factory=dict)
    _told: dict[str, set[Number]] = field(default_factory=dict)

    def near(self, conflict: Conflict) -> Near:
        """The evidence and the links within reach of a conflict's cells."""
        home = min((one.cell for one in conflict.evidence), key=lambda cell: cell.key)
        if home not in self._near:
            self._near[home] = self._reached(conflict)
        near = self._near[home]
        return near if len(near.evidence) <= LARGEST else Near(conflict.evidence, conflict.links)

    def _reached(self, conflict: Conflict) -> Near:
        at = self._linked(self.solution.bounds.home(conflict.cell))
        first = dict.fromkeys([*(one.cell for one in conflict.evidence), *_cells(conflict.links)])
        seen, queue = dict(first), deque(first)
        links: dict[int, Link] = {id(link): link for link in conflict.links}
        evidence = 0
        while queue and evidence < FARTHEST:
            cell = queue.popleft()
            evidence += len(self.alignment.about(cell))
            for link in at.get(cell, ()):
                links[id(link)] = link
                fresh = [term.cell for term in link.terms if term.cell not in seen]
                seen.update(dict.fromkeys(fresh))
                queue.extend(fresh)
        told = tuple(one for cell in seen for one in self.alignment.about(cell))
        # What is reached from several conflicts of one network is often all of it, and solved once for all of them.
        return self._same.setdefault(
            (frozenset(told), frozenset(links)), Near(told, tuple(dict.fromkeys(links.values())))
        )

    def _linked(self, home: int) -> Mapping[Cell, list[Link]]:
        if home not in self._at:
            found: defaultdict[Cell, list[Link]] = defaultdict(list)
            for link in self.solution.bounds.links(home):
                for term in link.terms:
                    found[term.cell].append(link)
            self._at[home] = found
        return self._at[home]

    def without(self, near: Near, dropped: Iterable[Evidence]) -> Count:
        """The conflicts, each apart from the others, and the bounds that are left once some evidence is taken away."""
        aside = frozenset(dropped)
        if aside not in near.solved:
            left = [one for one in near.evidence if one not in aside]
            near.solved[aside] = counted(left, near.links, APART)
        return near.solved[aside]

    def retelling(self, names: Iterable[str]) -> set[str]:
        """Those of some documents that tell on what another of them tells."""
        if not self._told:
            self._told = numbers(self.alignment.claims.values())
        return retelling(names, self._told, self.documents)

    def at_other_times(self, cell: Cell) -> Sequence[Claim]:
        """The claims about the same thing and place, whatever their time; the place is one of a conflict."""
        if not self._others:
            places = {one.cell.place for conflict in self.solution.conflicts for one in conflict.evidence}
            found: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
            for name, own in self.alignment.main.items():
                if own.place in places:
                    found[_timeless(own)].append(self.alignment.claims[name])
            self._others = found
        return self._others.get(_timeless(cell), ())


@dataclass(frozen=True, slots=True)
class Near:
    """Evidence and links that hang together, and what is left of them without some evidence, once it was asked for."""

    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    solved: dict[frozenset[Evidence], Count] = field(default_factory=dict, compare=False)


def known(solved: Count, cell: Cell) -> Interval:
    """What a solution says of a cell."""
    bound = solved.bounds.get(cell)
    return EVERYTHING if bound is None else bound.interval


def _cells(links: Iterable[Link]) -> Iterable[Cell]:
    return (term.cell for link in links for term in link.terms)


def _timeless(cell: Cell) -> tuple[object, ...]:
    return cell.indicator, cell.measure, cell.place, cell.unit
