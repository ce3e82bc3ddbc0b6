"""Decisions: they mark findings and hide none, they end, they are reported when nothing matches them any more.

The documents are two of our own that differ on one figure; what is tested is the line from them to the exit code.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from audit.cli import app
from audit.decisions import Entry, decided, decisions
from audit.model import Decision, Finding, Severity, Text, Verdict
from audit.packs import PackErrors

ONE = "Năm 2022, huyện Ba Vì có 147 trường học.\n"
TWO = "Huyện Ba Vì năm 2022 có 174 trường học.\n"


def finding(id: str) -> Finding:
    return Finding(
        id, "core/same", Verdict.CONTRADICTION, Severity.ERROR, 0.9, Text("hai số", "two figures"), ("a", "b")
    )


def entry(id: str, status: str = "dismissed", until: str = "") -> Entry:
    return Entry(id, Decision(status, "two ways of counting", until=until), "decisions.yaml", 1)


# ------------------------------------------------------------------------------------------------ the law of it


@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.lists(st.sampled_from("abcdefgh"), unique=True),
    st.sampled_from(["confirmed", "explained", "dismissed"]),
)
def test_no_decision_hides_a_finding_and_none_is_lost(found: list[str], told: list[str], status: str) -> None:
    outcome = decided([finding(id) for id in found], [entry(id, status) for id in told], date(2024, 1, 1))
    kept, gaps = outcome.findings[: len(found)], outcome.findings[len(found) :]
    assert [one.id for one in kept] == found
    assert [one.id for one in kept if one.decision] == [id for id in found if id in told]
    assert [one.finding for one in outcome.unmatched] == [id for id in told if id not in found]
    assert len(gaps) == len(outcome.unmatched) == len({gap.id for gap in gaps})
    assert all(gap.verdict is Verdict.GAP and not gap.claims for gap in gaps)


@pytest.mark.parametrize(("today", "holds"), [("2024-12-30", True), ("2024-12-31", True), ("2025-01-01", False)])
def test_a_decision_holds_up_to_its_last_day(today: str, holds: bool) -> None:
    outcome = decided([finding("a")], [entry("a", until="2024-12-31")], date.fromisoformat(today))
    (one,) = outcome.findings
    assert (one.decision is not None) is holds
    assert len(outcome.lapsed) == len(one.caveats) == (0 if holds else 1)
    assert holds or "2024-12-31" in one.caveats[0].vi


# ------------------------------------------------------------------------------------------------ the file

GOOD = """\
- id: 4aedb1bdf6bf
  status: explained
  reason: the later report counts branches too
  by: Lan
  date: 2024-01-02
  until: 2024-12-31
- id: "123456789012"
  status: confirmed
  reason: told the office
