"""A table of weights: the texts that teach it, and what comes of it in texts that it was not learned from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from audit.evidence import Evidence
from tests.learn.weights import Lesson, learned

_FOLDS = 10
_CHUNK = 8  # texts that a process is given at a time


class Shown(Protocol):
    """Something of a text that teaches."""

    @property
    def case(self) -> str:
        """The name of the text."""

    def lessons(self) -> Iterator[Lesson]:
        """What it teaches."""


def by_lessons(shown: Sequence[Shown], ridge: float) -> Evidence:
    """The table of what is shown, where each lesson is one of its own."""
    return learned((lesson for one in shown for lesson in one.lessons()), ridge)


T = TypeVar("T")
S = TypeVar("S", bound=Shown)
Judged = tuple[S, Evidence]  # what teaches, with a table that its text did not


@dataclass(frozen=True, slots=True)
class Table(Generic[T, S]):
    """A table of the stage in a folder: the texts that teach it, what each shows, and how what comes of it is told."""

    name: str
    folder: Path
    texts: Callable[[], Sequence[T]]
    shows: Callable[[T], Sequence[S]]
    judged: Callable[[Sequence[Judged[S]]], Iterator[str]]
    ridge: float = 1.0
    learns: Callable[[Sequence[S], float], Evidence] = by_lessons

    @property
    def path(self) -> Path:
        return self.folder / f"{self.name}.json"

    def shown(self, pool: Executor, progress: Callable[[int, int], None]) -> list[S]:
        """What all texts show; `progress` is told how many of how many were read."""
        texts, found = self.texts(), list[S]()
        for done, some in enumerate(pool.map(self.shows, texts, chunksize=_CHUNK), 1):
            found += some
            progress(done, len(texts))
        return found

    def learned(self, shown: Sequence[S], ridge: float | None) -> Evidence:
        """What is shown as a table."""
        return self.learns(shown, self.ridge if ridge is None else ridge)

    def checked(self, shown: Sequence[S], ridge: float | None) -> Iterator[str]:
        """What comes of each text when the others are learned from."""
        fold = {name: at % _FOLDS for at, name in enumerate(sorted({one.case for one in shown}))}
        tables = [self.learned([one for one in shown if fold[one.case] != held], ridge) for held in range(_FOLDS)]
        yield from self.judged([(one, tables[fold[one.case]]) for one in shown])
