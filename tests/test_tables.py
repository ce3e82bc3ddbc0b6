"""Tables: where they stand, what each cell says, what adds up, and that a slip in them is found.

The tables of `tests/tables` are made up, in the forms that documents have them; none has an error.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import Workbook

from audit.catalogues import catalogue, keyed
from audit.grids import grids, shape
from audit.judge import Judgement, judged
from audit.load import documents
from audit.model import Claim, Pack, Reading, Verdict
from audit.periods import day
from audit.pipeline import packs_for, places_of
from audit.sources import Source, Unreadable
from audit.tie import reading

HERE = Path(__file__).parent / "tables"
TABLES = sorted(HERE.iterdir())
ALARMS = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.BREAK, Verdict.REVISION)


@cache
def packs(*names: str) -> tuple[Pack, ...]:
    return packs_for(names)


def read(path: Path, data: bytes | None = None, names: tuple[str, ...] = ()) -> Reading:
    known = packs(*names)
    (document,) = documents(Source(path, path.name, data=data), places_of(known))
    return keyed(reading(document, places_of(known)), catalogue(known))


def told(one: Reading, *names: str) -> Judgement:
    return judged([one], packs(*names), catalogue(packs(*names)))


@cache
def cells(name: str) -> dict[str, Claim]:
    """The claims of the first table of a file, by the cell without the table's name."""
    found: dict[str, Claim] = {}
    for claim in read(HERE / name).claims:
        found.setdefault((claim.table_cell or "").rpartition("!")[2], claim)
    return found