"""


def test_a_file_is_read_with_the_lines_of_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(GOOD, "utf-8")
    one, two = decisions([path])
    assert one.decision == Decision(
        "explained", "the later report counts branches too", "Lan", "2024-01-02", "2024-12-31"
    )
    assert (two.finding, two.line) == ("123456789012", 7)


FAULTS = [
    ("status: explained", "staus: explained", "2:3: unknown key `staus`", "did you mean `status`?"),
    ("status: explained", "status: dismised", "2:11: `dismised` is not allowed for `status`", "`dismissed`?"),
    ("  reason: told the office\n", "", "7:3: the key `reason` is missing in entry 2", "Why: what a colleague"),
    ("reason: told the office", 'reason: " "', "9:11: `reason` is empty", "Why: what a colleague"),
    ('"123456789012"', "123456789012", "7:7: `id` must be text, not the number 123456789012", "in quotes"),
    ('"123456789012"', "4aedb1bdf6bf", "7:7: the finding `4aedb1bdf6bf` is decided twice", "keep one of the two"),
    ("date: 2024-01-02", "date: 2024-02-30", "5:9: there is no day `2024-02-30`", "2024-07-03"),
    ("until: 2024-12-31", "until: 2023-12-31", "6:10: it ends on 2023-12-31, before it begins on 2024-01-02", ""),
    ("until: 2024-12-31", "until: next year", "6:10: `next year` does not fit `until`", "such as 2025-12-31"),
    ("by: Lan", "by: Lan\n  by: Mai", "5:3: key `by` is given twice", "remove one of the two"),
]


@pytest.mark.parametrize(("old", "new", "message", "hint"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_every_fault_has_its_line_and_what_to_do(tmp_path: Path, old: str, new: str, message: str, hint: str) -> None:
    path = tmp_path / "decisions.yaml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(PackErrors) as raised:
        decisions([path])
    assert f"{path}:{message}" in str(raised.value)
    assert hint in str(raised.value)
    assert str(raised.value).endswith("1 problem in the decisions")


@pytest.mark.parametrize("text", ["", "status: confirmed\n", "- just words\n", "[a, b", "&a [*a]\n"])
def test_what_is_no_list_of_decisions_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(PackErrors, match="in the decisions"):
        decisions([path])


def test_two_files_may_not_decide_on_one_finding(tmp_path: Path) -> None:
    paths = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for path in paths:
        path.write_text("- {id: a, status: confirmed, reason: seen}\n", "utf-8")
    with pytest.raises(PackErrors, match=r"two.yaml:1:8: the finding `a` is decided twice"):
        decisions(paths)


# ------------------------------------------------------------------------------------------------ a run


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["run", *map(str, arguments), "--lang", "en"])


def ids(out: Path, rule: str = "core/same") -> list[str]:
    result = json.loads((out / "result.json").read_text("utf-8"))
    return [one["id"] for one in result["findings"] if one["rule"] == rule]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    (made / "one.txt").write_text(ONE, "utf-8")
    (made / "two.txt").write_text(TWO, "utf-8")
    return made


@pytest.fixture
def found(folder: Path, tmp_path: Path) -> str:
    """The id of the one contradiction of the folder."""
    assert run(folder, "--out", tmp_path / "first").exit_code == 1
    (id,) = ids(tmp_path / "first")
    return id


def decide(folder: Path, id: str, status: str = "dismissed", more: str = "") -> None:
    (folder / "decisions.yaml").write_text(
        f'- id: "{id}"\n  status: {status}\n  reason: =two ways of counting\n{more}', "utf-8"
    )


@pytest.mark.parametrize(("status", "code"), [("dismissed", 0), ("explained", 1), ("confirmed", 1)])
def test_a_dismissed_finding_fails_no_run(folder: Path, found: str, tmp_path: Path, status: str, code: int) -> None:
    decide(folder, found, status)
    assert run(folder, "--out", tmp_path / "out").exit_code == code
    (one,) = json.loads((tmp_path / "out" / "result.json").read_text("utf-8"))["findings"]
    assert one["decision"]["status"] == status


def test_a_decision_is_shown_in_every_output(folder: Path, found: str, tmp_path: Path) -> None:
    decide(folder, found)
    out = tmp_path / "out"
    told = run(folder, "--out", out, "--format", "html,json,sarif,csv,md,junit,github")
    assert f"{found} core/same: dismissed. =two ways of counting" in told.stdout
    for name in ("report.html", "result.json", "report.sarif", "findings.csv", "report.md", "junit.xml", "github.txt"):
        text = (out / name).read_text("utf-8")
        assert "two ways of counting" in text, name
        assert "dismissed" in text or "accepted" in text or "Dismissed" in text, name


def test_other_tools_see_a_dismissed_finding_as_suppressed(folder: Path, found: str, tmp_path: Path) -> None:
    decide(folder, found)
    out = tmp_path / "out"
    run(folder, "--out", out, "--format", "sarif,csv,junit,github")
    (shown,) = json.loads((out / "report.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert shown["suppressions"][0]["status"] == "accepted"
    root = ElementTree.fromstring((out / "junit.xml").read_bytes())
    assert (root.get("failures"), root.get("skipped")) == ("0", "1")
    assert (out / "github.txt").read_text("utf-8").startswith("::notice ")
    (row,) = csv.DictReader(io.StringIO((out / "findings.csv").read_text("utf-8-sig")))
    assert (row["status"], row["reason"]) == ("dismissed", "'=two ways of counting")  # no formula


def test_the_workbook_keeps_a_reason_as_text(folder: Path, found: str, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
    openpyxl = pytest.importorskip("openpyxl", reason="needed to read the workbook back")
    decide(folder, found)
    run(folder, "--out", tmp_path / "out", "--format", "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out" / "report.xlsx")["Findings"]
    cells = [cell for row in sheet for cell in row if "two ways" in str(cell.value)]
    assert cells and all(cell.data_type == "s" for cell in cells)


def test_a_decision_that_ran_out_is_told_and_the_finding_stands_again(folder: Path, found: str, tmp_path: Path) -> None:
    decide(folder, found, more="  until: 2024-06-30\n")
    assert run(folder, "--out", tmp_path / "out", "--today", "2024-06-30").exit_code == 0
    late = run(folder, "--out", tmp_path / "out", "--today", "2024-07-01")
    assert late.exit_code == 1
    assert f"decisions.yaml:1: held until 2024-06-30; finding {found} stands again" in late.stderr


def test_a_decision_without_a_finding_is_told(folder: Path, found: str, tmp_path: Path) -> None:
    decide(folder, found)
    (folder / "two.txt").write_text(TWO.replace("174", "147"), "utf-8")
    told = run(folder, "--out", tmp_path / "out")
    assert told.exit_code == 0
    assert f"decisions.yaml:1: matches no finding any more ({found})" in told.stderr
    assert len(ids(tmp_path / "out", "decisions/unmatched")) == 1


def test_a_file_of_decisions_can_be_named_and_is_no_document(folder: Path, found: str, tmp_path: Path) -> None:
    decide(folder, found)
    elsewhere = tmp_path / "elsewhere.yaml"
    (folder / "decisions.yaml").rename(elsewhere)
    assert run(folder, "--out", tmp_path / "out").exit_code == 1
    assert run(folder, "--out", tmp_path / "out", "--decisions", elsewhere).exit_code == 0


def test_a_wrong_file_of_decisions_stops_the_run(folder: Path, found: str, tmp_path: Path) -> None:
    (folder / "decisions.yaml").write_text("- id: x\n", "utf-8")
    told = run(folder, "--out", tmp_path / "out")
    assert told.exit_code == 2
    assert "decisions.yaml:1:3: the key `reason` is missing in entry 1" in told.stderr
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------------------------------------ ids that stay


def rerun(folder: Path, tmp_path: Path) -> list[str]:
    run(folder, "--out", tmp_path / "again")
    return ids(tmp_path / "again")


def test_an_id_survives_edits_elsewhere(folder: Path, found: str, tmp_path: Path) -> None:
    (folder / "one.txt").write_text(f"Báo cáo của huyện.\r\n\r\nCó 12 thôn mới.\r\n{ONE}Hết.\n", "utf-8")
    assert rerun(folder, tmp_path) == [found]


def test_an_id_survives_other_documents_and_their_order(folder: Path, found: str, tmp_path: Path) -> None:
    (folder / "0.txt").write_text("Năm 2022, huyện Gia Lâm có 81 trường học.\n", "utf-8")
    (folder / "one.txt").rename(folder / "zzz.txt")
    assert rerun(folder, tmp_path) == [found]


def test_an_id_survives_a_new_name_of_the_folder(folder: Path, found: str, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "moved")
    (moved / "2023").mkdir()
    (moved / "two.txt").rename(moved / "2023" / "two.txt")
    assert rerun(moved, tmp_path) == [found]


def test_an_id_survives_a_new_version(
    folder: Path, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit.__version__", "99.0")
    monkeypatch.setattr("audit.records.__version__", "99.0")
    assert rerun(folder, tmp_path) == [found]


def test_an_id_changes_with_the_figure(folder: Path, found: str, tmp_path: Path) -> None:
    (folder / "two.txt").write_text(TWO.replace("174", "175"), "utf-8")
    (new,) = rerun(folder, tmp_path)
    assert new != found


def test_the_bundled_sample_takes_decisions_too(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("- {id: a, status: confirmed}\n", "utf-8")
    done = CliRunner().invoke(app, ["demo", "--out", str(tmp_path / "out"), "--decisions", str(wrong)])
    assert done.exit_code == 2
    assert "wrong.yaml:1:3: the key `reason` is missing in entry 1" in done.stderr
    assert not list((tmp_path / "out").glob("*.html"))
