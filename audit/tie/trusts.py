"""How sure a reading is: the share of such readings that were right in every field on the open quality set."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from audit.model import Basis
from audit.tie.parts import Part

_TABLE = Path(__file__).with_name("trusts.json")


def trust(part: Part, basis: Basis, place: str | None) -> float:
    """The trust in a reading, from what it rests on; between 0 and 1."""
    costs = _costs()
    reasons = (
        ("ambiguous", part.figure.number.ambiguous),
        ("unnamed", not part.words),
        ("bare", part.figure.bare),
        ("inherited", part.inherits),
        ("undated", basis is Basis.UNKNOWN),
        ("dated_by_issue", basis is Basis.ISSUED),
        ("dated_by_context", basis is Basis.CONTEXT),
        ("unplaced", place is None),
        ("worded", part.figure.number.worded),
    )
    value = costs["none"]
    for reason, holds in reasons:
        if holds:
            value *= costs[reason]
    return round(value, 2)


@cache
def _costs() -> dict[str, float]:
    """The factor of each reason for doubt; `none` is the trust without any."""
    return {name: float(factor) for name, factor in json.loads(_TABLE.read_text(encoding="utf-8")).items()}
