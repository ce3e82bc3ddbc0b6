"""What hangs together with a conflict, solved again without some of its figures."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from audit.align import Alignment
from audit.diagnose.condensed import Condensed, condensed
from audit.diagnose.retold import Number, numbers, retelling
from audit.interval import EVERYTHING, Interval
from audit.model import Cell, Claim, Conflict, Document, Evidence, Link
from audit.solve import Count, Solution, counted

# What is far from a conflict seldom says more about it than what is near: of more figures than this only those are
# looked at that some law joins to it.
NEAR = 160
EFFORT = 6_000  # figures looked at, were each figure of a conflict set aside in turn; beyond it is solved alone
APART = 16  # conflicts counted in a network


@dataclass(slots=True)
class Surroundings:
    """The links by cell, for groups that conflicts were found in, and the networks that were solved already."""

    alignment: Alignment
    solution: Solution
    documents: Mapping[str, Document]
    _at: dict[int, Mapping[Cell, list[Link]]] = field(default_factory=dict)
    _same: dict[tuple[frozenset[Evidence], frozenset[int]], Near] = field(default_factory=dict)
    _others: dict[tuple[object, ...], list[Claim]] = field(default_factory=dict)
    _told: dict[str, set[Number]] = field(default_factory=dict)
    # By the claim that is blamed: how many were before it, itself, and those that explain as much.
    _blamed: dict[str, tuple[int, str, frozenset[str]]] = field(default_factory=dict)

    def near(self, conflict: Conflict) -> tuple[Near, list[str]]:
        """The evidence and the links within reach of a conflict's cells, and the claims that may be wrong in it.

        Where all within reach agrees without a figure that was blamed already, this is that figure's conflict told the
        long way round: only what would explain that one as well need be asked again. Of many figures that reach many
        more, and that none explains, only their own are looked at.
        """
        names = list(dict.fromkeys(one.claim for one in conflict.evidence))
        found = self._reached(conflict)
        for _, blamed, others in sorted(self._blamed[name] for name in names if name in self._blamed):
            if self.explained(found, blamed):
                return found, [name for name in names if name in others]
        often = len(found.small.evidence) * len(names)
        return (found if often <= EFFORT else alone(conflict.evidence, conflict.links)), names

    def blame(self, claim: str, near: Near, others: Iterable[str]) -> None:
        """Keeps a claim that is suspected first, where all near agrees without it, with others of which that is so."""
        if self.explained(near, claim):
            also = frozenset(one for one in others if self.explained(near, one))
            self._blamed.setdefault(claim, (len(self._blamed), claim, also))

    def explained(self, near: Near, claim: str) -> bool:
        """Whether all that hangs together agrees without a claim."""
        return not self.without(near, (one for one in near.evidence if one.claim == claim)).conflicts

    def _reached(self, conflict: Conflict) -> Near:
        at = self._linked(self.solution.bounds.home(conflict.cell))
        first = dict.fromkeys([*(one.cell for one in conflict.evidence), *_cells(conflict.links)])
        told = [one for cell in first for one in self.alignment.about(cell)]
        seen, queue = dict(first), deque(first)
        links: dict[int, Link] = {id(link): link for link in conflict.links}
        left = len(first)
        while queue and (left > 0 or len(told) <= NEAR):
            left -= 1
            for link in at.get(queue.popleft(), ()):
                links[id(link)] = link
                fresh = [term.cell for term in link.terms if term.cell not in seen]
                seen.update(dict.fromkeys(fresh))
                queue.extend(fresh)
                told += (one for cell in dict.fromkeys(fresh) for one in self.alignment.about(cell))
        laws = tuple(dict.fromkeys(links.values()))
        if len(told) > NEAR:
            claims = {one.claim for one in conflict.evidence}
            small = condensed(told, laws, {one.cell for one in told if one.claim in claims})
            if small.edge:
                return Near(tuple(told), laws, small)
        # What is reached from several conflicts of one network is often all of it, and solved once for all of them.
        return self._same.setdefault((frozenset(told), frozenset(links)), alone(tuple(told), laws))

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
            small = near.small
            left = [one for one in small.evidence if one not in aside]
            near.solved[aside] = small.told(counted(left, small.links, APART))
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
    """Evidence and links that hang together, as they are solved, and what is left of them without some evidence, once
    it was asked for.
    """

    evidence: tuple[Evidence, ...]
    links: tuple[Link, ...]
    small: Condensed
    solved: dict[frozenset[Evidence], Count] = field(default_factory=dict, compare=False)


def alone(evidence: tuple[Evidence, ...], links: tuple[Link, ...]) -> Near:
    """What hangs together, solved as it is."""
    return Near(evidence, links, Condensed(evidence, links, {}))


def known(solved: Count, cell: Cell) -> Interval:
    """What a solution says of a cell."""
    bound = solved.bounds.get(cell)
    return EVERYTHING if bound is None else bound.interval


def _cells(links: Iterable[Link]) -> Iterable[Cell]:
    return (term.cell for link in links for term in link.terms)


def _timeless(cell: Cell) -> tuple[object, ...]:
    return cell.indicator, cell.measure, cell.place, cell.unit
