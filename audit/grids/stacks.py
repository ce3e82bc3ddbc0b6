"""Tables whose cells stand one below the other, as pasted from a page: as many lines a row as the header has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.grids.bars import Line, padded, piece
from audit.grids.contents import Content, content
from audit.grids.gaps import gapped
from audit.grids.shapes import lasting
from audit.grids.values import Grid, Piece

_HINT = re.compile(r"^[ \t]*[-+−–]?\d[\d.,]*[ \t]?%?[ \t]*\n\s*\S", re.MULTILINE)
_CELL = 70  # letters of a cell
_LINES = 4  # lines over a header that are none of it, at most
_WIDEST = 14  # columns
_ROWS = 2  # least rows of a table; of two columns one more
_FIGURES = (Content.NUMBER, Content.NIL, Content.TIME)


class Cells(NamedTuple):
    """Lines that may each be a cell: where they stand among all lines, their pieces, what they hold."""

    places: Sequence[int]
    pieces: Sequence[Piece]
    contents: Sequence[Content]


def hinted(text: str) -> bool:
    """Whether a text may hold such a table: a line that is one number, with another below it."""
    return _HINT.search(text) is not None


def table(lines: Sequence[Line], at: int) -> tuple[Grid | None, int]:
    """The table among the short lines from `at` on, and the line after it; without one, the line after them all."""
    cells, end = _cells(lines, at)
    if cells.contents.count(Content.NUMBER) < _ROWS:
        return None, end
    made = [grid for start in range(_LINES + 1) for grid in _from(cells, start)]
    best = max(made, key=lambda rows: sum(map(len, rows)), default=None)
    if best is None:
        return None, end
    width = max(map(len, best))
    rows = tuple(_filled(row, width) for row in best)
    last = best[-1][-1]
    after = next(place for place, one in zip(cells.places, cells.pieces, strict=True) if one == last)
    return Grid(best[0][0].start, last.end, rows), after + 1


def _cells(lines: Sequence[Line], at: int) -> tuple[Cells, int]:
    """The lines from `at` on that are short and end no sentence, and the line after the last of them."""
    places, pieces = [], []
    end = at
    while end < len(lines):
        start, text = lines[end]
        bare = text.strip()
        if bare:
            if len(bare) > _CELL or bare[-1] in ".;:!?" or bare[0] in "|-*•+#" or gapped(text):
                break
            places.append(end)
            pieces.append(piece(start, text, 0, len(text)))
        elif places and end - places[-1] > 1:
            break
        end += 1
    told = [Content.WORDS if lasting(one.text) else content(one.text) for one in pieces]
    return Cells(places, pieces, told), max(end, at + 1)


def _from(cells: Cells, start: int) -> Iterator[list[list[Piece]]]:
    """The tables whose header begins at cell `start`: with a cell over the labels, and without one."""
    told = cells.contents
    first = next((at for at in range(start, len(told)) if told[at] in (Content.NUMBER, Content.NIL)), len(told))
    for width in range(2, min(_WIDEST, first - start + 1) + 1):
        for heads in (width, width - 1):
            body = start + heads
            if body <= first and body + width <= len(told):
                rows = _rows(cells, body, width)
                if len(rows) >= _ROWS + (width == 2) and Content.TIME not in told[body : body + 1]:
                    yield [list(cells.pieces[start:body]), *rows]


def _rows(cells: Cells, body: int, width: int) -> list[list[Piece]]:
    """The rows from cell `body` on, as long as each column holds what it holds in the first: words or figures."""
    told = cells.contents
    kinds = [one in _FIGURES for one in told[body : body + width]]
    numbered = kinds[0] and cells.pieces[body].text == "1" and not kinds[1]
    if (kinds[0] and not numbered) or not any(kinds[1 + numbered :]):
        return []
    rows: list[list[Piece]] = []
    at = body
    while [one in _FIGURES for one in told[at : at + width]] == kinds:
        if numbered and cells.pieces[at].text != str(len(rows) + 1):
            break
        rows.append(list(cells.pieces[at : at + width]))
        at += width
    if numbered and [one in _FIGURES for one in told[at : at + width - 1]] == kinds[1:]:
        rows.append(list(cells.pieces[at : at + width - 1]))  # a total, which has no number
    return rows


def _filled(row: Sequence[Piece], width: int) -> tuple[Piece, ...]:
    """A row with an empty first cell where it is one short: a header without a cell over the labels, a total."""
    if len(row) == width - 1:
        return (Piece(row[0].start, row[0].start, ""), *row)
    return padded(tuple(row), width)
