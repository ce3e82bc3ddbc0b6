"""Broken lines -> paragraphs: which lines a reader takes for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from unicodedata import category

from audit.frozen import dataclass
from audit.lang import codes, language
from audit.layout.furniture import furniture
from audit.layout.lines import Line, capitals
from audit.model import Block, Zone
from audit.normalise import folded

_LIST_MARK = re.compile(
    r"(?:[-*•+▪●‣–]|\(?[a-zđ0-9]{1,2}[.)]|\(\d+\)|#{1,6}|[ivxlc]+[.)]|(\d{1,2}(?:\.\d{1,2})+)\.?)\s", re.IGNORECASE
)
_ROMAN = re.compile(r"[IVXL]{1,5}[.)\-/]\s")
_RAISED = re.compile(r"[\d ](?:km|cm|m)$")
_EXPONENT = re.compile(r"[23](?=$|[,.;)])")
_MANY = 6  # lines that show how a text is broken
_SHORTEST = 12  # letters of a line that the next goes on with, at least
_PAGE = re.compile(r"[-–—\s]*(?:trang|page)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shape:
    """How the lines of a text are broken: `width` of a full line, or 0 where a line is a paragraph."""

    width: int
    double: bool


def shape_of(lines: Sequence[Line]) -> Shape:
    """A text is wrapped where most of its lines that do not end a sentence are about equally long."""
    lengths = sorted(line.length for line in lines if line.length > 20)
    if len(lengths) < _MANY:
        return Shape(_narrow(lines), False)
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(0.75 * width <= length <= 1.1 * width for length in lengths)
    if not 40 <= width <= 140 or full < 0.5 * len(lengths) or lengths[-1] > 2 * width:
        return Shape(0, False)
    return Shape(width, sum(line.spaced for line in lines) > 0.6 * len(lines))


def _narrow(lines: Sequence[Line]) -> int:
    """The width of a few lines, all full but the last, most of which go on in the middle of a sentence; else 0."""
    full, rest = lines[:-1], lines[1:]
    width = max((line.length for line in full), default=0)
    if not 40 <= width <= 140 or lines[-1].length > 1.1 * width or any(line.spaced for line in rest):
        return 0
    if any(line.length < 0.8 * width for line in full):
        return 0
    going = sum(not before.closed and not line.text[0].isupper() for before, line in zip(full, rest, strict=True))
    return width if 2 * going >= len(rest) else 0


def running_lines(lines: Sequence[Line]) -> frozenset[str]:
    """Short lines that come back three times or more: running headers and footers."""
    counts: dict[str, int] = {}
    for line in lines:
        if line.length < 90 and not line.closed:
            counts[line.text] = counts.get(line.text, 0) + 1
    return frozenset(text for text, count in counts.items() if count >= 3 and not text.startswith(("|", "-", "*", "+")))


def paragraphs_of(lines: Sequence[Line], shape: Shape, running: frozenset[str], holes: list[Block]) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    pending: list[Line] = []
    for line in lines:
        current = paragraphs[-1] if paragraphs else None
        if line.card:
            if current is not None and current[-1].card == line.card:
                current.append(line)
            else:
                paragraphs.append([line])
        elif line.text in running or (_PAGE.match(line.text) and not _superscript(current, line)):
            pending.append(line)
        elif current is not None and _joins(current, line, shape, bool(pending)):
            current.append(line)
            holes += (Block(Zone.BOILERPLATE, hole.start, hole.end) for hole in pending)
            pending = []
        else:
            holes += (Block(Zone.BOILERPLATE, hole.start, hole.end) for hole in pending)
            pending = []
            paragraphs.append([line])
    holes += (Block(Zone.BOILERPLATE, hole.start, hole.end) for hole in pending)
    return paragraphs


def _superscript(current: Sequence[Line] | None, line: Line) -> bool:
    """Whether a `2` or `3` that begins a line is the exponent of a unit at the end of the line above."""
    return (
        current is not None
        and _EXPONENT.match(line.text) is not None
        and _RAISED.search(current[-1].text.lower()) is not None
    )


def _joins(paragraph: Sequence[Line], line: Line, shape: Shape, broken: bool) -> bool:
    last = paragraph[-1]
    if last.card:
        return False
    first = line.text[0]
    if first in ",;.)”" or last.text in ("2", "3") or last.text[-1] in "-(," or _superscript(paragraph, line):
        return last.text[-1] != "-" or not line.spaced or shape.double
    if last.text.startswith(("|", "#")) or line.text.startswith(("|", "#", "!")):
        return False
    if _unfinished(last, first):
        return True
    if line.spaced and not shape.double:
        return False
    going = first.islower() and last.text[-1] in ";:" and bool(shape.width) and last.length >= 0.8 * shape.width
    if (last.closed and not going) or listed(line.text) or _ROMAN.match(line.text):
        return False
    if capitals(last.text) != capitals(line.text) and line.length > 12:
        return False
    if first.islower():
        return bool(shape.width) or last.length > 25
    return bool(shape.width) and last.length >= 0.8 * shape.width and (not broken or first.islower())


def _unfinished(last: Line, first: str) -> bool:
    """Whether a line ends on a word or number that goes on with the letter, digit or sign `first` of the next:
    `hiện có`, `giảm`, `119.997`, `rose to`."""
    if last.length < _SHORTEST or last.closed or not (first.islower() or first.isdecimal() or category(first) == "Sc"):
        return False
    word = folded(last.text.rsplit(maxsplit=1)[-1])
    return word in furniture().unfinished or (first.islower() and word[-1].isdecimal())


def listed(start: str) -> bool:
    """Whether a block that begins so is an item of a list."""
    mark = _LIST_MARK.match(start)
    return mark is not None and not (mark[1] and _measured(start[mark.end() :]))


def _measured(rest: str) -> bool:
    """Whether a unit or a scale word, which no heading begins with in small letters, opens the rest of a line."""
    word = re.match(r"[a-zà-ỹđ]+", rest)
    return word is not None and word[0] in _measures()


@cache
def _measures() -> frozenset[str]:
    known = [language(code) for code in codes()]
    return frozenset(words[0] for one in known for words, _ in one.units) | frozenset(
        word for one in known for word in one.scales
    )
