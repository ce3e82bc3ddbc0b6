"""How to audit a folder: `audit.toml` beside the documents, under what the command line says and over the defaults.

Reading is as strict as that of rule packs: an unknown key or rule is an error with its line, never a setting that
silently does nothing.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TypeVar

from audit import periods
from audit.corpora import CONFIG, DECISIONS, beside
from audit.model import Pack, Severity
from audit.packs import PackErrors, bundled, fitting
from audit.packs.problems import Complaint, PackProblem, Trail, meant
from audit.packs.schemas import faults
from audit.packs.sources import LARGEST, Mark, Source
from audit.packs.values import JSON, Record, items, number, record, texts, words
from audit.report import formats
from audit.wording import WIDTHS, Widths

T = TypeVar("T")

DEFAULT, COMMAND, BESIDE = "default", "command line", "beside the documents"
_SCHEMA = Path(__file__).with_name("schemas") / "config.json"
_WIDTHS = {"about": "about_hard", "about-tension": "about_soft", "nearly": "nearly"}
_AT = re.compile(r"^(.*) \(at (?:line (\d+), column (\d+)|end of document)\)$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w.-]|\s)+?)\s*=(.*)""")


@dataclass(frozen=True, slots=True)
class Flags:
    """What the command line says; `None` is nothing."""

    packs: tuple[str, ...] | None = None
    language: str | None = None
    formats: tuple[str, ...] | None = None
    fail_on: str | None = None
    today: str | None = None
    decisions: tuple[Path, ...] | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run. `origins` says of each where it comes from; `file` is the configuration, if there is one.

    `packs` are names or folders that `audit.packs.load` takes; `severities` are those of rules that differ from
    their packs.
    """

    packs: tuple[str, ...]
    language: str
    formats: tuple[str, ...]
    fail_on: str
    today: str | None
    decisions: tuple[Path, ...]
    severities: Mapping[str, Severity]
    widths: Widths
    origins: Mapping[str, str]
    file: Path | None = None

    @property
    def shown(self) -> tuple[tuple[str, str, str], ...]:
        """Every setting as its name, its value and its origin, in a fixed order."""
        told: dict[str, object] = {
            "packs": ", ".join(self.packs),
            "language": self.language,
            "formats": ", ".join(self.formats),
            "fail-on": self.fail_on,
            "today": self.today or "-",
            "decisions": ", ".join(map(str, self.decisions)) or "-",
            **{f"severities.{rule}": severity for rule, severity in self.severities.items()},
            **{f"hedges.{name}": float(getattr(self.widths, field)) for name, field in _WIDTHS.items()},
        }
        return tuple((name, str(value), self.origins.get(name, DEFAULT)) for name, value in told.items())


def config(paths: Sequence[str], flags: Flags, file: Path | None = None) -> Config:
    """The settings for documents at `paths`: the command line's, else those of `file` or of `audit.toml` beside them.

    Raises `PackErrors` for a configuration that is wrong, and where two folders bring one each.
    """
    found = (file,) if file is not None else beside(paths, CONFIG)
    if len(found) > 1:
        names = " and ".join(map(str, found))
        problem = PackProblem(str(found[0]), 0, 0, f"there is more than one: {names}", hint="choose one by --config")
        raise PackErrors([problem], "the configuration")
    read = _read(found[0]) if found else Source(Path(CONFIG))
    told, root = _flags(read), record(read.value)
    usual = beside(paths, DECISIONS)
    return Config(
        packs=_first(flags.packs, told.packs) or fitting(("vi", "en")),
        language=_first(flags.language, told.language) or "vi",
        formats=_first(flags.formats, told.formats) or ("html", "json"),
        fail_on=_first(flags.fail_on, told.fail_on) or "contradiction",
        today=_first(flags.today, told.today),
        decisions=_first(flags.decisions, told.decisions) or usual,
        severities={rule: Severity(words(value)) for rule, value in record(root.get("severities")).items()},
        widths=_widths(record(root.get("hedges"))),
        origins={**({"decisions": BESIDE} if usual else {}), **_lines(read), **_given(flags)},
        file=found[0] if found else None,
    )


def _flags(read: Source) -> Flags:
    """What a configuration says of the settings that the command line has too."""
    told, folder = record(read.value), read.path.parent
    return Flags(
        packs=tuple(_placed(name, folder) for name in texts(told.get("packs"))) or None,
        language=words(told.get("language")) or None,
        formats=texts(told.get("formats")) or None,
        fail_on=words(told.get("fail-on")) or None,
        today=words(told.get("today")) or None,
        decisions=(folder / words(told["decisions"]),) if "decisions" in told else None,
    )


def _widths(told: Record) -> Widths:
    """The widths that are told; who tells how far `about` reaches means it of figures of any number of digits."""
    widths = replace(WIDTHS, **{_WIDTHS[name]: number(value) or Fraction(0) for name, value in told.items()})
    return replace(widths, steps=None) if "about" in told else widths


def _lines(read: Source) -> dict[str, str]:
    """The file and line of every setting of a configuration."""
    return {".".join(map(str, trail)): f"{read.path}:{mark.line}" for trail, mark in read.keys.items()}


def _given(flags: Flags) -> dict[str, str]:
    names = (field.name for field in fields(flags) if getattr(flags, field.name) is not None)
    return {name.replace("_", "-"): COMMAND for name in names}


def adjusted(packs: Sequence[Pack], settings: Config) -> tuple[Pack, ...]:
    """The packs with the severities of the settings. Raises `PackErrors` for a rule that none of them has."""
    known = [rule.id for pack in packs for rule in pack.rules]
    strange = [rule for rule in settings.severities if rule not in known]
    if strange and settings.file is not None:
        read = _read(settings.file)
        hint = "load the pack that has it, or see `audit rules list`"
        wrong = (
            Complaint(read.path, ("severities", rule), f"no rule `{rule}`", meant(rule, known) or hint, key=True)
            for rule in strange
        )
        raise PackErrors([read.located(one) for one in wrong], "the configuration")
    told = settings.severities
    return tuple(
        replace(pack, rules=tuple(replace(rule, severity=told.get(rule.id, rule.severity)) for rule in pack.rules))
        for pack in packs
    )


def _first(flag: T | None, told: T | None) -> T | None:
    return told if flag is None else flag


def _placed(name: str, folder: Path) -> str:
    """A bundled pack by its name, any other as its folder is seen from here."""
    return name if name in bundled() else str(folder / name)


# ------------------------------------------------------------------------------------------------ the file


def _read(path: Path) -> Source:
    """The configuration at `path`, checked, with the lines of its keys. Raises `PackErrors`."""
    read = Source(path)
    try:
        text = _text(path)
        read.lines = text.splitlines()
        read.value = _plain(tomllib.loads(text))
    except _Unfit as error:
        raise PackErrors([PackProblem(str(path), 0, 0, str(error))], "the configuration") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PackErrors([_syntax(read, str(error))], "the configuration") from error
    _mark(read)
    wrong = list(faults(path, read.value, _schema()))
    wrong += [] if wrong else list(_misfits(path, record(read.value)))
    if wrong:
        raise PackErrors([read.located(fault) for fault in wrong], "the configuration")
    return read


class _Unfit(Exception):
    """A file that cannot be read as text, and why."""


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        if len(data) > LARGEST:
            raise _Unfit(f"{len(data) / 1_000_000:.1f} MB is too large for a configuration")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise _Unfit(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _Unfit(f"byte 0x{error.object[error.start]:02x} is not UTF-8; save the file as UTF-8") from error


def _plain(value: object) -> JSON:
    """The value with dates as text."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, (bool, int, float, str)) else str(value)


