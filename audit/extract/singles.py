"""The article of a unit: whether words of approximation before it make an amount of the two, `nearly a tonne`."""

from __future__ import annotations

from collections.abc import Sequence

from audit.lang import Language
from audit.model import Hedge, Kind


def hedged(words: Sequence[str], at: int, language: Language) -> bool:
    """Whether words of approximation before the article of a unit at a token say that it is measured: `spent more than
    a year`, `nearly a tonne`; not `in almost a year`, `over a year`.
    """
    sets = language.sets
    hedge = language.hedges.before(words, at, 4) if words[at] in sets["article"] else None
    if hedge is None or not words[at + 1][0].isalpha():
        return False
    unit = language.units.at(words, at + 1)
    lasting = unit is not None and unit.value.kind is Kind.DURATION and hedge.value != Hedge.UNDER
    if lasting and words[hedge.start] in sets["when"]:
        return False
    if not (sets["past"] - sets["within"] | sets["bygone"]).isdisjoint(words[at + 2 : at + 3]):
        return False  # `fewer than a year earlier`
    return not hedge.start or words[hedge.start - 1] not in sets["when"] - sets["for"]
