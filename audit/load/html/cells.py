"""A table of a page -> its cells in rows and columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_WIDEST = 100  # columns or rows that one cell is taken to span, at most


def cells(table: _Element, text: Callable[[_Element], str], unshown: Callable[[_Element], bool]) -> list[list[str]]:
    """The rows, all of one length, without what is `unshown`; a cell that spans columns is repeated, below one that
    spans rows all is empty.
    """
    grid: list[list[str]] = []
    covered: set[tuple[int, int]] = set()
    shown = (row for row in table.iter("tr") if not unshown(row))
    for down, row in enumerate(shown):
        line: list[str] = []
        for cell in (cell for cell in row.iterchildren("td", "th") if not unshown(cell)):
            _skip(line, covered, down)
            wide, high, content = _span(cell, "colspan"), _span(cell, "rowspan"), text(cell)
            covered |= {(down + below, len(line) + at) for below in range(1, high) for at in range(wide)}
            line += [content] * wide
        _skip(line, covered, down)
        grid.append(line)
    width = max(map(len, grid), default=0)
    return [line + [""] * (width - len(line)) for line in grid if any(line)]


def _skip(line: list[str], covered: set[tuple[int, int]], down: int) -> None:
    while (down, len(line)) in covered:
        line.append("")


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name) or "1"
    return max(1, min(int(value), _WIDEST)) if value.isdecimal() else 1
