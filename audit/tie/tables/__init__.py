"""The tables of a document -> their claims and what their rows and columns join."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from audit.grids import Part, Shape, cell_place, grid_of, parts, shape
from audit.model import Block, Claim, Tie, Zone
from audit.normalise import Normal
from audit.tie.contexts import Context
from audit.tie.tables.claims import Tabled
from audit.tie.tables.footings import footings
from audit.tie.tables.headers import Headers
from audit.tie.tables.units import measured
from audit.tie.tables.versions import Laid, versions

__all__ = ["Tables"]

_ABOVE = 4  # blocks over a table that may be its caption, its unit, its heading
_NEAR = 600  # letters from there to the table
_LINE = 220  # letters of such a line
# Numbers of a line, and those with digits behind a mark, a sign of money or of per cent.
_NUMBER = re.compile(r"(?<![\w.,/-])(?!(?:19|20)\d\d\b)[$£€]?\d+(?:[.,]\d+)*(?![\w/-])")
_EXACT = re.compile(r"\d[.,]\d|\d\s?%|[$£€]\s?\d")
_PROSE = 24  # letters of a cell that tells something in words


@dataclass(slots=True)
class Tables:
    """Reads the tables of one document as their cells come by in its text."""

    text: Normal
    laid: Sequence[Block]
    context: Context
    decimal: str
    lines: Sequence[int]
    places: dict[str, tuple[int, int, int]] = field(init=False)
    cells: dict[int, dict[tuple[int, int], Block]] = field(default_factory=dict)
    read: dict[int, list[Tabled]] = field(default_factory=dict)
    headers: Headers = field(init=False)
    above: dict[int, list[str]] = field(init=False)
    parts: dict[int, list[tuple[Part, Shape, str]]] = field(init=False)

    def __post_init__(self) -> None:
        celled = {block.cell: block for block in self.laid if block.cell is not None}
        self.places = {name: cell_place(name) for name in celled}
        for (number, row, column), block in zip(self.places.values(), celled.values(), strict=True):
            self.cells.setdefault(number, {})[row, column] = block
        self.headers = Headers(self.context)
        self.parts = self._parts()

    def _parts(self) -> dict[int, list[tuple[Part, Shape, str]]]:
        """The tables of each sheet, each with what tells it from another of the same rows and columns."""
        found = [
            (number, part, shape(part.grid.texts))
            for number, cells in self.cells.items()
            for part in parts(grid_of(cells, self.text.text))
        ]
        starts = {number: min(block.start for block in cells.values()) for number, cells in self.cells.items()}
        self.above = {number: self._above(start) for number, start in starts.items()}
        laid = [Laid(part.grid, made, [*_over(made), *self.above[number]]) for number, part, made in found]
        names = versions(laid)
        made: dict[int, list[tuple[Part, Shape, str]]] = {}
        for at, (number, part, one) in enumerate(found):
            made.setdefault(number, []).append((part, one, names.get(at, "")))
        return made

    def at(self, block: Block) -> list[Claim]:
        """The claim of a cell."""
        number, row, column = self.places[block.cell or ""]
        if number not in self.read:
            above = self.above[number]
            self.read[number] = [
                Tabled(number, part, one, name, self.text, self.context, self.headers, above, self.decimal, self.lines)
                for part, one, name in self.parts[number]
            ]
        table = self._of(number, row, column)
        claim = table.claims.get((row - table.top, column))
        return [claim] if claim else []

    def _of(self, number: int, row: int, column: int) -> Tabled:
        """The table of a sheet that a cell of it is in."""
        found = self.read[number]
        last = bisect_right(found, row, key=lambda table: table.top)
        beside = [table for table in found[:last] if table.top == found[last - 1].top]
        return beside[bisect_right(beside, column, key=lambda table: table.part.left) - 1]

    def ties(self) -> Iterator[Tie]:
        """What the rows and columns of the tables read so far join."""
        for table in self.all():
            yield from footings(table)

    def all(self) -> list[Tabled]:
        """The tables read so far."""
        return [table for found in self.read.values() for table in found]

    def prose(self, block: Block) -> bool:
        """Whether a cell is to be read as a sentence: words with a figure beside the labels and values of its table."""
        number, row, column = self.places[block.cell or ""]
        table = self._of(number, row, column)
        row -= table.top
        if (row, column) in table.claims or column in (table.shape.label, table.shape.unit):
            return False
        long = block.end - block.start > _PROSE
        return long and column not in table.shape.values and any(one.at == row for one in table.shape.rows)

    def _above(self, start: int) -> list[str]:
        """The lines over a table, the nearest first, up to the last sentence of the text before it."""
        found: list[str] = []
        place = bisect_right(self.laid, start, key=lambda block: block.start)
        before = (self.laid[at] for at in range(place - 1, -1, -1))
        over = (block for block in before if block.end <= start and block.cell is None)
        for block in islice(over, _ABOVE):
            line = " ".join(self.text.text[block.start : block.end].split())
            closed = line.endswith((".", ";")) and block.zone is Zone.BODY
            closed = closed and measured(line.rstrip(".;"), self.context.language.code) is None
            if len(line) > _LINE or closed or _telling(line) or start - block.end > _NEAR:
                break
            if block.zone is not Zone.BOILERPLATE:
                found.append(line)
        return found


def _telling(line: str) -> bool:
    """Whether a line tells figures itself, as no caption does: `- Lượt khám: 18.420, đạt 26,3% kế hoạch`."""
    told = line.lstrip("0123456789. ")  # behind the number of the line
    return len(_NUMBER.findall(told)) > 1 and _EXACT.search(told) is not None


def _over(made: Shape) -> list[str]:
    """The lines in a table that may name it, the nearest first: the header over its labels, its captions."""
    return [*reversed(made.columns.get(made.label, ())), *reversed(made.captions)]
