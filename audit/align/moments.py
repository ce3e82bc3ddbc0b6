"""What a document leaves unsaid of time: when a figure holds that has no time beside it, and what a change is from.

`Năm 2023, toàn huyện có 112 trường học. ... Với 112 trường học, huyện ...`: the second sentence speaks of the moment
of the first, not of the day the report was signed. A figure with words of time of its own, be it `đến nay`, keeps them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from audit import periods
from audit.model import CHANGES, Basis, Cell, Claim, Grain, Measure, Period

# How long before the day of issue a time may end and still be the present of a report: a year, and its writing up.
_RECENT = timedelta(days=460)
_STANDING = (Measure.LEVEL, Measure.SHARE)

Key = tuple[object, ...]


def moments(claims: Iterable[Claim], cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """The cells of the claims whose period is that of another claim of their document; `cells` by claim id."""
    told: dict[Key, list[Period]] = {}
    silent: list[Claim] = []
    for claim in claims:
        cell = cells[claim.id]
        if cell.period is None or cell.measure not in _STANDING:
            continue
        if claim.period_basis is Basis.EXPLICIT:
            told.setdefault(_key(claim, cell), []).append(cell.period)
        elif not any(name == "period" for name, _ in claim.evidence):
            silent.append(claim)
    found = {}
    for claim in silent:
        cell = cells[claim.id]
        period = _meant(claim, cell.period, told.get(_key(claim, cell), ()))
        if period is not None:
            found[claim.id] = replace(cell, period=period)
    return found


def _key(claim: Claim, cell: Cell) -> Key:
    return (
        claim.document,
        cell.indicator,
        cell.measure,
        cell.place,
        cell.base,
        cell.modality,
        cell.scope,
        cell.whole,
        cell.unit,
    )


def _meant(claim: Claim, own: Period | None, told: Iterable[Period]) -> Period | None:
    """The latest period told that the figure can be of: one that its context overlaps, or the recent past."""
    latest = max(told, key=lambda period: (period.end, period.start), default=None)
    if latest is None or own is None:
        return None
    if periods.overlaps(latest, own):
        return latest
    recent = timedelta(0) <= own.start - latest.end <= _RECENT
    return latest if claim.period_basis is Basis.ISSUED and recent else None


def bases(claims: Sequence[Claim], cells: Mapping[str, Cell], tied: Collection[str]) -> dict[str, Cell]:
    """The cells of changes whose base nobody told: the same part of the year before, where the document states it. Of
    changes that are `tied` to an old level that is the base.

    `Doanh thu năm 2022 tăng 15 %` is growth on 2021; it is taken so only beside the level of 2021, and where no other
    change is told to be that: `25% less than last year and 23% below the five-year average`.
    """
    stated = {
        (claim.document, cell.indicator, cell.place, cell.period)
        for claim in claims
        if (cell := cells[claim.id]).measure is Measure.LEVEL and cell.period is not None
    }
    based = {
        _change(claim, cell)
        for claim in claims
        if (cell := cells[claim.id]).measure in CHANGES and cell.base is not None
    }
    found = {}
    for claim in claims:
        cell = cells[claim.id]
        if cell.period is None or cell.base is not None or cell.measure not in CHANGES or claim.id in tied:
            continue
        before = periods.shifted(cell.period, -1)
        regular = cell.period.grain not in (Grain.DAY, Grain.SPAN)
        told = (claim.document, cell.indicator, cell.place, before) in stated
        if regular and told and _change(claim, replace(cell, base=before)) not in based:
            found[claim.id] = replace(cell, base=before)
    return found


def based_elsewhere(between: Iterable[Sequence[str]], cells: Mapping[str, Cell]) -> Iterator[str]:
    """The changes, `between` two levels, with a base at which the old one does not stand, which is another change's:
    `12% more than in 2022 but 136,000 short of the 1.2 million who came in 2019`.
    """
    for _, change, old, *_ in between:
        base, then = cells[change].base, cells[old].period
        if base is not None and then is not None and not periods.overlaps(base, then):
            yield change


def _change(claim: Claim, cell: Cell) -> Key:
    return claim.document, cell.indicator, cell.measure, cell.place, cell.period, cell.base, cell.unit
