"""Whether a printed number is one slip of the pen away from another, and how likely that is by chance."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from audit.extract.numerals import Numeral
from audit.interval import Interval

_PLACES = 6
_SLIPS = 14  # numbers that one slip makes of a number, for each of its digits


def slipped(printed: Fraction, needed: Fraction, *, shifted: bool = True) -> bool:
    """Whether one digit typed wrong, left out, added or swapped with the next makes one number of the other.

    The place of the decimal mark does not count where it may be `shifted`.
    """
    one, two = (_digits(number) if shifted else str(round(abs(number) * 10**_PLACES)) for number in (printed, needed))
    if one == two:
        return True
    size = min(len(one), len(two))
    same = next((at for at in range(size) if one[at] != two[at]), size)
    left, right = one[same:], two[same:]
    swapped = len(left) == len(right) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def chance(number: Fraction) -> float:
    """How likely a number of this size is one slip away from one that it has nothing to do with."""
    size = len(_digits(number))
    return min(1.0, _SLIPS * size / float(9 * 10 ** (size - 1)))


def _digits(number: Fraction) -> str:
    """The digits of a number from the first that is no zero to the last that is none."""
    return str(round(abs(number) * 10**_PLACES)).rstrip("0")


def misprinted(printed: Numeral, needed: Interval) -> bool:
    """Whether one slip makes the printed number of one that is needed; the sign of a fall is in its words.

    Where one number alone is needed, it is the one that stood there, to the last digit.
    """
    if needed.low is None or needed.high is None:
        return False
    low, high = sorted((abs(needed.low), abs(needed.high)))
    low = Fraction(0) if needed.low < 0 < needed.high else low
    step = printed.step
    digits = str(abs(int(printed.value / step)))
    for meant, unit in _meant(digits, step):
        half = 0 if needed.point is not None else unit / 2
        if low - half <= meant <= high + half:
            return True
    return False


def _meant(digits: str, step: Fraction) -> Iterator[tuple[Fraction, Fraction]]:
    """The numbers of which one slip makes `digits`, each with the unit of its last digit."""
    for other in _typed(digits):
        if other.strip("0"):
            yield int(other) * step, step
    for power in (-3, -1, 1, 3) if len(digits) > 1 else ():
        factor = Fraction(10) ** power
        yield int(digits) * step * factor, step * factor


def _typed(digits: str) -> Iterator[str]:
    for at, digit in enumerate(digits):
        yield digits[:at] + digits[at + 1 :]
        if at and digits[at - 1] != digit:
            yield digits[: at - 1] + digit + digits[at - 1] + digits[at + 1 :]
        for step in (-1, 1):
            if 0 <= int(digit) + step <= 9:
                yield f"{digits[:at]}{int(digit) + step}{digits[at + 1 :]}"
    for at in range(len(digits) + 1):
        for added in "0123456789":
            yield digits[:at] + added + digits[at:]
