"""Paths -> the files of a corpus, with what `corpus.yaml` says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path

from audit.load import readable, suffixes
from audit.model import Problem
from audit.packs.problems import Complaint, PackErrors
from audit.packs.schemas import faults
from audit.packs.sources import source as yaml_source
from audit.packs.values import Record, items, record, words
from audit.sources import Meta, Source

MISSING = "there is no such file or folder; check the path"
MANIFEST, DECISIONS, CONFIG = "corpus.yaml", "decisions.yaml", "audit.toml"
_SCHEMA = Path(__file__).with_name("schemas") / "corpus.json"
# What an audit writes of what it could also read.
_OUTPUTS = frozenset({"report.md", "report.html", "report.xlsx", "claims.csv", "findings.csv", "github.txt"})
_OFFICE = (".pdf", ".doc", ".docm", ".docx", ".odt", ".rtf", ".ppt", ".pptm", ".pptx", ".odp", ".xls", ".xlsb", ".xlsx")
_DOCUMENTS = frozenset((*_OFFICE, ".ods", ".csv", ".tsv", ".html", ".htm", ".epub", ".eml", ".msg"))


def sources(paths: Sequence[str | Path], data: bytes | None = None) -> tuple[list[Source], list[Problem]]:
    """The files that the paths name, in order, and what of them is no document.

    `-` is the text piped in, given as `data`. Raises `PackErrors` for a corpus file that is wrong.
    """
    found: list[Source] = []
    problems: list[Problem] = []
    for path in map(Path, paths):
        if str(path) == "-":
            found.append(Source(Path("stdin.txt"), "stdin.txt", data=data or b""))
        elif path.is_dir():
            manifest = path / MANIFEST
            found += _listed(manifest) if manifest.is_file() else _walked(path, problems)
        elif path.name == MANIFEST:
            found += _listed(path)
        elif not path.exists():
            problems.append(Problem(str(path), MISSING))
        elif not path.is_file():
            problems.append(Problem(str(path), "a device or a pipe, no file; save what it gives as a file"))
        else:
            found.append(Source(path, path.name))
    return found, problems


def beside(paths: Sequence[str | Path], name: str) -> tuple[Path, ...]:
    """The files called `name` in the folders that the paths name, or beside the files that they name, each once."""
    folders = (path if path.is_dir() else path.parent for path in map(Path, paths) if str(path) != "-")
    return tuple(file for file in dict.fromkeys(folder / name for folder in folders) if file.is_file())


def _walked(root: Path, problems: list[Problem]) -> Iterator[Source]:
    """Every file below a folder in order of its path; documents in a format that cannot be read are told.

    Passed over are hidden files, those that Office keeps of an open one, what is no document (pictures, programs), what
    an audit wrote, and what says how to audit the others: settings, decisions, rule packs.
    """
    packs = {path.parent for path in root.rglob("pack.yaml")}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        if any(part.startswith((".", "~$")) for part in name.parts):
            continue
        if path.is_symlink() and readable(path) and not path.exists():
            problems.append(
                Problem(name.as_posix(), "a link to a file that is not there; link it anew, or take it away")
            )
        if not path.is_file():
            continue
        if name.name in (DECISIONS, CONFIG) or not packs.isdisjoint(path.parents) or _written(path):
            continue
        if readable(path):
            yield Source(path, name.as_posix())
        elif path.suffix.lower() in _DOCUMENTS:
            known = ", ".join(sorted(suffixes()))
            problems.append(Problem(name.as_posix(), f"this format cannot be read; save it as one of these: {known}"))


def _written(path: Path) -> bool:
    """Whether a file lies in a folder that an audit wrote, beside its `result.json`."""
    return path.name in _OUTPUTS and (path.parent / "result.json").is_file()


def _listed(manifest: Path) -> Iterator[Source]:
    """The files that a corpus file lists. Raises `PackErrors` with all its faults."""
    read = yaml_source(manifest)
    wrong = [] if read.problems else list(faults(manifest, read.value, _schema()))
    if not read.problems and not wrong:
        for number, entry in enumerate(items(record(read.value)["documents"])):
            name = words(record(entry)["path"])
            if not (manifest.parent / name).is_file():
                hint = "write the path as it is seen from this file"
                wrong.append(Complaint(manifest, ("documents", number, "path"), f"there is no file {name}", hint))
    if read.problems or wrong:
        raise PackErrors([*read.problems, *map(read.located, wrong)], "the corpus file")
    for entry in map(record, items(record(read.value)["documents"])):
        told = {field.name: words(entry[field.name]) for field in fields(Meta) if entry.get(field.name) is not None}
        yield Source(manifest.parent / words(entry["path"]), words(entry["path"]), Meta(**told))


@cache
def _schema() -> Record:
    return record(json.loads(_SCHEMA.read_text(encoding="utf-8")))
