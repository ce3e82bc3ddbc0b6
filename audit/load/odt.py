"""OpenDocument texts: paragraphs, tables and notes in their order, without what tracked changes deleted."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from audit.packages import checked, intact, level_mark, raised
from audit.rows import framed, rows
from audit.sources import Source, TextFile, Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".odt",)
_WHAT = "an OpenDocument text (.odt)"
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE = f"{_NAMES}text:1.0}}", f"{_NAMES}table:1.0}}", f"{_NAMES}office:1.0}}"
_STYLE = f"{_NAMES}style:1.0}}"
_LEFT_OUT = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}sequence-decls"})
_MARKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_WIDEST = 256  # columns that a repeated empty cell is taken to fill, at most


def texts(source: Source) -> Iterator[TextFile]:
    """The text of the body, then of the notes. Raises `Unreadable` for what is no OpenDocument text."""
    from lxml import etree

    data = checked(source.bytes(), _WHAT)
    with intact(_WHAT), ZipFile(BytesIO(data)) as archive:
        try:
            content = archive.read("content.xml")
        except KeyError as error:
            raise Unreadable(f"not {_WHAT} that can be opened; save it again") from error
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    styles = {style.get(f"{_STYLE}name") or "" for style in tree.iter(f"{_STYLE}style") if _raises(style)}
    body = tree.find(f"{_OFFICE}body/{_OFFICE}text")
    parts = list(_blocks(body, styles)) if body is not None else []
    parts += [part for note in tree.iter(f"{_TEXT}note-body") for part in _blocks(note, styles)]
    yield TextFile(source.id, source.id, "\n\n".join(parts), source.meta)


def _raises(style: _Element) -> bool:
    properties = style.find(f"{_STYLE}text-properties")
    return properties is not None and (properties.get(f"{_STYLE}text-position") or "").startswith(("super", "3", "5"))


def _blocks(parent: _Element, styles: set[str]) -> Iterator[str]:
    for child in parent:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            text = "".join(_words(child, styles, False)).strip()
            if text:
                yield level_mark(int(child.get(f"{_TEXT}outline-level") or 0)) + text
        elif child.tag == f"{_TABLE}table":
            cells = [list(_row(row, styles)) for row in child.iter(f"{_TABLE}table-row")]
            if framed(cells):
                yield from (cell for row in cells for cell in row if cell)
            else:
                yield rows(cells)
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child, styles)


def _words(element: _Element, styles: set[str], up: bool) -> Iterator[str]:
    """The text inside an element; raised digits become superscripts, so that `km2` is no figure of two."""
    yield _set(element.text or "", up)
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c") or 1), _WIDEST)
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _LEFT_OUT:
            yield from _words(child, styles, up or child.get(f"{_TEXT}style-name") in styles)
        yield _set(child.tail or "", up)


def _set(text: str, up: bool) -> str:
    return raised(text) if up else text


def _row(row: _Element, styles: set[str]) -> Iterator[str]:
    """The cells of a row; one that spans columns is repeated in each, one that another covers is not repeated."""
    spanned, last = 0, ""
    for cell in row:
        if cell.tag == f"{_TABLE}covered-table-cell":
            yield last if spanned > 0 else ""
            spanned -= 1
        elif cell.tag == f"{_TABLE}table-cell":
            last = "\n".join(_blocks(cell, styles))
            spanned = int(cell.get(f"{_TABLE}number-columns-spanned") or 1) - 1
            times = min(int(cell.get(f"{_TABLE}number-columns-repeated") or 1), _WIDEST)
            yield from [last] * times
