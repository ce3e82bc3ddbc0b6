"""Words and numbers of both languages, quotes, and the geometry of the drawings."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import audits
import pytest
from hypothesis import given
from hypothesis import strategies as st

import audit
from audit import model
from audit.interval import Interval, exactly
from audit.model import Finding, Measure, Period, Point, Result, Series, Severity, Step, Text, Verdict
from audit.report.view.cards import where
from audit.report.view.charts import WIDTH, line_chart, number_line
from audit.report.view.indexes import index, ordered
from audit.report.view.quotes import FIGURE, quote
from audit.report.view.words import words

VI, EN = words("vi"), words("en")
PHRASES: dict[str, dict[str, str]] = json.loads(
    files("audit.report.view").joinpath("strings.json").read_text(encoding="utf-8")
)
fractions = st.fractions(min_value=-(10**13), max_value=10**13, max_denominator=1000)


def holes(phrase: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", phrase))


def test_what_is_wrong_with_a_file_is_told_in_both_languages() -> None:
    package = Path(audit.__file__).parent
    told = {
        re.sub(r"\{[^{}]*\}", "7", string.replace("{_WHAT}", "a workbook"))
        for path in (package / "packages.py", package / "sources.py", *(package / "load").rglob("*.py"))
        for string in re.findall(r"Unreadable\(\s*f?\"([^\"]+)\"", path.read_text(encoding="utf-8"))
    }
    assert len(told) > 10
    assert [one for one in told if VI.problem(one) == one] == []
    assert [one for one in told if EN.problem(one) != one] == []


def test_every_phrase_is_there_in_both_languages_with_the_same_places_to_fill() -> None:
    for key, phrase in PHRASES.items():
        assert set(phrase) == {"vi", "en"}, key
        assert phrase["vi"].strip() and phrase["en"].strip(), key
        forms = phrase["en"].split("|")
        assert all(holes(form) == holes(phrase["vi"]) for form in forms), key
        assert not re.search("[à-ỹđ]", phrase["en"].lower()), key


def test_every_phrase_that_is_asked_for_exists_and_every_phrase_is_asked_for() -> None:
    folder = Path(audit.__file__).parent
    sources = [folder / "summary.py", *folder.glob("report/**/*.py"), *folder.glob("report/templates/*.*")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    asked = set(re.findall(r"""(?:say|count)\(["']([\w.]*\w)["'][,)]""", text))
    assert asked <= set(PHRASES)
    families = set(re.findall(r"""["'](\w+\.)(?:["']|\{)""", text))
    literal = set(re.findall(r"""["']([\w.]+)["']""", text))
    unused = {key for key in PHRASES if key not in literal and not key.startswith(tuple(families))}
    assert not unused


@pytest.mark.parametrize("kind", [Verdict, Severity, Measure, model.Modality, model.Hedge, model.Basis])
def test_every_word_of_a_closed_set_has_its_phrase(kind: type[Verdict]) -> None:
    family = {model.Basis: ("basis", "issued"), Verdict: ("verdict", "meaning", "count")}
    for name in family.get(kind, (kind.__name__.lower(),)):
        assert all(f"{name}.{member}" in PHRASES for member in kind)


# Numbers as Vietnamese and English print them; the last two are how a number that was cut short is marked.
@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (Fraction(16154), "16.154", "16,154"),
        (Fraction("78.3"), "78,3", "78.3"),
        (Fraction(-1234567), "−1.234.567", "−1,234,567"),
        (Fraction("0.05"), "0,05", "0.05"),
        (0, "0", "0"),
        (Fraction(3800, 42), "≈ 90,48", "≈ 90.48"),
        (Fraction(1, 3), "≈ 0,3333", "≈ 0.3333"),
    ],
)
def test_numbers_are_written_as_in_the_language(value: Fraction, vi: str, en: str) -> None:
    assert (VI.number(value), EN.number(value)) == (vi, en)


@pytest.mark.parametrize(
    ("value", "unit", "vi", "en"),
    [
        (16154 * 10**9, "VND", "16.154 tỷ đồng", "VND 16,154 billion"),
        (78_300_000, "VND", "78,3 triệu đồng", "VND 78.3 million"),
        (4_500_000, "VND/người/tháng", "4,5 triệu đồng/người/tháng", "VND 4.5 million/người/tháng"),
        (2_500_000, "USD", "2,5 triệu USD", "USD 2.5 million"),
        (-2_500_000, "USD", "−2,5 triệu USD", "−USD 2.5 million"),
        (86, "percent", "86%", "86%"),
        (-5, "percentage_point", "−5 điểm phần trăm", "−5 percentage points"),
        (Fraction("10.09"), "km2", "10,09 km²", "10.09 km²"),
        (61, "trường", "61 trường", "61 trường"),
        (12, "", "12", "12"),
    ],
)
def test_amounts_carry_their_unit(value: int | Fraction, unit: str, vi: str, en: str) -> None:
    assert (VI.amount(value, unit), EN.amount(value, unit)) == (vi, en)


