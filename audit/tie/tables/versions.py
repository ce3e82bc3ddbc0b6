"""Tables of one document with the same rows and columns but other figures: the words that tell one from the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.grids import Content, Grid, Shape, content
from audit.normalise import fold

_SHARED = 4  # cells, at least, that two such tables have in common


class Laid(NamedTuple):
    """A table before it is read; `lines` are those that may name it, the nearest first."""

    grid: Grid
    shape: Shape
    lines: Sequence[str]


def versions(tables: Sequence[Laid]) -> dict[int, str]:
    """What names each table, by its number in the sequence, that has the rows and columns of the one before with
    mostly other figures: `Statutory basis` and `Underlying basis`. A table that tells the figures again has no name.
    """
    last: dict[tuple[str, str], tuple[int, str]] = {}
    named: dict[int, str] = {}
    for number, table in enumerate(tables):
        alike: Counter[int] = Counter()
        unlike: Counter[int] = Counter()
        for place, figure in _figures(table):
            before = last.get(place)
            if before is not None and before[0] != number:
                (alike if before[1] == figure else unlike)[before[0]] += 1
            last[place] = number, figure
        for other, count in unlike.items():
            if count >= _SHARED and count > alike[other]:
                first, second = _apart(tables[other].lines, table.lines)
                named.setdefault(other, first)
                named[number] = second
    return {number: name for number, name in named.items() if name}


def _figures(table: Laid) -> Iterator[tuple[tuple[str, str], str]]:
    """Every figure by the label of its row and the header of its column."""
    heads = {column: fold(table.shape.head(column)) for column in table.shape.values}
    for row in table.shape.rows:
        for column in table.shape.values:
            text = table.grid.rows[row.at][column].text
            if content(text) is Content.NUMBER:
                yield (fold(row.label), heads[column]), text


def _apart(first: Sequence[str], second: Sequence[str]) -> tuple[str, str]:
    """The nearest lines that tell two tables apart."""
    pairs = ((one, other) for one, other in zip(first, second, strict=False) if one != other)
    return next(pairs, ("", ""))
