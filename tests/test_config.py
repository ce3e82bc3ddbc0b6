"""Settings of a folder: what the command line says is over `audit.toml`, that over the defaults; nothing is ignored."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from audit.cli import app
from audit.configs import Flags, config
from audit.packs import PackErrors

WHOLE = """\
# a folder of our own
packs = ["core"]
language = "en"
formats = ["json", "md"]
fail-on = "never"
today = 2024-07-03

[severities]
"core/same" = "info"

[hedges]
about = 0.10
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports that differ, which is the working folder's `documents`."""
    monkeypatch.chdir(tmp_path)
    made = Path("documents")
    made.mkdir()
    (made / "one.txt").write_text("Năm 2022, xã Phú Sơn có 1.000 hộ dân sinh sống.\n", "utf-8")
    (made / "two.txt").write_text("Xã Phú Sơn năm 2022 có khoảng 1.080 hộ dân sinh sống.\n", "utf-8")
    return made


def audit(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def shown(*arguments: str | Path) -> list[list[str]]:
    done = audit("config", *arguments)
    assert done.exit_code == 0, done.stderr
    return [[part.strip() for part in line.split("  ") if part.strip()] for line in done.stdout.splitlines()]


# ------------------------------------------------------------------------------------------------ what holds


def test_without_a_configuration_everything_is_a_default(folder: Path) -> None:
    rows = shown(folder)
    assert {row[-1] for row in rows} == {"default"}
    assert ["language", "vi", "default"] in rows
    assert ["hedges.about", "0.05", "default"] in rows


def test_every_setting_says_where_it_comes_from(folder: Path) -> None:
    (folder / "audit.toml").write_text(WHOLE, "utf-8")
    (folder / "decisions.yaml").write_text("[]\n", "utf-8")
    assert shown(folder, "--lang", "vi", "--fail-on", "break") == [
        ["packs", "core", "documents/audit.toml:2"],
        ["language", "vi", "command line"],
        ["formats", "json, md", "documents/audit.toml:4"],
        ["fail-on", "break", "command line"],
        ["today", "2024-07-03", "documents/audit.toml:6"],
        ["decisions", "documents/decisions.yaml", "beside the documents"],
        ["severities.core/same", "info", "documents/audit.toml:9"],
        ["hedges.about", "0.1", "documents/audit.toml:12"],
        ["hedges.about-tension", "0.025", "default"],
        ["hedges.nearly", "0.02", "default"],
    ]


def test_a_run_uses_the_settings_beside_its_documents(folder: Path) -> None:
    assert audit("run", folder, "--out", "before", "--format", "json").exit_code == 1
    (folder / "audit.toml").write_text(WHOLE.replace("about = 0.10", "about = 0.06"), "utf-8")
    done = audit("run", folder, "--out", "after")
    assert done.exit_code == 0
    assert "2 documents" in done.stdout
    assert sorted(path.name for path in Path("after").iterdir()) == ["report.md", "result.json"]
    before, after = (json.loads((Path(out) / "result.json").read_text("utf-8")) for out in ("before", "after"))
    assert [(one["id"], one["severity"]) for one in before["findings"]] == [(before["findings"][0]["id"], "error")]
    assert [(one["id"], one["severity"]) for one in after["findings"]] == [(before["findings"][0]["id"], "info")]
    assert [pack["name"] for pack in after["packs"]] == ["core"]


def test_wider_hedges_make_figures_agree(folder: Path) -> None:
    """1.080 is about 1.000 within 10 % (972 to 1.188), not within 5 % (1.026 to 1.134)."""
    (folder / "audit.toml").write_text("[hedges]\nabout = 0.10\nabout-tension = 0.10\n", "utf-8")
    assert audit("run", folder, "--out", "out", "--format", "json").exit_code == 0
    result = json.loads(Path("out/result.json").read_text("utf-8"))
    assert result["findings"] == []
    about = next(claim for claim in result["claims"] if claim["hedge"] == "about")
    assert (about["low"], about["high"]) == (972, 1188)


def test_claims_are_read_with_the_same_widths(folder: Path) -> None:
    (folder / "audit.toml").write_text("[hedges]\nabout = 0.10\n", "utf-8")
    done = audit("claims", folder, "--format", "jsonl")
    about = next(claim for line in done.stdout.splitlines() if (claim := json.loads(line))["hedge"] == "about")
    assert (about["low"], about["high"]) == (972, 1188)


def test_a_configuration_can_be_named_and_sees_packs_from_where_it_is(folder: Path) -> None:
    sample = Path(__file__).parent / "packs" / "sample"
    shutil.copytree(sample, "settings/sample")
    Path("settings/mine.toml").write_text('packs = ["core", "sample"]\n', "utf-8")
    assert shown(folder, "--config", "settings/mine.toml")[0] == [
        "packs",
        "core, settings/sample",
        "settings/mine.toml:1",
    ]
    assert audit("run", folder, "--config", "settings/mine.toml", "--format", "json").exit_code == 1


def test_a_configuration_is_no_document(folder: Path) -> None:
    """Code 3 would say that a file could not be read."""
    (folder / "audit.toml").write_text("", "utf-8")
    assert audit("run", folder, "--out", "out", "--format", "json").exit_code == 1


# ------------------------------------------------------------------------------------------------ what is wrong

FAULTS = [
    ('pack = ["core"]', "1:1: unknown key `pack`", "did you mean `packs`?"),
    ("[hedge]\nabout = 0.1", "1:2: unknown key `hedge`", "did you mean `hedges`?"),
    ("[hedges]\nabuot = 0.1", "2:1: unknown key `abuot`", "did you mean `about`?"),
    ("[hedges]\nabout = 5", "2:9: `about` must be at most 1", "as a fraction of the figure"),
    ('[hedges]\nabout = "5 %"', "2:9: `about` must be a number, not the text `5 %`", "as a fraction"),
    ("[hedges]\nabout = nan", "2:9: `about` must be a number from 0 to 1", ""),
    ('fail_on = "never"', "1:1: unknown key `fail_on`", "did you mean `fail-on`?"),
    ('fail-on = "breaks"', "1:11: `breaks` is not allowed for `fail-on`", "did you mean `break`?"),
    ('formats = ["jsn"]', "1:1: no format `jsn`", "did you mean `json`?"),
    ("formats = []", "1:11: `formats` needs at least one entry", "What `audit run` writes"),
    ('language = "fr"', "1:12: `fr` is not allowed for `language`", "expected one of: en, vi"),
    ('packs = ["cor"]', "1:1: there is no pack or folder `cor`", "did you mean `core`?"),
    ("today = 2024-02", "1:13: not TOML: Expected newline", ""),
    ('today = "2024-13"', "1:9: there is no day `2024-13`", "2024-07-03"),
    ('decisions = "none.yaml"', "1:13: there is no file `none.yaml`", ""),
    ('[severities]\n"core/sam" = "info"', "2:1: no rule `core/sam`", "did you mean `core/same`?"),
    ('[severities]\n"core/same" = "low"', "2:15: `low` is not allowed for `core/same`", "expected one of"),
    ('[severities]\ncore/same = "info"', "2:5: not TOML: Expected '=' after a key", "into quotes"),
    ('language = "en"\nlanguage = "vi"', "2:16: not TOML: Cannot overwrite a value", ""),
    ("language = ", "1:12: not TOML: Invalid value", ""),
]


@pytest.mark.parametrize(("text", "message", "hint"), FAULTS, ids=[fault[1] for fault in FAULTS])
def test_every_fault_stops_the_run_with_its_line(folder: Path, text: str, message: str, hint: str) -> None:
    (folder / "audit.toml").write_text(text + "\n", "utf-8")
    for command in ("run", "config"):
        done = audit(command, folder)
        assert done.exit_code == 2
        assert f"documents/audit.toml:{message}" in done.stderr
        assert hint in done.stderr
        assert done.stderr.endswith("1 problem in the configuration\n")
    assert not Path("reports").exists()


def test_all_faults_are_told_at_once(folder: Path) -> None:
    (folder / "audit.toml").write_text('pack = 1\nlanguage = "fr"\n[hedges]\nabout = -1\n', "utf-8")
    done = audit("config", folder)
    assert done.exit_code == 2
    assert [line.split(":")[1] for line in done.stderr.splitlines() if line.startswith("documents")] == ["1", "2", "4"]
    assert done.stderr.endswith("3 problems in the configuration\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe", "byte 0xff is not UTF-8"),
        (b"#" * 1_000_001, "1.0 MB is too large for a configuration"),
        (b"packs = " + b"[" * 100_000, "not TOML"),
    ],
)
def test_what_is_no_text_of_a_fair_size_is_refused(folder: Path, data: bytes, message: str) -> None:
    (folder / "audit.toml").write_bytes(data)
    done = audit("config", folder)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_configuration_that_is_not_there_is_told(folder: Path) -> None:
    done = audit("run", folder, "--config", "none.toml")
    assert done.exit_code == 2
    assert "none.toml: cannot be read: No such file or directory" in done.stderr


def test_two_configurations_are_not_mixed(folder: Path) -> None:
    other = Path("other")
    other.mkdir()
    for place in (folder, other):
        (place / "audit.toml").write_text("", "utf-8")
    done = audit("config", folder, other)
    assert done.exit_code == 2
    assert "there is more than one: documents/audit.toml and other/audit.toml" in done.stderr
    assert "choose one by --config" in done.stderr


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("pacs=[]\"\n.#0-{}\\' "), max_size=40))
def test_no_text_is_more_than_a_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "audit.toml"
    path.write_text(text, "utf-8")
    try:
        config([], Flags(), path)
    except PackErrors as errors:
        assert str(path) in str(errors)
