"""How likely an arbitrary figure would have passed: whether a conflict is strong evidence or weak."""

from __future__ import annotations

from math import ceil, floor

from audit.align import Alignment
from audit.diagnose.slips import Printed, of
from audit.interval import Interval
from audit.model import Conflict, Evidence, Quantity
from audit.solve import bounds
from audit.units import canonical


def chance(conflict: Conflict, alignment: Alignment) -> float | None:
    """The share of figures of the same size and precision that would have passed, from 0 to 1.

    As granularity tests have it (Brown and Heathers, The GRIM Test, 2017): of the numbers with as many digits as the
    figure that stands against the rest, those that agree with what the rest implies, hedged and rounded alike.
    `None` where that figure has no printed value, or the rest implies nothing.
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
    needed = bound.interval.scale(1 / canonical(claim.cell.unit)[1])
    size = len(own.digits)
    least, most = int("1" + "0" * (size - 1)), int("9" * size)
    passing = _passing(needed, claim.quantity, own)
    return None if passing is None else round(_multiples(passing, least, most) / (most - least + 1), 4)


def _passing(needed: Interval, quantity: Quantity, own: Printed) -> Interval | None:
    """The magnitudes, in units of the last digit, that would agree with what is needed in the same words."""
    value, hard = quantity.value, quantity.hard
    if value is None:
        return None
    below = None if needed.low is None or hard.high is None else needed.low - (hard.high - value)
    above = None if needed.high is None or hard.low is None else needed.high + (value - hard.low)
    return Interval(below, above).scale(own.sign / own.step)


def _multiples(interval: Interval, least: int, most: int) -> int:
    """How many whole numbers from `least` to `most` lie in the interval."""
    low = least if interval.low is None else max(least, ceil(interval.low))
    high = most if interval.high is None else min(most, floor(interval.high))
    return max(0, high - low + 1)
