"""Ties: what a figure measures, where, when and how, and which figures a sentence joins."""

from __future__ import annotations

from datetime import date

import pytest

from audit import periods
from audit.load import document
from audit.model import Claim, Grain, Measure, Modality
from audit.sources import Meta, TextFile
from audit.tie import reading
from tests.readings import PLACES, read

ISSUED = date(2023, 7, 12)


def claims(text: str) -> dict[str, Claim]:
    return {" ".join(claim.text.split()): claim for claim in read(text, issued=ISSUED).claims}


@pytest.mark.parametrize(
    ("text", "relation", "figures"),
    [
        ("Xã có 24 lớp, gồm 9 lớp bé, 8 lớp nhỡ và 7 lớp lớn.", "parts", ["24 lớp", "9 lớp", "8 lớp", "7 lớp"]),
        ("The clinic treated 180 patients: 95 women and 85 men.", "parts", ["180 patients", "95 women", "85 men"]),
        ("Ponies sold at the fair came to 2,914.\n\n| Day | Ponies sold |\n|---|---|\n| Friday | 812 |\n"
         "| Saturday | 1,346 |\n| Sunday | 756 |\n", "parts", ["2,914", "812", "1,346", "756"]),
        ("The quay landed 8,420 tonnes of fish in 2023.\n\nFish landed (tonnes)\n\nKind | 2022 | 2023\n---|---|---\n"
         "Herring | 3,150 | 3,480\nCod | 2,260 | 2,115\nMackerel | 2,590 | 2,825\n\n"
         "Mackerel made up 33.6% of it.", "share",
         ["33.6%", "2,825", "8,420 tonnes"]),
        ("Grants paid (£'000)\n\n| Fund | 2022 | 2023 |\n|---|---|---|\n| Heritage | 1,204 | 1,361 |\n| Sport | 980 | "
         "1,022 |\n\nThe heritage fund grew by 13% in 2023.", "change", ["1,361", "13%", "1,204"]),
        ("Năm 2023, trạm cấp 7.420 m3 nước.\n\nKhu vực | Lượng nước (m3)\n---|---\nXóm Thượng | 2.815\n"
         "Xóm Trung | 2.390\nXóm Hạ | 2.215\n\n"
         "Xóm Thượng và Xóm Hạ dùng 5.030 m3.", "parts", ["5.030 m3", "2.815", "2.215"]),
        ("Posts in the laundry would drop to 318 from 402, with the loss of 48 jobs.", "parts",
         ["402", "318", "48 jobs"]),
        ("The herd counted 6,410 head in May. A year ago farmers had registered 8,925 head. The shortfall is therefore "
         "2,551 head.", "parts", ["8,925 head", "6,410 head", "2,551 head"]),
        ("The kiln used 1,240 tonnes of clay and 410 tonnes of sand. Of these 62 tonnes, or 5%, of the clay cracked.",
         "share", ["5%", "62 tonnes", "1,240 tonnes"]),
        ("Arrears stood at €83.6 million in May, a rise of €5.9 million over eighteen months (November 2021: €77.7 "
         "million).", "change", ["€83.6 million", "€5.9 million", "€77.7 million"]),
        ("Some 7,200 pupils came from abroad; the Dutch group, 1,080 strong, makes up 15% of them.", "share",
         ["15%", "1,080", "7,200 pupils"]),
        ("The barn took £21.4 million and, after costs of £17.8 million, was left with a surplus of £2.7 million.",
         "parts", ["£21.4 million", "£17.8 million", "£2.7 million"]),
        ("It helps 412 firms: 175 in trade, 146 in food, 91 in crafts.", "parts", ["412 firms", "175", "146", "91"]),
        ("The zoo ended the year with a surplus of £73,400.\n\nTwo otters came from Poland. A storm closed the gates "
         "in May. The vet retired.\n\nIncome came to £1,642,900. Hay was dear, and the pumps were old. Keepers gave "
         "talks.\n\nSchools came by bus. Expenditure was £1,596,500.", "parts",
         ["£1,642,900", "£1,596,500", "£73,400"]),
        ("Under its plan the trust set out to plant 2,600 hectares of heath.\n\nFrost came late. Deer broke fences. A "
         "grant was refused.\n\nIt planted 2,143 hectares, 475 hectares short of the plan.", "change",
         ["2,143 hectares", "475 hectares", "2,600 hectares"]),
        ("The parish allowed 1,830 graves in the new yard.\n\nThe wall is old. A yew fell.\n\nSo far 1,145 graves have "
         "been dug. Moles are a plague.\n\nThe remaining 658 graves lie in the shade.", "parts",
         ["1,830 graves", "1,145 graves", "658 graves"]),
        ("Quỹ khuyến học vận động được 8,64 tỷ đồng.\n\nHội mở ba lớp học hè. Thầy giáo về hưu dạy thêm. Sách cũ được "
         "quyên tặng.\n\nQuỹ đã chi 5,17 tỷ đồng. Danh sách dán ở đình.\n\nSố tiền chưa phân bổ là 3,74 tỷ đồng.",
         "parts", ["8,64 tỷ đồng", "5,17 tỷ đồng", "3,74 tỷ đồng"]),
        ("Kế hoạch năm nay của xã là trồng 1.450 ha quế.\n\nCây giống về muộn. Dân bản làm đường. Mưa nhiều.\n\nXã đã "
         "trồng 1.185 ha quế, thấp hơn kế hoạch 256 ha.", "change", ["1.185 ha", "256 ha", "1.450 ha"]),
        ("Huyện có 42 xã, trong đó 38 xã có trạm y tế.", "some", ["42 xã", "38 xã"]),
        ("Xuất khẩu giảm 4% so với cùng kỳ năm trước, đạt 173 tấn.", "change", ["173 tấn", "4%"]),
        ("Cước tăng từ 50.000 đồng lên 60.000 đồng/bao, tăng 20%.", "change",
         ["60.000 đồng/bao", "20%", "50.000 đồng"]),
        ("Hội mở 64 lớp nghề:\n- Dệt: 28 lớp\n- Mộc: 21 lớp\n- Gốm: 15 lớp\n", "parts",
         ["64 lớp", "28 lớp", "21 lớp", "15 lớp"]),
        ("Năm 2024 có 45 vụ tai nạn, làm chết 21 người, bị thương 38 người; giảm 8 người chết so với năm 2023.",
         "change", ["21 người", "8 người"]),
        ("Tổng thu là 214,5 tỷ đồng, trong đó học phí 142 tỷ đồng; thu khác 31,5 tỷ đồng; nhà nước cấp 41 tỷ đồng.",
         "parts", ["214,5 tỷ đồng", "142 tỷ đồng", "31,5 tỷ đồng", "41 tỷ đồng"]),
        ("Hội đồng có 45 ủy viên, gồm 6 nữ và 29 nam.", "parts", ["45 ủy viên", "6 nữ", "29 nam"]),
        ("Trạm nhận 5.140 lượt, giảm so với 5.360 lượt của năm ngoái; mức giảm là 220 lượt.", "change",
         ["5.140 lượt", "220 lượt", "5.360 lượt"]),
        ("Từ 1.384 hợp tác xã năm 2021, năm 2022 chỉ còn 1.312, hụt đi 72 đơn vị.", "change",
         ["1.312", "72 đơn vị", "1.384 hợp tác xã"]),
        ("Hội chợ năm 2022 đón 24.600 lượt khách, hơn Tết năm 2021 4.600 lượt (năm 2021 có 20.000 lượt khách).",
         "change", ["24.600 lượt khách", "4.600 lượt", "20.000 lượt khách"]),
        ("Số vụ giảm 14 vụ từ mức 255 vụ. Cả năm có 241 vụ.", "change", ["241 vụ", "14 vụ", "255 vụ"]),
        ("Tổng thu 84,6 tỷ đồng. Tổng chi 79,2 tỷ đồng; chênh lệch thu chi 5,4 tỷ đồng được lập quỹ.", "parts",
         ["84,6 tỷ đồng", "79,2 tỷ đồng", "5,4 tỷ đồng"]),
        ("Chỉ tiêu được giao 965 học sinh. Đợt 1 các trường đã gọi 893 em, đạt 92,5% chỉ tiêu.", "attainment",
         ["92,5%", "893 em", "965 học sinh"]),
        ("Cả năm thu 142,4 tỷ đồng. Kế hoạch được giao là 144,7 tỷ đồng, do đó mức hoàn thành dừng ở 98,4%.",
         "attainment", ["98,4%", "142,4 tỷ đồng", "144,7 tỷ đồng"]),
        ("Đội có 240 chiếc, gồm 150 xe tải và 80 xe khách.", "parts", ["240 chiếc", "150 xe tải", "80 xe khách"]),
        ("Đoàn kiểm tra 1.250 quán, xử phạt 96 quán. Trong đó: thiếu giấy phép 41 quán, bẩn 30 quán, lỗi khác 26 quán.",
         "parts", ["96 quán", "41 quán", "30 quán", "26 quán"]),
        ("Mùa này có 8.450 lượt khách. Chia ra: đoàn 14.200 lượt, lẻ 3.100 lượt, thuê trại 1.150 lượt.",
         "parts", ["8.450 lượt khách", "14.200 lượt", "3.100 lượt", "1.150 lượt"]),
        ("Đội có 41 em dự thi, 27 em đoạt giải. Cụ thể, có 4 giải nhất, 9 giải nhì và 15 giải ba.", "parts",
         ["27 em", "4 giải nhất", "9 giải nhì", "15 giải ba"]),
        ("Cả vùng có 38 huy hiệu. Huy hiệu năm nay gồm 21 chiếc vàng và 16 chiếc bạc.", "parts",
         ["38 huy hiệu", "21 chiếc vàng", "16 chiếc bạc"]),
        ("Chi 98,4 tỷ đồng, gồm: chi đầu tư 41,2 tỷ đồng; chi thường xuyên 53,1 tỷ đồng; chuyển sang năm sau 4,1 tỷ "
         "đồng.", "parts", ["98,4 tỷ đồng", "41,2 tỷ đồng", "53,1 tỷ đồng", "4,1 tỷ đồng"]),
        ("Huyện có 22/27 xã đạt chuẩn, còn lại 5 xã đạt 15 tiêu chí.", "rest", ["22/27 xã", "5 xã"]),
        ("Có 126 tổ. Phân theo loại: trồng trọt 79 tổ, chăn nuôi 17 tổ, loại khác 12 tổ.", "parts",
         ["126 tổ", "79 tổ", "17 tổ", "12 tổ"]),
        ("Có 1.240 lao động đi nước ngoài: Nhật Bản 684, Hoa Kỳ 345, nước khác 211.", "parts",
         ["1.240 lao động", "684", "345", "211"]),
        ("Trường có 980 học viên: trung cấp 628, sơ cấp 352.", "parts", ["980 học viên", "628", "352"]),
        ("Xếp loại 640 học sinh: giỏi 214, khá 303, trung bình 123.", "parts",
         ["640 học sinh", "214", "303", "123"]),
        ("The district has 42 villages, of which 38 villages have a clinic.", "some", ["42 villages", "38 villages"]),
        ("Trong 1.250 hộ, có 1.010 hộ dùng nước sạch, đạt 80,8%.", "share", ["80,8%", "1.010 hộ", "1.250 hộ"]),
        ("Of the 250 villages, 43 have a clinic, or 17%.", "share", ["17%", "43", "250 villages"]),
        ("Số hộ nghèo giảm từ 320 hộ xuống 275 hộ, giảm 45 hộ.", "change", ["275 hộ", "45 hộ", "320 hộ"]),
        ("Doanh thu tăng 15% (từ 200 lên 230 tỷ đồng).", "change", ["230 tỷ đồng", "15%", "200"]),
        ("Xã có 61 trường, tăng 11 trường so với năm 2014.", "change", ["61 trường", "11 trường"]),
        ("Có 45 vụ cháy, giảm 15 vụ so với năm 2022 (60 vụ).", "change", ["45 vụ cháy", "15 vụ", "60 vụ"]),
        ("Có 60 xã. Trong đó có 48 xã đạt chuẩn, chiếm 80%.", "share", ["80%", "48 xã", "60 xã"]),
        ("Có 80 hộ, gồm 60 hộ A (75%) và 20 hộ B. Hộ B chiếm 25%.", "share", ["25%", "20 hộ", "80 hộ"]),
        ("It has 90 beds. Of the 90 beds, 60 are new.", "same", ["90 beds", "90 beds"]),
        ("Tỷ lệ hộ nghèo giảm từ 8% xuống 5,5%, giảm 2,5 điểm phần trăm.", "change",
         ["5,5%", "2,5 điểm phần trăm", "8%"]),
        ("Có 824 lao động mới, đạt 103% kế hoạch giao (800 lao động).", "attainment",
         ["103%", "824 lao động", "800 lao động"]),
        ("It raised £3.2 million, 98% of its target of £3.3 million.", "attainment",
         ["98%", "£3.2 million", "£3.3 million"]),
        ("Phòng cháy có 41 vụ, giảm so với năm trước 6 vụ.", "change", ["41 vụ", "6 vụ"]),
        ("Dư nợ là 5.200 tỷ đồng, tăng so với đầu năm là 310 tỷ đồng.", "change", ["5.200 tỷ đồng", "310 tỷ đồng"]),
        ("Câu lạc bộ có 64 hội viên. Khóa trước có 71 hội viên, khóa này giảm 7 hội viên.", "change",
         ["64 hội viên", "7 hội viên", "71 hội viên"]),
        ("Năm 2022, bến có 1.240 tàu. So với năm 2021, số tàu giảm 56 chiếc, từ 1.296 chiếc.", "change",
         ["1.240 tàu", "56 chiếc", "1.296 chiếc"]),
        ("Cả đợt bắt 96 con chó và mèo, trong đó chó 81 con, mèo 51 con.", "parts", ["96 con chó", "81 con", "51 con"]),
        ("Tỉnh có 214 chợ, trong đó 187 chợ có ban quản lý; 72 chợ chưa có ban quản lý.", "parts",
         ["214 chợ", "187 chợ", "72 chợ"]),
        ("Quỹ thu 735 triệu đồng (hội viên góp 512 triệu đồng, doanh nghiệp ủng hộ 232 triệu đồng).", "parts",
         ["735 triệu đồng", "512 triệu đồng", "232 triệu đồng"]),
        ("Xã cần di dời 652 hộ. Đến nay đã di dời 498 hộ, đạt 76,4%, còn vướng 145 hộ.", "parts",
         ["652 hộ", "498 hộ", "145 hộ"]),
        ("Tòa thụ lý 962 vụ. Án hình sự: thụ lý 184 vụ với 291 bị cáo. Án dân sự: thụ lý 327 vụ. Án kinh tế: thụ lý "
         "91 vụ. Các án khác: 306 vụ.", "parts", ["962 vụ", "184 vụ", "327 vụ", "91 vụ", "306 vụ"]),
        ("Phiếu thu về là 84.210 phiếu. Số phiếu hợp lệ 83.368 phiếu, số phiếu không hợp lệ 842 phiếu, chiếm 1%.",
         "parts", ["84.210 phiếu", "83.368 phiếu", "842 phiếu"]),
        ("Khách đến từ 214 cơ quan, 96 trường học, 58 doanh nghiệp, tổng cộng 386 đơn vị.", "parts",
         ["386 đơn vị", "214 cơ quan", "96 trường học", "58 doanh nghiệp"]),
        ("Có 9.120 người được khám, đạt 60,8% số dân từ 60 tuổi trở lên (15.000 người).", "share",
         ["60,8%", "9.120 người", "15.000 người"]),
        ("Cả tỉnh xảy ra 350 vụ cháy. Khoảng 40% số vụ (140 vụ) xảy ra ban đêm.", "share",
         ["40%", "140 vụ", "350 vụ cháy"]),
        ("Vốn đăng ký là 820 triệu USD. Các dự án của Nhật Bản chiếm 35%, đạt 287 triệu USD.", "share",
         ["35%", "287 triệu USD", "820 triệu USD"]),
        ("Vùng có 640 hợp tác xã. Hợp tác xã trồng trọt chiếm đa số với 416 đơn vị, bằng 65%.", "share",
         ["65%", "416 đơn vị", "640 hợp tác xã"]),
        ("Đến nay huyện giải ngân 252 tỷ đồng. Kế hoạch vốn năm nay là 600 tỷ đồng, như vậy mới đạt 42%.",
         "attainment", ["42%", "252 tỷ đồng", "600 tỷ đồng"]),
        ("Open files: 47. Waiting: 22. In hand: 14. With the court: 11.", "parts",
         ["47", "22", "14", "11"]),
        ("It has 58 shops, 39 in Ohio, 12 in Indiana and 7 in Kentucky.", "parts",
         ["58 shops", "39", "12", "7"]),
        ("The port handled 61,800 boxes in 2022. In 2017 it handled 51,500; the yard is 21% larger.", "change",
         ["61,800 boxes", "21%", "51,500"]),
        ("It issued 2,800 permits, having issued 3,500 in 2022, an improvement of 20%.", "change",
         ["2,800 permits", "20%", "3,500"]),
        ("The herd fell to 15,300 cows. A year earlier it had been 15,650, that is 350 more.", "change",
         ["15,650", "350", "15,300 cows"]),
        ("It ran 312 courses in 2022, up by 24 on 2021, when it ran 288.", "change", ["312 courses", "24", "288"]),
        ("The workforce stood at 14,680, after 15,230 twelve months before. The reduction of 550 posts stems from the "
         "closure of a site.", "change", ["14,680", "550 posts", "15,230"]),
        ("Headcount stood at 5,180 on 30 June 2023; on 30 June 2022 it had stood at 4,960. The service has thus "
         "gained 220 nurses.", "change", ["5,180", "220 nurses", "4,960"]),
        ("Some 6,800 donors gave, compared to 6,150 a year ago: 650 more pairs of hands.", "change",
         ["6,800 donors", "650 more pairs", "6,150"]),
        ("The port handled 612,000 TEU, of which 348,500 passed through the old terminal and 263,500 through the new "
         "one.", "parts", ["612,000 TEU", "348,500", "263,500"]),
        ("Ten wind farms opened, with 1,940 MW in all: 1,520 at sea and 420 on land.", "parts",
         ["1,940 MW", "1,520", "420"]),
        ("The union has 148 members. They are spread as follows: Europe 47, Asia 38, Africa 35, the Americas 21 and "
         "Oceania 7.", "parts", ["148 members", "47", "38", "35", "21", "7"]),
        ("Turnover was £324.0 million. Gross profit came to £79.2 million, a margin of 30%.", "share",
         ["30%", "£79.2 million", "£324.0 million"]),
        ("Some 6,300 donors had booked. The snow kept 1,314 of them away, or 18%.", "share",
         ["18%", "1,314", "6,300 donors"]),
        ("Năm 2024, 6 trường sẽ được công nhận. Huyện có 35 trường đạt chuẩn, chiếm 55,6%.", "share",
         ["55,6%", "35 trường"]),
        ("Growers will pick 125.0 million boxes of pears. Gala leads with 25.0 million boxes, or 21% of the crop.",
         "share", ["21%", "25.0 million boxes", "125.0 million boxes"]),
        ("The herds fell to 15,300. A year earlier it had been 155,650, that is 350 more.", "change",
         ["155,650", "350", "15,300"]),
        ("The plan adds 24 posts: 96 at the depot, 71 in the offices and 47 elsewhere.", "parts",
         ["24 posts", "96", "71", "47"]),
        ("The board will spend $412 million next year, of which $268 million is for upkeep and $154 million for new "
         "lines.", "parts", ["$412 million", "$268 million", "$154 million"]),
        ("The mill employed 5,230 people, of whom 4,615 worked at its nine plants and 651 in sales.", "parts",
         ["5,230 people", "4,615", "651"]),
        ("Goods worth £18.3 million were stolen, of which £6.1 million was recovered and £13.2 million was not.",
         "parts", ["£18.3 million", "£6.1 million", "£13.2 million"]),
        ("It handled 1,194,000 TEU, comprising 509,000 full boxes in, 204,000 out and 400,000 empties.", "parts",
         ["1,194,000 TEU", "509,000 full boxes", "204,000", "400,000 empties"]),
        ("The city owns 57,300 homes, made up of:\n- 31,900 houses\n- 2,150 flats\n- 4,250 bungalows", "parts",
         ["57,300 homes", "31,900 houses", "2,150 flats", "4,250 bungalows"]),
        ("The line cost €38.4 million. Fares paid €24.2 million of that, a grant €21.5 million and cafes the remaining "
         "€2.7 million.", "parts", ["€38.4 million", "€24.2 million", "€21.5 million", "€2.7 million"]),
        ("The town has 742 employees: 468 teachers and 274 support and office staff.", "parts",
         ["742 employees", "468 teachers", "274 support and office staff"]),
        ("Of the surplus $1.1 million was set aside, bringing the reserve to $14.3 million.", "change",
         ["$14.3 million", "$1.1 million"]),
        ("The chain closed 38 of its 164 shops, leaving the firm with 126.", "rest",
         ["38 of its 164 shops", "126"]),
        ("It logged 318 spills in 2023, against a target of 220. It overshot its target by 98 spills, or 45%.", "share",
         ["45%", "98 spills", "220"]),
        ("Storms cost the group $540 million, $120 million more than it had set aside. Motor claims totalled $1.16 "
         "billion and home claims $430 million. All told it paid $2.13 billion. Its provision for storms had been $420 "
         "million.", "parts", ["$2.13 billion", "$540 million", "$1.16 billion", "$430 million"]),
        ("It closed 9 shops, leaving it with 164, against 173 in May.", "parts", ["173", "164", "9 shops"]),
        ("Profit was £58.9 million, compared with £52.9 million a year earlier.", "times",
         ["£58.9 million", "£52.9 million"]),
        ("Carriers moved 55.2 million tonnes in 2023. In 2022 they had moved 63.1 million tonnes; the decline comes to "
         "7.9 million tonnes, or 12.5%.", "change", ["55.2 million tonnes", "12.5%", "63.1 million tonnes"]),
        ("A ferry carried 62,340 people in May. That was a rise of 4% on the 95,940 trips made in April, and 9% more "
         "than the 57,190 travellers of a year before.", "change", ["62,340 people", "4%", "95,940 trips"]),
        ("A ferry carried 62,340 people in May. That was a rise of 4% on the 59,940 trips made in April, and 8% "
         "more than the 57,190 travellers of a year before.", "change",
         ["62,340 people", "8%", "57,190 travellers"]),
        ("Pupils dug in 31,500 bulbs last autumn. Tulips led the list with 14,175 bulbs. Crocuses and lilies followed, "
         "with 9,450 and 4,752 respectively; the other 3,150 were daffodils.", "parts",
         ["31,500 bulbs", "14,175 bulbs", "9,450", "4,752", "3,150"]),
        ("Fitters called on 8,240 homes. Meters were found faulty in 5,391 cases; the other 2,489 were in order.",
         "parts", ["8,240 homes", "5,391 cases", "2,489"]),
        ("The yard had sales of £63.4 million. Operating profit fell to £5.8 million from £6.2 million. The operating "
         "margin was 9.1%.", "share", ["9.1%", "£5.8 million", "£63.4 million"]),
        ("Barges moved 41.6 million tonnes. Gravel made up 12.84 million tonnes of the total (30%).", "share",
         ["30%", "12.84 million tonnes", "41.6 million tonnes"]),
        ("The office had 24,600 claims and allowed 19,680, giving an acceptance rate of 70%.", "share",
         ["70%", "19,680", "24,600 claims"]),
        ("The fleet has 214 boats. Trawlers stood for 35% of these, a total of 57.", "share",
         ["35%", "57", "214 boats"]),
        ("The mill has 834 staff. A year ago it had 791, so 34 people have been hired.", "parts",
         ["834 staff", "791", "34 people"]),
        ("A fund held €52.7 billion. Shares came to €24.9 billion, equal to 74% of assets, bonds to €19.2 billion and "
         "land to €8.6 billion.", "share", ["74%", "€24.9 billion", "€52.7 billion"]),
        ("The parish will put a £46.8 million plan to its members. It is £1.6 million higher than the current £45.2 "
         "million plan, an increase of 5.3%.", "change", ["£46.8 million", "5.3%", "£45.2 million"]),
        ("The guild took in €2.64 million: €1.83 million in fees and €0.81 million in gifts. It spent €2.17 million. "
         "The difference between the two was €0.47 million.", "parts",
         ["€2.64 million", "€2.17 million", "€0.47 million"]),
        ("Of 684 entrants, 247 went through. That makes a success rate of 63.1%.", "share",
         ["63.1%", "247", "684 entrants"]),
        ("In 2020 they lost 246 swimmers. This is 31 fewer than the 259 who drowned in 2019.", "change",
         ["246 swimmers", "31", "259"]),
        ("Rent for 2022 came in at $172.8 million. In 2021 rent was $160.0 million; the improvement is 8%.", "change",
         ["$172.8 million", "8%", "$160.0 million"]),
        ("We lost 411 million litres in 2022. The year before we lost 447 million litres, and the fall since then is "
         "8.1%.", "change", ["411 million litres", "8.1%", "447 million litres"]),
        ("Sailings planned: 3,900. Sailings made: 3,822. Reliability: 98%.", "share",
         ["98%", "3,822", "3,900"]),
        ("Tòa thụ lý 612 vụ, giải quyết 588 vụ:\n- Hình sự: thụ lý 118 vụ, giải quyết 116 vụ\n"
         "- Dân sự: thụ lý 482 vụ, giải quyết 462 vụ\n- Hành chính: thụ lý 12 vụ, giải quyết 10 vụ", "parts",
         ["588 vụ", "116 vụ", "462 vụ", "10 vụ"]),
        ("Bão làm 48 người chết, gồm: Lục Yên 21 người, Văn Yên 27 người; 6 người mất tích; 34 người bị thương.",
         "parts", ["48 người", "21 người", "27 người"]),
        ("Năm 2023 tiếp nhận 1.845 tố giác, tin báo. Cơ quan điều tra đã giải quyết 1.772 tin, đạt 96%.", "share",
         ["96%", "1.772 tin", "1.845 tố giác"]),
        ("Hiện 1.914 người dân có thẻ, tương đương 95,7% dân số (dân số trung bình của xã là 2.000 người).", "share",
         ["95,7%", "1.914 người dân", "2.000 người"]),
        ("Năm 2024, đơn vị thu 1.384 tỷ đồng. So với năm 2023, nguồn thu này tăng 7%; khi đó đơn vị thu 1.290 tỷ đồng.",
         "change", ["1.384 tỷ đồng", "7%", "1.290 tỷ đồng"]),
        ("Tòa thụ lý 18.462 vụ. So với năm trước là 16.910 vụ thì số án phải xử tăng 1.562 vụ.", "change",
         ["18.462 vụ", "1.562 vụ", "16.910 vụ"]),
        ("Ngân sách chi 612 tỷ đồng, chi thường xuyên 452 tỷ đồng. Trong chi thường xuyên, chi giáo dục 271 tỷ đồng, "
         "chiếm 60%.", "share", ["60%", "271 tỷ đồng", "452 tỷ đồng"]),
        ("Trong tuần có 342 ca mắc. Trong số này có 188 nam và 145 nữ.", "parts", ["342 ca mắc", "188 nam", "145 nữ"]),
        ("Năm 2023, công ty lãi trước thuế 5.724 tỷ đồng. Kế hoạch lãi trước thuế năm 2024 là 6.583 tỷ đồng, tăng 51% "
         "so với năm 2023.", "change", ["6.583 tỷ đồng", "51%", "5.724 tỷ đồng"]),
        ("Huyện có 164 doanh nghiệp mới, nâng tổng số doanh nghiệp từ 1.068 lên 1.214 doanh nghiệp.", "parts",
         ["1.214 doanh nghiệp", "1.068", "164 doanh nghiệp"]),
        ("Năm 2023, thu du lịch đạt 625 tỷ đồng, trong khi năm 2022 đạt 410 tỷ đồng, chênh lệch 251 tỷ đồng.", "change",
         ["625 tỷ đồng", "251 tỷ đồng", "410 tỷ đồng"]),
        ("Cơ cấu cây trồng: lúa 52%, ngô 31%, rau 17%.", "breakdown", ["52%", "31%", "17%"]),
        ("Đã xử lý 9.650 trường hợp. Xét theo lỗi, chạy quá tốc độ chiếm 22% với 2.123 trường hợp; say rượu 772.",
         "share", ["22%", "2.123 trường hợp", "9.650 trường hợp"]),
        ("Toàn tỉnh gieo 186.680 ha, vượt 2.680 ha so với kế hoạch 184.000 ha (bằng 101,5% kế hoạch).", "attainment",
         ["101,5%", "186.680 ha", "184.000 ha"]),
        ("Fees pay 61% of the cost, grants 27% and the remaining 12% comes from sales.", "breakdown",
         ["61%", "27%", "12%"]),
        ("Có 95 đơn. Có 40 đơn của nam và 55 đơn của nữ.", "parts", ["95 đơn", "40 đơn", "55 đơn"]),
        ("Mills made 48,300 tonnes of paper. Card took 31,750 tonnes, pulp 16,550 tonnes.", "parts",
         ["48,300 tonnes", "31,750 tonnes", "16,550 tonnes"]),
        ("Mills made 48,300 tonnes of paper. Card took 37,150 tonnes, pulp 16,550 tonnes.", "parts",
         ["48,300 tonnes", "37,150 tonnes", "16,550 tonnes"]),
        ("Kho có 86.420 tấn lúa. Trong kho, lúa tẻ 61.870 tấn, lúa nếp 24.550 tấn.", "parts",
         ["86.420 tấn", "61.870 tấn", "24.550 tấn"]),
        ("Trạm tiếp nhận 8.450 hồ sơ. Đã giải quyết 8.112 hồ sơ, đạt 96% số hồ sơ tiếp nhận.", "share",
         ["96%", "8.112 hồ sơ", "8.450 hồ sơ"]),
        ("Xã có 1.520 tàu lớn và 2.690 tàu nhỏ. Trong số tàu lớn, 1.482 chiếc đã có máy, đạt tỷ lệ 97,5%.", "share",
         ["97,5%", "1.482 chiếc", "1.520 tàu"]),
        ("A turnout of 298,400 ballots, 80% of the 373,000 people on the rolls, was certified.", "share",
         ["80%", "298,400 ballots", "373,000 people"]),
        ("It counted 1,530 poor homes among its 25,500 homes, a rate of 6%.", "share",
         ["6%", "1,530 poor homes", "25,500 homes"]),
        ("The team reached 34,960 girls. The register lists 38,000 of them, so coverage is 92%.", "share",
         ["92%", "34,960 girls", "38,000"]),
        ("Trồng mới 15.500 ha, đạt 103,3% kế hoạch; kế hoạch tỉnh giao là 15.000 ha.", "attainment",
         ["103,3%", "15.500 ha", "15.000 ha"]),
        ("Vốn đạt 3.800 tỷ đồng. Kế hoạch cả năm là 5.000 tỷ đồng, như vậy đã đạt 76% kế hoạch.", "attainment",
         ["76%", "3.800 tỷ đồng", "5.000 tỷ đồng"]),
        ("Newcastle jumped to 131,900 from 105,500, which is 25%.", "change", ["131,900", "25%", "105,500"]),
        ("Sản lượng đạt 6.840 tấn, giảm 5% so với mức 7.200 tấn của năm ngoái.", "change",
         ["6.840 tấn", "5%", "7.200 tấn"]),
        ("Đất vườn tăng 5.842 ha (kỳ trước: 65.256 ha), nay là 71.098 ha.", "change",
         ["71.098 ha", "5.842 ha", "65.256 ha"]),
        ("We helped 6,250 households. Some of the 6,520 households rented.", "same",
         ["6,250 households", "6,520 households"]),
        ("Some 12,480 people sat the exam. There were 624 repeaters, 5% of all people.", "share",
         ["5%", "624 repeaters", "12,480 people"]),
        ("Prisons held 12,480 people. Some 4,368 prisoners, or 35%, were awaiting trial.", "share",
         ["35%", "4,368 prisoners", "12,480 people"]),
        ("It made 92.3 tonnes of tea, 8.7% more than the 84.9 tonnes of 2022.", "change",
         ["92.3 tonnes", "8.7%", "84.9 tonnes"]),
        ("Tiền phạt tháng này 5,93 tỷ đồng, tháng trước là 5,21 tỷ đồng, tăng 13,8%.", "change",
         ["5,93 tỷ đồng", "13,8%", "5,21 tỷ đồng"]),
        ("The number of mills fell from 1,730 to 1,711, that is by 19.", "change", ["1,711", "19", "1,730"]),
        ("Xã còn 64 hộ nghèo, chiếm 3,2% trong tổng số 2.000 hộ, giảm 12 hộ so với 76 hộ của năm 2021.", "change",
         ["64 hộ nghèo", "12 hộ", "76 hộ"]),
        ("It has 64 empty shops, 3.2% of its 2,000 shops, 12 fewer than the 76 of 2021.", "change",
         ["64 empty shops", "12", "76"]),
        ("It gave 14 shows: 9 of dance and 5 of song.", "parts", ["14 shows", "9", "5"]),
        ("It lent 6,430 books. Adults took 4,150 books and pupils the other 2,280.", "parts",
         ["6,430 books", "4,150 books", "2,280"]),
        ("Farms sold 83 tonnes and mills 74 tonnes, for a total of 157 tonnes.", "parts",
         ["157 tonnes", "83 tonnes", "74 tonnes"]),
        ("Hội thu 128 triệu đồng: hội viên góp 74 triệu đồng, hai công ty tặng 54 triệu đồng.", "parts",
         ["128 triệu đồng", "74 triệu đồng", "54 triệu đồng"]),
        ("Toàn xã có 1.840 hộ. Đã sửa 1.564 nhà, đạt 85%; 230 nhà đang sửa, 46 nhà chưa sửa.", "parts",
         ["1.840 hộ", "1.564 nhà", "230 nhà", "46 nhà"]),
        ("Đoàn có 30 huy chương vàng, 24 huy chương bạc và 41 huy chương đồng, tất thảy 95 huy chương.", "parts",
         ["95 huy chương", "30 huy chương vàng", "24 huy chương bạc", "41 huy chương đồng"]),
        ("Kho giữ 2.375 hiện vật. Đang trưng bày là 475 hiện vật, đúng 20%.", "share",
         ["20%", "475 hiện vật", "2.375 hiện vật"]),
        ("Toàn xã có 95 hộ, gồm:\n- 40 hộ A;\n- 55 hộ B.", "parts", ["95 hộ", "40 hộ", "55 hộ"]),
        ("Kim ngạch xuất nhập khẩu đạt 930 tỷ USD: xuất 475 tỷ, nhập 455 tỷ, xuất siêu 20 tỷ.", "parts",
         ["930 tỷ USD", "475 tỷ", "455 tỷ"]),
        ("The club ran a surplus of £1.4m. Income came to £18.9m and spending to £17.5m.", "parts",
         ["£18.9m", "£17.5m", "£1.4m"]),
        ("Exports fetched $5.14 billion. Imports cost $6.31 billion, so the deficit was $1.17 billion.", "parts",
         ["$6.31 billion", "$5.14 billion", "$1.17 billion"]),
        ("In 2023 the port saw 13.9 million passengers. That compares with 12.4 million in 2022, i.e. an additional "
         "1.5 million.", "change", ["13.9 million passengers", "1.5 million", "12.4 million"]),
        ("The ward saw 21,480 cases in 2023, an increase of 1,070 on the 20,400 seen in 2022.", "change",
         ["21,480 cases", "1,070", "20,400"]),
        ("In July 4,620 students came from abroad. Asia sent 3,669 of these students (80%).", "share",
         ["80%", "3,669", "4,620 students"]),
        ("The clear-up rate was 45%: 24,030 of the offences were solved.", "share", ["45%", "24,030"]),
        ("We took in 930 dogs; there were 31,200 visitors. Of the 67 seats, the left takes 28, the centre 23 and "
         "others 16.", "parts", ["67 seats", "28", "23", "16"]),
        ("Đầu kỳ còn 318 hồ sơ tồn; trong kỳ tiếp nhận mới 1.264 hồ sơ, giải quyết 1.297 hồ sơ, còn lại 285 hồ sơ.",
         "roll", ["318 hồ sơ", "1.264 hồ sơ", "285 hồ sơ", "1.297 hồ sơ"]),
        ("In May 640 claims were waiting. Some 1,310 claims came in and 1,455 claims were settled, so 495 remained.",
         "roll", ["640 claims", "1,310 claims", "495", "1,455 claims"]),
        ("Xuất khẩu đạt 486 triệu USD, chỉ bằng 72% cùng kỳ năm trước (675 triệu USD).", "share",
         ["72%", "486 triệu USD", "675 triệu USD"]),
        ("Năm 2023, kho bạc thu 4.320 tỷ đồng, bằng 90% năm 2022. Năm 2022 thu 4.800 tỷ đồng.", "share",
         ["90%", "4.320 tỷ đồng", "4.800 tỷ đồng"]),
        ("Xã có 2.480 người, trong đó nam 1.230 người, nữ 1.250 người; thành thị 640 người, nông thôn 1.840 người.",
         "parts", ["2.480 người", "1.230 người", "1.250 người"]),
        ("Quầy nhận 7.680 hồ sơ đất đai và 1.940 hồ sơ hộ tịch; tổng hai loại là 9.620 hồ sơ.", "parts",
         ["9.620 hồ sơ", "7.680 hồ sơ", "1.940 hồ sơ"]),
        ("Năm 2022, xã có 41 hộ nghèo. Năm 2023 còn 26 hộ, giảm 15 hộ, tương ứng 36,6%.", "change",
         ["26 hộ", "36,6%", "41 hộ nghèo"]),
        ("Thuế nộp 1.316 tỷ đồng, nhiều hơn năm liền trước 141 tỷ đồng (1.175 tỷ đồng).", "change",
         ["1.316 tỷ đồng", "141 tỷ đồng", "1.175 tỷ đồng"]),
        ("Tỉnh xuất khẩu 2.268 triệu USD, nhập khẩu 3.350 triệu USD, tức nhập siêu 1.082 triệu USD.", "parts",
         ["3.350 triệu USD", "2.268 triệu USD", "1.082 triệu USD"]),
        ("Đội tàu có 4.230 chiếc, gồm 1.480 tàu từ 15 m trở lên và 2.750 tàu dưới 15 m.", "parts",
         ["4.230 chiếc", "1.480 tàu", "2.750 tàu"]),
        ("Hội kết nạp 126 hội viên, vượt 6 hội viên so với chỉ tiêu Tỉnh hội giao (120 hội viên), đạt 105%.",
         "attainment", ["105%", "126 hội viên", "120 hội viên"]),
        ("Thu thuế đạt 62 tỷ đồng, thu phí đạt 27 tỷ đồng, lần lượt bằng 77,5% và 90% kế hoạch năm (kế hoạch thu "
         "thuế 80 tỷ đồng, thu phí 30 tỷ đồng).", "attainment", ["90%", "27 tỷ đồng", "30 tỷ đồng"]),
        ("Bến xe thu 4,2 tỷ đồng, thấp hơn kế hoạch 0,8 tỷ đồng. Kế hoạch năm là 5 tỷ đồng.", "change",
         ["4,2 tỷ đồng", "0,8 tỷ đồng", "5 tỷ đồng"]),
        ("Hạt kiểm lâm trồng 85 ha rừng, cao hơn 5 ha so với chỉ tiêu là 80 ha.", "change",
         ["85 ha", "5 ha", "80 ha"]),
        ("Đoàn viên đến dự là 60 người, sẽ dọn 1.500 m kênh, mỗi người 25 m.", "each", ["1.500 m", "25 m", "60 người"]),
        ("Đoàn giành 72 huy chương: 6 huy chương vàng, 8 huy chương bạc, 13 huy chương đồng.", "parts",
         ["72 huy chương", "6 huy chương vàng", "8 huy chương bạc", "13 huy chương đồng"]),
        ("Cả tỉnh có 68 cơ sở giết mổ. Theo lộ trình, 86 cơ sở này phải dừng trước năm 2026.", "same",
         ["68 cơ sở", "86 cơ sở"]),
        ("Xã có thêm 6 ngõ được thắp sáng, nâng tổng số ngõ có đèn của xã lên 41 ngõ.", "change", ["41 ngõ", "6 ngõ"]),
        ("Phòng đã cấp 618 giấy phép. So với cùng kỳ, số giấy phép đã cấp nhiều hơn 42 giấy (cùng kỳ 576 giấy).",
         "change", ["618 giấy phép", "42 giấy", "576 giấy"]),
        ("Sản lượng tôm đạt 480 tấn, tăng 20% so với năm trước (400 tấn), gồm 300 tấn tôm sú và 180 tấn tôm thẻ.",
         "change", ["480 tấn", "20%", "400 tấn"]),
        ("Quỹ cho vay 1.240 triệu đồng, giúp 62 hội viên sửa nhà, mỗi chị được vay 20 triệu đồng.", "each",
         ["1.240 triệu đồng", "20 triệu đồng", "62 hội viên"]),
        ("Thư viện có 9.300 lượt mượn, trong đó tại trụ sở 5.800 lượt, tại 6 điểm lưu động 3.500 lượt.", "parts",
         ["9.300 lượt", "5.800 lượt", "3.500 lượt"]),
        ("Tỷ lệ hộ cận nghèo còn 3,5%. Toàn xã còn 84 hộ cận nghèo trên tổng số 2.400 hộ.", "share",
         ["3,5%", "84 hộ cận nghèo", "2.400 hộ"]),
        ("Nợ phí đến 30/6 là 26 tỷ đồng, giảm 5 tỷ đồng so với đầu năm. Đầu năm, nợ phí là 31 tỷ đồng.", "change",
         ["26 tỷ đồng", "5 tỷ đồng", "31 tỷ đồng"]),
        ("Năm 2022 huyện có 27 chợ. Năm nay xây thêm 3 chợ (đạt 100% kế hoạch), nâng tổng số chợ lên 30 chợ.", "parts",
         ["30 chợ", "27 chợ", "3 chợ"]),
        ("Hội cho vay 1.280 triệu đồng, giúp 64 hội viên nuôi bò, mỗi chị được vay 30 triệu đồng.", "each",
         ["1.280 triệu đồng", "30 triệu đồng", "64 hội viên"]),
        ("Thu 824 tỷ đồng. So với kế hoạch 800 tỷ đồng, kết quả này đạt 103%.", "attainment",
         ["103%", "824 tỷ đồng", "800 tỷ đồng"]),
        ("Giá bán cao hơn mức 7.200 đồng/kg của cùng kỳ là 900 đồng/kg, đạt 8.100 đồng/kg.", "change",
         ["8.100 đồng/kg", "900 đồng/kg", "7.200 đồng/kg"]),
        ("Trước khi sáp nhập xã có 412 hộ nghèo, nay còn 380 hộ, như vậy đã giảm 32 hộ.", "change",
         ["380 hộ", "32 hộ", "412 hộ nghèo"]),
        ("Xuất khẩu chè đạt 4.675 triệu USD. Giữ được con số 4.765 triệu USD là nỗ lực lớn.", "same",
         ["4.675 triệu USD", "4.765 triệu USD"]),
        ("Kim ngạch đạt 950 triệu USD, nhóm hàng này tăng 50 triệu USD so với 900 triệu USD năm trước.", "change",
         ["950 triệu USD", "50 triệu USD", "900 triệu USD"]),
        ("Phiên giao dịch giúp 2.789/4.800 lao động, bằng 58,1% chỉ tiêu cả năm.", "share",
         ["58,1%", "2.789/4.800 lao động"]),
        ("As many as 3,774 people drowned against 4,080 in 2022. The toll has come down by 306, or 7.5%.", "change",
         ["3,774 people", "7.5%", "4,080"]),
        ("Income was £2,846,000. Gifts brought in £1,512,000, grants from trusts £894,000, and our shops £440,000.",
         "parts", ["£2,846,000", "£1,512,000", "£894,000", "£440,000"]),
        ("Tỉnh thu 5.860 tỷ đồng. Khu A nộp 560 tỷ đồng, trong khi cùng kỳ nộp 700 tỷ đồng, giảm 20%.", "change",
         ["560 tỷ đồng", "20%", "700 tỷ đồng"]),
        ("Crews met 27,450 calls. A year earlier it had met 29,500 calls, so the load grew by 1,550.", "change",
         ["27,450 calls", "1,550", "29,500 calls"]),
        ("Costs were trimmed by 5%, to £288.0 million from £300.0 million.", "change",
         ["£288.0 million", "5%", "£300.0 million"]),
        ("The shops took £12.9 million in 2023, 20% up on the year before, when takings were £16.0 million.", "change",
         ["£12.9 million", "20%", "£16.0 million"]),
        ("Aid groups opened 63 clinics: 22 inside the camp and 14 outside.", "parts", ["63 clinics", "22", "14"]),
        ("Patrons borrowed 2,140,500 items. Books lead with 1,287,000 loans, audio followed with 693,000, and films "
         "made up the other 165,000.", "parts", ["2,140,500 items", "1,287,000 loans", "693,000", "165,000"]),
        ("So far 12,418 cases of cholera are known. The cumulative number of cases has reached 12,481.", "same",
         ["12,418 cases", "12,481"]),
        ("The works came to $9.24 million, $630,000 over the budget of $8.88 million.", "parts",
         ["$9.24 million", "$8.88 million", "$630,000"]),
        ("Fares met £67.5 million of the line's costs of £260.9 million; the state found the other £139.4 million.",
         "parts", ["£260.9 million", "£67.5 million", "£139.4 million"]),
        ("There were 6,810 boats. At the previous count there were 5,885 boats; 295 have been added.", "parts",
         ["6,810 boats", "5,885 boats", "295"]),
        ("Nhà máy có 4.120 lao động, gồm 1.410 người ở khâu cắt, may và ủi (34,2%), 1.690 người ở khâu đóng gói và "
         "1.020 người ở kho.", "parts", ["4.120 lao động", "1.410 người", "1.690 người", "1.020 người"]),
        ("Quỹ nhận 31,9 tỷ đồng, trong đó 18,4 tỷ đồng từ ngân hàng, 9,3 tỷ đồng từ hội viên và 4,8 tỷ đồng từ kiều "
         "bào.", "parts", ["31,9 tỷ đồng", "18,4 tỷ đồng", "9,3 tỷ đồng", "4,8 tỷ đồng"]),
        ("Ga có 240 toa, trong đó 171 toa đã sửa, còn 96 toa đang sửa.", "parts", ["240 toa", "171 toa", "96 toa"]),
        ("Of the 318 harnesses returned, 274 were reissued and 54 were scrapped.", "parts",
         ["318 harnesses", "274", "54"]),
        ("The depot took in 276 bicycles, of which 183 were repaired and 39 were stripped for parts.", "parts",
         ["276 bicycles", "183", "39"]),
        ("The school has 586 pupils: the report says who. 341 of its pupils are insured and 254 are uninsured.",
         "parts", ["586 pupils", "341", "254"]),
        ("We asked 640 ticket holders about it: 412 said they were served in time and 238 said they were not.",
         "parts", ["640 ticket holders", "412", "238"]),
        ("Trạm tiếp nhận 268 mẫu nước, trong đó 193 mẫu lấy từ giếng khoan và 57 mẫu lấy từ bể chứa.", "parts",
         ["268 mẫu", "193 mẫu", "57 mẫu"]),
        ("By May 74 of the 91 ferries were back in service; the other 17 lay idle.", "rest",
         ["74 of the 91 ferries", "17"]),
        ("Divers checked 1,310 of the 2,045 hulls. Another 520 were booked in and 215 were scrapped.", "rest",
         ["1,310 of the 2,045 hulls", "520", "215"]),
        ("The league holds 53 of the 120 seats, 9 more than in 2018, when it won 44.", "change",
         ["53 of the 120 seats", "9", "44"]),
        ("Delays stood at 4.1%, an improvement of 0.9 percentage points on the 5.0% of the year before.", "parts",
         ["5.0%", "4.1%", "0.9 percentage points"]),
        ("The trust paid £540,000 to 180 choirs, £3,000 each.", "each", ["£540,000", "£3,000", "180 choirs"]),
        ("The levee cost $9.6m, or $120,000 for each of the 80 farms there.", "each",
         ["$9.6m", "$120,000", "80 farms"]),
        ("The quake left 31,000 households homeless. That is 124,000 people, at an average of 4 per household.", "each",
         ["124,000 people", "4 per household", "31,000 households"]),
        ("Each of the 1,260 growers got 40 kg of seed, 50,400 kg in all.", "each",
         ["50,400 kg", "40 kg", "1,260 growers"]),
        ("Drivers (1,360) make up 40% of the depot's 3,400 staff. Fuel takes $2.1bn, which is 30% of the whole "
         "budget of $7.0bn.", "share", ["30%", "$2.1bn", "$7.0bn"]),
        ("The board has 1,000 staff, 587 men and 413 women.", "parts", ["1,000 staff", "587 men", "413 women"]),
        ("Spending came to £27.3m against a budget of £28.1m, an underspend of £0.8m.", "parts",
         ["£28.1m", "£27.3m", "£0.8m"]),
        ("The harbour took 5,210 ships, 3,904 of them by day. The rest, 1,306, came by night.", "parts",
         ["5,210 ships", "3,904", "1,306"]),
        ("The firm owns 9,800 boats. Of these 5,586 are barges (57%), 3,822 are tugs (39%) and the remaining 392 are "
         "ferries.", "parts", ["9,800 boats", "5,586", "3,822", "392"]),
        ("The zoo drew 864,000 guests in 2023, still 96,000 short of the 960,000 who came in 2018.", "change",
         ["864,000 guests", "96,000", "960,000"]),
        ("The hostel slept 157 people at Easter. Breakfast was free. It was full by nine. 131 of the guests were men "
         "and 36 were women.", "parts", ["157 people", "131", "36"]),
        ("The service attended 31,480 incidents. It dealt with 9,265 fires, 7,110 road crashes and 15,150 other calls.",
         "parts", ["31,480 incidents", "9,265 fires", "7,110 road crashes", "15,150 other calls"]),
        ("Of the 172 rescued, 84 were sailors, 61 were cooks, 26 were stewards, and there was one listed as a guest.",
         "parts", ["172", "84", "61", "26", "one listed"]),
        ("Of the 75 new calls, 40 are in Arden, 34 are in Bexley and there's one new call in Corle.", "parts",
         ["75 new calls", "40", "34", "one new call"]),
        ("Ana Reyes beat Tom Cole by 96 votes, with Reyes ending up on 2,417 and Cole on 2,321.", "parts",
         ["2,417", "2,321", "96 votes"]),
        ("The margin was 96 votes: Reyes polled 2,417 votes and Cole 2,321.", "parts",
         ["2,417 votes", "2,321", "96 votes"]),
        ("Depots shipped 250,000 parcels in May. The north took 41.2% (103,000) of total parcels, the east 22.4% "
         "(56,000).", "share", ["22.4%", "56,000", "250,000 parcels"]),
        ("Rangers counted 412 boats in 2021, against 502 in 2020 – a drop of 18%.", "change",
         ["412 boats", "18%", "502"]),
        ("Wardens logged 318 boats in 2021 — 22 (6%) fewer than in 2020, when there were 340.", "change",
         ["318 boats", "22", "340"]),
        ("Of the 640 polled, 416 (65%) said no.", "share", ["65%", "416", "640"]),
        ("A total of 9,620 lorries were checked in 2021, against 8,410 in 2020. Out of those, 481 failed in 2021 "
         "(5.0%), while 505 failed in 2020 (6.0%).", "share", ["6.0%", "505", "8,410"]),
        ("At least 38 people died in the blast. The dead include 17 men, 12 women and nine children.", "parts",
         ["38 people", "17 men", "12 women", "nine children"]),
        ("In a survey of 1,420 tenants, 852, or 60%, wanted a lift.", "share", ["60%", "852", "1,420 tenants"]),
        ("The fund made 140 loans totalling $910,000. The average loan was $6,500.", "each",
         ["$910,000", "$6,500", "140 loans"]),
        ("Hội phụ nữ trao 120 phần quà, mỗi phần 450.000 đồng, tổng trị giá 54 triệu đồng.", "each",
         ["54 triệu đồng", "450.000 đồng", "120 phần quà"]),
        ("Hội có 83 điểm bán, trong đó 31 quầy tạp hóa, 27 sạp rau và 25 điểm khác.", "parts",
         ["83 điểm bán", "31 quầy tạp", "27 sạp rau", "25 điểm"]),
        ("Thôn có 23 tổ tự quản với 184 thành viên, trung bình mỗi tổ 8 người.", "each",
         ["184 thành viên", "8 người", "23 tổ tự quản"]),
        ("Toàn huyện có 410 lượt khách. Có 12 lượt khách đêm. Doanh thu 61,5 triệu đồng, bình quân 150.000 đồng/lượt.",
         "each", ["61,5 triệu đồng", "150.000 đồng/lượt", "410 lượt khách"]),
        ("Đàn ong có 1.460 tổ, gấp 4 lần năm 2019 (365 tổ).", "change", ["1.460 tổ", "4 lần", "365 tổ"]),
        ("Sản lượng nấm tăng từ 12,4 tấn lên 31 tấn, gấp 2,5 lần.", "change", ["31 tấn", "2,5 lần", "12,4 tấn"]),
        ("Đoàn tặng 80 suất quà (350.000 đồng/suất) cho 80 hộ nghèo. Mỗi suất có 10 kg gạo. Tổng kinh phí là 28 triệu "
         "đồng.", "each", ["28 triệu đồng", "350.000 đồng/suất", "80 suất quà"]),
        ("There were 21,400 starts. Of these, 9,416 (44%) were at advanced level and 11,984 (56%) at basic level.",
         "share", ["44%", "9,416", "21,400 starts"]),
        ("The rescue unit flies 27 machines (16 gliders and 11 drones).", "parts",
         ["27 machines", "16 gliders", "11 drones"]),
        ("The chain runs 58 kiosks (37 in the town and 21 on the coast).", "parts", ["58 kiosks", "37", "21"]),
        ("Some 2,316 delegates cast a ballot; 1,942 were for the motion and 374 were against.", "parts",
         ["2,316 delegates", "1,942", "374"]),
        ("The fair took $4,750,000. Every dollar helped: $3,260,000 came from stalls. Rides brought in $985,000 and "
         "parking took $505,000.", "parts", ["$4,750,000", "$3,260,000", "$985,000", "$505,000"]),
        ("The diocese has 913,450 members. Women (497,215) outnumber men (416,235) by 80,980.", "parts",
         ["913,450 members", "497,215", "416,235"]),
        ("The kitchens made 78,390 packed lunches in 9 depots, an average of 8,710 per depot.", "each",
         ["78,390 packed lunches", "8,710 per depot", "9 depots"]),
        ("The theatre drew 41,860 people to its 26 shows, an average house of 1,610.", "each",
         ["41,860 people", "1,610", "26 shows"]),
        ("The trust bought 2.6 million shares, paying 240 pence a share on average, £6.24m in total.", "each",
         ["£6.24m", "240 pence a share", "2.6 million shares"]),
        ("The clinic treated 8,610 patients with 35 nurses, or 246 patients per nurse.", "each",
         ["8,610 patients", "246 patients per nurse", "35 nurses"]),
        ("The ward recorded 1,377 births among 162,000 residents. The rate is 8.5 births per 1,000 residents.", "each",
         ["1,377 births", "8.5 births per 1,000 residents", "162,000 residents"]),
        ("A van costs £18 to park. The yard took in 4,150 vans. That put its takings at £74,700.", "each",
         ["£74,700", "£18", "4,150 vans"]),
        ("Barley covered 640 hectares. The yield was 5.5 tonnes a hectare. Merchants took 3,520 tonnes of barley.",
         "each", ["3,520 tonnes", "5.5 tonnes a hectare", "640 hectares"]),
        ("Twelve bells were recast, each costing £3,400. The bill was £40,800.", "each",
         ["£40,800", "£3,400", "Twelve bells"]),
        ("Xã gieo 310 ha đậu, năng suất đạt 18 tạ/ha, sản lượng 558 tấn.", "each", ["558 tấn", "18 tạ/ha", "310 ha"]),
        ("Huyện có 84.000 dân và 252 giường bệnh, đạt 30 giường bệnh/vạn dân.", "each",
         ["252 giường bệnh", "30 giường bệnh/vạn dân", "84.000 dân"]),
        ("Nhà văn hóa có 46 câu lạc bộ với 1.150 hội viên, bình quân mỗi câu lạc bộ 32 hội viên.", "each",
         ["1.150 hội viên", "32 hội viên", "46 câu lạc bộ"]),
        ("The mill has 2,150 employees. It wants to shed 258 posts, or 12% of its workforce.", "share",
         ["12%", "258 posts", "2,150 employees"]),
        ("Nurses have seen 51,300 infants out of a target of 60,000 (86%).", "share",
         ["86%", "51,300 infants", "60,000"]),
        ("Some 742 thefts were reported (689 the year before), an increase of 7.7%.", "change",
         ["742 thefts", "7.7%", "689"]),
    ],
)  # fmt: skip
def test_what_a_sentence_joins(text: str, relation: str, figures: list[str]) -> None:
    found = read(text)
    named = {claim.id: " ".join(claim.text.split()) for claim in found.claims}
    assert figures in [[named[claim] for claim in tie.claims] for tie in found.ties if tie.relation == relation]


