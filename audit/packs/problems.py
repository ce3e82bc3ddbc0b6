"""What is wrong with a pack, said so that a person can mend it without asking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

Trail = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class PackProblem:
    """One fault: where (line and column from 1, or 0 where the fault is of the whole file), what, and what to do.

    `excerpt` is the line as written, `width` how many of its characters the fault covers.
    """

    path: str
    line: int
    column: int
    message: str
    excerpt: str = ""
    hint: str = ""
    width: int = 1

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        lines = [f"{place}: {self.message}"]
        if self.excerpt:
            lines += _pointed(self)
        if self.hint:
            lines.append(f"    {self.hint}")
        return "\n".join(lines)


class PackErrors(Exception):
    """Every fault of the packs, or of another kind of file (`where`), in the order of files and lines."""

    def __init__(self, problems: Iterable[PackProblem], where: str = "the rule packs") -> None:
        self.problems = tuple(sorted(set(problems)))
        self.where = where
        super().__init__(self.problems, where)

    def __str__(self) -> str:
        count = len(self.problems)
        shown = "\n".join(str(problem) for problem in self.problems)
        return f"{shown}\n{count} {'problem' if count == 1 else 'problems'} in {self.where}"


@dataclass(frozen=True, slots=True)
class Complaint:
    """A fault before its line is known: the file, and the keys and indexes that lead to the value.

    `key` marks a fault of the last key of the trail rather than of its value.
    """

    path: Path
    trail: Trail
    message: str
    hint: str = ""
    key: bool = False


EXCERPT = 100
NEAR = 0.6  # how alike two words are (0 to 1) for one to be a slip for the other


def _pointed(problem: PackProblem) -> list[str]:
    """The excerpt with a caret below the fault; a long line is cut to the part around it."""
    start = max(0, problem.column - 1 - EXCERPT // 2) if len(problem.excerpt) > EXCERPT else 0
    text = problem.excerpt[start : start + EXCERPT]
    caret = problem.column - 1 - start
    width = max(1, min(problem.width, len(text) - caret))
    margin = f"{problem.line:>5}"
    return [f"{margin} | {text}", f"{' ' * len(margin)} | {' ' * caret}{'^' * width}"]


def meant(word: str, known: Sequence[str]) -> str:
    """`did you mean ...?` for the nearest of `known`, else a list of them while it is short, else nothing."""
    near = get_close_matches(word, known, n=1, cutoff=NEAR)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"expected one of: {', '.join(sorted(known))}" if 0 < len(known) <= 20 else ""
