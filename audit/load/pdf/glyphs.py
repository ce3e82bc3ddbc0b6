"""A page of a PDF -> its characters with their places."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_LEAST = 1.0  # points; what is smaller is not meant to be read


class Glyph(NamedTuple):
    """A character: its advance on the line from `left` to `right`, its baseline and its font size, in points.

    The origin is the lower left corner of the page.
    """

    char: str
    left: float
    right: float
    base: float
    size: float


def glyphs(page: PdfPage) -> Iterator[Glyph]:
    """Every visible character of a page, in the order of drawing; a character that is drawn twice in a place once."""
    from pypdfium2 import raw

    text = page.get_textpage()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    seen: set[tuple[str, int, int]] = set()
    last: Glyph | None = None
    try:
        for index in range(raw.FPDFText_CountChars(text.raw)):
            char = chr(raw.FPDFText_GetUnicode(text.raw, index))
            if not char.isprintable() or char == " " or (char == "-" and _hyphenated(text, index)):
                continue
            raw.FPDFText_GetLooseCharBox(text.raw, index, box)
            raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
            left, base, size = box.left, y.value, box.top - box.bottom
            place = (char, int(left * 2), int(base * 2))
            glyph = Glyph(char, left, box.right, base, size)
            if size >= _LEAST and (place not in seen or glyph == last):  # the latter: two letters drawn as one, `ff`
                seen.add(place)
                yield glyph
            last = glyph
    finally:
        text.close()


def _hyphenated(text: PdfTextPage, index: int) -> bool:
    """Whether a hyphen was put in by the reader of the file and stands nowhere on the page."""
    from pypdfium2 import raw

    return bool(raw.FPDFText_IsGenerated(text.raw, index) == 1)


def combining(glyph: Glyph) -> bool:
    """Whether a character is a mark on the one before it."""
    return unicodedata.combining(glyph.char) != 0
