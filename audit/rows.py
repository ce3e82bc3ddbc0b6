"""Tables as text: a row a line, a bar on both sides of every cell, as the layout reads them again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_FEW = 3  # rows that a frame around a letterhead or a signature has at most


def rows(cells: Iterable[Sequence[str]]) -> str:
    """The rows of a table; a bar inside a cell becomes a broken bar, a line break a blank."""
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in cells)


def framed(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a table only places text side by side (a letterhead, a signature): few rows and no figures."""
    flat = [cell for row in cells for cell in row]
    return (len(cells) <= _FEW and not any(figure(cell) for cell in flat)) or len(flat) < 2


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "¦")


def figure(cell: str) -> bool:
    """Whether a cell holds a figure and little else."""
    digits = sum(map(str.isdigit, cell))
    return digits > 0 and sum(map(str.isalpha, cell)) <= digits + 6
