"""PDF: the text layer, read again from where its characters stand on the page; a form feed between pages.

The order of characters inside a PDF is the order of drawing, and Vietnamese letters that come from a second font are
drawn apart: lines are therefore made of baselines, columns of gutters, and tables of rows with aligned cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from audit.load.pdf import regions
from audit.load.pdf.glyphs import glyphs
from audit.load.pdf.lines import lines
from audit.load.pdf.rulings import grids, ruled, written
from audit.sources import Source, TextFile, Unreadable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

SUFFIXES = (".pdf",)


def texts(source: Source) -> Iterator[TextFile]:
    """The text of all pages; a problem names the pages without any (scans).

    Raises `Unreadable` for what is no PDF, is locked by a password, or has no text at all.
    """
    data = source.bytes()
    with closing(_opened(data)) as opened:
        pages = [_page(data, number, page) for number, page in enumerate(opened)]
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        raise Unreadable("no page has a text layer (a scan?); recognise its text first, then audit the result")
    problems = (f"no text on page {', '.join(map(str, empty))}: not read",) if empty else ()
    yield TextFile(source.id, source.id, "\n\f".join(pages), source.meta, problems)


def _page(data: bytes, number: int, page: PdfPage) -> str:
    """The text of a page from top to bottom, its ruled tables in their places."""
    found = list(glyphs(page))
    tables = grids(data, number) if ruled(page) else []
    inside = [[glyph for glyph in found if grid.box.holds(glyph)] for grid in tables]
    taken = {glyph for table in inside for glyph in table}
    rest = lines(glyph for glyph in found if glyph not in taken)
    edge = regions.edge(rest)
    parts: list[str] = []
    for grid, table in zip(tables, inside, strict=True):
        above = [line for line in rest if line.base >= grid.box.top]
        parts += (regions.written(above, edge), written(grid, table))
        rest = rest[len(above) :]
    return "\n\n".join(part for part in (*parts, regions.written(rest, edge)) if part)


def _opened(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable("locked by a password; save a copy without one") from error
        raise Unreadable("not a PDF that can be opened (damaged or cut off?); save it again") from error
