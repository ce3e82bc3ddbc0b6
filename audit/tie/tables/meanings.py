"""How the figures of a row and column of a table are meant: measure, unit, modality, and what the column measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import NamedTuple

from audit.grids import Role, Row, Shape
from audit.grids import words as table_words
from audit.model import Kind, Measure, Modality, Span
from audit.normalise import folded
from audit.tie.contents import content as telling
from audit.tie.contexts import Context
from audit.tie.tables.headers import MEASURES, Header, Headers, broken_down, derived, near
from audit.tie.tables.nouns import cued, noun
from audit.tie.tables.numbers import Number
from audit.tie.tables.units import Measured, measured

_LISTED = re.compile(r"[;,()]")
_ALL = 100  # percent
_INDEX = (50, 200)  # percent: a ratio of a year to another is mostly in between, growth is not
_PLAIN = Measured(Kind.COUNT, "")
_POINTS = Measured(Kind.PERCENT, "percentage_point")
_PERCENT = Measured(Kind.PERCENT, "percent")
_PER_MANY = Measured(Kind.RATE, "")


@dataclass(frozen=True, slots=True)
class Meant:
    """How the figures of a row and column are meant: their measure and unit, and whether a rise is told as a fall.

    `phrase` is what the column says is measured, `quantified` whether the row says it instead.
    """

    measure: Measure
    unit: Measured
    falling: bool = False
    index: bool = False
    modality: Modality = Modality.ACTUAL
    phrase: str = ""
    quantified: bool = False


class Line(NamedTuple):
    """What the figures of a row have in common: the label, the span of the row, the label as evidence, the unit that
    the row gives, and all of the label (`traits`) that tells how the figures are meant.
    """

    row: Row
    label: Header
    span: Span
    evidence: tuple[tuple[str, Span], ...]
    unit: str
    traits: tuple[object, ...]


@dataclass(slots=True)
class Meanings:
    """Tells how the figures of one table are meant, each time once for the figures that nothing tells apart.

    `heads` are the headers of its columns, `numbers` those that stand in a column.
    """

    context: Context
    headers: Headers
    shape: Shape
    captions: Sequence[Header]
    heads: Mapping[int, Sequence[Header]]
    numbers: Mapping[int, Mapping[int, Number]]
    known: dict[tuple[object, ...], Meant | None] = field(default_factory=dict)
    captioned: Measured | None = field(init=False)
    common: Measured | None = field(init=False)

    def __post_init__(self) -> None:
        self.captioned = self._captioned()
        told = {self._headed(self.heads[at]) for at in self.shape.values if not derived(self.heads[at])}
        only = told.pop() if len(told) == 1 else None
        self.common = only if only is not None and only.kind in (Kind.MONEY, *MEASURES) else None

    def _headed(self, heads: Sequence[Header]) -> Measured | None:
        """The unit that the headers of a column tell, the lowest first."""
        return next((head.unit for head in reversed(heads) if head.unit is not None), None)

    def _named(self, heads: Sequence[Header]) -> Measured | None:
        """The unit that a caption tells for what a column measures: `(lượng: nghìn tấn; trị giá: triệu USD)`."""
        names = {folded(head.phrase) for head in heads if head.phrase}
        parts = (part for one in self.captions for part in _LISTED.split(folded(one.text)) if ":" in part)
        for name, _, unit in (part.partition(":") for part in parts):
            if name.strip() in names and (found := measured(unit.strip(" ."), self.context.language.code)) is not None:
                return found
        return None

    def _captioned(self) -> Measured | None:
        """The unit that a caption tells; of money where it tells a scale only and figures have a sign of money."""
        found = next((one.unit for one in self.captions if one.unit is not None), None)
        if found is None or found.unit or found.scale == 1:
            return found
        signs = {one.money for column in self.numbers.values() for one in column.values() if one.money}
        money = measured(signs.pop(), self.context.language.code) if len(signs) == 1 else None
        return replace(money, scale=found.scale) if money is not None else found

    def of(self, read: Number, line: Line, column: int) -> Meant | None:
        """How a figure of a row and column is meant; nothing where its own unit cannot be read."""
        key = (column, line.row.section, read.unit, read.money, read.joint == "/", line.unit, line.traits)
        if key not in self.known:
            self.known[key] = self._meant(read, line, column)
        return self.known[key]

    def _meant(self, read: Number, line: Line, column: int) -> Meant | None:
        row, label, heads = line.row, line.label, self.heads[column]
        meant = self._measured(read, line, heads, column)
        if meant is None:
            return None
        return replace(
            meant,
            modality=self._modality(row, label, heads, meant.measure),
            phrase=self._column(heads, meant.unit),
            quantified=self._quantified(label, heads, meant.unit),
        )

    def _measured(self, read: Number, line: Line, heads: Sequence[Header], column: int) -> Meant | None:
        label, lang = line.label, self.context.language.code
        written = f"{read.unit} {read.money}" if read.money else read.unit
        own = measured(written.strip(), lang) if written else None
        if written and own is None:
            return None
        if own is not None and self.captioned is not None and own.unit == self.captioned.unit and own.scale == 1:
            own = self.captioned
        section = (self.headers.label(line.row.section),) if line.row.section else ()
        told = (*reversed(heads), label, *section)
        unit = own or self._unit(line, heads, column)
        if unit is self.captioned and any(map(label.excepted_by, self.captions)):
            unit = replace(unit, scale=1)
        percent = unit.unit == "percent"
        if read.other is not None and read.joint == "/":
            return Meant(Measure.LEVEL, unit)
        of_row = not any(head.unit for head in heads) and (own is None or self._shared(line.row, column))
        planned = label.planned or any(one.planned and (one.compared or not of_row) for one in heads)
        if percent and planned and not any(one.growth for one in told):
            return Meant(Measure.ATTAINMENT, unit)
        if percent and (self._attained(heads, column) or self._fulfilled(column)):
            return Meant(Measure.ATTAINMENT, unit)
        if any(one.growth or (one.compared and not one.share) for one in told) or (
            percent and (label.moved or self._beside_changes(heads, column))
        ):
            falling = any(one.falling for one in told)
            if not percent:
                points = unit is _PLAIN and self._beside_shares(heads, column)
                return Meant(Measure.CHANGE, _POINTS if points else unit, falling)
            if own is None and of_row and any(one.growth for one in heads):
                return Meant(Measure.CHANGE, _POINTS, falling)
            values = [one.value for one in self.numbers[column].values()]
            index = (
                not (label.moved or any(one.growth for one in told))
                and bool(values)
                and _INDEX[0] < median(values) < _INDEX[1]
            )
            return Meant(Measure.SHARE if index else Measure.GROWTH, unit, falling, index)
        if percent:
            rate = self._cued("rates", label, heads) and not any(one.share for one in told)
            return Meant(Measure.LEVEL if rate else Measure.SHARE, unit)
        mean = self._cued("averages", label, heads) or any(one.per_one() for one in heads)
        return Meant(Measure.AVERAGE if mean else Measure.LEVEL, unit)

    def _beside_shares(self, heads: Sequence[Header], column: int) -> bool:
        """Whether a change that no header says the thing of is that of the shares in the column before it: `% share`,
        `± change`.
        """
        headed = self._headed(self._before(column))
        return headed is not None and headed.unit == "percent" and not any(head.phrase for head in heads)

    def _beside_changes(self, heads: Sequence[Header], column: int) -> bool:
        """Whether percentages that no header says the thing of are of the changes in the column before them:
        `Tăng, giảm`, `Tỷ lệ %`.
        """
        lang, before = self.context.language.code, self._before(column)
        headed = self._headed(before)
        plain = not any(telling(head.phrase, lang) and not head.growth for head in heads)
        return plain and any(one.growth for one in before) and (headed is None or headed.unit != "percent")

    def _before(self, column: int) -> Sequence[Header]:
        """The headers of the column of figures before one."""
        place = bisect_left(self.shape.values, column)
        return self.heads[self.shape.values[place - 1]] if place else ()

    def _shared(self, row: Row, column: int) -> bool:
        """Whether others of a row that speak of no plan are percentages too, so that its plan is one: `Target` 95%."""
        others = (
            self.numbers[at].get(row.at)
            for at, path in self.heads.items()
            if at != column and at in self.numbers and not any(head.planned for head in path)
        )
        return any(one is not None and one.unit == "%" for one in others)

    def _attained(self, heads: Sequence[Header], column: int) -> bool:
        """Whether a column beside one of plans says how much of them is met: `Attained (%)`; or, beside one of results
        too, no more than that it is a share: `Kế hoạch`, `Thực hiện`, `Tỷ lệ (%)`.
        """
        lang, met = self.context.language.code, any(one.attained for one in heads)
        if not (met or any(one.share for one in heads)) or any(telling(one.phrase, lang) for one in heads):
            return False
        others = [one for at, path in self.heads.items() if at != column for one in path]
        results = met or any(one.modality in (Modality.ACTUAL, Modality.ESTIMATE) for one in others)
        return results and any(one.planned and not one.compared for one in others)

    def _fulfilled(self, column: int) -> bool:
        """Whether the table writes out that a column divides results by what was planned for the same time."""
        of = self.shape.formulas.get(column)
        if of is None or not of.divides:
            return False
        result, plan = (self.heads[at] for at in (of.first, of.second))
        times = [[time.period or time.relative for head in path for time in head.times] for path in (result, plan)]
        planned = [any(head.planned for head in path) for path in (result, plan)]
        return planned == [False, True] and times[0] == times[1]

    def _cued(self, name: str, label: Header, heads: Sequence[Header]) -> bool:
        """Whether a word of a class of the language stands in a header of the figure."""
        return any(cued(one.text, name, self.context.language.code) for one in (label, *heads))

    def _unit(self, line: Line, heads: Sequence[Header], column: int) -> Measured:
        """The unit of a cell: its column's, its row's, that of the table, else the noun that its header counts."""
        row, label = line.row, line.label
        headed = self._headed(heads)
        if headed is not None and not (headed == self.common and label.unit is not None):
            return headed
        if headed is None and (listed := self._named(heads)) is not None:
            return listed
        told = (measured(line.unit, self.context.language.code) if line.unit else None) or label.unit
        if told is None and row.section:
            told = self.headers.label(row.section).unit
        captioned = self.captioned
        if told is not None:
            return told
        if self._proportion(line, heads, column):
            return _PERCENT
        if captioned is not None and captioned.unit:
            things = table_words().within(folded(label.text), "counting") and captioned.kind is Kind.MONEY
            return self._noun(heads, True) or ((self._noun((label,), False) or _PLAIN) if things else captioned)
        named = any(head.phrase for head in heads)  # what a column is of is not of what its table is headed
        own = () if row.role is Role.TOTAL else (label,)
        parted = (one for one in near(self.captions) if not named and broken_down(one.text))
        told_of = (*reversed(heads), *parted, *own)
        counted = self._noun(told_of, True) or self._noun((*told_of, *(() if named else self.captions[:1])), False)
        if any(one.per_many() for one in (*heads, label)):
            return _PER_MANY
        if counted is not None and captioned is not None and captioned.scale > 1:
            return replace(counted, scale=captioned.scale, counted=False)
        return counted or captioned or _PLAIN

    def _proportion(self, line: Line, heads: Sequence[Header], column: int) -> bool:
        """Whether a row or a column opens with a word of shares, `Percentage seen in time`, and its numbers can be
        percentages.
        """
        known = table_words()
        if any(head.growth or head.compared for head in heads):
            return False
        told: Iterable[Number] = ()
        if known.open(folded(line.label.text), "shares"):
            told = filter(None, (self.numbers[at].get(line.row.at) for at in self.shape.values))
        elif any(known.open(folded(head.text), "shares") for head in heads):
            told = self.numbers[column].values()
        values = [abs(one.value) for one in told if not one.unit]
        return bool(values) and 1 < max(values) <= _ALL

    def _noun(self, told: Sequence[Header], strict: bool) -> Measured | None:
        """What the first of the headers counts that counts something."""
        lang = self.context.language.code
        found = (noun(one.phrase, lang, strict) for one in told)
        return next((one for one in found if one is not None), None)

    def _modality(self, row: Row, label: Header, heads: Sequence[Header], measure: Measure) -> Modality:
        """What the headers, the section and the captions make of a figure, else the headings of the text."""
        if measure is Measure.ATTAINMENT:
            return Modality.ACTUAL
        section = self.headers.label(row.section) if row.section else None
        told = (*reversed(heads), label, *((section,) if section else ()), *self.captions)
        found = next((one.modality for one in told if one.modality is not None and not one.compared), None)
        return found or self.context.modality() or Modality.ACTUAL

    def _column(self, heads: Sequence[Header], unit: Measured) -> str:
        """What the headers of a column say is measured; a word of shares says nothing of a percentage."""
        lang, percent = self.context.language.code, unit.unit == "percent"
        idle = (head.share and percent and not telling(head.phrase, lang) for head in heads)
        return " ".join(head.phrase for head, none in zip(heads, idle, strict=True) if head.phrase and not none)

    def _quantified(self, label: Header, heads: Sequence[Header], unit: Measured) -> bool:
        """Whether the row, not the column, says in what is measured: no counted noun does where nothing is counted and
        nouns have no ending: `Công nghiệp` in `tỷ đồng` counts no days.
        """
        if self.shape.unit >= 0 or (label.unit is not None and not any(head.unit for head in heads)):
            return True
        told = self.captioned if unit.kind is Kind.PERCENT else unit
        if told is not None and told.kind in (Kind.MONEY, *MEASURES) and not self.context.language.plurals:
            return False
        return bool(self._noun((label,), False)) and not self._noun(heads, False)
