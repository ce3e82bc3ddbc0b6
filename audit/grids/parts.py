"""The tables that stand below each other in one sheet, each with a header of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.grids.contents import Content, content
from audit.grids.shapes import Texts, lasting
from audit.grids.values import Grid
from audit.grids.words import words
from audit.normalise import fold

_LINES = 6  # rows of one text or none between two tables, at most
_HEADS = 4  # rows of a header, at most


class Part(NamedTuple):
    """A table of a sheet: its rows, of which the first is row `top` of the sheet."""

    top: int
    grid: Grid


def parts(grid: Grid) -> Iterator[Part]:
    """The tables of a sheet, the lines over one being its own.

    One begins behind an empty row, or with a line that numbers it, where a header unlike those before stands over
    figures.
    """
    texts, top = grid.texts, 0
    heads: set[tuple[str, ...]] = set()
    valued = False
    for at, row in enumerate(texts):
        last = not any(row) and any(texts[min(at + 1, len(texts) - 1)])
        if valued and (last or _captioned(row)):
            head = _head(texts, at)
            if head is not None and texts[head] not in heads:
                yield Part(top, _cut(grid, top, at))
                top, valued = at, False
        if not valued and _heading(row):
            heads.add(row)
        valued = valued or _figured(row)
    yield Part(top, _cut(grid, top, len(texts)))


def _cut(grid: Grid, top: int, end: int) -> Grid:
    rows = grid.rows[top:end]
    return Grid(rows[0][0].start, rows[-1][-1].end, rows)


def _head(texts: Texts, at: int) -> int | None:
    """The first row of the header of a table whose lines begin in row `at`."""
    lines = range(at, min(at + _LINES, len(texts)))
    head = next((one for one in lines if sum(map(bool, texts[one])) > 1), None)
    if head is None or not _heading(texts[head]):
        return None
    below = texts[head + 1 : head + 1 + _HEADS]
    return head if any(map(_figured, below)) else None


def _captioned(row: Sequence[str]) -> bool:
    """Whether a row is one line that numbers a table: `Bảng 2. Đội ngũ`."""
    filled = [one for one in row if one]
    return len(filled) == 1 and bool(words().open(fold(filled[0]), "captions"))


def _heading(row: Sequence[str]) -> bool:
    """Whether a row of several texts has no figure, as the first of a header."""
    filled = [one for one in row if one]
    return len(filled) > 1 and all(lasting(one) or content(one) in (Content.WORDS, Content.TIME) for one in filled)


def _figured(row: Sequence[str]) -> bool:
    """Whether a row holds a figure beside its label."""
    return any(content(one) is Content.NUMBER and not lasting(one) for one in row[1:])
