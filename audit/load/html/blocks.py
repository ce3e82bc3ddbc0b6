"""The elements of a page -> its blocks of text in order: paragraphs, headings, items of lists, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from audit.load.html.cells import cells
from audit.packages import SUPERSCRIPTS, level_mark
from audit.rows import framed, rows

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset(("head", "script", "style", "noscript", "template", "svg", "math", "canvas", "map", "iframe"))
_LEFT_OUT = _UNSEEN | {"object", "nav", "footer", "aside", "form", "button", "select", "del", "s", "strike"}
_TABULAR = frozenset(("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"))
_LISTED = frozenset(("dd", "dl", "dt", "li", "ol", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre"))
_SECTIONS = frozenset(("article", "body", "center", "details", "div", "header", "html", "main", "section", "summary"))
_BLOCKS = _TABULAR | _LISTED | _SECTIONS | {"address", "blockquote", "fieldset", "figcaption", "figure"}
_BREAK = "\0"


class Piece(NamedTuple):
    """A block: its text, the depth of a heading (0 for others), and whether it is a table."""

    text: str
    level: int = 0
    table: bool = False


def pieces(root: _Element) -> Iterator[Piece]:
    """The blocks of an element in order; the marks of headings and items are those of Markdown."""
    from lxml import etree

    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    held: list[str] = []
    raised = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            if tag in _BLOCKS:
                yield from _closed(held, tag)
            raised -= tag == "sup"
            if element is not root:
                held.append(_set(element.tail, raised))
        elif tag in _LEFT_OUT or _hidden(element):
            walk.skip_subtree()
        else:
            table = _table(element) if tag == "table" else ()
            if tag in _BLOCKS:
                yield from _closed(held, "")
            if table:
                yield from table
                walk.skip_subtree()
                continue
            raised += tag == "sup"
            held.append(_BREAK if tag == "br" else _set(element.text, raised))


def _closed(held: list[str], tag: str) -> Iterator[Piece]:
    """The block that ends where an element of name `tag` does ("": where another begins), if it has text."""
    lines = (" ".join(line.split()) for line in "".join(held).split(_BREAK))
    text = "\n".join(line for line in lines if line)
    held.clear()
    if text:
        level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal() else 0
        yield Piece(level_mark(level) + ("- " if tag == "li" else "") + text, level)


def _table(table: _Element) -> Sequence[Piece]:
    """The caption and the rows of a table; nothing where it only places things on the page."""
    if table.find(".//table") is not None:
        return ()
    found = cells(table, lambda cell: " ".join(piece.text for piece in pieces(cell)))
    if framed(found):
        return ()
    caption = table.find("caption")
    above = [Piece(" ".join(str(caption.xpath("string()")).split()))] if caption is not None else []
    return (*above, Piece(rows(found), table=True))


def _set(text: str | None, raised: int) -> str:
    """Text as it is written; digits that stand raised as superscripts, so that `km2` is no figure of two."""
    return (text or "").replace(_BREAK, "").translate(SUPERSCRIPTS if raised else {})


def _hidden(element: _Element) -> bool:
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()
