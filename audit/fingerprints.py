"""Ids of findings: the same for the same rule, cell and figures, wherever in the documents they stand."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from audit.model import Cell, Claim, Verdict


def digest(rule: str, verdict: Verdict, cell: Cell, claims: Iterable[Claim]) -> str:
    """Twelve hexadecimal digits over what a finding shows; edits elsewhere and renamed files do not change them."""
    told = (cell.indicator, cell.measure, cell.place or "", *cell.key[3:5], cell.modality, cell.unit)
    figures = sorted(" ".join(claim.text.split()) for claim in claims)
    return sha256("\n".join((rule, verdict, *told, *figures)).encode()).hexdigest()[:12]
