"""What is found in text: a mention of a time, with the period it names or how it points at one."""

from __future__ import annotations

from enum import StrEnum

from audit.frozen import dataclass
from audit.model import Basis, Period


class Role(StrEnum):
    """What the time is to its figure: when it holds (`NONE`), or what it is measured from, since, until, ...

    `CLOCK` marks a time of day, `YEARLY` a rate (each year, each month).
    """

    NONE = ""
    BASE = "base"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    YEARLY = "yearly"
    CLOCK = "clock"


class Unit(StrEnum):
    """The units in which text counts time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    TERM = "term"
    DECADE = "decade"


class Way(StrEnum):
    """How a relative time points at its period."""

    NOW = "now"  # the day (or month, year) of writing
    SHIFT = "shift"  # the unit `count` after the present one: `last month` is -1
    TOLD = "told"  # the unit `count` after the one spoken of: `the month before` is -1
    PRIOR = "prior"  # the `count` units before the one spoken of that lasts as long, else the last ones
    PAST = "past"  # the last `count` units; 0 where the text does not say how many
    TO_DATE = "to_date"  # from the start of the present unit to the time of writing
    PART = "part"  # some months or a day of a year that is not told, or `count` years from the present one
    COMING = "coming"  # the next month with number `month`, or where `count` is -1 the last one that is over
    UPTO = "upto"  # the `months` months, or where `day` is told weeks, that end with month `month` or that day
    THE = "the"  # the unit that is spoken of, `the year`: of the context, else the last that was over at the anchor
    SAME = "same"  # the same part of the year `year`, or `count` years later
    WEEKDAY = "weekday"  # the last day of the week with number `day`, Monday is 0
    SCHOOL = "school"  # the school year `count` after the present one
    ACCOUNTS = "accounts"  # some months of the year of accounts that begins in `year`, of which `month` counts from 1
    EACH = "each"  # every unit: a rate, no time
    FORMER = "former"  # some time before


@dataclass(frozen=True, slots=True)
class Relative:
    """A time that needs another one to be known.

    Of `Way.PART`: the `months` months from `month`, or the day `day` of `month` (0: of the month of writing), or
    the days from there to `last`, a month and a day.
    """

    way: Way
    unit: Unit = Unit.YEAR
    count: int | None = None
    month: int = 0
    months: int = 0
    day: int = 0
    year: int | None = None
    last: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A time in text: `text[start:end]`, with the words before it that give its role.

    `period` is what it names by itself, `relative` how it points at a period, a part of a year of accounts has both; a
    clock time and most names have neither. `name` marks a time inside a name: a programme, a law, an event. `form` is
    the key of `MEANINGS` that it was read with. `year` is the one told behind it of which it is a part.
    """

    start: int
    end: int
    role: Role = Role.NONE
    period: Period | None = None
    relative: Relative | None = None
    name: bool = False
    form: str = ""
    year: Mention | None = None

    @property
    def now(self) -> bool:
        """Whether it is the time of writing."""
        return self.relative is not None and self.relative.way is Way.NOW

    @property
    def sold(self) -> bool:
        """Whether it is the month of a contract, which tells it from others: `giá cà phê giao tháng 11`."""
        return self.name and self.form == "month"


Resolved = tuple[Period | None, Basis]  # the period that a mention means, and how it is known
OPENING = "opening"  # the form of a time that is the beginning of a year
UNKNOWN: Resolved = (None, Basis.UNKNOWN)
