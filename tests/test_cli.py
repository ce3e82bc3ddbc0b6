"""The command line as scripts see it: exit codes, streams, files, each on real input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parents[1] / "audit" / "schemas"

CLEAN = {
    "2015.txt": "Báo cáo ngày 10/01/2016\n\nNăm 2015, huyện Ba Vì có 120 trường học.\n",
    "2020.txt": "Báo cáo ngày 12/01/2021\n\nNăm 2020, huyện Ba Vì có 132 trường học, tăng 12 trường so với năm 2015.\n",
}
BROKEN = CLEAN | {"2015.txt": "Báo cáo ngày 10/01/2016\n\nNăm 2015, huyện Ba Vì có 118 trường học.\n"}


def audit(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "audit", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", input=stdin, check=False)


def folder(root: Path, files: dict[str, str]) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_clean_corpus_exits_0(tmp_path: Path) -> None:
    done = audit("run", folder(tmp_path / "in", CLEAN), "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "report.html").is_file()


def test_contradictions_exit_1(tmp_path: Path) -> None:
    done = audit("run", folder(tmp_path / "in", BROKEN), "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "132 - 12 = 120" in done.stdout


def test_the_real_reports_exit_1(reports: Path, tmp_path: Path) -> None:
    done = audit("run", reports, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "61 - 11 = 50" in done.stdout


def test_fail_on_never_exits_0(tmp_path: Path) -> None:
    done = audit("run", folder(tmp_path / "in", BROKEN), "--out", tmp_path / "out", "--fail-on", "never")
    assert done.returncode == 0


def test_broken_pack_exits_2_and_names_line_and_column(tmp_path: Path) -> None:
    pack = folder(tmp_path / "mine", {"pack.yaml": "name: mine\nversion: 1\nlanguges: [vi]\n"})
    done = audit("run", folder(tmp_path / "in", CLEAN), "--rules", pack, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert f"{pack / 'pack.yaml'}:3:1" in done.stderr
    assert "language" in done.stderr
    assert not (tmp_path / "out").exists()


def test_broken_corpus_file_exits_2_and_names_line(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", CLEAN | {"corpus.yaml": "documents:\n  - path: 2015.txt\n  - path: 1999.txt\n"})
    done = audit("run", root, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "corpus.yaml:3" in done.stderr and "1999.txt" in done.stderr


def test_wrong_usage_exits_2(tmp_path: Path) -> None:
    assert audit("run").returncode == 2
    assert audit("run", tmp_path / "nowhere").returncode == 2
    wrong = audit("run", folder(tmp_path / "in", CLEAN), "--format", "html,docx")
    assert wrong.returncode == 2 and "docx" in wrong.stderr


def test_where_no_report_can_be_written_nothing_is_read(tmp_path: Path) -> None:
    taken = folder(tmp_path / "in", CLEAN) / "2015.txt"
    for command in (("run", taken.parent), ("demo",)):
        done = audit(*command, "--out", taken)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"--out {taken}" in done.stderr and "Traceback" not in done.stderr


def test_a_folder_without_documents_tells_what_can_be_read(tmp_path: Path) -> None:
    for lang, said in (("vi", "không có tài liệu nào"), ("en", "no document in it")):
        done = audit("run", folder(tmp_path / "in", {}), "--out", tmp_path / "out", "--lang", lang)
        assert done.returncode == 4
        assert said in done.stderr and ".docx" in done.stderr


def test_settings_of_documents_that_are_not_there_are_not_printed(tmp_path: Path) -> None:
    done = audit("config", tmp_path / "nowhere")
    assert done.returncode == 2 and "no such file or folder" in done.stderr


def test_unreadable_file_among_good_ones_exits_3_and_is_named(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", CLEAN)
    (root / "bad.txt").write_bytes(b"N\xe2m 2020, \x00\x01\xff\x9c huy\xean")
    done = audit("run", root, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "bad.txt" in done.stderr and "UTF-8" in done.stderr
    result = json.loads((tmp_path / "out" / "result.json").read_text(encoding="utf-8"))
    assert len(result["documents"]) == 2
    assert "bad.txt" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_folder_without_figures_exits_4(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", {"a.txt": "Hội nghị diễn ra trong không khí phấn khởi.\n"})
    assert audit("run", root, "--out", tmp_path / "out").returncode == 4
    assert audit("claims", root).returncode == 4


def test_result_is_valid_and_the_same_twice(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", BROKEN)
    for name in ("one", "two"):
        audit("run", root, "--out", tmp_path / name, "--format", "html,json,md,csv,sarif,junit,github")
    schema = json.loads((SCHEMAS / "result.json").read_text(encoding="utf-8"))
    result = json.loads((tmp_path / "one" / "result.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(result)
    for path in sorted((tmp_path / "one").iterdir()):
        said = path.read_text(encoding="utf-8").replace(f"{tmp_path / 'one'}", f"{tmp_path / 'two'}")
        assert said == (tmp_path / "two" / path.name).read_text(encoding="utf-8"), path.name


def test_claims_go_to_standard_output_as_json_lines(tmp_path: Path) -> None:
    done = audit("claims", folder(tmp_path / "in", CLEAN), "--format", "jsonl")
    assert done.returncode == 0 and not done.stderr
    schema = json.loads((SCHEMAS / "claim.json").read_text(encoding="utf-8"))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    for row in rows:
        Draft202012Validator(schema).validate(row)
        text = (tmp_path / "in" / row["document"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["text"]
    assert [row["value"] for row in rows] == [120, 132, 12]


def test_text_can_be_piped_in(tmp_path: Path) -> None:
    done = audit("claims", "-", "--format", "jsonl", stdin="The district had 42 schools in 2019.\n")
    (row,) = (json.loads(line) for line in done.stdout.splitlines())
    assert (row["text"], row["value"], row["period_start"]) == ("42 schools", 42, "2019-01-01")


def test_text_shows_the_zones(tmp_path: Path) -> None:
    lines = ("Trang chủ | Tin tức", "Một tiêu đề dài vừa phải", "Huyện có 12 trường học.", "Tin khác\nMột tin nữa\n")
    page = "\n\n".join(lines)
    done = audit("text", folder(tmp_path / "in", {"page.txt": page}) / "page.txt")
    zones = {line.split()[0] for line in done.stdout.splitlines()[1:]}
    assert {"title", "body", "boilerplate"} <= zones


@pytest.mark.parametrize("name", ["claim", "result", "corpus", "rules"])
def test_schemas_are_printed(name: str) -> None:
    schema = json.loads(audit("schema", name).stdout)
    Draft202012Validator.check_schema(schema)


def test_both_languages_speak(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", BROKEN)
    english = audit("run", root, "--out", tmp_path / "out", "--lang", "en").stdout
    assert "Contradiction" in english and "Mâu thuẫn" not in english
    html = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in html