def _syntax(read: Source, message: str) -> PackProblem:
    said = _AT.match(message)
    line, column = (int(said[2]), int(said[3])) if said and said[2] else (max(1, len(read.lines)), 1)
    hint = 'put a key that holds `/` into quotes: "core/trend" = "warning"' if "after a key" in message else ""
    return read.problem(Mark(line, column, 1), f"not TOML: {said[1] if said else message}", hint)


def _mark(read: Source) -> None:
    """Notes where each key stands: tomllib reads values alone."""
    table: Trail = ()
    for line, text in enumerate(read.lines, 1):
        if text.lstrip().startswith("["):
            table = _trail(text) or table
            start = text.index("[") + 2
            read.keys.setdefault(table, Mark(line, start, max(1, text.find("]") + 1 - start)))
        elif found := _KEY.match(text):
            trail = (*table, *_trail(f"{found[1]} = 0"))
            read.keys.setdefault(trail, Mark(line, found.start(1) + 1, len(found[1])))
            value = found[2].strip()
            read.values.setdefault(trail, Mark(line, len(text.rstrip()) - len(value) + 1, max(1, len(value))))


def _trail(text: str) -> Trail:
    """The keys that one line of TOML leads through; none where it is no line of its own."""
    try:
        value: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return ()
    trail: list[str] = []
    while isinstance(value, dict) and value:
        key, value = next(iter(value.items()))
        trail.append(key)
    return tuple(trail)


def _misfits(path: Path, told: Record) -> Iterator[Complaint]:
    """What a schema cannot say: formats and packs that are not there, days that do not exist, widths that are none."""
    for index, name in enumerate(items(told.get("formats"))):
        if name not in formats():
            yield Complaint(path, ("formats", index), f"no format `{name}`", meant(words(name), formats()))
    for index, name in enumerate(texts(told.get("packs"))):
        if name not in bundled() and not (path.parent / name).is_dir():
            yield Complaint(path, ("packs", index), f"there is no pack or folder `{name}`", meant(name, bundled()))
    if "today" in told and not _is_period(words(told["today"])):
        yield Complaint(path, ("today",), f"there is no day `{words(told['today'])}`", "write it as 2024-07-03")
    if "decisions" in told and not (path.parent / words(told["decisions"])).is_file():
        yield Complaint(path, ("decisions",), f"there is no file `{words(told['decisions'])}`")
    for name, value in record(told.get("hedges")).items():
        if value != value:  # nan
            yield Complaint(path, ("hedges", name), f"`{name}` must be a number from 0 to 1")


def _is_period(text: str) -> bool:
    try:
        periods.parse(text)
    except ValueError:
        return False
    return True


@cache
def _schema() -> Record:
    return record(json.loads(_SCHEMA.read_text(encoding="utf-8")))
