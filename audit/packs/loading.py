"""From names or folders to packs; everything wrong with them is raised at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import audit
from audit.folders import cache_folder
from audit.model import Pack
from audit.packs.checks import between, within
from audit.packs.compiling import pack
from audit.packs.contents import Content, content, keep, kept, located, slot
from audit.packs.problems import PackErrors, PackProblem, meant
from audit.packs.values import record, texts


def rules_folder() -> Path:
    """Where the bundled packs are: inside an installed package, beside the package in a checkout."""
    package = Path(audit.__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def bundled() -> tuple[str, ...]:
    """The names of the bundled packs, `core` first."""
    names = [path.parent.name for path in rules_folder().glob("*/pack.yaml")]
    return tuple(sorted(names, key=lambda name: (name != "core", name)))


def folder(name: str | Path) -> Path:
    """The folder of a pack: a bundled name, or a path.

    Raises `PackErrors` where there is no such folder.
    """
    if isinstance(name, str) and name in bundled():
        return rules_folder() / name
    path = Path(name)
    if path.is_dir():
        return path
    raise PackErrors(
        [PackProblem(str(name), 0, 0, "there is no such pack or folder", hint=meant(str(name), bundled()))]
    )


def fitting(langs: Sequence[str]) -> tuple[str, ...]:
    """The bundled packs for documents in these languages: `core`, and those made for one of them.

    A pack that says `default: false` is left to those who name it.
    """
    about = {one.name: record(one.values.get("pack.yaml")) for one in _read(bundled(), _kept())}
    return tuple(
        name
        for name, told in about.items()
        if name == "core" or (set(langs) & set(texts(told["language"])) and told.get("default") is not False)
    )


def load(names: Sequence[str | Path], cache: Path | None = None) -> tuple[Pack, ...]:
    """The packs of these bundled names or folders, in that order, each once.

    A folder of packs stands for all of them. Checked packs are kept in `cache` (the user's cache folder where it
    is left out; `/dev/null`-like paths that cannot hold files turn keeping off). Raises `PackErrors`.
    """
    return tuple(pack(content) for content in contents(names, cache))


def contents(names: Sequence[str | Path], cache: Path | None = None) -> tuple[Content, ...]:
    """The checked contents of packs, as `load` takes them. Raises `PackErrors`."""
    place = _kept() if cache is None else cache
    read = _read(names, place)
    problems = [problem for one in read for problem in one.problems]
    faults = [fault for one in read if not one.checked for fault in within(one)]
    problems += located(faults + list(between(read)))
    if problems:
        raise PackErrors(problems)
    for one in read:
        if not one.checked:
            keep(one, slot(one.folder, place))
    return tuple(read)


def _read(names: Sequence[str | Path], place: Path) -> list[Content]:
    """The contents of packs, as found valid before where they are unchanged."""
    return [kept(path, shipped(path)) or kept(path, slot(path, place)) or content(path) for path in folders(names)]


def _kept() -> Path:
    """Where checked packs are kept between runs."""
    return cache_folder() / "packs"


def shipped(folder: Path) -> Path:
    """Where a bundled pack is kept as already checked, so that the first run on a machine is as quick as the next."""
    return rules_folder() / "checked" / f"{folder.resolve().name}.sealed"


def folders(names: Sequence[str | Path]) -> list[Path]:
    """The pack folders that are meant; a folder without `pack.yaml` stands for the packs inside it.

    Raises `PackErrors` for a name that is neither a bundled pack nor a folder.
    """
    found: list[Path] = []
    problems: list[PackProblem] = []
    for name in names:
        try:
            path = folder(name)
        except PackErrors as error:
            problems += error.problems
            continue
        inside = [] if (path / "pack.yaml").is_file() else sorted(one.parent for one in path.glob("*/pack.yaml"))
        found += [one for one in inside or [path] if one not in found]
    if problems:
        raise PackErrors(problems)
    return found
