"""The slips by which one number becomes another on paper, digit by digit.

The weights are how often one slip happens for a hundred of all; those of copy-typing follow Wiseman, Cairns, Berndt
and Cox (Taxonomies of Number Entry Error, CHI 2011): wrong and transposed digits, digits left out and typed twice,
marks and magnitudes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from audit.interval import Interval
from audit.model import Claim

_NUMERAL = re.compile(r"(?<![^\W\d_])\d+(?:[.,\u00a0\u202f ]\d+)*")
_NEIGHBOUR, _DIGIT, _TRANSPOSED, _DROPPED, _DOUBLED, _SHIFTED, _SCALED, _SIGN, _COUNTED = (
    12,
    8,
    20,
    12,
    12,
    10,
    10,
    5,
    2,
)
_PLAINER = 3  # how much commoner numbers with one significant digit less are in reports
_MUCH = 2  # digits, from which on they are no commoner still
ANY = 6  # of a hundred errors, those that no slip explains


class Printed(NamedTuple):
    """The digits of a figure, the unit of the last of them, and -1 for a fall."""

    digits: str
    step: Fraction
    sign: int
    whole: bool

    @property
    def value(self) -> Fraction:
        """The printed number."""
        return int(self.digits) * self.step * self.sign


class Slip(NamedTuple):
    """`name` turns `value` into what is printed; `weight` is how likely that is of a hundred errors in `value`."""

    name: str
    value: Fraction
    weight: float


def printed(value: Fraction, text: str, whole: bool) -> Printed | None:
    """The digits of a figure in `text` that is worth `value`, or `None` where the two have nothing to do."""
    numerals = [re.sub(r"\D", "", one) for one in _NUMERAL.findall(text)]
    for digits in ("".join(numerals), *numerals, str(value) if value.denominator == 1 else ""):
        number = int(digits.strip("-") or 0)
        if number and value:
            step = abs(value) / number
            if _power_of_ten(step):
                return Printed(str(number), step, -1 if value < 0 else 1, whole)
    return None


def of(claim: Claim) -> Printed | None:
    """The digits of a claim's figure; `None` for a ratio, and for zero."""
    value = claim.quantity.value
    return None if value is None else printed(value, claim.text, claim.quantity.whole)


def slips(own: Printed, needed: Interval) -> Iterator[Slip]:
    """Every slip by which a number inside `needed` becomes the printed one.

    Where many numbers are needed ones, each is as likely to have been meant as one exact number is where one is needed:
    a share of 20 % leaves 244 counts open, and is itself one of a hundred. So their slips add up, undivided; but a
    number is the less likely to have been meant the more digits it needs.
    """
    vague = needed.low is not None and needed.high is not None and needed.low <= 0 <= needed.high
    for slip, step in _slips(own):
        value = slip.value * own.sign
        if vague and slip.name in ("shifted", "scaled"):
            continue  # where about nothing is needed, any number is so but for its mark
        if _fits(value, step, own.whole, needed):
            yield slip._replace(value=value)


def _fits(value: Fraction, step: Fraction, whole: bool, needed: Interval) -> bool:
    """Whether a number printed as `value` down to `step` is one that is needed."""
    if whole and (step == 1 or value.denominator != 1):
        return value.denominator == 1 and value in needed
    return Interval(value - step / 2, value + step / 2).meet(needed) is not None


def _slips(own: Printed) -> Iterator[tuple[Slip, Fraction]]:
    """Every slip with a printed result, as magnitudes, with the unit of the last digit before it."""
    digits, step = own.digits, own.step
    decimals = len(str(step.denominator)) - 1
    for name, weight, before in _typed(digits):
        nought = before.startswith("0") and len(before) != decimals + 1  # `0.6` begins so, `06` does not
        if before.strip("0") and not nought:
            yield Slip(name, int(before) * step, weight * commoner(int(before), int(digits))), step
    value = int(digits) * step
    for power in (-3, -2, -1, 1, 2, 3):
        name, weight = ("scaled", _SCALED / 2) if abs(power) == 3 else ("shifted", _SHIFTED / 4)
        factor = Fraction(10) ** power
        yield Slip(name, value * factor, weight), step * factor
    yield Slip("sign", -value, _SIGN), step
    for other in (int(digits) + 1, int(digits) - 1) if own.whole and int(digits) > 1 else ():
        yield Slip("counted", other * step, _COUNTED / 2 * commoner(other, int(digits))), step


def _typed(digits: str) -> Iterator[tuple[str, float, str]]:
    """What may have been meant where `digits` were typed: the slip, its weight for one such slip, the digits."""
    size = len(digits)
    for at in range(size - 1):
        if digits[at] != digits[at + 1]:
            yield "transposed", _TRANSPOSED / (size - 1), f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}"
        else:
            yield "doubled", _DOUBLED / (size - 1), digits[:at] + digits[at + 1 :]
    for at in range(size):
        for digit in "0123456789":
            if digit != digits[at]:
                near = abs(int(digit) - int(digits[at])) in (1, 9)
                weight = _NEIGHBOUR / (2 * size) if near else _DIGIT / (7 * size)
                yield "neighbour", weight, digits[:at] + digit + digits[at + 1 :]
    for at in range(size + 1):
        for digit in "0123456789":
            if at == size or digit != digits[at]:  # a digit beside its like is one slip, not two
                yield "dropped", _DROPPED / (size + 1), digits[:at] + digit + digits[at:]


def commoner(number: int, printed: int) -> float:
    """How much oftener one number occurs than another that is printed: what needs fewer digits is commoner."""
    return float(_PLAINER) ** max(-_MUCH, min(_MUCH, _significant(printed) - _significant(number)))


def _significant(number: int) -> int:
    return len(str(number).rstrip("0"))


def _power_of_ten(number: Fraction) -> bool:
    digits = str(number.numerator * number.denominator)
    return 1 in (number.numerator, number.denominator) and digits == "1" + "0" * (len(digits) - 1)
