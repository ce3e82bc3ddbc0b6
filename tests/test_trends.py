"""Series and what is told of them: direction, rate, breaks, implied points, averages a year, bulletins of an event."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from audit.catalogues import catalogue, keyed
from audit.cli import app
from audit.cli.trends import line
from audit.corpora import sources
from audit.interval import exactly
from audit.judge import Judgement, judged
from audit.load import document
from audit.model import Claim, Finding, Measure, Pack, Point, Series, Text, Verdict
from audit.packs.compiling import indicator, rule
from audit.packs.values import JSON, Record
from audit.periods import year
from audit.pipeline import audited, packs_for, places_of
from audit.sources import Meta, TextFile
from audit.tie import reading

SCHOOLS: Record = {"names": {"vi": ["trường học"]}, "counts": "trường", "stock": True}
PUBLIC: Record = {
    "names": {"vi": ["trường công lập"]},
    "share_names": {"vi": ["tỷ lệ trường công lập"]},
    "counts": "trường",
    "stock": True,
    "whole": "schools",
}
HOUSES: Record = {"names": {"vi": ["nhà văn hóa"]}, "counts": "nhà", "stock": True, "may_fall": False}
REVENUE: Record = {"names": {"vi": ["thu ngân sách"]}, "unit": "VND", "stock": False}
DEAD: Record = {
    "names": {"vi": ["người chết"], "en": ["people killed", "killed people"]},
    "counts": "người",
    "stock": False,
    "may_fall": False,
}
INCOME: Record = {"names": {"vi": ["thu nhập bình quân đầu người"]}, "unit": "VND/người", "stock": False}
KNOWN = {"schools": SCHOOLS, "public": PUBLIC, "houses": HOUSES, "revenue": REVENUE, "dead": DEAD, "income": INCOME}
ANY: Record = {"kind": "trend", "with": {"direction": "any", "step": "900 %"}}
UP: Record = {"kind": "trend", "severity": "warning", "where": {"indicator": "schools"}, "with": {"direction": "up"}}
LAWS: tuple[Record, ...] = tuple({"kind": kind} for kind in ("same", "share", "change", "total"))


@dataclass(frozen=True)
class Told:
    """What documents show, and their claims by id."""

    shown: Judgement
    claims: dict[str, Claim]

    def of(self, verdict: Verdict) -> list[Finding]:
        return [one for one in self.shown.findings if one.verdict is verdict]

    def figures(self, finding: Finding) -> set[str]:
        return {self.claims[name].text for name in finding.claims}

    def series(self, indicator: str, measure: Measure = Measure.LEVEL) -> Series:
        (found,) = (one for one in self.shown.series if (one.indicator, one.measure) == (indicator, measure))
        return found


def pack(*rules: Record) -> Pack:
    said: JSON = {"vi": "-", "en": "-"}
    made = [
        rule("test", f"{one['kind']}-{number}", {"severity": "info", "message": said, "why": said, **one})
        for number, one in enumerate(rules)
    ]
    return Pack("test", "1", ("vi",), Text("", ""), tuple(made), tuple(indicator(id, one) for id, one in KNOWN.items()))


def audit(*documents: tuple[str, str], rules: Sequence[Record] = (ANY, UP, *LAWS)) -> Told:
    """What documents, each with its day of issue, show under rules."""
    packs = (pack(*rules),)
    places, known = places_of(packs), catalogue(packs)
    readings = []
    for number, (issued, text) in enumerate(documents):
        file = TextFile(f"{number}.txt", f"{number}.txt", text, Meta(issued=issued))
        readings.append(keyed(reading(document(file, places), places), known))
    claims = {claim.id: claim for one in readings for claim in one.claims}
    return Told(judged(readings, packs, known), claims)


def yearly(counts: Sequence[int], noun: str = "trường học") -> list[tuple[str, str]]:
    return [
        (f"{number + 1}-02-01", f"Năm {number}, huyện Ba Vì có {count} {noun}.")
        for number, count in enumerate(counts, 2024 - len(counts))
    ]


# ------------------------------------------------------------------------------------------------ series


@settings(max_examples=25)
@given(st.lists(st.integers(11, 990), min_size=2, max_size=6, unique=True))
def test_a_series_tells_its_direction_and_its_change(counts: list[int]) -> None:
    told = audit(*yearly(counts)).series("schools")
    assert [point.value for point in told.points] == counts
    assert told.change == counts[-1] - counts[0]
    ways = {"up" if two > one else "down" for one, two in pairwise(counts)}
    assert told.direction == (ways.pop() if len(ways) == 1 else "mixed")
    assert told.growth_per_year is not None and (told.growth_per_year > 0) is (counts[-1] > counts[0])


@settings(max_examples=25)
@given(st.lists(st.integers(110, 990), min_size=2, max_size=6))
def test_a_series_gives_at_most_one_finding_for_each_rule(counts: list[int]) -> None:
    found = audit(*yearly(counts)).shown.findings
    assert len({one.rule for one in found}) == len(found)
    falls = any(two < one for one, two in pairwise(counts))
    assert any(one.verdict is Verdict.BREAK for one in found) is falls


def test_the_worst_fall_is_told_and_the_others_are_its_steps() -> None:
    told = audit(*yearly([90, 88, 95, 60]))
    (finding,) = told.of(Verdict.BREAK)
    assert told.figures(finding) == {"95 trường học", "60 trường học"}
    assert any("88 trường - 90 trường" in step.text.vi or "88 - 90" in step.text.vi for step in finding.steps)
    assert told.series("schools").breaks == (finding.id,)


def test_what_the_catalogue_says_can_only_grow_breaks_by_falling() -> None:
    told = audit(*yearly([126, 141, 139], "nhà văn hóa"), rules=(ANY, *LAWS))
    (finding,) = told.of(Verdict.BREAK)
    assert told.figures(finding) == {"141 nhà văn hóa", "139 nhà văn hóa"}


def test_a_sum_of_years_is_set_beside_one_year_only_as_an_average() -> None:
    told = audit(
        ("2019-03-01", "Giai đoạn 2014-2018, thu ngân sách của huyện Ba Vì đạt 16.154 tỷ đồng."),
        ("2022-03-01", "Năm 2021, thu ngân sách của huyện Ba Vì đạt 3.312 tỷ đồng."),
    )
    assert not told.shown.findings
    (series,) = told.shown.series
    assert series.measure is Measure.AVERAGE and "bình quân năm" in series.name.vi
    assert [point.value for point in series.points] == [Fraction(32308, 10) * 10**9, 3312 * 10**9]


def test_a_base_year_that_nobody_printed_is_a_point_of_the_series() -> None:
    told = audit(("2023-02-01", "Năm 2022, huyện Ba Vì có 61 trường học, tăng 11 trường so với năm 2014."))
    series = told.series("schools")
    assert [(point.period, point.value) for point in series.points] == [(year(2014), 50), (year(2022), 61)]
    assert {told.claims[name].text for name in series.points[0].claims} == {"61 trường học", "11 trường"}
    assert not told.shown.findings  # the text itself says that it rose


# ------------------------------------------------------------------------------------------------ outliers


def points(values: Sequence[Fraction]) -> list[tuple[str, str]]:
    return yearly([round(value) for value in values])


@settings(max_examples=20)
@given(st.integers(200, 900), st.integers(-20, 20), st.lists(st.integers(-15, 15), min_size=6, max_size=9), st.data())
def test_one_figure_far_off_the_line_of_the_others_is_the_outlier(
    start: int, slope: int, noise: list[int], data: st.DataObject
) -> None:
    counts = [1000 + start + slope * place + wobble for place, wobble in enumerate(noise)]
    rules: tuple[Record, ...] = ({"kind": "trend", "with": {"outlier": 6}},)
    assert not audit(*yearly(counts), rules=rules).of(Verdict.BREAK)
    place = data.draw(st.integers(0, len(counts) - 1))
    counts[place] *= 3
    told = audit(*yearly(counts), rules=rules)
    (finding,) = told.of(Verdict.BREAK)
    assert any(figure.startswith(str(counts[place])) for figure in told.figures(finding))


def test_four_points_have_no_history_of_their_own() -> None:
    rules: tuple[Record, ...] = ({"kind": "trend", "with": {"outlier": 6}},)
    assert not audit(*yearly([100, 101, 900, 103]), rules=rules).of(Verdict.BREAK)


# ------------------------------------------------------------------------------------------------ what follows


SHRUNK = (
    ("2019-03-21", "Số trường học của huyện Ba Vì tăng từ 49 trường học năm 2014 lên 62 trường học năm 2019."),
    ("2023-02-01", "Năm 2022, huyện Ba Vì có 61 trường học, tăng 11 trường so với năm 2014."),
)


def test_a_rise_since_one_year_cannot_shrink_and_another_scope_explains_nothing() -> None:
    told = audit(*SHRUNK)
    found = [one for one in told.of(Verdict.BREAK) if len(one.claims) == 4]
    assert [sorted(told.claims[name].quantity.value or 0 for name in one.claims) for one in found] == [[11, 49, 61, 62]]
    steps = [step.text.en for step in found[0].steps]
    assert steps[0].endswith("= 13") or "= 13" in steps[0]
    assert found[0].steps[0].interval == exactly(13) and found[0].steps[1].interval == exactly(11)
    assert "count more" in steps[2] and "also less" in steps[2]


def test_a_fall_of_a_whole_whose_part_rose_tells_what_is_left() -> None:
    told = audit(
        ("2020-02-01", "Năm 2019, huyện Ba Vì có 62 trường học; huyện có 42 trường công lập."),
        ("2023-02-01", "Năm 2022, huyện Ba Vì có 61 trường học; huyện có 50 trường công lập."),
    )
    (finding,) = told.of(Verdict.BREAK)
    assert [step.interval for step in finding.steps[-2:]] == [exactly(20), exactly(11)]
    assert len({name for step in finding.steps[-2:] for name in step.claims}) == 4


# ------------------------------------------------------------------------------------------------ bulletins

BULLETINS = (
    ("2024-09-08", "Bão số 3 đã làm 14 người chết tại tỉnh Quảng Ninh."),
    ("2024-09-09", "Bão số 3 đã làm 21 người chết tại tỉnh Quảng Ninh."),
    ("2024-09-09", "Bão số 3 đã làm 24 người chết tại tỉnh Quảng Ninh."),
    ("2024-09-11", "Bão số 3 đã làm 29 người chết tại tỉnh Quảng Ninh."),
)


@given(st.permutations(BULLETINS))
@settings(max_examples=10)
def test_bulletins_that_count_up_are_a_series_by_day(documents: list[tuple[str, str]]) -> None:
    told = audit(*documents)
    assert {one.verdict for one in told.shown.findings} == {Verdict.TREND}
    assert [point.value for point in told.series("dead").points] == [14, 24, 29]


def test_english_bulletins_without_a_day_take_the_day_of_issue() -> None:
    told = audit(
        ("2024-09-08", "The storm killed 14 people in Quang Ninh province."),
        ("2024-09-09", "The storm has killed 21 people in Quang Ninh province."),
    )
    assert [point.value for point in told.series("dead").points] == [14, 21]
    assert not told.of(Verdict.CONTRADICTION)


def test_one_bulletin_that_differs_from_itself_is_still_a_contradiction() -> None:
    second = "Bão số 3 đã làm 21 người chết tại tỉnh Quảng Ninh.\n\nBão số 3 làm 12 người chết tại tỉnh Quảng Ninh."
    told = audit(BULLETINS[0], ("2024-09-09", second))
    assert [told.figures(one) for one in told.of(Verdict.CONTRADICTION)] == [{"21 người", "12 người"}]


# ------------------------------------------------------------------------------------------------ implied twice


def test_a_finding_that_rests_on_two_implied_values_says_so() -> None:
    told = audit(
        ("2023-02-01", "Năm 2022, huyện Ba Vì có 61 trường học, tăng 11 trường so với năm 2014."),
        ("2015-02-01", "Năm 2014, tỷ lệ trường công lập của huyện Ba Vì là 80%."),
        ("2023-02-01", "Năm 2022, huyện Ba Vì có 60 trường công lập, tăng 10 trường công lập so với năm 2014."),
    )
    (finding,) = told.of(Verdict.CONTRADICTION)  # 80 % of 61 - 11 = 50 schools is 40, and 60 - 10 is 50
    assert any("2 implied values" in caveat.en for caveat in finding.caveats)


def test_a_finding_that_rests_on_one_implied_value_does_not() -> None:
    told = audit(*SHRUNK)
    (finding,) = told.of(Verdict.CONTRADICTION)
    assert not any("implied values" in caveat.en for caveat in finding.caveats)


# ------------------------------------------------------------------------------------------------ real reports


def test_each_suspicious_or_inconsistent_relation_of_the_real_reports_is_told(reports: Path, gold: Path) -> None:
    files, problems = sources([reports])
    result = audited(files, packs_for([]), problems)
    rows = {row["id"]: row for row in map(json.loads, (gold / "claims.jsonl").read_text("utf-8").splitlines())}
    told = [
        {*one.claims, *(name for step in one.steps for name in step.claims)}
        for one in result.findings
        if one.verdict in (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.BREAK)
    ]
    relations = [json.loads(text) for text in (gold / "relations.jsonl").read_text("utf-8").splitlines()]
    wrong = [one for one in relations if one["verdict"] in ("suspicious", "inconsistent")]
    assert len(wrong) == 5
    for relation in wrong:
        members = [rows[name] for name in relation["claims"] if rows[name]["is_quantity"]]
        meant = [
            {one.id for one in result.claims if one.document == row["doc"] and _overlaps(one, row)} for row in members
        ]
        assert any(all(ids & shown for ids in meant) for shown in told), relation["id"]


def _overlaps(claim: Claim, row: dict[str, int]) -> bool:
    return claim.span.start < row["core_end"] and row["core_start"] < claim.span.end


# ------------------------------------------------------------------------------------------------ the command


@given(st.lists(st.fractions(0, 1000), min_size=2, max_size=30))
def test_the_line_has_a_character_for_each_point_and_its_ends_are_the_extremes(values: list[Fraction]) -> None:
    drawn = line([Point(year(2000 + place), exactly(value), value, ()) for place, value in enumerate(values)])
    assert len(drawn) == len(values)
    if len(set(values)) > 1:
        assert drawn[values.index(max(values))] == "█" and drawn[values.index(min(values))] == "▁"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for issued, text in yearly([126, 141]):
        (tmp_path / f"{issued}.txt").write_text(f"{text}\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_the_command_prints_the_series_as_data(folder: Path, format: str) -> None:
    done = CliRunner().invoke(app, ["trends", str(folder), "--format", format])
    assert done.exit_code == 0
    rows = json.loads(done.stdout) if format == "json" else [json.loads(row) for row in done.stdout.splitlines()]
    assert [(row["indicator"], row["direction"], row["change"]) for row in rows] == [("schools", "up", 15)]


@pytest.mark.parametrize(("lang", "words"), [("vi", "chỉ tiêu"), ("en", "indicator")])
def test_the_command_draws_a_table(folder: Path, lang: str, words: str) -> None:
    done = CliRunner().invoke(app, ["trends", str(folder), "--lang", lang])
    assert done.exit_code == 0
    assert words in done.stdout and "▁█ ↑" in done.stdout and "+15" in done.stdout


@pytest.mark.parametrize(
    ("lang", "row"), [("vi", "2021: 412,5 · 2022: 435 tỷ đồng"), ("en", "2021: VND 412.5 billion · 2022: 435 billion")]
)
def test_what_all_amounts_of_a_row_begin_or_else_end_with_is_written_once(tmp_path: Path, lang: str, row: str) -> None:
    for when, amount in ((2021, "412,5"), (2022, "435")):
        (tmp_path / f"{when}.txt").write_text(f"Năm {when}, huyện Ba Vì thu ngân sách {amount} tỷ đồng.\n", "utf-8")
    done = CliRunner().invoke(app, ["trends", str(tmp_path), "--lang", lang], env={"COLUMNS": "160"})
    assert row in done.stdout


def test_the_command_says_that_there_are_findings_where_it_ends_so(tmp_path: Path) -> None:
    told = "Năm 2021, huyện Ba Vì có 126 trường học. Năm 2022, huyện có 141 trường học, tăng 25 trường so với năm 2021."
    (tmp_path / "a.txt").write_text(f"{told}\n", "utf-8")
    done = CliRunner().invoke(app, ["trends", str(tmp_path), "--lang", "en"])
    assert done.exit_code == 1 and "do not agree" in done.stderr


def test_a_format_that_does_not_exist_is_refused(folder: Path) -> None:
    done = CliRunner().invoke(app, ["trends", str(folder), "--format", "html"])
    assert done.exit_code == 2 and "text, json, jsonl" in done.output
