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

from audit.interval import Interval, exactly
from audit.model import Measure
from audit.tie.edits import misprinted
from audit.tie.lists import itemised, rest
from audit.tie.told import FURTHEST, Found, Told, akin, back, bracketed, reconcilable

_BY_CHANCE, _LISTED, _BOUND = 0.005, 0.03, 0.1  # of any levels, of those of one sentence, and of those its words bind
_HELD = 3  # figures before a difference among which its two levels are
_SLIPS, _FEW = 14, 2  # numbers that a slip makes of one, for each of its digits; the same of few slips
_MOST = 8  # parts of a whole
_BACK, _WHOLES = 4, 12  # sentences back to the whole, and levels on the way
_SPAN = 2  # sentences from the first part to the last
_LEAST = 100  # of its last digit: a smaller whole is the sum of others by chance


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
            if fitting(row[most], (row[least], one), _LISTED) is not None:
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
    wholes = _wholes(row, first, summed)
    whole_list = _list(row, first)
    for parts in _runs(row, first, taken):
        cut = len(parts) < len(whole_list) and parts == whole_list[: len(parts)]
        before = () if cut else wholes  # a total of all items but one has left that one out
        after = _after(row, parts[-1])
        for tried, whole in enumerate((*before, *after), 1):
            if whole in parts or not all(reconcilable(row[whole], row[part]) for part in parts):
                continue
            number = row[whole].figure.number
            if number.value < _LEAST * number.step or not _larger(row, whole, parts):
                continue
            most = _likely(row, whole, parts) / tried
            likely = fitting(row[whole], [row[part] for part in parts], most, complete=parts == whole_list)
            if likely is not None:
                yield likely * tried, whole, parts


def _wholes(row: Sequence[Told], first: int, summed: set[int]) -> list[int]:
    """The levels before a part that may be its whole, the nearest first; of its own sentence the nearest and the first,
    as what stands between them are items like it.
    """
    found = [place for place in back(row, first, _BACK) if _stands(row[place]) and _kin(row[place], row[first])]
    here = [place for place in found if row[place].read is row[first].read]
    kept = found if len(here) < 3 else [here[0], here[-1], *found[len(here) :]]
    return [place for place in kept if place not in summed][:_WHOLES]


def _list(row: Sequence[Told], first: int) -> tuple[int, ...]:
    """The items of the list that begins at `first`, in brackets all of them or none."""
    one = row[first]
    if not bracketed(one):
        return tuple(itemised(row, first, first + FURTHEST))
    reach = range(first, min(len(row), first + _MOST))
    return tuple(at for at in reach if row[at].read is one.read and _stands(row[at]) and bracketed(row[at]))


def _likely(row: Sequence[Told], whole: int, parts: Sequence[int]) -> float:
    """By what chance parts may seem to be such: by more where one sentence tells them, the whole in it or just before,
    and most where its words say of what they are, or that nothing is left.
    """
    first, last = row[parts[0]], row[parts[-1]]
    if first.read is not last.read or not 0 <= first.sentence - row[whole].sentence <= 1:
        return _BY_CHANCE
    words, sets, end = first.read.words, first.read.language.sets, first.figure.end
    linked = not sets["link_of"].isdisjoint(words[end : end + 1])
    of_those = linked and not (sets["them"] | sets["it"]).isdisjoint(words[end + 1 : end + 2])
    return _BOUND if of_those or rest(row, parts[-1]) else _LISTED


def _runs(row: Sequence[Told], first: int, taken: set[int]) -> Iterator[tuple[int, ...]]:
    """Levels of one kind from `first` on, with nothing of their kind between them."""
    run = [first]
    for place in range(first + 1, min(len(row), first + FURTHEST)):
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
    """The level after the parts that ends their sentence: `301 ..., 26 ... trong tổng số 327 hộ`."""
    place = last + 1
    if place + 1 < len(row) and row[place + 1].read is row[last].read and row[place + 1].level:
        return
    if place < len(row) and row[place].read is row[last].read and _stands(row[place]) and _kin(row[last], row[place]):
        yield place


def _larger(row: Sequence[Told], whole: int, parts: Sequence[int]) -> bool:
    """Whether no part says the same as the whole."""
    total = row[whole].claim.quantity.hard
    return not any(row[part].claim.quantity.hard.meet(total) for part in parts)


def fitting(whole: Told, parts: Sequence[Told], most: float, *, complete: bool = False) -> float | None:
    """How likely unlike figures would add up as well as these: as printed, or but for one slip; `None` where they
    do not, or would as likely as `most`. Of a `complete` list one part may have been left out of the sum.
    """
    if min(one.figure.number.value for one in (whole, *parts)) <= 0:
        return None
    told = [exactly(one.figure.number.value) for one in (whole, *parts)]
    wide = [one.claim.quantity.hard for one in (whole, *parts)]
    tried = (told,) if told == wide else (told, wide)
    found = (_added([whole, *parts], values, most, complete) for values in tried)
    return min((likely for likely in found if likely is not None), default=None)


def _added(figures: Sequence[Told], values: Sequence[Interval], most: float, complete: bool) -> float | None:
    """The same of values that the figures, the whole first, are taken to have."""
    total, *parts = values
    one = _random(figures, values)
    if one >= most * len(parts):
        return None
    summed = reduce(add, parts)
    if total.meet(summed) is not None:
        return one / len(parts)
    if one * _SLIPS < most and any(_slipped(figures, values, place) for place in range(len(values))):
        return one * _SLIPS
    left_out = complete and len(parts) > 2 and any(summed.meet(total + part) is not None for part in parts)
    step = figures[0].figure.number.step
    rounding = any((total + exactly(by)).meet(summed) is not None for by in (step, -step))
    return one * _FEW if one * _FEW < most and (left_out or rounding) else None


def _random(figures: Sequence[Told], values: Sequence[Interval]) -> float:
    """How likely a sum of random parts is as near to a whole as its figures allow, for each slip of a digit."""
    wide = sum((value.width or 0 for value in values), Fraction(0))
    numbers = [one.figure.number for one in figures]
    grain = min(number.last for number in numbers)
    tries = sum(len(str(int(number.value / grain))) for number in numbers) * (grain + wide)
    return float(tries / (2 * numbers[0].value))


def _slipped(figures: Sequence[Told], values: Sequence[Interval], place: int) -> bool:
    """Whether a figure is a slip away from what the others leave for it."""
    total, *parts = values
    if place == 0:
        return misprinted(figures[0].figure.number, reduce(add, parts))
    needed = reduce(sub, (part for at, part in enumerate(parts, 1) if at != place), total)
    return needed.low is not None and needed.low > 0 and misprinted(figures[place].figure.number, needed)
