"""When the figures of a table are of: what columns, rows, sections and captions say of time, and the text around."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from audit import periods, times
from audit.grids import Role, Row, Shape
from audit.model import CHANGES, Basis, Grain, Measure, Period
from audit.tie.contexts import Context
from audit.tie.tables.headers import Header, Headers
from audit.times import Mention

_PARTS = (times.Unit.MONTH, times.Unit.DAY)

Dated = tuple[Period | None, Basis]


@dataclass(slots=True)
class Dates:
    """Tells the periods of the figures of one table, each once for those that differ in nothing that tells of time.

    `heads` are the headers of its columns, `columns` the periods that those with figures tell.
    """

    context: Context
    headers: Headers
    shape: Shape
    captions: Sequence[Header]
    heads: Mapping[int, Sequence[Header]]
    columns: dict[int, Period] = field(init=False)
    captioned: Period | None = field(init=False)
    known: dict[tuple[object, ...], Dated] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.captioned = next((found for one in self.captions if (found := self._settled(one.times, None))), None)
        paths = {column: [time for head in self.heads[column] for time in head.times] for column in self.shape.values}
        told = {column: self._settled(path, self.captioned) for column, path in paths.items()}
        self.columns = {column: period for column, period in told.items() if period is not None}

    def of(self, row: Row, label: Header, column: int, measure: Measure) -> Dated:
        """The period of a cell."""
        key = (column, row.section, row.role, row.time, label.times, measure)
        if key not in self.known:
            heads = self.heads[column]
            own = self._own(row, label, heads)
            of = self.shape.formulas.get(column)
            own = own or (self.columns.get(of.first) if of is not None else None)
            told, basis = (own, Basis.EXPLICIT) if own is not None else self._around(row, heads, measure)
            yearly = told is not None and any(head.yearly for head in heads)
            self.known[key] = (self.context.year_of(told) if told is not None and yearly else told), basis
        return self.known[key]

    def base(self, label: Header, column: int, period: Period | None) -> Period | None:
        """What a change is measured from: told, the same part of the year before, or the other of two times."""
        for one in (*reversed(self.heads[column]), label):
            for mention in one.bases:
                found, _ = self.context.resolved(mention, period)
                if found is not None and found != period:
                    return found
        if period is None:
            return None
        of = self.shape.formulas.get(column)
        if of is not None and (told := self.columns.get(of.second)) not in (None, period):
            return told
        others = [one for one in dict.fromkeys(self.columns.values()) if one != period]
        only = others[0] if len(others) == 1 and others[0].end <= period.start else None
        return self._before(period) or only

    def _own(self, row: Row, label: Header, heads: Sequence[Header]) -> Period | None:
        """What the column and the row of a cell say of time, the finer of the two in the coarser."""
        above = self._above(row)
        columns = [mention for head in heads for mention in head.times]
        column = self._settled(columns, above)
        lines = [one for one in (*label.times, *self._timed(row)) if column is None or not _same(one)]
        line = self._settled(lines, above)
        if column is not None and line is not None:
            if periods.length(line) > periods.length(column):
                return self._settled(columns, line) or line
            return self._settled(lines, column) or column
        own = column or line or (self._spanned() if row.role is Role.TOTAL else None)
        return own and self._parted(own)

    def _timed(self, row: Row) -> Sequence[Mention]:
        """What the columns of times say of a row."""
        return self.headers.label(row.time).times if row.time else ()

    def _around(self, row: Row, heads: Sequence[Header], measure: Measure) -> Dated:
        """What other columns, the lines above and the text before say of time, for a cell that says nothing."""
        if self.columns and (measure is not Measure.LEVEL or any(head.planned for head in heads)):
            return self._told(measure), Basis.EXPLICIT
        above = self._above(row)
        if above is not None:
            return above, Basis.EXPLICIT
        told = self.context.told()
        if told is not None:
            return told, Basis.CONTEXT
        issued = self.context.issued
        return issued, Basis.ISSUED if issued else Basis.UNKNOWN

    def _told(self, measure: Measure) -> Period:
        """The period of the columns that a change, share or attainment follows from: the latest.

        A change is one of those that stand beside the same part of the year before; results are compared, no plans.
        """
        results = [one for at, one in self.columns.items() if not any(head.planned for head in self.heads[at])]
        told = results or list(self.columns.values())
        if measure in CHANGES:
            told = [one for one in told if self._before(one)] or told
        return max(told, key=lambda period: (period.end, period.start))

    def _before(self, period: Period) -> Period | None:
        """The same part of the year before, where the table has it beside a period: `Quý III/2022`, `Quý III/2023`."""
        before = periods.shifted(period, -1)
        return before if before in self.columns.values() else None

    def _parted(self, year: Period) -> Period:
        """The part of a year that a caption tells, without the year or of one of the columns: `As at 31 December`,
        `Year ended 31 March 2024`; else what a report on accounts means by the year alone.
        """
        if year.grain is not Grain.YEAR:
            return year
        for caption in self.captions:
            told = [one for one in caption.times if yearless(one)]
            if told:
                return _within(told[-1], year) or year
            for ended in filter(None, map(_accounts, caption.times)):
                last = (ended.end - periods.DAY).year
                if last in {one.start.year for one in self.columns.values()}:
                    return periods.shifted(ended, year.start.year - last)
        return self.context.numbered(year) or year

    def _spanned(self) -> Period | None:
        """The time that the rows of a table of times make together, where they follow one another."""
        labels = [self.headers.label(row.label).times for row in self.shape.rows if row.role is Role.DATA]
        told = sorted(one for times in labels if times and (one := self._settled(times, self.captioned)) is not None)
        if len(told) < 2 or not all(one.end == two.start for one, two in pairwise(told)):
            return None
        return periods.span(told[0], told[-1])

    def _above(self, row: Row) -> Period | None:
        """What the section of a row, or a caption, says of time."""
        section = self.headers.label(row.section).times if row.section else ()
        return self._settled(section, self.captioned) or self.captioned

    def _settled(self, mentions: Sequence[Mention], around: Period | None) -> Period | None:
        """The period that times of one path of headers come to, the outermost first; a part in the year beside it."""
        year = next((one.period for one in mentions if one.period is not None and one.period.grain is Grain.YEAR), None)
        parts = [one for one in mentions if yearless(one)]
        if year is not None and parts:
            return _within(parts[-1], year)
        if parts and around is not None and (inside := _inside(parts[-1], around)) is not None:
            return inside
        found = None
        for mention in mentions:
            period, _ = self.context.resolved(mention, found or around)
            found = period or found
        return found


def monthly(heads: Mapping[int, Sequence[Header]]) -> Mapping[int, Sequence[Header]]:
    """The headers of columns, with months of a year for one day of several months: `Jul 23`, `Aug 23`."""
    told = {at: path[-1].times[-1].relative for at, path in heads.items() if path and path[-1].times}
    days = {at: one for at, one in told.items() if one is not None and one.day and _trailing(heads[at][-1], one.day)}
    same = len({one.day for one in days.values()}) == 1 and len({one.month for one in days.values()}) == len(days) > 1
    if not same:
        return heads
    made = dict(heads)
    for at, one in days.items():
        month = Mention(0, 0, period=periods.month(2000 + one.day, one.month))
        made[at] = [*heads[at][:-1], replace(heads[at][-1], times=(month,))]
    return made


def _trailing(head: Header, day: int) -> bool:
    return head.text.rstrip().endswith(f" {day:02}")


def _accounts(mention: Mention) -> Period | None:
    """The year of accounts that a time is, from some month on, or the day up to which it tells: `as at 31 March`."""
    told = mention.period
    if told is None or told.grain is Grain.YEAR:
        return None
    if told.grain is Grain.DAY:
        return told if mention.role is times.Role.UNTIL else None
    return told if periods.shifted(told, 1).start == told.end else None


def _same(mention: Mention) -> bool:
    """Whether a time is only the one that is told elsewhere: `Profit for the year`."""
    return mention.relative is not None and mention.relative.way is times.Way.THE


def yearless(mention: Mention) -> bool:
    """Whether a time is a day or some months of a year that it does not tell."""
    relative = mention.relative
    ways = (times.Way.PART, times.Way.UPTO)
    return mention.period is None and relative is not None and relative.way in ways and relative.unit in _PARTS


def _inside(mention: Mention, accounts: Period) -> Period | None:
    """The months of a year of accounts that a time without a year means: `Jan` under `2022-23`."""
    part = mention.relative
    if part is None or part.day or not part.months or accounts.grain is Grain.YEAR or periods.length(accounts) != 1:
        return None
    years = range(accounts.start.year, accounts.end.year + 1)
    told = (periods.months(year, part.month, part.months) for year in years)
    return next((one for one in told if periods.contains(accounts, one)), None)


def _within(mention: Mention, year: Period) -> Period | None:
    """The day or the months of a year that a time without one means."""
    return times.resolve(mention, periods.day(year.start.year, 12, 31), year)[0]
