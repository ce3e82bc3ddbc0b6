"""A result with the plan that it is held against and how much of it was attained, wherever a document tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.model import Measure, Modality
from audit.tie.told import Found, Told, alike, back, bracketed, near, own

_PLANNED = frozenset({Modality.PLAN, Modality.TARGET})
_BACK = 3  # sentences back to the plan of an attainment


def plans(row: Sequence[Told]) -> Iterator[Found]:
    """`attainment` as places in `row`: the attainment, the result and the plan."""
    for at, one in enumerate(row):
        if one.measure is not Measure.ATTAINMENT or one.figure.unit != "percent" or _planned(one):
            continue
        result = _result(row, at)
        plan = None if result is None else _plan(row, at, result)
        if result is not None and plan is not None:
            yield "attainment", (at, result, plan), "plan", 0.95


def _planned(one: Told) -> bool:
    return one.claim.cell.modality in _PLANNED


def _result(row: Sequence[Told], at: int) -> int | None:
    """The level told before an attainment in its sentence, of the last clause that has one."""
    one = row[at]
    for place in range(at - 1, at - one.position - 1, -1):
        other = row[place]
        if other.measure is Measure.ATTAINMENT or (other.level and ";" in _between(other, one)):
            break
        if other.level and not other.aside and not _planned(other) and not bracketed(other):
            return place
    return None


def _plan(row: Sequence[Told], at: int, result: int) -> int | None:
    """The plan of an attainment: in its sentence, nearest first and before the next attainment, else one told of the
    same thing in the sentences before.
    """
    one, level = row[at], row[result]
    for place in range(at + 1, len(row)):
        other = row[place]
        if other.read is not one.read or other.measure is Measure.ATTAINMENT:
            break
        if {";", "."}.intersection(_between(one, other)):
            break
        if other.level and _planned(other) and _same_unit(level, other):
            return place
    for place in back(row, at, _BACK):
        other = row[place]
        if other.read is one.read and other.measure is Measure.ATTAINMENT:
            break
        if not other.level or not _planned(other) or not _same_unit(level, other):
            continue
        if other.read is one.read or _same_thing(row, result, place):
            return place
    return None


def _between(one: Told, two: Told) -> Sequence[str]:
    return one.read.words[one.figure.end : two.figure.begin]


def _same_unit(result: Told, plan: Told) -> bool:
    """Whether a plan is in the unit of the result; a bare number takes the noun that is counted."""
    return alike(result, plan) or (not plan.figure.unit and result.figure.counted)


def _same_thing(row: Sequence[Told], result: int, plan: int) -> bool:
    """Whether a plan of another sentence is told of the result's place, and in its words."""
    one, two = row[result], row[plan]
    if one.claim.cell.place != two.claim.cell.place:
        return False
    words = own(one)
    return bool(words) and words <= near(two, row, plan) | own(two)
