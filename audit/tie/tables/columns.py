"""Sums down a table: which rows a total row adds up, and which a row with parts of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import add

from audit.grids import Role, Row, cell_place, none, words
from audit.interval import Interval
from audit.model import Claim, Kind, Measure, Tie
from audit.normalise import folded
from audit.tie.edits import slipped
from audit.tie.tables.claims import Tabled

_ADDED = (Kind.COUNT, Kind.MONEY, Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.LENGTH, Kind.OTHER)
_MANY = 20  # total rows of a table, of which each can only be of the rows since the last
_PARTS, _CROWNED = 2, 5  # parts of a total that no word names, and digits of it that they bear out
_SLIPPED = 2  # of these, as a slip away from adding up bears out less
_ALL = 100  # per cent
_TIMES = 3  # how many times as large a total may be as its parts, or they as it, before it is of other things


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with the claims that should add up to it; `blank`: of a part it is not told how much it is."""

    relation: str
    total: Claim
    parts: tuple[Claim, ...]
    blank: bool = False

    @property
    def tie(self) -> Tie:
        return Tie(self.relation, (self.total.id, *(part.id for part in self.parts)), self.total.sentence)

    @property
    def fits(self) -> bool:
        """Whether the parts can add up to the total by their printed digits."""
        return _added(self.parts).meet(self.total.quantity.soft) is not None

    @property
    def telling(self) -> bool:
        """Whether the total has digits for at least two parts, so that adding up says something."""
        width = self.total.quantity.hard.width or Fraction(0)
        return sum(part.quantity.value is not None and 2 * abs(part.quantity.value) > width for part in self.parts) > 1

    @property
    def likely(self) -> bool:
        """Whether the total is of the size of a sum: no part above it, no average of them, and of shares about all."""
        if not additive(self.total):
            return self.near
        total = self.total.quantity.value or 0
        parts = [part.quantity.value or 0 for part in self.parts]
        if any(value < 0 for value in (total, *parts)):
            return True
        added = sum(parts)
        return max(parts) <= total and added <= _TIMES * total and total <= _TIMES * added

    @property
    def slip(self) -> bool:
        """Whether one slip of the pen, or one part left out of the sum, keeps the parts from adding up."""
        total = self.total.quantity.value or Fraction(0)
        values = [part.quantity.value or Fraction(0) for part in self.parts]
        missing = total - sum(values)
        return (
            -missing in values
            or slipped(total, total - missing)
            or any(slipped(value, value + missing) for value in values)
        )

    @property
    def near(self) -> bool:
        """Whether the parts come to the total but for half of it, as most with one wrong digit do."""
        total = self.total.quantity.value or Fraction(0)
        return 2 * abs(sum(part.quantity.value or 0 for part in self.parts) - total) <= abs(total)


def additive(claim: Claim) -> bool:
    """Whether figures of this kind add up: levels and changes of amounts, no rates and no percentages."""
    measured = claim.cell.measure in (Measure.LEVEL, Measure.CHANGE)
    return (
        measured and claim.quantity.kind in _ADDED and claim.quantity.value is not None and "/" not in claim.cell.unit
    )


