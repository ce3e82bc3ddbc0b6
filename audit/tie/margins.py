"""How far two levels are apart, where words say that a figure tells that: `won by 80 votes, 1,352 to 1,272`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, takewhile

from audit.tie.chances import fitting
from audit.tie.contents import holds
from audit.tie.fits import printed
from audit.tie.refusals import addable
from audit.tie.told import Found, Told, back, phrased, reconcilable, stretch

_BACK = 2  # sentences back to the two levels
_ON = 4  # figures on to them in the same sentence or the next
_MOST = 8  # levels that are held against each other
_NEAREST = 2  # pairs told one after the other that a slip may keep from a margin
_CHANCE = 0.6  # what words say outright may as well agree by chance
_SLIP = 0.3  # or be a slip away from it

Pair = tuple[int, int]


def margins(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`parts` as places in `row`: the greater of two levels, the less one, and the margin between them; of several
    pairs the first with which it agrees as printed, else the nearest that a slip keeps from agreeing.
    """
    for at, one in enumerate(row):
        if at in taken or one.aside or not one.level or not _margin(row, at):
            continue
        levels = _levels(row, at)
        agreed = (pair for pair in _ordered(row, combinations(levels, 2)) if _agree(row, at, pair))
        found = next(agreed, None) or next(_slipped(row, at, levels), None)
        if found is not None:
            yield "parts", (*found, at), "margin", 0.85


def _margin(row: Sequence[Told], at: int) -> bool:
    """Whether a figure is called a margin, in the words around it or in those that the reading gave it, or says by how
    much: `held the ward by 84 votes`.
    """
    one = row[at]
    words, sets, begin = one.read.words, one.read.language.sets, one.figure.begin
    if one.read.language.plurals and begin and words[begin - 1] in sets["by"]:
        return sets["reaching"].isdisjoint(words[one.figure.end : one.figure.end + 1])  # not `voted by 37 to 29`
    return holds(one.part.words, sets["leads"]) or phrased(one.read, "leads", *stretch(one, row, at))


def _levels(row: Sequence[Told], at: int) -> list[int]:
    """The levels around a margin that are of its kind, none of them a margin, the nearest first."""
    one = row[at]
    after = takewhile(lambda place: _goes_on(row, at, place), range(at + 1, min(len(row), at + 1 + _ON)))
    near_by = sorted((*back(row, at, _BACK), *after), key=lambda place: abs(place - at))
    able = (place for place in near_by if row[place].level and addable(row[place], one))
    return [place for place in able if reconcilable(row[place], one, placed=False) and not _margin(row, place)][:_MOST]


def _goes_on(row: Sequence[Told], at: int, place: int) -> bool:
    """Whether nothing but a sentence at most, and no semicolon, parts a figure from one before it."""
    one, other = row[at], row[place]
    if one.read is other.read:
        return ";" not in one.read.words[one.figure.end : other.figure.begin]
    return other.sentence - one.sentence == 1


def _ordered(row: Sequence[Told], pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Pairs of levels with the greater one first, if neither is as great as the other."""
    for one, two in pairs:
        first, second = (row[place].figure.number.value for place in (one, two))
        if first != second:
            yield (one, two) if first > second else (two, one)


def _agree(row: Sequence[Told], at: int, pair: Pair) -> bool:
    greater, less, by = (row[place] for place in (*pair, at))
    agreed = printed(greater).meet(printed(less) + printed(by)) is not None
    return agreed and fitting(greater, (less, by), _CHANCE, slips=False) is not None


def _slipped(row: Sequence[Told], at: int, levels: Sequence[int]) -> Iterator[Pair]:
    """The pairs, told one after the other or the two greatest, that a slip keeps from a margin."""
    pairs = sorted(pairwise(sorted(levels)), key=lambda pair: min(abs(place - at) for place in pair))[:_NEAREST]
    pairs += pairwise(sorted(levels, key=lambda place: -row[place].figure.number.value)[:2])
    for greater, less in _ordered(row, pairs):
        if fitting(row[greater], (row[less], row[at]), _SLIP / len(pairs)) is not None:
            yield greater, less
