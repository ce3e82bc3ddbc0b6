"""What `38/42 trường`, `one in five` and `half` say: a part and its whole, or no more than about what share."""

from __future__ import annotations

from fractions import Fraction

from audit.interval import Interval
from audit.model import Claim, Hedge, Kind, Quantity

_REDUCED = 10  # a ratio out of so few (`1/3`, `eight in ten`) may be a share reduced to its lowest terms
_PLAIN, _POINTS = Fraction(1, 10), Fraction(5)  # how far a share may lie from the plain fraction that it is told as


def reduced(quantity: Quantity) -> bool:
    """Whether it is a ratio that says only what share it is: `half`, `one in 14`, `1/3`."""
    if quantity.kind is not Kind.RATIO or not quantity.denominator:
        return False
    return quantity.denominator <= _REDUCED or quantity.numerator == 1


def percent(quantity: Quantity) -> Interval:
    """What a ratio allows, in percent.

    `A third` is told of what has no plainer fraction: a tenth of it more or less, but no more than five points.
    """
    assert quantity.denominator
    share = quantity.hard.scale(100 / quantity.denominator)
    if share.low is None or share.high is None or not reduced(quantity) or quantity.hedge is Hedge.NEARLY:
        return share
    slack = min(abs(share.low) * _PLAIN, _POINTS)
    return Interval(share.low - slack, share.high + slack)


def allowed(quantity: Quantity) -> Interval:
    """What a figure allows: of one that only says a share, in percent."""
    return percent(quantity) if reduced(quantity) else quantity.hard


def nameless(claim: Claim) -> bool:
    """Whether a ratio names only what it counts: the part of `Gia đình văn hóa: 1.998/2.346 hộ` has no name here."""
    counts = claim.quantity.kind is Kind.RATIO and not reduced(claim.quantity)
    return counts and (claim.indicator_text or "").casefold() == claim.quantity.unit.casefold()


def differ(one: Claim, two: Claim) -> bool:
    """Whether two claims leave no number that both allow, or are of different kinds."""
    kinds = [Kind.PERCENT if reduced(claim.quantity) else claim.quantity.kind for claim in (one, two)]
    return kinds[0] is not kinds[1] or allowed(one.quantity).meet(allowed(two.quantity)) is None
