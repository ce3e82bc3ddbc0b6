"""A table -> its claims: each number with what its row, its column and the lines above say of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from audit.grids import Content, Grid, Part, Piece, Role, Row, Shape, cell_name, content, unmarked
from audit.model import CHANGES, Basis, Cell, Claim, Hedge, Kind, Measure, Modality, Period, Quantity, Span
from audit.normalise import Normal
from audit.tie.contents import content as telling
from audit.tie.contexts import Context
from audit.tie.tables.dates import Dates, monthly, yearless
from audit.tie.tables.headers import MEASURES, NOWHERE, Header, Headers, broken_down, derived, level_of, near
from audit.tie.tables.meanings import Line, Meanings, Meant
from audit.tie.tables.nouns import cued, noun
from audit.tie.tables.numbers import Number, decimal_mark, number
from audit.tie.trusts import trust
from audit.wording import allowed

Place = tuple[int, int]


class Told(NamedTuple):
    """What one figure says, before it is a claim."""

    row: Row
    column: int
    line: Line
    cell: Cell
    quantity: Quantity
    phrase: str
    basis: Basis


@dataclass(slots=True)
class Tabled:
    """One table with its claims by row and column; `above` are the lines over it that may say more of it, `version`
    tells it from another with the same rows and columns.
    """

    name: int
    part: Part
    shape: Shape
    version: str
    text: Normal
    context: Context
    headers: Headers
    above: Sequence[str]
    decimal: str
    lines: Sequence[int]
    grid: Grid = field(init=False)
    top: int = field(init=False)
    scope: tuple[str, ...] = field(init=False)
    claims: dict[Place, Claim] = field(default_factory=dict)
    captions: list[Header] = field(init=False)
    heads: Mapping[int, Sequence[Header]] = field(init=False)
    numbers: dict[int, dict[int, Number]] = field(init=False)
    whole: dict[int, bool] = field(init=False)
    levels: tuple[int, ...] = field(init=False)
    over: dict[int, Piece] = field(init=False)
    level: tuple[str, str] = field(init=False)
    dates: Dates = field(init=False)
    meanings: Meanings = field(init=False)

    def __post_init__(self) -> None:
        self.top, self.grid = self.part.top, self.part.grid
        values = [piece.text for row in self.grid.rows for piece in row if content(piece.text) is Content.NUMBER]
        self.decimal = decimal_mark(values, self.decimal)
        self.captions = [
            self.headers.caption(text)
            for text in (*self._corner(), *reversed(self.shape.captions), *reversed(self.part.over), *self.above)
        ]
        heads = {at: self.headers.path(path) for at, path in self.shape.columns.items()}
        self.heads = monthly(heads)
        self.numbers = {column: self._numbers(column) for column in self.shape.values}
        self.whole = {column: all(one.whole for one in found.values()) for column, found in self.numbers.items()}
        self.levels = tuple(at for at in self.shape.values if not derived(self.heads[at]))
        top = self.grid.rows[: self.shape.rows[0].at if self.shape.rows else 0]
        self.over = {at: row[at] for row in top for at, path in self.shape.columns.items() if row[at].text in path}
        self.dates = Dates(self.context, self.headers, self.shape, self.captions, self.heads)
        self.level = self._level()
        self.scope = self._scope()
        self.meanings = Meanings(self.context, self.headers, self.shape, self.captions, self.heads, self.numbers)
        told = [one for row in self.shape.rows if row.role in (Role.DATA, Role.TOTAL) for one in self._row(row)]
        alike = Counter(one.cell for one in told)
        told = [self._under(one) if alike[one.cell] > 1 and one.row.section else one for one in told]
        alike = Counter(one.cell for one in told)
        for one in told:
            self.claims[one.row.at, one.column] = self._claim(one, alike[one.cell] > 1)

    def _corner(self) -> Iterator[str]:
        """The unit of the whole table, where a header over its labels, or over nothing, names one and no thing: `£m`,
        `Triệu đồng`; the part of a year that its columns are of: `Half year to 30 June`; what they are of: `Pupils by
        school`.
        """
        rows = [self.grid.rows[row.at] for row in self.shape.rows]
        for column, path in self.shape.columns.items():
            if column == self.shape.label or not any(row[column].text for row in rows):
                told = (one for one in map(self.headers.of, path) if _of_all(one))
                yield from (
                    one.text
                    for one in told
                    if not one.phrase
                    or broken_down(one.text)
                    or (one.unit and one.unit.kind in (Kind.MONEY, *MEASURES))
                )

    def _level(self) -> tuple[str, str]:
        """The level of the places that the rows are of; where they may be of any, one of them has to be known."""
        path = self.shape.columns.get(self.shape.label, ())
        word, code = level_of(path[-1]) if path else NOWHERE
        known = word or any(self.headers.label(row.label).place for row in self.shape.rows if row.role is Role.DATA)
        return (word, code) if known else NOWHERE

    def _scope(self) -> tuple[str, ...]:
        """What tells the table from another of the same rows and columns, where it is no place or time."""
        phrase = self.headers.caption(self.version).phrase
        return (" ".join(telling(phrase, self.context.language.code)),) if phrase else ()

    def _numbers(self, column: int) -> dict[int, Number]:
        found = ((at, number(row[column].text, self.decimal)) for at, row in enumerate(self.grid.rows))
        return {at: one for at, one in found if one is not None}

    # ---------------------------------------------------------------------------------------- what a cell means

    def _row(self, row: Row) -> Iterator[Told]:
        """What the figures of a row say."""
        line = self._line(row)
        for column in self.shape.values:
            read = self.numbers[column].get(row.at)
            text = self.grid.rows[row.at][column].text
            if read is not None and content(text) in (Content.NUMBER, Content.TIME):
                told = self._told(read, line, column)
                if told is not None:
                    yield told

    def _told(self, read: Number, line: Line, column: int) -> Told | None:
        """What a figure says, where its unit can be read."""
        row, label, heads = line.row, line.label, self.heads[column]
        meant = self.meanings.of(read, line, column)
        if meant is None:
            return None
        period, basis = self.dates.of(row, label, column, meant.measure)
        quantity = self._quantity(read, meant, self._whole(row, column))
        phrase = self._phrase(row, label, meant)
        cell = Cell(
            indicator="_".join(telling(phrase, self.context.language.code)),
            measure=meant.measure,
            place=label.place or self._place(row, label, heads),
            period=period,
            base=self.dates.base(label, column, period) if meant.measure in CHANGES or meant.index else None,
            modality=self._modality(meant, period),
            scope=self.scope,
            whole="index" if meant.index else "",
            unit=quantity.unit,
        )
        return Told(row, column, line, cell, quantity, phrase, basis)

    def _under(self, told: Told) -> Told:
        """The figure with what heads its row in its name: `Giáo viên` of `Mầm non` and of `Tiểu học`."""
        heading = self.headers.label(told.row.section).phrase
        phrase = f"{told.phrase} {heading}" if not self.context.language.plurals else f"{heading} {told.phrase}"
        named = "_".join(telling(phrase.strip(), self.context.language.code))
        return told._replace(cell=replace(told.cell, indicator=named), phrase=phrase.strip())

    def _claim(self, told: Told, parted: bool) -> Claim:
        """The claim of a figure; `parted` where the headers of the table do not tell its cell from another one."""
        row, column, cell = told.row, told.column, told.cell
        document = self.context.document
        span = self.text.raw(*_figure(self.grid.rows[row.at][column]))
        return Claim(
            id=f"{document.id}#{span.start}",
            document=document.id,
            span=span,
            text=document.raw[span.start : span.end],
            line=bisect_right(self.lines, span.start),
            quantity=told.quantity,
            cell=replace(cell, indicator="") if parted else cell,
            indicator_text=told.phrase or None,
            period_basis=told.basis,
            trust=trust(told.quantity, cell.indicator, told.basis),
            evidence=told.line.evidence + self._header(column),
            table_cell=cell_name(self.name, self.top + row.at, column),
            sentence=told.line.span,
        )

    def _line(self, row: Row) -> Line:
        """What all figures of a row have in common."""
        lang, pieces = self.context.language.code, self.grid.rows[row.at]
        label = self.headers.label(row.label, NOWHERE if row.role is Role.TOTAL else self.level)
        if row.under and label.unit is None and not label.share:
            label = replace(label, unit=self.headers.label(row.under).unit)
        named = pieces[row.column] if row.column >= 0 else None
        unit = pieces[self.shape.unit].text if self.shape.unit >= 0 else ""
        flags = (label.planned, label.growth, label.share, label.falling, label.compared)
        cues = tuple(cued(label.text, name, lang) for name in ("rates", "averages"))
        return Line(
            row,
            label,
            self.text.raw(pieces[0].start, pieces[-1].end),
            (("row", self.text.raw(named.start, named.end)),) if named is not None and named.text else (),
            unit,
            (label.unit, noun(label.phrase, lang, False), label.modality, flags, cues),
        )

    def _header(self, column: int) -> tuple[tuple[str, Span], ...]:
        """The lowest header of a column, as evidence."""
        piece = self.over.get(column)
        return (("column", self.text.raw(piece.start, piece.end)),) if piece is not None and piece.text else ()

    # ---------------------------------------------------------------------------------------- the number

    def _whole(self, row: Row, column: int) -> bool:
        """Whether a figure may count whole things: those of its column are whole numbers, or those of its row, where
        each row is of another thing.
        """
        beside = (found for at in self.levels if (found := self.numbers[at].get(row.at)))
        return self.whole[column] or (row.column >= 0 and column in self.levels and all(one.whole for one in beside))

    def _quantity(self, read: Number, meant: Meant, whole: bool) -> Quantity:
        unit, scale = meant.unit, meant.unit.scale
        whole = whole and unit.kind is Kind.COUNT and scale == 1
        kind = unit.kind
        if read.other is not None and read.joint == "/":
            exact, _ = allowed(Hedge.EXACT, read.value, read.step, read.last, counted=True, scaled=False)
            return Quantity(Kind.RATIO, unit.unit, None, Hedge.EXACT, exact, exact, read.value, read.other, whole=True)
        negative = read.value.numerator < 0
        size, step, last, other = -read.value if negative else read.value, read.step, read.last, read.other
        if scale != 1:
            last = step * scale if last is step else last * scale
            size, step = size * scale, step * scale
        high = None if other is None else (other * scale, step, step)
        hard, soft = allowed(
            read.hedge,
            size,
            step,
            last,
            counted=whole and (unit.counted or bool(unit.unit)),
            scaled=False,
            high=high,
            widths=self.context.widths,
        )
        value = size if other is None else (size + other * scale) / 2
        if negative is not (meant.falling and read.value.numerator > 0):
            value, hard, soft = -value, -hard, -soft
        things = unit.kind is Kind.COUNT and scale != 1 and unit.unit != ""  # `nghìn lượt`
        return Quantity(kind, unit.unit, value, read.hedge, hard, soft, whole=things or (whole and unit.counted))

    # ---------------------------------------------------------------------------------------- place and modality

    def _place(self, row: Row, label: Header, heads: Sequence[Header]) -> str | None:
        for one in (label, *reversed(heads)):
            if one.place is not None:
                return one.place
        section = self.headers.label(row.section).place if row.section else None
        captioned = next((one.place for one in self.captions if one.place), None)
        return section or captioned or self.context.place or self.context.document.place

    def _modality(self, meant: Meant, period: Period | None) -> Modality:
        """The modality of a figure; a fact of a time to come is a target."""
        issued = self.context.issued
        if meant.modality is not Modality.ACTUAL or meant.measure is Measure.ATTAINMENT:
            return meant.modality
        late = issued is not None and period is not None and period.start >= issued.end
        return Modality.TARGET if late else Modality.ACTUAL

    # ---------------------------------------------------------------------------------------- what is measured

    def _phrase(self, row: Row, label: Header, meant: Meant) -> str:
        """The words that name what a cell measures: of its column and of its row, the quantity first in Vietnamese."""
        column, lang = meant.phrase or self._changing(meant), self.context.language.code
        line = "" if row.role is Role.TOTAL else self._part(row, label)
        if not column and not line:
            return next((one.phrase for one in self.captions if one.phrase), "")
        if not column and row.role is not Role.TOTAL:
            column = next((one.phrase for one in near(self.captions) if broken_down(one.text)), "")
        if not column or not line:
            return column or line
        own = telling(column, lang)
        if telling(line, lang)[: len(own)] == own:
            return line  # the column says only what kind of amount the rows are: `Vốn` over `Vốn nhà nước`
        first, second = (line, column) if meant.quantified else (column, line)
        return f"{first} {second}" if not self.context.language.plurals else f"{second} {first}"

    def _changing(self, meant: Meant) -> str:
        """What a column of changes without a thing of its own is of: that of the only column of levels."""
        only = self.heads[self.levels[0]] if meant.measure in CHANGES and len(self.levels) == 1 else ()
        return " ".join(head.phrase for head in only if head.phrase)

    def _part(self, row: Row, label: Header) -> str:
        """What a row names; with what it is some part of, where it says nothing of that itself: `Trong đó: lúa`."""
        lang, whole = self.context.language.code, self.headers.label(row.of).phrase if row.of else ""
        named = noun(label.phrase, lang, False) is not None
        if named or set(telling(whole, lang)) <= set(telling(label.phrase, lang)):
            return label.phrase
        return f"{label.phrase} {whole}" if self.context.language.plurals else f"{whole} {label.phrase}"


def _of_all(corner: Header) -> bool:
    """Whether a header over the labels of a table says something of all its figures; `Năm` only says that years stand
    right of it or below.
    """
    unit = corner.unit
    measured = unit is not None and not unit.counted and unit.kind is not Kind.DURATION
    return measured or any(map(yearless, corner.times)) or broken_down(corner.text)


def _figure(piece: Piece) -> tuple[int, int]:
    """Where the figure of a cell stands: without the mark of a note."""
    return piece.start, piece.start + len(unmarked(piece.text))
