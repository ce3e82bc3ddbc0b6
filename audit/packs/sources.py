"""One YAML file read strictly: its plain value, and the line and column of everything in it.

YAML 1.2: `yes`, `012` and `1:30` mean what they look like. Dates stay as written. Refused, because in a rule file
each of them is a mistake or an attack: a key twice, an anchor or alias, a tag, a tab as indentation, a second
document, text that is not UTF-8, a file over one megabyte, nesting deeper than any rule needs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from audit.packs.problems import Complaint, PackProblem, Trail
from audit.packs.values import JSON

LARGEST = 1_000_000  # bytes: fifty times the largest catalogue, and read in seconds at worst
DEEPEST = 20  # levels of nesting: an example inside a rule has five

PLAIN = "tag:yaml.org,2002:"
TAGS = frozenset(("str", "int", "float", "bool", "null", "timestamp", "seq", "map"))


class Mark(NamedTuple):
    """A place in a file, line and column from 1, and how many characters of the line belong to it."""

    line: int
    column: int
    width: int


@dataclass(slots=True)
class Source:
    """A file as read; where `problems` says why it cannot be used, `value` is what could be read, or `None`."""

    path: Path
    lines: list[str] = field(default_factory=list)
    value: JSON = None
    keys: dict[Trail, Mark] = field(default_factory=dict)
    values: dict[Trail, Mark] = field(default_factory=dict)
    problems: list[PackProblem] = field(default_factory=list)

    def located(self, complaint: Complaint) -> PackProblem:
        """The complaint with its line: that of the nearest value around it which the file holds."""
        if complaint.key and complaint.trail in self.keys:
            return self.problem(self.keys[complaint.trail], complaint.message, complaint.hint)
        trail = complaint.trail
        while trail and trail not in self.values:
            trail = trail[:-1]
        mark = self.keys.get(trail) if trail != complaint.trail else None
        return self.problem(mark or self.values.get(trail, Mark(1, 1, 1)), complaint.message, complaint.hint)

    def problem(self, mark: Mark, message: str, hint: str = "") -> PackProblem:
        excerpt = self.lines[mark.line - 1] if 0 < mark.line <= len(self.lines) else ""
        return PackProblem(str(self.path), mark.line, mark.column, message, excerpt, hint, mark.width)


def source(path: Path) -> Source:
    """The file at `path`, read; never raises for what is wrong with its content."""
    read = Source(path)
    data = _bytes(path, read.problems)
    text = None if data is None else _decoded(data, read)
    if text is None:
        return read
    read.lines = text.splitlines()
    try:
        _compose(text, read)
    except RecursionError:
        read.problems.append(PackProblem(str(path), 1, 1, "nested too deep to be a rule", hint=_depth_hint()))
    return read


def _bytes(path: Path, problems: list[PackProblem]) -> bytes | None:
    try:
        size = path.stat().st_size
        if size <= LARGEST:
            return path.read_bytes()
        limit = f"{LARGEST // 1_000_000} MB is the most that is read; split the file"
        problems.append(
            PackProblem(str(path), 0, 0, f"{size / 1_000_000:.1f} MB is too large for a rule file", hint=limit)
        )
    except OSError as error:
        problems.append(PackProblem(str(path), 0, 0, f"cannot be read: {error.strerror}"))
    return None


def _decoded(data: bytes, read: Source) -> str | None:
    """The text without a byte order mark; `None`, and a problem at the first bad byte, where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        read.lines = data.decode("utf-8-sig", errors="replace").splitlines()
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        read.problems.append(read.problem(Mark(line, column, 1), message, "save the file as UTF-8"))
        return None


