"""Numbers that take the unit of what they belong with: `84,200 hectolitres of beer`, and `Draught came to 33,900`.

What ties join as levels of one thing is told in one unit; where all but bare numbers have the same, these mean it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from audit.interval import Interval
from audit.model import Claim, Kind, Quantity, Tie
from audit.units import canonical

# The claims of a tie that are levels in one unit.
_LEVELS = {
    "parts": slice(None),
    "some": slice(None),
    "same": slice(None),
    "share": slice(1, None),
    "attainment": slice(1, None),
    "change": slice(0, None, 2),
}
_SLACK = Interval(Fraction(-1, 2), Fraction(1, 2))  # of the last digit of a number that is measured
_UNMEASURED = (Kind.COUNT, Kind.PERCENT, Kind.RATIO, Kind.OTHER)


def reckonable(claims: Mapping[str, Claim], tie: Tie) -> bool:
    """Whether the levels of a tie can be reckoned with as they are told: all in one unit, or that of the bare ones."""
    levels = _levels(claims, tie)
    units = _units(levels)
    bare = any(one.quantity.kind in _UNMEASURED for one in levels)
    return not (units and bare) or all(canonical(unit)[1] == 1 for unit in units)


def borrowing(claims: Mapping[str, Claim], ties: Iterable[Tie]) -> Iterator[Claim]:
    """The claims, bare numbers with the unit of the levels that they are tied with."""
    given = _given(claims, ties)
    for claim in claims.values():
        giver = given.get(claim.id)
        yield claim if giver is None else _measured(claim, giver)


def _given(claims: Mapping[str, Claim], ties: Iterable[Tie]) -> Mapping[str, Quantity]:
    """What bare numbers are measured like."""
    found: dict[str, Quantity] = {}
    for tie in ties:
        levels = _levels(claims, tie)
        units = _units(levels)
        if len(units) == 1:
            (giver,) = units.values()
            found.update((one.id, giver) for one in levels if one.quantity.kind is Kind.COUNT and not one.quantity.unit)
    return found


def _levels(claims: Mapping[str, Claim], tie: Tie) -> Sequence[Claim]:
    return [claims[name] for name in tie.claims[_LEVELS[tie.relation]]] if tie.relation in _LEVELS else []


def _units(levels: Iterable[Claim]) -> Mapping[str, Quantity]:
    """The units in which some levels are measured, each with a number in it."""
    return {one.quantity.unit: one.quantity for one in levels if one.quantity.kind not in _UNMEASURED}


def _measured(claim: Claim, like: Quantity) -> Claim:
    """A claim in the unit of another figure."""
    own = claim.quantity
    hard, soft = (one + _SLACK if own.whole else one for one in (own.hard, own.soft))
    quantity = replace(own, kind=like.kind, unit=like.unit, hard=hard, soft=soft, whole=False)
    return replace(claim, quantity=quantity, cell=replace(claim.cell, unit=like.unit))
