"""Web pages: the paragraphs, lists and tables of the article, without menus, teasers and footers around it.

The page is read as it stands, in order; which of its blocks are the article is trafilatura's judgement. A page of which
it keeps little (a page of tables, a plain page) is kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.load.html.blocks import Piece, hidden, pieces
from audit.load.html.metadata import metadata
from audit.sources import Meta, Source, TextFile, Unreadable

SUFFIXES = (".html", ".htm")
_LITTLE = 0.3  # of the page's letters: an article that is less is none
_CONTROLS, _NOISE = re.compile("[\x00-\x08\x0e-\x1f]"), 0.01  # characters that no page has, and their share in bytes
_DEEP = "its elements are nested too deep: what is inside is not read; save the page again, as text or PDF"
_START = 60  # letters by which a block is known again
_STAMP = 80  # letters of a line between a headline and its text, at most


def texts(source: Source) -> Iterator[TextFile]:
    """The text of the article with its tables as rows; title, date and publisher as the page declares them.

    Raises `Unreadable` for what holds no text.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    data = source.bytes()
    page = _decoded(data)
    if len(_CONTROLS.findall(page)) > len(page) * _NOISE:
        raise Unreadable("no page: its bytes are no text; save the page again, as HTML")
    parser = HTMLParser(huge_tree=True)
    try:
        tree = document_fromstring(page, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise Unreadable("no page with text; save the page again, as HTML") from error
    told = metadata(tree)
    found = list(pieces(tree, hidden(tree)))
    deep = any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log)
    if not _plain("".join(piece.text for piece in found)):
        if deep:
            raise Unreadable(_DEEP)
        raise Unreadable("no page with text (filled in by a program?); save it from a browser, or as PDF")
    text = "\n\n".join(piece.text for piece in _article(found, _main(data)))
    yield TextFile(source.id, source.id, text, _told(source.meta, told), (_DEEP,) if deep else ())


def _told(given: Meta, declared: Meta) -> Meta:
    """What is given, and what the page declares where nothing is."""
    names = ("title", "publisher", "issued", "url", "lang")
    return replace(given, **{name: getattr(declared, name) for name in names if not getattr(given, name)})


def _decoded(data: bytes) -> str:
    """The text of the bytes: as UTF-8, as its byte order mark or the page says, else as it looks."""
    from charset_normalizer import from_bytes
    from lxml.html import document_fromstring

    for coding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            return _undeclared(data.decode(coding))
        except UnicodeDecodeError:
            pass
    declared = document_fromstring(data[:4096] or b" ").xpath("string(//meta/@charset)")
    best = from_bytes(data).best()
    try:
        return _undeclared(data.decode(str(declared) or "latin-1"))
    except (UnicodeDecodeError, LookupError):
        return _undeclared(str(best) if best is not None else data.decode("latin-1"))


def _undeclared(text: str) -> str:
    """The text without an XML declaration, whose coding no longer holds."""
    return text[text.index("?>") + 2 :] if text.lstrip().startswith("<?xml") and "?>" in text else text


def _main(data: bytes) -> str:
    """The words of the main text, as trafilatura sees it."""
    import logging

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page it makes nothing of is kept whole
    found = extract(data, include_comments=False, include_tables=True, favor_recall=True)
    return _plain(found or "")


def _article(found: Sequence[Piece], main: str) -> Sequence[Piece]:
    """The blocks that the main text holds, with the headings and tables among them and the tables right after."""
    known = [not piece.table and _plain(piece.text)[:_START] in main for piece in found]
    places = [at for at, held in enumerate(known) if held]
    if not places or sum(len(found[at].text) for at in places) < _LITTLE * sum(len(piece.text) for piece in found):
        return found
    last = places[-1]
    while last + 1 < len(found) and found[last + 1].table:
        last += 1
    inside = range(places[0], last + 1)
    stamps = [
        piece for piece in _between(found, places[0]) if len(piece.text) <= _STAMP and re.search(r"\d", piece.text)
    ]
    return [*stamps, *(found[at] for at in inside if known[at] or found[at].table or found[at].level)]


def _between(found: Sequence[Piece], start: int) -> Sequence[Piece]:
    """The blocks between the headline and the first paragraph, which tell when and by whom it was written."""
    above = [at for at, piece in enumerate(found[:start]) if piece.level]
    return found[above[-1] + 1 : start] if above else ()


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