def said(claim: Claim) -> str:
    """What a claim says, in the order of the tables of examples below."""
    cell = claim.cell
    number = claim.quantity.value
    when = "" if cell.period is None else f"{cell.period.start:%Y-%m}/{cell.period.end:%Y-%m}"
    return f"{cell.indicator} {cell.measure} {number} {cell.unit} {cell.modality} {cell.place} {when}"


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        ("en-year-marks.html", "C3", "fares level 53900000 GBP actual None 2022-01/2023-01"),
        ("en-year-marks.html", "E4", "grants growth -117/10 percent actual None 2022-01/2023-01"),
        ("en-side-by-side.csv", "H4", "single share 609/10 percent actual None 2022-01/2023-01"),
        ("en-change-on-year.md", "C4", "holders growth 41/5 percent actual Penhallow district 2021-01/2022-01"),
        ("vi-listed-units.md", "B4", "cơ_sở_sản_xuất level 12 vụ actual huyện Đông Phú 2023-01/2023-07"),
        ("vi-listed-units.md", "E3", "nhà_dân growth -161/10 percent actual huyện Đông Phú 2023-01/2023-07"),
        ("en-torn-header.md", "C2", "turnover level 498100000 GBP actual None 2021-01/2022-01"),
        ("en-torn-header.md", "B5", "dividends_per_share level 62/5  actual None 2022-01/2023-01"),
        ("en-two-bases.txt", "B7", "earnings_loss_per_share level -61/10 pence actual None 2019-01/2020-01"),
        ("vi-budget-roman.md", "D6", "lệ_phí_trước_bạ level 64000000000 VND plan huyện Ba Vì 2023-01/2024-01"),
        ("vi-budget-roman.md", "C11", "budget_revenue level 1292800000000 VND actual huyện Ba Vì 2022-01/2023-01"),
        ("vi-budget-roman.md", "F6", "lệ_phí_trước_bạ attainment 911/10 percent actual huyện Ba Vì 2023-01/2024-01"),
        ("vi-budget-roman.md", "C10", "bổ_sung_mục_tiêu level 270500000000 VND actual huyện Ba Vì 2022-01/2023-01"),
        ("vi-schools.txt", "E4", "pupils level 2960 học sinh actual xã Cổ Loa 2022-09/2023-06"),
        ("vi-schools.txt", "C7", "schools level 19 trường actual huyện Đông Anh 2022-09/2023-06"),
        ("vi-population-top.txt", "C3", "population level 17266 người actual xã Bắc Sơn 2022-01/2023-01"),
        ("vi-population-top.txt", "D2", "population change 885 người actual huyện Sóc Sơn 2022-01/2023-01"),
        ("vi-crops.md", "D2", "rice_yield level 137/2 tạ/ha actual huyện Yên Thành 2023-01/2024-01"),
        ("vi-targets.md", "D4", "jobs_created level 4500 người plan thị xã Sơn Tây 2023-01/2024-01"),
        ("vi-targets.md", "E5", "trồng_rừng_tập_trung level 57 ha estimate thị xã Sơn Tây 2023-01/2024-01"),
        ("vi-shares.csv", "B3", "vốn_nhà_nước level 6412500000000 VND actual tỉnh Hà Nam 2022-01/2023-01"),
        ("vi-shares.csv", "C3", "vốn_nhà_nước share 201/10 percent actual tỉnh Hà Nam 2022-01/2023-01"),
        ("vi-series.txt", "C3", "hospital_beds level 355 giường bệnh actual huyện Mỹ Đức 2020-01/2021-01"),
        ("vi-pages.txt", "D6", "dư_nợ level 10233100000 VND actual xã Phú Kim 2022-01/2023-01"),
        ("vi-quarters.tsv", "C4", "tourists level 164300 lượt người actual None 2023-04/2023-07"),
        ("en-schools-box.txt", "C3", "pupils level 3385 pupils actual Yen Phu ward 2021-09/2022-06"),
        ("en-income.md", "C3", "cost_sales level -287441000 USD actual None 2023-01/2024-01"),
        ("en-income.md", "E4", "gross_profit growth 52/5 percent actual None 2023-01/2024-01"),
        ("en-election.txt", "C5", "votes level 34327 votes actual None 2023-01/2024-01"),
        ("en-trade.csv", "E4", "electronics_computers level 42192700000 USD actual Việt Nam 2023-01/2023-10"),
        ("en-segments.txt", "B3", "revenue_devices level 880000000 USD actual None 2022-01/2023-01"),
        ("vi-plan-half.txt", "E6", "pigs level 13920 con actual xã Phú Nghĩa 2025-01/2025-07"),
        ("vi-plan-half.txt", "F3", "rice_area attainment 337/5 percent actual xã Phú Nghĩa 2025-01/2025-07"),
        ("vi-plan-half.txt", "D9", "poor_households share 19/10 percent plan xã Phú Nghĩa 2025-01/2026-01"),
        ("vi-two-languages.txt", "C6", "nam_male level 48590900 người actual None 2020-01/2021-01"),
        ("vi-two-languages.txt", "E11", "thành_thị_urban growth 313/50 percent actual None 2020-01/2021-01"),
        ("vi-two-languages.txt", "D17", "nữ_female share 5013/100 percent actual None 2023-01/2024-01"),
        ("vi-quarter-months.txt", "E4", "ca_phẫu_thuật level 615 ca phẫu thuật actual thị xã Quế Võ 2023-07/2023-10"),
        ("vi-quarter-months.txt", "G4", "ca_phẫu_thuật growth -39/10 percent actual thị xã Quế Võ 2023-07/2023-10"),
        ("en-balance.md", "D9", "assets level 385750000 USD actual None 2022-12/2023-01"),
        ("en-balance.md", "C15", "net_assets_per_share level 461/100 USD actual None 2023-12/2024-01"),
        ("en-quarters.md", "C4", "cost_goods_sold level 106590000 USD actual None 2023-07/2023-10"),
        ("en-quarters.md", "D3", "net_sales level 538114000 USD actual None 2024-01/2024-10"),
        ("en-quarters.md", "B10", "diluted_earnings_per_share level 41/100 USD actual None 2024-07/2024-10"),
        ("en-crime.md", "B2", "violence_against_person level 61204  actual Kent 2022-04/2023-04"),
        ("en-regions.csv", "C4", "population level 20584100 people actual Central Coast 2024-01/2025-01"),
        ("en-regions.csv", "E5", "household_size average 98/25  actual vùng Tây Nguyên 2024-01/2025-01"),
        ("en-corner-unit.md", "C2", "bakery level 250300000 GBP actual None 2023-04/2023-10"),
        ("en-year-end.md", "D6", "creditors level -3664000 GBP actual None 2023-03/2023-04"),
        ("en-year-end.md", "B2", "current_accounts level 795000 GBP actual None 2024-03/2024-04"),
        ("en-board-months.md", "D3", "calls level 20873 calls actual None 2023-08/2023-09"),
        ("en-thousands.md", "B3", "population_midlands level 2071900 people actual None 2022-07/2022-07"),
        ("en-thousands.md", "E3", "births_per_1,000_people_midlands level 11  actual None 2022-07/2022-07"),
        ("vi-density.md", "C2", "khoản_thu_hưởng_100 level 881000000 VND actual xã Hạ Mỗ 2022-01/2023-01"),
        ("vi-density.md", "D2", "population_density level 2332 người/km2 actual xã Hạ Mỗ 2022-01/2023-01"),
        ("en-year-spans.md", "C3", "road_repairs level 436 km actual Kestrel county 2024-01/2025-01"),
        ("en-year-spans.md", "E4", "trees_planted attainment 88 percent actual Kestrel county 2024-01/2025-01"),
        ("vi-compared.md", "F3", "tourists attainment 73 percent actual huyện Thạch Hà 2023-01/2023-10"),
        ("vi-compared.md", "G2", "sản_lượng_cá_nuôi share 551/5 percent actual huyện Thạch Hà 2023-01/2023-10"),
        ("en-plc.md", "B2", "profit_before_tax level 9390000 GBP actual None 2023-04/2024-04"),
        ("en-plc.md", "C4", "profit level 6195000 GBP actual None 2022-04/2023-04"),
        ("en-merged.md", "D5", "west_solar level 505 MW actual None 2023-01/2024-01"),
        ("en-merged.md", "E3", "east_solar growth 291/10 percent actual None 2023-01/2024-01"),
        ("en-weeks.md", "C3", "stores level 590200000 GBP actual United Kingdom 2023-04/2023-07"),
        ("en-weeks.md", "D4", "online growth 31/5 percent actual None 2024-03/2024-06"),
        ("en-homes.md", "C5", "sheltered level 1303  actual None 2023-12/2024-01"),
        ("en-spending.md", "B3", "offices level 1144000 GBP actual None 2023-01/2024-01"),
        ("en-years-down.csv", "C6", "population level 4501 people actual Brede Quay ward 2023-01/2024-01"),
        ("en-long-rows.csv", "D5", "trees_felled level 187  actual None 2022-01/2023-01"),
        ("en-long-rows.csv", "D6", "southside_cycle_paths level 39/2 km actual None 2021-01/2022-01"),
        ("en-months-accounts.md", "D2", "riverside level 2870 pool visits actual Hollin Vale district 2022-01/2022-02"),
        (
            "en-months-accounts.md",
            "E4",
            "pool_visits level 13004 pool visits actual Hollin Vale district 2021-04/2022-04",
        ),
        ("en-against-target.md", "B2", "bins_collected_time share 98 percent target None 2023-10/2024-01"),
        ("en-against-target.md", "D5", "staff_training_costs level 131200 GBP actual None 2023-07/2023-10"),
        ("en-units-below.md", "D3", "cloth growth -2 percent actual None 2022-01/2023-01"),
        ("en-units-below.md", "B4", "dyeing level 6118000 EUR actual None 2022-01/2023-01"),
        ("vi-annex-columns.md", "E3", "chi attainment 544/5 percent actual xã Hạ Mỗ 2022-01/2023-01"),
        ("vi-annex-years.md", "F5", "lệ_phí_trước_bạ change -800000000 VND plan None 2024-01/2025-01"),
        ("vi-annex-years.md", "G4", "budget_revenue_non_state_tax share 110 percent plan None 2024-01/2025-01"),
        ("vi-plan-year.md", "C2", "budget_revenue level 5480000000 VND plan xã Hạ Mỗ 2023-01/2024-01"),
        ("en-header-lines.md", "C3", "shops level 92100000 GBP actual None 2021-04/2021-10"),
        ("en-months-short.csv", "D3", "marsh_lane level 441  actual None 2022-06/2022-07"),
        ("vi-public-private.md", "B3", "trường_công_lập_mầm_non level 18 trường actual quận Hải Vân 2022-09/2023-06"),
        ("en-inner-bars.txt", "B3", "old_town_visits level 118950 visits actual None 2023-01/2024-01"),
        ("vi-inner-bars.txt", "B2", "phẫu_thuật_i level 318  actual huyện Ba Vì 2023-01/2024-01"),
        ("en-pasted.txt", "C6", "administrative_expenses level -58900000 GBP actual None 2023-01/2024-01"),
        ("en-pasted-causes.txt", "B5", "savings_energy level -4500000 GBP actual None 2024-01/2025-01"),
        ("vi-pasted.txt", "D5", "pupils level 1332 học sinh actual xã Phú Kim 2023-01/2024-01"),
        ("en-two-breakdowns.md", "B2", "lakeside_patients level 4310 patients actual None 2022-01/2023-01"),
        ("en-top-five.md", "C3", "exports level 57702000000 USD actual China 2022-01/2023-01"),
        ("vi-income-quarter.md", "D3", "doanh_thu_thuần level 58275000000 VND actual None 2021-04/2021-07"),
        ("vi-income-quarter.md", "E4", "giá_vốn_hàng_bán level 97633000000 VND actual None 2022-01/2022-07"),
        ("en-digit-months.csv", "B3", "foot_passengers level 20814 foot passengers actual None 2021-03/2021-04"),
        ("en-digit-months.csv", "E6", "freight level 23013/5 tonne actual None 2021-03/2021-06"),
        ("en-months-total.md", "E3", "staff level 653000 GBP actual None 2022-04/2022-07"),
        ("en-months-total.md", "F4", "plants level 500000 GBP plan None 2022-04/2023-04"),
        ("vi-two-parts.csv", "D5", "nam_khám_ngoại level 371 nam actual thị trấn Lộc Hà 2020-01/2021-01"),
        ("vi-two-parts.csv", "E14", "kinh_phí level 1622000000 VND actual thị trấn Lộc Hà 2020-01/2021-01"),
        ("vi-same-part.md", "E3", "phí_neo_đậu level 1046000000 VND actual huyện Cát Lâm 2020-01/2020-08"),
        ("vi-same-part.md", "G3", "phí_neo_đậu share 1077/10 percent actual huyện Cát Lâm 2021-01/2021-08"),
        ("vi-hamlets.csv", "C3", "thu level 10200000 VND actual thôn Yên Lạc 2020-01/2021-01"),
        ("en-tonnes-of.md", "E2", "hill_top level 663 tonne actual None 2021-11/2022-02"),
        ("en-kinds-merged.html", "C6", "inner_bay_passengers level 9377 passengers actual None 2020-01/2021-01"),
        (
            "en-kinds-merged.html",
            "E3",
            "skerry_complaints_per_1,000_passengers level 7/5  actual None 2021-01/2022-01",
        ),
        ("en-signs-apart.html", "F5", "distribution level -60190000 USD actual None 2021-01/2022-01"),
        ("en-signs-apart.html", "H5", "distribution growth -29/10 percent actual None 2022-01/2023-01"),
        ("vi-split-twice.md", "B4", "hộ_đăng_ký level 402 hộ actual xã Tiên Dược 2022-01/2023-01"),
        (
            "vi-sectors.md",
            "C2",
            "production_value_industry_construction level 2914000000000 VND actual huyện Thạch Hà 2021-01/2022-01",
        ),
        ("en-brackets.md", "B7", "harbour_pilots_launches level -318400 GBP actual None 2020-07/2021-07"),
        ("en-brackets.md", "C10", "pilots level 10 pilots actual None 2019-07/2020-07"),
        ("vi-until.md", "C2", "luỹ_kế_vốn_kè_sông_mây level 11400000000 VND actual huyện Cát Lâm 2021-01/2022-01"),
        ("en-stacked.txt", "C3", "low_sound level 940  actual None 2020-01/2021-01"),
        ("vi-stacked.txt", "D3", "lượng level 356/5 tonne actual xã Đại Thủy 2021-04/2021-07"),
        ("en-ounces.md", "D3", "sales growth 79/5 percent actual None 2021-07/2021-10"),
        ("en-ounces.md", "F3", "sales level 20115000 GBP actual None 2020-01/2020-10"),
        ("en-ounces.md", "G3", "sales growth 14 percent actual None 2021-01/2021-10"),
        ("en-ounces.md", "B5", "silver_sold level 41300 ounce actual None 2021-07/2021-10"),
        ("en-actual-target.md", "D2", "pipes_renewed level 36 km target None 2020-04/2021-04"),
        ("en-actual-target.md", "E3", "percentage_seen_within_day share 183/2 percent actual None 2020-04/2021-04"),
        ("vi-quantity-worth.md", "E4", "lượng_muối level 1305 tonne estimate None 2021-01/2022-01"),
        ("vi-quantity-worth.md", "F5", "trị_giá_muối_sạch level 1672000000 VND estimate None 2021-01/2022-01"),
        ("vi-quantity-worth.md", "C6", "lượng_cá_khô level 86 tonne actual None 2020-01/2021-01"),
        ("en-bands.md", "C3", "b level 611/10 GBP actual None 2022-01/2023-01"),
        ("en-bands.md", "D3", "b growth -3 percent actual None 2022-01/2023-01"),
        ("vi-quarters-down.csv", "C4", "chi level 1390000000 VND actual None 2019-04/2019-07"),
        ("vi-quarters-down.csv", "C7", "chi level 5415000000 VND actual None 2019-01/2020-01"),
    ],
)
def test_a_cell_says_what_its_headers_say_of_it(name: str, cell: str, expected: str) -> None:
    assert said(cells(name)[cell]) == expected


