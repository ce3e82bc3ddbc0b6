"""Numbers that take the unit of what they belong with: `84,200 hectolitres of beer`, and `Draught came to 33,900`.

What ties join as levels of one thing is told in one unit; where all but bare numbers have the same, these mean it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from audit.interval import Interval
from audit.model import Claim, Kind, Quantity, Tie
from audit.units import canonical

_LEVELS = {"parts": (0, None), "some": (0, None), "same": (0, None), "share": (1, None), "attainment": (1, None)}
_SLACK = Interval(Fraction(-1, 2), Fraction(1, 2))  # of the last digit of a number that is measured
_UNMEASURED = (Kind.COUNT, Kind.PERCENT, Kind.RATIO, Kind.OTHER)


def alike(claims: Mapping[str, Claim], tie: Tie) -> bool:
    """Whether the levels of a tie can be reckoned with as they are told: all in one unit, or that of the bare ones."""
    units = {one.quantity.unit for name in _levels(tie) if (one := claims[name]).quantity.kind not in _UNMEASURED}
    bare = any(claims[name].quantity.kind in _UNMEASURED for name in _levels(tie))
    return not (units and bare) or all(canonical(unit)[1] == 1 for unit in units)


def borrowing(claims: Mapping[str, Claim], ties: Sequence[Tie]) -> Iterator[Claim]:
    """The claims, bare numbers with the unit of the levels that they are tied with."""
    given = _given(claims, ties)
    for claim in claims.values():
        giver = given.get(claim.id)
        yield claim if giver is None else _measured(claim, giver)


def _given(claims: Mapping[str, Claim], ties: Sequence[Tie]) -> Mapping[str, Quantity]:
    """What bare numbers are measured like."""
    found: dict[str, Quantity] = {}
    for tie in ties:
        levels = [claims[name] for name in _levels(tie)]
        measured = {one.quantity.unit: one.quantity for one in levels if one.quantity.kind not in _UNMEASURED}
        if len(measured) == 1:
            (giver,) = measured.values()
            found.update((one.id, giver) for one in levels if one.quantity.kind is Kind.COUNT and not one.quantity.unit)
    return found


def _levels(tie: Tie) -> Sequence[str]:
    """The claims of a tie that are in one unit."""
    if tie.relation == "change":
        return tie.claims[::2]
    start, end = _LEVELS.get(tie.relation, (0, 0))
    return tie.claims[start:end]


def _measured(claim: Claim, like: Quantity) -> Claim:
    """A claim in the unit of another figure."""
    own = claim.quantity
    hard, soft = (one + _SLACK if own.whole else one for one in (own.hard, own.soft))
    quantity = replace(own, kind=like.kind, unit=like.unit, hard=hard, soft=soft, whole=False)
    return replace(claim, quantity=quantity, cell=replace(claim.cell, unit=like.unit))
