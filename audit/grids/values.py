"""What a table is before it is understood: pieces of text in rows and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_NAME = re.compile(r"Table (\d+)!([A-Z]+)(\d+)")


class Piece(NamedTuple):
    """The text of one cell, `text` at `start:end` of the document; empty where the cell is."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands in a text: every row has as many pieces as the table has columns."""

    start: int
    end: int
    rows: tuple[tuple[Piece, ...], ...]

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The texts of the cells alone."""
        return tuple(tuple(piece.text for piece in row) for row in self.rows)


def cell_name(table: int, row: int, column: int) -> str:
    """What a person calls a cell; all numbers count from 0: `Table 2!C5` is (1, 4, 2)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"Table {table + 1}!{letters}{row + 1}"


def cell_place(name: str) -> tuple[int, int, int]:
    """Table, row and column of a name that `cell_name` made. Raises `ValueError` for another text."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"{name!r} names no cell")
    column = 0
    for letter in found[2]:
        column = column * 26 + ord(letter) - 64
    return int(found[1]) - 1, int(found[3]) - 1, column - 1
