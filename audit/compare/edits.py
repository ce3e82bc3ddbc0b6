"""Two texts -> edits, word by word inside the lines that differ, so that a number is never cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

from audit.model import Span

_LINE = re.compile(r".*\n|.+")
_WORD = re.compile(r"\d[\d.,]*\d|\w+|\s+|[^\w\s]")
_PATIENCE = 10.0  # seconds, after which what is left of two very different texts is one edit
_SURROGATES = 0xD800, 0x800  # where they begin, and how many they are: no letter can stand for a word there
_DELETED, _SAME, _INSERTED = -1, 0, 1

Piece = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a stretch of the old text: `insert`, `delete` or `replace`.

    `text` is what stands in the new text, of a deletion what stood in the old one.
    """

    op: str
    old: Span
    new: Span
    text: str


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that make the new text of the old one, in order, none beside another."""
    return tuple(_joined(_words(_pieces(_LINE.findall(old), _LINE.findall(new)))))


def _words(lines: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces with lines that were replaced by others cut into words."""
    removed: Sequence[str] = ()
    for op, tokens in lines:
        if op == _DELETED:
            removed = tokens
        elif op == _INSERTED and removed:
            yield from _pieces(_WORD.findall("".join(removed)), _WORD.findall("".join(tokens)))
            removed = ()
        else:
            if removed:
                yield _DELETED, removed
                removed = ()
            yield op, tokens
    if removed:
        yield _DELETED, removed


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    """The tokens of both in the order in which one becomes the other; a deletion stands before an insertion."""
    numbers: dict[str, int] = {}
    first, second = ("".join(_letter(numbers.setdefault(one, len(numbers))) for one in text) for text in (old, new))
    engine = diff_match_patch()
    engine.Diff_Timeout = _PATIENCE
    found = engine.diff_main(first, second, False)
    engine.diff_cleanupSemantic(found)
    before = after = 0
    for op, letters in found:
        yield op, (new if op == _INSERTED else old)[(at := after if op == _INSERTED else before) : at + len(letters)]
        before += len(letters) if op != _INSERTED else 0
        after += len(letters) if op != _DELETED else 0


def _letter(number: int) -> str:
    start, count = _SURROGATES
    return chr(number if number < start else number + count)


def _joined(pieces: Iterator[Piece]) -> Iterator[Edit]:
    """The pieces as edits with their places: what is deleted and inserted at one place is replaced."""
    old = new = 0
    removed = added = ""
    for op, tokens in (*pieces, (_SAME, ())):
        text = "".join(tokens)
        if op == _DELETED:
            removed += text
        elif op == _INSERTED:
            added += text
        elif text or not tokens:
            if removed or added:
                name = "replace" if removed and added else "delete" if removed else "insert"
                spans = Span(old, old + len(removed)), Span(new, new + len(added))
                yield Edit(name, *spans, added or removed)
            old, new = old + len(removed) + len(text), new + len(added) + len(text)
            removed = added = ""
