"""Whether figures that seem to belong together are true together, or would be but for one slip of the pen.

Where wording leaves open what a figure is of, a reader looks whether the numbers agree; one that is a slip away from
agreeing was meant to agree. What is neither was not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TypeVar

from audit.interval import Interval, exactly
from audit.model import Kind, Measure
from audit.tie.edits import BLUR, digits, misprinted, perhaps, ways
from audit.tie.told import Weighed

_PERCENT, _HALF = Fraction(1, 100), Fraction(1, 2)
_ALL = 100
_PORTION = Interval(None, Fraction(_ALL))
PRINTED, EXACT, SLIP = 3, 2, 1
_Places = TypeVar("_Places")


def agreeing(choices: Iterable[_Places], fit: Callable[[_Places], int]) -> _Places | None:
    """The first choice whose figures agree to the last printed digit, else the first whose figures can agree."""
    fits = [(choice, fit(choice)) for choice in choices]
    best = max((fitted for _, fitted in fits), default=0)
    return next(choice for choice, fitted in fits if fitted == best) if best >= EXACT else None


def share_fit(part: Weighed, percent: Weighed, whole: Weighed, least: int = SLIP) -> int:
    """`PRINTED` where a part, its share and a whole are true together to the last printed digit, `EXACT` where their
    words allow it, `SLIP` where one of them would have to differ by a slip, 0 elsewhere; slips are not looked for
    where no less than `EXACT` will do.
    """
    own, share, total = _hard(part), _hard(percent), _hard(whole)
    if percent.figure.number.value <= _ALL:
        share = share.meet(_PORTION) or share  # `over 48%` is no more than all
    if own.meet(share.scale(_PERCENT) * total) is not None:
        agreed = printed(part).meet(printed(percent).scale(_PERCENT) * printed(whole))
        return EXACT if agreed is None else PRINTED
    if least > SLIP or not _slips_perhaps(part, percent, whole):
        return 0
    needed = [(percent, _ratio(own.scale(100), total)), (part, share.scale(_PERCENT) * total)]
    needed.append((whole, _ratio(own.scale(100), share)))
    return SLIP if _one_slip(needed) or _other_base(share, _ratio(own.scale(100), total - own)) else 0


def change_fit(new: Weighed, change: Weighed, old: Weighed, least: int = SLIP) -> int:
    """The same of a change, or growth, between two levels."""
    level, by, before = _hard(new), _hard(change), _hard(old)
    if change.measure is Measure.GROWTH:
        factor = _factor(change, by)
        if level.meet(before * factor) is not None:
            agreed = printed(new).meet(printed(old) * _factor(change, _signed(change)))
            return EXACT if agreed is None else PRINTED
        if least > SLIP:
            return 0
        if change.figure.unit != "percent":
            needed = [(change, _ratio(level, before)), (new, before * factor), (old, _ratio(level, factor))]
            return SLIP if _one_slip(needed) else 0
        grown = _ratio((level - before).scale(100), before)
        needed = [(change, _one_way(grown, by)), (new, before * factor), (old, _ratio(level, factor))]
        told_of_new = _other_base(by, _ratio((level - before).scale(100), level))
        return SLIP if _one_slip(needed) or told_of_new or level.meet(before) is not None else 0
    if level.meet(before + by) is not None:
        return EXACT if printed(new).meet(printed(old) + _signed(change)) is None else PRINTED
    if least > SLIP:
        return 0
    needed = [(change, _one_way(level - before, by)), (new, before + by), (old, level - by)]
    return SLIP if _one_slip(needed) or level.meet(before) is not None else 0


def change_slip(new: Weighed, change: Weighed, old: Weighed) -> float:
    """How many numbers such a slip makes as keeps a change from its levels, of all digits of the three; 0 where none
    does. A level of the other time in place of its own, or a percentage of the wrong base, is one of few.
    """
    if not _moves_perhaps(new, change, old):
        return 0.0
    level, by, before = _hard(new), _hard(change), _hard(old)
    if change.measure is Measure.GROWTH:
        factor = _factor(change, by)
        plain = change.figure.unit != "percent"
        grown = None if plain else _ratio((level - before).scale(100), before)
        needed = [(new, before * factor), (old, _ratio(level, factor))]
        needed.append((change, _ratio(level, before) if plain else _one_way(grown, by)))
        based = not plain and _other_base(by, _ratio((level - before).scale(100), level))
    else:
        needed = [(new, before + by), (old, level - by), (change, _one_way(level - before, by))]
        based = False
    if based:
        return 1.0
    made = (
        (ways(one.figure.number, value, rounded=one.figure.kind is Kind.PERCENT), one)
        for one, value in needed
        if value is not None
    )
    found = min((many * len(digits(one.figure.number.value)) for many, one in made if many is not None), default=0)
    return float(found) or (2.0 if level.meet(before) is not None else 0.0)


def _slips_perhaps(part: Weighed, percent: Weighed, whole: Weighed) -> bool:
    """Whether `share_fit` may find a slip, as far as floats tell."""
    own, share, total = _floats(part), _floats(percent), _floats(whole)
    if own is None or share is None or total is None or min(own[0], share[0], total[0]) <= 0:
        return True
    (least, most), (low, high), (few, many) = own, share, total
    needed = [(percent, 100 * least / many, 100 * most / few), (part, low * few / 100, high * many / 100)]
    needed.append((whole, 100 * least / high, 100 * most / low))
    if any(perhaps(one.figure.number, start, end) for one, start, end in needed):
        return True
    return few <= most or _touch(share, (100 * least / (many - least), 100 * most / (few - most)))


def _moves_perhaps(new: Weighed, change: Weighed, old: Weighed) -> bool:
    """Whether `change_slip` may find one, as far as floats tell."""
    level, by, before = _floats(new), _floats(change), _floats(old)
    if level is None or by is None or before is None or min(level[0], before[0]) <= 0 or _touch(level, before):
        return True
    (least, most), (low, high), (few, many) = level, by, before
    if change.measure is not Measure.GROWTH:
        needed = [(new, few + low, many + high), (old, least - high, most - low), (change, least - many, most - few)]
    else:
        percent = change.figure.unit == "percent"
        less, more = (1 + low / 100, 1 + high / 100) if percent else (low, high)
        based = percent and _touch(by, (100 - 100 * many / least, 100 - 100 * few / most))
        if less <= 0 or based:
            return True
        grown = [least / many, most / few]
        start, end = [100 * times - 100 for times in grown] if percent else grown
        needed = [(new, few * less, many * more), (old, least / more, most / less), (change, start, end)]
    return any(perhaps(one.figure.number, start, end) for one, start, end in needed)


def _floats(one: Weighed) -> tuple[float, float] | None:
    """What a figure allows, in floats, where its words leave it no end open."""
    hard = _hard(one)
    return None if hard.low is None or hard.high is None else (float(hard.low), float(hard.high))


def _touch(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether two spans have a number in common, as far as floats tell."""
    (low, high), (start, end) = one, two
    blur = BLUR * (1 + abs(high) + abs(end))
    return low <= end + blur and start <= high + blur


