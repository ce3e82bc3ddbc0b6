"""The project as a whole: its checks are clean, its stages are in order, and its wheel works where nothing else is."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import audit

ROOT = Path(__file__).parent.parent
# What takes a tenth of a second or more to import, or comes with an extra.
HEAVY = (
    "IPython",
    "dask",
    "jinja2",
    "jsonschema",
    "nbclient",
    "nbformat",
    "numpy",
    "openpyxl",
    "pandas",
    "pypdfium2",
    "ruamel.yaml",
    "trafilatura",
)


def run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Standard output of a command; the test fails with all of its output where the exit code is not 0."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def tool(name: str, *arguments: str) -> str:
    return run(sys.executable, "-m", name, *arguments)


# ---------------------------------------------------------------------------------------------- checks


def test_ruff_finds_nothing() -> None:
    tool("ruff", "check", "--no-cache", ".")


def test_files_are_formatted() -> None:
    tool("ruff", "format", "--no-cache", "--check", ".")


def test_types_hold() -> None:
    tool("mypy")


def test_stages_import_only_the_stages_before_them() -> None:
    run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache")


# ---------------------------------------------------------------------------------------------- lightness


def loaded(code: str) -> set[str]:
    """The heavy modules that a fresh interpreter has loaded after `code`."""
    report = f"import sys\n{code}\nprint('loaded:', *(name for name in {HEAVY!r} if name in sys.modules))"
    return set(run(sys.executable, "-c", report).rpartition("loaded:")[2].split())


def test_heavy_modules_are_noticed() -> None:
    assert "pandas" in loaded("import pandas")


def test_import_audit_loads_nothing_heavy() -> None:
    assert loaded("import audit") == set()


def test_version_loads_nothing_heavy() -> None:
    code = "sys.argv = ['audit', '--version']\nimport audit.cli\ntry: audit.cli.main()\nexcept SystemExit: pass"
    assert loaded(code) == set()


# ---------------------------------------------------------------------------------------------- papers


def test_license_is_the_unchanged_apache_license() -> None:
    text = (ROOT / "LICENSE").read_bytes()
    assert hashlib.sha256(text).hexdigest() == "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"


def test_newest_entry_of_the_changelog_is_this_version() -> None:
    entries = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert entries[0] == audit.__version__


# ---------------------------------------------------------------------------------------------- the wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("dist")
    tool("build", "--wheel", "--no-isolation", "--outdir", str(folder))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that holds the wheel and what it requires, and nothing else."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", environment)
    run(environment / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return environment / "bin"


@pytest.fixture
def outside(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing of the checkout or of the user's settings is seen."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {"HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}


@pytest.mark.xdist_group("wheel")  # one worker builds and installs it once
def test_wheel_runs_from_its_own_files(installed: Path, outside: dict[str, str], tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import audit; print(audit.__file__)", cwd=tmp_path, env=outside)
    assert Path(where.strip()).is_relative_to(installed.parent)
    assert audit.__version__ in run(installed / "audit", "--version", cwd=tmp_path, env=outside)


@pytest.mark.xdist_group("wheel")
def test_installed_demo_finds_what_the_sample_holds(installed: Path, outside: dict[str, str], tmp_path: Path) -> None:
    run(installed / "audit", "demo", "--fail-on", "never", "--out", tmp_path / "out", cwd=tmp_path, env=outside)
    (path,) = (tmp_path / "out").rglob("result.json")
    result = json.loads(path.read_text(encoding="utf-8"))
    assert path.with_name("report.html").is_file()
    assert {document["lang"] for document in result["documents"]} == {"vi", "en"}
    assert any(finding["verdict"] == "contradiction" for finding in result["findings"])
