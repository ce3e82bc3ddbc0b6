"""What holds for every output format, and for each of the small ones."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from audit import records, report
from audit.corpora import sources
from audit.model import Result
from audit.pipeline import audited, packs_for
from audit.report.github import _data, _property
from audit.report.md import plain

FOLDER = Path(report.__file__).parent
QUICK = [name for name in report.formats() if name not in ("ipynb", "xlsx")]


def test_every_file_of_the_folder_is_a_format_and_says_what_it_writes() -> None:
    names = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
    assert list(report.formats()) == names
    written = [file for name in names for file in report.files(name) if name != "ipynb"]
    assert len(written) == len(set(written))


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"no format 'pdf': expected one of csv, "):
        report.files("pdf")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", QUICK)
def test_a_format_writes_its_files_and_the_same_bytes_each_time(name: str, lang: str, result: Result) -> None:
    once, again = report.rendered(result, [name], lang), report.rendered(result, [name], lang)
    assert tuple(once) == report.files(name)
    assert once == again
    for content in once.values():
        content.decode("utf-8")


@pytest.mark.parametrize("name", QUICK)
def test_an_empty_result_has_every_file_too(name: str, nothing: Result) -> None:
    assert all(report.rendered(nothing, [name], "vi").values()) or name == "github"


@pytest.mark.parametrize("name", [name for name in QUICK if name not in ("json", "csv")])
def test_every_finding_is_in_every_report_also_those_dismissed(name: str, result: Result) -> None:
    for lang in ("vi", "en"):
        text = "".join(content.decode() for content in report.rendered(result, [name], lang).values())
        seen = re.sub(r"\\(.)", r"\1", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        for finding in result.findings:
            message = getattr(finding.message, lang)
            assert message in seen.replace("%25", "%"), (name, lang, message)


def test_the_csv_files_hold_the_records_and_no_formula(result: Result) -> None:
    files = report.rendered(result, ["csv"], "vi")
    rows = list(csv.DictReader(io.StringIO(files["claims.csv"].decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [claim.id for claim in result.claims]
    assert set(rows[0]) == set(records.claim(result.claims[0]))
    assert len(list(csv.reader(io.StringIO(files["findings.csv"].decode("utf-8-sig"))))) == 1 + len(result.findings)
    for content in files.values():
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            assert not any(re.match(r"[=@+]|-(?![0-9.])", cell) for cell in row)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-x", "@cmd", "\tx"])
def test_a_text_that_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    from audit.report.csv import _inert

    assert _inert(text) == "'" + text
    assert _inert(-1) == -1


def test_the_workbook_has_a_sheet_for_each_table_and_keeps_texts_as_texts(result: Result) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    openpyxl = pytest.importorskip("openpyxl", reason="needed to read the workbook back")
    once = report.rendered(result, ["xlsx"], "en")["report.xlsx"]
    assert once == report.rendered(result, ["xlsx"], "en")["report.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(once))
    assert book.sheetnames == ["Findings", "Figures", "Series", "Not checked", "Documents"]
    assert book["Figures"].max_row == 1 + len(result.claims)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)


def test_junit_counts_what_it_holds(result: Result) -> None:
    root = ElementTree.fromstring(report.rendered(result, ["junit"], "vi")["junit.xml"])
    assert (root.get("failures"), root.get("errors"), root.get("skipped")) == ("2", "1", "1")
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
    ruled = {rule.id for pack in result.packs for rule in pack.rules} | {finding.rule for finding in result.findings}
    assert {case.get("classname") for case in root.iter("testcase")} == ruled


def test_github_annotates_the_line_and_columns_of_the_main_figure(result: Result) -> None:
    lines = report.rendered(result, ["github"], "en")["github.txt"].decode().splitlines()
    assert len(lines) == len(result.findings)
    assert lines[0].startswith("::error file=2022/truong-lop.md,line=3,endLine=3,col=24,endColumn=33,title=Contra")
    levels = Counter(line.split()[0] for line in lines)
    assert levels == {"::error": 2, "::warning": 4, "::notice": 4}
    assert _data("50%\nx") == "50%25%0Ax"
    assert _property("a:b,c") == "a%3Ab%2Cc"


def test_code_hosts_are_told_of_files_as_seen_from_where_the_audit_ran(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    text = "In 2023 the county had 1,240 licensed childcare places. In 2023 it had 1,310 licensed childcare places."
    (tmp_path / "docs" / "a b.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = audited(sources(["docs"])[0], packs_for(["core"]))
    written = report.rendered(found, ["github", "sarif"], "en")
    assert "file=docs/a b.txt," in written["github.txt"].decode()
    (run,) = json.loads(written["report.sarif"])["runs"]
    assert run["artifacts"][0]["location"]["uri"] == "docs/a%20b.txt"
    place = run["results"][0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "docs/a%20b.txt"
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "a b.txt"


def test_sarif_names_every_place_with_a_region_that_is_the_figure(result: Result) -> None:
    log = json.loads(report.rendered(result, ["sarif"], "en")["report.sarif"])
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    raws = {document.id: document.raw for document in result.documents}
    assert len(run["results"]) == len(result.findings)
    for found in run["results"]:
        assert rules[found["ruleIndex"]] == found["ruleId"]
        assert (found["level"] == "none") == (found["kind"] != "fail")
        for place in [*found["locations"], *found["relatedLocations"]]:
            raw = raws[place["logicalLocations"][0]["fullyQualifiedName"]]
            region = place["physicalLocation"]["region"]
            start = region["charOffset"]
            assert raw[start : start + region["charLength"]] == region["snippet"]["text"]
            line = raw.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is False
    statuses = {found["partialFingerprints"]["finding/v1"]: found.get("suppressions") for found in run["results"]}
    assert statuses["parts-144"][0]["status"] == "accepted"
    assert statuses["5a1c0ffee0d1"] is None


@pytest.mark.parametrize("text", ["# a", "*b*", "[x](y)", "<script>", "a|b", "`c`", "line\nbreak"])
def test_markdown_takes_no_mark_from_a_text(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)[`*_\[\]<>#|]", shown)


def test_the_notebook_is_run_and_reads_the_result_beside_it(result: Result) -> None:
    pytest.importorskip("nbclient", reason="the extra notebook is not installed")
    once, again = (report.rendered(result, ["ipynb"], "en") for _ in range(2))
    assert once == again
    assert once["result.json"] == report.rendered(result, ["json"], "en")["result.json"]
    cells = json.loads(once["findings.ipynb"])["cells"]
    outputs = ["".join(output["data"]["text/html"]) for cell in cells for output in cell.get("outputs", ())]
    assert len(outputs) == sum(cell["cell_type"] == "code" for cell in cells) - 1  # the imports show nothing
    for finding in result.findings:
        assert any(finding.message.en.split("<")[0] in output for output in outputs)
