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
from functools import cache
from pathlib import Path

from audit.model import Kind
from audit.normalise import fold

_TABLE = Path(__file__).with_name("units.json")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; a number of it times `factor` is a number of `base`."""

    id: str
    kind: Kind
    base: str
    factor: Fraction
    words: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def units() -> dict[str, Unit]:
    """Every unit of the table by its id."""
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    return {
        name: Unit(
            name,
            Kind(row["kind"]),
            row.get("base", name),
            Fraction(row.get("factor", 1)),
            tuple((lang, tuple(map(fold, row[lang]))) for lang in ("vi", "en")),
        )
        for name, row in table.items()
    }


@cache
def local(country: str) -> dict[str, Unit]:
    """What the names of money that several countries share mean in one of them: `shillings` in Uganda."""
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    there = (name for name, row in table.items() if country in row.get("countries", ()))
    return {fold(word): units()[name] for name in there for word in table[name]["locally"]}


@cache
def words(lang: str) -> dict[str, Unit]:
    """Every folded word or phrase that names a unit in `lang`."""
    return {word: unit for unit in units().values() for word in dict(unit.words).get(lang, ())}


@cache
def signs(lang: str) -> dict[str, Unit]:
    """The letters that are money only as a capital glued before an amount: the `P` of `P50.44`, the `K` of `K12`."""
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    return {row["sign"]: units()[name] for name, row in table.items() if "sign" in row and lang == "en"}


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