@pytest.mark.parametrize(
    "text",
    [
        "Huyện có 42 xã; 38 trường đạt chuẩn.",
        "Doanh thu 412 tỷ đồng, chi 175 tỷ đồng và 146 xe mới.",
        "Trong 12 xã có 30 trường.",
        "Mills made 48,300 tonnes of paper. Card took 22,900 tonnes, pulp 9,140 tonnes.",
        "Toàn xã có 61 trường. Có 43 giếng, 12 ao và 9 đập.",
        "Bệnh viện tiếp nhận 85 ca, gấp 3 lần tuần trước.",
        "Làng cần 160 bể lọc, kinh phí 640 triệu đồng, đơn giá 6 triệu đồng/bể.",
        "Nợ thuế là 2,7 tỷ đồng, gấp 3 lần vốn; quỹ còn 64 triệu đồng, năm trước 71 triệu đồng.",
        "Thu nhập tăng 11% mỗi năm. Đầu kỳ là 28 triệu đồng.",
        "Tỷ trọng công nghiệp 45%, dịch vụ 31%.",
        "Lúa chiếm 52%, ngô chiếm 31%.",
        "Net profit rose. Cash flow was $45 million versus $28 million.",
        "Xã tiêu hủy 1.284 con lợn. Đàn lợn còn 9.150 con, bằng 71,5% so với đầu năm.",
        "Bão làm 83.200 nhà tốc mái. Có 19/22 xã đạt trên 95%.",
        "Quận treo 69 pa nô, 567 phướn, 1.132 băng rôn, 49 khẩu hiệu và 635 lá cờ.",
        "Cơ cấu vốn: ngân sách 30%, vay 60%; vốn góp khác 1.394 triệu đồng.",
        "Net sales were €1,284 million. Net profit came to €284 million.",
        "The toll was 181, compared with 232 in 2022. Robberies have gone the other way, up 40%.",
        "Staff numbered 1,216, after 1,150 a year earlier. Complaints to the office rose by 56.",
        "It gave out 3.12 million parcels. Five years ago it was 1.9 million. In May demand at home was 4% lower.",
        "The union has 148 members. Medals were won as follows: Norway 37, Japan 27 and China 15.",
        "We had 32,000 litres of fuel in stock. The pump failed at 7 and again at 9.",
        "He paid $5, bringing a bottle to 12 guests.",
        "The decline in smoking was led by men, of whom 18% smoke. The fall is mainly in the north, where 12% left.",
        "We are a team of 14 nurses serving 47,000 residents.",
        "EBIT: €870 million (2023: 686 million), a margin of 8.4%.",
        "Halls have 48 pupils and 12 stewards, one for every four. The rule is five pupils to a steward.",
        "The fund raised £61,000. It gave out 320 parcels worth £90 each.",
        "Bets put a cut at 17%, against 57% the day before, with 42 basis points of easing by May.",
        "Salt in 12 of 40 wells was over the limit; three were dry. Of the 6,100 replies, 83 percent were hostile.",
        "Passes (31%) were up, a rise of 0.3 of a percentage point. The top mark slipped to 52.1% from 52.7%.",
        "We earned 82 million, up from 74. How? We put fares up by 7 per cent in May.",
        "The rail fund has 7.2 million savers. Diesel, which makes up 41% of costs, came down by 12%.",
        "It has 240 depots and 9,100 drivers; 86% of parcels were left with neighbours.",
        "The bid is worth £3.10 per share, a 44 per cent premium.",
        "About £1m comes from the reserves, to balance a budget which includes £5m for homes.",
        "Average rent is now £236. Rents were 4% higher than in the quarter before, taking the average rent to £236.",
        "Hiring picked up in care (+3,200). Some 71,200 were out of work, and 68,000 in May.",
        "The trade balance swung from a £0.4m deficit in May to a £0.1m surplus in June (June 2020: £0.7m surplus).",
        "Nobody earned more than £70,000. We spent £4.30 a head, and the fund shows a deficit of £96k.",
        "The toll was put at 84. The number of those hurt has gone to 900.",
        "By dawn 312 people had drowned, 206 had been pulled out and 105 were lost.",
        "The bank lent £3.41bn. It put by £470m for claims. It still hopes for a return on equity of 14.1% next year.",
        "It opened nine kiosks and sold four in the period, leaving the chain at 217 sites, against 212 in May.",
        "Đàn bò hơn 106.830 con, đạt 94,5% kế hoạch và đàn gà gần 102.000 con.",
        "Hội có 112 ủy viên tỉnh trong tổng số 300 người; 812 ủy viên huyện trong tổng số 1.400 người.",
    ],
)
def test_figures_that_no_wording_joins_stay_apart(text: str) -> None:
    assert [tie for tie in read(text).ties if tie.relation != "times"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Of the 236 lorries stopped, 61 had worn tyres and 84 were overweight.",
        "The choir has 148 singers, including 83 women and 55 students.",
        "Xã kết nạp 300 đoàn viên. Trong số này có 9 giáo viên, 21 công nhân, còn lại là học sinh.",
        "Trạm tiếp nhận 158 mẫu nước, trong đó có 93 mẫu lấy từ giếng khoan và 55 mẫu lấy từ bể chứa.",
    ],
)
def test_a_list_that_leaves_some_out_or_tells_some_twice_adds_up_to_nothing(text: str) -> None:
    assert "parts" not in {tie.relation for tie in read(text).ties}


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("Xã có 61 trường, tăng 11 trường.", "11 trường", Measure.CHANGE),
        ("Giá tăng 12% và 8,5%.", "8,5%", Measure.GROWTH),
        ("Nông nghiệp tăng 3,7%, đóng góp 5%; công nghiệp 9,5%, đóng góp 44%.", "9,5%", Measure.GROWTH),
        ("Nông nghiệp tăng 3,7%, đóng góp 5%; công nghiệp 9,5%, đóng góp 44%.", "44%", Measure.SHARE),
        ("Giá tăng 5%; tỷ lệ hộ nghèo 4,2%.", "4,2%", Measure.SHARE),
        ("Farm output grew 3.6%, industry 9.5% and services 8.6%.", "8.6%", Measure.GROWTH),
        ("Spending was down on the budget of £3 million.", "£3 million", Measure.LEVEL),
        ("Nông nghiệp tăng 3,7%; công nghiệp và xây dựng 9,5%, đóng góp 44%.", "9,5%", Measure.GROWTH),
        ("IIP tăng 14,7%: chế tạo 15,2%, điện 9,1%.", "9,1%", Measure.GROWTH),
        ("Giá tăng 0,1% so tháng 7, 2,3% so tháng 12 năm trước.", "2,3%", Measure.GROWTH),
        ("Thanh khoản 19.480 tỷ đồng, hụt 12% so phiên trước.", "12%", Measure.GROWTH),
        ("Năm nay giảm thêm 55 hộ nghèo.", "55 hộ nghèo", Measure.CHANGE),
        ("Tai nạn giảm 7 người chết (9,2%).", "9,2%", Measure.GROWTH),
        ("Số ca tăng 2,4 lần so với cùng kỳ.", "2,4 lần", Measure.GROWTH),
        ("Giảm tỷ lệ hộ cận nghèo đa chiều 1,5%.", "1,5%", Measure.GROWTH),
        ("Một số mặt hàng tăng mạnh như gốm đạt 1,3 triệu chiếc.", "1,3 triệu chiếc", Measure.LEVEL),
        ("Lớp ghép 840 em, đạt 92% kế hoạch; lớp đơn 790 em, đạt 90%.", "90%", Measure.ATTAINMENT),
        (
            "Giải ngân 412 tỷ đồng, đạt 34% kế hoạch, gồm:\n- Vốn trong nước: 245 tỷ đồng, đạt 51%.",
            "51%",
            Measure.ATTAINMENT,
        ),
        ("Xã làm thêm 55 nhà.", "55 nhà", Measure.LEVEL),
        ("Cổ phiếu rớt 4,1% xuống 25.700 đồng.", "4,1%", Measure.GROWTH),
        ("Tai nạn giảm 41 vụ (9,8%).", "9,8%", Measure.GROWTH),
        ("Thu ngân sách đạt 57,2% dự toán.", "57,2%", Measure.ATTAINMENT),
        ("Tỷ lệ che phủ rừng đạt 47,3%.", "47,3%", Measure.SHARE),
        ("Thu nhập bình quân mỗi năm là 12 tỷ đồng.", "12 tỷ đồng", Measure.AVERAGE),
        ("Biên lợi nhuận tăng 0,8 điểm phần trăm.", "0,8 điểm phần trăm", Measure.CHANGE),
        ("Sởi 3.012 ca (+148), ho gà 96 ca (-11).", "148", Measure.CHANGE),
        ("Bán lẻ tăng 8,5%; cùng kỳ 6,9%.", "6,9%", Measure.GROWTH),
        ("GDP tăng 7,52%: nông, lâm, thủy sản 3,84%, dịch vụ 8,14%.", "3,84%", Measure.GROWTH),
        ("Tỏi cô đơn 1,1 triệu đồng, rớt 300.000 đồng.", "300.000 đồng", Measure.CHANGE),
        ("Sởi 3.012 ca (+148), ho gà 96 ca (-11).", "11", Measure.CHANGE),
        ("Thu qua cảng 77 tỷ đồng, vượt 9 tỷ đồng.", "9 tỷ đồng", Measure.CHANGE),
        ("Công suất vượt kỷ lục 5.510 MW.", "5.510 MW", Measure.LEVEL),
        ("Sản lượng tăng 10,1% (2022: 4,26%).", "4,26%", Measure.GROWTH),
        ("Thôn Hạ 45 hộ.", "45 hộ", Measure.LEVEL),
        ("Giá heo hơi hạ 2.000 đồng.", "2.000 đồng", Measure.CHANGE),
        ("Đêm qua trạm đo được -3 độ C.", "3 độ C", Measure.LEVEL),
        ("Nước sông lên 13,82 m, trên báo động 3 là 0,32 m.", "0,32 m", Measure.CHANGE),
        ("Có nơi mưa cao hơn như Kỳ Lạc 468 mm.", "468 mm", Measure.LEVEL),
        ("Hộ nghèo giảm từ 231 hộ xuống 164 hộ, chiếm 0,7% số hộ.", "0,7%", Measure.SHARE),
        ("Thu 412 tỷ đồng, đạt 118% dự toán, trong đó phí 38 tỷ đồng, đạt 96,9%.", "96,9%", Measure.ATTAINMENT),
        ("Còn 412 tỷ đồng, chiếm 18,3% tổng kế hoạch vốn.", "18,3%", Measure.SHARE),
        ("Có 199 mã giảm và 48 mã đứng giá.", "48 mã", Measure.LEVEL),
        ("Chỉ số mất mốc 1.700 điểm.", "1.700 điểm", Measure.LEVEL),
        ("Vàng 131 triệu đồng, thấp hơn giá trong nước 14 triệu đồng.", "14 triệu đồng", Measure.CHANGE),
        ("Năm 2023, xã giảm 6% hộ nghèo, tương đương 85 hộ.", "85 hộ", Measure.CHANGE),
        ("The group cut 1,300 jobs.", "1,300 jobs", Measure.LEVEL),
        ("Sales rose 12%, services by 8%.", "8%", Measure.GROWTH),
        ("Staff numbered 412, 31 fewer than in 2020.", "31", Measure.CHANGE),
        ("The rate was 4%, up from 3.2%.", "3.2%", Measure.SHARE),
        ("Prices rose 4%, down from 5.2%.", "5.2%", Measure.GROWTH),
        ("Exports rose 17% to $93 million and imports 14% to $85 million.", "14%", Measure.GROWTH),
        ("Rents rose 4% in Otley, 3% in Ilkley and 2% in Skipton.", "2%", Measure.GROWTH),
        ("Cargo grew 9% to 4,100 tonnes by sea, 6% by rail.", "6%", Measure.GROWTH),
        ("Crime fell 2.3%, above analysts' expectations for 0.5%.", "0.5%", Measure.GROWTH),
        ("Stocks held up, against hopes of a 500,000-tonne decline.", "500,000-tonne", Measure.CHANGE),
        ("The hardest hit were shops (-34,000).", "34,000", Measure.CHANGE),
        ("Stocks are £36m above last year (7.3%).", "7.3%", Measure.GROWTH),
        ("It told of 14% year-on-year growth in lettings.", "14%", Measure.GROWTH),
        ("The payout is 12p, up from last year's 10p.", "10p", Measure.LEVEL),
        ("It sits in the 460-member lower house.", "460-member", Measure.LEVEL),
        ("The campaign put up 69 billboards.", "69 billboards", Measure.LEVEL),
        ("Claims fell for the third time in a row, by 79 cases to 412 cases.", "79 cases", Measure.CHANGE),
        ("The index lost 74 points.", "74 points", Measure.CHANGE),
        ("Rocks slid down the slope at 300 km an hour.", "300 km an hour", Measure.LEVEL),
        ("It handed down a $512 million budget.", "$512 million", Measure.LEVEL),
        ("She led by 2 percentage points, 50.7% to 48.5%.", "50.7%", Measure.SHARE),
        ("The bill fell by £17 to £14 after 250 cuts, a quarter of the workforce.", "a quarter", Measure.SHARE),
        ("It slid to 66% (margin of error: ±3 percentage points).", "3 percentage points", Measure.LEVEL),
        ("Grades 7 and up were 21.9 per cent.", "21.9 per cent", Measure.SHARE),
        ("The ratio was 220% (+9 points).", "9 points", Measure.CHANGE),
        ("It went down 62 miles southeast of Yarmouth.", "62 miles", Measure.LEVEL),
        ("There are 122 seats up for grabs.", "122 seats", Measure.LEVEL),
        ("The school is larger than average: 428 pupils attend.", "428 pupils", Measure.LEVEL),
        ("The stock lost a tenth of its value.", "a tenth", Measure.CHANGE),
        ("Violence was down 7% (18,244 cases) and burglary 12%, but theft rose.", "12%", Measure.GROWTH),
        ("Full-time jobs rose 59,500 and part-time ones 29,500.", "29,500", Measure.CHANGE),
        ("They planted 94 million acres, up 3 million, and 84 million of beans.", "84 million", Measure.LEVEL),
        ("Growth will be higher than the $11 million spent before.", "$11 million", Measure.LEVEL),
        ("Prices rose 4 per cent in March and 3.5 in April.", "3.5", Measure.GROWTH),
        ("Rents rose 4 per cent, and 62.5 per cent of flats were let.", "62.5 per cent", Measure.SHARE),
        ("Sales fell 9% to EUR 880m, resins 7 to EUR 640m.", "7", Measure.GROWTH),
        ("Only Otago, plus 4 percent, grew.", "4 percent", Measure.GROWTH),
        ("The coin was devalued by 43 per cent.", "43 per cent", Measure.GROWTH),
        ("Store sales were ahead 1.9%.", "1.9%", Measure.GROWTH),
        ("Ad pages were off 14%.", "14%", Measure.GROWTH),
        ("Labour was ahead in 87 of the seats.", "87", Measure.LEVEL),
        ("The fires have used up $112 million.", "$112 million", Measure.LEVEL),
        ("Revenue was up $112 million.", "$112 million", Measure.CHANGE),
        ("Sales rose fivefold to $22.6bn.", "fivefold", Measure.GROWTH),
        ("Prices are 3.5 times 2004 levels.", "3.5 times", Measure.GROWTH),
        ("The jobless rate was 1.9 per cent overall, 2.6 for citizens.", "2.6", Measure.LEVEL),
        ("Rents are up 2 per cent, vacancy 1.6 per cent.", "1.6 per cent", Measure.SHARE),
        ("Deaths fell to 412 from 440, and injuries by 1,204.", "1,204", Measure.CHANGE),
        ("Deaths fell to 412, and the road was closed by 1,204 officers.", "1,204 officers", Measure.LEVEL),
        ("They counted 612 nests, half as many again as in 2017.", "half", Measure.CHANGE),
        ("The miner said its sinking fund was 12 per cent.", "12 per cent", Measure.SHARE),
        ("Sales rose 4% in May, well short of the 7% analysts had tipped.", "7%", Measure.GROWTH),
        ("Output grew 3% in the quarter (Q2 2019: 5%).", "5%", Measure.GROWTH),
        ("Rents grew 3.1 per cent in May but only 1.4 per cent in June.", "1.4 per cent", Measure.GROWTH),
        ("Prices rose 4%, missing forecasts of 5%.", "5%", Measure.GROWTH),
        ("Wool rose 9% by weight and silk 6%, as cotton sank 2%.", "6%", Measure.GROWTH),
        ("Inflation is 3%, down from a peak of 9%.", "9%", Measure.LEVEL),
        ("The wing cost £9m, £2m over budget.", "£2m", Measure.CHANGE),
        ("Thu 12 tỷ đồng, đạt 65% dự toán tỉnh giao và dự toán HĐND huyện giao, tăng 4%.", "65%", Measure.ATTAINMENT),
        ("Thu 12 tỷ đồng, đạt 65% dự toán. Trong đó, thu phí 3 tỷ đồng, ước đạt 71%.", "71%", Measure.ATTAINMENT),
        ("Tuyến đò chở 900 lượt khách, vượt kế hoạch đề ra 60 lượt.", "60 lượt", Measure.CHANGE),
        ("The wing cost £9m over the plan period.", "£9m", Measure.LEVEL),
        ("New pumps in 410 of 700 barns had cut waste by 48%.", "48%", Measure.GROWTH),
        ("Officers cleared up 31 per cent of thefts.", "31 per cent", Measure.SHARE),
        ("Thefts were up 31 per cent.", "31 per cent", Measure.GROWTH),
        ("Bets on a rise in rates by May stood at 35 per cent.", "35 per cent", Measure.SHARE),
        ("The group may drop a planned 90,000 bpd rise.", "90,000 bpd", Measure.CHANGE),
        ("It reported a 14% improvement in fill rates.", "14%", Measure.GROWTH),
        ("Mill shares lead the Orin Industrial Average, as wool stays below the $450 mark.", "$450", Measure.LEVEL),
        ("Analysts on average had expected sales of £4m.", "£4m", Measure.LEVEL),
        ("May wool added 25 cents, or 1.1%, at $23 a bale.", "25 cents", Measure.CHANGE),
        ("Mill posts 17% net profit fall on weak orders.", "17%", Measure.GROWTH),
        ("It sold 17,598 or 0.02 million vans, up 10%.", "17,598", Measure.LEVEL),
        ("Repairs cost £2.6m (2001: £2.5m) + 4.0%.", "4.0%", Measure.GROWTH),
        ("Growth was found in tolls from Orin (6%), Tarn (4%) and Holm (2%).", "2%", Measure.GROWTH),
        ("There were jumps in loans (up 22%), visits (up 18%) and renewals (2%).", "2%", Measure.GROWTH),
        ("Tolls rose to £5m, with Orin (3%) and Tarn (2%) the smallest.", "3%", Measure.SHARE),
        ("Boats from Orin fell 2% from 840 to 823, Tarn 6% from 738 to 692.", "6%", Measure.GROWTH),
        ("Khách tăng ở phường Vân (12%), xã Lộc (9%).", "9%", Measure.GROWTH),
        ("Thuế 612 tỷ đồng (31%), thấp hơn bình quân (29%).", "29%", Measure.SHARE),
        ("Xã thu được 640 tấn chè, đạt 71,2%.", "71,2%", Measure.ATTAINMENT),
        ("Có 640 hộ tham gia, đạt 71,2%.", "71,2%", Measure.SHARE),
        ("Thu 12 tỷ đồng, đạt 54% so với HĐND xã giao.", "54%", Measure.ATTAINMENT),
        ("Litter fell by two per cent with 1,135 fewer bags, bringing the total to 53,239.", "53,239", Measure.LEVEL),
        ("Break-ins fell 17% to 2,766, compared to a national average of 8%.", "8%", Measure.GROWTH),
        ("The mill's £2.1m turnover growth was a surprise.", "£2.1m", Measure.CHANGE),
        ("The jobless rate was 4.3%. That was up from 4.1%.", "4.1%", Measure.LEVEL),
        ("Takings rose, led by the £1.2m decline in costs.", "£1.2m", Measure.CHANGE),
        ("The jobless rate is expected to increase to 7.9%.", "7.9%", Measure.LEVEL),
        ("Takings came in at £9m, a 26% boost.", "26%", Measure.GROWTH),
        ("Net debt was £377m, lower than in June by £133m.", "£133m", Measure.CHANGE),
        ("Mill margin up 6% pts to 66%", "6% pts", Measure.CHANGE),
        ("Takings decline (y-o-y): 9%", "9%", Measure.GROWTH),
        ("Takings change: 9%", "9%", Measure.GROWTH),
        ("Takings in Cork: 9%", "9%", Measure.SHARE),
        ("Mill margin rose to just under 9%", "9%", Measure.SHARE),
        ("Takings growth slowed sharply from 9% to 7%.", "7%", Measure.GROWTH),
        ("Mill Takings Up 9% as Wages Gain Ground", "9%", Measure.GROWTH),
        ("Takings were £9m, below the average estimate of £10m.", "£10m", Measure.LEVEL),
        ("The Alder index closed down 0.4% at 812 points.", "0.4%", Measure.GROWTH),
        ("Alder closed down 34 mills.", "34 mills", Measure.LEVEL),
        ("Output at its nine mills slipped 2% to 392 tonnes.", "2%", Measure.GROWTH),
        ("Wool was 15.6% off its May peak.", "15.6%", Measure.GROWTH),
        ("Rain was 9% under the average.", "9%", Measure.GROWTH),
        ("Orders were 7% shy of last year's total.", "7%", Measure.GROWTH),
        ("About 12% under the scheme were women.", "12%", Measure.SHARE),
    ],
)
def test_measures(text: str, figure: str, measure: Measure) -> None:
    assert claims(text)[figure].cell.measure is measure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sốt xuất huyết: 186 ca.", "ca_sốt_xuất_huyết"),
        ("Giáo dục: 61 trường học.", "trường_học"),
        ("Dengue: 186 cases.", "dengue_cases"),
    ],
)
def test_a_label_says_of_what_a_vague_noun_is(text: str, words: str) -> None:
    assert [claim.cell.indicator for claim in read(text, issued=ISSUED).claims] == [words]


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("It treated 1,400 patients, of whom 71% were seen within four hours.", "71%", "treated_patients_seen"),
        ("The council let 412 homes in 2023, of which 9% were affordable.", "9%", "homes_affordable"),
        ("The Alder index ended 0.3% lower.", "0.3%", "alder_index"),
        ("Margins fell by one percentage point due to dearer fuel.", "one percentage point", "margins"),
        ("Takings fell because of 7% fewer diners.", "7%", "diners"),
        ("Orla posted 60% sequential growth in bookings.", "60%", "bookings"),
        ("The vacant land (VL) register fell by 2%.", "2%", "vacant_land_register"),
        ("Orla tightened its grip on the valley with bookings up 10%.", "10%", "bookings"),
        ("Earnings per basic and diluted share were $1.11.", "$1.11", "earnings_per_basic_diluted_share"),
        ("Income from fees took a hit, falling $6m.", "$6m", "income_fees"),
        ("Petrol stocks surprisingly rose by 4%.", "4%", "petrol_stocks"),
        ("Orla expects earnings in 2024 to be in the range of $2 to $3.", "$2 to $3", "earnings"),
        ("Exports of chips, Otley's largest trade, fell 4%.", "4%", "exports_chips"),
        ("Alder's index showed a 0.4% decrease.", "0.4%", "alder_s_index"),
        ("Otley recorded an average occupancy rate of 83%.", "83%", "occupancy_rate"),
        ("Orla raised its provision for bad loans by £4m.", "£4m", "provision_bad_loans"),
        ("The levy had reduced earnings by 74 cents.", "74 cents", "earnings"),
        ("The number of lets – a leading sign – fell 3%.", "3%", "lets"),
        ("Orla led its rivals with a gain of 3.5p.", "3.5p", "orla"),
        ("The firm swung to a loss of £3m.", "£3m", "loss"),
        ("Income from leases - non-GAAP was $31 million.", "$31 million", "income_leases_non_gaap"),
        ("It employed 8,940 staff in 2024, up from 8,610 a year earlier.", "8,610", "staff"),
        ("Of the applicants 2,912 got their first choice, 473 their second.", "473", ""),
        ("The town had 84,200 people in the 2020 census and 91,500 in 2023.", "91,500", "people"),
        ("Some 61.3 million journeys were made on its trains in 2024, 4.2 million more than in 2023.", "4.2 million",
         "journeys_made"),
        ("Sales in the first half of the online arm were £41m.", "£41m", "sales_online_arm"),
        ("Sản lượng 6 tháng đầu năm của nhà máy đạt 12.400 tấn.", "12.400 tấn", "sản_lượng_nhà_máy"),
        ("Khoảng 77% số trường của huyện Yên Thành đạt chuẩn quốc gia.", "77%", "trường_chuẩn_quốc_gia"),
        ("Năm 2023, thu ngân sách vượt dự toán 8%.", "8%", "thu_ngân_sách"),
        ("Chi khác 9 tỷ đồng.", "9 tỷ đồng", "chi_khác"),
        ("Xuất khẩu lao động 64 người.", "64 người", "xuất_khẩu_lao_động_người"),
        ("Khách tham quan 9 tháng ước đạt 1,2 triệu lượt.", "1,2 triệu lượt", "khách_tham_quan"),
        ("Số vụ cháy giảm 6% và số tiền bồi thường tăng 2 tỷ đồng.", "2 tỷ đồng", "tiền_bồi_thường"),
        ("Hơn 320 hộ với 1.150 khẩu bị cô lập.", "320 hộ", "hộ_bị_cô_lập"),
        ("Tạo việc làm cho 940 lao động; giảm 31 hộ nghèo.", "31 hộ nghèo", "hộ_nghèo"),
        ("Tỷ lệ hộ dân tộc thiểu số là 9%.", "9%", "hộ_dân_tộc_thiểu_số"),
        ("Có 97% hộ dân có điện lưới.", "97%", "hộ_dân_điện_lưới"),
        ("Số ca thủy đậu tháng 3 là 81 ca, tháng 4 là 46 ca.", "46 ca", "ca_thuỷ_đậu"),
        ("Số người chết gồm Quỳnh Lưu 14 người, Diễn Châu 9 người.", "9 người", "người_chết"),
        ("Lợi nhuận: thực hiện 21 tỷ đồng.", "21 tỷ đồng", "lợi_nhuận"),
        ("Có 12 xã đạt chuẩn, nâng tổng số lên 31 xã.", "31 xã", "xã_chuẩn"),
        ("Có 100% thôn, tổ dân phố đã có nhà văn hóa.", "100%", "thôn_tổ_dân_phố_nhà_văn_hoá"),
        ("Có 84% cán bộ, công chức được tập huấn.", "84%", "cán_bộ_công_chức_tập_huấn"),
        ("Có 912 hộ, hộ nghèo 46 hộ.", "912 hộ", "hộ"),
        ("Có 9 trạm bơm, 4 cống xây mới.", "9 trạm bơm", "trạm_bơm_xây_mới"),
        ("Thu phí đạt 84% kế hoạch, chi quà đạt 61% kế hoạch.", "61%", "chi_quà"),
        ("Đàn bò đạt 412 con, đạt 96% nghị quyết đại hội.", "96%", "đàn_bò"),
        ("Xảy ra 15 vụ cháy làm chết 6 người, 12 người bị thương.", "15 vụ cháy", "vụ_cháy"),
        ("Xảy ra 15 vụ cháy làm chết 6 người, 12 người bị thương.", "6 người", "người_chết_cháy"),
        ("Xảy ra 15 vụ cháy làm chết 6 người, 12 người bị thương.", "12 người", "người_bị_thương_cháy"),
        ("Đàn bò 106 con, đạt 94% kế hoạch và đàn gà của xã 912 con.", "94%", "đàn_bò"),
        ("Đàn bò 106 con, đạt 94% kế hoạch và đàn gà của xã 912 con.", "912 con", "đàn_gà"),
        ("Có 25 tỷ đồng vốn vay và 3 tỷ đồng vốn góp.", "25 tỷ đồng", "vốn_vay"),
        ("Có 25 tỷ đồng vốn vay và 3 tỷ đồng vốn góp.", "3 tỷ đồng", "vốn_góp"),
        ("Có 61 trường tiểu học, THCS.", "61 trường tiểu học", "trường_tiểu_học_thcs"),
        ("Có 6 tuyến đường được thực hiện bằng vốn vay.", "6 tuyến đường", "tuyến_đường_bằng_vốn_vay"),
        ("Bắt 84 người, thu 12 súng (tăng 9 người - tương ứng 12%, tăng 3 súng).", "3 súng", "thu_súng"),
    ],
)  # fmt: skip
def test_what_a_figure_is_called(text: str, figure: str, name: str) -> None:
    assert claims(text)[figure].cell.indicator == name


