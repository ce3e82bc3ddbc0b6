"""What sentences say of the columns of a table beside them: what one comes to, the share that a row has of it, how
a row changed, what several rows make together.

Words hold such a tie: a sentence tells the label of a row; what a column comes to is called as its headers and captions
are, or is told in more digits than chance would have it. Of several columns the one with which the figures agree is
meant, or would but for a slip.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, product

from audit.model import CHANGES, Basis, Claim, Kind, Measure, Tie
from audit.periods import overlaps
from audit.tie.chances import fitting
from audit.tie.edits import chance
from audit.tie.fits import EXACT, SLIP, change_fit, share_fit
from audit.tie.tables.cells import Cell, Column, Listed
from audit.tie.tables.claims import Tabled
from audit.tie.told import FACTS, FURTHEST, PERHAPS, Told, Weighed, cued, head, kindred, near, own, until

_NEAREST = 6  # figures of sentences above and below what a column comes to, that may tell it
_CALLED, _UNCALLED = 0.1, 0.01  # how likely figures add up by chance, where the total is called as its column and not
_OUTRIGHT = 0.5  # the same where it is called by all words of a header
_LONG = 40  # rows of a column, at most, in which a slip is looked for
_WIDE = 120  # cells, at most, of which a change may lie between any two
_SELDOM = 0.05  # the same of a share that is a slip away from what its figures come to
_SURE, _MAYBE = 0.8, 0.5
_FIRST = 6  # figures at the top of a document
_BESIDE = 2  # tables before and after a sentence that it may speak of
_BOTH = 2  # rows that are compared with each other
_SHORT = ("share", "change")  # relations that may leave out their last figure, the whole or the old level

Named = Sequence[tuple[int, int]]  # tables and rows
Pair = tuple[Weighed, Weighed]


def besides(row: Sequence[Told], tables: Iterable[Tabled], ties: Iterable[Tie]) -> Iterator[Tie]:
    """Every tie between figures of sentences, in a row, and cells, but for what words of sentences tie already."""
    listed = [Listed(table, row[0].read.language) for table in tables if table.claims] if row else []
    tied: defaultdict[str, set[str]] = defaultdict(set)
    for tie in ties:
        for name in tie.claims if tie.relation not in _SHORT or len(tie.claims) > 2 else ():
            tied[name].add(tie.relation)
    if listed:
        yield from _Besides(row, sorted(listed, key=lambda table: table.start), tied).ties()


@dataclass(slots=True)
class _Besides:
    """The figures of the sentences of a document, in a row, and its tables; `tied` are the relations that name all
    figures of theirs, by the claims in them.
    """

    row: Sequence[Told]
    tables: Sequence[Listed]
    tied: Mapping[str, set[str]]
    wholes: dict[tuple[int, int], Weighed] = field(default_factory=dict)

    def ties(self) -> Iterator[Tie]:
        yield from self._totals()
        before: Named = ()
        for at, one in enumerate(self.row):
            near_by = self._near(one)
            named = self._rows(at, near_by) or (before if one.position else ()) or self._meant(one, near_by)
            before = named
            found = self._of_rows(at, named, near_by)
            if found is not None:
                relation, claims = found
                yield Tie(relation, tuple(claim.id for claim in claims), one.claim.sentence, "table", _SURE)

    def _near(self, one: Told) -> Sequence[int]:
        """The tables beside a figure, those before it first."""
        place = bisect_left(self.tables, one.claim.span.start, key=lambda table: table.start)
        return range(max(0, place - _BESIDE), min(len(self.tables), place + _BESIDE))

    def _of_rows(self, at: int, named: Named, near_by: Sequence[int]) -> tuple[str, Sequence[Claim]] | None:
        """What a figure is of the rows that its sentence names, or of the totals of the tables beside it."""
        one = self.row[at]
        relations = self.tied.get(one.claim.id, set())
        if one.measure is Measure.SHARE and one.figure.unit == "percent":
            return None if "share" in relations else self._share(at, named, near_by)
        if one.measure in CHANGES:
            return None if "change" in relations else self._change(at, named, near_by)
        return None if relations or not one.level or len(named) < 2 else self._several(one, named)

    def _rows(self, at: int, near_by: Sequence[int]) -> Named:
        """The rows that the words of a figure name: those since the figure before it, else those after it."""
        one, words = self.row[at], self.row[at].read.words
        start = self.row[at - 1].figure.end if one.position else 0
        for told in (words[start : one.figure.begin], words[one.figure.end : until(one, self.row, at)]):
            found = [(number, row) for number in near_by for row in self.tables[number].named(told)]
            if found:
                return found
        return ()

    def _meant(self, one: Told, near_by: Sequence[int]) -> Named:
        """The rows of the place or time of a figure."""
        return [(number, row) for number in near_by for row in self.tables[number].meant(one.claim.cell)]

    # ---------------------------------------------------------------------------------------- what a column comes to

    def _totals(self) -> Iterator[Tie]:
        """The figure that tells what a column comes to: the cell of its total, or one of which its cells are all."""
        sizes = sorted(
            (one.figure.number.value, at) for at, one in enumerate(self.row) if one.level and not one.aside and one.fact
        )
        for number, table in enumerate(self.tables):
            for place, column in enumerate(table.columns):
                if column.total is not None:
                    self.wholes[number, place] = column.total
                elif column.partial:
                    continue
                parts = column.parts if column.total is None else (column.total,)
                found = self._whole(column, parts, sizes)
                if found is None and column.total is None:
                    yield from self._perhaps(table, column)
                if found is not None:
                    self.wholes.setdefault((number, place), found)
                    relation = "parts" if column.total is None else "same"
                    claims = (found.claim.id, *(part.claim.id for part in parts))
                    if relation not in self.tied.get(found.claim.id, ()):
                        yield Tie(relation, claims, found.claim.sentence, "table", _SURE)
                    elif column.total is None and fitting(found, parts, _OUTRIGHT, slips=False) is None:
                        yield Tie(relation, claims, found.claim.sentence, PERHAPS, _MAYBE)  # it has other parts too
                        continue
                    for shares in table.shares if column.total is None else ():
                        yield from _shared(found, column, shares)

    def _whole(self, column: Column, parts: Sequence[Cell], sizes: Sequence[tuple[Fraction, int]]) -> Told | None:
        """The figure that parts add up to; else the one that would but for a slip."""
        added = sum(part.figure.number.value for part in parts)
        place = bisect_left(sizes, (added, 0))
        around = [at for _, at in sizes[max(0, place - _NEAREST) : place + _NEAREST]]
        able = [at for at in around if _able(self.row[at], parts)]
        limits = sorted(((self._likely(at, column), at) for at in able), reverse=True)
        for slips in (False, True):
            firm = frozenset(range(1, len(parts) + 1)) if len(parts) > _LONG else frozenset[int]()
            for most, at in limits:
                if fitting(self.row[at], parts, most, slips=slips, firm=firm) is not None:
                    return self.row[at]
        return None

    def _perhaps(self, table: Listed, column: Column) -> Iterator[Tie]:
        """The only figure near a table, or at the top, that is called as a column and that its cells would add up to
        but for a slip, of whatever size.
        """
        if len(column.parts) > _LONG:
            return
        place = bisect_left(self.row, table.start, key=lambda one: one.claim.span.start)
        last, end = self.row[place - 1] if place else None, min(len(self.row), place + FURTHEST)
        around = dict.fromkeys((*range(min(_FIRST, place)), *range(max(0, place - FURTHEST), end)))
        able = (at for at in around if self._called(at, column, last))
        found = [at for at in able if fitting(self.row[at], column.parts, _OUTRIGHT) is not None]
        if len({self.row[at].figure.number.value for at in found}) == 1:
            whole = self.row[found[0]].claim
            if "parts" not in self.tied.get(whole.id, ()):
                claims = (whole.id, *(part.claim.id for part in column.parts))
                yield Tie("parts", claims, whole.sentence, PERHAPS, _MAYBE)

    def _called(self, at: int, column: Column, last: Told | None) -> bool:
        """Whether a level may be what a column comes to, by its kind, its time and what it is called; a sentence that
        ends with a colon, the `last` before the table, tells what it lists.
        """
        one, part = self.row[at], column.parts[0]
        able = one.level and not one.aside and one.fact and _alike(one, part) and _timely(one.claim, part.claim)
        led = last is not None and one.read is last.read and one.read.words[-1] == ":"
        return able and (led or self._likely(at, column) > _UNCALLED)

    def _likely(self, at: int, column: Column) -> float:
        """How likely by chance a figure may be what a column comes to: the more it is called as its headers are."""
        one = self.row[at]
        names = near(one, self.row, at) | own(one) | {head(one)}
        if column.heads and kindred(column.heads, names):
            return _OUTRIGHT
        known = column.heads | column.about
        return _CALLED if any(kindred(frozenset([word]), known) for word in names if word) else _UNCALLED

    # ---------------------------------------------------------------------------------------- of rows that are named

    def _share(self, at: int, named: Named, near_by: Sequence[int]) -> tuple[str, Sequence[Claim]] | None:
        """A percentage with the cell whose share it is, and what its column comes to."""
        one = self.row[at]
        outright = cued(one.read, "strong_shares", 0, one.figure.begin) or chance(one.figure.number.value) < _SELDOM
        pairs: list[Pair] = [
            (cell, whole)
            for table, row in named
            for place, column in enumerate(self.tables[table].columns)
            if (whole := self.wholes.get((table, place))) is not None and (cell := column.cells.get(row)) is not None
            if _timely(one.claim, cell.claim)
        ]
        part = self.row[at - 1] if one.position and self.row[at - 1].level else None
        wholes = (whole for table in near_by for whole in self._sums(table)) if part is not None else ()
        pairs += [(part, whole) for whole in wholes if part is not None and _below(part, whole)]
        least = SLIP if outright else EXACT
        found = _meant(pairs, lambda pair: share_fit(pair[0], one, pair[1]), least)
        return None if found is None else ("share", (one.claim, found[0].claim, found[1].claim))

    def _change(self, at: int, named: Named, near_by: Sequence[int]) -> tuple[str, Sequence[Claim]] | None:
        """A change with the levels between which it lies: two times of a row that is named, or of the total, or one of
        them and a level beside the change.
        """
        one = self.row[at]
        pairs = [
            pair for table in near_by for pair in self._times(at, table, [row for own, row in named if own == table])
        ]
        if not named:
            pairs = [pair for table in near_by for pair in _paired(self._sums(table), one)]
        found = _meant(pairs, lambda pair: change_fit(pair[0], one, pair[1]), SLIP)
        return None if found is None else ("change", (found[0].claim, one.claim, found[1].claim))

    def _times(self, at: int, table: int, rows: Sequence[int]) -> Iterator[Pair]:
        """The pairs of new and old levels of one thing that a change may lie between."""
        one, columns = self.row[at], self.tables[table].columns
        beside = [self.row[place] for place in (at - 1, at + 1) if 0 <= place < len(self.row)]
        beside = [level for level in beside if level.read is one.read and level.level]
        for row in rows:
            cells = [column.cells[row] for column in columns if row in column.cells]
            yield from _paired(cells, one)
            for level, cell in product(beside, cells):
                if _alike(level, cell) and level.figure.number.value != cell.figure.number.value:
                    yield from ((level, cell), (cell, level))
        for column in columns if len(rows) == _BOTH else ():
            yield from _paired([column.cells[row] for row in rows if row in column.cells], one)

    def _sums(self, table: int) -> list[Weighed]:
        """What the columns of a table come to."""
        wholes = (self.wholes.get((table, place)) for place in range(len(self.tables[table].columns)))
        return [whole for whole in wholes if whole is not None]

    def _several(self, one: Told, named: Named) -> tuple[str, Sequence[Claim]] | None:
        """What several rows make together, with their cells."""
        table = named[0][0]
        rows = [row for number, row in named if number == table]
        for column in self.tables[table].columns:
            cells = [column.cells[row] for row in rows if row in column.cells]
            if len(cells) > 1 and _able(one, cells) and fitting(one, cells, _CALLED) is not None:
                return "parts", (one.claim, *(cell.claim for cell in cells))
        return None


def _meant(pairs: Sequence[Pair], fit: Callable[[Pair], int], least: int) -> Pair | None:
    """The pair of figures with which another agrees; else the only one that a slip keeps from it."""
    fits = [(pair, fit(pair)) for pair in pairs]
    exact = next((pair for pair, fitted in fits if fitted >= EXACT), None)
    near_by = [pair for pair, fitted in fits if fitted >= least]
    return exact or (near_by[0] if len(near_by) == 1 else None)


def _shared(whole: Told, column: Column, shares: Mapping[int, Cell]) -> Iterator[Tie]:
    """The percentages beside the cells of a column, of what these come to, where most of them are such shares."""
    rows = [at for at in shares if at in column.cells]
    fits = [share_fit(column.cells[at], shares[at], whole) for at in rows]
    if len(rows) > 1 and 2 * sum(fitted >= EXACT for fitted in fits) > len(rows) and all(fits):
        for at in rows:
            share, part = shares[at].claim, column.cells[at].claim
            yield Tie("share", (share.id, part.id, whole.claim.id), share.sentence, "table", _SURE)


def _paired(cells: Sequence[Weighed], change: Told) -> Iterator[Pair]:
    """Cells of one kind, each with those of a time before its own, where a change can be of their unit; where no time
    is known, of what is called alike with those to the left or above. None of so many that some pair agrees by chance.
    """
    usable = [one for one in cells if one.claim.cell.modality in FACTS]
    usable = [one for one in usable if change.measure is Measure.GROWTH or _alike(change, one)]
    for first, second in combinations(usable, 2) if len(usable) <= _WIDE else ():
        one, two = first.claim.cell.period, second.claim.cell.period
        if first.figure.kind is not second.figure.kind or first.figure.number.value == second.figure.number.value:
            continue
        if one is not None and two is not None:
            yield from [(second, first)] if one.end <= two.start else [(first, second)] if two.end <= one.start else ()
        elif one is two and first.claim.indicator_text == second.claim.indicator_text:
            yield second, first


def _below(one: Weighed, two: Weighed) -> bool:
    """Whether a figure can be a part of another: less of the same kind."""
    return _alike(one, two) and one.figure.number.value < two.figure.number.value


def _able(one: Told, parts: Sequence[Cell]) -> bool:
    """Whether a figure can be what cells add up to: of their kind and time, and above each of them."""
    value = one.figure.number.value
    fit = _alike(one, parts[0]) and all(_timely(one.claim, part.claim) for part in parts[:1])
    return fit and all(part.figure.number.value < value or len(parts) == 1 for part in parts)


def _alike(one: Weighed, cell: Weighed) -> bool:
    """Whether a figure and a cell are of one kind, and in one unit but where things are counted."""
    kind = one.figure.kind
    return kind is cell.figure.kind and (kind is Kind.COUNT or one.figure.unit == cell.figure.unit)


def _timely(one: Claim, two: Claim) -> bool:
    """Whether a figure and a cell can be of one time, both facts."""
    first, second = one.cell.period, two.cell.period
    if two.cell.modality not in FACTS:
        return False
    return one.period_basis is not Basis.EXPLICIT or first is None or second is None or overlaps(first, second)