def addable(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether figures can be parts of a total: amounts of its kind or, where it or they come to 100 %, shares."""
    if not all(alike(total, part) for part in parts):
        return False
    if total.cell.measure is Measure.SHARE and not total.cell.whole:
        told = all(one.quantity.value is not None for one in (total, *parts))
        return told and (total.quantity.value == _ALL or _ALL in _added(parts))
    return additive(total) and all(map(additive, parts))


def _added(parts: Sequence[Claim]) -> Interval:
    """What figures come to by their printed digits."""
    return reduce(add, (part.quantity.soft for part in parts))


def alike(one: Claim, two: Claim) -> bool:
    """Whether two figures can be parts of one sum; a counted noun may be another word for the things."""
    if one.cell.measure is not two.cell.measure:
        return False
    return one.cell.unit == two.cell.unit or one.quantity.kind is two.quantity.kind is Kind.COUNT


def crown(table: Tabled) -> None:
    """Makes a total of the last row, or the first, of a table where no word names one and all others add up to it, in
    more digits than chance would have it: `Group` under its regions, `England` over them; fewer, where it has no label.
    """
    rows = [row for row in table.shape.rows if row.role not in (Role.IDLE, Role.SECTION)]
    parted = len({row.section for row in rows}) > 1
    if parted or any(row.role is not Role.DATA or row.mark or _result(row) for row in rows):
        return
    for total, parts in ((rows[-1], rows[:-1]), (rows[0], rows[1:])) if len(rows) > _PARTS else ():
        found = [one for column in table.shape.values if (one := _sum(table, total, parts, column, "columns"))]
        telling = [one for one in found if one.telling and not one.blank]
        borne = sum(map(_borne, telling))
        if borne >= _CROWNED - _PARTS * (not total.label) and any(one.fits for one in telling):
            total.role = Role.TOTAL
            return


def _borne(found: Sum) -> int:
    """How many digits of a total its parts bear out: all, or fewer where a slip keeps them from adding up."""
    if found.fits:
        return digits(found.total)
    return max(0, digits(found.total) - _SLIPPED) if found.slip else 0


def _result(row: Row) -> bool:
    return bool(words().open(folded(row.label), "results"))


def digits(claim: Claim) -> int:
    """How many digits a figure has, as it is printed."""
    value, width = claim.quantity.value or Fraction(0), claim.quantity.hard.width
    return len(str(abs(value) // (width or 1))) if width is not None else 0


def sums(table: Tabled) -> Iterator[Sum]:
    """The sums that the total rows and the rows with parts of a table state, where its structure is sure."""
    rows = [row for row in table.shape.rows if row.role in (Role.DATA, Role.TOTAL, Role.SOME)]
    for at, row in enumerate(rows):
        if row.role is Role.TOTAL:
            yield from _total(table, rows, at)
    yield from _groups(table, rows)


def some(table: Tabled) -> Iterator[Tie]:
    """The rows that name some parts of the row above them, or of a total at the head: `Trong đó`, `of which`."""
    rows = [row for row in table.shape.rows if row.role in (Role.DATA, Role.TOTAL)]
    headed = bool(rows) and rows[0].role is Role.TOTAL
    above: Row | None = None
    within = False
    for row in table.shape.rows:
        if row.role is Role.SOME:
            within = True
        elif above is not None and (row.mark == "some" or (within and row.mark not in ("", above.mark))):
            yield from borne_out([((above.at, one), (row.at, one)) for one in table.shape.values], table)
        else:
            above, within = rows[0] if headed else row, False


Place = tuple[int, int]


def borne_out(places: Sequence[tuple[Place, Place]], table: Tabled) -> Iterator[Tie]:
    """Each whole with its part, where more than half of the pairs are of one unit and the part not above the whole."""
    found = [(table.claims.get(whole), table.claims.get(part)) for whole, part in places]
    pairs = [(whole, part) for whole, part in found if whole is not None and part is not None]
    same = [(whole, part) for whole, part in pairs if additive(whole) and additive(part) and alike(whole, part)]
    below = sum((part.quantity.value or 0) <= (whole.quantity.value or 0) for whole, part in same)
    if 2 * below > len(same):
        yield from (Tie("some", (whole.id, part.id), whole.sentence) for whole, part in same)


# ------------------------------------------------------------------------------------------------ total rows


def _total(table: Tabled, rows: Sequence[Row], at: int) -> Iterator[Sum]:
    """The sums of one total row: by the reading of its parts that fits most columns."""
    choices: list[list[Row]] = []
    for choice in _choices(rows, at):
        if len(choice) > 1 and choice not in choices:
            choices.append(choice)
    best: list[Sum] = []
    for choice in choices:
        found = [one for column in table.shape.values if (one := _sum(table, rows[at], choice, column, "columns"))]
        if sum(one.fits for one in found) > sum(one.fits for one in best) or not best:
            best = found
    yield from _sure(best, len(choices) == 1 and not partly(table), table)


def _sure(found: Sequence[Sum], plain: bool, table: Tabled) -> Iterator[Sum]:
    """The sums of one row that can be relied on: another column bears them out, or they can be read in one way only."""
    fits = [one for one in found if one.fits]
    misses = [one for one in found if not one.fits and one.telling and not one.blank]
    yield from fits
    confirmed = sum(one.telling for one in fits)
    if confirmed and len(misses) <= max(1, confirmed):
        yield from (one for one in misses if one.likely or one.slip or not _rated(one, table))
    elif not fits and len(found) == 1 and plain:
        yield from (one for one in misses if one.likely or one.slip)


def _rated(found: Sum, table: Tabled) -> bool:
    """Whether a column may be of prices, ranks or rates, whose total row has an average."""
    column = cell_place(found.total.table_cell or "")[2]
    path = table.shape.columns[column]
    return not found.total.cell.unit or any(words().within(folded(text), "rates") for text in path)


def _choices(rows: Sequence[Row], at: int) -> Iterator[list[Row]]:
    """The rows that a total can be of: those above it or, where there are none, below it; up to the total before."""
    above, below = rows[:at], rows[at + 1 :]
    if any(row.role is Role.DATA for row in above):
        last = max((number for number, row in enumerate(above) if row.role is Role.TOTAL), default=-1)
        yield top(above[last + 1 :])
        if sum(row.role is Role.TOTAL for row in rows) > _MANY:
            return
        if rows[at].section:
            yield top([row for row in above if row.section == rows[at].section])
        yield top([row for row in above if row.role is not Role.TOTAL])
        yield [row for row in above if row.role is Role.TOTAL]
        yield [row for row in above if row.role is Role.DATA and row.mark != "some"]
    else:
        after = next((number for number, row in enumerate(below) if row.role is Role.TOTAL), len(below))
        yield top(below[:after])
        yield top([row for row in below if row.role is not Role.TOTAL])
        yield [row for row in below if row.role is Role.DATA and row.mark != "some"]


def top(rows: Sequence[Row]) -> list[Row]:
    """The rows of the outermost numbering: those marked as the first one, without what only some parts are told of."""
    kept: list[Row] = []
    within = False
    for row in rows:
        if row.role is Role.SOME:
            within = True
        elif not kept or row.mark == kept[0].mark:
            within = within and bool(kept) and row.mark == ""
            if not within:
                kept.append(row)
    return kept


def _sum(table: Tabled, row: Row, parts: Sequence[Row], column: int, relation: str) -> Sum | None:
    total = table.claims.get((row.at, column))
    claims = [claim for part in parts if (claim := table.claims.get((part.at, column))) is not None]
    if total is None or len(claims) < 2 or not addable(total, claims):
        return None
    return Sum(relation, total, tuple(claims), untold(table, [(part.at, column) for part in parts]))


def untold(table: Tabled, places: Iterable[Place]) -> bool:
    """Whether one of some cells has no figure and no dash for none: it is empty or keeps it back (`n/a`, `c`)."""
    rows = table.grid.rows
    return any(place not in table.claims and not none(rows[place[0]][place[1]].text) for place in places)


def partly(table: Tabled) -> bool:
    """Whether a caption says that the table lists some things only: `Một số sản phẩm chủ yếu`, `Top ten markets`."""
    return any(words().within(folded(caption.text), "partly") for caption in table.captions[:2])


# ------------------------------------------------------------------------------------------------ rows with parts


def _groups(table: Tabled, rows: Sequence[Row]) -> Iterator[Sum]:
    """Rows that the rows of deeper numbering below them add up to, where most of the table's do."""
    found: list[Sum] = []
    outer: list[str] = []  # the numberings that a row stands in, the outermost first
    for at, row in enumerate(rows):
        outer = [*(outer[: outer.index(row.mark)] if row.mark in outer else outer), row.mark]
        inner = _inner(rows, at, outer)
        if len(inner) > 1:
            found += (one for column in table.shape.values if (one := _sum(table, row, inner, column, "groups")))
    fits = [one for one in found if one.fits]
    borne = {_row_of(one) for one in fits if one.telling}
    misses = [one for one in found if not one.fits and one.telling and not one.blank]
    misses = [one for one in misses if one.likely or _row_of(one) in borne]
    confirmed = sum(one.telling for one in fits)
    if confirmed > 1 and 2 * len(misses) <= confirmed:
        yield from (*fits, *misses)


def _row_of(found: Sum) -> int:
    return cell_place(found.total.table_cell or "")[1]


def _inner(rows: Sequence[Row], at: int, outer: Sequence[str]) -> list[Row]:
    """The rows directly below one that are numbered one level deeper, up to the next of its own or a higher level."""
    row = rows[at]
    inner = rows[at + 1].mark if at + 1 < len(rows) else ""
    if row.role is not Role.DATA or inner in ("", "some", row.mark):
        return []
    found = []
    for number in range(at + 1, len(rows)):
        one = rows[number]
        if one.role is not Role.DATA or one.mark in outer:
            break
        if one.mark == inner:
            found.append(one)
    return found
