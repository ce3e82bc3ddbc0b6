"""Characters -> lines, each cut into the pieces that wide gaps part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audit.load.pdf.glyphs import Glyph, combining
from audit.packages import SUPERSCRIPTS

_LEVEL = 0.4  # of the font size: how far a character's baseline may be from that of its line
_RAISED, _SMALL = 0.1, 0.92  # of the font size: what a superscript is raised by, and its size
_BLANK = 0.12  # of the font size: the least gap between words
_WIDE = 1.1  # of the font size: the least gap between columns


class Piece(NamedTuple):
    """Words of one line without a wide gap between them."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Line:
    """What stands on one baseline; `size` is the font size of its largest characters, in points."""

    base: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)
    pieces: tuple[Piece, ...] = ()


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines from top to bottom. Large characters make the lines, small ones (superscripts) join them."""
    made: list[Line] = []
    bases: list[float] = []
    last: Line | None = None
    for glyph in sorted(glyphs, key=lambda glyph: (-round(glyph.size), -glyph.base)):
        if last is None or last.base != glyph.base:
            last = _line(glyph, made, bases)
        last.glyphs.append(glyph)
    for line in made:
        line.pieces = _pieces(line)
    return made[::-1]


def _line(glyph: Glyph, made: list[Line], bases: list[float]) -> Line:
    """The line of a character: the nearest one, or a new one where none is near; `bases` are those of `made`."""
    at = bisect_left(bases, glyph.base)
    near = [made[place] for place in (at - 1, at) if 0 <= place < len(made)]
    line = min(near, key=lambda line: abs(line.base - glyph.base), default=None)
    if line is None or abs(line.base - glyph.base) > _LEVEL * line.size:
        line = Line(glyph.base, glyph.size)
        made.insert(at, line)
        bases.insert(at, glyph.base)
    return line


def _pieces(line: Line) -> tuple[Piece, ...]:
    """The pieces of a line from left to right, in reading order of their characters."""
    stacked = [glyph for glyph in line.glyphs if combining(glyph)]
    row = sorted((glyph for glyph in line.glyphs if not (stacked and combining(glyph))), key=_left)
    marks = _marks(stacked, row) if stacked else {}
    pieces: list[Piece] = []
    text = ""
    start = reach = 0.0
    for place, glyph in enumerate(row):
        gap = glyph.left - reach
        if text and gap > _WIDE * line.size:
            pieces.append(Piece(text, start, reach))
            text = ""
        elif text and gap > _BLANK * line.size:
            text += " "
        start = start if text else glyph.left
        raised = glyph.size < _SMALL * line.size and glyph.base - line.base > _RAISED * line.size
        text += (glyph.char.translate(SUPERSCRIPTS) if raised else glyph.char) + marks.get(place, "")
        reach = max(reach, glyph.right)
    if text:
        pieces.append(Piece(text, start, reach))
    return tuple(pieces)


def _left(glyph: Glyph) -> float:
    return glyph.left


def _marks(stacked: Sequence[Glyph], row: Sequence[Glyph]) -> dict[int, str]:
    """The combining marks, at the place in `row` of the character that each stands on."""
    starts = [glyph.left for glyph in row]
    found: dict[int, str] = {}
    for glyph in stacked:
        at = max(0, bisect_right(starts, (glyph.left + glyph.right) / 2) - 1)
        found[at] = found.get(at, "") + glyph.char
    return found
