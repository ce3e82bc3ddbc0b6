"""Characters -> lines, each cut into the pieces that wide gaps part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audit.load.pdf.glyphs import Glyph, combining
from audit.packages import SUPERSCRIPTS
from audit.rows import figure

_LEVEL = 0.4  # of the font size: how far a character's baseline may be from that of its line
_RAISED, _SMALL = 0.1, 0.92  # of the font size: what a superscript is raised by at least, and its size
_HIGH = 0.55  # of the font size: what a superscript is raised by at most
_NEAR = 0.3  # of the font size: how far a superscript is from its word, or from a note that it begins
_BLANK = 0.12  # of the font size: the least gap between words
_WIDE = 1.1  # of the font size: the least gap between columns
_NARROW = 0.45  # of the font size: the least gap between two columns of figures
_BESIDE = 0.6  # of the font size: how far the baselines of two columns may be apart that are read side by side
_LONGEST = 24  # characters of a cell with a figure
_OPENING = frozenset("0123456789(-–−+")
_NAMED = re.compile(r"[^\W\d_]")


class Piece(NamedTuple):
    """Words of one line without a wide gap between them, on their baseline and in their font size; `cuts` are the
    gaps that are wider than one blank, by what of the text stands before them.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    cuts: tuple[tuple[int, float, float], ...] = ()


@dataclass(slots=True)
class Line:
    """What stands on one baseline; `size` is the font size of its largest characters, in points."""

    base: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)
    pieces: tuple[Piece, ...] = ()


def baselines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The characters by the baseline they stand on, superscripts with their words, from top to bottom; uncut."""
    made: list[Line] = []
    bases: list[float] = []
    last: Line | None = None
    for glyph in sorted(glyphs, key=lambda glyph: (-round(glyph.size), -glyph.base)):
        if last is None or last.base != glyph.base:
            last = _line(glyph, made, bases)
        last.glyphs.append(glyph)
    _raise(made)
    return [line for line in reversed(made) if line.glyphs]


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines from top to bottom, superscripts in theirs; lines of two columns side by side are one."""
    kept: list[Line] = []
    for line in baselines(glyphs):
        line.pieces = tuple(_pieces(line))
        if kept and _beside(kept[-1], line):
            kept[-1] = _joined(kept[-1], line)
        else:
            kept.append(line)
    return kept


def _line(glyph: Glyph, made: list[Line], bases: list[float]) -> Line:
    """The line of a character: the nearest one, or a new one where none is near; `bases` are those of `made`."""
    at = bisect_left(bases, glyph.base)
    near = [made[place] for place in (at - 1, at) if 0 <= place < len(made)]
    line = min(near, key=lambda line: abs(line.base - glyph.base), default=None)
    if line is None or abs(line.base - glyph.base) > _LEVEL * glyph.size:
        line = Line(glyph.base, glyph.size)
        made.insert(at, line)
        bases.insert(at, glyph.base)
    return line


def _raise(made: Sequence[Line]) -> None:
    """Moves small characters that touch the words of a line near them into that line: superscripts and marks."""
    for at, line in enumerate(made):
        least = min((glyph.size for glyph in line.glyphs), default=line.size)
        for host in (*made[max(0, at - 2) : at], *made[at + 1 : at + 3]):
            if least < _SMALL * host.size and abs(host.base - line.base) <= _HIGH * host.size:
                small = sorted((glyph for glyph in line.glyphs if glyph.size < _SMALL * host.size), key=_left)
                large = (glyph for glyph in host.glyphs if glyph.size >= _SMALL * host.size)
                ends = sorted((glyph.left, glyph.right) for glyph in large)
                runs = [run for run in _runs(small, _BLANK * host.size) if _touches(run, ends, host.size)]
                moved = {glyph for run in runs for glyph in run}
                host.glyphs += moved
                line.glyphs = [glyph for glyph in line.glyphs if glyph not in moved]