def test_a_total_that_is_split_is_no_slip_away_from_what_stands_before_it() -> None:
    taken = "Quỹ thu 512,3 tỷ đồng, tăng 4% so với năm trước, trong đó:\n1. Hội phí: 391 tỷ đồng.\n2. Lãi: 97 tỷ đồng."
    spent = "Tổng chi của quỹ: 998,6 tỷ đồng, trong đó cho vay 640,1 tỷ đồng, tài trợ 358,5 tỷ đồng."
    found = read(f"{taken}\n\n{spent}")
    texts = {claim.id: claim.text for claim in found.claims}
    told = [[texts[name] for name in tie.claims] for tie in found.ties if tie.relation == "parts"]
    assert ["998,6 tỷ đồng", "640,1 tỷ đồng", "358,5 tỷ đồng"] in told
    assert sum("998,6 tỷ đồng" in names for names in told) == 1


def test_what_those_before_are_a_part_of_is_no_part() -> None:
    """`412 homes, of which 9%` says 9% of 412, and not that 412 are 9% of something."""
    assert read("The council let 412 homes, of which 9% were affordable.").ties == ()
    (tie,) = read("It treated 142,300 patients, of whom 71.2% (101,318) were seen within an hour.").ties
    assert tie.relation == "share" and len(tie.claims) == 3


