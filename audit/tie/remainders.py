"""What is left of a whole that is told together with a part of it: `45 of the 62 schools have reopened; the other 17
are closed`, `63,550 of the 71,000 trains were on time. Another 5,325 were late and 2,125 were cancelled`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from audit.interval import exactly
from audit.tie.chances import fitting
from audit.tie.complements import adds_up
from audit.tie.grounds import remaining
from audit.tie.refusals import addable
from audit.tie.told import FURTHEST, Found, Told, bracketed, few, timely

_PARTS = 6  # of what is left of a whole
_BESIDE, _ANY = 0.03, 1000.0  # the chance of seeming what is left, and where words say outright that it is


def remainders(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`rest` as places in `row`: the figure that tells a part with its whole, then the other parts; `taken` are parts
    of other wholes.
    """
    for at, one in enumerate(row):
        if not one.partial or one.aside or one.figure.other is None:
            continue
        others = [place for place in _following(row, at) if place not in taken]
        found = next((others[:size] for size in range(len(others), 0, -1) if _left(row, at, others[:size])), None)
        if found is not None:
            yield "rest", (at, *found), "remainder", 0.85


def _following(row: Sequence[Told], at: int) -> Iterator[int]:
    """The levels of a part's kind in its sentence and the next one, up to another part that is told with its whole."""
    one, reach = row[at], range(at + 1, min(len(row), at + FURTHEST))
    near_by = takewhile(lambda place: row[place].sentence - one.sentence <= 1 and not row[place].partial, reach)
    usable = (place for place in near_by if row[place].level and not row[place].aside and not bracketed(row[place]))
    levels = (place for place in usable if row[place].paragraph == one.paragraph and not few(row[place]))
    alike = takewhile(lambda place: addable(one, row[place]) or not row[place].figure.unit, levels)
    yield from (place for place, _ in zip(alike, range(_PARTS), strict=False))


def _left(row: Sequence[Told], at: int, parts: Sequence[int]) -> bool:
    """Whether levels are what a part leaves of its whole: as their words say, else by numbers that seldom agree so."""
    one, last = row[at], row[parts[-1]]
    after = row[parts[-1] + 1] if parts[-1] + 1 < len(row) else None
    ends = after is None or after.read is not last.read or not (after.level and addable(one, after))
    if not ends or not all(timely(one, row[place]) and row[place].fact is one.fact for place in parts):
        return False
    whole, told = _whole(one), [one, *(row[place] for place in parts)]
    return adds_up(whole, told, _ANY) if remaining(row, parts) else fitting(whole, told, _BESIDE) is not None


def _whole(one: Told) -> Told:
    """The whole that a figure tells with its part, as a figure of its own."""
    other = one.figure.other
    assert other is not None
    quantity = replace(one.claim.quantity, value=other.value, hard=exactly(other.value), soft=exactly(other.value))
    figure = replace(one.part.figure, number=other, other=None)
    return replace(one, claim=replace(one.claim, quantity=quantity), part=replace(one.part, figure=figure))
