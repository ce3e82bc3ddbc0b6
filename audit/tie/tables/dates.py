"""When the figures of a table are of: what columns, rows, sections and captions say of time, and the text around."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile, pairwise, takewhile

from audit import periods, times
from audit.grids import Role, Row, Shape, words
from audit.model import CHANGES, Basis, Grain, Measure, Period
from audit.normalise import folded
from audit.tie.contexts import Context
from audit.tie.resolutions import resolved
from audit.tie.tables.headers import Header, Headers, derived
from audit.times import Mention

_PARTS = (times.Unit.MONTH, times.Unit.DAY)

Dated = tuple[Period | None, Basis]


@dataclass(slots=True)
class Dates:
    """Tells the periods of the figures of one table, each once for those that differ in nothing that tells of time.

    `heads` are the headers of its columns, `columns` the periods that those with figures tell, `part` the part of a
    year that a caption or else a column tells, up to which a year to date is.
    """

    context: Context
    headers: Headers
    shape: Shape
    captions: Sequence[Header]
    heads: Mapping[int, Sequence[Header]]
    columns: dict[int, Period] = field(init=False)
    captioned: Period | None = field(init=False)
    part: Period | None = None
    known: dict[tuple[object, ...], Dated] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.captioned = next((found for one in self.captions if (found := self._settled(one.times, None))), None)
        paths = {column: [time for head in self.heads[column] for time in head.times] for column in self.shape.values}
        parts = {column: path for column, path in paths.items() if not any(map(_to_date, path))}
        told = self._columns(parts)
        self.part = _finer(self.captioned) or max(filter(None, map(_finer, told.values())), default=None)
        self.columns = self._totalled(told | self._columns(paths))

    def _columns(self, paths: Mapping[int, Sequence[Mention]]) -> dict[int, Period]:
        """The periods that the headers of some columns tell."""
        told: dict[int, Period] = {}
        beside: Period | None = None  # what the column before tells, of which `Cùng kỳ` is the same part
        for column, path in paths.items():
            around = beside if any(map(_same_part, path)) else None
            beside = self._settled(path, around or self.captioned)
            told |= {} if beside is None else {column: beside}
        return told

    def _totalled(self, told: dict[int, Period]) -> dict[int, Period]:
        """The periods of columns, a total behind or before others that follow one another being of all their time."""
        values = self.shape.values
        made = dict(told)
        for at, column in enumerate(values):
            path = self.heads[column]
            if column in told or not path or not words().open(folded(path[-1].text), "totals"):
                continue
            for side in (values[:at][::-1], values[at + 1 :]):
                beside = [told[one] for one in takewhile(told.__contains__, side)]
                if column not in made and (whole := _whole(beside)) is not None:
                    made[column] = whole
        return made

    def of(self, row: Row, label: Header, column: int, measure: Measure) -> Dated:
        """The period of a cell."""
        key = (column, row.section, row.role, row.time, label.times, measure)
        if key not in self.known:
            heads = self.heads[column]
            own = self._own(row, label, column)
            of = self.shape.formulas.get(column)
            own = own or (self.columns.get(of.first) if of is not None else None)
            told, basis = (own, Basis.EXPLICIT) if own is not None else self._around(row, column, measure)
            yearly = told is not None and any(head.yearly for head in heads)
            self.known[key] = (self.context.year_of(told) if told is not None and yearly else told), basis
        return self.known[key]

    def base(self, label: Header, column: int, period: Period | None) -> Period | None:
        """What a change is measured from: told, the same part of the year before, or the other of two times."""
        for one in (*reversed(self.heads[column]), label):
            for mention in one.bases:
                found, _ = resolved(self.context, mention, period)
                if found is not None and found != period:
                    return found
        if period is None:
            return None
        of = self.shape.formulas.get(column)
        if of is not None and (told := self.columns.get(of.second)) not in (None, period):
            return told
        others = [one for one in dict.fromkeys(self.columns.values()) if one != period]
        if not others and sum(not derived(self.heads[at]) for at in self.shape.values) == 1:
            return self._before(period, self._rows())  # `Year | Visits | Change`
        only = others[0] if len(others) == 1 and others[0].end <= period.start else None
        return self._before(period) or only

    def _own(self, row: Row, label: Header, at: int) -> Period | None:
        """What the column and the row of a cell say of time, the finer of the two in the coarser."""
        above = self._above(row)
        columns = [mention for head in self.heads[at] for mention in head.times]
        near = not columns or any(map(_same_part, columns))
        column = self.columns.get(at) if near else self._settled(columns, above)
        lines = [one for one in (*label.times, *self._timed(row)) if column is None or not _same(one)]
        line = self._settled(lines, above)
        if column is not None and line is not None:
            if periods.length(line) > periods.length(column):
                return self._settled(columns, line) or line
            return self._settled(lines, column) or column
        own = column or line or (self._spanned() if row.role is Role.TOTAL else None)
        bare = all(not head.phrase and not head.planned for head in self.heads[at] if head.times)
        return self._parted(own) if own is not None and bare else own

    def _timed(self, row: Row) -> Sequence[Mention]:
        """What the columns of times say of a row."""
        return self.headers.label(row.time).times if row.time else ()

    def _around(self, row: Row, column: int, measure: Measure) -> Dated:
        """What other columns, the lines above and the text before say of time, for a cell that says nothing."""
        above, heads = self._above(row), self.heads[column]
        follows = any(head.planned or head.per_many() for head in heads)
        if self.columns and (measure is not Measure.LEVEL or follows):
            told = self._told(column, measure)
            if measure is Measure.LEVEL and above is not None and periods.contains(above, told):
                told = above  # a plan of `2023/24` beside what was spent by a day
            return told, Basis.EXPLICIT
        if above is not None:
            return above, Basis.EXPLICIT
        spoken = self._spoken()
        if spoken is not None:
            return spoken, Basis.CONTEXT
        issued = self.context.issued
        return issued, Basis.ISSUED if issued else Basis.UNKNOWN

    def _spoken(self) -> Period | None:
        """The time of the text before, but not an earlier one than it reports on, with which that was compared."""
        spoken, whole = self.context.told(), self.context.heading_period() or self.context.reported
        earlier = spoken is not None and whole is not None and spoken.end <= whole.start
        return whole if earlier else spoken

    def _told(self, column: int, measure: Measure) -> Period:
        """The period of the columns that a change, share or attainment follows from: the latest.

        A change is one of those that stand beside the same part of the year before, before it where others follow;
        results are compared, no plans.
        """
        columns = self._beside(column) if measure in CHANGES else self.columns
        results = [one for at, one in columns.items() if not any(head.planned for head in self.heads[at])]
        told = results or list(columns.values())
        if measure in CHANGES:
            told = [one for one in told if self._before(one)] or told
        return max(told, key=lambda period: (period.end, period.start))

    def _beside(self, column: int) -> Mapping[int, Period]:
        """The columns with times next to the left of one without, `July | Change | Year | Change`; all, where those
        cannot be compared.
        """
        left = dropwhile(lambda at: at not in self.columns, (at for at in reversed(self.shape.values) if at < column))
        near = {at: self.columns[at] for at in takewhile(self.columns.__contains__, left)}
        return near if len(set(near.values())) > 1 else self.columns

    def _before(self, period: Period, told: Iterable[Period] = ()) -> Period | None:
        """The same part of the year before, where the columns of the table, or other times that are `told`, have it
        beside a period: `Quý III/2022`, `Quý III/2023`.
        """
        before = periods.shifted(period, -1)
        return before if before in (*self.columns.values(), *told) else None

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
        return _whole(self._rows())

    def _rows(self) -> list[Period]:
        """The times of the rows."""
        rows = [row for row in self.shape.rows if row.role is Role.DATA]
        labels = [(*self.headers.label(row.label).times, *self._timed(row)) for row in rows]
        told = (self._settled(times, self.captioned) for times in labels)
        return [one for one in told if one is not None]

    def _above(self, row: Row) -> Period | None:
        """What the section of a row, or a caption, says of time."""
        section = self.headers.label(row.section).times if row.section else ()
        return self._settled(section, self.captioned) or self.captioned

    def _settled(self, mentions: Sequence[Mention], around: Period | None) -> Period | None:
        """The period that times of one path of headers come to, the outermost first; a part in the year beside it."""
        parts = [one for one in mentions if yearless(one)]
        to_date = any(map(_to_date, mentions)) and self.context.calendar is None
        year = self._year(mentions, around, bool(parts) or to_date)
        if year is not None and parts:
            return _within(parts[-1], year)
        if to_date and self.part is not None:
            told = next((one.period for one in mentions if one.period and one.period.grain is Grain.DAY), None)
            end = self.part if year is None else periods.shifted(self.part, year.start.year - self.part.start.year)
            return periods.span(periods.month((told or end).start.year, 1), told or end)
        if parts and around is not None and (inside := _inside(parts[-1], around)) is not None:
            return inside
        found = None
        for mention in mentions:
            period, _ = resolved(self.context, mention, found or around)
            found = period or found
        return found

    def _year(self, mentions: Sequence[Mention], around: Period | None, parted: bool) -> Period | None:
        """The year that a path of headers tells; `parted`: in words too, `Năm trước`, as it tells a part of it."""
        for mention in mentions:
            if mention.period is not None and mention.period.grain is Grain.YEAR:
                return mention.period
            if parted and _yearly(mention):
                found, _ = resolved(self.context, mention, around)
                return periods.year(found.start.year) if found is not None else None
        return None


def _whole(told: Sequence[Period]) -> Period | None:
    """The time that two periods or more make together, where they follow one another."""
    told = sorted(told)
    if len(told) < 2 or not all(one.end == two.start for one, two in pairwise(told)):
        return None
    return periods.span(told[0], told[-1])


def _finer(period: Period | None) -> Period | None:
    """A period that is a part of a year."""
    return period if period is not None and periods.length(period) < 1 else None


def _to_date(mention: Mention) -> bool:
    """Whether a time is a year so far: `Lũy kế từ đầu năm`, `Year to date`."""
    relative = mention.relative
    return relative is not None and relative.way is times.Way.TO_DATE and relative.unit is times.Unit.YEAR


def _same_part(mention: Mention) -> bool:
    """Whether a time is the same part of another year: `Cùng kỳ năm trước`."""
    return mention.relative is not None and mention.relative.way is times.Way.SAME


def _yearly(mention: Mention) -> bool:
    """Whether a time is a year told by the one spoken of: `Năm nay`, `Previous year`."""
    relative = mention.relative
    ways = (times.Way.SHIFT, times.Way.SAME)
    return relative is not None and relative.way in ways and relative.unit is times.Unit.YEAR


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
