"""How likely figures that have nothing to do with each other would add up as well as some do."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from operator import add, sub

from audit.interval import Interval, exactly
from audit.tie.edits import SWAPS, digits, ways
from audit.tie.told import Weighed

_CLOSE = 3  # numbers that a slip of one digit, or of two that change places, makes of a number
_ONE_DIGIT = 0.3  # by chance at most, of numbers of one digit, each of which is a slip from another
_FEW = 2  # numbers that a slip of few kinds makes of one, for each of its digits


def fitting(
    whole: Weighed,
    parts: Sequence[Weighed],
    most: float,
    *,
    slips: bool = True,
    complete: bool = False,
    firm: frozenset[int] = frozenset(),
) -> float | None:
    """How likely unlike figures would add up as well as these: as printed, or with `slips` but for one slip; `None`
    where they do not, or would as likely as `most`. Of a `complete` list one part may have been left out of the sum;
    no slip is in what is `firm`, the whole (0) or a part (1 and on).
    """
    if min(one.figure.number.value for one in (whole, *parts)) <= 0:
        return None
    told = [exactly(one.figure.number.value) for one in (whole, *parts)]
    wide = [one.claim.quantity.hard for one in (whole, *parts)]
    if add_up(told) and not add_up(wide):
        return None  # `over 412,000`, which words keep from being what its digits are
    bounded = all(value.width is not None for value in wide)  # any sum is `over 412,000` that is not less
    tried = (told, wide) if bounded and told != wide else (told,)
    long = any(len(digits(one.figure.number.value)) > 1 for one in (whole, *parts))
    most = most if long else min(most, _ONE_DIGIT)
    loose = [place for place in range(len(told)) if place not in firm] if slips and long else []
    found = (_added([whole, *parts], values, most, loose, complete) for values in tried)
    return min((likely for likely in found if likely is not None), default=None)


def add_up(values: Sequence[Interval]) -> bool:
    """Whether the first of some values can be the sum of the others."""
    return values[0].meet(reduce(add, values[1:])) is not None


def _added(
    figures: Sequence[Weighed], values: Sequence[Interval], most: float, loose: Sequence[int], complete: bool
) -> float | None:
    """The same of values that the figures, the whole first, are taken to have; a slip may be in those at `loose`."""
    total, *parts = values
    one = _random(figures, values)
    if one >= most * len(parts):
        return None
    summed = reduce(add, parts)
    if total.meet(summed) is not None:
        return one / len(parts)
    if not loose:
        return None
    near = _near(figures, total, summed)
    if one * (SWAPS if near is None else near) < most:
        made = (_ways(figures, values, place) for place in loose)
        found = min((each for each in made if each is not None), default=None)
        slipped = None if found is None else one * (found if near is None else min(found, near))
        if slipped is not None and slipped < most:
            return slipped
    left_out = complete and len(parts) > 2 and any(summed.meet(total + part) is not None for part in parts)
    step = figures[0].figure.number.step
    rounding = any((total + exactly(by)).meet(summed) is not None for by in (step, -step))
    return one * _FEW if one * _FEW < most and (left_out or rounding) else None


def _random(figures: Sequence[Weighed], values: Sequence[Interval]) -> float:
    """How likely a sum of random parts is as near to a whole as its figures allow, for each slip of a digit."""
    wide = sum(filter(None, (value.width for value in values)), Fraction(0))
    numbers = [one.figure.number for one in figures]
    grain = min(number.last for number in numbers)
    tries = sum(len(str(number.value // grain)) for number in numbers) * (grain + wide)
    return float(tries / (2 * numbers[0].value))


def _near(figures: Sequence[Weighed], total: Interval, summed: Interval) -> float | None:
    """How many numbers one slip makes of some for each of their digits, those that go no further off than a sum is; no
    more than `_CLOSE` for each digit that low; `None` where a slip in any digit goes no further.
    """
    off = total - summed
    miss = max(abs(off.low or Fraction(0)), abs(off.high or Fraction(0)))
    numbers = [one.figure.number for one in figures]
    sizes = [(number.last, len(str(int(number.value / number.last)))) for number in numbers]
    low = [min(size, len(str(miss // last))) if last <= miss else 0 for last, size in sizes]
    if any(near == size for near, (_, size) in zip(low, sizes, strict=True)):
        return None
    return float(Fraction(_CLOSE * sum(low), sum(size for _, size in sizes)))


def _ways(figures: Sequence[Weighed], values: Sequence[Interval], place: int) -> float | None:
    """How many numbers such a slip makes of a figure for each digit as makes it what the others leave: of a whole that
    lacks a digit the fewer, the more its parts come to.
    """
    total, *parts = values
    if place == 0:
        summed = reduce(add, parts)
        made = ways(figures[0].figure.number, summed)
        if made is None or summed.low is None or total.high is None or summed.low <= total.high:
            return made
        return float(made * total.high / summed.low)
    needed = reduce(sub, (part for at, part in enumerate(parts, 1) if at != place), total)
    return ways(figures[place].figure.number, needed) if needed.low is not None and needed.low > 0 else None
