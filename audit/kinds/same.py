"""Several claims about one cell: one number cannot have two values.

Why: reports, pages and editions repeat each other's figures, and a slip in one of them is the commonest error.
Wrong: `147 trường` in one report of a district for 2022 and `174 trường` in another.
Right: `35.208 hộ` and `khoảng 35.000 hộ`: the second allows the first.
Blind spots: figures of different days inside one year, and words that mean the same but share no name.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.align import Alignment
from audit.model import Link, Rule


def links(rule: Rule, alignment: Alignment) -> Iterator[Link]:
    """None: that a cell has one value is what a cell is."""
    return iter(())