def _touches(run: Sequence[Glyph], ends: Sequence[tuple[float, float]], size: float) -> bool:
    """Whether a run of characters stands next to one of those with these ends, and over none of them."""
    left, right = run[0].left, run[-1].right
    at = bisect_left(ends, (left, left))
    before = left - ends[at - 1][1] if at else size
    after = ends[at][0] - right if at < len(ends) else size
    return -_NEAR * size < min(before, after) < _NEAR * size


def _beside(above: Line, below: Line) -> bool:
    """Whether two lines stand in different columns, the one less than a line under the other."""
    if above.base - below.base > _BESIDE * min(above.size, below.size):
        return False
    gap = _WIDE * min(above.size, below.size)
    return all(one.right + gap < two.left or two.right + gap < one.left for one in above.pieces for two in below.pieces)


def _joined(above: Line, below: Line) -> Line:
    pieces = tuple(sorted((*above.pieces, *below.pieces), key=lambda piece: piece.left))
    return Line(above.base, max(above.size, below.size), [], pieces)


def _runs(row: Sequence[Glyph], wide: float, narrow: float = 0.0) -> Iterator[Sequence[Glyph]]:
    """Characters from left to right in runs that gaps over `wide` part, or over `narrow` between two figures."""
    start = 0
    reach = row[0].right if row else 0.0
    for at in range(1, len(row)):
        gap = row[at].left - reach
        if gap > wide or (narrow and gap > narrow and _figures(row, start, at)):
            yield row[start:at]
            start = at
        reach = max(reach, row[at].right)
    if row:
        yield row[start:]


def _figures(row: Sequence[Glyph], start: int, at: int) -> bool:
    """Whether a figure ends before the character at `at`, with nothing else in its run, and another begins there."""
    before = "".join(glyph.char for glyph in row[start:at])
    return at - start < _LONGEST and row[at].char in _OPENING and figure(before) and not _NAMED.search(before)


def _pieces(line: Line) -> Iterator[Piece]:
    """The pieces of a line from left to right, in reading order of their characters."""
    stacked = [glyph for glyph in line.glyphs if combining(glyph)]
    row = sorted((glyph for glyph in line.glyphs if not (stacked and combining(glyph))), key=_left)
    marks = _marks(stacked, row) if stacked else {}
    row = _widened(row, stacked) if stacked else row
    at = 0
    for run in _runs(row, _WIDE * line.size, _NARROW * line.size):
        yield _piece(run, {place - at: mark for place, mark in marks.items() if at <= place < at + len(run)})
        at += len(run)


def _piece(run: Sequence[Glyph], marks: Mapping[int, str]) -> Piece:
    """A run of characters as a piece; `marks` stand on the characters at their places."""
    largest = max(run, key=lambda glyph: glyph.size)
    text = ""
    reach = run[0].left
    cuts = []
    for place, glyph in enumerate(run):
        if glyph.left - reach > _BLANK * largest.size:
            if glyph.left - reach > _NARROW * largest.size:
                cuts.append((len(text), reach, glyph.left))
            text += " "
        raised = glyph.size < _SMALL * largest.size and glyph.base - largest.base > _RAISED * largest.size
        text += (glyph.char.translate(SUPERSCRIPTS) if raised else glyph.char) + marks.get(place, "")
        reach = max(reach, glyph.right)
    return Piece(text, run[0].left, reach, largest.base, largest.size, tuple(cuts))


def _left(glyph: Glyph) -> float:
    return glyph.left


def _widened(row: Sequence[Glyph], stacked: Sequence[Glyph]) -> list[Glyph]:
    """The characters, each as wide as it is with marks that the file has beside it: one drawing may stand for both."""
    ends = {mark.left: mark.right for mark in stacked}
    made = []
    for glyph in row:
        right = glyph.right
        while (further := ends.get(right, right)) > right:
            right = further
        made.append(glyph._replace(right=right))
    return made


def _marks(stacked: Sequence[Glyph], row: Sequence[Glyph]) -> dict[int, str]:
    """The combining marks, at the place in `row` of the character that each stands on."""
    starts = [glyph.left for glyph in row]
    found: dict[int, str] = {}
    for glyph in stacked:
        at = max(0, bisect_right(starts, (glyph.left + glyph.right) / 2) - 1)
        found[at] = found.get(at, "") + glyph.char
    return found
