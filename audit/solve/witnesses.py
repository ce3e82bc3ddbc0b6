"""Numbers that fit: where every figure and every link of a group can be met, there is nothing to search for.

Most figures are true, and one set of numbers that agrees with all of them proves it at the cost of a few additions.
What is printed exactly is taken; what follows by one link from known numbers is worked out; of a range a round number
is tried: of what adds up before what is divided, and of what is printed closely before what is printed roughly, such as
a percentage, which follows then. Where that fails nothing is shown: the numbers may be there or not.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from audit.interval import Interval, Number, plain
from audit.model import Evidence, Kind
from audit.solve.networks import Group, Joint
from audit.solve.propagate import BITS


def fitting(group: Group, said: Sequence[Iterable[Evidence]]) -> bool:
    """Whether numbers were found that all evidence and links of a group allow; `said` is the evidence by cell."""
    trial = _Trial(group.joints)
    return all(trial.heard(number, said[number]) for number in group.numbers) and trial.met()


def within(joints: Sequence[Joint], known: Sequence[Interval], whole: Container[int]) -> bool:
    """Whether numbers were found within what is known of each cell that all links allow; `whole` are the cells that
    count whole things.
    """
    trial = _Trial(joints)
    return all(trial.told(number, one, number in whole) for number, one in enumerate(known)) and trial.met()


@dataclass(slots=True)
class _Trial:
    """The number tried for each cell, and what is said of it; numbers without a fraction are kept as `int`.

    `unknown` counts the cells of each joint that have no number yet, `at` gives the joints of such a cell, and
    `ready` are joints with one such cell at most that were not followed yet.
    """

    joints: Sequence[Joint]
    values: dict[int, Number] = field(default_factory=dict)
    ranges: dict[int, Interval] = field(default_factory=dict)
    whole: set[int] = field(default_factory=set)
    unknown: list[int] = field(default_factory=list)
    at: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    ready: list[int] = field(default_factory=list)

    def heard(self, number: int, own: Iterable[Evidence]) -> bool:
        """Whether all that is said of a cell agrees."""
        met: Interval | None = None
        for one in own:
            met = one.interval if met is None or met == one.interval else met.meet(one.interval)
            if met is None:
                return False
            if one.whole:
                self.whole.add(number)
        return met is None or self.told(number, met, number in self.whole)

    def told(self, number: int, met: Interval, whole: bool) -> bool:
        """Whether a cell can have a number, of all that is known of it."""
        if whole:
            self.whole.add(number)
        if met.point is None:
            self.ranges[number] = met
        else:
            self.values[number] = plain(met.point)
        return not whole or met.whole() is not None

    def met(self) -> bool:
        """Whether numbers were found by which all joints hold."""
        for place, (_, numbers) in enumerate(self.joints):
            missing = [number for number in numbers if number not in self.values]
            self.unknown.append(len(missing))
            for number in missing:
                self.at[number].append(place)
            if len(missing) < 2:
                self.ready.append(place)
        for place in sorted(range(len(self.joints)), key=self.turn):
            link, numbers = self.joints[place]
            if not self.followed():
                return False
            for number in sorted(numbers, key=self.roughness if link.relation == "product" else self.width):
                if self.unknown[place] > 1 and self.open(number) and not self.tried(number):
                    return False
            if self.unknown[place] > 1:
                return False
        return self.followed()

    def turn(self, place: int) -> tuple[int, Fraction | float]:
        """When a joint is looked at: sums of what is printed, then products, then sums of what is left by those; of
        sums those first of which no two cells can be much.
        """
        link, numbers = self.joints[place]
        if link.relation == "product":
            return 1, 0
        left = any(number not in self.ranges and number not in self.values for number in numbers)
        late = left or any(term.cell.unit == Kind.PERCENT for term in link.terms)
        widths = sorted(self.width(number) for number in numbers if number not in self.values)
        return 2 if late else 0, widths[-2] if len(widths) > 1 else 0

    def roughness(self, number: int) -> float:
        """How wide the range of a cell is for the size of its numbers, in powers of two; no range is the widest."""
        known = self.ranges.get(number)
        if known is None or known.low is None or known.high is None:
            return math.inf
        return _power(known.high - known.low) - _power(known.high)

    def width(self, number: int) -> Fraction | float:
        """How wide the range of a cell is: what can be anything follows from what is printed closely."""
        known = self.ranges.get(number)
        return math.inf if known is None or known.width is None else known.width

    def followed(self) -> bool:
        """Whether the joints hold that are ready, and those that become so."""
        while self.ready:
            if not self.holds(self.joints[self.ready.pop()]):
                return False
        return True

    def holds(self, joint: Joint) -> bool:
        """Whether a joint holds, once a cell without a number got the one that follows."""
        if len(set(joint.numbers)) < len(joint.numbers):
            return False
        missing = next((number for number in joint.numbers if number not in self.values), None)
        if joint.link.relation == "order" and missing is not None and self.open(missing) and not self.tried(missing):
            return False
        return self.multiplied(joint) if joint.link.relation == "product" else self.added(joint)

    def added(self, joint: Joint) -> bool:
        """Whether a sum or an order holds; of a cell without a number the one that makes both sides equal is taken."""
        rest = plain(joint.link.constant)
        missing: tuple[int, Fraction] | None = None
        for (coefficient, _), number in zip(joint.link.terms, joint.numbers, strict=True):
            value = self.values.get(number)
            if value is None:
                missing = number, coefficient
            else:
                rest -= plain(coefficient) * value
        if missing is not None:
            number, coefficient = missing
            return bool(coefficient) and self.takes(number, rest / coefficient)
        return rest == 0 if joint.link.relation == "sum" else joint.link.relation == "order" and rest >= 0

    def multiplied(self, joint: Joint) -> bool:
        """Whether a product holds; a cell without a number gets the one that is left for it."""
        if len(joint.numbers) != 3 or not all(term.coefficient for term in joint.link.terms):
            return False
        above, *factors = (term.coefficient for term in joint.link.terms)
        factor = factors[0] * factors[1] / above
        result, one, two = (self.values.get(number) for number in joint.numbers)
        if one is not None and two is not None:
            product = factor * one * two
            return self.takes(joint.numbers[0], product) if result is None else result == product
        number, other = (joint.numbers[1], two) if one is None else (joint.numbers[2], one)
        return result is not None and bool(other) and self.takes(number, result / (factor * (other or 1)))

    def takes(self, number: int, value: Number) -> bool:
        """Whether a cell may have a value, which is kept."""
        if number in self.whole and value.denominator != 1:
            return False
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > BITS:
            return False
        self.values[number] = plain(value)
        for place in self.at[number]:
            self.unknown[place] -= 1
            if self.unknown[place] == 1:
                self.ready.append(place)
        return number not in self.ranges or value in self.ranges[number]

    def open(self, number: int) -> bool:
        """Whether the cell can have several numbers, and has none yet."""
        return number in self.ranges and number not in self.values

    def tried(self, number: int) -> bool:
        """Whether the cell may have a round number from its range, or one near its end where it has one only."""
        low, high = self.ranges[number].low, self.ranges[number].high
        if low is not None and high is not None:
            value = _round(low, high)
        else:
            value = low + 1 if low is not None else (high or Fraction(0)) - 1
        return self.takes(number, round(value) if number in self.whole else value)


def _power(number: Fraction) -> int:
    """About the power of two of a number."""
    return number.numerator.bit_length() - number.denominator.bit_length()


def _round(low: Fraction, high: Fraction) -> Fraction:
    """The number about the middle with the fewest digits: of what `6,535` can be that itself, as what was printed adds
    up to what was printed.
    """
    above, below = (high - low).as_integer_ratio()
    power = len(str(above // below)) - 1 if above >= below else -len(str(below // above))
    step = Fraction(10) ** power
    return round((low + high) / 2 / step) * step
