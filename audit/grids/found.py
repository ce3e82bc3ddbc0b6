"""The tables of a text, in order; a table that goes on after a page break, its header repeated, is one."""

from __future__ import annotations

import re
from dataclasses import replace

from audit.grids import bars, gaps, runs, stacks
from audit.grids.bars import Line
from audit.grids.values import Grid

_GAP = "[ \u00a0\u2003\u3000]"
_HINTS = (re.compile(r"[|│┃║\t]"), re.compile(rf"{_GAP}{_GAP}+\S"))  # each begins with what a scan can skip to
_LINE = re.compile(r"^[^\n]*", re.MULTILINE)
_BREAK = 120  # letters between two parts of one table, at most


def grids(text: str) -> tuple[Grid, ...]:
    """Every table of the text."""
    stacked = stacks.hinted(text)
    if not (stacked or any(hint.search(text) for hint in _HINTS) or runs.hinted(text)):
        return ()
    lines = [(match.start(), match[0]) for match in _LINE.finditer(text)]
    found: list[Grid] = []
    at = free = tried = 0
    while at < len(lines):
        grid, after = _table(lines, at, free)
        if grid is None and stacked and at >= tried and lines[at][1].strip():
            grid, tried = stacks.table(lines, at)
            after = tried if grid is not None else after
        if grid is not None:
            _add(found, grid, text)
            free = after
        at = max(after, at + 1)
    return tuple(found)


def _table(lines: list[Line], at: int, free: int) -> tuple[Grid | None, int]:
    line = lines[at][1]
    if not line.strip():
        return None, at + 1
    if (
        bars.barred(line)
        or (bars.ruled(line) and line.strip()[0] not in "-=")
        or bars.loose(lines, at)
        or bars.torn(lines, at)
    ):
        return bars.table(lines, at)
    return gaps.table(lines, at) if gaps.gapped(line) else runs.table(lines, at, free)


def _add(found: list[Grid], grid: Grid, text: str) -> None:
    """Adds a table, or its rows below the header to the table before where a page break parted them."""
    last = found[-1] if found else None
    same = last is not None and last.texts[0] == grid.texts[0] and any(grid.texts[0])
    between = text[last.end : grid.start] if last is not None else ""
    parted = "\f" in between or not any(map(str.isalpha, between))  # a heading between makes it another table
    if last is not None and same and parted and len(between.strip()) < _BREAK:
        found[-1] = replace(last, end=grid.end, rows=(*last.rows, *grid.rows))
    else:
        found.append(grid)
