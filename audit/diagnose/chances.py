"""How likely an arbitrary figure would have passed: whether a conflict is strong evidence or weak."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from audit.align import Alignment
from audit.diagnose.slips import of
from audit.interval import Interval
from audit.model import Conflict, Evidence
from audit.solve import bounds
from audit.units import canonical


def chance(conflict: Conflict, alignment: Alignment) -> float | None:
    """The share of figures of the same size and precision that would have passed, from 0 to 1.

    As granularity tests have it (Brown and Heathers, The GRIM Test, 2017): of the numbers with as many digits as the
    figure that stands against the rest, those of which the rounding meets what the rest implies. `None` where that
    figure has no printed value, or the rest implies nothing.
    """
    last = next((one.claim for one in reversed(conflict.proof) if one.claim and one.cell == conflict.cell), None)
    claim = None if last is None else alignment.claims[last]
    own = None if claim is None else of(claim)
    if claim is None or own is None:
        return None
    rest: list[Evidence] = [one for one in conflict.evidence if one.claim != claim.id]
    bound = bounds(rest, conflict.links).get(conflict.cell)
    if bound is None:
        return None
    _, factor = canonical(claim.cell.unit)
    size = len(own.digits)
    exact = own.whole and own.step == 1
    least, most = int("1" + "0" * (size - 1)), int("9" * size)
    passing = _multiples(bound.interval.scale(own.sign / (factor * own.step)), exact, least, most)
    return round(passing / (most - least + 1), 4)


def _multiples(interval: Interval, exact: bool, least: int, most: int) -> int:
    """How many whole numbers from `least` to `most` lie in the interval, half a unit either way unless exact."""
    reach = Fraction(0) if exact else Fraction(1, 2)
    low = least if interval.low is None else max(least, ceil(interval.low - reach))
    high = most if interval.high is None else min(most, floor(interval.high + reach))
    return max(0, high - low + 1)