@pytest.mark.parametrize(
    ("interval", "vi", "en"),
    [
        (exactly(50), "50%", "50%"),
        (audits.between("64.5", "66", high_open=True), "từ 64,5% đến dưới 66%", "64.5% to below 66%"),
        (audits.between("1", "2"), "từ 1% đến 2%", "1% to 2%"),
        (audits.between("1", "2", low_open=True), "trên 1% đến 2%", "above 1% to 2%"),
        (audits.between("1", "2", True, True), "trên 1% đến dưới 2%", "above 1% to below 2%"),
        (Interval(Fraction(28), None, True), "trên 28%", "above 28%"),
        (Interval(Fraction(28)), "từ 28% trở lên", "28% or more"),
        (Interval(None, Fraction(5), False, True), "dưới 5%", "below 5%"),
        (Interval(None, Fraction(5)), "đến 5%", "up to 5%"),
        (Interval(), "bất kỳ", "anything"),
        (
            Interval(Fraction(2499988, 10**7) / 3 * 100, Fraction(2500013, 10**7) / 3 * 100, False, True),
            "từ ≈ 8,3333% đến dưới ≈ 8,3334%",
            "≈ 8.3333% to below ≈ 8.3334%",
        ),
        (
            audits.between("18.9149995", "18.915001"),
            "từ ≈ 18,915000% đến 18,915001%",
            "≈ 18.915000% to 18.915001%",
        ),
    ],
)
def test_ranges_say_which_ends_belong_to_them(interval: Interval, vi: str, en: str) -> None:
    assert (VI.bounds(interval, "percent"), EN.bounds(interval, "percent")) == (vi, en)


@given(fractions)
def test_a_written_number_reads_back_as_the_number_unless_it_is_marked_as_cut(value: Fraction) -> None:
    written = EN.number(value)
    read = Fraction(written.removeprefix("≈ ").replace("−", "-").replace(",", ""))
    if written.startswith("≈"):
        assert abs(read - value) <= abs(value) / 500
    else:
        assert read == value
    assert VI.number(value).translate(str.maketrans(".,", ",.")) == written


@pytest.mark.parametrize(("chance", "written"), [(0.02, "2%"), (0.14, "14%"), (0.001, "0,1%"), (0.00001, "< 0,1%")])
def test_a_small_chance_is_never_written_as_none(chance: float, written: str) -> None:
    assert VI.chance(chance) == written


def test_only_everything_is_a_hundred_percent() -> None:
    assert (VI.share(999, 1000), VI.share(1000, 1000), VI.share(0, 0)) == ("99%", "100%", "0%")


def test_findings_of_the_same_weight_keep_one_order_whatever_the_input_order(result: Result) -> None:
    assert ordered(result.findings) == ordered(tuple(reversed(result.findings)))


@given(st.text(alphabet="ab \n\r😀é\u0301.", max_size=60), st.integers(1, 8), st.text(alphabet="ab \n", max_size=60))
def test_a_quote_holds_the_figure_whole_and_only_words_of_its_sentence(left: str, width: int, right: str) -> None:
    figure = "7" * width
    raw = f"x{left}{figure}{right}y"
    source = audits.document("a.txt", raw)
    claim = audits.claim(source, figure, "", exactly(7), "", None)
    for sentence in (model.Span(0, 0), model.Span(0, len(raw)), claim.span):
        quoted = quote(source, replace(claim, sentence=sentence))
        assert [piece.text for piece in quoted.pieces if piece.role == FIGURE] == [figure]
        assert quoted.text.split() == raw[quoted.span.start : quoted.span.end].split()


def test_a_long_sentence_is_cut_around_its_figure() -> None:
    raw = "chữ " * 200 + "5 trường" + " chữ" * 200
    source = audits.document("a.txt", raw)
    claim = replace(audits.claim(source, "5 trường", "", exactly(5), "", None), sentence=model.Span(0, len(raw)))
    text = quote(source, claim).text
    assert text.startswith("… chữ") and text.endswith("chữ …")
    assert "5 trường" in text and len(text) < 400


