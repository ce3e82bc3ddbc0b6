"""The cells of a table as figures that those of sentences can be weighed against: a column as a list with its total, a
row by the words of its label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from audit.extract.numerals import Numeral, last_of
from audit.extract.values import Figure
from audit.frozen import dataclass
from audit.grids import Role, Row
from audit.lang import Language
from audit.model import Cell as Identity
from audit.model import Claim, Kind, Measure, Period
from audit.tie.contents import content
from audit.tie.tables.claims import Tabled
from audit.tie.tables.columns import additive, alike, partly, top
from audit.tie.told import kindred, stem

_ROOT = 4  # letters by which a word of a label is looked up, as words of one root share them
_LEAST = 2  # parts of a whole
_SAID = 2  # lines over a table, the nearest first, that say what its columns are of

_PERCENT = "percent"

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a number above zero: its claim, and the number as it is printed."""

    claim: Claim
    figure: Figure

    @property
    def measure(self) -> Measure:
        return self.claim.cell.measure


@dataclass(frozen=True, slots=True)
class Column:
    """A column of amounts: its cells by their rows, what its one total row gives, the `parts` that stand in no other
    part, the words of its headers and those `about` all columns; `partial` where the table says that it lists some
    only, or a part has no figure.
    """

    cells: Mapping[int, Cell]
    total: Cell | None
    parts: tuple[Cell, ...]
    heads: frozenset[str]
    about: frozenset[str]
    partial: bool


class Listed:
    """A table as columns of amounts, its rows by the words of their labels."""

    def __init__(self, table: Tabled, language: Language) -> None:
        self.language = language
        self.start = min(claim.span.start for claim in table.claims.values())
        rows = [row for row in table.shape.rows if row.role in (Role.DATA, Role.TOTAL)]
        labels = [(self._stems(row.label), row.at) for row in rows if row.role is Role.DATA]
        often = Counter(word[:_ROOT] for label, _ in labels for word in label)
        self.labels: defaultdict[str, list[tuple[Words, int]]] = defaultdict(list)
        for label, at in labels:
            if label:
                self.labels[min((word[:_ROOT] for word in label), key=lambda root: often[root])].append((label, at))
        said = [*table.shape.columns.get(table.shape.label, ()), *(one.text for one in table.captions[:_SAID])]
        about = frozenset(word for text in said for word in self._stems(text))
        found = (self._column(table, rows, column, about) for column in table.shape.values)
        self.columns = [column for column in found if column is not None]
        self.shares = [self._shares(table, rows, column) for column in table.shape.values]
        self.places: defaultdict[str | None, list[int]] = defaultdict(list)
        self.times: defaultdict[Period | None, list[int]] = defaultdict(list)
        for row in rows:
            told = next((table.claims[row.at, at] for at in table.shape.values if (row.at, at) in table.claims), None)
            if told is not None and row.role is Role.DATA:
                self.places[told.cell.place].append(row.at)
                self.times[told.cell.period].append(row.at)

    def _column(self, table: Tabled, rows: Sequence[Row], column: int, about: frozenset[str]) -> Column | None:
        cells = {at: one for at, one in self._cells(table, rows, column) if additive(one.claim)}
        totals = [row for row in rows if row.role is Role.TOTAL]
        parts = top([row for row in rows if row.role is Role.DATA])
        listed = tuple(cells[row.at] for row in parts if row.at in cells)
        if len(listed) < _LEAST or not all(alike(listed[0].claim, one.claim) for one in listed):
            return None
        heads = frozenset(word for one in table.heads[column] for word in self._stems(one.text))
        some = len(listed) < len(parts) or partly(table) or any(row.section for row in parts)
        return Column(cells, cells.get(totals[0].at) if len(totals) == 1 else None, listed, heads, about, some)

    def meant(self, cell: Identity) -> list[int]:
        """The rows that a figure is of by its place or, where each row is of a time, by its time and its base."""
        spots = self.places.get(cell.place, []) if cell.place is not None and len(self.places) > 1 else []
        spans = (cell.period, cell.base) if len(self.times) > 1 else ()
        times = [at for span in spans if span is not None for at in self.times.get(span, ())]
        return spots if len(spots) == 1 else times

    def _shares(self, table: Tabled, rows: Sequence[Row], column: int) -> Mapping[int, Cell]:
        """The percentages of a column that tell shares."""
        cells = self._cells(table, rows, column)
        return {at: one for at, one in cells if one.measure is Measure.SHARE and one.figure.unit == _PERCENT}

    def _cells(self, table: Tabled, rows: Sequence[Row], column: int) -> Iterator[tuple[int, Cell]]:
        """The rows of a column with a number above zero."""
        for row in rows:
            claim, read = table.claims.get((row.at, column)), table.numbers[column].get(row.at)
            if claim is not None and read is not None and read.other is None and (claim.quantity.value or 0) > 0:
                yield row.at, _cell(claim, read.value, read.step)

    def _stems(self, text: str) -> Words:
        return tuple(stem(word, self.language) for word in content(text.lower(), self.language.code))

    def named(self, told: Sequence[str]) -> list[int]:
        """The rows whose labels some words of a sentence tell, but for those that a longer label tells."""
        stems = [stem(word, self.language) for word in told]
        roots = dict.fromkeys(word[:_ROOT] for word in stems)
        found = [(label, at) for root in roots for label, at in self.labels.get(root, ()) if _says(stems, label)]
        longest = {label for label, _ in found if not any(set(label) < set(longer) for longer, _ in found)}
        return sorted(at for label, at in found if label in longest)


def _says(stems: Sequence[str], label: Words) -> bool:
    """Whether words tell a label: all of its own, or words of their root; side by side where one is a number or letter:
    `tháng 6`.
    """
    if all(word.isalpha() and len(word) > 1 for word in label):
        return kindred(frozenset(label), frozenset(stems))
    return any(tuple(stems[at : at + len(label)]) == label for at in range(len(stems) - len(label) + 1))


def _cell(claim: Claim, value: Fraction, step: Fraction) -> Cell:
    """The cell of a claim, whose number prints `value` in steps of `step`, in whatever scale its headers say."""
    size = claim.quantity.value or value
    number = Numeral(0, 0, size, step * size / value, last_of(value, step) * size / value, scaled=size != value)
    counted = claim.quantity.kind is Kind.COUNT
    return Cell(claim, Figure(0, 0, (0, 0), number, claim.quantity.kind, claim.cell.unit, counted=counted))
