"""Sums along the rows of a table: a column of totals, and the columns that add up to it in most rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit import periods
from audit.grids import Role, words
from audit.model import Tie
from audit.normalise import folded
from audit.tie.tables.claims import Tabled
from audit.tie.tables.columns import Sum, additive, alike, borne_out


def sums(table: Tabled) -> Iterator[Sum]:
    """The sums of every column of totals, by the columns that add up to it in most rows."""
    for column in table.shape.values:
        if _totals(table, column):
            for side in _choices(table, column):
                best = max((list(_sums(table, column, parts)) for parts in side), key=_weight, default=[])
                yield from best if _weight(best) else ()


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
        if total is None or not additive(total) or len(claims) < 2:
            continue
        if all(additive(claim) and alike(total, claim) for claim in claims):
            yield Sum("rows", total, tuple(claims))


def _weight(found: Sequence[Sum]) -> int:
    """How many rows bear the sum out; none where too many do not, or where one column's parts are another's."""
    fits = sum(one.fits and one.telling for one in found)
    misses = sum(not one.fits for one in found)
    return fits if (fits > 1 and 2 * misses <= fits) or (fits == 2 and misses == 1) else 0
