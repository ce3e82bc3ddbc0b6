"""Texts whose figures differ and agree all the same, and why; and how they would not agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.model import Verdict
from audit.pipeline import audited, packs_for
from audit.sources import Source

ALARMS = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.BREAK)


def alarms(text: str, verdicts: tuple[Verdict, ...] = ALARMS) -> list[str]:
    found = audited([Source(Path("a.txt"), "a.txt", data=text.encode())], packs_for(()))
    return [one.message.en for one in found.findings if one.verdict in verdicts]


@pytest.mark.parametrize(
    "text",
    [
        # what is counted is only where or for whom something is told
        "Năm 2023, tỉnh Hà Nam có 109 xã. Năm 2023, dịch bệnh xảy ra tại 7 xã của tỉnh.",
        "Năm 2020, huyện Bình Lục có 40.200 hộ. Năm 2020, huyện có 46 ha chè của 54 hộ.",
        "Quang Nam province has 240 communes in 2023. In 2023 the fever was found in 7 communes of 3 districts.",
        "In 2023 the herd of Quang Nam province numbered 402,000 pigs. In 2023, 214 pigs were culled.",
        # an average is rounded, and so are millions in words
        "On 4 May 2023 at Hove there were 601 people in 19 boats, an average of 32 people per boat.",
        "The port of Hove handled two million tonnes in 2023, a fall of 2.2% from 2.06 million tonnes in 2022.",
        # a ratio names its whole, and not the part
        "Năm 2023, xã Đồn Xá có 2.346 hộ. Gia đình văn hóa năm 2023: 1.998/2.346 hộ, đạt 85,2%.",
        # what stands behind the last part counts other things
        "There were 3,615 new apprentices in Kent in 2023. Ashford, with 1,480, and Dover, with 1,220, took the most; "
        "915 worked elsewhere, representing 64 trades.",
        # a percentage names a larger whole than the ratio before it
        "Năm 2023, 412/436 đại biểu có mặt biểu quyết thông qua, bằng 86,4% tổng số đại biểu của khóa.",
        "In 2023, 412 of the 436 members who came voted for it, 86.4% of all members on the roll.",
        # a plain fraction is about a share
        "Năm 2023, 14/29 xã của huyện Bình Lục đạt chuẩn, tức gần một nửa số xã.",
        "In 2022 the rural internet access rate in Malta was 34%. The rural internet access rate in Malta was a third.",
        "In the 2022 poll in Malta 52% back the bill, 38% do not and a tenth are unsure.",
        # what is done to the whole is no part of it
        "In 2022 floods in Pakistan killed 1,396 people, including 499 children, injured 12,728 and cut 30 roads.",
        # what another level was held against is not the old level of the next one
        "Năm 2024, công ty lãi 1.080 tỷ đồng, giảm 6,9% (năm 2023: 1.160 tỷ đồng). Quý I, doanh thu giảm 1,5% xuống "
        "1.245 tỷ đồng.",
        "Năm 2023, đấu giá thu 196 tỷ đồng, chênh 136 tỷ đồng so với giá khởi điểm. Năm 2022, huyện thu 780 tỷ đồng.",
        # a target is no part of a result
        "Năm 2023, FDI vào Nghệ An vượt mốc 1 tỷ USD: 1,603 tỷ USD; mục tiêu năm 2024 là 1,2 - 1,5 tỷ USD.",
        # items of a list are of what they are labelled
        "Năm học 2024-2025 của huyện Than Uyên:\n- Tiểu học: 10 trường, 288 lớp\n- THCS: 12 trường; 151 lớp",
        "Hộ nghèo xã Sính Phình năm 2024:\n\nTả Sìn Thàng: 86 hộ nghèo; 41,5%\n\nTà Là Cáo: 64 hộ nghèo; 58,2%",
        # a list may leave something out
        "Năm 2023, đàn gia súc của huyện 512.000 con: bò 118.000, dê 134.000, cừu 102.000, còn lại là heo.",
        "Năm 2023, khối ngoại bán ròng 2.100 tỷ đồng: VPB 390, FPT 210, HPG 186 tỷ đồng.",
        # an old level in brackets is of what stands before it
        "Quý I/2025 doanh thu 486,2 tỷ đồng (cùng kỳ 512,7 tỷ), chi phí 301,9 tỷ (+4,2%).",
        # a change is of the times that it is told of
        "Five years ago 1.9 million parcels were sent. Between April and September 2024, 1.4 million parcels were sent,"
        " 4% fewer than a year earlier.",
        "Revenue was €3.92bn in 2024 (2023: €3.71bn), with organic growth of 4.2% (H1: 3.1%; H2: 5.3%).",
        # nothing is a share of nothing
        "Năm 2021, thành phố Hạ Long không còn hộ nghèo, chỉ còn 98 hộ cận nghèo, bằng 0,1% tổng số hộ.",
        # a whole told after its part is not told again
        "Năm 2023, còn 1,2 triệu khách hàng mất điện trên tổng số 6,1 triệu khách hàng.",
        # a body with a name has its own
        "Năm 2023, quận Ba Đình có 35.000 học sinh. Trường THCS Phúc Xá có 1.200 học sinh.",
        "In 2023, Fresno County had 206,000 students. Lincoln Elementary had 812 students in 2023.",
        # what one sale brought is not what a sale months before it did, and the title rounds
        "Ngày 14/10/2024\n\nLô đất cao nhất ở Phú Lãm trúng 97 triệu đồng/m2\n\nTại phường Phú Lãm, lô trúng cao "
        "nhất 97,4 triệu đồng/m2. Trước đó, ngày 22/6, phiên đấu giá 12 lô đất ở phường Phú Lãm có giá trúng cao nhất "
        "79,4 triệu đồng/m2.",
        # each year is not the year
        "Năm 2023, huyện Bình Lục tạo việc làm cho 8.200 lao động; hằng năm tạo việc làm cho 3.200 lao động.",
        # a year is not over in July
        "Huyện Bình Lục, ngày 18/7/2024\n\nNăm 2024, thu ngân sách đạt 412 tỷ đồng. Phấn đấu thu trên 600 tỷ đồng.",
        # two moments of a year side by side
        "Năm 2023, xã Đồn Xá có 2.346 hộ. Đầu năm có 148 hộ nghèo; cuối năm còn 109 hộ nghèo, chiếm 4,65%.",
        "Năm 2023, xã Đồn Xá chỉ còn 58 hộ nghèo. Công tác rà soát được làm tại thôn: đầu năm xã có 87 hộ nghèo.",
        # parts between semicolons are of what they begin with, before their verb too
        "Năm 2023, tòa án tỉnh Hà Nam: án hình sự thụ lý 874 vụ, giải quyết 846 vụ, đạt 96,8%; án dân sự thụ lý "
        "912 vụ, giải quyết 698 vụ, đạt 76,5%.",
        # what stands on the day of a new level is no old level
        "Tại 31/12/2023, Ngân hàng Sông Châu có tổng tài sản 312.480 tỷ đồng, tăng 17,2% so với đầu năm; cho vay "
        "khách hàng 214.900 tỷ đồng, tăng 18,5%.",
        # a title tells what the text tells again
        "Cụm thi tỉnh Hà Nam có 38.415 thí sinh\n\nKỳ thi năm 2023, toàn tỉnh có 38.415 thí sinh đăng ký dự thi, tăng "
        "1.206 em so với năm 2022.",
        # shares with amounts that bear them out may leave the rest to the next sentence
        "Năm 2023, tỉnh Hà Nam xử lý 96.500 vi phạm. Xét theo lỗi, chạy quá tốc độ chiếm 22,0% với 21.230 trường hợp; "
        "uống rượu bia 7.720 trường hợp, chiếm 8,0%.",
        # what follows a semicolon is another list
        "Năm 2023, huyện Bình Lục có 30 người trúng cử. Cơ cấu: nữ 12 người (40%), nam 18 người; người dân tộc "
        "thiểu số 24 người, chiếm 80%.",
        "Năm 2023, sân bay Cam Ranh có 41 đường bay, trong đó 33 đường bay quốc tế, mở mới 7 đường bay trong năm.",
        # a whole is as much as its part
        "Năm 2023, sởi ở tỉnh Hà Nam ghi nhận 18 ca, nâng tổng số ca mắc từ đầu năm lên 264 ca. Trong số này, 171 ca "
        "chưa tiêm vắc xin.",
        # a share of a plan may only say of which places
        "Năm 2023 ở tỉnh Hà Nam, có 26/34 địa phương thu đạt trên 75% dự toán.",
        # all of a hundred is no share of a ratio that is less
        "Năm 2023, 31/46 trường của tỉnh đỗ 100%.",
        # an old level is that of the change before it
        "In May 2024 shops hired 412,000 people, nearly double the 214,000 foreseen, and April's gain was raised by "
        "96,000 to 287,000.",
        # a change told again in its own measure is of what the first one is
        "Năm 2023 cháy rừng xảy ra 18 vụ. So với năm 2022 giảm 4 vụ (-18,2%). Số người chết giảm từ 5 xuống 3 người.",
        # what a change led to is told, and its place makes nothing of another kind its levels
        "In 2022, Kent had 83,705 library visits, up from 79,355 in 2021. The number of new trees in Kent fell by "
        "12.5% to 7,740 in 2022.",
        # an item is not the whole of those behind it
        "Votes cast on 4 May 2023 were as follows: Independent 804; Liberal Democrat 566; Conservative 411; Green 97.",
        # the total of another thing is not that of what was told before it
        "In 2023 the lender's fees rose to £3.12 billion from £2.40 billion. Profit was £1.54 billion and total assets "
        "were £18.6 billion.",
        # a list may have left out something small
        "Quý III/2024, sản lượng gỗ đạt 3.654,2 nghìn m3, tăng 2,5%, gồm: keo 2.116,9 nghìn m3, tăng 2%; thông 947,2 "
        "nghìn m3, tăng 4,9%.",
        # what each one has on average moves otherwise than their number
        "Tháng 11/2023 có 12.265 doanh nghiệp thành lập mới. Vốn bình quân một doanh nghiệp thành lập mới đạt 11,4 tỷ "
        "đồng, giảm 3,2% so với tháng trước. Tháng 10/2023 có 12.182 doanh nghiệp thành lập mới.",
        # one sentence tells a number as closely as it wants to, or tells two
        "Năm 2023, vốn tỉnh cấp hơn 56,6 tỷ đồng, huyện hơn 78,7 tỷ đồng.",
    ],
)
def test_what_differs_with_a_reason_is_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, tỉnh Hà Nam có 109 xã. Đến hết năm 2023, toàn tỉnh có 190 xã.",
        "Gia đình văn hóa năm 2023 của xã Đồn Xá: 1.998/2.346 hộ, đạt 58,2%.",
        "In 2022 the rural internet access rate in Malta was 43%. The rural internet access rate in Malta was a third.",
        "Năm 2022, sản lượng lương thực của tỉnh Hà Nam đạt 90,0 nghìn tấn. Sản lượng lương thực đạt 92,0 nghìn tấn.",
        "Năm 2023, huyện Bình Lục có 310 người trúng cử. Cơ cấu: nữ 112 người, nam 189 người; người dân tộc thiểu số "
        "240 người.",
        "Năm 2023, 31/46 trường của tỉnh đỗ, đạt 76,4%.",
        "Năm 2023, 412/436 đại biểu có mặt biểu quyết thông qua, bằng 49,5% tổng số đại biểu của khóa.",
    ],
)
def test_the_same_without_the_reason_is_one(text: str) -> None:
    assert len(alarms(text, (Verdict.CONTRADICTION,))) == 1
