"""Which cells a rule is about: its `where`, matched as shell patterns, periods as spans of days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fnmatch import fnmatchcase
from functools import lru_cache

from audit import periods
from audit.align import Alignment
from audit.model import Cell, Period, Rule

Sources = Callable[[Cell], Iterable[str]]


def _nowhere(cell: Cell) -> Iterable[str]:
    return ()


def selected(rule: Rule, cell: Cell, sources: Sources = _nowhere) -> bool:
    """Whether `cell` meets every condition of the rule's `where`; a field meets one pattern of its list.

    `sources` tells the documents that speak of a cell: one that fits is enough.
    """
    if not rule.where:
        return True
    return all(any(_fits(cell, name, glob, sources) for glob in globs) for name, globs in rule.where)


def cells(rule: Rule, alignment: Alignment) -> list[Cell]:
    """The cells that a rule is about, in a fixed order."""
    return [cell for cell in alignment.ordered() if selected(rule, cell, alignment.sources)]


@lru_cache(maxsize=1024)
def span(text: str) -> tuple[date | None, date | None]:
    """The first day and the day after the last of `2020`, `2020-06`, `2015-2019`, `>= 2020` or `< 2020-07`.

    `None` is an open end. Raises `ValueError` for a text of another form.
    """
    bare = text.strip().lstrip("<>=")
    sign = text.strip().removesuffix(bare)
    period = periods.parse(bare)
    ends = {">=": (period.start, None), ">": (period.end, None), "<=": (None, period.end), "<": (None, period.start)}
    if sign not in ends and sign:
        raise ValueError(f"{sign!r} is no comparison: expected one of {', '.join(ends)}")
    return ends.get(sign, (period.start, period.end))


def _fits(cell: Cell, name: str, glob: str, sources: Sources) -> bool:
    if name == "source":
        return any(fnmatchcase(source, glob) for source in sources(cell))
    return _within(cell.period, span(glob)) if name == "period" else fnmatchcase(_field(cell, name), glob)


def _within(period: Period | None, ends: tuple[date | None, date | None]) -> bool:
    """Whether a period is known and lies in a span as a whole."""
    start, end = ends
    return period is not None and (start is None or period.start >= start) and (end is None or period.end <= end)


def _field(cell: Cell, name: str) -> str:
    if name == "level":
        return (cell.place or "").split(" ")[0]
    return str(getattr(cell, name, None) or "")
