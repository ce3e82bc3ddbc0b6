"""Figures that one sentence or one table calls alike and that differ: two things, whose difference was not read.

`Đầu năm có 148 hộ nghèo; cuối năm còn 109 hộ`: whoever writes two numbers side by side means two things, and which of
them is the one that the rest of the document speaks of is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from audit.model import Cell, Claim, Measure, Modality
from audit.ratios import differ


def twins(claims: Mapping[str, Claim], cells: Mapping[str, Cell]) -> set[str]:
    """The claims that differ from another of their cell in their sentence or table, and, of a cell without a period,
    in their document: two dates that nobody told are likelier than one number with two values.
    """
    groups: dict[tuple[Cell, str, int | str], list[Claim]] = {}
    for name, cell in cells.items():
        claim = claims[name]
        spot = -1 if cell.period is None else _spot(claim)
        alike = replace(cell, unit="") if cell.measure is Measure.GROWTH else cell  # `a quarter more and threefold`
        groups.setdefault((alike, claim.document, spot), []).append(claim)
    return {
        claim.id for group in groups.values() if any(_unlike(group[0], other) for other in group[1:]) for claim in group
    }


def _unlike(one: Claim, two: Claim) -> bool:
    """Whether two figures differ, or two estimates as printed: `between £18.5m and £19.5m, against a consensus of
    £18.1m`.
    """
    guessed = one.cell.modality is two.cell.modality is Modality.ESTIMATE
    return differ(one, two) or (guessed and one.quantity.soft.meet(two.quantity.soft) is None)


def _spot(claim: Claim) -> int | str:
    """What says one thing once: a sentence, or a table, whose cells are of different things."""
    return claim.table_cell.partition("!")[0] if claim.table_cell else claim.sentence.start
