"""Ties by weighed evidence: the levels of a change, the total and number of an average, where no grammar names them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.readings import read

ISSUED = date(2023, 7, 12)


def ties(text: str) -> list[tuple[str, list[str]]]:
    found = read(text, issued=ISSUED)
    texts = {claim.id: " ".join(claim.text.split()) for claim in found.claims}
    return [(tie.relation, [texts[name] for name in tie.claims]) for tie in found.ties]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The quays handled 612,400 containers. Six ships came from Peru.\n\nDredging took all of May. The pilots went "
         "on strike in June. In 2021 the terminals had counted 574,000, so growth was 6.7 per cent.",
         ["612,400 containers", "6.7 per cent", "574,000"]),
        ("Hội hiện có 4.860 thẻ; đầu mùa là 4.050, tức tăng 20%.", ["4.860 thẻ", "20%", "4.050"]),
        ("They averaged €2.71 a kilo, €0.07 dearer than the €2.64 of the previous sale.",
         ["€2.71 a kilo", "€0.07", "€2.64"]),
    ],
)  # fmt: skip
def test_a_change_lies_between_levels_that_agree_with_it(text: str, figures: list[str]) -> None:
    assert ("change", figures) in ties(text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The mill earned €39.2 million. It spent €109.4 million on looms.\n\nDyers were hard to find. A year earlier "
         "the mill had earned €31.5 million; the increase is 11.7 per cent.",
         ["€39.2 million", "11.7 per cent", "€31.5 million"]),
        ("Xuất khẩu quý I tăng 9,3%\n\nKim ngạch xuất khẩu ước 621 triệu USD. Sợi là mặt hàng chủ lực. Cùng kỳ năm "
         "2022, toàn tỉnh xuất khẩu 560 triệu USD.", ["621 triệu USD", "9,3%", "560 triệu USD"]),
        ("Hội hiện có 48.674 thẻ; đầu mùa là 45.012, tức tăng 4.662 thẻ.", ["48.674 thẻ", "4.662 thẻ", "45.012"]),
        ("They averaged €271.40 a tonne in May, €7.30 dearer than the €261.40 of April.",
         ["€271.40 a tonne", "€7.30", "€261.40"]),
    ],
)  # fmt: skip
def test_a_change_that_a_slip_keeps_from_its_levels_lies_between_them(text: str, figures: list[str]) -> None:
    assert ("change", figures) in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fair drew 8,140 visitors. Hay rose by 12%. In 2021 the bakers sold 7,350 loaves.",
        "Doanh thu quý II tăng 14%. Công ty có 1.240 công nhân. Năm 2021 công ty trồng 1.180 cây.",
        "Trạm đón 1.680.000 lượt khách, tăng 20% so với năm liền trước. Năm 2023 cả vùng có 1,7 triệu lượt khách.",
    ],
)
def test_a_change_of_which_nothing_is_told_lies_between_no_two_levels(text: str) -> None:
    assert not any(relation == "change" and len(figures) > 2 for relation, figures in ties(text))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The line carried 812,600 passengers. Storms kept the boats in port for a week. The average passenger paid "
         "€12.00, vehicle included, so that tickets earned €9.57 million.",
         ["€9.57 million", "€12.00", "812,600 passengers"]),
        ("Canola: 503,000 acres. Lentils: 187,000 acres.\n\nCanola did no more than fair, at 36.2 bushels an acre, "
         "giving a crop of 12.8 million bushels.", ["12.8 million bushels", "36.2 bushels an acre", "503,000 acres"]),
        ("Xưởng có 912 máy dệt.\n\nMỗi máy trung bình dệt 13 tấm vải. Cả xưởng dệt được 11.586 tấm vải.",
         ["11.586 tấm vải", "13 tấm vải", "912 máy"]),
    ],
)  # fmt: skip
def test_an_average_that_a_slip_keeps_from_its_total_belongs_to_it(text: str, figures: list[str]) -> None:
    assert ("each", figures) in ties(text)


def test_an_amount_for_each_of_other_things_makes_no_total() -> None:
    text = "The grant was £800 per farm. The show sold 2,025 tickets and took £16,000."
    assert not any(relation == "each" for relation, _ in ties(text))