def test_a_row_of_a_day_is_of_that_day() -> None:
    told = cells("vi-days.md")
    starts = [told[f"B{row}"].cell.period for row in (2, 3, 4)]
    assert starts == [day(2024, 8, number) for number in (5, 6, 7)]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_number_of_a_table_is_read_once_and_no_numbering_or_code(path: Path) -> None:
    found = [claim.table_cell for claim in read(path).claims if claim.table_cell]
    assert found and len(found) == len(set(found))
    for number, grid in enumerate(grids(read(path).document.raw), 1):
        made = shape(grid.texts)
        idle = {f"Table {number}!{chr(65 + column)}" for column in made.columns if column not in made.values}
        assert not {cell.rstrip("0123456789") for cell in found} & idle


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_without_errors_gives_no_alarm(path: Path) -> None:
    one = read(path)
    text = {claim.id: f"{claim.table_cell} {claim.text}" for claim in one.claims}
    alarms = [finding for finding in told(one).findings if finding.verdict in ALARMS]
    assert [(finding.rule, [text[claim] for claim in finding.claims]) for finding in alarms] == []


def slip(figure: str, pick: random.Random) -> str:
    """The figure with two neighbouring digits in the wrong order, or one wrong digit."""
    at = [index for index, char in enumerate(figure) if char.isdecimal()]
    pairs = [(one, two) for one, two in pairwise(at) if figure[one] != figure[two]]
    letters = list(figure)
    if pairs and pick.random() < 0.5:
        one, two = pick.choice(pairs)
        letters[one], letters[two] = letters[two], letters[one]
    else:
        one = at[0]
        letters[one] = str(int(letters[one]) % 9 + 1)
    return "".join(letters)


