"""Word documents: paragraphs, tables, text boxes and notes in their order, as the document stands with its changes.

Tracked insertions are read, deletions are not; headers and footers are left out. Headings are marked as in Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from audit.packages import checked, intact, level_mark, raised
from audit.rows import framed, rows
from audit.sources import Source, TextFile, Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".docx",)
_WHAT = "a Word document (.docx)"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_W}instrText", _FALLBACK})
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}


def texts(source: Source) -> Iterator[TextFile]:
    """The text of the body, then of the notes. Raises `Unreadable` for what is no Word document."""
    from docx import Document

    data = checked(source.bytes(), _WHAT)
    with intact(_WHAT):
        try:
            opened = Document(BytesIO(data))
        except (KeyError, ValueError) as error:
            raise Unreadable(f"not {_WHAT} that can be opened; save it again") from error
        names = {style.style_id: style.name or "" for style in opened.styles}
        parts = [*_blocks(opened.element.body, names), *_notes(opened.part.package.iter_parts(), names)]
        title = opened.core_properties.title or None
    yield TextFile(source.id, source.id, "\n\n".join(parts), source.titled(title))


def _blocks(parent: _Element, styles: dict[str, str]) -> Iterator[str]:
    """The paragraphs and tables below an element, each as text."""
    for child in parent:
        if child.tag == f"{_W}p":
            text = "".join(_runs(child)).strip()
            if text:
                yield level_mark(_level(child, styles)) + text
            for box in _boxes(child):
                yield from _blocks(box, styles)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, styles)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child, styles)


def _runs(parent: _Element, up: bool = False) -> Iterator[str]:
    """The text of a paragraph; raised digits become superscripts, so that `km2` is no figure of two."""
    for child in parent:
        if child.tag in _LEFT_OUT or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}t":
            text = child.text or ""
            yield raised(text) if up else text
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        else:
            yield from _runs(child, _raised(child) if child.tag == f"{_W}r" else up)


def _raised(run: _Element) -> bool:
    found = run.find(f"{_W}rPr/{_W}vertAlign")
    return found is not None and found.get(f"{_W}val") == "superscript"


def _boxes(paragraph: _Element) -> Iterator[_Element]:
    """The text boxes that hang on a paragraph, each in one of the two forms in which it is saved."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if next(box.iterancestors(_FALLBACK), None) is None:
            yield box


def _level(paragraph: _Element, styles: dict[str, str]) -> int:
    """The depth of a heading, 0 for other paragraphs; a title stands above all headings."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val") or "", "").lower() if style is not None else ""
    if name == "title":
        return 1
    last = name.rpartition(" ")[2]
    return min(6, int(last) + 1) if name.startswith("heading") and last.isdecimal() else 0


def _table(table: _Element, styles: dict[str, str]) -> Iterator[str]:
    """A table as rows; a cell that spans columns is repeated, one that goes on from above is empty. A table of tables
    only places them.
    """
    cells = [list(_row(row, styles)) for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table]
    if framed(cells) or table.find(f".//{_W}tbl") is not None:
        yield from (cell for row in cells for cell, _ in groupby(row) if cell)
    else:
        yield rows(cells)


def _row(row: _Element, styles: dict[str, str]) -> Iterator[str]:
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row:
            continue
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        goes_on = merged is not None and merged.get(f"{_W}val") != "restart"
        text = "" if goes_on else "\n\n".join(_blocks(cell, styles))
        yield from [text] * (int(span.get(f"{_W}val") or 1) if span is not None else 1)


def _notes(parts: Iterator[object], styles: dict[str, str]) -> Iterator[str]:
    """The footnotes and endnotes, without the lines that part them from the text."""
    from docx.opc.part import Part
    from lxml import etree

    for part in parts:
        if isinstance(part, Part) and part.partname in ("/word/footnotes.xml", "/word/endnotes.xml"):
            tree = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            for note in tree:
                if note.get(f"{_W}type") is None:
                    yield from _blocks(note, styles)
