"""Tables -> blocks, one for each cell with text, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit.grids.parts import parts
from audit.grids.shapes import shape
from audit.grids.values import Grid, Piece, cell_name
from audit.model import Block, Zone


def cells(number: int, grid: Grid) -> Iterator[Block]:
    """The blocks of the table with that number, from 0, in the order of the text, with the headers of each cell."""
    for top, part, *_ in parts(grid):
        made = shape(part.texts)
        labels = {row.at: row.label for row in made.rows}
        heads = {column: made.head(column) for column in made.columns}
        for at, row in enumerate(part.rows):
            for column, piece in enumerate(row):
                if piece.text:
                    name = cell_name(number, top + at, column)
                    head = heads.get(column, "") if at in labels else ""
                    yield Block(Zone.TABLE, piece.start, piece.end, cell=name, row=labels.get(at, ""), column=head)


def grid_of(places: Mapping[tuple[int, int], Block], text: str) -> Grid:
    """The table whose cells stand at `places`, rows and columns in the order of the text; all others are empty."""
    width = 1 + max(column for _, column in places)
    rows = []
    start = end = next(iter(places.values())).start
    for at in range(1 + max(row for row, _ in places)):
        row = []
        for column in range(width):
            block = places.get((at, column))
            row.append(
                Piece(end, end, "") if block is None else Piece(block.start, block.end, text[block.start : block.end])
            )
            end = row[-1].end
        rows.append(tuple(row))
    return Grid(start, max(block.end for block in places.values()), tuple(rows))