TIED = [path for path in TABLES if any(tie.relation != "some" for tie in read(path).ties)]


@pytest.mark.parametrize("path", [path for path in TIED if path.suffix in (".md", ".txt")], ids=lambda path: path.name)
def test_a_slip_in_what_adds_up_is_found_in_its_cell(path: Path) -> None:
    names = ("core", "table-footing")
    clean = read(path, names=names)
    pick = random.Random(path.name)
    tied = sorted({claim for tie in clean.ties if tie.relation != "some" for claim in tie.claims})
    known = {claim.id: claim for claim in clean.claims if claim.table_cell}
    for name in pick.sample([one for one in tied if one in known], 4):
        start, end = known[name].span
        raw = clean.document.raw
        wrong = raw[:start] + slip(raw[start:end], pick) + raw[end:]
        one = read(path, wrong.encode(), names)
        cell = {claim.id: claim.table_cell for claim in one.claims}
        found = [finding for finding in told(one, *names).findings if finding.verdict is Verdict.CONTRADICTION]
        assert any(known[name].table_cell in {cell[claim] for claim in finding.claims} for finding in found), wrong


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("vi-budget-roman.md", {"columns": 3, "groups": 6, "attainments": 9, "shares": 9, "same": 1}),
        ("vi-schools.txt", {"columns": 5, "rows": 5}),
        ("vi-population-top.txt", {"columns": 3, "changes": 6, "some": 3}),
        ("vi-crops.md", {"averages": 4}),
        ("vi-some-of.md", {"columns": 2, "some": 4}),
        ("vi-pages.txt", {"columns": 2}),
        ("vi-quarters.tsv", {"rows": 3}),
        ("vi-shares.csv", {"columns": 2, "shares": 3}),
        ("vi-series.txt", {}),
        ("en-regions.csv", {"columns": 3, "averages": 7}),
        ("vi-plan-half.txt", {"attainments": 6, "same": 1}),
        ("en-balance.md", {"groups": 10}),
        ("en-turnout.csv", {"columns": 3, "shares": 5}),
        ("en-income.md", {"groups": 4, "changes": 6}),
        ("en-election.txt", {"columns": 2, "shares": 3}),
        ("en-trade.csv", {"columns": 4, "rows": 4}),
        ("en-top-five.md", {}),
        ("en-group.md", {"columns": 4, "shares": 4}),
        ("vi-stock.md", {"rows": 4}),
        ("en-caseload.md", {"groups": 3}),
        ("en-homes.md", {"rows": 4, "groups": 3}),
        ("en-schools-size.md", {"columns": 2, "averages": 4}),
        ("vi-income-quarter.md", {"groups": 8}),
        ("vi-same-part.md", {"columns": 3, "attainments": 4, "shares": 4}),
        ("vi-budget-parts.md", {"groups": 8}),
        ("en-months-total.md", {"rows": 6, "groups": 10}),
        ("vi-quarters-down.csv", {"columns": 3, "rows": 5}),
        ("en-key-figures.md", {"shares": 6, "changes": 4, "averages": 2}),
        ("vi-chi-tieu-xa.md", {"shares": 2, "changes": 1, "averages": 2}),
    ],
)
def test_only_what_adds_up_is_tied(name: str, expected: dict[str, int]) -> None:
    found: dict[str, int] = {}
    for tie in read(HERE / name).ties:
        found[tie.relation] = found.get(tie.relation, 0) + 1
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi:    Sở Tài chính\n             Sở Kế hoạch và Đầu tư\n",
        "Xã có 12 thôn.  Huyện có 3 xã.\nThôn có  5 tổ.  Tổ có 20 hộ.",
        "Home | News | Business | Sport\nWorld | Politics | Health | Travel",
        "Số: 12/BC-UBND        Ba Vì, ngày 12 tháng 3 năm 2023\n\nNơi nhận:        TM. UBND",
        "-----\n\n- 12 schools\n- 3 clinics\n\n-----",
    ],
)
def test_text_set_in_columns_is_no_table(text: str) -> None:
    assert grids(text) == ()


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_coding_and_the_delimiter_of_a_table_file_are_found(coding: str, mark: str) -> None:
    lines = ["Xã", "Số hộ"], ["Tản Lĩnh", "1.204"], ["Vân Hòa", "987"], ["Tổng cộng", "2.191"]
    data = "\r\n".join(mark.join(line) for line in lines).encode(coding)
    one = read(Path("households.csv"), data)
    assert [claim.quantity.value for claim in one.claims] == [1204, 987, 2191]
    assert [tie.relation for tie in one.ties] == ["columns"]
    assert one.document.raw.startswith("| Xã | Số hộ |\n| Tản Lĩnh | 1.204 |")


