"""Hostile text ends: no crash, no hang, and four times the text takes about four times as long."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.load import Unreadable, documents
from audit.owners import names
from audit.places import bundled
from audit.sources import Source
from tests.bench.news import news
from tests.fuzz.laws import faults, read

# A text of n letters, more or less. Linear work grows fourfold, quadratic work sixteenfold.
HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "7" * n,
    "digits and dots": lambda n: "1.2" * (n // 3),
    "grouped digits": lambda n: "1" + ".234" * (n // 4),
    "groups of digits": lambda n: "1 234 567 " * (n // 10),
    "fractions": lambda n: "1/" * (n // 2),
    "commas": lambda n: "," * n,
    "spaced commas": lambda n: ", " * (n // 2),
    "numbers and commas": lambda n: "1, " * (n // 3),
    "numbers and joining words": lambda n: "1 và " * (n // 5),
    "numbers and hyphens": lambda n: "3-" * (n // 2),
    "brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "brackets and numbers": lambda n: "(1" * (n // 2),
    "quotes": lambda n: "“ " * (n // 2),
    "combining marks": lambda n: "\u0301" * n,
    "marks of many classes": lambda n: "a" + "\u0301\u0323" * (n // 2),
    "decomposed letters": lambda n: "o\u0302\u0301 " * (n // 4),
    "one long word": lambda n: "nghiêng" * (n // 7),
    "full stops": lambda n: "." * n,
    "letters with full stops": lambda n: "a." * (n // 2),
    "years": lambda n: "năm 2014, " * (n // 10),
    "places": lambda n: "quận Long Biên, " * (n // 16),
    "clauses told alike": lambda n: "xã Tân An 29 trường, 412 lớp; " * (n // 30),
    "places and figures": lambda n: "quận Long Biên 12 hộ, huyện Sóc Sơn 15 hộ; " * (n // 43),
    "percentages": lambda n: "5% " * (n // 3),
    "capitals": lambda n: "Bắc Từ " * (n // 7),
    "figures without a full stop": lambda n: "có 15 trường đạt 86%, tăng 3 trường " * (n // 36),
    "currencies": lambda n: "5$" * (n // 2),
    "scale words": lambda n: "tỷ " * (n // 3),
    "number words": lambda n: "năm mươi " * (n // 9),
    "number words of English": lambda n: "forty two people " * (n // 17),
    "lines": lambda n: "x\n" * (n // 2),
    "empty lines": lambda n: "\n" * n,
    "bars": lambda n: "|" * n,
    "table rows": lambda n: "| 12 | 13 |\n" * (n // 12),
    "headings": lambda n: "I. KẾT QUẢ\n" * (n // 11),
    "page numbers": lambda n: "12\n\n" * (n // 4),
    "plain news": lambda n: news(n),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(name: str) -> None:
    small, large = 6_000, 24_000
    text = HOSTILE[name](large)
    assert _seconds(text) < 6 * max(_seconds(HOSTILE[name](small)), 0.004)
    assert list(faults(text, read(text))) == []


def test_an_endless_sentence_is_read_in_pieces_and_said_to_be() -> None:
    """Its figures are claims, tied to none; what of it has no letter is no language. Long lists are sentences."""
    told = read("; ".join(f"ward {ward} has {ward + 20} households" for ward in range(1000)))
    assert len(told.claims) > 900 and not told.ties and "has no end" in told.document.problems[0]
    assert not read("12 345 " * 4000).claims
    assert not read("; ".join(f"ward {ward} has {ward + 20} households" for ward in range(60)) + ".").document.problems


def _seconds(text: str) -> float:
    """The least time of three readings, of the processor alone: the machine has other work."""
    return min(_timed(text) for _ in range(3))


def _timed(text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


@pytest.mark.parametrize("name", ["digits", "commas", "brackets", "combining marks", "one long word"])
def test_a_line_of_a_megabyte_is_read_at_once(name: str) -> None:
    assert _timed(HOSTILE[name](1_000_000)) < 3


def test_a_number_of_thousands_of_digits_is_no_figure() -> None:
    assert [claim.text for claim in read(f"Toàn xã có {'9' * 5000} hộ và 15 trường.").claims] == ["15 trường"]


def _all(data: bytes, name: str) -> int:
    return sum(1 for _ in documents(Source(Path(name), name, data=data), bundled()))


def test_random_bytes_are_refused_with_a_place_and_advice() -> None:
    data = b"first line\nsecond \xff\x9c line\n" + random.Random(0).randbytes(5000)
    with pytest.raises(Unreadable, match=r"line 2: byte 0xff is not UTF-8; save the file as UTF-8"):
        _all(data, "bytes.txt")


@pytest.mark.parametrize(
    "row",
    [
        "[" * 100_000,
        '{"text": ' * 100_000,
        '{"id": ' + "9" * 5000 + ', "text": "12 trường"}',
        '{"id": 1}',
        '"12 trường"',
        '{"id": 1, "text": "12 trường"',
        "\x00\x01",
    ],
    ids=lambda row: row[:12],
)
def test_a_row_that_is_no_document_is_refused_with_its_line(row: str) -> None:
    data = '{"id": 0, "text": "12 trường"}\n' + row
    with pytest.raises(Unreadable, match="line 2: "):
        _all(data.encode(), "rows.jsonl")


def test_rows_with_half_a_pair_or_a_wrong_date_are_read() -> None:
    rows = [{"id": "\ud800", "text": "12 \udc00 trường", "title": "\ud83d"}, {"text": "12 trường", "issued": "soon"}]
    data = "\n".join(map(json.dumps, rows)).encode()
    first, second = documents(Source(Path("rows.jsonl"), "rows.jsonl", data=data), bundled())
    assert (first.id, first.raw) == ("rows.jsonl#\ufffd", "12 \ufffd trường")
    assert second.problems and "soon" in second.problems[0]


def test_rows_are_read_one_at_a_time() -> None:
    rows = b'{"id": 1, "text": "12 tr\xc6\xb0\xe1\xbb\x9dng"}\n' * 3 + b"\xff\n"
    found = documents(Source(Path("rows.jsonl"), "rows.jsonl", data=rows), bundled())
    assert [next(found).raw for _ in range(3)] == ["12 trường"] * 3
    with pytest.raises(Unreadable, match="line 4: byte 0xff"):
        next(found)


@pytest.mark.parametrize("coding", ["utf-32", "utf-16", "utf-8-sig"])
def test_rows_with_a_byte_order_mark_are_read(coding: str) -> None:
    assert _all('{"id": 1, "text": "12 trường"}\n{"id": 2, "text": "x"}\n'.encode(coding), "rows.jsonl") == 2


def test_a_workbook_with_one_cell_at_the_end_of_its_sheet_is_refused_soon() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "61 trường", 5
    held = BytesIO()
    book.save(held)
    with pytest.raises(Unreadable, match="2 of them filled; delete what stands far outside its table"):
        list(documents(Source(Path("a.xlsx"), "a.xlsx", data=held.getvalue()), bundled()))


@pytest.mark.parametrize("item", ["{} hộ và ", "{} schools, "])
def test_what_a_crowd_of_figures_adds_up_to_by_chance_is_not_asked(item: str) -> None:
    text = "".join(item.format(number * 7919 % 997 + 2) for number in range(500))
    assert not [tie for tie in read(text).ties if tie.why == "sum"]


@pytest.mark.parametrize("text", ["Harlow,", "Riverside Holdings,", "Said Harlow, Inc", "7399. COULD, |  "])
def test_a_text_that_ends_behind_a_name_has_names(text: str) -> None:
    assert all(" ".join(name.split()) == name for name in names(text, "en"))
