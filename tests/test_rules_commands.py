"""`audit rules`: what a newcomer does first, and each command on its own."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from audit.cli import app
from audit.packs import bundled, load

FALLING = (
    ("bao-cao-2021.txt", "Báo cáo năm 2021. Năm 2021, huyện Ba Vì có 96 thư viện thôn.\n"),
    ("bao-cao-2023.txt", "Báo cáo năm 2023. Năm 2023, huyện Ba Vì có 69 thư viện thôn.\n"),
)


def audit(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


# ------------------------------------------------------------------------------------------------ the first rule


def test_a_newcomer_finds_a_planted_conflict_after_three_edits(here: Path) -> None:
    """`new`, three lines edited, `test`, `run`: a fall in what the new rule says can only grow."""
    assert audit("rules", "new", "my/houses").stdout.split() == ["my/houses.yaml", "my/pack.yaml", "my/schema.json"]
    for file, old, new in (
        ("my/pack.yaml", "vi: [điểm sạc xe điện, trạm sạc xe điện]", "vi: [thư viện thôn, nhà đọc sách thôn]"),
        ("my/pack.yaml", "counts: điểm #", "counts: thư viện #"),
        ("my/houses.yaml", "severity: warning #", "severity: error #"),
    ):
        path = Path(file)
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")
    told = audit("rules", "test", "my")
    assert (told.exit_code, told.stdout) == (0, "2 passed, 0 failed\n"), told.stderr
    for name, text in FALLING:
        Path("docs").mkdir(exist_ok=True)
        (Path("docs") / name).write_text(text, "utf-8")
    for packs in (("--rules", "core", "--rules", "my"), ("--rules", "my")):
        done = audit("run", "docs", *packs, "--format", "json", "--fail-on", "break", "--out", "out")
        assert done.exit_code == 1, done.output
        findings = json.loads(Path("out/result.json").read_text("utf-8"))["findings"]
        (found,) = [one for one in findings if one["rule"] == "my/houses"]
        assert (found["verdict"], found["severity"]) == ("break", "error")
        assert "96" in found["message"]["vi"] and "69" in found["message"]["vi"]
    used = audit("rules", "coverage", "docs", "--rules", "my").stdout
    assert "my/houses  trend             1         1" in used
    assert "1 of 1 rules applied; 0 never did" in used


# ------------------------------------------------------------------------------------------------ new


@pytest.mark.parametrize(
    "name", ["points", "houses", "charging-points", "libraries", "new-bus-stops", "births", "of-the", "total", "9"]
)
def test_a_template_works_as_it_stands_whatever_its_name(here: Path, name: str) -> None:
    assert audit("rules", "new", f"ours/{name}", "--in", "packs").exit_code == 0
    assert audit("rules", "check", "packs/ours").stdout == "1 pack, 1 rule: no faults\n"
    assert audit("rules", "test", "packs/ours").stdout == "2 passed, 0 failed\n"
    first = Path(f"packs/ours/{name}.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=schema.json"
    assert json.loads(Path("packs/ours/schema.json").read_text("utf-8"))["definitions"]


@pytest.mark.parametrize("id", ["houses", "My/houses", "my/pack", "../my/houses"])
def test_an_id_of_another_form_is_refused(here: Path, id: str) -> None:
    done = audit("rules", "new", id)
    assert done.exit_code == 2
    assert "is not the id of a rule" in done.stderr
    assert not list(here.iterdir())


def test_a_rule_that_exists_is_kept(here: Path) -> None:
    audit("rules", "new", "my/houses")
    before = Path("my/houses.yaml").read_bytes()
    done = audit("rules", "new", "my/houses")
    assert (done.exit_code, "exists already" in done.stderr) == (2, True)
    assert Path("my/houses.yaml").read_bytes() == before


# ------------------------------------------------------------------------------------------------ list, show, explain


def test_every_bundled_rule_is_listed() -> None:
    told = audit("rules", "list", *(part for name in bundled() for part in ("--rules", name))).stdout
    for rule in (rule for pack in load(bundled()) for rule in pack.rules):
        assert f"  {rule.id} " in told


def test_a_rule_is_printed_as_it_is_written_wherever_its_pack_is(here: Path) -> None:
    audit("rules", "new", "ours/points", "--in", "packs")
    told = audit("rules", "show", "ours/points", "--rules", "packs/ours")
    assert told.stdout == Path("packs/ours/points.yaml").read_text("utf-8").rstrip() + "\n"


def test_an_unknown_rule_is_refused_with_the_nearest() -> None:
    for command in ("show", "explain"):
        done = audit("rules", command, "core/sahre")
        assert done.exit_code == 2
        assert done.stderr == "no rule 'core/sahre'; did you mean core/share?\n"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_rule_is_explained_with_the_arithmetic_of_its_own_example(lang: str) -> None:
    told = audit("rules", "explain", "core/change", "--lang", lang).stdout
    assert "132" in told and "118" in told and "120" in told  # 132 - 12 is 120, not 118
    assert ("Blind spots: " if lang == "en" else "Không thấy được: ") in told


# ------------------------------------------------------------------------------------------------ coverage, test


def test_coverage_counts_what_applied_and_names_what_never_did(here: Path) -> None:
    Path("one.txt").write_text("Năm 2022, huyện Ba Vì có 147 trường học.\n", "utf-8")
    Path("two.txt").write_text("Huyện Ba Vì năm 2022 có 174 trường học.\n", "utf-8")
    done = audit("rules", "coverage", "one.txt", "two.txt")
    rows = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()}
    assert rows["core/same"] == ["same", "1", "1"]
    assert rows["core/total"] == ["total", "0", "0"]
    assert set(rows) >= {rule.id for pack in load(["core", "vietnam-local-government"]) for rule in pack.rules}


def test_coverage_tells_what_could_not_be_read(here: Path) -> None:
    Path("one.txt").write_bytes(b"\x00\xff\x9c")
    done = audit("rules", "coverage", "one.txt")
    assert done.exit_code == 3
    assert "one.txt" in done.stderr


@pytest.mark.parametrize("packs", [(), ("core",)], ids=["all", "core alone"])
def test_bundled_examples_hold_and_quickly(packs: tuple[str, ...]) -> None:
    start = time.process_time()  # other work on the machine is none of the tool's
    done = audit("rules", "test", *packs)
    assert time.process_time() - start < 15
    assert done.exit_code == 0, done.stderr
    assert done.stdout.endswith(" passed, 0 failed\n")
