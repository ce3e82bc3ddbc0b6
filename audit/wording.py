"""What the words and printed digits of a figure allow, as exact intervals.

Two intervals belong to every figure. The `hard` one holds each number that some honest writer could have put
this way, so that a conflict outside it is a contradiction. The `soft` one, inside it, holds the numbers that
need neither truncation nor the slack of a hedge; a conflict outside it alone is a tension.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from audit.interval import Interval
from audit.model import Hedge

Printed = tuple[Fraction, Fraction, Fraction]
Allowed = tuple[Interval, Interval]


@dataclass(frozen=True, slots=True)
class Widths:
    """How far a hedge reaches, as fractions of the figure: `about` either way, `nearly` past it.

    `steps`: no further than so many units of the last digit other than zero, half of them without slack, unless it is
    `None`. Who writes `some 5,727 arrests` has counted them.
    """

    about_hard: Fraction = Fraction(5, 100)
    about_soft: Fraction = Fraction(25, 1000)
    nearly: Fraction = Fraction(2, 100)
    steps: Fraction | None = Fraction(5)


WIDTHS = Widths()


def allowed(
    hedge: Hedge,
    value: Fraction,
    step: Fraction,
    last: Fraction,
    *,
    counted: bool,
    scaled: bool,
    high: Printed | None = None,
    widths: Widths = WIDTHS,
) -> Allowed:
    """The hard and the soft interval of a magnitude; a caller mirrors those of a fall.

    `step` is the unit of the last printed digit after the scale word (`78,3 triệu`: 100 000), `last` that of
    the last digit other than zero (`3.300 tỷ`: 100 tỷ). `counted` is a plain whole count, `scaled` an amount
    with a scale word. `high` is the second end of a range: its value, step and last.

    Raises `ValueError` for a range without a second end.
    """
    if hedge is Hedge.EXACT:
        return _digits(value, step, last, counted, scaled)
    if hedge is Hedge.ABOUT:
        return _about(value, last, _digits(value, step, last, counted, scaled), widths)
    if hedge is Hedge.RANGE:
        if high is None:
            raise ValueError("a range has two ends")
        return _range((value, step, last), high, counted, scaled)
    return _bounded(hedge, value, last, widths)


def _digits(value: Fraction, step: Fraction, last: Fraction, counted: bool, scaled: bool) -> Allowed:
    """What bare digits allow: rounding with both ends in, and truncation unless trailing zeros reach further."""
    if counted and not scaled:
        one = Interval(value, value)
        return one, one
    low, high, whole = _moved(value, step, -1), _moved(value, step, 1), _moved(value, step, 2)
    soft = Interval(low, high)
    if scaled and last is not step and last > step:
        return Interval(_moved(value, last, -1), _moved(value, last, 1)), soft
    return Interval(low, whole, False, True), soft


def _moved(value: Fraction, step: Fraction, halves: int) -> Fraction:
    """`value + halves * step / 2`, normalised once: every figure comes by here."""
    bottom, under = value.denominator, step.denominator
    return Fraction(2 * value.numerator * under + halves * step.numerator * bottom, 2 * bottom * under)


def _about(value: Fraction, last: Fraction, bare: Allowed, widths: Widths) -> Allowed:
    (hard, soft), size = bare, abs(value)
    wide, narrow = size * widths.about_hard, size * widths.about_soft
    if widths.steps is not None:
        wide, narrow = min(wide, widths.steps * last), min(narrow, widths.steps * last / 2)
    return hard.hull(Interval(value - wide, value + wide)), soft.hull(Interval(value - narrow, value + narrow))


def _range(one: Printed, two: Printed, counted: bool, scaled: bool) -> Allowed:
    """From the lower to the upper end, each with half a unit of what its digits leave open; no slack beyond."""
    both = _end(*one, counted, scaled).hull(_end(*two, counted, scaled))
    return both, both


def _end(value: Fraction, step: Fraction, last: Fraction, counted: bool, scaled: bool) -> Interval:
    half = Fraction(0) if counted and not scaled else (max(step, last) if scaled else step) / 2
    return Interval(value - half, value + half)


def _bounded(hedge: Hedge, value: Fraction, last: Fraction, widths: Widths) -> Allowed:
    """What a one-sided hedge allows; the soft reach is one unit of the last digit other than zero.

    Who writes `more than 3,850` of 3,850 is careless and not wrong: the number itself is in.
    """
    if hedge is Hedge.OVER:
        return Interval(value, None), Interval(value, value + last)
    if hedge is Hedge.UNDER:
        return Interval(None, value), Interval(value - last, value)
    if hedge is Hedge.NEARLY:
        low = value - last
        return Interval(low, value + abs(value) * widths.nearly, True), Interval(low, value, True, value != 0)
    both = Interval(value, None) if hedge is Hedge.AT_LEAST else Interval(None, value)
    return both, both
