"""The two levels that a change was reckoned from where no word says which: those it is the difference of, as printed
or but for one slip, where unlike figures seldom would agree as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

from audit.model import Measure
from audit.tie.anaphors import same_words
from audit.tie.edits import SLIPS
from audit.tie.fits import EXACT, PRINTED, SLIP, change_fit, closeness
from audit.tie.pairs import measures, spoken_for
from audit.tie.tenses import over_before
from audit.tie.told import Pick, Told, kin, kindred, own

_BACK, _ON = 6, 1  # sentences before and after a change in which its levels are told
_MOST = 8  # levels, the nearest first, that are looked at
_BY_CHANCE, _BY_NUMBERS = 0.05, 0.01  # of levels that are called alike, and of any
_FURTHEST = 40  # figures before and after


def reckoned(row: Sequence[Told], at: int, known: Sequence[int], lists: Mapping[int, int]) -> tuple[Pick, Pick] | None:
    """The new and the old level of a change, the `known` ones among them; `lists` maps parts to their whole. A change
    without a bound, `tăng hơn 10 triệu đồng`, agrees with too many.
    """
    hard = row[at].claim.quantity.hard
    if hard.low is None or hard.high is None:
        return None
    near_by = list(islice(_levels(row, at), _MOST))
    pairs = [pair for pair in combinations(near_by, 2) if set(known) <= set(pair) and _apart(row, *pair, lists)]
    pairs = [pair for pair in pairs if not spoken_for(row, at, pair)]
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
    if first.figure.number.value == second.figure.number.value:
        return False  # a level told again, as in a title
    numbers = _numbers(first), _numbers(second)
    if all(numbers) and numbers[0] != numbers[1]:
        return False  # `cà phê giao tháng 11`, `cà phê giao tháng 1`
    if lists.get(one) == two or lists.get(two) == one or (one in lists and lists[one] == lists.get(two)):
        return False
    return kin(first, second) and first.claim.cell.place == second.claim.cell.place


def _numbers(one: Told) -> frozenset[str]:
    """The numbers in the name of a level: of contracts, grades, sorts."""
    return frozenset(word for word in one.part.words if word[0].isdecimal())


def _agreeing(row: Sequence[Told], at: int, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[float, int, int]]:
    """The pairs of levels that agree with a change, in order of time, with the chance that they only seem to."""
    change = row[at]
    for tried, (one, two) in enumerate((pair for both in pairs for pair in (both, both[::-1])), 1):
        new, old = one, two
        if over_before(row[new], row[old]):
            continue
        chance = tried * closeness(row[new], change, row[old])
        if chance >= _BY_CHANCE:
            continue
        alike = same_words(row, new, old) or same_words(row, old, new) or row[old].aside
        alike = alike and kindred(own(change), own(row[new]))
        limit = _BY_CHANCE if alike else _BY_NUMBERS
        if chance >= limit:
            continue
        least = PRINTED if change.measure is Measure.GROWTH else SLIP
        fit = change_fit(row[new], change, row[old], least)
        if fit == EXACT:
            continue  # what agrees only as hedges and estimates allow agrees by chance
        likely = chance * (1 if fit > SLIP else _slips(row[new], change, row[old]))
        if fit >= least and likely < limit:
            yield likely, new, old


def _slips(*figures: Told) -> int:
    """How many numbers one slip makes of some."""
    return SLIPS * sum(len(str(int(one.figure.number.value / one.figure.number.last))) for one in figures)
