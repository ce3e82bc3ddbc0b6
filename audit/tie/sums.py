"""A whole and its parts where no word says that they are: levels in a row that add up to one near them, or would but
for one slip.

Nobody lists three amounts that make up a fourth by chance. How likely it is that figures of their size do so is
reckoned with, so that small numbers, which often do, are left to the words of `lists`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from operator import add, sub

from audit.model import Measure
from audit.tie.edits import misprinted
from audit.tie.told import Told, akin, back, reconcilable

_BY_CHANCE, _LISTED = 0.02, 0.06  # of any levels, and of those that one sentence tells right after the whole
_HELD = 3  # figures before a difference among which its two levels are
_SLIPS, _FEW = 14, 2  # numbers that a slip makes of one, for each of its digits; the same of few slips
_MOST = 8  # parts of a whole
_BACK = 4  # sentences back to the whole
_SPAN = 2  # sentences from the first part to the last
_LEAST = 100  # a smaller whole is the sum of others by chance
Found = tuple[str, tuple[int, ...], str, float]


def sums(row: Sequence[Told], told: Sequence[Found]) -> Iterator[Found]:
    """`parts` as places in `row`: the whole, then its parts; `told` is what the wording of lists said already."""
    taken = {part for relation, places, _, _ in told if relation == "parts" for part in places[1:]}
    summed = {places[0] for relation, places, _, _ in told if relation == "parts"}
    for at, one in enumerate(row):
        if at in taken or not _stands(one):
            continue
        found = min(_candidates(row, at, taken, summed), default=None)
        if found is not None:
            _, whole, parts = found
            yield "parts", (whole, *parts), "sum", 0.8
            taken.update(parts)
            summed.add(whole)


def differences(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """A level and the older one that it is held against, with the level after them that tells how far they are apart:
    `from 1,730 to 1,711, that is by 19`.
    """
    for at, one in enumerate(row):
        if at < 2 or at in taken or not _stands(one):
            continue
        for pair in pairwise(sorted(back(row, at, 1))[-_HELD:]):
            first, second = (row[place] for place in pair)
            if first.read is not second.read or not (_old(first) or _old(second)) or not _apart(first, second, one):
                continue
            least, most = sorted(pair, key=lambda place: row[place].figure.number.value)
            likely = fitting(row[most], (row[least], one))
            if likely is not None and likely < _LISTED:
                yield "parts", (most, least, at), "difference", 0.8


def _old(one: Told) -> bool:
    return one.aside or one.figure.follows is not None


def _apart(one: Told, two: Told, by: Told) -> bool:
    """Whether two levels are in one unit, in which a third can tell how far they are apart."""
    level = all(each.measure is Measure.LEVEL and each.level for each in (one, two))
    return level and _kin(one, two) and (_kin(one, by) or not by.figure.unit)


def _stands(one: Told) -> bool:
    hard = one.claim.quantity.hard
    return one.level and not one.aside and hard.low is not None and hard.high is not None


def _kin(one: Told, two: Told) -> bool:
    return akin(one, two) or akin(two, one)


def _candidates(
    row: Sequence[Told], first: int, taken: set[int], summed: set[int]
) -> Iterator[tuple[float, int, tuple[int, ...]]]:
    """Wholes with runs of parts that begin at `first`, the chance that they only seem to be such first."""
    wholes = [
        place
        for place in back(row, first, _BACK)
        if place not in summed and _stands(row[place]) and _kin(row[place], row[first])
    ]
    for parts in _runs(row, first, taken):
        after = _after(row, parts[-1])
        for tried, whole in enumerate((*wholes, *after), 1):
            if whole in parts or not all(reconcilable(row[whole], row[part]) for part in parts):
                continue
            if row[whole].figure.number.value < _LEAST or not _larger(row, whole, parts):
                continue
            likely = fitting(row[whole], [row[part] for part in parts])
            if likely is not None and likely * tried < (_LISTED if _close(row, whole, parts) else _BY_CHANCE):
                yield likely * tried, whole, parts


def _close(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether one sentence tells the parts, and it or the one before the whole."""
    first, last = row[parts[0]].sentence, row[parts[-1]].sentence
    return first == last and 0 <= first - row[whole].sentence <= 1


def _runs(row: Sequence[Told], first: int, taken: set[int]) -> Iterator[tuple[int, ...]]:
    """Levels of one kind from `first` on, with nothing of their kind between them."""
    run = [first]
    for place in range(first + 1, len(row)):
        one = row[place]
        if one.sentence - row[first].sentence >= _SPAN or len(run) == _MOST:
            return
        if not _stands(one) or not _kin(row[first], one):
            continue
        if place in taken:
            return
        run.append(place)
        yield tuple(run)


def _after(row: Sequence[Told], last: int) -> Iterator[int]:
    """The level after the parts in their sentence: `301 ..., 26 ... trong tổng số 327 hộ`."""
    place = last + 1
    if place < len(row) and row[place].read is row[last].read and _stands(row[place]) and _kin(row[last], row[place]):
        yield place


def _larger(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether no part says the same as the whole."""
    total = row[whole].claim.quantity.hard
    return not any(row[part].claim.quantity.hard.meet(total) for part in parts)


def fitting(whole: Told, parts: Sequence[Told]) -> float | None:
    """How likely unlike figures would add up as well as these: as printed, or but for one slip; `None` where they
    do not.
    """
    values = [part.figure.number.value for part in parts]
    total, added = whole.figure.number.value, sum(values, Fraction(0))
    if min(total, *values) <= 0:
        return None
    summed = reduce(add, (part.claim.quantity.hard for part in parts))
    if whole.claim.quantity.hard.meet(summed) is not None:
        return _random(whole, parts, 1) / len(parts)
    if misprinted(whole.figure.number, summed) or any(_slipped(whole, parts, part) for part in parts):
        return _random(whole, parts, _SLIPS)
    listed = len(values) > 2 and len({part.sentence for part in parts}) == 1 and whole.sentence != parts[0].sentence
    left_out = listed and any(total + own == added for own in values)
    rounding = abs(total - added) <= whole.figure.number.step
    return _random(whole, parts, _FEW) if left_out or rounding else None


def _random(whole: Told, parts: Sequence[Told], slips: int) -> float:
    """How likely a sum of random parts is as near to a whole as its figures allow, if so many slips a digit are."""
    wide = sum((one.claim.quantity.hard.width or 0 for one in (whole, *parts)), Fraction(0))
    numbers = [one.figure.number for one in (whole, *parts)]
    tries = sum(len(str(int(number.value / number.last))) * (number.last + wide) for number in numbers)
    return float(slips * tries / (2 * whole.figure.number.value))


def _slipped(whole: Told, parts: Sequence[Told], part: Told) -> bool:
    """Whether a part is a slip away from what is left for it once the others are taken from the whole."""
    others = (other.claim.quantity.hard for other in parts if other is not part)
    needed = reduce(sub, others, whole.claim.quantity.hard)
    return needed.low is not None and needed.low > 0 and misprinted(part.figure.number, needed)
