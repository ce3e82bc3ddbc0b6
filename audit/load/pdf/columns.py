"""The columns of a page: where text stands beside text, each column is read by itself, whatever else it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from audit.load.pdf.glyphs import Glyph
from audit.load.pdf.lines import Line
from audit.load.pdf.rulings import Grid

_GUTTER = 0.6  # of the font size: the least free strip between two columns
_BLANK = 0.12  # of the font size: the least gap between words
_FULL = 0.6  # of the width of a column: what the letters of a full line of text take at least
_WORDS = 4  # of a full line
_LINES = 3  # full lines that make text of a column
_STARTS = 4  # places where most lines begin that are tried as the left edge of a column
_APART = 1.3  # of the usual distance between lines: where a paragraph ends
_SLACK = 1.0  # points that the beginnings of lines below each other may be apart


@dataclass(frozen=True, slots=True)
class Column:
    """What is read by itself: its characters outside of ruled tables, and those tables."""

    glyphs: list[Glyph]
    tables: list[Grid]


@dataclass(frozen=True, slots=True)
class Row:
    """A line by its words: their ends from left to right, and whether they have letters; or a ruled table, as one."""

    base: float
    size: float
    glyphs: Sequence[Glyph]
    words: Sequence[tuple[float, float, bool]]
    table: Grid | None = None


def columns(lines: Sequence[Line], tables: Sequence[Grid]) -> Iterator[Column]:
    """The parts of a page in the order of reading: what stands over columns, each column, and what stands below."""
    rows = [_row(line) for line in lines]
    usual = median(row.size for row in rows) if rows else 0.0
    for table in tables:
        rows.append(Row(table.box.top, usual, [], [(table.box.left, table.box.right, False)], table))
    yield from _cut(sorted(rows, key=lambda row: -row.base))


def _row(line: Line) -> Row:
    row = sorted(line.glyphs, key=lambda glyph: glyph.left)
    words: list[tuple[float, float, bool]] = []
    for glyph in row:
        if words and glyph.left - words[-1][1] <= _BLANK * line.size:
            left, right, named = words[-1]
            words[-1] = (left, max(right, glyph.right), named or glyph.char.isalpha())
        else:
            words.append((glyph.left, glyph.right, glyph.char.isalpha()))
    return Row(line.base, line.size, row, words)


def _cut(rows: Sequence[Row]) -> Iterator[Column]:
    found = _columned(rows)
    if found is None:
        yield Column([glyph for row in rows for glyph in row.glyphs], [row.table for row in rows if row.table])
        return
    start, end, left = found
    if start:
        yield from _cut(rows[:start])
    for low, high in ((-inf, left), (left, inf)):
        yield from _cut([side for row in rows[start:end] if (side := _side(row, low, high)).words])
    if end < len(rows):
        yield from _cut(rows[end:])


def _columned(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """The longest run of rows beside whose text other text begins at one place, with that place."""
    usual = median(row.size for row in rows) if rows else 0.0
    best: tuple[int, int, float] | None = None
    edges = _edges(rows, usual)
    for left in edges:
        for start, end in _clear(rows, left - _GUTTER * usual, left):
            longer = best is None or end - start > best[1] - best[0]
            if longer and _texts(rows[start:end], left, edges):
                best = (start, end if end == len(rows) else _paragraph(rows, start, end, left), left)
    return best


def _paragraph(rows: Sequence[Row], start: int, end: int, left: float) -> int:
    """Where the columns of a run of rows end above a row over both: what the left one has below the last paragraph
    that stands beside the right one is over both, too.
    """
    steps = [above.base - below.base for above, below in pairwise(rows[start:end])]
    sides = [(row.words[0][0] < left, row.words[-1][0] >= left) for row in rows[start:end]]
    last = start + max((at for at, (_, right) in enumerate(sides) if right), default=0)
    apart = _APART * median(step for step in steps if step > 0)
    return next((at for at in range(last + 1, end) if rows[at - 1].base - rows[at].base > apart), end)


def _edges(rows: Sequence[Row], usual: float) -> list[float]:
    """Where most lines begin or go on behind a gap that may be a gutter."""
    found: Counter[int] = Counter()
    places: dict[int, float] = {}
    for row in rows:
        reach = -inf
        for left, right, _ in row.words:
            if left - reach > _GUTTER * usual:
                key = round(left / _SLACK)
                found[key] += 1
                places[key] = min(left, places.get(key, left))
            reach = right
    return [places[key] - _SLACK for key, count in found.most_common(_STARTS) if count >= _LINES]


def _clear(rows: Sequence[Row], low: float, high: float) -> Iterator[tuple[int, int]]:
    """The runs of rows that leave the strip from `low` to `high` free."""
    start = 0
    for at, row in enumerate((*rows, None)):
        if row is None or any(word[0] < high and word[1] > low + _SLACK for word in row.words):
            if at - start >= _LINES:
                yield start, at
            start = at + 1


def _texts(rows: Sequence[Row], left: float, edges: Sequence[float]) -> bool:
    """Whether text stands on both sides of a place, most of what is there in full lines; a side may hold more columns,
    of which the nearest counts.
    """
    before = max((edge for edge in edges if edge < left - _SLACK), default=-inf)
    behind = min((edge for edge in edges if edge > left + _SLACK), default=inf)
    sides = [
        max(_filled(rows, low, left) for low in {-inf, before}),
        max(_filled(rows, left, high) for high in {inf, behind}),
    ]
    return min(sides) > (0.0, 0.0) and 2 * sum(full for full, _ in sides) >= sum(total for _, total in sides)


def _filled(rows: Sequence[Row], low: float, high: float) -> tuple[float, float]:
    """What full lines of text take between two places, where there are enough, and what all lines take."""
    inside = [[word for word in row.words if low <= word[0] < high] for row in rows if not row.table]
    inside = [words for words in inside if words]
    width = max((words[-1][1] for words in inside), default=0.0) - min((words[0][0] for words in inside), default=0.0)
    lengths = [(sum(word[1] - word[0] for word in words), sum(word[2] for word in words)) for words in inside]
    own = [length for length, count in lengths if count >= _WORDS and length >= _FULL * width]
    return (sum(own), sum(length for length, _ in lengths)) if len(own) >= _LINES else (0.0, 0.0)


def _side(row: Row, low: float, high: float) -> Row:
    """What of a row stands between two places."""
    glyphs = [glyph for glyph in row.glyphs if low <= glyph.left < high]
    words = [word for word in row.words if low <= word[0] < high]
    return Row(row.base, row.size, glyphs, words, row.table if words else None)
