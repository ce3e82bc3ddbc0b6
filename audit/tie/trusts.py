"""How sure a reading is: the share of such readings that were right in every field on the open quality set.

`python -m tests.quality.trust` prints the shares from which the factors of `trusts.json` are taken. Nobody
annotated what is measured, and no open figure is ambiguous: the factors of `unnamed` and `ambiguous` are set by hand.
"""

from __future__ import annotations

import json
from functools import cache
from math import prod
from pathlib import Path

from audit.model import Basis, Quantity

_TABLE = Path(__file__).with_name("trusts.json")


def trust(quantity: Quantity, indicator: str, basis: Basis) -> float:
    """The trust in a reading: that of one without a doubt, times the factor of each doubt; between 0 and 1."""
    return _product(doubts(quantity, indicator, basis))


def doubts(quantity: Quantity, indicator: str, basis: Basis) -> tuple[str, ...]:
    """What makes a reading less sure, each by the name that it has in `trusts.json`."""
    return _doubts(quantity.ambiguous, not indicator, not quantity.unit, basis)


@cache
def _doubts(ambiguous: bool, unnamed: bool, bare: bool, basis: Basis) -> tuple[str, ...]:
    told = {"ambiguous": ambiguous, "unnamed": unnamed, "bare": bare, basis.value: basis is not Basis.EXPLICIT}
    return tuple(doubt for doubt, doubted in told.items() if doubted)


@cache
def _product(found: tuple[str, ...]) -> float:
    factors = _factors()
    return round(prod((factors[doubt] for doubt in found), start=factors["none"]), 2)


@cache
def _factors() -> dict[str, float]:
    return {name: float(factor) for name, factor in json.loads(_TABLE.read_text(encoding="utf-8")).items()}
