"""What the rows and columns of a table join: sums, shares, changes and averages.

A tie is made only where the structure of the table is sure, by its words or because other rows and columns bear it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.model import Tie
from audit.tie.tables import accounts, columns, lines, ratios, stocks
from audit.tie.tables.claims import Tabled


def footings(table: Tabled) -> Iterator[Tie]:
    """Every tie of a table, each once: a formula that a label writes out may be learned too."""
    columns.crown(table)
    known: set[tuple[bool, frozenset[str]]] = set()
    for tie in _all(table):
        key = tie.relation == "some", frozenset(tie.claims)
        if key not in known:
            known.add(key)
            yield tie


def _all(table: Tabled) -> Iterator[Tie]:
    yield from (one.tie for one in columns.sums(table))
    yield from (one.tie for one in lines.sums(table))
    yield from (one.tie for one in accounts.sums(table))
    yield from stocks.sums(table)
    yield from columns.some(table)
    yield from lines.some(table)
    yield from (one.tie for one in ratios.formulas(table))
