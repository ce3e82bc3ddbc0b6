"""Office documents and PDFs: what their text is, and that what cannot be opened is said.

`tests/load/*.pdf` were printed by a browser from pages of our own; beside each stands the text that is read from it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from audit import codings, load, tie
from audit.load.pdf.glyphs import Glyph
from audit.load.pdf.lines import lines
from audit.load.pdf.regions import written
from audit.load.pdf.rulings import _TORN, _mended
from audit.places import gazetteer
from audit.sources import Meta, Source, TextFile, Unreadable

PRINTED = sorted(Path(__file__).with_name("load").glob("*.pdf"))
TABLE = [["Trường", "Năm 2022", "Năm 2023"], ["Mầm non", "12", "13"], ["Tiểu học", "15", "15"]]


def text(data: bytes, name: str) -> TextFile:
    (found,) = load.suffixes()[Path(name).suffix](Source(Path(name), name, data=data))
    return found


def docx() -> bytes:
    made = Document()
    made.core_properties.title = "Báo cáo giáo dục năm 2023"
    made.add_heading("I. Giáo dục", 1)
    paragraph = made.add_paragraph("Toàn xã có ")
    paragraph._p.append(_tracked("ins", "t", "28"))
    paragraph._p.append(_tracked("del", "delText", "27"))
    paragraph.add_run(" trường học, rộng 3,5 km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(".")
    table = made.add_table(4, 3)
    for row, cells in zip(table.rows, [["Trường", "Số trường", ""], *TABLE], strict=True):
        for cell, content in zip(row.cells, cells, strict=True):
            cell.text = content
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).text = ""
    table.cell(0, 0).merge(table.cell(1, 0))
    letterhead = made.add_table(1, 2)
    letterhead.cell(0, 0).text, letterhead.cell(0, 1).text = "NGƯỜI LẬP BIỂU", "CHỦ TỊCH"
    return _saved(made.save)


def _tracked(change: str, tag: str, words: str) -> object:
    return parse_xml(
        f'<w:{change} {nsdecls("w")} w:id="1" w:author="a"><w:r><w:{tag}>{words}</w:{tag}></w:r></w:{change}>'
    )


def pptx() -> bytes:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "Kết quả năm 2023"
    shape = slide.shapes.add_table(3, 3, Inches(1), Inches(3), Inches(6), Inches(2))
    for row, cells in zip(shape.table.rows, TABLE, strict=True):
        for cell, content in zip(row.cells, cells, strict=True):
            cell.text = content
    slide.shapes.add_textbox(Inches(1), Inches(2), Inches(5), Inches(1)).text_frame.text = "Có 28 trường học."
    slide.notes_slide.notes_text_frame.text = "Nói thêm về 6 trường mới."
    made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = "Kế hoạch"
    return _saved(made.save)


def odt() -> bytes:
    cell = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        f"<table:table-row>{''.join(cell.format('', content) for content in row)}</table:table-row>" for row in TABLE
    )
    head = cell.format('table:number-columns-spanned="2"', "Số trường") + "<table:covered-table-cell/>"
    return _zipped(
        "content.xml",
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:automatic-styles>'
        '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
        "</office:automatic-styles><office:body><office:text>"
        "<text:tracked-changes><text:p>Có 27 trường.</text:p></text:tracked-changes>"
        '<text:h text:outline-level="2">I. Giáo dục</text:h>'
        '<text:p>Có 28<text:s/>trường, 3,5 km<text:span text:style-name="T1">2</text:span>'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chưa tính 2 cơ sở."
        "</text:p></text:note-body></text:note>.</text:p>"
        f"<table:table><table:table-row>{cell.format('', '')}{head}</table:table-row>{rows}</table:table>"
        "</office:text></office:body></office:document-content>",
    )


def _zipped(name: str, content: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return held.getvalue()


def _saved(save: Callable[[BytesIO], object]) -> bytes:
    held = BytesIO()
    save(held)
    return held.getvalue()


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_text_of_a_pdf(path: Path) -> None:
    """Columns one after the other, paragraphs whole, cells in their columns, superscripts no digits of a figure."""
    assert text(path.read_bytes(), path.name).raw == path.with_name(f"{path.name}.txt").read_text(encoding="utf-8")


def test_figures_of_a_pdf_have_their_page() -> None:
    path = next(path for path in PRINTED if path.stem == "report")
    places = gazetteer(())
    (document,) = load.documents(Source(path, path.name), places)
    pages = {claim.text: claim.page for claim in tie.reading(document, places).claims}
    assert (pages["17.820 học sinh"], pages["1.042 hộ nghèo"]) == (1, 2)


def test_marks_that_are_drawn_as_one_with_their_letter_leave_no_gap_behind_it() -> None:
    """The drawing of `á` is seven points wide, of which the file gives each of its characters a half."""
    letters = [("t", 0, 4), ("h", 4, 11), ("a", 11, 14.5), ("\u0301", 14.5, 18), ("n", 18.5, 25), ("g", 25, 32)]
    (line,) = lines(Glyph(char, left, right, 700, 14) for char, left, right in letters)
    assert [piece.text for piece in line.pieces] == ["tha\u0301ng"]


def test_a_sign_for_nothing_joins_no_columns_of_a_table_without_lines() -> None:
    rows = [("Sales", "214", "+9%"), ("Costs", "– n/a", ""), ("Profit", "63", "+14%")]
    drawn = []
    for at, (label, first, second) in enumerate(rows):
        base = 700 - 20 * at
        cells = ((label, 60), (first, 160), (second, 205)) if second else ((label, 60), (first, 170))
        drawn += [
            Glyph(char, left + 7 * place, left + 7 * place + 7, base, 12)
            for text, left in cells
            for place, char in enumerate(text)
            if char != " "
        ]
    assert written(lines(drawn), 240) == "| Sales | 214 | +9% |\n| Costs | – n/a |  |\n| Profit | 63 | +14% |"


def test_a_header_in_the_middle_stands_over_the_figures_at_the_right_of_its_column() -> None:
    rows = [("", "Year", ""), ("Sales", "", "214"), ("Costs", "", "190"), ("Tax", "", "12")]
    drawn = []
    for at, row in enumerate(rows):
        cells = [(text, left) for text, left in zip(row, (60, 160, 195), strict=True) if text]
        drawn += [
            Glyph(char, left + 7 * place, left + 7 * place + 7, 700 - 20 * at, 12)
            for text, left in cells
            for place, char in enumerate(text)
        ]
    assert written(lines(drawn), 240).endswith("| Sales | 214 |\n| Costs | 190 |\n| Tax | 12 |")


def test_text_of_a_word_document() -> None:
    found = text(docx(), "a.docx")
    assert found.meta.title == "Báo cáo giáo dục năm 2023"
    assert found.raw.split("\n\n") == [
        "## I. Giáo dục",
        "Toàn xã có 28 trường học, rộng 3,5 km².",
        "| Trường | Số trường | Số trường |\n|  | Năm 2022 | Năm 2023 |\n| Mầm non | 12 | 13 |\n| Tiểu học | 15 | 15 |",
        "NGƯỜI LẬP BIỂU",
        "CHỦ TỊCH",
    ]


def test_text_of_an_opendocument_text() -> None:
    assert text(odt(), "a.odt").raw.split("\n\n") == [
        "## I. Giáo dục",
        "Có 28 trường, 3,5 km².",
        "|  | Số trường | Số trường |\n| Trường | Năm 2022 | Năm 2023 |\n| Mầm non | 12 | 13 |\n| Tiểu học | 15 | 15 |",
        "Chưa tính 2 cơ sở.",
    ]


def test_text_of_a_presentation() -> None:
    first, second = text(pptx(), "a.pptx").raw.split("\n\f")
    assert first.split("\n\n") == [
        "## Kết quả năm 2023",
        "Có 28 trường học.",
        "| Trường | Năm 2022 | Năm 2023 |\n| Mầm non | 12 | 13 |\n| Tiểu học | 15 | 15 |",
        "Nói thêm về 6 trường mới.",
    ]
    assert second == "## Kế hoạch"


PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Trường đạt chuẩn | Báo Vùng Cao</title>
<meta property="article:published_time" content="2023-12-20T08:00:00+07:00"><script>var x = 123;</script></head><body>
<nav><ul><li>Trang chủ</li><li>Thời sự</li></ul></nav><div>Thứ Bảy, 28/11/2026 14:20</div>
<article><h1>Thêm trường đạt chuẩn</h1><p>Năm 2023, toàn huyện có <b>46</b> trường học với 17.820 học sinh<!-- ? -->;
31/46 trường đạt chuẩn quốc gia. Diện tích của huyện là 288,9 km<sup>2</sup>.</p>
<p>Thời gian tới, huyện sẽ tiếp tục đầu tư cơ sở vật chất, bồi dưỡng giáo viên ở các xã vùng khó khăn.</p>
<table border=1><caption>Số trường</caption><tr><th rowspan=2>Cấp học</th><th colspan=2>Số trường</th></tr>
<tr><th>2022</th><th>2023</th></tr><tr><td>Mầm non</td><td>14</td><td>15</td></tr>
<tr><td>Tiểu học</td><td>16</td><td>16</td></tr></table><ul><li>Có 12 xã đạt chuẩn phổ cập giáo dục.</li></ul></article>
<div><h3>Tin liên quan</h3><ul><li><a href="#">Thu ngân sách 6.000 tỷ đồng</a></li></ul></div>
<p style="display: none">Ẩn 99 trường</p><footer>Giấy phép số 45/GP. Điện thoại: 0218 123 4567</footer></body></html>"""


