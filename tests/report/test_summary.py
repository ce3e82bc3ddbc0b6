"""The summary on a terminal: readable in 80 columns, without colour, in both languages, and safe to print."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from audit import summary
from audit.model import Result, Severity, Text, Verdict


def printed(result: Result, lang: str, terminal: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=80, force_terminal=terminal, color_system="truecolor" if terminal else None
    )
    summary.print(result, lang, console, "reports/report.html")
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_fits_and_names_every_finding_that_stands_with_its_places(lang: str, result: Result) -> None:
    text = printed(result, lang)
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "\x1b" not in text
    flat = " ".join(text.split())
    for finding in result.findings:
        assert (getattr(finding.message, lang) in flat) == (finding.id != "parts-144"), finding.id
    assert "49 trường 2019/nam-nam.txt:3" in flat
    assert "61 - 11 = 50" in flat
    assert "reports/report.html" in flat


def test_the_counts_leave_out_what_a_reviewer_dismissed(result: Result) -> None:
    flat = " ".join(printed(result, "en").split())
    assert "5 documents, 21 figures: 2 contradictions, 1 tension, 2 breaks" in flat
    assert "16 of 21 figures were checked (76%)" in flat
    assert "Not checked: " in flat
    assert "1 finding dismissed by a reviewer" in flat
    assert "la/hỏng.pdf: Không mở được" in flat


def test_only_the_heaviest_findings_are_listed_and_the_rest_counted(result: Result) -> None:
    first = result.findings[1]
    many = tuple(replace(first, id=f"f{n:03}", message=Text(f"Số {n}.", f"Number {n}.")) for n in range(50))
    text = printed(replace(result, findings=many), "en")
    assert text.count("Contradiction:") == summary.SHOWN
    assert f"and {50 - summary.SHOWN} more in reports/report.html" in text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("gaps", "folded"), [(summary.FEW, False), (summary.FEW + 1, True)])
def test_figures_that_could_not_be_compared_are_told_in_one_line_unless_few(
    lang: str, gaps: int, folded: bool, result: Result
) -> None:
    ids = [claim.id for claim in result.claims]
    made = [
        replace(
            result.findings[0],
            id=f"g{number}",
            verdict=Verdict.GAP,
            severity=Severity.INFO,
            message=Text(f"Hai số {number}.", f"Two figures {number}."),
            claims=(ids[number], ids[number + 1]),
        )
        for number in range(gaps)
    ]
    text = printed(replace(result, findings=(result.findings[0], *made)), lang)
    line = {"vi": f"{gaps + 1} số liệu không so được", "en": f"{gaps + 1} figures could not be compared"}[lang]
    assert (line in text) is folded
    assert (getattr(made[0].message, lang) in text) is not folded
    assert getattr(result.findings[0].message, lang)[:20] in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_a_document_cannot_write_on_the_terminal(result: Result) -> None:
    hostile = Text("[red]\x1b]0;tựa\x07[/red]", "[red]\x1b]0;title\x07[/red]")
    text = printed(replace(result, findings=(replace(result.findings[0], message=hostile),)), "en")
    assert "\x1b" not in text and "\x07" not in text
    assert "[red]" in text


def test_colour_only_adds_to_the_words(result: Result) -> None:
    from rich.text import Text as Rich

    coloured = Rich.from_ansi(printed(result, "vi", terminal=True)).plain
    assert [line.rstrip() for line in coloured.splitlines()] == [
        line.rstrip() for line in printed(result, "vi").splitlines()
    ]


def test_an_empty_result_says_so(nothing: Result) -> None:
    assert "0 documents, 0 figures: 0 findings" in printed(nothing, "en")
    assert "%" not in printed(nothing, "en")
