"""Which cells a rule is about: its `where`, matched as shell patterns."""

from __future__ import annotations

from fnmatch import fnmatchcase

from audit.align import Alignment
from audit.model import Cell, Rule


def selected(rule: Rule, cell: Cell) -> bool:
    """Whether `cell` meets every condition of the rule's `where`; a field meets one pattern of its list."""
    return all(any(fnmatchcase(_field(cell, name), glob) for glob in globs) for name, globs in rule.where)


def cells(rule: Rule, alignment: Alignment) -> list[Cell]:
    """The cells that a rule is about, in a fixed order."""
    return sorted((cell for cell in alignment.cells if selected(rule, cell)), key=lambda cell: cell.key)


def _field(cell: Cell, name: str) -> str:
    if name == "level":
        return (cell.place or "").split(" ")[0]
    if name == "period":
        return "" if cell.period is None else f"{cell.period.start}/{cell.period.end}"
    return str(getattr(cell, name, None) or "")