def test_text_of_a_web_page() -> None:
    found = text(PAGE.encode(), "a.html")
    assert found.raw.split("\n\n") == [
        "# Thêm trường đạt chuẩn",
        "Năm 2023, toàn huyện có 46 trường học với 17.820 học sinh; 31/46 trường đạt chuẩn quốc gia."
        " Diện tích của huyện là 288,9 km².",
        "Thời gian tới, huyện sẽ tiếp tục đầu tư cơ sở vật chất, bồi dưỡng giáo viên ở các xã vùng khó khăn.",
        "Số trường",
        "| Cấp học | Số trường | Số trường |\n|  | 2022 | 2023 |\n| Mầm non | 14 | 15 |\n| Tiểu học | 16 | 16 |",
        "- Có 12 xã đạt chuẩn phổ cập giáo dục.",
    ]
    assert (found.meta.issued, found.meta.lang, found.meta.title) == (
        "2023-12-20",
        "vi",
        "Trường đạt chuẩn | Báo Vùng Cao",
    )


def test_the_day_and_the_title_of_a_page_that_declares_none() -> None:
    long = "<p>" + "The mill town counted its boats again in spring. " * 6 + "</p>"
    page = "<h1>Boats counted</h1><time datetime='2023-05-18T07:00'>May 18</time>{}<time datetime='2024-01-01'>x</time>"
    found = text(f"<body>{page.format(long)}</body>".encode(), "a.html")
    assert (found.meta.issued, found.meta.title) == ("2023-05-18", "Boats counted")
    page = f"<body><h1>Boats counted</h1>{long}<h3>More</h3><time datetime='2024-01-01'>x</time></body>"
    assert text(page.encode(), "a.html").meta.issued is None


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "windows-1258"])
def test_a_page_is_read_in_its_coding(coding: str) -> None:
    page = f"<html><head><meta charset='{coding}'></head><body><p>Xa co 12 tr­u³ng.</p></body></html>"
    page = page.replace("­u³", "u") if coding == "windows-1258" else page.replace("­u³", "ườ")
    assert text(page.encode(coding), "a.htm").raw in ("Xa co 12 trường.", "Xa co 12 trung.")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("", "no page with text"),
        (" ", "no page with text"),
        ("<script>1</script>", "no page with text"),
        ("<div>" * 100_000 + "Có 12 trường.", "nested too deep"),
    ],
)
def test_a_page_without_text_is_said(page: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        text(page.encode(), "a.html")


@pytest.mark.parametrize("data", [b"\0\0", Random(7).randbytes(20_000)], ids=["noughts", "noise"])
def test_bytes_that_are_no_text_are_no_page(data: bytes) -> None:
    with pytest.raises(Unreadable, match="its bytes are no text"):
        text(data, "a.html")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".odt", ".pptx"])