@pytest.mark.parametrize("text", ["Tai nạn giảm 41 vụ (9,8%).", "Jobs fell by 410, or 9.8%."])
def test_a_fall_that_is_said_again_is_a_fall(text: str) -> None:
    assert all((claim.quantity.value or 0) < 0 for claim in claims(text).values())


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Phấn đấu năm 2023: kết nạp 40 đảng viên; xây 3 trường.", Modality.TARGET),
        ("Nhiệm vụ năm 2023: xây mới 3 trường, cải tạo 12 km đường.", Modality.TARGET),
        ("Sản lượng ước đạt 45 tấn, giá trị 3 tỷ đồng.", Modality.ESTIMATE),
        ("Sẽ xây 3 trường và 2 cầu.", Modality.PLAN),
        ("Huyện phấn đấu năm 2023 tỷ lệ hội viên mới đạt từ 8% trở lên.", Modality.TARGET),
        ("Thành phố phấn đấu xây 3 trường và 12 km đường.", Modality.TARGET),
        ("So dự toán 55,9%, so cùng kỳ +14%.", Modality.ACTUAL),
        ("Thành phố đề ra 19 chỉ tiêu, trong đó GRDP tăng trên 11%, thu 65 tỷ đồng.", Modality.TARGET),
        ("Thu vượt dự toán, đạt 412 tỷ đồng.", Modality.ACTUAL),
        ("Đàn bò tăng so với kế hoạch và cùng kỳ năm trước, có 368 con.", Modality.ACTUAL),
        ("Gieo cấy đạt 58% kế hoạch và 112% so với cùng kỳ.", Modality.ACTUAL),
        ("Xã xây dựng kế hoạch, đạt nhiều kết quả: sửa 3 cầu, trồng 90 cây.", Modality.ACTUAL),
        ("Công ty chưa đạt so với kế hoạch năm (lãi 12 tỷ đồng).", Modality.PLAN),
        ("The town will build 12 schools and 3 bridges.", Modality.PLAN),
        ("Profit was well short of estimates, and sales slipped 3%.", Modality.ACTUAL),
        ("We guide to underlying profit of £61m.", Modality.ESTIMATE),
        ("Costs rose by £3m due to dearer wool.", Modality.ACTUAL),
        ("Scheduled flights carried 4,300 passengers.", Modality.ACTUAL),
        ("The clinic missed the target for 412 patients.", Modality.ACTUAL),
        ("Use remained below the target of 93%.", Modality.TARGET),
    ],
)
def test_modality_goes_on_through_a_list(text: str, modality: Modality) -> None:
    assert {claim.cell.modality for claim in claims(text).values()} == {modality}