def _compose(text: str, read: Source) -> None:
    """Reads `text` into `read`: its value and marks, or the one fault that stops a YAML parser."""
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        at_end = error.problem_mark is None or error.problem_mark.line >= len(read.lines)
        mark = error.context_mark if at_end and error.context_mark else error.problem_mark
        where = Mark(mark.line + 1, mark.column + 1, 1) if mark else Mark(1, 1, 1)
        read.problems.append(
            read.problem(where, f"not YAML: {error.problem or error.context}", _yaml_hint(error.problem))
        )
    except ReaderError as error:
        line, column = text.count("\n", 0, error.position) + 1, error.position - text.rfind("\n", 0, error.position)
        message = f"control character U+{ord(text[error.position]):04X} is not allowed in YAML"
        read.problems.append(read.problem(Mark(line, column, 1), message))
    else:
        if root is None:
            read.problems.append(
                PackProblem(str(read.path), 1, 1, "the file is empty", hint="remove it or write a rule")
            )
        else:
            read.value = _Reader(read).value(root, ())


def _yaml_hint(problem: str | None) -> str:
    if problem and "\\t" in problem:
        return "indent with spaces: YAML allows no tab there"
    if problem and "mapping values" in problem:
        return "put text that holds `: ` into quotes"
    if problem and "chomping or indentation" in problem:
        return 'put a comparison into quotes: ">= 2020"'
    if problem and "another document" in problem:
        return "one file is one rule: remove the line `---`"
    return ""


def _depth_hint() -> str:
    return f"{DEEPEST} levels are the most that is read"


@dataclass(slots=True)
class _Reader:
    """Turns YAML nodes into plain values; every node is entered once, so shared nodes cannot multiply.

    What is refused is said once a file, however often it occurs.
    """

    read: Source
    entered: set[int] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    def value(self, node: Node, trail: Trail) -> JSON:
        empty = node.start_mark.index == node.end_mark.index
        mark = self.read.values[trail] = (
            self.read.keys[trail] if empty and trail in self.read.keys else self._mark(node)
        )
        if self._refused(node, trail, mark):
            return None
        if isinstance(node, MappingNode):
            return self._mapping(node, trail)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*trail, index)) for index, item in enumerate(node.value)]
        return self._scalar(str(node.value), str(node.tag).removeprefix(PLAIN), mark)

    def _refused(self, node: Node, trail: Trail, mark: Mark) -> bool:
        message = hint = ""
        if id(node) in self.entered or node.anchor:
            message, hint = "anchors and aliases (`&`, `*`) are refused", "write the value where it is needed"
        elif str(node.tag).removeprefix(PLAIN) not in TAGS:
            message, hint = f"the tag `{node.tag}` is refused", "packs hold text, numbers, lists and records only"
        elif len(trail) > DEEPEST:
            message, hint = "nested too deep to be a rule", _depth_hint()
        self.entered.add(id(node))
        if message and message not in self.refused:
            self.refused.add(message)
            self.read.problems.append(self.read.problem(mark, message, hint))
        return bool(message)

    def _mapping(self, node: MappingNode, trail: Trail) -> dict[str, JSON]:
        value: dict[str, JSON] = {}
        for key, item in node.value:
            mark = self._mark(key)
            if not isinstance(key, ScalarNode):
                self.read.problems.append(self.read.problem(mark, "a key must be a word"))
                continue
            name = str(key.value)
            if name in value:
                first = self.read.keys[(*trail, name)].line
                hint = f"first given in line {first}; remove one of the two"
                self.read.problems.append(self.read.problem(mark, f"key `{name}` is given twice", hint))
                continue
            self.read.keys[(*trail, name)] = mark
            value[name] = self.value(item, (*trail, name))
        return value

    def _scalar(self, text: str, tag: str, mark: Mark) -> JSON:
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() == "true"
        try:
            if tag == "int":
                return int(text.replace("_", ""), 8 if text.startswith("0o") else 16 if text.startswith("0x") else 10)
            if tag == "float":
                return float(text.replace("_", ""))
        except ValueError:
            self.read.problems.append(self.read.problem(mark, f"`{text}` is not a number", "put text into quotes"))
        return text

    def _mark(self, node: Node) -> Mark:
        """Where the node starts, and its width on that line (a block goes to the end of its first line)."""
        start, end, lines = node.start_mark, node.end_mark, self.read.lines
        length = len(lines[start.line].rstrip()) if start.line < len(lines) else 0
        last = end.column if end.line == start.line else length
        return Mark(start.line + 1, start.column + 1, max(1, last - start.column))
