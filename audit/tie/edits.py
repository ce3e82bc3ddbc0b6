"""Whether a printed number is one slip of the pen away from another, and how likely that is by chance."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from audit.extract.numerals import Numeral
from audit.interval import Interval

_HALF = Fraction(1, 2)
_FAR = 100  # a digit more or less makes no number so many times as great
_LONG = 10  # a number of one digit is that of too many others but for its mark
_POWERS = (Fraction(1, 1000), Fraction(1, 10), Fraction(10), Fraction(1000))
_THOUSANDS = frozenset([Fraction(1, 1000), Fraction(1000)])
_SHIFTS = tuple(float(power) for power in _POWERS)
BLUR = 1e-9  # by how much floats are off at most, of a number and beside it
_NINE = 9
_TWO = 2  # digits that changed places make any number of two
SCALES = (1000, 1000000)
PLACES = 6
SLIPS = 14  # numbers that one slip makes of a number, for each of its digits
SWAPS = 2  # the same of those that swap two digits, were they made no more often than others
_LEFT_OUT = 4  # the same of those that leave one out


def slipped(printed: Fraction, needed: Fraction, *, shifted: bool = True) -> bool:
    """Whether one digit typed wrong, left out, added or swapped with the next makes one number of the other.

    The place of the decimal mark does not count where it may be `shifted`.
    """
    return a_slip_apart(*(digits(number) if shifted else str(millionths(number)) for number in (printed, needed)))


def a_slip_apart(one: str, two: str) -> bool:
    """Whether digits are the same, or one slip away from each other."""
    if one == two or abs(len(one) - len(two)) > 1:
        return one == two
    left, right = _rests(one, two)
    return _exchanged(left, right) or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def swapped(printed: Fraction | int, needed: Fraction | int) -> bool:
    """Whether two neighbouring digits swapped make one number of the other, the decimal mark where it is."""
    return _exchanged(*_rests(str(millionths(printed)), str(millionths(needed))))


def _rests(one: str, two: str) -> tuple[str, str]:
    """What two texts have from the first letter on in which they differ."""
    size = min(len(one), len(two))
    same = next((at for at in range(size) if one[at] != two[at]), size)
    return one[same:], two[same:]


def _exchanged(one: str, two: str) -> bool:
    """Whether two texts begin with the same two letters the other way round, and are alike behind them."""
    return len(one) == len(two) > 1 and one[:2] == two[1::-1] and one[2:] == two[2:]


def chance(number: Fraction | int) -> float:
    """How likely a number of this size is one slip away from one that it has nothing to do with."""
    return chance_in(len(digits(number)))


def chance_in(size: int) -> float:
    """The same of a number of so many digits."""
    return min(1.0, SLIPS * size / float(9 * 10 ** (size - 1)))


def chance_of(one: Fraction | int, two: Fraction | int) -> float:
    """How likely two numbers are by chance as near as they are: those of which one is a thousand or a million times the
    other, or has two of its digits swapped, are so more seldom than those of which one digit differs, though writers
    make these slips as often.
    """
    likely = min(chance(one), chance(two))
    less, more = sorted((one, two))
    if less and more / less in SCALES:
        return likely * len(SCALES) / (SLIPS * len(digits(one)))
    return likely * SWAPS / SLIPS if swapped(one, two) else likely


def digits(number: Fraction | int) -> str:
    """The digits of a number from the first that is no zero to the last that is none."""
    return written(millionths(number))


def written(size: int) -> str:
    """The digits of a whole number up to the last that is no zero."""
    return str(size).rstrip("0")


def millionths(number: Fraction | int) -> int:
    """The size of a number in millionths, rounded to one, whichever way it goes."""
    size, parts = abs(number.numerator) * 10**PLACES, number.denominator
    return size if parts == 1 else round(Fraction(size, parts))


def traces(whole: str) -> set[str]:
    """The digits of a number, whole and but for each one: two numbers a slip apart share some of these."""
    return {whole, *(whole[:at] + whole[at + 1 :] for at in range(len(whole)))}


def misprinted(printed: Numeral, needed: Interval, *, rounded: bool = False) -> bool:
    """Whether one slip makes the printed number of one that is needed; the sign of a fall is in its words.

    Where one number alone is needed, it is the one that stood there, to the last digit, unless it
    was reckoned and `rounded`, as percentages are.
    """
    return ways(printed, needed, rounded=rounded) is not None


def ways(printed: Numeral, needed: Interval, *, rounded: bool = False) -> int | None:
    """How many numbers slips make of one for each digit, where one makes a printed number of a needed one: few where it
    swaps, doubles or leaves out digits or makes millions of billions; `None` where no slip does.
    """
    if needed.low is None or needed.high is None:
        return None
    low, high = sorted((abs(needed.low), abs(needed.high)))
    low = Fraction(0) if needed.low < 0 < needed.high else low
    half = 0 if needed.point is not None and not rounded else _HALF
    number = abs(int(printed.value / printed.step))
    low, high = low / printed.step, high / printed.step  # in units of the last digit
    found = _typed(number, ceil(low - half), floor(high + half))
    if found is None and number >= _LONG:
        loose = half if printed.scaled or rounded else 0  # `48` is 48,000 by a slip, and never 48,494
        less, more = number - loose, number + loose
        shifted = (power for power in _POWERS if low <= more * power and less * power <= high)
        return next((SWAPS if power in _THOUSANDS else SLIPS for power in shifted), None)
    return found


def perhaps(printed: Numeral, low: float, high: float) -> bool:
    """Whether `ways` may find some to a number from `low` to `high`, as far as floats tell: a hundred times as fast,
    and seldom so where it finds none.
    """
    step = float(printed.step)
    number = abs(round(float(printed.value) / step))
    low, high = ((0.0 if low < 0 < high else min(abs(low), abs(high))) / step, max(abs(low), abs(high)) / step)
    half = 0.5 + BLUR + BLUR * high
    if _typed(number, ceil(low - half), floor(high + half)) is not None:
        return True
    return number >= _LONG and any(low <= (number + half) * by and (number - half) * by <= high for by in _SHIFTS)


def _typed(number: int, least: int, most: int) -> int | None:
    """How many numbers slips make for each digit, those of the kind that makes fewest of all kinds that make of a
    number one from `least` to `most`; `None` where one slip makes none of these.
    """
    if least > most or least > _FAR * number or _FAR * most < number:
        return None
    least = max(1, least)
    digits = str(number)
    many = len(digits) > _TWO
    size = 10 ** len(digits)
    found = [SLIPS] if most < size and least <= number <= most else []  # with a nought before it
    unit = size
    for at, digit in enumerate(digits if least < size else ""):
        unit //= 10
        same = bool(at) and digits[at - 1] == digit
        if 10 * least < size and least <= number // (10 * unit) * unit + number % unit <= most:
            found.append(SWAPS if same else SLIPS)
        if at and not same:
            swap = number + 9 * unit * (int(digit) - int(digits[at - 1]))
            if least <= swap <= most:
                found.append(SWAPS if many else SLIPS)
        if (digit > "0" and least <= number - unit <= most) or (digit < "9" and least <= number + unit <= most):
            found.append(SLIPS)
    if most >= size:
        for at in range(len(digits) + 1):
            unit = 10**at
            plain = number // unit * unit * 10 + number % unit
            added = max(0, -((plain - least) // unit))
            if added <= _NINE and plain + added * unit <= most:
                found.append(_LEFT_OUT if many else SLIPS)
    return min(found, default=None)
