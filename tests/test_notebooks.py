"""The notebooks run and give the outputs that they show; the committed sample report is what the command makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "reports" / "demo"


@pytest.mark.parametrize("notebook", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_gives_what_it_shows(notebook: Path) -> None:
    command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", notebook]
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]


def test_the_sample_report_is_current(tmp_path: Path) -> None:
    made = tmp_path / "demo"
    command = [sys.executable, "-m", "audit", "demo", "--quiet", "--out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    kept = sorted(path.relative_to(SAMPLE) for path in SAMPLE.rglob("*") if path.is_file() and path.suffix != ".png")
    assert kept == sorted(path.relative_to(made) for path in made.rglob("*") if path.is_file())
    for name in kept:
        assert (made / name).read_bytes() == (SAMPLE / name).read_bytes(), f"{name}: run `audit demo` and commit it"
