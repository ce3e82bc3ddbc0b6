"""Lines of a page -> text: columns one after the other, tables row by row, a blank line where space is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from audit.load.pdf.lines import Line, Piece
from audit.rows import figure, rows

_APART = 1.3  # of the usual distance between lines: where a paragraph ends
_FIGURES = 0.4  # the least share of cells with a digit that makes a table of two columns or more
_CENTRED = 0.3  # of the font size: the least space on both sides of a centred line
_LOOSE = 1.2  # how much wider than others the letters of a word may be
_LEADING = 1.2  # of the font size: how far apart the lines of a heading in large letters are, at least
_RESIZED = 0.25  # of the font size: how much another one differs where marks on capitals make lines seem larger
_ROWS = 2  # lines that begin columns or a table
_BREAKS = ("\u2010", "\u00ad")  # hyphens that programs put in where a line ends
_AMOUNTS = "£$€"  # no paragraph begins with one


@dataclass(slots=True)
class Region:
    """Consecutive lines that share a gutter, or that have none."""

    lines: list[Line]
    gutter: tuple[float, float] | None = None


def written(lines: Sequence[Line], edge: float) -> str:
    """The text of lines; `edge` is where full lines of the page end."""
    return _put(_text(lines, edge))


def joined(texts: Sequence[str]) -> str:
    """The texts of columns and tables, one after the other; a paragraph that goes on in the next column is one."""
    return _put(part for text in texts if text for part in ("", *text.split("\n")))


def _put(found: Iterable[str]) -> str:
    parts: list[str] = []
    for part in found:
        if parts and part and _goes_on(parts, part):
            while not parts[-1]:
                parts.pop()
            parts[-1] = _run_on(parts[-1], part)
        elif part or (parts and parts[-1]):
            parts.append(part)
    return "\n".join(parts).strip()


def _run_on(text: str, rest: str) -> str:
    """A paragraph with its next line: a hyphen that only breaks a word goes, any other stays and is joined."""
    if text.endswith(_BREAKS):
        return text[:-1] + rest
    return text + rest if text.endswith("-") else f"{text} {rest}"


def edge(lines: Sequence[Line]) -> float:
    """Where full lines end, in points from the left: a fifth of the lines reach it, headers and footers apart."""
    ends = sorted(line.pieces[-1].right for line in lines)
    return ends[int(0.8 * len(ends))] if ends else 0.0


def _goes_on(parts: Sequence[str], part: str) -> bool:
    """Whether a paragraph that a column or a page cut off goes on in this part."""
    before = next((text for text in reversed(parts) if text), "")
    opens = part[0].islower() or part[0] in _AMOUNTS
    return not parts[-1] and opens and bool(before) and before[-1] not in ".!?:;|"


def _text(lines: Sequence[Line], edge: float) -> Iterator[str]:
    usual = _distance(lines)
    last: Line | None = None
    for region in _regions(lines):
        first = region.lines[0]
        if last is not None and (last.base - first.base > _APART * usual or region.gutter is not None):
            yield ""
        if region.gutter is None:
            yield from _paragraphs(region.lines, usual, edge)
        elif not _wordy(region.lines):
            yield rows(_headed(list(_cells(region.lines))))
            yield ""
        else:
            for side in _split(region):
                yield from _text(side, max(line.pieces[-1].right for line in side))
                yield ""
        last = region.lines[-1]


def _paragraphs(lines: Sequence[Line], usual: float, edge: float) -> Iterator[str]:
    """The paragraphs of a column, each on one line, a blank line where space is left between them."""
    start = min(line.pieces[0].left for line in lines)
    text = " ".join(piece.text for piece in lines[0].pieces)
    for above, below in pairwise(lines):
        words = " ".join(piece.text for piece in below.pieces)
        apart = above.base - below.base > _APART * max(usual, _LEADING * min(above.size, below.size))
        if apart or _ends(above, below, start, edge):
            yield text
            if apart:
                yield ""
            text = words
        else:
            text = _run_on(text, words)
    yield text


def _ends(above: Line, below: Line, start: float, edge: float) -> bool:
    """Whether a paragraph ends between two lines of a column that reaches from `start` to `edge`.

    It does where the first word below would have fitted above, where the line below is indented, where the line
    above is centred, and where the size changes; a title in capitals may go on over centred lines.
    """
    left, right = above.pieces[0].left - start, edge - above.pieces[-1].right
    indented = below.pieces[0].left > start + below.size and left <= below.size
    centred = min(left, right) > _CENTRED * above.size and abs(left - right) < above.size
    resized = abs(_size(above) - _size(below))
    if _shouted(above) and _shouted(below):
        return resized > _RESIZED * above.size or (not centred and _fits(below, right))
    return indented or centred or resized > 1 or _fits(below, right)


def _size(line: Line) -> float:
    """The font size of most characters of a line: marks on capitals make these seem larger. Of lines that were put side
    by side, that of the largest.
    """
    return median(glyph.size for glyph in line.glyphs) if line.glyphs else line.size


def _shouted(line: Line) -> bool:
    """Whether a line is written in capitals, as titles over several lines are."""
    return all(piece.text.isupper() for piece in line.pieces)


def _fits(line: Line, room: float) -> bool:
    """Whether the first word of a line, with a blank before it, is no wider than `room`."""
    piece = line.pieces[0]
    letters = len(piece.text.split(" ", 1)[0]) + 1
    return _LOOSE * letters * (piece.right - piece.left) / len(piece.text) < room


def _distance(lines: Sequence[Line]) -> float:
    """The usual distance from one baseline to the next."""
    steps = [above.base - below.base for above, below in pairwise(lines)]
    return median(steps) if steps else 0.0


def _regions(lines: Sequence[Line]) -> Iterator[Region]:
    """The lines in runs with one gutter each; lines without one between them."""
    at = start = 0
    while at < len(lines):
        region = _gutter(lines, at)
        if region is None:
            at += 1
            continue
        first = _opening(lines, start, at, region)
        if start < first:
            yield Region(list(lines[start:first]))
        end = at + len(region.lines)
        yield Region([*lines[first:at], *region.lines], region.gutter)
        at = start = end
    if start < len(lines):
        yield Region(list(lines[start:]))


def _opening(lines: Sequence[Line], start: int, at: int, region: Region) -> int:
    """Where a region begins: lines of the right column may stand above the first line that both columns share."""
    assert region.gutter is not None
    low, high = region.gutter
    first = place = at
    while place > start and len(lines[place - 1].pieces) == 1 and not _left_behind(lines, place):
        (piece,) = lines[place - 1].pieces
        if piece.left < high and piece.right > low:
            break
        place -= 1
        first = place if piece.left >= low else first
    return first


def _gutter(lines: Sequence[Line], at: int) -> Region | None:
    """The run of lines from `at` that leave one vertical strip free, with text on both sides in two lines at least.

    A longer column goes on to the end of its paragraph.
    """
    if len(lines[at].pieces) < 2:
        return None
    low, high = lines[at].pieces[0].right, lines[at].pieces[1].left
    taken = parted = last = 0
    for number, line in enumerate(lines[at:], 1):
        if _changed(lines[at : at + last], line):
            break
        left = [piece for piece in line.pieces if piece.left < low]
        right = [piece for piece in line.pieces if piece.left >= low]
        free = max((piece.right for piece in left), default=low), min((piece.left for piece in right), default=high)
        if max(low, free[0]) >= min(high, free[1]) - line.size / 2 or _left_behind(lines, at + number - 1):
            break
        low, high = max(low, free[0]), min(high, free[1])
        taken = number
        if left and right:
            parted, last = parted + 1, number
    if parted < _ROWS:
        return None
    if _wordy(lines[at : at + last]):
        last = next((place for place in range(last, taken) if _apart(lines, at + place)), taken)
    return Region(list(lines[at : at + last]), (low, high))


def _changed(before: Sequence[Line], line: Line) -> bool:
    """Whether a table begins with a line that has more pieces than two columns of text before it."""
    return (
        len(line.pieces) > 2 and len(before) >= _ROWS and all(len(one.pieces) <= 2 for one in before) and _wordy(before)
    )


def _apart(lines: Sequence[Line], at: int) -> bool:
    """Whether more space is left above a line than between the lines of a paragraph."""
    return lines[at - 1].base - lines[at].base > _APART * max(_distance(lines[max(0, at - 4) : at]), lines[at].size)


def _left_behind(lines: Sequence[Line], at: int) -> bool:
    """Whether much space is left above a line, as after a table."""
    return at > 0 and lines[at - 1].base - lines[at].base > 3.5 * lines[at].size


def _wordy(lines: Sequence[Line]) -> bool:
    """Whether what stands right of the first pieces is text, not the figures of a table."""
    cells = [piece.text for line in lines for piece in line.pieces[1:]]
    return sum(map(figure, cells)) < _FIGURES * len(cells)


def _split(region: Region) -> tuple[list[Line], list[Line]]:
    """The two sides of a gutter, each with its lines."""
    assert region.gutter is not None
    edge = sum(region.gutter) / 2
    left = [tuple(piece for piece in line.pieces if piece.left < edge) for line in region.lines]
    right = [tuple(piece for piece in line.pieces if piece.left >= edge) for line in region.lines]
    return [_side(pieces) for pieces in left if pieces], [_side(pieces) for pieces in right if pieces]


def _side(pieces: tuple[Piece, ...]) -> Line:
    largest = max(pieces, key=lambda piece: piece.size)
    return Line(largest.base, largest.size, [], pieces)


def _cells(lines: Sequence[Line]) -> Iterator[list[str]]:
    """The rows of a table without rulings: what stands under one another is in one column."""
    columns = _columns(lines)
    for line in lines:
        cells = [""] * len(columns)
        for piece in (part for whole in line.pieces for part in _parted(whole, columns)):
            at = max(range(len(columns)), key=lambda place: _overlap(piece, columns[place]))
            cells[at] = f"{cells[at]} {piece.text}".strip()
        yield cells


def _parted(piece: Piece, columns: Sequence[tuple[float, float]]) -> Iterator[Piece]:
    """A piece cut where a gap that is wider than a blank stands over the strip between two columns."""
    start, left = 0, piece.left
    for place, low, high in piece.cuts:
        if any(max(low, one[1]) <= min(high, two[0]) for one, two in pairwise(columns)):
            yield piece._replace(text=piece.text[start:place], left=left, right=low)
            start, left = place + 1, high
    yield piece._replace(text=piece.text[start:], left=left)


def _headed(table: list[list[str]]) -> list[list[str]]:
    """The rows with headers in the columns of their figures: one that is set in the middle may stand left of them all,
    in a strip of its own.
    """
    first = next((at for at, row in enumerate(table) if any(map(figure, row[1:])) and row[0]), 0)
    for column in range(len(table[0]) - 2, 0, -1):
        over = any(row[column] for row in table[:first]) and not any(row[column] for row in table[first:])
        bare = not any(row[column + 1] for row in table[:first])
        if over and bare:
            table = [[*row[:column], row[column] or row[column + 1], *row[column + 2 :]] for row in table]
    return table


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The strips that the cells take, from left to right: cells that overlap are of one column.

    A cell that spans several strips (a merged header) makes no column of its own; a figure spans none.
    """
    told = (piece for line in lines for piece in line.pieces)
    pieces = sorted(told, key=lambda piece: (not figure(piece.text), piece.right - piece.left))
    strips: list[tuple[float, float]] = []
    for piece in pieces:
        over = [strip for strip in strips if _overlap(piece, strip) > 0]
        if len(over) > 1:
            continue
        for strip in over:
            strips.remove(strip)
        taken = [(piece.left, piece.right), *over]
        strips.append((min(strip[0] for strip in taken), max(strip[1] for strip in taken)))
    return sorted(strips)


def _overlap(piece: Piece, strip: tuple[float, float]) -> float:
    """How far a piece and a strip share their width; below zero is the distance between them."""
    return min(piece.right, strip[1]) - max(piece.left, strip[0])
