"""What a stock has at first and in the end, and what comes to it and goes from it: `Tồn đầu kỳ`, `Nhập`, `Xuất`,
`Tồn cuối kỳ`, side by side or below each other.

Words say which figures are the first and the last. What comes and what goes is learned: as most lines bear it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import pairwise, product
from operator import add

from audit.grids import Role, words
from audit.model import Claim, Grain, Kind, Tie
from audit.normalise import folded
from audit.tie.tables.claims import Tabled
from audit.tie.tables.columns import additive, digits

_MOST = 5  # figures that come or go, at most
_LEAST = 2  # lines that bear out which of them come and which go
_TELLING = 3  # digits of last figures that have to come out, with one more for each that comes or goes

Line = Sequence[Claim]  # the first figure, what comes and goes, the last


def sums(table: Tabled) -> Iterator[Tie]:
    """The ties of each stock: the last figure and what goes, with the first and what comes."""
    rows = [row for row in table.shape.rows if row.role in (Role.DATA, Role.TOTAL)]
    at, values = [row.at for row in rows], table.shape.values
    for first, last in (*_ends([row.label for row in rows]), *_days(table, [row.label for row in rows])):
        yield from _borne_out(
            "groups", _lines(table, [[(one, each) for one in at[first : last + 1]] for each in values])
        )
    for first, last in _ends([" ".join(table.shape.columns[each]) for each in values]):
        yield from _borne_out("rows", _lines(table, [[(one, each) for each in values[first : last + 1]] for one in at]))


def _ends(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of a first and a last figure with some between them that say neither."""
    known = words()
    told = [(at, bool(known.within(folded(text), "opening"))) for at, text in enumerate(texts) if _end(text)]
    for (first, opens), (last, begins) in pairwise(told):
        if opens and not begins and 1 < last - first <= _MOST + 1:
            yield first, last


def _days(table: Tabled, labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of what is told of a day and of a later one, with some between that tell no day: `At 1 January`."""
    days = [(at, day) for at, label in enumerate(labels) if (day := _day(table, label)) is not None]
    for (first, begun), (last, ended) in pairwise(days):
        if begun < ended and 1 < last - first <= _MOST + 1:
            yield first, last


def _day(table: Tabled, label: str) -> date | None:
    header = table.headers.label(label)
    told = [one.period for one in header.times if one.period is not None and one.period.grain is Grain.DAY]
    return told[0].start if len(told) == 1 and not header.phrase else None


def _end(text: str) -> bool:
    """Whether a text speaks of one end of a time, the beginning or the end."""
    known, low = words(), folded(text)
    return bool(known.within(low, "opening")) is not bool(known.within(low, "closing"))


def _lines(table: Tabled, places: Sequence[Sequence[tuple[int, int]]]) -> list[Line]:
    """The lines of figures at some places, of those that have all of them in one unit."""
    found = ([table.claims.get(place) for place in line] for line in places)
    whole = [[claim for claim in line if claim is not None] for line in found if None not in line]
    return [line for line in whole if all(_alike(line[0], claim) for claim in line)]


def _alike(one: Claim, two: Claim) -> bool:
    """Whether a figure adds up with the first of its line, each a level or a change."""
    counts = one.quantity.kind is two.quantity.kind is Kind.COUNT
    return additive(two) and (counts or one.cell.unit == two.cell.unit)


def _borne_out(relation: str, lines: Sequence[Line]) -> Iterator[Tie]:
    """The ties of the reading that most lines bear out, where few enough do not to be errors."""
    same = [line for line in lines if len(line) == len(lines[0])]
    if len(same) < _LEAST:
        return
    readings = product((1, -1), repeat=len(same[0]) - 2)
    best = max(readings, key=lambda signs: sum(_fits(line, signs) for line in same))
    fits = [line[-1] for line in same if _fits(line, best)]
    misses = len(same) - len(fits)
    told = sum(digits(claim) for claim in fits) >= _TELLING + len(best)  # each sign is a choice
    if told and len(fits) >= _LEAST and (2 * misses <= len(fits) or misses == 1):
        for first, *between, last in same:
            comes = [claim for claim, sign in zip(between, best, strict=True) if sign > 0]
            goes = [claim for claim, sign in zip(between, best, strict=True) if sign < 0]
            claims = tuple(claim.id for claim in (last, *goes, first, *comes))
            yield Tie(relation, claims, last.sentence, left=1 + len(goes))


def _fits(line: Line, signs: Sequence[int]) -> bool:
    """Whether the first figure with what comes and without what goes can be the last."""
    first, *between, last = (claim.quantity.soft for claim in line)
    moved = (one if sign > 0 else -one for one, sign in zip(between, signs, strict=True))
    return reduce(add, moved, first).meet(last) is not None