def test_a_comma_in_each_row_of_a_file_parted_otherwise_is_a_decimal_one() -> None:
    lines = "Nông nghiệp, công nghiệp năm 2022", "Ngành;Tỷ đồng;Tỷ trọng (%)", "Lúa;12,4;38,6", "Điện;19,7;61,4"
    one = read(Path("sectors.csv"), "\n".join(lines).encode())
    assert [claim.text for claim in one.claims] == ["12,4", "38,6", "19,7", "61,4"]


def test_a_quotation_mark_that_is_not_closed_swallows_no_rows() -> None:
    data = b'School,Pupils in 2021\n"Fernside,118\nMoorgate,240\n'
    (document,) = documents(Source(Path("a.csv"), "a.csv", data=data), places_of(packs()))
    assert "not closed" in " ".join(document.problems)
    assert [claim.quantity.value for claim in read(Path("a.csv"), data).claims] == [118, 240]


def test_two_tables_with_a_blank_line_between_are_two() -> None:
    text = "| Năm | Số xã |\n| 2019 | 12 |\n| 2020 | 13 |\n\n| Năm | 2019 | 2020 |\n| Số hộ nghèo | 64 | 52 |\n"
    one = read(Path("two.md"), text.encode())
    assert [(claim.table_cell, claim.cell.unit) for claim in one.claims] == [
        ("Table 1!B2", "xã"),
        ("Table 1!B3", "xã"),
        ("Table 2!B2", "hộ nghèo"),
        ("Table 2!C2", "hộ nghèo"),
    ]


