"""Exact intervals over the rationals: the only arithmetic of the project.

A printed figure is not a point. `86 %` allows every share from 85.5 % to 86.5 %, `over 28` every number
above 28. An `Interval` is that set, with exact ends (`fractions.Fraction`), each end open or closed, and
`None` for an end that is unbounded. The empty set has no interval: `meet` returns `None` for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor

from audit.frozen import dataclass

Number = Fraction | int
_NOUGHT = Fraction(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """The set of numbers between two ends; never empty. An unbounded end is never open.

    Raises `ValueError` where the ends leave no number between them.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        low, high, low_open, high_open = self.low, self.high, self.low_open, self.high_open
        if low is high and low is not None and not (low_open or high_open):  # true of most
            return
        if _empty(low, high, low_open, high_open):
            raise ValueError(f"no number lies in {self}")
        if low_open and low is None:  # one set, one spelling: equality of intervals is equality of sets
            object.__setattr__(self, "low_open", False)
        if high_open and high is None:
            object.__setattr__(self, "high_open", False)

    def __contains__(self, number: Number) -> bool:
        above = 1 if self.low is None else compared(number, self.low)
        below = -1 if self.high is None else compared(number, self.high)
        return (above > 0 or (above == 0 and not self.low_open)) and (below < 0 or (below == 0 and not self.high_open))

    def __str__(self) -> str:
        low = "-inf" if self.low is None else str(self.low)
        high = "inf" if self.high is None else str(self.high)
        left = "(" if self.low is None or self.low_open else "["
        right = ")" if self.high is None or self.high_open else "]"
        return f"{left}{low}, {high}{right}"

    @property
    def point(self) -> Fraction | None:
        """The one number of the interval, or `None` where it holds more than one."""
        low, high = self.low, self.high
        return low if low is high or (low is not None and high is not None and low == high) else None

    @property
    def width(self) -> Fraction | None:
        """High end minus low end, or `None` where an end is unbounded."""
        if self.low is None or self.high is None:
            return None
        return _NOUGHT if self.low is self.high else self.high - self.low

    def meet(self, other: Interval) -> Interval | None:
        """The numbers in both, or `None` where there are none."""
        if self is other or (other.low is None and other.high is None):
            return self
        if self.low is None and self.high is None:
            return other
        low, low_open = _higher(self.low, self.low_open, other.low, other.low_open)
        high, high_open = _lower(self.high, self.high_open, other.high, other.high_open)
        return None if _empty(low, high, low_open, high_open) else Interval(low, high, low_open, high_open)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = _outer(self.low, self.low_open, other.low, other.low_open, min)
        high, high_open = _outer(self.high, self.high_open, other.high, other.high_open, max)
        return Interval(low, high, low_open, high_open)

    def holds(self, other: Interval) -> bool:
        """Whether every number of `other` is in this interval."""
        return self.meet(other) == other

    def whole(self) -> Interval | None:
        """The interval from the least to the greatest whole number inside, or `None` where there is none."""
        low, high = self.low, self.high
        if low is not None and (self.low_open or low.denominator != 1):
            low = Fraction(floor(low) + 1)
        if high is not None and (self.high_open or high.denominator != 1):
            high = Fraction(ceil(high) - 1)
        if low is self.low and high is self.high:
            return self
        return None if _empty(low, high, False, False) else Interval(low, high)

    def scale(self, factor: Number) -> Interval:
        """Every number times `factor`."""
        if factor == 0:
            return exactly(0)
        if factor == 1:
            return self
        low = None if self.low is None else self.low * factor
        high = low if self.high is self.low else None if self.high is None else self.high * factor
        if factor > 0:
            return Interval(low, high, self.low_open, self.high_open)
        return Interval(high, low, self.high_open, self.low_open)

    def __neg__(self) -> Interval:
        return self.scale(-1)

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        if low is not None and self.low is self.high and other.low is other.high:
            return Interval(low, low)
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(
            low,
            high,
            low is not None and (self.low_open or other.low_open),
            high is not None and (self.high_open or other.high_open),
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if self._above_zero and other._above_zero:
            return self._times(other)
        corners = [
            _product(left, right)
            for left in ((self.low, self.low_open, -1), (self.high, self.high_open, 1))
            for right in ((other.low, other.low_open, -1), (other.high, other.high_open, 1))
        ]
        return _spanned(corners)

    @property
    def _above_zero(self) -> bool:
        return self.low is not None and self.low.numerator > 0

    def _times(self, other: Interval) -> Interval:
        """The product of two intervals above zero: low end by low end, high end by high end."""
        low = None if self.low is None or other.low is None else self.low * other.low
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def _over(self, other: Interval, most: Fraction) -> Interval:
        """The quotient of two intervals above zero, the divisor at most `most`: low end by high end, and so on."""
        low = None if self.low is None else self.low / most
        high = None if self.high is None or other.low is None else self.high / other.low
        return Interval(low, high, self.low_open or other.high_open, self.high_open or other.low_open)

    def __truediv__(self, other: Interval) -> Interval:
        """Every quotient with a divisor other than zero; all numbers where the divisor may have either sign.

        Raises `ZeroDivisionError` where the divisor can only be zero.
        """
        if self._above_zero and other._above_zero and other.high is not None:
            return self._over(other, other.high)
        inverse = other.inverse()
        return Interval() if inverse is None else self * inverse

    def inverse(self) -> Interval | None:
        """Every 1/x with x other than zero, or `None` where that is no interval (x of either sign)."""
        if self.point == 0:
            raise ZeroDivisionError("the divisor can only be zero")
        below = self.low is None or self.low < 0
        above = self.high is None or self.high > 0
        if below and above:
            return None
        if above:
            low = Fraction(0) if self.high is None else 1 / self.high
            high = None if not self.low else 1 / self.low
            return Interval(low, high, self.high is None or self.high_open, high is not None and self.low_open)
        return -((-self).inverse() or Interval())


def exactly(number: Number) -> Interval:
    """The interval that holds `number` alone."""
    exact = number if isinstance(number, Fraction) else Fraction(number)
    return Interval(exact, exact)


def hull(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds all of `intervals` (at least one)."""
    first, *rest = intervals
    for interval in rest:
        first = first.hull(interval)
    return first


def common(intervals: Iterable[Interval]) -> Interval | None:
    """What all of `intervals` (at least one) have in common; `None` where that is nothing."""
    first, *rest = intervals
    met: Interval | None = first
    for interval in rest:
        met = met.meet(interval) if met is not None else None
    return met


def _empty(low: Fraction | None, high: Fraction | None, low_open: bool, high_open: bool) -> bool:
    if low is None or high is None:
        return False
    if low is high:
        return low_open or high_open
    less = compared(low, high)
    return less > 0 or (less == 0 and (low_open or high_open))


def plain(number: Number) -> Number:
    """The number as `int` where it has no fraction: reckoning with those is twenty times as fast."""
    return number.numerator if number.denominator == 1 else number


def compared(one: Number, two: Number) -> int:
    """Below, at or above zero as the first number is less than, equal to or greater than the second."""
    return one.numerator * two.denominator - two.numerator * one.denominator


def _higher(one: Fraction | None, one_open: bool, two: Fraction | None, two_open: bool) -> tuple[Fraction | None, bool]:
    """The stricter of two low ends; at equal ends an open one is stricter."""
    if one is None or two is None:
        return (two, two_open) if one is None else (one, one_open)
    less = compared(one, two)
    return (one, one_open or two_open) if less == 0 else (two, two_open) if less < 0 else (one, one_open)


def _lower(one: Fraction | None, one_open: bool, two: Fraction | None, two_open: bool) -> tuple[Fraction | None, bool]:
    """The stricter of two high ends; at equal ends an open one is stricter."""
    if one is None or two is None:
        return (two, two_open) if one is None else (one, one_open)
    less = compared(one, two)
    return (one, one_open or two_open) if less == 0 else (two, two_open) if less > 0 else (one, one_open)


def _outer(
    one: Fraction | None,
    one_open: bool,
    two: Fraction | None,
    two_open: bool,
    outermost: Callable[[Fraction, Fraction], Fraction],
) -> tuple[Fraction | None, bool]:
    """The end of a hull; at equal ends a closed one reaches further."""
    if one is None or two is None:
        return None, False
    if one == two:
        return one, one_open and two_open
    return (one, one_open) if outermost(one, two) == one else (two, two_open)


# A corner of a product: its sign where it is infinite (else 0), its number, and whether it is out of reach.
_Corner = tuple[int, Fraction, bool]
_End = tuple[Fraction | None, bool, int]


def _product(left: _End, right: _End) -> _Corner:
    (one, one_open, one_side), (two, two_open, two_side) = left, right
    if one == 0 or two == 0:  # a closed zero end reaches 0 whatever the other end is
        return 0, Fraction(0), not ((one == 0 and not one_open) or (two == 0 and not two_open))
    if one is not None and two is not None:
        return 0, one * two, one_open or two_open
    one_sign = one_side if one is None else (1 if one > 0 else -1)
    two_sign = two_side if two is None else (1 if two > 0 else -1)
    return one_sign * two_sign, Fraction(0), True


def _spanned(corners: list[_Corner]) -> Interval:
    low = min(corners)
    high = max(corners, key=lambda corner: (corner[0], corner[1], not corner[2]))
    return Interval(
        None if low[0] < 0 else low[1],
        None if high[0] > 0 else high[1],
        low[0] >= 0 and low[2],
        high[0] <= 0 and high[2],
    )


EVERYTHING = Interval()
