"""What some things come to, with how many there are and what each is worth, in a language whose plurals do not show:
`150 suất quà, mỗi suất 520.000 đồng. Tổng trị giá 78 triệu đồng`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.model import Kind, Measure
from audit.tie.averages import fit, near_agreed, usable
from audit.tie.told import FURTHEST, Found, Told, back, clause, head
from audit.units import units

_BACK = 3  # sentences back from a total to the things and what each is worth


def outlays(row: Sequence[Told], taken: frozenset[int]) -> Iterator[Found]:
    """`each` as places in `row`: the total, what each thing is worth, and their number, where one kind of thing alone
    is told with its worth, and the figures agree or are a slip away from that; not where they are `taken` to agree with
    others.
    """
    for at, one in enumerate(row):
        if one.read.language.plurals or not _total(row, at):
            continue
        near_by = list(_around(row, at))
        worth = [(place, thing) for place in near_by if (thing := _thing(row, place)) is not None]
        if len(worth) != 1 or worth[0][0] in taken:
            continue
        each, thing = worth[0]
        counts = sorted(
            (place for place in near_by if row[place].figure.counted and head(row[place]) == thing),
            key=lambda place: (row[place].read is not row[each].read, abs(place - each)),
        )
        told = [place for place in counts if usable(row[place], row[each])][:1]
        if told and (fit(row, each, at, told[0]) or near_agreed(row, each, at, told[0])):
            yield "each", (at, each, told[0]), "outlay", 0.85


def _total(row: Sequence[Told], at: int) -> bool:
    """Whether an amount of money is told as a total."""
    one = row[at]
    if one.figure.kind is not Kind.MONEY or one.measure is not Measure.LEVEL or one.aside:
        return False
    words = one.read.words[clause(row, at) : one.figure.begin]
    return not one.read.language.sets["summed"].isdisjoint(words)


def _around(row: Sequence[Told], at: int) -> Iterator[int]:
    """The places before a total, back to another one, and those after it in its sentence."""
    for place in back(row, at, _BACK):
        if _total(row, place):
            break
        yield place
    yield from (place for place in range(at + 1, min(len(row), at + FURTHEST)) if row[place].read is row[at].read)


def _thing(row: Sequence[Told], at: int) -> str | None:
    """The noun of the things of which an amount of money is what each is worth: `520.000 đồng/suất`, `mỗi suất ...`."""
    one = row[at]
    top, _, noun = one.claim.cell.unit.partition("/")
    if noun:
        return noun.split()[0].lower() if noun not in units() and _money(top) else None
    if one.figure.kind is not Kind.MONEY or one.measure is not Measure.LEVEL:
        return None
    words, each = one.read.words, one.read.language.sets["each"]
    start = clause(row, at)
    told = next((place for place in range(start, one.figure.begin - 1) if words[place] in each), None)
    return None if told is None else words[told + 1]


def _money(unit: str) -> bool:
    return unit in units() and units()[unit].kind is Kind.MONEY
