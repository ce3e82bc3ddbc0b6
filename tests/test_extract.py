"""Figures: what a number says, what it counts, and what is no figure."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.numerals import convention, digits, numeral
from audit.lang import language
from audit.lang import split as words
from audit.load import document
from audit.model import Hedge, Kind
from audit.sources import Meta, TextFile
from audit.tie import reading
from tests.readings import PLACES, read, texts

VI, EN = language("vi"), language("en")

SPELLED = [
    ("vi", "hai mươi mốt", 21),
    ("vi", "mười lăm", 15),
    ("vi", "một trăm linh năm", 105),
    ("vi", "ba nghìn rưỡi", 3500),
    ("vi", "hai triệu tư", 2_400_000),
    ("vi", "một nghìn không trăm hai mươi bảy tỷ", 1_027_000_000_000),
    ("vi", "3 tỷ 2", 3_200_000_000),
    ("vi", "15 tỷ 660 triệu 750 ngàn", 15_660_750_000),
    ("vi", "2 tỷ 333,1 triệu", 2_333_100_000),
    ("vi", "7,8 nghìn tỷ", 7_800_000_000_000),
    ("en", "twenty-one thousand", 21_000),
    ("en", "a hundred and fifty", 150),
    ("en", "two and a half", Fraction(5, 2)),
    ("en", "1 1/2 billion", 1_500_000_000),
    ("en", "12 345 USD", 12_345),
    ("en", "1'234'567.8", Fraction(12_345_678, 10)),
]


@pytest.mark.parametrize(("lang", "text", "value"), SPELLED)
def test_numbers_in_words_and_digits(lang: str, text: str, value: Fraction) -> None:
    known = language(lang)
    found = numeral(words(text), 0, known, known.decimal)
    assert found is not None
    assert found.value == value


@given(st.integers(0, 10**12))
def test_grouped_digits_are_the_number(number: int) -> None:
    grouped = f"{number:,}"
    assert digits(grouped, ".")[:2] == (number, 0)
    assert digits(grouped.replace(",", "."), ",")[:2] == (number, 0)


@given(st.integers(1, 10**6), st.integers(1, 99))
def test_decimals_are_read_in_either_convention(whole: int, cents: int) -> None:
    printed = f"{whole:,}.{cents:02}"
    expected = (whole * 100 + cents, 2)
    assert digits(printed, ".")[:2] == expected
    assert digits(printed.translate(str.maketrans(",.", ".,")), ",")[:2] == expected


@pytest.mark.parametrize(
    ("tokens", "usual", "mark"),
    [
        (["3.5", "12.75", "1,027"], ",", "."),
        (["3,5", "1.027"], ",", ","),
        (["1.027", "16.154"], ",", ","),
        (["1,234,567", "0.5"], ",", "."),
        (["3,5", "12,75"], ".", ","),
    ],
)
def test_the_decimal_mark_of_a_text_is_inferred(tokens: list[str], usual: str, mark: str) -> None:
    assert convention(tokens, usual) == mark


def test_a_text_with_dots_for_decimals_is_read_so() -> None:
    claims = read("Doanh thu 3.5 tỷ đồng, chi 12.75 tỷ đồng, lãi 1,027 triệu đồng.", "vi").claims
    assert [claim.quantity.value for claim in claims] == [3_500_000_000, 12_750_000_000, 1_027_000_000]


FIGURES = [
    ("Có 38/42 trường đạt chuẩn.", ["38/42 trường"]),
    ("It lifted the share of solid classrooms in the hills from 86.1% to 92.7%.", ["86.1%", "92.7%"]),
    ("Fees range from $5 to $7; the two ministries met all three times.", ["$5 to $7"]),
    ("There were two deaths, compared with none in 2022.", ["two deaths", "none"]),
    ("Related: 10 things to know | 1,204 views", []),
    ("Giá 120 - 130 triệu đồng/m2.", ["120 - 130 triệu đồng/m2"]),
    ("Tuyến đường dài 10,09 km.", ["10,09 km"]),
    ("Xuất khẩu 163,7 triệu USD: cà phê 71,8, chè 16,9.", ["163,7 triệu USD", "71,8", "16,9"]),
    ("Vốn 1.412 triệu đồng, gồm tỉnh 1.215, xã 197,4.", ["1.412 triệu đồng", "1.215", "197,4"]),
    ("Tính đến 15/11 khởi công 988, bàn giao 611 căn.", ["988", "611 căn"]),
    ("Thiệt hại 45,8 tỷ, khắc phục 400 triệu.", ["45,8 tỷ", "400 triệu"]),
    ("Cân tại vườn 25-30 nghìn/kg; thuê máy 280 ngàn/công.", ["25-30 nghìn/kg", "280 ngàn/công"]),
    ("Dùng phiên bản 2.0, mã hồ sơ 24.0618.", []),
    ("Nộp hồ sơ tại quầy 5 hoặc tổ 42 phường Hòa Cường; tổng đài 1022 nhận.", []),
    ("Mưa Đắk Lắk 200 - 400 mm, phí giảm 30 đến 40%.", ["200 - 400 mm", "30 đến 40%"]),
    ("Phạt 500.000 đồng - 1 triệu đồng.", ["500.000 đồng - 1 triệu đồng"]),
    ("Tiếp 86 lượt/91 người; chi 300 tỷ mua 2 tàu.", ["86 lượt", "91 người", "300 tỷ", "2 tàu"]),
    ("Thiếu 214 giáo viên, nhất là tiếng Anh (31) và tin học (24).", ["214 giáo viên", "31", "24"]),
    ("Thêm 112 ca (tuần trước: 87); xem phụ lục (2).", ["112 ca", "87"]),
    ("Đại Từ mưa 214 mm, Phú Bình 187, sâu 1 m 2.", ["214 mm", "187", "1 m 2"]),
    ("Thuê bao băng rộng 131.000, mã hồ sơ 24.0618.003.", ["131.000"]),
    ("Sơn Thái mưa 612 mm, Nha Trang 298; xem trang 298.", ["612 mm", "298"]),
    ("Cán bộ nữ 3, dưới 40 tuổi 6; trình độ đại học 14/15.", ["3", "40 tuổi", "14/15"]),
    ("Điểm trung bình 5,87, cao hơn năm ngoái 0,4.", ["5,87", "0,4"]),
    ("Cử giật 94 kg, cử đẩy 112, ngồi bàn 3.", ["94 kg", "112"]),
    ("Mỗi cuốc năm ngàn, khách đông từ hôm 27.", ["năm ngàn"]),
    ("Lữ đoàn tiếp nhận 90, số còn lại về sau.", ["90"]),
    ("Kế toán lĩnh bảy năm tù, ba người khác mỗi người 30 tháng tù treo.", ["bảy năm", "ba người", "30 tháng"]),
    ("Tặng 650 phần quà, mỗi phần nửa triệu.", ["650 phần quà", "nửa triệu"]),
    ("Nghị quyết số 15-NQ/TU và Luật 97/2019/QH14.", []),
    ("Điện thoại 024.3355.0126, lượt xem: 3.481", []),
    ("Đội thắng 3-1 ở hiệp hai.", []),
    ("Học sinh lớp 12A5 lên tầng 2.", []),
    ("Tại Km 125+300, xe hỏng.", []),
    ("Call 01632 960 123 or 555 0142.", []),
    ("ISO 9001:2015 and U23 and COVID-19.", []),
    ("The paper (ref. FIN/24/113) says 38/42 moorings pay.", ["38/42 moorings"]),
    ("Sales were $4.2bn, up 12%.", ["$4.2bn", "12%"]),
    ("Hanoi issued 1,204 permits, Da Nang 318 and Hai Phong 275.", ["1,204 permits", "318", "275"]),
    ("Police fined 120 drivers and jailed 12.", ["120 drivers", "12"]),
    ("It treats 120,000 patients a year.", ["120,000 patients a year"]),
    ("Debt was £455 million a year earlier.", ["£455 million"]),
    ("The rate is 6.8 per 1,000 live births.", ["6.8 per 1,000 live births"]),
    ("Beds per 10,000 people: 39.5.", ["39.5"]),
    ("By Friday 262 had been culled, 100 eland among them.", ["262", "100 eland"]),
    ("The magnitude 7.6 quake lifted it by up to 4 metres.", ["4 metres"]),
    ("About one firm in four intends to hire.", ["one firm in four"]),
    ("Cases rose to 4,321: 166 involved ransom.", ["4,321", "166"]),
    ("Enrolment was 31,460, or 880 above projections.", ["31,460", "880"]),
    ("There are 131 fires, 13 of them new and 24 being held.", ["131 fires", "13", "24"]),
    ("Stations with most murders: Inanda 112, Delft 75, Nyanga 71.", ["112", "75", "71"]),
    ("Results: Hove 3, Lewes 2, Leeds 1.", []),
    ("They use classrooms — 212 in all, up from 140.", ["212", "140"]),
    ("Prices are 3.5 times 2004 levels.", ["3.5 times"]),
    ("These are the figures for the first quarter of 2024/2025.", []),
    ("Six in ten found work within half a year.", ["Six in ten"]),
    ("Divers raised half a dozen guns off a half-dozen wrecks.", ["half a dozen guns", "a half-dozen wrecks"]),
    ("Not a single swimmer drowned, and no nurse was hurt.", ["Not a single swimmer", "no nurse"]),
    ("Not one of the 29 moorings was let.", ["Not one", "29 moorings"]),
    ("No decision was taken, no reasons were given and no man is without fault.", []),
    ("No bridges were damaged in the gale.", ["No bridges"]),
    ("The pass was shut for a day and a half.", ["a day and a half"]),
    ("The new road is a mile longer; a foot of silt came down it.", ["a mile", "a foot"]),
    ("A litre of cider costs more, and a tonne of apples less.", []),
    (
        "Nine escaped, five of them on foot. Two barred windows were cut.",
        ["Nine", "five", "Two barred windows"],
    ),
    ("The blaze hurt 11 people, including three in a van and two on bicycles.", ["11 people", "three", "two"]),
    ("The ferry is one of 14 boats; one of its six engines failed.", ["14 boats", "one of its six engines"]),
    ("It is the gift of one of the parish's 3,100 households.", ["3,100 households"]),
    ("Ann Moor, 43, Ravenby, was fined. Moor, 43, of Ravenby, said so. 'Yes,' said Ann Moor, 43.", ["43", "43", "43"]),
    ("In Ravenby, 43, a hotel stands.", []),
    ("That took to 37 the number of ewes lost; the clerk wrote on 3.4.21.", ["37"]),
    ("Bandits kill four guards, injure nine in a raid.", ["four guards", "nine"]),
    ("Options 2 and 3 fell; option 1 do nothing was kept.", []),
    ("Moss was just one of 15 rowers; he has six fines, two being for theft.", ["15 rowers", "six fines", "two"]),
    (
        "It is home to three frail and elderly people, six of whom left and two still live.",
        ["three frail and elderly people", "six", "two"],
    ),
    ("An 88-year old miner bought a 12-year bond.", ["88-year"]),
    ("The queue fell from nine to four weeks long.", ["nine", "four weeks"]),
    ("The fleet grew from two to seven boats, one fewer than planned.", ["two", "seven boats", "one"]),
    ("Two dead, nine hurt as coach overturns.", ["Two dead", "nine"]),
    ("Of 16 tenants, three withdrew. Prices rose eightfold.", ["16 tenants", "three", "eightfold"]),
    ("The two-hour sale drew the 14-member board.", ["two-hour", "14-member"]),
    ("A total of 152 shares were unchanged.", ["152 shares"]),
    ("Marlow, 39, a cook, said that 14 on board were hurt.", ["39", "14"]),
    ("Rice averaged P55.9 a kilo; the budget is P211.3 billion.", ["P55.9 a kilo", "P211.3 billion"]),
    ("A quarter will drive, and a third will open in May.", ["A quarter"]),
    ("Nearly six in ten say prices have risen.", ["six in ten"]),
    ("They logged 47 complaints, 19 about delays, 12 about noise.", ["47 complaints", "19", "12"]),
    ("They freed 30 young kiwi.", ["30 young kiwi"]),
    ("It holds eight seats, the opposition five.", ["eight seats", "five"]),
    ("Labour won 214 seats, the Greens 12.", ["214 seats", "12"]),
    ("Five votes for, three against.", ["Five votes", "three"]),
    ("Of 63 towns, 41 raised it; in 2022 it was 38 a week.", ["63 towns", "41", "38 a week"]),
    ("A 17-day shutdown ended a 12-month low.", ["17-day"]),
    ("She scored 27 points, 11 assists and no turnovers.", ["27 points", "11 assists", "no turnovers"]),
    ("Only one child died; it is one step in two phases.", ["one child"]),
    ("Some 230,600 18-year-olds won places.", ["230,600 18-year-olds"]),
    ("Terms run to between two and 23 years.", ["two and 23 years"]),
    ("Báo cáo gồm 2 phần và 5 nhóm giải pháp cho 12 xã.", ["12 xã"]),
    ("Xử lý 40 đảng viên: khai trừ 2, cảnh cáo 5, khiển trách 11; xem hình 2, 3.", ["40 đảng viên", "2", "5", "11"]),
    ("BHXH tự nguyện 9.067 (đạt 74,8%), BHTN 86.930.", ["9.067", "74,8%", "86.930"]),
    ("Giá trị sản xuất trên 1 ha canh tác 76 triệu đồng.", ["76 triệu đồng"]),
    ("Tỉnh có 52 chuyến xe 0 đồng.", ["52 chuyến xe"]),
    ("Nhiều ca nhất: Mỹ An Hưng 88, Tân Phú Trung 71, Hòa Long 64.", ["88", "71", "64"]),
    ("Đội bay: Boeing 787, Airbus 321, Embraer 190.", []),
    ("Quá hạn 13 hồ sơ. Biên chế giao 78, có mặt 69; trang 3, 4.", ["13 hồ sơ", "78", "69"]),
    ("The R61 meets the N3.", []),
    ("- 98 people were killed;\n- 922 were seriously injured.", ["98 people", "922"]),
    ("2,912 were offered their first choice, 473 their second and 181 a lower one.", ["2,912", "473", "181"]),
    ("Of 64 aircraft 48 are leased. That leaves 16 owned outright.", ["64 aircraft", "48", "16"]),
    ("Yorkshire closed on 312 for 6, Kent 94 for 5 off 20 overs.", ["20 overs"]),
    ("The hall cost $20 for 2 hours.", ["$20", "2 hours"]),
    ("Nine-tenths of the parish flooded; no injuries were reported.", ["Nine-tenths", "no injuries"]),
    ("It cut pressure by 12.4 mmHg; the engine makes 320 horsepower.", ["12.4 mmHg", "320 horsepower"]),
    ("See Fig 3.2; Precincts 4 to 7 vote on Tuesday.", []),
    ("The state gave RM310 mil of the RM1.4 bil.", ["RM310 mil", "RM1.4 bil"]),
    (
        "Seven in every 10 mothers and 14 in every 1,000 births.",
        ["Seven in every 10 mothers", "14 in every 1,000 births"],
    ),
    (
        "It trimmed guidance by $150 million to $2.1 billion-$2.3 billion.",
        ["$150 million", "$2.1 billion-$2.3 billion"],
    ),
    ("2.5 million people live here.\n\n1.2 Second phase", ["2.5 million people"]),
    ("We follow 4,862 firms between 2012 and 2019.3 Treated firms invest.", ["4,862 firms"]),
    ("Amendment 1 passed with 63%, Amendment 2 by more than two to one.", ["63%"]),
    ("The P4.3-billion budget gives P645 million to roads.", ["P4.3-billion", "P645 million"]),
    ("It was 1968, not 1986, and lot PS 713302X.", []),
    ("Eleven members voted for it and one voted against.", ["Eleven members", "one"]),
    ("Five votes for, three against, one abstention.", ["Five votes", "three", "one abstention"]),
    ("They read books from Years 2, 4 and 6 in four lessons.", ["four lessons"]),
    ("Divers spent more than an hour in the hold and almost a week on shore.", ["an hour", "a week"]),
    ("Nearly a tonne of eels died, 6% more than a year previously.", ["a tonne", "6%"]),
    ("It lost 4% in less than a week and passed a $2 million bill.", ["4%", "$2 million"]),
    ("Under a 9 year lease and a six-year supply contract it pays £4,000.", ["9 year", "six-year", "£4,000"]),
    ("After hearing nine days of evidence they retired.", ["nine days"]),
    ("The skipper, who was only 19 at the time, and a boy, now 16, swam.", ["19", "16"]),
    ("Guards ran at Marlow, 31, as he left; she was 40 and alone.", ["31", "40"]),
    ("At least 30 were hurt, four critically. More than 60 filled the chapel.", ["30", "four", "60"]),
    ("No one in the chapel was hurt.", ["No one"]),
    ("It took five to 14 minutes.", ["five to 14 minutes"]),
    ("Of the 45 that sailed, six of the deceased were Danes.", ["45", "six"]),
    ("They won 8 seats, taking one each from two rivals.", ["8 seats", "one", "two rivals"]),
    ("Two elderly men, one middle-aged woman.", ["Two elderly men", "one middle-aged woman"]),
    ("They open the phone 58 times a day.", ["58 times a day"]),
    ("3) Over 40 mills now grind here", ["40 mills"]),
    ("There were 62 new covid19 cases.", ["62 new covid19 cases"]),
    ("A magnitude 6 tremor and a 7.8-magnitude quake woke them; she called 911.", []),
    ("Gale Kills 23 and Fells 140 Oaks", ["23", "140 Oaks"]),
    ("It takes one to three weeks, or under one hour by sea.", ["one to three weeks", "one hour"]),
    ("Over a tonne of eels died over a year.", ["a tonne"]),
    ("The 136-run stand drew a four-lane road.", ["136-run", "four-lane"]),
    ("A 64- to 128-megabyte card feeds a 1,920 x 1,080 screen 14in wide.", ["64- to 128-megabyte", "14in"]),
    ("Rams sold from $53 to $110, ewes at $40.", ["$53 to $110", "$40"]),
    ("The 420,000-to-460,000 tonne range was kept.", ["420,000-to-460,000 tonne"]),
    ("Some 28% of all 2015 arrivals stayed.", ["28%"]),
    ("Plans are for 21 social/affordable flats.", ["21 social/affordable flats"]),
    (
        "The board has three senior and two junior clerks, 45 full-time and 12 part-time staff.",
        ["three", "two junior clerks", "45", "12 part-time staff"],
    ),
    ("It treated 200 people, with 45 needing surgery.", ["200 people", "45"]),
    ("A gang of six, both drivers, both 22, killed nine more.", ["six", "22", "nine"]),
    ("Takings are split between three parishes; of 64 kites, two more fell.", ["three parishes", "64 kites", "two"]),
    ("There were no serious injuries. No grave goods were unearthed.", ["no serious injuries", "No grave goods"]),
    ("Nine of the top 100 mills closed, more than treble the average.", ["Nine", "treble"]),
    ("The odds are 1 in 12,607,306, or 19 in 20 of losing.", ["1 in 12,607,306", "19 in 20"]),
    ("The shop sold seven $2 million tickets.", ["$2 million"]),
    ("It took 40 plug-in electric cars + 12 vans.", ["40 plug-in electric cars", "12 vans"]),
    ("Costs fell by a factor of four over its 279-year history.", ["four", "279-year"]),
    (
        "More than 140 Danish and Norwegian light steel hovercraft sail.",
        ["140 Danish and Norwegian light steel hovercraft"],
    ),
    ("This autumn they have eleven, and every one is taken.", ["eleven"]),
    ("In the whole of the last season she managed six.", ["six"]),
    ("It was a landfill designed for eight; the federal limit is five.", ["eight", "five"]),
    ("The meeting rose at ten to five.", []),
    ("By then 38 people had fallen ill and one has died.", ["38 people", "one"]),
    ("It had 54 passengers on board; seven swam to safety.", ["54 passengers", "seven"]),
    ("Of the nine vessels in the fleet, seven are tied up.", ["nine vessels", "seven"]),
    ("Short-term lets saw a six-fold rise.", ["six-fold"]),
    ("Shootings fell to three in April from seven in March.", ["three", "seven"]),
    ("He spent eleven weeks in hospital and will return in two months.", ["eleven weeks"]),
    ("The wait is four days, down from nine days in September.", ["four days", "nine days"]),
    ("The limit was exceeded on 151 of 182 days.", ["151 of 182 days"]),
    ("The farmer was fined S/250,000 and paid ₮46 billion.", ["S/250,000", "₮46 billion"]),
    ("A year earlier the figure had been 301.", ["301"]),
    ("Passengers gave us 6.8 points out of 10.", ["6.8 points"]),
    ("Prices by month, 2015 = 100.", []),
    ("Report\n\nThe fleet\n\n2 Buses and drivers\n\nAt the end of June we had 871 buses.", ["871 buses"]),
    ("Waikato had the most deaths (71), followed by Canterbury (56).", ["71", "56"]),
    ("Operating result was EUR 9.1 million (21.3).", ["EUR 9.1 million", "21.3"]),
    ("In the north alone there are now 125, where cameras stood.", ["125"]),
    ("Those farther away managed only seven.", ["seven"]),
    ("The tower was finished in 1602. The town had its worst flood since 1893.", []),
    ("About half past eight she gave it another month or two.", []),
]


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_what_is_a_figure(text: str, figures: list[str]) -> None:
    assert texts(text) == figures


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value"),
    [
        ("The speed was 60 mph.", Kind.OTHER, "mile/hour", 60),
        ("Rain at Hove: 5.42″", Kind.LENGTH, "inch", Fraction(542, 100)),
        ("A set weighs three to five pounds.", Kind.MASS, "pound", 4),
        ("Costs fell to $1.20 a pound.", Kind.RATE, "USD/pound", Fraction(12, 10)),
        ("Costs were $1.84 per payable pound.", Kind.RATE, "USD/pound", Fraction(184, 100)),
        ("It made a $900 per-screen average.", Kind.RATE, "USD/screen", 900),
        ("It shipped 69.6kt of ore.", Kind.MASS, "kilotonne", Fraction(696, 10)),
        ("Homes use 55 gallons per capita per day.", Kind.RATE, "gallon/capita/day", 55),
        ("The lake holds 40 million acre feet.", Kind.VOLUME, "acre-foot", 40_000_000),
        ("It shoots down 14 kites.", Kind.COUNT, "kites", 14),
        ("The wreck lies 50m below the waves.", Kind.LENGTH, "m", 50),
        ("He served eleven years behind bars.", Kind.DURATION, "year", 11),
        ("Prices fell to minus $38/MWh.", Kind.RATE, "USD/MWh", -38),
        ("Output was down to 9,870MW.", Kind.OTHER, "MW", 9870),
        ("It costs two dollars and 11 cents.", Kind.MONEY, "USD", Fraction(211, 100)),
        ("Corn rose to $4.28-1/4 a bushel.", Kind.RATE, "USD/bushel", Fraction(42825, 10000)),
        ("Rice went for P50.44.", Kind.MONEY, "PHP", Fraction(5044, 100)),
        ("The rate rose by 0.6 of a percentage point.", Kind.PERCENT, "percentage_point", Fraction(6, 10)),
        ("They exported 6.13 million 60-kilo bags.", Kind.COUNT, "60-kilo bags", 6_130_000),
        ("Thu nhập 64,2 trieu đồng.", Kind.MONEY, "VND", 64_200_000),
        ("Thuế thu được 9 tyr đồng.", Kind.MONEY, "VND", 9_000_000_000),
        ("Sản lượng giảmm 12 tấnn.", Kind.MASS, "tonne", -12),
        ("Bơm 200 lít/giây.", Kind.RATE, "litre/second", 200),
        ("Giá 15.000 đồng một kg.", Kind.RATE, "VND/kg", 15_000),
        ("Nhà máy ép 2.500 tấn mía/ngày.", Kind.RATE, "tonne/ngày", 2500),
        ("Bán mười lăm ngàn một ký.", Kind.RATE, "VND/kg", 15_000),
        ("Chúng chiếm đoạt ba trăm tỷ.", Kind.MONEY, "VND", 300_000_000_000),
        ("Giá một lần đo chỉ còn 35 nghìn.", Kind.MONEY, "VND", 35_000),
        ("Chi bộ có tuổi bình quân 44,6.", Kind.DURATION, "year", Fraction(223, 5)),
        ("Nông dân lãi hai mươi hai triệu mỗi héc ta.", Kind.RATE, "VND/ha", 22_000_000),
        ("Mực nước sâu 1m65.", Kind.LENGTH, "m", Fraction(33, 20)),
        ("Tai nạn làm chết 71.", Kind.COUNT, "người", 71),
        ("Nhiệt độ xuống -1,2 độ C.", Kind.TEMPERATURE, "celsius", Fraction(-6, 5)),
        ("Vốn dự án 1.027 tỷ.", Kind.MONEY, "VND", 1_027_000_000_000),
        ("Vốn dự án 12 tỷ 036 triệu đồng.", Kind.MONEY, "VND", 12_036_000_000),
        ("Có 31 thôn/bản.", Kind.COUNT, "thôn", 31),
        ("Bình quân 31 hộ/thôn.", Kind.RATE, "hộ/thôn", 31),
        ("It took a $1.2 billion charge.", Kind.MONEY, "USD", 1_200_000_000),
        ("Cash flow was $-120m.", Kind.MONEY, "USD", -120_000_000),
        ("Khu đất rộng 5 ha 2.000 m2.", Kind.AREA, "ha", Fraction(26, 5)),
        ("He ran it in two hours and 30 minutes.", Kind.DURATION, "hour", Fraction(5, 2)),
        ("It took an hour and a quarter.", Kind.DURATION, "hour", Fraction(5, 4)),
        ("GST brought in ₹1.87 lakh crore.", Kind.MONEY, "INR", 1_870_000_000_000),
        ("The dividend was Rs 4.50 a share.", Kind.RATE, "INR/share", Fraction(9, 2)),
        ("Eskom owed R402bn.", Kind.MONEY, "ZAR", 402_000_000_000),
        ("It paid $1.07 per diluted share.", Kind.RATE, "USD/share", Fraction(107, 100)),
        ("They served 450 Christmas dinners.", Kind.COUNT, "Christmas dinners", 450),
        ("It employs 120 fewer nurses.", Kind.COUNT, "nurses", -120),
        ("EBITDA was $(12.4) million.", Kind.MONEY, "USD", -12_400_000),
        ("Gas costs $3.20 US per gallon.", Kind.RATE, "USD/gallon", Fraction(16, 5)),
        ("It won a grant of $5,000 CAD.", Kind.MONEY, "CAD", 5000),
        ("Soybeans settled at $10.45 3/4.", Kind.MONEY, "USD", Fraction(104575, 10000)),
        ("The naira closed at N1,631/$1.", Kind.RATE, "NGN/USD", 1631),
        ("The dividend is Rs 3.50 per equity share of stock.", Kind.RATE, "INR/equity share", Fraction(7, 2)),
        ("Crude imports came to 24.1 Mt.", Kind.MASS, "megatonne", Fraction(241, 10)),
        ("The dollar bought US64.2c.", Kind.MONEY, "cent", Fraction(642, 10)),
        ("A 4- to 6-foot tide came in.", Kind.LENGTH, "foot", Fraction(5)),
        ("It takes a three- to five-hour trip.", Kind.DURATION, "hour", Fraction(4)),
        ("The bus takes six or seven minutes.", Kind.DURATION, "minute", Fraction(13, 2)),
        ("The fair drew 40 or 50 people.", Kind.COUNT, "people", Fraction(45)),
        ("Fines of £200 or £300 are usual.", Kind.MONEY, "GBP", Fraction(250)),
        ("Each mast yields 3 MW to 4 MW.", Kind.OTHER, "MW", Fraction(7, 2)),
        ("A 1.5m-strong union met.", Kind.COUNT, "strong", Fraction(1_500_000)),
        ("Two to three million people fled.", Kind.COUNT, "people", Fraction(2_500_000)),
        ("Some four or five hundred were hurt.", Kind.COUNT, "people", Fraction(450)),
        ("The coat takes two and three-quarter metres.", Kind.LENGTH, "m", Fraction(11, 4)),
        ("The trip took 3 and a half hours.", Kind.DURATION, "hour", Fraction(7, 2)),
        ("It has a 4.7in screen.", Kind.LENGTH, "inch", Fraction(47, 10)),
        ("It lies a half-mile off.", Kind.LENGTH, "mile", Fraction(1, 2)),
        ("It weighs half a tonne.", Kind.MASS, "tonne", Fraction(1, 2)),
        ("It lost one point three million pounds.", Kind.MONEY, "GBP", 1_300_000),
        ("Fertiliser costs Sh2,500 a 50kg bag.", Kind.RATE, "KES/50kg bag", 2500),
        ("Marks rose by 0.1 of a point.", Kind.PERCENT, "percentage_point", Fraction(1, 10)),
        ("She had 30,000 pounds of haddock.", Kind.MASS, "pound", 30_000),
        ("He had 30,000 pounds of debt.", Kind.MONEY, "GBP", 30_000),
        ("It sold 2.1 million hl.", Kind.VOLUME, "hl", 2_100_000),
        ("They earned $24,350 per day in May.", Kind.RATE, "USD/day", 24_350),
        ("They met a man of 42 faces turned to.", Kind.DURATION, "year", 42),
        ("The mill rate is $27.10 per $1,000.", Kind.RATE, "USD/1,000 USD", Fraction(271, 10)),
        ("Growth is put at 4¾%.", Kind.PERCENT, "percent", Fraction(19, 4)),
        ("Catches were 8.2 kg per trap haul.", Kind.RATE, "kg/trap haul", Fraction(41, 5)),
        ("Prices averaged US$84.20 per dry metric tonne.", Kind.RATE, "USD/dry metric tonne", Fraction(421, 5)),
        ("The dividend is 32 Australian cents per share.", Kind.RATE, "cent/share", 32),
        ("Homes must be 400 to 600 sq. ft. each.", Kind.AREA, "square_foot", 500),
        ("The fleet totals 108.0 million GT.", Kind.VOLUME, "GT", 108_000_000),
        ("Delays peaked at 2-3 days in May.", Kind.DURATION, "day", Fraction(5, 2)),
        ("Domestic sales fell 14.6% ahead of the break.", Kind.PERCENT, "percent", Fraction(-73, 5)),
        ("The krona fell three-quarters of a cent.", Kind.MONEY, "cent", Fraction(-3, 4)),
        ("Output slowed by half a point.", Kind.PERCENT, "percentage_point", Fraction(-1, 2)),
        ("Turnout slipped four points.", Kind.PERCENT, "percentage_point", -4),
        ("The index slipped four points.", Kind.COUNT, "points", -4),
        ("Flats went for S$1,860 psf.", Kind.RATE, "SGD/square_foot", 1860),
        ("Rents are €31 psm a month.", Kind.RATE, "EUR/m2/month", 31),
        ("Crude stocks rose to 528.2 MMbbl.", Kind.VOLUME, "Mbarrel", Fraction(2641, 5)),
        ("OPEC output averaged 26.4 mb/d.", Kind.RATE, "Mbarrel/day", Fraction(132, 5)),
        ("The deal erased $2.7B of its worth.", Kind.MONEY, "USD", 2_700_000_000),
        ("The lake holds 480 Ml.", Kind.VOLUME, "megalitre", 480),
        ("The phial holds 480 ml.", Kind.VOLUME, "ml", 480),
        ("Outlays will be $310-340m.", Kind.MONEY, "USD", 325_000_000),
        ("Gusts reached 52 knots.", Kind.OTHER, "knot", 52),
    ],
)
def test_kind_unit_and_value(text: str, kind: Kind, unit: str, value: Fraction) -> None:
    (claim,) = read(text).claims
    assert (claim.quantity.kind, claim.quantity.unit, claim.quantity.value) == (kind, unit, value)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The lounge is 5.42m x 4.10m, the kitchen 6.2 x 3.9m.", ["5.42 m", "4.1 m", "6.2 m", "3.9 m"]),
        ("Comps were plus 3.4% in the U.S. and minus 1.1% in Canada.", ["3.4 percent", "-1.1 percent"]),
        ("EBITDA was USD 97.4m (88.9m), then 96m.", ["97400000 USD", "88900000 USD", "96000000 USD"]),
        ("There were 96 robberies in Plymouth (2023: 88).", ["96 robberies", "88 robberies"]),
        ("Public pay was up 3.7 per cent, private 3.5.", ["3.7 percent", "3.5 percent"]),
        ("In Devon 3 per cent were, in Surrey 16.", ["3 percent", "16 percent"]),
        ("The state may harvest 14.8 million tonnes, Tasmania 16.7.", ["14800000 tonne", "16700000 tonne"]),
        ("Traffic was down 50 basis points, ticket up 390.", ["-50 basis_point", "390 basis_point"]),
        ("There were 12,400 homes, up 300 from 2023.", ["12400 homes", "300 homes"]),
        ("They planted 94 million acres of corn and 84 million of beans.", ["94000000 acre", "84000000 acre"]),
        ("Cash rose to €288 million; net debt was 5.2 billion.", ["288000000 EUR", "5200000000 EUR"]),
        ("They flew 1,182 million tonne-kilometres in 36 km-long queues.", ["1182000000 tonne-kilometres", "36 km"]),
        ("Boys got 19.4%, girls' 24.5, with maths lower at 17.1.", ["19.4 percent", "24.5 percent", "17.1 percent"]),
        ("Egypt took 36 per cent and the UK 9.1.", ["36 percent", "9.1 percent"]),
        ("Some 302 pupils got nines in six subjects, 13 of whom took more.", ["302 pupils", "6 subjects", "13 pupils"]),
        ("Gearing fell to 0.27 times from 0.34.", ["0.27 times", "0.34 times"]),
        ("Fares brought in £81m. Bus rides totalled 14.6m.", ["81000000 GBP", "14600000 Bus rides"]),
        ("The port handled 3.1 million tonnes. In 2001 it was 1.8.", ["3100000 tonne", "1800000 tonne"]),
        ("It has nine barges and expects another four by May.", ["9 barges", "4 barges"]),
        ("The town has 84 flats. A further 31 are being built.", ["84 flats", "31 flats"]),
        ("The crowd was 8,204, twice the usual.", ["8204 people", "2 times"]),
        ("It was found that one in six had left; 2025E sales are 9% higher.", ["0.5 ", "9 percent"]),
        ("Diesel sank to 148p a litre from 161p.", ["148 pence/litre", "161 pence/litre"]),
        ("Its costs, $16 a tonne, were up $2.", ["16 USD/tonne", "2 USD/tonne"]),
        ("It pays 6p a share, up 1.5p.", ["6 pence/share", "1.5 pence/share"]),
        ("It earned $2 a share, down from $3 billion.", ["2 USD/share", "3000000000 USD"]),
        ("Renters are 31%, two points fewer than in 2019.", ["31 percent", "-2 percentage_point"]),
        ("Deaths ran at 14.2 per 100,000, down from a high of 21 in 2009.", ["14.2 /100,000", "21 /100,000"]),
        ("It had 27 homicides, a 54-per-cent drop from 59.", ["27 homicides", "-54 percent", "59 homicides"]),
        ("Iloilo had 482 cases and three deaths, Capiz 311.", ["482 cases", "3 deaths", "311 cases"]),
        ("Purchases reached 590,000 tonnes against a target of 617,500.", ["590000 tonne", "617500 tonne"]),
        ("They met a man of 42 and a woman of thirty-eight.", ["42 year", "38 year"]),
        ("Waits fell to 4,812 hours, fewer than the 5,797 of a year earlier.", ["4812 hour", "5797 hour"]),
        ("The wait was 41 minutes (target: 30).", ["41 minute", "30 minute"]),
        ("Rents rose: industrial 6.8%, office 2.4 and retail 3.1.", ["6.8 percent", "2.4 percent", "3.1 percent"]),
        ("The repo rate is 40.5 percent; it cut the lending rate to 43.5.", ["40.5 percent", "43.5 percent"]),
        ("There were 18,204 infections, an average of 2,601 a day.", ["18204 infections", "2601 infections/day"]),
        ("The town, population 5,860, stands to lose $4.4 million.", ["5860 people", "4400000 USD"]),
        ("A rack of 72 GPUs draws 120 kW.", ["72 GPUs", "120 kW"]),
        ("It is eight degrees with a high of 19.", ["8 celsius", "19 celsius"]),
        ("Prices rose 4 per cent in March and 3.5 in April.", ["4 percent", "3.5 percent"]),
        ("Sales were 9.4% higher in old estates, 9.9 in the rest.", ["9.4 percent", "9.9 percent"]),
        ("Of them, 22 per cent use a card and 9 a lender.", ["22 percent", "9 percent"]),
        ("Rice was sown on 4.1 million hectares and maize on 2.2.", ["4100000 ha", "2200000 ha"]),
        ("Rice is put at 119.9 million tonnes, up 6.7 million, and maize at 24.5.",
         ["119900000 tonne", "6700000 tonne", "24500000 tonne"]),
        ("Devon bought 62.1 lakh tonnes, or 74%, for stock.", ["6210000 tonne", "74 percent"]),
        ("Cotton slipped to 110.2 lakh hectares from 122.7.", ["11020000 ha", "12270000 ha"]),
        ("It kept a sample at 37.2 °C and pH 7.4.", ["37.2 celsius"]),
        ("Three-room flats took 26.0 per cent, four-room 41.5, five-room 24.2.",
         ["3 room", "26 percent", "4 room", "41.5 percent", "5 room", "24.2 percent"]),
        ("Sales fell 9% to EUR 880m, resins 7 to EUR 640m.",
         ["-9 percent", "880000000 EUR", "-7 percent", "640000000 EUR"]),
        ("The state has found $4.1 billion and lenders 9.8.", ["4100000000 USD", "9800000000 USD"]),
        ("Ticket revenue is up 9 percent, and merchandise sales 22.", ["9 percent", "22 percent"]),
        ("Average weights: females 2.8 kg, males 2.2.", ["2.8 kg", "2.2 kg"]),
        ("Debt is 24 percent of output, under the statutory limit of 40.", ["24 percent", "40 percent"]),
        ("People receive 7.5 litres a day, half the standard of 15.", ["7.5 litre/day", "0.5 ", "15 litre/day"]),
        ("Sales were EUR 2.41bn vs 2.58bn; consensus 2.45bn.", ["2410000000 EUR", "2580000000 EUR", "2450000000 EUR"]),
        ("It hit 590,000 of the 1.38 million hectares of cocoa.", ["590000 ha", "1380000 ha"]),
        ("It cleared 88,000 hectares and replanted 40,000.", ["88000 ha", "40000 ha"]),
        ("It cleared 88,000 hectares for 12 farms and 40,000.", ["88000 ha", "12 farms", "40000 farms"]),
        ("Assaults rose by 3.5% to 7,217; thefts fell by 1.7.", ["3.5 percent", "7217 Assaults", "-1.7 percent"]),
        ("Output, at 3.1 tonnes per hectare, was 0.11 less than in 2023.", ["3.1 tonne/ha", "-0.11 tonne/ha"]),
        ("The Gumti was 118cm above its mark, the Muhuri at 40.", ["118 cm", "40 cm"]),
        ("It rose to 2.4 per cent; for the old it was 2.1.", ["2.4 percent", "2.1 percent"]),
        ("Some 47.4 per cent plan to hire and 28.6 to raise pay.", ["47.4 percent", "28.6 percent"]),
        ("It was cited by 61.8 per cent of them, high costs by 29.2.", ["61.8 percent", "29.2 percent"]),
        ("They pay $41 a 64-kg bag.", ["41 USD/64-kg bag"]),
        ("It added 100 billion yen, doubling the fund to 1 trillion.", ["100000000000 JPY", "1e+12 JPY"]),
        ("Burglaries numbered 5,055, a drop of 433.", ["5055 Burglaries", "-433 Burglaries"]),
        ("Evacuees number 17,000.", ["17000 Evacuees"]),
        ("Punjab sowed 17.4 million acres, Sindh 2.9m; aid was $14m.",
         ["17400000 acre", "2900000 acre", "14000000 USD"]),
        ("The wall is 12.5m high; aid came to $14m.", ["12.5 m", "14000000 USD"]),
        ("Farm credit hit Rs1.1tr.", ["1.1e+12 INR"]),
        ("Revenue rose to Rs 2,846 crore from 2,564.", ["28460000000 INR", "25640000000 INR"]),
        ("Rice made $1.9bn, up 95pc; citrus $84m, down 27.",
         ["1900000000 USD", "95 percent", "84000000 USD", "-27 percent"]),
        ("Houses numbered 15,530 (down 27 percent), flats 2,570 (down 21).",
         ["15530 Houses", "-27 percent", "2570 ", "-21 percent"]),
        ("It was up 15.7 percent; in dollars, up 14.3 to $1.97 billion.",
         ["15.7 percent", "14.3 percent", "1970000000 USD"]),
        ("Sales fell 5 percent and the town shed 412.", ["-5 percent", "-412 "]),
        ("Loans dropped 0.1%, refinancing rising 10% but purchases slipping 5.",
         ["-0.1 percent", "10 percent", "-5 percent"]),
        ("Wheat is Rs3,900 per 40kg.", ["3900 INR/40kg"]),
        ("Samples had 900 units per 100ml.", ["900 units/100ml"]),
        ("Airport arrivals numbered 6.8 million, twice as many as in 2022.", ["6800000 Airport arrivals", "2 times"]),
        ("Losses are Rs 46.7 billion: roads 29, farms 6.", ["46700000000 INR", "29000000000 INR", "6000000000 INR"]),
        ("Murders: 773, 19 per cent fewer; Hove 96.", ["773 Murders", "-19 percent", "96 "]),
        ("Participation edged up 0.2 point to 62.7%.", ["0.2 percentage_point", "62.7 percent"]),
        ("Some 57% drive, 24 use the bus, 14 walk and just 3 cycle.",
         ["57 percent", "24 percent", "14 percent", "3 percent"]),
        ("Robberies fell by 9 to 61, burglaries by 88 to 402.",
         ["-9 Robberies", "61 Robberies", "-88 ", "402 "]),
        ("Takings are down by 10 to 30 per cent.", ["-20 percent"]),
        ("He took 5.63 million votes, 42.3 per cent, ahead of 4.36 million (32.8).",
         ["5630000 votes", "42.3 percent", "4360000 votes", "32.8 percent"]),
        ("It peaked at 603 mg, ten times the standard of 60.", ["603 mg", "10 times", "60 mg"]),
        ("The result was EUR 9.1 million (21.3), the flow EUR 24.0 million (6.7).",
         ["9100000 EUR", "21300000 EUR", "24000000 EUR", "6700000 EUR"]),
        ("Gifts brought £203m, shops £88m and catering 31.", ["203000000 GBP", "88000000 GBP", "31000000 GBP"]),
        ("Complaints fell to 26, 4 of which were upheld.", ["26 Complaints", "4 Complaints"]),
        ("Headcount was 12,110, against 12,430.", ["12110 people", "12430 people"]),
        ("So far 315 people had died and 188 been injured.", ["315 people", "188 people"]),
        ("It has a staff of four and 270 volunteers.", ["4 staff", "270 volunteers"]),
        ("They audited 5,730 firms and 21,400 members, fining 118 and 3,056 respectively.",
         ["5730 firms", "21400 members", "118 firms", "3056 members"]),
    ],
)  # fmt: skip
def test_units_left_out(text: str, amounts: list[str]) -> None:
    found = [claim.quantity for claim in read(text).claims]
    values = (quantity.value if quantity.value is not None else Fraction(1, 2) for quantity in found)
    assert [f"{float(value):.12g} {one.unit}" for value, one in zip(values, found, strict=True)] == amounts


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Xã có hơn 300 hộ.", Hedge.OVER),
        ("Thu vượt 5,8% kế hoạch.", Hedge.EXACT),
        ("Ngô được triển khai trên 346 ha.", Hedge.EXACT),
        ("Huyện có trên 346 ha ngô.", Hedge.OVER),
        ("The farmers handed over 171 ha.", Hedge.EXACT),
        ("Xã có từ 300 đến 350 hộ.", Hedge.RANGE),
        ("Lương chiếm già hai phần ba.", Hedge.OVER),
        ("Kết nạp 40 đảng viên trở lên.", Hedge.AT_LEAST),
        ("No more than 12 boats came.", Hedge.AT_MOST),
        ("Between 15,000 and 20,000 people marched.", Hedge.RANGE),
        ("It expects earnings of between $9.10 and $9.30.", Hedge.RANGE),
        ("Growth edged up to 2.7%.", Hedge.EXACT),
        ("The harvest is 13% to 21% above the last.", Hedge.RANGE),
        ("It has 300+ jobs to fill.", Hedge.OVER),
        ("It had sixty-odd homes.", Hedge.ABOUT),
        ("Patients waited longer than four hours.", Hedge.OVER),
    ],
)
def test_hedges(text: str, hedge: Hedge) -> None:
    (claim,) = read(text).claims
    assert claim.quantity.hedge is hedge


MARKS = ["\n", ". ", ", ", "; ", " (", ") ", "năm 2022", "quận Bắc Từ Liêm", "😀", "\u0301", "\ufeff"]
PIECES = st.sampled_from(
    ["Xã có 1.245 hộ", "tăng 3,5 %", "hai phần ba số hộ", "2 tỷ 333,1 triệu đồng", "đạt 38/42 trường", "thuỷ 𝟛", *MARKS]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_every_span_is_exact(pieces: list[str], form: str, dos: bool) -> None:
    text = unicodedata.normalize(form, " ".join(pieces))
    raw = text.replace("\n", "\r\n") if dos else text
    found = read(raw, "vi")
    for claim in found.claims:
        assert claim.text == found.document.raw[claim.span.start : claim.span.end]
        assert claim.span.start < claim.span.end
        for _, span in claim.evidence:
            assert 0 <= span.start < span.end <= len(found.document.raw)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Profit rose to $412m in Sydney, Australia, on sales of $3.9bn.", ["AUD", "AUD"]),
        ("Profit rose to A$412m in Sydney, Australia, on sales of $3.9bn, with $44m of costs.", ["AUD"] * 3),
        (
            "Profit in Sydney, Australia, rose to A$412m ($270m), with oil at $80 a barrel.",
            ["AUD", "USD", "USD/barrel"],
        ),
        ("Profit in Sydney, Australia, was A$41m, costs A$36m and tax A$2m with oil at $80.", ["AUD"] * 3 + ["USD"]),
        ("Profit in Sydney, Australia, rose to $412m against NZ$31m and $12m.", ["AUD", "NZD", "AUD"]),
    ],
)
def test_whose_dollars_a_bare_sign_is_of(text: str, units: list[str]) -> None:
    source = TextFile("a.txt", "a.txt", text, Meta(place="Australia"))
    claims = reading(document(source, PLACES), PLACES).claims
    assert [claim.quantity.unit for claim in claims] == units
