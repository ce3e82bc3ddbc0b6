"""Which level a percentage is a share of, and which is its part, where no words beside it join them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.readings import read

VANS = "The council ran 412 vans in 2023. They drove 3.1 million miles.\n\nDepots\n\n"
BOXES = "The quays handled 61,240 boxes in 2023. Lorries waited 41 minutes.\n\nOrigin\n\n"


def shares(text: str) -> list[list[str]]:
    found = read(text, issued=date(2024, 5, 1))
    named = {claim.id: " ".join(claim.text.split()) for claim in found.claims}
    return [[named[claim] for claim in tie.claims] for tie in found.ties if tie.relation == "share"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (VANS + "Electric vans numbered 268 in December. Charging took four hours on average.\n\nOutlook\n\nThe "
         "electric share of the vans was 65% and will rise.", ["65%", "268", "412 vans"]),
        ("Operating profit came to £3.92 million. The crane was mended.\n\nFinance\n\nHandling brought in £9.72 "
         "million and storage £2.89 million. Revenue reached £14.86 million, of which 26.4 per cent was left as "
         "operating profit.", ["26.4 per cent", "£3.92 million", "£14.86 million"]),
        ("Tổng nguồn thu của bệnh viện là 78,4 tỷ đồng. Quỹ bảo hiểm y tế chi trả 49 tỷ đồng, người bệnh nộp 7,8 tỷ "
         "đồng.\n\nNhận xét\n\nĐơn vị còn phụ thuộc vào bảo hiểm y tế, tới 62,5% nguồn thu.",
         ["62,5%", "49 tỷ đồng", "78,4 tỷ đồng"]),
        ("Hợp tác xã có 186 thành viên, vùng trồng rộng 248 ha. Diện tích đạt chứng nhận VietGAP là 150 ha, bằng 60,5% "
         "toàn vùng.", ["60,5%", "150 ha", "248 ha"]),
    ],
)  # fmt: skip
def test_levels_that_agree_with_a_percentage_are_its_part_and_whole(text: str, figures: list[str]) -> None:
    assert figures in shares(text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (BOXES + "Boxes from China numbered 27,321, and most came in spring. The crane was repaired. China made up 38% "
         "of all boxes.", ["38%", "27,321", "61,240 boxes"]),
        ("Toàn tỉnh xuống giống 184.600 ha. Giống OM 18 được gieo nhiều nhất với 67.200 ha, chiếm 41,3% diện tích "
         "xuống giống.", ["41,3%", "67.200 ha", "184.600 ha"]),
    ],
)  # fmt: skip
def test_levels_that_only_a_slip_keeps_from_agreeing_are(text: str, figures: list[str]) -> None:
    assert figures in shares(text)


@pytest.mark.parametrize(
    "text",
    [
        VANS + "Bed occupancy in its hostel was 91.4 per cent, and 38 per cent of lorries were late.",
        "The council ran 412 vans in 2023, and 286 of its drivers are over 50. About 65% of the trips were short.",
        "The order backlog of 2,310 million euros had grown. In December orders of 2,481 million euros remained. About "
        "70 per cent of it is due for delivery in 2024.",
        "Tháng 6, cầu dài 19,7 km, gồm 2,6 km đi ngầm và 17,1 km trên cao; khối lượng thi công lũy kế đạt 98%.",
        "Đàn lợn có 54.020 con. Tổng đàn trâu đạt 6.704 con, bằng 118% so với năm 2022.",
    ],
)  # fmt: skip
def test_a_percentage_of_something_else_has_neither(text: str) -> None:
    assert all(len(figures) < 3 for figures in shares(text))
