"""Damaged files, and files made to harm: what can be read is, the rest is said, nothing is a fault of the tool."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.load import Unreadable, documents
from audit.model import Document
from audit.places import bundled
from audit.report.view.words import Words
from audit.sources import Source

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R%s/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>"
SIZED = PAGE % b"/MediaBox[0 0 600 800]"
DRAWN = b"BT /F1 12 Tf 50 700 Td (The district has 61 schools.) Tj ET" + b" 0 0 m 9 9 l S" * 8


def read(data: bytes, name: str) -> Document:
    (found,) = documents(Source(Path(name), name, data=data), bundled())
    return found


def pdf(pages: bytes, page: bytes = SIZED) -> bytes:
    """A PDF of one page with a sentence and a few lines, with that tree of pages and that page."""
    drawn = b"<</Length %d>>stream\n%s\nendstream" % (len(DRAWN), DRAWN)
    data, starts = b"%PDF-1.7\n", []
    parts = (b"<</Type/Catalog/Pages 2 0 R>>", pages, page, drawn, FONT)
    for number, part in enumerate(parts, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + end


def test_a_pdf_whose_pages_hold_themselves_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"^not a PDF that can be opened .*save it again$") as refused:
        read(pdf(b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "a.pdf")
    assert "không mở được" in Words("vi").problem(str(refused.value))


@pytest.mark.parametrize("kid", [b"2 0 R", b"77 0 R"], ids=["itself", "missing"])
def test_a_damaged_page_is_said_and_the_others_are_read(kid: bytes) -> None:
    found = read(pdf(b"<</Type/Pages/Kids[3 0 R %s]/Count 2>>" % kid), "a.pdf")
    assert "61 schools" in found.raw
    assert found.problems == ("page 2 is damaged: not read; save the file again",)
    assert Words("vi").problem(found.problems[0]) == "trang 2 bị hỏng: chưa đọc; hãy lưu lại tệp"


@pytest.mark.parametrize("size", [b"", b"/MediaBox[0 0 (x) null]"], ids=["none", "no numbers"])
def test_a_page_of_unknown_size_is_read(size: bytes) -> None:
    found = read(pdf(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE % size), "a.pdf")
    assert ("61 schools" in found.raw, found.problems) == (True, ())
