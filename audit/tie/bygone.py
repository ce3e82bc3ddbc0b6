"""A change with the two levels that it is between, wherever its document tells them: `34,700 tonnes, down 5,100` in the
lead, and `In 2022 the harvest was 39,800 tonnes` sections below.

It is one where a single old level is called as the new one is, or told of the time that the change is measured from,
and the figures agree but for a slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from fractions import Fraction

from audit import periods
from audit.model import Measure, Period
from audit.tie.asunder import CHANCE, MOST, Index, Pair, falls
from audit.tie.chances import fitting
from audit.tie.told import Found, Told, kindred, own, placed_alike

_LIKE = 10  # a time that is longer by a tenth is as long


def bygone(row: Sequence[Told], index: Index, found: Iterable[Found]) -> Iterator[Found]:
    """`change` as places in `row`: new level, change, old level, of amounts that no tie `found` gives both."""
    found = list(found)
    known = frozenset(place for _, places, _, _ in found if len(places) > 2 for place in places)
    new = {places[1]: places[0] for relation, places, _, _ in found if relation == "change"}
    for at, one in enumerate(row):
        if one.measure is Measure.CHANGE and at not in known:
            pairs: dict[tuple[Fraction, ...], Pair] = {}
            for pair in _pairs(row, index, at, new.get(at)):
                pairs.setdefault(tuple(row[place].figure.number.value for place in pair), pair)
            if len(pairs) == 1:
                ((last, first),) = pairs.values()
                if _meant(row, at, last, first):
                    yield "change", (last, at, first), "bygone", 0.8


def _meant(row: Sequence[Told], at: int, new: int, old: int) -> bool:
    """Whether a change is from one level to the other, up or down as it says, but for a slip."""
    whole, part = (old, new) if falls(row[at]) else (new, old)
    return fitting(row[whole], (row[part], row[at]), CHANCE) is not None


def _pairs(row: Sequence[Told], index: Index, at: int, new: int | None) -> Iterator[Pair]:
    """The new and the old levels that a change may be between."""
    one = row[at]
    if one.claim.cell.base is None and any(cue.start == one.figure.end for cue in one.read.cued("bases")):
        return  # `chênh 136 tỷ so giá khởi điểm`
    levels = [place for place in index.of_kind(at, aside=True) if placed_alike(row[place], row[at])]
    if new is None:
        subject = own(row[at])
        news = [place for place in levels if subject and kindred(subject, index.called[place] | own(row[place]))]
        news = [place for place in news if not row[place].aside]
    else:
        news = [new] if new in index.called else []
    if len(levels) > MOST * MOST or len(news) > MOST:
        return
    for last in news:
        beside = _beside(row, last)
        olds = [beside] if beside is not None else [old for old in levels if _old(row, index, at, last, old)]
        yield from ((last, old) for old in olds if row[old].figure.number.value != row[last].figure.number.value)


def _beside(row: Sequence[Told], new: int) -> int | None:
    """The level that another one is held against in its sentence: `from 48 to 65 million`, `£4.38m, against £3.94m`."""
    one = row[new]
    if one.position and one.figure.follows is row[new - 1].figure:
        return new - 1
    after = new + 1 < len(row) and row[new + 1].read is one.read and row[new + 1].level and row[new + 1].aside
    return new + 1 if after else None


def _old(row: Sequence[Told], index: Index, at: int, new: int, old: int) -> bool:
    """Whether a level is of the time that a change is measured from, or as long a one before that of the new level, and
    called as this is.
    """
    one, before, base = row[new], row[old], row[at].claim.cell.base
    first, last = before.claim.cell.period, one.claim.cell.period
    if old == new or first is None or last is None or before.fact is not one.fact:
        return False
    if before.read is row[at].read and first == base:
        return True
    told = base is not None and first.start == base.start and periods.nearly(first, base)
    earlier = first.start < last.start and first.end <= last.start + (last.end - last.start) and first != last
    longer = _span(first) * _LIKE >= _span(last) * (_LIKE - 1)
    timed = told if base is not None and not told and _span(base) == _span(first) else told or (earlier and longer)
    return timed and (kindred(own(before), index.called[new]) or kindred(own(one), index.called[old]))


def _span(period: Period) -> timedelta:
    return period.end - period.start
