"""The lines of a text that are not blank, between its tables."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from audit.frozen import dataclass
from audit.grids import Grid
from audit.layout.cards import cards
from audit.layout.furniture import furniture, menu, stamp
from audit.normalise import folded

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*\S[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*")
_CLOSED = ".!?…:;"
_QUOTES = "\"'”’»)]* \t"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its trimmed span, its text, whether a blank line stands before it, and the number of
    the card that it is part of, if any.
    """

    start: int
    end: int
    text: str
    spaced: bool
    card: int = 0

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        stripped = self.text.rstrip(_QUOTES)
        return bool(stripped) and stripped[-1] in _CLOSED


def lines_of(text: str) -> list[Line]:
    lines = []
    last = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped.strip("\ufeff\u200b"):
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        gap = text.count("\n", last, match.start()) or text.count("\r", last, match.start())
        lines.append(Line(start, start + len(stripped), stripped, gap > 1))
        last = match.end()
    return lines


def parted(lines: list[Line], tables: Sequence[Grid]) -> list[list[Line]]:
    """The lines before, between and after the tables."""
    runs: list[list[Line]] = []
    at = 0
    for grid in tables:
        start = bisect_left(lines, grid.start, at, key=lambda line: line.end)
        runs.append(lines[at:start])
        at = bisect_left(lines, grid.end, start, key=lambda line: line.start)
    return [*runs, lines[at:]]


def carded(lines: list[Line]) -> list[Line]:
    """The lines, those of a card marked as such."""
    found = (card for card in cards([line.text for line in lines]) if not _idle(lines[card.start : card.stop]))
    numbered = {at: number for number, card in enumerate(found, 1) for at in card}
    return [replace(line, card=numbered[at]) if at in numbered else line for at, line in enumerate(lines)]


def _idle(card: Sequence[Line]) -> bool:
    """Whether a card only counts the readers of a page: `Comments` over `12`."""
    words = furniture()
    told = [(line.text, folded(line.text)) for line in card]
    return any(stamp(text, plain, words) or menu(plain, words) for text, plain in told)


def capitals(text: str) -> bool:
    """Whether a text is written in capitals."""
    count = sum(map(str.isupper, text))
    return count > 3 and count > 0.8 * sum(map(str.isalpha, text))  # most lines have fewer than four