def test_what_there_is_beside_what_was_assigned_is_a_fact() -> None:
    found = claims("Biên chế được giao 268 người, hiện có 251 người. Chỉ tiêu 480 giường, thực kê 612 giường.")
    facts = [text for text, claim in found.items() if claim.cell.modality is Modality.ACTUAL]
    assert facts == ["251 người", "612 giường"]


def test_the_stem_of_a_list_sets_its_targets() -> None:
    stem = "{} đến năm 2030:\n1. Thu ngân sách: 62 tỷ đồng.\n2. Kết nạp 40 đảng viên.\n\nXã có 12 thôn."
    told = claims(stem.format("Chỉ tiêu chủ yếu"))
    target, fact = Modality.TARGET, Modality.ACTUAL
    assert [claim.cell.modality for claim in told.values()] == [target, target, fact]
    assert {claim.cell.modality for claim in claims(stem.format("Kết quả")).values()} == {fact}


def test_what_a_word_for_plans_only_names_is_a_fact_once_it_is_over() -> None:
    found = claims("Chỉ tiêu lợi nhuận năm 2022 đạt 74 tỷ đồng. Chỉ tiêu năm 2022 là 60 tỷ đồng.")
    assert [claim.cell.modality for claim in found.values()] == [Modality.ACTUAL, Modality.TARGET]
    assert claims("Chỉ tiêu lợi nhuận năm 2024 đạt 74 tỷ đồng.")["74 tỷ đồng"].cell.modality is Modality.TARGET


def test_what_a_day_opens_behind_a_plan_is_a_fact() -> None:
    found = claims("Chỉ tiêu là 4.200 sinh viên, đến 17h ngày 30/6 có 3.946 em nhập học, đạt 94%.")
    assert [claim.cell.modality for claim in found.values()] == [Modality.TARGET, Modality.ACTUAL, Modality.ACTUAL]
    hoped = claims("Phấn đấu đến ngày 30/9 có 30 xã, đến ngày 31/12 có 50 xã.")
    assert {claim.cell.modality for claim in hoped.values()} == {Modality.TARGET}


def test_what_was_done_of_a_plan_is_a_fact() -> None:
    told = claims("Kế hoạch 720 triệu đồng, đạt 95,75%. Thu 3.611 tỷ đồng (KH 4.075 tỷ đồng): thuế còn 412 tỷ đồng.")
    fact, plan = Modality.ACTUAL, Modality.PLAN
    assert [claim.cell.modality for claim in told.values()] == [plan, fact, fact, plan, fact]


def test_what_a_result_is_told_of_is_the_plan() -> None:
    told = claims("Thu 68 tỷ đồng/84 tỷ đồng dự toán giao, đạt 81%. Trồng 12 ha trên 15 ha kế hoạch.")
    fact, plan = Modality.ACTUAL, Modality.PLAN
    assert [claim.cell.modality for claim in told.values()] == [fact, plan, fact, fact, plan]
    assert told["81%"].cell.measure is Measure.ATTAINMENT


def test_a_plan_beside_a_fact_is_over_with_its_clause() -> None:
    told = claims("Quay vòng 5,2 ngày, mục tiêu 4 ngày; chạy rỗng 38%.")
    assert [claim.cell.modality for claim in told.values()] == [Modality.ACTUAL, Modality.TARGET, Modality.ACTUAL]


def test_what_was_done_before_ends_a_hope() -> None:
    told = claims("The theatre hopes for $90,000 in 2024, having raised $71,000 in 2023.")
    assert [claim.cell.modality for claim in told.values()] == [Modality.TARGET, Modality.ACTUAL]


@pytest.mark.parametrize(
    ("text", "figure", "year"),
    [
        ("Năm 2021, xã có 12 thôn, tăng 2 thôn so với năm 2015.", "2 thôn", 2021),
        ("Số trường tăng từ 49 trường năm 2014 lên 62 trường năm 2019.", "49 trường", 2014),
        ("Số trường tăng từ 49 trường năm 2014 lên 62 trường năm 2019.", "62 trường", 2019),
        ("REPORT 2021/22\n\nIt ran 34 libraries at 31 March 2022. Loans rose to 9,000 books.", "9,000 books", 2021),
        ("Năm 2022 còn 21%, năm 2019 là 28%; hôn nhân cận huyết 4 cặp.", "4 cặp", 2022),
        ("Phân loại được 18% rác, năm 2021 là 28%.", "18%", 2023),
        ("Arrivals totalled 28 million in 2021, or 70% of the 2019 level.", "70%", 2021),
        ("Turnout was 61% in 2022, down 3 points from 2018.", "3 points", 2022),
        ("In 2022 rain was the heaviest since 1949; the town closed 12 schools.", "12 schools", 2022),
        ("Năm 2022, thu ngân sách cao nhất kể từ năm 2016, đạt 412 tỷ đồng.", "412 tỷ đồng", 2022),
        ("Sales rose to $5 million in 2022 from $4 million.", "$4 million", 2021),
        ("In 2022 sales were $5 million (2021: $4 million) and costs $3 million.", "$3 million", 2022),
        ("It made $5 million in 2021. It employs 300 people.", "300 people", 2023),
        ("Held since March 2019, he faces 17 counts of fraud.", "17 counts", 2023),
        ("Sales rose 8% to $5 million in 2021, after a fire that cost $2 million in 2020.", "8%", 2021),
        ("Sales were 300 cars, 20% up on 2021's 250 cars.", "250 cars", 2021),
        ("Output was 300 tonnes, 8% more than in 2022.", "300 tonnes", 2023),
        ("Nghị quyết năm 2024\n\nĐiều 1. Kết quả năm 2022\nHuyện trồng 40 ha chè.", "40 ha", 2022),
        ("Năm ngoái, sản lượng cả năm là 120 tấn.", "120 tấn", 2022),
        ("Thưởng 6 triệu đồng, tương đương năm trước; lương 9 triệu đồng.", "9 triệu đồng", 2023),
        ("Between 2010 and 2020 the share rose from 71% to 84%.", "71%", 2010),
        ("Between 2010 and 2020 the share rose from 71% to 84%.", "84%", 2020),
        ("Yields could fall to 2 tonnes, half of last year's.", "2 tonnes", 2023),
        ("Sales in 2022 were $5 million, ahead of $4 million in 2019. It sold 300 cars.", "300 cars", 2022),
        ("The budget for 2024/25 gives schools £22m. Fares will rise by 4.5%.", "4.5%", 2024),
        ("Crimes, Q1 2022: 412 thefts (447 in the same quarter of 2021), 96 fires.", "96 fires", 2022),
        ("Sales were the fewest for that month since records began in 1992 and fell 27%.", "27%", 2023),
        ("Results for 2022\n\nTakings were £4.1m, 9% more than £3.8m in 2021.", "£4.1m", 2022),
        ("Results for 2022\n\nTakings were £4.1m, 9% more than £3.8m in 2021.", "£3.8m", 2021),
        ("The club drew 910 fans in 2020, and two years before it had drawn 640 fans.", "640 fans", 2018),
        ("Năm 2022 có 36 vụ cháy, 5 người chết (năm 2021 có 44 vụ, 9 người chết).", "9 người", 2021),
    ],
)
def test_periods(text: str, figure: str, year: int) -> None:
    period = claims(text)[figure].cell.period
    assert period is not None
    assert period.start.year == year


@pytest.mark.parametrize(
    ("text", "figure", "months"),
    [
        ("In the six months ended 30 April 2023 sales were £413m (2022: £389m).", "£389m", (2021, 11, 6)),
        ("Profit was £5m in the second quarter, against £4m last year.", "£4m", (2022, 4, 3)),
        ("Prices rose 1.7% in the 12 months to May, against 2.2% the month before.", "2.2%", (2023, 4, 1)),
        ("On Monday sales were £5m. In March they had slipped to £3m. Costs were £2m.", "£2m", None),
        ("Turnout was 51%, up from 50% in May 2019, when 751 members won seats.", "751 members", (2019, 5, 1)),
        ("In May sales were £5m. Compared with the second quarter of 2022, they were 8% up.", "8%", (2023, 4, 3)),
        ("Sales fell in June. A quarter of those who bought in May were firms.", "A quarter", (2023, 5, 1)),
        ("Revenue for 2022-23 is now estimated at £9m.", "£9m", (2022, 4, 12)),
        (
            "It seized 4 tonnes in the first five months, against 9 tonnes in the whole of last year.",
            "9 tonnes",
            (2022, 1, 12),
        ),
        ("The firm cut its 2023 sales target to 2 million cars in May.", "2 million cars", (2023, 1, 12)),
        ("In 2022 births fell to 900. They may fall to 800 this year. Deaths rose to 950.", "950", (2022, 1, 12)),
        ("Bills are to rise by 5% from October.", "5%", (2023, 10, 1)),
        (
            "In the second quarter it gained 900 users. A year earlier it had gained 700 users.",
            "700 users",
            (2022, 4, 3),
        ),
        ("VAT drops from 13.5% to 9% next July.", "13.5%", None),
        ("Fares go up to £9 from April 2027.", "£9", (2027, 4, 1)),
        ("Figures for April were revised, from a fall of 4% reported earlier.", "4%", (2023, 4, 1)),
        ("Báo cáo quý I/2023 của công ty cho thấy lợi nhuận quý này đạt 12 tỷ đồng.", "12 tỷ đồng", (2023, 1, 3)),
        ("Riêng quý II, doanh thu quý này đạt 12 tỷ đồng.", "12 tỷ đồng", (2023, 4, 3)),
        ("Lợi nhuận quý này đạt 12 tỷ đồng.", "12 tỷ đồng", (2023, 7, 3)),
        ("Đến hết tháng 5, trạm đã tiêm phòng 640 con chó.", "640 con chó", (2023, 1, 5)),
        ("Tính đến cuối quý II, xưởng xuất bán 48 tấn giấy.", "48 tấn", (2023, 1, 6)),
        ("Tính đến hết tháng 5, xã có 9 trạm bơm.", "9 trạm bơm", (2023, 5, 1)),
        ("Đầu năm, bản còn 31 hộ nghèo.", "31 hộ nghèo", None),
        ("Đầu năm, xã trồng 4 ha ngô.", "4 ha", (2023, 1, 12)),
    ],
)
def test_months(text: str, figure: str, months: tuple[int, int, int] | None) -> None:
    period = claims(text)[figure].cell.period
    assert period is not None
    if months is None:
        assert period.grain is Grain.DAY
    else:
        expected = periods.months(*months)
        assert (period.start, period.end) == (expected.start, expected.end)