def _factor(change: Weighed, by: Interval) -> Interval:
    """What an old level times it is the new one: of `by` percent more, or of a multiple, `gấp 2,5 lần`, that itself."""
    return exactly(1) + by.scale(_PERCENT) if change.figure.unit == "percent" else by


def closeness(new: Weighed, change: Weighed, old: Weighed) -> float:
    """How likely levels that have nothing to do with a change seem to be its own: by how closely all are told."""
    levels = [one.figure.number for one in (new, old)]
    by = change.figure.number
    if change.measure is Measure.GROWTH:
        return float(sum(one.last / one.value for one in levels) + by.step / (100 + by.value))
    return float(max(one.last for one in (*levels, by)) / max(one.value for one in levels))


def _one_way(needed: Interval | None, by: Interval) -> Interval | None:
    """A change that levels need, unless it goes the other way than the one that is told: no slip turns a fall."""
    if needed is None or needed.low is None or needed.high is None or by.low is None or by.high is None:
        return needed
    other = (needed.high < 0 < by.high) or (needed.low > 0 > by.low)
    return None if other else needed


def _hard(one: Weighed) -> Interval:
    return one.claim.quantity.hard


def printed(one: Weighed) -> Interval:
    """What the printed digits of a figure allow."""
    number = one.figure.number
    if one.claim.quantity.whole and not number.scaled:
        return exactly(number.value)
    slack = number.step * _HALF
    return Interval(number.value - slack, number.value + slack)


def _signed(change: Weighed) -> Interval:
    """The same of a change, whose fall is in its words."""
    fall = (change.claim.quantity.hard.high or 0) <= 0
    return printed(change).scale(-1 if fall else 1)


def _ratio(one: Interval | None, two: Interval) -> Interval | None:
    return None if one is None or two.low is None or two.low <= 0 else one / two


def _one_slip(needed: Sequence[tuple[Weighed, Interval | None]]) -> bool:
    """Whether a slip in one figure explains why it is not what the others need."""
    return any(
        interval is not None and misprinted(one.figure.number, interval, rounded=one.figure.kind is Kind.PERCENT)
        for one, interval in needed
    )


def _other_base(share: Interval, needed: Interval | None) -> bool:
    """Whether a percentage was reckoned of another base than the one it is told of."""
    return needed is not None and share.meet(needed) is not None
