"""Whether a printed number is one slip of the pen away from another, and how likely that is by chance."""

from __future__ import annotations

from fractions import Fraction

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
