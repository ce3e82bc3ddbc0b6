"""Results of accounts: rows that follow from those above them, and formulas that a label writes out.

`Gross profit` is what revenue leaves of its costs, whether these are printed in brackets or not. A row that no word
makes a result is one where it is in several columns. A Vietnamese income
statement says so itself: `Doanh thu thuần (10 = 01 - 02)`, the numbers being those of the column `Mã số`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.grids import Role, Row, words
from audit.model import Claim
from audit.normalise import folded
from audit.tie.tables.claims import Tabled
from audit.tie.tables.columns import Sum, additive, alike

_FORMULA = re.compile(r"\(\s*(\d{1,3})\s*=\s*([^=]+)\)\s*$")
_TERM = re.compile(r"([+\-–−]?)\s*\(?\s*(\d{1,3})")
_ACCOUNT = 120  # rows of an account, at most: longer tables are lists
_LEAST = 2  # parts of a total
_RUN = 10  # rows above that a result may be of, at most
_TELLING = 100  # a sum of smaller numbers may come true by chance


def sums(table: Tabled) -> Iterator[Sum]:
    """The sums that results state, each as a total and its parts, all added."""
    rows = [row for row in table.shape.rows if row.role in (Role.DATA, Role.TOTAL)]
    yield from _written(table, rows)
    short = len(rows) <= _ACCOUNT
    left: list[Row] = []  # the rows above without the parts of what they have been added up to
    for at, row in enumerate(rows):
        if row.role is Role.DATA and (_stated(row) or (short and _likely(table, row, rows[:at]))):
            best, run = max((_result(table, row, rows[:at]), _result(table, row, left)), key=lambda one: _fits(one[0]))
            borne_out = _fits(best) and len(best) - sum(one.fits for one in best) <= _fits(best)
            if borne_out and _below(table, row, rows[at + 1 :]) < _fits(best):
                yield from best
                left = [one for one in left if one not in run]
            else:
                yield from _missed(table, row, rows[:at], last=row is rows[-1])
        left.append(row)


def _missed(table: Tabled, row: Row, above: Sequence[Row], *, last: bool) -> Iterator[Sum]:
    """The sum of a total of one column that a slip keeps from what the rows above it come to, those since the last that
    gives what others come to: `Total income` under grants and gifts; and what is left of such a total when the one
    below it is taken away: `Surplus`. The only total, `last` of all rows, may miss them by any slight error.
    """
    stated = [at for at, one in enumerate(above) if _stated(one)]
    total, parts = row, above[stated[-1] + 1 :] if stated else above
    if not words().open(folded(row.label), "totals"):
        totals = [above[at] for at in stated if words().open(folded(above[at].label), "totals")][-_LEAST:]
        total, parts = (totals[0], [row, totals[1]]) if len(totals) == _LEAST else (row, ())
    if len(table.shape.values) > 1 or len(parts) < _LEAST:
        return
    found = _sum(table, table.shape.values[0], total, parts)
    if found is None or not found.telling:
        return
    if found.slip or (last and not stated and found.likely and found.near):
        yield found


def _stated(row: Row) -> bool:
    """Whether a row gives what others come to: `Gross profit`, `Total current assets`."""
    low = folded(row.label)
    return bool(words().open(low, "results") or words().open(low, "totals"))


def _likely(table: Tabled, row: Row, above: Sequence[Row]) -> bool:
    """Whether the same rows next above come to a row in two columns or more that differ."""
    found: dict[int, set[float]] = {}
    for column in table.shape.values:
        total = table.claims.get((row.at, column))
        if total is None or not additive(total) or not _large(total):
            continue
        value, width, added = float(total.quantity.value or 0), float(total.quantity.hard.width or 0), 0.0
        for count, part in enumerate(reversed(above[-_RUN:]), 1):
            claim = table.claims.get((part.at, column))
            if claim is None or not alike(total, claim):
                break
            before, added = added, added + float(claim.quantity.value or 0)
            left = float(claim.quantity.value or 0) - before
            if count > 1 and min(abs(added - value), abs(left - value)) <= count * width:
                found.setdefault(count, set()).add(value)
    return any(len(values) > 1 for values in found.values())


def _result(table: Tabled, row: Row, above: Sequence[Row]) -> tuple[list[Sum], Sequence[Row]]:
    """The sums of one row of results by the run of rows above it that bears it out in most columns, and that run."""
    best: tuple[list[Sum], Sequence[Row]] = [], ()
    for start in range(max(0, len(above) - _RUN), len(above) - 1):
        run = above[start:]
        for total, parts in ((row, run), (run[0], [row, *run[1:]])):
            found = [one for column in table.shape.values if (one := _sum(table, column, total, parts))]
            if _fits(found) > _fits(best[0]):
                best = found, run if total is row else ()
    return best


def _below(table: Tabled, row: Row, below: Sequence[Row]) -> int:
    """In how many columns a row is the sum of a run of rows below it, which then are its parts: a budget that balances
    has the same total for what comes in, above, and what goes out.
    """
    runs = (below[:end] for end in range(2, min(_RUN, len(below)) + 1))
    found = ([one for column in table.shape.values if (one := _sum(table, column, row, run))] for run in runs)
    return max(map(_fits, found), default=0)


def _fits(found: Sequence[Sum]) -> int:
    return sum(one.fits and one.telling and _large(one.total) for one in found)


def _large(claim: Claim) -> bool:
    """Whether a figure has so many digits that no sum comes to it by chance."""
    value, hard = claim.quantity.value, claim.quantity.hard
    return value is not None and bool(hard.width is not None and abs(value) >= _TELLING * (hard.width or 1))


def _sum(table: Tabled, column: int, total: Row, parts: Sequence[Row]) -> Sum | None:
    whole = table.claims.get((total.at, column))
    claims = [claim for part in parts if (claim := table.claims.get((part.at, column))) is not None]
    if whole is None or len(claims) < len(parts) or not additive(whole):
        return None
    fit = all(additive(claim) and alike(whole, claim) for claim in claims)
    return Sum("groups", whole, tuple(claims)) if fit else None


def _written(table: Tabled, rows: Sequence[Row]) -> Iterator[Sum]:
    """The formulas of labels over the numbers of a column of codes; what is taken away stands beside the result."""
    codes = _codes(table, rows)
    for row in rows:
        found = _FORMULA.search(table.grid.rows[row.at][row.column].text) if row.column >= 0 else None
        terms = _TERM.findall(found[2]) if found else []
        named = [(sign, codes.get(int(code))) for sign, code in terms]
        if not found or len(named) < 2 or any(one is None for _, one in named) or codes.get(int(found[1])) is not row:
            continue
        added = [one for sign, one in named if one is not None and sign in ("", "+")]
        taken = [one for sign, one in named if one is not None and sign not in ("", "+")]
        if len(added) == 1 or not taken:
            total, parts = (added[0], [row, *taken]) if taken else (row, added)
            yield from (one for column in table.shape.values if (one := _sum(table, column, total, parts)))


def _codes(table: Tabled, rows: Sequence[Row]) -> dict[int, Row]:
    """The rows by the number in their column of codes."""
    for column, path in table.shape.columns.items():
        if path and words().are(folded(path[-1]), "codes"):
            texts = {row.at: table.grid.rows[row.at][column].text for row in rows}
            found = {int(texts[row.at]): row for row in rows if texts[row.at].isdecimal() and len(texts[row.at]) < 4}
            if len(found) > 2:
                return found
    return {}
