"""The algebra of units: which words name a unit, what it measures, and how it converts.

The table is `units.json`: unit -> kind, words per language, and its exact factor to the base unit of its
dimension (a fraction, by definition of the unit). Percent and percentage point are different units, and money
in two currencies never converts. Factors: SI brochure, 9th edition; sào and mẫu as used in northern Việt Nam
(360 m2 and 3600 m2).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import TypedDict

from audit.model import Kind
from audit.normalise import fold

_TABLE = Path(__file__).with_name("units.json")


class _Row(TypedDict, total=False):
    """A row of the table."""

    kind: str
    base: str
    factor: str
    vi: list[str]
    en: list[str]
    countries: list[str]
    locally: list[str]
    sign: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; a number of it times `factor` is a number of `base`."""

    id: str
    kind: Kind
    base: str
    factor: Fraction
    words: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def _rows() -> dict[str, _Row]:
    rows: dict[str, _Row] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return rows


@cache
def units() -> dict[str, Unit]:
    """Every unit of the table by its id."""
    return {
        name: Unit(
            name,
            Kind(row["kind"]),
            row.get("base", name),
            Fraction(row.get("factor", 1)),
            tuple((lang, tuple(map(fold, named))) for lang, named in (("vi", row["vi"]), ("en", row["en"]))),
        )
        for name, row in _rows().items()
    }


def local(country: str) -> dict[str, Unit]:
    """What the names of money that several countries share mean in one of them: `shillings` in Uganda, `pounds`, which
    are a weight, in the United States.
    """
    return _local().get(country, {})


@cache
def _local() -> dict[str, dict[str, Unit]]:
    found: dict[str, dict[str, Unit]] = {}
    for name, row in _rows().items():
        for country in row.get("countries", ()):
            found.setdefault(country, {}).update((fold(word), units()[name]) for word in row["locally"])
    return found


@cache
def words(lang: str) -> dict[str, Unit]:
    """Every folded word or phrase that names a unit in `lang`."""
    return {word: unit for unit in units().values() for word in dict(unit.words).get(lang, ())}


@cache
def signs(lang: str) -> dict[str, Unit]:
    """The letters that are money only as a capital glued before an amount: the `P` of `P50.44`, the `K` of `K12`."""
    return {row["sign"]: units()[name] for name, row in _rows().items() if "sign" in row and lang == "en"}


@lru_cache(4096)  # every claim asks, and documents write few units
def canonical(unit: str) -> tuple[str, Fraction]:
    """The base unit of the dimension of `unit`, and the factor from `unit` to it; a rate converts its first part.

    Counted nouns and currencies are their own base.
    """
    first, slash, rest = unit.partition("/")
    known = units().get(unit) or units().get(first)
    if known is None:
        return unit, Fraction(1)
    if known.id == unit:
        return known.base, known.factor
    return known.base + slash + rest, known.factor


def currency(unit: str) -> bool:
    """Whether a unit is one of money."""
    return unit in units() and units()[unit].kind == "money"