@pytest.mark.parametrize("data", [b"", b"plain text", _zipped("other.xml", "<a/>")], ids=["empty", "text", "zip"])
def test_what_is_no_such_document_is_said(suffix: str, data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^not an? .*save it again$"):
        text(data, f"a{suffix}")


def test_a_document_cut_off_in_the_middle_is_said() -> None:
    for data, name in ((docx(), "a.docx"), (pptx(), "a.pptx"), (odt(), "a.odt")):
        with pytest.raises(Unreadable, match="save it again"):
            text(data[: len(data) // 2], name)


def test_a_decompression_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.packages._LARGEST", 5_000_000)
    bomb = _zipped("content.xml", "<a>" + " " * 6_000_000 + "</a>")
    with pytest.raises(Unreadable, match="unpacks to 6 MB, more than 5 MB"):
        text(bomb, "a.odt")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("Den nay toan huyen co 141 truong, tang 12 truong cua nam 2020, khong con nguoi ngheo va da du.", True),
        ("The council of La Porte has 141 schools, 12 more than in 2020, and none of them was closed.", False),
        ("Đến nay toàn huyện có 141 trường, tăng 12 trường so với năm 2020.", False),
    ],
)
def test_a_text_without_the_marks_of_its_letters_is_said(raw: str, told: bool) -> None:
    read = load.document(TextFile("a.txt", "a.txt", raw, Meta()), gazetteer(()))
    assert any("without the marks of its letters" in problem for problem in read.problems) is told


OLD = {
    "windows-1252": "It spent £4.2m on cafés.",
    "windows-1258": "Tha\u0300nh phô\u0301 co\u0301 12 xa\u0303.",
}


@pytest.mark.parametrize("coding", OLD)
@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_a_text_in_an_old_coding_is_read_and_said(coding: str, name: str) -> None:
    found = text(OLD[coding].encode(coding), name)
    assert OLD[coding].rstrip(".") in found.raw
    assert found.problems == (f"not UTF-8: read as {coding}; if letters are wrong, save the file as UTF-8",)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_text_in_a_coding_of_today_is_read_in_silence(coding: str) -> None:
    found = text("Thành phố có 12 xã.".encode(coding), "a.txt")
    assert (found.raw.lstrip("\ufeff"), found.problems) == ("Thành phố có 12 xã.", ())


@pytest.mark.parametrize("data", [b"", b" \r\n\n", b"\xef\xbb\xbf", bytes(100)])
@pytest.mark.parametrize("name", ["a.txt", "a.tsv"])
def test_a_file_without_text_is_said(data: bytes, name: str) -> None:
    assert text(data, name).problems == ("there is no text in it",)


@pytest.mark.parametrize("data", [b"Ward,Homes\nMill,9\x000\nBay,21\n", b"a,b\n1,\x002\n"])
def test_a_byte_of_nought_in_a_text_is_said_with_its_line(data: bytes) -> None:
    assert text(data, "a.csv").problems == (
        "line 2: a NUL byte, no text: check the figures there, save the file again",
    )


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.docx", b"%PDF-1.7\n", "it is a PDF; let its name end in .pdf"),
        ("a.xlsx", b"\r\n<!DOCTYPE html><html>", "it is a web page; let its name end in .html"),
        ("a.pdf", b"\x1f\x8b\x08", "it is a packed file; unpack it"),
        ("a.pdf", b"%PDF-1.7\n\xff", "not a PDF that can be opened"),
        ("a.txt", b"%PDF-1.7\n\x81\x00", "it is a PDF; let its name end in .pdf"),
        ("a.csv", b"PK\x03\x04\x00\xffxl/workbook.xml", "it is a workbook; let its name end in .xlsx"),
    ],
)
def test_a_file_of_another_kind_than_its_name_says_is_told_by_its_own(name: str, data: bytes, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        text(data, name)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx", "a.odt"])
def test_a_document_with_a_password_is_said(name: str) -> None:
    locked = b"\xd0\xcf\x11\xe0" + bytes(100) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    with pytest.raises(Unreadable, match="locked by a password"):
        text(locked, name)


@pytest.mark.parametrize(("name", "part"), [("a.docx", "word/document.xml"), ("a.pptx", "ppt/slides/slide1.xml")])
def test_a_document_damaged_inside_is_said(name: str, part: str) -> None:
    whole = ZipFile(BytesIO(docx() if name == "a.docx" else pptx()))
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for entry in whole.namelist():
            archive.writestr(entry, whole.read(entry)[: -40 if entry == part else None])
    with pytest.raises(Unreadable, match="damaged inside; save it again"):
        text(made.getvalue(), name)


def test_a_scan_without_text_is_said() -> None:
    from pypdfium2 import PdfDocument

    blank = PdfDocument.new()
    blank.new_page(200, 200)
    with pytest.raises(Unreadable, match="no page has a text layer"):
        text(_saved(blank.save), "a.pdf")


def test_letters_of_an_old_font_are_read() -> None:
    """What was written for `.VnTime` has signs for its letters; text in Unicode with a few signs stays what it is."""
    told = "Năm 2008, xã có 1.245 hộ, trong đó 132 hộ nghèo; đường sá được sửa chữa, trường lớp được xây dựng thêm."
    written = told.translate({ord(new): old for new, old in zip(codings._NEW, codings._OLD, strict=True)})
    (found,) = load.documents(Source(Path("a.txt"), "a.txt", data=written.encode("latin-1")), gazetteer(()))
    assert found.raw == told and any("TCVN3" in one for one in found.problems)
    for plain in (told, "Sales of Acme® and Bolt® rose to £m 12 in 2023; 5 µg per m³; the « north » grew."):
        assert not codings.old(plain)


def test_a_workbook_shows_what_its_formats_show() -> None:
    shown = [
        (1234567, "#,##0,", "1,235"),
        (12345678, '$#,##0.0,,"m"', "$12.3 m"),
        (-1234.5, r"_-[$£-809]* #,##0.00_-;\-£* #,##0.00_-", "-£1,234.50"),
        (1500000, '#,##0 "đ"', "1,500,000 đ"),
        (0.256, "0.0%", "25.6%"),
        (-5, "0;(0)", "-5"),
        (datetime(2024, 3, 31), "mmm yyyy", "03/2024"),
        (datetime(2024, 3, 31), "[$-409]d mmmm yyyy", "31/03/2024"),
        (datetime(2024, 3, 31), "yyyy", "2024"),
    ]
    made = Workbook()
    made.active.append(["Sales of the year"])
    for row, (value, format_, _) in enumerate(shown, 2):
        made.active.append(["sales", value])
        made.active.cell(row, 2).number_format = format_
    found = text(_saved(made.save), "a.xlsx")
    assert found.meta.title == "Sales of the year"
    assert [line.split(" | ")[1].strip(" |") for line in found.raw.splitlines()[1:]] == [told for _, _, told in shown]


HIDING = """<html><head><style>.x, #u {display: none} @media print {.y {display: none}} .z p {color: red}</style></head>
<body><p>The town has 312 homes, 14 more than in 2020.</p><p class="a x">5 homes</p><p class="y">6 homes</p>
<p style="visibility:hidden">7</p><p id="u">8</p><table><tr><td>A<td>7<tr class="x"><td>B<td>8<tr><td>C<td>9</table>
<dl><dt>Employment rate<dd>75.1%<dt>Unemployed people<dd>124,500</dl><dl><dt>Rate<dd>A share of all.</dl></body>"""


def test_what_a_page_hides_is_not_read_and_its_lists_of_figures_are_tables() -> None:
    assert text(HIDING.encode(), "a.html").raw.split("\n\n") == [
        "The town has 312 homes, 14 more than in 2020.",
        "6 homes",
        "| A | 7 |\n| C | 9 |",
        "| Employment rate | 75.1% |\n| Unemployed people | 124,500 |",
        "Rate",
        "A share of all.",
    ]


def test_a_page_that_is_nested_deep_is_read() -> None:
    deep = "<div>" * 1500 + "<p>The town has 312 homes.</p>" + "</div>" * 1500
    assert text(deep.encode(), "a.html").raw == "The town has 312 homes."


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("1.204.50 0.000", "1.204.500.000"),
        ("986.250. 000", "986.250.000"),
        ("12,4 13,5", "12,4 13,5"),
        ("1.204 500", "1.204 500"),
        ("2 500", "2 500"),
    ],
)
def test_a_number_that_a_narrow_column_broke_is_whole(lines: str, whole: str) -> None:
    assert _TORN.sub(_mended, lines) == whole


def test_a_table_that_only_places_tables_is_none() -> None:
    made = Document()
    outer = made.add_table(1, 2)
    outer.cell(0, 0).text = "Staff at 30 September 2024"
    inner = outer.cell(0, 1).add_table(2, 2)
    for row, cells in zip(inner.rows, [["Nurses", "2,530"], ["Doctors", "781"]], strict=True):
        for cell, content in zip(row.cells, cells, strict=True):
            cell.text = content
    assert (
        text(_saved(made.save), "a.docx").raw == "Staff at 30 September 2024\n\n| Nurses | 2,530 |\n| Doctors | 781 |"
    )
