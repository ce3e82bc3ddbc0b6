"""Ruled tables of a PDF: the cells that lines on the page enclose, with the characters inside each."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from audit.load.pdf.glyphs import Glyph
from audit.load.pdf.lines import lines
from audit.rows import rows

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_RULINGS = 6  # a table of two cells has five lines at least
_CELLS = 4
_HYPHEN = re.compile(r"(?<=[0-9])- (?=[0-9])")
_NUMBER = re.compile(r"\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?(?:(?!\1)[.,]\d+)?|\d+(?:[.,]\d+)?")
_TORN = re.compile(r"(?<![\d.,])([\d.,]*\d[\d.,]*) (?=(\d[\d.,]*))")


class Box(NamedTuple):
    """A rectangle in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of a character lies inside."""
        across, up = (glyph.left + glyph.right) / 2, glyph.base + glyph.size / 4
        return self.left <= across <= self.right and self.bottom <= up <= self.top


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its box and its rows of cells; `None` where a cell to the left or above reaches over."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


def ruled(page: PdfPage) -> bool:
    """Whether a page has enough lines and frames to hold a table."""
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH

    return sum(1 for _ in zip(range(_RULINGS), page.get_objects(filter=[FPDF_PAGEOBJ_PATH]), strict=False)) == _RULINGS


def grids(data: bytes, number: int) -> list[Grid]:
    """The ruled tables of the page with index `number`, from top to bottom. Costs about a tenth of a second.

    There are none on a page whose drawing is damaged; the cells of its tables are then told by the gaps between them.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what is damaged shows in what is read
    try:
        return sorted(_found(data, number), key=lambda grid: -grid.box.top)
    except Exception:  # whatever it makes of damaged bytes
        return []


def _found(data: bytes, number: int) -> Iterator[Grid]:
    import pdfplumber

    with pdfplumber.open(BytesIO(data), pages=[number + 1]) as opened:
        page = opened.pages[0]
        for table in page.find_tables():
            if len(table.cells) >= _CELLS:
                cells = (tuple(cell and _box(cell, page.height) for cell in row.cells) for row in table.rows)
                yield Grid(_box(table.bbox, page.height), tuple(cells))


def _box(box: tuple[float, float, float, float], height: float) -> Box:
    left, top, right, bottom = box
    return Box(left, height - bottom, right, height - top)


def written(grid: Grid, glyphs: Sequence[Glyph]) -> str:
    """The rows of a table, a bar between cells; a cell that spans columns is repeated in each of them."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.base)
    bases = [glyph.base for glyph in ordered]
    starts = [min((cell.left for cell in column if cell), default=0.0) for column in zip(*grid.rows, strict=True)]
    table = []
    for row in grid.rows:
        cells: list[str] = []
        reach = 0.0
        for cell, start in zip(row, starts, strict=True):
            if cell is not None:
                near = ordered[bisect_left(bases, cell.bottom) : bisect_left(bases, cell.top)]
                cells.append(_text(cell, near))
                reach = cell.right
            else:
                cells.append(cells[-1] if start < reach - 1 else "")
        table.append(cells)
    return rows(table)


def _text(cell: Box, glyphs: Sequence[Glyph]) -> str:
    """The text of a cell on one line; a number that was broken after its hyphen (`2022-` `2023`), or where a narrow
    column ended (`1.204.50` `0.000`), is whole again.
    """
    inside = lines(glyph for glyph in glyphs if cell.holds(glyph))
    text = " ".join(piece.text for line in inside for piece in line.pieces)
    return _TORN.sub(_mended, _HYPHEN.sub("-", text)) if len(inside) > 1 else text


def _mended(torn: re.Match[str]) -> str:
    """What stands before a gap inside a number: closed up where that is no number and both together are one."""
    whole = _NUMBER.fullmatch(torn[1]) is None and _NUMBER.fullmatch(torn[1] + torn[2]) is not None
    return torn[1] if whole else torn[0]
