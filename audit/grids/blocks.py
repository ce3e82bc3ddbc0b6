"""Tables -> blocks, one for each cell with text, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.grids.shapes import shape
from audit.grids.values import Grid, Piece, cell_name, cell_place
from audit.model import Block, Zone


def cells(number: int, grid: Grid) -> Iterator[Block]:
    """The blocks of the table with that number, from 0, in the order of the text, with the headers of each cell."""
    made = shape(grid.texts)
    labels = {row.at: row.label for row in made.rows}
    for at, row in enumerate(grid.rows):
        for column, piece in enumerate(row):
            if piece.text:
                name = cell_name(number, at, column)
                head = made.head(column) if at in labels else ""
                yield Block(Zone.TABLE, piece.start, piece.end, cell=name, row=labels.get(at, ""), column=head)


def grid_of(blocks: Sequence[Block], text: str) -> Grid:
    """The table whose cells `blocks` are; what has no block is empty."""
    places = {cell_place(block.cell or "")[1:]: block for block in blocks}
    width = 1 + max(column for _, column in places)
    rows = []
    end = blocks[0].start
    for at in range(1 + max(row for row, _ in places)):
        row = []
        for column in range(width):
            block = places.get((at, column))
            row.append(
                Piece(end, end, "") if block is None else Piece(block.start, block.end, text[slice(*_ends(block))])
            )
            end = row[-1].end
        rows.append(tuple(row))
    return Grid(blocks[0].start, blocks[-1].end, tuple(rows))


def _ends(block: Block) -> tuple[int, int]:
    return block.start, block.end
