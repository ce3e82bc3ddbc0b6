"""Who tells on what another has told: a paper that has the numbers of a report, soon after it.

A number that two such documents do not tell alike was likelier miscopied than put right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from fractions import Fraction

from audit.model import Basis, Claim, Document

_SHARED = 3  # numbers that a document has from another
_DIGITS = 2  # of a number that is one of few
_SEASON = timedelta(days=120)  # in which what a document tells is told on, not put right

Number = tuple[str, Fraction]


def numbers(claims: Iterable[Claim]) -> dict[str, set[Number]]:
    """The numbers of two digits and more that each document tells, with their units."""
    found: dict[str, set[Number]] = {}
    for claim in claims:
        value = claim.quantity.value
        if value is not None and len(str(abs(value.numerator)).rstrip("0")) >= _DIGITS:
            found.setdefault(claim.document, set()).add((claim.cell.unit, value))
    return found


def retelling(names: Iterable[str], told: Mapping[str, set[Number]], documents: Mapping[str, Document]) -> set[str]:
    """Those of some documents that tell on what another of them tells."""
    given = [documents[name] for name in dict.fromkeys(names)]
    return {one.id for one in given for other in given if one is not other and _tells_on(one, other, told)}


def _tells_on(one: Document, other: Document, told: Mapping[str, set[Number]]) -> bool:
    """Whether a document has several numbers of another, is not older, and tells no more."""
    own, others = told.get(one.id, set()), told.get(other.id, set())
    if len(own & others) < _SHARED or len(own) > len(others):
        return False
    days = [document.issued.start for document in (one, other) if document.issued is not None]
    if len(days) < len((one, other)) or Basis.INFERRED in (one.issued_basis, other.issued_basis):
        return len(own) < len(others)
    apart = days[0] - days[1]
    return timedelta(0) <= apart <= _SEASON and (apart > timedelta(0) or len(own) < len(others))
