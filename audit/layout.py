"""Plain text -> blocks: paragraphs put together again from broken lines, and the zone of each.

A text layer of a PDF breaks every line and often puts a blank line after each; a scraped page carries menus,
stamps, captions and lists of other articles around its text. Offsets are those of the text given.
A block of boilerplate may lie inside another block: a page number in the middle of a sentence.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from unicodedata import category

from audit.cards import cards
from audit.frozen import dataclass
from audit.grids import Grid, cells, grids
from audit.lang import codes, language
from audit.model import Block, Zone
from audit.normalise import fold, folded

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*\S[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*")
_LAST = re.compile(r"[.!?…:;]+[\"'”’»)\]]*$")
_CLOSED = ".!?…:;"
_ASKING = re.compile(r"[^.!?;]+[!?][\"'”’»)\]]*")  # one sentence that asks or exclaims, as headlines do
_QUOTES = "\"'”’»)]* \t"
_LIST_MARK = re.compile(
    r"(?:[-*•+▪●‣–]|\(?[a-zđ0-9]{1,2}[.)]|\(\d+\)|#{1,6}|[ivxlc]+[.)]|(\d{1,2}(?:\.\d{1,2})+)\.?)\s", re.IGNORECASE
)
_LETTERED = re.compile(r"[A-H]\.\s")  # `A. TÌNH HÌNH THỰC HIỆN`, above `I.`
_NUMBERED = re.compile(r"\(?(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+\S")
_ROMAN = re.compile(r"[IVXL]{1,5}[.)\-/]\s")
_MARKDOWN = re.compile(r"(#{1,6})\s+\S")
# What a browser prints above and below a page: when and of what title, from where and which page.
_PRINTED = re.compile(
    r"(?:file|https?)://\S+(?:\s+\d+/\d+)?$|\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?:\s[AP]M)?(?:\s|$)"
)
_BULLETS = "-*•+▪●‣–·"
_SHORT = 140  # letters: what is longer is no label, stamp or menu
_RAISED = re.compile(r"[\d ](?:km|cm|m)$")
_EXPONENT = re.compile(r"[23](?=$|[,.;)])")
_MANY = 6  # lines that show how a text is broken
_SHORTEST = 12  # letters of a line that the next goes on with, at least
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STAMP = re.compile(r"\d{1,2}[:h]\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_PAGE = re.compile(r"[-–—\s]*(?:trang|page)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*$", re.IGNORECASE)


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


@dataclass(frozen=True, slots=True)
class Shape:
    """How the lines of a text are broken: `width` of a full line, or 0 where a line is a paragraph."""

    width: int
    double: bool


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of what surrounds an article, folded."""

    related: frozenset[str]
    stamps: tuple[str, ...]
    captions: tuple[str, ...]
    parts: tuple[str, ...]
    menus: frozenset[str]
    unfinished: frozenset[str]
    papers: frozenset[str]


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; each cell of a table is one."""
    tables = grids(text)
    found = [block for number, grid in enumerate(tables) for block in cells(number, grid)]
    runs = [_carded(run) for run in _parted(_lines(text), tables)]
    lines = [line for run in runs for line in run]
    shape = _shape(lines)
    running = _running(lines)
    paragraphs = [paragraph for run in runs for paragraph in _paragraphs(run, shape, running, found)]
    zones = _zones(paragraphs)
    for paragraph, (zone, level) in zip(paragraphs, zones, strict=True):
        found.append(Block(zone, paragraph[0].start, paragraph[-1].end, level))
    return tuple(sorted(found, key=lambda block: (block.start, -block.end)))


def listed(start: str) -> bool:
    """Whether a block that begins so is an item of a list."""
    mark = _LIST_MARK.match(start)
    return mark is not None and not (mark[1] and _measured(start[mark.end() :]))


def bulleted(text: str) -> bool:
    """Whether a text is a point of a list, which no title is: the highlights between a title and its text."""
    return text[0] in _BULLETS and text[1:2] == " "


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


def _lines(text: str) -> list[Line]:
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


def _parted(lines: list[Line], tables: Sequence[Grid]) -> list[list[Line]]:
    """The lines before, between and after the tables."""
    runs: list[list[Line]] = []
    at = 0
    for grid in tables:
        start = bisect_left(lines, grid.start, at, key=lambda line: line.end)
        runs.append(lines[at:start])
        at = bisect_left(lines, grid.end, start, key=lambda line: line.start)
    return [*runs, lines[at:]]


def _carded(lines: list[Line]) -> list[Line]:
    """The lines, those of a card marked as such."""
    found = (card for card in cards([line.text for line in lines]) if not _idle(lines[card.start : card.stop]))
    numbered = {at: number for number, card in enumerate(found, 1) for at in card}
    return [replace(line, card=numbered[at]) if at in numbered else line for at, line in enumerate(lines)]


def _idle(card: Sequence[Line]) -> bool:
    """Whether a card only counts the readers of a page: `Comments` over `12`."""
    words = furniture()
    plain = [folded(line.text) for line in card]
    return any(_stamp(text, words) or _menu(text, text, words) for text in plain)


def _shape(lines: Sequence[Line]) -> Shape:
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


def _running(lines: Sequence[Line]) -> frozenset[str]:
    """Short lines that come back three times or more: running headers and footers."""
    counts: dict[str, int] = {}
    for line in lines:
        if line.length < 90 and not line.closed:
            counts[line.text] = counts.get(line.text, 0) + 1
    return frozenset(text for text, count in counts.items() if count >= 3 and not text.startswith(("|", "-", "*", "+")))


def _paragraphs(lines: Sequence[Line], shape: Shape, running: frozenset[str], holes: list[Block]) -> list[list[Line]]:
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
    if _capitals(last.text) != _capitals(line.text) and line.length > 12:
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


def _capitals(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals > 3 and capitals > 0.8 * sum(map(str.isalpha, text))  # most lines have fewer than four


def _zones(paragraphs: Sequence[Sequence[Line]]) -> list[tuple[Zone, int]]:
    words = furniture()
    zones: list[tuple[Zone, int]] = []
    aside = titled = False
    for index, paragraph in enumerate(paragraphs):
        if paragraph[0].card:
            zones.append((Zone.CARD, 0))
            continue
        text = _joined(paragraph)
        plain = folded(text).strip(" |:*#_>»") if len(text) < _SHORT else ""
        if plain in words.related:
            aside = True
        elif aside and _resumes(paragraphs, index, 200 if titled else 100):
            aside = False
            if not titled:
                _retitle(paragraphs[:index], zones, words)
        if aside:
            zones.append((Zone.BOILERPLATE, 0))
            continue
        zone, level = _zone(text, plain, words, titled)
        titled = titled or (zone is Zone.BODY and not bulleted(text)) or text.startswith("# ")
        zones.append((zone, level))
    return zones


def _joined(paragraph: Sequence[Line]) -> str:
    return " ".join(line.text for line in paragraph)


def _resumes(paragraphs: Sequence[Sequence[Line]], index: int, least: int) -> bool:
    """Whether the article goes on from a paragraph: it and the next are sentences of more than `least` letters."""
    texts = [_joined(paragraph) for paragraph in paragraphs[index : index + 2]]
    return all(len(text) > least and _LAST.search(text) for text in texts)


def _retitle(paragraphs: Sequence[Sequence[Line]], zones: list[tuple[Zone, int]], words: Furniture) -> None:
    """Makes a title of the last line that can be one, of those above an article that were taken for other articles."""
    for index in range(len(paragraphs) - 1, max(-1, len(paragraphs) - 5), -1):
        text = _joined(paragraphs[index])
        plain = folded(text).strip(" |:*#_>»")
        if plain in words.related:
            return
        if len(text) > 30 and _zone(text, plain, words, False)[0] is Zone.TITLE:
            zones[index] = (Zone.TITLE, 0)
            return


def _zone(text: str, plain: str, words: Furniture, titled: bool) -> tuple[Zone, int]:
    short = len(text) < _SHORT
    if short and (_stamp(plain, words) or _menu(text, plain, words)):
        return Zone.BOILERPLATE, 0
    if text.startswith("![") or _PRINTED.match(text):
        return Zone.BOILERPLATE, 0
    if text.startswith("|"):
        return (Zone.TABLE if text.count("|") > 2 else Zone.CAPTION), 0
    if short and plain.startswith(words.captions):
        return Zone.CAPTION, 0
    level = _level(text, plain, words)
    if level and (titled or level not in (2, 6) or _ROMAN.match(text)):
        return Zone.HEADING, level
    if not titled and len(text) < 220 and not bulleted(text) and (not _LAST.search(text) or _ASKING.fullmatch(text)):
        return Zone.TITLE, 0
    return Zone.BODY, 0


def _stamp(plain: str, words: Furniture) -> bool:
    """Whether a short line is the date, the counters or the buttons of a page and no sentence."""
    if plain.startswith(words.stamps):
        return True
    stamp = _STAMP.search(plain)
    if stamp is None:
        return False
    rest = plain[: stamp.start()] + plain[stamp.end() :]
    return sum(map(str.isalpha, rest)) < 24 and not plain.endswith((".", "%"))


def _menu(text: str, plain: str, words: Furniture) -> bool:
    if plain in words.menus:
        return True
    items = [item.strip() for item in re.split(r"[|»>•/]|\s{2,}", plain) if item.strip()]
    return len(items) > 2 and sum(item in words.menus for item in items) * 2 > len(items)


def _level(text: str, plain: str, words: Furniture) -> int:
    """The depth of a heading, or 0 for what is none."""
    markdown = _MARKDOWN.match(text)
    if markdown:
        return len(markdown.group(1))
    if len(text) > 320 or text.rstrip(_QUOTES)[-1:] in ".;,%…?!" or _labelled(text, plain, words):
        return 0
    if len(text) < 120 and (plain.startswith(words.parts) or (_LETTERED.match(text) and _capitals(text))):
        return 1
    if _ROMAN.match(text):
        return 2
    numbered = _NUMBERED.match(text)
    if numbered:
        return 0 if text.startswith("(") and ":" in text else 3 + numbered.group(1).count(".")
    if _capitals(text):
        return 2
    if len(text) < 100 and text.endswith(":") and not any(map(str.isdigit, text)):
        return 6
    return 6 if len(text) < 80 and not any(map(str.isdigit, _YEAR.sub("", text))) else 0


def _labelled(text: str, plain: str, words: Furniture) -> bool:
    """Whether a line tells a number behind a colon, `Số hộ: 412`: no `PHẦN II: MỤC TIÊU 2025 - 2030`, which a mark of
    its own makes a heading and years end.
    """
    if ":" not in text or not text[-1].isdigit():
        return False
    marked = plain.startswith(words.parts) or _ROMAN.match(text) is not None or _capitals(text)
    return not (marked and _YEAR.fullmatch(text[-4:]))


@cache
def furniture() -> Furniture:
    """The words of menus, stamps, captions and links to other articles, of every language."""
    data = json.loads(Path(__file__).with_name("layout.json").read_text(encoding="utf-8"))
    folds = {name: tuple(map(fold, phrases)) for name, phrases in data.items()}
    return Furniture(
        related=frozenset(folds["related"]),
        stamps=folds["stamps"],
        captions=folds["captions"],
        parts=folds["parts"],
        menus=frozenset(folds["menus"]),
        unfinished=frozenset(folds["unfinished"]),
        papers=frozenset(folds["papers"]),
    )