@pytest.mark.parametrize(
    ("text", "figure", "start"),
    [
        ("GDP grew 7.4% in the second quarter of 2023, after 6.9% in the first.", "6.9%", "2023-01"),
        ("In fiscal 2024, which starts July 1, it will spend $9 million.", "$9 million", "2023-07"),
        ("Half-year results to 31 March 2023. Net debt at the period end was £84m.", "£84m", "2023-03"),
        ("Inflation eased from 1.7% to 1.5% in June, far from the 17.3% of June 2022.", "1.7%", "2023-05"),
        ("Inflation eased from 1.7% to 1.5% in June, far from the 17.3% of June 2022.", "1.5%", "2023-06"),
        ("Exports rose 10.7% in June, following a 6.7-percent gain the month before.", "6.7-percent", "2023-05"),
        ("The budget for 2024/25 totals £9m. It relies on £2m of savings.", "£2m", "2024-04"),
        (
            "OSLO, July 11 (NTB) - Exports are estimated at 9 tonnes for 2024, worth $3 million.",
            "$3 million",
            "2024-01",
        ),
        ("Growth for 2024 is now seen at 6.5 per cent.", "6.5 per cent", "2024-01"),
        ("For 2024 it aims for $6m; it made $5m in 2022, missing its target of $7m.", "$7m", "2022-01"),
        ("Half-year results to 31 March 2023: sales £9m (2022: £8m), costs £7m (£5m).", "£5m", "2021-10"),
        ("The figure was 84 trees in May, and 70 trees a year earlier.", "70 trees", "2022-05"),
        ("Growth was forecast at 1.7 per cent over 2023.", "1.7 per cent", "2023-01"),
        ("Sales in Peru, where it runs six shops, fell 7% in the first half of 2023.", "7%", "2023-01"),
        ("On Tuesday it posted a 4% rise in profit to £9m for the March quarter.", "4%", "2023-01"),
        ("It lost £2m on sales of £14m in the year to March 2023.", "£2m", "2022-04"),
        (
            "It sold 5 tonnes in the March quarter. Full-year guidance of 22 tonnes is unchanged.",
            "22 tonnes",
            "2023-01",
        ),
        ("Some 900 workers are on strike, which is due to end on Thursday.", "900 workers", "2023-07"),
        ("Exports rose 5.8% in June, beating the 5.1% forecast in a poll.", "5.1%", "2023-06"),
        ("A stay will cost £2.90, up from £2.70.", "£2.70", "2023-07"),
        ("Gifts since 2011 came to £9m. It helped 300 people.", "300 people", "2023-01"),
        ("Prices rose 2.1% in June. In Oslo they are 5.9% higher than a year ago.", "5.9%", "2023-06"),
        ("It has 12 seats more than in 2019. Turnout was 60%, down from 67%.", "67%", "2019-01"),
        ("The budget for 2024, adopted in July by 34 votes, raises spending by 3%.", "3%", "2024-01"),
        ("They freed 44 men, killed 38 dogs and seized 27 guns in May 2023.", "44 men", "2023-05"),
        ("The fair, which ran from 3 to 12 May, drew 900 people.", "900 people", "2023-05"),
        ("The 2024 budget is the third of its kind. Spending of £9m is proposed.", "£9m", "2024-01"),
        ("In May it sold 900 bikes. That is 4% more than in April.", "4%", "2023-05"),
        ("In May rents rose 2%. The median is now £900. Yields averaged 4%.", "4%", "2023-05"),
        ("In all, 900 cases, 40 of them severe, and 7 deaths were reported in May 2023.", "900 cases", "2023-05"),
        ("Investors put in $9 million in the first quarter. The figure covers 85 projects.", "85 projects", "2023-01"),
        ("Guidance for profit in the year to 29 September is unchanged at £87m.", "£87m", "2022-10"),
        ("Cases numbered 98 in May. In all, 26 cases have been reported since January.", "26 cases", "2023-01"),
        ("The zoo keeps 340 animals, and last year it took in 21 geese.", "340 animals", "2023-07"),
        ("In 2022 it made £48m, compared with £41m.", "£41m", "2021-01"),
        ("In May 46% of girls passed, against 39% of boys.", "39%", "2023-05"),
        ("In the year to March 2023 it sold 90 cars. In December it lost 48 vans.", "48 vans", "2022-12"),
        ("Rents rose by 0.6% in May, after a fall of 0.3% the month before.", "0.3%", "2023-04"),
        ("Rents rose by 0.6% between April and May, after a fall of 0.3% the month before.", "0.6%", "2023-05"),
        ("A dividend of 8 cents, to be paid in October, was declared.", "8 cents", "2023-07"),
        ("In May it opened a dock. It can lift 84 tonnes.", "84 tonnes", "2023-07"),
        ("In May it opened a dock. Fees amount to £84,000.", "£84,000", "2023-07"),
        ("In 2021 it lent 9,100 books. That is 7,200 books more than it lent in 2019.", "7,200 books", "2021-01"),
        ("In 2022 it lent 19% more than in 2020, when it was shut, but still 28% less than in 2019.", "28%", "2022-01"),
        ("The firm, with a staff of 400, was sold in 2019.", "400", "2023-07"),
        ("The firm, with sales of £5m in 2020, was sold in 2022.", "£5m", "2020-01"),
        ("They won 19 games last season.", "19 games", "2022-01"),
        ("Profit for the full-year ended 30 April 2023 was £9m.", "£9m", "2022-05"),
        ("In the March quarter it made Rs 9 crore, from Rs 8 crore in the quarter last year.", "Rs 8 crore", "2022-01"),
        ("It made £9m in May, against £8m for the previous corresponding period.", "£8m", "2022-05"),
        ("Bad loans were 4.1% at end-June and 4.4% at end-June last year.", "4.4%", "2022-06"),
        ("In May sales were 3% above pre-war levels seen in 2013.", "3%", "2023-05"),
        ("Profit in the second quarter was £3m; analysts had expected £4m for the quarter.", "£4m", "2023-04"),
        ("For the fiscal ended March 31, it sold 480 vans.", "480 vans", "2022-04"),
        ("It reported the following for Jun-2022: 480 vans.", "480 vans", "2022-06"),
        ("Wool sales rose by 12 bales a month in December 2012 to May 2013.", "12 bales a month", "2012-12"),
        ("In May its fill rate was in line with last year at 81%.", "81%", "2023-05"),
        ("Net profit of the mill for Q1 was Rs 9 crore.", "Rs 9 crore", "2023-04"),
        ("Net profit for the fourth quarter was Rs 9 crore.", "Rs 9 crore", "2023-01"),
        ("It sold 9 tonnes in the last quarter of 2022. Over the calendar year sales fell by 4%.", "4%", "2022-01"),
        ("In May it lost £9m, with costs of £90m.", "£90m", "2023-05"),
        ("In 2022 it sold 90 cars. Compared with 2020 this is an increase of 10%.", "10%", "2022-01"),
        ("In 2022 it sold 90 cars. Gate money vanished, falling from £5m to £1m.", "£5m", "2021-01"),
        ("In May it sold 90 cars. The firm, with a staff of 400, was founded in 1990.", "400", "2023-07"),
        ("Trong 5 tháng của năm 2022, có 9 xã được khen.", "9 xã", "2022-01"),
        (
            "Xã họp về kết quả 6 tháng đầu năm; nhiệm vụ 6 tháng cuối năm 2023. Thu đạt 9 tỷ đồng.",
            "9 tỷ đồng",
            "2023-01",
        ),
        ("It had 92 guests in May, 94% of the total in May 2019.", "94%", "2023-05"),
        ("2021's storm closed 90 schools and cost the city £4 million.", "£4 million", "2021-01"),
        ("In May it sold 90 cars, taking this year's total past 400, with 12 vans.", "12 vans", "2023-01"),
        ("The club owed £9m in March, and £2m of that falls due this month.", "£2m", "2023-07"),
        ("In May 64 sheep were lost; over the same period last year the figure was 75.", "75", "2022-05"),
        ("In 2019 it lost £9m. By the end of June it had paid back £4m.", "£4m", "2023-06"),
        ("It had 40 cows at 31 March (31 December: 38 cows).", "38 cows", "2022-12"),
        ("The firm announced record first-quarter profit.\n\nRevenue was £9m.", "£9m", "2023-01"),
        ("Rents rose 0.4% in May after gaining 0.9% the month before.", "0.9%", "2023-04"),
        ("In the year to May wind met 42% of demand, against 38% in the previous 12 months.", "38%", "2021-06"),
        ("At the end of the first quarter the forecast overspend was £9m.", "£9m", "2023-01"),
        ("The herd has gone from 75 cows last March to 94 today.", "75 cows", "2023-03"),
        ("Fares rose 7% in the year to May. In Cork they now average €20.", "€20", "2023-07"),
        ("In 2021 it sold 40, the fewest since a fire; in the first half of 2022 it sold 60.", "60", "2022-01"),
        (
            "In 2022-23 it lost £9m. In the quarter to March it lost £4m. It ran 12 vans in the year.",
            "12 vans",
            "2022-04",
        ),
        ("Quarterly iron shipments came to 71 tonnes.", "71 tonnes", "2023-04"),
        (
            "Results for the third quarter and nine months ended May 31, 2023. For the quarter, sales were £9m.",
            "£9m",
            "2023-03",
        ),
        (
            "In April to June 2023 it lost £9m, against £8m in the same quarter of fiscal 2020 and fees of £7m in the "
            "same quarter of fiscal 2019.",
            "£7m",
            "2019-04",
        ),
        ("Tolls brought in £9m to the end of May.", "£9m", "2023-01"),
        ("It made £9m in Q1 2023, against £8m in Q1 of last financial year.", "£8m", "2022-01"),
        ("In Q1 it sold 90 vans. In Q1 a year earlier it sold 80 vans.", "80 vans", "2022-01"),
        ("Tolls rose 4% and 5% in 2021 and 2022.", "4%", "2021-01"),
        ("Tolls rose 4% and 5% in 2021 and 2022.", "5%", "2022-01"),
        ("It sees growth of 4% in 2024 and 5% in 2025, down from 6% and 7%, respectively.", "6%", "2024-01"),
        ("It raised its forecast from 3% to 4% for 2024 and from 5% to 6% for 2025.", "5%", "2025-01"),
        ("It grew 4% in the first quarter, more than the 3% estimate issued in April.", "3%", "2023-01"),
        ("In the first quarter it made £9m. Its margin was 4% in the current quarter.", "4%", "2023-01"),
        ("In May it made £9m. The firm's shares were up 4%.", "4%", "2023-07"),
        ("It made £9m in May. That compares with the £8m expected by analysts.", "£8m", "2023-05"),
        ("Sales rose in the 6 weeks to 1 July 2023.\n\nTakings were £9m.", "£9m", "2023-05"),
        ("Arden said: fares almost tripled to £9 last year as oil rose.", "£9", "2022-01"),
        ("In May shipments fell 4% to 90 units, said Arden Thursday.", "90 units", "2023-05"),
        ("In 2024 growth will be 4% (previously 5%).", "5%", "2024-01"),
        ("For the full five months tolls brought in £9m.", "£9m", "2023-01"),
        ("For 2024 it sees sales of £9m. Costs are now expected to rise by 5%.", "5%", "2024-01"),
        ("It sold 900 vans in May, which is 4% more than in May last year.", "4%", "2023-05"),
        ("Takings for the first six months of 2023 now stand at £9m.", "£9m", "2023-01"),
        ("It lowered its forecasts to 1% (2024) and 2% (2025).", "1%", "2024-01"),
        ("Growth was 1% (2022", "1%", "2022-01"),
        ("It raised its expectations for 2024 to 3% from 2%.", "2%", "2024-01"),
        ("The forecast for 2024 has been raised to 5.9% from 5.8%.", "5.8%", "2024-01"),
        (
            "Rents in June\n\nThe dip of 2% in May is over, leaving rents 9% higher than in June last year.",
            "9%",
            "2023-06",
        ),
        ("The margin was 13%, flat with last year.", "13%", "2023-01"),
        ("In the quarter to June it made £9m and in the current quarter it expects £8m.", "£8m", "2023-07"),
        ("Báo cáo nhanh của tỉnh đến 17h ngày 23/6 cho biết lũ làm 63 người chết.", "63 người", "2023-06"),
        ("Xuất khẩu tháng 5 đạt 9 tấn, giảm 2% so với tháng 4 và 5 tháng đầu năm đạt 61 tấn.", "2%", "2023-05"),
        ("Xuất khẩu tháng 5 đạt 9 tấn, giảm 2% so với tháng 4 và 5 tháng đầu năm đạt 61 tấn.", "61 tấn", "2023-01"),
        ("Ngày 3/8 công suất phòng còn 40%.", "40%", "2023-08"),
        ("Dự kiến 6 tháng đầu năm, thu ngân sách tăng 9%.", "9%", "2023-01"),
        ("Giá tiêu giao tháng 11 tăng 9 USD/tấn.", "9 USD/tấn", "2023-07"),
        ("Tiêu đang được giao dịch ở mốc 97.000 đồng/kg.", "97.000 đồng/kg", "2023-07"),
        ("Công an bắt ông Nam (SN 1980, ngụ xã An Bình), thu giữ 31 kg pháo.", "31 kg", "2023-07"),
        ("Báo cáo của tỉnh ngày 23/6 cho biết lũ làm 63 người chết.", "63 người", "2023-07"),
        ("Giá trị sản xuất (theo giá 2010) đạt 9 tỷ đồng.", "9 tỷ đồng", "2023-07"),
        ("Tổng sản phẩm theo giá hiện hành năm 2022 đạt 9 tỷ đồng.", "9 tỷ đồng", "2022-01"),
        ("Mill takings (Q4): £9m", "£9m", "2022-10"),
        ("Mill takings between 2014 and 2018 came to £9m.", "£9m", "2014-01"),
        ("Mill takings grew between 2014 and 2018 to £9m.", "£9m", "2018-01"),
        ("Đến nay xã có 12 xóm. năm 2019 xã có 9 chợ.", "9 chợ", "2019-01"),
        ("Năm 2021, giá trị sản xuất (giá SS 2010) đạt 27 tỷ đồng.", "27 tỷ đồng", "2021-01"),
        ("Takings for the second quarter were £9m. This was up from £8m last year.", "£8m", "2022-04"),
        ("Profit was £9m or 4p a share against a loss of £2m or 1p a share a year ago.", "1p a share", "2022-07"),
        (
            "In 2022 it made £9m, against £8m (3p a share) in 2021 and £7m (2p a share) in 2020.",
            "2p a share",
            "2020-01",
        ),
        ("Takings fell by 5% in May 2021, to £9m.", "£9m", "2021-05"),
        ("In 2022 it made £9m. Costs were £3m lower due to the closure in 2020.", "£3m", "2022-01"),
        ("In 2022 it made £9m. Trade was flat (2021: nil), with rent of £3m.", "£3m", "2022-01"),
        ("That compares with its previous forecast of £9m and the 2021 total of £8m.", "£8m", "2021-01"),
        ("It swung from a surplus of £6m in 2020 to a loss of £2m.", "£2m", "2023-07"),
        ("Takings rose to £61m (HY1 2021: £50m), and it opened three baths.", "£61m", "2022-01"),
        ("It raised its growth forecasts for 2023 to 5% from 4% and for 2024 to 7% from 6%.", "4%", "2023-01"),
        ("It raised its growth forecasts for 2023 to 5% from 4% and for 2024 to 7% from 6%.", "6%", "2024-01"),
        ("It now expects growth of 5% in 2024, up from 4%.", "4%", "2024-01"),
        ("It cut its 2024 sales target to £8m, from £9m in January.", "£9m", "2024-01"),
        ("It sold 43 boats in May 2022, down 14% from the record 50 in June 2021.", "14%", "2022-05"),
        (
            "On 3 May 2023 the court gave him nine years for stealing boats between 2015 and 2017.",
            "nine years",
            "2023-05",
        ),
        ("On 3 May 2023 it gave nine boats to those who were working here in 2015.", "nine boats", "2023-05"),
        ("Between 2014 and 2018 the fund lent £9m to 40 farmers.", "40 farmers", "2014-01"),
        ("The catch fell between 2014 and 2018 by 9 tonnes to 40 tonnes.", "40 tonnes", "2018-01"),
        ("In June 2022 it was 17.1°C, 2.8°C over the 1981-2010 mean.", "2.8°C", "2022-06"),
        ("In June 2022 41 mm of rain fell, about half the norm for 1961-1990.", "half", "2022-06"),
        ("In June 2022 it was 17.1°C, and the 2021 mean was 9.4°C.", "9.4°C", "2021-01"),
        ("The share rose from 84% in 2002 to 90% in 2014. That of wells fell from 12% to 5%.", "12%", "2002-01"),
        ("In October 1994 it had 40 boats. On 19 June it sold nine mills.", "nine mills", "2023-06"),
        ("In April 1994 it had 40 boats. On 19 June it sold nine mills.", "nine mills", "1994-06"),
        ("In 2019 it had 40 boats. Between April and June it sold nine mills.", "nine mills", "2023-04"),
    ],
)
def test_when_periods_begin(text: str, figure: str, start: str) -> None:
    period = claims(text)[figure].cell.period
    assert period is not None
    assert f"{period.start:%Y-%m}" == start


def test_a_base_that_opens_a_bracket_is_that_of_the_change_in_it() -> None:
    for mark in ("", ","):
        found = read(f"Năm 2022 có 84 vụ cháy (so với năm 2021{mark} tăng 12 vụ).", issued=ISSUED).claims[1].cell
        assert (found.period, found.base) == (periods.year(2022), periods.year(2021))


def test_a_plan_is_of_the_years_in_its_name() -> None:
    text = "Kế hoạch vốn giai đoạn 2021-2025 là 90 tỷ đồng cho 8 cầu và kế hoạch năm 2024 là 20 tỷ đồng."
    found = [claim.cell.period for claim in read(text, issued=ISSUED).claims]
    assert found == [periods.years(2021, 2025)] * 2 + [periods.year(2024)]
    text = "Tại Đại hội Đảng bộ xã nhiệm kỳ 2025-2030, đại hội đề ra 24 chỉ tiêu."
    assert read(text, issued=date(2025, 8, 1)).claims[0].cell.period == periods.years(2025, 2030)


def test_whose_budget_it_is_is_a_scope_of_what_stands_behind_it() -> None:
    found = claims("Vốn gồm ngân sách tỉnh 26 tỷ đồng, ngân sách huyện 31 tỷ đồng, dân góp 2 tỷ đồng.")
    assert [claim.cell.scope for claim in found.values()] == [("ngân sách tỉnh",), ("ngân sách huyện",), ()]
    found = claims("Giải ngân đạt 21% kế hoạch, trong đó cấp huyện đạt 18% kế hoạch.")
    assert [claim.cell.scope for claim in found.values()] == [(), ("cấp huyện",)]
    found = claims("Có 12 sáng kiến được công nhận cấp tỉnh, 14 sáng kiến được công nhận cấp huyện.")
    assert [claim.cell.scope for claim in found.values()] == [("cấp tỉnh",), ("cấp huyện",)]


def test_when_a_thing_happened_is_no_scope() -> None:
    text = "Its loss came to £9m after a fall of 8%. Some 30 men are looked after at £7 a day. It made £4m after tax."
    assert [claim.cell.scope for claim in claims(text).values()] == [(), (), (), (), ("after tax",)]


def test_headings_for_a_plan_make_no_plan_of_what_is_over() -> None:
    found = claims("Budget 2024\n\nIt has shut 40 baths since 2010. Spending of £9m is proposed.")
    assert [claim.cell.modality for claim in found.values()] == [Modality.ACTUAL, Modality.PLAN]


def test_a_title_that_looks_ahead_is_no_time_of_what_is_over() -> None:
    text = "Huyện đã trồng 40 ha rừng. Thu ngân sách 6 tháng đầu năm đạt 12 tỷ đồng."
    meta = Meta(title="Nhiệm vụ 6 tháng cuối năm", issued="2023-07-20", lang="vi")
    found = reading(document(TextFile("a.txt", "a.txt", text, meta), PLACES), PLACES).claims
    assert [str(claim.cell.period and claim.cell.period.start) for claim in found] == ["2023-01-01", "2023-01-01"]


@pytest.mark.parametrize("term", ["2025-2030", "2025 – 2030"])
def test_a_term_that_begins_is_no_time_of_what_is_told(term: str) -> None:
    text = f"Đại hội Đảng bộ xã Hòa Lạc nhiệm kỳ {term}\n\nXã có 12 thôn. Tỷ lệ hộ nghèo giảm còn 2,1%."
    found = reading(document(TextFile("a.txt", "a.txt", text, Meta(issued="2025-07-20", lang="vi")), PLACES), PLACES)
    assert {str(claim.cell.period and claim.cell.period.start) for claim in found.claims} == {"2025-07-20"}
    assert {claim.cell.modality for claim in found.claims} == {Modality.ACTUAL}


def test_the_end_of_a_year_in_a_title_is_no_day_that_is_reported_on() -> None:
    text = "Exports fell by 2% in the fourth quarter, the office said on Friday, when all was lost. Sales fell by 3%."
    meta = Meta(title="A slump at the end of the year", issued="2023-02-17", lang="en")
    titled = reading(document(TextFile("a.txt", "a.txt", text, meta), PLACES), PLACES).claims
    assert {claim.cell.period for claim in titled} == {periods.quarter(2022, 4)}


@pytest.mark.parametrize(
    ("country", "text", "start"),
    [
        ("Australia", "The surplus will be $9 billion this financial year.", "2023-07"),
        ("Kenya", "Spending was $9 billion in 2022/23.", "2022-07"),
        ("Japan", "Sales were $9 billion in fiscal 2022.", "2022-04"),
        ("India", "Sales were $9 billion in FY22.", "2021-04"),
    ],
)
def test_years_of_accounts_begin_when_they_do_in_a_country(country: str, text: str, start: str) -> None:
    meta = Meta(lang="en", place=country, issued=ISSUED)
    claim = reading(document(TextFile("a.txt", "a.txt", text, meta), PLACES), PLACES).claims[0]
    assert claim.cell.period is not None
    assert f"{claim.cell.period.start:%Y-%m}" == start


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        (
            "Turnout in Stroud was 71 per cent, the highest in the South West. Labour won with 25,607 votes.",
            {"71 per cent": "Stroud", "25,607 votes": "Stroud"},
        ),
        (
            "Kent County Council will spend £9 million; it has 4,100 staff.",
            {"£9 million": "Kent", "4,100 staff": "Kent"},
        ),
        ("The Bank of England counted 35,612 approvals.", {"35,612 approvals": "United Kingdom"}),
        ("KwaZulu-Natal saw 1,549 murders.", {"1,549 murders": "KwaZulu-Natal"}),
        ("NEW DELHI, Feb 28 (PTI) The economy grew by 6.2 per cent.", {"6.2 per cent": "United Kingdom"}),
        ("Recycling must reach 60 per cent by 2030 under EU law.", {"60 per cent": "United Kingdom"}),
        ("Seven in ten Auckland homes were built by 12 firms.", {"Seven in ten Auckland homes": "Auckland"}),
        ("Kent recycled 43 per cent, the national rate being 41 per cent.", {"41 per cent": "United Kingdom"}),
        ("The dividend was 72 US cents a share.", {"72 US cents a share": "United Kingdom"}),
        ("Some 150 runners from 42 clubs took part in the Leeds marathon.", {"150 runners": "Leeds"}),
        (
            "Leeds built 12 homes, all of them let. In Hopton Vale, 9 flats were let. Some 31 homes burned.",
            {"12 homes": "Leeds", "9 flats": "United Kingdom", "31 homes": "United Kingdom"},
        ),
        (
            "Analysts at a Leeds broker cut their forecast to £690. Inflation is 4 per cent.",
            {"4 per cent": "United Kingdom"},
        ),
        (
            "Health: 24 beds at Leeds General, 37 at the Royal. Ambulances were ramped for 21,700 hours.",
            {"21,700 hours": "United Kingdom"},
        ),
        (
            "In Zambia, water fell to 2.4 per cent. Maize output halved to 1.5m tonnes.",
            {"2.4 per cent": "Zambia", "1.5m tonnes": "Zambia"},
        ),
        (
            "Exports to Zambia fell to 2.4 per cent. Maize output halved to 1.5m tonnes.",
            {"1.5m tonnes": "United Kingdom"},
        ),
        ("Agro-Leeds sold 12 vans.", {"12 vans": "United Kingdom"}),
        (
            "Rents in Leeds rose 3.8%, in Hull 5.3% and in York 1.8%.",
            {"3.8%": "Leeds", "5.3%": "Hull", "1.8%": "York"},
        ),
        (
            "ZAMBIA. The ferries carried 18,000 tonnes.\n\nKENYA. The ferries carried 22,000 tonnes.",
            {"18,000 tonnes": "Zambia", "22,000 tonnes": "Kenya"},
        ),
        ("Edinburgh built 12 homes. Of the city's flats, 9 flats were let.", {"9 flats": "Edinburgh"}),
    ],
)
def test_places_in_a_paper_of_a_country(text: str, placed: dict[str, str]) -> None:
    paper = document(TextFile("a.txt", "a.txt", text, Meta(lang="en", place="United Kingdom")), PLACES)
    found = {claim.text: claim.cell.place for claim in reading(paper, PLACES).claims}
    assert {figure: found[figure] for figure in placed} == placed


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        (
            "Xã Tam Hồng được lập trên cơ sở nhập các xã Yên Đồng, Tề Lỗ và Tam Hồng (cũ), có 31 thôn.",
            {"31 thôn": "xã Tam Hồng"},
        ),
        (
            "Xã Tam Hồng lập trên cơ sở dân số các xã Yên Đồng, Tề Lỗ, một phần xã Hòa An (huyện Lạc cũ), có 31 thôn.",
            {"31 thôn": "xã Tam Hồng"},
        ),
        (
            "Xã Trà Giang được lập từ sáp nhập 3 xã Trà Thủy, Trà Hiệp và Trà Bùi, có 31 thôn.",
            {"31 thôn": "xã Trà Giang"},
        ),
        ("Tỉnh Đắk Lắk (sau hợp nhất với Phú Yên) có 41 xã.", {"41 xã": "tỉnh Đắk Lắk"}),
        ("Tỉnh Lâm Đồng (gồm Bình Thuận, Đắk Nông trước đây) có 900 trường.", {"900 trường": "tỉnh Lâm Đồng"}),
        ("Tỉnh Lâm Đồng (gồm Bảo Lộc 61 trường) có 900 trường.", {"61 trường": "thành phố Bảo Lộc"}),
        ("UBND huyện Nam Trà My (Quảng Nam) giải ngân 12 tỷ đồng.", {"12 tỷ đồng": "tỉnh Hà Tĩnh"}),
        ("Đơn hàng từ Mỹ và Bắc Âu phục hồi, doanh thu đạt 1.284 tỷ đồng.", {"1.284 tỷ đồng": "tỉnh Hà Tĩnh"}),
        ("Lượng khách từ Hàn Quốc đạt 12.000 lượt.", {"12.000 lượt": "South Korea"}),
        (
            "Tỉnh Hà Tĩnh có 900 hộ bị ngập: xã Hương Bình 512 hộ, Hà Linh 254 hộ, các xã còn lại 134 hộ.",
            {"254 hộ": "xã Hà Linh", "134 hộ": "tỉnh Hà Tĩnh"},
        ),
        (
            "Tỉnh Hà Tĩnh có 1 người chết (ở xã Kỳ Thượng), 6 người bị thương.",
            {"1 người": "xã Kỳ Thượng", "6 người": "tỉnh Hà Tĩnh"},
        ),
        ("Xã vùng cao Sủng Máng có 1.412 hộ.", {"1.412 hộ": "xã Sủng Máng"}),
        (
            "Theo báo cáo của UBND huyện Kỳ Anh, thu trên địa bàn đạt 41 tỷ đồng, bằng 52% so với UBND tỉnh giao.",
            {"41 tỷ đồng": "huyện Kỳ Anh"},
        ),
        ("Theo UBND xã Hương Bình, địa bàn còn 31 hộ nghèo.", {"31 hộ nghèo": "xã Hương Bình"}),
        (
            "Xã Hà Linh nhập từ hai xã Phương Mỹ, Hà Linh (huyện Hương Khê cũ), có 2.140 hộ.",
            {"2.140 hộ": "xã Hà Linh"},
        ),
        ("Kỳ Anh là huyện ven biển cực Nam tỉnh Hà Tĩnh, gồm 20 xã.", {"20 xã": "huyện Kỳ Anh"}),
        (
            "Phía Nam giáp Quảng Bình, Minh Hóa; diện tích trồng rừng đạt 120 ha.",
            {"120 ha": "tỉnh Hà Tĩnh"},
        ),
        (
            "Huyện Kỳ Anh gieo 3.100 ha lúa. Cụ thể: giống ngắn ngày 2.200 ha.",
            {"2.200 ha": "huyện Kỳ Anh"},
        ),
        ("GRDP tăng 9,8%, đứng thứ 7 cả nước; thu đạt 61 tỷ đồng.", {"61 tỷ đồng": "tỉnh Hà Tĩnh"}),
        ("Đã xuất khẩu 2,1 triệu liều sang Philippines.", {"2,1 triệu liều": "tỉnh Hà Tĩnh"}),
        (
            "Lốc xoáy làm 31 nhà tốc mái ở xã Kỳ Thượng, 18 nhà bị sập hoàn toàn tại xã Hương Bình.",
            {"31 nhà": "xã Kỳ Thượng", "18 nhà": "xã Hương Bình"},
        ),
        ("Cả nước có 812 ca mắc sởi. Tại Lào Cai, ghi nhận 61 ca.", {"61 ca": "tỉnh Lào Cai"}),
        ("Bà Lan (SN 1980, trú tại xã Ea Tam, huyện Krông Năng) giao 31 kg pháo.", {"31 kg": "tỉnh Hà Tĩnh"}),
        ("Hôm qua Lào Cai ghi nhận 61 ca mắc sởi.", {"61 ca mắc": "tỉnh Lào Cai"}),
        ("Do xuất khẩu qua Mỹ, Nhật, Australia giảm, kim ngạch đạt 9 tỷ USD.", {"9 tỷ USD": "tỉnh Hà Tĩnh"}),
        ("Hai xe chở 31 kg pháo từ Lào về Hà Tĩnh.", {"31 kg": "tỉnh Hà Tĩnh"}),
        (
            "Lào Cai tiếp tục dẫn đầu cả nước về thu ngân sách trên địa bàn với 9 tỷ đồng.",
            {"9 tỷ đồng": "tỉnh Lào Cai"},
        ),
        ("Một huyện của Lào Cai thu 9 tỷ đồng.", {"9 tỷ đồng": "tỉnh Hà Tĩnh"}),
        ("Tỉnh có thêm 2 xã đạt chuẩn, gồm xã Kỳ Thượng và xã Hương Bình.", {"2 xã": "tỉnh Hà Tĩnh"}),
    ],
)
def test_places_in_a_report_of_a_province(text: str, placed: dict[str, str]) -> None:
    report = document(TextFile("a.txt", "a.txt", text, Meta(lang="vi", place="tỉnh Hà Tĩnh")), PLACES)
    found = {claim.text: claim.cell.place for claim in reading(report, PLACES).claims}
    assert {figure: found[figure] for figure in placed} == placed


