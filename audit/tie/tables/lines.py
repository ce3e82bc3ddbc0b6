"""Sums along the rows of a table: a column of totals, and the columns that add up to it in most rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from audit import periods
from audit.grids import Role, words
from audit.model import Claim, Tie
from audit.normalise import folded
from audit.tie.tables.claims import Tabled
from audit.tie.tables.columns import Sum, addable, borne_out, digits, untold

_LEARNED, _DIGITS = 3, 10  # rows, and digits of their totals, that bear out what no word says
_EACH = 4  # rows for one that does not
_MOST = 8  # columns that add up so


def sums(table: Tabled) -> Iterator[Sum]:
    """The sums of every column of totals, by the columns that add up to it in most rows; those behind it may do so more
    than once: `Total | Men | Women | Urban | Rural`.
    """
    for column in table.shape.values:
        if not _totals(table, column):
            yield from _unnamed(table, column)
        else:
            for side in _choices(table, column):
                best = _best(table, column, side)
                while best:
                    yield from (one for one in best[1] if one.fits or not one.blank)
                    side = [[one for one in parts if one > best[0][-1]] for parts in side]
                    best = _best(table, column, side) if best[0][0] > column else None


def _best(table: Tabled, column: int, side: Sequence[Sequence[int]]) -> tuple[Sequence[int], list[Sum]] | None:
    """The run of columns that most rows add up to a column of totals, with their sums."""
    found = [(parts, list(_sums(table, column, parts))) for parts in side if len(parts) > 1]
    best = max(found, key=lambda one: _weight(one[1]), default=None)
    return best if best and _weight(best[1]) else None


def _unnamed(table: Tabled, column: int) -> Iterator[Sum]:
    """The sums of a column that no word names a total, where those next to it add up to it in so many rows and digits
    that it is no chance, all but one: `Candidate A | Candidate B | Valid votes`.
    """
    rows = [row.at for row in table.shape.rows if (row.at, column) in table.claims]
    if len(rows) < _LEARNED:
        return
    values, first = table.shape.values, table.claims[rows[0], column]
    place = bisect_left(values, column)
    for near in (values[place + 1 : place + 1 + _MOST], values[max(0, place - _MOST) : place][::-1]):
        side = [at for at in near if _alike(table.claims.get((rows[0], at)), first)]
        for size in range(2, len(side) + 1):
            found = _mostly(_sums(table, column, side[:size]))
            if found:
                yield from found
                break


def _alike(part: Claim | None, total: Claim) -> bool:
    return part is not None and addable(total, [part])


def _mostly(sums: Iterable[Sum]) -> list[Sum]:
    """Sums of which all fit but for one; none where too few bear that out."""
    found: list[Sum] = []
    misses: list[Sum] = []
    for one in sums:
        (found if one.fits else misses).append(one)
        if len(misses) > 1:
            return []
    told = [digits(one.total) for one in found if one.telling]
    sure = len(told) >= max(_LEARNED, _EACH * len(misses)) and sum(told) >= _DIGITS
    return [*found, *(one for one in misses if one.slip and not one.blank)] if sure else []


def some(table: Tabled) -> Iterator[Tie]:
    """The columns under `trong đó`, `of which`, as parts of the column of totals before them."""
    whole = -1
    for column in table.shape.values:
        if not _narrow(table, column):
            whole = column
        elif whole >= 0:
            yield from borne_out([((row.at, whole), (row.at, column)) for row in table.shape.rows], table)


def _totals(table: Tabled, column: int) -> bool:
    """Whether a column may add up others: its header says so, or its time is made of theirs."""
    if any(words().open(folded(text), "totals") for text in table.shape.columns[column]):
        return True
    own = table.dates.columns.get(column)
    return (
        own is not None and sum(one != own and periods.contains(own, one) for one in table.dates.columns.values()) > 1
    )


def _choices(table: Tabled, column: int) -> Iterator[Sequence[Sequence[int]]]:
    """The runs of columns next to one that may be its parts, the longest first, of those after it and those before;
    none under `trong đó`.
    """
    plain = [one for one in table.shape.values if not _narrow(table, one)]
    if column in plain:
        at = plain.index(column)
        yield [plain[at + 1 : end] for end in range(len(plain), at + 2, -1)]
        yield [plain[start:at] for start in range(at - 1)]


def _narrow(table: Tabled, column: int) -> bool:
    return any(words().open(folded(text), "some") for text in table.shape.columns[column])


def _sums(table: Tabled, column: int, parts: Sequence[int]) -> Iterator[Sum]:
    for row in table.shape.rows:
        if row.role not in (Role.DATA, Role.TOTAL):
            continue
        total = table.claims.get((row.at, column))
        claims = [claim for part in parts if (claim := table.claims.get((row.at, part))) is not None]
        if total is not None and len(claims) > 1 and addable(total, claims):
            yield Sum("rows", total, tuple(claims), untold(table, [(row.at, part) for part in parts]))


def _weight(found: Sequence[Sum]) -> int:
    """How many rows bear the sum out; none where too many do not, or where one column's parts are another's."""
    fits = sum(one.fits and one.telling for one in found)
    misses = sum(not one.fits and not one.blank for one in found)
    return fits if (fits > 1 and 2 * misses <= fits) or (fits == 2 and misses == 1) else 0
