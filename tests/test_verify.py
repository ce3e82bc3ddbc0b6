"""Statements against documents: borne out, contradicted, true of another time, or open, with the arithmetic."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from audit.cli import app

VERIFY = json.loads((Path(__file__).parents[1] / "audit" / "schemas" / "verify.json").read_text(encoding="utf-8"))
EARLY = """UBND huyện Ba Vì
Ngày 15/12/2018
Năm 2018, huyện Ba Vì có 126 nhà văn hóa và 38/42 trường công lập đạt chuẩn quốc gia. Số hộ nghèo là 1.998 hộ.
"""
LATE = """UBND huyện Ba Vì
Ngày 20/12/2022
Năm 2022, huyện Ba Vì có 141 nhà văn hóa; 61 trường học, tăng 11 trường so với năm 2014. Tỷ lệ hộ nghèo còn 3,5%.
Thu ngân sách đạt hơn 900 tỷ đồng.
"""
COUNTY = """Harbour County Council annual report
Published 12 March 2024
In 2023 the county had 1,240 licensed childcare places, 140 more than in 2022. Libraries issued 312,000 books.
More than 200 people were hurt on the county's roads.
"""
RELEASE = """Riverside Holdings full-year results
12 March 2025
Riverside Holdings, the logistics group, said revenue rose 8% to £432.6 million in 2024 from £400.5 million a year
earlier. It employed 5,240 people at the end of December, 310 fewer than a year earlier.
Riverside Holdings runs 46 depots.
"""
PAPER = """Riverside counts the cost
13 March 2025
Riverside's annual profit dropped 15 per cent to £31.2m last year, the haulier said on Wednesday.
"""


def run(*words: str, code: int | None = None) -> str:
    told = CliRunner().invoke(app, ["verify", *words])
    assert code is None or told.exit_code == code, told.output
    return told.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"early.txt": EARLY, "late.txt": LATE}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("statement", "verdict", "figures"),
    [
        ("Năm 2022, huyện Ba Vì có 141 nhà văn hóa.", "supported", ["supported"]),
        ("Huyện Ba Vì có 141 nhà văn hóa.", "supported", ["supported"]),
        ("Huyện có khoảng 140 nhà văn hóa.", "supported", ["supported"]),  # the only place, and what `about` allows
        ("Huyện Ba Vì có 126 nhà văn hóa.", "unsupported", ["outdated"]),
        ("Huyện Ba Vì có 130 nhà văn hóa.", "contradicted", ["contradicted"]),
        ("Năm 2022, huyện Ba Vì có 126 nhà văn hóa.", "contradicted", ["contradicted"]),
        ("Năm 2020, huyện Ba Vì có 130 nhà văn hóa.", "unsupported", ["unsupported"]),
        ("Huyện Phúc Thọ có 130 nhà văn hóa.", "unsupported", ["unsupported"]),
        ("Năm 2014, huyện Ba Vì có 50 trường học.", "supported", ["supported"]),  # nobody printed it: 61 - 11
        ("Năm 2014, huyện Ba Vì có 49 trường học.", "contradicted", ["contradicted"]),
        ("Năm 2018 có 38/42 trường công lập đạt chuẩn quốc gia.", "supported", ["supported"]),
        ("Năm 2018 có 39/42 trường công lập đạt chuẩn quốc gia.", "contradicted", ["contradicted"]),
        ("Năm 2022, tỷ lệ hộ nghèo của huyện Ba Vì là 3,2%.", "contradicted", ["contradicted"]),
        ("Năm 2022, huyện Ba Vì thu ngân sách 950 tỷ đồng.", "supported", ["supported"]),  # more than 900, and near
        ("Năm 2022, huyện Ba Vì thu ngân sách 2.000 tỷ đồng.", "unsupported", ["unsupported"]),  # possible, not told
        ("Năm 2022 có 141 nhà văn hóa và 60 trường học.", "contradicted", ["supported", "contradicted"]),
        ("Mục tiêu năm 2022: 150 nhà văn hóa.", "unsupported", ["unsupported"]),  # a target is no result
        ("Ngày 20/12/2022, huyện họp.", "no_figures", []),
    ],
)
def test_a_statement_is_held_against_documents(
    folder: Path, statement: str, verdict: str, figures: Sequence[str]
) -> None:
    (told,) = json.loads(run(statement, "--against", str(folder), "--format", "json"))
    Draft202012Validator(VERIFY).validate(told)
    assert (told["verdict"], [one["verdict"] for one in told["figures"]]) == (verdict, figures)
    for one in told["figures"]:
        assert one["claim"]["document"] == "statement"
        assert one["steps"], "every verdict says why"
        assert bool(one["evidence"]) == (one["verdict"] != "unsupported")
        assert all(quote["claim"]["text"] in quote["quote"] for quote in one["evidence"])


@pytest.mark.parametrize(
    ("statement", "figures"),
    [
        ("Riverside's revenue was £432.6 million in 2024.", ["supported"]),
        ("Riverside's revenue was £4.326 billion in 2024.", ["contradicted"]),
        ("Riverside's revenue grew by £32.1 million in 2024.", ["supported"]),  # of no base: since the year before
        ("Riverside's revenue grew by £42 million in 2024.", ["contradicted"]),
        ("Riverside's profit fell 18% in 2024.", ["contradicted"]),
        ("Riverside employed 5,550 people at the end of 2023.", ["supported"]),
        ("Acme's revenue was £432.6 million in 2024.", ["unsupported"]),
        ("Acme employed 5,240 people in 2024.", ["unsupported"]),  # nobody has told of it
    ],
)
def test_a_statement_names_the_company_whose_figures_documents_tell(
    tmp_path: Path, statement: str, figures: Sequence[str]
) -> None:
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
    (told,) = json.loads(run(statement, "--against", str(tmp_path), "--format", "json"))
    assert [one["verdict"] for one in told["figures"]] == figures


def test_what_nobody_printed_is_derived_in_steps(folder: Path) -> None:
    told = run("Năm 2014, huyện Ba Vì có 50 trường học.", "--against", str(folder), "--lang", "en", code=0)
    assert "61 - 11 = 50" in told
    assert "50 = 50" in told


def test_a_row_of_a_table_is_quoted_without_its_empty_cells(tmp_path: Path) -> None:
    table = "| STT | Nội dung | Năm 2022 |\n| 1 | Số thôn | 118 |\n|  | Số trường học | 61 |\n"
    (tmp_path / "a.md").write_text(f"# Huyện Ba Vì năm 2022\n\n{table}", "utf-8")
    told = run("Năm 2022, huyện Ba Vì có 61 trường học.", "--against", str(tmp_path), "--lang", "vi", code=0)
    assert "“Số trường học | 61”" in told


def test_exit_codes(folder: Path) -> None:
    against = ("--against", str(folder / "early.txt"), str(folder / "late.txt"))  # as the shell expands `*.txt`
    run("Huyện Ba Vì có 141 nhà văn hóa.", *against, code=0)
    run("Huyện Ba Vì có 130 nhà văn hóa.", *against, code=1)
    run("Huyện Ba Vì có 130 nhà văn hóa.", *against, "--fail-on", "never", code=0)
    run("Huyện Ba Vì họp.", *against, code=4)
    run("Huyện Ba Vì có 130 nhà văn hóa.", code=2)
    run("Huyện Ba Vì có 130 nhà văn hóa.", "--against", str(folder / "none.txt"), code=2)


def test_pairs_are_checked_row_by_row(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "statement": "The county had 1,100 licensed childcare places in 2022.", "evidence": COUNTY},
        {"id": "b", "statement": "Libraries issued 300,000 books in 2023.", "evidence": ["Nothing here.", COUNTY]},
        {"id": "c", "statement": "The council met.", "evidence": COUNTY},
        {"id": "d", "statement": "Số hộ nghèo là 1.998 hộ.", "evidence": EARLY},
    ]
    file = tmp_path / "pairs.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    file.write_text("\n".join(lines), encoding="utf-8")
    told = [json.loads(line) for line in run("--pairs", str(file), "--format", "jsonl", code=1).splitlines()]
    assert [(one["id"], one["verdict"]) for one in told] == [
        ("a", "supported"),
        ("b", "contradicted"),
        ("c", "no_figures"),
        ("d", "supported"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "expected an object"),
        ('{"id": "a", "evidence": "x"}', '"statement": expected a text'),
        ('{"id": "a", "statement": "x", "evidence": [1]}', '"evidence": expected a text or a list of texts'),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_the_rest_is_checked(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "pairs.jsonl"
    good = json.dumps({"id": "a", "statement": "The county had 1,240 licensed childcare places.", "evidence": COUNTY})
    file.write_text(f"{line}\n{good}\n", encoding="utf-8")
    told = CliRunner().invoke(app, ["verify", "--pairs", str(file), "--format", "jsonl"])
    assert told.exit_code == 3
    assert f"{file}:1: {said}" in told.stderr
    assert json.loads(told.stdout)["verdict"] == "supported"


def test_a_document_bears_itself_out(folder: Path) -> None:
    """No figure of a document is contradicted by the document; what bears it out is told in its own words."""
    for text in (EARLY, LATE):
        (told,) = json.loads(run(text, "--against", str(folder), "--format", "json"))
        assert {one["verdict"] for one in told["figures"]} == {"supported"}


STATEMENTS = Path(__file__).parent / "verify" / "statements.jsonl"


def test_statements_of_many_kinds_and_fields(tmp_path: Path) -> None:
    """Each row is a document with statements about it; `?` before a verdict says that it is not found yet, which may
    leave a statement unsupported but never give it the wrong verdict.
    """
    wanted, lines = {}, []
    for number, row in enumerate(map(json.loads, STATEMENTS.read_text(encoding="utf-8").splitlines())):
        for place, (verdict, statement) in enumerate(row["statements"]):
            id = f"{number}.{place}"
            wanted[id] = (verdict, statement)
            lines.append(json.dumps({"id": id, "statement": statement, "evidence": row["evidence"]}))
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told = run("--pairs", str(tmp_path / "pairs.jsonl"), "--format", "jsonl", code=1).splitlines()
    wrong = []
    for one in map(json.loads, told):
        verdict, statement = wanted[one["id"]]
        figures = [figure["verdict"] for figure in one["figures"]]
        found = "outdated" if "outdated" in figures and one["verdict"] == "unsupported" else one["verdict"]
        allowed = (verdict,) if verdict[0] != "?" else (verdict[1:], "unsupported")
        if found not in allowed:
            wrong.append((verdict, found, statement))
    assert wrong == []


def test_documents_say_nothing_of_statements_about_others(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in STATEMENTS.read_text(encoding="utf-8").splitlines()]
    lines = [
        json.dumps({"id": statement, "statement": statement, "evidence": other["evidence"]})
        for step in (1, 5)
        for row, other in zip(rows, rows[step:] + rows[:step], strict=True)
        for _, statement in row["statements"]
    ]
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told = map(json.loads, run("--pairs", str(tmp_path / "pairs.jsonl"), "--format", "jsonl", code=0).splitlines())
    assert [one["id"] for one in told if one["verdict"] in ("supported", "contradicted")] == []
