"""Tables whose columns one blank parts, as pasted from a page: every row ends in as many numbers as its header has
times or units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.grids.bars import Field, Line, padded, piece
from audit.grids.contents import TIMES
from audit.grids.values import Grid, Piece

_MONEY = r"[$€£¥](?:m|mn|bn|k|'?000s?| (?:m|bn|million|billion|thousand))?"
_HEAD = re.compile(rf"(?<!\S)(?:(?:fy ?)?(?:{TIMES})|(?:us|a|c)?{_MONEY}|%)(?!\S)", re.IGNORECASE)
_LAST = re.compile(rf"(?:fy)?(?:{TIMES})|[hq][1-4]|(?:us|a|c)?{_MONEY}|million|billion|thousand|%", re.IGNORECASE)
_FIGURE = r"[(]?[-+−–]?[$€£¥]?\d[\d.,]*(?:%|[a-z]{1,2})?[)]?|[-–—]"  # with a unit as short as `p`
_ROW = re.compile(rf"\s*(?P<label>[^\W\d_].*?[^\s\d]|[^\W\d_].* (?:{TIMES}))(?P<figures>(?:\s(?:{_FIGURE}))+)\s*")
_HINT = re.compile(r"\d[a-z%]{0,2}[)]?[ \t]*\n\s{0,8}[^\W\d_][^\n]*\d[a-z%]{0,2}[)]?[ \t]*(?:\n|$)")
_WORD = re.compile(r"\S+")
_ENDS = "%)-–— \t"  # of a row, but for digits and units
_HEADS = 3  # lines above the first row that may be its header
_LABEL = 90  # letters of a label
_ROWS = 3  # least rows of a table


def hinted(text: str) -> bool:
    """Whether a text may hold such a table: two lines below each other that end in digits."""
    return _HINT.search(text) is not None


def table(lines: Sequence[Line], at: int, free: int) -> tuple[Grid | None, int]:
    """The table whose first row with numbers is line `at`, if it makes one, and the line after it; its header is looked
    for from line `free` on.
    """
    spans = _split(lines[at][1])
    if not spans:
        return None, at + 1
    head = _header(lines, at, free, len(spans) - 1)
    rows, end = _rows(lines, at, len(spans)) if head else ([], at + 1)
    if head is None or len(rows) < _ROWS:
        return None, at + 1
    made = [*head, *rows]
    pieces = [one for row in made for one in row if one.text]
    return Grid(pieces[0].start, pieces[-1].end, tuple(made)), end


def _split(text: str) -> list[Field]:
    """Where the label of a row and the numbers that end it stand; nothing where the line is none."""
    ended = text[-1:] in _ENDS or any(map(str.isdecimal, text[-3:]))
    found = _ROW.fullmatch(text) if ended and len(text) < 2 * _LABEL else None
    if found is None or len(found["label"]) > _LABEL:
        return []
    figures = _WORD.finditer(text, found.start("figures"), found.end("figures"))
    return [found.span("label"), *(match.span() for match in figures)]


def _rows(lines: Sequence[Line], at: int, width: int) -> tuple[list[tuple[Piece, ...]], int]:
    """The rows from line `at` on that have `width` pieces, and the line after the last; blank lines, and one short
    label between two rows, are passed over.
    """
    rows: list[tuple[Piece, ...]] = []
    end, label = at, None
    for number in range(at, len(lines)):
        start, text = lines[number]
        if not text.strip():
            if number - end > 2:
                break
            continue
        spans = _split(text)
        if len(spans) == width:
            if label is not None:
                rows.append(padded((label,), width))
            rows.append(tuple(piece(start, text, *span) for span in spans))
            end, label = number + 1, None
        elif label is None and len(text.strip()) <= _LABEL and not any(map(str.isdigit, text)) and text[-1] not in ".;":
            label = piece(start, text, 0, len(text))
        else:
            break
    return rows, end


def _header(lines: Sequence[Line], at: int, free: int, count: int) -> list[tuple[Piece, ...]] | None:
    """The lines above the first row that end in a time or unit for each column; `None` where none does."""
    found: list[tuple[Piece, ...]] = []
    for number in range(at - 1, max(free, at - 2 * _HEADS) - 1, -1):
        start, text = lines[number]
        if not text.strip():
            continue
        if len(text) > 2 * _LABEL or not _LAST.fullmatch(text.rsplit(None, 1)[-1]):
            break
        spans = [match.span() for match in _HEAD.finditer(text)]
        if len(spans) < count or text[spans[-1][1] :].strip():
            break
        own = spans[-count:]
        found.append((piece(start, text, 0, own[0][0]), *(piece(start, text, *span) for span in own)))
        if len(found) == _HEADS:
            break
    return found[::-1] or None
