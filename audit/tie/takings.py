"""Which of the times around it a figure without one of its own takes over: a table, by the tense that it is told in,
by where the time stands in the text and by where it lies as seen from the day of issue.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from audit.model import Grain, Period
from audit.tie.verbs import Tense

_OVER = timedelta(days=400)  # after which a time is over for what has been done since
_FRESH = timedelta(days=10)  # within which what is told of a time is so today


class Lie(StrEnum):
    """Where a time lies: over for long, past, ended in these days, lasting up to now, running, to come."""

    OVER = "o"
    PAST = "p"
    FRESH = "f"
    LASTING = "l"
    RUNNING = "r"
    COMING = "c"


class Taken(NamedTuple):
    """What a figure takes, as letters of `Lie`: of the budget that its paragraph is on, of its own sentence, of its
    plan or rate, of the sentences before it, of the headings, the title and the report, of the year that the text opens
    with.
    """

    budget: str = ""
    sentence: str = "opflrc"
    plan: str = "opflrc"
    before: str = "opflrc"
    above: str = "opflrc"
    surveyed: str = "op"


# A figure for which nothing is left is of the day or year of issue.
TAKEN: Mapping[Tense, Taken] = {
    Tense.UNTOLD: Taken(budget="c", surveyed=""),
    Tense.BESIDE: Taken(before="opfr", above="opfr"),  # the budget is for 2026; 40 came, 9 of them late
    Tense.PAST: Taken(sentence="opflr", before="opfr", above="opfr"),
    Tense.DONE: Taken(before="flr", above="pflr", surveyed=""),  # sales rose in May; 14 shops have been refitted
    Tense.SINCE: Taken("", "", "", "", "r", ""),  # sales rose in May; debt has fallen to £9m
    Tense.PRESENT: Taken("c", "", "", "", "rc", ""),  # sales rose in May; it employs 90, in a report on this year
    Tense.COMING: Taken(
        budget="c", sentence="frc", before="rc", above="rc", surveyed=""
    ),  # sales were £9m in 2023 and will be £10m
}
NOW = frozenset([Tense.PRESENT, Tense.SINCE])  # of which the rest is of the day of issue


def lie(period: Period, issued: Period | None) -> Lie:
    """Where a period lies; where the day of issue is not known, every one runs."""
    spanned = period.grain is Grain.SPAN and issued is not None and period.start < issued.start - _FRESH
    if spanned and issued is not None and period.end == issued.end:
        return Lie.LASTING
    if issued is None or period.end >= issued.end > period.start:
        return Lie.RUNNING
    if period.start >= issued.end:
        return Lie.COMING
    if period.end >= issued.start - _FRESH:
        return Lie.FRESH
    return Lie.OVER if period.end < issued.start - _OVER else Lie.PAST