def test_tables_with_the_same_rows_are_of_one_thing_unless_their_figures_are_mostly_others() -> None:
    header = "\n\n| Fish (tonnes) | 2021 | 2022 |\n|---|---|---|\n"
    first = f"Home fleet{header}| Cod | 412 | 398 |\n| Hake | 76 | 81 |\n\n"
    again = "First edition" + first.removeprefix("Home fleet")
    other = f"Visiting vessels{header}| Cod | 120 | 97 |\n| Hake | 14 | 9 |\n"
    restated, apart = (read(Path("fish.md"), (first + more).encode()) for more in (again, other))
    assert {(claim.cell.scope, claim.cell.unit) for claim in restated.claims} == {((), "tonne")}
    assert {claim.cell.scope for claim in apart.claims} == {("home fleet",), ("visiting vessels",)}


@pytest.mark.parametrize(("between", "tables"), [("\n\f", 1), ("\n\n12\n\n", 1), ("\n\nRevenue by division\n\n", 2)])
def test_a_table_with_the_header_of_the_last_goes_on_unless_a_heading_parts_them(between: str, tables: int) -> None:
    head = "|  | 2023 | 2022 |\n"
    text = f"{head}| Revenue | 412.6 | 381.3 |{between}{head}| Bakery | 201.7 | 192.8 |\n| Drinks | 82.5 | 74.6 |\n"
    assert len(grids(text)) == tables


