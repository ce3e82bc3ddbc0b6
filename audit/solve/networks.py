"""Evidence and links, split into networks: what shares no cell cannot conflict."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

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


def networks(evidence: Iterable[Evidence], links: Iterable[Link]) -> Iterator[Network]:
    """The networks in which a conflict or an implied value is possible, by the key of their first cell.

    A cell without links of which all evidence says the same, and nothing impossible, is in none.
    """
    numbers: dict[Cell, int] = {}
    said: list[list[Evidence]] = []
    for one in evidence:
        number = numbers.setdefault(one.cell, len(said))
        if number == len(said):
            said.append([one])
        else:
            said[number].append(one)
    linked = _linked(links, numbers)
    cells = list(numbers)
    said.extend([] for _ in range(len(cells) - len(said)))
    joined = {number for members, _ in linked for number in members}
    alone: list[_Group] = [([n], []) for n, own in enumerate(said) if n not in joined and _matters(own)]
    for members, _ in linked:
        members.sort(key=lambda number: cells[number].key)
    for members, laws in sorted(linked + alone, key=lambda group: cells[group[0][0]].key):
        yield _network([cells[number] for number in members], [said[number] for number in members], laws)


_Group = tuple[list[int], list[Link]]


def _matters(own: Sequence[Evidence]) -> bool:
    first = own[0].interval
    return any(one.interval != first for one in own[1:]) or (any(one.whole for one in own) and first.whole() is None)


def _linked(links: Iterable[Link], numbers: dict[Cell, int]) -> list[_Group]:
    """Cells that links hold together, with these links (disjoint sets, the smaller under the larger)."""
    above: dict[int, int] = {}
    firsts: list[tuple[int, Link]] = []
    for link in links:
        roots = {_root(above, numbers.setdefault(term.cell, len(numbers))) for term in link.terms}
        if roots:
            top = min(roots)
            above.update(dict.fromkeys(roots, top))
            firsts.append((top, link))
    groups: defaultdict[int, _Group] = defaultdict(lambda: ([], []))
    for number in above:
        groups[_root(above, number)][0].append(number)
    for first, link in firsts:
        groups[_root(above, first)][1].append(link)
    return list(groups.values())


def _root(above: dict[int, int], number: int) -> int:
    """The set of a number, halving the path on the way."""
    parent = above.setdefault(number, number)
    while parent != number:
        above[number] = above[parent]
        number, parent = parent, above[parent]
    return number


def _network(cells: list[Cell], said: list[list[Evidence]], links: list[Link]) -> Network:
    numbers = {cell: number for number, cell in enumerate(cells)}
    homes: list[int] = []
    evidence: list[Evidence] = []
    for number, own in enumerate(said):
        for one in _distinct(own):
            homes.append(number)
            evidence.append(one)
    links.sort(key=_link_key)
    laws = [law(link, numbers) for before, link in zip([None, *links], links, strict=False) if link != before]
    return Network(tuple(cells), tuple(evidence), tuple(homes), tuple(_outward(laws)))


def _distinct(own: list[Evidence]) -> list[Evidence]:
    """Evidence of one cell in a fixed order, without repetitions."""
    if len(own) == 1:
        return own
    return [one for _, one in sorted({_evidence_key(one): one for one in own}.items())]


def _evidence_key(one: Evidence) -> Key:
    return one.claim, *_ends(one.interval), one.whole


def _ends(interval: Interval) -> Key:
    low, high = interval.low, interval.high
    zero = Fraction(0)
    return low is None, low or zero, interval.low_open, high is None, high or zero, interval.high_open


def _link_key(link: Link) -> Key:
    terms = tuple((term.cell.key, term.coefficient) for term in link.terms)
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
