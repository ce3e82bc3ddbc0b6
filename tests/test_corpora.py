"""The corpus file: what it lists is read, and everything wrong with it is told at once, with lines."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audit.corpora import beside, sources
from audit.packs import PackErrors

GOOD = """\
documents:
  - path: one.txt
    issued: 2024-07-03
    title: A report
  - path: sub/two.md
"""

FAULTS = [
    ("issued: 2024-07-03", "isued: 2024-07-03", "3:5: unknown key `isued`", "did you mean `issued`?"),
    ("issued: 2024-07-03", "issued: 3/7/24", "3:13: `3/7/24` does not fit `issued`", "2019-03-21"),
    ("path: one.txt", "path: none.txt", "2:11: there is no file none.txt", "as it is seen from this file"),
    ("  - path: sub/two.md\n", "  - title: B\n", "5:5: the key `path` is missing in entry 2", "Relative to this file"),
    ("title: A report", "title: A\n    title: B", "5:5: key `title` is given twice", "remove one"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for name in ("one.txt", "sub/two.md", "unlisted.txt"):
        (tmp_path / name).write_text("Có 12 thôn.\n", "utf-8")
    (tmp_path / "corpus.yaml").write_text(GOOD, "utf-8")
    return tmp_path


def test_a_corpus_file_names_the_documents_and_what_is_known_of_them(folder: Path) -> None:
    found, problems = sources([folder])
    assert [source.id for source in found] == ["one.txt", "sub/two.md"]
    assert (found[0].meta.issued, found[0].meta.title, found[1].meta.title) == ("2024-07-03", "A report", None)
    assert problems == []


def test_what_is_no_file_is_told_and_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found, (problem,) = sources([tmp_path / "pipe.txt"])
    assert (found, problem.message) == ([], "a device or a pipe, no file; save what it gives as a file")


@pytest.mark.parametrize(("old", "new", "message", "hint"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_every_fault_has_its_line_and_what_to_do(folder: Path, old: str, new: str, message: str, hint: str) -> None:
    path = folder / "corpus.yaml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(PackErrors) as raised:
        sources([folder])
    assert f"{path}:{message}" in str(raised.value)
    assert hint in str(raised.value)
    assert str(raised.value).endswith("1 problem in the corpus file")


def test_a_rule_pack_among_documents_is_none_of_them(folder: Path) -> None:
    (folder / "corpus.yaml").unlink()
    (folder / "my" / "notes").mkdir(parents=True)
    for name in ("my/pack.yaml", "my/houses.yaml", "my/schema.json", "my/notes/why.txt"):
        (folder / name).write_text("Có 12 thôn.\n", "utf-8")
    found, problems = sources([folder])
    assert [source.id for source in found] == ["one.txt", "sub/two.md", "unlisted.txt"]
    assert problems == []


def test_settings_and_decisions_lie_beside_documents_and_are_none(folder: Path) -> None:
    (folder / "corpus.yaml").unlink()
    for name in ("audit.toml", "decisions.yaml", "sub/decisions.yaml"):
        (folder / name).write_text("", "utf-8")
    found, problems = sources([folder])
    assert [source.id for source in found] == ["one.txt", "sub/two.md", "unlisted.txt"]
    assert problems == []
    assert beside([folder, folder / "one.txt"], "decisions.yaml") == (folder / "decisions.yaml",)
    assert beside([folder / "sub" / "two.md", "-"], "decisions.yaml") == (folder / "sub" / "decisions.yaml",)


def test_documents_in_other_formats_are_told_and_what_office_keeps_of_open_ones_is_passed_over(folder: Path) -> None:
    (folder / "corpus.yaml").unlink()
    for name in ("letter.eml", "old.doc", "~$one.docx", "photo.jpg"):
        (folder / name).write_bytes(b"\xd0\xcf")
    found, problems = sources([folder])
    assert [source.id for source in found] == ["one.txt", "sub/two.md", "unlisted.txt"]
    assert [problem.path for problem in problems] == ["letter.eml", "old.doc"]
    assert all("save it as one of these: .csv, .docx" in problem.message for problem in problems)