def test_a_bare_share_beside_plans_and_results_is_an_attainment() -> None:
    text = (
        "| Chỉ tiêu | Đơn vị | Kế hoạch | Thực hiện | Tỷ lệ (%) |\n|---|---|---|---|---|\n"
        "| Kết nạp đoàn viên | đoàn viên | 400 | 422 | 105,5 |\n"
        "| Giải quyết việc làm | thanh niên | 800 | 864 | 108,0 |\n"
    )
    found = [(claim.cell.unit, str(claim.cell.measure)) for claim in read(Path("plan.md"), text.encode()).claims]
    assert found == [
        *(("đoàn viên", "level"), ("đoàn viên", "level"), ("percent", "attainment")),
        *(("thanh niên", "level"), ("thanh niên", "level"), ("percent", "attainment")),
    ]


def test_what_is_other_is_not_what_it_is_part_of() -> None:
    lines = "Năm 2022, huyện Ba Vì, triệu đồng", "Nội dung;Số tiền", "Thu khác ngân sách;44,5", "Thu ngân sách;453,2"
    one = read(Path("revenue.csv"), "\n".join(lines).encode())
    assert [claim.cell.indicator for claim in one.claims] == ["thu_khác_ngân_sách", "budget_revenue"]


def test_a_sentence_that_restates_a_cell_is_held_against_it() -> None:
    path = HERE / "vi-budget-roman.md"
    wrong = path.read_text("utf-8").replace("đạt 58.325 triệu đồng", "đạt 58.235 triệu đồng")
    one = read(path, wrong.encode())
    text = {claim.id: claim.text for claim in one.claims}
    found = [finding for finding in told(one).findings if finding.verdict is Verdict.CONTRADICTION]
    assert any({"58.325", "58.235 triệu đồng"} <= {text[claim] for claim in finding.claims} for finding in found)


