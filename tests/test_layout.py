"""Layout: paragraphs put together again, and the zones of a page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.grids import grids
from audit.layout import blocks, listed
from audit.model import Zone
from tests.readings import read, texts

WRAPPED = """Trong năm qua, toàn huyện đã xây dựng và đưa vào sử dụng các công trình phúc
lợi công cộng phục vụ đời sống của nhân dân, trong đó có 12 nhà văn hoá thôn và
3 trạm y tế xã được nâng cấp theo chuẩn. Số hộ dùng nước sạch tăng thêm 1.204
hộ so với năm trước, nâng tổng số lên 35.208 hộ trên toàn địa bàn của huyện nhà.
Công tác giáo dục được quan tâm với 61 trường đạt chuẩn quốc gia các cấp học và
52.310 học sinh đến trường trong năm học vừa qua trên địa bàn của toàn huyện ta.
Đời sống nhân dân được nâng lên từng bước, an ninh trật tự được giữ vững hơn."""


def zones(text: str) -> list[Zone]:
    return [block.zone for block in blocks(text)]


def test_no_paragraph_of_a_wrapped_text_ends_inside_a_sentence() -> None:
    found = blocks(WRAPPED)
    assert len(found) < WRAPPED.count("\n")
    assert all(WRAPPED[block.end - 1] == "." for block in found)
    assert "1.204 hộ" in texts(WRAPPED)


def test_a_blank_line_after_every_line_changes_nothing_that_is_read() -> None:
    assert texts(WRAPPED.replace("\n", "\n\n")) == texts(WRAPPED)


@pytest.mark.parametrize("number", ["12", "- 12 -", "Trang 12", "12/40"])
def test_a_page_number_inside_a_sentence_is_no_part_of_it(number: str) -> None:
    broken = WRAPPED.replace("trong đó có 12 nhà", f"trong đó có\n\n{number}\n\n12 nhà")
    assert texts(broken.replace("\n", "\n\n")) == texts(WRAPPED)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Is the harbour still busy (or not?)\n\nThe town has 12 ships.", Zone.TITLE),
        ("# Report of 2022\n\n## Results\n\nThe town has 12 schools.", Zone.HEADING),
        ("# Report\n\nThe town has 12 schools.\n\n## Results\n\nIt built 3 bridges.", Zone.HEADING),
        ("BÁO CÁO NĂM 2022\n\nA. KẾT QUẢ NĂM 2022:\n\nXã có 12 trường.", Zone.HEADING),
        ("Xã có 12 thôn.\n\nTin liên quan\n\n10 điều cần biết về thuế", Zone.BOILERPLATE),
        ("Xã có 12 thôn.\n\nẢnh: Nguyễn A", Zone.CAPTION),
        ("Years\n\n| Year | Schools |\n|---|---|\n| 2021 | 12 |", Zone.TABLE),
        ("Xã có 12 thôn.\n\nfile:///C:/bao-cao/nam-2022.html 1/3", Zone.BOILERPLATE),
        ("11/29/26, 12:40 PM Results of the year\n\nThe town has 12 schools.", Zone.BOILERPLATE),
        ("Home | News | Business | Sport\n\nThe town has 12 schools.", Zone.BOILERPLATE),
        ("Giá gạo ngày 12/3/2024\n\nGạo tẻ thường 15.200 đồng/kg.", Zone.TITLE),
        ("Thứ Ba 12/3/2024\n\nGạo tẻ thường 15.200 đồng/kg.", Zone.BOILERPLATE),
        ("Hà Nội ngày 12/3/2024\n\nGạo tẻ thường 15.200 đồng/kg.", Zone.BOILERPLATE),
    ],
)
def test_zones(text: str, zone: Zone) -> None:
    assert zone in zones(text)


def test_figures_of_other_articles_are_not_read() -> None:
    page = "Xã có 12 thôn và 300 hộ.\n\nTin liên quan\n\n10 hộ được khen thưởng 30/05/2020\nHà Nội cắt giảm 61 thủ tục"
    assert texts(page) == ["12 thôn", "300 hộ"]


@pytest.mark.parametrize(
    ("start", "item"), [("- Xây 3", True), ("a) Giáo", True), ("1.2. Thu", True), ("Thu 3", False)]
)
def test_items_of_a_list(start: str, item: bool) -> None:
    assert listed(start) is item


CARDS = [
    ("Key figures 2022\n\nFerries\n\n14\n\nTakings\n\n£m\n\n£6.4m\n\n+8.5%\n\n2021: £5.9m\n\nRepairs\n\n£2.1m",
     {"14": "Ferries", "£6.4m": "Takings", "8.5%": "Takings", "£5.9m": "Takings", "£2.1m": "Repairs"}),
    ("The mill in numbers\n37\nlooms\n98%\npunctuality rate\n1,240\nworkers",
     {"37 looms": "looms", "98%": "punctuality rate", "1,240 workers": "workers"}),
    ("Dân số\n12.400 người\nThu ngân sách\n125 tỷ đồng\nTỷ lệ hộ nghèo\n1,2%\nTrường học\n14",
     {"12.400 người": "Dân số", "125 tỷ đồng": "Thu ngân sách", "1,2%": "Tỷ lệ hộ nghèo", "14": "Trường học"}),
    ("Ferries\n1\nTrams\n2\nBuses\n3\nTaxis\n4", {}),
    ("Bình luận\n12\nChia sẻ\n30\nLượt xem\n400", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), CARDS)
def test_a_label_on_a_line_of_its_own_names_the_figure_beside_it(text: str, named: dict[str, str]) -> None:
    found = {" ".join(claim.text.split()): claim.indicator_text for claim in read(text).claims}
    assert found == named


def test_the_year_before_on_a_card_has_its_own_time() -> None:
    years = [claim.cell.period.start.year for claim in read(CARDS[0][0]).claims if claim.cell.period]
    assert years == [2022, 2022, 2022, 2021, 2022]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab1. \n\t|#-:%é", max_size=120))
def test_blocks_are_in_order_and_hold_their_text(text: str) -> None:
    found = blocks(text)
    assert all(0 <= block.start < block.end <= len(text) for block in found)
    assert list(found) == sorted(found, key=lambda block: (block.start, -block.end))
    covered = {at for block in found for at in range(block.start, block.end)}
    covered.update(at for grid in grids(text) for at in range(grid.start, grid.end))
    assert all(char.isspace() or at in covered for at, char in enumerate(text))
