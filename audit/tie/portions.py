"""All levels near by that may be a whole with its parts, by their numbers alone: they add up, or would but for a slip.

Numbers are whole millionths here, as each whole near some parts is tried; only where it can be one is it weighed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from fractions import Fraction
from typing import NamedTuple

from audit.interval import Interval
from audit.model import Hedge, Kind, Measure
from audit.tie.edits import PLACES, a_slip_apart, ways, written
from audit.tie.fits import printed
from audit.tie.told import FURTHEST, Told, few, headlines, kind, unnamed

MOST = 8  # parts
_LEAST = 2
_SPAN = 2  # sentences from the first to the last of parts that are not of one kind
_PAIRED = 8  # levels on to the second of two parts
_BEFORE, _AFTER = 24, 12  # levels from the parts to their whole
_ONE = 10**PLACES
_TYPED = frozenset(["1", *(str(9 * step) for step in range(1, 10))])  # off by one digit, or two that changed places
_OFF = _TYPED | frozenset("23456789")  # or by a first digit
_TYPOS = 12  # numbers of which one is surely off by what is typed wrong
_DIGIT, _SCALE = (5, 20), (900, 1100)  # times as great as a number are those with a digit more, and of another scale
_LONGER = 4  # a digit more or less makes a number about ten times as great or small
_UNBOUND = (Kind.RATIO, Kind.PERCENT, Kind.RATE)


class Portions(NamedTuple):
    """A whole and its parts as places in a row; `off` is where a slip has to be (0 the whole), -1 where they add up;
    `made` is how many numbers such slips make for each digit.
    """

    whole: int
    parts: tuple[int, ...]
    off: int = -1
    made: int = 0


class _Size(NamedTuple):
    """What is printed of a number, in millionths: its value, how far it may be from that, and the unit of its last
    digit.
    """

    value: int
    slack: int
    step: int


def portions(row: Sequence[Told], taken: Set[int] = frozenset()) -> Iterator[Portions]:
    """Each whole with parts that the numbers of a document allow, of which none is `taken` by another whole."""
    counts, measured, bare = _groups(row)
    for places in counts:
        yield from _of_unit(row, places, taken)
    for places in measured:
        yield from (one for one in _of_unit(row, places, taken) if not bare >= {one.whole, *one.parts})


_Places = Iterable[Sequence[int]]


def _groups(row: Sequence[Told]) -> tuple[_Places, _Places, Set[int]]:
    """The counts, the levels of each unit, what fell apart from what did not; and the counts without a noun that may be
    in the unit that was told last: `84,200 hectolitres of beer. Draught came to 33,900`.
    """
    counts, groups = defaultdict[bool, list[int]](list), defaultdict[tuple[str, bool], list[int]](list)
    bare, last = set[int](), None
    for at, one in enumerate(row):
        if not _able(one):
            continue
        fell = (one.claim.quantity.hard.high or 0) < 0
        if not (one.figure.counted or one.figure.bare):
            groups[one.figure.unit, fell].append(at)
            last = one
            continue
        counts[fell].append(at)
        if last is not None and unnamed(one) and not one.figure.unit and one.paragraph == last.paragraph:
            groups[last.figure.unit, fell].append(at)
            bare.add(at)
    return counts.values(), groups.values(), bare


def _of_unit(row: Sequence[Told], places: Sequence[int], taken: Set[int]) -> Iterator[Portions]:
    """The same of levels in one unit."""
    if len(places) <= _LEAST:
        return
    sizes = {at: _size(row[at]) for at in places}
    order = {at: number for number, at in enumerate(places)}
    head = [at for at in headlines(row, len(row)) if at in sizes]
    for parts, amid in dict.fromkeys(_runs(row, places)):
        if not taken.isdisjoint(parts) or parts[-1] - parts[0] > FURTHEST or _apart(row, parts):
            continue
        first, last = order[parts[0]], order[parts[-1]]
        start = max(0, first - _BEFORE)
        near = places[start : last + _AFTER] if amid < 0 else (amid,)
        near = [at for at in near if parts[0] - FURTHEST <= at <= parts[-1] + FURTHEST]
        told = [sizes[at] for at in parts]
        total = sum(one.value for one in told)
        slack, (second, most) = sum(one.slack for one in told), sorted(one.value for one in told)[-2:]
        for whole in (*(at for at in head if order[at] < start and amid < 0), *near):
            if whole in parts:
                continue
            size = sizes[whole]
            off, loose = size.value - total, slack + size.slack
            if abs(off) <= loose:
                if most < size.value:
                    yield Portions(whole, parts)
            elif (second < size.value or total > _LONGER * size.value) and _maybe(size, told, off, loose):
                found = _slipped(row, whole, parts, sizes)
                if found is not None:
                    yield found


def _apart(row: Sequence[Told], parts: Sequence[int]) -> bool:
    """Whether parts are of several kinds and told too far from each other: `84 projects ... 32 members`."""
    if row[parts[-1]].sentence - row[parts[0]].sentence <= _SPAN:
        return False
    return len({kind(row[at]) for at in parts} - {""}) > 1


def _maybe(size: _Size, told: Sequence[_Size], off: int, slack: int) -> bool:
    """Whether a slip may be what keeps some numbers from adding up: they are off by what is typed wrong, or one of them
    is about ten times as great or small as it had to be.
    """
    step = min(size.step, *(one.step for one in told)) if slack else 1
    units = range(max(1, (abs(off) - slack) // step), (abs(off) + slack) // step + 1 + bool(slack))
    if len(units) > _TYPOS or any(str(each).rstrip("0") in _OFF for each in units):
        return True
    return _much_longer(size.value, size.value - off) or any(_much_longer(one.value, one.value + off) for one in told)


def _much_longer(told: int, needed: int) -> bool:
    """Whether a digit more or less behind the first, or another scale, may make a number of one so much greater or
    less.
    """
    less, more = (told, needed) if told < needed else (needed, told)
    return 0 < _DIGIT[0] * less <= more and (more <= _DIGIT[1] * less or _SCALE[0] * less <= more <= _SCALE[1] * less)


def _able(one: Told) -> bool:
    """Whether a figure tells how much there is of something, or by how much it became more or less."""
    hard = one.claim.quantity.hard
    told = one.measure in (Measure.LEVEL, Measure.CHANGE)
    bound = hard.low is not None and hard.high is not None and one.figure.hedge is Hedge.EXACT
    plain = not one.figure.none and one.figure.other is None and one.figure.number.value > 0
    return told and bound and plain and one.figure.kind not in _UNBOUND and not few(one)


def _size(one: Told) -> _Size:
    allowed = printed(one)
    value, step = (int(number * _ONE) for number in (one.figure.number.value, one.figure.number.step))
    return _Size(value, int((allowed.width or 0) * _ONE) // 2, max(step, 1))


def _runs(row: Sequence[Told], places: Sequence[int]) -> Iterator[tuple[tuple[int, ...], int]]:
    """Levels that follow each other, of all, of one kind, but for changes and what others are held against, or as the
    first of their sentences; two that do not; and those around a greater one `amid` them, which then is the whole.
    """
    kinds = defaultdict[str, list[int]](list)
    for at in places:
        kinds[kind(row[at])].append(at)
    firsts = [at for before, at in zip([-1, *places], places, strict=False) if before < 0 or _new(row, before, at)]
    plain = [at for at in places if row[at].measure is Measure.LEVEL and not row[at].aside]
    several = [places, plain, firsts, *kinds.values()]
    for among in several:
        for start in range(len(among)):
            for end in range(start + 2, min(len(among), start + MOST) + 1):
                parts = tuple(among[start:end])
                yield parts, -1
                most = max(parts[1:-1], key=lambda at: row[at].figure.number.value, default=-1)
                if len(parts) > 2:
                    yield tuple(at for at in parts if at != most), most
            for end in range(start + 2, min(len(among), start + _PAIRED)):
                yield (among[start], among[end]), -1


def _new(row: Sequence[Told], before: int, at: int) -> bool:
    return row[before].read is not row[at].read


def _slipped(row: Sequence[Told], whole: int, parts: tuple[int, ...], sizes: dict[int, _Size]) -> Portions | None:
    """A whole with parts that would add up to it but for a slip in one of them."""
    places = (whole, *parts)
    total, told = sizes[whole], [sizes[at] for at in parts]
    off = total.value - sum(one.value for one in told)
    slack = total.slack + sum(one.slack for one in told)
    found = [
        (made, at)
        for at, one in enumerate((total, *told))
        if (made := _slip(row[places[at]], one, one.value + (-off if at == 0 else off), slack - one.slack))
    ]
    if not found or any(one.value == total.value for one in told):
        return None
    made, at = min(found)
    needed = total.value - off if at == 0 else total.value
    others = max(one.value for n, one in enumerate(told, 1) if n != at)
    return Portions(whole, parts, at, made) if others < needed else None


def _slip(one: Told, size: _Size, needed: int, slack: int) -> int | None:
    """How many numbers slips make of one for each digit, where one makes what is printed of what is needed."""
    if needed <= 0:
        return None
    by = abs(size.value - needed)
    if _LONGER * needed > size.value and _LONGER * size.value > needed:
        units = round(by / size.step)
        if abs(by - units * size.step) > slack + size.slack or str(units).rstrip("0") not in _TYPED:
            return None
    elif not _longer(written(size.value), written(needed), exact=not slack):
        return None
    return ways(one.figure.number, Interval(Fraction(needed - slack, _ONE), Fraction(needed + slack, _ONE)))


def _longer(told: str, needed: str, *, exact: bool) -> bool:
    """Whether a digit too many or too few may make the digits of a number of those that are needed, which are known
    `exact` or only to begin so.
    """
    if exact:
        return a_slip_apart(told, needed)
    return told[0] in needed[:2] or needed[0] in told[:2]