def test_the_words_that_prove_a_reading_are_pieces_of_the_quote() -> None:
    raw = "Năm 2022, quận có 61 trường."
    source = audits.document("a.txt", raw)
    proofs = (("period", model.Span(0, 8)), ("place", model.Span(10, 14)), ("unit", model.Span(21, 27)))
    claim = replace(audits.claim(source, "61 trường", "", exactly(61), "", None), evidence=proofs)
    pieces = [(piece.text, piece.role) for piece in quote(source, claim).pieces if piece.role]
    assert pieces == [("Năm 2022", "period"), ("quận", "place"), ("61 trường", FIGURE)]  # the figure outranks its unit


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(fractions), draw(fractions)))
    shape = draw(st.integers(0, 3))
    if shape == 0 or low == high:
        return exactly(low)
    return Interval(None if shape == 1 else low, None if shape == 2 else high, shape != 1, shape != 2)


@given(intervals(), intervals(), st.sampled_from([Verdict.CONTRADICTION, Verdict.TENSION]))
def test_a_number_line_keeps_both_ranges_inside_and_says_whether_they_meet(
    one: Interval, two: Interval, verdict: Verdict
) -> None:
    steps = tuple(Step(Text("a", "a"), (), interval, "percent") for interval in (one, two))
    line = number_line(Finding("f", "core/same", verdict, Severity.ERROR, 1.0, Text("", ""), (), steps), VI)
    if line is None:
        assert verdict is Verdict.CONTRADICTION and one.meet(two) is not None
        return
    assert line.apart == (one.meet(two) is None)
    for bar, interval in zip(line.bars, (one, two), strict=True):
        assert 0 <= bar.left <= bar.right <= WIDTH
        assert (bar.left_end == "endless") == (interval.low is None)
    for left, right in zip(line.ticks, line.ticks[1:], strict=False):
        assert 0 <= left.at < right.at <= WIDTH
        assert right.at - left.at > 5 * max(len(left.label), len(right.label)) or len(line.ticks) == 2
    lows = [(interval.low, bar.left) for interval, bar in zip((one, two), line.bars, strict=True) if interval.low]
    assert sorted(lows) == sorted(lows, key=lambda pair: (pair[1], pair[0]))


def test_a_range_without_any_end_is_not_drawn() -> None:
    steps = tuple(Step(Text("a", "a"), (), Interval(), "percent") for _ in range(2))
    tension = Finding("f", "core/same", Verdict.TENSION, Severity.INFO, 1.0, Text("", ""), (), steps)
    assert number_line(tension, VI) is None


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(st.lists(st.tuples(days, st.integers(1, 800), fractions), min_size=2, max_size=12))
def test_a_chart_is_to_scale_in_time_and_value_and_stays_inside(points: list[tuple[date, int, Fraction]]) -> None:
    made = tuple(
        Point(Period(start, date.fromordinal(start.toordinal() + length)), Interval(value, value + 1), value, ())
        for start, length, value in sorted(points)
    )
    chart = line_chart(Series("i", None, Measure.LEVEL, "percent", made), EN)
    assert chart is not None
    for dot, point in zip(chart.dots, made, strict=True):
        assert 0 <= dot.x <= WIDTH and 0 < dot.top <= dot.y <= dot.bottom < 210
        others = ((other, known) for other, known in zip(chart.dots, made, strict=True) if known is not point)
        assert all((other.y >= dot.y) for other, known in others if (known.value or 0) < (point.value or 0))
    assert 1 <= len(chart.times) <= 9 and all(-24 <= tick.at <= WIDTH + 24 for tick in chart.times)


def test_labels_of_a_chart_keep_clear_of_each_other() -> None:
    days = [date(2023, 7, 2), date(2024, 12, 18), date(2024, 12, 20)]
    made = tuple(
        Point(Period(day, date.fromordinal(day.toordinal() + 1)), exactly(46), Fraction(46), ()) for day in days
    )
    chart = line_chart(Series("i", None, Measure.LEVEL, "", made), EN)
    assert chart is not None
    assert [dot.label is None for dot in chart.dots] == [False, True, False]


@pytest.mark.parametrize(("lang", "said"), [("vi", "bảng 2, ô C5"), ("en", "table 2, cell C5")])
def test_a_cell_is_named_in_the_language_of_the_reader(lang: str, said: str, result: Result) -> None:
    claim = replace(result.claims[0], table_cell="Table 2!C5", page=None)
    assert where(claim, words(lang)) == said


def test_one_point_is_no_chart() -> None:
    point = Point(audits.year(2020), exactly(1), Fraction(1), ())
    assert line_chart(Series("i", None, Measure.LEVEL, "", (point,)), VI) is None


def test_a_finding_is_drawn_with_the_series_that_holds_most_of_its_figures(result: Result) -> None:
    known = index(result)
    drawn = {finding.id: known.drawn(finding) for finding in known.findings}
    assert drawn["schools-fall"] is not None and drawn["schools-fall"].indicator == "schools"
    assert drawn["65vs70"] is None
