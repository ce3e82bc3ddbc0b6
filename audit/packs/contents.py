"""The files of one pack as plain values, checked against the schema; kept by content hash once they are valid."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from audit import __version__
from audit.packs.problems import Complaint, PackProblem
from audit.packs.schemas import complaints, structure
from audit.packs.values import JSON

FILE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Content:
    """A pack's files: `values` those that fit the schema, by file name. `checked`: nothing in them is wrong.

    `named` holds the indicators of files that do not fit, so that rules which use them are not blamed too;
    `unread` says that a catalogue could not be read at all.
    """

    folder: Path
    values: dict[str, JSON]
    problems: tuple[PackProblem, ...] = ()
    checked: bool = False
    named: frozenset[str] = frozenset()
    unread: bool = False

    @property
    def name(self) -> str:
        return self.folder.resolve().name

    def rules(self) -> list[str]:
        """The file names of the rules, sorted."""
        return sorted(file for file in self.values if role(file) == "rule")


def role(file: str) -> str:
    """What a file of a pack holds, by its name: `pack`, `indicators`, `places` or `rule`."""
    stem = file.removesuffix(".yaml")
    if stem == "pack":
        return "pack"
    first = stem.split("-")[0]
    return first if first in ("indicators", "places") else "rule"


def content(folder: Path) -> Content:
    """The pack at `folder`, read and held against the schema; never raises for what is wrong in it."""
    from audit.packs.sources import source

    values: dict[str, JSON] = {}
    problems = _strays(folder)
    faulty: dict[str, JSON] = {}
    for path in sorted(folder.glob("*.yaml")):
        read = source(path)
        faults = [] if read.problems else list(complaints(path, read.value, role(path.name)))
        problems += read.problems + [read.located(fault) for fault in faults]
        (faulty if read.problems or faults else values)[path.name] = read.value
    catalogues = [value for file, value in faulty.items() if role(file) in ("pack", "indicators")]
    unread = any(not isinstance(value, dict) for value in catalogues)
    return Content(folder, values, tuple(problems), named=frozenset(_named(catalogues)), unread=unread)


def _named(catalogues: list[JSON]) -> Iterator[str]:
    """The indicators that faulty catalogues seem to describe."""
    for value in catalogues:
        entries = value.get("indicators") if isinstance(value, dict) else None
        yield from entries if isinstance(entries, dict) else ()


def located(faults: list[Complaint]) -> list[PackProblem]:
    """The complaints with file, line and column; each file is read once more to know them."""
    if not faults:
        return []  # without the parser, which takes longer to import than all packs to load
    from audit.packs.sources import source

    sources = {path: source(path) for path in {fault.path for fault in faults}}
    return [sources[fault.path].located(fault) for fault in faults]


def _strays(folder: Path) -> list[PackProblem]:
    """What looks like a rule and would never be read."""
    problems = []
    if not (folder / "pack.yaml").is_file():
        hint = "a pack needs `pack.yaml` with name, version, language and summary"
        problems.append(PackProblem(str(folder / "pack.yaml"), 0, 0, "this file is missing", hint=hint))
    for path in sorted(folder.rglob("*.y*ml")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if path.parent != folder:
            hint = "move it next to pack.yaml: a pack has no folders inside"
            problems.append(PackProblem(str(path), 0, 0, "this file would never be read", hint=hint))
        elif path.suffix != ".yaml":
            problems.append(
                PackProblem(str(path), 0, 0, "this file would never be read", hint="rename it to end in .yaml")
            )
        elif not FILE.fullmatch(path.stem):
            hint = "use small letters, digits and hyphens: the name is the rule's id"
            problems.append(PackProblem(str(path), 0, 0, f"`{path.stem}` is not a name for a rule", hint=hint))
    return problems


# ---------------------------------------------------------------------------------------------- kept by content


def kept(folder: Path, slot: Path) -> Content | None:
    """The checked content of exactly these files, or `None` where `slot` holds another or is damaged."""
    try:
        digest, _, text = slot.read_text("utf-8").partition("\n")
        if digest != _seal(fingerprint(folder), text):
            return None
        values: dict[str, JSON] = json.loads(text)
    except (OSError, ValueError):
        return None
    return Content(folder, values, checked=True)


def sealed(checked: Content) -> str:
    """A content found valid as a slot holds it: a seal over its files and its values, and the values."""
    text = json.dumps(checked.values, ensure_ascii=False, separators=(",", ":"))
    return f"{_seal(fingerprint(checked.folder), text)}\n{text}"


def keep(checked: Content, slot: Path) -> None:
    """Stores a content found valid; a folder that cannot be written only costs the next run its time."""
    draft = slot.with_suffix(f".{os.getpid()}")
    try:
        slot.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(sealed(checked), "utf-8")
        draft.replace(slot)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def fingerprint(folder: Path) -> str:
    """A digest of the pack's YAML files, names and bytes, of what the schema demands and of the program's version."""
    digest = hashlib.sha256(f"{__version__}\n{structure()}".encode())
    for path in sorted(folder.rglob("*.y*ml")):
        data = path.read_bytes()
        digest.update(f"\n{path.relative_to(folder).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _seal(fingerprint: str, text: str) -> str:
    return hashlib.sha256(f"{fingerprint}{text}".encode()).hexdigest()


def slot(folder: Path, cache: Path) -> Path:
    """The file that keeps a folder: one for each, so that the cache does not grow with every edit."""
    whole = folder.resolve()
    return cache / f"{whole.name}-{hashlib.sha256(str(whole).encode()).hexdigest()[:12]}.sealed"