def test_labels_of_parts_between_semicolons_are_scopes() -> None:
    text = "Trong đó đường bộ 183 vụ, chết 62 người; đường sắt 3 vụ, chết 2 người."
    scopes = {claim.text: claim.cell.scope for claim in read(text).claims}
    assert scopes["62 người"] == ("đường bộ",) and scopes["2 người"] == ("đường sắt",)
    text = "Án hình sự thụ lý 874 vụ, giải quyết 846 vụ; án dân sự thụ lý 912 vụ, giải quyết 698 vụ."
    scopes = {claim.text: claim.cell.scope for claim in read(text).claims}
    assert scopes["874 vụ"] == scopes["846 vụ"] == ("án hình sự",) and scopes["698 vụ"] == ("án dân sự",)


def test_what_opens_each_of_a_list_of_one_thing_is_its_scope() -> None:
    found = claims("Bậc mầm non có 43 trường, tiểu học có 61 trường và THCS có 38 trường.")
    assert [claim.cell.scope for claim in found.values()] == [("bậc mầm non",), ("tiểu học",), ("thcs",)]
    found = claims("Huyện có 61 trường, trong đó mầm non có 26 trường, tiểu học có 20 trường và THCS có 15 trường.")
    assert [claim.cell.scope for claim in found.values()] == [(), ("mầm non",), ("tiểu học",), ("thcs",)]


def test_what_opens_a_part_is_the_kind_of_a_bare_count_beside_another_kind() -> None:
    found = claims("Phường có 3 trường mầm non, trung học cơ sở có 2 trường.")
    assert found["2 trường"].indicator_text == "trường trung học cơ sở"


def test_labels_of_sentences_are_scopes_where_nothing_else_tells_two_figures_apart() -> None:
    found = claims("Vụ xuân: gieo 92/90 ha. Trong đó: lúa 61 ha. Vụ mùa: gieo 84/90 ha. Trong đó: lúa 58 ha.")
    assert (found["61 ha"].cell.scope, found["58 ha"].cell.scope) == (("vụ xuân",), ("vụ mùa",))


def test_a_fixed_word_of_a_function_word_is_told_whole() -> None:
    assert claims("Số thí sinh chọn Địa lý là 860 em.")["860 em"].cell.indicator.endswith("địa_lý")
    assert claims("Số thí sinh trên địa bàn là 860 em.")["860 em"].cell.indicator == "thí_sinh"
    assert claims("Có 910 người đi làm việc ở nước ngoài theo hợp đồng.")["910 người"].cell.scope == ()


def test_respectively_is_no_number_of_times() -> None:
    assert list(claims("Nợ nhóm 3 và nhóm 5 lần lượt là 120 tỷ đồng và 340 tỷ đồng.")) == ["120 tỷ đồng", "340 tỷ đồng"]
    assert list(claims("Xã kiểm tra 5 lần trong năm.")) == ["5 lần"]


def test_a_base_behind_a_comparative_is_of_that_alone() -> None:
    told = claims("Tin was down 0.7%, trading at $61.70 a tonne, nearly $1.50 lower than in May 2022.")
    assert told["0.7%"].cell.base is None
    assert told["$1.50"].cell.base is not None


@pytest.mark.parametrize(
    "text",
    [
        "It sold 43 boats in May 2022, down 14% from the record 50 in June 2021.",
        "It sold 43 boats in May 2022, compared with 50 in June 2021, a fall of 14%.",
        "Tháng 5, bến bán 43 thuyền, giảm 7 thuyền so với tháng 6/2021, tương ứng giảm 14%.",
    ],
)
def test_a_change_is_measured_from_the_time_of_the_level_beside_it(text: str) -> None:
    assert claims(text)["14%"].cell.base == periods.month(2021, 6)


def test_a_change_after_a_base_that_a_semicolon_opens_is_measured_from_it() -> None:
    found = claims("Năm 2022, tỷ lệ đạt 91%; so với năm 2021, số vụ tăng 32 vụ.")
    assert found["32 vụ"].cell.base == periods.year(2021)
    found = claims("Tháng 6/2023, xã có 486 vụ. So với đợt ra quân năm trước, số vụ giảm 38 vụ. Tỷ lệ phá án 89%.")
    assert found["38 vụ"].cell.base == periods.month(2022, 6)
    assert found["89%"].cell.period == periods.month(2023, 6)
    found = claims("Như vậy, so với quý I/2022, số vụ giảm 2.527 vụ (23,6%), số người chết giảm 817 người.")
    assert {claim.cell.base for claim in found.values()} == {periods.months(2022, 1, 3)}


def test_who_set_a_plan_is_a_scope() -> None:
    found = claims("Thu 28 tỷ đồng, bằng 107% dự toán Trung ương giao và 103% dự toán HĐND tỉnh giao, tăng 9%.")
    assert [claim.cell.scope for claim in found.values()] == [(), ("trung ương giao",), ("hđnd tỉnh giao",), ()]
    assert len({claim.cell.indicator for claim in found.values()}) == 1


def test_a_number_that_another_is_compared_with_has_its_own_time_or_is_a_year_older() -> None:
    found = claims("In 2022 the rate was 3.6%, compared with 4.1%.")
    assert found["4.1%"].cell.period == periods.year(2021)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Huyện có 42 xã.", "Huyện có 42 xã có trạm y tế."),
        ("Quận có 126 nhà văn hóa.", "Quận xây xong 126 nhà văn hóa."),
        ("Xã có 12 hộ nghèo.", "Xã có 12 hộ cận nghèo."),
        ("Xã có 12 đảng viên.", "Xã kết nạp 12 đảng viên mới."),
        ("It has 42 villages.", "It has 42 villages without a clinic."),
        ("Quận có 12 tổ dân phố.", "Quận khen thưởng 12 tổ dân phố."),
        ("Tòa chấp nhận 39 vụ án.", "Tòa xét xử 39 vụ án."),
        ("Quận chi 12 tỷ đồng cho công viên.", "Quận chi 12 tỷ đồng cho thư viện."),
        ("The council spent £2m on parks.", "The council spent £2m on libraries."),
    ],
)
def test_different_things_have_different_words(one: str, two: str) -> None:
    (first,), (second,) = read(one).claims, read(two).claims
    assert first.cell.indicator != second.cell.indicator


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Quận có 126 nhà văn hóa.", "Tổng số nhà văn hóa trên địa bàn quận là 126."),
        ("Quận có 62 trường học.", "Số trường học trên địa bàn quận lên 62 trường."),
        ("Thu ngân sách đạt 412 tỷ đồng.", "Thu ngân sách: 412 tỷ đồng."),
        ("There are 213 poor households.", "The number of poor households is 213."),
        ("Có 213 hộ cận nghèo.", "Hộ cận nghèo: 213 hộ."),
        ("Đàn bò sữa có 500 con.", "Đàn bò sữa 500 con."),
        ("Sản lượng công nghiệp (IIP) đạt 12 tấn.", "Sản lượng công nghiệp đạt 12 tấn."),
        ("2.1 The council built 86 homes.", "The council built 86 homes."),
        ("Profit, a closely watched figure, was £5m.", "Profit was £5m."),
        ("It reported a 12% rise in annual profit.", "Its profit rose 12%."),
    ],
)
def test_one_thing_in_two_wordings_has_the_same_words(one: str, two: str) -> None:
    (first,), (second,) = read(one).claims, read(two).claims
    assert first.cell.indicator == second.cell.indicator


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Diện tích lúa 40 ha, năng suất 62 tạ/ha, sản lượng 248 tấn.",
            {"62 tạ/ha": "năng suất lúa", "248 tấn": "sản lượng lúa"},
        ),
        ("Số hộ nghèo còn 80 hộ, chiếm 3%, giảm 12 hộ.", {"12 hộ": "hộ nghèo"}),
        ("Thu 386 tỷ đồng (dự toán 300 tỷ đồng).", {"300 tỷ đồng": "thu"}),
        ("Có 41 người chết, gồm: Đắk Lắk 14 người, Lâm Đồng 5, Gia Lai 22.", {"5": "người chết", "22": "người chết"}),
        ("Xét điểm thi (60%), xét học bạ (25%) và tuyển thẳng (3%).", {"25%": "xét học bạ", "3%": "tuyển thẳng"}),
        (
            "Dư nợ là 1.486 tỷ đồng cho 34.215 hộ vay, tăng 163 tỷ đồng so với đầu năm.",
            {"163 tỷ đồng": "dư nợ"},
        ),
        ("Có 35 lao động xuất cảnh, chủ yếu Nhật Bản (22), Đài Loan (13).", {"13": "lao động xuất cảnh"}),
        ("Biên lãi gộp giảm còn 41,3%, từ mức 43,1% năm 2022.", {"43,1%": "biên lãi gộp"}),
        ("Thu 68 tỷ đồng/84 tỷ đồng dự toán giao, đạt 81%.", {"81%": "thu"}),
        (
            "Cả tỉnh có 12 vụ cháy, làm 2 người chết. Số người chết giảm 3 người.",
            {"2 người": "người chết cháy", "3 người": "người chết cháy"},
        ),
        (
            "Xã quản lý 61 trường học. Trong số đó có 43 trường ngoài công lập, tương ứng 86% số trường.",
            {"43 trường": "trường ngoài công lập"},
        ),
        (
            "Knife crime had risen 3 per cent to 1,590, while thefts had dropped by 15 per cent, from 820 to 697.",
            {"820": "thefts", "697": "thefts", "1,590": "knife crime"},
        ),
        (
            "There was a 14% rise in attacks on drivers, up from 2,336 to 2,658.",
            {"2,336": "attacks", "2,658": "attacks"},
        ),
        ("Drug offences grew by 9% - a rise of 191 cases.", {"191 cases": "drug offences cases"}),
        ("Guards noted a 10% rise to 4,513 in bicycle thefts.", {"10%": "bicycle thefts", "4,513": "bicycle thefts"}),
        ("The port saw a decline of over 7% in ferry traffic.", {"7%": "ferry traffic"}),
        ("The survey, which asked 4,000 people, found theft of sheep had dropped 12%.", {"12%": "theft sheep"}),
        ("Poaching continues to fall (down three per cent).", {"three per cent": "poaching"}),
        ("Chỉ số bưởi tăng 7 điểm (0,4%) lên 1.812,5 điểm.", {"1.812,5 điểm": "bưởi"}),
        (
            "Giá giảm 50 đồng/kg đối với cám, còn 9.400 đồng/kg; tăng 20 đồng/kg đối với bã đậu.",
            {"50 đồng/kg": "cám", "9.400 đồng/kg": "cám", "20 đồng/kg": "bã đậu"},
        ),
        (
            "Năng suất ngô giảm: Sơn La giảm 3 tạ/ha; Hà Giang giảm 2 tạ/ha.",
            {"3 tạ/ha": "năng suất ngô", "2 tạ/ha": "năng suất ngô"},
        ),
        (
            "Sản lượng chè đạt 9 nghìn tấn (riêng Phú Thọ đạt 4 nghìn tấn, giảm 1 nghìn tấn do sương muối), tăng 2%.",
            {"4 nghìn tấn": "sản lượng chè", "1 nghìn tấn": "sản lượng chè", "2%": "sản lượng chè"},
        ),
        ("Khách lưu trú tăng khá so với quý trước, đạt 9.200 lượt người.", {"9.200 lượt người": "khách lưu trú"}),
        ("Khách tham quan ước tính đạt 9.200 lượt người.", {"9.200 lượt người": "khách tham quan"}),
        ("Phiên sáng có 31 mã tăng, 18 mã giảm.", {"31 mã": "mã tăng", "18 mã": "mã giảm"}),
        ("Mít, loại quả bán chạy nhất, tăng 4%.", {"4%": "mít"}),
        ("The slowest were Otley Clinic (48%) and Ilkley Clinic (47%).", {"47%": "ilkley clinic"}),
        ("Orla led, followed by Alder with 9% (1,333 units).", {"1,333 units": "alder"}),
        ("The krone was 0.6% higher against the euro at $0.09.", {"$0.09": "krone"}),
        ("Some 1,168 thefts were told to the guard – a fall of 4%.", {"4%": "thefts told"}),
        ("Sales rose 2% on top of the 5% gain in 2022.", {"5%": "sales"}),
        ("Sales fell 3%, compared with expectations of a 2% drop.", {"2%": "sales"}),
        ("Loans were £177m, which reflects an increase of 19%.", {"19%": "loans"}),
        ("Loans were £117m, a growth of 19%.", {"19%": "loans"}),
        ("Earnings would be $0.84, rather than $1.16.", {"$1.16": "earnings"}),
        ("It dug 40 tonnes of lead, an improvement on the 36 tonnes of March.", {"36 tonnes": "dug lead"}),
        ("Profit rose 3% (last year pro-forma £307m).", {"£307m": "profit pro forma"}),
        (
            "Sales grew 16% to 2,264 at Orla, 14% to 1,913 at Alder and fell 2% to 881 at Birch.",
            {"2,264": "sales orla", "14%": "sales alder", "1,913": "sales alder", "881": "sales birch"},
        ),
        ("Doanh số nhà phố đạt 9.200 căn hộ.", {"9.200 căn hộ": "doanh nhà phố"}),
        ("Lượng xe tải giảm 5%, đạt 367 xe.", {"367 xe": "lượng xe tải"}),
        ("Xuất khẩu mây năm 2019 sang Lào đạt 9 nghìn tấn.", {"9 nghìn tấn": "xuất khẩu mây sang lào"}),
        ("Giá mây trong tháng 5/2018 đã đạt mức 486 đồng/kg.", {"486 đồng/kg": "giá mây"}),
        ("Số xe tải giảm 43% trong khi xe khách giảm 23%.", {"43%": "xe tải", "23%": "xe khách"}),
        ("Giá mây tại Sơn La, ghi nhận mức tăng 700 đồng/kg.", {"700 đồng/kg": "giá mây"}),
        ("Hãng đứng đầu nhóm doanh thu với 9 tỷ đồng lợi nhuận trước thuế.", {"9 tỷ đồng": "lợi nhuận trước thuế"}),
        ("Cửa hàng bán 9 xe, gồm 5 xe tải và 4 xe khách, giảm 8%.", {"8%": "bán xe"}),
        ("Sơn La có lượng mây lớn nhất với 12 tấn.", {"12 tấn": "lượng mây"}),
        ("Kế đến là ngành cơ khí với 9 tỷ đồng.", {"9 tỷ đồng": "ngành cơ khí"}),
        ("Gạo sang EU đạt 3 tấn, giảm 2%; sang thị trường Mỹ đạt 2 tấn.", {"2 tấn": "gạo sang thị trường mỹ"}),
        (
            "Chế biến đạt 3 tỷ đồng; âm nhạc, vui chơi và giải trí đạt 2 tỷ đồng.",
            {"2 tỷ đồng": "âm nhạc vui chơi giải trí"},
        ),
        ("Một số cảng có lượng gỗ tăng 40%.", {"40%": "cảng lượng gỗ"}),
        (
            "Có 9 người mắc Covid-19 được về nhà và 4 thí sinh bị đình chỉ.",
            {"9 người": "người mắc covid 19 nhà", "4 thí sinh": "thí sinh bị đình chỉ"},
        ),
    ],
)
def test_a_figure_is_of_what_the_figure_before_is_of(text: str, named: dict[str, str]) -> None:
    found = claims(text)
    assert {figure: found[figure].cell.indicator.replace("_", " ") for figure in named} == named


