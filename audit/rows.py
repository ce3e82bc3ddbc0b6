"""Tables as text: a row a line, a bar on both sides of every cell, as the layout reads them again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.grids import Content, content

_FEW = 3  # rows that a frame around a letterhead or a signature has at most
_BEFORE, _AFTER = frozenset(["$", "£", "€", "¥", "₫", "(", "($", "(£", "(€"]), frozenset([")", "%", ")%", "%)"])


def rows(cells: Iterable[Sequence[str]]) -> str:
    """The rows of a table; a bar inside a cell becomes a broken bar, a line break a blank."""
    return "\n".join(f"| {' | '.join(_signed(list(map(_cell, row))))} |" for row in cells)


def framed(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a table only places text side by side (a letterhead, a signature): few rows and no figures."""
    flat = [cell for row in cells for cell in row]
    return (len(cells) <= _FEW and not any(figure(cell) for cell in flat)) or len(flat) < 2


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "¦")


def _signed(row: list[str]) -> list[str]:
    """The cells of a row, the signs that have cells of their own beside their figures with these: `$` before `84`, `)`
    behind `(12`; a `%` behind the header `2023` or `£000` is a header itself.
    """
    if _BEFORE.isdisjoint(row) and _AFTER.isdisjoint(row):
        return row
    for at, sign in enumerate(row):
        if sign in _AFTER and at and content(row[at - 1]) is Content.NUMBER:
            row[at - 1 : at + 1] = row[at - 1] + sign, ""
        elif sign in _BEFORE and at + 1 < len(row) and content(row[at + 1]) is Content.NUMBER:
            row[at : at + 2] = "", sign + row[at + 1]
    return row


def figure(cell: str) -> bool:
    """Whether a cell holds a figure and little else."""
    digits = sum(map(str.isdigit, cell))
    return digits > 0 and sum(map(str.isalpha, cell)) <= digits + 6
