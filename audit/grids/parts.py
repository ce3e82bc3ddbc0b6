"""The tables that stand below each other in one sheet, or side by side, each with a header of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from audit.grids.contents import Content, content
from audit.grids.shapes import Texts, lasting
from audit.grids.values import Grid, Piece
from audit.grids.words import words
from audit.normalise import fold

_LINES = 6  # rows of one text or none between two tables, at most
_HEADS = 4  # rows of a header, at most


class Part(NamedTuple):
    """A table of a sheet: its rows, of which the first is row `top` of the sheet, empty left of column `left` and where
    another begins; `over` are lines above it that stand over others beside it.
    """

    top: int
    grid: Grid
    left: int = 0
    over: tuple[str, ...] = ()


def parts(grid: Grid) -> Iterator[Part]:
    """The tables of a sheet, those side by side from left to right."""
    for part in _below(grid):
        yield from _beside(part)


def _below(grid: Grid) -> Iterator[Part]:
    """The tables that stand below each other, the lines over one being its own.

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


def _beside(part: Part) -> Iterator[Part]:
    """The tables that an empty column parts, where each has a header of its own, labels and figures."""
    texts = _told(part.grid.texts)
    filled = [any(column) for column in zip(*texts, strict=True)]
    starts = [at for at in range(2, len(filled)) if filled[at] and not filled[at - 1]]
    lefts = [0]
    for start, end in pairwise([*starts, len(filled)]):
        one, two = (_told(row[slice(*ends)] for row in texts) for ends in ((lefts[-1], start), (start, end)))
        if _whole(one) and _whole(two) and _filled(one[0]) != _filled(two[0]):
            lefts.append(start)
    if len(lefts) == 1:
        yield part
        return
    over = takewhile(lambda row: len(_filled(row)) < 2, part.grid.texts)
    lines = tuple(text for row in over for text in _filled(row[: lefts[1]]))
    for left, end in pairwise([*lefts, len(filled)]):
        rows = tuple(
            tuple(piece if left <= at < end else Piece(piece.start, piece.start, "") for at, piece in enumerate(row))
            for row in part.grid.rows
        )
        yield Part(part.top, Grid(part.grid.start, part.grid.end, rows), left, lines if left else ())


def _whole(texts: Texts) -> bool:
    """Whether some columns are a table: a header over labels, and figures behind these."""
    labels = sum(content(row[0]) is Content.WORDS for row in texts[1:])
    figures = sum(map(_figured, texts[1:]))
    return bool(texts) and _heading(texts[0]) and figures > 1 and 2 * labels > figures


def _told(texts: Iterable[Sequence[str]]) -> Texts:
    """The rows of several texts."""
    return [row for row in texts if len(_filled(row)) > 1]


def _filled(row: Sequence[str]) -> list[str]:
    return [one for one in row if one]


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
    filled = _filled(row)
    return len(filled) == 1 and bool(words().open(fold(filled[0]), "captions"))


def _heading(row: Sequence[str]) -> bool:
    """Whether a row of several texts has no figure, as the first of a header."""
    filled = _filled(row)
    return len(filled) > 1 and all(lasting(one) or content(one) in (Content.WORDS, Content.TIME) for one in filled)


def _figured(row: Sequence[str]) -> bool:
    """Whether a row holds a figure beside its label."""
    return any(content(one) is Content.NUMBER and not lasting(one) for one in row[1:])
