"""The two levels that a change was reckoned from where no word says which: those it is the difference of, as printed
or but for one slip, where unlike figures seldom would agree as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

from audit.model import Measure
from audit.tie.fits import PRINTED, change_fit
from audit.tie.levels import measures, same_words
from audit.tie.sums import fitting
from audit.tie.told import Pick, Told, akin

_BACK, _ON = 6, 1  # sentences before and after a change in which its levels are told
_MOST = 8  # levels, the nearest first, that are looked at
_BY_CHANCE, _BY_NUMBERS = 0.05, 0.01  # of levels that are called alike, and of any
_FURTHEST = 40  # figures before and after


def reckoned(row: Sequence[Told], at: int, known: Sequence[int], lists: Mapping[int, int]) -> tuple[Pick, Pick] | None:
    """The new and the old level of a change, the `known` ones among them; `lists` maps parts to their whole."""
    near_by = list(islice(_levels(row, at), _MOST))
    pairs = [pair for pair in combinations(near_by, 2) if set(known) <= set(pair) and _apart(row, *pair, lists)]
    pairs.sort(key=lambda pair: near_by.index(pair[0]) + near_by.index(pair[1]))
    found = min(_agreeing(row, at, pairs), default=None)
    if found is None:
        return None
    _, new, old = found
    return (new, "reckoned", 0.8), (old, "reckoned", 0.8)


def _levels(row: Sequence[Told], at: int) -> Iterator[int]:
    """The levels about a change that it can be one of, the nearest sentences first."""
    own = row[at].sentence
    reach = (place for place in range(max(0, at - _FURTHEST), min(len(row), at + _FURTHEST)) if place != at)
    near_by = [place for place in reach if -_BACK <= row[place].sentence - own <= _ON and measures(row[place], row[at])]
    yield from sorted(near_by, key=lambda place: (abs(row[place].sentence - own), place > at, abs(place - at)))


def _apart(row: Sequence[Told], one: int, two: int, lists: Mapping[int, int]) -> bool:
    """Whether two levels can be one thing at two times: of one unit and place, and no whole with a part of it."""
    first, second = row[one], row[two]
    if lists.get(one) == two or lists.get(two) == one or (one in lists and lists[one] == lists.get(two)):
        return False
    kin = akin(first, second) or akin(second, first)
    return kin and first.claim.cell.place == second.claim.cell.place


def _agreeing(row: Sequence[Told], at: int, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[float, int, int]]:
    """The pairs of levels that agree with a change, in order of time, with the chance that they only seem to."""
    change = row[at]
    falls = (change.claim.quantity.hard.high or 0) <= 0
    for tried, pair in enumerate(pairs, 1):
        least, most = sorted(pair, key=lambda place: row[place].figure.number.value)
        new, old = (least, most) if falls else (most, least)
        alike = same_words(row, new, old) or same_words(row, old, new) or row[old].aside
        limit = _BY_CHANCE if alike else _BY_NUMBERS
        if change.measure is Measure.GROWTH:
            limit, agrees = _BY_CHANCE, change_fit(row[new], change, row[old], PRINTED) == PRINTED
            likely = _random(row[new], change, row[old]) if agrees else None
        else:
            likely = fitting(row[most], (row[least], change), limit / tried)
        if likely is not None and likely * tried < limit:
            yield likely * tried, new, old


def _random(new: Told, growth: Told, old: Told) -> float:
    """How likely two levels that have nothing to do with one another seem to have grown so: by how wide they are."""
    levels = sum(one.figure.number.step / one.figure.number.value for one in (new, old))
    return float(levels + growth.figure.number.step / (100 + growth.figure.number.value))
