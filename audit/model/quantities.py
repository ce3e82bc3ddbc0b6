"""A figure as written: its kind, its hedge, its value and what it may stand for."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from audit.frozen import dataclass
from audit.interval import EVERYTHING, Interval


class Kind(StrEnum):
    """What a figure measures."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    RATE = "rate"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    TEMPERATURE = "temperature"
    DURATION = "duration"
    OTHER = "other"


class Hedge(StrEnum):
    """What the words around a figure make of it: `about 60`, `more than 60`."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as written. `value` is in `unit` after its scale word: `78,3 triệu đồng` is 78 300 000 VND.

    A ratio `38/42` has `numerator` and `denominator` and no value; its intervals are those of the numerator.
    A fall is negative. `hard` holds every value the words allow, `soft` those that need neither a hedge's
    slack nor truncation. `whole` marks what is counted in whole numbers.
    """

    kind: Kind
    unit: str
    value: Fraction | None
    hedge: Hedge = Hedge.EXACT
    hard: Interval = EVERYTHING
    soft: Interval = EVERYTHING
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    whole: bool = False
    ambiguous: bool = False
