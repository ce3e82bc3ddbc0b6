"""The sample corpus: complete, in our own words, and with the figures it is meant to show."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

DEMO = Path(__file__).parent.parent / "audit" / "demo"
REPORTS = Path(__file__).parent.parent.parent / "shared" / "corpus"
DOCUMENTS = sorted(path for path in DEMO.iterdir() if path.suffix in {".txt", ".md"})
# Names of offices and phrases of law are common to all reports; nine words in a row that agree are a copy.
RUN = 9


def runs(words: str) -> Iterator[tuple[str, ...]]:
    found = re.findall(r"\w[\w,./%-]*", words.lower())
    return (tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1))


def text(name: str) -> str:
    return (DEMO / name).read_text(encoding="utf-8")


def listed() -> list[dict[str, str]]:
    return list(YAML(typ="safe").load(text("corpus.yaml"))["documents"])


def test_corpus_file_lists_every_document_once() -> None:
    assert sorted(entry["path"] for entry in listed()) == [path.name for path in DOCUMENTS]


def test_sample_shows_both_languages_and_the_dating_of_undated_documents() -> None:
    assert {entry["lang"] for entry in listed()} == {"vi", "en"}
    assert {"issued" in entry for entry in listed()} == {True, False}


def test_the_sample_report_shows_what_the_documents_are_for() -> None:
    """What is in the report is what is found now: `tests/test_notebooks.py`."""
    result = json.loads((DEMO.parents[1] / "reports" / "demo" / "result.json").read_text(encoding="utf-8"))
    verdicts = Counter(finding["verdict"] for finding in result["findings"])
    assert verdicts == {"contradiction": 3, "break": 2, "trend": 4}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_sample_is_in_our_own_words(path: Path) -> None:
    if not REPORTS.is_dir():
        pytest.skip(f"the real reports are not at {REPORTS}")
    copied = {shared for report in REPORTS.glob("*.txt") for shared in runs(report.read_text(encoding="utf-8"))}
    assert copied
    assert not copied.intersection(runs(text(path.name)))


FIGURES = (
    ("bac-tu-liem-tron-nam-tuoi.txt", ("49 trường", "62 trường", "38/42 trường", "71 nhà", "126 nhà", "16.154 tỷ")),
    ("truong-hoc-va-nha-van-hoa.md", ("141 nhà", "61 trường", "11 trường", "43 trường", "86%", "5/5 hộ", "1.027 hộ")),
    ("thi-dua-nam-2021.txt", ("3.300 tỷ", "103,8%", "3.180 tỷ", "233/473 hộ", "8.575m")),
    ("thu-ngan-sach-2014-2018.md", ("2.905 tỷ", "3.127 tỷ", "3.218 tỷ", "3.401 tỷ", "3.503 tỷ", "16.154 tỷ")),
    ("nam-tu-liem-nua-nam-2024.txt", ("2.789/4.800", "58,1%", "2 tỷ 333,1 triệu", "15 tỷ 660 triệu 750 ngàn đồng")),
    ("bao-cao-phuong-tu-liem.txt", ("65%", "khoảng 70%", "126 trường hợp", "6.153 tỷ", "350-400 đảng viên")),
    (
        "young-district.txt",
        ("49", "62", "38 of 42", "126 cultural houses", "16,154 billion", "412", "175", "146", "101"),
    ),
)


@pytest.mark.parametrize(("name", "figures"), FIGURES, ids=lambda value: value if isinstance(value, str) else "")
def test_sample_carries_its_figures(name: str, figures: tuple[str, ...]) -> None:
    assert [figure for figure in figures if figure not in text(name)] == []


def test_years_of_the_budget_add_up_to_the_total() -> None:
    rows = re.findall(r"^\| (\d{4}|Cộng) \| ([\d.]+) \|$", text("thu-ngan-sach-2014-2018.md"), re.MULTILINE)
    *years, total = (int(value.replace(".", "")) for _, value in rows)
    assert len(years) == 5
    assert sum(years) == total


def test_planted_error_is_that_parts_do_not_add_up() -> None:
    (lent,) = re.findall(r"lent to .*?(\d+).*?: (\d+) in .*?, (\d+) in .*? and (\d+) in", text("young-district.txt"))
    whole, *parts = map(int, lent)
    assert sum(parts) - whole == 10
