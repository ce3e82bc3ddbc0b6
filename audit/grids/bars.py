"""Tables drawn with bars: Markdown, and boxes of `+---+` or of line-drawing characters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from audit.grids.contents import Content, content
from audit.grids.values import Grid, Piece

Line = tuple[int, str]
Field = tuple[int, int]

_BARS = "|│┃║"
_SPLIT = re.compile(rf"(?<!\\)[{_BARS}]")
_DRAWN = r"\s|│┃║+:=\-─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╟╢╤╧╪╞╡╭╮╰╯┏┓┗┛┳┻┣┫╋"
_RULE = re.compile(rf"[{_DRAWN}]*")
_STROKES = frozenset("-=─━═")
_LEAST = 2  # rows and columns of a table
_EVEN = 6  # rows that are looked at for being of one table
_TORN = 40  # lines of a header that was torn into its cells, at most


def barred(text: str) -> bool:
    """Whether a line opens with a bar, as every row of a drawn table does."""
    return text.lstrip()[:1] in _BARS and bool(text.strip())


def ruled(text: str) -> bool:
    """Whether a line only parts rows: `|---|:--:|`, `+----+----+`."""
    return not _STROKES.isdisjoint(text) and bool(_RULE.fullmatch(text))


def loose(lines: Sequence[Line], at: int) -> bool:
    """Whether a table without outer bars begins: a line with a bar, and below it a rule with one, or lines that have as
    many bars, of which two hold numbers: `Branch | Visits` over `Colfax | 118,950`.
    """
    bars = len(_SPLIT.findall(lines[at][1]))
    if not bars or at + 1 >= len(lines):
        return False
    if "|" in lines[at + 1][1] and ruled(lines[at + 1][1]):
        return True
    rows = list(itertools.takewhile(lambda line: len(_SPLIT.findall(line[1])) == bars, lines[at : at + _EVEN]))
    return len(rows) > _LEAST and sum(valued(_pieces(*line)) for line in rows) >= _LEAST


def torn(lines: Sequence[Line], at: int) -> int:
    """How many lines, from line `at` on, hold one cell each of the header above a rule with as many columns: `2022 |`
    over `2021 |` over `---|---|`; 0 where they are none.
    """
    end = at
    while end < min(len(lines), at + _TORN) and _cell(lines[end][1]):
        end += 1
    fits = end - at >= _LEAST and end < len(lines) and ruled(lines[end][1])
    return end - at if fits and len(_pieces(*lines[end])) == end - at else 0


def _cell(text: str) -> bool:
    """Whether a line is one cell with a bar behind it."""
    return text.rstrip()[-1:] in _BARS and len(_SPLIT.findall(text)) == 1 and not ruled(text)


def table(lines: Sequence[Line], at: int) -> tuple[Grid | None, int]:
    """The table that begins at line `at`, if its lines make one, and the line after it."""
    cells = torn(lines, at)
    inner = bool(cells) or (not barred(lines[at][1]) and not ruled(lines[at][1]))
    spaced = at + 1 < len(lines) and not lines[at + 1][1].strip()
    end = at
    while end < len(lines) and _goes_on(lines, end, inner, spaced):
        end += 1
    head = [tuple(_pieces(*line)[0] for line in lines[at : at + cells])] if cells else []
    body = lines[at + cells : end]
    rows = [*head, *(_pieces(start, text) for start, text in body if text.strip() and not ruled(text))]
    width = max(map(len, rows), default=0)
    if len(rows) < _LEAST or width < _LEAST:
        return None, end
    last = next(line for line in reversed(lines[at:end]) if line[1].strip())
    stop = last[0] + len(last[1].rstrip())
    start = lines[at][0] + len(lines[at][1]) - len(lines[at][1].lstrip())
    return Grid(start, stop, tuple(padded(row, width) for row in rows)), end


def _goes_on(lines: Sequence[Line], at: int, inner: bool, spaced: bool) -> bool:
    """Whether a table goes on in a line; over a blank line only where one stands after every row (`spaced`)."""
    text = lines[at][1]
    if barred(text) or ruled(text) or (inner and bool(_SPLIT.search(text))):
        return True
    return spaced and not text.strip() and at + 1 < len(lines) and barred(lines[at + 1][1])


def _pieces(start: int, text: str) -> tuple[Piece, ...]:
    cuts = [match.start() for match in _SPLIT.finditer(text)]
    inside = text.rstrip()
    ends = [-1, *cuts, len(inside)]
    if cuts and not text[: cuts[0]].strip():
        ends = ends[1:]
    if len(cuts) > 1 and cuts[-1] == len(inside) - 1:
        ends = ends[:-1]
    return tuple(piece(start, text, low + 1, high) for low, high in itertools.pairwise(ends))


def piece(start: int, text: str, low: int, high: int) -> Piece:
    """The trimmed piece `text[low:high]` of a line that stands at `start` of its document."""
    inside = text[low:high].strip()
    if not inside:
        return Piece(start + low, start + low, "")
    at = low + text[low:high].index(inside)
    bold = re.fullmatch(r"(\*\*|__)(.+?)\1", inside)
    if bold:
        inside, at = bold[2].strip(), at + inside.index(bold[2].strip())
    return Piece(start + at, start + at + len(inside), inside)


def valued(row: Sequence[Piece]) -> bool:
    """Whether a piece behind the first of a row is a number."""
    return any(content(one.text) is Content.NUMBER for one in row[1:])


def padded(row: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
    """The row with empty pieces behind its last, so many that it has `width`."""
    end = row[-1].end if row else 0
    return (*row, *(Piece(end, end, "") for _ in range(width - len(row))))
