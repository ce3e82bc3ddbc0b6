"""Selecting by time: what a span holds, and that comparisons say what they say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import periods
from audit.model import Cell, Rule, Severity, Text
from audit.selection import selected, span

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def fits(period: str | None, *spans: str) -> bool:
    rule = Rule("my/rule", "same", Severity.INFO, Text("a", "a"), where=(("period", spans),))
    return selected(rule, Cell("schools", period=None if period is None else periods.parse(period)))


@pytest.mark.parametrize(
    ("told", "period", "held"),
    [
        ("2020", "2020", True),
        ("2020", "2020-06", True),
        ("2020", "2020-12-31", True),
        ("2020", "2021-01-01", False),
        ("2020-06", "2020", False),
        ("2015-2019", "2015-2019", True),
        ("2015-2019", "2017", True),
        ("2015-2019", "2019-2021", False),
        (">= 2020", "2020-01-01", True),
        (">=2020", "2019-12-31", False),
        ("> 2020", "2020-12-31", False),
        ("> 2020", "2021", True),
        ("<= 2020", "2020-12-31", True),
        ("< 2020-07", "2020-06", True),
        ("< 2020-07", "2020-07-01", False),
    ],
)
def test_a_period_fits_a_span_that_holds_all_of_it(told: str, period: str, held: bool) -> None:
    assert fits(period, told) is held


def test_a_figure_without_a_time_fits_no_span_and_one_of_several_is_enough() -> None:
    assert not fits(None, ">= 1900")
    assert fits("2021", "< 2000", "> 2020")


@given(DAYS, DAYS)
def test_each_day_is_before_at_or_after_another(day: date, other: date) -> None:
    before, after = fits(str(day), f"< {other}"), fits(str(day), f"> {other}")
    assert [before, fits(str(day), str(other)), after].count(True) == 1
    assert fits(str(day), f"<= {other}") is not after
    assert fits(str(day), f">= {other}") is not before
    assert span(f"> {other}")[0] == other + timedelta(days=1)


@pytest.mark.parametrize("text", ["", "soon", "2021-13", "=> 2020", "= 2020", "> ", "2019-2015", "<> 2020"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        span(text)


@pytest.mark.parametrize(
    ("globs", "held"),
    [
        (["2023/*"], True),
        (["*.md"], True),
        (["reports/*", "2023/ba-vi.*"], True),
        (["*.txt"], False),
        (["ba-vi.md"], False),
    ],
)
def test_a_figure_is_of_every_document_that_speaks_of_it(globs: list[str], held: bool) -> None:
    rule = Rule("my/rule", "same", Severity.INFO, Text("a", "a"), where=(("source", tuple(globs)),))
    assert selected(rule, Cell("schools"), lambda cell: ["2023/ba-vi.md", "2022/ba-vi.pdf"]) is held
    assert not selected(rule, Cell("schools"))
