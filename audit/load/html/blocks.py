"""The elements of a page -> its blocks of text in order: paragraphs, headings, items of lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from audit.load.html.cells import cells
from audit.packages import level_mark, raised
from audit.rows import figure, framed, rows

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset(("head", "script", "style", "noscript", "template", "svg", "math", "canvas", "map", "iframe"))
_LEFT_OUT = _UNSEEN | {"object", "nav", "footer", "aside", "form", "button", "select", "del", "s", "strike"}
_TABULAR = frozenset(("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"))
_LISTED = frozenset(("dd", "dl", "dt", "li", "ol", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre"))
_SECTIONS = frozenset(("article", "body", "center", "details", "div", "header", "html", "main", "section", "summary"))
_BLOCKS = _TABULAR | _LISTED | _SECTIONS | {"address", "blockquote", "fieldset", "figcaption", "figure"}
_BREAK = "\0"
_NESTED = re.compile(r"/\*.*?\*/|@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)  # rules for some media only
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NAME = re.compile(r"([.#])([\w-]+)")
_UNSHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)(?![\w-])", re.IGNORECASE)


class Piece(NamedTuple):
    """A block: its text, the depth of a heading (0 for others), and whether it is a table."""

    text: str
    level: int = 0
    table: bool = False


@dataclass(slots=True)
class Hidden:
    """What a page does not show: the classes and ids that its own style sheets hide, beside what hides itself."""

    names: set[tuple[str, str]] = field(default_factory=set)

    def holds(self, element: _Element) -> bool:
        """Whether an element is not shown."""
        if element.get("hidden") is not None or _UNSHOWN.search(element.get("style") or ""):
            return True
        classes = ((".", name) for name in (element.get("class") or "").split()) if self.names else ()
        return ("#", element.get("id")) in self.names or not self.names.isdisjoint(classes)


def hidden(root: _Element) -> Hidden:
    """What the style sheets in a page hide of it, by rules for one class or id alone."""
    told = Hidden()
    for sheet in root.iter("style"):
        for rule in _RULE.finditer(_NESTED.sub("", sheet.text or "")):
            if _UNSHOWN.search(rule[2]):
                names = (_NAME.fullmatch(one.strip()) for one in rule[1].split(","))
                told.names.update((name[1], name[2]) for name in names if name is not None)
    return told


def pieces(root: _Element, unshown: Hidden) -> Iterator[Piece]:
    """The blocks of an element in order; the marks of headings and items are those of Markdown."""
    from lxml import etree

    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    held: list[str] = []
    depth = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            if tag in _BLOCKS:
                yield from _closed(held, tag)
            depth -= tag == "sup"
            if element is not root:
                held.append(_set(element.tail, depth))
        elif tag in _LEFT_OUT or unshown.holds(element):
            walk.skip_subtree()
        else:
            table = _tabled(element, unshown)
            if tag in _BLOCKS:
                yield from _closed(held, "")
            if table:
                yield from table
                walk.skip_subtree()
                continue
            depth += tag == "sup"
            held.append(_BREAK if tag == "br" else _set(element.text, depth))


def _closed(held: list[str], tag: str) -> Iterator[Piece]:
    """The block that ends where an element of name `tag` does ("": where another begins), if it has text."""
    lines = (" ".join(line.split()) for line in "".join(held).split(_BREAK))
    text = "\n".join(line for line in lines if line)
    held.clear()
    if text:
        level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal() else 0
        yield Piece(level_mark(level) + ("- " if tag == "li" else "") + text, level)


def _tabled(element: _Element, unshown: Hidden) -> Sequence[Piece]:
    """The rows of a table, or of a list of names with their figures; nothing for other elements."""
    if element.tag == "table":
        return _table(element, unshown)
    return _described(element, unshown) if element.tag == "dl" else ()


def _table(table: _Element, unshown: Hidden) -> Sequence[Piece]:
    """The caption and the rows of a table; nothing where it only places things on the page."""
    if table.find(".//table") is not None:
        return ()
    found = cells(table, lambda cell: _text(cell, unshown), unshown.holds)
    if framed(found):
        return ()
    caption = table.find("caption")
    above = [Piece(" ".join(str(caption.xpath("string()")).split()))] if caption is not None else []
    return (*above, Piece(rows(found), table=True))


def _described(listed: _Element, unshown: Hidden) -> Sequence[Piece]:
    """The names of a list (`dt`) each with what is told of it (`dd`), where that is mostly figures."""
    found: list[list[str]] = []
    for item in listed.iter("dt", "dd"):
        if item.tag == "dt" or not found:
            found.append([])
        found[-1].append(_text(item, unshown))
    told = [row for row in found if len(row) > 1]
    if not told or 2 * sum(figure(row[1]) for row in told) < len(found):
        return ()
    width = max(map(len, told))
    return (Piece(rows([*row, *[""] * (width - len(row))] for row in found), table=True),)


def _text(element: _Element, unshown: Hidden) -> str:
    return " ".join(piece.text for piece in pieces(element, unshown))


def _set(text: str | None, depth: int) -> str:
    """Text as it is written, or raised."""
    plain = (text or "").replace(_BREAK, "")
    return raised(plain) if depth else plain