def test_trust_is_less_where_the_reading_rests_on_less() -> None:
    named, bare = claims("Năm 2022, xã có 412 hộ nghèo."), claims("Xã: 1.027")
    assert named["412 hộ nghèo"].trust > bare["1.027"].trust > 0


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("It closed 14 shops while branches fell by nine to 212.", "212", "branches"),
        ("The barge took 940 tonnes of slate, 85 of lime and 310 of coal.", "85", "tonne"),
        ("Hove counted 1,310 owls, followed by Lewes (877) and Battle (406).", "877", "owls"),
        ("Stores: 438.", "438", "Stores"),
        ("A bridge fell, killing 141 people; 177 were pulled out alive.", "177", "people"),
        ("Police held the driver, 46, and searched two vans.", "46", "year"),
        ("Four of England's 54 beaches were shut.", "Four of England's 54 beaches", "beaches"),
        ("One officer in eight has left.", "One officer in eight", "officer"),
        ("The town has 300 pupils, half of them girls.", "half", "pupils"),
        ("A crash killed 36 and injured 12.", "12", "people"),
        ("Growth hit a record of 0.72.", "0.72", ""),
        ("Nộp nhiều nhất là thợ may (19.700 hồ sơ), sau đó đến thợ mộc (15.900).", "15.900", "hồ sơ"),
        ("Lực lượng vũ trang 3.700 lượt.", "3.700 lượt", "lượt"),
        ("Xuất khẩu cà phê đạt 6,4 tỷ USD. Hồ tiêu 1,1 tỷ.", "1,1 tỷ", "USD"),
        ("Cả nước phát 308 tỷ kWh. Nhiệt điện than 152 tỷ.", "152 tỷ", "kWh"),
        ("Xuất khẩu đạt 6,4 tỷ USD. Ngân sách thu 302 tỷ.", "302 tỷ", "VND"),
        ("Tỉnh có 22 hồ; hồ đầu nguồn 71 triệu, còn lại 412 triệu m3.", "71 triệu", "m3"),
        ("Tỉnh có 1.424 di tích xếp hạng (8 đặc biệt).", "8", "di tích"),
        ("Có 62,3% lạc quan, 21,5 bi quan.", "21,5", "percent"),
        ("Ghẹ 300 nghìn đồng. Phân thuốc 30 triệu; khách cả tháng ước 2 triệu.", "30 triệu", "VND"),
        ("Ghẹ 300 nghìn đồng. Phân thuốc 30 triệu; khách cả tháng ước 2 triệu.", "2 triệu", "khách"),
        ("Phát 288 triệu kWh (quý 3: 171 triệu), lãi 96 tỷ.", "171 triệu", "kWh"),
        ("Brent 81,2 USD, tăng 9,6%; WTI 74,7.", "74,7", "USD"),
        ("Xuất khẩu 1,85 tỷ USD; thu ngân sách 6.280 tỷ.", "6.280 tỷ", "VND"),
        ("Sạt lở làm 5 người chết, 3 mất tích.", "3", "người"),
        ("Cả xã có 380 thanh niên nhập ngũ; 40 vào công an.", "40", "thanh niên"),
        ("Các tỉnh còn nhiều ổ dịch: Nghệ An (47), Thanh Hóa (33).", "47", "ổ dịch"),
        ("Ngành y tế phấn đấu giảm tỷ số giới tính khi sinh xuống dưới 111.", "111", ""),
        ("Tạo việc làm cho 712 (+145) lao động.", "145", "lao động"),
        ("Khối ngoại bán ròng: VPB 390, FPT 210, HPG 186 tỷ đồng.", "390", "VND"),
        ("Ở miền Tây có 91 đại lý, miền Đông 37.", "37", "đại lý"),
        ("Toàn tỉnh có 86.900 hộ thiếu nước; ba tuần trước con số là 62.400.", "62.400", "hộ"),
        ("It added 254,000 jobs, above the 140,000 economists had expected.", "140,000", "jobs"),
        ("There were 97 deals. Hove had 21 of these, Lewes 18.", "21", "deals"),
        ("There were 97 deals. Hove had 21 of these, Lewes 18.", "18", "deals"),
        ("The ward saw 9,412 visits. In March the figure was 4,120.", "4,120", "visits"),
        ("They freed 30 hawks. Three died.", "Three", "hawks"),
        ("They freed 30 hawks. Some 12 vans came, 3 of them late.", "3", "vans"),
        ("Burglaries numbered 5,055. Half were in Hove; of these, 812 were solved.", "812", "Burglaries"),
        ("Some 246 people died and 37 roads closed. Of these, 29 have reopened.", "29", "roads"),
        ("Firms added 303,000 jobs. Health care accounted for 72,000.", "72,000", "jobs"),
        ("Fares were £240m and riders rose by 8% to 181m.", "181m", ""),
        ("It made $US4.56 billion from wool.", "$US4.56 billion", "USD"),
        ("It made $US4.56 billion ($A6.35 billion) from wool.", "$A6.35 billion", "AUD"),
        ("It pays a dividend of US61 cents per share.", "61 cents per share", "cent/share"),
        ("Passengers up 8% to 40.6m", "40.6m", "Passengers"),
        ("The number of patients rose from 800,000 to 1.2m", "1.2m", ""),
        ("Debts grew to 1.4 billion stg", "1.4 billion stg", "GBP"),
        ("Some 583,000 people waited 6.9 months. In Galway the figure is 8.1.", "8.1", ""),
        ("Complaints fell to 1,020: 388 about buses, 211 about vans.", "211", "Complaints"),
        ("Đã phát hành 1,2 triệu hóa đơn.", "1,2 triệu hóa đơn", "hóa đơn"),
    ],
)
def test_what_a_number_without_a_noun_counts(text: str, figure: str, unit: str) -> None:
    assert claims(text)[figure].cell.unit == unit


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("Analysts had expected earnings of $2 million.", "$2 million", "earnings"),
        ("Growth was 6%, slowing from 7% in 2022.", "7%", "Growth"),
        ("It sold 300 cars at home, down 8% on 2022.", "8%", "cars"),
        ("Members approved a capital programme of £48.6m.", "£48.6m", "capital programme"),
        ("The bank kept its policy rate at 29 percent.", "29 percent", "policy rate"),
        ("The combined ratio improved by 1.4 points to 91.2%.", "91.2%", "combined ratio"),
        (
            "In rural areas of the county the poverty rate was 22.4%.",
            "22.4%",
            "rural areas of the county the poverty rate",
        ),
        ("Traffic grew 3%, while freight, which is flown apart, was 9% lighter.", "9%", "freight"),
        ("Output, measured in tonnes of milk, was 4.1 million.", "4.1 million", "Output"),
        ("Treasurer Ida Holm said net lending was £41m.", "£41m", "net lending"),
        ("Kiln costs were £4m and are forecast to be £6m.", "£6m", "Kiln costs"),
        ("Turnover was €22m, and the club expects it to top €25m.", "€25m", "Turnover"),
        ("The brewer had £17.2m of stock.", "£17.2m", "stock"),
        ("Takings were £4.1m, 9% more than £3.8m in 2021.", "£3.8m", "Takings"),
        ("Excluding storm claims of $31m, the loss was $6m.", "$31m", "storm claims"),
        ("Loss after tax was £2.2m.", "£2.2m", "Loss after tax"),
        ("The trust took out a £6.5 million loan for a new pier.", "£6.5 million", "loan for a new pier"),
        ("The plan has a projected $3m saving.", "$3m", "saving"),
        ("- £6.1m of repairs to bridges", "£6.1m", "repairs to bridges"),
        ("- £11 million – harbour dues", "£11 million", "harbour dues"),
        ("Spending was £14m (£8m parks, £6m museums).", "£6m", "museums"),
        ("The clubs' takings rose sharply to £4.1m.", "£4.1m", "clubs' takings"),
        ("Số hộ vay vốn giảm dần còn 120 hộ.", "120 hộ", "Số hộ vay vốn"),
        ("Tolls brought £9m against cost growth of 3%.", "3%", "cost growth"),
        ("Police saw a 5% rise in thefts and a 3% fall in arson.", "3%", "arson"),
        ("There was a drop of 16% in fines.", "16%", "fines"),
        ("Fraud rose by 3% - a rise of 27 cases.", "3%", "Fraud"),
        ("Rents registered a 2% annual increase.", "2%", "Rents"),
        ("The survey found eel stocks fell by 4%.", "4%", "eel stocks"),
        ("Barley output hit a record high of 12 tonnes.", "12 tonnes", "Barley output"),
        ("Rye output is also estimated to rise to 4 tonnes.", "4 tonnes", "Rye output"),
        ("It reported a 14% improvement in fill rates.", "14%", "fill rates"),
        ("Mill posts 17% net profit fall on weak orders.", "17%", "net profit"),
        ("The Orin index rose by 28 points, closing at 4,873.", "4,873", "Orin index"),
        ("Light wool for August delivery rose 2%, to settle at $80 a bale.", "$80 a bale", "Light wool"),
        ("Rents and fares rose 4% and 6%, respectively.", "6%", "fares"),
        ("Higher rents boosted total income to £7m.", "£7m", "total income"),
        ("House prices rose by a modest 0.4% in May.", "0.4%", "House prices"),
        ("Fares rose 3% despite a strike.", "3%", "Fares"),
        ("The mill saw a near 34% drop in first-half wool earnings.", "34%", "wool earnings"),
        ("Wool exports to Great Britain rose 4%.", "4%", "Wool exports to Great Britain"),
        ("Retail sales (with tax, without fuel) fell 3%.", "3%", "Retail sales"),
        ("Earnings per share fell 3%.", "3%", "Earnings per share"),
        ("Imports of wool, silk and raw cotton fell 3%.", "3%", "Imports of wool, silk and raw cotton"),
        ("It had wool sales of £14m, an annual increase of 8%.", "8%", "wool sales"),
        ("Rents grew 2% in June, following a 4% rise in May.", "4%", "Rents"),
        ("The latest figures show imports fell 3%.", "3%", "imports"),
        ("Rents fell 2%, but a 5% rise in wool prices was worse.", "5%", "wool prices"),
        ("The chairman hailed a £9m rise in turnover.", "£9m", "turnover"),
        ("A gross margin of 8.5% keeps the mill afloat.", "8.5%", "gross margin"),
        ("Wool turnover growth of 9% to £4.1m was welcome.", "£4.1m", "Wool turnover"),
        ("It saw a 9% rise in riders on its trams to 7,140.", "7,140", "riders"),
        ("Toll takings (before rebates) however slid 4%.", "4%", "Toll takings"),
        ("Toll takings (TT), or the money that drivers pay, rose 4%.", "4%", "Toll takings"),
        ("The fill rate stayed broadly in line with 2021 at 81%.", "81%", "fill rate"),
        ("Profit was £2m, a fall of 3%, on a record turnover of £9m, a rise of 8%.", "8%", "record turnover"),
        ("The number of lodgers was unchanged in May at 4,400.", "4,400", "The number of lodgers"),
        ("At month seven the college reports a surplus of £2.1m.", "£2.1m", "surplus"),
        ("The port, where 1,210 died, was shut.", "1,210", "died"),
        ("Wool output fell by 37% from last year's record clip to 25 tonnes.", "25 tonnes", "Wool output"),
        ("Rooms reached 6,736, indicating a 16% rise from 5,818.", "16%", "Rooms"),
        ("While tolls were low, £1.2m was spent on signs.", "£1.2m", "spent on signs"),
        ("Grants of £6m and £2m were booked.", "£2m", "Grants"),
        ("The ferry fare had been frozen at £4.", "£4", "ferry fare"),
        ("The main cause of the rise was a repair bill of £90,000.", "£90,000", "a repair bill"),
        ("There was a loss for the financial year of £2.4m.", "£2.4m", "loss"),
        ("Results: Fares £8.5m (2001: £8.0m) +6.3% Repairs £2.6m (2001: £2.5m) + 4.0%", "£2.6m", "Repairs"),
        ("Xã có diện tích 54 km2, dân số 11.860 người.", "11.860 người", "dân số"),
        ("Xuất khẩu tháng 6 của Việt Nam đạt 43 tỷ USD.", "43 tỷ USD", "Xuất khẩu"),
        ("Đã bàn giao 99,8% mặt bằng.", "99,8%", "mặt bằng"),
        ("Doanh thu đạt 12 tỷ đồng, lợi nhuận 3 tỷ đồng, lần lượt tăng 14% và 22%.", "14%", "Doanh thu"),
        ("Doanh thu đạt 12 tỷ đồng, lợi nhuận 3 tỷ đồng, lần lượt tăng 14% và 22%.", "22%", "lợi nhuận"),
        ("Có 18 trạm và 6 bến, tăng lần lượt 4 và 2 điểm.", "2 điểm", "bến"),
        ("Bão làm chết 24 người và bị thương 39 người.", "24 người", "người"),
        ("Có 812 căn đã giao dịch thành công, tăng 5%.", "5%", "căn đã giao dịch thành công"),
        ("Giá tiêu tại Gia Lai, Đắk Nông đều giảm 500 đồng/kg.", "500 đồng/kg", "Giá tiêu"),
        ("Giá tiêu giảm 500 đồng/kg, về ngưỡng 97.000 đồng/kg.", "97.000 đồng/kg", "Giá tiêu"),
        ("Giá tiêu giao tháng 11-2023 tăng 9 USD/tấn.", "9 USD/tấn", "Giá tiêu giao tháng 11-2023"),
        ("Lúa IR 504 dao động 6.100 đồng/kg.", "6.100 đồng/kg", "Lúa IR 504"),
        ("Tổng nguồn cung biệt thự quý I là 812 căn.", "812 căn", "Tổng nguồn cung biệt thự"),
        ("Tuy nguồn cung ít nhưng giá bán giảm, trung bình ở mức 25 triệu đồng/m2.", "25 triệu đồng/m2", "giá bán"),
        ("Cả nước có 812 ca mắc sởi, 4 tử vong.", "4", "tử vong"),
        ("Số mắc sởi tăng gấp đôi, tử vong tăng 4 trường hợp.", "4 trường hợp", "tử vong"),
        ("Xuất khẩu tôm sang Brazil đạt 9 triệu USD.", "9 triệu USD", "Xuất khẩu tôm sang Brazil"),
        ("Tỉnh có 12 ngành có doanh thu tăng, 3 ngành giảm.", "12 ngành", "ngành có doanh thu tăng"),
        ("Lũ làm chết 3 người và cuốn trôi 12 cây cầu.", "3 người", "người"),
        ("Bão khiến 24 người chết và bị thương.", "24 người", "người chết và bị thương"),
        ("Thu 12 tỷ đồng, đạt 65% dự toán tỉnh giao và dự toán HĐND huyện giao, tăng 4%.", "4%", "Thu"),
        ("Thu 12 tỷ đồng, đạt 98% chỉ tiêu pháp lệnh, tăng 46%.", "98%", "Thu"),
        (
            "Giá trị sản xuất công nghiệp, tiểu thủ công nghiệp đạt 12 tỷ đồng.",
            "12 tỷ đồng",
            "Giá trị sản xuất công nghiệp, tiểu thủ công nghiệp",
        ),
        ("Giá trị sản lượng nuôi trồng tăng 4%.", "4%", "Giá trị sản lượng nuôi trồng"),
        ("Đồ kim loại 40 tấn, doanh số 9 tỷ đồng.", "40 tấn", "Đồ kim loại"),
        ("Takings of the mill were £9m. This compares with £8m last year.", "£8m", "Takings of the mill"),
        ("Mill takings rose 4% to £9m. That was up from £8m in May.", "£8m", "Mill takings"),
        ("The company's takings were £9m.", "£9m", "takings"),
        ("The firm`s takings were £9m.", "£9m", "firm`s takings"),
        ("Takings change (y-o-y): 9%", "9%", "Takings"),
        ("The mill reported a 9% year-on-year dip in takings to £4m.", "9%", "takings"),
        ("Takings were £9m, above the expected £8m.", "£8m", "Takings"),
        ("Takings were £9m, above the broker's average estimate of £8m.", "£8m", "Takings"),
        ("Profit before income taxes was £9m.", "£9m", "Profit before income taxes"),
        ("The mill sold 40 vans, putting takings up 9%.", "9%", "takings"),
        ("Mill takings rose 2 points to 9% even as rivals cut fares.", "9%", "Mill takings"),
        ("Mill takings, despite a strike at the docks, rose 9%.", "9%", "Mill takings"),
        ("Mill takings for May - a better guide than those of one week - were up by 9%.", "9%", "Mill takings"),
        ("The mill cut 9% (4,400) of its posts.", "4,400", "of its posts"),
        ("The mill wants to save £9m (€11m) in fees.", "£9m", "fees"),
        ("The mill needs £9m worth of repairs.", "£9m", "repairs"),
        ("Takings rose 9%. A clerk said the 9% annual rise would help.", "9%", "Takings"),
        ("Takings fell 2%, reversing a 9% rise in May.", "9%", "Takings"),
        ("Takings fell 2%, an improvement from both the 4% drop in May and the 9% drop in June.", "9%", "Takings"),
        ("Takings rose 2%, below forecasts for a 9% gain.", "9%", "Takings"),
        ("Takings came to £2m, smaller than expectations of £9m.", "£9m", "Takings"),
        ("Takings fell 2%, trading at £9 a share.", "£9 a share", "Takings"),
        ("Takings are 9% below the five-year average.", "9%", "Takings"),
        ("Change in mill takings: 9%", "9%", "mill takings"),
        ("Wages took 31% of the fees, and just 4% of vans were late.", "4%", "of vans"),
        ("Clerks polled by a wire expected the fare to rise 4%.", "4%", "fare"),
        ("Chợ có 90 vé, giảm 9 vé so với phiên trước (99 vé).", "99 vé", "vé"),
        ("Đàn ngựa tăng 40 con so với năm ngoái, lên 310 con.", "310 con", "Đàn ngựa"),
        ("Of these, 512 were barges, 344 were tugs.", "512", "barges"),
        ("Of these, 512 were barges, 344 were tugs.", "344", "tugs"),
        ("Among the calls, 512 were alarms and 344 were road rescue.", "344", "road rescue"),
        ("The mill at a glance. -Takings (net): £9m -Wages decline: 4% -Rent: £2m.", "4%", "Wages"),
    ],
)
def test_the_phrase_that_names_a_figure(text: str, figure: str, indicator: str) -> None:
    assert claims(text)[figure].indicator_text == indicator


@pytest.mark.parametrize(
    ("text", "figure", "words"),
    [
        ("The town spent £4.1m on ferries and £3.2m on lights.", "£4.1m", "town spent ferries"),
        ("The town spent £4.1m on ferries and £3.2m on lights.", "£3.2m", "town spent lights"),
        ("Ferry traffic rose 2% to 1,240 vehicles.", "1,240 vehicles", "ferry traffic vehicles"),
        ("There were 41,700 thefts, compared with 38,900 a year before.", "38,900", "thefts"),
        ("Costs were £2m.Profit was £1m.", "£1m", "profit"),
        ("Wool sales £8m +12% Milk sales £9m (2022: £7m) +28%", "£9m", "milk sales"),
        (
            "Net rents rose to 4 million pounds from 3 million pounds, and costs per bed rose to 41 pence.",
            "41 pence",
            "costs per bed",
        ),
        ("Fares rose 6.9% in summer and were 5.3% up in trams.", "5.3%", "fares trams"),
        ("Milk output climbed 8% on farms in hills but slipped 2% in valleys.", "2%", "milk output valleys"),
        ("Ferry traffic rose 5% at the pier and cargo fell 3%.", "3%", "cargo"),
        ("Wool mill lifts wages as turnover hits £17m", "£17m", "turnover"),
        ("Mill shares fell almost 5% amid concerns about debt.", "5%", "mill shares"),
        ("Ferry fares rose 8%, though cargo fees fell 3%.", "3%", "cargo fees"),
        ("The deficit was significantly reduced from £12m to £9m.", "£9m", "deficit"),
        ("Brokers pointed to a decline in spare cash, which fell to £3m.", "£3m", "spare cash"),
        ("The annual rate of rent increases will slow to 6.2%.", "6.2%", "annual rate rent increases"),
        ("Partners approved the mill's proposed £12m purchase of looms.", "£12m", "purchase looms"),
        ("The dividend was 12p a share, marking a 14% rise on 2022.", "14%", "dividend"),
        ("A total of £6m of roof repairs were put off.", "£6m", "roof repairs"),
        ("Staff said that £4m in grants would be lost.", "£4m", "grants"),
        ("Ferry fares rose 3.2%. The consensus estimate was 3.1%.", "3.1%", "ferry fares"),
        ("Mill sales fell 0.4% in May. Economists had expected a 0.2% rise.", "0.2%", "mill sales"),
        ("The backlog was £23m. This was a reduction of £3m.", "£3m", "backlog"),
        ("Costs rose by £3m because of dearer wool.", "£3m", "costs"),
        ("Mill orders rose by 412, below the median estimate of 480.", "480", "mill orders"),
        ("Ferry takings were £9m, higher than the average analyst estimate of £8m.", "£8m", "ferry takings"),
        ("Ferry use was 61%, above the national average of 58%.", "58%", "ferry use national"),
        ("Mill orders rose 2% in May after a slight fall of 3% in April when looms broke.", "3%", "mill orders"),
        ("Rents and fares, as measured by the survey, both fell 4%.", "4%", "rents fares"),
        ("Wool exports rose by £3m to a record high of £41m.", "£41m", "wool exports"),
        ("At 63%, the uptake rate was the best so far.", "63%", "uptake rate"),
        ("The working week grew by 0.1 hour to 34.4 hours.", "34.4 hours", "working week"),
        ("The surplus in wool was essentially flat at £3m.", "£3m", "surplus wool"),
        ("Survey figures had shown wool price growth was 2.6%.", "2.6%", "wool price growth"),
        ("The estimate called for mill orders to expand by 12,500.", "12,500", "mill orders"),
        ("Expenses rose at a slower 9 percent.", "9 percent", "expenses"),
        ("Ferry use fell to 74%, remaining below the target of 93%.", "93%", "ferry use"),
        (
            "Mill stocks fell by 11 tonnes. Analysts polled by a wire had expected a drop of 13 tonnes.",
            "13 tonnes",
            "mill stocks",
        ),
        ("At 446 tonnes, wool stocks were low.", "446 tonnes", "wool stocks"),
        ("Fine wool settled at an 11-week high of $83.", "$83", "fine wool"),
        ("The jobless rate rose to 5.0%, up from an eight-year low of 4.9%.", "4.9%", "jobless rate"),
        ("Weak trade led to a decline in mill turnover of 4.3%.", "4.3%", "mill turnover"),
        ("Mill fares rose 10%. The 10% increase means long queues.", "10%", "mill fares"),
        ("Mill stocks showed a smaller increase of 1 percent.", "1 percent", "mill stocks"),
    ],
)
def test_what_tells_a_figure_from_others_beside_it(text: str, figure: str, words: str) -> None:
    assert claims(text)[figure].cell.indicator.replace("_", " ") == words


def test_a_month_told_first_is_what_later_paragraphs_tell_of() -> None:
    text = "Ferry traffic rose by 6% in April.\n\nIsland traffic rose by 7%.\n\nFreight was 33,000 tonnes."
    told = read(text, "en", issued=date(2024, 6, 3)).claims
    assert {claim.cell.period.start for claim in told if claim.cell.period} == {date(2024, 4, 1)}


def test_claims_are_the_same_without_their_ties() -> None:
    table = "| Xã | Số hộ |\n|---|---|\n| Tân Hội | 120 |\n| Liên Hà | 80 |\n| Tổng cộng | 200 |\n"
    told = read(f"Có 60 xã. Trong đó có 48 xã đạt chuẩn, chiếm 80%.\n\n{table}", "vi")
    alone = reading(told.document, PLACES, tied=False)
    assert {tie.relation for tie in told.ties} >= {"share", "columns"}
    assert alone.claims == told.claims and alone.ties == ()
