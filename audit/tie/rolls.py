"""An account from its start to its end: what it held, what came in and went out, and what is left.

`Đầu năm có 412 hộ nghèo; thoát nghèo 68 hộ, phát sinh 6 hộ, còn lại 350 hộ`: 412 and 6 are as much as 68 and 350.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile
from typing import NamedTuple

from audit.tie.complements import rest
from audit.tie.denominators import opens
from audit.tie.edits import slipped
from audit.tie.told import Told, alike, back, marked, phrased, placed_alike, stretch, until

_BACK = 3  # sentences back to what an account held at its start
_FLOWS = 5  # amounts that came in or went out, at most
_IN, _OUT = 1, -1


class Roll(NamedTuple):
    """Places in a row of figures: what the account held and what came in, then what went out and is left."""

    had: tuple[int, ...]
    gave: tuple[int, ...]

    @property
    def places(self) -> tuple[int, ...]:
        return (*self.had, *self.gave)


def rolls(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Roll]:
    """The accounts of which an amount came in and another went out, by their words, and whose figures agree or would
    but for one slip; what is `taken` is a part of a list.
    """
    for at, one in enumerate(row):
        if at > 2 and at not in taken and one.level and not one.aside and _left(row, at):
            found = _account(row, at)
            if found is not None:
                yield found


def _left(row: Sequence[Told], at: int) -> bool:
    """Whether a level is what is left in the end: `còn lại 350 hộ`, `so that 1,720 remained`."""
    one = row[at]
    begin, end = marked(row, at), until(one, row, at)
    leaving = not one.read.language.sets["leaving"].isdisjoint(one.read.words[begin : one.figure.begin])
    return leaving or rest(row, at) or phrased(one.read, "remaining", begin, end)


def _account(row: Sequence[Told], at: int) -> Roll | None:
    """The account that a level closes: the amounts before it that came in and went out, and the level before these."""
    flows: list[tuple[int, int]] = []
    levels = (place for place in back(row, at, _BACK) if _counts(row[place], row[at]))
    for place in takewhile(lambda _: len(flows) <= _FLOWS, levels):
        sign = _flow(row, place)
        if sign:
            flows.append((place, sign))
        elif len({sign for _, sign in flows}) < 2:
            return None  # no account that both took in and gave away
        else:
            found = _roll(place, at, flows)
            return found if _agree(row, found) else None
    return None


def _counts(one: Told, last: Told) -> bool:
    """Whether a level can be of the account that another closes: not what others are only taken from."""
    if not one.level or one.aside or not placed_alike(one, last) or one.fact is not last.fact:
        return False
    return (alike(one, last) or (one.figure.counted and last.figure.counted)) and not (one.position and opens(one))


def _flow(row: Sequence[Told], at: int) -> int:
    """Which way an amount went, by the words around it: 1 in, -1 out, 0 where they do not say."""
    one = row[at]
    begin, end = stretch(one, row, at)[0], until(one, row, at)
    came, went = (phrased(one.read, name, begin, end) for name in ("inflows", "outflows"))
    return 0 if came is went else _IN if came else _OUT


def _roll(first: int, last: int, flows: Sequence[tuple[int, int]]) -> Roll:
    came, went = (tuple(sorted(place for place, way in flows if way == sign)) for sign in (_IN, _OUT))
    return Roll((first, *came), (last, *went))


def _agree(row: Sequence[Told], roll: Roll) -> bool:
    """Whether both sides of an account are as much, or one number of it is a slip away from what the others need."""
    missing = _sum(row, roll.had) - _sum(row, roll.gave)
    if not missing:
        return True
    sides = [(place, -missing) for place in roll.had] + [(place, missing) for place in roll.gave]
    values = ((row[place].figure.number.value, by) for place, by in sides)
    return any(value + by > 0 and slipped(value, value + by, shifted=False) for value, by in values)


def _sum(row: Sequence[Told], places: Sequence[int]) -> Fraction:
    return sum((row[place].figure.number.value for place in places), Fraction(0))
