"""A stretch of days, and how a date is known. The algebra of periods is in `audit.periods`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from audit.frozen import dataclass


class Grain(StrEnum):
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to but without `end`. Its algebra is in `audit.periods`."""

    start: date
    end: date
    grain: Grain = Grain.SPAN


class Basis(StrEnum):
    """How a date is known: printed beside it, from its surroundings, from the day of issue, or not at all."""

    EXPLICIT = "explicit"
    CONTEXT = "context"
    ISSUED = "issued"
    INFERRED = "inferred"
    UNKNOWN = "unknown"