def test_a_workbook_is_read_as_its_formats_show_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    lines = (
        ["Thu ngân sách huyện Ba Vì (triệu đồng)"],
        [],
        ["Nội dung", "Năm 2022", "Năm 2023", "Tỷ trọng năm 2023"],
        ["Thu thuế", 1200.5, 1320.25, 0.8],
        ["Thu phí", 300, 330, 0.2],
        ["Tổng cộng", 1500.5, 1650.25, 1],
    )
    for line in lines:
        sheet.append(line)
    for row in range(4, 7):
        sheet.cell(row, 4).number_format = "0.0%"
        sheet.cell(row, 3).number_format = "#,##0.00"
    book.create_sheet("Số khác").append(["Xã", "Dân số (người)"])
    book.save(tmp_path / "revenue.xlsx")
    one = read(tmp_path / "revenue.xlsx")
    assert {(claim.table_cell or ""): claim.text for claim in one.claims} == {
        "Table 1!B4": "1200,5",
        "Table 1!C4": "1.320,25",
        "Table 1!D4": "80,0%",
        "Table 1!B5": "300",
        "Table 1!C5": "330,00",
        "Table 1!D5": "20,0%",
        "Table 1!B6": "1500,5",
        "Table 1!C6": "1.650,25",
        "Table 1!D6": "100,0%",
    }
    assert sorted(tie.relation for tie in one.ties) == ["columns", "columns", "columns", "shares", "shares"]


def test_what_is_hidden_in_a_workbook_is_told_and_not_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Fees"
    for line in (
        ["", "Draft 2021", "2021", "2022"],
        ["Fees", 71, 64, 66],
        ["Old fees", 12, 13, 14],
        ["Fines", 9, 8, 7],
    ):
        sheet.append(line)
    sheet.column_dimensions["B"].hidden = sheet.row_dimensions[3].hidden = sheet.row_dimensions[40].hidden = True
    other = book.create_sheet("Workings")
    other.append(["Fees", 2023])
    other.sheet_state = "hidden"
    book.save(tmp_path / "fees.xlsx")
    one = read(tmp_path / "fees.xlsx")
    assert [claim.text for claim in one.claims] == ["64", "66", "8", "7"]
    (told,) = one.document.problems
    assert all(name in told for name in ("sheet Workings", "rows 3 ", "columns B ", "sheet Fees"))


def test_formulas_that_no_program_worked_out_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["Ward", "Homes 2023"], ["Mill", 31], ["Bay", 1e308], ["Total", "=SUM(B2:B3)"]):
        sheet.append(line)
    book.save(tmp_path / "homes.xlsx")
    one = read(tmp_path / "homes.xlsx")
    assert [claim.text for claim in one.claims][:1] == ["31"]
    assert one.document.problems == ("formulas without values: not read; open the workbook in its program and save it",)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a workbook"])
def test_what_is_no_workbook_is_said(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(Path("damaged.xlsx"), data)


@pytest.mark.parametrize("mark", ["¹", " (p)", "*", " [1]", "†", " (2)"])
def test_a_year_with_the_mark_of_a_note_is_still_a_header(mark: str) -> None:
    rows = "| Ashby | 6,598 | 7,038 |\n| Colne | 5,248 | 3,092 |\n| Total | 11,846 | 10,130 |"
    text = f"Beds in hospitals\n\n| Region | 2019 | 2023{mark} |\n{rows}\n"
    found = read(Path("a.md"), text.encode())
    assert len(found.claims) == 6
    assert {claim.cell.period.start.year for claim in found.claims if claim.cell.period} == {2019, 2023}
