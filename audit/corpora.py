"""Paths -> the files of a corpus, with what `corpus.yaml` says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator

from audit.load import readable, suffixes
from audit.model import Problem
from audit.packs.problems import PackErrors, PackProblem
from audit.packs.sources import source as yaml_source
from audit.sources import Meta, Source

MANIFEST, DECISIONS, CONFIG = "corpus.yaml", "decisions.yaml", "audit.toml"
_SCHEMA = Path(__file__).with_name("schemas") / "corpus.json"


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
            problems.append(Problem(str(path), "there is no such file or folder; check the path"))
        else:
            found.append(Source(path, path.name))
    return found, problems


def beside(paths: Sequence[str | Path], name: str) -> tuple[Path, ...]:
    """The files called `name` in the folders that the paths name, or beside the files that they name, each once."""
    folders = (path if path.is_dir() else path.parent for path in map(Path, paths) if str(path) != "-")
    return tuple(file for file in dict.fromkeys(folder / name for folder in folders) if file.is_file())


def _walked(root: Path, problems: list[Problem]) -> Iterator[Source]:
    """Every file below a folder in order of its path; unknown formats are told.

    Hidden files are passed over, and those that say how to audit the others.
    """
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        if any(part.startswith(".") for part in name.parts) or not path.is_file():
            continue
        if name.name in (DECISIONS, CONFIG):
            continue
        if readable(path):
            yield Source(path, name.as_posix())
        else:
            known = ", ".join(sorted(suffixes()))
            problems.append(Problem(name.as_posix(), f"this format cannot be read; these can: {known}"))


def _listed(manifest: Path) -> Iterator[Source]:
    read = yaml_source(manifest)
    if read.problems:
        raise PackErrors(tuple(read.problems))
    faults = list(_faults(manifest, read.value))
    if faults:
        raise PackErrors(tuple(faults))
    assert isinstance(read.value, dict)
    documents = read.value["documents"]
    assert isinstance(documents, list)
    missing = []
    for number, entry in enumerate(documents):
        assert isinstance(entry, dict)
        path = manifest.parent / str(entry["path"])
        if not path.is_file():
            mark = read.values.get(("documents", number, "path"))
            line, column = (mark.line, mark.column) if mark else (1, 1)
            missing.append(PackProblem(str(manifest), line, column, f"there is no file {entry['path']}"))
            continue
        told = {field.name: str(entry[field.name]) for field in fields(Meta) if entry.get(field.name) is not None}
        yield Source(path, str(entry["path"]), Meta(**told))
    if missing:
        raise PackErrors(tuple(missing))


def _faults(manifest: Path, value: object) -> Iterator[PackProblem]:
    read = yaml_source(manifest)
    for error in sorted(_validator().iter_errors(value), key=lambda error: list(map(str, error.absolute_path))):
        trail = tuple(error.absolute_path)
        while trail and trail not in read.values:
            trail = trail[:-1]
        mark = read.values.get(trail)
        line, column = (mark.line, mark.column) if mark else (1, 1)
        yield PackProblem(str(manifest), line, column, error.message, read.lines[line - 1] if read.lines else "")


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))
