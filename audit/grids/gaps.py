"""Tables without bars: columns kept apart by tabs or by runs of blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from audit.grids.bars import Field, Line, padded, piece, ruled, valued
from audit.grids.contents import Content, content
from audit.grids.values import Grid, Piece

_GAP = re.compile(r"\t+|[ \u00a0\u2003\u3000]{2,}")
_LEAST = 2  # rows with numbers, and columns, of a table
_HEADS = 5  # lines above the first number that may be its header, at most
_LABEL = 90  # letters of a row that is only a label, at most
_VALUES = (Content.NUMBER, Content.NIL, Content.TIME)


def gapped(text: str) -> bool:
    """Whether a line has two fields or more."""
    return bool(_GAP.search(text.strip()))


def table(lines: Sequence[Line], at: int) -> tuple[Grid | None, int]:
    """The table that begins at line `at`, if the lines from there make one, and the line after it."""
    end = _end(lines, at)
    rows = [line for line in lines[at:end] if line[1].strip() and not ruled(line[1])]
    rows = _without_foot(rows)
    first = next((number for number, (_, text) in enumerate(rows) if _valued_fields(text)), len(rows))
    rows = rows[max(0, first - _HEADS) :]
    grid = _grid(rows)
    return (None, end) if grid is None else (grid, end)


def _end(lines: Sequence[Line], at: int) -> int:
    """The line after the last one that can belong to the table: two blank lines or prose end it."""
    end = last = at
    while end < len(lines):
        text = lines[end][1]
        if gapped(text):
            last = end + 1
        elif (text.strip() and (len(text.strip()) > _LABEL or text.rstrip()[-1] in ".;!?")) or end - last > 2:
            break
        end += 1
    return last


def _without_foot(rows: list[Line]) -> list[Line]:
    """The rows up to the last with a number: what follows is no part of the table."""
    while rows and not _valued_fields(rows[-1][1]):
        rows = rows[:-1]
    return rows


def _fields(text: str) -> list[Field]:
    """Where the fields of a line start and end."""
    cuts = [match.span() for match in _GAP.finditer(text)]
    ends = [0, *(at for cut in cuts for at in cut), len(text)]
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return [(low, high) for low, high in pairs if text[low:high].strip()]


def _grid(rows: Sequence[Line]) -> Grid | None:
    return None if not rows else _tabbed(rows) or _aligned(rows)


def _tabbed(rows: Sequence[Line]) -> Grid | None:
    """The table of rows with one tab between two columns."""
    cells = []
    for start, text in rows:
        cuts = [-1, *(at for at, char in enumerate(text) if char == "\t"), len(text)]
        cells.append(tuple(piece(start, text, low + 1, high) for low, high in pairwise(cuts)))
    full = Counter(len(row) for row in cells if valued(row))
    if not full:
        return None
    width = max(full, key=lambda count: (full[count], count))
    if width < _LEAST or full[width] * 5 < 4 * sum(full.values()) or any(len(row) > width for row in cells):
        return None
    return _sure([padded(row, width) for row in cells])


def _aligned(rows: Sequence[Line]) -> Grid | None:
    """The table of rows whose fields stand below each other, or are equally many."""
    found = [(line, _fields(line[1])) for line in rows]
    counts = Counter(len(fields) for (_, text), fields in found if _valued_fields(text))
    if not counts:
        return None
    width = max(counts, key=lambda count: (counts[count], count))
    if width < _LEAST:
        return None
    full = [fields for (_, text), fields in found if len(fields) == width and _valued_fields(text)]
    columns = [(min(row[at][0] for row in full), max(row[at][1] for row in full)) for at in range(width)]
    below = all(left[1] <= right[0] for left, right in pairwise(columns))
    if not below and len(full) * 4 < 3 * sum(counts.values()):
        return None
    made = [_row(line, fields, columns, below) for line, fields in found]
    first = next(number for number, (_, text) in enumerate(rows) if _valued_fields(text))
    for number in reversed(range(first - 1)):
        made[number] = _spread(made[number], made[number + 1], columns, rows[number][0])
    return _sure(made)


def _spread(
    row: tuple[Piece, ...], below: tuple[Piece, ...], columns: Sequence[Field], start: int
) -> tuple[Piece, ...]:
    """A row of a header, where a text set in the middle over several columns stands over the first of them."""
    moved = list(row)
    for at in range(1, len(row)):
        to = at
        while row[at].text and to and not moved[to - 1].text and below[to - 1].text and below[at].text:
            if row[at].start - start >= columns[to][0]:
                break
            to -= 1
        moved[at], moved[to] = moved[to], moved[at]
    return tuple(moved)


def _row(line: Line, fields: Sequence[Field], columns: Sequence[Field], below: bool) -> tuple[Piece, ...]:
    """The fields of a line in the columns that they stand in; two that share one are one text."""
    start, text = line
    if len(fields) == len(columns):
        return tuple(piece(start, text, *field) for field in fields)
    taken: dict[int, Field] = {}
    for at, field in enumerate(fields):
        column = _nearest(field, columns) if below else min(at, len(columns) - 1)
        if len(fields) == 1 and columns[0][0] <= field[0] < columns[0][1]:
            column = 0  # a line over the rows below it, however far it reaches
        low, high = taken.get(column, field)
        taken[column] = (min(low, field[0]), max(high, field[1]))
    row = [piece(start, text, *taken[at]) if at in taken else None for at in range(len(columns))]
    end = start + len(text.rstrip())
    return tuple(one or Piece(end, end, "") for one in row)


def _nearest(field: Field, columns: Sequence[Field]) -> int:
    """The column that a field shares most with, else the one whose middle is nearest."""
    shared = [min(field[1], high) - max(field[0], low) for low, high in columns]
    best = max(range(len(columns)), key=lambda at: shared[at])
    if shared[best] > 0:
        return best
    middle = field[0] + field[1]
    return min(range(len(columns)), key=lambda at: abs(sum(columns[at]) - middle))


def _valued_fields(text: str) -> bool:
    return any(content(text[low:high].strip()) is Content.NUMBER for low, high in _fields(text)[1:])


def _sure(rows: list[tuple[Piece, ...]]) -> Grid | None:
    """The grid, where at least two rows hold numbers and what stands in those rows beside labels is mostly numbers."""
    full = [row for row in rows if valued(row)]
    if len(full) < _LEAST:
        return None
    contents = [content(one.text) for row in full for one in row[1:] if one.text]
    if sum(one in _VALUES for one in contents) * 2 < len(contents):
        return None
    pieces = [one for row in rows for one in row if one.text]
    return Grid(pieces[0].start, pieces[-1].end, tuple(rows))
