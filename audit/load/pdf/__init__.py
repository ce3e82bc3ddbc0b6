"""PDF: the text layer, read again from where its characters stand on the page; a form feed between pages.

The order of characters inside a PDF is the order of drawing, and Vietnamese letters that come from a second font are
drawn apart: lines are therefore made of baselines, columns of gutters, and tables of rows with aligned cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from audit.load.pdf import regions
from audit.load.pdf.columns import Column, columns
from audit.load.pdf.glyphs import Glyph, glyphs
from audit.load.pdf.lines import baselines, lines
from audit.load.pdf.rulings import Grid, grids, ruled, written
from audit.sources import Source, TextFile, Unreadable, misnamed

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

SUFFIXES = (".pdf",)
_MANY = 20  # pages that a problem names


def texts(source: Source) -> Iterator[TextFile]:
    """The text of all pages; problems name the pages without any (scans) and the damaged ones.

    Raises `Unreadable` for what is no PDF, is locked by a password, or has no text at all.
    """
    data = source.bytes()
    with closing(_opened(data)) as opened:
        pages = [_read(data, number, opened) for number in range(len(opened))]
    damaged = [number for number, page in enumerate(pages, 1) if page is None]
    empty = [number for number, page in enumerate(pages, 1) if page is not None and not page.strip()]
    if len(damaged) == len(pages):
        raise _closed()
    if len(damaged) + len(empty) == len(pages):
        raise Unreadable("no page has a text layer (a scan?); recognise its text first, then audit the result")
    problems: tuple[str, ...] = (f"no text on page {_listed(empty)}: not read",) if empty else ()
    if damaged:
        problems += (f"page {_listed(damaged)} is damaged: not read; save the file again",)
    yield TextFile(source.id, source.id, "\n\f".join(page or "" for page in pages), source.meta, problems)


def _listed(numbers: Sequence[int]) -> str:
    """The numbers of pages, the first of many."""
    return ", ".join(map(str, numbers[:_MANY])) + (", ..." if len(numbers) > _MANY else "")


def _read(data: bytes, number: int, opened: PdfDocument) -> str | None:
    """The text of the page with index `number`; `None` where it is damaged so that it cannot be read."""
    from pypdfium2 import PdfiumError

    try:
        with closing(opened[number]) as page:
            return _page(data, number, page)
    except (PdfiumError, ValueError, OverflowError):  # the latter: places on the page that are no numbers
        return None


def _page(data: bytes, number: int, page: PdfPage) -> str:
    """The text of a page, column by column from top to bottom, its ruled tables in their places."""
    found = list(glyphs(page))
    tables = grids(data, number) if ruled(page) else []
    inside = {grid: [glyph for glyph in found if grid.box.holds(glyph)] for grid in tables}
    taken = {glyph for table in inside.values() for glyph in table}
    rest = baselines(glyph for glyph in found if glyph not in taken)
    parts = [part for column in columns(rest, tables) for part in _column(column, inside)]
    return regions.joined(parts)


def _column(column: Column, inside: Mapping[Grid, Sequence[Glyph]]) -> Iterator[str]:
    """The parts of a column: text, and its ruled tables with the characters `inside` each."""
    rest = lines(column.glyphs)
    edge = regions.edge(rest)
    for grid in column.tables:
        above = [line for line in rest if line.base >= grid.box.top]
        yield regions.written(above, edge)
        yield written(grid, inside[grid])
        rest = rest[len(above) :]
    yield regions.written(rest, edge)


def _opened(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable("locked by a password; save a copy without one") from error
        raise (misnamed(data, "a PDF") or _closed()) from error


def _closed() -> Unreadable:
    return Unreadable("not a PDF that can be opened (damaged or cut off?); save it again")
