"""Whether figures, as printed, can be true together; the harness' own reckoning, one relation at a time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import add

from audit.interval import Interval, exactly
from tests.plant.cases import Case, Relation
from tests.plant.numerals import Numeral


def broken(case: Case, changed: Mapping[str, Numeral]) -> list[Relation]:
    """The relations that cannot hold, with some figures written otherwise than in the case."""
    numbers = {figure.key: figure.number for figure in case.figures} | changed
    allowed = {key: number.allowed for key, number in numbers.items()}
    return [one for one in case.relations if allowed[one.names[0]].meet(_given(one, allowed)) is None]


def _given(relation: Relation, allowed: Mapping[str, Interval]) -> Interval:
    """What the other figures of a relation say of its first."""
    first, *rest = (allowed[name] for name in relation.names[1:])
    percent = exactly(1) / exactly(100)
    match relation.kind:
        case "parts":
            return reduce(add, rest, first)
        case "change":
            return first + rest[0].scale(relation.sign)
        case "growth":
            return first * (exactly(1) + rest[0].scale(relation.sign) * percent)
        case "share":
            return first * percent * rest[0]
        case "times":
            return first * rest[0]
        case _:
            return first
